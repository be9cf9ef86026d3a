//! The scene as PNG: its SVG through the CPU, with the embedded faces and no others.
//!
//! Same scene, same scale, same pixels, on every machine. Start at [`png`].

use super::{fonts, scene::Scene, svg};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, fontdb};
use std::sync::{Arc, LazyLock};

/// The largest picture that is drawn, in pixels (200 MB while it is being drawn).
pub const MAX_PIXELS: u64 = 50_000_000;

/// Why a scene could not become a PNG.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// More than [`MAX_PIXELS`], or no pixel at all.
    #[error(
        "a picture of {width} by {height} pixels cannot be drawn; choose a size from 1 to 50 million pixels"
    )]
    Size {
        /// Width in pixels.
        width: u64,
        /// Height in pixels.
        height: u64,
    },
    /// The drawing library refused the SVG we wrote.
    #[error("the picture cannot be drawn: {0}")]
    Svg(#[from] usvg::Error),
    /// The pixels could not be packed.
    #[error("the picture cannot be written as PNG: {0}")]
    Encoding(String),
}

static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for face in fonts::faces() {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(face.bytes)));
    }
    fonts.set_sans_serif_family("Inter");
    fonts.set_serif_family("Inter");
    Arc::new(fonts)
});

/// The scene as an opaque PNG with `scale` pixels a point.
pub fn png(scene: &Scene, scale: f32) -> Result<Vec<u8>, PictureError> {
    let pixels = |points: f64| (points * f64::from(scale)).round().max(0.0) as u64;
    let (width, height) = (pixels(scene.width), pixels(scene.height));
    let refused = PictureError::Size { width, height };
    let area = width.saturating_mul(height);
    if area == 0 || area > MAX_PIXELS {
        return Err(refused);
    }
    let side = |pixels: u64| u32::try_from(pixels).ok();
    let Some(mut pixmap) = side(width)
        .zip(side(height))
        .and_then(|(width, height)| Pixmap::new(width, height))
    else {
        return Err(refused);
    };
    let options = usvg::Options {
        fontdb: FONTS.clone(),
        font_family: "Inter".to_owned(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(&svg(scene), &options)?;
    resvg::render(
        &tree,
        Transform::from_scale(scale, scale),
        &mut pixmap.as_mut(),
    );
    let encoded = pixmap.encode_png();
    encoded.map_err(|error| PictureError::Encoding(error.to_string()))
}

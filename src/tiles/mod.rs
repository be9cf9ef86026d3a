//! Base maps: archives of vector tiles, their decoding, and the map style. Knows nothing of events or egui.
//!
//! For now only the vocabulary that pictures share with it.

use serde::{Deserialize, Serialize};

/// Light or dark map.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MapStyle {
    /// Dark ink on light land.
    #[default]
    Light,
    /// Light ink on dark land.
    Dark,
}

/// A colour: red, green, blue, opacity; sRGB, not premultiplied.
pub type Rgba = [u8; 4];

/// How a line is drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stroke {
    /// Its colour.
    pub colour: Rgba,
    /// Its width in points.
    pub width_points: f32,
    /// Lengths of dash and gap in points; `None` for an unbroken line.
    pub dash_points: Option<[f32; 2]>,
}

/// The background under everything.
pub fn land(style: MapStyle) -> Rgba {
    match style {
        MapStyle::Light => [0xEC, 0xEA, 0xE3, 255],
        MapStyle::Dark => [0x1F, 0x23, 0x27, 255],
    }
}

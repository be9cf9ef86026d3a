//! Draws a tile on the CPU.
//!
//! Shapes reach past the edge by the buffer, so strokes of neighbouring tiles meet; the same content gives the same
//! bytes on every machine.

use super::content::{Feature, Geometry, TileContent};
use super::style::{MapStyle, Paint, Rgba, Stroke, land, paint};
use super::tile_id::TileId;
use tiny_skia::{FillRule, LineCap, LineJoin, PathBuilder, Pixmap, StrokeDash, Transform};

/// The largest side of a tile in pixels.
const MOST_PIXELS: u32 = 4096;

/// Shorter steps of a line cannot be seen.
const LEAST_STEP_PIXELS: f32 = 0.4;

/// The tile as opaque RGBA, `side_pixels` squared (clamped to 1..=4096), row by row from the north.
///
/// `pixels_per_point` scales the lines: 512 pixels for the 256 points of a tile at its own zoom are 2.
pub fn raster(
    content: &TileContent,
    id: TileId,
    side_pixels: u32,
    pixels_per_point: f32,
    style: MapStyle,
) -> Vec<u8> {
    let side = side_pixels.clamp(1, MOST_PIXELS);
    let Some(mut picture) = Pixmap::new(side, side) else {
        return Vec::new();
    };
    picture.fill(colour(land(style)));
    let zoom = f64::from(id.zoom);
    let look = |feature: &Feature| paint(style, feature.kind, feature.rank, zoom);
    // Shapes that look alike are one path: faster, and areas side by side leave no seam.
    let alike = |a: &Feature, b: &Feature| a.kind == b.kind && look(a) == look(b);
    for group in content.features.chunk_by(alike) {
        if let Some(look) = group.first().and_then(look) {
            draw(&mut picture, group, look, pixels_per_point);
        }
    }
    picture.take()
}

fn colour([red, green, blue, alpha]: Rgba) -> tiny_skia::Color {
    tiny_skia::Color::from_rgba8(red, green, blue, alpha)
}

fn draw(picture: &mut Pixmap, group: &[Feature], look: Paint, pixels_per_point: f32) {
    let side = picture.width() as f32;
    let mut path = PathBuilder::new();
    for feature in group {
        let (Geometry::Polygons(parts) | Geometry::Lines(parts)) = &feature.geometry;
        let closed = matches!(feature.geometry, Geometry::Polygons(_));
        for part in parts {
            trace(&mut path, part, side);
            if closed {
                path.close();
            }
        }
    }
    let Some(path) = path.finish() else { return };
    let mut ink = tiny_skia::Paint::default();
    if let Some(fill) = look.fill {
        ink.set_color(colour(fill));
        picture.fill_path(&path, &ink, FillRule::Winding, Transform::identity(), None);
    }
    if let Some(stroke) = look.stroke {
        ink.set_color(colour(stroke.colour));
        let pen = pen(stroke, pixels_per_point);
        picture.stroke_path(&path, &ink, &pen, Transform::identity(), None);
    }
}

/// Adds a line without the points that lie within a fraction of a pixel of the one before.
fn trace(path: &mut PathBuilder, part: &[[f32; 2]], side: f32) {
    let mut before = [f32::MAX; 2];
    for (at, [x, y]) in part.iter().enumerate() {
        let [x, y] = [x * side, y * side];
        let near = (x - before[0]).hypot(y - before[1]) < LEAST_STEP_PIXELS;
        match at {
            0 => path.move_to(x, y),
            _ if near && at + 1 < part.len() => continue,
            _ => path.line_to(x, y),
        }
        before = [x, y];
    }
}

fn pen(stroke: Stroke, pixels_per_point: f32) -> tiny_skia::Stroke {
    let pixels = |points: f32| points * pixels_per_point;
    let dashes = stroke.dash_points.map(|lengths| lengths.map(pixels));
    tiny_skia::Stroke {
        width: pixels(stroke.width_points),
        line_cap: LineCap::Butt,
        line_join: LineJoin::Round,
        dash: dashes.and_then(|lengths| StrokeDash::new(lengths.to_vec(), 0.0)),
        ..tiny_skia::Stroke::default()
    }
}

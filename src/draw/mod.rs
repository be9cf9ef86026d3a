//! Scenes: pictures as lists of shapes, and their writers. Knows answers and views, never the store or egui.
//!
//! A [`Scene`] is plain data in points; [`svg()`] and [`png()`] write it, and the window paints the same shapes.
//! Everything here is a pure function: same input, same bytes. Start at [`Shape`], then [`marks()`].

mod fonts;
mod glyph;
mod marks;
mod png;
mod scale;
mod scene;
mod svg;
pub mod theme;

pub use fonts::{ASCENT_EM, Face, SANS_FAMILY, faces, text_width};
pub use glyph::{Glyph, glyph, type_glyph};
pub use marks::{HIT_TOLERANCE_POINTS, MapMarks, Selected, hit, marks, type_colour};
pub use png::{MAX_PIXELS, PictureError, png};
pub use scale::{MarkScale, mark_scale};
pub use scene::{Anchor, Frame, Halo, Scene, Shape, Text};
pub use svg::svg;

//! Scenes: pictures as lists of shapes, and their writers. Knows answers and views, never the store or egui.
//!
//! A [`Scene`] is plain data in points; [`svg()`] and [`png()`] write it, and the window paints the same shapes.
//! Everything here is a pure function: same input, same bytes. Start at [`Shape`], then [`marks()`].

mod png;
mod scene;
mod svg;

mod fonts;
mod setting;
pub mod theme;

mod glyph;
mod marks;
mod scale;

mod base_map;
mod labels;

mod caption;
mod legend;
mod outlines;
mod picture;
mod scale_bar;

pub use base_map::base_map;
pub use caption::caption;
pub use fonts::{ASCENT_EM, Face, SANS_FAMILY, faces, text_width};
pub use glyph::{Glyph, glyph, type_glyph};
pub use labels::{label_candidates, labels};
pub use legend::{Legend, MARKS_NOTE, legend};
pub use marks::{
    HIT_TOLERANCE_POINTS, MapMarks, Selected, hit, marks, selected_label, type_colour,
};
pub use outlines::{outline_at, outlines};
pub use picture::{MapPicture, NOTICE_HEIGHT, map_picture};
pub use png::{MAX_PIXELS, PictureError, png};
pub use scale::{MarkScale, mark_scale};
pub use scale_bar::scale_bar;
pub use scene::{Anchor, Frame, Halo, Scene, Shape, Text};
pub use svg::svg;

//! The picture as plain data: shapes in drawing order, in points from the top left corner, y down.
//!
//! Knows nothing of files, fonts or widgets; [`super::svg()`] writes it, the window paints it.

use crate::tiles::{Rgba, Stroke};

/// A picture: its size in points, what it says to those who cannot see it, and its shapes from below to above.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// What lies under everything.
    pub background: Rgba,
    /// Title: what the picture shows, in one line.
    pub title: String,
    /// The picture in words: what it counts, and where its parts come from.
    pub description: String,
    /// From below to above.
    pub shapes: Vec<Shape>,
}

/// A rectangle in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Left edge.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Width, at least 0.
    pub width: f32,
    /// Height, at least 0.
    pub height: f32,
}

impl Frame {
    /// The right edge.
    pub fn right(&self) -> f32 {
        self.left + self.width
    }

    /// The bottom edge.
    pub fn bottom(&self) -> f32 {
        self.top + self.height
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(&self, other: &Frame) -> bool {
        self.left < other.right()
            && other.left < self.right()
            && self.top < other.bottom()
            && other.top < self.bottom()
    }

    /// Whether `other` lies wholly inside, edges included.
    pub fn holds(&self, other: &Frame) -> bool {
        self.left <= other.left
            && self.top <= other.top
            && other.right() <= self.right()
            && other.bottom() <= self.bottom()
    }

    /// The rectangle grown by `points` on every side.
    pub fn grown(&self, points: f32) -> Frame {
        Frame {
            left: self.left - points,
            top: self.top - points,
            width: self.width + 2.0 * points,
            height: self.height + 2.0 * points,
        }
    }
}

/// One thing to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// An area by the non-zero rule: outer rings and holes turn opposite ways.
    Fill {
        /// Closed rings, the last point not repeated.
        rings: Vec<Vec<[f32; 2]>>,
        /// Colour of the inside.
        fill: Option<Rgba>,
        /// The rim, centred on the edge.
        stroke: Option<Stroke>,
    },
    /// Lines of one stroke, with round joins.
    Lines {
        /// Each with at least two points.
        lines: Vec<Vec<[f32; 2]>>,
        /// Colour, width and dashes.
        stroke: Stroke,
    },
    /// A rectangle.
    Rect {
        /// Where.
        frame: Frame,
        /// Radius of its corners in points.
        radius: f32,
        /// Colour of the inside.
        fill: Option<Rgba>,
        /// The rim, centred on the edge.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Disc {
        /// Middle.
        centre: [f32; 2],
        /// Radius in points.
        radius: f32,
        /// Colour of the inside.
        fill: Option<Rgba>,
        /// The rim, centred on the edge.
        stroke: Option<Stroke>,
    },
    /// A piece of a ring; a wedge when `inner` is 0. Angles are turns, clockwise from the top.
    Sector {
        /// Middle of the ring.
        centre: [f32; 2],
        /// Inner radius in points.
        inner: f32,
        /// Outer radius in points.
        outer: f32,
        /// Where it starts, 0 to 1.
        from_turn: f32,
        /// Where it ends, more than `from_turn` and at most one turn later.
        to_turn: f32,
        /// Colour.
        fill: Rgba,
    },
    /// One line of text.
    Text(Text),
}

/// Which part of a text stands at its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Anchor {
    /// The text starts there.
    #[default]
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// A rim around letters that keeps them readable over a map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Halo {
    /// Its colour, as a rule the land's.
    pub colour: Rgba,
    /// How far it reaches past the letters, in points.
    pub width: f32,
}

/// One line of text in the embedded sans face.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where its anchor stands, on the baseline.
    pub at: [f32; 2],
    /// What it says; control characters are not drawn.
    pub text: String,
    /// Size in points.
    pub size: f32,
    /// 400, 500 or 600.
    pub weight: u16,
    /// Slanted, as names of water are.
    pub italic: bool,
    /// Colour of the letters.
    pub colour: Rgba,
    /// Which part of it stands at `at`.
    pub anchor: Anchor,
    /// The rim around the letters.
    pub halo: Option<Halo>,
    /// Space added after each letter, in points.
    pub letter_spacing: f32,
}

impl Text {
    /// A plain text that starts at `at`: regular, upright, no halo.
    pub fn plain(at: [f32; 2], text: impl Into<String>, size: f32, colour: Rgba) -> Text {
        Text {
            at,
            text: text.into(),
            size,
            weight: 400,
            italic: false,
            colour,
            anchor: Anchor::Start,
            halo: None,
            letter_spacing: 0.0,
        }
    }
}

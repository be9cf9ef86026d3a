//! A shape for each event type, so that colour alone never decides which type is meant.
//!
//! Used in legends and wherever one type stands by itself. Start at [`type_glyph`].

use super::scene::Shape;
use crate::tiles::Rgba;
use std::f32::consts::TAU;

/// A small sign that is told apart by its outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A circle.
    Disc,
    /// A square on its corner.
    Diamond,
    /// A triangle, point up.
    Triangle,
    /// A square.
    Square,
    /// A six-sided figure, point up.
    Hexagon,
    /// A triangle, point down.
    TriangleDown,
    /// An upright cross with broad arms.
    Cross,
    /// A five-sided figure, point up.
    Pentagon,
}

/// The glyph of the event type with this index; from the ninth type on they repeat.
pub fn type_glyph(index: usize) -> Glyph {
    const ORDER: [Glyph; 8] = [
        Glyph::Disc,
        Glyph::Diamond,
        Glyph::Triangle,
        Glyph::Square,
        Glyph::Hexagon,
        Glyph::TriangleDown,
        Glyph::Cross,
        Glyph::Pentagon,
    ];
    ORDER[index % ORDER.len()]
}

/// The glyph drawn as large to the eye as a disc of `radius` points.
pub fn glyph(glyph: Glyph, centre: [f32; 2], radius: f32, colour: Rgba) -> Shape {
    let polygon = |corners: usize, turn: f32, reach: f32, drop: f32| {
        let corner = |number: usize| {
            let angle = (turn + number as f32 / corners as f32) * TAU;
            let (x, y) = (angle.sin() * reach * radius, -angle.cos() * reach * radius);
            [centre[0] + x, centre[1] + y + drop * radius]
        };
        Shape::Fill {
            rings: vec![(0..corners).map(corner).collect()],
            colour,
        }
    };
    match glyph {
        Glyph::Disc => Shape::Disc {
            centre,
            radius,
            fill: Some(colour),
            stroke: None,
        },
        Glyph::Diamond => polygon(4, 0.0, 1.22, 0.0),
        Glyph::Square => polygon(4, 0.125, 1.27, 0.0),
        Glyph::Triangle => polygon(3, 0.0, 1.38, 0.2),
        Glyph::TriangleDown => polygon(3, 0.5, 1.38, -0.2),
        Glyph::Hexagon => polygon(6, 0.0, 1.12, 0.0),
        Glyph::Pentagon => polygon(5, 0.0, 1.16, 0.05),
        Glyph::Cross => cross(centre, radius, colour),
    }
}

fn cross([x, y]: [f32; 2], radius: f32, colour: Rgba) -> Shape {
    let (far, near) = (radius * 1.1, radius * 0.42);
    let corners = [
        (-near, -far),
        (near, -far),
        (near, -near),
        (far, -near),
        (far, near),
        (near, near),
        (near, far),
        (-near, far),
        (-near, near),
        (-far, near),
        (-far, -near),
        (-near, -near),
    ];
    Shape::Fill {
        rings: vec![corners.map(|(dx, dy)| [x + dx, y + dy]).to_vec()],
        colour,
    }
}

//! A shape for each event type, so that colour alone never decides which type is meant.
//!
//! Used in legends and wherever one type stands by itself. Start at [`type_glyph`].

use super::scene::Shape;
use crate::tiles::{Rgba, Stroke};
use std::f32::consts::{PI, TAU};

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

/// The glyph with the area of a disc of `radius` points, so that size still says the number.
pub fn glyph(
    glyph: Glyph,
    centre: [f32; 2],
    radius: f32,
    fill: Option<Rgba>,
    stroke: Option<Stroke>,
) -> Shape {
    let corners = match glyph {
        Glyph::Disc => {
            return Shape::Disc {
                centre,
                radius,
                fill,
                stroke,
            };
        }
        Glyph::Diamond => regular(4, 0.0),
        Glyph::Square => regular(4, 0.125),
        Glyph::Triangle => regular(3, 0.0),
        Glyph::TriangleDown => regular(3, 0.5),
        Glyph::Hexagon => regular(6, 0.0),
        Glyph::Pentagon => regular(5, 0.0),
        Glyph::Cross => cross(),
    };
    let placed = |[x, y]: [f32; 2]| [centre[0] + x * radius, centre[1] + y * radius];
    Shape::Fill {
        rings: vec![corners.into_iter().map(placed).collect()],
        fill,
        stroke,
    }
}

/// A regular figure with the area of the unit disc, its first corner `turn` turns clockwise from the top.
fn regular(corners: usize, turn: f32) -> Vec<[f32; 2]> {
    let part = TAU / corners as f32;
    // Area of the figure in the unit circle: n / 2 * sin(2 pi / n).
    let reach = (PI / (corners as f32 / 2.0 * part.sin())).sqrt();
    let corner = |number: usize| {
        let angle = turn * TAU + number as f32 * part;
        [angle.sin() * reach, -angle.cos() * reach]
    };
    (0..corners).map(corner).collect()
}

/// An upright cross with the area of the unit disc.
fn cross() -> Vec<[f32; 2]> {
    const ARM: f32 = 0.4;
    // Area: (2 far)^2 less four corner squares of side (far - arm * far).
    let far = (PI / (4.0 - 4.0 * (1.0 - ARM) * (1.0 - ARM))).sqrt();
    let near = ARM * far;
    let quarter = [[-near, -far], [near, -far], [near, -near]];
    let turned = |[x, y]: [f32; 2], quarters: usize| match quarters {
        0 => [x, y],
        1 => [-y, x],
        2 => [-x, -y],
        _ => [y, -x],
    };
    (0..4)
        .flat_map(|quarters| quarter.map(|corner| turned(corner, quarters)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_glyph_has_the_area_of_its_disc() {
        for index in 0..8 {
            let Shape::Fill { rings, .. } = glyph(type_glyph(index), [3.0, 4.0], 2.0, None, None)
            else {
                continue;
            };
            let ring = &rings[0];
            let next = ring.iter().cycle().skip(1);
            let twice: f32 = ring
                .iter()
                .zip(next)
                .map(|(a, b)| a[0] * b[1] - b[0] * a[1])
                .sum();
            assert!((twice.abs() / 2.0 - PI * 4.0).abs() < 0.01, "{index}");
        }
    }
}

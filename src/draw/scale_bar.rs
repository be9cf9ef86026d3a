//! The scale bar: a round length on the ground at the middle of the map.
//!
//! Mercator stretches with latitude: towards the upper and lower edge of a large map the length is only nearly right.

use super::scene::{Halo, Shape, Text};
use super::theme::{faded, theme};
use crate::event::words::thousands;
use crate::geo::Viewport;
use crate::tiles::{MapStyle, Stroke, land};

/// The longest a bar is drawn, in points.
const LONGEST_POINTS: f64 = 120.0;

/// The bar with its length above it; `at` is its lower left end in points.
pub fn scale_bar(viewport: &Viewport, style: MapStyle, at: [f32; 2]) -> Vec<Shape> {
    let Some((metres, points)) = round_length(viewport.metres_per_point()) else {
        return Vec::new();
    };
    let name = if metres >= 1000 {
        format!("{} km", thousands(metres / 1000))
    } else {
        format!("{metres} m")
    };
    let ink = theme(style).ink;
    let [left, bottom] = at;
    let right = left + points as f32;
    let line = |colour, width_points| Shape::Lines {
        lines: vec![vec![
            [left, bottom - 4.5],
            [left, bottom],
            [right, bottom],
            [right, bottom - 4.5],
        ]],
        stroke: Stroke {
            colour,
            width_points,
            dash_points: None,
        },
    };
    vec![
        line(faded(land(style), 0.6), 3.5),
        line(ink, 1.1),
        Shape::Text(Text {
            halo: Some(Halo {
                colour: faded(land(style), 0.75),
                width: 1.5,
            }),
            ..Text::plain([left, bottom - 9.5], name, 11.5, ink)
        }),
    ]
}

/// The longest 1, 2 or 5 times a power of ten metres that fits, with its length on the screen in points.
fn round_length(metres_per_point: f64) -> Option<(u64, f64)> {
    let longest = metres_per_point * LONGEST_POINTS;
    let tens = (0..8).rev().map(|power| 10u64.pow(power));
    let metres = tens
        .flat_map(|ten| [5 * ten, 2 * ten, ten])
        .find(|&metres| metres as f64 <= longest)?;
    Some((metres, metres as f64 / metres_per_point))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_round_and_never_too_long() {
        let check = |metres_per_point, expected| {
            let (metres, points) = round_length(metres_per_point).unwrap();
            assert_eq!(metres, expected);
            assert!(points <= LONGEST_POINTS && points > LONGEST_POINTS / 2.6);
        };
        check(1_000.0, 100_000);
        check(1_800.0, 200_000);
        check(0.29, 20);
        check(5.0, 500);
        check(39_000.0, 2_000_000);
    }
}

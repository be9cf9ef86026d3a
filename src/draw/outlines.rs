//! The areas a person has drawn, as lines on the map; and which of them lies under a point.
//!
//! Quiet lines with a rim of the land's colour, so that they stand out from marks and names. Start at [`outlines`].

use super::scene::Shape;
use super::theme::{faded, theme};
use crate::geo::{Outline, Viewport};
use crate::tiles::{MapStyle, Stroke, land};

/// The outlines in order, the selected one stronger.
pub fn outlines(
    drawn: &[Outline],
    selected: Option<usize>,
    viewport: &Viewport,
    style: MapStyle,
) -> Vec<Shape> {
    let tokens = theme(style);
    let mut shapes = Vec::new();
    for (number, outline) in drawn.iter().enumerate() {
        let line = ring(outline, viewport);
        if line.len() < 3 {
            continue;
        }
        let (colour, width_points) = if selected == Some(number) {
            (tokens.accent, 2.2)
        } else {
            (faded(tokens.ink, 0.85), 1.4)
        };
        for (colour, width_points) in [
            (faded(land(style), 0.8), width_points + 2.4),
            (colour, width_points),
        ] {
            shapes.push(Shape::Lines {
                lines: vec![line.clone()],
                stroke: Stroke {
                    colour,
                    width_points,
                    dash_points: None,
                },
            });
        }
    }
    shapes
}

/// The rim on the screen, its first point repeated at the end; empty where a point is not finite.
fn ring(outline: &Outline, viewport: &Viewport) -> Vec<[f32; 2]> {
    let corners = outline.ring();
    let points = corners.iter().chain(corners.first()).map(|at| {
        let [x, y] = viewport.screen_from_lon_lat(*at);
        [x as f32, y as f32]
    });
    let points: Vec<[f32; 2]> = points.collect();
    let finite = points.iter().flatten().all(|value| value.is_finite());
    if finite { points } else { Vec::new() }
}

/// The number of the outline whose rim lies nearest to a point of the screen and within `within_points` of it.
pub fn outline_at(
    drawn: &[Outline],
    viewport: &Viewport,
    [x, y]: [f64; 2],
    within_points: f32,
) -> Option<usize> {
    let at = [x as f32, y as f32];
    let distances = drawn.iter().enumerate().filter_map(|(number, outline)| {
        let line = ring(outline, viewport);
        let sides = line.windows(2);
        let nearest = sides
            .map(|side| distance(at, side[0], side[1]))
            .fold(f32::MAX, f32::min);
        (nearest <= within_points).then_some((number, nearest))
    });
    let nearest = distances.min_by(|(_, one), (_, other)| one.total_cmp(other));
    nearest.map(|(number, _)| number)
}

/// From a point to the nearest point of a line segment.
fn distance([x, y]: [f32; 2], [ax, ay]: [f32; 2], [bx, by]: [f32; 2]) -> f32 {
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let share = if length > 0.0 {
        (((x - ax) * dx + (y - ay) * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (x - ax - share * dx).hypot(y - ay - share * dy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::{GeoBox, LonLat};

    #[test]
    fn the_outline_under_a_point_is_that_whose_rim_is_nearest() {
        let viewport = Viewport::new(LonLat::clamped(96.0, 21.0), 6.0, 800.0, 600.0);
        let square = GeoBox::new(95.0, 20.0, 97.0, 22.0).unwrap();
        let circle = Outline::Circle {
            centre: LonLat::clamped(96.0, 21.0),
            radius_km: 30.0,
        };
        let drawn = [Outline::Box(square), circle];
        let edge = viewport.screen_from_lon_lat(LonLat::clamped(95.0, 21.0));
        assert_eq!(outline_at(&drawn, &viewport, edge, 5.0), Some(0));
        let rim = viewport.screen_from_lon_lat(LonLat::clamped(96.0, 21.0).at_distance(30.0, 0.5));
        assert_eq!(outline_at(&drawn, &viewport, rim, 5.0), Some(1));
        assert_eq!(outline_at(&drawn, &viewport, [400.0, 300.0], 5.0), None);
    }

    #[test]
    fn an_outline_of_two_corners_is_not_drawn() {
        let viewport = Viewport::new(LonLat::clamped(96.0, 21.0), 6.0, 800.0, 600.0);
        let flat = Outline::Polygon(vec![LonLat::clamped(96.0, 21.0)]);
        assert!(outlines(&[flat], None, &viewport, MapStyle::Light).is_empty());
    }
}

//! The mapped country's outline: polygons in degrees, moved to the Mercator square once, cut to tiles on demand.
//!
//! Which country that is, the caller decides; here it is only an outline.

use super::clip;
use super::content::{Feature, FeatureKind, Geometry};
use super::tile_id::TileId;
use crate::geo::{LonLat, WorldPoint};
use ::geo::{LineString, MultiPolygon};

/// The outline, ready to be cut.
#[derive(Debug, Default)]
pub struct Home {
    parts: Vec<Part>,
}

/// One polygon: its outer ring turns one way, its holes the other, as the non-zero rule needs.
#[derive(Debug)]
struct Part {
    low: [f64; 2],
    high: [f64; 2],
    rings: Vec<Vec<[f64; 2]>>,
}

impl Home {
    /// An outline of any number of areas in degrees; what is not finite is left out.
    pub fn new(outline: &[MultiPolygon<f64>]) -> Home {
        let polygons = outline.iter().flat_map(|areas| &areas.0);
        let part = |polygon: &::geo::Polygon<f64>| {
            let mut rings = vec![turned(world_ring(polygon.exterior()), true)];
            let holes = polygon.interiors().iter().map(world_ring);
            rings.extend(holes.map(|hole| turned(hole, false)));
            let outer = rings.first().filter(|outer| outer.len() >= 3)?;
            let extreme = |axis: usize, pick: fn(f64, f64) -> f64, from: f64| {
                outer.iter().map(|point| point[axis]).fold(from, pick)
            };
            let low = [0, 1].map(|axis| extreme(axis, f64::min, f64::MAX));
            let high = [0, 1].map(|axis| extreme(axis, f64::max, f64::MIN));
            Some(Part { low, high, rings })
        };
        Home {
            parts: polygons.filter_map(part).collect(),
        }
    }

    /// Whether there is no outline.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The part of the outline in a tile, in its units: one feature for all areas, so neighbours show no seam.
    pub fn feature(&self, id: TileId) -> Option<Feature> {
        let (origin, across) = (id.origin(), f64::from(TileId::across(id.zoom)));
        let origin = [origin.x, origin.y];
        let buffer = f64::from(clip::BUFFER);
        let touches = |part: &&Part| {
            (0..2).all(|axis| {
                (part.low[axis] - origin[axis]) * across <= 1.0 + buffer
                    && (part.high[axis] - origin[axis]) * across >= -buffer
            })
        };
        let local = |ring: &Vec<[f64; 2]>| {
            let axis =
                |point: &[f64; 2], axis: usize| ((point[axis] - origin[axis]) * across) as f32;
            clip::ring(ring.iter().map(|p| [axis(p, 0), axis(p, 1)]).collect())
        };
        let parts = self.parts.iter().filter(touches);
        let rings: Vec<_> = parts
            .flat_map(|part| &part.rings)
            .map(local)
            .filter(|ring| ring.len() >= 3)
            .collect();
        (!rings.is_empty()).then_some(Feature {
            kind: FeatureKind::Home,
            rank: 0,
            geometry: Geometry::Polygons(rings),
        })
    }

    /// Whether a place lies inside the outline.
    pub fn contains(&self, at: LonLat) -> bool {
        let WorldPoint { x, y } = at.world();
        self.parts.iter().any(|part| {
            let near = (part.low[0]..=part.high[0]).contains(&x)
                && (part.low[1]..=part.high[1]).contains(&y);
            near && part
                .rings
                .iter()
                .filter(|ring| encloses(ring, [x, y]))
                .count()
                % 2
                == 1
        })
    }
}

fn world_ring(ring: &LineString<f64>) -> Vec<[f64; 2]> {
    let places = ring.0.iter().filter_map(|at| LonLat::new(at.x, at.y));
    let mut points: Vec<[f64; 2]> = places
        .map(LonLat::world)
        .map(|point| [point.x, point.y])
        .collect();
    if points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    points
}

/// Pairs of each point and the next, around.
fn edges(ring: &[[f64; 2]]) -> impl Iterator<Item = (&[f64; 2], &[f64; 2])> {
    ring.iter().zip(ring.iter().cycle().skip(1))
}

fn turned(mut ring: Vec<[f64; 2]>, clockwise: bool) -> Vec<[f64; 2]> {
    let area: f64 = edges(&ring).map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum();
    if (area > 0.0) != clockwise {
        ring.reverse();
    }
    ring
}

/// Counts the edges a ray to the east crosses.
fn encloses(ring: &[[f64; 2]], [x, y]: [f64; 2]) -> bool {
    let crossed = edges(ring).filter(|(a, b)| {
        (a[1] > y) != (b[1] > y) && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
    });
    crossed.count() % 2 == 1
}

//! Named polygons and which of them holds a place.
//!
//! Knows degrees only, not what the areas mean. Built from GeoJSON texts; files are read elsewhere.

use super::{GeoBox, LonLat};
use ::geo::{BoundingRect, Contains, MultiPolygon, Point};
use rstar::{AABB, RTree, RTreeObject};

/// A polygon area in degrees with its bounds.
#[derive(Clone, Debug)]
pub struct Area {
    /// The shape, holes included.
    pub shape: MultiPolygon<f64>,
    /// The smallest box around it.
    pub bounds: GeoBox,
}

impl Area {
    /// An area from its shape; `None` when it is empty or reaches outside the world.
    pub fn new(shape: MultiPolygon<f64>) -> Option<Area> {
        let rect = shape.bounding_rect()?;
        let bounds = GeoBox::new(rect.min().x, rect.min().y, rect.max().x, rect.max().y)?;
        Some(Area { shape, bounds })
    }

    /// Whether the place lies inside (the edge does not count).
    pub fn contains(&self, at: LonLat) -> bool {
        self.bounds.contains(at) && self.shape.contains(&Point::new(at.lon(), at.lat()))
    }
}

/// Finds the area that holds a place.
#[derive(Debug)]
pub struct AreaIndex {
    tree: RTree<Entry>,
}

#[derive(Debug)]
struct Entry {
    number: usize,
    envelope: AABB<[f64; 2]>,
}

impl RTreeObject for Entry {
    type Envelope = AABB<[f64; 2]>;
    fn envelope(&self) -> Self::Envelope {
        self.envelope
    }
}

impl AreaIndex {
    /// Indexes the areas by their bounds.
    pub fn new(areas: &[Area]) -> AreaIndex {
        let entries = areas.iter().enumerate().map(|(number, area)| Entry {
            number,
            envelope: AABB::from_corners(
                [area.bounds.west, area.bounds.south],
                [area.bounds.east, area.bounds.north],
            ),
        });
        AreaIndex {
            tree: RTree::bulk_load(entries.collect()),
        }
    }

    /// The lowest number of an area that holds the place; `areas` must be the slice the index was made of.
    pub fn find(&self, areas: &[Area], at: LonLat) -> Option<usize> {
        self.tree
            .locate_in_envelope_intersecting(&AABB::from_point([at.lon(), at.lat()]))
            .filter(|entry| areas.get(entry.number).is_some_and(|a| a.contains(at)))
            .map(|entry| entry.number)
            .min()
    }
}

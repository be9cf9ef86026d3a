//! What a tile shows: shapes in the tile's own units, and labels in degrees.
//!
//! Plain values between the decoder and whoever paints; colours and widths are in `style`.

use crate::geo::LonLat;

/// What a shape is, in drawing order.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub enum FeatureKind {
    /// The mapped country's land.
    Home,
    /// Sea.
    Ocean,
    /// Standing water.
    Lake,
    /// A border between first-level areas; under rivers, since many follow one.
    StateBorder,
    /// Running water.
    River,
    /// A main road.
    Road,
    /// A border between countries; disputed from rank [`DISPUTED`] on.
    NationalBorder,
}

/// Added to the rank of a national border that is disputed or not settled.
pub const DISPUTED: u8 = 100;

/// Shapes in tile units: `0..=1` across the tile, y down. A small buffer reaches outside.
#[derive(Clone, PartialEq, Debug)]
pub enum Geometry {
    /// Rings without a repeated last point, to be filled with the non-zero rule: outer rings and holes turn opposite ways.
    Polygons(Vec<Vec<[f32; 2]>>),
    /// Lines of at least two points.
    Lines(Vec<Vec<[f32; 2]>>),
}

impl Geometry {
    /// How many points it has.
    pub fn points(&self) -> usize {
        let (Geometry::Polygons(parts) | Geometry::Lines(parts)) = self;
        parts.iter().map(Vec::len).sum()
    }
}

/// A shape of the map.
#[derive(Clone, PartialEq, Debug)]
pub struct Feature {
    /// What it is.
    pub kind: FeatureKind,
    /// Importance, 0 first (Natural Earth's scale rank).
    pub rank: u8,
    /// Where it is.
    pub geometry: Geometry,
}

/// What a label names, most important first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord, Hash)]
pub enum LabelKind {
    /// A country.
    Country,
    /// A sea, gulf or bay.
    Sea,
    /// The seat of a national government.
    Capital,
    /// 300,000 people or more, or the seat of a first-level area.
    City,
    /// 20,000 people or more.
    Town,
    /// Anything smaller.
    Village,
}

/// A name on the map.
#[derive(Clone, PartialEq, Debug)]
pub struct Label {
    /// As it is to be shown; no control characters.
    pub name: String,
    /// The place it names.
    pub at: LonLat,
    /// What it names.
    pub kind: LabelKind,
    /// Importance, 0 first; places outside the mapped country stand two ranks lower than their size says.
    pub rank: u8,
    /// People; 0 when unknown.
    pub population: u64,
}

impl Label {
    /// The key of the one order labels come in: kind, rank, population (largest first), name, then place.
    pub(super) fn order(&self) -> impl Ord + '_ {
        let micro = |degrees: f64| (degrees * 1e6) as i64;
        (
            self.kind,
            self.rank,
            std::cmp::Reverse(self.population),
            self.name.as_str(),
            micro(self.at.lon()),
            micro(self.at.lat()),
        )
    }
}

/// What one tile shows.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct TileContent {
    /// Shapes in drawing order: by kind, then the less important first.
    pub features: Vec<Feature>,
    /// Labels whose place lies in the tile, most important first; [`super::label_paint`] says which show at a zoom.
    pub labels: Vec<Label>,
}

impl TileContent {
    /// Points of all shapes: what it weighs in a cache.
    pub(super) fn points(&self) -> usize {
        self.features.iter().map(|f| f.geometry.points()).sum()
    }

    pub(super) fn sort(&mut self) {
        self.features
            .sort_by_key(|feature| (feature.kind, std::cmp::Reverse(feature.rank)));
        self.labels.sort_by(|a, b| a.order().cmp(&b.order()));
    }
}

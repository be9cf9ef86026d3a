//! A base map: an archive of vector tiles, the mapped country's outline, and a memory of decoded tiles.
//!
//! Never fails once it is open: a damaged tile, or a file cut short under our feet, shows as empty land.

use super::cache::Cache;
use super::clip;
use super::content::{Feature, Geometry, Label, LabelKind, TileContent};
use super::home::Home;
use super::places::EXTRA_LABELS;
use super::pmtiles::Archive;
pub use super::pmtiles::TileError;
use super::schema;
use super::source::Source;
use super::style::{MapStyle, label_paint};
use super::tile_id::TileId;
use crate::geo::{LonLat, Viewport};
use ::geo::MultiPolygon;
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

/// Decoded tiles kept, and their points in all (eight bytes each).
const MOST_TILES: usize = 256;
const MOST_POINTS: usize = 6_000_000;
/// From this zoom on the mapped country needs no name.
const HOME_UNNAMED_ZOOM: u8 = 5;
/// Labels of one name closer than this are one place that two tiles or two sources know.
const NAMESAKE_POINTS: f64 = 24.0;
/// How many ranks places abroad stand back.
const RANKS_ABROAD: u8 = 2;

/// An archive plus the mapped country's outline. Clones share everything.
#[derive(Clone, Debug)]
pub struct BaseMap(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    archive: Arc<Archive>,
    home: Home,
    attribution: String,
    /// As the archive holds them.
    stored: Cache<TileId, Arc<TileContent>>,
    /// As they are drawn.
    drawn: Cache<TileId, Arc<TileContent>>,
}

impl BaseMap {
    /// A base map from the bytes of a PMTiles archive (version 3, MVT, gzip or none).
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Result<BaseMap, TileError> {
        Archive::open(Source::Bytes(bytes)).map(BaseMap::new)
    }

    /// A base map from a PMTiles file, which is read piece by piece for as long as the map lives.
    pub fn open(path: &Path) -> Result<BaseMap, TileError> {
        Archive::open(Source::open(path)?).map(BaseMap::new)
    }

    fn new(archive: Archive) -> BaseMap {
        let attribution = attribution(&archive.metadata);
        BaseMap(Arc::new(Shared {
            attribution,
            archive: Arc::new(archive),
            home: Home::default(),
            stored: Cache::new(MOST_TILES, MOST_POINTS),
            drawn: Cache::new(MOST_TILES, MOST_POINTS),
        }))
    }

    /// The same archive with the mapped country's land, any number of areas in degrees.
    pub fn with_home(self, outline: Vec<MultiPolygon<f64>>) -> BaseMap {
        BaseMap(Arc::new(Shared {
            archive: Arc::clone(&self.0.archive),
            home: Home::new(&outline),
            attribution: self.0.attribution.clone(),
            stored: Cache::new(MOST_TILES, MOST_POINTS),
            drawn: Cache::new(MOST_TILES, MOST_POINTS),
        }))
    }

    /// Who made the map, as the archive says; plain text, perhaps empty.
    pub fn attribution(&self) -> &str {
        &self.0.attribution
    }

    /// The archive's deepest zoom; past it its geometry is enlarged.
    pub fn max_zoom(&self) -> u8 {
        self.0.archive.zooms.1
    }

    /// What tile `id` shows: from it or the nearest tile around it that the archive holds, in `id`'s own units and cut
    /// to it plus a small buffer. Empty for a damaged tile, and for an `id` outside the world.
    pub fn content(&self, id: TileId) -> Arc<TileContent> {
        if !id.valid() {
            return Arc::default();
        }
        let make = || Arc::new(self.derived(id));
        self.0.drawn.get(id, make, |content| content.points())
    }

    /// The labels a viewport shows at its zoom; see [`labels`]. Decodes the tiles that cover it where nobody did yet.
    pub fn labels(&self, viewport: &Viewport) -> Vec<Label> {
        let tiles = TileId::covering(viewport, TileId::zoom_for(viewport));
        let contents: Vec<_> = tiles.into_iter().map(|id| self.content(id)).collect();
        labels(&contents, viewport)
    }

    fn derived(&self, id: TileId) -> TileContent {
        let (stored_id, stored) = self.stored(id);
        let mut content = TileContent::default();
        content.features.extend(self.0.home.feature(id));
        let features = stored.features.iter();
        content
            .features
            .extend(features.filter_map(|feature| moved(feature, stored_id, id)));
        let extra = EXTRA_LABELS.iter();
        let labels = extra.chain(&stored.labels);
        content
            .labels
            .extend(labels.filter(|label| holds(id, label.at)).cloned());
        if !self.0.home.is_empty() {
            content
                .labels
                .retain_mut(|label| self.stand_back(label, id.zoom));
        }
        content.sort();
        content
    }

    /// Puts places abroad behind those at home; `false` for the name of the mapped country once it fills the screen.
    fn stand_back(&self, label: &mut Label, zoom: u8) -> bool {
        let at_home = || self.0.home.contains(label.at);
        match label.kind {
            LabelKind::Sea => true,
            LabelKind::Country => zoom < HOME_UNNAMED_ZOOM || !at_home(),
            _ => {
                if !at_home() {
                    label.rank = label.rank.saturating_add(RANKS_ABROAD);
                }
                true
            }
        }
    }

    /// The nearest tile around `id` that the archive holds; empty when there is none or it is damaged.
    fn stored(&self, id: TileId) -> (TileId, Arc<TileContent>) {
        let deepest = id.zoom.min(self.max_zoom());
        for zoom in (0..=deepest).rev() {
            let ancestor = id.ancestor(zoom);
            match self.0.archive.holds(ancestor) {
                Ok(false) => {}
                Ok(true) => {
                    let make = || Arc::new(self.decoded(ancestor).unwrap_or_default());
                    let content = self.0.stored.get(ancestor, make, |c| c.points());
                    return (ancestor, content);
                }
                Err(_) => break,
            }
        }
        (id, Arc::default())
    }

    fn decoded(&self, id: TileId) -> Option<TileContent> {
        let bytes = self.0.archive.tile(id).ok()??;
        schema::content(&bytes, id)
    }
}

/// The labels of some tiles that a viewport shows at its zoom, once each, most important first: by kind, rank,
/// population and name. They may still collide.
pub fn labels(contents: &[Arc<TileContent>], viewport: &Viewport) -> Vec<Label> {
    let visible = viewport.visible();
    let shown = |label: &&Label| {
        let looks = label_paint(MapStyle::Light, label, viewport.zoom());
        looks.is_some() && visible.contains(label.at)
    };
    let labels = contents.iter().flat_map(|content| &content.labels);
    let mut labels: Vec<&Label> = labels.filter(shown).collect();
    labels.sort_by(|a, b| a.order().cmp(&b.order()));
    let mut once: Vec<Label> = Vec::new();
    for label in labels {
        let twin = |other: &Label| {
            let country = label.kind == LabelKind::Country && other.kind == label.kind;
            let near = || points_between(viewport, other.at, label.at) < NAMESAKE_POINTS;
            other.name == label.name && (country || near())
        };
        if !once.iter().any(twin) {
            once.push(label.clone());
        }
    }
    once
}

/// Whether a place lies in a tile, its northern and western edge included.
fn holds(id: TileId, at: LonLat) -> bool {
    let (origin, across, world) = (id.origin(), f64::from(TileId::across(id.zoom)), at.world());
    let inside = |offset: f64| (0.0..1.0).contains(&(offset * across));
    inside(world.x - origin.x) && inside(world.y - origin.y)
}

fn points_between(viewport: &Viewport, a: LonLat, b: LonLat) -> f64 {
    let (a, b) = (
        viewport.screen_from_lon_lat(a),
        viewport.screen_from_lon_lat(b),
    );
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// A feature of tile `from` in the units of tile `to` within it, cut to it; `None` when nothing is left.
fn moved(feature: &Feature, from: TileId, to: TileId) -> Option<Feature> {
    let times = f64::from(TileId::across(to.zoom)) / f64::from(TileId::across(from.zoom));
    let offset = [
        f64::from(to.x) - f64::from(from.x) * times,
        f64::from(to.y) - f64::from(from.y) * times,
    ];
    let move_point = |point: &[f32; 2]| -> [f32; 2] {
        [0, 1].map(|axis| (f64::from(point[axis]) * times - offset[axis]) as f32)
    };
    let move_part = |part: &Vec<[f32; 2]>| part.iter().map(move_point).collect::<Vec<_>>();
    let geometry = match &feature.geometry {
        Geometry::Polygons(rings) => {
            let rings = rings.iter().map(|ring| clip::ring(move_part(ring)));
            Geometry::Polygons(rings.filter(|ring| ring.len() >= 3).collect())
        }
        Geometry::Lines(lines) => {
            let lines = lines.iter().flat_map(|line| clip::line(move_part(line)));
            Geometry::Lines(lines.filter(|line| line.len() >= 2).collect())
        }
    };
    (geometry.points() > 0).then_some(Feature {
        geometry,
        ..*feature
    })
}

/// The `attribution` of an archive's description without its HTML tags.
fn attribution(metadata: &[u8]) -> String {
    let description: serde_json::Value = serde_json::from_slice(metadata).unwrap_or_default();
    let text = description
        .get("attribution")
        .and_then(|text| text.as_str());
    let mut plain = String::new();
    let mut in_tag = false;
    for character in text.unwrap_or("").chars().take(2000) {
        match character {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if in_tag || character.is_control() => {}
            _ => plain.push(character),
        }
    }
    plain
        .replace("&copy;", "\u{a9}")
        .replace("&amp;", "&")
        .trim()
        .to_owned()
}

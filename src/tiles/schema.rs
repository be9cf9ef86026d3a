//! Which layers of a vector tile mean what: the wall between other people's layer names and [`FeatureKind`].
//!
//! Knows the layers of our own archive (`assets/basemap/build.py` writes them); others are passed over.

#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

use super::content::{DISPUTED, Feature, FeatureKind, Geometry, Label, LabelKind, TileContent};
use super::mvt::{self, Shape};
use super::places;
use super::tile_id::TileId;
use crate::geo::WorldPoint;

/// Longest name that is shown, in characters.
const MOST_CHARACTERS: usize = 80;

#[derive(Clone, Copy)]
enum Meaning {
    Shape(FeatureKind),
    Country,
    Place,
}

fn meaning(layer: &str) -> Option<Meaning> {
    Some(match layer {
        "ocean" => Meaning::Shape(FeatureKind::Ocean),
        "lake" => Meaning::Shape(FeatureKind::Lake),
        "river" => Meaning::Shape(FeatureKind::River),
        "road" => Meaning::Shape(FeatureKind::Road),
        "boundary_state" => Meaning::Shape(FeatureKind::StateBorder),
        "boundary" => Meaning::Shape(FeatureKind::NationalBorder),
        "country_label" => Meaning::Country,
        "place" => Meaning::Place,
        _ => return None,
    })
}

/// The content of tile `id` from its bytes; `None` when they are no vector tile.
pub fn content(bytes: &[u8], id: TileId) -> Option<TileContent> {
    let mut content = TileContent::default();
    for layer in mvt::layers(bytes, |name| meaning(name).is_some())? {
        for feature in layer.features {
            match meaning(layer.name) {
                Some(Meaning::Shape(kind)) => content.features.extend(shape(kind, feature)),
                Some(Meaning::Country) => content.labels.extend(label(id, &feature, country)),
                Some(Meaning::Place) => content.labels.extend(label(id, &feature, place)),
                None => {}
            }
        }
    }
    content.sort();
    Some(content)
}

fn shape(kind: FeatureKind, mut feature: mvt::Feature<'_>) -> Option<Feature> {
    let mut rank = rank(&feature)?;
    if kind == FeatureKind::NationalBorder {
        rank = border_rank(feature.text("featurecla").unwrap_or(""), rank)?;
    }
    let parts = std::mem::take(&mut feature.parts);
    let with = |least: usize| -> Vec<Vec<[f32; 2]>> {
        parts.into_iter().filter(|p| p.len() >= least).collect()
    };
    let area = matches!(kind, FeatureKind::Ocean | FeatureKind::Lake);
    let geometry = match feature.shape {
        Shape::Rings if area => Geometry::Polygons(with(3)),
        Shape::Lines if !area => Geometry::Lines(with(2)),
        _ => return None,
    };
    (geometry.points() > 0).then_some(Feature {
        kind,
        rank,
        geometry,
    })
}

/// Natural Earth's classes of borders; `None` for what is no border between countries (limits of leases and of seas).
fn border_rank(class: &str, rank: u8) -> Option<u8> {
    const OPEN: [&str; 5] = [
        "Disputed",
        "Indefinite",
        "Line of control",
        "Indeterminant",
        "Breakaway",
    ];
    if class.starts_with("Overlay") || class.starts_with("Lease") || class.starts_with("Forget") {
        return None;
    }
    let open = OPEN.iter().any(|word| class.starts_with(word));
    Some(if open { DISPUTED + rank.min(20) } else { rank })
}

/// The scale rank, 0 when there is none; `None` when it is no number one can use.
fn rank(feature: &mvt::Feature<'_>) -> Option<u8> {
    let stored = feature.number("scalerank").unwrap_or(0.0);
    stored.is_finite().then_some(stored.clamp(0.0, 20.0) as u8)
}

/// A label at the feature's first point when that lies in the tile: the buffer's points are the neighbour's.
fn label(
    id: TileId,
    feature: &mvt::Feature<'_>,
    kind: fn(&mvt::Feature<'_>, &mut Label),
) -> Option<Label> {
    let name: String = feature
        .text("name")?
        .chars()
        .filter(|c| !c.is_control())
        .collect();
    let name: String = name.trim().chars().take(MOST_CHARACTERS).collect();
    let [x, y] = *feature.parts.first()?.first()?;
    let inside = |share: f32| (0.0..1.0).contains(&share);
    if feature.shape != Shape::Points || name.is_empty() || !(inside(x) && inside(y)) {
        return None;
    }
    let (origin, across) = (id.origin(), f64::from(TileId::across(id.zoom)));
    let at = WorldPoint {
        x: origin.x + f64::from(x) / across,
        y: origin.y + f64::from(y) / across,
    };
    let mut label = Label {
        name,
        at: at.lon_lat(),
        kind: LabelKind::Village,
        rank: rank(feature)?,
        population: feature.number("pop_max").unwrap_or(0.0).max(0.0) as u64,
    };
    kind(feature, &mut label);
    Some(label)
}

fn country(_: &mvt::Feature<'_>, label: &mut Label) {
    label.kind = LabelKind::Country;
}

fn place(feature: &mvt::Feature<'_>, label: &mut Label) {
    label.kind = match label.population {
        300_000.. => LabelKind::City,
        20_000.. => LabelKind::Town,
        _ => LabelKind::Village,
    };
    if feature.number("adm0cap") == Some(1.0) {
        label.kind = LabelKind::Capital;
        label.rank = label.rank.min(2);
    }
    places::amend(label, feature.text("cc"));
}

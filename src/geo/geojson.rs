//! Named polygons from GeoJSON text: the features of a collection that are a Polygon or MultiPolygon.
//!
//! Every coordinate is checked to be a place on Earth, and the size is bounded before anything is built. Reads no
//! files; start at [`named_areas`].

#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

use super::{Area, LonLat};
use ::geo::{Coord, LineString, MultiPolygon, Polygon};
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// The most opening brackets a text may have: each position, ring, polygon and list counts as one.
pub const MAX_BRACKETS: usize = 5_000_000;

/// An area with what its feature says of it.
#[derive(Clone, Debug)]
pub struct NamedArea {
    /// The feature's properties: texts as they are, numbers and truth values written out, nulls and lists left out.
    pub properties: BTreeMap<String, String>,
    /// The polygon or polygons.
    pub area: Area,
}

impl NamedArea {
    /// A property's text; empty when the feature does not have it.
    pub fn property(&self, name: &str) -> &str {
        self.properties.get(name).map_or("", String::as_str)
    }
}

/// Why a text gives no areas.
#[derive(Debug, thiserror::Error)]
pub enum GeoJsonError {
    /// Not JSON, nested too deep, or not of the shape GeoJSON has.
    #[error("the boundaries are not valid GeoJSON: {0}")]
    Json(#[from] serde_json::Error),
    /// More than [`MAX_BRACKETS`].
    #[error("the boundaries have more than {MAX_BRACKETS} vertices and rings; simplify them first")]
    TooLarge,
    /// The outermost object is something else.
    #[error("the boundaries are a GeoJSON {0:?}; save them as a FeatureCollection")]
    NotACollection(String),
    /// A feature's coordinates make no polygon.
    #[error("feature {feature} of the boundaries {fault}")]
    Feature {
        /// Counted from 1.
        feature: usize,
        /// What is wrong, as the end of the sentence.
        fault: &'static str,
    },
    /// There is no Polygon or MultiPolygon in it.
    #[error("the boundaries contain no polygons; use a file of areas, not of points or lines")]
    NoAreas,
}

#[derive(Deserialize)]
struct Collection {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    features: Vec<Feature>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    properties: Option<BTreeMap<String, serde_json::Value>>,
    #[serde(default)]
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Option<Nest>,
}

/// The areas of a GeoJSON FeatureCollection, in the order of the text; other features are passed over.
///
/// Coordinates are degrees (RFC 7946); heights are ignored. Rings that are not closed are closed.
pub fn named_areas(text: &str) -> Result<Vec<NamedArea>, GeoJsonError> {
    if text.bytes().filter(|byte| *byte == b'[').count() > MAX_BRACKETS {
        return Err(GeoJsonError::TooLarge);
    }
    let collection: Collection = serde_json::from_str(text.trim_start_matches('\u{feff}'))?;
    if collection.kind != "FeatureCollection" {
        return Err(GeoJsonError::NotACollection(collection.kind));
    }
    let mut areas = Vec::new();
    for (number, feature) in collection.features.into_iter().enumerate() {
        let Some(geometry) = feature.geometry else {
            continue;
        };
        let fault = |fault| GeoJsonError::Feature {
            feature: number + 1,
            fault,
        };
        if let Some(area) = area_of(geometry).map_err(fault)? {
            let properties = feature.properties.unwrap_or_default();
            areas.push(NamedArea {
                properties: properties.into_iter().filter_map(written).collect(),
                area,
            });
        }
    }
    if areas.is_empty() {
        return Err(GeoJsonError::NoAreas);
    }
    Ok(areas)
}

fn written((name, value): (String, serde_json::Value)) -> Option<(String, String)> {
    use serde_json::Value;
    let text = match value {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    Some((name, text))
}

/// `None` for a geometry that is no area.
fn area_of(geometry: Geometry) -> Result<Option<Area>, &'static str> {
    let polygons = match (geometry.kind.as_str(), geometry.coordinates) {
        ("Polygon", Some(rings)) => vec![polygon(rings)?],
        ("MultiPolygon", Some(Nest::List(polygons))) => polygons
            .into_iter()
            .map(polygon)
            .collect::<Result<_, _>>()?,
        ("Polygon" | "MultiPolygon", _) => return Err("has no coordinates"),
        _ => return Ok(None),
    };
    let area = Area::new(MultiPolygon(polygons));
    area.map(Some).ok_or("is empty")
}

fn polygon(nest: Nest) -> Result<Polygon<f64>, &'static str> {
    let Nest::List(rings) = nest else {
        return Err("is not nested as a polygon is");
    };
    let mut rings = rings.into_iter().map(ring);
    let outer = rings.next().ok_or("has a polygon without rings")??;
    Ok(Polygon::new(outer, rings.collect::<Result<_, _>>()?))
}

fn ring(nest: Nest) -> Result<LineString<f64>, &'static str> {
    let Nest::List(positions) = nest else {
        return Err("is not nested as a polygon is");
    };
    let places = positions.into_iter().map(|position| match position {
        Nest::Position(x, y) if LonLat::new(x, y).is_some() => Ok(Coord { x, y }),
        Nest::Position(..) => {
            Err("has a coordinate outside -180 to 180 and -90 to 90 degrees; export it as WGS 84")
        }
        _ => Err("is not nested as a polygon is"),
    });
    let places = places.collect::<Result<Vec<_>, _>>()?;
    if places.len() < 3 {
        return Err("has a ring of fewer than three places");
    }
    Ok(LineString(places))
}

/// Lists of lists of positions, to whatever depth serde_json lets through (128).
enum Nest {
    Number(f64),
    Position(f64, f64),
    List(Vec<Nest>),
}

impl<'de> Deserialize<'de> for Nest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Nest, D::Error> {
        deserializer.deserialize_any(NestVisitor)
    }
}

struct NestVisitor;

impl<'de> Visitor<'de> for NestVisitor {
    type Value = Nest;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("numbers or lists of them")
    }

    fn visit_f64<E>(self, number: f64) -> Result<Nest, E> {
        Ok(Nest::Number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Nest, E> {
        Ok(Nest::Number(number as f64))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Nest, E> {
        Ok(Nest::Number(number as f64))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Nest, A::Error> {
        let mut found = Vec::new();
        while let Some(item) = list.next_element::<Nest>()? {
            found.push(item);
        }
        Ok(match found.as_slice() {
            [Nest::Number(x), Nest::Number(y), ..] => Nest::Position(*x, *y),
            _ => Nest::List(found),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(geometry: &str, expected: Result<usize, &str>) {
        let text = format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature",
            "properties":{{"name":"A","size":3,"gone":null}},"geometry":{geometry}}}]}}"#
        );
        match (named_areas(&text), expected) {
            (Ok(areas), Ok(polygons)) => {
                assert_eq!(areas[0].area.shape.0.len(), polygons);
                assert_eq!(areas[0].property("name"), "A");
                assert_eq!(areas[0].property("size"), "3");
                assert!(!areas[0].properties.contains_key("gone"));
            }
            (Err(error), Err(part)) => {
                let error = error.to_string();
                assert!(error.contains(part), "{error:?} should say {part:?}");
            }
            (found, expected) => panic!("{geometry}: {found:?}, expected {expected:?}"),
        }
    }

    #[test]
    fn polygons_are_read_with_and_without_heights_and_closing() {
        let ring = "[[96,20],[97,20.5,130.0],[97,21]]";
        check(
            &format!(r#"{{"type":"Polygon","coordinates":[{ring}]}}"#),
            Ok(1),
        );
        let two = format!(r#"{{"type":"MultiPolygon","coordinates":[[{ring}],[{ring}]]}}"#);
        check(&two, Ok(2));
    }

    #[test]
    fn what_is_no_polygon_is_refused_with_its_reason() {
        let far = r#"{"type":"Polygon","coordinates":[[[960000,20],[97,20],[97,21]]]}"#;
        check(far, Err("feature 1 of the boundaries has a coordinate"));
        check(
            r#"{"type":"Polygon","coordinates":[[96,20],[97,20]]}"#,
            Err("nested"),
        );
        check(
            r#"{"type":"Polygon","coordinates":[[[96,20]]]}"#,
            Err("fewer"),
        );
        check(r#"{"type":"MultiPolygon","coordinates":[]}"#, Err("empty"));
        check(r#"{"type":"Polygon"}"#, Err("no coordinates"));
        check(
            r#"{"type":"Point","coordinates":[96,20]}"#,
            Err("no polygons"),
        );
        check("null", Err("no polygons"));
        check("[}", Err("not valid"));
    }

    #[test]
    fn depth_and_size_are_bounded() {
        let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
        check(
            &format!(r#"{{"type":"Polygon","coordinates":{deep}}}"#),
            Err("recursion"),
        );
        let large = "[".repeat(MAX_BRACKETS + 1);
        assert!(matches!(named_areas(&large), Err(GeoJsonError::TooLarge)));
    }

    #[test]
    fn only_a_collection_is_a_file_of_boundaries() {
        let error = named_areas(r#"{"type":"Topology"}"#).unwrap_err();
        assert!(error.to_string().contains("Topology"));
    }
}

//! Shapes a person draws on the map: boxes, polygons and circles, in degrees.
//!
//! Small and saved with the view. Knows neither the screen nor events; start at [`Outline`].

use super::{GeoBox, LonLat, great_circle_km};
use serde::{Deserialize, Serialize};

/// The most corners a drawn polygon keeps: more than a hand draws, few enough to ask of every site.
pub const MOST_CORNERS: usize = 5_000;

/// A drawn shape.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outline {
    /// All between two parallels and two meridians.
    Box(GeoBox),
    /// Corners in order; closed by itself. Sides are straight on the map in degrees.
    Polygon(Vec<LonLat>),
    /// All within a great-circle distance of a place.
    Circle {
        /// The middle.
        centre: LonLat,
        /// Kilometres from the middle to the rim, more than 0.
        radius_km: f64,
    },
}

impl Outline {
    /// Whether the place lies inside; edges of boxes and rims of circles count as inside.
    pub fn contains(&self, at: LonLat) -> bool {
        match self {
            Outline::Box(bounds) => bounds.contains(at),
            Outline::Polygon(corners) => inside(corners, at),
            Outline::Circle { centre, radius_km } => great_circle_km(*centre, at) <= *radius_km,
        }
    }
}

/// Crossing number: a ray to the east crosses the outline an odd number of times.
fn inside(corners: &[LonLat], at: LonLat) -> bool {
    let corners = corners.get(..MOST_CORNERS).unwrap_or(corners);
    let Some(last) = corners.last() else {
        return false;
    };
    let mut before = last;
    let mut odd = false;
    for corner in corners {
        if (corner.lat() > at.lat()) != (before.lat() > at.lat()) {
            let share = (at.lat() - corner.lat()) / (before.lat() - corner.lat());
            odd ^= at.lon() < corner.lon() + share * (before.lon() - corner.lon());
        }
        before = corner;
    }
    odd
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).unwrap()
    }

    #[test]
    fn a_polygon_with_a_notch_leaves_the_notch_out() {
        let corners = [
            (95.0, 20.0),
            (97.0, 20.0),
            (97.0, 22.0),
            (96.0, 20.5),
            (95.0, 22.0),
        ];
        let outline = Outline::Polygon(corners.map(|(lon, lat)| at(lon, lat)).to_vec());
        assert!(outline.contains(at(96.0, 20.2)));
        assert!(outline.contains(at(95.1, 21.5)));
        assert!(!outline.contains(at(96.0, 21.5)));
        assert!(!outline.contains(at(98.0, 21.0)));
    }

    #[test]
    fn a_circle_is_measured_along_the_ground() {
        let outline = Outline::Circle {
            centre: at(96.0, 21.0),
            radius_km: 112.0,
        };
        assert!(outline.contains(at(96.0, 22.0)));
        assert!(!outline.contains(at(96.0, 22.01)));
    }

    #[test]
    fn an_outline_of_nothing_holds_nothing() {
        assert!(!Outline::Polygon(Vec::new()).contains(at(0.0, 0.0)));
        assert!(!Outline::Polygon(vec![at(0.0, 0.0)]).contains(at(0.0, 0.0)));
    }

    #[test]
    fn a_place_off_the_earth_is_refused_when_an_outline_is_read() {
        let read = |text: &str| serde_json::from_str::<Outline>(text);
        let written = r#"{"box":[94.0,20.0,97.0,22.0]}"#;
        let outline = read(written).unwrap();
        assert_eq!(serde_json::to_string(&outline).unwrap(), written);
        assert!(read(r#"{"polygon":[[400.0,20.0]]}"#).is_err());
        assert!(read(r#"{"box":[97.0,20.0,94.0,22.0]}"#).is_err());
    }
}

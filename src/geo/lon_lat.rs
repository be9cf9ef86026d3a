//! Places in degrees, boxes of them, and the unit square of Web Mercator.
//!
//! Everything here is finite by construction: egui panics on NaN, so a bad number must end at the import.

use serde::{Deserialize, Serialize};
use std::f64::consts::PI;

/// The northernmost latitude Web Mercator shows, in degrees (atan(sinh(pi))).
pub const MAX_LATITUDE: f64 = 85.051_128_779_806_59;

/// Mean radius of the Earth in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// A place in degrees, WGS 84. Invariant: finite, `-180..=180` and `-90..=90`. Saved as `[lon, lat]`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "[f64; 2]", into = "[f64; 2]")]
pub struct LonLat {
    lon: f64,
    lat: f64,
}

impl LonLat {
    /// A place, or `None` when a number is not finite or out of range.
    pub fn new(lon: f64, lat: f64) -> Option<LonLat> {
        let inside = (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat);
        inside.then_some(LonLat { lon, lat })
    }

    /// The nearest place that exists: numbers are clamped to the range, and what is not finite becomes 0.
    pub fn clamped(lon: f64, lat: f64) -> LonLat {
        let finite = |value: f64| if value.is_finite() { value } else { 0.0 };
        LonLat {
            lon: finite(lon).clamp(-180.0, 180.0),
            lat: finite(lat).clamp(-90.0, 90.0),
        }
    }

    /// Degrees east, `-180..=180`.
    pub fn lon(self) -> f64 {
        self.lon
    }

    /// Degrees north, `-90..=90`.
    pub fn lat(self) -> f64 {
        self.lat
    }

    /// The place so many km away along the great circle that sets out at a turn of `0..1`, clockwise from north.
    ///
    /// On a sphere of the mean radius, as [`great_circle_km`] measures it.
    pub fn at_distance(self, km: f64, turn: f64) -> LonLat {
        let (lat, lon) = (self.lat.to_radians(), self.lon.to_radians());
        let (angle, bearing) = (km / EARTH_RADIUS_KM, turn * 2.0 * PI);
        let north = lat.sin() * angle.cos() + lat.cos() * angle.sin() * bearing.cos();
        let there = north.clamp(-1.0, 1.0).asin();
        let across = bearing.sin() * angle.sin() * lat.cos();
        let east = across.atan2(angle.cos() - lat.sin() * there.sin());
        LonLat::clamped((lon + east).to_degrees(), there.to_degrees())
    }

    /// The place on the Web Mercator square; latitudes past [`MAX_LATITUDE`] are clamped to its edge.
    pub fn world(self) -> WorldPoint {
        let lat = self.lat.clamp(-MAX_LATITUDE, MAX_LATITUDE).to_radians();
        WorldPoint {
            x: self.lon / 360.0 + 0.5,
            y: 0.5 - (lat.tan() + 1.0 / lat.cos()).ln() / (2.0 * PI),
        }
    }
}

impl TryFrom<[f64; 2]> for LonLat {
    type Error = &'static str;
    fn try_from([lon, lat]: [f64; 2]) -> Result<LonLat, &'static str> {
        LonLat::new(lon, lat).ok_or("a place lies between -180 and 180, -90 and 90 degrees")
    }
}

impl From<LonLat> for [f64; 2] {
    fn from(at: LonLat) -> [f64; 2] {
        [at.lon, at.lat]
    }
}

/// A point of the Web Mercator square: x grows east, y grows south, the world is `0..=1` both ways.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorldPoint {
    /// 0 at 180 degrees west, 1 at 180 degrees east.
    pub x: f64,
    /// 0 at the northern edge, 1 at the southern.
    pub y: f64,
}

impl WorldPoint {
    /// The place in degrees; points outside the square are clamped to it.
    pub fn lon_lat(self) -> LonLat {
        let n = PI * (1.0 - 2.0 * self.y);
        LonLat::clamped((self.x - 0.5) * 360.0, n.sinh().atan().to_degrees())
    }
}

/// A box in degrees. Invariant: `west <= east`, `south <= north`, all finite. Never crosses 180 degrees.
///
/// Saved as `[west, south, east, north]`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "[f64; 4]", into = "[f64; 4]")]
pub struct GeoBox {
    /// Least longitude, degrees.
    pub west: f64,
    /// Least latitude, degrees.
    pub south: f64,
    /// Greatest longitude, degrees.
    pub east: f64,
    /// Greatest latitude, degrees.
    pub north: f64,
}

impl GeoBox {
    /// Every place there is.
    pub const EARTH: GeoBox = GeoBox {
        west: -180.0,
        south: -90.0,
        east: 180.0,
        north: 90.0,
    };

    /// A box from its edges in degrees, or `None` when they are out of range or the wrong way round.
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Option<GeoBox> {
        LonLat::new(west, south)?;
        LonLat::new(east, north)?;
        (west <= east && south <= north).then_some(GeoBox {
            west,
            south,
            east,
            north,
        })
    }

    /// The smallest box around all places; `None` when there are none.
    pub fn around(places: impl IntoIterator<Item = LonLat>) -> Option<GeoBox> {
        places.into_iter().fold(None, |found: Option<GeoBox>, at| {
            let one = GeoBox {
                west: at.lon,
                south: at.lat,
                east: at.lon,
                north: at.lat,
            };
            Some(found.map_or(one, |b| b.union(one)))
        })
    }

    /// The smallest box that holds both.
    pub fn union(self, other: GeoBox) -> GeoBox {
        GeoBox {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }

    /// Whether the place lies inside or on the edge.
    pub fn contains(&self, at: LonLat) -> bool {
        (self.west..=self.east).contains(&at.lon) && (self.south..=self.north).contains(&at.lat)
    }
}

impl TryFrom<[f64; 4]> for GeoBox {
    type Error = &'static str;
    fn try_from([west, south, east, north]: [f64; 4]) -> Result<GeoBox, &'static str> {
        GeoBox::new(west, south, east, north).ok_or("a box is west, south, east, north in degrees")
    }
}

impl From<GeoBox> for [f64; 4] {
    fn from(bounds: GeoBox) -> [f64; 4] {
        [bounds.west, bounds.south, bounds.east, bounds.north]
    }
}

/// Great-circle distance in kilometres on a sphere of the mean radius (haversine).
pub fn great_circle_km(a: LonLat, b: LonLat) -> f64 {
    let (lat_a, lat_b) = (a.lat.to_radians(), b.lat.to_radians());
    let half_lat = ((b.lat - a.lat).to_radians() / 2.0).sin();
    let half_lon = ((b.lon - a.lon).to_radians() / 2.0).sin();
    let h = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_not_finite_is_no_place() {
        assert!(LonLat::new(f64::NAN, 0.0).is_none());
        assert!(LonLat::new(0.0, f64::INFINITY).is_none());
        assert!(LonLat::new(180.1, 0.0).is_none());
        assert_eq!(LonLat::clamped(f64::NAN, 95.0).lat(), 90.0);
    }

    #[test]
    fn yangon_to_mandalay_is_five_hundred_and_seventy_kilometres() {
        let yangon = LonLat::clamped(96.1561, 16.8053);
        let mandalay = LonLat::clamped(96.0836, 21.9747);
        assert!((great_circle_km(yangon, mandalay) - 574.9).abs() < 1.0);
    }

    #[test]
    fn mercator_and_back_is_the_same_place() {
        for (lon, lat) in [(0.0, 0.0), (96.2, 21.9), (-179.9, -84.0), (12.0, 85.0)] {
            let back = LonLat::clamped(lon, lat).world().lon_lat();
            assert!((back.lon() - lon).abs() < 1e-9 && (back.lat() - lat).abs() < 1e-9);
        }
    }
}

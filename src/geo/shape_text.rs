//! Shapes as short texts to type after a command, and back: the same to the last digit.
//!
//! `94,20,97,22` is a box (west, south, east, north), `circle:96,21,20` a circle of 20 km, `polygon:95,20 97,20 96,22` its
//! corners. Start at the implementations of `Display` and `FromStr`.

use super::outline::MOST_CORNERS;
use super::{GeoBox, LonLat, Outline};
use std::fmt;
use std::str::FromStr;

/// Why a text is no shape.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAShape {
    /// The numbers are too few, too many or none.
    #[error(
        "not a shape: {0:?}; write W,S,E,N for a box, circle:LON,LAT,KM or polygon:LON,LAT LON,LAT LON,LAT"
    )]
    Form(String),
    /// A place off the Earth, edges the wrong way round, or a radius that is none.
    #[error(
        "no such shape on the Earth: {0:?}; longitudes go from -180 to 180, latitudes from -90 to 90"
    )]
    Range(String),
}

impl fmt::Display for GeoBox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{},{},{},{}",
            self.west, self.south, self.east, self.north
        )
    }
}

impl FromStr for GeoBox {
    type Err = NotAShape;

    fn from_str(text: &str) -> Result<GeoBox, NotAShape> {
        let [west, south, east, north] = numbers(text)?;
        GeoBox::new(west, south, east, north).ok_or_else(|| NotAShape::Range(text.to_owned()))
    }
}

impl fmt::Display for Outline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Outline::Box(bounds) => bounds.fmt(f),
            Outline::Circle { centre, radius_km } => {
                write!(f, "circle:{},{},{radius_km}", centre.lon(), centre.lat())
            }
            Outline::Polygon(corners) => {
                f.write_str("polygon:")?;
                for (number, corner) in corners.iter().enumerate() {
                    let gap = if number > 0 { " " } else { "" };
                    write!(f, "{gap}{},{}", corner.lon(), corner.lat())?;
                }
                Ok(())
            }
        }
    }
}

impl FromStr for Outline {
    type Err = NotAShape;

    fn from_str(text: &str) -> Result<Outline, NotAShape> {
        let off_the_earth = || NotAShape::Range(text.to_owned());
        let text = text.trim();
        if let Some(circle) = text.strip_prefix("circle:") {
            let [lon, lat, radius_km] = numbers(circle)?;
            let centre = LonLat::new(lon, lat).ok_or_else(off_the_earth)?;
            let real = radius_km.is_finite() && radius_km > 0.0;
            return real
                .then_some(Outline::Circle { centre, radius_km })
                .ok_or_else(off_the_earth);
        }
        let Some(polygon) = text.strip_prefix("polygon:") else {
            return text.parse().map(Outline::Box);
        };
        let mut corners = Vec::new();
        for corner in polygon.split_whitespace().take(MOST_CORNERS) {
            let [lon, lat] = numbers(corner)?;
            corners.push(LonLat::new(lon, lat).ok_or_else(off_the_earth)?);
        }
        Ok(Outline::Polygon(corners))
    }
}

/// Exactly so many numbers with commas between them.
fn numbers<const N: usize>(text: &str) -> Result<[f64; N], NotAShape> {
    let wrong = || NotAShape::Form(text.to_owned());
    let read = text.split(',').map(|number| number.trim().parse::<f64>());
    let read: Result<Vec<f64>, _> = read.collect();
    read.map_err(|_| wrong())?.try_into().map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn places() -> impl Strategy<Value = LonLat> {
        (-180.0..=180.0f64, -90.0..=90.0f64).prop_map(|(lon, lat)| LonLat::clamped(lon, lat))
    }

    fn outlines() -> impl Strategy<Value = Outline> {
        prop_oneof![
            (places(), places()).prop_map(|(a, b)| Outline::Box(GeoBox {
                west: a.lon().min(b.lon()),
                south: a.lat().min(b.lat()),
                east: a.lon().max(b.lon()),
                north: a.lat().max(b.lat()),
            })),
            (places(), 0.001..20_000.0f64)
                .prop_map(|(centre, radius_km)| Outline::Circle { centre, radius_km }),
            proptest::collection::vec(places(), 0..9).prop_map(Outline::Polygon),
        ]
    }

    proptest! {
        #[test]
        fn a_shape_comes_back_from_its_text_to_the_last_digit(outline in outlines()) {
            prop_assert_eq!(outline.to_string().parse(), Ok(outline));
        }
    }

    #[test]
    fn a_text_that_is_no_shape_says_how_to_write_one() {
        let check = |text: &str, expected: &str| {
            let error = text.parse::<Outline>().unwrap_err().to_string();
            assert!(error.contains(expected), "{text}: {error}");
        };
        check("94,20,97", "W,S,E,N");
        check("circle:96,21", "circle:LON,LAT,KM");
        check("circle:96,21,-3", "no such shape");
        check("97,20,94,22", "no such shape");
        check("polygon:96,21 400,2", "no such shape");
        check("somewhere", "not a shape");
    }
}

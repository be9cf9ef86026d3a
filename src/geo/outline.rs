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

impl Outline {
    /// The rim as corners in order, closed by itself; a circle as that of 72 sides.
    pub fn ring(&self) -> Vec<LonLat> {
        match self {
            Outline::Box(bounds) => box_corners(bounds).to_vec(),
            Outline::Polygon(corners) => corners.clone(),
            Outline::Circle { centre, radius_km } => {
                let turns = (0..72).map(|step| f64::from(step) / 72.0);
                turns
                    .map(|turn| centre.at_distance(*radius_km, turn))
                    .collect()
            }
        }
    }

    /// The smallest box around it, circles by their 72 sides; `None` for a polygon without corners.
    pub fn bounds(&self) -> Option<GeoBox> {
        GeoBox::around(self.ring())
    }

    /// What a hand can hold to change it: the corners, or a place on the rim of a circle.
    pub fn grips(&self) -> Vec<LonLat> {
        match self {
            Outline::Circle { centre, radius_km } => vec![centre.at_distance(*radius_km, 0.25)],
            cornered => cornered.ring(),
        }
    }

    /// The same shape with the grip of this number brought to a place. One that does not exist changes nothing.
    pub fn with_grip_at(&self, grip: usize, to: LonLat) -> Outline {
        match self {
            Outline::Box(bounds) => match box_corners(bounds).get((grip + 2) % 4) {
                Some(opposite) if grip < 4 => {
                    GeoBox::around([*opposite, to]).map_or_else(|| self.clone(), Outline::Box)
                }
                _ => self.clone(),
            },
            Outline::Polygon(corners) => {
                let mut corners = corners.clone();
                if let Some(corner) = corners.get_mut(grip) {
                    *corner = to;
                }
                Outline::Polygon(corners)
            }
            Outline::Circle { centre, .. } => Outline::Circle {
                centre: *centre,
                radius_km: great_circle_km(*centre, to).max(SMALLEST_KM),
            },
        }
    }

    /// The same shape as far east and north as `to` is from `from`, in degrees; cut off at the edge of the world.
    pub fn moved(&self, from: LonLat, to: LonLat) -> Outline {
        let moved = |at: &LonLat| {
            let (east, north) = (to.lon() - from.lon(), to.lat() - from.lat());
            LonLat::clamped(at.lon() + east, at.lat() + north)
        };
        match self {
            Outline::Box(bounds) => {
                let corners = box_corners(bounds);
                GeoBox::around(corners.iter().map(moved)).map_or_else(|| self.clone(), Outline::Box)
            }
            Outline::Polygon(corners) => Outline::Polygon(corners.iter().map(moved).collect()),
            Outline::Circle { centre, radius_km } => Outline::Circle {
                centre: moved(centre),
                radius_km: *radius_km,
            },
        }
    }
}

/// The smallest circle a hand draws, in km from the middle to the rim.
pub const SMALLEST_KM: f64 = 0.1;

fn box_corners(bounds: &GeoBox) -> [LonLat; 4] {
    let GeoBox {
        west,
        south,
        east,
        north,
    } = *bounds;
    [(west, north), (east, north), (east, south), (west, south)]
        .map(|(lon, lat)| LonLat::clamped(lon, lat))
}

/// At most `most` of the corners, evenly chosen, in order: a hand draws more than a shape needs.
pub fn thinned(corners: &[LonLat], most: usize) -> Vec<LonLat> {
    let every = corners.len().div_ceil(most.max(1)).max(1);
    corners.iter().step_by(every).copied().collect()
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
    fn the_rim_of_a_circle_is_as_far_away_as_it_says() {
        let centre = at(96.0, 21.0);
        let circle = Outline::Circle {
            centre,
            radius_km: 40.0,
        };
        for rim in circle.ring() {
            assert!((great_circle_km(centre, rim) - 40.0).abs() < 1e-6);
        }
        let wider = circle.with_grip_at(0, centre.at_distance(70.0, 0.6));
        let Outline::Circle { radius_km, .. } = wider else {
            panic!("no circle");
        };
        assert!((radius_km - 70.0).abs() < 1e-6);
    }

    #[test]
    fn a_corner_moves_alone_and_a_shape_moves_whole() {
        let square = Outline::Box(GeoBox::new(95.0, 20.0, 97.0, 22.0).unwrap());
        let taller = GeoBox::new(95.0, 20.0, 98.0, 23.0).unwrap();
        assert_eq!(square.with_grip_at(1, at(98.0, 23.0)), Outline::Box(taller));
        assert_eq!(square.with_grip_at(9, at(98.0, 23.0)), square);
        let there = square.moved(at(96.0, 21.0), at(97.0, 20.5));
        let expected = GeoBox::new(96.0, 19.5, 98.0, 21.5).unwrap();
        assert_eq!(there, Outline::Box(expected));
        let corners = [at(95.0, 20.0), at(97.0, 20.0), at(96.0, 21.0)].to_vec();
        let Outline::Polygon(moved) = Outline::Polygon(corners).with_grip_at(2, at(96.0, 25.0))
        else {
            panic!("no polygon");
        };
        assert_eq!(moved[2], at(96.0, 25.0));
    }

    #[test]
    fn a_free_hand_keeps_at_most_so_many_corners() {
        let many: Vec<LonLat> = (0..1234).map(|n| at(f64::from(n) * 0.01, 0.0)).collect();
        assert!(thinned(&many, 500).len() <= 500 && thinned(&many, 500).len() > 400);
        assert_eq!(thinned(&many[..7], 500), &many[..7]);
        assert!(thinned(&[], 500).is_empty());
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

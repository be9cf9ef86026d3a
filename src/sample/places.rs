//! Where the invented events happen: real townships with invented villages in them.
//!
//! Coordinates are whole ten-thousandths of a degree and are made with whole numbers and plain arithmetic, so that they
//! are the same on every machine. Start at [`townships`].

use super::dice::Dice;
use super::names;
use crate::geo::geojson::NamedArea;
use crate::geo::{Area, LonLat};
use std::collections::{BTreeMap, BTreeSet};

/// The warscapes the sample plans by, in the order of its tables.
pub(super) const WARSCAPES: [&str; 6] = [
    "Dry Zone",
    "Northeast",
    "Southeast",
    "Northwest",
    "Lower Myanmar",
    "Rakhine",
];

/// A place in ten-thousandths of a degree.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Spot {
    pub lon_e4: i32,
    pub lat_e4: i32,
}

/// A named spot inside a township.
pub(super) struct Village {
    pub name: String,
    pub spot: Spot,
}

/// A township with its places.
pub(super) struct Township {
    pub admin1: String,
    pub district: String,
    /// What a place is called of which only the district is known.
    pub wider: String,
    pub name: String,
    /// Index into [`WARSCAPES`].
    pub warscape: usize,
    /// How much of its warscape's fighting happens here.
    pub weight: u64,
    /// How much of the country's street protest happens here.
    pub urban_weight: u64,
    /// Where events are put whose village is not known.
    pub centre: Spot,
    /// The most used first.
    pub villages: Vec<Village>,
    /// "(north)" and the like: places known only nearby.
    pub outskirts: Vec<Village>,
}

/// Places around which the invented fighting gathers, (admin1, township): chosen for a varied map.
const HEARTS: [(&str, &str); 32] = [
    ("Sagaing", "Taze"),
    ("Sagaing", "Yinmarbin"),
    ("Sagaing", "Wetlet"),
    ("Magway", "Myaing"),
    ("Magway", "Salin"),
    ("Mandalay", "Taungtha"),
    ("Mandalay", "Singu"),
    ("Shan-North", "Kutkai"),
    ("Shan-North", "Kyaukme"),
    ("Shan-South", "Pekon"),
    ("Shan-South", "Mongkaing"),
    ("Kachin", "Momauk"),
    ("Kachin", "Hpakant"),
    ("Kachin", "Waingmaw"),
    ("Kachin", "Shwegu"),
    ("Kayah", "Demoso"),
    ("Kayin", "Kawkareik"),
    ("Kayin", "Hpapun"),
    ("Bago-East", "Kyaukkyi"),
    ("Mon", "Bilin"),
    ("Tanintharyi", "Palaw"),
    ("Tanintharyi", "Yebyu"),
    ("Chin", "Paletwa"),
    ("Chin", "Mindat"),
    ("Chin", "Falam"),
    ("Sagaing", "Kale"),
    ("Sagaing", "Kawlin"),
    ("Yangon", "Hlaingtharya-West"),
    ("Bago-West", "Letpadan"),
    ("Rakhine", "Minbya"),
    ("Rakhine", "Buthidaung"),
    ("Rakhine", "Toungup"),
];

/// Townships with a city, beside those of Yangon and of Mandalay's own district.
const CITIES: [&str; 18] = [
    "Monywa",
    "Myitkyina",
    "Taunggyi",
    "Dawei",
    "Pathein",
    "Hpa-An",
    "Mawlamyine",
    "Magway",
    "Bago",
    "Lashio",
    "Loikaw",
    "Hakha",
    "Sittwe",
    "Kale",
    "Pakokku",
    "Myingyan",
    "Pyay",
    "Pyinmana",
];

/// The townships of the table that have an area and a warscape known here, in the order of the table.
pub(super) fn townships(areas: &[NamedArea], table: &str, dice: &mut Dice) -> Vec<Township> {
    let by_code: BTreeMap<&str, &Area> = areas
        .iter()
        .map(|named| (named.property("pcode"), &named.area))
        .collect();
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let mut found = Vec::new();
    let mut ground: Vec<&Area> = Vec::new();
    for record in reader.records().flatten() {
        let cell = |at: usize| record.get(at).unwrap_or("").to_owned();
        let warscape = WARSCAPES.iter().position(|name| *name == cell(4));
        let (Some(area), Some(warscape)) = (by_code.get(cell(0).as_str()), warscape) else {
            continue;
        };
        found.push(Township {
            admin1: cell(3),
            wider: wider(&cell(2)),
            district: cell(2),
            name: cell(1),
            warscape,
            weight: 0,
            urban_weight: 0,
            centre: centre(area, dice),
            villages: Vec::new(),
            outskirts: Vec::new(),
        });
        ground.push(area);
    }
    weigh(&mut found, dice);
    settle(&mut found, &ground, dice);
    found
}

fn wider(district: &str) -> String {
    let zone = district.contains("Self-Administered");
    format!("{district}{}", if zone { "" } else { " District" })
}

/// Squared distance in ten-thousandths of a degree, east-west shortened as it is at 21 degrees north.
pub(super) fn distance_squared(a: Spot, b: Spot) -> u64 {
    let east = i64::from(a.lon_e4 - b.lon_e4) * 93 / 100;
    let north = i64::from(a.lat_e4 - b.lat_e4);
    (east * east + north * north).unsigned_abs()
}

fn weigh(townships: &mut [Township], dice: &mut Dice) {
    let at = |wanted: &(&str, &str)| {
        let found = townships
            .iter()
            .find(|t| (t.admin1.as_str(), t.name.as_str()) == *wanted);
        found.map(|t| (t.warscape, t.centre))
    };
    let hearts: Vec<(usize, Spot)> = HEARTS.iter().filter_map(at).collect();
    for township in townships.iter_mut() {
        let near: u64 = hearts
            .iter()
            .filter(|(warscape, _)| *warscape == township.warscape)
            .map(|(_, heart)| {
                1_000_000 / (240 + distance_squared(*heart, township.centre) / 90_000)
            })
            .sum();
        township.weight = (near + 60) * (15 + dice.tail(285) as u64) / 100 + 1;
        let own_city = CITIES.contains(&township.name.as_str());
        township.urban_weight = match (township.admin1.as_str(), township.district.as_str()) {
            ("Yangon", _) => 40 + dice.tail(160) as u64,
            ("Mandalay", "Mandalay") => 120 + dice.below(120) as u64,
            _ if own_city => 140 + dice.below(160) as u64,
            _ => 6 + dice.tail(24) as u64,
        };
    }
}

fn settle(townships: &mut [Township], ground: &[&Area], dice: &mut Dice) {
    let centres: Vec<Spot> = townships.iter().map(|t| t.centre).collect();
    let mut taken = BTreeSet::new();
    for (number, township) in townships.iter_mut().enumerate() {
        let area = ground[number];
        let mut near: Vec<Spot> = centres.clone();
        near.sort_by_key(|spot| distance_squared(*spot, township.centre));
        let roads: Vec<Spot> = near.into_iter().skip(1).take(5).collect();
        let count = 3 + (township.weight / 260).min(14) as usize + dice.below(3);
        for _ in 0..count {
            let spot = if dice.percent(62) && !roads.is_empty() {
                along(township.centre, dice.pick(&roads), area, dice)
            } else {
                anywhere(area, dice)
            };
            let name = names::village(dice, &mut taken);
            let spot = spot.unwrap_or(township.centre);
            township.villages.push(Village { name, spot });
        }
        for side in names::sides(dice) {
            if let Some(spot) = beside(township.centre, side, area, dice) {
                let name = format!("{} ({})", township.name, side.0);
                township.outskirts.push(Village { name, spot });
            }
        }
    }
}

/// Rounded, so that a last digit read otherwise does not move a place.
fn e4(degrees: f64) -> i32 {
    (degrees * 10_000.0).round() as i32
}

fn holds(area: &Area, spot: Spot) -> bool {
    let at = LonLat::new(
        f64::from(spot.lon_e4) / 10_000.0,
        f64::from(spot.lat_e4) / 10_000.0,
    );
    at.is_some_and(|at| area.contains(at))
}

/// A village somewhere along the way to the neighbouring centre, a few kilometres off the straight line.
fn along(from: Spot, to: Spot, area: &Area, dice: &mut Dice) -> Option<Spot> {
    (0..12).find_map(|_| {
        let share = dice.between(4, 70);
        let spot = Spot {
            lon_e4: from.lon_e4 + (to.lon_e4 - from.lon_e4) * share / 100 + dice.between(-260, 260),
            lat_e4: from.lat_e4 + (to.lat_e4 - from.lat_e4) * share / 100 + dice.between(-260, 260),
        };
        holds(area, spot).then_some(spot)
    })
}

fn anywhere(area: &Area, dice: &mut Dice) -> Option<Spot> {
    let bounds = area.bounds;
    (0..40).find_map(|_| {
        let spot = Spot {
            lon_e4: dice.between(e4(bounds.west), e4(bounds.east)),
            lat_e4: dice.between(e4(bounds.south), e4(bounds.north)),
        };
        holds(area, spot).then_some(spot)
    })
}

fn beside(from: Spot, side: (&str, i32, i32), area: &Area, dice: &mut Dice) -> Option<Spot> {
    (0..8).find_map(|_| {
        let far = dice.between(200, 1100);
        let spot = Spot {
            lon_e4: from.lon_e4 + side.1 * far + dice.between(-90, 90),
            lat_e4: from.lat_e4 + side.2 * far + dice.between(-90, 90),
        };
        holds(area, spot).then_some(spot)
    })
}

/// A spot near the area's middle (the corner-weighted middle of its largest ring), inside the area.
fn centre(area: &Area, dice: &mut Dice) -> Spot {
    let rings = area.shape.0.iter().map(|polygon| &polygon.exterior().0);
    let middle = rings.max_by_key(|ring| ring.len()).map(|ring| {
        let count = ring.len().max(1) as f64;
        let sum = ring
            .iter()
            .fold((0.0, 0.0), |sum, at| (sum.0 + at.x, sum.1 + at.y));
        Spot {
            lon_e4: e4(sum.0 / count),
            lat_e4: e4(sum.1 / count),
        }
    });
    let near = middle.and_then(|middle| {
        (0..12).find_map(|turn| {
            let reach = 60 + 90 * turn;
            let spot = Spot {
                lon_e4: middle.lon_e4 + dice.between(-reach, reach),
                lat_e4: middle.lat_e4 + dice.between(-reach, reach),
            };
            holds(area, spot).then_some(spot)
        })
    });
    let found = near.or_else(|| (0..10).find_map(|_| anywhere(area, dice)));
    found.or(middle).unwrap_or(Spot {
        lon_e4: 960_000,
        lat_e4: 210_000,
    })
}

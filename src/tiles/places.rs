//! What the sources of names lack: one spelling per place, seats of government, seas, and second labels of large
//! neighbours whose middle is far off the screen.
//!
//! The tables are data, in `assets/basemap/`: Natural Earth and GeoNames spell Myanmar's places in two ways, and
//! neither archive layer says which town is the seat of a state or region.

use super::content::{Label, LabelKind};
use crate::geo::LonLat;
use std::collections::HashMap;
use std::sync::LazyLock;

const PLACES: &str = include_str!("../../assets/basemap/places.csv");
const NAMES: &str = include_str!("../../assets/basemap/names.csv");

/// Rank of a national seat, and of a first-level one, when its size gives it a lower one.
const NATIONAL_RANK: u8 = 2;
const FIRST_LEVEL_RANK: u8 = 3;

struct Place {
    country: String,
    shown_as: String,
    seat: Option<(LabelKind, u8)>,
}

static AMENDMENTS: LazyLock<HashMap<String, Place>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(PLACES.as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    let place = |row: csv::StringRecord| {
        let seat = match row.get(3)? {
            "national" => Some((LabelKind::Capital, NATIONAL_RANK)),
            "first-level" => Some((LabelKind::City, FIRST_LEVEL_RANK)),
            _ => None,
        };
        let place = Place {
            country: row.get(1)?.to_owned(),
            shown_as: row.get(2)?.to_owned(),
            seat,
        };
        Some((row.get(0)?.to_owned(), place))
    };
    rows.filter_map(place).collect()
});

/// Gives a place its usual spelling and its rank as a seat. `country` is its two-letter code, where known.
pub fn amend(label: &mut Label, country: Option<&str>) {
    let Some(place) = AMENDMENTS.get(&label.name) else {
        return;
    };
    // A hamlet may share a capital's name; it has no people on record.
    if country.is_some_and(|code| code != place.country) || label.population < 10_000 {
        return;
    }
    label.name.clone_from(&place.shown_as);
    if let Some((kind, rank)) = place.seat {
        label.kind = label.kind.min(kind);
        label.rank = label.rank.min(rank);
    }
}

/// Labels of seas, and of countries besides the one at their middle, in the order of their table.
pub static EXTRA_LABELS: LazyLock<Vec<Label>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(NAMES.as_bytes());
    let rows = reader.records().filter_map(Result::ok);
    let label = |row: csv::StringRecord| {
        let number = |at: usize| row.get(at)?.parse::<f64>().ok();
        let kind = match row.get(0)? {
            "sea" => LabelKind::Sea,
            "country" => LabelKind::Country,
            _ => return None,
        };
        Some(Label {
            name: row.get(1)?.to_owned(),
            at: LonLat::new(number(2)?, number(3)?)?,
            kind,
            rank: row.get(4)?.parse().ok()?,
            population: 0,
        })
    };
    rows.filter_map(label).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, country: Option<&str>, population: u64, expected: (&str, LabelKind, u8)) {
        let mut label = Label {
            name: name.to_owned(),
            at: LonLat::clamped(96.0, 19.7),
            kind: LabelKind::Town,
            rank: 6,
            population,
        };
        amend(&mut label, country);
        assert_eq!((label.name.as_str(), label.kind, label.rank), expected);
    }

    #[test]
    fn both_sources_give_one_spelling_and_the_same_seat() {
        check(
            "Nay Pyi Taw",
            Some("MM"),
            925_000,
            ("Naypyitaw", LabelKind::Capital, 2),
        );
        check(
            "Naypyidaw",
            None,
            930_000,
            ("Naypyitaw", LabelKind::Capital, 2),
        );
        check("Hakha", Some("MM"), 24_926, ("Hakha", LabelKind::City, 3));
    }

    #[test]
    fn a_namesake_elsewhere_or_a_hamlet_stays_as_it_is() {
        check("Magway", Some("IN"), 96_954, ("Magway", LabelKind::Town, 6));
        check("Hanoi", Some("VN"), 0, ("Hanoi", LabelKind::Town, 6));
    }

    #[test]
    fn every_row_of_the_tables_is_read() {
        assert_eq!(AMENDMENTS.len(), PLACES.lines().count() - 1);
        assert_eq!(EXTRA_LABELS.len(), NAMES.lines().count() - 1);
    }
}

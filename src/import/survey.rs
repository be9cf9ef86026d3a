//! The first pass over a table: what holds for whole columns and cannot be told from one row.
//!
//! How dates are read, which rows repeat another's key, and where most events of each country lie.

use super::cells::{self, integer, trimmed};
use super::columns::Columns;
use super::dates::{DateOrder, Decision, Parts, decide, parts};
use super::dialect::Layout;
use super::error::ImportError;
use super::meaning::Meaning;
use super::records::Record;
use super::report::Format;
use crate::geo::{GeoBox, LonLat};
use crate::watch::Watch;
use std::borrow::Cow;
use std::collections::HashMap;

/// Rows between two looks at the watch.
pub const ROWS_PER_LOOK: usize = 4096;

/// Places of a country needed before one of them can lie outside of "most".
const FEWEST_PLACES: usize = 20;

/// What the first pass found; rows are numbered from 0 in the order of the file.
#[derive(Debug)]
pub struct Survey {
    /// How the dates are read.
    pub date: Decision,
    /// How the last days are read, where the table has them.
    pub end_date: Option<Decision>,
    /// What stands in the date of every row.
    pub dates: Vec<Parts>,
    /// What stands in the last day of every row; empty when the table has none.
    pub end_dates: Vec<Parts>,
    /// Keys in more than one row.
    pub repeats: Repeats,
    areas: HashMap<String, GeoBox>,
}

/// Rows whose key stands in another row too.
#[derive(Debug, Default)]
pub struct Repeats {
    /// For every row whether a row that is newer, or as new and earlier, has its key; empty when none is.
    pub superseded: Vec<bool>,
    /// How many rows that is.
    pub rows: u64,
    /// Whether most keys stand in exactly two rows.
    pub mostly_pairs: bool,
    /// Rows without a key, in a table that has keys.
    pub rows_without_key: u64,
}

impl Survey {
    /// Whether a place far from the rest of its country would lie among them with its numbers exchanged.
    pub fn looks_swapped(&self, country: &str, at: LonLat) -> bool {
        let Some(area) = self.areas.get(country) else {
            return false;
        };
        let swapped = LonLat::new(at.lat(), at.lon());
        !area.contains(at) && swapped.is_some_and(|swapped| area.contains(swapped))
    }
}

struct Key<'a> {
    id: Cow<'a, str>,
    timestamp: i64,
}

/// Reads the table once.
pub fn survey(
    text: &str,
    layout: &Layout,
    columns: &Columns,
    order: Option<DateOrder>,
    watch: &Watch,
    read_bytes: u64,
) -> Result<Survey, ImportError> {
    let mut dates = Vec::new();
    let mut end_dates = Vec::new();
    let mut keys = Vec::new();
    let mut places: HashMap<String, Vec<(f64, f64)>> = HashMap::new();
    let mut rows = layout.rows(text);
    let mut record = Record::default();
    while read_whole(&mut rows, &mut record, layout, columns) {
        dates.push(parts(columns.cell(&record, Meaning::Date)));
        if columns.at(Meaning::EndDate).is_some() {
            end_dates.push(parts(columns.cell(&record, Meaning::EndDate)));
        }
        if let Some(at) = columns.at(Meaning::Id) {
            keys.push(Key {
                id: record.cells.get(at).cloned().unwrap_or_default(),
                timestamp: integer(columns.cell(&record, Meaning::Timestamp)).unwrap_or(0),
            });
        }
        let (lat, lon) = (Meaning::Latitude, Meaning::Longitude);
        if let Ok(at) = cells::place(columns.cell(&record, lat), columns.cell(&record, lon)) {
            let country = cells::name(columns.cell(&record, Meaning::Country));
            let of_country = match places.get_mut(country.as_ref()) {
                Some(known) => known,
                None => places.entry(country.into_owned()).or_default(),
            };
            of_country.push((at.lon(), at.lat()));
        }
        if dates.len().is_multiple_of(ROWS_PER_LOOK) {
            watch.advance(read_bytes + rows.position().0 as u64);
            if watch.cancelled() {
                return Err(ImportError::Cancelled);
            }
        }
    }
    let date = decide(dates.iter().copied(), order);
    let end_date = (!end_dates.is_empty()).then(|| decide_end(&end_dates, date, order));
    let readable = |row: usize| {
        let parts = dates.get(row).copied().unwrap_or(Parts::Missing);
        date.reading.day(parts).is_ok()
    };
    let repeats = repeats(&keys, readable);
    let areas = places
        .into_iter()
        .filter_map(|(country, at)| Some((country, usual_area(at)?)));
    Ok(Survey {
        date,
        end_date,
        repeats,
        areas: areas.collect(),
        dates,
        end_dates,
    })
}

/// Reads a row; of a row cut off in a number or a date, the cell it was cut in is dropped, since half a number is
/// a wrong number.
pub fn read_whole<'a>(
    rows: &mut super::records::Records<'a>,
    record: &mut Record<'a>,
    layout: &Layout,
    columns: &Columns,
) -> bool {
    if !rows.read(record) {
        return false;
    }
    let last = record.cells.len().wrapping_sub(1);
    if record.ends_text && record.cells.len() < layout.columns.len() {
        let exact = [
            Meaning::Date,
            Meaning::EndDate,
            Meaning::Latitude,
            Meaning::Longitude,
            Meaning::Deaths,
        ];
        if exact
            .iter()
            .any(|meaning| columns.at(*meaning) == Some(last))
        {
            record.cells.pop();
        }
    }
    true
}

/// Where the last days leave it open whether day or month comes first, the first days decide.
fn decide_end(end_dates: &[Parts], date: Decision, order: Option<DateOrder>) -> Decision {
    let own = decide(end_dates.iter().copied(), order);
    if own.ambiguous && !date.ambiguous {
        let reading = date.reading;
        return Decision {
            reading,
            ambiguous: false,
            ..own
        };
    }
    own
}

fn repeats(keys: &[Key<'_>], readable: impl Fn(usize) -> bool) -> Repeats {
    struct Newest {
        row: usize,
        timestamp: i64,
        rows: u32,
    }
    let mut found = Repeats::default();
    let mut newest: HashMap<&str, Newest> = HashMap::with_capacity(keys.len());
    let mut superseded = Vec::new();
    for (row, key) in keys.iter().enumerate().filter(|(row, _)| readable(*row)) {
        let id = trimmed(&key.id);
        if id.is_empty() {
            found.rows_without_key += 1;
            continue;
        }
        let entry = newest.entry(id).or_insert(Newest {
            row,
            timestamp: key.timestamp,
            rows: 0,
        });
        entry.rows += 1;
        if entry.rows == 1 {
            continue;
        }
        if key.timestamp > entry.timestamp {
            superseded.push(std::mem::replace(&mut entry.row, row));
            entry.timestamp = key.timestamp;
        } else {
            superseded.push(row);
        }
    }
    let pairs = newest.values().filter(|newest| newest.rows == 2).count();
    found.mostly_pairs = pairs * 2 > newest.len();
    found.rows = superseded.len() as u64;
    if !superseded.is_empty() {
        found.superseded = vec![false; keys.len()];
        for row in superseded {
            if let Some(flag) = found.superseded.get_mut(row) {
                *flag = true;
            }
        }
    }
    found
}

/// A box around nine of ten places, and as much again on every side; `None` for a handful of places.
fn usual_area(places: Vec<(f64, f64)>) -> Option<GeoBox> {
    if places.len() < FEWEST_PLACES {
        return None;
    }
    let (mut lons, mut lats): (Vec<f64>, Vec<f64>) = places.into_iter().unzip();
    let middle = |values: &mut Vec<f64>| {
        let (low, high) = (values.len() / 20, values.len() - 1 - values.len() / 20);
        let low = *values.select_nth_unstable_by(low, f64::total_cmp).1;
        let high = *values.select_nth_unstable_by(high, f64::total_cmp).1;
        let margin = (high - low).max(1.0);
        (low - margin, high + margin)
    };
    let ((west, east), (south, north)) = (middle(&mut lons), middle(&mut lats));
    GeoBox::new(
        west.max(-180.0),
        south.max(-90.0),
        east.min(180.0),
        north.min(90.0),
    )
}

/// Whether a table with this format promises that a key stands once.
pub fn keys_are_unique(format: Format) -> bool {
    format != Format::Table
}

//! What holds for whole columns and cannot be told from one row.
//!
//! How dates are read, which rows repeat another's key, and where most events of each country lie. A [`Survey`] is
//! guessed from the first rows and then drawn from all of them; see `passes` for what happens when they differ.

use super::cells::{Axis, integer, name, trimmed};
use super::columns::Columns;
use super::dates::{DateOrder, Decision, Parts, decide, parts};
use super::dialect::Layout;
use super::meaning::Meaning;
use super::records::Record;
use super::report::{FaultKind, Format};
use super::rows::Table;
use crate::geo::{GeoBox, LonLat};
use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use std::borrow::Cow;
use std::hash::BuildHasher;

/// Rows a survey is guessed from.
const GUESSED_FROM_ROWS: usize = 2000;

/// Places of a country needed before one of them can lie outside of "most".
const FEWEST_PLACES: usize = 20;

/// What holds for whole columns; rows are numbered from 0 in the order of the file.
#[derive(Debug)]
pub struct Survey {
    /// How the dates are read.
    pub date: Decision,
    /// How the last days are read, where the table has them.
    pub end_date: Option<Decision>,
    /// Keys in more than one row.
    pub repeats: Repeats,
    areas: HashMap<String, GeoBox>,
    any_looks_swapped: bool,
    /// Hashes keys, so that all sections hash them alike.
    hasher: DefaultHashBuilder,
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
    /// The survey if all rows were like the first: dates written so, no key twice, no place in the wrong country.
    pub fn guess(table: Table<'_>, order: Option<DateOrder>) -> Survey {
        let Table {
            text,
            layout,
            columns,
        } = table;
        let mut seen = Seen::default();
        let mut rows = layout.rows(text);
        let mut record = Record::default();
        while seen.dates.len() < GUESSED_FROM_ROWS
            && read_whole(&mut rows, &mut record, layout, columns)
        {
            seen.dates.push(parts(columns.cell(&record, Meaning::Date)));
            if columns.at(Meaning::EndDate).is_some() {
                let cell = columns.cell(&record, Meaning::EndDate);
                seen.end_dates.push(parts(cell));
            }
        }
        Survey::of(&seen, order)
    }

    /// The survey of all rows.
    pub fn of(seen: &Seen<'_>, order: Option<DateOrder>) -> Survey {
        let date = decide(seen.dates.iter().copied(), order);
        let end_date =
            (!seen.end_dates.is_empty()).then(|| decide_end(&seen.end_dates, date, order));
        let readable = |row: usize| {
            let parts = seen.dates.get(row).copied().unwrap_or(Parts::Missing);
            date.reading.day(parts).is_ok()
        };
        let places = seen.places.iter();
        let areas = places.filter_map(|(country, at)| Some((country.clone(), usual_area(at)?)));
        let mut survey = Survey {
            date,
            end_date,
            repeats: repeats(&seen.keys, readable),
            areas: areas.collect(),
            any_looks_swapped: false,
            hasher: DefaultHashBuilder::default(),
        };
        survey.any_looks_swapped = seen.places.iter().any(|(country, places)| {
            let area = survey.areas.get(country);
            area.is_some_and(|area| places.iter().any(|at| looks_swapped(area, *at)))
        });
        survey
    }

    /// Whether events read by the guess are other than events read by this.
    pub fn overrules(&self, guess: &Survey, format: Format) -> bool {
        let end_reading = |survey: &Survey| survey.end_date.map(|decision| decision.reading);
        self.date.reading != guess.date.reading
            || end_reading(self) != end_reading(guess)
            || (keys_are_unique(format) && self.repeats.rows > 0)
            || self.any_looks_swapped
    }

    /// Whether a place far from the rest of its country would lie among them with its numbers exchanged.
    pub fn looks_swapped(&self, country: &str, at: LonLat) -> bool {
        let area = self.areas.get(country);
        area.is_some_and(|area| looks_swapped(area, at))
    }
}

fn looks_swapped(area: &GeoBox, at: LonLat) -> bool {
    let swapped = LonLat::new(at.lat(), at.lon());
    !area.contains(at) && swapped.is_some_and(|swapped| area.contains(swapped))
}

/// What a survey is drawn from, row by row.
#[derive(Debug, Default)]
pub struct Seen<'t> {
    dates: Vec<Parts>,
    end_dates: Vec<Parts>,
    keys: Vec<Key<'t>>,
    places: HashMap<String, Vec<LonLat>>,
}

#[derive(Debug)]
struct Key<'t> {
    id: Cow<'t, str>,
    /// Made where the row is read, side by side and while the key is at hand.
    hash: u64,
    timestamp: i64,
}

impl<'t> Seen<'t> {
    /// Adds a row, read by the survey `guess`.
    pub fn add(
        &mut self,
        guess: &Survey,
        columns: &Columns,
        record: &Record<'t>,
        date: Parts,
        end_date: Parts,
        place: Result<LonLat, (Axis, FaultKind)>,
    ) {
        self.dates.push(date);
        if columns.at(Meaning::EndDate).is_some() {
            self.end_dates.push(end_date);
        }
        if let Some(at) = columns.at(Meaning::Id) {
            let id = match record.cells.get(at) {
                Some(Cow::Borrowed(id)) => Cow::Borrowed(trimmed(id)),
                Some(Cow::Owned(id)) => Cow::Owned(trimmed(id).to_owned()),
                None => Cow::Borrowed(""),
            };
            self.keys.push(Key {
                hash: guess.hasher.hash_one(id.as_ref()),
                id,
                timestamp: integer(columns.cell(record, Meaning::Timestamp)).unwrap_or(0),
            });
        }
        if let Ok(at) = place {
            let country = name(columns.cell(record, Meaning::Country));
            match self.places.get_mut(country.as_ref()) {
                Some(known) => known.push(at),
                None => {
                    self.places.insert(country.into_owned(), vec![at]);
                }
            }
        }
    }

    /// Adds the rows that follow.
    pub fn append(&mut self, later: Seen<'t>) {
        self.dates.extend(later.dates);
        self.end_dates.extend(later.end_dates);
        self.keys.extend(later.keys);
        for (country, places) in later.places {
            self.places.entry(country).or_default().extend(places);
        }
    }
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
        hash: u64,
        timestamp: i64,
        rows: u32,
    }
    let mut found = Repeats::default();
    let mut newest: Vec<Newest> = Vec::with_capacity(keys.len());
    let mut by_id: HashTable<usize> = HashTable::with_capacity(keys.len());
    let mut superseded = Vec::new();
    for (row, key) in keys.iter().enumerate().filter(|(row, _)| readable(*row)) {
        if key.id.is_empty() {
            found.rows_without_key += 1;
            continue;
        }
        let is_same = |at: &usize| {
            let known = newest.get(*at).filter(|known| known.hash == key.hash);
            let known = known.and_then(|known| keys.get(known.row));
            known.is_some_and(|known| known.id == key.id)
        };
        let known = by_id.find(key.hash, is_same).copied();
        let Some(entry) = known.and_then(|at| newest.get_mut(at)) else {
            let hash_of = |at: &usize| newest.get(*at).map_or(0, |known: &Newest| known.hash);
            by_id.insert_unique(key.hash, newest.len(), hash_of);
            newest.push(Newest {
                row,
                hash: key.hash,
                timestamp: key.timestamp,
                rows: 1,
            });
            continue;
        };
        entry.rows += 1;
        if key.timestamp > entry.timestamp {
            superseded.push(std::mem::replace(&mut entry.row, row));
            entry.timestamp = key.timestamp;
        } else {
            superseded.push(row);
        }
    }
    let pairs = newest.iter().filter(|newest| newest.rows == 2).count();
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
fn usual_area(places: &[LonLat]) -> Option<GeoBox> {
    if places.len() < FEWEST_PLACES {
        return None;
    }
    let degrees = places.iter().map(|at| (at.lon(), at.lat()));
    let (mut lons, mut lats): (Vec<f64>, Vec<f64>) = degrees.unzip();
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

//! Filling a store: rows come in the order of the file and leave sorted by day.
//!
//! The only place where a store is still changing; once built it never does again.

use super::columns::{EventStore, Place, Township};
use super::dictionary::{Dictionary, Texts};
use super::sites::Sites;
use crate::event::{Day, DayRange, Deaths, PlacePrecision, TimePrecision};
use crate::geo::LonLat;
use std::collections::HashMap;

/// One event as a source gives it. Empty strings mean "not given".
#[derive(Clone, Debug)]
pub struct NewEvent<'a> {
    /// The source's key; the only one that survives between exports.
    pub id: &'a str,
    /// The day, or the span the source gives.
    pub days: DayRange,
    /// How well the day is known.
    pub time_precision: TimePrecision,
    /// Where; `None` when the row has no usable coordinate.
    pub at: Option<LonLat>,
    /// How well the place is known.
    pub place_precision: PlacePrecision,
    /// Country, as the source writes it.
    pub country: &'a str,
    /// First administrative level.
    pub admin1: &'a str,
    /// Second administrative level.
    pub admin2: &'a str,
    /// Third administrative level: the township.
    pub admin3: &'a str,
    /// Name of the town, village or spot.
    pub location: &'a str,
    /// The source's coarse class (ACLED `event_type`).
    pub event_type: &'a str,
    /// The source's finest class (ACLED `sub_event_type`, UCDP type of violence in words).
    pub sub_event_type: &'a str,
    /// First side.
    pub actor1: &'a str,
    /// Second side.
    pub actor2: &'a str,
    /// Names associated with the first side.
    pub associates1: &'a [&'a str],
    /// Names associated with the second side.
    pub associates2: &'a [&'a str],
    /// Estimated deaths; `None` when the source gives none.
    pub deaths: Option<Deaths>,
    /// Whether the source marks civilians as the target.
    pub civilian_targeting: bool,
    /// Who reported it.
    pub source: &'a str,
    /// The source's description.
    pub notes: &'a str,
    /// Seconds since 1970 at which the source last changed the row; 0 when not given.
    pub timestamp: i64,
    /// Line of the file on which the row starts, from 1.
    pub line: u32,
}

/// Collects events in any order and makes a store of them.
#[derive(Debug, Default)]
pub struct StoreBuilder {
    columns: EventStore,
    place_codes: HashMap<PlaceKey, u32>,
    township_codes: HashMap<(u32, String), u16>,
    class_codes: HashMap<(u32, u32), u16>,
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct PlaceKey {
    names: [u32; 5],
    bits: Option<[u64; 2]>,
}

impl StoreBuilder {
    /// A builder without rows.
    pub fn new() -> StoreBuilder {
        StoreBuilder::default()
    }

    /// Number of events added so far.
    pub fn len(&self) -> usize {
        self.columns.first_day.len()
    }

    /// Whether no event was added yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds an event.
    pub fn push(&mut self, event: &NewEvent<'_>) {
        let (class, place) = (self.class(event), self.place(event));
        let township = self.columns.places[place as usize].township;
        let columns = &mut self.columns;
        columns.first_day.push(event.days.first().number());
        columns.last_day.push(event.days.last().number());
        columns.time_precision.push(event.time_precision);
        columns.place_precision.push(event.place_precision);
        columns.class.push(class);
        columns.place.push(place);
        columns.township.push(township);
        columns.actor1.push(columns.actors.intern(event.actor1));
        columns.actor2.push(columns.actors.intern(event.actor2));
        for name in event.associates1.iter().chain(event.associates2) {
            columns.associates.push(columns.actors.intern(name));
        }
        columns.associates_end.push(columns.associates.len() as u32);
        columns
            .first_side_end
            .push((columns.associates.len() - event.associates2.len()) as u32);
        columns.deaths.push(event.deaths);
        columns.civilian_targeting.push(event.civilian_targeting);
        columns.source.push(columns.sources.intern(event.source));
        columns.timestamp.push(event.timestamp);
        columns.line.push(event.line);
        columns.ids.push(event.id);
        columns.notes.push(event.notes);
    }

    fn class(&mut self, event: &NewEvent<'_>) -> u16 {
        let columns = &mut self.columns;
        let coarse = columns.event_types.intern(event.event_type);
        let fine = columns.sub_event_types.intern(event.sub_event_type);
        *self.class_codes.entry((coarse, fine)).or_insert_with(|| {
            columns.classes.push((coarse, fine));
            // Past 65,535 distinct pairs of classes the last one is shared: no real source comes near.
            (columns.classes.len() - 1).min(usize::from(u16::MAX)) as u16
        })
    }

    fn place(&mut self, event: &NewEvent<'_>) -> u32 {
        let columns = &mut self.columns;
        let names = [
            event.country,
            event.admin1,
            event.admin2,
            event.admin3,
            event.location,
        ]
        .map(|name| columns.place_names.intern(name));
        let bits = event.at.map(|at| [at.lon().to_bits(), at.lat().to_bits()]);
        let key = PlaceKey { names, bits };
        if let Some(&code) = self.place_codes.get(&key) {
            return code;
        }
        let township = if event.admin3.is_empty() {
            Township::NONE
        } else {
            let key = (names[1], event.admin3.to_owned());
            let next = (columns.townships.len() + 1).min(usize::from(u16::MAX)) as u16;
            *self.township_codes.entry(key).or_insert_with(|| {
                columns.townships.push(Township {
                    admin1: event.admin1.to_owned(),
                    admin3: event.admin3.to_owned(),
                });
                next
            })
        };
        let code = columns.places.len() as u32;
        let [country, admin1, admin2, admin3, location] = names;
        columns.places.push(Place {
            at: event.at,
            country,
            admin1,
            admin2,
            admin3,
            location,
            township,
        });
        self.place_codes.insert(key, code);
        code
    }

    /// The store: rows sorted by first day, rows of one day in the order they came.
    pub fn build(self) -> EventStore {
        let old = self.columns;
        let mut order: Vec<u32> = (0..old.first_day.len() as u32).collect();
        order.sort_by_key(|&row| old.first_day[row as usize]);
        let mut store = EventStore {
            first_day: reordered(&old.first_day, &order),
            last_day: reordered(&old.last_day, &order),
            time_precision: reordered(&old.time_precision, &order),
            place_precision: reordered(&old.place_precision, &order),
            class: reordered(&old.class, &order),
            place: reordered(&old.place, &order),
            township: reordered(&old.township, &order),
            actor1: reordered(&old.actor1, &order),
            actor2: reordered(&old.actor2, &order),
            deaths: reordered(&old.deaths, &order),
            civilian_targeting: reordered(&old.civilian_targeting, &order),
            source: reordered(&old.source, &order),
            timestamp: reordered(&old.timestamp, &order),
            line: reordered(&old.line, &order),
            ids: old.ids.reordered(&order),
            notes: old.notes.reordered(&order),
            ..EventStore::default()
        };
        for (new_row, &row) in (0..).zip(&order) {
            let (start, middle, end) = old.associate_bounds(row);
            store
                .associates
                .extend_from_slice(&old.associates[start..end]);
            store.associate_row.resize(store.associates.len(), new_row);
            store.associates_end.push(store.associates.len() as u32);
            store
                .first_side_end
                .push((store.associates.len() - (end - middle)) as u32);
        }
        store.spans = (0..store.first_day.len() as u32)
            .filter(|&row| store.last_day[row as usize] > store.first_day[row as usize])
            .collect();
        let mut reach = i32::MIN;
        let last_days = store.spans.iter().map(|&row| store.last_day[row as usize]);
        store.spans_reach = last_days
            .map(|last| {
                reach = reach.max(last);
                reach
            })
            .collect();
        store.classes = old.classes;
        store.event_types = old.event_types;
        store.sub_event_types = old.sub_event_types;
        store.places = old.places;
        store.place_names = old.place_names;
        store.townships = old.townships;
        store.actors = old.actors;
        store.sources = old.sources;
        let at = |row: u32| store.places[store.place[row as usize] as usize].at;
        store.sites = Sites::new(store.first_day.len() as u32, at);
        store
    }
}

fn reordered<T: Copy>(column: &[T], order: &[u32]) -> Vec<T> {
    order.iter().map(|&row| column[row as usize]).collect()
}

impl Default for EventStore {
    fn default() -> EventStore {
        EventStore {
            first_day: Vec::new(),
            last_day: Vec::new(),
            spans: Vec::new(),
            spans_reach: Vec::new(),
            time_precision: Vec::new(),
            place_precision: Vec::new(),
            class: Vec::new(),
            classes: Vec::new(),
            event_types: Dictionary::default(),
            sub_event_types: Dictionary::default(),
            place: Vec::new(),
            places: Vec::new(),
            place_names: Dictionary::default(),
            township: Vec::new(),
            townships: Vec::new(),
            actor1: Vec::new(),
            actor2: Vec::new(),
            associates: Vec::new(),
            associate_row: Vec::new(),
            associates_end: Vec::new(),
            first_side_end: Vec::new(),
            actors: Dictionary::default(),
            deaths: Vec::new(),
            civilian_targeting: Vec::new(),
            source: Vec::new(),
            sources: Dictionary::default(),
            timestamp: Vec::new(),
            line: Vec::new(),
            ids: Texts::default(),
            notes: Texts::default(),
            sites: Sites::new(0, |_| None),
        }
    }
}

/// The day range of a row number, whatever the order of rows.
pub(super) fn days_of(first: i32, last: i32) -> DayRange {
    DayRange::between(Day::from_number(first), Day::from_number(last))
}

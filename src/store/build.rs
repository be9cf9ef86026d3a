//! Filling a store: rows come in the order of the file and leave sorted by day.
//!
//! The only place where a store is still changing; once built it never does again.

use super::columns::{EventStore, Place, Row, Township};
use super::new_event::NewEvent;
use super::packed::Qualities;
use super::sites::Sites;
use crate::geo::LonLat;
use hashbrown::{DefaultHashBuilder, HashMap, HashTable};
use std::hash::BuildHasher;

/// Collects events in any order and makes a store of them.
#[derive(Debug, Default)]
pub struct StoreBuilder {
    /// The rows as they came, without what follows from their order.
    columns: EventStore,
    first_day: Vec<i32>,
    last_day: Vec<i32>,
    hasher: DefaultHashBuilder,
    place_codes: HashMap<Box<[u8]>, u32>,
    place_key: Vec<u8>,
    township_codes: HashMap<(u32, u32), u32>,
    class_codes: HashTable<u32>,
}

impl StoreBuilder {
    /// A builder without rows.
    pub fn new() -> StoreBuilder {
        StoreBuilder::default()
    }

    /// Number of events added so far.
    pub fn len(&self) -> usize {
        self.first_day.len()
    }

    /// Whether no event was added yet.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds an event.
    pub fn push(&mut self, event: &NewEvent<'_>) {
        let class = self.class(event.event_type, event.sub_event_type);
        let names = [
            event.country,
            event.admin1,
            event.admin2,
            event.admin3,
            event.location,
        ];
        let place = self.place(names, event.at);
        self.first_day.push(event.days.first().number());
        self.last_day.push(event.days.last().number());
        let columns = &mut self.columns;
        columns.qualities.push(Qualities::new(
            event.time_precision,
            event.place_precision,
            event.civilian_targeting,
        ));
        columns.class.push(class);
        columns.place.push(place);
        columns.actor1.push(columns.actors.intern(event.actor1));
        columns.actor2.push(columns.actors.intern(event.actor2));
        let names = event.associates1.iter().chain(event.associates2);
        let codes = names.map(|name| columns.actors.intern(name));
        columns.associates.push(codes, event.associates1.len());
        columns.deaths.push(event.deaths);
        columns.source.push(columns.sources.intern(event.source));
        columns.timestamp.push(event.timestamp);
        columns.line.push(event.line);
        columns.ids.push(event.id);
        columns.notes.push(event.notes);
    }

    /// Adds the events of a later part of the same file, as if they had been added one by one; `lines_before` is
    /// how many lines of the file come before those the part counted.
    pub fn append(&mut self, mut later: StoreBuilder, lines_before: u32) {
        let part = std::mem::take(&mut later.columns);
        let names = |code| part.place_names.name(code);
        let classes: Vec<u32> = part
            .class_names()
            .map(|(coarse, fine)| self.class(coarse, fine))
            .collect();
        let places: Vec<u32> = part
            .places
            .iter()
            .map(|place| self.place(place.name_codes().map(names), place.at))
            .collect();
        self.first_day.extend(later.first_day);
        self.last_day.extend(later.last_day);
        let columns = &mut self.columns;
        let actors = columns.actors.absorb(&part.actors);
        let sources = columns.sources.absorb(&part.sources);
        extend_by_code(&mut columns.class, &part.class, &classes);
        extend_by_code(&mut columns.place, &part.place, &places);
        extend_by_code(&mut columns.actor1, &part.actor1, &actors);
        extend_by_code(&mut columns.actor2, &part.actor2, &actors);
        extend_by_code(&mut columns.source, &part.source, &sources);
        columns.associates.append(&part.associates, &actors);
        columns.qualities.extend(part.qualities);
        columns.deaths.append(part.deaths);
        columns.timestamp.append(part.timestamp);
        let lines = part.line.into_iter();
        columns
            .line
            .extend(lines.map(|line| line.saturating_add(lines_before)));
        columns.ids.append(part.ids);
        columns.notes.append(part.notes);
    }

    fn class(&mut self, event_type: &str, sub_event_type: &str) -> u32 {
        let (columns, hasher) = (&mut self.columns, &self.hasher);
        let names = (event_type, sub_event_type);
        let hash = hasher.hash_one(names);
        let is_same = |code: &u32| columns.names_of_class(*code) == names;
        if let Some(&code) = self.class_codes.find(hash, is_same) {
            return code;
        }
        let code = columns.classes.len() as u32;
        columns.classes.push((
            columns.event_types.intern(event_type),
            columns.sub_event_types.intern(sub_event_type),
        ));
        self.class_codes.insert_unique(hash, code, |&code| {
            hasher.hash_one(columns.names_of_class(code))
        });
        code
    }

    fn place(&mut self, names: [&str; 5], at: Option<LonLat>) -> u32 {
        // Names and coordinate as one key: one hash and one comparison where each name would cost its own.
        let key = &mut self.place_key;
        key.clear();
        for name in names {
            key.extend_from_slice(&name.len().to_le_bytes());
            key.extend_from_slice(name.as_bytes());
        }
        for degrees in at.iter().flat_map(|at| [at.lon(), at.lat()]) {
            key.extend_from_slice(&degrees.to_bits().to_le_bytes());
        }
        if let Some(&code) = self.place_codes.get(key.as_slice()) {
            return code;
        }
        let columns = &mut self.columns;
        let codes = names.map(|name| columns.place_names.intern(name));
        let [country, admin1, admin2, admin3, location] = codes;
        let township = if admin3 == 0 {
            Township::NONE
        } else {
            let known = &mut columns.townships;
            *self
                .township_codes
                .entry((admin1, admin3))
                .or_insert_with(|| {
                    known.push(Township {
                        admin1: names[1].to_owned(),
                        admin3: names[3].to_owned(),
                    });
                    known.len() as u32
                })
        };
        let code = columns.places.len() as u32;
        columns.places.push(Place {
            at,
            country,
            admin1,
            admin2,
            admin3,
            location,
            township,
        });
        let key = self.place_key.as_slice().into();
        self.place_codes.insert(key, code);
        code
    }

    /// The store: rows sorted by first day, rows of one day in the order they came.
    pub fn build(self) -> EventStore {
        let old = self.columns;
        let order = order_by_day(&self.first_day);
        let (days, day_starts) = days_with_starts(&self.first_day, &order);
        let (spans, spans_last) = lasting_longer(&self.first_day, &self.last_day, &order);
        let mut reach = i32::MIN;
        let reaches = spans_last.iter().map(|last| {
            reach = reach.max(*last);
            reach
        });
        let place = reordered(&old.place, &order);
        EventStore {
            spans_reach: reaches.collect(),
            days,
            day_starts,
            spans,
            spans_last,
            qualities: reordered(&old.qualities, &order),
            class: reordered(&old.class, &order),
            sites: Sites::new(&place, &old.places),
            place,
            actor1: reordered(&old.actor1, &order),
            actor2: reordered(&old.actor2, &order),
            associates: old.associates.reordered(&order),
            deaths: old.deaths.reordered(&order),
            source: reordered(&old.source, &order),
            timestamp: old.timestamp.reordered(&order),
            line: reordered(&old.line, &order),
            ids: old.ids.reordered(&order),
            notes: old.notes.reordered(&order),
            ..old
        }
    }
}

/// The distinct days, ascending, and for each its first row in the new order, with the number of rows at the end.
fn days_with_starts(first_days: &[i32], order: &[Row]) -> (Vec<i32>, Vec<Row>) {
    let (mut days, mut starts) = (Vec::new(), Vec::new());
    for (new_row, &row) in (0..).zip(order) {
        let day = first_days[row as usize];
        if days.last() != Some(&day) {
            days.push(day);
            starts.push(new_row);
        }
    }
    starts.push(order.len() as Row);
    (days, starts)
}

/// The rows in the new order that last longer than a day, with their last days.
fn lasting_longer(first_days: &[i32], last_days: &[i32], order: &[Row]) -> (Vec<Row>, Vec<i32>) {
    let rows = (0..).zip(order);
    let lasting = rows.filter_map(|(new_row, &row)| {
        let last = last_days[row as usize];
        (last > first_days[row as usize]).then_some((new_row, last))
    });
    lasting.unzip()
}

/// The rows in order of their days, rows of one day in the order they came.
fn order_by_day(days: &[i32]) -> Vec<u32> {
    let (Some(&first), Some(&last)) = (days.iter().min(), days.iter().max()) else {
        return Vec::new();
    };
    // Days are days of the years -9999 to 9999, so there are never many to count.
    let at = |day: i32| day.abs_diff(first) as usize;
    let mut next = vec![0u32; at(last) + 2];
    for &day in days {
        next[at(day) + 1] += 1;
    }
    for day in 1..next.len() {
        next[day] += next[day - 1];
    }
    let mut order = vec![0; days.len()];
    for (row, &day) in (0..).zip(days) {
        order[next[at(day)] as usize] = row;
        next[at(day)] += 1;
    }
    order
}

fn extend_by_code(column: &mut Vec<u32>, codes: &[u32], new_code: &[u32]) {
    column.extend(codes.iter().map(|&code| new_code[code as usize]));
}

fn reordered<T: Copy>(column: &[T], order: &[u32]) -> Vec<T> {
    order.iter().map(|&row| column[row as usize]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Day, DayRange, PlacePrecision, TimePrecision};

    fn check(events: u32, part_events: usize) {
        let mut builder = StoreBuilder::new();
        let mut part = StoreBuilder::new();
        for number in 0..events {
            let name = format!("{number}");
            part.push(&NewEvent {
                days: DayRange::single(Day::from_number((events - number) as i32 / 3)),
                admin1: "Shan",
                admin3: &name,
                sub_event_type: &name,
                actor1: &name,
                notes: &name,
                line: number + 2,
                ..nothing()
            });
            if part.len() == part_events {
                builder.append(std::mem::take(&mut part), 0);
            }
        }
        builder.append(part, 0);
        let store = builder.build();
        assert_eq!(store.len(), events as usize);
        assert_eq!(store.class_names().len(), events as usize);
        assert_eq!(store.townships().len(), events as usize);
        let days = store.first_days().map(|(day, rows)| (day, rows.start));
        assert!(days.is_sorted());
        for row in 0..events {
            let name = (store.line(row) - 2).to_string();
            let township = &store.townships()[store.place(row).township as usize - 1];
            assert_eq!(store.class_name(row), ("", name.as_str()));
            assert_eq!(township.admin3, name);
            assert_eq!(store.actors().name(store.main_actors(row)[0]), name);
            assert_eq!(store.notes(row), name);
        }
    }

    fn nothing() -> NewEvent<'static> {
        NewEvent {
            id: "",
            days: DayRange::single(Day::from_number(0)),
            time_precision: TimePrecision::Day,
            at: None,
            place_precision: PlacePrecision::Exact,
            country: "",
            admin1: "",
            admin2: "",
            admin3: "",
            location: "",
            event_type: "",
            sub_event_type: "",
            actor1: "",
            actor2: "",
            associates1: &[],
            associates2: &[],
            deaths: None,
            civilian_targeting: false,
            source: "",
            notes: "",
            timestamp: 0,
            line: 0,
        }
    }

    #[test]
    fn seventy_thousand_classes_and_townships_are_told_apart() {
        check(70_000, 70_000);
    }

    #[test]
    fn parts_put_together_are_the_same_as_one() {
        check(1_000, 300);
    }
}

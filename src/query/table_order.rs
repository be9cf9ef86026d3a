//! The matching events in the order of a column: computed once for a filter and a sort, never per frame.
//!
//! Names that repeat are ranked once per dictionary; a row then needs only its code. Start at [`ordered`].

use super::column::{Column, Sort};
use super::lens::Lens;
use super::select::Matches;
use crate::store::{EventStore, Row};
use std::borrow::Cow;
use std::cmp::Ordering;

/// The matching rows by the column of `sort`; equals by day, then as they stand in the file. What is empty comes last.
///
/// Names are compared letter by letter without regard to case, numbers and days as such, precisions from the best on.
pub fn ordered(store: &EventStore, lens: &Lens, matches: &Matches, sort: Sort) -> Vec<Row> {
    let rows = matches.rows();
    if sort == Sort::default() {
        return rows.collect();
    }
    match numbers(store, lens, sort.by) {
        Some(number) => by_numbers(rows, &*number, sort.descending),
        None => by_texts(store, lens, rows, sort),
    }
}

/// What a column sorts a row by, as a number; the greatest number stands for "empty".
type Number<'a> = Box<dyn Fn(Row) -> u32 + 'a>;

const EMPTY: u32 = u32::MAX;

/// `None` for columns whose texts do not repeat.
fn numbers<'a>(store: &'a EventStore, lens: &'a Lens, by: Column) -> Option<Number<'a>> {
    let looked_up = |ranks: Vec<u32>, code: Box<dyn Fn(Row) -> usize + 'a>| -> Number<'a> {
        Box::new(move |row| ranks.get(code(row)).copied().unwrap_or(EMPTY))
    };
    let of_place = |name: &dyn Fn(&crate::store::Place) -> u32| {
        let names = store.places().iter().map(|p| store.place_name(name(p)));
        looked_up(
            ranks(names),
            Box::new(|row| store.place_codes()[row as usize] as usize),
        )
    };
    let of_side = |side: usize| {
        let names = std::iter::once("").chain(store.actors().iter().map(|(_, name)| name));
        looked_up(
            ranks(names),
            Box::new(move |row| store.main_actors(row)[side] as usize),
        )
    };
    Some(match by {
        Column::Date => {
            // Days before 1970 are negative: the sign's bit turned round keeps their order.
            Box::new(|row| (store.days(row).first().number() as u32) ^ (1 << 31))
        }
        Column::EventType => looked_up(
            ranks(lens.scheme.types.iter().map(|t| t.name.as_str())),
            Box::new(|row| usize::from(lens.row_types()[row as usize])),
        ),
        Column::SubEventType => looked_up(
            ranks(store.class_names().map(|(_, fine)| fine)),
            Box::new(|row| store.classes()[row as usize] as usize),
        ),
        Column::Actor1 => of_side(0),
        Column::Actor2 => of_side(1),
        Column::Admin1 => of_place(&|place| place.admin1),
        Column::Township => of_place(&|place| place.admin3),
        Column::Location => of_place(&|place| place.location),
        Column::EstimatedDeaths => {
            Box::new(|row| store.deaths(row).map_or(EMPTY, |deaths| deaths.best))
        }
        Column::PlacePrecision => Box::new(|row| store.place_precision(row) as u32),
        Column::TimePrecision => Box::new(|row| store.time_precision(row) as u32),
        Column::Civilians => Box::new(|row| {
            if store.civilian_targeting(row) {
                0
            } else {
                EMPTY
            }
        }),
        Column::Line => Box::new(|row| store.line(row)),
        Column::Source => looked_up(
            ranks(std::iter::once("").chain(store.sources().iter().map(|(_, name)| name))),
            Box::new(|row| store.source_codes()[row as usize] as usize),
        ),
        Column::Associates1 | Column::Associates2 | Column::Notes | Column::Id => return None,
    })
}

/// The place of each name in the order of all of them; equal names share one, the empty name has none.
fn ranks<'a>(names: impl Iterator<Item = &'a str>) -> Vec<u32> {
    let names: Vec<&str> = names.collect();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_unstable_by(|a, b| by_letters(names[*a], names[*b]));
    let mut ranks = vec![EMPTY; names.len()];
    let (mut rank, mut last) = (0, "");
    for at in order {
        if names[at].is_empty() {
            continue;
        }
        rank += u32::from(names[at] != last);
        last = names[at];
        ranks[at] = rank;
    }
    ranks
}

/// Latin letters in either case are equal, unless nothing else tells two names apart.
fn by_letters(a: &str, b: &str) -> Ordering {
    let pairs = a.bytes().zip(b.bytes());
    let mut compared = pairs.map(|(a, b)| a.to_ascii_lowercase().cmp(&b.to_ascii_lowercase()));
    let first = compared.find(|order| order.is_ne());
    let letters = first.unwrap_or_else(|| a.len().cmp(&b.len()));
    letters.then_with(|| a.cmp(b))
}

fn by_numbers(
    rows: impl Iterator<Item = Row>,
    number: &dyn Fn(Row) -> u32,
    descending: bool,
) -> Vec<Row> {
    // Key and row in one number: it sorts in half the time of a pair, and equals stay in order of day.
    let key = |row: Row| {
        let number = number(row);
        let turned = descending && number != EMPTY;
        let number = if turned { EMPTY - 1 - number } else { number };
        u64::from(number) << 32 | u64::from(row)
    };
    let mut keys: Vec<u64> = rows.map(key).collect();
    keys.sort_unstable();
    keys.into_iter().map(|key| key as Row).collect()
}

fn by_texts(
    store: &EventStore,
    lens: &Lens,
    rows: impl Iterator<Item = Row>,
    sort: Sort,
) -> Vec<Row> {
    let mut keys: Vec<(Cow<'_, str>, Row)> = rows
        .map(|row| (sort.by.text(store, lens, row), row))
        .collect();
    keys.sort_unstable_by(|(a, row), (b, other)| {
        let letters = match (a.is_empty(), b.is_empty()) {
            (false, false) if sort.descending => by_letters(b, a),
            (false, false) => by_letters(a, b),
            (a_empty, b_empty) => a_empty.cmp(&b_empty),
        };
        letters.then(row.cmp(other))
    });
    keys.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Filter, fixture, select};
    use super::*;

    #[test]
    fn names_stand_in_order_of_their_letters_whatever_the_case() {
        let mut names = ["b", "", "a1", "B", "A", "a"];
        names.sort_by(|a, b| by_letters(a, b));
        assert_eq!(names, ["", "A", "a", "a1", "B", "b"]);
        assert_eq!(ranks(["b", "", "a", "b"].into_iter()), [2, EMPTY, 1, 2]);
    }

    #[test]
    fn what_is_empty_comes_last_in_both_directions() {
        let (store, lens) = fixture::four_events();
        let matches = select(&store, &lens, &Filter::default());
        for by in Column::ALL {
            for descending in [false, true] {
                let rows = ordered(&store, &lens, &matches, Sort { by, descending });
                let empty = rows
                    .iter()
                    .map(|row| by.text(&store, &lens, *row).is_empty());
                assert!(empty.is_sorted(), "{by:?}");
            }
        }
    }
}

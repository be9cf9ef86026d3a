//! The built-in sample: invented events at real places, made by rule.
//!
//! A table of about 20,000 rows in ACLED's layout, February 2021 to September 2024, the same bytes on every machine.
//! Knows no files and no clock; none of it happened. Start at [`csv`].

mod actors;
mod cast;
mod dice;
mod kinds;
mod names;
mod notes;
mod places;
mod rhythm;
mod rows;
mod september;
mod sides;

use crate::geo::geojson::NamedArea;
use actors::Actors;
use cast::Draft;
use dice::Dice;
use places::Township;
use rhythm::{MONTH_TOTALS, Rhythm, Slot};
use rows::{Place, Row};
use sides::Stage;

/// Any change here, or in the order of draws, makes another sample.
const SEED: u64 = 2_021_0201;

/// The sample as CSV text in ACLED's current layout (31 columns), newest event first.
///
/// `townships` are areas with a property `pcode`; `table` is the CSV of townships that gives each code its names
/// and its warscape. Townships without an area are passed over; with none at all only the header is written.
///
/// September 2023 holds 805 events of the built-in scheme in 132 townships with 441 actors, as
/// [`Scheme`](crate::scheme::Scheme) `iiss` counts them, when all 330 townships are given.
pub fn csv(townships: &[NamedArea], table: &str) -> String {
    let mut dice = Dice::new(SEED);
    let townships = places::townships(townships, table, &mut dice);
    let actors = Actors::new(&townships, &mut dice);
    if townships.is_empty() {
        return rows::write(&[], &actors);
    }
    let rhythm = Rhythm::new(&townships, &mut dice);
    let mut rows = Vec::new();
    for month in 0..MONTH_TOTALS.len() {
        let formed = cast::formed(month, &actors);
        let (counted, troupe) = if month == september::MONTH {
            let slots = september::slots(&rhythm, &townships, &mut dice);
            let drafts = drafts(&slots, &actors, &townships, &mut dice);
            let troupe = cast::troupe(&drafts, september::ACTORS, &actors);
            ((slots, drafts), troupe)
        } else {
            let slots = rhythm.slots(month, &townships, &mut dice);
            let drafts = drafts(&slots, &actors, &townships, &mut dice);
            ((slots, drafts), formed.clone())
        };
        let names = cast::cast(&counted.1, &troupe, &actors, &mut dice);
        add(&mut rows, counted.0, names, &townships, &mut dice);
        let quiet = rhythm.quiet_slots(month, &townships, &mut dice);
        let drafts = drafts(&quiet, &actors, &townships, &mut dice);
        let names = cast::cast(&drafts, &formed, &actors, &mut dice);
        add(&mut rows, quiet, names, &townships, &mut dice);
    }
    blur(&mut rows);
    rows.sort_by_key(|row| row.day);
    rows::write(&rows, &actors)
}

fn drafts(slots: &[Slot], actors: &Actors, townships: &[Township], dice: &mut Dice) -> Vec<Draft> {
    let draft = |slot: &Slot| {
        let stage = Stage {
            actors,
            townships,
            township: slot.township,
        };
        Draft {
            township: slot.township,
            sides: sides::sides(slot.kind, &stage, dice),
        }
    };
    slots.iter().map(draft).collect()
}

fn add<'a>(
    rows: &mut Vec<Row<'a>>,
    slots: Vec<Slot>,
    names: Vec<cast::Names>,
    townships: &'a [Township],
    dice: &mut Dice,
) {
    for (slot, names) in slots.into_iter().zip(names) {
        let township = &townships[slot.township];
        rows.push(Row::new(slot.day, slot.kind, names, township, dice));
    }
}

/// Takes the township from a few rows outside the fixed month, as real tables have them: every rule meets a case.
fn blur(rows: &mut [Row<'_>]) {
    let fixed = rhythm::month_start(september::MONTH);
    let outside = rows
        .iter_mut()
        .filter(|row| row.day < fixed || row.day > fixed.month_end());
    for (number, row) in outside.step_by(1_500).enumerate() {
        row.place = Place {
            admin2: "",
            admin3: if number % 3 == 2 {
                "Nowhere (invented)"
            } else {
                ""
            },
            location: row.place.admin1.to_owned(),
            precision: 3,
            ..row.place.clone()
        };
    }
}

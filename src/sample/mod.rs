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
const SEED: u64 = 20_210_201;

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
    let world = World { townships, actors };
    let mut rows = Vec::new();
    if !world.townships.is_empty() {
        let rhythm = Rhythm::new(&world.townships, &mut dice);
        for month in 0..MONTH_TOTALS.len() {
            let (slots, quota) = if month == september::MONTH {
                let slots = september::slots(&rhythm, &world.townships, &mut dice);
                (slots, Some(september::ACTORS))
            } else {
                (rhythm.slots(month, &world.townships, &mut dice), None)
            };
            rows.extend(world.rows(month, slots, quota, &mut dice));
            let quiet = rhythm.quiet_slots(month, &world.townships, &mut dice);
            rows.extend(world.rows(month, quiet, None, &mut dice));
        }
    }
    blur(&mut rows);
    rows.sort_by_key(|row| row.day);
    rows::write(&rows, &world.actors)
}

struct World {
    townships: Vec<Township>,
    actors: Actors,
}

impl World {
    /// Rows for the slots of one month; with a quota, with exactly that many names in all.
    fn rows(
        &self,
        month: usize,
        slots: Vec<Slot>,
        quota: Option<usize>,
        dice: &mut Dice,
    ) -> Vec<Row<'_>> {
        let drafts: Vec<Draft> = slots.iter().map(|slot| self.draft(slot, dice)).collect();
        let troupe = match quota {
            Some(names) => cast::troupe(&drafts, names, &self.actors),
            None => cast::formed(month, &self.actors),
        };
        let names = cast::cast(&drafts, &troupe, &self.actors, dice);
        let row = |(slot, names): (Slot, cast::Names)| {
            let township = &self.townships[slot.township];
            Row::new(slot.day, slot.kind, names, township, dice)
        };
        slots.into_iter().zip(names).map(row).collect()
    }

    fn draft(&self, slot: &Slot, dice: &mut Dice) -> Draft {
        let stage = Stage {
            actors: &self.actors,
            townships: &self.townships,
            township: slot.township,
        };
        Draft {
            township: slot.township,
            sides: sides::sides(slot.kind, &stage, dice),
        }
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
            location: row.place.admin1,
            precision: 3,
            ..row.place.clone()
        };
    }
}

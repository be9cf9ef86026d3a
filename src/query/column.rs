//! The columns of the table of events: what each says of an event, and by which one the table is sorted.
//!
//! The text of a cell is the one that is copied; the window may write it more pleasantly. Start at [`Column`].

use super::clauses::CIVILIANS;
use super::lens::Lens;
use crate::event::DayRange;
use crate::store::{EventStore, Row};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A property of an event that has a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The day, or the first and the last one.
    Date,
    /// The event type of the scheme.
    EventType,
    /// The source's own finest class.
    SubEventType,
    /// The first actor.
    Actor1,
    /// Who stands beside the first actor.
    Associates1,
    /// The second actor.
    Actor2,
    /// Who stands beside the second actor.
    Associates2,
    /// First administrative level.
    Admin1,
    /// Third administrative level.
    Township,
    /// Town or village.
    Location,
    /// The source's best estimate.
    EstimatedDeaths,
    /// How well the place is known.
    PlacePrecision,
    /// How well the day is known.
    TimePrecision,
    /// Whether civilians were the target.
    Civilians,
    /// Who reported it.
    Source,
    /// The source's description.
    Notes,
    /// The source's key.
    Id,
    /// Line of the file.
    Line,
}

impl Column {
    /// Every column, in the order in which they are offered.
    pub const ALL: [Column; 18] = [
        Column::Date,
        Column::EventType,
        Column::SubEventType,
        Column::Actor1,
        Column::Associates1,
        Column::Actor2,
        Column::Associates2,
        Column::Admin1,
        Column::Township,
        Column::Location,
        Column::EstimatedDeaths,
        Column::PlacePrecision,
        Column::TimePrecision,
        Column::Civilians,
        Column::Source,
        Column::Notes,
        Column::Id,
        Column::Line,
    ];

    /// What stands above it.
    pub fn name(self) -> &'static str {
        match self {
            Column::Date => "Date",
            Column::EventType => "Event type",
            Column::SubEventType => "Sub-event type",
            Column::Actor1 => "Actor 1",
            Column::Associates1 => "Associates 1",
            Column::Actor2 => "Actor 2",
            Column::Associates2 => "Associates 2",
            Column::Admin1 => "Admin 1",
            Column::Township => "Township",
            Column::Location => "Location",
            Column::EstimatedDeaths => "Estimated deaths",
            Column::PlacePrecision => "Place precision",
            Column::TimePrecision => "Time precision",
            Column::Civilians => "Civilians",
            Column::Source => "Source",
            Column::Notes => "Notes",
            Column::Id => "Id",
            Column::Line => "Line",
        }
    }

    /// Whether it holds numbers, which stand at the right.
    pub fn is_number(self) -> bool {
        matches!(self, Column::EstimatedDeaths | Column::Line)
    }

    /// What it says of an event; empty where the source says nothing.
    ///
    /// Days as `2023-09-01`, spans as `2023-09-01/2023-09-05` (ISO 8601), numbers without separators.
    pub fn text<'a>(self, store: &'a EventStore, lens: &'a Lens, row: Row) -> Cow<'a, str> {
        let place_name = |code: u32| Cow::from(store.place_name(code));
        let actor = |side: usize| Cow::from(store.actors().name(store.main_actors(row)[side]));
        match self {
            Column::Date => Cow::from(iso(store.days(row))),
            Column::EventType => Cow::from(type_name(lens, row)),
            Column::SubEventType => Cow::from(store.class_name(row).1),
            Column::Actor1 => actor(0),
            Column::Associates1 => associates(store, row, 0),
            Column::Actor2 => actor(1),
            Column::Associates2 => associates(store, row, 1),
            Column::Admin1 => place_name(store.place(row).admin1),
            Column::Township => place_name(store.place(row).admin3),
            Column::Location => place_name(store.place(row).location),
            Column::EstimatedDeaths => {
                let deaths = store.deaths(row);
                Cow::from(deaths.map_or_else(String::new, |deaths| deaths.best.to_string()))
            }
            Column::PlacePrecision => Cow::from(store.place_precision(row).name()),
            Column::TimePrecision => Cow::from(store.time_precision(row).name()),
            Column::Civilians if store.civilian_targeting(row) => Cow::from(CIVILIANS[0]),
            Column::Civilians => Cow::from(""),
            Column::Source => Cow::from(store.source(row)),
            Column::Notes => Cow::from(store.notes(row)),
            Column::Id => Cow::from(store.id(row)),
            Column::Line => Cow::from(store.line(row).to_string()),
        }
    }
}

/// By what the rows of a table stand in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Sort {
    /// The column that decides; between equals, the day does.
    pub by: Column,
    /// Whether the last comes first. What a source leaves empty stays at the end.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Sort {
        Sort {
            by: Column::Date,
            descending: false,
        }
    }
}

fn iso(days: DayRange) -> String {
    if days.first() == days.last() {
        days.first().to_string()
    } else {
        format!("{}/{}", days.first(), days.last())
    }
}

fn type_name(lens: &Lens, row: Row) -> &str {
    let code = lens.row_types().get(row as usize);
    let event_type = code.and_then(|code| lens.scheme.types.get(usize::from(*code)));
    event_type.map_or("", |event_type| event_type.name.as_str())
}

fn associates(store: &EventStore, row: Row, side: usize) -> Cow<'_, str> {
    let codes = store.associates_by_side(row)[side];
    let names = codes.iter().map(|code| store.actors().name(*code));
    let mut names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    match names.len() {
        0 | 1 => Cow::from(names.pop().unwrap_or("")),
        _ => Cow::from(names.join("; ")),
    }
}

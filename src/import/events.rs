//! One event out of one row, as its format writes it.
//!
//! Reads by meaning, not by position, so formats differ only in which columns they have.

use super::cells::{integer, name, trimmed};
use super::columns::Columns;
use super::meaning::Meaning;
use super::records::Record;
use super::report::Format;
use crate::event::{DayRange, Deaths, PlacePrecision, TimePrecision};
use crate::geo::LonLat;
use crate::store::{NewEvent, StoreBuilder};
use std::borrow::Cow;

/// What has been read with care already, because it can be at fault.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// The day or the span.
    pub days: DayRange,
    /// Where, if anywhere.
    pub at: Option<LonLat>,
    /// Estimated deaths.
    pub deaths: Option<Deaths>,
}

/// Adds the event of a row.
pub fn push(builder: &mut StoreBuilder, columns: &Columns, record: &Record<'_>, facts: Facts) {
    let cell = |meaning| columns.cell(record, meaning);
    let named = |meaning| name(cell(meaning));
    let code = |meaning| integer(cell(meaning));
    let [country, admin1, admin2, admin3, location] = [
        Meaning::Country,
        Meaning::Admin1,
        Meaning::Admin2,
        Meaning::Admin3,
        Meaning::Location,
    ]
    .map(named);
    let (actor1, actor2) = (named(Meaning::Actor1), named(Meaning::Actor2));
    let (list1, list2) = (named(Meaning::Associates1), named(Meaning::Associates2));
    let (associates1, associates2) = (split_list(&list1), split_list(&list2));
    let (event_type, sub_event_type) = classes(columns, record);
    let source = match named(Meaning::Source) {
        given if given.is_empty() => named(Meaning::OtherSource),
        given => given,
    };
    builder.push(&NewEvent {
        id: trimmed(cell(Meaning::Id)),
        days: facts.days,
        time_precision: time_precision(columns.format, code(Meaning::TimePrecision)),
        at: facts.at,
        place_precision: place_precision(columns.format, code(Meaning::PlacePrecision)),
        country: &country,
        admin1: &admin1,
        admin2: &admin2,
        admin3: &admin3,
        location: &location,
        event_type: &event_type,
        sub_event_type: &sub_event_type,
        actor1: &actor1,
        actor2: &actor2,
        associates1: &associates1,
        associates2: &associates2,
        deaths: facts.deaths,
        civilian_targeting: targets_civilians(columns, record),
        source: &source,
        notes: &joined(
            trimmed(cell(Meaning::Notes)),
            trimmed(cell(Meaning::MoreNotes)),
        ),
        timestamp: code(Meaning::Timestamp).unwrap_or(0),
        line: u32::try_from(record.line).unwrap_or(u32::MAX),
    });
}

fn split_list(list: &str) -> Vec<&str> {
    let names = list.split(';').map(trimmed);
    names.filter(|name| !name.is_empty()).collect()
}

fn classes<'r>(columns: &Columns, record: &'r Record<'_>) -> (Cow<'r, str>, Cow<'r, str>) {
    let fine = columns.cell(record, Meaning::SubEventType);
    if columns.format != Format::UcdpGed {
        return (name(columns.cell(record, Meaning::EventType)), name(fine));
    }
    let fine = match integer(fine) {
        Some(1) => Cow::Borrowed("State-based conflict"),
        Some(2) => Cow::Borrowed("Non-state conflict"),
        Some(3) => Cow::Borrowed("One-sided violence"),
        _ => name(fine),
    };
    (Cow::Borrowed("Organised violence"), fine)
}

/// ACLED has a column for it; UCDP's one-sided violence is violence against civilians by definition.
fn targets_civilians(columns: &Columns, record: &Record<'_>) -> bool {
    match columns.format {
        Format::UcdpGed => integer(columns.cell(record, Meaning::SubEventType)) == Some(3),
        _ => !trimmed(columns.cell(record, Meaning::CivilianTargeting)).is_empty(),
    }
}

/// ACLED codebook: 1 day, 2 week, 3 month. UCDP GED codebook, `date_prec`: 1 day, 2 and 3 up to a week, 4 month,
/// 5 longer.
fn time_precision(format: Format, code: Option<i64>) -> TimePrecision {
    match (format, code) {
        (Format::Table, _) => TimePrecision::Unknown,
        (_, Some(1)) => TimePrecision::Day,
        (_, Some(2)) | (Format::UcdpGed, Some(3)) => TimePrecision::Week,
        (Format::Acled | Format::AcledOld, Some(3)) | (Format::UcdpGed, Some(4)) => {
            TimePrecision::Month
        }
        (Format::UcdpGed, Some(5)) => TimePrecision::Year,
        _ => TimePrecision::Unknown,
    }
}

/// ACLED codebook: 1 town, 2 part of a region, 3 larger region. UCDP GED codebook, `where_prec`: 1 exact, 2 near, 3
/// second-level area, 4 first-level area, 5 to 7 larger or vaguer.
fn place_precision(format: Format, code: Option<i64>) -> PlacePrecision {
    match (format, code) {
        (Format::Table, _) => PlacePrecision::Unknown,
        (_, Some(1)) => PlacePrecision::Exact,
        (_, Some(2)) | (Format::UcdpGed, Some(3)) => PlacePrecision::Near,
        (_, Some(3)) | (Format::UcdpGed, Some(4..=7)) => PlacePrecision::Region,
        _ => PlacePrecision::Unknown,
    }
}

/// Two texts as two sentences.
fn joined<'t>(first: &'t str, second: &'t str) -> Cow<'t, str> {
    match (first, second) {
        (text, "") | ("", text) => Cow::Borrowed(text),
        (first, second) if first == second => Cow::Borrowed(first),
        (first, second) if first.ends_with(['.', '!', '?']) => {
            Cow::Owned(format!("{first} {second}"))
        }
        (first, second) => Cow::Owned(format!("{first}. {second}")),
    }
}

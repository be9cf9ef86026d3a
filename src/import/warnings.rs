//! What is to be said about a table as a whole, in sentences.
//!
//! Single rows have faults of their own; here is only what concerns many of them at once.

use super::columns::Columns;
use super::dates::{Decision, Reading};
use super::dialect::Layout;
use super::meaning::Meaning;
use super::report::{FaultKind, Report};
use super::survey::{Survey, keys_are_unique};
use crate::event::words::{counted, thousands};

/// Adds the warnings of a table to its report: layout first, then dates, keys, places.
pub fn add(report: &mut Report, layout: &Layout, columns: &Columns, survey: &Survey) {
    let mut all = layout.warnings.clone();
    let decisions = [
        (Meaning::Date, Some(survey.date)),
        (Meaning::EndDate, survey.end_date),
    ];
    for (meaning, decision) in decisions {
        if let (Some(at), Some(decision)) = (columns.at(meaning), decision) {
            all.extend(about_dates(layout.name(at), decision));
        }
    }
    all.extend(about_keys(columns, survey));
    all.extend(about_places(report));
    if report.rows_read == 0 {
        all.push("the table has a header and no rows".to_owned());
    }
    report.warnings.append(&mut all);
}

fn about_dates(column: &str, decision: Decision) -> Vec<String> {
    let mut found = Vec::new();
    if decision.ambiguous {
        let (order, other) = match decision.reading {
            Reading::MonthFirst => ("month/day/year", "dmy"),
            _ => ("day/month/year", "mdy"),
        };
        found.push(format!(
            "no date in {column} tells day and month apart; read as {order}; if that is wrong, use --dates {other}"
        ));
    }
    if decision.written_differently > 0 {
        let verb = match decision.written_differently {
            1 => "is",
            _ => "are",
        };
        found.push(format!(
            "{column}: {} {verb} not written as {} like the rest",
            counted(decision.written_differently, "date"),
            decision.reading.words()
        ));
    }
    found
}

fn about_keys(columns: &Columns, survey: &Survey) -> Vec<String> {
    let repeats = &survey.repeats;
    let mut found = Vec::new();
    if repeats.rows > 0 && !keys_are_unique(columns.format) {
        found.push(format!(
            "{} the id of an earlier row; all are kept, since such a table does not promise that ids are unique",
            match repeats.rows {
                1 => "1 row repeats".to_owned(),
                many => format!("{} rows repeat", thousands(many)),
            }
        ));
    } else if repeats.rows > 0 && repeats.mostly_pairs {
        found.push(
            "most ids stand in two rows: this looks like a monadic export, one row for each actor; one row of each event was kept"
                .to_owned(),
        );
    } else if repeats.rows > 0 {
        found.push(format!(
            "{} left out because a newer or earlier row has the same id",
            match repeats.rows {
                1 => "1 row was".to_owned(),
                many => format!("{} rows were", thousands(many)),
            }
        ));
    }
    if repeats.rows_without_key > 0 && keys_are_unique(columns.format) {
        found.push(format!(
            "no id in {}",
            counted(repeats.rows_without_key, "row")
        ));
    }
    found
}

fn about_places(report: &Report) -> Option<String> {
    let swapped = |kind: FaultKind| kind == FaultKind::CoordinatesLookSwapped;
    let count = report
        .faults
        .iter()
        .filter(|fault| swapped(fault.kind))
        .count() as u64;
    (count > 0 && count * 2 > report.kept).then(|| {
        "in most rows latitude and longitude look swapped; if the columns are named wrongly, use --map lat=..,lon=.."
            .to_owned()
    })
}

//! A figure with all that is needed to find it again: what it counts, of which file, and the command that counts it.
//!
//! Plain text of a few lines, for the clipboard. Start at [`citation`].

use super::{Opened, stats_command};
use crate::event::words::counted;
use crate::event::{Day, span_words};
use crate::query::{Filter, sentence};
use crate::workspace::DataSource;
use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// A number on the screen and what it is the number of.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The number.
    pub count: u64,
    /// What is counted, in the singular: `event`, `township`, `actor`, `estimated death`.
    pub noun: String,
    /// What the events have in common beside the period, in words; may be empty.
    pub words: String,
    /// The events it counts, or counts something of.
    pub filter: Filter,
}

/// The figure and where it comes from: number, range, filter, file with its checksum, scheme, date, notice, command.
pub fn citation(opened: &Opened, figure: &Figure) -> String {
    let (filter, workspace) = (&figure.filter, &opened.workspace);
    let number = counted(figure.count, &figure.noun);
    let mut lines = vec![match figure.words.as_str() {
        "" => number,
        words => format!("{number}: {words}"),
    }];
    let days = filter.days.or_else(|| opened.store.extent());
    lines.extend(days.map(|days| match days.first() == days.last() {
        true => span_words(days),
        false => format!("{}, both days included", span_words(days)),
    }));
    lines.push(match sentence(filter, &opened.lens) {
        all if all.is_empty() => "Filter: none but the period".to_owned(),
        words => format!("Filter: {words}"),
    });
    lines.push(workspace.source_line.clone());
    lines.push(format!("SHA-256: {}", opened.report.sha256));
    lines.push(format!("Event types: {}", opened.lens.scheme.name));
    lines.push(match &workspace.data {
        DataSource::Sample => format!(
            "Accessed: built into Conflict Atlas {}",
            env!("CARGO_PKG_VERSION")
        ),
        DataSource::File(path) => accessed(path),
    });
    lines.extend(workspace.notice.clone());
    lines.push(format!("Count again: {}", stats_command(opened, filter)));
    lines.join("\n") + "\n"
}

/// When the file was last written, which for a download is when it was fetched.
fn accessed(path: &Path) -> String {
    let written = fs::metadata(path).and_then(|about| about.modified()).ok();
    let since = written.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let day = since.and_then(|since| i32::try_from(since.as_secs() / 86_400).ok());
    match day.map(Day::from_number) {
        Some(day) => format!("Accessed: {} (date of the file)", day.long()),
        None => "Accessed: the file is no longer there".to_owned(),
    }
}

//! A figure with all that is needed to find it again: what it counts, of which file, and the command that counts it.
//!
//! Plain text of a few lines, for the clipboard. Start at [`citation`].

use super::Opened;
use crate::event::words::counted;
use crate::query::Filter;

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

/// The figure and where it comes from.
pub fn citation(opened: &Opened, figure: &Figure) -> String {
    let mut lines = vec![counted(figure.count, &figure.noun)];
    if !figure.words.is_empty() {
        lines.push(figure.words.clone());
    }
    let days = figure.filter.days.or_else(|| opened.store.extent());
    lines.extend(days.map(|days| days.long()));
    lines.push(opened.workspace.source_line.clone());
    lines.push(format!("SHA-256 {}", opened.report.sha256));
    lines.extend(opened.workspace.notice.clone());
    lines.join("\n")
}

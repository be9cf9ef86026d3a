//! What of the table passes: where it is scrolled to, how wide its columns are, which rows are picked.
//!
//! Row numbers live here and in the session only, and are forgotten with their store.

use crate::query::{Column, Filter};
use crate::session::Opened;
use crate::store::Row;
use crate::view::{Selection, View};
use std::collections::{BTreeMap, BTreeSet};

/// State of the table that ends with the window.
#[derive(Debug, Default)]
pub struct TablePassing {
    /// How many rows lie above the first one in sight, fractions too: a million rows are more points than a float
    /// of the screen can tell apart.
    pub(super) top: f64,
    /// Widths in points, where a person has changed them.
    pub(super) widths: BTreeMap<Column, f32>,
    /// Rows picked for copying.
    pub(super) picked: BTreeSet<Row>,
    /// Where a range of picked rows begins.
    pub(super) anchor: Option<Row>,
    /// The row that the arrow keys go on from.
    pub(super) cursor: Option<Row>,
    /// The selection the table has last brought into sight, or made itself.
    pub(super) followed: Option<Selection>,
    /// Of which file the rows are, and which events they list.
    listed: Option<(String, Option<Filter>)>,
}

impl TablePassing {
    /// Forgets rows of another file, and begins at the top where other events are listed.
    pub(super) fn renew(&mut self, opened: &Opened, view: &View) {
        let same = self
            .listed
            .as_ref()
            .is_some_and(|(sha256, focus)| *sha256 == opened.report.sha256 && *focus == view.focus);
        if !same {
            let widths = std::mem::take(&mut self.widths);
            *self = TablePassing {
                widths,
                listed: Some((opened.report.sha256.clone(), view.focus.clone())),
                ..TablePassing::default()
            };
        }
    }

    /// The rows that are picked for copying, ascending.
    pub fn picked(&self) -> impl Iterator<Item = Row> {
        self.picked.iter().copied()
    }

    /// The width of a column in points.
    pub(super) fn width(&self, column: Column) -> f32 {
        let usual = match column {
            Column::Date => 104.0,
            Column::EventType | Column::SubEventType => 168.0,
            Column::Actor1 | Column::Actor2 => 196.0,
            Column::Associates1 | Column::Associates2 => 160.0,
            Column::Admin1 | Column::Township => 112.0,
            Column::Location | Column::Civilians | Column::Id => 124.0,
            Column::EstimatedDeaths => 118.0,
            Column::PlacePrecision | Column::TimePrecision => 112.0,
            Column::Source => 150.0,
            Column::Notes => 420.0,
            Column::Line => 72.0,
        };
        self.widths.get(&column).copied().unwrap_or(usual)
    }
}

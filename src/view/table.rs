//! The table of events as a person has set it up: its columns from left to right, and by which it is sorted.
//!
//! Widths are the window's; rows are nobody's to save.

use crate::query::{Column, Sort};
use serde::{Deserialize, Serialize};

/// How the table of events is set up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableView {
    /// The columns from left to right, none twice.
    pub columns: Vec<Column>,
    /// By what the rows stand in order.
    pub sort: Sort,
}

impl Default for TableView {
    fn default() -> TableView {
        TableView {
            columns: vec![
                Column::Date,
                Column::EventType,
                Column::SubEventType,
                Column::Actor1,
                Column::Actor2,
                Column::Location,
                Column::Township,
                Column::Admin1,
                Column::EstimatedDeaths,
                Column::Notes,
            ],
            sort: Sort::default(),
        }
    }
}

impl TableView {
    /// Shows a column that is hidden, at the place it has among all of them, or hides it; the last one stays.
    pub fn toggle(&mut self, column: Column) {
        if let Some(at) = self.columns.iter().position(|other| *other == column) {
            if self.columns.len() > 1 {
                self.columns.remove(at);
            }
            return;
        }
        let before = |other: &Column| *other < column;
        let at = self.columns.iter().rposition(before);
        self.columns.insert(at.map_or(0, |at| at + 1), column);
    }

    /// Sorts by a column; once more by the same one, the other way round.
    pub fn sort_by(&mut self, column: Column) {
        let again = self.sort.by == column;
        self.sort = Sort {
            by: column,
            descending: again && !self.sort.descending,
        };
    }

    /// Moves the column at a place to another.
    pub fn shift(&mut self, from: usize, to: usize) {
        if from < self.columns.len() {
            let column = self.columns.remove(from);
            self.columns.insert(to.min(self.columns.len()), column);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_comes_back_where_it_belongs_and_the_last_one_stays() {
        let mut table = TableView::default();
        table.toggle(Column::Actor2);
        assert!(!table.columns.contains(&Column::Actor2));
        table.toggle(Column::Actor2);
        assert_eq!(table.columns[4], Column::Actor2);
        for column in Column::ALL {
            if table.columns.contains(&column) {
                table.toggle(column);
            }
        }
        assert_eq!(table.columns.len(), 1);
    }

    #[test]
    fn sorting_by_the_same_column_turns_the_order_round() {
        let mut table = TableView::default();
        table.sort_by(Column::Notes);
        assert!(!table.sort.descending);
        table.sort_by(Column::Notes);
        assert!(table.sort.descending);
        table.sort_by(Column::Date);
        assert_eq!(table.sort, Sort::default());
    }

    #[test]
    fn a_column_is_shifted_without_losing_another() {
        let mut table = TableView::default();
        let all = table.columns.clone();
        table.shift(0, 2);
        assert_eq!(table.columns[..3], [all[1], all[2], all[0]]);
        table.shift(2, 99);
        assert_eq!(table.columns.last(), Some(&all[0]));
        table.shift(99, 0);
        assert_eq!(table.columns.len(), all.len());
    }
}

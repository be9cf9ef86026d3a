//! The table of events: which it lists, in which order, and what of it goes to the clipboard.
//!
//! Rows are put in order once for a filter and a sort, and only while the table is in sight; many of them by a
//! background job, while the last order stays on the screen. Start at [`TableOrder`].

use super::citation::citation;
use super::jobs::{Done, Job, Kind};
use super::{Action, Opened, Results, Session};
use crate::query::{Column, Filter, Marks, Matches, Sort, marks, ordered, select};
use crate::store::Row;
use crate::watch::Watch;
use std::borrow::Cow;
use std::sync::Arc;

/// Up to this many rows are put in order between two frames.
const ROWS_SORTED_AT_ONCE: u64 = 30_000;
/// Up to this many rows become text between two frames.
const ROWS_COPIED_AT_ONCE: usize = 20_000;

/// The events of a number that was followed.
#[derive(Clone, Debug)]
pub struct Focused {
    /// What they have in common.
    pub filter: Filter,
    /// Which rows they are.
    pub matches: Matches,
    /// Where they lie.
    pub marks: Marks,
}

impl Focused {
    /// The events of a filter. `among` are those of another one, whose work is lent where only the window differs.
    pub(super) fn of(opened: &Opened, filter: &Filter, among: (&Filter, &Matches)) -> Focused {
        let (store, lens) = (&opened.store, &opened.lens);
        let matches = if filter.differs_beyond_days(among.0) {
            select(store, lens, filter)
        } else {
            among.1.with_days(store, filter.days)
        };
        Focused {
            marks: marks(store, lens, &matches),
            filter: filter.clone(),
            matches,
        }
    }
}

/// The rows of the table in order.
#[derive(Clone, Debug)]
pub struct TableOrder {
    /// Which events they are.
    pub filter: Filter,
    /// By what they stand in order.
    pub sort: Sort,
    /// The rows.
    pub rows: Arc<[Row]>,
}

impl TableOrder {
    /// Puts the matching rows in order.
    pub(super) fn of(opened: &Opened, matches: &Matches, filter: Filter, sort: Sort) -> TableOrder {
        TableOrder {
            rows: ordered(&opened.store, &opened.lens, matches, sort).into(),
            filter,
            sort,
        }
    }
}

impl Results {
    /// The events the table lists: those of the number that was followed, or all that match.
    pub fn listed(&self) -> (&Filter, &Matches) {
        let focus = self.focus.as_deref();
        focus.map_or((&self.filter, &self.matches), |focus| {
            (&focus.filter, &focus.matches)
        })
    }

    /// The marks that are lit: those of the number that was followed, or all.
    pub fn lit(&self) -> &Marks {
        self.focus
            .as_deref()
            .map_or(&self.marks, |focus| &focus.marks)
    }

    /// The most events at one site of any map, lit or not: one scale of sizes serves all.
    pub fn largest_mark(&self) -> u32 {
        let beside = self.compared.as_ref().map_or(0, |b| b.marks.largest());
        self.marks.largest().max(self.lit().largest()).max(beside)
    }
}

/// What a session holds of its table.
#[derive(Default)]
pub(super) struct Table {
    order: Option<TableOrder>,
    copying: Option<Watch>,
    copied: Option<String>,
}

impl Table {
    pub(super) fn order(&self) -> Option<&TableOrder> {
        self.order.as_ref()
    }

    pub(super) fn copying(&self) -> Option<&Watch> {
        self.copying.as_ref()
    }

    pub(super) fn copy_ended(&mut self) {
        self.copying = None;
    }
}

impl Session {
    /// The text that is to go to the clipboard; `None` when there is none since the last call.
    pub fn take_copied(&mut self) -> Option<String> {
        self.table.copied.take()
    }

    /// Sees to it that the rows stand in the order the view asks for.
    pub(super) fn renew_order(&mut self) {
        let (Some(opened), Some(results)) = (self.opened.clone(), self.results.clone()) else {
            return;
        };
        let (filter, matches) = results.listed();
        let sort = self.view.table.sort;
        let current = self.table.order.as_ref();
        if current.is_some_and(|order| order.filter == *filter && order.sort == sort) {
            return;
        }
        if sort == Sort::default() || matches.count() <= ROWS_SORTED_AT_ONCE {
            self.table.order = Some(TableOrder::of(&opened, matches, filter.clone(), sort));
        } else if !self.jobs.running(Kind::Order) {
            let job = Job::Order(opened, matches.clone(), filter.clone(), sort);
            self.jobs.start(job);
        }
    }

    /// Whether a source is the one that is open.
    fn shows(&self, of: &Arc<Opened>) -> bool {
        let now = self.opened.as_ref();
        now.is_some_and(|now| Arc::ptr_eq(now, of))
    }

    pub(super) fn table_done(&mut self, done: Done) {
        match done {
            Done::Ordered(of, order) if self.shows(&of) => self.table.order = Some(order),
            Done::Copied(text) => {
                self.table.copying = None;
                self.table.copied = text;
            }
            _ => {}
        }
    }

    pub(super) fn copy(&mut self, action: Action) {
        let Some(opened) = self.opened.clone() else {
            return;
        };
        match action {
            Action::CopyFigure(figure) => {
                self.table.copied = Some(citation(&opened, &figure));
            }
            Action::CopyRows(rows) => self.copy_rows(opened, rows),
            Action::CancelCopy => {
                self.jobs.cancel(Kind::Copy);
                self.table.copying = None;
            }
            _ => {}
        }
    }

    fn copy_rows(&mut self, opened: Arc<Opened>, rows: Option<Vec<Row>>) {
        let all = self
            .table
            .order
            .as_ref()
            .map(|order| Arc::clone(&order.rows));
        let Some(rows) = rows.map(Arc::from).or(all) else {
            return;
        };
        let columns = self.view.table.columns.clone();
        if rows.len() <= ROWS_COPIED_AT_ONCE {
            self.table.copied = tab_separated(&opened, &columns, &rows, &Watch::idle());
        } else {
            let watch = self.jobs.start(Job::Copy(opened, columns, rows));
            self.table.copying = Some(watch);
        }
    }
}

/// Rows as lines of cells with tabs between them, below the names of the columns; first the notice of the data, where
/// it has one. `None` when cancelled.
pub(super) fn tab_separated(
    opened: &Opened,
    columns: &[Column],
    rows: &[Row],
    watch: &Watch,
) -> Option<String> {
    watch.expect_total(rows.len() as u64);
    let mut text = String::new();
    if let Some(notice) = &opened.workspace.notice {
        text.push_str(&cell(Cow::from(notice)));
        text.push('\n');
    }
    let mut line = |cells: &mut dyn Iterator<Item = Cow<'_, str>>| {
        for (number, said) in cells.enumerate() {
            if number > 0 {
                text.push('\t');
            }
            text.push_str(&cell(said));
        }
        text.push('\n');
    };
    line(&mut columns.iter().map(|column| Cow::from(column.name())));
    for (done, &row) in rows.iter().enumerate() {
        if done % 1_024 == 0 {
            watch.advance(done as u64);
            if watch.cancelled() {
                return None;
            }
        }
        line(
            &mut columns
                .iter()
                .map(|column| column.text(&opened.store, &opened.lens, row)),
        );
    }
    Some(text)
}

/// A cell without what would end it.
fn cell(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains(char::is_control) {
        let clean = |c: char| if c.is_control() { ' ' } else { c };
        Cow::from(text.chars().map(clean).collect::<String>())
    } else {
        text
    }
}

//! Cubes: every count of any window as the difference of two rows of numbers, however many events there are.
//!
//! An event touches the days `a` to `b` when it began before `b + 1` and had not ended before `a`: exact for events of
//! several days too. [`Cubes`] tells what the tables hold; start at [`Cubes::new`] and [`Cubes::answer`]. Knows how to
//! sum what [`Scan`] counts, not what is counted.

use super::answer::{Answer, answer_of};
use super::bin_width::BinWidth;
use super::facet::Facet;
use super::lens::Lens;
use super::scan::{Counts, Scan, scanned};
use super::select::Matches;
use super::timeline::{Timeline, uncounted};
use crate::event::{Day, DayRange};
use crate::store::{EventStore, Row};
use crate::watch::Watch;
use std::ops::Range;

/// Cells of all tables together: 64 MB.
const MOST_CELLS: usize = 1 << 24;

/// The counts of every window of one filter.
///
/// Row `d` of the table `begun` holds, for every cell of [`Codes`](super::codes::Codes), how many events began before
/// day `d`; row `d` of `ended` how many ended before it. So the window is `begun[b + 1] - ended[a]`, and where all
/// events last a day the two tables are one. A table takes (days + 1) x cells numbers, whatever the number of events.
///
/// Where that would be too much, `begun` has a row for every seventh, 28th, ... day only: the days at both edges of the
/// window, and the events of several days that reach into it, are then counted one by one.
///
/// The tables hold for the clauses they were made for ([`Cubes::fit`]), whatever the window.
#[derive(Clone, Debug)]
pub struct Cubes {
    /// The clauses the tables were made for, in any window.
    made_for: Matches,
    first_day: i32,
    days: i32,
    /// Days from one row of a table to the next.
    stride: i32,
    begun: Table,
    /// `None` where the table *begun* serves for both, or where the stride is not a day.
    ended: Option<Table>,
}

/// Rows of cells, each the sum of all before it.
#[derive(Clone, Debug, Default)]
struct Table {
    width: usize,
    cells: Vec<u32>,
    deaths: Vec<[u64; 3]>,
}

impl Cubes {
    /// Counts the events of all days. `None` without events, for more values than a cube is worth, or when cancelled.
    pub fn new(store: &EventStore, lens: &Lens, matches: &Matches, watch: &Watch) -> Option<Cubes> {
        Cubes::at_most(MOST_CELLS, store, lens, matches, watch)
    }

    /// As [`Cubes::new`], in tables of at most so many numbers together.
    pub fn at_most(
        most_cells: usize,
        store: &EventStore,
        lens: &Lens,
        matches: &Matches,
        watch: &Watch,
    ) -> Option<Cubes> {
        let extent = store.extent()?;
        let (first_day, days) = (extent.first().number(), extent.days());
        let width = lens.codes().width(matches.restricts(Facet::Actor));
        let with_spans = !store.spans().is_empty();
        let stride = stride(days, width * (1 + usize::from(with_spans)), most_cells)?;
        let rows_of_step = |step: i32| {
            let first = Day::from_number(first_day + step * stride);
            store.rows_beginning_within(DayRange::between(first, first.plus(stride - 1)))
        };
        let scan = || Scan::new(store, lens, matches, matches.actor_scope());
        let steps = (days + stride - 1) / stride;
        let begun = (0..steps).map(|step| [rows_of_step(step)]);
        let begun = Table::new(scan(), begun, watch)?;
        let ended = if with_spans && stride == 1 {
            let by_last_day = rows_by_last_day(store, extent);
            let ended = by_last_day.iter().map(|rows| neighbours(rows));
            Some(Table::new(scan(), ended, watch)?)
        } else {
            None
        };
        Some(Cubes {
            made_for: matches.with_days(store, None),
            first_day,
            days,
            stride,
            begun,
            ended,
        })
    }

    /// Whether these are the cubes of the matches' clauses; the window does not matter.
    pub fn fit(&self, matches: &Matches) -> bool {
        self.made_for.same_clauses(matches)
    }

    /// The very answer that going through the rows gives. Cost does not grow with the number of events.
    pub fn answer(&self, store: &EventStore, lens: &Lens, matches: &Matches) -> Answer {
        let counts = if self.fit(matches) {
            self.counts(store, lens, matches)
        } else {
            scanned(store, lens, matches, matches.actor_scope())
        };
        answer_of(store, lens, matches, counts)
    }

    /// The very bars that [`timeline`](super::timeline()) gives for matches of the same store and lens, whose filter may
    /// differ in its window and its types: both are left out of what is counted here. `None` for other filters, and
    /// where the tables have no row for every day.
    pub fn timeline(
        &self,
        store: &EventStore,
        lens: &Lens,
        matches: &Matches,
        width: BinWidth,
    ) -> Option<Timeline> {
        if self.stride != 1 || !self.made_for.differs_in_types_at_most(matches) {
            return None;
        }
        let cells = lens.codes().cells(Facet::Type);
        let shown = &matches.shown()[cells.clone()];
        let ended = self.ended.as_ref().unwrap_or(&self.begun);
        let mut timeline = uncounted(store, lens, width);
        for bin in &mut timeline.bins {
            let (start, end) = self.steps(Some(bin.days));
            let later = &self.begun.row(end)[cells.clone()];
            let counts = later
                .iter()
                .zip(&ended.row(start)[cells.clone()])
                .zip(shown);
            let shown = counts.map(|((later, earlier), shown)| (later - earlier) & shown);
            bin.by_type = shown.collect();
            bin.total = bin.by_type.iter().sum();
        }
        timeline.highest = timeline.bins.iter().map(|bin| bin.total).max().unwrap_or(0);
        Some(timeline)
    }

    /// Bytes of memory held, those of the matches aside.
    pub fn heap_bytes(&self) -> usize {
        let tables = std::iter::once(&self.begun).chain(&self.ended);
        let bytes = tables.map(|table| {
            table.cells.capacity() * size_of::<u32>()
                + table.deaths.capacity() * size_of::<[u64; 3]>()
        });
        bytes.sum()
    }

    fn counts(&self, store: &EventStore, lens: &Lens, matches: &Matches) -> Counts {
        let (start, end) = self.steps(matches.days());
        if self.stride == 1 || matches.days().is_none() {
            let ended = self.ended.as_ref().unwrap_or(&self.begun);
            return self.begun.difference(end, ended, start);
        }
        // Whole steps inside the window; what is left at its edges is less than a step each.
        let (first_step, last_step) = (start.div_ceil(self.step()), end / self.step());
        if first_step >= last_step {
            return scanned(store, lens, matches, matches.actor_scope());
        }
        let mut scan = Scan::new(store, lens, matches, matches.actor_scope());
        scan.counts = self.begun.difference(last_step, &self.begun, first_step);
        for rows in matches.early_runs() {
            scan.add(rows);
        }
        scan.add(self.rows_between(store, start, first_step * self.step()));
        scan.add(self.rows_between(store, last_step * self.step(), end));
        scan.counts
    }

    fn step(&self) -> usize {
        self.stride.unsigned_abs() as usize
    }

    /// The window as days from the first of all: its first and the one after its last, within what there is. With a
    /// stride of a day, and without a window, these are rows of the tables.
    fn steps(&self, window: Option<DayRange>) -> (usize, usize) {
        let within = |day: i32| (day - self.first_day).clamp(0, self.days) as usize;
        match window {
            Some(days) => (
                within(days.first().number()),
                within(days.last().number() + 1),
            ),
            None => (0, self.begun.rows() - 1),
        }
    }

    /// The rows that begin on days counted from the first of all.
    fn rows_between(&self, store: &EventStore, start: usize, end: usize) -> Range<Row> {
        if start >= end {
            return 0..0;
        }
        let day = |at: usize| Day::from_number(self.first_day + at as i32);
        store.rows_beginning_within(DayRange::between(day(start), day(end - 1)))
    }
}

/// The days from row to row that keep the tables within bounds; `None` where no stride does so with a gain.
fn stride(days: i32, width: usize, most_cells: usize) -> Option<i32> {
    let strides = [1, 7, 28, 84, 364];
    let fits = |stride: &i32| {
        let rows = (days / stride) as usize + 2;
        rows.saturating_mul(width) <= most_cells
    };
    strides
        .into_iter()
        .find(|stride| fits(stride) && (*stride == 1 || days >= 2 * stride))
}

/// The rows by their last day, from the first of all days on.
fn rows_by_last_day(store: &EventStore, extent: DayRange) -> Vec<Vec<Row>> {
    let mut rows_of_day = vec![Vec::new(); extent.days() as usize];
    let first = extent.first().number();
    let mut spans = store
        .spans()
        .iter()
        .zip(store.last_days_of_spans())
        .peekable();
    for (day, rows) in store.first_days() {
        for row in rows {
            let last = spans.next_if(|(span, _)| **span == row);
            let last = last.map_or(day.number(), |(_, last)| *last);
            rows_of_day[(last - first) as usize].push(row);
        }
    }
    rows_of_day
}

/// Ascending rows as runs of neighbours.
fn neighbours(rows: &[Row]) -> impl Iterator<Item = Range<Row>> {
    let runs = rows.chunk_by(|row, next| row + 1 == *next);
    runs.map(|run| run[0]..run[run.len() - 1] + 1)
}

impl Table {
    /// A row before the first step and one after each; `None` when cancelled.
    fn new<Rows: IntoIterator<Item = Range<Row>>>(
        mut scan: Scan<'_>,
        steps: impl ExactSizeIterator<Item = Rows>,
        watch: &Watch,
    ) -> Option<Table> {
        let (rows, width) = (steps.len() + 1, scan.counts.cells.len());
        let mut table = Table {
            width,
            cells: Vec::with_capacity(rows * width),
            deaths: Vec::with_capacity(rows),
        };
        table.push(&scan.counts);
        for step in steps {
            if watch.cancelled() {
                return None;
            }
            for rows in step {
                scan.add(rows);
            }
            table.push(&scan.counts);
        }
        Some(table)
    }

    fn push(&mut self, counts: &Counts) {
        self.cells.extend_from_slice(&counts.cells);
        self.deaths.push(counts.deaths);
    }

    fn rows(&self) -> usize {
        self.deaths.len()
    }

    fn row(&self, at: usize) -> &[u32] {
        &self.cells[at * self.width..(at + 1) * self.width]
    }

    /// A row of this table less a row of another of the same width.
    fn difference(&self, at: usize, other: &Table, other_at: usize) -> Counts {
        let cells = self.row(at).iter().zip(other.row(other_at));
        let (later, earlier) = (self.deaths[at], other.deaths[other_at]);
        Counts {
            cells: cells
                .map(|(later, earlier)| later.wrapping_sub(*earlier))
                .collect(),
            deaths: std::array::from_fn(|sum| later[sum] - earlier[sum]),
        }
    }
}

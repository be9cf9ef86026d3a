//! Which events satisfy the filter, as a whole and with one facet left out.
//!
//! A chart of facet F must show what lies outside its own selection, so it counts
//! [`Matches::rows_ignoring`]`(F)`. Each row has bits that say which facets it fails; the window is a range of
//! rows, since rows are sorted by day. Knows nothing of charts; start at [`select`].

use super::clauses::Clauses;
use super::facet::Facet;
use super::filter::{ActorScope, Filter};
use super::lens::Lens;
use crate::event::DayRange;
use crate::store::{EventStore, Row};
use std::ops::Range;
use std::sync::Arc;

/// The events of one store that satisfy a filter.
#[derive(Clone, Debug)]
pub struct Matches {
    days: Option<DayRange>,
    clauses: Arc<Clauses>,
    window: Range<Row>,
    early: Vec<Row>,
}

/// Evaluates every clause of the filter once.
pub fn select(store: &EventStore, lens: &Lens, filter: &Filter) -> Matches {
    Matches::of(store, Clauses::of(store, lens, filter, None), filter.days)
}

impl Matches {
    fn of(store: &EventStore, clauses: Clauses, days: Option<DayRange>) -> Matches {
        let none = Matches {
            days: None,
            clauses: Arc::new(clauses),
            window: 0..0,
            early: Vec::new(),
        };
        none.with_days(store, days)
    }

    /// What [`select`] gives for another filter of the same store and lens, asking only the clauses that differ.
    pub fn reselect(&self, store: &EventStore, lens: &Lens, filter: &Filter) -> Matches {
        if filter.differs_beyond_days(&self.clauses.filter) {
            let clauses = Clauses::of(store, lens, filter, Some(&self.clauses));
            Matches::of(store, clauses, filter.days)
        } else {
            self.with_days(store, filter.days)
        }
    }

    /// The same clauses with another window. Cheap: the rows' bits are shared.
    pub fn with_days(&self, store: &EventStore, days: Option<DayRange>) -> Matches {
        let (window, early) = match days {
            None => (0..store.len() as Row, Vec::new()),
            Some(days) => (
                store.rows_beginning_within(days),
                store.rows_reaching(days.first()).collect(),
            ),
        };
        Matches {
            days,
            clauses: Arc::clone(&self.clauses),
            window,
            early,
        }
    }

    /// The rows whose first day lies in the window, whether they match or not.
    pub(super) fn window(&self) -> Range<Row> {
        self.window.clone()
    }

    /// Whether both satisfy the same clauses by having the very same rows' bits, in whatever window.
    pub(super) fn same_clauses(&self, other: &Matches) -> bool {
        Arc::ptr_eq(&self.clauses, &other.clauses)
    }

    /// Whether the filters are the same but for their windows and their clauses on event types.
    pub(super) fn differs_in_types_at_most(&self, other: &Matches) -> bool {
        let [one, two] = [self, other].map(|matches| matches.clauses.filter.without(Facet::Type));
        !one.differs_beyond_days(&two)
    }

    /// Whether a facet has a clause.
    pub(super) fn restricts(&self, facet: Facet) -> bool {
        self.clauses.filter.restricts(facet)
    }

    /// Which names of an event count as its actors.
    pub fn actor_scope(&self) -> ActorScope {
        self.clauses.filter.actor_scope
    }

    /// All bits for the cells whose value passes its own clause, none for the others; see
    /// [`Codes::looked_up`](super::codes::Codes::looked_up).
    pub(super) fn shown(&self) -> &[u32] {
        &self.clauses.shown
    }

    /// For every actor code whether the filter asks for it; `None` where it asks for nobody in particular.
    pub(super) fn asked(&self) -> Option<&[bool]> {
        self.clauses.asked.as_deref()
    }

    /// Bytes of memory held by the rows' bits.
    pub fn heap_bytes(&self) -> usize {
        let clauses = &self.clauses;
        clauses.fails.capacity() * size_of::<u16>() + clauses.shown.capacity() * size_of::<u32>()
    }

    /// The window asked for; `None` without one.
    pub fn days(&self) -> Option<DayRange> {
        self.days
    }

    /// The matching rows, ascending: they pass every clause and have an event type.
    pub fn rows(&self) -> impl Iterator<Item = Row> {
        let rows = self.early.iter().copied().chain(self.window.clone());
        rows.filter(|row| self.clauses.fails[*row as usize] == 0)
    }

    /// The rows that pass every clause but the facet's own and have an event type, ascending.
    ///
    /// Opponents and allies go on being those of the actors asked for where the clause on actors is left out.
    pub fn rows_ignoring(&self, facet: Facet) -> impl Iterator<Item = Row> {
        let (early, window): (&[Row], _) = match facet {
            Facet::Time => (&[], 0..self.clauses.fails.len() as Row),
            _ => (&self.early, self.window.clone()),
        };
        let rows = early.iter().copied().chain(window);
        rows.filter(move |row| self.clauses.fails[*row as usize] & !facet.bit() == 0)
    }

    /// Whether a row matches.
    pub fn contains(&self, row: Row) -> bool {
        self.clauses.fails.get(row as usize) == Some(&0)
            && (self.window.contains(&row) || self.early.binary_search(&row).is_ok())
    }

    /// How many rows match.
    pub fn count(&self) -> u64 {
        let matching = |fails: &[u16]| fails.iter().filter(|fails| **fails == 0).count() as u64;
        self.runs().map(|(_, fails)| matching(fails)).sum()
    }

    /// The rows that began before the window and reach into it, as runs of neighbours, ascending.
    pub(super) fn early_runs(&self) -> impl Iterator<Item = Range<Row>> {
        let neighbours = self.early.chunk_by(|row, next| row + 1 == *next);
        neighbours.map(|rows| rows[0]..rows[rows.len() - 1] + 1)
    }

    /// The window as runs of neighbouring rows, ascending, with the bits of the facets each row fails.
    pub(super) fn runs(&self) -> impl Iterator<Item = (Range<Row>, &[u16])> {
        let runs = self
            .early_runs()
            .chain(std::iter::once(self.window.clone()));
        runs.map(|rows| {
            let fails = &self.clauses.fails[rows.start as usize..rows.end as usize];
            (rows, fails)
        })
    }

    /// The bits of the facets each row of the store fails, the window aside.
    pub(super) fn failing(&self) -> &[u16] {
        &self.clauses.fails
    }
}

#[cfg(test)]
mod tests {
    use super::super::ActorScope;
    use super::super::fixture::{self, days};
    use super::*;

    fn check(filter: Filter, expected: &[Row]) {
        let (store, lens) = fixture::four_events();
        let matches = select(&store, &lens, &filter);
        assert_eq!(matches.rows().collect::<Vec<_>>(), expected, "{filter:?}");
        assert_eq!(matches.count(), expected.len() as u64);
        let contained = (0..store.len() as Row).filter(|row| matches.contains(*row));
        assert_eq!(contained.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_filter_that_asks_nothing_keeps_every_event_of_the_scheme() {
        check(Filter::default(), &[0, 1, 2, 5]);
    }

    #[test]
    fn a_span_counts_in_every_window_it_touches() {
        let window = |first, last| Filter {
            days: Some(days(first, last)),
            ..Filter::default()
        };
        check(window("2021-03-01", "2021-03-01"), &[0, 2]);
        check(window("2021-03-02", "2021-03-02"), &[0]);
        check(window("2021-03-06", "2021-03-09"), &[]);
        check(window("2030-01-01", "2031-01-01"), &[]);
    }

    #[test]
    fn an_alias_finds_associates_only_when_they_count() {
        let north = |actor_scope| Filter {
            actor_scope,
            ..Filter::default().with_only(Facet::Actor, "North")
        };
        check(north(ActorScope::All), &[0, 1]);
        check(north(ActorScope::Main), &[0]);
    }

    #[test]
    fn the_empty_name_stands_for_outside_every_region() {
        check(Filter::default().with_only(Facet::Region, ""), &[2, 5]);
    }

    #[test]
    fn leaving_a_facet_out_never_brings_back_a_row_without_a_type() {
        let (store, lens) = fixture::four_events();
        let filter = Filter::default().with_only(Facet::Type, "Clash");
        let matches = select(&store, &lens, &filter);
        let ignoring = matches.rows_ignoring(Facet::Type).collect::<Vec<_>>();
        assert_eq!(ignoring, [0, 1, 2, 5]);
    }
}

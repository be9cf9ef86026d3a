//! The numbers of a period: events, townships, actors, the two lists, and the counts of each facet's values.
//!
//! All of it follows from one row of counts, whether that came from going through the rows of the window or from
//! [`Cubes`](super::Cubes). Both lists sum to the events (regions with what lies outside them), for every filter;
//! `tests/laws.rs` holds that.

use super::codes::Codes;
use super::facet::Facet;
use super::filter::ActorScope;
use super::lens::Lens;
use super::scan::{Counts, scanned};
use super::select::Matches;
use crate::event::{DayRange, Deaths};
use crate::store::EventStore;
use std::cmp::Reverse;
use std::sync::Arc;

/// A line of a list: a name with its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// Name of the event type or region.
    pub name: String,
    /// Index into the scheme's types or the set's regions.
    pub index: u8,
    /// Matching events.
    pub events: u64,
}

/// The numbers that follow from a filter.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The window asked for, or the store's extent without one; `None` for an empty store.
    pub period: Option<DayRange>,
    /// Matching events.
    pub events: u64,
    /// Distinct townships among them.
    pub townships: u64,
    /// Distinct actor names among them.
    pub actors: u64,
    /// Matching events per event type: most first, then the scheme's order; zeros are kept.
    pub by_type: Vec<Count>,
    /// Matching events per region: most first, then the set's order; zeros are kept.
    pub by_region: Vec<Count>,
    /// Matching events outside every region.
    pub outside_regions: u64,
    /// Matching events without a township.
    pub without_township: u64,
    /// Matching events without a usable coordinate.
    pub without_place: u64,
    /// Sums of the estimated deaths of the matching events; events without an estimate add nothing.
    pub deaths: Deaths,
    /// Events per event type in the scheme's order, the type clause ignored.
    pub legend: Vec<u64>,
    /// Events per region in the set's order, the region clause ignored.
    pub region_legend: Vec<u64>,
    /// Events outside every region, the region clause ignored.
    pub outside_legend: u64,
    /// Events per value of every facet that is counted with the rest.
    pub facets: FacetCounts,
}

/// Events per value of event type, sub-event type, region, admin1, township, deaths and actor, by the indices of
/// [`facet_values`](super::facet_values).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FacetCounts {
    codes: Option<Arc<Codes>>,
    /// See [`Codes`]: without each facet's own clause, then the few that are counted with all clauses.
    cells: Vec<u32>,
    /// The cells of the facets that follow from class or place, those that fail their own clause set to 0.
    matching: Vec<u32>,
}

impl FacetCounts {
    /// Events per value that pass every clause but the facet's own; empty for a facet not counted here.
    ///
    /// An event counts once per distinct actor, and never as "no actor".
    pub fn ignoring(&self, facet: Facet) -> &[u32] {
        let codes = self.codes.as_ref();
        codes.map_or(&[], |codes| &self.cells[codes.cells(facet)])
    }

    /// Events per value that pass every clause; empty for a facet not counted here.
    pub fn matching(&self, facet: Facet) -> &[u32] {
        let Some(codes) = &self.codes else { return &[] };
        match facet {
            Facet::Deaths => &self.cells[codes.matching_deaths()],
            Facet::Actor => {
                // Without a clause on actors both counts are the same.
                let apart = self.cells.get(codes.matching_actors());
                apart.unwrap_or(&self.cells[codes.cells(facet)])
            }
            _ => self.matching.get(codes.cells(facet)).unwrap_or(&[]),
        }
    }
}

impl Answer {
    /// Events per value of a facet that pass every clause but its own; see [`FacetCounts::ignoring`].
    pub fn ignoring(&self, facet: Facet) -> &[u32] {
        self.facets.ignoring(facet)
    }

    /// Events per value of a facet that pass every clause; see [`FacetCounts::matching`].
    pub fn matching(&self, facet: Facet) -> &[u32] {
        self.facets.matching(facet)
    }
}

/// Counts the matching events. Cost grows with the rows of the window, not with the store.
pub fn answer(store: &EventStore, lens: &Lens, matches: &Matches, scope: ActorScope) -> Answer {
    answer_of(store, lens, matches, scanned(store, lens, matches, scope))
}

/// The answer that follows from the counts of a window.
pub(super) fn answer_of(
    store: &EventStore,
    lens: &Lens,
    matches: &Matches,
    mut counts: Counts,
) -> Answer {
    let codes = lens.codes();
    // Sides that are not given were counted as if nobody were somebody: it asks less of the processor.
    for nobody in [codes.cells(Facet::Actor), codes.matching_actors()] {
        if let Some(cell) = counts.cells.get_mut(nobody.start) {
            *cell = 0;
        }
    }
    let cells = counts.cells.iter().zip(matches.shown());
    let facets = FacetCounts {
        codes: Some(Arc::clone(codes)),
        matching: cells.map(|(events, shown)| events & shown).collect(),
        cells: counts.cells,
    };
    let (types, regions) = (facets.matching(Facet::Type), facets.matching(Facet::Region));
    let townships = facets.matching(Facet::Township);
    let all = |cells: &[u32]| cells.iter().map(|n| u64::from(*n)).collect::<Vec<u64>>();
    let mut region_legend = all(facets.ignoring(Facet::Region));
    let type_names = lens.scheme.types.iter().map(|t| t.name.as_str());
    let region_names = lens.regions.names.iter().map(String::as_str);
    Answer {
        period: matches.days().or_else(|| store.extent()),
        events: types.iter().map(|n| u64::from(*n)).sum(),
        townships: more_than_none(townships),
        actors: more_than_none(facets.matching(Facet::Actor)),
        by_type: ranked(type_names, types),
        by_region: ranked(region_names, regions),
        outside_regions: regions.last().copied().unwrap_or(0).into(),
        without_township: townships.first().copied().unwrap_or(0).into(),
        without_place: facets.cells[codes.without_place()].into(),
        deaths: estimate(counts.deaths),
        legend: all(facets.ignoring(Facet::Type)),
        outside_legend: region_legend.pop().unwrap_or(0),
        region_legend,
        facets,
    }
}

/// How many values but the first, which is "not given", have an event.
fn more_than_none(events: &[u32]) -> u64 {
    let named = events.get(1..).unwrap_or(&[]);
    named
        .iter()
        .map(|events| u32::from(*events > 0))
        .sum::<u32>()
        .into()
}

fn estimate(sums: [u64; 3]) -> Deaths {
    let [best, low, high] = sums.map(|sum| u32::try_from(sum).unwrap_or(u32::MAX));
    Deaths { best, low, high }
}

/// The names with their counts: most first, then in the order given.
fn ranked<'a>(names: impl Iterator<Item = &'a str>, events: &[u32]) -> Vec<Count> {
    let named = (0..u8::MAX).zip(names).zip(events);
    let mut list: Vec<Count> = named
        .map(|((index, name), events)| Count {
            name: name.to_owned(),
            index,
            events: (*events).into(),
        })
        .collect();
    list.sort_by_key(|count| Reverse(count.events));
    list
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, days};
    use super::super::{Filter, select};
    use super::*;

    fn answered(filter: &Filter) -> Answer {
        let (store, lens) = fixture::four_events();
        let matches = select(&store, &lens, filter);
        answer(&store, &lens, &matches, filter.actor_scope)
    }

    fn lines(counts: &[Count]) -> Vec<(&str, u64)> {
        counts.iter().map(|c| (c.name.as_str(), c.events)).collect()
    }

    #[test]
    fn equal_counts_keep_the_order_of_the_scheme_and_zeros_stay() {
        let all = answered(&Filter::default());
        assert_eq!(
            lines(&all.by_type),
            [("Clash", 3), ("Strike", 1), ("Arson", 0)]
        );
        assert_eq!(lines(&all.by_region), [("North", 1), ("South", 1)]);
        assert_eq!(all.outside_regions, 2);
    }

    #[test]
    fn the_block_counts_names_once() {
        let all = answered(&Filter::default());
        assert_eq!((all.events, all.townships, all.actors), (4, 3, 4));
        assert_eq!((all.without_township, all.without_place), (1, 1));
        assert_eq!(
            (all.deaths.best, all.deaths.low, all.deaths.high),
            (5, 4, 12)
        );
        assert_eq!(all.period, Some(days("2021-02-28", "2021-04-01")));
    }

    #[test]
    fn main_actors_leave_the_associates_out() {
        let filter = Filter {
            actor_scope: ActorScope::Main,
            ..Filter::default()
        };
        assert_eq!(answered(&filter).actors, 3);
    }

    #[test]
    fn a_type_that_is_off_keeps_its_number_in_the_legend() {
        let filter = Filter::default()
            .with_only(Facet::Type, "Strike")
            .with_only(Facet::Region, "South");
        let answer = answered(&filter);
        assert_eq!(
            lines(&answer.by_type),
            [("Strike", 1), ("Clash", 0), ("Arson", 0)]
        );
        assert_eq!(answer.legend, [0, 1, 0]);
        assert_eq!(answer.region_legend, [0, 1]);
        assert_eq!(answer.outside_legend, 0);
    }

    #[test]
    fn an_empty_store_answers_with_zeros() {
        let (store, lens) = fixture::no_events();
        let matches = select(&store, &lens, &Filter::default());
        let answer = answer(&store, &lens, &matches, ActorScope::All);
        assert_eq!((answer.period, answer.events, answer.actors), (None, 0, 0));
        assert_eq!(
            lines(&answer.by_type),
            [("Clash", 0), ("Strike", 0), ("Arson", 0)]
        );
    }
}

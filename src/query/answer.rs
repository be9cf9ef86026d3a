//! The numbers of a period: events, townships, actors, and the two lists.
//!
//! One pass over the rows of the window. Both lists sum to the events (regions with what lies outside them), for
//! every filter; `tests/laws.rs` holds that.

use super::filter::ActorScope;
use super::lens::{Lens, NO_REGION};
use super::select::{FAILS_REGION, FAILS_TYPE, Matches};
use crate::event::{DayRange, Deaths};
use crate::store::{EventStore, Township};
use std::cmp::Reverse;

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
#[derive(Clone, Debug, PartialEq, Eq)]
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
}

/// Counts the matching events. Cost grows with the rows of the window, not with the store.
pub fn answer(store: &EventStore, lens: &Lens, matches: &Matches, scope: ActorScope) -> Answer {
    let tally = tally(store, lens, matches, scope);
    let type_names = lens.scheme.types.iter().map(|t| t.name.as_str());
    let region_names = lens.regions.names.iter().map(String::as_str);
    let outside = NO_REGION as usize;
    let with_hidden = |shown: &[u64; 256], hidden: &[u64; 256], count: usize| -> Vec<u64> {
        let both = shown.iter().zip(hidden).take(count);
        both.map(|(shown, hidden)| shown + hidden).collect()
    };
    let (types, regions) = (lens.scheme.types.len(), lens.regions.names.len());
    Answer {
        period: matches.days().or_else(|| store.extent()),
        events: tally.events,
        townships: tally.townships.count_without_first(),
        actors: tally.actors.count_without_first(),
        by_type: ranked(type_names, &tally.types),
        by_region: ranked(region_names, &tally.regions),
        outside_regions: tally.regions[outside],
        without_township: tally.without_township,
        without_place: tally.without_place,
        deaths: tally.deaths,
        legend: with_hidden(&tally.types, &tally.hidden_types, types),
        region_legend: with_hidden(&tally.regions, &tally.hidden_regions, regions),
        outside_legend: tally.regions[outside] + tally.hidden_regions[outside],
    }
}

/// Counts by code. The arrays have a place for every byte, so counting needs no test.
struct Tally {
    events: u64,
    types: [u64; 256],
    regions: [u64; 256],
    hidden_types: [u64; 256],
    hidden_regions: [u64; 256],
    townships: Seen,
    actors: Seen,
    without_township: u64,
    without_place: u64,
    deaths: Deaths,
}

fn tally(store: &EventStore, lens: &Lens, matches: &Matches, scope: ActorScope) -> Tally {
    let mut tally = Tally {
        events: 0,
        types: [0; 256],
        regions: [0; 256],
        hidden_types: [0; 256],
        hidden_regions: [0; 256],
        townships: Seen::new(store.townships().len() + 1),
        actors: Seen::new(store.actors().len()),
        without_township: 0,
        without_place: 0,
        deaths: Deaths::default(),
    };
    let (row_types, row_regions) = (lens.row_types(), lens.row_regions());
    let (townships, sites) = (store.township_codes(), store.sites());
    for (row, fails) in matches.failing_in_window() {
        let at = row as usize;
        match fails {
            0 => {}
            FAILS_TYPE => {
                tally.hidden_types[row_types[at] as usize] += 1;
                continue;
            }
            FAILS_REGION => {
                tally.hidden_regions[row_regions[at] as usize] += 1;
                continue;
            }
            _ => continue,
        }
        tally.events += 1;
        tally.types[row_types[at] as usize] += 1;
        tally.regions[row_regions[at] as usize] += 1;
        tally.townships.add(u32::from(townships[at]));
        tally.without_township += u64::from(townships[at] == Township::NONE);
        tally.without_place += u64::from(sites.of_row(row).is_none());
        for actor in store.main_actors(row) {
            tally.actors.add(actor);
        }
        if scope == ActorScope::All {
            for &actor in store.associates(row) {
                tally.actors.add(actor);
            }
        }
        if let Some(deaths) = store.deaths(row) {
            add(&mut tally.deaths, deaths);
        }
    }
    tally
}

fn add(sum: &mut Deaths, deaths: Deaths) {
    sum.best = sum.best.saturating_add(deaths.best);
    sum.low = sum.low.saturating_add(deaths.low);
    sum.high = sum.high.saturating_add(deaths.high);
}

/// The names with their counts: most first, then in the order given.
fn ranked<'a>(names: impl Iterator<Item = &'a str>, counts: &[u64; 256]) -> Vec<Count> {
    let mut list: Vec<Count> = (0..NO_REGION)
        .zip(names)
        .map(|(index, name)| Count {
            name: name.to_owned(),
            index,
            events: counts[index as usize],
        })
        .collect();
    list.sort_by_key(|count| Reverse(count.events));
    list
}

/// Which codes of a dictionary were met; code 0 stands for "not given".
struct Seen(Vec<bool>);

impl Seen {
    fn new(codes: usize) -> Seen {
        Seen(vec![false; codes])
    }

    fn add(&mut self, code: u32) {
        self.0[code as usize] = true;
    }

    fn count_without_first(&self) -> u64 {
        self.0.iter().skip(1).filter(|seen| **seen).count() as u64
    }
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
        let filter = Filter {
            types: Some(["Strike".to_owned()].into()),
            regions: Some(["South".to_owned()].into()),
            ..Filter::default()
        };
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

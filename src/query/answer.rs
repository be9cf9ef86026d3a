//! The numbers of a period: events, townships, actors, and the two lists.
//!
//! One pass over the rows of the window. Both lists sum to the events (regions with what lies outside them), for
//! every filter; `tests/laws.rs` holds that.

use super::facet::Facet;
use super::filter::ActorScope;
use super::lens::{Lens, NO_REGION};
use super::select::Matches;
use crate::event::{DayRange, Deaths};
use crate::store::{EventStore, Row, Sites, Township};
use std::cmp::Reverse;
use std::ops::Range;

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
    let with_hidden = |counts: &ByFails, codes: usize| -> Vec<u64> {
        let both = counts[SHOWN].iter().zip(&counts[HIDDEN]).take(codes);
        both.map(|(shown, hidden)| u64::from(shown + hidden))
            .collect()
    };
    let (types, regions) = (lens.scheme.types.len(), lens.regions.names.len());
    Answer {
        period: matches.days().or_else(|| store.extent()),
        events: tally.types[0].iter().map(|n| u64::from(*n)).sum(),
        townships: tally.townships.count_without_first(),
        actors: tally.actors.count_without_first(),
        by_type: ranked(type_names, &tally.types[0]),
        by_region: ranked(region_names, &tally.regions[0]),
        outside_regions: tally.regions[0][outside].into(),
        without_township: tally.without_township,
        without_place: tally.without_place,
        deaths: tally.deaths(),
        legend: with_hidden(&tally.types, types),
        region_legend: with_hidden(&tally.regions, regions),
        outside_legend: u64::from(tally.regions[0][outside])
            + u64::from(tally.regions[HIDDEN][outside]),
    }
}

/// Counts by whether a row passes, fails the facet's own clause alone, or fails another, then by code. There is a
/// place for every byte, so counting asks nothing.
type ByFails = [[u32; 256]; 3];
const SHOWN: usize = 0;
const HIDDEN: usize = 1;
const ELSEWHERE: usize = 2;

/// The sums of one pass. Rows that fail something are counted too, as "not given": a processor that need not guess
/// which rows match is several times faster than one that guesses wrong.
struct Tally {
    types: Box<ByFails>,
    regions: Box<ByFails>,
    townships: Seen,
    actors: Seen,
    without_township: u64,
    without_place: u64,
    /// Best, low and high.
    deaths: [u64; 3],
}

fn tally(store: &EventStore, lens: &Lens, matches: &Matches, scope: ActorScope) -> Tally {
    let mut tally = Tally {
        types: Box::new([[0; 256]; 3]),
        regions: Box::new([[0; 256]; 3]),
        townships: Seen::new(store.townships().len() + 1),
        actors: Seen::new(store.actors().len()),
        without_township: 0,
        without_place: 0,
        deaths: [0; 3],
    };
    for (rows, fails) in matches.runs() {
        let at = rows.start as usize..rows.end as usize;
        tally.add_classes(
            fails,
            &lens.row_types()[at.clone()],
            &lens.row_regions()[at],
        );
        tally.add_places(store, rows.clone(), fails);
        tally.add_actors(store, rows.clone(), fails, scope);
        tally.add_deaths(store, rows, fails);
    }
    tally
}

impl Tally {
    fn add_classes(&mut self, fails: &[u16], types: &[u8], regions: &[u8]) {
        let place = |fails: u16, facet: Facet| {
            let hidden = usize::from(fails == facet.bit());
            usize::from(fails != 0) * (ELSEWHERE - hidden * (ELSEWHERE - HIDDEN))
        };
        for ((fails, event_type), region) in fails.iter().zip(types).zip(regions) {
            self.types[place(*fails, Facet::Type)][usize::from(*event_type)] += 1;
            self.regions[place(*fails, Facet::Region)][usize::from(*region)] += 1;
        }
    }

    fn add_places(&mut self, store: &EventStore, rows: Range<Row>, fails: &[u16]) {
        let at = rows.start as usize..rows.end as usize;
        let mut without = 0;
        for (fails, &township) in fails.iter().zip(&store.township_codes()[at.clone()]) {
            self.townships.add(township & kept(*fails));
            without += u32::from(*fails == 0) & u32::from(township == Township::NONE);
        }
        self.without_township += u64::from(without);
        let mut without = 0;
        for (fails, &site) in fails.iter().zip(&store.sites().of_rows()[at]) {
            without += u32::from(*fails == 0) & u32::from(site == Sites::NONE);
        }
        self.without_place += u64::from(without);
    }

    fn add_actors(
        &mut self,
        store: &EventStore,
        rows: Range<Row>,
        fails: &[u16],
        scope: ActorScope,
    ) {
        let at = rows.start as usize..rows.end as usize;
        for side in store.main_actor_codes() {
            for (fails, &actor) in fails.iter().zip(&side[at.clone()]) {
                self.actors.add(actor & kept(*fails));
            }
        }
        if scope == ActorScope::All {
            for (row, actor) in store.associates_of_rows(rows.clone()) {
                self.actors
                    .add(actor & kept(fails[(row - rows.start) as usize]));
            }
        }
    }

    fn add_deaths(&mut self, store: &EventStore, rows: Range<Row>, fails: &[u16]) {
        let at = rows.start as usize..rows.end as usize;
        for (fails, deaths) in fails.iter().zip(&store.deaths_of_rows()[at]) {
            let deaths = deaths.unwrap_or_default();
            let estimates = [deaths.best, deaths.low, deaths.high];
            for (sum, estimate) in self.deaths.iter_mut().zip(estimates) {
                *sum += u64::from(estimate & kept(*fails));
            }
        }
    }

    fn deaths(&self) -> Deaths {
        let [best, low, high] = self
            .deaths
            .map(|sum| u32::try_from(sum).unwrap_or(u32::MAX));
        Deaths { best, low, high }
    }
}

/// All bits for a row that matches, none for another.
fn kept(fails: u16) -> u32 {
    u32::from(fails == 0).wrapping_neg()
}

/// The names with their counts: most first, then in the order given.
fn ranked<'a>(names: impl Iterator<Item = &'a str>, counts: &[u32; 256]) -> Vec<Count> {
    let mut list: Vec<Count> = (0..NO_REGION)
        .zip(names)
        .map(|(index, name)| Count {
            name: name.to_owned(),
            index,
            events: counts[index as usize].into(),
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

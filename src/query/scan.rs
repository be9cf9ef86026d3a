//! Counting rows into the cells of [`Codes`], one after another.
//!
//! Nothing here asks "does this row pass?" and jumps: a row that does not pass adds nothing, which a processor does
//! several times faster than guess. Windows are counted so directly, and cubes are made of it; start at [`Scan::add`].

use super::codes::{Codes, deaths_step};
use super::facet::Facet;
use super::filter::ActorScope;
use super::lens::Lens;
use super::select::Matches;
use crate::store::{EventStore, Row};
use std::ops::Range;

/// What was counted: the cells, and the sums of best, low and high estimated deaths of matching events.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counts {
    pub(super) cells: Vec<u32>,
    pub(super) deaths: [u64; 3],
}

/// Counts under way.
pub(super) struct Scan<'a> {
    store: &'a EventStore,
    codes: &'a Codes,
    fails: &'a [u16],
    scope: ActorScope,
    actors_apart: bool,
    pub(super) counts: Counts,
}

/// Rows counted by one column after another: few enough that what each fails stays in the cache.
const CHUNK: u32 = 4096;

impl<'a> Scan<'a> {
    /// Nothing counted yet.
    pub(super) fn new(
        store: &'a EventStore,
        lens: &'a Lens,
        matches: &'a Matches,
        scope: ActorScope,
    ) -> Scan<'a> {
        let actors_apart = matches.restricts(Facet::Actor);
        Scan {
            store,
            codes: lens.codes(),
            fails: matches.failing(),
            scope,
            actors_apart,
            counts: Counts {
                cells: vec![0; lens.codes().width(actors_apart)],
                deaths: [0; 3],
            },
        }
    }

    /// Counts neighbouring rows.
    pub(super) fn add(&mut self, rows: Range<Row>) {
        for start in rows.clone().step_by(CHUNK as usize) {
            let rows = start..rows.end.min(start.saturating_add(CHUNK));
            self.add_classes(rows.clone());
            self.add_places(rows.clone());
            self.add_deaths(rows.clone());
            let ignoring = self.codes.cells(Facet::Actor).start;
            self.add_actors(rows.clone(), ignoring, Facet::Actor.bit());
            if self.actors_apart {
                self.add_actors(rows, self.codes.matching_actors().start, 0);
            }
        }
    }

    fn add_classes(&mut self, rows: Range<Row>) {
        let at = rows.start as usize..rows.end as usize;
        let cells = &mut self.counts.cells[..];
        let of_class = &self.codes.of_class[..];
        let classes = &self.store.classes()[at.clone()];
        for (fails, class) in self.fails[at].iter().zip(classes) {
            let class = of_class[*class as usize];
            cells[class.event_type as usize] += passing(*fails, Facet::Type.bit());
            cells[class.sub_type as usize] += passing(*fails, Facet::SubType.bit());
        }
    }

    fn add_places(&mut self, rows: Range<Row>) {
        let at = rows.start as usize..rows.end as usize;
        let cells = &mut self.counts.cells[..];
        let of_place = &self.codes.of_place[..];
        let mut nowhere = 0;
        let places = &self.store.place_codes()[at.clone()];
        for (fails, place) in self.fails[at].iter().zip(places) {
            let place = of_place[*place as usize];
            cells[place.region as usize] += passing(*fails, Facet::Region.bit());
            cells[place.admin1 as usize] += passing(*fails, Facet::Admin1.bit());
            cells[place.township as usize] += passing(*fails, Facet::Township.bit());
            nowhere += passing(*fails, 0) & place.nowhere;
        }
        cells[self.codes.without_place()] += nowhere;
    }

    fn add_deaths(&mut self, rows: Range<Row>) {
        let at = rows.start as usize..rows.end as usize;
        let ignoring = self.codes.cells(Facet::Deaths).start;
        let matching = self.codes.matching_deaths().start;
        let cells = &mut self.counts.cells[..];
        let mut sums = [0; 3];
        for (fails, deaths) in self.fails[at].iter().zip(self.store.deaths_of_rows(rows)) {
            let step = deaths_step(deaths.map(|deaths| deaths.best));
            let matches = passing(*fails, 0);
            cells[ignoring + step] += passing(*fails, Facet::Deaths.bit());
            cells[matching + step] += matches;
            let deaths = deaths.unwrap_or_default();
            let estimates = [deaths.best, deaths.low, deaths.high];
            for (sum, estimate) in sums.iter_mut().zip(estimates) {
                *sum += u64::from(estimate * matches);
            }
        }
        for (all, sum) in self.counts.deaths.iter_mut().zip(sums) {
            *all += sum;
        }
    }

    /// Counts each actor of an event once, in the section of cells that begins at `start`.
    fn add_actors(&mut self, rows: Range<Row>, start: usize, ignored: u16) {
        let at = rows.start as usize..rows.end as usize;
        let fails = &self.fails[at.clone()];
        let cells = &mut self.counts.cells[start..];
        let [first, second] = self.store.main_actor_codes();
        let sides = first[at.clone()].iter().zip(&second[at]);
        for (fails, (first, second)) in fails.iter().zip(sides) {
            let passing = passing(*fails, ignored);
            cells[*first as usize] += passing;
            cells[*second as usize] += passing & u32::from(first != second);
        }
        if self.scope == ActorScope::Main {
            return;
        }
        for (row, fails) in rows.zip(fails) {
            let associates = self.store.associates(row);
            if associates.is_empty() || passing(*fails, ignored) == 0 {
                continue;
            }
            let main = self.store.main_actors(row);
            for (at, code) in associates.iter().enumerate() {
                if !main.contains(code) && !associates[..at].contains(code) {
                    cells[*code as usize] += 1;
                }
            }
        }
    }
}

/// 1 for a row that fails nothing but what is ignored, otherwise 0.
fn passing(fails: u16, ignored: u16) -> u32 {
    u32::from(fails & !ignored == 0)
}

/// The counts of a window by going through its rows.
pub(super) fn scanned(
    store: &EventStore,
    lens: &Lens,
    matches: &Matches,
    scope: ActorScope,
) -> Counts {
    let mut scan = Scan::new(store, lens, matches, scope);
    for (rows, _) in matches.runs() {
        scan.add(rows);
    }
    scan.counts
}

//! What the map shows of the matching events: one mark per site, split by event type.
//!
//! Knows places in degrees and counts, not pixels or colours; how large a mark is drawn is for `draw`.

use super::lens::Lens;
use super::select::Matches;
use crate::event::PlacePrecision;
use crate::geo::LonLat;
use crate::store::{EventStore, Row, SiteId, Sites};
use std::ops::Range;

/// The events of one site that match.
#[derive(Clone, Copy, Debug)]
pub struct SiteMark {
    /// Which site.
    pub site: SiteId,
    /// Where it is.
    pub at: LonLat,
    /// How many events match there, at least 1.
    pub events: u32,
    /// The best precision among them.
    pub precision: PlacePrecision,
    pub(super) first_count: usize,
}

/// All sites with a matching event, most events first: the biggest mark is drawn first and lies below.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// The marks, by events descending, then by site.
    pub sites: Vec<SiteMark>,
    pub(super) counts: Vec<u32>,
    pub(super) types: usize,
}

impl Marks {
    /// Events per event type at a mark, in the scheme's order.
    pub fn by_type(&self, mark: &SiteMark) -> &[u32] {
        let end = mark.first_count + self.types;
        self.counts.get(mark.first_count..end).unwrap_or(&[])
    }

    /// Number of event types in the scheme.
    pub fn types(&self) -> usize {
        self.types
    }

    /// Marks from counts per event type: (site, place, precision, counts of the `types` types).
    ///
    /// Sites without an event are left out; counts beyond `types` are ignored.
    pub fn from_counts(
        types: usize,
        sites: impl IntoIterator<Item = (SiteId, LonLat, PlacePrecision, Vec<u32>)>,
    ) -> Marks {
        let mut marks = Marks {
            types,
            ..Marks::default()
        };
        for (site, at, precision, mut counts) in sites {
            counts.resize(types, 0);
            let events = counts.iter().fold(0u32, |sum, n| sum.saturating_add(*n));
            if events > 0 {
                let first_count = marks.counts.len();
                marks.counts.extend(counts);
                marks.sites.push(SiteMark {
                    site,
                    at,
                    events,
                    precision,
                    first_count,
                });
            }
        }
        marks
            .sites
            .sort_by(|a, b| b.events.cmp(&a.events).then(a.site.cmp(&b.site)));
        marks
    }

    /// Events of the largest mark; 0 without marks.
    pub fn largest(&self) -> u32 {
        self.sites.first().map_or(0, |mark| mark.events)
    }

    /// The mark of a site; `None` when nothing matches there.
    pub fn find(&self, site: SiteId) -> Option<&SiteMark> {
        self.sites.iter().find(|mark| mark.site == site)
    }
}

/// All sites of the world with at least one matching event.
pub fn marks(store: &EventStore, lens: &Lens, matches: &Matches) -> Marks {
    let types = lens.scheme.types.len();
    let found = found_sites(store, lens, matches);
    // Most events first, then by site: both in one number, which sorts in half the time of a pair.
    let counts = found.counts.chunks_exact(types.max(1));
    let events = counts.map(|counts| counts.iter().sum::<u32>());
    let keys = found.sites.iter().zip(events);
    let mut order: Vec<u64> = keys
        .map(|(site, events)| u64::from(!events) << 32 | u64::from(*site))
        .collect();
    order.sort_unstable();
    let mark = |key: u64| {
        let site = key as SiteId;
        let place = found.place_of_site[site as usize] as usize;
        SiteMark {
            site,
            at: store.sites().at(site),
            events: !((key >> 32) as u32),
            precision: found.precisions[place],
            first_count: place * types,
        }
    };
    Marks {
        sites: order.into_iter().map(mark).collect(),
        counts: found.counts,
        types,
    }
}

/// Sites in order of first appearance, with as many counts each as there are event types.
struct FoundSites {
    sites: Vec<SiteId>,
    precisions: Vec<PlacePrecision>,
    counts: Vec<u32>,
    place_of_site: Vec<u32>,
}

fn found_sites(store: &EventStore, lens: &Lens, matches: &Matches) -> FoundSites {
    const NOT_FOUND: u32 = u32::MAX;
    let types = lens.scheme.types.len();
    let mut found = FoundSites {
        sites: Vec::new(),
        precisions: Vec::new(),
        counts: Vec::new(),
        place_of_site: vec![NOT_FOUND; store.sites().len()],
    };
    let sites = store.sites().of_places();
    for (rows, fails) in matches.runs() {
        let at = rows.start as usize..rows.end as usize;
        let places = &store.place_codes()[at.clone()];
        let columns = places.iter().zip(&lens.row_types()[at]).zip(fails);
        for (row, ((&place, &event_type), &fails)) in rows.zip(columns) {
            let site = sites[place as usize];
            if fails != 0 || site == Sites::NONE {
                continue;
            }
            let place = &mut found.place_of_site[site as usize];
            if *place == NOT_FOUND {
                *place = found.sites.len() as u32;
                found.sites.push(site);
                found.precisions.push(PlacePrecision::Unknown);
                found.counts.resize(found.counts.len() + types, 0);
            }
            let place = *place as usize;
            let precision = &mut found.precisions[place];
            *precision = store.place_precision(row).min(*precision);
            found.counts[place * types + usize::from(event_type)] += 1;
        }
    }
    found
}

/// How many events match at every site, in a window that moves: only the events that enter or leave it are counted.
#[derive(Clone, Debug)]
pub struct SiteCounts {
    counted: Matches,
    /// For every site the events of each type, then those of each precision.
    cells: Vec<u32>,
    types: usize,
}

/// Cells up to which every site has its own: 4 MB.
const MOST_SITE_CELLS: usize = 1 << 20;

impl SiteCounts {
    /// Counts a window. `None` for so many sites that counting anew costs less than keeping them all.
    pub fn new(store: &EventStore, lens: &Lens, matches: &Matches) -> Option<SiteCounts> {
        let types = lens.scheme.types.len();
        let cells = store.sites().len() * (types + PlacePrecision::ALL.len());
        if cells > MOST_SITE_CELLS {
            return None;
        }
        let mut counts = SiteCounts {
            counted: matches.clone(),
            cells: vec![0; cells],
            types,
        };
        for (rows, _) in matches.runs() {
            counts.add(store, lens, rows, 1);
        }
        Some(counts)
    }

    /// What [`SiteCounts::new`] gives for another window or other clauses.
    pub fn moved(&self, store: &EventStore, lens: &Lens, to: &Matches) -> Option<SiteCounts> {
        let (left, entered) = (outside(&self.counted, to), outside(to, &self.counted));
        let changes: usize = left.iter().chain(&entered).map(Range::len).sum();
        if !to.same_clauses(&self.counted) || changes >= to.window().len() {
            return SiteCounts::new(store, lens, to);
        }
        let mut counts = self.clone();
        // Taken off is added the other way round: counts below zero on the way come back.
        for rows in self.counted.early_runs().chain(left) {
            counts.add(store, lens, rows, u32::MAX);
        }
        for rows in to.early_runs().chain(entered) {
            counts.add(store, lens, rows, 1);
        }
        counts.counted = to.clone();
        Some(counts)
    }

    fn add(&mut self, store: &EventStore, lens: &Lens, rows: Range<Row>, times: u32) {
        let width = self.types + PlacePrecision::ALL.len();
        let (sites, fails) = (store.sites().of_places(), self.counted.failing());
        for row in rows {
            let at = row as usize;
            let site = sites[store.place_codes()[at] as usize];
            if fails[at] != 0 || site == Sites::NONE {
                continue;
            }
            let precision = store.place_precision(row) as usize;
            let event_type = usize::from(lens.row_types()[at]);
            for cell in [event_type, self.types + precision] {
                let cell = &mut self.cells[site as usize * width + cell];
                *cell = cell.wrapping_add(times);
            }
        }
    }

    /// The very marks that [`marks`] gives for the window.
    pub fn marks(&self, store: &EventStore) -> Marks {
        let width = self.types + PlacePrecision::ALL.len();
        let mut found = Marks {
            types: self.types,
            ..Marks::default()
        };
        for (cells, site) in self.cells.chunks_exact(width).zip(0..) {
            let (by_type, by_precision) = cells.split_at(self.types);
            let Some(best) = by_precision.iter().position(|events| *events > 0) else {
                continue;
            };
            found.sites.push(SiteMark {
                site,
                at: store.sites().at(site),
                events: by_type.iter().sum(),
                precision: PlacePrecision::ALL[best],
                first_count: found.counts.len(),
            });
            found.counts.extend_from_slice(by_type);
        }
        let order = |mark: &SiteMark| u64::from(!mark.events) << 32 | u64::from(mark.site);
        found.sites.sort_unstable_by_key(order);
        found
    }
}

/// The neighbouring rows of one window that lie outside another, those that reach into it from before aside.
fn outside(one: &Matches, other: &Matches) -> [Range<Row>; 2] {
    let (one, other) = (one.window(), other.window());
    let before = one.start..one.end.min(other.start);
    let after = one.start.max(other.end)..one.end;
    [before, after].map(|rows| rows.start..rows.end.max(rows.start))
}

/// The matching events of a site in order of day: what its card lists.
pub fn site_rows(store: &EventStore, _lens: &Lens, matches: &Matches, site: SiteId) -> Vec<Row> {
    let rows = store.sites().rows(site).iter().copied();
    rows.filter(|row| matches.contains(*row)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Filter, fixture, select};
    use super::*;

    #[test]
    fn the_biggest_mark_comes_first_and_takes_the_best_precision() {
        let (store, lens) = fixture::four_events();
        let matches = select(&store, &lens, &Filter::default());
        let marks = marks(&store, &lens, &matches);
        let counts: Vec<u32> = marks.sites.iter().map(|mark| mark.events).collect();
        assert_eq!(counts, [2, 1]);
        assert_eq!(marks.by_type(&marks.sites[0]), [1, 1, 0]);
        assert_eq!(marks.sites[0].precision, PlacePrecision::Exact);
        assert_eq!((marks.largest(), marks.types()), (2, 3));
        let site = marks.sites[0].site;
        assert_eq!(marks.find(site).map(|mark| mark.events), Some(2));
        assert_eq!(site_rows(&store, &lens, &matches, site), [0, 1]);
    }
}

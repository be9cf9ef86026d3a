//! Events per bin of time, split by event type: the bars under the map.
//!
//! The time clause is ignored, so the bars show what lies outside the brush. An event of several days counts in
//! each bin it touches: a bar equals the events of its own range.

use super::bin_width::BinWidth;
use super::lens::Lens;
use super::select::Matches;
use super::spread::PARTS_OF_AN_EVENT;
use crate::event::{Day, DayRange};
use crate::store::EventStore;

/// More bars than this no screen shows and no reader wants.
const MOST_BINS: i32 = 20_000;

/// One bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bin {
    /// The whole bin, also where the events begin or end inside it.
    pub days: DayRange,
    /// Events per event type, in the scheme's order.
    pub by_type: Vec<u32>,
    /// Events of all types.
    pub total: u32,
}

/// Bars from the store's first to its last day, empty ones kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The width of a bar: the one asked for, or a wider one where that made more than 20,000 bars.
    pub width: BinWidth,
    /// The bars, first to last, without gaps.
    pub bins: Vec<Bin>,
    /// Events of the highest bar, rounded up.
    pub highest: u32,
    /// The shares of events in each bin, where they are spread over their days; the counts of the bins are 0 then.
    pub shares: Option<Shares>,
}

/// Shares of events per bin and type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shares {
    /// Millionths of events, bin after bin, in each the types in the scheme's order.
    pub(super) parts: Vec<u64>,
    /// How many types there are.
    pub(super) types: usize,
}

impl Timeline {
    /// Events of a type in a bin: a whole number unless events are spread.
    pub fn events(&self, bin: usize, event_type: usize) -> f64 {
        match &self.shares {
            Some(shares) => {
                let part = shares.parts.get(bin * shares.types + event_type);
                part.map_or(0.0, |parts| *parts as f64 / PARTS_OF_AN_EVENT as f64)
            }
            None => {
                let bin = self.bins.get(bin);
                let count = bin.and_then(|bin| bin.by_type.get(event_type));
                count.map_or(0.0, |count| f64::from(*count))
            }
        }
    }

    /// Events of all types in a bin: a whole number unless events are spread.
    pub fn total(&self, bin: usize) -> f64 {
        match (&self.shares, self.bins.get(bin)) {
            (Some(shares), _) => (0..shares.types).map(|code| self.events(bin, code)).sum(),
            (None, Some(bin)) => f64::from(bin.total),
            (None, None) => 0.0,
        }
    }
}

/// Counts the events of every bin that pass all clauses but the time's.
pub fn timeline(store: &EventStore, lens: &Lens, matches: &Matches, width: BinWidth) -> Timeline {
    let mut timeline = uncounted(store, lens, width);
    let bins = &mut timeline.bins;
    count_first_days(store, lens, matches, bins);
    count_later_days(store, lens, matches, bins);
    for bin in bins.iter_mut() {
        bin.total = bin.by_type.iter().sum();
    }
    timeline.highest = bins.iter().map(|bin| bin.total).max().unwrap_or(0);
    timeline
}

/// The bins of a store with nothing in them yet.
pub(super) fn uncounted(store: &EventStore, lens: &Lens, width: BinWidth) -> Timeline {
    let (width, bins) = match store.extent() {
        Some(extent) => {
            let width = at_most_that_many(width, extent);
            let bins = empty_bins(width, extent, lens.scheme.types.len());
            (width, bins)
        }
        None => (width, Vec::new()),
    };
    Timeline {
        width,
        bins,
        highest: 0,
        shares: None,
    }
}

/// The width, or the next wider one that needs few enough bins.
fn at_most_that_many(width: BinWidth, extent: DayRange) -> BinWidth {
    let fits = |width: &BinWidth| {
        let shortest_days = match width {
            BinWidth::Day => 1,
            BinWidth::Week => 7,
            BinWidth::Month => 28,
            BinWidth::Quarter => 90,
            BinWidth::Year => 365,
        };
        // Two more, for the bins that begin before and end after the extent.
        extent.days() / shortest_days + 2 <= MOST_BINS
    };
    let mut wide_enough = BinWidth::ALL.into_iter().filter(|wider| *wider >= width);
    wide_enough.find(fits).unwrap_or(BinWidth::Year)
}

fn empty_bins(width: BinWidth, extent: DayRange, types: usize) -> Vec<Bin> {
    let mut bins = Vec::new();
    let mut day = extent.first();
    loop {
        let days = width.range(day);
        bins.push(Bin {
            days,
            by_type: vec![0; types],
            total: 0,
        });
        if days.last() >= extent.last() {
            return bins;
        }
        day = days.last().plus(1);
    }
}

/// Every event in the bin of its first day: rows are sorted by it, so each bin has a range of them.
fn count_first_days(store: &EventStore, lens: &Lens, matches: &Matches, bins: &mut [Bin]) {
    let (failing, row_types) = (matches.failing(), lens.row_types());
    for bin in bins {
        let rows = store.rows_beginning_within(bin.days);
        let rows = rows.start as usize..rows.end as usize;
        for (fails, event_type) in failing[rows.clone()].iter().zip(&row_types[rows]) {
            if *fails == 0 {
                bin.by_type[*event_type as usize] += 1;
            }
        }
    }
}

/// Every event of several days in the bins after its first: marks where it enters and leaves, then sums up.
fn count_later_days(store: &EventStore, lens: &Lens, matches: &Matches, bins: &mut [Bin]) {
    let types = lens.scheme.types.len();
    let mut changes = vec![0i32; (bins.len() + 1) * types];
    let bin_of = |day: Day| bins.partition_point(|bin| bin.days.last() < day);
    for &row in store.spans() {
        if matches.failing()[row as usize] != 0 {
            continue;
        }
        let days = store.days(row);
        let (first, last) = (bin_of(days.first()), bin_of(days.last()));
        let event_type = lens.row_types()[row as usize] as usize;
        changes[(first + 1) * types + event_type] += 1;
        changes[(last + 1) * types + event_type] -= 1;
    }
    let mut lasting = vec![0i32; types];
    for (bin, changes) in bins.iter_mut().zip(changes.chunks_exact(types.max(1))) {
        for ((count, lasting), change) in bin.by_type.iter_mut().zip(&mut lasting).zip(changes) {
            *lasting += change;
            *count += lasting.unsigned_abs();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, days};
    use super::super::{Facet, Filter, select};
    use super::*;

    fn check(width: BinWidth, filter: Filter, expected: &[(&str, &[u32])]) {
        let (store, lens) = fixture::four_events();
        let timeline = timeline(&store, &lens, &select(&store, &lens, &filter), width);
        let bars = timeline.bins.iter();
        let bars: Vec<_> = bars
            .map(|bin| (bin.days.first().to_string(), bin.by_type.clone()))
            .collect();
        let expected = expected
            .iter()
            .map(|(day, n)| (day.to_string(), n.to_vec()));
        assert_eq!(bars, expected.collect::<Vec<_>>());
    }

    #[test]
    fn a_span_counts_in_each_bin_it_touches() {
        check(
            BinWidth::Month,
            Filter::default(),
            &[
                ("2021-02-01", &[1, 1, 0]),
                ("2021-03-01", &[2, 0, 0]),
                ("2021-04-01", &[1, 0, 0]),
            ],
        );
    }

    #[test]
    fn the_window_does_not_empty_the_bars_outside_it() {
        let filter = Filter {
            days: Some(days("2021-04-01", "2021-04-30")),
            ..Filter::default().with_only(Facet::Type, "Clash")
        };
        check(BinWidth::Year, filter, &[("2021-01-01", &[3, 0, 0])]);
    }

    #[test]
    fn too_many_bars_make_wider_ones() {
        let widened = |first, last| at_most_that_many(BinWidth::Day, days(first, last));
        assert_eq!(widened("2000-01-01", "2050-01-01"), BinWidth::Day);
        assert_eq!(widened("1900-01-01", "2050-01-01"), BinWidth::Week);
        assert_eq!(widened("0001-01-01", "9999-12-31"), BinWidth::Year);
    }

    #[test]
    fn without_events_there_are_no_bars() {
        let (store, lens) = fixture::no_events();
        let matches = select(&store, &lens, &Filter::default());
        let timeline = timeline(&store, &lens, &matches, BinWidth::Month);
        assert_eq!((timeline.bins.len(), timeline.highest), (0, 0));
    }
}

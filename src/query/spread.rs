//! Bars that spread an event over the days it may have happened on, instead of counting it whole.
//!
//! An event of several days, or known only to the week, month or year, gives each day an equal share. Shares are whole
//! millionths cut so that each event adds up to exactly one. Start at [`spread_timeline`].

use super::bin_width::BinWidth;
use super::lens::Lens;
use super::select::Matches;
use super::timeline::{Shares, Timeline, uncounted};
use crate::event::{Day, DayRange, possible_days};
use crate::store::{EventStore, Row};
use std::collections::BTreeMap;

/// What one event is divided into.
pub(super) const PARTS_OF_AN_EVENT: u64 = 1_000_000;

/// The days an event may have happened on, cut at the ends of the data: at least its own first day.
pub fn days_of_event(store: &EventStore, row: Row) -> DayRange {
    let days = possible_days(store.days(row), store.time_precision(row));
    let Some(extent) = store.extent() else {
        return days;
    };
    DayRange::between(
        days.first().max(extent.first()),
        days.last().min(extent.last()),
    )
}

/// Spreads the events that pass all clauses but the time's over the bins; their shares add up to the events.
pub fn spread_timeline(
    store: &EventStore,
    lens: &Lens,
    matches: &Matches,
    width: BinWidth,
) -> Timeline {
    let mut timeline = uncounted(store, lens, width);
    let types = lens.scheme.types.len();
    // Imprecise events share few spans: a year or a month has but one.
    let mut alike: BTreeMap<(i32, i32, u8), u64> = BTreeMap::new();
    for row in 0..store.len() as Row {
        let at = row as usize;
        if matches.failing()[at] == 0 {
            let days = days_of_event(store, row);
            let key = (days.first().number(), days.last().number());
            *alike
                .entry((key.0, key.1, lens.row_types()[at]))
                .or_default() += 1;
        }
    }
    let mut parts = vec![0u64; timeline.bins.len() * types];
    for ((first, last, event_type), events) in alike {
        let days = DayRange::between(Day::from_number(first), Day::from_number(last));
        give(&timeline, days, events, |bin, share| {
            parts[bin * types + usize::from(event_type)] += share;
        });
    }
    let highest = parts
        .chunks_exact(types.max(1))
        .map(|bin| bin.iter().sum())
        .max();
    let highest: u64 = highest.unwrap_or(0);
    timeline.highest = u32::try_from(highest.div_ceil(PARTS_OF_AN_EVENT)).unwrap_or(u32::MAX);
    timeline.shares = Some(Shares { parts, types });
    timeline
}

/// Divides events over the bins their days touch. What a bin gets is the difference of two running totals, so that
/// rounding never loses or adds a part.
fn give(timeline: &Timeline, days: DayRange, events: u64, mut add: impl FnMut(usize, u64)) {
    let all = u128::from(events * PARTS_OF_AN_EVENT);
    let bins = &timeline.bins;
    let start = bins.partition_point(|bin| bin.days.last() < days.first());
    let mut given = 0;
    for (number, bin) in bins.iter().enumerate().skip(start) {
        let last = bin.days.last().min(days.last());
        let passed = last.number() - days.first().number() + 1;
        let until_here = all * passed.unsigned_abs() as u128 / days.days().unsigned_abs() as u128;
        add(number, (until_here - given) as u64);
        given = until_here;
        if last == days.last() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::super::{Filter, select};
    use super::*;

    #[test]
    fn a_span_gives_each_month_the_share_of_its_days() {
        let (store, lens) = fixture::four_events();
        let matches = select(&store, &lens, &Filter::default());
        let timeline = spread_timeline(&store, &lens, &matches, BinWidth::Month);
        let clashes: Vec<f64> = (0..3).map(|bin| timeline.events(bin, 0)).collect();
        // Six days, the first of them in February; another clash in March, and one in April.
        let expected = [1.0 / 6.0, 1.0 + 5.0 / 6.0, 1.0];
        for (found, expected) in clashes.iter().zip(expected) {
            assert!((found - expected).abs() < 2e-6, "{clashes:?}");
        }
        let sum: f64 = (0..3).map(|bin| timeline.total(bin)).sum();
        assert!((sum - 4.0).abs() < 1e-9);
        assert_eq!(timeline.highest, 2);
    }
}

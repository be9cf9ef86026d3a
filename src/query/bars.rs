//! Events per bin within one period: what two periods of different dates are laid side by side by.
//!
//! Unlike the timeline, the window counts: a bar holds the matching events that touch its part of the period. Start
//! at [`bars_within`].

use super::bin_width::BinWidth;
use super::lens::Lens;
use super::select::Matches;
use super::timeline::Bin;
use crate::event::DayRange;
use crate::store::EventStore;

/// The narrowest width that gives a period at most some sixty bars.
pub fn fitting_width(days: i32) -> BinWidth {
    match days {
        ..=62 => BinWidth::Day,
        63..=430 => BinWidth::Week,
        431..=1900 => BinWidth::Month,
        1901..=5700 => BinWidth::Quarter,
        _ => BinWidth::Year,
    }
}

/// The matching events of a window in bins cut at its ends; none without a window and without events.
///
/// An event of several days counts in each bin it touches.
pub fn bars_within(
    store: &EventStore,
    lens: &Lens,
    matches: &Matches,
    width: BinWidth,
) -> Vec<Bin> {
    let Some(period) = matches.days().or_else(|| store.extent()) else {
        return Vec::new();
    };
    let types = lens.scheme.types.len();
    let mut bars = empty_bars(period, width, types);
    for row in matches.rows() {
        let days = store.days(row);
        let from = bars.partition_point(|bar| bar.days.last() < days.first());
        let touched = bars.iter_mut().skip(from);
        for bar in touched.take_while(|bar| bar.days.first() <= days.last()) {
            let event_type = usize::from(lens.row_types()[row as usize]);
            bar.by_type[event_type] += 1;
            bar.total += 1;
        }
    }
    bars
}

fn empty_bars(period: DayRange, width: BinWidth, types: usize) -> Vec<Bin> {
    let mut bars = Vec::new();
    let mut day = period.first();
    while day <= period.last() {
        let whole = width.range(day);
        let days = DayRange::between(day, whole.last().min(period.last()));
        bars.push(Bin {
            days,
            by_type: vec![0; types],
            total: 0,
        });
        let next = whole.last().plus(1);
        if next <= day {
            break;
        }
        day = next;
    }
    bars
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{self, days};
    use super::super::{Filter, select};
    use super::*;

    #[test]
    fn a_bar_holds_what_touches_its_part_of_the_period() {
        let (store, lens) = fixture::four_events();
        let filter = Filter::default().in_days(Some(days("2021-02-27", "2021-03-10")));
        let matches = select(&store, &lens, &filter);
        let bars = bars_within(&store, &lens, &matches, BinWidth::Week);
        let lines: Vec<_> = bars
            .iter()
            .map(|bar| (bar.days.first().to_string(), bar.days.days(), bar.total))
            .collect();
        let expected = [
            ("2021-02-27", 2, 2),
            ("2021-03-01", 7, 2),
            ("2021-03-08", 3, 0),
        ];
        assert_eq!(
            lines,
            expected.map(|(day, length, n)| (day.to_owned(), length, n))
        );
    }

    #[test]
    fn every_length_of_period_gets_a_readable_number_of_bars() {
        for days in [1, 30, 62, 63, 365, 430, 431, 1900, 1901, 5700, 5701, 20_000] {
            let shortest = match fitting_width(days) {
                BinWidth::Day => 1,
                BinWidth::Week => 7,
                BinWidth::Month => 28,
                BinWidth::Quarter => 90,
                BinWidth::Year => 365,
            };
            assert!(days / shortest <= 70, "{days}");
        }
    }
}

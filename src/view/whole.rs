//! Windows of whole steps: whether one is, how many it has, and the one before it.
//!
//! A window cut by the edge of the data counts as whole there.

use crate::event::{Day, DayRange};
use crate::query::BinWidth;

/// The period just before one, for comparing: as many whole bars, or else as many days; `None` before the data.
pub fn before(period: DayRange, extent: DayRange, bin: BinWidth) -> Option<DayRange> {
    let earlier = if is_whole(bin, period, extent) {
        let bars = bars_in(bin, period);
        let back = |day: Day, _| bin.start(day.plus(-1));
        let first = (0..bars).fold(bin.start(period.first()), back);
        from_bar(bin, first, bars)
    } else {
        let days = period.days();
        DayRange::between(period.first().plus(-days), period.first().plus(-1))
    };
    (earlier.first() >= extent.first() && earlier.last() < period.first()).then_some(earlier)
}

/// Whether a period begins and ends where bars do, or where the data does.
pub(super) fn is_whole(bin: BinWidth, period: DayRange, extent: DayRange) -> bool {
    let (first, after) = (period.first(), period.last().plus(1));
    (bin.start(first) == first || first == extent.first())
        && (bin.start(after) == after || period.last() == extent.last())
}

pub(super) fn nearest_start(bin: BinWidth, day: Day) -> Day {
    let (start, next) = (bin.start(day), bin.next(day));
    if day.number() - start.number() < next.number() - day.number() {
        start
    } else {
        next
    }
}

/// How many bars a period touches, at least 1.
pub(super) fn bars_in(bin: BinWidth, period: DayRange) -> u32 {
    let (mut bars, mut day) = (1, bin.next(period.first()));
    while day <= period.last() && bars < 20_000 {
        day = bin.next(day);
        bars += 1;
    }
    bars
}

pub(super) fn from_bar(bin: BinWidth, first: Day, bars: u32) -> DayRange {
    let after = (0..bars).fold(first, |day, _| bin.next(day));
    DayRange::between(first, after.plus(-1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> DayRange {
        let (first, last) = text.split_once(' ').unwrap();
        DayRange::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
    }

    const ALL: &str = "2021-02-01 2024-09-30";

    #[test]
    fn the_period_before_has_as_many_months_or_as_many_days() {
        let check = |period: &str, expected: Option<&str>| {
            let earlier = before(range(period), range(ALL), BinWidth::Month);
            assert_eq!(earlier, expected.map(range), "{period}");
        };
        check("2023-09-01 2023-09-30", Some("2023-08-01 2023-08-31"));
        check("2023-03-01 2023-04-30", Some("2023-01-01 2023-02-28"));
        check("2023-09-05 2023-09-14", Some("2023-08-26 2023-09-04"));
        check("2021-02-01 2021-02-28", None);
        check("2021-02-01 2024-09-30", None);
    }
}

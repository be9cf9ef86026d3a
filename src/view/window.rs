//! Moving the window of time: by whole bars, by its edges, always inside the days there are.
//!
//! Pure arithmetic of days; the pointer and the keys are the window's.

use crate::event::{Day, DayRange};
use crate::query::BinWidth;

/// Which part of the window is held, and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Grip {
    /// The first day of the window.
    First,
    /// The last day of the window.
    Last,
    /// The whole window, held this many days after its first day.
    Window(i32),
    /// A new window drawn from this day, in days since 1970.
    Fresh(i32),
}

/// A range cut at the ends of `extent`; one that lies wholly outside becomes the nearest day.
pub fn within(range: DayRange, extent: DayRange) -> DayRange {
    let clamp = |day: Day| day.clamp(extent.first(), extent.last());
    DayRange::between(clamp(range.first()), clamp(range.last()))
}

/// The window after the part under `grip` was brought to `edge`, the day a bar begins (any day when not snapping).
///
/// `day` is the very day under the pointer. With `snapped`, a window of whole bars moves by whole bars.
pub fn dragged(
    grip: Grip,
    period: DayRange,
    extent: DayRange,
    (edge, day): (Day, Day),
    snapped: Option<BinWidth>,
) -> DayRange {
    match grip {
        Grip::First => within(
            DayRange::between(edge.min(period.last()), period.last()),
            extent,
        ),
        Grip::Last => within(
            DayRange::between(period.first(), edge.plus(-1).max(period.first())),
            extent,
        ),
        Grip::Fresh(from) => {
            let from = Day::from_number(from);
            let (low, high) = (from.min(edge), from.max(edge));
            within(DayRange::between(low, high.plus(-1).max(low)), extent)
        }
        Grip::Window(after) => {
            let wished = day.plus(-after);
            let moved = match snapped.filter(|bin| is_whole(*bin, period, extent)) {
                Some(bin) => from_bar(bin, nearest_start(bin, wished), bars_in(bin, period)),
                None => DayRange::between(wished, wished.plus(period.days() - 1)),
            };
            slid_within(moved, extent)
        }
    }
}

/// The window `steps` bars later (earlier when negative), of as many bars; `None` past either end of the data.
///
/// Without a window, the first step forward begins with the first bar, the first step back with the last.
pub fn stepped(
    period: Option<DayRange>,
    extent: DayRange,
    bin: BinWidth,
    steps: i32,
) -> Option<DayRange> {
    let Some(period) = period else {
        let day = if steps > 0 {
            extent.first()
        } else {
            extent.last()
        };
        return Some(within(bin.range(day), extent));
    };
    let bars = bars_in(bin, period);
    let mut first = bin.start(period.first());
    for _ in 0..steps.unsigned_abs() {
        first = if steps > 0 {
            bin.next(first)
        } else {
            bin.start(first.plus(-1))
        };
    }
    let range = from_bar(bin, first, bars);
    let past_end = steps > 0 && range.last() > bin.range(extent.last()).last();
    let past_start = steps < 0 && range.first() < bin.start(extent.first());
    (!past_end && !past_start).then(|| within(range, extent))
}

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
fn is_whole(bin: BinWidth, period: DayRange, extent: DayRange) -> bool {
    let (first, after) = (period.first(), period.last().plus(1));
    (bin.start(first) == first || first == extent.first())
        && (bin.start(after) == after || period.last() == extent.last())
}

fn nearest_start(bin: BinWidth, day: Day) -> Day {
    let (start, next) = (bin.start(day), bin.next(day));
    if day.number() - start.number() < next.number() - day.number() {
        start
    } else {
        next
    }
}

/// How many bars a period touches, at least 1.
fn bars_in(bin: BinWidth, period: DayRange) -> u32 {
    let (mut bars, mut day) = (1, bin.next(period.first()));
    while day <= period.last() && bars < 20_000 {
        day = bin.next(day);
        bars += 1;
    }
    bars
}

fn from_bar(bin: BinWidth, first: Day, bars: u32) -> DayRange {
    let after = (0..bars).fold(first, |day, _| bin.next(day));
    DayRange::between(first, after.plus(-1))
}

/// A range pushed back inside the data with its length kept, as far as it fits.
fn slid_within(range: DayRange, extent: DayRange) -> DayRange {
    let over = (range.last().number() - extent.last().number()).max(0);
    let under = (extent.first().number() - range.first().number()).max(0);
    let shift = under - over;
    let moved = DayRange::between(range.first().plus(shift), range.last().plus(shift));
    within(moved, extent)
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
    fn a_month_steps_to_the_next_month_whatever_its_length() {
        let check = |period: &str, steps, expected: Option<&str>| {
            let next = stepped(Some(range(period)), range(ALL), BinWidth::Month, steps);
            assert_eq!(next, expected.map(range), "{period} {steps}");
        };
        check("2023-01-01 2023-01-31", 1, Some("2023-02-01 2023-02-28"));
        check("2023-03-01 2023-03-31", -1, Some("2023-02-01 2023-02-28"));
        check("2023-01-01 2023-03-31", 1, Some("2023-02-01 2023-04-30"));
        check("2024-09-01 2024-09-30", 1, None);
        check("2021-02-01 2021-02-28", -1, None);
    }

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

    #[test]
    fn a_window_dragged_against_the_end_keeps_its_length() {
        let period = range("2024-08-01 2024-09-30");
        let far: Day = "2026-01-15".parse().unwrap();
        let moved = dragged(Grip::Window(3), period, range(ALL), (far, far), None);
        assert_eq!(moved.days(), period.days());
        assert_eq!(moved.last(), range(ALL).last());
    }

    #[test]
    fn an_edge_never_passes_the_other() {
        let period = range("2023-09-01 2023-09-30");
        let late: Day = "2024-01-01".parse().unwrap();
        let moved = dragged(Grip::First, period, range(ALL), (late, late), None);
        assert_eq!(moved, range("2023-09-30 2023-09-30"));
    }
}

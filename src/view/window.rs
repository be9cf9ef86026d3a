//! Moving the window of time: by steps, by its edges, as its mode allows, always inside the days there are.
//!
//! Pure arithmetic of days; the pointer and the keys are the window's. An edge moves by the calendar: the 15th goes to
//! the 15th of the next month, the end of a month to the end of the next. Start at [`stepped`].

use super::mode::{End, TimeMode};
use super::whole::{bars_in, from_bar, is_whole, nearest_start};
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

/// Which way time goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Towards earlier days.
    Back,
    /// Towards later days.
    #[default]
    Forward,
}

impl Way {
    /// The other way.
    pub fn turned(self) -> Way {
        match self {
            Way::Back => Way::Forward,
            Way::Forward => Way::Back,
        }
    }
}

/// What the window moves in: the days there are, the step, and which ends move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Track {
    /// First to last day of the data.
    pub extent: DayRange,
    /// How far one step goes, and what edges snap to.
    pub step: BinWidth,
    /// Which ends move.
    pub mode: TimeMode,
}

/// A range cut at the ends of `extent`; one that lies wholly outside becomes the nearest day.
pub fn within(range: DayRange, extent: DayRange) -> DayRange {
    let clamp = |day: Day| day.clamp(extent.first(), extent.last());
    DayRange::between(clamp(range.first()), clamp(range.last()))
}

/// The window after the part under `grip` was brought to `edge`, the day a step begins (any day when not snapping).
///
/// `day` is the very day under the pointer. With `snapped`, a window of whole steps moves by whole steps. Where an end
/// is locked or open, the other end follows the pointer, whatever is held; the locked end itself does not move.
pub fn dragged(
    grip: Grip,
    period: DayRange,
    track: Track,
    (edge, day): (Day, Day),
    snapped: Option<BinWidth>,
) -> DayRange {
    let extent = track.extent;
    let to_first = |edge: Day| DayRange::between(edge.min(period.last()), period.last());
    let to_last = |edge: Day| DayRange::between(period.first(), edge.plus(-1).max(period.first()));
    let (start, end) = (track.mode.start(), track.mode.end());
    let moved = match grip {
        Grip::First if start != End::Free => period,
        Grip::Last if end != End::Free => period,
        Grip::First => to_first(edge),
        Grip::Last => to_last(edge),
        _ if start != End::Free => to_last(edge),
        _ if end != End::Free => to_first(edge),
        Grip::Fresh(from) => {
            let from = Day::from_number(from);
            let (low, high) = (from.min(edge), from.max(edge));
            DayRange::between(low, high.plus(-1).max(low))
        }
        Grip::Window(after) => {
            let wished = day.plus(-after);
            let moved = match snapped.filter(|bin| is_whole(*bin, period, extent)) {
                Some(bin) => from_bar(bin, nearest_start(bin, wished), bars_in(bin, period)),
                None => DayRange::between(wished, wished.plus(period.days() - 1)),
            };
            return slid_within(moved, extent);
        }
    };
    within(moved, extent)
}

/// The window once a bar is picked: the bar itself, or the bar as the end that is free.
pub fn picked(bar: DayRange, period: DayRange, track: Track) -> DayRange {
    let bar = within(bar, track.extent);
    let (first, last) = (period.first(), period.last());
    let chosen = if track.mode.start() != End::Free {
        DayRange::between(first, bar.last().max(first))
    } else if track.mode.end() != End::Free {
        DayRange::between(bar.first().min(last), last)
    } else {
        bar
    };
    within(chosen, track.extent)
}

/// The window one step later or earlier; `None` past either end of the data, or where a moving end meets the other.
///
/// Without a window, a step forward begins with the first step of the data and a step back with the last; where one
/// end is locked or open, the step that leaves all but one step in the window.
pub fn stepped(days: Option<DayRange>, track: Track, way: Way) -> Option<DayRange> {
    let Track { extent, step, mode } = track;
    let Some(period) = days else {
        let (start, end) = (mode.start(), mode.end());
        return match way {
            Way::Forward if end == End::Free => Some(within(step.range(extent.first()), extent)),
            Way::Back if start == End::Free => Some(within(step.range(extent.last()), extent)),
            _ => stepped(Some(extent), track, way),
        };
    };
    let next = match (mode.start(), mode.end()) {
        (End::Free, End::Free) => both_moved(period, track, way)?,
        (End::Free, _) => first_moved(period, track, way)?,
        _ => last_moved(period, track, way)?,
    };
    let next = within(next, extent);
    (next != period).then_some(next)
}

fn both_moved(period: DayRange, track: Track, way: Way) -> Option<DayRange> {
    let Track { extent, step, .. } = track;
    let (first, after) = if is_whole(step, period, extent) {
        (step.start(period.first()), step.next(period.last()))
    } else {
        (period.first(), period.last().plus(1))
    };
    let (first, after) = (shifted(first, step, way), shifted(after, step, way));
    let moved = DayRange::new(first, after.plus(-1))?;
    let past_end = way == Way::Forward && moved.last() > step.range(extent.last()).last();
    let past_start = way == Way::Back && moved.first() < step.start(extent.first());
    (!past_end && !past_start && moved.touches(extent)).then_some(moved)
}

fn last_moved(period: DayRange, track: Track, way: Way) -> Option<DayRange> {
    let Track { extent, step, .. } = track;
    let at_edge = period.last() == extent.last();
    let after = if at_edge {
        step.next(period.last())
    } else {
        period.last().plus(1)
    };
    let last = shifted(after, step, way).plus(-1);
    let past_end = way == Way::Forward && (at_edge || last > step.range(extent.last()).last());
    let moved = DayRange::new(period.first(), last)?;
    (!past_end).then_some(moved)
}

fn first_moved(period: DayRange, track: Track, way: Way) -> Option<DayRange> {
    let Track { extent, step, .. } = track;
    let at_edge = period.first() == extent.first();
    let first = if at_edge {
        step.start(period.first())
    } else {
        period.first()
    };
    let first = shifted(first, step, way);
    let past_start = way == Way::Back && (at_edge || first < step.start(extent.first()));
    let moved = DayRange::new(first, period.last())?;
    (!past_start).then_some(moved)
}

/// The window at the first or last place of its track: one step wide, or as wide as an end that does not move makes it.
pub fn at_end(days: Option<DayRange>, track: Track, way: Way) -> DayRange {
    let Track { extent, step, mode } = track;
    let period = days.unwrap_or(extent);
    let (first, last) = (period.first(), period.last());
    let moved = match (mode.start(), mode.end(), way) {
        (End::Free, End::Free, Way::Back) => step.range(extent.first()),
        (End::Free, End::Free, Way::Forward) => step.range(extent.last()),
        (End::Free, _, Way::Back) => DayRange::between(extent.first(), last),
        (End::Free, _, Way::Forward) => DayRange::between(step.start(last), last),
        (_, _, Way::Back) => DayRange::between(first, step.range(first).last()),
        (_, _, Way::Forward) => DayRange::between(first, extent.last()),
    };
    within(moved, extent)
}

fn shifted(day: Day, step: BinWidth, way: Way) -> Day {
    step.later(day, if way == Way::Forward { 1 } else { -1 })
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

    fn track(mode: TimeMode) -> Track {
        Track {
            extent: range(ALL),
            step: BinWidth::Month,
            mode,
        }
    }

    fn check(mode: TimeMode, period: &str, way: Way, expected: Option<&str>) {
        let next = stepped(Some(range(period)), track(mode), way);
        assert_eq!(next, expected.map(range), "{mode:?} {period} {way:?}");
    }

    #[test]
    fn a_month_steps_to_the_next_month_whatever_its_length() {
        let check = |period, way, expected| check(TimeMode::Moving, period, way, expected);
        let (back, on) = (Way::Back, Way::Forward);
        check("2023-01-01 2023-01-31", on, Some("2023-02-01 2023-02-28"));
        check("2023-03-01 2023-03-31", back, Some("2023-02-01 2023-02-28"));
        check("2023-01-01 2023-03-31", on, Some("2023-02-01 2023-04-30"));
        check("2023-01-05 2023-01-14", on, Some("2023-02-05 2023-02-14"));
        check("2023-01-15 2023-01-31", on, Some("2023-02-15 2023-02-28"));
        check("2024-09-01 2024-09-30", on, None);
        check("2021-02-01 2021-02-28", back, None);
    }

    #[test]
    fn a_locked_start_stays_while_the_end_moves_and_meets_it() {
        let check = |period, way, expected| check(TimeMode::StartLocked, period, way, expected);
        let (back, on) = (Way::Back, Way::Forward);
        check("2023-01-05 2023-01-31", on, Some("2023-01-05 2023-02-28"));
        check("2023-01-05 2023-02-28", back, Some("2023-01-05 2023-01-31"));
        check("2023-01-05 2023-01-31", back, None);
        check("2023-01-05 2024-09-30", on, None);
    }

    #[test]
    fn everything_up_to_a_day_begins_with_the_data() {
        let check = |period, way, expected| check(TimeMode::UpTo, period, way, expected);
        check(
            "2021-02-01 2023-01-31",
            Way::Forward,
            Some("2021-02-01 2023-02-28"),
        );
        check(
            "2021-02-01 2023-01-31",
            Way::Back,
            Some("2021-02-01 2022-12-31"),
        );
        let first = stepped(None, track(TimeMode::UpTo), Way::Forward);
        assert_eq!(first, Some(range("2021-02-01 2021-02-28")));
    }

    #[test]
    fn a_locked_or_open_end_stays_while_the_start_moves() {
        let (back, on) = (Way::Back, Way::Forward);
        for mode in [TimeMode::EndLocked, TimeMode::From] {
            check(
                mode,
                "2023-03-01 2024-09-30",
                on,
                Some("2023-04-01 2024-09-30"),
            );
            check(
                mode,
                "2023-03-01 2024-09-30",
                back,
                Some("2023-02-01 2024-09-30"),
            );
            check(mode, "2024-09-01 2024-09-30", on, None);
            check(mode, "2021-02-01 2024-09-30", back, None);
        }
        let last = stepped(None, track(TimeMode::From), Way::Back);
        assert_eq!(last, Some(range("2024-09-01 2024-09-30")));
    }

    #[test]
    fn the_free_end_follows_the_pointer_and_the_locked_one_does_not_move() {
        let period = range("2023-01-01 2023-01-31");
        let at: Day = "2023-06-01".parse().unwrap();
        let drag = |grip, mode| dragged(grip, period, track(mode), (at, at), None);
        let longer = range("2023-01-01 2023-05-31");
        assert_eq!(drag(Grip::First, TimeMode::StartLocked), period);
        assert_eq!(drag(Grip::Last, TimeMode::StartLocked), longer);
        assert_eq!(drag(Grip::Window(3), TimeMode::StartLocked), longer);
        assert_eq!(drag(Grip::Last, TimeMode::EndLocked), period);
        let bar = range("2022-04-01 2022-04-30");
        assert_eq!(
            picked(bar, period, track(TimeMode::EndLocked)),
            range("2022-04-01 2023-01-31")
        );
        assert_eq!(picked(bar, period, track(TimeMode::Moving)), bar);
    }

    #[test]
    fn home_and_end_go_as_far_as_the_mode_allows() {
        let check = |mode, way, expected: &str| {
            let period = Some(range("2023-01-05 2023-03-31"));
            assert_eq!(
                at_end(period, track(mode), way),
                range(expected),
                "{mode:?}"
            );
        };
        check(TimeMode::Moving, Way::Back, "2021-02-01 2021-02-28");
        check(TimeMode::StartLocked, Way::Back, "2023-01-05 2023-01-31");
        check(TimeMode::StartLocked, Way::Forward, "2023-01-05 2024-09-30");
        check(TimeMode::EndLocked, Way::Forward, "2023-03-01 2023-03-31");
        check(TimeMode::EndLocked, Way::Back, "2021-02-01 2023-03-31");
    }

    #[test]
    fn a_window_dragged_against_the_end_keeps_its_length() {
        let period = range("2024-08-01 2024-09-30");
        let far: Day = "2026-01-15".parse().unwrap();
        let moved = dragged(
            Grip::Window(3),
            period,
            track(TimeMode::Moving),
            (far, far),
            None,
        );
        assert_eq!(moved.days(), period.days());
        assert_eq!(moved.last(), range(ALL).last());
    }

    #[test]
    fn an_edge_never_passes_the_other() {
        let period = range("2023-09-01 2023-09-30");
        let late: Day = "2024-01-01".parse().unwrap();
        let moved = dragged(
            Grip::First,
            period,
            track(TimeMode::Moving),
            (late, late),
            None,
        );
        assert_eq!(moved, range("2023-09-30 2023-09-30"));
    }
}

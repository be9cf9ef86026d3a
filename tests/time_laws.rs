//! Laws of windows of time: whatever the mode, the step and the hand, they stay inside the data and hold what is held.
#![cfg(test)]

use conflict_atlas::event::{Day, DayRange};
use conflict_atlas::query::BinWidth;
use conflict_atlas::view::{
    End, Grip, TimeMode, Track, Turn, Way, at_end, dragged, picked, played, stepped,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn few_cases() -> ProptestConfig {
    ProptestConfig {
        cases: 256,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2021),
        ..ProptestConfig::default()
    }
}

fn from(first: i32, days: i32) -> DayRange {
    let first = Day::from_number(first);
    DayRange::between(first, first.plus(days))
}

/// A track of some years, and a window inside it as its mode wants it.
fn tracks() -> impl Strategy<Value = (Track, DayRange)> {
    let extent = (17_000..19_000i32, 0..1_500i32);
    (
        extent,
        0..5usize,
        0..5usize,
        0.0..1.0f64,
        0.0..1.0f64,
        any::<bool>(),
    )
        .prop_map(|((first, length), step, mode, a, b, whole)| {
            let extent = from(first, length);
            let (step, mode) = (BinWidth::ALL[step], TimeMode::ALL[mode]);
            let at = |share: f64| extent.first().plus((share * f64::from(length)) as i32);
            let mut days = DayRange::between(at(a), at(b));
            if whole {
                let last = step.range(days.last()).last();
                days = DayRange::between(step.start(days.first()), last);
            }
            let days = mode.chosen(Some(days), extent).unwrap();
            (Track { extent, step, mode }, days)
        })
}

/// A day that no month is too short for, or the edge of a step.
fn keeps_its_place(days: DayRange, step: BinWidth) -> bool {
    let after = days.last().plus(1);
    [days.first(), after].iter().all(|day| day.ymd().2 <= 28)
        || step == BinWidth::Day
        || step == BinWidth::Week
}

fn inside(days: DayRange, extent: DayRange) -> bool {
    extent.contains(days.first()) && extent.contains(days.last())
}

/// The ends that a mode holds are where they were.
fn held(before: DayRange, after: DayRange, mode: TimeMode) -> bool {
    (mode.start() == End::Free || before.first() == after.first())
        && (mode.end() == End::Free || before.last() == after.last())
}

proptest! {
    #![proptest_config(few_cases())]

    #[test]
    fn a_step_stays_inside_the_data_and_never_moves_a_locked_end((track, days) in tracks(), back: bool) {
        let way = if back { Way::Back } else { Way::Forward };
        if let Some(next) = stepped(Some(days), track, way) {
            prop_assert!(inside(next, track.extent), "{:?}", next);
            prop_assert!(held(days, next, track.mode), "{:?}", next);
            prop_assert_ne!(next, days);
        }
        let end = at_end(Some(days), track, way);
        prop_assert!(inside(end, track.extent) && held(days, end, track.mode), "{:?}", end);
    }

    #[test]
    fn a_step_forward_and_one_back_are_none_where_neither_meets_an_edge((track, days) in tracks(), back: bool) {
        let way = if back { Way::Back } else { Way::Forward };
        let touches = |days: DayRange| {
            (track.mode.start() == End::Free && days.first() == track.extent.first())
                || (track.mode.end() == End::Free && days.last() == track.extent.last())
        };
        if let Some(next) = stepped(Some(days), track, way)
            && !touches(days)
            && !touches(next)
            && keeps_its_place(days, track.step)
        {
            prop_assert_eq!(stepped(Some(next), track, way.turned()), Some(days));
        }
    }

    #[test]
    fn a_drag_stays_inside_the_data_and_never_moves_a_locked_end(
        (track, days) in tracks(),
        to in 16_500..21_000i32,
        grip in 0..4usize,
        snaps: bool,
    ) {
        let grip = [Grip::First, Grip::Last, Grip::Window(3), Grip::Fresh(to - 40)][grip];
        let day = Day::from_number(to);
        let snapped = snaps.then_some(track.step);
        let edge = if snaps { track.step.start(day) } else { day };
        let moved = dragged(grip, days, track, (edge, day), snapped);
        prop_assert!(inside(moved, track.extent) && held(days, moved, track.mode), "{:?}", moved);
        let bar = picked(track.step.range(day), days, track);
        prop_assert!(inside(bar, track.extent) && held(days, bar, track.mode), "{:?}", bar);
    }

    #[test]
    fn playback_goes_one_step_at_a_time((track, days) in tracks(), turn in 0..3usize) {
        let (mut at, mut way) = (days, Way::Forward);
        for _ in 0..40 {
            let Some((next, gone)) = played(Some(at), track, Turn::ALL[turn], way) else { break };
            prop_assert!(inside(next, track.extent));
            // One step on from where it was, or the start of another round.
            let one_on = stepped(Some(at), track, gone) == Some(next);
            prop_assert!(one_on || stepped(Some(next), track, Way::Back).is_none(), "{:?} {:?}", at, next);
            (at, way) = (next, gone);
        }
    }
}

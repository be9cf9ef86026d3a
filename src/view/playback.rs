//! Playback: how fast, what happens at the end, and which window comes next.
//!
//! Knows no clock; the window says when a step is due.

use super::window::{Track, Way, at_end, stepped};
use crate::event::DayRange;
use crate::event::words::counted;
use crate::query::BinWidth;
use serde::{Deserialize, Serialize};

/// The slowest pace: one step in four seconds.
pub const SLOWEST_STEPS_PER_SEC: f64 = 0.25;
const USUAL_STEPS_PER_SEC: f64 = 2.0;
/// The fastest pace: sixty steps a second.
pub const FASTEST_STEPS_PER_SEC: f64 = 60.0;

/// What playback does at the end of the data.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// It stops.
    #[default]
    Once,
    /// It begins again.
    Loop,
    /// It goes back the way it came.
    Bounce,
}

impl Turn {
    /// Every way, in the order of the chooser.
    pub const ALL: [Turn; 3] = [Turn::Once, Turn::Loop, Turn::Bounce];

    /// In a word: "Loop".
    pub fn name(self) -> &'static str {
        match self {
            Turn::Once => "Once",
            Turn::Loop => "Loop",
            Turn::Bounce => "Bounce",
        }
    }
}

/// How the timeline plays.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Playback {
    /// Steps a second, from one in four seconds to sixty; [`pace_within`] keeps it there.
    pub steps_per_sec: f64,
    /// What it does at the end of the data.
    pub turn: Turn,
}

impl Default for Playback {
    fn default() -> Playback {
        Playback {
            steps_per_sec: USUAL_STEPS_PER_SEC,
            turn: Turn::default(),
        }
    }
}

/// The next window of playback and which way it went; `None` where it ends.
///
/// It is always one step away, or the first of the next round.
pub fn played(
    days: Option<DayRange>,
    track: Track,
    turn: Turn,
    way: Way,
) -> Option<(DayRange, Way)> {
    if let Some(next) = stepped(days, track, way) {
        return Some((next, way));
    }
    match turn {
        Turn::Once => None,
        Turn::Loop => {
            let first = first_of(days?, track);
            (Some(first) != days).then_some((first, Way::Forward))
        }
        Turn::Bounce => {
            let back = way.turned();
            Some((stepped(days, track, back)?, back))
        }
    }
}

/// The first window of a round: as many steps wide as this one where both ends move.
pub fn first_of(days: DayRange, track: Track) -> DayRange {
    let mut first = days;
    let narrow = at_end(Some(days), track, Way::Back);
    if track.mode != super::TimeMode::Moving {
        return narrow;
    }
    while let Some(earlier) = stepped(Some(first), track, Way::Back) {
        first = earlier;
    }
    first
}

/// A pace kept between the slowest and the fastest; what is no number becomes two steps a second.
pub fn pace_within(steps_per_sec: f64) -> f64 {
    if steps_per_sec.is_finite() {
        steps_per_sec.clamp(SLOWEST_STEPS_PER_SEC, FASTEST_STEPS_PER_SEC)
    } else {
        USUAL_STEPS_PER_SEC
    }
}

/// `61 days a second`, `a day in 4 seconds`: a pace in days, months and years at their average length.
pub fn pace_words(steps_per_sec: f64, step: BinWidth) -> String {
    let days = steps_per_sec * f64::from(step.average_days());
    if days >= 9.5 {
        format!("{} a second", counted(days.round() as u64, "day"))
    } else if days >= 1.0 {
        let tenths = (days * 10.0).round() / 10.0;
        let plural = if tenths == 1.0 { "" } else { "s" };
        format!("{tenths} day{plural} a second")
    } else {
        let secs = (10.0 / days).round() / 10.0;
        format!("a day in {secs} seconds")
    }
}

/// `12 steps a second: all this machine can`.
pub fn held_back_words(steps_per_sec: f64) -> String {
    let steps = if steps_per_sec >= 9.5 {
        steps_per_sec.round()
    } else {
        (steps_per_sec * 10.0).round() / 10.0
    };
    let plural = if steps == 1.0 { "" } else { "s" };
    format!("{steps} step{plural} a second: all this machine can")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::TimeMode;

    fn range(text: &str) -> DayRange {
        let (first, last) = text.split_once(' ').unwrap();
        DayRange::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
    }

    fn track(mode: TimeMode) -> Track {
        Track {
            extent: range("2021-02-01 2021-12-31"),
            step: BinWidth::Month,
            mode,
        }
    }

    #[test]
    fn at_the_end_it_stops_begins_again_or_goes_back() {
        let last = Some(range("2021-11-01 2021-12-31"));
        let next = |turn| played(last, track(TimeMode::Moving), turn, Way::Forward);
        assert_eq!(next(Turn::Once), None);
        let again = (range("2021-02-01 2021-03-31"), Way::Forward);
        assert_eq!(next(Turn::Loop), Some(again));
        let back = (range("2021-10-01 2021-11-30"), Way::Back);
        assert_eq!(next(Turn::Bounce), Some(back));
    }

    #[test]
    fn a_cumulative_round_begins_with_one_step() {
        let all = Some(range("2021-03-01 2021-12-31"));
        let next = played(all, track(TimeMode::StartLocked), Turn::Loop, Way::Forward);
        assert_eq!(next.unwrap().0, range("2021-03-01 2021-03-31"));
    }

    #[test]
    fn the_pace_is_said_in_days() {
        let check = |pace, step, expected: &str| assert_eq!(pace_words(pace, step), expected);
        check(8.0, BinWidth::Day, "8 days a second");
        check(1.0, BinWidth::Day, "1 day a second");
        check(0.25, BinWidth::Day, "a day in 4 seconds");
        check(0.25, BinWidth::Week, "1.8 days a second");
        check(2.0, BinWidth::Month, "61 days a second");
        check(60.0, BinWidth::Year, "21,915 days a second");
        assert_eq!(
            held_back_words(12.4),
            "12 steps a second: all this machine can"
        );
        assert_eq!(pace_within(f64::NAN), 2.0);
        assert_eq!(pace_within(900.0), FASTEST_STEPS_PER_SEC);
    }
}

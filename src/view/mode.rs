//! Which ends of the window move: both, one, or one with the other at the edge of the data.
//!
//! Names and days only; how far a step goes is for `window`.

use super::within;
use crate::event::DayRange;
use serde::{Deserialize, Serialize};

/// What steps, drags and playback do with the two ends of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TimeMode {
    /// Both ends move together.
    #[default]
    Moving,
    /// The first day stays, the last one moves: cumulative.
    StartLocked,
    /// From the data's first day to a last day that moves.
    UpTo,
    /// The last day stays, the first one moves.
    EndLocked,
    /// From a first day that moves to the data's last day.
    From,
}

/// What an end of the window does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It moves.
    Free,
    /// It stays where it is.
    Locked,
    /// It is the edge of the data, wherever that lies.
    Open,
}

impl TimeMode {
    /// Every mode, in the order of the chooser.
    pub const ALL: [TimeMode; 5] = [
        TimeMode::Moving,
        TimeMode::StartLocked,
        TimeMode::UpTo,
        TimeMode::EndLocked,
        TimeMode::From,
    ];

    /// The mode in words: "Moving window".
    pub fn name(self) -> &'static str {
        match self {
            TimeMode::Moving => "Moving window",
            TimeMode::StartLocked => "Cumulative",
            TimeMode::UpTo => "Everything up to",
            TimeMode::EndLocked => "End locked",
            TimeMode::From => "Everything from",
        }
    }

    /// What the mode does, in a sentence.
    pub fn note(self) -> &'static str {
        match self {
            TimeMode::Moving => "Both ends move together.",
            TimeMode::StartLocked => "The first day stays, the last day moves.",
            TimeMode::UpTo => "From the first day of the data to a last day that moves.",
            TimeMode::EndLocked => "The last day stays, the first day moves.",
            TimeMode::From => "From a first day that moves to the last day of the data.",
        }
    }

    /// What the first day does.
    pub fn start(self) -> End {
        match self {
            TimeMode::StartLocked => End::Locked,
            TimeMode::UpTo => End::Open,
            TimeMode::Moving | TimeMode::EndLocked | TimeMode::From => End::Free,
        }
    }

    /// What the last day does.
    pub fn end(self) -> End {
        match self {
            TimeMode::EndLocked => End::Locked,
            TimeMode::From => End::Open,
            TimeMode::Moving | TimeMode::StartLocked | TimeMode::UpTo => End::Free,
        }
    }

    /// The mode that holds for a window: an open end must lie at the edge of the data, or else both ends are free.
    ///
    /// So days that somebody asked for by name are never changed by a mode.
    pub fn holding(self, days: Option<DayRange>, extent: DayRange) -> TimeMode {
        let Some(days) = days else { return self };
        let at_edge = match self {
            TimeMode::UpTo => days.first() == extent.first(),
            TimeMode::From => days.last() == extent.last(),
            _ => true,
        };
        if at_edge { self } else { TimeMode::Moving }
    }

    /// The window once the mode is chosen: an open end goes to the edge of the data.
    pub fn chosen(self, days: Option<DayRange>, extent: DayRange) -> Option<DayRange> {
        let days = within(days?, extent);
        Some(match self {
            TimeMode::UpTo => DayRange::between(extent.first(), days.last()),
            TimeMode::From => DayRange::between(days.first(), extent.last()),
            _ => days,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> DayRange {
        let (first, last) = text.split_once(' ').unwrap();
        DayRange::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
    }

    #[test]
    fn an_open_end_goes_to_the_edge_of_the_data_when_it_is_chosen() {
        let all = range("2021-02-01 2024-09-30");
        let check = |mode: TimeMode, expected: &str| {
            let chosen = mode.chosen(Some(range("2023-09-01 2023-09-30")), all);
            assert_eq!(chosen, Some(range(expected)), "{mode:?}");
        };
        check(TimeMode::Moving, "2023-09-01 2023-09-30");
        check(TimeMode::UpTo, "2021-02-01 2023-09-30");
        check(TimeMode::From, "2023-09-01 2024-09-30");
        assert_eq!(TimeMode::UpTo.chosen(None, all), None);
    }

    #[test]
    fn days_asked_for_by_name_are_kept_and_the_mode_gives_way() {
        let all = range("2021-02-01 2024-09-30");
        let held = |days: &str| TimeMode::UpTo.holding(Some(range(days)), all);
        assert_eq!(held("2021-02-01 2022-01-31"), TimeMode::UpTo);
        assert_eq!(held("2022-01-01 2022-01-31"), TimeMode::Moving);
    }
}

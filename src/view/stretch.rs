//! The part of time that the axis shows: zoomed about a point, moved, and kept inside all there is.
//!
//! Days in fractions, so that a wheel is smooth; the view keeps whole days.

use crate::event::{Day, DayRange};

/// The fewest days the axis shows, where the data has as many.
pub const FEWEST_DAYS: f64 = 7.0;

/// A stretch of time in days since 1970; `first` is the left edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The left edge, in days since 1970.
    pub first: f64,
    /// How many days are shown; more than 0.
    pub days: f64,
}

impl Stretch {
    /// The stretch of a range of days.
    pub fn of(days: DayRange) -> Stretch {
        Stretch {
            first: f64::from(days.first().number()),
            days: f64::from(days.days()),
        }
    }

    /// Shows `factor` times as many days, with the day at `share` of the width held still.
    pub fn zoomed(self, share: f64, factor: f64, all: Stretch) -> Stretch {
        let share = share.clamp(0.0, 1.0);
        let fewest = FEWEST_DAYS.min(all.days);
        let days = (self.days * factor).clamp(fewest, all.days);
        let held = self.first + share * self.days;
        Stretch {
            first: held - share * days,
            days,
        }
        .inside(all)
    }

    /// Moved by so many days, as far as there are any.
    pub fn moved(self, days: f64, all: Stretch) -> Stretch {
        Stretch {
            first: self.first + days,
            ..self
        }
        .inside(all)
    }

    /// Pushed back inside `all`, its length kept as far as it fits.
    pub fn inside(self, all: Stretch) -> Stretch {
        let days = if self.days.is_finite() {
            self.days.clamp(FEWEST_DAYS.min(all.days), all.days)
        } else {
            all.days
        };
        let latest = all.first + all.days - days;
        let first = if self.first.is_finite() {
            self.first.clamp(all.first, latest.max(all.first))
        } else {
            all.first
        };
        Stretch { first, days }
    }

    /// The whole days it shows; `None` where it shows all.
    pub fn rounded(self, all: Stretch) -> Option<DayRange> {
        if self.days >= all.days - 0.5 {
            return None;
        }
        let first = Day::from_number(self.first.round() as i32);
        let days = (self.days.round() as i32).max(1);
        Some(DayRange::between(first, first.plus(days - 1)))
    }
}

/// What the axis shows once the window is `days`: moved along with a window that would leave it, otherwise as it is.
pub fn following(shown: DayRange, days: DayRange, extent: DayRange) -> DayRange {
    let days_on = if days.days() > shown.days() {
        0
    } else if days.last() > shown.last() {
        days.last().number() - shown.last().number()
    } else {
        (days.first().number() - shown.first().number()).min(0)
    };
    let moved = Stretch::of(shown).moved(f64::from(days_on), Stretch::of(extent));
    moved.rounded(Stretch::of(extent)).unwrap_or(extent)
}

/// A window with half its length on either side, at least a few days and no more than there are.
pub fn around(days: DayRange, extent: DayRange) -> DayRange {
    let (all, window) = (Stretch::of(extent), Stretch::of(days));
    let wide = Stretch {
        first: window.first - window.days / 2.0,
        days: window.days * 2.0,
    };
    wide.inside(all).rounded(all).unwrap_or(extent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(first: i32, days: i32) -> DayRange {
        let first = Day::from_number(first);
        DayRange::between(first, first.plus(days - 1))
    }

    #[test]
    fn the_axis_moves_along_with_a_window_that_would_leave_it() {
        let (all, shown) = (range(18_000, 1_400), range(18_100, 100));
        let check = |days, expected| assert_eq!(following(shown, days, all), expected);
        check(range(18_120, 30), shown);
        check(range(18_190, 30), range(18_120, 100));
        check(range(18_050, 30), range(18_050, 100));
        check(range(18_000, 1_400), shown);
        assert_eq!(around(range(18_500, 30), all), range(18_485, 60));
        assert_eq!(around(range(18_000, 1), all), range(18_000, 7));
        assert_eq!(around(all, all), all);
    }
    use proptest::prelude::*;

    const ALL: Stretch = Stretch {
        first: 18_000.0,
        days: 1_400.0,
    };

    #[test]
    fn the_day_under_the_pointer_stays_under_it() {
        let zoomed = ALL.zoomed(0.25, 0.5, ALL);
        assert_eq!(zoomed.days, 700.0);
        assert_eq!(zoomed.first + 0.25 * zoomed.days, 18_350.0);
        assert_eq!(zoomed.zoomed(0.25, 2.0, ALL), ALL);
        assert_eq!(ALL.rounded(ALL), None);
    }

    proptest! {
        #[test]
        fn it_never_leaves_what_there_is_and_keeps_a_few_days(
            moves in prop::collection::vec((0.0..1.0f64, 0.01..100.0f64, -3_000.0..3_000.0f64), 1..20)
        ) {
            let mut at = ALL;
            for (share, factor, days) in moves {
                at = at.zoomed(share, factor, ALL).moved(days, ALL);
                prop_assert!(at.days >= FEWEST_DAYS - 1e-9 && at.days <= ALL.days + 1e-9);
                prop_assert!(at.first >= ALL.first - 1e-6);
                prop_assert!(at.first + at.days <= ALL.first + ALL.days + 1e-6);
            }
        }
    }
}

//! Bins of the time axis: days, weeks from Monday, months, quarters, years.
//!
//! Knows days only, no events. Bins have no gaps and no overlap.

use crate::event::{Day, DayRange};
use serde::{Deserialize, Serialize};

/// How much time one bar stands for.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum BinWidth {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    #[default]
    Month,
    /// January to March, April to June, and so on.
    Quarter,
    /// A calendar year.
    Year,
}

impl BinWidth {
    /// Every width, narrowest first.
    pub const ALL: [BinWidth; 5] = [
        BinWidth::Day,
        BinWidth::Week,
        BinWidth::Month,
        BinWidth::Quarter,
        BinWidth::Year,
    ];

    /// First day of the bin that holds `day`.
    pub fn start(self, day: Day) -> Day {
        let (_, month, _) = day.ymd();
        let months_since = |bin: i32| (month as i32 - 1) % bin;
        match self {
            BinWidth::Day => day,
            BinWidth::Week => day.plus(-(day.weekday() as i32)),
            BinWidth::Month => day.month_start(0),
            BinWidth::Quarter => day.month_start(-months_since(3)),
            BinWidth::Year => day.month_start(-months_since(12)),
        }
    }

    /// First day of the bin after the one that holds `day`; the calendar's last day in its last bin.
    pub fn next(self, day: Day) -> Day {
        self.range(day).last().plus(1)
    }

    /// The days of the bin that holds `day`.
    pub fn range(self, day: Day) -> DayRange {
        let start = self.start(day);
        let last = match self {
            BinWidth::Day => day,
            BinWidth::Week => day.plus(6 - day.weekday() as i32),
            BinWidth::Month => last_of_months(start, 1),
            BinWidth::Quarter => last_of_months(start, 3),
            BinWidth::Year => last_of_months(start, 12),
        };
        DayRange::between(start, last)
    }

    /// The day so many bins later (earlier when negative): by days and weeks, or the same day of another month, or its
    /// last where it is too short.
    pub fn later(self, day: Day, bins: i32) -> Day {
        let months = match self {
            BinWidth::Day => return day.plus(bins),
            BinWidth::Week => return day.plus(bins.saturating_mul(7)),
            BinWidth::Month => bins,
            BinWidth::Quarter => bins.saturating_mul(3),
            BinWidth::Year => bins.saturating_mul(12),
        };
        // More months than the calendar has, but few enough to add up.
        let start = day.month_start(months.clamp(-300_000, 300_000));
        start.plus(day.ymd().2 as i32 - 1).min(start.month_end())
    }

    /// The narrowest width whose bars are wide enough to be told apart, where `days` share `points` of the screen.
    pub fn fitting(days: i32, points: f32) -> BinWidth {
        const NARROWEST_POINTS: f32 = 6.0;
        let wide_enough = |width: &BinWidth| {
            points * width.average_days() / days.max(1) as f32 >= NARROWEST_POINTS
        };
        BinWidth::ALL
            .into_iter()
            .find(wide_enough)
            .unwrap_or(BinWidth::Year)
    }

    /// Days of a bin on average, in the Gregorian calendar.
    pub fn average_days(self) -> f32 {
        match self {
            BinWidth::Day => 1.0,
            BinWidth::Week => 7.0,
            BinWidth::Month => 30.436_875,
            BinWidth::Quarter => 91.310_62,
            BinWidth::Year => 365.2425,
        }
    }

    /// One bin in words: "month".
    pub fn name(self) -> &'static str {
        match self {
            BinWidth::Day => "day",
            BinWidth::Week => "week",
            BinWidth::Month => "month",
            BinWidth::Quarter => "quarter",
            BinWidth::Year => "year",
        }
    }
}

/// The last day of `months` months from the first of one, within the calendar.
fn last_of_months(start: Day, months: i32) -> Day {
    let following = start.month_start(months);
    if following > start {
        following.plus(-1)
    } else {
        Day::from_number(i32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(width: BinWidth, day: &str, first: &str, last: &str) {
        let range = width.range(day.parse().unwrap());
        assert_eq!(range.first().to_string(), first, "{width:?}");
        assert_eq!(range.last().to_string(), last, "{width:?}");
        assert_eq!(range.first(), width.start(day.parse().unwrap()));
    }

    #[test]
    fn every_width_has_its_own_bounds() {
        check(BinWidth::Day, "2024-02-29", "2024-02-29", "2024-02-29");
        check(BinWidth::Week, "2024-02-29", "2024-02-26", "2024-03-03");
        check(BinWidth::Month, "2024-02-29", "2024-02-01", "2024-02-29");
        check(BinWidth::Quarter, "2024-02-29", "2024-01-01", "2024-03-31");
        check(BinWidth::Year, "2024-02-29", "2024-01-01", "2024-12-31");
    }

    #[test]
    fn the_last_bin_of_the_calendar_ends_with_it() {
        for width in BinWidth::ALL {
            let range = width.range(Day::from_number(i32::MAX));
            assert_eq!(range.last().to_string(), "9999-12-31", "{width:?}");
            assert_eq!(width.next(range.first()), range.last(), "{width:?}");
        }
        check(BinWidth::Month, "9999-12-15", "9999-12-01", "9999-12-31");
    }

    #[test]
    fn later_keeps_the_day_of_the_month_where_the_month_has_it() {
        let check = |width: BinWidth, bins, expected: &str| {
            let day: Day = "2024-01-31".parse().unwrap();
            assert_eq!(
                width.later(day, bins).to_string(),
                expected,
                "{width:?} {bins}"
            );
        };
        check(BinWidth::Day, 30, "2024-03-01");
        check(BinWidth::Week, -1, "2024-01-24");
        check(BinWidth::Month, 1, "2024-02-29");
        check(BinWidth::Quarter, 1, "2024-04-30");
        check(BinWidth::Year, -1, "2023-01-31");
    }

    #[test]
    fn bars_that_fit_are_as_narrow_as_can_be_told_apart() {
        let check = |days, points, expected| assert_eq!(BinWidth::fitting(days, points), expected);
        check(30, 750.0, BinWidth::Day);
        check(400, 750.0, BinWidth::Week);
        check(1_340, 750.0, BinWidth::Month);
        check(1_340, 1_100.0, BinWidth::Month);
        check(1_340, 280.0, BinWidth::Month);
        check(12_784, 900.0, BinWidth::Quarter);
        check(400_000, 750.0, BinWidth::Year);
        check(0, 0.0, BinWidth::Year);
    }

    #[test]
    fn a_width_is_saved_by_its_name() {
        for width in BinWidth::ALL {
            let saved = serde_json::to_string(&width).unwrap();
            assert_eq!(saved, format!("\"{}\"", width.name()));
        }
        assert_eq!(BinWidth::default(), BinWidth::Month);
    }
}

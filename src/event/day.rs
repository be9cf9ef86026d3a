//! Civil days and ranges of days; a range includes both its ends, everywhere.
//!
//! Knows no clock and no time zone. Start at [`DayRange`].

use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::str::FromStr;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A civil day, counted from 1 January 1970 (day 0). Years -9999 to 9999.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Day(i32);

impl Day {
    /// The day of a civil date; `None` when the date does not exist or the year has more than four digits.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(-9999..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Day::from)
    }

    /// The Monday of an ISO week, 1 to 53; `None` when the year has no such week.
    pub fn from_iso_week(year: i32, week: u32) -> Option<Day> {
        if !(-9999..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_isoywd_opt(year, week, chrono::Weekday::Mon).map(Day::from)
    }

    /// Days since 1 January 1970.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day `number` days after 1 January 1970, clamped to the years -9999 to 9999.
    pub fn from_number(number: i32) -> Day {
        Day(number.clamp(-4_371_587, 2_932_896))
    }

    /// The day `days` later (earlier when negative), clamped to the years -9999 to 9999.
    pub fn plus(self, days: i32) -> Day {
        Day::from_number(self.0.saturating_add(days))
    }

    /// The first day of the month `months` later (earlier when negative), this month for 0.
    pub fn month_start(self, months: i32) -> Day {
        let date = self.date();
        let month = date.year() * 12 + date.month0() as i32 + months;
        Day::from_ymd(month.div_euclid(12), month.rem_euclid(12) as u32 + 1, 1).unwrap_or(self)
    }

    /// The last day of this day's month.
    pub fn month_end(self) -> Day {
        self.month_start(1).plus(-1)
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    pub fn ymd(self) -> (i32, u32, u32) {
        let date = self.date();
        (date.year(), date.month(), date.day())
    }

    /// Days since Monday, 0 to 6.
    pub fn weekday(self) -> u32 {
        self.date().weekday().num_days_from_monday()
    }

    /// `1 February 2021`.
    pub fn long(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{day} {} {year}", month_name(month))
    }

    /// `01 September 2023`: as the summary line of a period writes it.
    pub fn long_padded(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{day:02} {} {year}", month_name(month))
    }

    /// `1 Feb 2021`.
    pub fn short(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{day} {} {year}", &month_name(month)[..3])
    }

    /// `August 2023`.
    pub fn month_words(self) -> String {
        let (year, month, _) = self.ymd();
        format!("{} {year}", month_name(month))
    }

    /// `Aug 2023`.
    pub fn month_short(self) -> String {
        let (year, month, _) = self.ymd();
        format!("{} {year}", &month_name(month)[..3])
    }

    /// `Feb '21`, with a typographic apostrophe: a tick of the time axis.
    pub fn tick(self) -> String {
        let (year, month, _) = self.ymd();
        format!(
            "{} \u{2019}{:02}",
            &month_name(month)[..3],
            year.rem_euclid(100)
        )
    }

    fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0 + EPOCH_FROM_CE).unwrap_or_default()
    }
}

/// Days from 31 December of the year before year 1 to 1 January 1970.
const EPOCH_FROM_CE: i32 = 719_163;

/// The English name of a month, 1 to 12; out of range is clamped.
pub(crate) fn month_name(month: u32) -> &'static str {
    MONTHS[(month.clamp(1, 12) - 1) as usize]
}

impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Day {
        Day::from_number(date.num_days_from_ce() - EPOCH_FROM_CE)
    }
}

impl fmt::Display for Day {
    /// ISO 8601: `2021-02-01`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Why a text is not a day.
#[derive(Debug, PartialEq, thiserror::Error)]
#[error("not a day: {0:?}; write it as 2021-02-01")]
pub struct NotADay(pub String);

impl FromStr for Day {
    type Err = NotADay;

    /// Reads ISO 8601 only: `2021-02-01`.
    fn from_str(text: &str) -> Result<Day, NotADay> {
        let mut parts = text.trim().splitn(3, '-');
        let mut number = || parts.next().and_then(|part| part.parse::<u32>().ok());
        let day = number().zip(number()).zip(number());
        day.and_then(|((year, month), day)| Day::from_ymd(i32::try_from(year).ok()?, month, day))
            .ok_or_else(|| NotADay(text.to_owned()))
    }
}

impl serde::Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for Day {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// First and last day, both included. Invariant: `first <= last`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "Ends", into = "Ends")]
pub struct DayRange {
    first: Day,
    last: Day,
}

#[derive(serde::Serialize, serde::Deserialize)]
struct Ends {
    first: Day,
    last: Day,
}

impl TryFrom<Ends> for DayRange {
    type Error = &'static str;
    fn try_from(ends: Ends) -> Result<DayRange, &'static str> {
        DayRange::new(ends.first, ends.last).ok_or("the first day comes after the last")
    }
}

impl From<DayRange> for Ends {
    fn from(range: DayRange) -> Ends {
        Ends {
            first: range.first,
            last: range.last,
        }
    }
}

impl DayRange {
    /// A range, or `None` when `first` comes after `last`.
    pub fn new(first: Day, last: Day) -> Option<DayRange> {
        (first <= last).then_some(DayRange { first, last })
    }

    /// The range between two days in either order.
    pub fn between(a: Day, b: Day) -> DayRange {
        DayRange {
            first: a.min(b),
            last: a.max(b),
        }
    }

    /// The range of one day.
    pub fn single(day: Day) -> DayRange {
        DayRange {
            first: day,
            last: day,
        }
    }

    /// The first day.
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day, which belongs to the range.
    pub fn last(self) -> Day {
        self.last
    }

    /// How many days, at least 1.
    pub fn days(self) -> i32 {
        self.last.0 - self.first.0 + 1
    }

    /// Whether the day belongs to the range.
    pub fn contains(self, day: Day) -> bool {
        (self.first..=self.last).contains(&day)
    }

    /// Whether the two share a day: how a span counts in a window.
    pub fn touches(self, other: DayRange) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// `1 February 2021 to 30 September 2023`; a single day is written twice, as the map's caption does.
    pub fn long(self) -> String {
        format!("{} to {}", self.first.long(), self.last.long())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_worded_as_the_page_words_them() {
        let day: Day = "2021-02-01".parse().unwrap();
        assert_eq!(
            DayRange::single(day).long(),
            "1 February 2021 to 1 February 2021"
        );
        assert_eq!(day.long_padded(), "01 February 2021");
        assert_eq!(day.tick(), "Feb \u{2019}21");
        assert_eq!(day.to_string(), "2021-02-01");
    }

    #[test]
    fn a_date_that_does_not_exist_is_no_day() {
        assert!("2023-02-29".parse::<Day>().is_err());
        assert!("2023-2".parse::<Day>().is_err());
        assert_eq!(Day::from_ymd(1970, 1, 1).map(Day::number), Some(0));
        assert_eq!(
            Day::from_ymd(9999, 12, 31).map(Day::number),
            Some(2_932_896)
        );
        assert_eq!(
            Day::from_ymd(-9999, 1, 1).map(Day::number),
            Some(-4_371_587)
        );
    }

    #[test]
    fn months_step_over_the_end_of_the_year() {
        let day: Day = "2021-11-30".parse().unwrap();
        assert_eq!(day.month_start(3).to_string(), "2022-02-01");
        assert_eq!(day.month_start(-11).to_string(), "2020-12-01");
        assert_eq!(day.month_end().to_string(), "2021-11-30");
    }
}

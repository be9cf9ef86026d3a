//! Dates as sources write them: the shape of a cell first, then one reading for the whole column.
//!
//! `03/04/2022` alone is two days; a column is read as day first or as month first, decided over all its rows, and
//! where nothing decides, the reader is told which was taken.

use super::report::FaultKind;
use crate::event::Day;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Whether the day or the month comes first in dates like `03/04/2022`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

impl FromStr for DateOrder {
    type Err = String;

    /// Reads `dmy` or `mdy`.
    fn from_str(text: &str) -> Result<DateOrder, String> {
        match text.trim().to_ascii_lowercase().as_str() {
            "dmy" => Ok(DateOrder::Dmy),
            "mdy" => Ok(DateOrder::Mdy),
            _ => Err(format!("{text:?} is no order of dates; use dmy or mdy")),
        }
    }
}

/// The numbers of a date as they stand in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parts {
    /// Nothing in the cell.
    Missing,
    /// Something that is no date.
    NoDate,
    /// `2023-01-31`, `2021/01/02`, `20210102`.
    YearFirst(u16, u8, u8),
    /// `9-May-20`, `01 November 2024`: year, month, day.
    Named(u16, u8, u8),
    /// `27/05/2022`: two numbers in either order, then the year.
    YearLast(u8, u8, u16),
    /// `27/05/22`.
    ShortYear(u8, u8, u8),
}

/// How the dates of a column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Year, month, day as numbers.
    YearFirst,
    /// The month as a word.
    Named,
    /// Day, month, year as numbers.
    DayFirst,
    /// Month, day, year as numbers.
    MonthFirst,
    /// Year in two digits, month, day.
    ShortYearFirst,
}

impl Reading {
    /// The reading in words.
    pub fn words(self) -> &'static str {
        match self {
            Reading::YearFirst => "year-month-day",
            Reading::Named => "day, month in words, year",
            Reading::DayFirst => "day/month/year",
            Reading::MonthFirst => "month/day/year",
            Reading::ShortYearFirst => "two-digit year/month/day",
        }
    }

    /// The day of a date, or why there is none.
    pub fn day(self, parts: Parts) -> Result<Day, FaultKind> {
        let (year, month, day) = match (self, parts) {
            (_, Parts::Missing) => return Err(FaultKind::NoDate),
            (_, Parts::NoDate) => return Err(FaultKind::NotADate),
            (Reading::YearFirst, Parts::YearFirst(y, m, d)) => (y, m, d),
            (Reading::Named, Parts::Named(y, m, d)) => (y, m, d),
            (Reading::DayFirst, Parts::YearLast(d, m, y)) => (y, m, d),
            (Reading::MonthFirst, Parts::YearLast(m, d, y)) => (y, m, d),
            (Reading::DayFirst, Parts::ShortYear(d, m, y)) => (full_year(y), m, d),
            (Reading::MonthFirst, Parts::ShortYear(m, d, y)) => (full_year(y), m, d),
            (Reading::ShortYearFirst, Parts::ShortYear(y, m, d)) => (full_year(y), m, d),
            _ => return Err(FaultKind::OtherDateFormat),
        };
        Day::from_ymd(i32::from(year), u32::from(month), u32::from(day))
            .filter(|_| year >= 1000)
            .ok_or(FaultKind::NoSuchDay)
    }
}

/// Two digits are a year from 1970 to 2069.
fn full_year(short: u8) -> u16 {
    u16::from(short) + if short < 70 { 2000 } else { 1900 }
}

/// One reading for a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// How the column is read.
    pub reading: Reading,
    /// Whether day and month could be exchanged just as well.
    pub ambiguous: bool,
    /// Dates that are written in another way.
    pub written_differently: u64,
}

/// Decides how a column is read: as most of its dates are written; `order` overrules what the numbers say.
pub fn decide(column: impl Iterator<Item = Parts> + Clone, order: Option<DateOrder>) -> Decision {
    let count = |wanted: fn(Parts) -> bool| column.clone().filter(|p| wanted(*p)).count() as u64;
    let year_first = count(|p| matches!(p, Parts::YearFirst(..)));
    let named = count(|p| matches!(p, Parts::Named(..)));
    let numeric = count(|p| matches!(p, Parts::YearLast(..) | Parts::ShortYear(..)));
    let most = year_first.max(named).max(numeric);
    let (reading, ambiguous) = if most == year_first {
        (Reading::YearFirst, false)
    } else if most == named {
        (Reading::Named, false)
    } else {
        numeric_reading(&column, order)
    };
    Decision {
        reading,
        ambiguous,
        written_differently: year_first + named + numeric - most,
    }
}

fn numeric_reading(
    column: &(impl Iterator<Item = Parts> + Clone),
    order: Option<DateOrder>,
) -> (Reading, bool) {
    match order {
        Some(DateOrder::Dmy) => return (Reading::DayFirst, false),
        Some(DateOrder::Mdy) => return (Reading::MonthFirst, false),
        None => {}
    }
    let fits = |reading: Reading| {
        let days = column.clone().filter(|parts| reading.day(*parts).is_ok());
        days.count()
    };
    let (day_first, month_first) = (fits(Reading::DayFirst), fits(Reading::MonthFirst));
    if fits(Reading::ShortYearFirst) > day_first.max(month_first) {
        return (Reading::ShortYearFirst, false);
    }
    if month_first > day_first {
        return (Reading::MonthFirst, false);
    }
    let differ = |parts: Parts| Reading::DayFirst.day(parts) != Reading::MonthFirst.day(parts);
    let ambiguous = day_first == month_first && column.clone().any(differ);
    (Reading::DayFirst, ambiguous)
}

/// The numbers of a date in a cell; a time of day after it is left out, in whatever zone it is.
pub fn parts(cell: &str) -> Parts {
    if let Some(parts) = iso_parts(cell) {
        return parts;
    }
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\'');
    if super::cells::is_missing(cell) {
        return Parts::Missing;
    }
    three_groups(cell)
        .and_then(|(groups, rest)| is_time(rest).then_some(groups))
        .and_then(shape)
        .unwrap_or(Parts::NoDate)
}

/// Exactly `2023-01-31`, as most files write every date: read without looking for anything else.
fn iso_parts(cell: &str) -> Option<Parts> {
    let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = cell.as_bytes() else {
        return None;
    };
    if ![y1, y2, y3, y4, m1, m2, d1, d2]
        .iter()
        .all(u8::is_ascii_digit)
    {
        return None;
    }
    let two = |tens: u8, ones: u8| (tens - b'0') * 10 + (ones - b'0');
    let year = u16::from(two(y1, y2)) * 100 + u16::from(two(y3, y4));
    Some(Parts::YearFirst(year, two(m1, m2), two(d1, d2)))
}

/// The first three groups of digits or letters, and what follows them.
fn three_groups(cell: &str) -> Option<([&str; 3], &str)> {
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 8 {
        let groups = [cell.get(..4)?, cell.get(4..6)?, cell.get(6..8)?];
        return Some((groups, cell.get(8..)?));
    }
    let mut rest = cell;
    let mut groups = [""; 3];
    for (number, group) in groups.iter_mut().enumerate() {
        if number > 0 {
            let trimmed = rest.trim_start_matches(|c: char| {
                matches!(c, '-' | '/' | '.' | ',' | '\u{2010}'..='\u{2013}') || c.is_whitespace()
            });
            if trimmed.len() == rest.len() {
                return None;
            }
            rest = trimmed;
        }
        let is_word = rest.starts_with(char::is_alphabetic);
        let in_group = |c: char| {
            if is_word {
                c.is_alphabetic()
            } else {
                c.is_ascii_digit()
            }
        };
        let end = rest.find(|c| !in_group(c)).unwrap_or(rest.len());
        *group = rest.get(..end).filter(|group| !group.is_empty())?;
        rest = rest.get(end..)?;
    }
    Some((groups, rest))
}

fn is_time(rest: &str) -> bool {
    let mut chars = rest.trim_end().chars();
    match chars.next() {
        None => true,
        Some('T' | 't' | ' ' | '\u{A0}') => {
            let mut time = chars.skip_while(|c| c.is_whitespace()).peekable();
            time.peek().is_some_and(char::is_ascii_digit)
                && time
                    .all(|c| c.is_ascii_digit() || ":.,+-TZtzAaPpMmUC \u{A0}\u{202F}".contains(c))
        }
        Some(_) => false,
    }
}

fn shape([a, b, c]: [&str; 3]) -> Option<Parts> {
    let year = |group: &str| match group.len() {
        4 => group.parse().ok(),
        2 => group.parse().ok().map(full_year),
        _ => None,
    };
    let short = |group: &str| match group.len() {
        1 | 2 => group.parse::<u8>().ok(),
        _ => None,
    };
    if let Some(month) = month_number(b) {
        return match a.len() {
            4 => Some(Parts::Named(a.parse().ok()?, month, short(c)?)),
            _ => Some(Parts::Named(year(c)?, month, short(a)?)),
        };
    }
    if let Some(month) = month_number(a) {
        return Some(Parts::Named(year(c)?, month, short(b)?));
    }
    match (a.len(), c.len()) {
        (4, _) => Some(Parts::YearFirst(a.parse().ok()?, short(b)?, short(c)?)),
        (_, 4) => Some(Parts::YearLast(short(a)?, short(b)?, c.parse().ok()?)),
        _ => Some(Parts::ShortYear(short(a)?, short(b)?, short(c)?)),
    }
}

fn month_number(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    if word.len() < 3 || !word.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let word = word.to_ascii_lowercase();
    let found = MONTHS.iter().position(|month| month.starts_with(&word));
    found.and_then(|at| u8::try_from(at + 1).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(column: &[&str], expected: &[Result<&str, FaultKind>]) -> Decision {
        let parts: Vec<Parts> = column.iter().map(|cell| parts(cell)).collect();
        let decision = decide(parts.iter().copied(), None);
        let days: Vec<Result<String, FaultKind>> = parts
            .iter()
            .map(|parts| decision.reading.day(*parts).map(|day| day.to_string()))
            .collect();
        let days: Vec<Result<&str, FaultKind>> = days
            .iter()
            .map(|day| day.as_deref().map_err(|k| *k))
            .collect();
        assert_eq!(days, expected, "{column:?}");
        decision
    }

    #[test]
    fn every_way_of_writing_a_date_seen_in_the_wild_is_read() {
        check(&["2023-01-31"], &[Ok("2023-01-31")]);
        check(&["01 November 2024"], &[Ok("2024-11-01")]);
        check(&["9-May-20"], &[Ok("2020-05-09")]);
        check(&["01-January-2015"], &[Ok("2015-01-01")]);
        check(&["27/05/2022"], &[Ok("2022-05-27")]);
        check(&["05/27/2022"], &[Ok("2022-05-27")]);
        check(&["2021-01-02T00:00:00Z"], &[Ok("2021-01-02")]);
        check(&["2021-01-02 00:00:00.000+06:30"], &[Ok("2021-01-02")]);
        check(&["2021/1/2"], &[Ok("2021-01-02")]);
        check(&["20210102"], &[Ok("2021-01-02")]);
        check(&["November 1, 2024"], &[Ok("2024-11-01")]);
        check(&["1.\u{A0}Sept.\u{A0}2024"], &[Ok("2024-09-01")]);
        check(&["27.5.98 14:00"], &[Ok("1998-05-27")]);
        check(&["97-05-28"], &[Ok("1997-05-28")]);
    }

    #[test]
    fn what_is_no_date_says_why() {
        use FaultKind::{NoDate, NoSuchDay, NotADate, OtherDateFormat};
        let found = check(
            &[
                "2023-02-29",
                "",
                "NA",
                "soon",
                "27/05/2022",
                "2023-01-31x",
                "2022-01-01",
            ],
            &[
                Err(NoSuchDay),
                Err(NoDate),
                Err(NoDate),
                Err(NotADate),
                Err(OtherDateFormat),
                Err(NotADate),
                Ok("2022-01-01"),
            ],
        );
        assert_eq!(found.written_differently, 1);
        check(&["44197"], &[Err(NotADate)]);
        check(&["0021-01-02"], &[Err(NoSuchDay)]);
    }

    #[test]
    fn one_row_decides_between_day_and_month_for_all() {
        let days = check(
            &["03/04/2022", "13/04/2022"],
            &[Ok("2022-04-03"), Ok("2022-04-13")],
        );
        assert!(!days.ambiguous);
        let months = check(
            &["03/04/2022", "04/13/2022"],
            &[Ok("2022-03-04"), Ok("2022-04-13")],
        );
        assert!(!months.ambiguous);
        assert!(check(&["03/04/2022"], &[Ok("2022-04-03")]).ambiguous);
        assert!(!check(&["04/04/2022"], &[Ok("2022-04-04")]).ambiguous);
    }
}

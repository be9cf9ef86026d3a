//! One date as it is typed: a day, a month, a quarter, an ISO week or a year, its later parts perhaps left out.
//!
//! Takes text in small letters with single spaces. Start at [`Piece::read`].

use super::{PeriodFault, fault};
use crate::event::{Day, DayRange};
use crate::query::BinWidth;

/// A date of some width. What is `None` was not written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece {
    Day(u32, Option<u32>, Option<i32>),
    Month(u32, Option<i32>),
    Quarter(u32, Option<i32>),
    Week(u32, Option<i32>),
    Year(i32),
}

impl Piece {
    /// Reads one date; `None` where the words are something else.
    pub(super) fn read(words: &str) -> Result<Option<Piece>, PeriodFault> {
        if let Some((a, b, year)) = ambiguous(words) {
            let example = Day::from_ymd(year, b.clamp(1, 12), a.clamp(1, 28));
            let example =
                example.map_or_else(String::new, |day| format!(", such as {}", day.short()));
            return fault(format!(
                "{words} can be read two ways. Write the month in letters{example}."
            ));
        }
        let parts: Vec<&str> = words
            .split([' ', '-', '/'])
            .filter(|part| !matches!(*part, "" | "of"))
            .collect();
        let piece = match parts[..] {
            [a] => one(a),
            [a, b] => two(a, b),
            [a, b, c] => three(a, b, c),
            _ => None,
        };
        Ok(piece)
    }

    /// What was left out, taken from the date at the other end.
    pub(super) fn completed_by(self, other: &Piece) -> Piece {
        let (other_month, other_year) = match *other {
            Piece::Day(_, month, year) => (month, year),
            Piece::Month(month, year) => (Some(month), year),
            Piece::Quarter(_, year) | Piece::Week(_, year) => (None, year),
            Piece::Year(year) => (None, Some(year)),
        };
        match self {
            Piece::Day(day, None, None) => Piece::Day(day, other_month, other_year),
            Piece::Day(day, month, year) => Piece::Day(day, month, year.or(other_year)),
            Piece::Month(month, year) => Piece::Month(month, year.or(other_year)),
            Piece::Quarter(quarter, year) => Piece::Quarter(quarter, year.or(other_year)),
            Piece::Week(week, year) => Piece::Week(week, year.or(other_year)),
            Piece::Year(year) => Piece::Year(year),
        }
    }

    /// The days it stands for; a sentence where a part is missing or the calendar has no such date.
    pub(super) fn days(self) -> Result<DayRange, PeriodFault> {
        let of = |step: BinWidth, day: Day| step.range(day);
        let found = match self {
            Piece::Day(_, None, _) => return fault("Write the month, too: 1 Feb 2021.".to_owned()),
            Piece::Day(_, _, None) | Piece::Month(_, None) => {
                return fault("Write the year, too: Feb 2021.".to_owned());
            }
            Piece::Quarter(_, None) | Piece::Week(_, None) => {
                return fault("Write the year, too: Q3 2023, 2023-W35.".to_owned());
            }
            Piece::Day(day, Some(month), Some(year)) => {
                Day::from_ymd(year, month, day).map(DayRange::single)
            }
            Piece::Month(month, Some(year)) => {
                Day::from_ymd(year, month, 1).map(|day| of(BinWidth::Month, day))
            }
            Piece::Quarter(quarter, Some(year)) if (1..=4).contains(&quarter) => {
                Day::from_ymd(year, quarter * 3, 1).map(|day| of(BinWidth::Quarter, day))
            }
            Piece::Quarter(..) => None,
            Piece::Week(week, Some(year)) => {
                Day::from_iso_week(year, week).map(|day| of(BinWidth::Week, day))
            }
            Piece::Year(year) => Day::from_ymd(year, 1, 1).map(|day| of(BinWidth::Year, day)),
        };
        found.map_or_else(|| fault(self.absence()), Ok)
    }

    fn absence(self) -> String {
        match self {
            Piece::Day(day, Some(month), Some(year)) if (1..=12).contains(&month) => {
                let name = crate::event::month_name(month);
                format!("There is no {day} {name} {year}.")
            }
            Piece::Week(week, Some(year)) => format!("{year} has no week {week}."),
            _ => "The calendar has no such date.".to_owned(),
        }
    }
}

/// Three numbers with the year last: day and month cannot be told apart.
fn ambiguous(words: &str) -> Option<(u32, u32, i32)> {
    let parts: Vec<&str> = words.split(['/', '.', '-', ' ']).collect();
    let [a, b, c] = parts[..] else { return None };
    let short = |part: &str| {
        (part.len() <= 2)
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    let year = match c.len() {
        4 => c.parse().ok()?,
        2 if words.contains(['/', '.']) => 2000 + c.parse::<i32>().ok()?,
        _ => return None,
    };
    Some((short(a)?, short(b)?, year))
}

fn one(word: &str) -> Option<Piece> {
    if let Some(year) = year(word) {
        return Some(Piece::Year(year));
    }
    if let Some((head, week)) = word.split_once('w')
        && let Some(year) = year(head)
    {
        return Some(Piece::Week(number(week)?, Some(year)));
    }
    month(word)
        .map(|month| Piece::Month(month, None))
        .or_else(|| quarter(word).map(|quarter| Piece::Quarter(quarter, None)))
        .or_else(|| week(word).map(|week| Piece::Week(week, None)))
        .or_else(|| day(word).map(|day| Piece::Day(day, None, None)))
}

fn two(a: &str, b: &str) -> Option<Piece> {
    if a == "week" {
        return Some(Piece::Week(number(b)?, None));
    }
    for (named, other) in [(a, b), (b, a)] {
        let year_of = year(other);
        if let Some(month) = month(named) {
            return match year_of {
                Some(year) => Some(Piece::Month(month, Some(year))),
                None => Some(Piece::Day(day(other)?, Some(month), None)),
            };
        }
        if let Some(quarter) = quarter(named) {
            return Some(Piece::Quarter(quarter, Some(year_of?)));
        }
        if let Some(week) = week(named) {
            return Some(Piece::Week(week, Some(year_of?)));
        }
    }
    let (year, month) = (year(a)?, number(b)?);
    Some(Piece::Month(month, Some(year)))
}

fn three(a: &str, b: &str, c: &str) -> Option<Piece> {
    if a == "week" {
        return Some(Piece::Week(number(b)?, Some(year(c)?)));
    }
    if let Some(year) = year(a) {
        let month = month(b).or_else(|| number(b))?;
        return Some(Piece::Day(day(c)?, Some(month), Some(year)));
    }
    let year = year(c)?;
    let (day_of, month_of) = match month(b) {
        Some(month) => (day(a)?, month),
        None => (day(b)?, month(a)?),
    };
    Some(Piece::Day(day_of, Some(month_of), Some(year)))
}

/// Four digits.
fn year(word: &str) -> Option<i32> {
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten()
}

/// One or two digits.
fn number(word: &str) -> Option<u32> {
    let digits = (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| word.parse().ok()).flatten()
}

/// `1`, `01`, `1st`.
fn day(word: &str) -> Option<u32> {
    let ends = ["st", "nd", "rd", "th"];
    let bare = ends.iter().find_map(|end| word.strip_suffix(end));
    number(bare.unwrap_or(word))
}

/// A month by its name or the first three letters or more of it, 1 to 12.
fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    if word.len() < 3 {
        return None;
    }
    let word = if word == "sept" { "sep" } else { word };
    (1..=12).find(|month| {
        let name = crate::event::month_name(*month).to_lowercase();
        name.starts_with(word)
    })
}

fn quarter(word: &str) -> Option<u32> {
    number(word.strip_prefix('q')?)
}

fn week(word: &str) -> Option<u32> {
    number(word.strip_prefix('w')?)
}

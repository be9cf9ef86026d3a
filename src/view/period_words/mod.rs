//! Periods in words: what somebody types, read as days, and days written so that they can be read back.
//!
//! Dates by name or ISO, months, quarters, ISO weeks, years, and parts of the data such as its last 30 days. What can
//! be read two ways is refused, never guessed. Start at [`period_from_words`].

mod piece;

use super::window::{Way, within};
use crate::event::DayRange;
use crate::query::BinWidth;
use piece::Piece;

/// Why a text is no period, in one or two sentences for the person who typed it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PeriodFault(pub String);

const EXAMPLES: &str = "1 Feb 2021, Feb 2021, Q3 2023, 2023-W35, 1 Feb to 31 May 2021, last 30 days of data, since 2023-02";
/// Letters of what was typed that a sentence repeats.
const MOST_QUOTED: usize = 40;

/// The days a text means, cut at the ends of the data.
///
/// Fails with a sentence where the text is no period, can be read two ways, or lies outside the data.
pub fn period_from_words(text: &str, extent: DayRange) -> Result<DayRange, PeriodFault> {
    let words = tidied(text);
    if words.is_empty() {
        return fault(format!("Write a period, such as {EXAMPLES}."));
    }
    let asked = read(&words, extent)?;
    if asked.touches(extent) {
        return Ok(within(asked, extent));
    }
    fault(format!(
        "{} lies outside the data, which run from {}.",
        capital(&period_in_words(asked)),
        period_in_words(extent)
    ))
}

/// `1 Feb 2021 to 30 Sep 2023`, `12 May 2021`: short, and read back as the same days.
pub fn period_in_words(days: DayRange) -> String {
    if days.first() == days.last() {
        days.first().short()
    } else {
        format!("{} to {}", days.first().short(), days.last().short())
    }
}

fn fault<T>(sentence: String) -> Result<T, PeriodFault> {
    Err(PeriodFault(sentence))
}

fn not_understood<T>(text: &str) -> Result<T, PeriodFault> {
    let quoted: String = text.chars().take(MOST_QUOTED).collect();
    fault(format!(
        "\u{201c}{quoted}\u{201d} is not understood. Write {EXAMPLES}."
    ))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Small letters, single spaces, no commas, one sign for "to" between two dates.
fn tidied(text: &str) -> String {
    let plain = text
        .to_lowercase()
        .replace([',', '\u{a0}'], " ")
        .replace("...", "..")
        .replace(['\u{2013}', '\u{2014}', '\u{2026}'], "..")
        .replace("..", " to ");
    let words: Vec<&str> = plain
        .split_whitespace()
        .filter(|word| *word != "the")
        .map(|word| match word {
            "-" | "through" | "until" | "till" => "to",
            "from" | "between" => "since",
            word => word,
        })
        .collect();
    words.join(" ").trim_end_matches('.').to_owned()
}

fn read(words: &str, extent: DayRange) -> Result<DayRange, PeriodFault> {
    if matches!(words, "all" | "everything" | "all data" | "all of data") {
        return Ok(extent);
    }
    for (start, way) in [("last ", Way::Back), ("first ", Way::Forward)] {
        if let Some(rest) = words.strip_prefix(start) {
            return part_of_data(rest, way, extent).map_or_else(|| not_understood(words), Ok);
        }
    }
    let up_to = words.strip_prefix("to ").or(words.strip_prefix("up to "));
    if let Some(rest) = up_to {
        let last = single(rest)?.last();
        return Ok(DayRange::between(extent.first().min(last), last));
    }
    if let Some(rest) = words.strip_prefix("since ") {
        return match two_ends(rest).or(rest.split_once(" and ")) {
            Some((first, last)) => between(first, last),
            None => {
                let first = single(rest)?.first();
                Ok(DayRange::between(first, extent.last().max(first)))
            }
        };
    }
    match two_ends(words) {
        Some((first, last)) => between(first, last),
        None => single(words),
    }
}

fn two_ends(words: &str) -> Option<(&str, &str)> {
    words.split_once(" to ")
}

fn single(words: &str) -> Result<DayRange, PeriodFault> {
    match Piece::read(words)? {
        Some(piece) => piece.days(),
        None => not_understood(words),
    }
}

/// Two dates, the first of which may leave to the second what they share: `1 to 30 September 2023`.
fn between(first: &str, last: &str) -> Result<DayRange, PeriodFault> {
    let Some(end) = Piece::read(last)? else {
        return not_understood(last);
    };
    let Some(start) = Piece::read(first)? else {
        return not_understood(first);
    };
    let (start, end) = (start.completed_by(&end).days()?, end.days()?);
    if let Some(days) = DayRange::new(start.first(), end.last()) {
        return Ok(days);
    }
    fault(format!(
        "{} comes after {}. Write the earlier day first.",
        start.first().short(),
        end.last().short()
    ))
}

/// `30 days of data`, `month`: so much from the end or the start of the data; `None` where it is something else.
fn part_of_data(words: &str, way: Way, extent: DayRange) -> Option<DayRange> {
    let mut words: Vec<&str> = words.split(' ').collect();
    for last in [&["data"][..], &["of", "in"]] {
        if words.last().is_some_and(|word| last.contains(word)) {
            words.pop();
        }
    }
    let (number, unit) = match words[..] {
        [unit] => (1, unit),
        [number, unit] => (whole_number(number)?, unit),
        _ => return None,
    };
    let step = match unit.trim_end_matches('s') {
        "day" => BinWidth::Day,
        "week" => BinWidth::Week,
        "month" => BinWidth::Month,
        "quarter" => BinWidth::Quarter,
        "year" => BinWidth::Year,
        _ => return None,
    };
    let days = match way {
        Way::Back => {
            let after = extent.last().plus(1);
            DayRange::new(step.later(after, -number), extent.last())?
        }
        Way::Forward => DayRange::new(extent.first(), step.later(extent.first(), number).plus(-1))?,
    };
    Some(within(days, extent))
}

/// `30`, `three`: from 1 to 100,000.
fn whole_number(word: &str) -> Option<i32> {
    const NAMES: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let named = NAMES.iter().position(|name| *name == word);
    let number = match named {
        Some(at) => at as i32 + 1,
        None => word.parse().ok()?,
    };
    (1..=100_000).contains(&number).then_some(number)
}

#[cfg(test)]
mod tests;

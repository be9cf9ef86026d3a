//! How well a source knows the place, the time and the deaths of an event.
//!
//! Each source's own codes are turned into these by `import`; here are only the words for them.

use super::{Day, DayRange};

/// How well the place is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlacePrecision {
    /// The named town or village (ACLED 1, UCDP 1).
    Exact,
    /// Near the place, or a part of a district (ACLED 2, UCDP 2 and 3).
    Near,
    /// Only a larger region is known (ACLED 3, UCDP 4 to 7).
    Region,
    /// The source does not say.
    Unknown,
}

impl PlacePrecision {
    /// Every precision, the best first.
    pub const ALL: [PlacePrecision; 4] = [
        PlacePrecision::Exact,
        PlacePrecision::Near,
        PlacePrecision::Region,
        PlacePrecision::Unknown,
    ];

    /// Its short name, on screen and in saved filters.
    pub fn name(self) -> &'static str {
        match self {
            PlacePrecision::Exact => "exact",
            PlacePrecision::Near => "nearby",
            PlacePrecision::Region => "region only",
            PlacePrecision::Unknown => "not given",
        }
    }

    /// The precision in words, as the event's card says it.
    pub fn words(self) -> &'static str {
        match self {
            PlacePrecision::Exact => "place known",
            PlacePrecision::Near => "place known only nearby",
            PlacePrecision::Region => "only the larger region known",
            PlacePrecision::Unknown => "precision of the place not given",
        }
    }
}

/// How well the time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimePrecision {
    /// The day (ACLED 1, UCDP 1).
    Day,
    /// A few days or the week (ACLED 2, UCDP 2 and 3).
    Week,
    /// The month (ACLED 3, UCDP 4).
    Month,
    /// Only the year or a longer span (UCDP 5).
    Year,
    /// The source does not say.
    Unknown,
}

impl TimePrecision {
    /// Every precision, the best first.
    pub const ALL: [TimePrecision; 5] = [
        TimePrecision::Day,
        TimePrecision::Week,
        TimePrecision::Month,
        TimePrecision::Year,
        TimePrecision::Unknown,
    ];

    /// Its short name, on screen and in saved filters.
    pub fn name(self) -> &'static str {
        match self {
            TimePrecision::Day => "day",
            TimePrecision::Week => "week",
            TimePrecision::Month => "month",
            TimePrecision::Year => "year or longer",
            TimePrecision::Unknown => "not given",
        }
    }

    /// The precision in words, as the event's card says it.
    pub fn words(self) -> &'static str {
        match self {
            TimePrecision::Day => "day known",
            TimePrecision::Week => "known to the week",
            TimePrecision::Month => "known to the month",
            TimePrecision::Year => "known to the year",
            TimePrecision::Unknown => "precision of the date not given",
        }
    }
}

/// An estimate of deaths. ACLED gives one number; UCDP a best, a low and a high one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Deaths {
    /// The source's own estimate.
    pub best: u32,
    /// The least it holds possible.
    pub low: u32,
    /// The most it holds possible.
    pub high: u32,
}

impl Deaths {
    /// An estimate given as one number.
    pub fn single(best: u32) -> Deaths {
        Deaths {
            best,
            low: best,
            high: best,
        }
    }
}

/// The days an event may have happened on: its span where the source gives one, otherwise the ISO week, month or year of
/// its day where no more is known, otherwise its day.
pub fn possible_days(days: DayRange, precision: TimePrecision) -> DayRange {
    let day = days.first();
    if days.days() > 1 {
        return days;
    }
    let (first, last) = match precision {
        TimePrecision::Day | TimePrecision::Unknown => return days,
        TimePrecision::Week => {
            let monday = day.plus(-(day.weekday() as i32));
            (monday, monday.plus(6))
        }
        TimePrecision::Month => (day.month_start(0), day.month_end()),
        TimePrecision::Year => {
            let months_before = day.ymd().1 as i32 - 1;
            let first = day.month_start(-months_before);
            (first, first.month_start(11).month_end())
        }
    };
    DayRange::between(first, last)
}

/// `some day within May 2021`: what is not known of an event's day; `None` where the day or span is given.
pub fn imprecision_words(days: DayRange, precision: TimePrecision) -> Option<String> {
    let possible = possible_days(days, precision);
    if possible == days {
        return None;
    }
    let (first, last) = (possible.first(), possible.last());
    let named = match precision {
        TimePrecision::Month => first.month_words(),
        TimePrecision::Year => first.ymd().0.to_string(),
        _ => format!("{} to {}", first.short(), last.short()),
    };
    Some(format!("some day within {named}"))
}

/// `12 May 2021`, or the span it stands for where first and last differ.
pub fn span_words(days: DayRange) -> String {
    let (first, last): (Day, Day) = (days.first(), days.last());
    if first == last {
        first.long()
    } else {
        days.long()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_to_the_month_may_be_any_day_of_it() {
        let check = |precision, first: &str, last: &str, words: Option<&str>| {
            let day = DayRange::single("2024-02-29".parse().unwrap());
            let days = possible_days(day, precision);
            assert_eq!(
                (days.first().to_string(), days.last().to_string()),
                (first.into(), last.into())
            );
            assert_eq!(imprecision_words(day, precision).as_deref(), words);
        };
        check(TimePrecision::Day, "2024-02-29", "2024-02-29", None);
        check(TimePrecision::Unknown, "2024-02-29", "2024-02-29", None);
        let week = Some("some day within 26 Feb 2024 to 3 Mar 2024");
        check(TimePrecision::Week, "2024-02-26", "2024-03-03", week);
        let month = Some("some day within February 2024");
        check(TimePrecision::Month, "2024-02-01", "2024-02-29", month);
        let year = Some("some day within 2024");
        check(TimePrecision::Year, "2024-01-01", "2024-12-31", year);
    }

    #[test]
    fn a_span_the_source_gives_is_kept() {
        let span = DayRange::between("2024-02-27".parse().unwrap(), "2024-03-05".parse().unwrap());
        assert_eq!(possible_days(span, TimePrecision::Year), span);
    }
}

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

/// `12 May 2021`, or the span it stands for where first and last differ.
pub fn span_words(days: DayRange) -> String {
    let (first, last): (Day, Day) = (days.first(), days.last());
    if first == last {
        first.long()
    } else {
        days.long()
    }
}

//! The vocabulary of events: days and spans, precision, deaths, and how they are put into words.
//!
//! Knows nothing of files, columns or filters. Start at [`Day`] and [`DayRange`].

mod day;
mod precision;
pub mod words;

pub(crate) use day::month_name;
pub use day::{Day, DayRange, NotADay};
pub use precision::{
    Deaths, PlacePrecision, TimePrecision, imprecision_words, possible_days, span_words,
};

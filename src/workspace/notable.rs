//! Notable dates: days with a name, shown as marks on the time axis.
//!
//! Words for orientation, never counted. Those of the sample are as invented as its events.

use crate::event::{Day, DayRange};
use serde::{Deserialize, Serialize};

/// Days that have a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotableDate {
    /// The day or days, both ends included.
    pub days: DayRange,
    /// What happened, in a few words.
    pub name: String,
}

/// The notable dates of the built-in sample, by day.
pub(super) fn of_the_sample() -> Vec<NotableDate> {
    let invented: [((i32, u32, u32), i32, &str); 4] = [
        ((2022, 3, 8), 1, "Road to the north closed (invented)"),
        ((2023, 1, 17), 4, "Four days of talks (invented)"),
        ((2023, 9, 12), 1, "Convoy on the Monywa road (invented)"),
        ((2024, 7, 8), 12, "Floods in the lower valley (invented)"),
    ];
    let dated = invented
        .into_iter()
        .filter_map(|((year, month, day), days, name)| {
            let first = Day::from_ymd(year, month, day)?;
            Some(NotableDate {
                days: DayRange::between(first, first.plus(days - 1)),
                name: name.to_owned(),
            })
        });
    dated.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dates_of_the_sample_say_that_they_are_invented() {
        let dates = of_the_sample();
        assert_eq!(dates.len(), 4);
        assert!(dates.iter().all(|date| date.name.ends_with("(invented)")));
        assert!(dates.is_sorted_by_key(|date| date.days.first()));
    }
}

//! What the present view is held against: another window, or another filter.
//!
//! A comparison with the period before moves along as the window moves. Start at [`Compare::filter`].

use super::before;
use crate::event::{Day, DayRange};
use crate::query::{BinWidth, Filter};
use serde::{Deserialize, Serialize};

/// The other side of a comparison: B, where A is what the view asks for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Compare {
    /// The period just before, as many bars or days long.
    Before,
    /// The same days a year before.
    YearBefore,
    /// A filter of its own, which stays when the view changes.
    Fixed(Box<Filter>),
}

impl Compare {
    /// The filter of B for an A; `None` where there is no such period in the data.
    pub fn filter(&self, a: &Filter, extent: DayRange, bin: BinWidth) -> Option<Filter> {
        match self {
            Compare::Before => Some(a.in_days(Some(before(a.days?, extent, bin)?))),
            Compare::YearBefore => Some(a.in_days(Some(year_before(a.days?, extent)?))),
            Compare::Fixed(filter) => Some((**filter).clone()),
        }
    }
}

/// The same days a year before; `None` unless the data reaches back to all of them.
///
/// 29 February becomes the 28th as a first day; as the last day of its month it becomes that month's last day.
pub fn year_before(period: DayRange, extent: DayRange) -> Option<DayRange> {
    let back = |day: Day| {
        let (year, month, number) = day.ymd();
        let at = |number| Day::from_ymd(year - 1, month, number);
        at(number).or_else(|| at(28))
    };
    let first = back(period.first())?;
    let last = match period.last() {
        last if last == last.month_end() => back(last.month_start(0))?.month_end(),
        last => back(last)?,
    };
    let range = DayRange::new(first, last)?;
    (first >= extent.first()).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn range(text: &str) -> DayRange {
        let (first, last) = text.split_once(' ').unwrap();
        DayRange::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
    }

    const ALL: &str = "2021-02-01 2024-09-30";

    #[test]
    fn a_year_before_is_the_same_days_and_a_whole_month_stays_whole() {
        let check = |period: &str, expected: Option<&str>| {
            assert_eq!(
                year_before(range(period), range(ALL)),
                expected.map(range),
                "{period}"
            );
        };
        check("2023-09-01 2023-09-30", Some("2022-09-01 2022-09-30"));
        check("2024-02-01 2024-02-29", Some("2023-02-01 2023-02-28"));
        check("2024-02-29 2024-03-10", Some("2023-02-28 2023-03-10"));
        check("2022-01-31 2022-02-02", None);
        check("2023-11-20 2024-02-28", Some("2022-11-20 2023-02-28"));
    }

    #[test]
    fn what_is_compared_moves_along_unless_it_is_fixed() {
        let a = Filter::default().in_days(Some(range("2023-09-01 2023-09-30")));
        let b = |compare: &Compare| compare.filter(&a, range(ALL), BinWidth::Month);
        let days = |compare: &Compare| b(compare).and_then(|filter| filter.days);
        assert_eq!(days(&Compare::Before), Some(range("2023-08-01 2023-08-31")));
        assert_eq!(
            days(&Compare::YearBefore),
            Some(range("2022-09-01 2022-09-30"))
        );
        let fixed = Filter::default();
        assert_eq!(b(&Compare::Fixed(Box::new(fixed.clone()))), Some(fixed));
        let whole = Filter::default();
        assert_eq!(
            Compare::Before.filter(&whole, range(ALL), BinWidth::Month),
            None
        );
    }
}

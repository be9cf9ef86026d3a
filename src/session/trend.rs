//! The figures of a period beside those of the periods before it: how it compares, in numbers.
//!
//! Each period is answered as the present one is, with the same filter. Start at [`Trend::of`].

use super::Opened;
use crate::event::DayRange;
use crate::query::{Answer, Matches};
use crate::view::{View, before, year_before};

/// Periods before the present one that are counted for the small lines.
const MOST_BEFORE: usize = 12;

/// The four figures of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The period.
    pub days: DayRange,
    /// Matching events.
    pub events: u64,
    /// Distinct townships.
    pub townships: u64,
    /// Distinct actors.
    pub actors: u64,
    /// Estimated deaths: the sum of the source's own estimates.
    pub deaths: u64,
}

impl Figures {
    fn of(answer: &Answer, days: DayRange) -> Figures {
        Figures {
            days,
            events: answer.events,
            townships: answer.townships,
            actors: answer.actors,
            deaths: u64::from(answer.deaths.best),
        }
    }
}

/// How a period compares with those before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trend {
    /// Periods of equal length, oldest first, at most twelve and the present one last. Empty without a window.
    pub periods: Vec<Figures>,
    /// The same days a year before; `None` where the data does not reach back.
    pub year_before: Option<Figures>,
}

impl Trend {
    /// Counts the periods before the window of a view. `now` is the window itself, `count` answers another window.
    pub(super) fn of(
        opened: &Opened,
        view: &View,
        (matches, now): (&Matches, &Answer),
        count: &dyn Fn(&Matches) -> Answer,
    ) -> Trend {
        let (store, step) = (&opened.store, view.step);
        let Some((days, extent)) = view.filter.days.zip(store.extent()) else {
            return Trend::default();
        };
        let figures = |days: DayRange| {
            let earlier = matches.with_days(store, Some(days));
            Figures::of(&count(&earlier), days)
        };
        let earlier = std::iter::successors(before(days, extent, step), |days| {
            before(*days, extent, step)
        });
        let mut periods: Vec<Figures> = earlier.take(MOST_BEFORE).map(figures).collect();
        periods.reverse();
        periods.push(Figures::of(now, days));
        Trend {
            periods,
            year_before: year_before(days, extent).map(figures),
        }
    }

    /// The period just before the present one.
    pub fn before(&self) -> Option<&Figures> {
        let earlier = self.periods.len().checked_sub(2)?;
        self.periods.get(earlier)
    }
}

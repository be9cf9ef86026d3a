//! The numbers and marks that follow from a view, renewed as little as the change asks for.
//!
//! A pure function of source and view: the former results only save work, never change the outcome.

use super::Opened;
use crate::event::DayRange;
use crate::query::{
    Answer, BinWidth, Filter, Marks, Matches, Timeline, answer, marks, select, timeline,
};
use crate::view::{self, View};
use std::sync::Arc;

/// Everything that follows from one filter over one source.
#[derive(Clone, Debug)]
pub struct Results {
    /// The filter it answers.
    pub filter: Filter,
    /// The bar width of the timeline.
    pub bin: BinWidth,
    /// Which rows pass.
    pub matches: Matches,
    /// The figures.
    pub answer: Answer,
    /// The window before this one, as many bars long, and the events in it; `None` without a window or before the data.
    pub before: Option<(DayRange, u64)>,
    /// The bars, whatever the window.
    pub timeline: Arc<Timeline>,
    /// The sites on the map.
    pub marks: Marks,
}

impl Results {
    /// Computes everything a view asks for. `former` lends what does not depend on the window of time.
    pub fn of(opened: &Opened, asked: &View, former: Option<&Results>) -> Results {
        let (store, lens, filter) = (&opened.store, &opened.lens, &asked.filter);
        let former = former.filter(|old| !filter.differs_beyond_days(&old.filter));
        let matches = match former {
            Some(old) => old.matches.with_days(store, filter.days),
            None => select(store, lens, filter),
        };
        let timeline = match former.filter(|old| old.bin == asked.bin) {
            Some(old) => old.timeline.clone(),
            None => Arc::new(timeline(store, lens, &matches, asked.bin)),
        };
        let before = filter.days.zip(store.extent()).and_then(|(days, extent)| {
            let earlier = view::before(days, extent, asked.bin)?;
            Some((earlier, matches.with_days(store, Some(earlier)).count()))
        });
        Results {
            before,
            answer: answer(store, lens, &matches, filter.actor_scope),
            marks: marks(store, lens, &matches),
            filter: filter.clone(),
            bin: asked.bin,
            matches,
            timeline,
        }
    }

    /// Whether these are the results a view asks for.
    pub fn answers(&self, view: &View) -> bool {
        self.filter == view.filter && self.bin == view.bin
    }
}

//! The numbers and marks that follow from a view, renewed as little as the change asks for.
//!
//! A pure function of source and view: the former results only save work, never change the outcome.

use super::{Focused, Opened};
use crate::event::DayRange;
use crate::query::{
    Answer, BinWidth, Filter, Marks, Matches, Timeline, answer, marks, select, spread_timeline,
    timeline,
};
use crate::view::{self, View};
use std::sync::Arc;

/// Which bars are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bars {
    /// How wide they are.
    pub width: BinWidth,
    /// Whether events are spread over the days they may have happened on.
    pub spread: bool,
}

impl Bars {
    /// The bars of a view; `fitting` is the width that suits the screen, where the view leaves it open.
    pub fn of(view: &View, fitting: BinWidth) -> Bars {
        Bars {
            width: view.bars.unwrap_or(fitting),
            spread: view.spread,
        }
    }
}

/// Everything that follows from one filter over one source.
#[derive(Clone, Debug)]
pub struct Results {
    /// The filter it answers.
    pub filter: Filter,
    /// The bars asked for.
    pub bars: Bars,
    /// The step that [`Results::before`] is counted in.
    pub step: BinWidth,
    /// Which rows pass.
    pub matches: Matches,
    /// The figures.
    pub answer: Answer,
    /// The window before this one, as many bars long, and the events in it; `None` without a window or before the data.
    pub before: Option<(DayRange, u64)>,
    /// The events of the number that was followed; `None` when none was.
    pub focus: Option<Arc<Focused>>,
    /// The bars, whatever the window.
    pub timeline: Arc<Timeline>,
    /// The sites on the map.
    pub marks: Marks,
}

impl Results {
    /// Computes everything a view asks for. `former` lends what does not depend on the window of time.
    pub fn of(
        opened: &Opened,
        asked: &View,
        fitting: BinWidth,
        former: Option<&Results>,
    ) -> Results {
        let bars = Bars::of(asked, fitting);
        let (store, lens, filter) = (&opened.store, &opened.lens, &asked.filter);
        let reused = former.and_then(|old| old.focus.as_ref());
        let former = former.filter(|old| !filter.differs_beyond_days(&old.filter));
        let matches = match former {
            Some(old) => old.matches.with_days(store, filter.days),
            None => select(store, lens, filter),
        };
        let timeline = match former.filter(|old| old.bars == bars) {
            Some(old) => old.timeline.clone(),
            None if bars.spread => Arc::new(spread_timeline(store, lens, &matches, bars.width)),
            None => Arc::new(timeline(store, lens, &matches, bars.width)),
        };
        let before = filter.days.zip(store.extent()).and_then(|(days, extent)| {
            let earlier = view::before(days, extent, asked.step)?;
            Some((earlier, matches.with_days(store, Some(earlier)).count()))
        });
        let focus = asked.focus.as_ref().map(|wanted| {
            let same = reused.filter(|old| old.filter == *wanted).cloned();
            let among = (filter, &matches);
            same.unwrap_or_else(|| Arc::new(Focused::of(opened, wanted, among)))
        });
        Results {
            focus,
            before,
            answer: answer(store, lens, &matches, filter.actor_scope),
            marks: marks(store, lens, &matches),
            filter: filter.clone(),
            bars,
            step: asked.step,
            matches,
            timeline,
        }
    }

    /// Whether these are the results a view asks for.
    pub fn answers(&self, view: &View, fitting: BinWidth) -> bool {
        let focus = self.focus.as_ref().map(|focus| &focus.filter);
        let same = self.filter == view.filter && focus == view.focus.as_ref();
        same && self.step == view.step && self.bars == Bars::of(view, fitting)
    }
}

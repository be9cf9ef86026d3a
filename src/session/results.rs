//! The numbers and marks that follow from a view, renewed as little as the change asks for.
//!
//! A pure function of source and view: the former results only save work, never change the outcome.

use super::{Compared, FacetLists, Focused, Opened, Trend};
use crate::query::{
    Answer, BinWidth, Cubes, Filter, Marks, Matches, SiteCounts, Timeline, answer, marks, select,
    spread_timeline, timeline,
};
use crate::view::{Compare, View};
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
    /// What the view asks to be compared with.
    pub compare: Option<Compare>,
    /// The other side of that comparison; `None` where the data has no such period.
    pub compared: Option<Compared>,
    /// The figures of the periods before this one.
    pub trend: Trend,
    /// The events of the number that was followed; `None` when none was.
    pub focus: Option<Arc<Focused>>,
    /// The bars, whatever the window.
    pub timeline: Arc<Timeline>,
    /// The sites on the map.
    pub marks: Marks,
    /// What the marks were made of, for a window that moves on; `None` for very many sites.
    sites: Option<SiteCounts>,
    /// The counts of every window of the filter, once they are made.
    cubes: Option<Arc<Cubes>>,
    /// The values of the facets with their events, as far as somebody looked at them.
    pub lists: FacetLists,
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
        let lists = match former.filter(|old| old.filter == *filter) {
            Some(old) => old.lists.clone(),
            None => FacetLists::after(former.map(|old| &old.lists)),
        };
        let matches = match former {
            Some(old) => old.matches.reselect(store, lens, filter),
            None => select(store, lens, filter),
        };
        let sites = match former.and_then(|old| old.sites.as_ref()) {
            Some(sites) => sites.moved(store, lens, &matches),
            None => SiteCounts::new(store, lens, &matches),
        };
        let same = former.filter(|old| !filter.differs_beyond_days(&old.filter));
        let from_cubes = || {
            let cubes = former.and_then(|old| old.cubes.as_ref())?;
            cubes.timeline(store, lens, &matches, bars.width)
        };
        let timeline = match same.filter(|old| old.bars == bars) {
            Some(old) => old.timeline.clone(),
            None if bars.spread => Arc::new(spread_timeline(store, lens, &matches, bars.width)),
            None => {
                let counted = from_cubes();
                Arc::new(counted.unwrap_or_else(|| timeline(store, lens, &matches, bars.width)))
            }
        };
        let cubes = same.and_then(|old| old.cubes.clone());
        let focus = asked.focus.as_ref().map(|wanted| {
            let same = reused.filter(|old| old.filter == *wanted).cloned();
            let among = (filter, &matches);
            same.unwrap_or_else(|| Arc::new(Focused::of(opened, wanted, among)))
        });
        let count = |matches: &Matches| match cubes.as_ref().filter(|cubes| cubes.fit(matches)) {
            Some(cubes) => cubes.answer(store, lens, matches),
            None => answer(store, lens, matches, matches.actor_scope()),
        };
        let answer = count(&matches);
        Results {
            compared: Compared::of(opened, asked, (&matches, &answer), &count),
            compare: asked.compare.clone(),
            trend: Trend::of(opened, asked, (&matches, &answer), &count),
            focus,
            answer,
            marks: match &sites {
                Some(sites) => sites.marks(store),
                None => marks(store, lens, &matches),
            },
            sites,
            cubes,
            filter: filter.clone(),
            bars,
            step: asked.step,
            lists,
            matches,
            timeline,
        }
    }

    /// Whether these are the results a view asks for.
    pub fn answers(&self, view: &View, fitting: BinWidth) -> bool {
        let focus = self.focus.as_ref().map(|focus| &focus.filter);
        let same = self.filter == view.filter && focus == view.focus.as_ref();
        same && self.step == view.step
            && self.bars == Bars::of(view, fitting)
            && self.compare == view.compare
    }

    /// Whether a view differs only by its window, and any window costs next to nothing.
    pub(super) fn lead_quickly_to(&self, view: &View, fitting: BinWidth) -> bool {
        let same_bars = self.bars == Bars::of(view, fitting);
        let focus = self.focus.as_ref().map(|focus| &focus.filter);
        let same_focus = focus == view.focus.as_ref() && view.compare.is_none();
        let has_both = self.cubes.is_some() && self.sites.is_some();
        has_both && same_bars && same_focus && !view.filter.differs_beyond_days(&self.filter)
    }

    /// The same results with the counts of every window, if they are those of the filter.
    pub(super) fn with_cubes(&self, cubes: Arc<Cubes>) -> Option<Results> {
        cubes.fit(&self.matches).then(|| Results {
            cubes: Some(cubes),
            ..self.clone()
        })
    }

    /// Whether the counts of every window are there.
    pub fn has_cubes(&self) -> bool {
        self.cubes.is_some()
    }
}

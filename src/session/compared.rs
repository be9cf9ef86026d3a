//! The other side of a comparison, answered as the view itself is.
//!
//! A is what the view asks for, B what it is held against. Start at [`Compared::of`].

use super::Opened;
use crate::query::{
    Answer, Bin, BinWidth, Difference, Facet, Filter, Marks, Matches, bars_within, differences,
    facet_values, fitting_width, marks, select,
};
use crate::view::View;

/// What follows from the filter of B, and what needs both sides.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The filter of B.
    pub filter: Filter,
    /// Which rows pass it.
    pub matches: Matches,
    /// Its figures.
    pub answer: Answer,
    /// Its sites on the map.
    pub marks: Marks,
    /// Width of the bars below.
    pub width: BinWidth,
    /// Bars of A and of B, each from the first day of its own period.
    pub bars: [Vec<Bin>; 2],
    differences: Vec<(Facet, Vec<Difference>)>,
}

/// The facets whose values are compared one by one.
pub const COMPARED_FACETS: [Facet; 4] =
    [Facet::Type, Facet::Region, Facet::Admin1, Facet::Township];

impl Compared {
    /// Answers B by `count`; `None` where nothing is compared, or where the data has no such period.
    pub(super) fn of(
        opened: &Opened,
        view: &View,
        (a, a_answer): (&Matches, &Answer),
        count: &dyn Fn(&Matches) -> Answer,
    ) -> Option<Compared> {
        let (store, lens) = (&opened.store, &opened.lens);
        let extent = store.extent()?;
        let compare = view.compare.as_ref()?;
        let filter = compare.filter(&view.filter, extent, view.step)?;
        let matches = if filter.differs_beyond_days(&view.filter) {
            select(store, lens, &filter)
        } else {
            a.with_days(store, filter.days)
        };
        let days = |matches: &Matches| matches.days().unwrap_or(extent).days();
        let width = fitting_width(days(a).max(days(&matches)));
        let bars = [a, &matches].map(|side| bars_within(store, lens, side, width));
        let answer = count(&matches);
        let differing = |facet| {
            let values = facet_values(store, lens, facet);
            let names = values.names.iter().map(String::as_str);
            let (a, b) = (a_answer.matching(facet), answer.matching(facet));
            (facet, differences(names, a, b))
        };
        Some(Compared {
            differences: COMPARED_FACETS.map(differing).into(),
            answer,
            marks: marks(store, lens, &matches),
            filter,
            matches,
            width,
            bars,
        })
    }

    /// How the values of a facet differ between A and B, the largest change first.
    pub fn differences(&self, facet: Facet) -> &[Difference] {
        let found = self.differences.iter().find(|(of, _)| *of == facet);
        found.map_or(&[], |(_, list)| list)
    }
}

//! One actor or alias: when and where it was seen, against whom, beside whom, under which names.
//!
//! Every count is that of a filter a person can open: [`against`](super::against), [`beside`](super::beside) or
//! [`involving`](super::involving) the page's own filter. Start at [`actor_page`].

use super::actor_groups::{ActorCount, ActorGroups, ActorTally, Ranking, involving};
use super::answer::{Answer, answer};
use super::bin_width::BinWidth;
use super::clauses::{Sides, actor_set, among};
use super::facet::Facet;
use super::filter::{Filter, Names};
use super::lens::Lens;
use super::marks::{Marks, marks};
use super::select::select;
use super::timeline::{Timeline, timeline};
use crate::event::DayRange;
use crate::store::{EventStore, Row};
use std::cmp::Reverse;
use std::collections::HashMap;

/// What is known of one actor within a filter.
#[derive(Clone, Debug)]
pub struct ActorPage {
    /// The actor's own events: the filter asked within, with this actor in the place of its clauses on actors.
    pub filter: Filter,
    /// Events, types, regions, townships, estimated deaths.
    pub answer: Answer,
    /// First to last day within the window; `None` without an event.
    pub seen: Option<DayRange>,
    /// First to last day whatever the window; `None` without an event.
    pub ever_seen: Option<DayRange>,
    /// Events per bin and type, whatever the window.
    pub timeline: Timeline,
    /// Where it was seen.
    pub marks: Marks,
    /// Who stood on the other side.
    pub opponents: Ranking,
    /// Who stood on the same side, the actor's own other names too.
    pub allies: Ranking,
    /// The full names it stands for, those without an event too: most events first, then by name.
    pub variants: Vec<ActorCount>,
    /// Events by first-level area, most first, then by name; the empty name is "not given".
    pub areas: Vec<(String, u64)>,
}

/// Looks at an actor, a part of a name, or an alias, within a filter whose clauses on actors are left out.
pub fn actor_page(store: &EventStore, lens: &Lens, filter: &Filter, asked: &str) -> ActorPage {
    let filter = involving(filter, asked);
    let matches = select(store, lens, &filter);
    let groups = ActorGroups::of(store, lens);
    let sides = Sides::new(store, filter.actor_scope);
    let own = among(store, &actor_set(lens, &Names::only([asked])));
    let mut met = Met {
        opponents: groups.tally(),
        allies: groups.tally(),
        taken_part: groups.tally(),
    };
    let mut by_area: HashMap<u32, u64> = HashMap::new();
    for row in matches.rows() {
        met.add(&groups, &sides, row, &own);
        *by_area.entry(store.place(row).admin1).or_default() += 1;
    }
    let width = fitting_width(store);
    ActorPage {
        answer: answer(store, lens, &matches, filter.actor_scope),
        seen: seen(store, matches.rows()),
        ever_seen: seen(store, matches.rows_ignoring(Facet::Time)),
        timeline: timeline(store, lens, &matches, width),
        marks: marks(store, lens, &matches),
        opponents: groups.ranking(&met.opponents, &own),
        allies: groups.ranking(&met.allies, &own),
        variants: variants(&groups, &met.taken_part, &own),
        areas: areas(store, by_area),
        filter,
    }
}

/// Who was met in which part.
struct Met {
    opponents: ActorTally,
    allies: ActorTally,
    taken_part: ActorTally,
}

impl Met {
    fn add(&mut self, groups: &ActorGroups<'_>, sides: &Sides<'_>, row: Row, own: &[bool]) {
        for side in 0..2 {
            let mut ours = sides.of(row, side).filter(|code| own[*code as usize]);
            let Some(first) = ours.next() else { continue };
            // With two different names of its own on the side, each of them stands beside another.
            let alone = ours.all(|code| code == first);
            for code in sides.of(row, 1 - side) {
                groups.count(&mut self.opponents, row, code);
            }
            for code in sides.of(row, side) {
                if own[code as usize] {
                    groups.count(&mut self.taken_part, row, code);
                }
                if !alone || code != first {
                    groups.count(&mut self.allies, row, code);
                }
            }
        }
    }
}

fn variants(groups: &ActorGroups<'_>, tally: &ActorTally, own: &[bool]) -> Vec<ActorCount> {
    let codes = (0u32..).zip(own).filter(|(_, own)| **own);
    let counts = codes.map(|(code, _)| groups.name_count(code, tally.events_of(code), true));
    let mut counts: Vec<ActorCount> = counts.collect();
    counts.sort_by(|a, b| b.events.cmp(&a.events).then_with(|| a.name.cmp(&b.name)));
    counts
}

fn areas(store: &EventStore, by_area: HashMap<u32, u64>) -> Vec<(String, u64)> {
    let named = by_area
        .into_iter()
        .map(|(code, events)| (store.place_name(code).to_owned(), events));
    let mut areas: Vec<(String, u64)> = named.collect();
    areas.sort_by(|a, b| (Reverse(a.1), &a.0).cmp(&(Reverse(b.1), &b.0)));
    areas
}

fn seen(store: &EventStore, rows: impl Iterator<Item = Row>) -> Option<DayRange> {
    let days = rows.map(|row| store.days(row));
    days.reduce(|seen, days| {
        DayRange::between(seen.first().min(days.first()), seen.last().max(days.last()))
    })
}

/// More bars than this a small chart cannot show.
const MOST_BARS: i32 = 64;

/// The narrowest width that gives few enough bars over all the data.
fn fitting_width(store: &EventStore) -> BinWidth {
    let days = store.extent().map_or(1, DayRange::days);
    let bars = |width: &BinWidth| match width {
        BinWidth::Day => days,
        BinWidth::Week => days / 7,
        BinWidth::Month => days / 30,
        BinWidth::Quarter => days / 91,
        BinWidth::Year => 0,
    };
    let mut widths = BinWidth::ALL.into_iter();
    let fitting = widths.find(|width| bars(width) <= MOST_BARS);
    fitting.unwrap_or(BinWidth::Year)
}

//! Every actor and alias with its events, for the list a person chooses from.
//!
//! The filter's clauses on actors are left out, as a list of one facet ignores its own clause. Start at [`actor_list`].

use super::actor_groups::{ActorGroups, Ranking, beside_actors};
use super::clauses::Sides;
use super::filter::Filter;
use super::lens::Lens;
use super::select::select;
use crate::store::EventStore;

/// Every actor and alias of the events a filter lets through, its clauses on actors aside.
#[derive(Clone, Debug, PartialEq)]
pub struct ActorList {
    /// What was counted: a count is the events of [`super::involving`] this.
    pub filter: Filter,
    /// Actors and aliases with their events.
    pub ranking: Ranking,
    /// Events that were looked at.
    pub events: u64,
}

/// Counts each actor and alias once an event. One pass over the window.
pub fn actor_list(store: &EventStore, lens: &Lens, filter: &Filter) -> ActorList {
    let filter = beside_actors(filter);
    let matches = select(store, lens, &filter);
    let groups = ActorGroups::of(store, lens);
    let sides = Sides::new(store, filter.actor_scope);
    let (mut tally, mut events) = (groups.tally(), 0);
    for row in matches.rows() {
        events += 1;
        for code in sides.of(row, 0).chain(sides.of(row, 1)) {
            groups.count(&mut tally, row, code);
        }
    }
    ActorList {
        ranking: groups.ranking(&tally, &[]),
        filter,
        events,
    }
}

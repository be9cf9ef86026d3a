//! The events in which somebody with a certain name took part: how many a filter on that name alone would find.
//!
//! A name is an alias, a full name or a part of one, as in a clause. Start at [`events_naming`].

use super::clauses::{Sides, actor_set};
use super::facet::Facet;
use super::filter::Names;
use super::lens::Lens;
use super::select::Matches;
use crate::store::EventStore;

/// Events that pass every clause but that of `facet`, in which somebody of this name took part; for opponents and
/// allies against or beside the actors asked for. 0 for a facet that is not of actors.
pub fn events_naming(
    store: &EventStore,
    lens: &Lens,
    matches: &Matches,
    facet: Facet,
    name: &str,
) -> u32 {
    let sides = Sides::new(store, matches.actor_scope());
    let set = actor_set(lens, &Names::only([name]));
    let mut named = vec![false; store.actors().len()];
    for (code, actor) in store.actors().iter() {
        named[code as usize] = set.contains(actor);
    }
    let everybody = vec![true; store.actors().len()];
    let asked = matches.asked().unwrap_or(&everybody);
    let met = |row: &u32| match facet {
        Facet::Actor => (0..2).any(|side| sides.of(*row, side).any(|code| named[code as usize])),
        Facet::Opponent => sides.opposed(*row, asked, &named),
        Facet::Ally => sides.allied(*row, asked, &named),
        _ => false,
    };
    matches.rows_ignoring(facet).filter(met).count() as u32
}

#[cfg(test)]
mod tests {
    use super::super::{Filter, fixture, select};
    use super::*;

    #[test]
    fn a_name_is_counted_as_a_filter_on_it_alone_finds_it() {
        let (store, lens) = fixture::four_events();
        let asked = Filter::default().with_only(Facet::Actor, "KIA");
        for (filter, facet) in [
            (Filter::default(), Facet::Actor),
            (asked.clone(), Facet::Actor),
            (asked.clone(), Facet::Opponent),
            (asked, Facet::Ally),
        ] {
            let matches = select(&store, &lens, &filter);
            for name in ["North", "kia", "Army", "Villagers", "nobody", ""] {
                let alone = select(&store, &lens, &filter.with_only(facet, name));
                let counted = events_naming(&store, &lens, &matches, facet, name);
                assert_eq!(u64::from(counted), alone.count(), "{facet:?} {name}");
            }
        }
    }
}

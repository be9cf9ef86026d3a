//! The events in which somebody with a certain name took part: how many a filter on that name alone would find.
//!
//! A name is an alias, a full name or a part of one, as in a clause; many names are counted in one pass. Start at
//! [`events_naming`].

use super::clauses::{Sides, actor_set};
use super::facet::Facet;
use super::filter::Names;
use super::lens::Lens;
use super::select::Matches;
use crate::store::EventStore;

/// How many names are counted in one pass: one a bit.
const AT_ONCE: usize = 64;

/// For each name the events that pass every clause but that of `facet`, in which somebody of this name took part; for
/// opponents and allies against or beside the actors asked for. All 0 for a facet that is not of actors.
pub fn events_naming(
    store: &EventStore,
    lens: &Lens,
    matches: &Matches,
    facet: Facet,
    names: &[&str],
) -> Vec<u32> {
    let passes = names.chunks(AT_ONCE);
    let counted = passes.map(|names| {
        let named = names_of_actors(store, lens, names);
        let mut counts = vec![0; names.len()];
        for row in matches.rows_ignoring(facet) {
            let mut bits = bits_of_row(store, matches, facet, &named, row);
            while bits != 0 {
                counts[bits.trailing_zeros() as usize] += 1;
                bits &= bits - 1;
            }
        }
        counts
    });
    counted.flatten().collect()
}

/// For every actor code the bits of the names that stand for it.
fn names_of_actors(store: &EventStore, lens: &Lens, names: &[&str]) -> Vec<u64> {
    let mut named = vec![0; store.actors().len()];
    for (bit, name) in names.iter().enumerate() {
        let set = actor_set(lens, &Names::only([*name]));
        for (code, actor) in store.actors().iter() {
            named[code as usize] |= u64::from(set.contains(actor)) << bit;
        }
    }
    named
}

/// The bits of the names somebody of whom counts in a row.
fn bits_of_row(
    store: &EventStore,
    matches: &Matches,
    facet: Facet,
    named: &[u64],
    row: u32,
) -> u64 {
    let sides = Sides::new(store, matches.actor_scope());
    let is_asked = |code: u32| {
        let asked = matches.asked().is_none_or(|asked| asked[code as usize]);
        code != 0 && asked
    };
    let counts = |side: usize, other: u32| match facet {
        Facet::Actor => true,
        Facet::Opponent => sides.of(row, 1 - side).any(is_asked),
        Facet::Ally => {
            let mut beside = sides.of(row, side);
            beside.any(|code| code != other && is_asked(code))
        }
        _ => false,
    };
    let mut bits = 0;
    for side in 0..2 {
        for code in sides.of(row, side) {
            let of_actor = named[code as usize];
            if of_actor & !bits != 0 && counts(side, code) {
                bits |= of_actor;
            }
        }
    }
    bits
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
            let mut names = vec!["North", "kia", "Army", "Villagers", "nobody", ""];
            names.extend([""; 60]);
            names.push("army");
            let counted = events_naming(&store, &lens, &matches, facet, &names);
            assert_eq!(counted.len(), names.len());
            for (name, counted) in names.iter().zip(counted) {
                let alone = select(&store, &lens, &filter.with_only(facet, name));
                assert_eq!(u64::from(counted), alone.count(), "{facet:?} {name}");
            }
        }
    }
}

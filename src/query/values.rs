//! The values of each facet by name, and how many events of a window have each.
//!
//! A facet's panel lists [`facet_values`]; its numbers stand in the same order, in the answer for the facets that are
//! counted there and from [`breakdown`] for all.

use super::clauses::{CIVILIANS, Sides};
use super::codes::{DEATHS, deaths_step};
use super::facet::Facet;
use super::lens::Lens;
use super::select::Matches;
use crate::event::{PlacePrecision, TimePrecision};
use crate::store::{Dictionary, EventStore, Row, Township};

/// The values of a facet, in the order of their indices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetValues {
    /// The names; the empty one is "not given", "without township" or "outside every region".
    pub names: Vec<String>,
}

/// Events per value of a facet, by the index of the value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Breakdown {
    /// Events that pass every clause but the facet's own.
    pub ignoring: Vec<u32>,
    /// Events that pass every clause.
    pub matching: Vec<u32>,
}

/// The values a facet has in a store: what its clause may name. None for time, text and areas.
///
/// Opponents and allies are actors. Deaths are steps of the estimate, which no clause names.
pub fn facet_values(store: &EventStore, lens: &Lens, facet: Facet) -> FacetValues {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let all_of = |names: &Dictionary| {
        let empty = std::iter::once(String::new());
        let named = names.iter().map(|(_, name)| name.to_owned());
        empty.chain(named).collect()
    };
    let names = match facet {
        Facet::Time | Facet::Text | Facet::Area => Vec::new(),
        Facet::Type => lens.scheme.types.iter().map(|t| t.name.clone()).collect(),
        Facet::SubType => all_of(store.sub_event_types()),
        Facet::Region => {
            let outside = std::iter::once(String::new());
            lens.regions.names.iter().cloned().chain(outside).collect()
        }
        Facet::Admin1 => {
            let codes = lens.codes().admin1.iter();
            codes
                .map(|code| store.place_name(*code).to_owned())
                .collect()
        }
        Facet::Township => {
            let without = std::iter::once(String::new());
            without
                .chain(store.townships().iter().map(Township::name))
                .collect()
        }
        Facet::Actor | Facet::Opponent | Facet::Ally => all_of(store.actors()),
        Facet::Deaths => owned(&DEATHS),
        Facet::PlacePrecision => owned(&PlacePrecision::ALL.map(PlacePrecision::name)),
        Facet::TimePrecision => owned(&TimePrecision::ALL.map(TimePrecision::name)),
        Facet::Civilians => owned(&CIVILIANS),
        Facet::Source => all_of(store.sources()),
    };
    FacetValues { names }
}

/// Events of the window per value of a facet, by going through its rows. An event counts once per distinct actor.
pub fn breakdown(store: &EventStore, lens: &Lens, matches: &Matches, facet: Facet) -> Breakdown {
    let values = facet_values(store, lens, facet).names.len();
    let mut counted = Breakdown {
        ignoring: vec![0; values],
        matching: vec![0; values],
    };
    let values_of = ValuesOfRow::new(store, lens, matches, facet);
    let mut values = Vec::new();
    for (rows, fails) in matches.runs() {
        for (row, fails) in rows.zip(fails) {
            if fails & !facet.bit() != 0 {
                continue;
            }
            values.clear();
            values_of.add_to(&mut values, row);
            for value in &values {
                counted.ignoring[*value] += 1;
                counted.matching[*value] += u32::from(*fails == 0);
            }
        }
    }
    counted
}

/// Looks up which values of a facet an event has.
struct ValuesOfRow<'a> {
    store: &'a EventStore,
    lens: &'a Lens,
    facet: Facet,
    sides: Sides<'a>,
    asked: Option<&'a [bool]>,
}

impl<'a> ValuesOfRow<'a> {
    fn new(store: &'a EventStore, lens: &'a Lens, matches: &'a Matches, facet: Facet) -> Self {
        ValuesOfRow {
            store,
            lens,
            facet,
            sides: Sides::new(store, matches.actor_scope()),
            asked: matches.asked(),
        }
    }

    /// Adds the indices of a row's values, each once.
    fn add_to(&self, values: &mut Vec<usize>, row: Row) {
        let (store, codes) = (self.store, self.lens.codes());
        let at = row as usize;
        let class = || codes.of_class[store.classes()[at] as usize];
        let place = || codes.of_place[store.place_codes()[at] as usize];
        let start = codes.cells(self.facet).start;
        let value = match self.facet {
            Facet::Time | Facet::Text | Facet::Area => return,
            Facet::Type => class().event_type as usize - start,
            Facet::SubType => class().sub_type as usize - start,
            Facet::Region => place().region as usize - start,
            Facet::Admin1 => place().admin1 as usize - start,
            Facet::Township => place().township as usize - start,
            Facet::Deaths => deaths_step(store.deaths(row).map(|deaths| deaths.best)),
            Facet::PlacePrecision => store.place_precision(row) as usize,
            Facet::TimePrecision => store.time_precision(row) as usize,
            Facet::Civilians => usize::from(!store.civilian_targeting(row)),
            Facet::Source => store.source_codes()[at] as usize,
            Facet::Actor | Facet::Opponent | Facet::Ally => return self.add_actors(values, row),
        };
        values.push(value);
    }

    fn add_actors(&self, values: &mut Vec<usize>, row: Row) {
        let is_asked = |code: u32| {
            let asked = self.asked.is_none_or(|asked| asked[code as usize]);
            code != 0 && asked
        };
        for side in 0..2 {
            let met = self.sides.of(row, side).filter(|other| match self.facet {
                Facet::Opponent => self.sides.of(row, 1 - side).any(is_asked),
                Facet::Ally => {
                    let mut beside = self.sides.of(row, side);
                    beside.any(|code| code != *other && is_asked(code))
                }
                _ => true,
            });
            values.extend(met.filter(|code| *code != 0).map(|code| code as usize));
        }
        values.sort_unstable();
        values.dedup();
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::super::{Filter, select};
    use super::*;

    fn check(filter: &Filter, facet: Facet, ignoring: &[(&str, u32)], matching: &[(&str, u32)]) {
        let (store, lens) = fixture::four_events();
        let counted = breakdown(&store, &lens, &select(&store, &lens, filter), facet);
        let names = facet_values(&store, &lens, facet).names;
        let given = |counts: &[u32]| -> Vec<(String, u32)> {
            let named = names.iter().cloned().zip(counts.iter().copied());
            named.filter(|(_, events)| *events > 0).collect()
        };
        let expected = |counts: &[(&str, u32)]| -> Vec<(String, u32)> {
            let counts = counts.iter();
            counts
                .map(|(name, events)| (name.to_string(), *events))
                .collect()
        };
        assert_eq!(given(&counted.ignoring), expected(ignoring), "{facet:?}");
        assert_eq!(given(&counted.matching), expected(matching), "{facet:?}");
    }

    #[test]
    fn a_facet_counts_without_its_own_clause_and_with_it() {
        let outside = Filter::default().with_only(Facet::Region, "");
        let all = [("North", 1), ("South", 1), ("", 2)];
        check(&outside, Facet::Region, &all, &[("", 2)]);
        check(&outside, Facet::Deaths, &[("", 2)], &[("", 2)]);
        let townships = [("", 1), ("Elsewhere, A", 1)];
        check(&outside, Facet::Township, &townships, &townships);
    }

    #[test]
    fn opponents_and_allies_are_counted_beside_and_against_the_asked() {
        let of = |actor| Filter::default().with_only(Facet::Actor, actor);
        let army = [("Army", 1)];
        check(&of("Kachin"), Facet::Opponent, &army, &army);
        let allies = [("KIA", 1)];
        check(&of("Army"), Facet::Ally, &allies, &allies);
    }
}

//! Every clause of a filter asked of every row: the bits of the facets a row fails.
//!
//! What follows from the class or the place of an event is asked once per class or place and looked up for each row;
//! the rest is asked of the row itself. Start at [`failing_bits`].

use super::facet::{Facet, HAS_NO_TYPE};
use super::filter::{ActorScope, Filter, Names};
use super::lens::{Lens, NO_REGION, NO_TYPE};
use crate::event::{PlacePrecision, TimePrecision};
use crate::scheme::ActorSet;
use crate::store::{EventStore, Place, Row, Township};

/// For every row the bits of the facets it fails, the window of time aside.
pub(super) fn failing_bits(store: &EventStore, lens: &Lens, filter: &Filter) -> Vec<u16> {
    let of_class = class_bits(store, lens, filter);
    let of_place = place_bits(store, lens, filter);
    let rows = store.classes().iter().zip(store.place_codes());
    let mut bits: Vec<u16> = rows
        .map(|(class, place)| of_class[*class as usize] | of_place[*place as usize])
        .collect();
    for facet in Facet::ALL {
        if filter.restricts(facet) {
            add_row_bits(store, lens, filter, facet, &mut bits);
        }
    }
    bits
}

fn unless(passes: bool, facet: Facet) -> u16 {
    if passes { 0 } else { facet.bit() }
}

fn class_bits(store: &EventStore, lens: &Lens, filter: &Filter) -> Vec<u16> {
    let classes = store.class_names().zip(lens.class_types());
    classes
        .map(|((_, fine), code)| {
            let event_type = lens.scheme.types.get(usize::from(*code));
            let of_type = match event_type.filter(|_| *code != NO_TYPE) {
                Some(event_type) => {
                    unless(filter.shows(Facet::Type, &event_type.name), Facet::Type)
                }
                None => HAS_NO_TYPE,
            };
            of_type | unless(filter.shows(Facet::SubType, fine), Facet::SubType)
        })
        .collect()
}

fn place_bits(store: &EventStore, lens: &Lens, filter: &Filter) -> Vec<u16> {
    let places = store.places().iter().zip(lens.place_regions());
    places
        .map(|(place, region)| {
            let region = match *region {
                NO_REGION => "",
                code => lens
                    .regions
                    .names
                    .get(usize::from(code))
                    .map_or("", String::as_str),
            };
            let township = place.township.checked_sub(1);
            let township = township.and_then(|at| store.townships().get(at as usize));
            let township = township.map_or_else(String::new, Township::name);
            unless(filter.shows(Facet::Region, region), Facet::Region)
                | unless(
                    filter.shows(Facet::Admin1, store.place_name(place.admin1)),
                    Facet::Admin1,
                )
                | unless(filter.shows(Facet::Township, &township), Facet::Township)
                | unless(passes_area(place, filter), Facet::Area)
        })
        .collect()
}

fn passes_area(place: &Place, filter: &Filter) -> bool {
    let drawn = filter.area.as_ref().is_none_or(|area| {
        let inside = |at| area.outlines.iter().any(|outline| outline.contains(at));
        place.at.is_some_and(inside) != area.inverted
    });
    let in_view = |bounds: crate::geo::GeoBox| place.at.is_some_and(|at| bounds.contains(at));
    drawn && filter.in_view.is_none_or(in_view)
}

/// Adds the bits of a facet that neither class nor place decides.
fn add_row_bits(store: &EventStore, lens: &Lens, filter: &Filter, facet: Facet, bits: &mut [u16]) {
    let named = |names: &Names, name: &str| names.pass(name);
    let add = |bits: &mut [u16], passes: &dyn Fn(Row) -> bool| {
        for (row, bits) in (0..).zip(bits) {
            *bits |= unless(passes(row), facet);
        }
    };
    match (facet, filter.chosen(facet)) {
        (Facet::Actor, Some(names)) => {
            let sides = Sides::new(store, filter.actor_scope);
            let asked = sides.among(&actor_set(lens, names));
            add(bits, &|row| sides.took_part(row, &asked) != names.inverted);
        }
        (Facet::Opponent | Facet::Ally, Some(names)) => {
            let sides = Sides::new(store, filter.actor_scope);
            let asked = filter
                .chosen(Facet::Actor)
                .filter(|clause| !clause.inverted);
            let asked = match asked {
                Some(clause) => sides.among(&actor_set(lens, clause)),
                None => vec![true; store.actors().len()],
            };
            let others = sides.among(&actor_set(lens, names));
            let met = |row| match facet {
                Facet::Opponent => sides.opposed(row, &asked, &others),
                _ => sides.allied(row, &asked, &others),
            };
            add(bits, &|row| met(row) != names.inverted);
        }
        (Facet::PlacePrecision, Some(names)) => {
            let pass = PlacePrecision::ALL.map(|precision| named(names, precision.name()));
            add(bits, &|row| pass[store.place_precision(row) as usize]);
        }
        (Facet::TimePrecision, Some(names)) => {
            let pass = TimePrecision::ALL.map(|precision| named(names, precision.name()));
            add(bits, &|row| pass[store.time_precision(row) as usize]);
        }
        (Facet::Civilians, Some(names)) => {
            let pass = CIVILIANS.map(|name| named(names, name));
            add(bits, &|row| {
                pass[usize::from(!store.civilian_targeting(row))]
            });
        }
        (Facet::Source, Some(names)) => add(bits, &|row| named(names, store.source(row))),
        (Facet::Deaths, _) => {
            let range = filter.deaths.unwrap_or_default();
            let best = |row| store.deaths(row).map(|deaths| deaths.best);
            add(bits, &|row| range.pass(best(row)));
        }
        (Facet::Text, _) => {
            let query = filter.text.clone().unwrap_or_default();
            let terms = query.terms();
            if !terms.is_empty() {
                add(bits, &|row| {
                    terms.match_text(store.notes(row)) != query.inverted
                });
            }
        }
        _ => {}
    }
}

/// The values of the facet of civilians: they were the target by the source's account, or it does not say so.
pub const CIVILIANS: [&str; 2] = ["civilians targeted", "other"];

fn actor_set(lens: &Lens, names: &Names) -> ActorSet {
    let names: Vec<&String> = names.names.iter().collect();
    lens.aliases.actor_set(&names)
}

/// Who stands on which side of an event, as far as the scope lets them count.
struct Sides<'a> {
    store: &'a EventStore,
    scope: ActorScope,
}

impl<'a> Sides<'a> {
    fn new(store: &'a EventStore, scope: ActorScope) -> Sides<'a> {
        Sides { store, scope }
    }

    /// For every actor code whether a set holds it.
    fn among(&self, set: &ActorSet) -> Vec<bool> {
        let mut among = vec![false; self.store.actors().len()];
        for (code, actor) in self.store.actors().iter() {
            among[code as usize] = set.contains(actor);
        }
        among
    }

    /// The actors of the first or the second side; 0 where none is given.
    fn of(&self, row: Row, side: usize) -> impl Iterator<Item = u32> {
        let main = self.store.main_actors(row)[side];
        let associates: &[u32] = match self.scope {
            ActorScope::All => self.store.associates_by_side(row)[side],
            ActorScope::Main => &[],
        };
        std::iter::once(main).chain(associates.iter().copied())
    }

    fn took_part(&self, row: Row, asked: &[bool]) -> bool {
        (0..2).any(|side| self.of(row, side).any(|code| asked[code as usize]))
    }

    /// Whether one of the asked stands against one of the others.
    fn opposed(&self, row: Row, asked: &[bool], others: &[bool]) -> bool {
        (0..2).any(|side| {
            self.of(row, side)
                .any(|code| code != 0 && asked[code as usize])
                && self.of(row, 1 - side).any(|code| others[code as usize])
        })
    }

    /// Whether one of the asked stands beside one of the others that is somebody else.
    fn allied(&self, row: Row, asked: &[bool], others: &[bool]) -> bool {
        (0..2).any(|side| {
            self.of(row, side).any(|other| {
                let beside = |code| code != other && code != 0 && asked[code as usize];
                others[other as usize] && self.of(row, side).any(beside)
            })
        })
    }
}

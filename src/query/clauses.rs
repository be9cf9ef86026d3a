//! Every clause of a filter asked of every row: the bits of the facets a row fails.
//!
//! What follows from the class or the place of an event is asked once per value and looked up for each row; the rest
//! is asked of the row itself. Another filter asks only those facets again whose clauses differ. Start at
//! [`Clauses::of`].

use super::codes::{COUNTED, ClassCells, LOOKED_UP, PlaceCells};
use super::facet::{Facet, HAS_NO_TYPE};
use super::filter::{ActorScope, Filter, Names};
use super::lens::Lens;
use super::values::facet_values;
use crate::event::{PlacePrecision, TimePrecision};
use crate::geo::GeoBox;
use crate::scheme::ActorSet;
use crate::store::{EventStore, Place, Row};

/// The clauses of a filter, asked.
#[derive(Clone, Debug)]
pub(super) struct Clauses {
    /// What was asked; its window does not matter here.
    pub(super) filter: Filter,
    /// For every row the bits of the facets it fails, the window of time aside.
    pub(super) fails: Vec<u16>,
    /// For every cell of the facets that follow from class or place: all bits where its value passes, none where not.
    pub(super) shown: Vec<u32>,
    /// For every actor code whether the filter asks for it; `None` where it asks for nobody in particular.
    pub(super) asked: Option<Vec<bool>>,
}

impl Clauses {
    /// Asks the clauses of a filter; those that `former` has answered already for the same store and lens are not
    /// asked again.
    pub(super) fn of(
        store: &EventStore,
        lens: &Lens,
        filter: &Filter,
        former: Option<&Clauses>,
    ) -> Clauses {
        let changed = Facet::ALL.into_iter().filter(|facet| {
            former.is_none_or(|former| clause_differs(*facet, &former.filter, filter))
        });
        let changed: Vec<Facet> = changed.collect();
        let shown = shown(store, lens, filter, former, &changed);
        let mut fails = looked_up(store, lens, filter, former, &shown, &changed);
        let asked = match former {
            Some(former) if !changed.contains(&Facet::Actor) => former.asked.clone(),
            _ => {
                let asked = filter.chosen(Facet::Actor).filter(|names| !names.inverted);
                asked.map(|names| among(store, &actor_set(lens, names)))
            }
        };
        for facet in changed {
            if filter.restricts(facet) {
                add_row_bits(store, lens, filter, asked.as_deref(), facet, &mut fails);
            }
        }
        Clauses {
            filter: filter.clone(),
            fails,
            shown,
            asked,
        }
    }
}

/// Whether rows may fail a facet in one filter and pass it in the other.
fn clause_differs(facet: Facet, a: &Filter, b: &Filter) -> bool {
    let named = |facet| a.chosen(facet) != b.chosen(facet);
    match facet {
        Facet::Time => false,
        Facet::Deaths => a.deaths != b.deaths,
        Facet::Text => a.text != b.text,
        Facet::Area => a.area != b.area || a.in_view != b.in_view,
        Facet::Actor => named(Facet::Actor) || a.actor_scope != b.actor_scope,
        Facet::Opponent | Facet::Ally => {
            named(facet) || named(Facet::Actor) || a.actor_scope != b.actor_scope
        }
        _ => named(facet),
    }
}

fn shown(
    store: &EventStore,
    lens: &Lens,
    filter: &Filter,
    former: Option<&Clauses>,
    changed: &[Facet],
) -> Vec<u32> {
    let cells = lens.codes().looked_up();
    let mut shown = former.map_or_else(|| vec![u32::MAX; cells], |former| former.shown.clone());
    for facet in COUNTED[..LOOKED_UP]
        .iter()
        .filter(|facet| changed.contains(facet))
    {
        let cells = &mut shown[lens.codes().cells(*facet)];
        match filter.chosen(*facet) {
            None => cells.fill(u32::MAX),
            Some(clause) => {
                let names = facet_values(store, lens, *facet).names;
                for (cell, name) in cells.iter_mut().zip(names) {
                    *cell = u32::from(clause.pass(&name)).wrapping_neg();
                }
            }
        }
    }
    shown
}

/// The bits of all facets that follow from class or place, and those of the others that have not changed.
fn looked_up(
    store: &EventStore,
    lens: &Lens,
    filter: &Filter,
    former: Option<&Clauses>,
    shown: &[u32],
    changed: &[Facet],
) -> Vec<u16> {
    let bits = |of: &[Facet]| {
        let of = of.iter().filter(|facet| changed.contains(facet));
        of.fold(0, |bits, facet| bits | facet.bit())
    };
    let class_facets = bits(&[Facet::Type, Facet::SubType]);
    let place_facets = bits(&[Facet::Region, Facet::Admin1, Facet::Township, Facet::Area]);
    let unless_shown = |facet: Facet, cell: u32| facet.bit() & !(shown[cell as usize] as u16);
    let of_class = |class: &ClassCells| match class.has_type {
        true => unless_shown(Facet::Type, class.event_type),
        false => HAS_NO_TYPE,
    };
    let of_class = |class: &ClassCells| {
        (of_class(class) | unless_shown(Facet::SubType, class.sub_type))
            & (class_facets | HAS_NO_TYPE)
    };
    let of_place = |(cells, place): (&PlaceCells, &Place)| {
        let of_names = unless_shown(Facet::Region, cells.region)
            | unless_shown(Facet::Admin1, cells.admin1)
            | unless_shown(Facet::Township, cells.township);
        (of_names | unless(passes_area(place, filter), Facet::Area)) & place_facets
    };
    let codes = lens.codes();
    let class_bits = || codes.of_class.iter().map(of_class).collect::<Vec<u16>>();
    let places = || codes.of_place.iter().zip(store.places());
    let place_bits = || places().map(of_place).collect::<Vec<u16>>();
    let (classes, places) = (store.classes(), store.place_codes());
    let Some(former) = former else {
        let (class_bits, place_bits) = (class_bits(), place_bits());
        let rows = classes.iter().zip(places);
        return rows
            .map(|(class, place)| class_bits[*class as usize] | place_bits[*place as usize])
            .collect();
    };
    let kept = !bits(&Facet::ALL);
    let mut fails: Vec<u16> = if class_facets == Facet::Type.bit() {
        // Switching a type on or off is what people do most, and types of rows are bytes: a table without bounds.
        let mut type_bits = [HAS_NO_TYPE; 256];
        let cells = &shown[codes.cells(Facet::Type)];
        for (bits, shown) in type_bits.iter_mut().zip(cells) {
            *bits = Facet::Type.bit() & !(*shown as u16);
        }
        let rows = former.fails.iter().zip(lens.row_types());
        rows.map(|(fails, code)| fails & kept | type_bits[usize::from(*code)])
            .collect()
    } else if class_facets == 0 {
        former.fails.iter().map(|fails| fails & kept).collect()
    } else {
        let class_bits = class_bits();
        let rows = former.fails.iter().zip(classes);
        rows.map(|(fails, class)| fails & kept | class_bits[*class as usize])
            .collect()
    };
    if place_facets != 0 {
        let place_bits = place_bits();
        for (fails, place) in fails.iter_mut().zip(places) {
            *fails |= place_bits[*place as usize];
        }
    }
    fails
}

fn unless(passes: bool, facet: Facet) -> u16 {
    if passes { 0 } else { facet.bit() }
}

fn passes_area(place: &Place, filter: &Filter) -> bool {
    let drawn = filter.area.as_ref().is_none_or(|area| {
        let inside = |at| area.outlines.iter().any(|outline| outline.contains(at));
        place.at.is_some_and(inside) != area.inverted
    });
    let in_view = |bounds: GeoBox| place.at.is_some_and(|at| bounds.contains(at));
    drawn && filter.in_view.is_none_or(in_view)
}

/// Adds the bit of a facet that neither class nor place decides.
fn add_row_bits(
    store: &EventStore,
    lens: &Lens,
    filter: &Filter,
    asked: Option<&[bool]>,
    facet: Facet,
    fails: &mut [u16],
) {
    let pass = |names: &Names, name: &str| names.pass(name);
    let rows = 0..store.len() as Row;
    match (facet, filter.chosen(facet)) {
        (Facet::Actor, Some(names)) => {
            // A clause that is turned round asks for nobody in particular, but still names somebody.
            let named =
                asked.map_or_else(|| among(store, &actor_set(lens, names)), <[bool]>::to_vec);
            let took_part = took_part(store, filter.actor_scope, &named);
            let passes = took_part.into_iter().map(|took| took != names.inverted);
            add(fails, facet, passes);
        }
        (Facet::Opponent | Facet::Ally, Some(names)) => {
            let sides = Sides::new(store, filter.actor_scope);
            let everybody = vec![true; store.actors().len()];
            let asked = asked.unwrap_or(&everybody);
            let others = among(store, &actor_set(lens, names));
            let met = |row| match facet {
                Facet::Opponent => sides.opposed(row, asked, &others),
                _ => sides.allied(row, asked, &others),
            };
            add(fails, facet, rows.map(|row| met(row) != names.inverted));
        }
        (Facet::PlacePrecision, Some(names)) => {
            let pass = PlacePrecision::ALL.map(|precision| pass(names, precision.name()));
            let passes = rows.map(|row| pass[store.place_precision(row) as usize]);
            add(fails, facet, passes);
        }
        (Facet::TimePrecision, Some(names)) => {
            let pass = TimePrecision::ALL.map(|precision| pass(names, precision.name()));
            let passes = rows.map(|row| pass[store.time_precision(row) as usize]);
            add(fails, facet, passes);
        }
        (Facet::Civilians, Some(names)) => {
            let pass = CIVILIANS.map(|name| pass(names, name));
            let passes = rows.map(|row| pass[usize::from(!store.civilian_targeting(row))]);
            add(fails, facet, passes);
        }
        (Facet::Source, Some(names)) => {
            let all = facet_values(store, lens, facet).names;
            let pass: Vec<bool> = all.iter().map(|name| names.pass(name)).collect();
            let codes = store.source_codes().iter();
            add(fails, facet, codes.map(|code| pass[*code as usize]));
        }
        (Facet::Deaths, _) => {
            let range = filter.deaths.unwrap_or_default();
            let deaths = store.deaths_of_rows(rows);
            let best = deaths.map(|deaths| deaths.map(|deaths| deaths.best));
            add(fails, facet, best.map(|best| range.pass(best)));
        }
        (Facet::Text, _) => {
            let query = filter.text.clone().unwrap_or_default();
            let terms = query.terms();
            if !terms.is_empty() {
                let found = rows.map(|row| terms.match_text(store.notes(row)));
                add(fails, facet, found.map(|found| found != query.inverted));
            }
        }
        _ => {}
    }
}

fn add(fails: &mut [u16], facet: Facet, passes: impl Iterator<Item = bool>) {
    let bit = facet.bit();
    for (fails, passes) in fails.iter_mut().zip(passes) {
        *fails |= bit * u16::from(!passes);
    }
}

/// The values of the facet of civilians: they were the target by the source's account, or it does not say so.
pub const CIVILIANS: [&str; 2] = ["civilians targeted", "other"];

/// The actors a clause's names stand for.
pub(super) fn actor_set(lens: &Lens, names: &Names) -> ActorSet {
    let names: Vec<&String> = names.names.iter().collect();
    lens.aliases.actor_set(&names)
}

/// For every actor code whether a set holds it; never for "not given".
pub(super) fn among(store: &EventStore, set: &ActorSet) -> Vec<bool> {
    let mut among = vec![false; store.actors().len()];
    for (code, actor) in store.actors().iter() {
        among[code as usize] = set.contains(actor);
    }
    among
}

/// For every row whether one of the asked took part.
fn took_part(store: &EventStore, scope: ActorScope, asked: &[bool]) -> Vec<bool> {
    let [first, second] = store.main_actor_codes();
    let sides = first.iter().zip(second);
    let mut took: Vec<bool> = sides
        .map(|(first, second)| asked[*first as usize] | asked[*second as usize])
        .collect();
    if scope == ActorScope::All {
        for (row, code) in store.associates_of_rows(0..store.len() as Row) {
            took[row as usize] |= asked[code as usize];
        }
    }
    took
}

/// Who stands on which side of an event, as far as the scope lets them count.
pub(super) struct Sides<'a> {
    store: &'a EventStore,
    scope: ActorScope,
}

impl<'a> Sides<'a> {
    pub(super) fn new(store: &'a EventStore, scope: ActorScope) -> Sides<'a> {
        Sides { store, scope }
    }

    /// The actors of the first or the second side; 0 where none is given.
    pub(super) fn of(&self, row: Row, side: usize) -> impl Iterator<Item = u32> {
        let main = self.store.main_actors(row)[side];
        let associates: &[u32] = match self.scope {
            ActorScope::All => self.store.associates_by_side(row)[side],
            ActorScope::Main => &[],
        };
        std::iter::once(main).chain(associates.iter().copied())
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

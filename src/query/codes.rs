//! Where each value of a facet is counted: a row of cells, section after section, the same for every window.
//!
//! Five facets follow from the class or the place of an event and have one value each; their cells are looked up per
//! class and per place. Deaths and actors are read from the row. Knows no filter; start at [`Codes::cells`].

use super::facet::Facet;
use super::lens::{NO_REGION, NO_TYPE};
use crate::store::{EventStore, Sites};
use std::collections::HashMap;
use std::ops::Range;

/// The facets that are counted together, in the order of their sections.
pub(super) const COUNTED: [Facet; 7] = [
    Facet::Type,
    Facet::SubType,
    Facet::Region,
    Facet::Admin1,
    Facet::Township,
    Facet::Deaths,
    Facet::Actor,
];

/// How many of the counted facets follow from the class or the place.
pub(super) const LOOKED_UP: usize = 5;

/// The cells of a store seen through a scheme and a region set.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Codes {
    /// The first cell of every section, then the end of the last.
    starts: [usize; COUNTED.len() + 1],
    /// The cells of every class of the store.
    pub(super) of_class: Vec<ClassCells>,
    /// The cells of every place of the store.
    pub(super) of_place: Vec<PlaceCells>,
    /// The name code of every first-level area; the first is "not given".
    pub(super) admin1: Vec<u32>,
}

/// Where the events of a class count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ClassCells {
    /// Its event type; any cell for a class without one, whose rows pass nothing.
    pub(super) event_type: u32,
    pub(super) sub_type: u32,
    pub(super) has_type: bool,
}

/// Where the events of a place count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PlaceCells {
    pub(super) region: u32,
    pub(super) admin1: u32,
    pub(super) township: u32,
    /// 1 for a place without a usable coordinate, otherwise 0.
    pub(super) nowhere: u32,
}

impl Codes {
    /// The cells for a store with this many event types and regions.
    pub(super) fn new(
        store: &EventStore,
        [types, regions]: [usize; 2],
        type_of_class: &[u8],
        region_of_place: &[u8],
    ) -> Codes {
        let mut admin1 = vec![0];
        let mut admin1_index = HashMap::from([(0, 0)]);
        let admin1_of_place: Vec<u32> = (store.places().iter())
            .map(|place| {
                *admin1_index.entry(place.admin1).or_insert_with(|| {
                    admin1.push(place.admin1);
                    admin1.len() as u32 - 1
                })
            })
            .collect();
        let sizes = [
            types,
            store.sub_event_types().len(),
            regions + 1,
            admin1.len(),
            store.townships().len() + 1,
            DEATHS.len(),
            store.actors().len(),
        ];
        let mut starts = [0; COUNTED.len() + 1];
        for (section, size) in sizes.into_iter().enumerate() {
            starts[section + 1] = starts[section] + size;
        }
        let start = |section: usize| starts[section] as u32;
        let classes = store.classes_as_sub_types().zip(type_of_class);
        let of_class = classes.map(|(sub_type, code)| ClassCells {
            event_type: if *code == NO_TYPE { 0 } else { (*code).into() },
            sub_type: start(1) + sub_type,
            has_type: *code != NO_TYPE,
        });
        let sites = store.sites().of_places();
        let places = store.places().iter().zip(sites).zip(region_of_place);
        let of_place = places.zip(&admin1_of_place);
        let of_place = of_place.map(|(((place, site), region), admin1)| PlaceCells {
            region: match *region {
                NO_REGION => start(3) - 1,
                code => start(2) + u32::from(code),
            },
            admin1: start(3) + admin1,
            township: start(4) + place.township,
            nowhere: u32::from(*site == Sites::NONE),
        });
        Codes {
            starts,
            of_class: of_class.collect(),
            of_place: of_place.collect(),
            admin1,
        }
    }

    /// The cells of a facet, by the index of its values: the events that pass all clauses but its own. Empty for a
    /// facet that is not counted here.
    pub(super) fn cells(&self, facet: Facet) -> Range<usize> {
        let section = COUNTED.iter().position(|counted| *counted == facet);
        section.map_or(0..0, |at| self.starts[at]..self.starts[at + 1])
    }

    /// Number of cells of the facets that follow from class or place: they come first.
    pub(super) fn looked_up(&self) -> usize {
        self.starts[LOOKED_UP]
    }

    /// The cells of the deaths of events that pass every clause.
    pub(super) fn matching_deaths(&self) -> Range<usize> {
        let start = self.starts[COUNTED.len()];
        start..start + DEATHS.len()
    }

    /// The cell of the events without a usable coordinate that pass every clause.
    pub(super) fn without_place(&self) -> usize {
        self.matching_deaths().end
    }

    /// The cells of the actors of events that pass every clause; only there while a clause restricts the actors.
    pub(super) fn matching_actors(&self) -> Range<usize> {
        let start = self.without_place() + 1;
        start..start + self.cells(Facet::Actor).len()
    }

    /// Number of cells in a row.
    pub(super) fn width(&self, actors_apart: bool) -> usize {
        let end = self.matching_actors();
        if actors_apart { end.end } else { end.start }
    }

    /// Bytes of memory held.
    pub(super) fn heap_bytes(&self) -> usize {
        self.of_class.capacity() * size_of::<ClassCells>()
            + self.of_place.capacity() * size_of::<PlaceCells>()
            + self.admin1.capacity() * size_of::<u32>()
    }
}

/// The steps of the deaths of an event: not given, each number up to 20, then wider ones.
pub(super) const DEATHS: [&str; 25] = [
    "",
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "11",
    "12",
    "13",
    "14",
    "15",
    "16",
    "17",
    "18",
    "19",
    "20",
    "21 to 50",
    "51 to 100",
    "over 100",
];

/// The step of an estimate: an index into [`DEATHS`].
pub(super) fn deaths_step(best: Option<u32>) -> usize {
    match best {
        None => 0,
        Some(best @ 0..=20) => 1 + best as usize,
        Some(21..=50) => 22,
        Some(51..=100) => 23,
        Some(_) => 24,
    }
}

/// The least and most deaths of a step, by its index among the values of [`Facet::Deaths`]; the last has no most. `None`
/// for "not given".
pub fn deaths_of_step(step: usize) -> Option<(u32, Option<u32>)> {
    match step {
        1..=21 => {
            let deaths = step as u32 - 1;
            Some((deaths, Some(deaths)))
        }
        22 => Some((21, Some(50))),
        23 => Some((51, Some(100))),
        24 => Some((101, None)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_of_deaths_has_the_step_that_names_it() {
        assert_eq!(DEATHS[deaths_step(None)], "");
        for best in 0..=20 {
            assert_eq!(DEATHS[deaths_step(Some(best))], best.to_string());
        }
        for (best, step) in [(21, "21 to 50"), (50, "21 to 50"), (51, "51 to 100")] {
            assert_eq!(DEATHS[deaths_step(Some(best))], step);
        }
        for best in [101, u32::MAX] {
            assert_eq!(DEATHS[deaths_step(Some(best))], "over 100");
        }
        for step in 1..DEATHS.len() {
            let (least, most) = deaths_of_step(step).unwrap();
            assert_eq!(deaths_step(Some(least)), step);
            assert_eq!(deaths_step(Some(most.unwrap_or(u32::MAX))), step);
        }
        assert!(deaths_of_step(0).or(deaths_of_step(DEATHS.len())).is_none());
    }
}

//! How the rows of one store are classed: an event type and a region for each, as a byte.
//!
//! Made once for a store, a scheme and a region set; everything that counts reads the bytes and never the names.

use super::codes::Codes;
use crate::scheme::{AliasBook, Class, RegionSet, Scheme};
use crate::store::EventStore;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The event type of rows whose class is left out of the scheme or unknown to it.
pub const NO_TYPE: u8 = 255;

/// The region of rows outside every region.
pub const NO_REGION: u8 = 255;

/// A store seen through a scheme, a region set and a book of aliases.
#[derive(Clone, Debug)]
pub struct Lens {
    /// The event types.
    pub scheme: Scheme,
    /// The regions.
    pub regions: RegionSet,
    /// Short names of actors.
    pub aliases: AliasBook,
    codes: Arc<Codes>,
    row_type: Arc<[u8]>,
    row_region: Arc<[u8]>,
    unknown_classes: Vec<(String, u64)>,
    left_out: u64,
    events: u64,
}

impl Lens {
    /// Classes every row of the store.
    pub fn new(store: &EventStore, scheme: Scheme, regions: RegionSet, aliases: AliasBook) -> Lens {
        let classes = scheme.classify(store.class_names());
        let type_of_class: Vec<u8> = classes.iter().map(|class| type_code(*class)).collect();
        let region_of_place = regions_of_places(store, &regions);
        let sizes = [scheme.types.len(), regions.names.len()];
        let codes = Codes::new(store, sizes, &type_of_class, &region_of_place);
        let mut rows_of_class = vec![0u64; classes.len()];
        for &class in store.classes() {
            rows_of_class[class as usize] += 1;
        }
        let rows_with = |wanted: fn(&Class) -> bool| {
            let pairs = classes.iter().zip(&rows_of_class);
            pairs
                .filter(|(class, _)| wanted(class))
                .map(|(_, n)| n)
                .sum()
        };
        Lens {
            row_type: bytes_by_code(store.classes(), &type_of_class).into(),
            row_region: bytes_by_code(store.place_codes(), &region_of_place).into(),
            unknown_classes: unknown_classes(store, &classes, &rows_of_class),
            left_out: rows_with(|class| *class == Class::LeftOut),
            events: rows_with(|class| matches!(class, Class::Type(_))),
            codes: Arc::new(codes),
            scheme,
            regions,
            aliases,
        }
    }

    /// The same classes with another book of aliases: no row is classed anew.
    pub fn with_aliases(&self, aliases: AliasBook) -> Lens {
        Lens {
            aliases,
            ..self.clone()
        }
    }

    /// Event type of every row: an index into the scheme's types, or [`NO_TYPE`].
    pub fn row_types(&self) -> &[u8] {
        &self.row_type
    }

    /// Region of every row: an index into the set's names, or [`NO_REGION`].
    pub fn row_regions(&self) -> &[u8] {
        &self.row_region
    }

    /// Where each value of a facet is counted.
    pub(super) fn codes(&self) -> &Arc<Codes> {
        &self.codes
    }

    /// Bytes of memory held by what it adds to a store: the classes of rows, and where they count.
    pub fn heap_bytes(&self) -> usize {
        self.row_type.len() + self.row_region.len() + self.codes.heap_bytes()
    }

    /// Sub-event types the scheme does not name, with their rows; most rows first, then by name.
    ///
    /// A row without a sub-event type appears under the source's event type.
    pub fn unknown_classes(&self) -> &[(String, u64)] {
        &self.unknown_classes
    }

    /// Rows of classes the scheme leaves out on purpose.
    pub fn left_out(&self) -> u64 {
        self.left_out
    }

    /// Rows that belong to an event type: what "of 20,113 events" counts.
    pub fn events(&self) -> u64 {
        self.events
    }
}

fn type_code(class: Class) -> u8 {
    match class {
        Class::Type(code) => code,
        Class::LeftOut | Class::Unknown => NO_TYPE,
    }
}

fn bytes_by_code(codes: &[u32], bytes: &[u8]) -> Vec<u8> {
    codes.iter().map(|&code| bytes[code as usize]).collect()
}

fn regions_of_places(store: &EventStore, regions: &RegionSet) -> Vec<u8> {
    // Many places share an area, and looking one up folds its names.
    let mut known: HashMap<(u32, u32), u8> = HashMap::new();
    let places = store.places().iter();
    places
        .map(|place| {
            *known
                .entry((place.admin1, place.admin3))
                .or_insert_with(|| {
                    let (admin1, admin3) = (
                        store.place_name(place.admin1),
                        store.place_name(place.admin3),
                    );
                    regions.region_of(admin1, admin3).unwrap_or(NO_REGION)
                })
        })
        .collect()
}

fn unknown_classes(store: &EventStore, classes: &[Class], rows: &[u64]) -> Vec<(String, u64)> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for (((coarse, fine), class), rows) in store.class_names().zip(classes).zip(rows) {
        if *class == Class::Unknown {
            *counts
                .entry(if fine.is_empty() { coarse } else { fine })
                .or_default() += rows;
        }
    }
    let named = counts
        .into_iter()
        .map(|(name, rows)| (name.to_owned(), rows));
    let mut counts: Vec<(String, u64)> = named.collect();
    counts.sort_by_key(|(_, rows)| Reverse(*rows));
    counts
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn a_class_left_out_and_a_class_unknown_are_told_apart() {
        let (store, lens) = fixture::four_events();
        assert_eq!(lens.events(), 4);
        assert_eq!(lens.left_out(), 1);
        assert_eq!(lens.unknown_classes(), [("Riddle".to_owned(), 1)]);
        assert_eq!(store.len(), 6);
    }

    #[test]
    fn rows_outside_every_region_have_none() {
        let (_, lens) = fixture::four_events();
        assert_eq!(lens.row_regions(), [0, 1, NO_REGION, 0, 0, NO_REGION]);
        assert_eq!(lens.row_types(), [0, 1, 0, NO_TYPE, NO_TYPE, 0]);
    }
}

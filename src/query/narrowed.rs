//! A filter narrowed to the events behind one number: those with a township, with deaths, without a place, at a place.
//!
//! Each asks for some of the events the filter asks for already, and never for others. Counts nothing.

use super::facet::Facet;
use super::filter::{DeathRange, DrawnArea, Filter, Names};
use crate::geo::{GeoBox, LonLat, Outline};

impl Filter {
    /// The same question of those events alone that have a name of a facet at all.
    pub fn with_any(&self, facet: Facet) -> Filter {
        let mut filter = self.clone();
        let names = filter.names.entry(facet);
        let names = names.or_insert_with(|| Names::all_but::<&str>([]));
        if names.inverted {
            names.names.insert(String::new());
        } else {
            names.names.remove("");
        }
        filter
    }

    /// The same question of those events alone that have no place on the map.
    pub fn without_place(&self) -> Filter {
        let turned = self.area.as_ref().filter(|area| area.inverted);
        let mut area = turned.cloned().unwrap_or_default();
        area.outlines.push(Outline::Box(GeoBox::EARTH));
        area.inverted = true;
        Filter {
            area: Some(area),
            ..self.clone()
        }
    }

    /// The same question of those events alone for which the source estimates deaths.
    pub fn with_deaths(&self) -> Filter {
        let any = DeathRange {
            least: Some(1),
            ..DeathRange::default()
        };
        Filter {
            deaths: self.deaths.or(Some(any)),
            ..self.clone()
        }
    }

    /// The same question of the events at one place.
    pub fn at_place(&self, at: LonLat) -> Filter {
        let spot = GeoBox {
            west: at.lon(),
            south: at.lat(),
            east: at.lon(),
            north: at.lat(),
        };
        Filter {
            area: Some(DrawnArea {
                outlines: vec![Outline::Box(spot)],
                inverted: false,
            }),
            ..self.clone()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{fixture, select};
    use super::*;

    #[test]
    fn the_events_without_a_name_are_left_out_of_any_clause() {
        let check = |names: Names, expected: Names| {
            let mut filter = Filter::default();
            filter.choose(Facet::Township, names);
            let any = filter.with_any(Facet::Township);
            assert_eq!(any.chosen(Facet::Township), Some(&expected));
        };
        check(Names::only(["", "Minhla"]), Names::only(["Minhla"]));
        check(Names::all_but(["Minhla"]), Names::all_but(["", "Minhla"]));
        let any = Filter::default().with_any(Facet::Township);
        assert_eq!(any.chosen(Facet::Township), Some(&Names::all_but([""])));
    }

    #[test]
    fn the_events_without_a_place_are_asked_for_whatever_was_drawn() {
        let (store, lens) = fixture::four_events();
        let rows = |filter: &Filter| select(&store, &lens, filter).count();
        let drawn = |inverted| Filter {
            area: Some(DrawnArea {
                outlines: vec![Outline::Box(GeoBox::EARTH)],
                inverted,
            }),
            ..Filter::default()
        };
        let placed = rows(&drawn(false));
        let nowhere = rows(&Filter::default()) - placed;
        assert!(nowhere > 0);
        for filter in [Filter::default(), drawn(true)] {
            assert_eq!(rows(&filter.without_place()), nowhere);
        }
    }
}

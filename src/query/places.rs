//! Finding a township by its name, and where it lies.
//!
//! For a person who types. Start at [`find_townships`].

use super::fit::fit;
use crate::geo::LonLat;
use crate::store::{EventStore, Township};

/// A township that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FoundTownship<'a> {
    /// Its names.
    pub township: &'a Township,
    /// The middle of its places in the data.
    pub at: LonLat,
    /// How ill it fits, as [`fit`] counts.
    pub cost: u32,
}

/// At most `most` townships whose names fit a text, best first; ties by name. Those without a place are left out.
///
/// An empty text finds none.
pub fn find_townships<'a>(
    store: &'a EventStore,
    text: &str,
    most: usize,
) -> Vec<FoundTownship<'a>> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let named = store.townships().iter().enumerate();
    let mut found: Vec<(u32, &Township, usize)> = named
        .filter_map(|(number, township)| Some((fit(text, &township.admin3)?, township, number)))
        .collect();
    found.sort_by(|a, b| {
        let names = |found: &(u32, &'a Township, usize)| (&found.1.admin3, &found.1.admin1);
        a.0.cmp(&b.0).then_with(|| names(a).cmp(&names(b)))
    });
    found.truncate(most);
    let placed = found.into_iter().filter_map(|(cost, township, number)| {
        let at = middle(store, number)?;
        Some(FoundTownship { township, at, cost })
    });
    placed.collect()
}

/// The middle of the places of a township; `None` where none has a coordinate.
fn middle(store: &EventStore, number: usize) -> Option<LonLat> {
    let of = store
        .places()
        .iter()
        .filter(|place| place.township as usize == number + 1);
    let (mut lon, mut lat, mut places) = (0.0, 0.0, 0.0);
    for at in of.filter_map(|place| place.at) {
        lon += at.lon();
        lat += at.lat();
        places += 1.0;
    }
    (places > 0.0).then(|| LonLat::clamped(lon / places, lat / places))
}

#[cfg(test)]
mod tests {
    use super::super::fixture;
    use super::*;

    #[test]
    fn a_township_is_found_by_a_few_letters_at_the_middle_of_its_places() {
        let (store, _) = fixture::four_events();
        let found = find_townships(&store, "elsew", 5);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].township.admin3, "Elsewhere");
        assert!((found[0].at.lon() - 97.0).abs() < 1e-9);
        assert!((found[0].at.lat() - 21.0).abs() < 1e-9);
        assert_eq!(find_townships(&store, " ", 5), []);
        assert_eq!(find_townships(&store, "e", 1).len(), 1);
    }
}

//! The facets of an event that a clause can restrict, each with its bit in the record of what a row fails.
//!
//! Names only; what the values of a facet are is for `values`, which rows pass is for `select`.

use serde::{Deserialize, Serialize};

/// A property that a clause restricts. Clauses of different facets are joined by "and".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Facet {
    /// The window of time.
    Time,
    /// Event types of the scheme.
    Type,
    /// The source's own finest classes.
    SubType,
    /// Regions of the region set; the empty name is "outside every region".
    Region,
    /// First administrative level; the empty name is "not given".
    Admin1,
    /// Townships, named with their first level; the empty name is "without township".
    Township,
    /// Names, parts of names or aliases of actors, on whichever side.
    Actor,
    /// Actors on the other side than one of the asked actors.
    Opponent,
    /// Other actors on the same side as one of the asked actors.
    Ally,
    /// Estimated deaths.
    Deaths,
    /// How well the place is known.
    PlacePrecision,
    /// How well the day is known.
    TimePrecision,
    /// Whether the source marks civilians as the target.
    Civilians,
    /// Who reported it.
    Source,
    /// Words of the notes.
    Text,
    /// Shapes drawn on the map, and the part of the map in view.
    Area,
}

impl Facet {
    /// Every facet, in the order in which a filter is read out.
    pub const ALL: [Facet; 16] = [
        Facet::Time,
        Facet::Type,
        Facet::SubType,
        Facet::Region,
        Facet::Admin1,
        Facet::Township,
        Facet::Actor,
        Facet::Opponent,
        Facet::Ally,
        Facet::Deaths,
        Facet::PlacePrecision,
        Facet::TimePrecision,
        Facet::Civilians,
        Facet::Source,
        Facet::Text,
        Facet::Area,
    ];

    /// The bit that is set on rows which fail this facet's clause; 0 for time, which is a range of rows.
    pub(super) fn bit(self) -> u16 {
        match self {
            Facet::Time => 0,
            other => 1 << (other as u16 - 1),
        }
    }
}

/// Set on rows that belong to no event type: no facet left out brings them back.
pub(super) const HAS_NO_TYPE: u16 = 1 << 15;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_but_time_has_a_bit_of_its_own() {
        let bits = Facet::ALL.iter().map(|facet| facet.bit());
        let all = bits.fold(HAS_NO_TYPE, |all, bit| {
            assert_eq!(all & bit, 0);
            all | bit
        });
        assert_eq!(all, u16::MAX);
    }
}

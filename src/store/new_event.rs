//! One event on its way into a store, in the words of its source.
//!
//! Borrows everything; [`StoreBuilder`](super::StoreBuilder) keeps each word once.

use crate::event::{DayRange, Deaths, PlacePrecision, TimePrecision};
use crate::geo::LonLat;

/// One event as a source gives it. Empty strings mean "not given".
#[derive(Clone, Debug)]
pub struct NewEvent<'a> {
    /// The source's key; the only one that survives between exports.
    pub id: &'a str,
    /// The day, or the span the source gives.
    pub days: DayRange,
    /// How well the day is known.
    pub time_precision: TimePrecision,
    /// Where; `None` when the row has no usable coordinate.
    pub at: Option<LonLat>,
    /// How well the place is known.
    pub place_precision: PlacePrecision,
    /// Country, as the source writes it.
    pub country: &'a str,
    /// First administrative level.
    pub admin1: &'a str,
    /// Second administrative level.
    pub admin2: &'a str,
    /// Third administrative level: the township.
    pub admin3: &'a str,
    /// Name of the town, village or spot.
    pub location: &'a str,
    /// The source's coarse class (ACLED `event_type`).
    pub event_type: &'a str,
    /// The source's finest class (ACLED `sub_event_type`, UCDP type of violence in words).
    pub sub_event_type: &'a str,
    /// First side.
    pub actor1: &'a str,
    /// Second side.
    pub actor2: &'a str,
    /// Names associated with the first side.
    pub associates1: &'a [&'a str],
    /// Names associated with the second side.
    pub associates2: &'a [&'a str],
    /// Estimated deaths; `None` when the source gives none.
    pub deaths: Option<Deaths>,
    /// Whether the source marks civilians as the target.
    pub civilian_targeting: bool,
    /// Who reported it.
    pub source: &'a str,
    /// The source's description.
    pub notes: &'a str,
    /// Seconds since 1970 at which the source last changed the row; 0 when not given.
    pub timestamp: i64,
    /// Line of the file on which the row starts, from 1.
    pub line: u32,
}

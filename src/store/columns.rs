//! The store itself: one column per property, rows sorted by first day.
//!
//! Everything a scrub of the timeline touches is a small code in a flat column; words are looked up only for what
//! is shown. A row number is valid for one store and is never saved.

use super::associates::Associates;
use super::dictionary::{Dictionary, Texts};
use super::packed::{Packed, Qualities};
use super::sites::{SiteId, Sites};
use crate::event::{Day, DayRange, Deaths, PlacePrecision, TimePrecision};
use crate::geo::LonLat;
use std::ops::Range;

/// A row of one store, from 0, in order of the first day.
pub type Row = u32;

/// A township of the source: the key is the pair, since one name may stand in two states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Township {
    /// First administrative level.
    pub admin1: String,
    /// Third administrative level.
    pub admin3: String,
}

impl Township {
    /// The code of rows without a township; township `n` of [`EventStore::townships`] has code `n + 1`.
    pub const NONE: u32 = 0;

    /// `Minhla, Magway`: the name a filter and a list know it by.
    pub fn name(&self) -> String {
        format!("{}, {}", self.admin3, self.admin1)
    }
}

/// A distinct combination of names and coordinate; names are codes of [`EventStore::place_name`].
#[derive(Clone, Copy, Debug)]
pub struct Place {
    /// Where; `None` when the source gave no usable coordinate.
    pub at: Option<LonLat>,
    /// Code of the country.
    pub country: u32,
    /// Code of the first administrative level.
    pub admin1: u32,
    /// Code of the second administrative level.
    pub admin2: u32,
    /// Code of the third administrative level.
    pub admin3: u32,
    /// Code of the town or village.
    pub location: u32,
    /// Township code; [`Township::NONE`] without one.
    pub township: u32,
}

impl Place {
    pub(super) fn name_codes(&self) -> [u32; 5] {
        [
            self.country,
            self.admin1,
            self.admin2,
            self.admin3,
            self.location,
        ]
    }
}

/// All events of one source file. Never changes once built.
#[derive(Clone, Debug, Default)]
pub struct EventStore {
    /// The distinct first days, ascending, in days since 1970.
    pub(super) days: Vec<i32>,
    /// For every entry of `days`, its first row; then the number of rows.
    pub(super) day_starts: Vec<Row>,
    pub(super) spans: Vec<Row>,
    /// The last day of every entry of `spans`.
    pub(super) spans_last: Vec<i32>,
    /// For every entry of `spans`, the latest last day up to and with it: never falls, so it can be searched.
    pub(super) spans_reach: Vec<i32>,
    pub(super) qualities: Vec<Qualities>,
    pub(super) class: Vec<u32>,
    pub(super) classes: Vec<(u32, u32)>,
    pub(super) event_types: Dictionary,
    pub(super) sub_event_types: Dictionary,
    pub(super) place: Vec<u32>,
    pub(super) places: Vec<Place>,
    pub(super) place_names: Dictionary,
    pub(super) townships: Vec<Township>,
    pub(super) actor1: Vec<u32>,
    pub(super) actor2: Vec<u32>,
    pub(super) associates: Associates,
    pub(super) actors: Dictionary,
    pub(super) deaths: Packed<Option<Deaths>>,
    pub(super) source: Vec<u32>,
    pub(super) sources: Dictionary,
    pub(super) timestamp: Packed<i64>,
    pub(super) line: Vec<u32>,
    pub(super) ids: Texts,
    pub(super) notes: Texts,
    pub(super) sites: Sites,
}

impl EventStore {
    /// Number of events.
    pub fn len(&self) -> usize {
        self.place.len()
    }

    /// Whether there is no event at all.
    pub fn is_empty(&self) -> bool {
        self.place.is_empty()
    }

    /// First to last day of all events, spans included; `None` without events.
    pub fn extent(&self) -> Option<DayRange> {
        let (first, last) = (*self.days.first()?, *self.days.last()?);
        let reach = self.spans_reach.last().copied().unwrap_or(last);
        Some(days_of(first, last.max(reach)))
    }

    /// Rows that last longer than a day, ascending.
    pub fn spans(&self) -> &[Row] {
        &self.spans
    }

    /// Last day of every row of [`EventStore::spans`], in days since 1970.
    pub fn last_days_of_spans(&self) -> &[i32] {
        &self.spans_last
    }

    /// The rows whose first day lies within the range. A binary search.
    pub fn rows_beginning_within(&self, days: DayRange) -> Range<Row> {
        let (first, last) = (days.first().number(), days.last().number());
        self.rows_before(first)..self.rows_before(last + 1)
    }

    /// How many rows begin before a day, in days since 1970.
    fn rows_before(&self, day: i32) -> Row {
        let at = self.days.partition_point(|first| *first < day);
        self.day_starts.get(at).copied().unwrap_or(0)
    }

    /// The rows that began before the day and last until it or longer, ascending.
    pub fn rows_reaching(&self, day: Day) -> impl Iterator<Item = Row> {
        let day = day.number();
        let began_before = self.rows_before(day);
        let before = self.spans.partition_point(|row| *row < began_before);
        let ended = self.spans_reach.partition_point(|&reach| reach < day);
        let candidates = ended..before.max(ended);
        let rows = self.spans[candidates.clone()].iter().copied();
        let lasting = rows.zip(&self.spans_last[candidates]);
        lasting.filter_map(move |(row, last)| (*last >= day).then_some(row))
    }

    /// The distinct days on which events begin, ascending, each with its rows.
    pub fn first_days(&self) -> impl Iterator<Item = (Day, Range<Row>)> {
        let ends = self.day_starts.get(1..).unwrap_or(&[]);
        let rows = self.day_starts.iter().zip(ends);
        let days = self.days.iter().map(|day| Day::from_number(*day));
        days.zip(rows.map(|(start, end)| *start..*end))
    }

    /// The day or span of a row. A binary search among the days.
    pub fn days(&self, row: Row) -> DayRange {
        let at = self.day_starts.partition_point(|start| *start <= row);
        let first = self.days[at.saturating_sub(1)];
        let last = self.spans.binary_search(&row);
        days_of(first, last.map_or(first, |at| self.spans_last[at]))
    }

    /// How well the day of a row is known.
    pub fn time_precision(&self, row: Row) -> TimePrecision {
        self.qualities[row as usize].time()
    }

    /// How well the place of a row is known.
    pub fn place_precision(&self, row: Row) -> PlacePrecision {
        self.qualities[row as usize].place()
    }

    /// Class code of every row: an index into [`EventStore::class_names`].
    pub fn classes(&self) -> &[u32] {
        &self.class
    }

    /// Every class as (source's event type, sub-event type), in order of the class codes.
    pub fn class_names(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.classes.iter().map(|&(coarse, fine)| {
            (
                self.event_types.name(coarse),
                self.sub_event_types.name(fine),
            )
        })
    }

    /// All sub-event types of the source, the empty one included.
    pub fn sub_event_types(&self) -> &Dictionary {
        &self.sub_event_types
    }

    /// The code of the sub-event type of every class, in order of the class codes.
    pub fn classes_as_sub_types(&self) -> impl ExactSizeIterator<Item = u32> {
        self.classes.iter().map(|(_, fine)| *fine)
    }

    /// The source's event type and sub-event type of a row.
    pub fn class_name(&self, row: Row) -> (&str, &str) {
        self.names_of_class(self.class[row as usize])
    }

    pub(super) fn names_of_class(&self, class: u32) -> (&str, &str) {
        let (coarse, fine) = self.classes[class as usize];
        (
            self.event_types.name(coarse),
            self.sub_event_types.name(fine),
        )
    }

    /// Place code of every row: an index into [`EventStore::places`].
    pub fn place_codes(&self) -> &[u32] {
        &self.place
    }

    /// All distinct places.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The place of a row.
    pub fn place(&self, row: Row) -> &Place {
        &self.places[self.place[row as usize] as usize]
    }

    /// The words of a name code of a [`Place`].
    pub fn place_name(&self, code: u32) -> &str {
        self.place_names.name(code)
    }

    /// All townships of the source; code `n + 1` is entry `n`.
    pub fn townships(&self) -> &[Township] {
        &self.townships
    }

    /// All actor names, whatever their part in an event.
    pub fn actors(&self) -> &Dictionary {
        &self.actors
    }

    /// Codes of the first and second actor of a row; 0 when not given.
    pub fn main_actors(&self, row: Row) -> [u32; 2] {
        [self.actor1[row as usize], self.actor2[row as usize]]
    }

    /// Codes of the first and of the second actor of every row; 0 when not given.
    pub fn main_actor_codes(&self) -> [&[u32]; 2] {
        [&self.actor1, &self.actor2]
    }

    /// The actors associated with either side of any of the rows, each with its row, ascending.
    pub fn associates_of_rows(&self, rows: Range<Row>) -> impl Iterator<Item = (Row, u32)> {
        self.associates.of_rows(rows)
    }

    /// Codes of the actors associated with either side of a row; may repeat, may be 0.
    pub fn associates(&self, row: Row) -> &[u32] {
        self.associates.of_row(row)
    }

    /// Codes of the actors associated with the first and with the second side of a row.
    pub fn associates_by_side(&self, row: Row) -> [&[u32]; 2] {
        self.associates.by_side(row)
    }

    /// Estimated deaths of a row; `None` when the source gives none.
    pub fn deaths(&self, row: Row) -> Option<Deaths> {
        self.deaths.get(row)
    }

    /// Estimated deaths of some rows, in order; `None` where the source gives none.
    pub fn deaths_of_rows(&self, rows: Range<Row>) -> impl Iterator<Item = Option<Deaths>> {
        self.deaths.of_rows(rows)
    }

    /// Whether the source marks civilians as the target of a row.
    pub fn civilian_targeting(&self, row: Row) -> bool {
        self.qualities[row as usize].civilians()
    }

    /// All names of those who reported.
    pub fn sources(&self) -> &Dictionary {
        &self.sources
    }

    /// Code of who reported every row; 0 when not given.
    pub fn source_codes(&self) -> &[u32] {
        &self.source
    }

    /// Who reported a row.
    pub fn source(&self, row: Row) -> &str {
        self.sources.name(self.source[row as usize])
    }

    /// When the source last changed a row, seconds since 1970; 0 when not given.
    pub fn timestamp(&self, row: Row) -> i64 {
        self.timestamp.get(row)
    }

    /// Line of the file on which a row starts, from 1.
    pub fn line(&self, row: Row) -> u32 {
        self.line[row as usize]
    }

    /// The source's key of a row; may be empty.
    pub fn id(&self, row: Row) -> &str {
        self.ids.get(row as usize)
    }

    /// The source's description of a row; may be empty.
    pub fn notes(&self, row: Row) -> &str {
        self.notes.get(row as usize)
    }

    /// The distinct coordinates of all events.
    pub fn sites(&self) -> &Sites {
        &self.sites
    }

    /// The site of a row; `None` without a usable coordinate.
    pub fn site(&self, row: Row) -> Option<SiteId> {
        self.sites.of_place(self.place[row as usize])
    }
}

/// The range of days in days since 1970, in either order.
fn days_of(first: i32, last: i32) -> DayRange {
    DayRange::between(Day::from_number(first), Day::from_number(last))
}

//! The store itself: one column per property, rows sorted by first day.
//!
//! Everything a scrub of the timeline touches is a small code in a flat column; words are looked up only for what
//! is shown. A row number is valid for one store and is never saved.

use super::build::days_of;
use super::dictionary::{Dictionary, Texts};
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
#[derive(Clone, Debug)]
pub struct EventStore {
    pub(super) first_day: Vec<i32>,
    pub(super) last_day: Vec<i32>,
    pub(super) spans: Vec<Row>,
    /// For every entry of `spans`, the latest last day up to and with it: never falls, so it can be searched.
    pub(super) spans_reach: Vec<i32>,
    pub(super) time_precision: Vec<TimePrecision>,
    pub(super) place_precision: Vec<PlacePrecision>,
    pub(super) class: Vec<u32>,
    pub(super) classes: Vec<(u32, u32)>,
    pub(super) event_types: Dictionary,
    pub(super) sub_event_types: Dictionary,
    pub(super) place: Vec<u32>,
    pub(super) places: Vec<Place>,
    pub(super) place_names: Dictionary,
    pub(super) township: Vec<u32>,
    pub(super) townships: Vec<Township>,
    pub(super) actor1: Vec<u32>,
    pub(super) actor2: Vec<u32>,
    pub(super) associates: Vec<u32>,
    /// The row of every entry of `associates`.
    pub(super) associate_row: Vec<Row>,
    pub(super) associates_end: Vec<u32>,
    pub(super) first_side_end: Vec<u32>,
    pub(super) actors: Dictionary,
    pub(super) deaths: Vec<Option<Deaths>>,
    pub(super) civilian_targeting: Vec<bool>,
    pub(super) source: Vec<u32>,
    pub(super) sources: Dictionary,
    pub(super) timestamp: Vec<i64>,
    pub(super) line: Vec<u32>,
    pub(super) ids: Texts,
    pub(super) notes: Texts,
    pub(super) sites: Sites,
}

impl EventStore {
    /// Number of events.
    pub fn len(&self) -> usize {
        self.first_day.len()
    }

    /// Whether there is no event at all.
    pub fn is_empty(&self) -> bool {
        self.first_day.is_empty()
    }

    /// First to last day of all events, spans included; `None` without events.
    pub fn extent(&self) -> Option<DayRange> {
        let (first, last) = (*self.first_day.first()?, *self.first_day.last()?);
        let reach = self.spans_reach.last().copied().unwrap_or(last);
        Some(days_of(first, last.max(reach)))
    }

    /// First day of every row, ascending, in days since 1970.
    pub fn first_days(&self) -> &[i32] {
        &self.first_day
    }

    /// Last day of every row, in days since 1970; equal to the first for events of one day.
    pub fn last_days(&self) -> &[i32] {
        &self.last_day
    }

    /// Rows that last longer than a day, ascending.
    pub fn spans(&self) -> &[Row] {
        &self.spans
    }

    /// The rows whose first day lies within the range. A binary search.
    pub fn rows_beginning_within(&self, days: DayRange) -> Range<Row> {
        let (first, last) = (days.first().number(), days.last().number());
        let start = self.first_day.partition_point(|&day| day < first);
        let end = self.first_day.partition_point(|&day| day <= last);
        start as Row..end as Row
    }

    /// The rows that began before the day and last until it or longer, ascending.
    pub fn rows_reaching(&self, day: Day) -> impl Iterator<Item = Row> {
        let day = day.number();
        let spans = &self.spans;
        let before = spans.partition_point(|&row| self.first_day[row as usize] < day);
        let ended = self.spans_reach.partition_point(|&reach| reach < day);
        let candidates = spans.get(ended..before).unwrap_or(&[]).iter().copied();
        candidates.filter(move |&row| self.last_day[row as usize] >= day)
    }

    /// The day or span of a row.
    pub fn days(&self, row: Row) -> DayRange {
        let at = row as usize;
        days_of(self.first_day[at], self.last_day[at])
    }

    /// How well the day of a row is known.
    pub fn time_precision(&self, row: Row) -> TimePrecision {
        self.time_precision[row as usize]
    }

    /// How well the place of a row is known.
    pub fn place_precision(&self, row: Row) -> PlacePrecision {
        self.place_precision[row as usize]
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

    /// Township code of every row; [`Township::NONE`] without one.
    pub fn township_codes(&self) -> &[u32] {
        &self.township
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
        let start = self.associates_start(rows.start);
        let end = self.associates_start(rows.end);
        let (of, codes) = (
            &self.associate_row[start..end],
            &self.associates[start..end],
        );
        of.iter().copied().zip(codes.iter().copied())
    }

    /// Codes of the actors associated with either side of a row; may repeat, may be 0.
    pub fn associates(&self, row: Row) -> &[u32] {
        let (start, _, end) = self.associate_bounds(row);
        &self.associates[start..end]
    }

    /// Codes of the actors associated with the first and with the second side of a row.
    pub fn associates_by_side(&self, row: Row) -> [&[u32]; 2] {
        let (start, middle, end) = self.associate_bounds(row);
        [
            &self.associates[start..middle],
            &self.associates[middle..end],
        ]
    }

    pub(super) fn associate_bounds(&self, row: Row) -> (usize, usize, usize) {
        let at = row as usize;
        let (middle, end) = (self.first_side_end[at], self.associates_end[at]);
        (self.associates_start(row), middle as usize, end as usize)
    }

    /// Where the associates of a row begin; for the row past the last, where all end.
    fn associates_start(&self, row: Row) -> usize {
        match row.checked_sub(1) {
            Some(before) => self.associates_end[before as usize] as usize,
            None => 0,
        }
    }

    /// Estimated deaths of a row; `None` when the source gives none.
    pub fn deaths(&self, row: Row) -> Option<Deaths> {
        self.deaths[row as usize]
    }

    /// Estimated deaths of every row; `None` when the source gives none.
    pub fn deaths_of_rows(&self) -> &[Option<Deaths>] {
        &self.deaths
    }

    /// Whether the source marks civilians as the target of a row.
    pub fn civilian_targeting(&self, row: Row) -> bool {
        self.civilian_targeting[row as usize]
    }

    /// Who reported a row.
    pub fn source(&self, row: Row) -> &str {
        self.sources.name(self.source[row as usize])
    }

    /// When the source last changed a row, seconds since 1970; 0 when not given.
    pub fn timestamp(&self, row: Row) -> i64 {
        self.timestamp[row as usize]
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
        self.sites.of_row(row)
    }
}

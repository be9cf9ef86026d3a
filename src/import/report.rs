//! What was read, what was kept, and every fault: the account an import gives of itself.
//!
//! Serialises to the JSON of `conflict-atlas check --json`. Law: `rows_read = kept + rejected`; every rejected row
//! has exactly one fault whose effect is [`Effect::Rejected`].

use crate::event::Day;
use serde::Serialize;

/// The kind of table a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// ACLED, as exported since 20 March 2023.
    Acled,
    /// ACLED, as exported before.
    AcledOld,
    /// UCDP Georeferenced Event Dataset, yearly or Candidate.
    UcdpGed,
    /// Any other table.
    Table,
}

impl Format {
    /// The format in words.
    pub fn words(self) -> &'static str {
        match self {
            Format::Acled => "ACLED",
            Format::AcledOld => "ACLED (before March 2023)",
            Format::UcdpGed => "UCDP GED",
            Format::Table => "table",
        }
    }
}

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// The cell of the date is empty.
    NoDate,
    /// The cell of the date holds something else.
    NotADate,
    /// A date, but written in another way than the rest of the column.
    OtherDateFormat,
    /// A date the calendar does not have.
    NoSuchDay,
    /// The last day lies before the first.
    EndBeforeStart,
    /// The column of the year says another year than the date.
    YearDisagrees,
    /// A cell of the coordinate is empty.
    NoCoordinate,
    /// A cell of the coordinate is not a number.
    NotACoordinate,
    /// A latitude past 90 or a longitude past 180 degrees.
    CoordinateOutOfRange,
    /// Latitude and longitude would fit the other way round.
    CoordinatesLookSwapped,
    /// Latitude and longitude are both 0: how many systems write "unknown".
    ZeroCoordinate,
    /// Not a whole number of deaths.
    NotACount,
    /// The key stands in another row, which is newer or comes first.
    DuplicateId,
    /// Fewer cells than the header.
    MissingCells,
    /// More cells than the header.
    ExtraCells,
    /// A quote is opened and never closed.
    UnclosedQuote,
    /// The last row ends before its last column: the file was cut.
    CutRow,
    /// A cell of more than 16 MiB.
    CellTooLong,
    /// The header once more, as when files were joined.
    RepeatedHeader,
}

impl FaultKind {
    /// The fault in words, to stand after the name of the column.
    pub fn words(self) -> &'static str {
        match self {
            FaultKind::NoDate => "no date",
            FaultKind::NotADate => "not a date",
            FaultKind::OtherDateFormat => "a date written differently from the rest of the column",
            FaultKind::NoSuchDay => "a date that does not exist",
            FaultKind::EndBeforeStart => "ends before it begins",
            FaultKind::YearDisagrees => "another year than the date",
            FaultKind::NoCoordinate => "no coordinate",
            FaultKind::NotACoordinate => "not a number of degrees",
            FaultKind::CoordinateOutOfRange => "outside the range of degrees",
            FaultKind::CoordinatesLookSwapped => "latitude and longitude look swapped",
            FaultKind::ZeroCoordinate => "latitude and longitude are both 0",
            FaultKind::NotACount => "not a whole number",
            FaultKind::DuplicateId => "the id stands in another row",
            FaultKind::MissingCells => "fewer cells than the header",
            FaultKind::ExtraCells => "more cells than the header",
            FaultKind::UnclosedQuote => "a quote is never closed",
            FaultKind::CutRow => "the file ends inside this row",
            FaultKind::CellTooLong => "a cell of more than 16 MiB",
            FaultKind::RepeatedHeader => "the header again",
        }
    }
}

/// What a fault did to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Nothing: the row is there as the source gives it.
    Kept,
    /// The event counts, but is on no map.
    KeptWithoutPlace,
    /// The event lasts one day, its first.
    KeptAsOneDay,
    /// The event has no number of deaths.
    KeptWithoutDeaths,
    /// The row is not among the events.
    Rejected,
}

impl Effect {
    /// The effect in words.
    pub fn words(self) -> &'static str {
        match self {
            Effect::Kept => "kept",
            Effect::KeptWithoutPlace => "kept without place",
            Effect::KeptAsOneDay => "kept as one day",
            Effect::KeptWithoutDeaths => "kept without deaths",
            Effect::Rejected => "rejected",
        }
    }
}

/// One fault of one row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RowFault {
    /// Line of the file on which the row starts, from 1; line breaks inside quotes count.
    pub line: u64,
    /// Name of the column as the header writes it; empty when the whole row is meant.
    pub column: String,
    /// What is wrong.
    pub kind: FaultKind,
    /// What became of the row.
    pub effect: Effect,
    /// What stands in the cell, at most 40 characters.
    #[serde(skip)]
    pub value: String,
}

impl RowFault {
    /// The fault as a person reads it: `line 7, event_date "2023-02-30": a date that does not exist; rejected`.
    pub fn words(&self) -> String {
        let mut place = format!("line {}", self.line);
        if !self.column.is_empty() {
            place = format!("{place}, {}", self.column);
        }
        if !self.value.is_empty() {
            place = format!("{place} {:?}", self.value);
        }
        format!("{place}: {}; {}", self.kind.words(), self.effect.words())
    }
}

/// The account of one import.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// The kind of table.
    pub format: Format,
    /// Name of the character encoding.
    pub encoding: &'static str,
    /// What separates the cells.
    pub delimiter: char,
    /// Rows below the header, blank lines apart.
    pub rows_read: u64,
    /// Rows that became events.
    pub kept: u64,
    /// Rows that did not.
    pub rejected: u64,
    /// First day of all events; `None` without events.
    pub first_day: Option<Day>,
    /// Last day of all events; `None` without events.
    pub last_day: Option<Day>,
    /// Every fault, by line.
    pub faults: Vec<RowFault>,
    /// What concerns the whole table.
    pub warnings: Vec<String>,
    /// Events that are on no map.
    pub without_place: u64,
    /// Line of the header, from 1; 0 when the file has none.
    pub header_line: u64,
    /// How the dates are written, in words.
    pub dates: &'static str,
    /// SHA-256 of the file's bytes, in hexadecimal.
    pub sha256: String,
    /// Size of the file.
    pub size_bytes: u64,
}

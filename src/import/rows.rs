//! Rows become events, or faults that say why not.
//!
//! No row is lost: what is not an event is counted in the report. Start at [`read_section`].

use super::cells::{self, Axis};
use super::columns::Columns;
use super::dates::{Parts, parts};
use super::dialect::Layout;
use super::error::ImportError;
use super::events;
use super::meaning::Meaning;
use super::records::Record;
use super::report::{Effect, FaultKind, RowFault};
use super::sections::{Progress, Section};
use super::survey::{Seen, Survey, keys_are_unique, read_whole};
use crate::event::{Day, DayRange, Deaths};
use crate::geo::LonLat;
use crate::store::StoreBuilder;

/// A cell longer than this is a fault: no source writes so much about one event.
const LONGEST_CELL_BYTES: usize = 16 << 20;

/// Rows between two looks at the watch.
pub const ROWS_PER_LOOK: usize = 4096;

/// What the rows of one section gave.
#[derive(Debug, Default)]
pub struct Part<'t> {
    /// The events.
    pub builder: StoreBuilder,
    /// What is wrong with which row.
    pub faults: Vec<RowFault>,
    /// Rows, whatever became of them.
    pub rows_read: u64,
    /// Rows that are no events.
    pub rejected: u64,
    /// Events without a place.
    pub without_place: u64,
    /// What the survey has to know; empty when it is known already.
    pub seen: Seen<'t>,
    /// Byte after the last row, and the line that begins there.
    pub end: (usize, u64),
}

/// A table and what is known of it as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Table<'t> {
    /// All of the text.
    pub text: &'t str,
    /// How it is laid out.
    pub layout: &'t Layout,
    /// What its columns mean.
    pub columns: &'t Columns,
}

/// Reads the rows that begin within a section, as the survey says; with `surveying` also what a survey needs.
pub fn read_section<'t>(
    table: Table<'t>,
    section: Section,
    survey: &Survey,
    surveying: bool,
    progress: &Progress<'_>,
) -> Result<Part<'t>, ImportError> {
    let mut reader = Reader {
        layout: table.layout,
        columns: table.columns,
        survey,
        surveying,
        first_row: section.row,
        part: Part::default(),
        pending: Vec::new(),
    };
    let mut rows = table
        .layout
        .rows_from(table.text, section.start, section.line);
    let mut record = Record::default();
    let mut told = section.start;
    while rows.position().0 < section.end
        && read_whole(&mut rows, &mut record, table.layout, table.columns)
    {
        reader.row(&mut record);
        if reader.part.rows_read.is_multiple_of(ROWS_PER_LOOK as u64) {
            let at = rows.position().0;
            progress.add(at - told)?;
            told = at;
        }
    }
    reader.part.end = rows.position();
    progress.add(rows.position().0 - told)?;
    Ok(reader.part)
}

struct Reader<'r, 't> {
    layout: &'r Layout,
    columns: &'r Columns,
    survey: &'r Survey,
    surveying: bool,
    first_row: usize,
    part: Part<'t>,
    pending: Vec<RowFault>,
}

/// Cells as they were before any of them was found too long.
struct Cells {
    date: Parts,
    end_date: Parts,
    place: Result<LonLat, (Axis, FaultKind)>,
}

impl<'t> Reader<'_, 't> {
    fn row(&mut self, record: &mut Record<'t>) {
        let row = usize::try_from(self.part.rows_read).unwrap_or(usize::MAX);
        let row = self.first_row.saturating_add(row);
        self.part.rows_read += 1;
        self.pending.clear();
        let mut cells = self.cells(record);
        if self.surveying {
            let seen = &mut self.part.seen;
            seen.add(
                self.survey,
                self.columns,
                record,
                cells.date,
                cells.end_date,
                cells.place,
            );
        }
        if self.shape(record) {
            cells.place = place(self.columns, record);
        }
        let day = match self.day(record, row, cells.date) {
            Ok(day) => day,
            Err(fault) => {
                self.part.rejected += 1;
                self.part.faults.push(fault);
                return;
            }
        };
        let days = self.span(record, cells.end_date, day);
        self.year(record, days);
        let at = self.place(record, cells.place);
        let deaths = self.deaths(record);
        events::push(
            &mut self.part.builder,
            self.columns,
            record,
            events::Facts { days, at, deaths },
        );
        self.part.without_place += u64::from(at.is_none());
        self.part.faults.append(&mut self.pending);
    }

    fn cells(&self, record: &Record<'t>) -> Cells {
        let date = |meaning| match self.columns.at(meaning) {
            Some(at) => parts(record.cell(at)),
            None => Parts::Missing,
        };
        Cells {
            date: date(Meaning::Date),
            end_date: date(Meaning::EndDate),
            place: place(self.columns, record),
        }
    }

    /// Faults of the row as a whole: its number of cells, its quotes, the length of its cells. Whether a cell was
    /// emptied because it is too long.
    fn shape(&mut self, record: &mut Record<'_>) -> bool {
        let mut emptied = false;
        let (cells, columns) = (record.cells.len(), self.layout.columns.len());
        if record.ends_text && (cells < columns || record.unclosed) {
            self.note(record, None, FaultKind::CutRow, Effect::Kept);
        } else if record.unclosed {
            self.note(record, None, FaultKind::UnclosedQuote, Effect::Kept);
        } else if cells < columns {
            self.note(record, None, FaultKind::MissingCells, Effect::Kept);
        } else if cells > self.layout.row_cells {
            self.note(record, None, FaultKind::ExtraCells, Effect::Kept);
        }
        for at in 0..cells {
            if record.cell(at).len() > LONGEST_CELL_BYTES {
                if let Some(cell) = record.cells.get_mut(at) {
                    *cell = "".into();
                    emptied = true;
                }
                self.note(record, Some(at), FaultKind::CellTooLong, Effect::Kept);
            }
        }
        emptied
    }

    /// The first day, or the one fault that rejects the row.
    fn day(&self, record: &Record<'_>, row: usize, parts: Parts) -> Result<Day, RowFault> {
        let reject = |at, kind| Err(self.fault(record, at, kind, Effect::Rejected));
        let date = self.columns.at(Meaning::Date);
        let day = match self.survey.date.reading.day(parts) {
            Ok(day) => day,
            Err(_) if self.is_header(record) => return reject(None, FaultKind::RepeatedHeader),
            Err(kind) => {
                let whole = self.pending.iter().map(|fault| fault.kind);
                let mut cut = whole.filter(|kind| *kind == FaultKind::CutRow);
                return match cut.next() {
                    Some(cut) => reject(None, cut),
                    None => reject(date, kind),
                };
            }
        };
        let repeats = &self.survey.repeats;
        if keys_are_unique(self.columns.format) && repeats.superseded.get(row) == Some(&true) {
            return reject(self.columns.at(Meaning::Id), FaultKind::DuplicateId);
        }
        Ok(day)
    }

    fn is_header(&self, record: &Record<'_>) -> bool {
        let names = self.layout.header.iter().map(String::as_str);
        self.layout.header_line > 0 && names.eq(record.cells.iter().map(|cell| cell.as_ref()))
    }

    fn span(&mut self, record: &Record<'_>, parts: Parts, first: Day) -> DayRange {
        let one_day = DayRange::single(first);
        let Some(decision) = self.survey.end_date else {
            return one_day;
        };
        let kind = match decision.reading.day(parts) {
            Ok(last) => match DayRange::new(first, last) {
                Some(days) => return days,
                None => FaultKind::EndBeforeStart,
            },
            Err(FaultKind::NoDate) => return one_day,
            Err(kind) => kind,
        };
        self.note(
            record,
            self.columns.at(Meaning::EndDate),
            kind,
            Effect::KeptAsOneDay,
        );
        one_day
    }

    fn year(&mut self, record: &Record<'_>, days: DayRange) {
        let Some(year) = cells::integer(self.columns.cell(record, Meaning::Year)) else {
            return;
        };
        let (first, _, _) = days.first().ymd();
        let last = match days.days() {
            1 => first,
            _ => days.last().ymd().0,
        };
        if !(i64::from(first)..=i64::from(last)).contains(&year) {
            let at = self.columns.at(Meaning::Year);
            self.note(record, at, FaultKind::YearDisagrees, Effect::Kept);
        }
    }

    fn place(
        &mut self,
        record: &Record<'_>,
        place: Result<LonLat, (Axis, FaultKind)>,
    ) -> Option<LonLat> {
        match place {
            Ok(at) => {
                let country = cells::name(self.columns.cell(record, Meaning::Country));
                if self.survey.looks_swapped(&country, at) {
                    let column = self.columns.at(Meaning::Latitude);
                    let kind = FaultKind::CoordinatesLookSwapped;
                    self.note(record, column, kind, Effect::Kept);
                }
                Some(at)
            }
            Err((axis, kind)) => {
                let meaning = match axis {
                    Axis::Latitude => Meaning::Latitude,
                    Axis::Longitude => Meaning::Longitude,
                };
                let column = self.columns.at(meaning);
                self.note(record, column, kind, Effect::KeptWithoutPlace);
                None
            }
        }
    }

    fn deaths(&mut self, record: &Record<'_>) -> Option<Deaths> {
        let mut number = |meaning: Meaning| {
            let found = cells::count(self.columns.cell(record, meaning));
            found.unwrap_or_else(|kind| {
                let effect = if meaning == Meaning::Deaths {
                    Effect::KeptWithoutDeaths
                } else {
                    Effect::Kept
                };
                self.note(record, self.columns.at(meaning), kind, effect);
                None
            })
        };
        let best = number(Meaning::Deaths)?;
        let low = number(Meaning::LowDeaths).unwrap_or(best);
        let high = number(Meaning::HighDeaths).unwrap_or(best);
        Some(Deaths { best, low, high })
    }

    fn note(&mut self, record: &Record<'_>, at: Option<usize>, kind: FaultKind, effect: Effect) {
        let fault = self.fault(record, at, kind, effect);
        self.pending.push(fault);
    }

    fn fault(
        &self,
        record: &Record<'_>,
        at: Option<usize>,
        kind: FaultKind,
        effect: Effect,
    ) -> RowFault {
        let value = at.map_or("", |at| record.cell(at)).trim();
        RowFault {
            line: record.line,
            column: at.map_or("", |at| self.layout.name(at)).to_owned(),
            kind,
            effect,
            value: value.chars().take(40).collect(),
        }
    }
}

fn place(columns: &Columns, record: &Record<'_>) -> Result<LonLat, (Axis, FaultKind)> {
    let cell = |meaning| columns.cell(record, meaning);
    cells::place(cell(Meaning::Latitude), cell(Meaning::Longitude))
}

//! The second pass: each row becomes an event, or a fault that says why not.
//!
//! No row is lost: what is not an event is counted in the report.

use super::cells::{self, Axis};
use super::columns::{Columns, resolve};
use super::dialect::{Layout, detect};
use super::encoding::decode;
use super::error::ImportError;
use super::events;
use super::map::ColumnMap;
use super::meaning::Meaning;
use super::records::Record;
use super::report::{Effect, FaultKind, Report, RowFault};
use super::survey::{ROWS_PER_LOOK, Survey, keys_are_unique, read_whole, survey};
use super::{Loaded, warnings};
use crate::event::{Day, DayRange, Deaths};
use crate::geo::LonLat;
use crate::store::StoreBuilder;
use crate::watch::Watch;

/// A cell longer than this is a fault: no source writes so much about one event.
const LONGEST_CELL_BYTES: usize = 16 << 20;

/// Reads a whole table. The report lacks the hash and the size of the file.
pub fn load_events(
    bytes: &[u8],
    mapping: &ColumnMap,
    watch: &Watch,
) -> Result<Loaded, ImportError> {
    let decoded = decode(bytes)?;
    let text = decoded.text.as_ref();
    let layout = detect(text, mapping)?;
    let columns = resolve(&layout.columns, mapping)?;
    let (read_bytes, text_bytes) = (bytes.len() as u64, text.len() as u64);
    watch.expect_total(read_bytes + 2 * text_bytes);
    let survey = survey(text, &layout, &columns, mapping.dates, watch, read_bytes)?;
    let mut reader = Reader {
        layout: &layout,
        columns: &columns,
        survey: &survey,
        builder: StoreBuilder::new(),
        faults: Vec::new(),
        pending: Vec::new(),
        rows_read: 0,
        rejected: 0,
        without_place: 0,
    };
    let mut rows = layout.rows(text);
    let mut record = Record::default();
    while read_whole(&mut rows, &mut record, &layout, &columns) {
        reader.row(&mut record);
        if reader.rows_read.is_multiple_of(ROWS_PER_LOOK as u64) {
            watch.advance(read_bytes + text_bytes + rows.position().0 as u64);
            if watch.cancelled() {
                return Err(ImportError::Cancelled);
            }
        }
    }
    let mut report = Report {
        format: columns.format,
        encoding: decoded.encoding,
        delimiter: char::from(layout.delimiter),
        rows_read: reader.rows_read,
        kept: reader.builder.len() as u64,
        rejected: reader.rejected,
        first_day: None,
        last_day: None,
        faults: reader.faults,
        warnings: decoded.warning.into_iter().collect(),
        without_place: reader.without_place,
        header_line: layout.header_line,
        dates: survey.date.reading.words(),
        sha256: String::new(),
        size_bytes: 0,
    };
    let store = reader.builder.build();
    report.first_day = store.extent().map(DayRange::first);
    report.last_day = store.extent().map(DayRange::last);
    warnings::add(&mut report, &layout, &columns, &survey);
    watch.advance(read_bytes + 2 * text_bytes);
    Ok(Loaded { store, report })
}

struct Reader<'t> {
    layout: &'t Layout,
    columns: &'t Columns,
    survey: &'t Survey,
    builder: StoreBuilder,
    faults: Vec<RowFault>,
    pending: Vec<RowFault>,
    rows_read: u64,
    rejected: u64,
    without_place: u64,
}

impl Reader<'_> {
    fn row(&mut self, record: &mut Record<'_>) {
        let row = usize::try_from(self.rows_read).unwrap_or(usize::MAX);
        self.rows_read += 1;
        self.pending.clear();
        self.shape(record);
        let day = match self.day(record, row) {
            Ok(day) => day,
            Err(fault) => {
                self.rejected += 1;
                self.faults.push(fault);
                return;
            }
        };
        let days = self.span(record, row, day);
        self.year(record, days);
        let at = self.place(record);
        let deaths = self.deaths(record);
        events::push(
            &mut self.builder,
            self.columns,
            record,
            events::Facts { days, at, deaths },
        );
        self.without_place += u64::from(at.is_none());
        self.faults.append(&mut self.pending);
    }

    /// Faults of the row as a whole: its number of cells, its quotes, the length of its cells.
    fn shape(&mut self, record: &mut Record<'_>) {
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
                }
                self.note(record, Some(at), FaultKind::CellTooLong, Effect::Kept);
            }
        }
    }

    /// The first day, or the one fault that rejects the row.
    fn day(&self, record: &Record<'_>, row: usize) -> Result<Day, RowFault> {
        let reject = |at, kind| Err(self.fault(record, at, kind, Effect::Rejected));
        let date = self.columns.at(Meaning::Date);
        let parts = self.survey.dates.get(row).copied();
        let parts = parts.unwrap_or(super::dates::Parts::Missing);
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

    fn span(&mut self, record: &Record<'_>, row: usize, first: Day) -> DayRange {
        let one_day = DayRange::single(first);
        let (Some(decision), Some(parts)) = (self.survey.end_date, self.survey.end_dates.get(row))
        else {
            return one_day;
        };
        let kind = match decision.reading.day(*parts) {
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
        let (last, _, _) = days.last().ymd();
        if !(i64::from(first)..=i64::from(last)).contains(&year) {
            let at = self.columns.at(Meaning::Year);
            self.note(record, at, FaultKind::YearDisagrees, Effect::Kept);
        }
    }

    fn place(&mut self, record: &Record<'_>) -> Option<LonLat> {
        let cell = |meaning| self.columns.cell(record, meaning);
        match cells::place(cell(Meaning::Latitude), cell(Meaning::Longitude)) {
            Ok(at) => {
                let country = cells::name(cell(Meaning::Country));
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

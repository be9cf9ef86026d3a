//! How a table is laid out: what separates its cells, where its header stands, and where its rows begin.
//!
//! The separator is the one that gives known names, or else rows of equal length. Titles above the header and a
//! `sep=` line are passed over; a UCDP release without a header is known by what its cells hold.

use super::cells::{integer, number};
use super::columns::{HeaderScore, KnownNames};
use super::dates::{Parts, parts};
use super::error::ImportError;
use super::map::ColumnMap;
use super::meaning::ucdp_layout;
use super::records::{Record, Records};
use crate::event::words::counted;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
const SAMPLE_BYTES: usize = 256 * 1024;
const SAMPLE_RECORDS: usize = 100;
const MOST_COLUMNS: usize = 10_000;

/// The layout of one table.
#[derive(Clone, Debug)]
pub struct Layout {
    /// What separates the cells.
    pub delimiter: u8,
    /// The header as written; that of UCDP where the file has none.
    pub header: Vec<String>,
    /// Line of the header, from 1; 0 when the file has none.
    pub header_line: u64,
    /// The name of every column; begins with an empty one where rows carry a number the header does not name.
    pub columns: Vec<String>,
    /// Cells of a whole row; more than columns where every row ends in a separator.
    pub row_cells: usize,
    /// What a reader must know about the layout.
    pub warnings: Vec<String>,
    start: (usize, u64),
}

impl Layout {
    /// The rows below the header.
    pub fn rows<'a>(&self, text: &'a str) -> Records<'a> {
        let (at, line) = self.start;
        self.rows_from(text, at, line)
    }

    /// Byte and line at which the rows begin.
    pub fn start(&self) -> (usize, u64) {
        self.start
    }

    /// The rows from the byte `at` on, where one begins, on the line numbered `line`.
    pub fn rows_from<'a>(&self, text: &'a str, at: usize, line: u64) -> Records<'a> {
        let mut rows = Records::new(text, self.delimiter, at, line);
        rows.expected_cells = Some(self.row_cells);
        rows
    }

    /// Name of a column; empty past the last.
    pub fn name(&self, at: usize) -> &str {
        self.columns.get(at).map_or("", String::as_str)
    }
}

/// Finds the layout of a text.
pub fn detect(text: &str, mapping: &ColumnMap) -> Result<Layout, ImportError> {
    let known = KnownNames::new(mapping);
    let (at, line, named) = separator_line(text);
    let candidates = DELIMITERS
        .into_iter()
        .filter(|d| named.is_none_or(|n| n == *d));
    let mut samples = candidates
        .chain(named)
        .map(|d| Sample::take(text, d, at, line, &known));
    let first = samples.next().ok_or(ImportError::Empty)?;
    let best = samples.fold(first, |best, next| {
        if next.rank() > best.rank() {
            next
        } else {
            best
        }
    });
    best.layout()
}

/// Where the table starts after a line `sep=;`, and the separator it names.
fn separator_line(text: &str) -> (usize, u64, Option<u8>) {
    let line_end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text.get(..line_end).unwrap_or("").trim_start_matches('"');
    let named = line
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="));
    if named.is_none() || line.len() > 64 {
        return (0, 1, None);
    }
    let separator = line.as_bytes().get(4).copied();
    let separator = separator.filter(|byte| byte.is_ascii() && !matches!(byte, b'"' | b' '));
    (line_end, 1, separator)
}

/// The first rows as one separator cuts them.
struct Sample<'a> {
    delimiter: u8,
    records: Vec<(Record<'a>, (usize, u64))>,
    header: Option<usize>,
    score: HeaderScore,
    usual_cells: usize,
    equal_rows: usize,
    odd_rows: usize,
}

impl<'a> Sample<'a> {
    fn take(text: &'a str, delimiter: u8, at: usize, line: u64, known: &KnownNames) -> Sample<'a> {
        let end = text.floor_char_boundary(at.saturating_add(SAMPLE_BYTES).min(text.len()));
        let cut = end < text.len();
        let mut source = Records::new(text.get(..end).unwrap_or(text), delimiter, at, line);
        let mut records = Vec::new();
        let mut record = Record::default();
        while records.len() < SAMPLE_RECORDS && source.read(&mut record) {
            if cut && record.ends_text && !records.is_empty() {
                break;
            }
            records.push((record.clone(), source.position()));
        }
        let scores = records
            .iter()
            .map(|(record, _)| known.score(record))
            .take(50);
        let best = scores.enumerate().filter(|(_, score)| score.is_header());
        let best = best.reduce(|best, next| if next.1 > best.1 { next } else { best });
        let (usual_cells, equal_rows) = usual_cells(records.iter().map(|(record, _)| record));
        Sample {
            delimiter,
            header: best.map(|(at, _)| at),
            score: best.map(|(_, score)| score).unwrap_or_default(),
            usual_cells,
            equal_rows,
            odd_rows: records
                .iter()
                .filter(|(record, _)| has_odd_quotes(record))
                .count(),
            records,
        }
    }

    /// Known names first, then cells at all, quotes where they belong, and rows of equal length.
    fn rank(&self) -> (HeaderScore, bool, Reverse<usize>, usize, usize) {
        let share = self.equal_rows * 1000 / self.records.len().max(1);
        let has_cells = self.usual_cells > 1;
        (
            self.score,
            has_cells,
            Reverse(self.odd_rows),
            share,
            self.usual_cells,
        )
    }

    fn layout(self) -> Result<Layout, ImportError> {
        let first = self.records.first().ok_or(ImportError::Empty)?;
        if self.header.is_none() && is_ucdp_row(&first.0) {
            let columns: Vec<String> = ucdp_layout().map(str::to_owned).collect();
            let start = (first.0.start, first.0.line);
            return Ok(Layout {
                delimiter: self.delimiter,
                header: columns.clone(),
                header_line: 0,
                row_cells: columns.len(),
                columns,
                warnings: vec![
                    "the table has no header; its columns were taken to be those of UCDP GED"
                        .to_owned(),
                ],
                start,
            });
        }
        let at = self.header.unwrap_or_else(|| self.first_below_titles());
        let (record, start) = self.records.get(at).unwrap_or(first);
        let header: Vec<String> = record.cells.iter().map(|cell| cell.to_string()).collect();
        if header.len() > MOST_COLUMNS {
            return Err(ImportError::TooManyColumns(header.len()));
        }
        let mut layout = Layout {
            delimiter: self.delimiter,
            header_line: record.line,
            columns: header.iter().map(|name| name.trim().to_owned()).collect(),
            row_cells: header.len(),
            header,
            warnings: Vec::new(),
            start: *start,
        };
        if at > 0 {
            let passed_over = counted(at as u64, "line");
            let warning = format!("{passed_over} above the header passed over");
            layout.warnings.push(warning);
        }
        let rows = self.records.iter().skip(at + 1).map(|(record, _)| record);
        layout.fit_to_rows(rows);
        layout.warn_of_equal_names();
        Ok(layout)
    }

    /// Without known names, the first row that is no title: a title stands alone in its row.
    fn first_below_titles(&self) -> usize {
        let is_title = |record: &Record<'_>| {
            let filled = record
                .cells
                .iter()
                .filter(|cell| !cell.trim().is_empty())
                .count();
            filled <= 1 && (self.usual_cells >= 3 || record.cells.len() < self.usual_cells)
        };
        let found = self
            .records
            .iter()
            .position(|(record, _)| !is_title(record));
        found.unwrap_or(0)
    }
}

impl Layout {
    /// Rows may all have a cell more than the header: a row number in front, or an empty cell at the end.
    fn fit_to_rows<'r>(&mut self, rows: impl Iterator<Item = &'r Record<'r>> + Clone) {
        let (usual, equal) = usual_cells(rows.clone());
        let total = rows.clone().count();
        if usual != self.header.len() + 1 || equal * 10 < total * 9 {
            return;
        }
        self.row_cells = usual;
        let mut whole = rows.filter(|record| record.cells.len() == usual);
        if whole.all(|record| record.cell(usual - 1).trim().is_empty()) {
            return;
        }
        self.columns.insert(0, String::new());
        self.warnings.push(
            "every row has one cell more than the header; the first was taken to be a row number"
                .to_owned(),
        );
    }

    fn warn_of_equal_names(&mut self) {
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for name in self.columns.iter().filter(|name| !name.is_empty()) {
            *seen.entry(name).or_default() += 1;
        }
        let twice = seen.iter().filter(|(_, count)| **count > 1);
        let warnings: Vec<String> = twice
            .map(|(name, count)| format!("{count} columns are called {name:?}; the first is read"))
            .collect();
        self.warnings.extend(warnings);
    }
}

/// The most frequent number of cells (the greater where two are as frequent), and how many rows have it.
fn usual_cells<'r>(records: impl Iterator<Item = &'r Record<'r>>) -> (usize, usize) {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for record in records {
        *counts.entry(record.cells.len()).or_default() += 1;
    }
    let most = counts
        .into_iter()
        .max_by_key(|(cells, rows)| (*rows, *cells));
    most.unwrap_or((0, 0))
}

/// Whether quotes stand inside cells or are never closed, as when a row is cut at the wrong character.
fn has_odd_quotes(record: &Record<'_>) -> bool {
    // A borrowed cell with a quote in it was not quoted: quoted cells with quotes inside are rewritten.
    let inside = |cell: &Cow<'_, str>| matches!(cell, Cow::Borrowed(text) if text.contains('"'));
    record.unclosed || record.text_after_quote || record.cells.iter().any(inside)
}

/// Whether the cells hold what the 49 columns of UCDP GED hold.
fn is_ucdp_row(record: &Record<'_>) -> bool {
    let named = |name: &str| {
        let at = ucdp_layout().position(|column| column == name);
        at.map_or("", |at| record.cell(at))
    };
    let is_date = |cell: &str| !matches!(parts(cell), Parts::Missing | Parts::NoDate);
    record.cells.len() == ucdp_layout().count()
        && integer(named("id")).is_some()
        && matches!(integer(named("type_of_violence")), Some(1..=3))
        && number(named("latitude")).is_some()
        && number(named("longitude")).is_some()
        && is_date(named("date_start"))
        && is_date(named("date_end"))
}

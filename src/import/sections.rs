//! A text cut into sections that are read side by side.
//!
//! Where a row begins inside a text can only be guessed, since quotes may hold line breaks. A guess is proven when the
//! section before it ends exactly there: how a row is read depends on nothing that comes before it.

use super::dates::{Parts, parts};
use super::error::ImportError;
use super::meaning::Meaning;
use super::records::Record;
use super::rows::{Part, Table};
use crate::watch::Watch;
use memchr::memchr_iter;
use std::sync::atomic::{AtomicU64, Ordering};

/// Lines looked at for one that begins a row.
const LINES_TRIED: usize = 200;

/// Rows that begin between two bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// Where the first row begins.
    pub start: usize,
    /// Where the next section begins.
    pub end: usize,
    /// Number of the line at the start; 1 while it is not known.
    pub line: u64,
    /// Number of the first row; 0 while it is not known.
    pub row: usize,
}

/// All rows as one section.
pub fn whole(table: Table<'_>) -> Section {
    let (start, line) = table.layout.start();
    Section {
        start,
        end: usize::MAX,
        line,
        row: 0,
    }
}

/// At most `most` sections of about the same size, none smaller than `smallest_bytes` by much.
pub fn split(table: Table<'_>, most: usize, smallest_bytes: usize) -> Vec<Section> {
    let mut current = whole(table);
    let bytes = table.text.len().saturating_sub(current.start);
    let count = (bytes / smallest_bytes.max(1)).clamp(1, most.max(1));
    let first = current.start;
    let mut sections = Vec::with_capacity(count);
    for number in 1..count {
        let near = first + bytes / count * number;
        match row_start(table, near) {
            Some(start) if start > current.start => {
                sections.push(Section {
                    end: start,
                    ..current
                });
                current = Section {
                    start,
                    end: usize::MAX,
                    line: 1,
                    row: 0,
                };
            }
            _ => {}
        }
    }
    sections.push(current);
    sections
}

/// The start of a line that reads as a whole row with a date in it.
fn row_start(table: Table<'_>, near: usize) -> Option<usize> {
    let mut record = Record::default();
    let line_ends = memchr_iter(b'\n', table.text.as_bytes().get(near..)?);
    let mut starts = line_ends.take(LINES_TRIED).map(|end| near + end + 1);
    starts.find(|&start| {
        let mut rows = table.layout.rows_from(table.text, start, 1);
        let date = table.columns.at(Meaning::Date);
        rows.read(&mut record)
            && record.start == start
            && record.cells.len() == table.layout.row_cells
            && !record.unclosed
            && !record.text_after_quote
            && date
                .is_some_and(|at| !matches!(parts(record.cell(at)), Parts::Missing | Parts::NoDate))
    })
}

/// The sections with their lines and rows, once each has been read up to exactly where the next begins; else `None`.
pub fn proven(sections: &[Section], parts: &[Part<'_>]) -> Option<Vec<Section>> {
    let mut all = Vec::with_capacity(sections.len());
    let mut next: Option<Section> = None;
    for (section, part) in sections.iter().zip(parts) {
        let section = match next {
            None => *section,
            Some(known) if known.start == section.start => Section {
                end: section.end,
                ..known
            },
            Some(_) => return None,
        };
        next = Some(Section {
            start: part.end.0,
            end: usize::MAX,
            // The part counted its lines from 1, or from where they begin if that was known.
            line: if all.is_empty() {
                part.end.1
            } else {
                section.line.checked_add(part.end.1)?.checked_sub(1)?
            },
            row: section
                .row
                .checked_add(usize::try_from(part.rows_read).ok()?)?,
        });
        all.push(section);
    }
    Some(all)
}

/// How far all sections of a pass have come together.
#[derive(Debug)]
pub struct Progress<'w> {
    watch: &'w Watch,
    done: AtomicU64,
}

impl Progress<'_> {
    /// Counts on from `done`.
    pub fn from(watch: &Watch, done: u64) -> Progress<'_> {
        Progress {
            watch,
            done: AtomicU64::new(done),
        }
    }

    /// Says that so many more bytes are read; fails when somebody asked to stop.
    pub fn add(&self, bytes: usize) -> Result<(), ImportError> {
        let bytes = bytes as u64;
        let before = self.done.fetch_add(bytes, Ordering::Relaxed);
        self.watch.advance(before + bytes);
        if self.watch.cancelled() {
            return Err(ImportError::Cancelled);
        }
        Ok(())
    }
}

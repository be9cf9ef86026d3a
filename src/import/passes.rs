//! How often a table is read, and by how many threads; neither shows in what comes of it.
//!
//! Rows are read by a guess at what holds for whole columns, while what the columns really hold is written down. Only
//! where the two turn out to differ (a key twice, another order of day and month) are the rows read once more.

use super::Loaded;
use super::columns::resolve;
use super::dialect::detect;
use super::encoding::{Decoded, decode};
use super::error::ImportError;
use super::map::ColumnMap;
use super::report::Report;
use super::rows::{Part, Table, read_section};
use super::sections::{Progress, Section, proven, split, whole};
use super::survey::Survey;
use super::warnings;
use crate::event::DayRange;
use crate::store::EventStore;
use crate::watch::Watch;
use std::thread::{Builder, ScopedJoinHandle};

/// Threads beyond these wait for memory.
const MOST_SECTIONS: usize = 8;

/// A thread is not worth less.
const SMALLEST_SECTION_BYTES: usize = 1 << 20;

/// Reads a whole table. The report lacks the hash and the size of the file.
pub fn load_events(
    bytes: &[u8],
    mapping: &ColumnMap,
    watch: &Watch,
) -> Result<Loaded, ImportError> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let most = threads.min(MOST_SECTIONS);
    load_by_sections(bytes, mapping, watch, most, SMALLEST_SECTION_BYTES)
}

fn load_by_sections(
    bytes: &[u8],
    mapping: &ColumnMap,
    watch: &Watch,
    most: usize,
    smallest_bytes: usize,
) -> Result<Loaded, ImportError> {
    let decoded = decode(bytes)?;
    let layout = detect(&decoded.text, mapping)?;
    let columns = resolve(&layout.columns, mapping)?;
    let table = Table {
        text: decoded.text.as_ref(),
        layout: &layout,
        columns: &columns,
    };
    let (read_bytes, text_bytes) = (bytes.len() as u64, table.text.len() as u64);
    watch.expect_total(read_bytes + 2 * text_bytes);
    let guess = Survey::guess(table, mapping.dates);
    let pass = |sections: &[Section], survey: &Survey, surveying, done| {
        let progress = Progress::from(watch, done);
        side_by_side(sections, |section| {
            read_section(table, section, survey, surveying, &progress)
        })
    };
    let sections = split(table, most, smallest_bytes);
    let mut parts = pass(&sections, &guess, true, read_bytes)?;
    let sections = match proven(&sections, &parts) {
        Some(sections) => sections,
        None => {
            let one = vec![whole(table)];
            parts = pass(&one, &guess, true, read_bytes)?;
            one
        }
    };
    watch.advance(read_bytes + text_bytes);
    let mut all_seen = parts.iter_mut().map(|part| std::mem::take(&mut part.seen));
    let mut seen = all_seen.next().unwrap_or_default();
    all_seen.for_each(|later| seen.append(later));
    let (survey, (mut store, mut sum)) = beside(
        || Survey::of(&seen, mapping.dates),
        || built(parts, &sections, true),
    );
    if survey.overrules(&guess, columns.format) {
        drop(store);
        let parts = pass(&sections, &survey, false, read_bytes + text_bytes)?;
        (store, sum) = built(parts, &sections, false);
    }
    let mut report = report(&decoded, table, &survey, sum);
    report.first_day = store.extent().map(DayRange::first);
    report.last_day = store.extent().map(DayRange::last);
    warnings::add(&mut report, &layout, &columns, &survey);
    watch.advance(read_bytes + 2 * text_bytes);
    Ok(Loaded { store, report })
}

fn report(decoded: &Decoded<'_>, table: Table<'_>, survey: &Survey, sum: Part<'_>) -> Report {
    Report {
        format: table.columns.format,
        encoding: decoded.encoding,
        delimiter: char::from(table.layout.delimiter),
        rows_read: sum.rows_read,
        kept: sum.rows_read - sum.rejected,
        rejected: sum.rejected,
        first_day: None,
        last_day: None,
        faults: sum.faults,
        warnings: decoded.warning.iter().cloned().collect(),
        without_place: sum.without_place,
        header_line: table.layout.header_line,
        dates: survey.date.reading.words(),
        sha256: String::new(),
        size_bytes: 0,
    }
}

/// The store of all parts, and the rest of them summed up. `uncounted`: each part but the first counted its lines
/// from 1.
fn built<'t>(
    parts: Vec<Part<'t>>,
    sections: &[Section],
    uncounted: bool,
) -> (EventStore, Part<'t>) {
    let mut sum = Part::default();
    for (number, (part, section)) in parts.into_iter().zip(sections).enumerate() {
        if number == 0 {
            sum = part;
            continue;
        }
        let lines_before = if uncounted { section.line - 1 } else { 0 };
        let lines = u32::try_from(lines_before).unwrap_or(u32::MAX);
        sum.builder.append(part.builder, lines);
        let faults = part.faults.into_iter();
        sum.faults.extend(faults.map(|mut fault| {
            fault.line += lines_before;
            fault
        }));
        sum.rows_read += part.rows_read;
        sum.rejected += part.rejected;
        sum.without_place += part.without_place;
    }
    let store = std::mem::take(&mut sum.builder).build();
    (store, sum)
}

/// Reads every section on a thread of its own; their parts in the order of the sections.
fn side_by_side<'t>(
    sections: &[Section],
    read: impl Fn(Section) -> Result<Part<'t>, ImportError> + Sync,
) -> Result<Vec<Part<'t>>, ImportError> {
    let read = &read;
    std::thread::scope(|scope| {
        let (first, later) = match sections {
            [] => return Ok(Vec::new()),
            [first, later @ ..] => (first, later),
        };
        let started: Vec<_> = later
            .iter()
            .map(|section| {
                let thread = Builder::new().name("rows".to_owned());
                (section, thread.spawn_scoped(scope, || read(*section)))
            })
            .collect();
        let mut parts = vec![read(*first)];
        for (section, thread) in started {
            parts.push(match thread {
                Ok(thread) => joined(thread),
                // The system gives no more threads.
                Err(_) => read(*section),
            });
        }
        parts.into_iter().collect()
    })
}

/// Does one thing on another thread while this one does the other.
fn beside<A: Send, B>(there: impl Fn() -> A + Sync, here: impl FnOnce() -> B) -> (A, B) {
    std::thread::scope(|scope| {
        let thread = Builder::new().name("survey".to_owned());
        let thread = thread.spawn_scoped(scope, &there);
        let here = here();
        match thread {
            Ok(thread) => (joined(thread), here),
            Err(_) => (there(), here),
        }
    })
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    match thread.join() {
        Ok(done) => done,
        Err(panic) => std::panic::resume_unwind(panic),
    }
}

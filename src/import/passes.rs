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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HEADER: &str = "event_id_cnty,event_date,sub_event_type,actor1,assoc_actor_1,admin1,admin3,latitude,longitude,fatalities,notes";

    /// Everything a load gives, in words, for any number of sections.
    fn told(text: &str, most: usize) -> String {
        let watch = Watch::idle();
        let mapping = ColumnMap::default();
        let loaded = match load_by_sections(text.as_bytes(), &mapping, &watch, most, 1) {
            Ok(loaded) => loaded,
            Err(error) => return error.to_string(),
        };
        let store = &loaded.store;
        let mut told = format!("{:?}\n", loaded.report);
        for row in 0..store.len() as u32 {
            told += &format!(
                "{} {} {:?} {:?} {:?} {:?} {} {:?} {} {:?} {:?}\n",
                store.id(row),
                store.line(row),
                store.days(row),
                store.class_name(row),
                (store.main_actors(row), store.associates_by_side(row)),
                store.deaths(row),
                store.notes(row),
                store.place(row),
                store.place(row).township,
                store.site(row),
                store.classes()[row as usize],
            );
        }
        let actors: Vec<(u32, &str)> = store.actors().iter().collect();
        told + &format!("{actors:?}{:?}", store.townships())
    }

    fn check(text: &str) {
        let one = told(text, 1);
        for most in [2, 3, 7] {
            assert_eq!(told(text, most), one, "{most} sections of {text:?}");
        }
    }

    fn row(number: usize, notes: &str) -> String {
        let (day, actor) = (number % 28 + 1, number % 5);
        format!(
            "K{number},2023-01-{day:02},Armed clash,A{actor},B{number}; A1,Shan,T{actor},21.{number:02},96.5,{actor},{notes}"
        )
    }

    fn rows(count: usize, notes: &str) -> String {
        let rows: Vec<String> = (0..count).map(|number| row(number, notes)).collect();
        format!("{HEADER}\n{}\n", rows.join("\n"))
    }

    #[test]
    fn a_table_read_by_several_threads_is_the_same_table() {
        check(&rows(40, "one line"));
        check(&rows(40, "\"two\r\nlines, \"\"quoted\"\"\""));
        check(&rows(40, "x").replace('\n', "\r\n\r\n"));
        check(&rows(40, "x").replace('\n', "\r"));
    }

    #[test]
    fn a_row_that_stands_inside_a_quote_is_not_taken_for_one() {
        let inner = row(99, "inner");
        check(&rows(20, &format!("\"cited:\n{inner}\n{inner}\nend\"")));
    }

    #[test]
    fn what_only_the_last_rows_tell_still_decides_for_the_first() {
        let slashes = rows(30, "x").replace("2023-01-", "03/");
        let slashes = slashes.replace(",Armed", "/2023,Armed");
        check(&slashes);
        let early: Vec<String> = (0..2500).map(|n| format!("{n},03/04/2022,1,2")).collect();
        let table = format!(
            "id,date,latitude,longitude\n{}\nz,04/25/2022,1,2\n",
            early.join("\n")
        );
        check(&table);
        assert!(told(&table, 2).contains("month/day/year"));
        assert!(!told(&table, 2).contains("OtherDateFormat"));
        check(&format!("{}{}\n", rows(30, "x"), row(3, "again")));
        let far = row(31, "x").replace("21.31,96.5", "86.5,21.10");
        check(&format!("{}{far}\n", rows(30, "x")));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_mixture_of_quotes_and_line_breaks_is_read_alike_by_any_number_of_threads(
            ends in proptest::collection::vec("[a\"\n\r,]{0,6}", 1..30)
        ) {
            let mut text = format!("{HEADER}\n");
            for (number, end) in ends.iter().enumerate() {
                text += &row(number, end);
                text.push('\n');
            }
            check(&text);
        }
    }
}

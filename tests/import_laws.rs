//! Laws of the importer, tried on generated tables: no row is lost, and the way a table is written down changes nothing
//! about its events.

#![cfg(test)]

use conflict_atlas::import::{self, Effect, Loaded};
use conflict_atlas::store::{EventStore, Row};
use conflict_atlas::watch::Watch;
use proptest::prelude::*;

const ACLED: &[u8] = include_bytes!("data/import/acled.csv");
const ODD: &[u8] = include_bytes!("data/import/odd_rows.csv");

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 128,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(20_230_901),
        ..ProptestConfig::default()
    }
}

/// Loads what can be loaded and checks that every row is accounted for.
fn check(bytes: Vec<u8>) -> Option<Loaded> {
    let loaded = import::load_bytes(bytes, None, &Watch::idle()).ok()?;
    let report = &loaded.report;
    assert_eq!(report.rows_read, report.kept + report.rejected);
    assert_eq!(report.kept, loaded.store.len() as u64);
    let with = |effect| report.faults.iter().filter(|f| f.effect == effect).count() as u64;
    assert_eq!(with(Effect::Rejected), report.rejected);
    assert_eq!(with(Effect::KeptWithoutPlace), report.without_place);
    Some(loaded)
}

fn events(store: &EventStore) -> Vec<String> {
    let one = |row: Row| {
        let place = store.place(row);
        let actors = store.main_actors(row).map(|code| store.actors().name(code));
        format!(
            "{} {:?} {:?} {} {:?} {actors:?} {:?} {:?}",
            store.id(row),
            store.days(row),
            place.at,
            store.place_name(place.location),
            store.class_name(row),
            store.deaths(row),
            store.notes(row)
        )
    };
    (0..store.len() as Row).map(one).collect()
}

#[derive(Clone, Debug)]
struct Manner {
    delimiter: u8,
    crlf: bool,
    quote_all: bool,
    encoding: usize,
}

fn manner() -> impl Strategy<Value = Manner> {
    let delimiter = prop::sample::select(vec![b',', b';', b'\t', b'|']);
    (delimiter, any::<bool>(), any::<bool>(), 0..6_usize).prop_map(
        |(delimiter, crlf, quote_all, encoding)| Manner {
            delimiter,
            crlf,
            quote_all,
            encoding,
        },
    )
}

impl Manner {
    fn write(&self, rows: &[Vec<String>]) -> Vec<u8> {
        let mut writer = csv::WriterBuilder::new()
            .delimiter(self.delimiter)
            .flexible(true)
            .terminator(if self.crlf {
                csv::Terminator::CRLF
            } else {
                csv::Terminator::Any(b'\n')
            })
            .quote_style(if self.quote_all {
                csv::QuoteStyle::Always
            } else {
                csv::QuoteStyle::Necessary
            })
            .from_writer(Vec::new());
        for row in rows {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let units = || text.encode_utf16();
        let latin = || text.chars().map(|c| u8::try_from(u32::from(c)).unwrap());
        match self.encoding {
            0 => text.into_bytes(),
            1 => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
            2 => units().flat_map(u16::to_le_bytes).collect(),
            3 => units().flat_map(u16::to_be_bytes).collect(),
            4 => [0xFF, 0xFE]
                .into_iter()
                .chain(units().flat_map(u16::to_le_bytes))
                .collect(),
            _ => latin().collect(),
        }
    }
}

/// Text with everything that makes CSV hard; letters are those UTF-8, UTF-16 and Windows-1252 share.
fn hard_text() -> impl Strategy<Value = String> {
    let parts = vec![
        "a", "B", "\u{e9}", "\u{fc}", "\"", "\"\"", ",", ";", "\t", "|", "\n", "\r\n", " ", "'",
        "5",
    ];
    prop::collection::vec(prop::sample::select(parts), 0..8).prop_map(|parts| parts.concat())
}

prop_compose! {
    fn event_row()(
        id in 1..40_u32,
        day in 1..33_u32,
        lat in -100..100_i32,
        lon in -200..200_i32,
        deaths in 0..50_u32,
        texts in prop::array::uniform4(hard_text()),
    ) -> Vec<String> {
        let [actor, kind, place, notes] = texts;
        vec![
            id.to_string(),
            format!("2023-01-{day:02}"),
            lat.to_string(),
            lon.to_string(),
            deaths.to_string(),
            actor,
            kind,
            place,
            notes,
        ]
    }
}

fn with_header(rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let header = "id,date,latitude,longitude,fatalities,actor1,type,location,notes";
    let header = header.split(',').map(str::to_owned).collect();
    std::iter::once(header).chain(rows).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn of_any_bytes_every_row_is_kept_or_rejected(
        start in prop::sample::select(vec![&b""[..], b"date,lat,lon\n", b"\xFF\xFEd\0a\0t\0e\0,\0l\0a\0t\0,\0l\0o\0n\0\n\0"]),
        bytes in prop::collection::vec(prop::sample::select(b"2023-01-01,,;\"\"\n\n\r\t 16.8aZ\xC3\xA9\xFF\0=/".to_vec()), 0..400),
    ) {
        check([start, &bytes].concat());
    }

    #[test]
    fn of_a_damaged_table_every_row_is_kept_or_rejected(
        odd in any::<bool>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..3_u8, any::<u8>()), 1..6),
    ) {
        let mut bytes = if odd { ODD } else { ACLED }.to_vec();
        for (at, what, byte) in edits {
            let at = at.index(bytes.len());
            match what {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, b"\",\n\r;"[usize::from(byte) % 5]),
                _ => {
                    let end = (at + usize::from(byte)).min(bytes.len());
                    if end - at < bytes.len() {
                        bytes.drain(at..end);
                    }
                }
            }
        }
        check(bytes);
    }

    #[test]
    fn a_file_cut_anywhere_loses_no_row_before_the_cut(cut in any::<prop::sample::Index>()) {
        let whole = check(ACLED.to_vec()).unwrap();
        let header = ACLED.iter().position(|byte| *byte == b'\n').unwrap() + 1;
        let cut = header + cut.index(ACLED.len() - header);
        let loaded = check(ACLED[..cut].to_vec()).unwrap();
        prop_assert!(loaded.report.rows_read <= whole.report.rows_read);
        let breaks = ACLED[header..cut].iter().filter(|byte| **byte == b'\n').count();
        // One row of the fixture holds a line break in its notes.
        prop_assert!(loaded.report.rows_read + 1 >= breaks as u64);
    }

    #[test]
    fn the_manner_of_writing_changes_nothing_about_the_events(
        rows in prop::collection::vec(event_row(), 0..8),
        manner in manner(),
    ) {
        let rows = with_header(rows);
        let plain = Manner { delimiter: b',', crlf: false, quote_all: false, encoding: 0 };
        let (plain, other) = (check(plain.write(&rows)).unwrap(), check(manner.write(&rows)).unwrap());
        prop_assert_eq!(plain.report.rows_read as usize, rows.len() - 1);
        prop_assert_eq!(events(&plain.store), events(&other.store));
        let kinds = |loaded: &Loaded| -> Vec<_> {
            loaded.report.faults.iter().map(|f| (f.kind, f.effect, f.column.clone())).collect()
        };
        prop_assert_eq!(kinds(&plain), kinds(&other));
    }

    #[test]
    fn the_understood_table_is_the_table(
        rows in prop::collection::vec(prop::collection::vec(hard_text(), 1..6), 0..8),
        manner in manner(),
    ) {
        let header = ["alpha", "beta", "gamma"].map(str::to_owned).to_vec();
        // Of a row that is one empty cell nothing can be written but a blank line.
        let rows = rows.into_iter().filter(|row| row.len() > 1 || row.concat() != "");
        let rows: Vec<Vec<String>> = [header.clone(), header].into_iter().chain(rows).collect();
        let mut written = Vec::new();
        import::understood_table(&manner.write(&rows), None, &Watch::idle(), &mut written).unwrap();
        let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(&written[..]);
        let read: Vec<Vec<String>> = reader
            .records()
            .map(|record| record.unwrap().iter().map(str::to_owned).collect())
            .collect();
        prop_assert_eq!(read, rows);
    }
}

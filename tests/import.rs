//! The importer on whole tables: fixtures with what is expected of them beside each, and laws.

use conflict_atlas::import::{self, ColumnMap, Effect, Loaded};
use conflict_atlas::store::{EventStore, Row};
use conflict_atlas::watch::Watch;
use std::fmt::Write;
use std::fs;
use std::path::Path;

fn load(bytes: &[u8]) -> Loaded {
    load_mapped(bytes, None).unwrap()
}

fn load_mapped(bytes: &[u8], mapping: Option<&ColumnMap>) -> Result<Loaded, import::ImportError> {
    import::load_bytes(bytes.to_vec(), mapping, &Watch::idle())
}

/// One line for each event, in the order of the store.
fn events_text(store: &EventStore) -> String {
    let mut text = String::new();
    for row in 0..store.len() as Row {
        let (place, days) = (store.place(row), store.days(row));
        let at = place.at.map_or("nowhere".to_owned(), |at| {
            format!("{}/{}", at.lat(), at.lon())
        });
        let names = [
            place.country,
            place.admin1,
            place.admin2,
            place.admin3,
            place.location,
        ];
        let names = names.map(|code| store.place_name(code)).join("/");
        let (coarse, fine) = store.class_name(row);
        let actor = |code: &u32| store.actors().name(*code).to_owned();
        let sides = store.main_actors(row).map(|code| actor(&code)).join(" - ");
        let associates = store.associates_by_side(row);
        let associates =
            associates.map(|side| side.iter().map(actor).collect::<Vec<_>>().join("+"));
        let deaths = store.deaths(row).map(|d| (d.low, d.best, d.high));
        writeln!(
            text,
            "{} | {} to {} {:?} | {at} {:?} | {names} | {coarse} > {fine} | {sides} [{}] | {deaths:?}{} | {} | {:?}",
            store.id(row),
            days.first(),
            days.last(),
            store.time_precision(row),
            store.place_precision(row),
            associates.join(" - "),
            if store.civilian_targeting(row) { " civilians" } else { "" },
            store.source(row),
            store.notes(row),
        )
        .unwrap();
    }
    text
}

fn report_text(loaded: &Loaded) -> String {
    let report = &loaded.report;
    let mut text = format!(
        "{} {} {:?} header {}, dates {}\nread {} = kept {} + rejected {}, without place {}\n",
        report.format.words(),
        report.encoding,
        report.delimiter,
        report.header_line,
        report.dates,
        report.rows_read,
        report.kept,
        report.rejected,
        report.without_place
    );
    for warning in &report.warnings {
        writeln!(text, "warning: {warning}").unwrap();
    }
    for fault in &report.faults {
        writeln!(text, "{}", fault.words()).unwrap();
    }
    text + &events_text(&loaded.store)
}

fn check_laws(loaded: &Loaded) {
    let report = &loaded.report;
    assert_eq!(report.rows_read, report.kept + report.rejected);
    assert_eq!(report.kept, loaded.store.len() as u64);
    let with = |effect| report.faults.iter().filter(|f| f.effect == effect).count() as u64;
    assert_eq!(with(Effect::Rejected), report.rejected);
    assert_eq!(with(Effect::KeptWithoutPlace), report.without_place);
    let rows = 0..loaded.store.len() as Row;
    let nowhere = rows.filter(|row| loaded.store.site(*row).is_none()).count();
    assert_eq!(nowhere as u64, report.without_place);
    assert!(report.faults.is_sorted_by_key(|fault| fault.line));
}

/// Compares a fixture with the text beside it; with `UPDATE_EXPECTED` set, writes that text instead.
fn check(name: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/import");
    let loaded = load(&fs::read(folder.join(name)).unwrap());
    check_laws(&loaded);
    let found = report_text(&loaded);
    let beside = folder.join(name).with_extension("expected");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(&beside, &found).unwrap();
    }
    let expected = fs::read_to_string(&beside).unwrap();
    assert_eq!(found, expected.replace("\r\n", "\n"), "{name}");
}

#[test]
fn acled_of_today_is_read_whole() {
    check("acled.csv");
}

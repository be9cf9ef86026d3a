//! The importer on whole tables: fixtures with what is expected of them beside each, and laws.

#![cfg(test)]

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

/// One line for each of the first events, in the order of the store.
fn events_text(store: &EventStore, most: usize) -> String {
    let mut text = String::new();
    for row in 0..store.len().min(most) as Row {
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
    text + &events_text(&loaded.store, 8)
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
fn acled_of_today_keeps_every_readable_row_and_the_newest_of_each_id() {
    check("acled.csv");
}

#[test]
fn acled_of_before_2023_in_capitals_with_a_mark_is_read() {
    check("acled_old.csv");
}

#[test]
fn two_digit_years_belong_to_the_century_that_is_near() {
    check("acled_short_year.csv");
}

#[test]
fn a_resave_with_semicolons_decimal_commas_and_windows_1252_is_read() {
    check("acled_semicolon.csv");
}

#[test]
fn a_monadic_export_keeps_one_row_of_each_event_and_says_so() {
    check("acled_monadic.csv");
}

#[test]
fn half_a_number_at_the_end_of_a_cut_file_is_no_number() {
    check("acled_cut.csv");
}

#[test]
fn ucdp_spans_precisions_and_estimates_are_read() {
    check("ucdp.csv");
}

#[test]
fn ucdp_without_a_header_is_known_by_what_its_cells_hold() {
    check("ucdp_without_header.csv");
}

#[test]
fn utf_16_without_a_mark_is_read() {
    check("utf_16_tabs.csv");
}

#[test]
fn titles_above_the_header_hard_spaces_and_mixed_line_ends_do_no_harm() {
    check("titles_above.csv");
}

#[test]
fn row_numbers_without_a_name_do_not_shift_the_columns() {
    check("row_numbers.csv");
}

#[test]
fn every_odd_row_is_kept_or_reported() {
    check("odd_rows.csv");
}

#[test]
fn a_file_cut_inside_a_quoted_cell_keeps_its_last_row_and_says_so() {
    check("cut_in_notes.csv");
}

#[test]
fn half_a_date_at_the_end_of_a_cut_file_is_no_date() {
    check("cut_in_date.csv");
}

#[test]
fn dates_that_read_both_ways_are_read_day_first_with_a_warning() {
    check("unclear_dates.csv");
}

#[test]
fn a_place_far_off_that_would_fit_swapped_is_pointed_out() {
    check("swapped.csv");
}

#[test]
fn swapped_columns_leave_events_without_place_and_one_warning() {
    check("swapped_columns.csv");
}

#[test]
fn a_header_without_rows_is_an_empty_store() {
    check("header_only.csv");
}

#[test]
fn carriage_returns_alone_end_rows() {
    check("old_mac.csv");
}

#[test]
fn a_mapping_may_overrule_the_usual_names() {
    let map: ColumnMap = "lat=longitude,lon=latitude".parse().unwrap();
    let loaded = load_mapped(
        b"date,latitude,longitude\n2021-01-01,96.1,16.8\n",
        Some(&map),
    );
    assert_eq!(loaded.unwrap().report.without_place, 0);
}

#[test]
fn more_columns_than_any_table_has_are_refused() {
    let header = format!("date,latitude,longitude{}\n", ",c".repeat(10_000));
    let error = load_mapped(header.as_bytes(), None).unwrap_err();
    assert!(error.to_string().contains("10003 columns"), "{error}");
}

#[test]
fn a_cell_beyond_all_measure_is_a_fault_of_its_row() {
    let notes = "x".repeat((16 << 20) + 1);
    let loaded = load(format!("date,lat,lon,notes\n2021-01-01,1,2,{notes}\n").as_bytes());
    check_laws(&loaded);
    assert_eq!(loaded.report.faults[0].kind, import::FaultKind::CellTooLong);
    assert_eq!(loaded.store.notes(0), "");
}

#[test]
fn stopping_is_heard_while_rows_are_read() {
    let table = "date,lat,lon\n".to_owned() + &"2021-01-01,1,2\n".repeat(5000);
    let watch = Watch::idle();
    watch.cancel();
    let stopped = import::load_bytes(table.into_bytes(), None, &watch);
    assert!(matches!(stopped, Err(import::ImportError::Cancelled)));
}

#[test]
fn a_preview_shows_columns_and_first_rows_of_any_table() {
    let preview = import::preview(b"Title\n\na;b;c\n1;2;3\n4;5\n6;7;8\n", 2).unwrap();
    assert_eq!(preview.columns, ["a", "b", "c"]);
    assert_eq!(preview.rows, [vec!["1", "2", "3"], vec!["4", "5"]]);
}

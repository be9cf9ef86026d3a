//! `conflict-atlas check` from outside: what it prints, where, and with which exit code.

#![expect(clippy::unwrap_used, reason = "a step that fails is a test that fails")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const TABLE: &str = "date,latitude,longitude,type,notes\n2023-02-01,16.8,96.1,Clash,\"two\nlines\"\n2023-02-30,16.8,96.1,Clash,no such day\n2023-02-03,,,Clash,nowhere\n";

fn run(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_conflict-atlas"))
        .arg("check")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its file never reads the pipe.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn check(file: &[u8], arguments: &[&str], code: i32) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.csv"), file).unwrap();
    let output = run(folder.path(), arguments, file);
    let (out, err) = (
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    );
    assert_eq!(output.status.code(), Some(code), "{out}{err}");
    (out, err)
}

#[test]
fn the_json_accounts_for_every_row_and_names_line_column_fault_and_effect() {
    let (out, _) = check(TABLE.as_bytes(), &["in.csv", "--json"], 3);
    let report: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(report["format"], "table");
    assert_eq!(report["encoding"], "UTF-8");
    assert_eq!(report["delimiter"], ",");
    assert_eq!(
        (&report["rows_read"], &report["kept"], &report["rejected"]),
        (&3.into(), &2.into(), &1.into())
    );
    assert_eq!(report["first_day"], "2023-02-01");
    assert_eq!(report["last_day"], "2023-02-03");
    assert_eq!(
        report["faults"],
        serde_json::json!([
            {"line": 4, "column": "date", "kind": "no-such-day", "effect": "rejected"},
            {"line": 5, "column": "latitude", "kind": "no-coordinate", "effect": "kept-without-place"},
        ])
    );
    assert_eq!(report["warnings"], serde_json::json!([]));
}

#[test]
fn the_text_says_the_same_in_words() {
    let (out, _) = check(TABLE.as_bytes(), &["in.csv"], 3);
    assert!(out.contains("3 rows read: 2 kept, 1 rejected"), "{out}");
    let fault = "line 4, date \"2023-02-30\": a date that does not exist; rejected";
    assert!(out.contains(fault), "{out}");
    assert!(out.contains("1 event without a place"), "{out}");
}

#[test]
fn a_dash_reads_standard_input() {
    let clean = "date,lat,lon\n2023-02-01,16.8,96.1\n";
    let (out, _) = check(clean.as_bytes(), &["-"], 0);
    assert!(out.contains("1 row read: 1 kept"), "{out}");
}

#[test]
fn a_mapping_names_columns_that_are_called_something_else() {
    let odd = "when;north;east;what\n31/01/2023;16,8;96,1;Clash\n";
    let (_, err) = check(odd.as_bytes(), &["in.csv"], 1);
    assert!(
        err.contains("no column gives the date") && err.contains("--map date="),
        "{err}"
    );
    let map = "date=when,lat=north,lon=east,type=what";
    let (out, _) = check(odd.as_bytes(), &["in.csv", "--map", map], 0);
    assert!(out.contains("31 January 2023 to 31 January 2023"), "{out}");
    let (_, err) = check(odd.as_bytes(), &["in.csv", "--map", "date=wen"], 1);
    assert!(err.contains("no column \"wen\""), "{err}");
    check(odd.as_bytes(), &["in.csv", "--map", "nonsense"], 2);
    check(odd.as_bytes(), &["in.csv", "--dates", "ymd"], 2);
}

#[test]
fn where_day_and_month_cannot_be_told_apart_the_reading_is_said_and_can_be_chosen() {
    let unclear = "date,lat,lon\n03/04/2023,16.8,96.1\n";
    let (out, _) = check(unclear.as_bytes(), &["in.csv"], 0);
    assert!(
        out.contains("3 April 2023") && out.contains("use --dates mdy"),
        "{out}"
    );
    let (out, _) = check(unclear.as_bytes(), &["in.csv", "--dates", "mdy"], 0);
    assert!(
        out.contains("4 March 2023") && !out.contains("warning"),
        "{out}"
    );
}

#[test]
fn the_understood_table_is_written_cell_for_cell() {
    let odd = "Title of it all\r\na;b;c\r\n1,5;\"say \"\"so\"\"\";\r\n\r\n2;x, y\r\n";
    let expected = "a,b,c\r\n\"1,5\",\"say \"\"so\"\"\",\r\n2,\"x, y\"\r\n";
    let (out, err) = check(odd.as_bytes(), &["in.csv", "--table", "-"], 0);
    assert_eq!(out, expected);
    assert!(err.contains("no events were read"), "{err}");
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.csv"), odd).unwrap();
    let output = run(folder.path(), &["in.csv", "--table", "out.csv"], b"");
    assert!(output.status.success());
    let written = fs::read_to_string(folder.path().join("out.csv")).unwrap();
    assert_eq!(written, expected);
    let names = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(names, 2, "nothing but the input and the table may be left");
}

#[test]
fn the_table_never_replaces_the_file_it_is_read_from() {
    let (_, err) = check(TABLE.as_bytes(), &["in.csv", "--table", "./in.csv"], 1);
    assert!(err.contains("would replace"), "{err}");
}

#[test]
fn a_file_that_is_no_table_gets_one_sentence() {
    let refuse = |file: &[u8], expected: &str| {
        let (out, err) = check(file, &["in.csv", "--json"], 1);
        assert_eq!(out, "");
        assert!(err.contains(expected) && err.lines().count() == 1, "{err}");
    };
    refuse(b"", "empty");
    refuse(b" \r\n\r\n", "empty");
    refuse(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "PNG picture");
    refuse(b"\x1F\x8B\x08\0\0\0\0\0", "gzip");
    refuse(b"PK\x03\x04....[Content_Types].xml", "Excel");
    refuse(b"PK\x03\x04....events.csv", "ZIP");
    refuse(b"%PDF-1.7\n", "PDF");
    refuse(b"\n<!DOCTYPE html><html></html>", "web page");
    refuse(b"{\"type\": \"FeatureCollection\"}", "JSON");
    refuse(&[0, 1, 2, 3, 4, 5, 6, 7, 8], "binary data");
    refuse(b"just words\n", "no column gives the date");
}

#[test]
fn a_folder_a_missing_file_and_a_missing_argument_are_refused() {
    let (_, err) = check(b"", &["."], 1);
    assert!(err.contains("a folder"), "{err}");
    let (_, err) = check(b"", &["nowhere.csv"], 1);
    assert!(
        err.contains("cannot read")
            && err.matches("nowhere.csv").count() == 1
            && err.matches("os error").count() == 1,
        "{err}"
    );
    check(b"", &[], 2);
}

#[cfg(unix)]
#[test]
fn a_pipe_and_a_device_are_refused_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.csv");
    assert!(
        Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    std::os::unix::fs::symlink("/dev/zero", folder.path().join("zero.csv")).unwrap();
    for name in ["pipe.csv", "zero.csv"] {
        let output = run(folder.path(), &[name], b"");
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1));
        assert!(err.contains("a pipe or a device"), "{err}");
    }
}

//! `conflict-atlas stats` as a program: exit codes and where its words go.
#![cfg(test)]

use std::process::{Command, Output};

fn stats(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_conflict-atlas"));
    command.arg("stats").args(arguments).output().unwrap()
}

fn check_refused(arguments: &[&str], code: i32, sentence: &str) {
    let output = stats(arguments);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(said.contains(sentence), "{said}");
    assert!(output.stdout.is_empty());
}

#[test]
fn a_day_that_is_none_is_a_fault_of_usage() {
    let sentence = "not a day: \"2023-02-29\"; write it as 2021-02-01";
    check_refused(&["--from", "2023-02-29"], 2, sentence);
    check_refused(&["--to", "soon"], 2, "not a day: \"soon\"");
}

#[test]
fn a_period_that_ends_before_it_begins_is_a_fault_of_usage() {
    let sentence = "--from 2023-09-30 comes after --to 2023-09-01; swap them";
    check_refused(&["--from", "2023-09-30", "--to", "2023-09-01"], 2, sentence);
    check_refused(&["--from", "2023", "--to", "2022"], 2, "comes after");
}

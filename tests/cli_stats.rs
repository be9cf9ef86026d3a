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

#[test]
fn a_name_that_does_not_exist_is_refused_with_those_that_do() {
    check_refused(
        &["--type", "Siege"],
        1,
        "no event type \"Siege\"; there are Attack/armed clash, Remote explosives/IEDs",
    );
    check_refused(
        &["--region", "West"],
        1,
        "no warscape \"West\"; there are Dry Zone",
    );
    check_refused(
        &["--actor", "Nobody at all"],
        1,
        "no actor \"Nobody at all\"",
    );
    check_refused(&["--scheme", "none"], 1, "no scheme \"none\"");
}

fn json(arguments: &[&str]) -> serde_json::Value {
    let output = stats(&[arguments, &["--json"]].concat());
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn september_2023_of_the_sample_has_the_figures_of_the_reference() {
    let block = json(&["--from", "2023-09", "--to", "2023-09-30"]);
    let expected = serde_json::json!({
        "period": {"from": "2023-09-01", "to": "2023-09-30"},
        "events": 805,
        "townships": 132,
        "actors": 441,
        "by_type": [
            {"name": "Attack/armed clash", "events": 578},
            {"name": "Infrastructure destruction", "events": 89},
            {"name": "Air/drone strike", "events": 87},
            {"name": "Remote explosives/IEDs", "events": 51},
            {"name": "Crackdowns", "events": 0},
        ],
        "by_region": [
            {"name": "Dry Zone", "events": 249},
            {"name": "Northeast", "events": 210},
            {"name": "Southeast", "events": 167},
            {"name": "Northwest", "events": 111},
            {"name": "Lower Myanmar", "events": 63},
            {"name": "Rakhine", "events": 5},
        ],
        "outside_regions": 0,
        "notice": "Invented sample data: these events did not happen",
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(&block[key], value, "{key}");
    }
}

#[test]
fn the_text_says_the_period_the_figures_and_that_they_are_invented() {
    let output = stats(&["--from", "2023-09", "--to", "2023-09"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(
        lines[0],
        "Summary of events occurring between 01 September 2023 and 30 September 2023."
    );
    assert!(lines.contains(&"Events                      805"), "{text}");
    assert!(lines.contains(&"Events by warscape"), "{text}");
    assert_eq!(
        lines.last(),
        Some(&"Invented sample data: these events did not happen")
    );
}

#[test]
fn rows_that_are_not_counted_are_told_apart_from_the_figures() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("events.csv");
    let rows = "event_date,event_type,sub_event_type,actor1,admin1,admin3,latitude,longitude,event_id_cnty\n\
        2023-09-01,Battles,Armed clash,Army,Magway,Minhla,19.9,95.0,X1\n\
        2023-09-02,Riddles,Riddle,Army,Magway,Minhla,19.9,95.0,X2\n\
        2023-02-30,Battles,Armed clash,Army,Magway,Minhla,19.9,95.0,X3\n";
    std::fs::write(&table, rows).unwrap();
    let output = stats(&[table.to_str().unwrap(), "--scheme", "iiss", "--json"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("not counted: 1 row of a class"), "{said}");
    assert!(said.contains("\"Riddle\" (1)"), "{said}");
    assert!(said.contains("rejected 1 row"), "{said}");
    let block: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (&block["events"], &block["notice"]),
        (&1.into(), &serde_json::Value::Null)
    );
}

#[test]
fn an_acled_table_with_types_of_its_own_is_counted_by_its_event_types() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("own.csv");
    let head = "event_id_cnty,event_date,year,disorder_type,event_type,sub_event_type,actor1,latitude,longitude";
    let row = |id: u32, kind: &str, fine: &str| {
        format!(
            "X{id},2024-01-0{id},2024,Political violence,{kind},{fine},Somebody (invented),20.0,96.0"
        )
    };
    let rows = [
        row(1, "Battles", "Skirmish"),
        row(2, "Riots", "Scuffle"),
        row(3, "Battles", "Skirmish"),
    ];
    std::fs::write(&path, format!("{head}\n{}\n", rows.join("\n"))).unwrap();
    let binary = env!("CARGO_BIN_EXE_conflict-atlas");
    let output = std::process::Command::new(binary)
        .arg("stats")
        .arg(&path)
        .arg("--json")
        .output()
        .unwrap();
    let figures: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(figures["events"], 3);
    assert_eq!(figures["by_type"][0]["name"], "Battles");
    assert_eq!(figures["by_type"][0]["events"], 2);
}

#[test]
fn a_copied_view_is_counted_and_arguments_replace_what_they_name_of_it() {
    use conflict_atlas::query::Facet;
    use conflict_atlas::view::{View, to_text};
    let mut view = View::default();
    view.filter = view.filter.with_only(Facet::Type, "Air/drone strike");
    view.filter.days = Some(conflict_atlas::event::DayRange::between(
        "2023-09-01".parse().unwrap(),
        "2023-09-30".parse().unwrap(),
    ));
    let text = to_text(&view);
    let events = |arguments: &[&str]| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_conflict-atlas"))
            .args(["stats", "--json", "--view", &text])
            .args(arguments)
            .output()
            .unwrap();
        let block: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        block["events"].as_u64().unwrap()
    };
    assert_eq!(events(&[]), 87);
    assert_eq!(events(&["--type", "Infrastructure destruction"]), 89);
    let refused = std::process::Command::new(env!("CARGO_BIN_EXE_conflict-atlas"))
        .args(["stats", "--view", "atlas-view-1:cut"])
        .output()
        .unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("copy the whole text again"));
}

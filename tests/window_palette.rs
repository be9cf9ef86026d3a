//! The palette: every command by a few letters, and the names in the data.

#![cfg(test)]

use conflict_atlas::ui::AtlasApp;
use conflict_atlas::workspace::DataSource;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use std::time::{Duration, Instant};

const FIELD: &str = "Find a command, actor, place or event type";

/// A small window on the sample, with the sample read.
fn sample() -> Harness<'static, AtlasApp> {
    let mut harness = Harness::builder()
        .with_size(vec2(1000.0, 700.0))
        .with_max_steps(40)
        .build_eframe(|cc| AtlasApp::new(&cc.egui_ctx, DataSource::Sample, None));
    settle(&mut harness);
    harness
}

fn settle(harness: &mut Harness<'_, AtlasApp>) {
    let start = Instant::now();
    let busy = |app: &AtlasApp| {
        let now = app.snapshot();
        now.results.is_none() || now.loading.is_some()
    };
    while busy(harness.state()) {
        harness.step();
        assert!(start.elapsed() < Duration::from_secs(60), "never read");
        std::thread::sleep(Duration::from_millis(5));
    }
    harness.run_steps(3);
}

fn press(harness: &mut Harness<'_, AtlasApp>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(2);
}

/// Opens the palette and types.
fn type_in(harness: &mut Harness<'_, AtlasApp>, text: &str) {
    press(harness, Modifiers::COMMAND, Key::P);
    if !text.is_empty() {
        let field = harness.get_by_role_and_label(Role::TextInput, FIELD);
        field.type_text(text);
        harness.run_steps(2);
    }
}

/// The lines of the palette from the top, as they are read out.
fn lines(harness: &Harness<'_, AtlasApp>) -> Vec<String> {
    let found = harness.query_all_by_role(Role::ListItem);
    found
        .filter_map(|node| node.accesskit_node().label())
        .collect()
}

fn open(harness: &Harness<'_, AtlasApp>) -> bool {
    harness.state().passing().palette.is_some()
}

#[test]
fn a_command_is_found_by_the_first_letters_of_its_words_and_run_by_enter() {
    let mut harness = sample();
    type_in(&mut harness, "fs");
    assert_eq!(lines(&harness)[0], "Time: First step");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(!open(&harness));
    let days = harness.state().snapshot().view.filter.days.unwrap();
    assert_eq!(days.first(), "2021-02-01".parse().unwrap());
    type_in(&mut harness, "");
    assert_eq!(
        lines(&harness)[0],
        "Time: First step",
        "used last, shown first"
    );
}

#[test]
fn arrows_choose_a_line_and_escape_changes_nothing() {
    let mut harness = sample();
    let view = harness.state().snapshot().view.clone();
    type_in(&mut harness, "zoom");
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(harness.state().passing().palette.as_ref().unwrap().at, 1);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    let last = lines(&harness).len() - 1;
    assert_eq!(harness.state().passing().palette.as_ref().unwrap().at, last);
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(!open(&harness));
    assert_eq!(&view, harness.state().snapshot().view);
    press(&mut harness, Modifiers::COMMAND, Key::K);
    assert!(open(&harness));
    press(&mut harness, Modifiers::COMMAND, Key::K);
    assert!(!open(&harness), "the same key closes it");
}

#[test]
fn regions_event_types_and_townships_are_found_by_name() {
    let mut harness = sample();
    let events = |harness: &Harness<'_, AtlasApp>| {
        let now = harness.state().snapshot();
        now.results.unwrap().answer.events
    };
    type_in(&mut harness, "rakhine");
    assert!(lines(&harness).contains(&"Region: Rakhine".to_owned()));
    harness.get_by_label("Region: Rakhine").click();
    harness.run_steps(4);
    assert_eq!(events(&harness), 5);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    type_in(&mut harness, "air");
    harness.get_by_label("Event type: Air/drone strike").click();
    harness.run_steps(4);
    assert_eq!(events(&harness), 87);
    type_in(&mut harness, "myitkyina");
    let township = lines(&harness);
    let township = township.iter().find(|line| line.starts_with("Township"));
    harness.get_by_label(township.unwrap()).click();
    harness.run_steps(30);
    let camera = harness.state().snapshot().view.camera.unwrap();
    assert!((camera.lat - 25.4).abs() < 0.6 && (camera.lon - 97.4).abs() < 0.6);
}

#[test]
fn what_has_no_name_says_so() {
    let mut harness = sample();
    type_in(&mut harness, "qqqqzzzz");
    harness.get_by_label("Nothing of that name. Try the first letters of its words.");
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(open(&harness));
}

#[test]
fn every_command_that_is_enabled_runs_from_the_palette() {
    let mut harness = sample();
    press(&mut harness, Modifiers::NONE, Key::M);
    type_in(&mut harness, "");
    let all = lines(&harness);
    assert!(all.len() > 25, "{all:?}");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    let mut run = 0;
    for line in all {
        let name = line.split_once(": ").unwrap().1;
        type_in(&mut harness, name);
        // Opening the sample leaves nothing to undo.
        if lines(&harness).contains(&line) {
            harness.get_by_label(&line).click();
            settle(&mut harness);
            run += 1;
        }
        press(&mut harness, Modifiers::NONE, Key::Escape);
        press(&mut harness, Modifiers::NONE, Key::Escape);
    }
    assert!(run > 25, "{run}");
}

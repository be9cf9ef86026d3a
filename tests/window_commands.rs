//! The list of commands in the window: menus, keys, the sheet; and who hears a key.

#![cfg(test)]

use conflict_atlas::ui::AtlasApp;
use conflict_atlas::workspace::DataSource;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::time::{Duration, Instant};

/// A window on the sample, with the sample read.
fn sample() -> Harness<'static, AtlasApp> {
    let mut harness = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(40)
        .build_eframe(|cc| AtlasApp::new(&cc.egui_ctx, DataSource::Sample, None));
    let start = Instant::now();
    while harness.state().snapshot().results.is_none() {
        harness.step();
        assert!(start.elapsed() < Duration::from_secs(60), "never read");
        std::thread::sleep(Duration::from_millis(5));
    }
    harness.run_steps(6);
    harness
}

fn press(harness: &mut Harness<'_, AtlasApp>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

fn click(harness: &mut Harness<'_, AtlasApp>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(4);
}

#[test]
fn a_menu_shows_its_commands_with_their_keys_and_runs_them() {
    let mut harness = sample();
    click(&mut harness, "Time");
    harness
        .get_by_role_and_label(Role::MenuItem, "First step")
        .click();
    harness.run_steps(4);
    let first = "2021-02-01".parse().unwrap();
    let days = harness.state().snapshot().view.filter.days.unwrap();
    assert_eq!(days.first(), first);
    assert!(harness.query_by_label("First step").is_none(), "it closes");
}

#[test]
fn the_sheet_of_keys_lists_every_key() {
    let mut harness = sample();
    press(&mut harness, Modifiers::NONE, Key::Questionmark);
    for words in ["Open", "Undo", "Play or pause", "Next mark, largest first"] {
        assert!(harness.query_all_by_label(words).count() >= 1, "{words}");
    }
    harness.get_by_label("Ctrl+Shift+Z, Ctrl+Y");
    press(&mut harness, Modifiers::NONE, Key::Escape);
    assert!(harness.state().passing().dialog.is_none());
}

#[test]
fn no_key_beneath_a_dialog_or_in_a_text_field_changes_the_view() {
    let mut harness = sample();
    press(&mut harness, Modifiers::COMMAND, Key::O);
    harness
        .get_by_role_and_label(Role::TextInput, "Path")
        .focus();
    harness.run_steps(2);
    let view = harness.state().snapshot().view.clone();
    for key in Key::ALL.iter().filter(|key| **key != Key::Escape) {
        for held in [Modifiers::NONE, Modifiers::SHIFT, Modifiers::COMMAND] {
            // Leaving is meant to work everywhere.
            if (*key, held) != (Key::Q, Modifiers::COMMAND) {
                harness.key_press_modifiers(held, *key);
                harness.step();
            }
        }
    }
    harness.run_steps(2);
    assert_eq!(&view, harness.state().snapshot().view);
    assert!(harness.state().passing().next_step_secs.is_none());
}

#[test]
fn a_focused_button_keeps_space_and_the_map_keeps_its_keys() {
    let mut harness = sample();
    harness.get_by_label("Step forward").focus();
    harness.run_steps(2);
    let before = harness.state().snapshot().view.filter.days;
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(
        harness.state().passing().next_step_secs.is_none(),
        "not played"
    );
    assert_ne!(
        harness.state().snapshot().view.filter.days,
        before,
        "pressed"
    );
    press(&mut harness, Modifiers::NONE, Key::M);
    assert!(harness.state().snapshot().view.selected.is_some());
}

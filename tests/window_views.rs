//! Views kept under a name, copied as text and pasted back.

#![cfg(test)]

use conflict_atlas::ui::AtlasApp;
use conflict_atlas::view::{from_text, to_text};
use conflict_atlas::workspace::DataSource;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::path::Path;
use std::time::{Duration, Instant};

fn sample(settings: Option<&Path>) -> Harness<'static, AtlasApp> {
    let settings = settings.map(Path::to_owned);
    let mut harness = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(40)
        .build_eframe(|cc| AtlasApp::new(&cc.egui_ctx, DataSource::Sample, settings));
    let start = Instant::now();
    while harness.state().snapshot().results.is_none() {
        harness.step();
        assert!(start.elapsed() < Duration::from_secs(60), "never read");
        std::thread::sleep(Duration::from_millis(5));
    }
    harness.run_steps(6);
    harness
}

fn events(harness: &Harness<'_, AtlasApp>) -> u64 {
    harness.state().snapshot().results.unwrap().answer.events
}

fn press(harness: &mut Harness<'_, AtlasApp>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

fn strikes_alone(harness: &mut Harness<'_, AtlasApp>) {
    harness
        .get_by_label("Air/drone strike, 87")
        .click_modifiers(Modifiers::ALT);
    harness.run_steps(3);
    assert_eq!(events(harness), 87);
}

#[test]
fn a_bookmark_is_kept_with_the_table_and_brings_its_view_back() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let mut harness = sample(Some(&settings));
    strikes_alone(&mut harness);
    press(&mut harness, Modifiers::COMMAND, Key::D);
    let field = harness.get_by_label("Name of the bookmark");
    let offered = field.value().unwrap();
    assert!(offered.starts_with("Air/drone strike"), "{offered}");
    harness.get_by_label("Keep").click();
    harness.run_steps(4);
    drop(harness);
    let mut harness = sample(Some(&settings));
    assert_eq!(events(&harness), 805);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    harness.get_by_label(&offered).click();
    harness.run_steps(4);
    assert_eq!(events(&harness), 87);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    harness.get_by_label(&format!("Remove {offered}")).click();
    harness.run_steps(4);
    assert!(harness.state().snapshot().desk.bookmarks.is_empty());
}

#[test]
fn a_bookmark_is_compared_with() {
    let mut harness = sample(None);
    press(&mut harness, Modifiers::COMMAND, Key::D);
    let offered = harness
        .get_by_label("Name of the bookmark")
        .value()
        .unwrap();
    harness.get_by_label("Keep").click();
    harness.run_steps(4);
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::D);
    harness
        .get_by_label(&format!("Compare with {offered}"))
        .click();
    harness.run_steps(4);
    let results = harness.state().snapshot().results.unwrap();
    assert_eq!(results.compared.as_ref().unwrap().answer.events, 805);
    harness.get_by_label("B: 1 September 2023 to 30 September 2023");
}

#[test]
fn a_view_copied_as_text_is_gone_to_when_it_is_pasted() {
    let mut harness = sample(None);
    strikes_alone(&mut harness);
    let view = harness.state().snapshot().view.clone();
    harness.get_by_label("Edit").click();
    harness.run_steps(3);
    harness.get_by_label("Copy this view").click();
    let copied = (0..8).find_map(|_| {
        harness.step();
        let commands = &harness.output().platform_output.commands;
        commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        })
    });
    let text = copied.expect("the view is on the clipboard");
    assert_eq!(from_text(&text).unwrap(), view);
    let mut other = sample(None);
    other.event(egui::Event::Paste("just words".to_owned()));
    other.run_steps(3);
    assert_eq!(events(&other), 805);
    other.event(egui::Event::Paste(text.clone()));
    other.run_steps(4);
    assert_eq!(events(&other), 87);
    assert_eq!(to_text(other.state().snapshot().view), text);
    press(&mut other, Modifiers::COMMAND, Key::Z);
    assert_eq!(events(&other), 805);
}

#[test]
fn a_text_that_is_no_view_is_refused_with_the_reason() {
    let mut harness = sample(None);
    press(&mut harness, Modifiers::COMMAND, Key::G);
    harness
        .get_by_label("Text of the view")
        .type_text("atlas-view-1:cut");
    harness.run_steps(3);
    harness.get_by_label("This view is cut or changed; copy the whole text again.");
    harness.get_by_label("Cancel").click();
    harness.run_steps(3);
    assert_eq!(events(&harness), 805);
}

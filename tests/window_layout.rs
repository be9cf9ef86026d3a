//! The panes: shown, hidden, docked elsewhere, and found again at the next start.

#![cfg(test)]

use conflict_atlas::ui::AtlasApp;
use conflict_atlas::view::Panel;
use conflict_atlas::workspace::{DataSource, Layout, Pane};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The field of the palette.
const FIELD: &str = "Find a command, actor, place or event type";

const SIZE: Vec2 = vec2(1440.0, 900.0);

/// A window on the sample, with its settings in a file or nowhere.
fn window(settings: Option<PathBuf>, size: Vec2) -> Harness<'static, AtlasApp> {
    let mut harness = Harness::builder()
        .with_size(size)
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

fn press(harness: &mut Harness<'_, AtlasApp>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(4);
}

/// Chooses a line of the View menu.
fn view_menu(harness: &mut Harness<'_, AtlasApp>, role: Role, name: &str) {
    harness.get_by_label("View").click();
    harness.run_steps(4);
    harness.get_by_role_and_label(role, name).click();
    harness.run_steps(4);
}

fn shown(harness: &Harness<'_, AtlasApp>, pane: Pane) -> bool {
    harness.state().passing().dock.shown(pane)
}

fn map(harness: &Harness<'_, AtlasApp>) -> Rect {
    harness.get_by_label("Map").rect()
}

fn tab(harness: &Harness<'_, AtlasApp>, name: &str) -> Rect {
    harness.get_by_role_and_label(Role::Tab, name).rect()
}

/// Drags a tab to a place in ten steps.
fn drag_tab(harness: &mut Harness<'_, AtlasApp>, name: &str, to: egui::Pos2) {
    let from = tab(harness, name).center();
    harness.hover_at(from);
    harness.step();
    harness.drag_at(from);
    harness.step();
    for step in 1..=10 {
        harness.hover_at(from.lerp(to, step as f32 / 10.0));
        harness.step();
    }
    harness.drop_at(to);
    harness.run_steps(6);
}

#[test]
fn the_first_screen_is_mostly_map_with_the_sides_right_and_the_timeline_below() {
    let harness = window(None, SIZE);
    let map = map(&harness);
    assert!(
        map.width() >= SIZE.x * 0.6 && map.height() >= SIZE.y * 0.6,
        "{map:?}"
    );
    assert!(tab(&harness, "Summary").left() > map.right());
    assert!(
        (map.bottom() - (900.0 - 28.0 - 124.0)).abs() < 4.0,
        "{map:?}"
    );
}

#[test]
fn a_hidden_pane_comes_back_through_the_view_menu() {
    let mut harness = window(None, SIZE);
    harness.get_by_label("Hide Summary").click();
    harness.run_steps(4);
    assert!(!shown(&harness, Pane::Summary));
    assert!(
        harness
            .query_by_role_and_label(Role::Tab, "Summary")
            .is_none()
    );
    view_menu(&mut harness, Role::MenuItemCheckBox, "Summary");
    assert!(harness.state().passing().dock.seen(Pane::Summary));
    view_menu(&mut harness, Role::MenuItemCheckBox, "Timeline");
    assert!(!shown(&harness, Pane::Timeline));
}

#[test]
fn the_map_takes_the_room_of_folded_sides_and_gives_it_back() {
    let mut harness = window(None, SIZE);
    let before = map(&harness);
    press(&mut harness, Modifiers::COMMAND, Key::B);
    assert!(map(&harness).width() > SIZE.x - 4.0);
    press(&mut harness, Modifiers::COMMAND, Key::B);
    assert!((map(&harness).width() - before.width()).abs() < 2.0);
}

#[test]
fn a_mark_chosen_while_the_sides_are_folded_brings_them_back_with_its_events() {
    let mut harness = window(None, SIZE);
    press(&mut harness, Modifiers::COMMAND, Key::B);
    press(&mut harness, Modifiers::NONE, Key::M);
    assert!(harness.state().passing().dock.seen(Pane::Events));
}

#[test]
fn the_open_tab_is_the_one_the_view_names_and_undo_opens_the_former() {
    let mut harness = window(None, SIZE);
    harness.get_by_role_and_label(Role::Tab, "Story").click();
    harness.run_steps(4);
    assert_eq!(harness.state().snapshot().view.panel, Panel::Story);
    assert!(harness.state().passing().dock.seen(Pane::Story));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(harness.state().snapshot().view.panel, Panel::Summary);
    assert!(harness.state().passing().dock.seen(Pane::Summary));
}

#[test]
fn playback_stops_when_the_timeline_is_hidden() {
    let mut harness = window(None, SIZE);
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(harness.state().passing().next_step_secs.is_some());
    view_menu(&mut harness, Role::MenuItemCheckBox, "Timeline");
    assert!(harness.state().passing().next_step_secs.is_none());
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(harness.state().passing().next_step_secs.is_none());
}

#[test]
fn a_tab_dragged_to_the_foot_of_the_map_stays_there_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let mut harness = window(Some(settings.clone()), SIZE);
    let map_before = map(&harness);
    let foot = pos2(map_before.center().x, map_before.bottom() - 60.0);
    drag_tab(&mut harness, "Events", foot);
    let docked = tab(&harness, "Events");
    assert!(docked.left() < 400.0 && docked.top() > map(&harness).bottom() - 2.0);
    harness.get_by_label("Hide Summary").click();
    harness.run_steps(4);
    wait_for(&folder.path().join("layout.json"), &mut harness);
    drop(harness);
    let harness = window(Some(settings), SIZE);
    assert!((tab(&harness, "Events").top() - docked.top()).abs() < 4.0);
    assert!(!shown(&harness, Pane::Summary));
}

/// Waits until the layout on disk is that of the window.
fn wait_for(layout: &Path, harness: &mut Harness<'_, AtlasApp>) {
    let start = Instant::now();
    loop {
        harness.step();
        let wanted = harness.state().passing().dock.kept();
        if layout.exists() && Layout::load(layout).0.panes == wanted {
            return;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "never kept");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn resetting_the_layout_puts_every_pane_back() {
    let mut harness = window(None, SIZE);
    let before = (map(&harness), tab(&harness, "Events"));
    let left = pos2(60.0, 400.0);
    drag_tab(&mut harness, "Events", left);
    harness.get_by_label("Hide Summary").click();
    harness.run_steps(4);
    assert_ne!(before.0, map(&harness));
    view_menu(&mut harness, Role::MenuItem, "Reset the layout");
    assert_eq!(before, (map(&harness), tab(&harness, "Events")));
    assert!(harness.state().passing().dock.kept().is_none());
}

#[test]
fn a_damaged_layout_is_kept_aside_and_said_and_the_usual_one_used() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("layout.json"), "{\"panes\": 3}").unwrap();
    let harness = window(Some(folder.path().join("settings.toml")), SIZE);
    assert!(folder.path().join("layout.json.corrupt").exists());
    let notices = harness.state().snapshot().notices;
    assert!(
        notices
            .iter()
            .any(|notice| notice.text.contains("layout.json"))
    );
    for pane in Pane::ALL {
        assert_eq!(shown(&harness, pane), pane.usually_shown(), "{pane:?}");
    }
}

#[test]
fn every_pane_alone_beside_the_map_lays_out_in_a_tiny_window() {
    let mut harness = window(None, vec2(320.0, 200.0));
    for pane in Pane::ALL.into_iter().filter(|pane| *pane != Pane::Map) {
        press(&mut harness, Modifiers::COMMAND, Key::B);
        press(&mut harness, Modifiers::COMMAND, Key::P);
        let field = harness.get_by_role_and_label(Role::TextInput, FIELD);
        field.type_text(pane.name());
        harness.run_steps(2);
        press(&mut harness, Modifiers::NONE, Key::Enter);
    }
    assert!(map(&harness).is_finite());
}

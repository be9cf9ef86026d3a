//! Every control of the window has a name for those who hear it, and is reached and pressed without a pointer.

#![cfg(test)]

use conflict_atlas::ui::AtlasApp;
use conflict_atlas::workspace::{DataSource, Pane};
use egui::accesskit::{Action, Role};
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// The field of the palette.
const FIELD: &str = "Find a command, actor, place or event type";

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
    harness.run_steps(2);
}

/// Runs a command through the palette.
fn command(harness: &mut Harness<'_, AtlasApp>, name: &str) {
    press(harness, Modifiers::COMMAND, Key::P);
    harness
        .get_by_role_and_label(Role::TextInput, FIELD)
        .type_text(name);
    harness.run_steps(2);
    press(harness, Modifiers::NONE, Key::Enter);
    harness.run_steps(3);
}

const INTERACTIVE: [Role; 16] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::Link,
    Role::ListItem,
    Role::MenuItem,
    Role::MenuItemCheckBox,
    Role::MenuItemRadio,
    Role::MultilineTextInput,
    Role::RadioButton,
    Role::Slider,
    Role::SpinButton,
    Role::Switch,
    Role::Tab,
    Role::TextInput,
    Role::Row,
];

/// What can be pressed, chosen or typed into and has no name.
fn nameless<State>(harness: &Harness<'_, State>) -> Vec<String> {
    let nodes = harness.query_all_by(|node| INTERACTIVE.contains(&node.role()));
    let without = nodes.filter_map(|node| {
        let node = node.accesskit_node();
        let named = node.label().is_some_and(|name| !name.trim().is_empty());
        (!named).then(|| format!("{:?} at {:?}", node.role(), node.bounding_box()))
    });
    without.collect()
}

fn check(harness: &Harness<'_, AtlasApp>, place: &str) {
    let without = nameless(harness);
    assert!(without.is_empty(), "{place}: {without:#?}");
}

#[test]
fn every_control_has_a_name_in_every_pane_menu_and_dialog() {
    let mut harness = sample();
    check(&harness, "the first screen");
    for pane in Pane::ALL.into_iter().filter(|pane| *pane != Pane::Map) {
        if !harness.state().passing().dock.seen(pane) {
            command(&mut harness, pane.name());
        }
        check(&harness, pane.name());
    }
    press(&mut harness, Modifiers::NONE, Key::M);
    check(&harness, "the events of a place");
    for menu in ["File", "Edit", "View", "Data", "Time", "Export", "Help"] {
        harness.get_by_role_and_label(Role::Button, menu).click();
        harness.run_steps(4);
        check(&harness, menu);
        press(&mut harness, Modifiers::NONE, Key::Escape);
    }
    let selected = harness.state().snapshot().view.selected.is_some();
    assert!(selected, "closing a menu closes nothing else");
    for dialog in ["Open", "Import report", "Map as a picture", "Keys", "About"] {
        command(&mut harness, dialog);
        assert!(harness.state().passing().dialog.is_some(), "{dialog}");
        check(&harness, dialog);
        press(&mut harness, Modifiers::NONE, Key::Escape);
        press(&mut harness, Modifiers::NONE, Key::Escape);
    }
    press(&mut harness, Modifiers::COMMAND, Key::K);
    check(&harness, "the palette");
}

#[test]
fn a_control_without_a_name_is_found() {
    let harness = Harness::builder()
        .with_accessibility_check(false)
        .build_ui(|ui| {
            let (_, response) = ui.allocate_exact_size(vec2(20.0, 20.0), egui::Sense::click());
            response.widget_info(|| egui::WidgetInfo::labeled(Role::Button, true, ""));
        });
    assert_eq!(nameless(&harness).len(), 1);
}

/// The names of what has the focus, one after another, as Tab goes round.
fn tour(harness: &mut Harness<'_, AtlasApp>, most: usize) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for _ in 0..most {
        press(harness, Modifiers::NONE, Key::Tab);
        let focused = harness.query_all_by(|node| node.is_focused());
        names.extend(focused.filter_map(|node| node.accesskit_node().label()));
    }
    names
}

#[test]
fn tab_reaches_every_control_of_the_first_screen() {
    let mut harness = sample();
    let clickable = harness.query_all_by(|node| {
        node.data().supports_action(Action::Focus) && INTERACTIVE.contains(&node.role())
    });
    let wanted: BTreeSet<String> = clickable
        .filter(|node| {
            let rect = node.rect();
            rect.max.y < 870.0 && rect.min.y >= 0.0
        })
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert!(wanted.len() > 30, "{wanted:?}");
    for name in [
        "Attack/armed clash, 578",
        "Dry Zone: 249",
        "Find anything",
        "Play",
        "Story",
        "Zoom in",
    ] {
        assert!(wanted.contains(name), "{name} cannot have the focus");
    }
    let reached = tour(&mut harness, 2 * wanted.len() + 20);
    let missed: Vec<&String> = wanted.difference(&reached).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn a_row_of_the_legend_and_a_tab_answer_the_keyboard() {
    let mut harness = sample();
    harness.get_by_label("Air/drone strike, 87").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Space);
    let events = harness.state().snapshot().results.unwrap().answer.events;
    assert_eq!(events, 805 - 87);
    harness.get_by_role_and_label(Role::Tab, "Events").focus();
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert!(harness.state().passing().dock.seen(Pane::Events));
}

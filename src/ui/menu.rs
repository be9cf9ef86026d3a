//! The menu bar: everything the window can do, with its keys beside it.
//!
//! Every item is an action or an edit; nothing is done here.

use super::actor_field::actor_field_ui;
use super::keys::toggle_fullscreen;
use super::look::{self, Look};
use super::passing::{Dialog, Passing};
use crate::query::ActorScope;
use crate::session::{Action, Edits, Snapshot};
use crate::workspace::{Appearance, DataSource, assets};
use egui::{Button, RichText, Ui, ViewportCommand};

/// The menu bar with the workspace's name in its middle.
pub(super) fn menu_ui(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    let bar = ui.max_rect();
    egui::MenuBar::new().ui(ui, |ui| {
        ui.menu_button("File", |ui| file_ui(now, edits, passing, ui));
        ui.menu_button("Edit", |ui| edit_ui(now, edits, ui));
        ui.menu_button("View", |ui| view_ui(now, edits, passing, ui));
        ui.menu_button("Data", |ui| data_ui(now, edits, passing, ui));
        ui.menu_button("Export", |ui| export_ui(now, passing, ui));
        ui.menu_button("Help", |ui| help_ui(passing, ui));
    });
    let look = Look::of(ui.ctx());
    let name = now
        .opened
        .map_or("Conflict Atlas", |opened| opened.workspace.name.as_str());
    let mut job =
        egui::text::LayoutJob::simple_singleline(name.to_owned(), look::semibold(14.0), look.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((bar.width() - 720.0).max(120.0));
    let galley = ui.painter().layout_job(job);
    let at = bar.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, look.ink);
    let width = (bar.width() * 0.19).clamp(130.0, 260.0);
    let corner = egui::pos2(bar.right() - width, bar.top() + 1.0);
    let place = egui::Rect::from_min_max(corner, bar.max);
    actor_field_ui(now, edits, passing, place, ui);
}

fn item(ui: &mut Ui, name: &str, keys: &str, enabled: bool) -> bool {
    let clicked = ui
        .add_enabled(enabled, Button::new(name).shortcut_text(keys))
        .clicked();
    if clicked {
        ui.close();
    }
    clicked
}

fn file_ui(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    ui.set_min_width(230.0);
    if item(ui, "Open\u{2026}", "Ctrl+O", true) {
        passing.dialog = Some(Dialog::Open(String::new()));
    }
    if item(ui, "Open the sample", "", true) {
        edits.act(Action::Open(DataSource::Sample));
    }
    ui.menu_button("Open recent", |ui| {
        if now.settings.recent.is_empty() {
            ui.label(RichText::new("No files opened yet").weak());
        }
        for path in &now.settings.recent {
            if item(ui, &path.display().to_string(), "", true) {
                edits.act(Action::Open(DataSource::File(path.clone())));
            }
        }
        if !now.settings.recent.is_empty() {
            ui.separator();
            if item(ui, "Forget these files", "", true) {
                edits.act(Action::ForgetRecent);
            }
        }
    });
    ui.separator();
    if item(ui, "Quit", "Ctrl+Q", true) {
        ui.ctx().send_viewport_cmd(ViewportCommand::Close);
    }
}

fn edit_ui(now: &Snapshot<'_>, edits: &mut Edits, ui: &mut Ui) {
    ui.set_min_width(200.0);
    if item(ui, "Undo", "Ctrl+Z", now.can_undo) {
        edits.act(Action::Undo);
    }
    if item(ui, "Redo", "Ctrl+Shift+Z", now.can_redo) {
        edits.act(Action::Redo);
    }
    ui.separator();
    if item(
        ui,
        "Clear all filters",
        "",
        edits.view.filter != Default::default(),
    ) {
        edits.view.filter = Default::default();
    }
}

fn view_ui(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    ui.set_min_width(220.0);
    if item(ui, "Show all the data", "0", now.opened.is_some()) {
        edits.view.camera = None;
    }
    let mut side = !passing.side_folded;
    if ui.checkbox(&mut side, "Side panel").clicked() {
        passing.side_folded = !side;
    }
    let mut timeline = !passing.timeline_folded;
    if ui.checkbox(&mut timeline, "Timeline").clicked() {
        passing.timeline_folded = !timeline;
    }
    ui.checkbox(&mut passing.frame_times_shown, "Frame times");
    if item(ui, "Full screen", "F11", true) {
        toggle_fullscreen(ui.ctx());
    }
    ui.separator();
    for (appearance, name) in [
        (Appearance::Light, "Light"),
        (Appearance::Dark, "Dark"),
        (Appearance::System, "As the system"),
    ] {
        if ui
            .radio(now.settings.appearance == appearance, name)
            .clicked()
        {
            edits.act(Action::SetAppearance(appearance));
            ui.close();
        }
    }
}

fn data_ui(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    ui.set_min_width(230.0);
    if item(ui, "Import report\u{2026}", "", now.opened.is_some()) {
        passing.dialog = Some(Dialog::Report(String::new()));
    }
    ui.separator();
    ui.label(RichText::new("Event types by").weak());
    let current = now
        .opened
        .map_or("", |opened| opened.lens.scheme.id.as_str());
    for scheme in assets::schemes() {
        let chosen = ui.radio(current == scheme.id, &scheme.name);
        if chosen.on_hover_text(&scheme.note).clicked() {
            edits.act(Action::SetScheme(scheme.id));
            ui.close();
        }
    }
    ui.separator();
    let mut main_only = edits.view.filter.actor_scope == ActorScope::Main;
    let choice = ui.checkbox(&mut main_only, "Count main actors only");
    let hint = "Leaves out those who are only associated with a side";
    if choice.on_hover_text(hint).clicked() {
        edits.view.filter.actor_scope = if main_only {
            ActorScope::Main
        } else {
            ActorScope::All
        };
    }
    if current == "values" {
        let _ = ui.radio(true, "The table's own values");
    }
}

fn export_ui(now: &Snapshot<'_>, passing: &mut Passing, ui: &mut Ui) {
    ui.set_min_width(200.0);
    if item(ui, "Map as a picture\u{2026}", "", now.results.is_some()) {
        passing.dialog = Some(Dialog::Picture(String::new()));
    }
    if item(ui, "Import report\u{2026}", "", now.opened.is_some()) {
        passing.dialog = Some(Dialog::Report(String::new()));
    }
}

fn help_ui(passing: &mut Passing, ui: &mut Ui) {
    ui.set_min_width(200.0);
    if item(ui, "Keys", "?", true) {
        passing.dialog = Some(Dialog::Keys);
    }
    if item(ui, "About Conflict Atlas", "", true) {
        passing.dialog = Some(Dialog::About);
    }
}

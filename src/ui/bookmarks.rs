//! Views with a name: keeping one, going back to one, handing one on as text.
//!
//! The dialogs only; where bookmarks are kept is the session's business.

use super::look::{self, Look};
use crate::session::{Action, Edits, Snapshot};
use crate::view::{Compare, View, from_text, to_text};
use crate::workspace::Bookmark;
use egui::{Button, Key, RichText, ScrollArea, TextEdit, Ui};

/// Puts the present view on the clipboard as text.
pub(super) fn copy_view(now: &Snapshot<'_>, ctx: &egui::Context) {
    ctx.copy_text(to_text(now.view));
}

/// A view pasted while nobody is typing is gone to; other text is left alone.
pub(super) fn paste_view(now: &Snapshot<'_>, edits: &mut Edits, ctx: &egui::Context) {
    if now.opened.is_none() || ctx.egui_wants_keyboard_input() {
        return;
    }
    let pasted = ctx.input(|input| {
        input.events.iter().find_map(|event| match event {
            egui::Event::Paste(text) => from_text(text).ok(),
            _ => None,
        })
    });
    if let Some(view) = pasted {
        edits.view = view;
    }
}

/// What a bookmark of the present view is called unless the person names it.
pub(super) fn usual_name(now: &Snapshot<'_>) -> String {
    let Some(opened) = now.opened else {
        return String::new();
    };
    let words = crate::query::sentence(&now.view.filter, &opened.lens);
    let days = opened.period(now.view);
    let days = days.map_or_else(String::new, |days| {
        format!("{} to {}", days.first().short(), days.last().short())
    });
    if words.is_empty() {
        days
    } else {
        format!("{words}, {days}")
    }
}

/// Asks for the name of a bookmark. Returns whether the dialog stays open.
pub(super) fn keep_ui(
    name: &mut String,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    ui: &mut Ui,
) -> bool {
    let look = Look::of(ui.ctx());
    ui.label(RichText::new("Bookmark this view").font(look::semibold(18.0)));
    ui.add_space(4.0);
    let said = "Keeps the period, the filters, the map and what is compared, for this table.";
    ui.label(RichText::new(said).color(look.quiet));
    ui.add_space(6.0);
    let mut chosen = name_ui(name, "Name of the bookmark", ui);
    let known = now
        .desk
        .bookmarks
        .iter()
        .any(|kept| kept.name == name.trim());
    if known {
        let said = "There is one of that name; it will be replaced.";
        ui.label(RichText::new(said).font(look::sans(12.0)).color(look.quiet));
    }
    let mut open = true;
    ui.horizontal(|ui| {
        let ready = !name.trim().is_empty();
        let keep = Button::new(RichText::new("Keep").color(look.on_accent)).fill(look.accent);
        chosen |= ui.add_enabled(ready, keep).clicked();
        open = !ui.button("Cancel").clicked();
    });
    if chosen && !name.trim().is_empty() {
        edits.act(Action::KeepBookmark(Bookmark::new(name.trim(), now.view)));
        open = false;
    }
    open
}

/// All bookmarks: go to one, compare with it, take it off. Returns whether the dialog stays open.
pub(super) fn list_ui(now: &Snapshot<'_>, edits: &mut Edits, ui: &mut Ui) -> bool {
    let look = Look::of(ui.ctx());
    ui.label(RichText::new("Bookmarks").font(look::semibold(18.0)));
    ui.add_space(4.0);
    if now.desk.bookmarks.is_empty() {
        let said = "None yet. Ctrl+D keeps the present view under a name.";
        ui.label(RichText::new(said).color(look.quiet));
        return true;
    }
    let mut open = true;
    ScrollArea::vertical().max_height(420.0).show(ui, |ui| {
        for bookmark in &now.desk.bookmarks {
            ui.horizontal(|ui| {
                let view = bookmark.view();
                let name = RichText::new(&bookmark.name).font(look::medium(13.0));
                let width = (ui.available_width() - 210.0).max(120.0);
                let go = Button::new(name).frame(false).truncate();
                let go = ui.add_enabled(view.is_some(), go.min_size(egui::vec2(width, 24.0)));
                if let Some(view) = view.as_ref().filter(|_| go.clicked()) {
                    edits.view = view.clone();
                    open = false;
                }
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let name = format!("Remove {}", bookmark.name);
                    let remove = ui.button("Remove");
                    remove
                        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    if remove.clicked() {
                        edits.act(Action::RemoveBookmark(bookmark.name.clone()));
                    }
                    let name = format!("Compare with {}", bookmark.name);
                    let compare = ui.add_enabled(view.is_some(), Button::new("Compare"));
                    compare
                        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
                    if let Some(view) = view.filter(|_| compare.clicked()) {
                        compare_with(view, edits);
                        open = false;
                    }
                });
            });
        }
    });
    open
}

fn compare_with(view: View, edits: &mut Edits) {
    edits.view.compare = Some(Compare::Fixed(Box::new(view.filter)));
    edits.view.panel = crate::view::Panel::Compare;
}

/// Asks for the text of a view. Returns whether the dialog stays open.
pub(super) fn paste_ui(text: &mut String, edits: &mut Edits, ui: &mut Ui) -> bool {
    let look = Look::of(ui.ctx());
    ui.label(RichText::new("Go to a copied view").font(look::semibold(18.0)));
    ui.add_space(4.0);
    let said = "Paste the text that \u{201c}Copy this view\u{201d} gave.";
    ui.label(RichText::new(said).color(look.quiet));
    ui.add_space(6.0);
    let entered = name_ui(text, "Text of the view", ui);
    let read = from_text(text);
    if let Err(error) = read.as_ref().map_err(ToString::to_string)
        && !text.trim().is_empty()
    {
        ui.label(RichText::new(sentence(&error)).color(look.accent));
    }
    let mut open = true;
    let mut chosen = entered;
    ui.horizontal(|ui| {
        let go = Button::new(RichText::new("Go there").color(look.on_accent)).fill(look.accent);
        chosen |= ui.add_enabled(read.is_ok(), go).clicked();
        open = !ui.button("Cancel").clicked();
    });
    if let Some(view) = read.ok().filter(|_| chosen) {
        edits.view = view;
        open = false;
    }
    open
}

/// An error's words as a sentence of the screen.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

/// A field that has the focus from the start. Returns whether Enter was pressed in it.
fn name_ui(text: &mut String, name: &str, ui: &mut Ui) -> bool {
    let field = TextEdit::singleline(text)
        .desired_width(f32::INFINITY)
        .char_limit(8_000)
        .margin(egui::Margin::symmetric(8, 6));
    let field = ui.add(field);
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
    ui.add_space(6.0);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !entered && ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    entered
}

//! The alias book: short names with the tokens each stands for, and how many actors and events that is.
//!
//! Every change takes hold at once and can be taken back. Start at [`alias_book_ui`].

use super::{heading_ui, note_ui, within};
use crate::event::words::{counted, thousands};
use crate::scheme::AliasBook;
use crate::session::{Action, ActorQuestion, Edits, Opened, Snapshot};
use crate::ui::look::{self, Look};
use egui::{Button, Key, RichText, ScrollArea, TextEdit, Ui, WidgetInfo};
use std::path::PathBuf;

/// What is half typed in the alias book.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AliasDraft {
    /// The alias that is open, by its place in the book.
    open: Option<usize>,
    /// Its name as it is being typed.
    name: String,
    /// A token that is being typed.
    token: String,
    /// A file to read or write.
    path: String,
    /// Whether a file of that name may be replaced.
    replace: bool,
}

/// The content of the dialog.
pub(in crate::ui) fn alias_book_ui(
    opened: &Opened,
    draft: &mut AliasDraft,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    ui: &mut Ui,
) {
    edits.asked.push(ActorQuestion::List(within(now.view)));
    note_ui(
        "A short name and what it stands for. A token is a full name, a part of one, or parts in a row; with = before \
         it, the full name alone.",
        ui,
    );
    ui.add_space(4.0);
    let book = &opened.lens.aliases;
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        book_ui(book, draft, now, edits, left);
        entry_ui(opened, draft, edits, right);
    });
    ui.separator();
    files_ui(draft, edits, ui);
    ui.horizontal(|ui| {
        let undo = Button::new("Undo alias change");
        if ui.add_enabled(now.can_undo_aliases, undo).clicked() {
            edits.act(Action::UndoAliases);
            draft.open = None;
        }
        let usual = opened.usual_aliases();
        let back = Button::new("Back to the usual book");
        if ui.add_enabled(usual != *book, back).clicked() {
            edits.act(Action::SetAliases(usual));
            draft.open = None;
        }
    });
}

/// The aliases with their counts, and a way to add one.
fn book_ui(
    book: &AliasBook,
    draft: &mut AliasDraft,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    ui: &mut Ui,
) {
    let look = Look::of(ui.ctx());
    let counted_for = |alias: &str| {
        let aliases = &now.actors.list()?.ranking.aliases;
        aliases.iter().find(|count| count.name == alias)
    };
    ScrollArea::vertical()
        .id_salt("aliases")
        .max_height(260.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for (at, (alias, _)) in book.entries.iter().enumerate() {
                let said = counted_for(alias).map_or_else(String::new, |count| {
                    let names = u64::from(count.members.unwrap_or(0));
                    format!(
                        "{}, {}",
                        counted(names, "name"),
                        counted(count.events, "event")
                    )
                });
                let button = Button::selectable(draft.open == Some(at), alias).shortcut_text(
                    RichText::new(&said)
                        .font(look::sans(11.0))
                        .color(look.quiet),
                );
                let response = ui.add_sized([ui.available_width(), 24.0], button);
                let open = draft.open == Some(at);
                let name = format!("Change {alias}");
                let info = || WidgetInfo::selected(egui::Role::Button, true, open, &name);
                response.widget_info(info);
                if response.clicked() {
                    draft.open = Some(at);
                    draft.name = alias.clone();
                    draft.token.clear();
                }
            }
        });
    if ui.button("Add an alias").clicked() {
        let mut next = book.clone();
        let name = fresh_name(book);
        next.entries.push((name.clone(), Vec::new()));
        draft.open = Some(next.entries.len() - 1);
        draft.name = name;
        edits.act(Action::SetAliases(next));
    }
}

/// A name no alias has.
fn fresh_name(book: &AliasBook) -> String {
    let numbered = (2..).map(|number| format!("New alias {number}"));
    let mut names = std::iter::once("New alias".to_owned()).chain(numbered);
    let free = names.find(|name| book.entry(name).is_none());
    free.unwrap_or_default()
}

/// The alias that is open: its name and its tokens.
fn entry_ui(opened: &Opened, draft: &mut AliasDraft, edits: &mut Edits, ui: &mut Ui) {
    let book = &opened.lens.aliases;
    let entry = draft.open.and_then(|at| Some((at, book.entries.get(at)?)));
    let Some((at, (alias, tokens))) = entry else {
        return note_ui("Choose an alias to change it.", ui);
    };
    name_ui(book, at, draft, edits, ui);
    ui.add_space(4.0);
    heading_ui("Stands for", ui);
    let mut next = tokens.clone();
    for (number, token) in tokens.iter().enumerate() {
        ui.horizontal(|ui| {
            let away = ui.button("\u{d7}");
            let name = format!("Take {token} off {alias}");
            away.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &name));
            if away.clicked() {
                next.remove(number);
            }
            ui.label(token);
            matched_ui(opened, token, ui);
        });
    }
    if let Some(token) = token_field_ui(opened, draft, ui) {
        match next.contains(&token) {
            true => {}
            false => next.push(token),
        }
        draft.token.clear();
    }
    let mut changed = book.clone();
    if next != *tokens
        && let Some(entry) = changed.entries.get_mut(at)
    {
        entry.1 = next;
        edits.act(Action::SetAliases(changed));
        return;
    }
    ui.add_space(4.0);
    if ui.button(format!("Delete {alias}")).clicked() {
        changed.entries.remove(at);
        draft.open = None;
        edits.act(Action::SetAliases(changed));
    }
}

/// The name, taken over with Enter or when the field is left, unless the book would break a rule.
fn name_ui(book: &AliasBook, at: usize, draft: &mut AliasDraft, edits: &mut Edits, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let label = ui.label(
        RichText::new("Alias")
            .font(look::sans(12.0))
            .color(look.quiet),
    );
    let field = TextEdit::singleline(&mut draft.name).desired_width(f32::INFINITY);
    let field = ui.add(field).labelled_by(label.id);
    let mut renamed = book.clone();
    if let Some(entry) = renamed.entries.get_mut(at) {
        entry.0 = draft.name.trim().to_owned();
    }
    match renamed.fault() {
        Some(fault) => note_ui(&format!("Not taken over: {fault}"), ui),
        None if field.lost_focus() && renamed != *book => edits.act(Action::SetAliases(renamed)),
        None => {}
    }
}

/// A field for one more token. Returns it once it is complete.
fn token_field_ui(opened: &Opened, draft: &mut AliasDraft, ui: &mut Ui) -> Option<String> {
    let mut taken = false;
    ui.horizontal(|ui| {
        let field = TextEdit::singleline(&mut draft.token)
            .hint_text("Name or part of a name")
            .desired_width(150.0);
        let field = ui.add(field);
        field.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, "One more token"));
        taken = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let ready = !draft.token.trim().is_empty();
        taken |= ui.add_enabled(ready, Button::new("Add")).clicked();
    });
    let token = draft.token.trim().to_owned();
    if token.is_empty() {
        return None;
    }
    matched_ui(opened, &token, ui);
    taken.then_some(token)
}

/// How many actors a token stands for.
fn matched_ui(opened: &Opened, token: &str, ui: &mut Ui) {
    let book = AliasBook {
        entries: vec![("token".to_owned(), vec![token.to_owned()])],
    };
    let set = book.actor_set(&["token"]);
    let names = opened.store.actors().iter();
    let matched = names.filter(|(_, name)| set.contains(name)).count();
    let said = match matched {
        0 => "matches nobody here".to_owned(),
        1 => "1 name".to_owned(),
        names => format!("{} names", thousands(names as u64)),
    };
    note_ui(&said, ui);
}

/// Reading and writing the book.
fn files_ui(draft: &mut AliasDraft, edits: &mut Edits, ui: &mut Ui) {
    ui.horizontal(|ui| {
        let label = ui.label("File");
        let field = TextEdit::singleline(&mut draft.path)
            .hint_text("/home/you/aliases.csv or .toml")
            .desired_width(230.0);
        ui.add(field).labelled_by(label.id);
        let path = PathBuf::from(draft.path.trim());
        let ready = !draft.path.trim().is_empty();
        if ui.add_enabled(ready, Button::new("Import")).clicked() {
            edits.act(Action::ReadAliases(path.clone()));
            draft.open = None;
        }
        if ui.add_enabled(ready, Button::new("Export")).clicked() {
            let replace = std::mem::take(&mut draft.replace);
            edits.act(Action::SaveAliases { path, replace });
        }
    });
    ui.checkbox(&mut draft.replace, "Replace the file if there is one");
}

//! Presses of keys become commands; the sheet lists all keys.
//!
//! Which key does what is in the list of commands. A key is left to the text field or control that has the focus when
//! that has a use for it, and to the dialog that stands over the window.

use super::commands::{self, Entry, Menu, Shortcut};
use super::look::{self, Look};
use super::passing::Passing;
use crate::session::{Edits, Snapshot};
use egui::{Context, Event, Key, Modifiers, Popup, RichText, Ui};

/// What the pointer does with a key held; the list of commands has no line for it.
const WITH_THE_POINTER: [(&str, &str); 4] = [
    ("Alt and drag", "Move the window of time by single days"),
    ("Alt and click", "Show one event type alone"),
    ("Ctrl and click", "The events of a bar of the timeline"),
    (
        "Double click",
        "Closer on the map; all time on the timeline",
    ),
];

/// Who hears a key first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    /// Nobody.
    Nowhere,
    /// A button, a slider, a row.
    Widget,
    /// A text field.
    Text,
}

/// Runs the commands whose keys were pressed, in order of the presses.
pub(super) fn shortcuts(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ctx: &Context,
) {
    for (key, held, again) in presses(ctx) {
        if key == Key::Escape && Popup::is_any_open(ctx) {
            // It closes the open menu, and nothing beneath it.
            continue;
        }
        let focus = focus(ctx);
        let covered = passing.covered_by_dialog();
        let heard = |entry: &Entry, keys: &Shortcut| {
            keys.pressed(key, held)
                && (entry.repeats || !again)
                && heard(entry, *keys, focus, covered)
        };
        let found = commands::entries()
            .find(|(_, entry)| entry.shortcuts.iter().any(|keys| heard(entry, keys)));
        let Some((_, entry)) = found else { continue };
        if commands::enabled(entry.command, now, passing) {
            // What a command answers to, no control may answer to as well.
            ctx.input_mut(|input| input.consume_key(held, key));
            commands::run(entry.command, now, edits, passing, ctx);
        }
    }
}

/// Whether a command hears its key.
fn heard(entry: &Entry, keys: Shortcut, focus: Focus, covered: bool) -> bool {
    let spared = match focus {
        Focus::Nowhere => true,
        Focus::Widget => keys.spares_widgets(),
        Focus::Text => keys.spares_text(),
    };
    entry.everywhere || spared && !covered
}

fn focus(ctx: &Context) -> Focus {
    match (ctx.text_edit_focused(), ctx.egui_wants_keyboard_input()) {
        (true, _) => Focus::Text,
        (false, true) => Focus::Widget,
        (false, false) => Focus::Nowhere,
    }
}

/// The keys pressed since the last frame, and whether each is only kept down.
fn presses(ctx: &Context) -> Vec<(Key, Modifiers, bool)> {
    let press = |event: &Event| match event {
        Event::Key {
            key,
            pressed: true,
            repeat,
            modifiers,
            ..
        } => Some((*key, *modifiers, *repeat)),
        _ => None,
    };
    ctx.input(|input| input.events.iter().filter_map(press).collect())
}

/// All keys, by menu, in as many columns as there is room for.
pub(super) fn sheet_ui(ui: &mut Ui) {
    let room = ui.ctx().content_rect().height() - 200.0;
    let columns = if ui.available_width() > 480.0 { 2 } else { 1 };
    egui::ScrollArea::vertical()
        .max_height(room.max(120.0))
        .min_scrolled_height(room.max(120.0))
        .show(ui, |ui| {
            ui.columns(columns, |columns| {
                let half = columns.len() - 1;
                for menu in Menu::ALL {
                    // The View menu is as long as all the others together.
                    let place = if menu == Menu::View { half } else { 0 };
                    let ui = &mut columns[place];
                    group_ui(menu.name(), &rows(menu), ui);
                }
                let pointer = WITH_THE_POINTER.map(|(keys, does)| (keys.to_owned(), does));
                group_ui("With the pointer", &pointer, &mut columns[0]);
            });
        });
}

fn rows(menu: Menu) -> Vec<(String, &'static str)> {
    let with_keys = menu
        .entries()
        .iter()
        .filter(|entry| !entry.shortcuts.is_empty());
    let row = |entry: &Entry| {
        let keys: Vec<String> = entry.shortcuts.iter().map(|keys| keys.text()).collect();
        (keys.join(", "), entry.name.trim_end_matches('\u{2026}'))
    };
    with_keys.map(row).collect()
}

fn group_ui(name: &str, rows: &[(String, &str)], ui: &mut Ui) {
    if rows.is_empty() {
        return;
    }
    let look = Look::of(ui.ctx());
    let heading = RichText::new(name).font(look::medium(12.0));
    ui.label(heading.color(look.accent));
    egui::Grid::new(name)
        .num_columns(2)
        .spacing([14.0, 2.0])
        .min_col_width(86.0)
        .min_row_height(20.0)
        .show(ui, |ui| {
            for (keys, does) in rows {
                ui.label(RichText::new(keys).font(look::medium(13.0)));
                ui.label(*does);
                ui.end_row();
            }
        });
    ui.add_space(8.0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_command_hears_what_a_text_field_types_or_edits_with() {
        for (_, entry) in commands::entries() {
            for keys in entry.shortcuts {
                let typed = !keys.spares_text() && !entry.everywhere;
                assert_eq!(heard(entry, *keys, Focus::Text, false), !typed);
                if typed {
                    assert!(!heard(entry, *keys, Focus::Text, true), "{}", entry.name);
                }
            }
        }
    }

    #[test]
    fn beneath_a_dialog_only_closing_leaving_and_full_screen_are_heard() {
        let all = commands::entries().filter(|(_, entry)| {
            let mut keys = entry.shortcuts.iter();
            keys.any(|keys| heard(entry, *keys, Focus::Nowhere, true))
        });
        let names: Vec<&str> = all.map(|(_, entry)| entry.name).collect();
        assert_eq!(names, ["Quit", "Close what is open", "Full screen"]);
    }

    #[test]
    fn what_works_everywhere_types_nothing() {
        for (_, entry) in commands::entries().filter(|(_, entry)| entry.everywhere) {
            for keys in entry.shortcuts {
                assert!(keys.spares_text() || keys.text() == "Esc", "{}", entry.name);
            }
        }
    }
}

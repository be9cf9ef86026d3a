//! Keys of the whole window, and the sheet that lists all keys.
//!
//! Keys of the timeline and of the map are read where they act; the sheet lists those too.

use super::passing::{Dialog, Passing};
use crate::session::{Action, Edits, Snapshot};
use egui::{Context, Key, KeyboardShortcut, Modifiers, Ui, ViewportCommand};

const OPEN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::O);
const UNDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
const REDO: KeyboardShortcut =
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
const REDO_TOO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Y);
const QUIT: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Q);

const SHEET: [(&str, &str); 17] = [
    ("Ctrl+O", "Open a table"),
    ("Ctrl+Z", "Undo"),
    ("Ctrl+Shift+Z", "Redo"),
    ("Ctrl+Q", "Quit"),
    ("F11", "Full screen"),
    ("Space", "Play or pause"),
    ("\u{2190} \u{2192}", "Move the window of time by a bar"),
    ("Home, End", "First bar, last bar"),
    ("Alt and drag", "Move the window by single days"),
    ("+ \u{2212}", "Zoom in, zoom out"),
    ("0", "Show all the data"),
    ("W A S D", "Move the map"),
    (
        "M, Shift+M",
        "Select the next or previous mark, largest first",
    ),
    ("N P", "Next or previous event of a place"),
    ("Alt and click", "Show one event type alone"),
    ("Esc", "Close what is open"),
    ("?", "This sheet"),
];

/// Keys that work everywhere.
pub(super) fn shortcuts(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ctx: &Context,
) {
    let pressed =
        |shortcut: &KeyboardShortcut| ctx.input_mut(|input| input.consume_shortcut(shortcut));
    if pressed(&OPEN) {
        passing.dialog = Some(Dialog::Open(String::new()));
    }
    if !ctx.egui_wants_keyboard_input() && !passing.covered_by_dialog() {
        if pressed(&REDO) || pressed(&REDO_TOO) {
            edits.act(Action::Redo);
        } else if pressed(&UNDO) {
            edits.act(Action::Undo);
        }
        let asked = ctx.input(|input| {
            input.key_pressed(Key::Questionmark)
                || input.key_pressed(Key::Slash) && input.modifiers.shift
                || input.key_pressed(Key::F1)
        });
        if asked {
            passing.dialog = Some(Dialog::Keys);
        }
    }
    if pressed(&QUIT) {
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }
    if ctx.input(|input| input.key_pressed(Key::F11)) {
        toggle_fullscreen(ctx);
    }
    if ctx.input(|input| input.key_pressed(Key::Escape)) {
        if !passing.columns_asked && passing.dialog.take().is_none() && now.view.selected.is_some()
        {
            edits.view.selected = None;
        }
        passing.next_step_secs = None;
    }
}

/// Full screen on or off.
pub(super) fn toggle_fullscreen(ctx: &Context) {
    let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
    ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
}

/// All keys in two columns.
pub(super) fn sheet_ui(ui: &mut Ui) {
    egui::Grid::new("keys")
        .num_columns(2)
        .spacing([28.0, 4.0])
        .min_row_height(20.0)
        .show(ui, |ui| {
            for (keys, meaning) in SHEET {
                ui.label(egui::RichText::new(keys).font(super::look::medium(13.0)));
                ui.label(meaning);
                ui.end_row();
            }
        });
}

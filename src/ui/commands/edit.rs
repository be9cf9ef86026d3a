//! The Edit menu: going back, clearing the filters, closing what is open.
//!
//! Changes the view through edits, like every panel.

use super::shortcut::{ctrl, ctrl_shift, plain};
use super::{Command, Entry};
use crate::query::Filter;
use crate::session::{Action, Edits, Snapshot};
use crate::ui::bookmarks::{copy_view, usual_name};
use crate::ui::palette::Palette;
use crate::ui::passing::{Dialog, Passing};
use egui::{Context, Key};

/// A command of the Edit menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditCommand {
    /// Back to where the view rested before.
    Undo,
    /// Forward again.
    Redo,
    /// All events of all time.
    ClearFilters,
    /// Open the palette.
    Find,
    /// The view as text on the clipboard.
    CopyView,
    /// Go to a view that was copied.
    PasteView,
    /// Keep the view under a name.
    Bookmark,
    /// The views kept under a name.
    Bookmarks,
    /// Close the dialog, or else the selected event, and stop playing.
    Close,
}

use EditCommand::*;

const fn entry(command: EditCommand, name: &'static str) -> Entry {
    Entry::new(Command::Edit(command), name)
}

pub(super) const ENTRIES: &[Entry] = &[
    entry(Undo, "Undo").keys(&[ctrl(Key::Z)]).repeats(),
    entry(Redo, "Redo")
        .keys(&[ctrl_shift(Key::Z), ctrl(Key::Y)])
        .repeats(),
    entry(Find, "Find anything\u{2026}")
        .keys(&[ctrl(Key::P), ctrl(Key::K)])
        .ruled(),
    entry(ClearFilters, "Clear all filters"),
    entry(CopyView, "Copy this view")
        .keys(&[ctrl(Key::L)])
        .ruled(),
    entry(PasteView, "Go to a copied view\u{2026}").keys(&[ctrl(Key::G)]),
    entry(Bookmark, "Bookmark this view\u{2026}").keys(&[ctrl(Key::D)]),
    entry(Bookmarks, "Bookmarks\u{2026}").keys(&[ctrl_shift(Key::D)]),
    entry(Close, "Close what is open")
        .keys(&[plain(Key::Escape)])
        .everywhere(),
];

pub(super) fn enabled(command: EditCommand, now: &Snapshot<'_>, passing: &Passing) -> bool {
    match command {
        Undo => now.can_undo,
        Redo => now.can_redo,
        ClearFilters => now.view.filter != Filter::default(),
        Find => true,
        CopyView | PasteView | Bookmark | Bookmarks => now.opened.is_some(),
        // The palette hears its own keys.
        Close if passing.palette.is_some() => false,
        Close => {
            let playing = passing.next_step_secs.is_some();
            let naming = passing.time.noting.is_some();
            playing
                || naming
                || passing.drawing.is_some()
                || passing.dialog.is_some()
                || now.view.selected.is_some()
        }
    }
}

pub(super) fn run(
    command: EditCommand,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ctx: &Context,
) {
    match command {
        Undo => edits.act(Action::Undo),
        Redo => edits.act(Action::Redo),
        Find => passing.palette = Some(Palette::default()),
        ClearFilters => edits.view.filter = Filter::default(),
        CopyView => copy_view(now, ctx),
        PasteView => passing.dialog = Some(Dialog::PasteView(String::new())),
        Bookmark => passing.dialog = Some(Dialog::KeepBookmark(usual_name(now))),
        Bookmarks => passing.dialog = Some(Dialog::Bookmarks),
        Close => {
            passing.next_step_secs = None;
            if passing.time.noting.take().is_some() {
                return;
            }
            // A text field gives the focus away by itself; columns that are asked about have a button.
            let kept = passing.columns_asked || ctx.text_edit_focused();
            if passing.drawing.take().is_some() {
                return;
            }
            if passing.dialog.take().is_none() && !kept && now.view.selected.is_some() {
                edits.view.selected = None;
            }
        }
    }
}

//! The Export menu: files made from what is shown.
//!
//! Opens the dialogs that ask where to; the session writes.

use super::{Command, Entry};
use crate::session::Snapshot;
use crate::ui::passing::{Dialog, Passing};

/// A command of the Export menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportCommand {
    /// The map as PNG or SVG.
    Picture,
    /// The import report as text.
    Report,
}

use ExportCommand::*;

const fn entry(command: ExportCommand, name: &'static str) -> Entry {
    Entry::new(Command::Export(command), name)
}

pub(super) const ENTRIES: &[Entry] = &[
    entry(Picture, "Map as a picture\u{2026}"),
    entry(Report, "Import report as text\u{2026}"),
];

pub(super) fn enabled(command: ExportCommand, now: &Snapshot<'_>) -> bool {
    match command {
        Picture => now.results.is_some(),
        Report => now.opened.is_some(),
    }
}

pub(super) fn run(command: ExportCommand, passing: &mut Passing) {
    passing.dialog = Some(match command {
        Picture => Dialog::Picture(String::new()),
        Report => Dialog::Report(String::new()),
    });
}

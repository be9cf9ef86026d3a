//! The Help menu: the keys, and what this program is.
//!
//! Opens dialogs.

use super::shortcut::{plain, shift};
use super::{Command, Entry};
use crate::ui::passing::{Dialog, Passing};
use egui::Key;

/// A command of the Help menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpCommand {
    /// All keys.
    Keys,
    /// Version, sources, licences.
    About,
}

use HelpCommand::*;

const fn entry(command: HelpCommand, name: &'static str) -> Entry {
    Entry::new(Command::Help(command), name)
}

pub(super) const ENTRIES: &[Entry] = &[
    entry(Keys, "Keys").keys(&[plain(Key::Questionmark), shift(Key::Slash), plain(Key::F1)]),
    entry(About, "About Conflict Atlas"),
];

pub(super) fn run(command: HelpCommand, passing: &mut Passing) {
    passing.dialog = Some(match command {
        Keys => Dialog::Keys,
        About => Dialog::About,
    });
}

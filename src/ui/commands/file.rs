//! The File menu: opening and leaving.
//!
//! Asks the session; opens nothing itself.

use super::shortcut::ctrl;
use super::{Command, Entry, Offers};
use crate::session::{Action, Edits};
use crate::ui::passing::{Dialog, Passing};
use crate::workspace::DataSource;
use egui::{Context, Key, ViewportCommand};

/// A command of the File menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileCommand {
    /// Ask for a file to open.
    Open,
    /// Open the invented sample.
    OpenSample,
    /// Empty the list of recent files.
    ForgetRecent,
    /// Leave.
    Quit,
}

use FileCommand::*;

const fn entry(command: FileCommand, name: &'static str) -> Entry {
    Entry::new(Command::File(command), name)
}

pub(super) const ENTRIES: &[Entry] = &[
    entry(Open, "Open\u{2026}").keys(&[ctrl(Key::O)]),
    entry(OpenSample, "Open the sample").followed_by(Offers::RecentFiles),
    entry(ForgetRecent, "Forget recent files"),
    entry(Quit, "Quit")
        .keys(&[ctrl(Key::Q)])
        .ruled()
        .everywhere(),
];

pub(super) fn run(command: FileCommand, edits: &mut Edits, passing: &mut Passing, ctx: &Context) {
    match command {
        Open => passing.dialog = Some(Dialog::Open(String::new())),
        OpenSample => edits.act(Action::Open(DataSource::Sample)),
        ForgetRecent => edits.act(Action::ForgetRecent),
        Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
    }
}

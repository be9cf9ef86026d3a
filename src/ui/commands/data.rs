//! The Data menu: what the import found, how events are classed, who counts as an actor.
//!
//! Counts nothing itself.

use super::{Command, Entry, Offers};
use crate::query::ActorScope;
use crate::session::{Edits, Snapshot};
use crate::ui::actors::AliasDraft;
use crate::ui::passing::{Dialog, Passing};
use crate::view::{ActorsPart, Panel};
use crate::workspace::Pane;

/// A command of the Data menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DataCommand {
    /// Show what the import found.
    ImportReport,
    /// Show and change the short names of actors.
    AliasBook,
    /// Show who stands against whom.
    Versus,
    /// Count the two sides of an event, or everybody named.
    MainActorsOnly,
}

use DataCommand::*;

const fn entry(command: DataCommand, name: &'static str) -> Entry {
    Entry::new(Command::Data(command), name)
}

pub(super) const ENTRIES: &[Entry] = &[
    entry(ImportReport, "Import report\u{2026}").followed_by(Offers::Schemes),
    entry(MainActorsOnly, "Count main actors only")
        .ruled()
        .hint("Leaves out those who are only associated with a side"),
    entry(AliasBook, "Alias book\u{2026}"),
    entry(Versus, "Who against whom"),
];

pub(super) fn enabled(command: DataCommand, now: &Snapshot<'_>) -> bool {
    match command {
        ImportReport | AliasBook | Versus => now.opened.is_some(),
        MainActorsOnly => true,
    }
}

pub(super) fn checked(command: DataCommand, now: &Snapshot<'_>) -> Option<bool> {
    match command {
        MainActorsOnly => Some(now.view.filter.actor_scope == ActorScope::Main),
        ImportReport | AliasBook | Versus => None,
    }
}

pub(super) fn run(command: DataCommand, edits: &mut Edits, passing: &mut Passing) {
    match command {
        ImportReport => passing.dialog = Some(Dialog::Report(String::new())),
        AliasBook => passing.dialog = Some(Dialog::Aliases(AliasDraft::default())),
        Versus => {
            edits.view.panel = Panel::Actors;
            edits.view.actors.open = None;
            edits.view.actors.part = ActorsPart::Versus;
            passing.dock.show(Pane::Actors);
        }
        MainActorsOnly => {
            let scope = &mut edits.view.filter.actor_scope;
            *scope = match *scope {
                ActorScope::Main => ActorScope::All,
                ActorScope::All => ActorScope::Main,
            };
        }
    }
}

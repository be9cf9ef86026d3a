//! The one list of commands: it makes the menus, the shortcuts, the sheet of keys and the palette.
//!
//! Each menu is a file with its commands, their lines in the list, and what they do. To add a command: one variant, one
//! line in `ENTRIES`, one arm in `run`, all in the file of its menu. Start at [`entries`] and [`run`].

mod data;
mod edit;
mod entry;
mod export;
mod file;
mod filter;
mod help;
mod offer;
mod shortcut;
mod time;
mod view;

use super::passing::Passing;
use crate::session::{Edits, Snapshot};
use egui::Context;

pub use data::DataCommand;
pub use edit::EditCommand;
pub use entry::{Entry, Mark};
pub use export::ExportCommand;
pub use file::FileCommand;
pub use filter::FilterCommand;
pub use help::HelpCommand;
pub use offer::{Offer, Offers};
pub use shortcut::Shortcut;
pub use time::TimeCommand;
pub use view::ViewCommand;

/// Something the window can be told to do, by its menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Opening and leaving.
    File(FileCommand),
    /// Going back, clearing, finding.
    Edit(EditCommand),
    /// What is on the screen, and where the map looks.
    View(ViewCommand),
    /// How the events are classed and counted.
    Data(DataCommand),
    /// The period, and playing it.
    Time(TimeCommand),
    /// Which events are asked for.
    Filter(FilterCommand),
    /// Files made from what is shown.
    Export(ExportCommand),
    /// Keys, and what this program is.
    Help(HelpCommand),
}

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// Opening and leaving.
    File,
    /// Going back, clearing, finding.
    Edit,
    /// What is on the screen, and where the map looks.
    View,
    /// How the events are classed and counted.
    Data,
    /// The period, and playing it.
    Time,
    /// Which events are asked for.
    Filter,
    /// Files made from what is shown.
    Export,
    /// Keys, and what this program is.
    Help,
}

impl Menu {
    /// The menus from left to right.
    pub const ALL: [Menu; 8] = [
        Menu::File,
        Menu::Edit,
        Menu::View,
        Menu::Data,
        Menu::Time,
        Menu::Filter,
        Menu::Export,
        Menu::Help,
    ];

    /// What stands in the menu bar.
    pub fn name(self) -> &'static str {
        match self {
            Menu::File => "File",
            Menu::Edit => "Edit",
            Menu::View => "View",
            Menu::Data => "Data",
            Menu::Time => "Time",
            Menu::Filter => "Filter",
            Menu::Export => "Export",
            Menu::Help => "Help",
        }
    }

    /// The lines of the menu from top to bottom.
    pub fn entries(self) -> &'static [Entry] {
        match self {
            Menu::File => file::ENTRIES,
            Menu::Edit => edit::ENTRIES,
            Menu::View => view::ENTRIES,
            Menu::Data => data::ENTRIES,
            Menu::Time => time::ENTRIES,
            Menu::Filter => filter::ENTRIES,
            Menu::Export => export::ENTRIES,
            Menu::Help => help::ENTRIES,
        }
    }
}

/// All commands, menu by menu from top to bottom.
pub fn entries() -> impl Iterator<Item = (Menu, &'static Entry)> {
    let of = |menu: Menu| menu.entries().iter().map(move |entry| (menu, entry));
    Menu::ALL.into_iter().flat_map(of)
}

/// Whether a command would do anything now.
pub fn enabled(command: Command, now: &Snapshot<'_>, passing: &Passing) -> bool {
    match command {
        Command::File(_) | Command::Help(_) => true,
        Command::Edit(command) => edit::enabled(command, now, passing),
        Command::View(command) => view::enabled(command, now, passing),
        Command::Data(command) => data::enabled(command, now),
        Command::Time(command) => time::enabled(command, now),
        Command::Filter(command) => filter::enabled(command, now),
        Command::Export(command) => export::enabled(command, now),
    }
}

/// Whether a command that switches something finds it on; `None` for one that switches nothing.
pub fn checked(command: Command, now: &Snapshot<'_>, passing: &Passing) -> Option<bool> {
    match command {
        Command::View(command) => view::checked(command, now, passing),
        Command::Data(command) => data::checked(command, now),
        Command::Filter(command) => filter::checked(command, now, passing),
        Command::Time(command) => time::checked(command, now),
        Command::File(_) | Command::Edit(_) | Command::Export(_) | Command::Help(_) => None,
    }
}

/// Does what a command says.
pub fn run(
    command: Command,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ctx: &Context,
) {
    match command {
        Command::File(command) => file::run(command, edits, passing, ctx),
        Command::Edit(command) => edit::run(command, now, edits, passing, ctx),
        Command::View(command) => view::run(command, now, edits, passing, ctx),
        Command::Data(command) => data::run(command, edits, passing),
        Command::Time(command) => time::run(command, now, edits, passing, ctx),
        Command::Filter(command) => filter::run(command, edits, passing),
        Command::Export(command) => export::run(command, passing),
        Command::Help(command) => help::run(command, passing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::{Key, Modifiers};
    use std::collections::BTreeSet;

    #[test]
    fn every_command_has_a_name_of_its_own() {
        let mut names = BTreeSet::new();
        for (menu, entry) in entries() {
            assert!(!entry.name.trim().is_empty(), "{:?}", entry.command);
            assert!(names.insert(entry.name), "{} twice", entry.name);
            assert!(Menu::ALL.contains(&menu));
        }
        assert!(names.len() > 25);
    }

    #[test]
    fn every_command_stands_in_the_list_once() {
        let all: Vec<Command> = entries().map(|(_, entry)| entry.command).collect();
        for (place, command) in all.iter().enumerate() {
            assert!(!all[..place].contains(command), "{command:?} twice");
        }
    }

    /// Every press of every key with every chord fires at most one command.
    #[test]
    fn no_two_commands_share_a_key() {
        for key in Key::ALL {
            for chord in 0..8 {
                let held = Modifiers {
                    ctrl: chord & 1 != 0,
                    command: chord & 1 != 0,
                    shift: chord & 2 != 0,
                    alt: chord & 4 != 0,
                    mac_cmd: false,
                };
                let fired = entries().filter(|(_, entry)| {
                    entry.shortcuts.iter().any(|keys| keys.pressed(*key, held))
                });
                let names: Vec<&str> = fired.map(|(_, entry)| entry.name).collect();
                assert!(names.len() <= 1, "{key:?} {held:?}: {names:?}");
            }
        }
    }

    #[test]
    fn each_command_is_in_the_menu_its_kind_names() {
        for (menu, entry) in entries() {
            let of = match entry.command {
                Command::File(_) => Menu::File,
                Command::Edit(_) => Menu::Edit,
                Command::View(_) => Menu::View,
                Command::Data(_) => Menu::Data,
                Command::Time(_) => Menu::Time,
                Command::Filter(_) => Menu::Filter,
                Command::Export(_) => Menu::Export,
                Command::Help(_) => Menu::Help,
            };
            assert_eq!(of, menu, "{}", entry.name);
        }
    }
}

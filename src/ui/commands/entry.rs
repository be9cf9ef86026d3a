//! A line of the list of commands.
//!
//! Built in constants: `Entry::new(command, "Name").keys(&[ctrl(Key::O)])`. Says what stands there, does nothing.

use super::{Command, Offers, Shortcut};

/// One command as the menus, the palette and the sheet of keys show it.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// What it does.
    pub command: Command,
    /// In plain words, with an ellipsis where a dialog follows; no two are alike.
    pub name: &'static str,
    /// The keys that do it; menus show the first.
    pub shortcuts: &'static [Shortcut],
    /// Whether a rule stands above it in its menu.
    pub ruled: bool,
    /// The submenu it stands in; neighbours with the same name share one.
    pub submenu: Option<&'static str>,
    /// How the menu marks what is on.
    pub mark: Mark,
    /// What follows it in the menu that is not known beforehand.
    pub followed_by: Option<Offers>,
    /// What is said when the pointer rests on it.
    pub hint: &'static str,
    /// Whether keeping the key down does it again and again.
    pub repeats: bool,
    /// Whether it also works over a dialog and in a text field.
    pub everywhere: bool,
}

/// How a menu marks what is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A tick: on or off by itself.
    Tick,
    /// A dot: one of several.
    Dot,
}

impl Entry {
    /// A command with its name and nothing else.
    pub const fn new(command: Command, name: &'static str) -> Entry {
        Entry {
            command,
            name,
            shortcuts: &[],
            ruled: false,
            submenu: None,
            mark: Mark::Tick,
            followed_by: None,
            hint: "",
            repeats: false,
            everywhere: false,
        }
    }

    /// With keys that do it.
    pub const fn keys(self, shortcuts: &'static [Shortcut]) -> Entry {
        Entry { shortcuts, ..self }
    }

    /// Below a rule.
    pub const fn ruled(self) -> Entry {
        Entry {
            ruled: true,
            ..self
        }
    }

    /// In a submenu.
    pub const fn within(self, submenu: &'static str) -> Entry {
        Entry {
            submenu: Some(submenu),
            ..self
        }
    }

    /// One of several, of which one is on.
    pub const fn one_of_several(self) -> Entry {
        Entry {
            mark: Mark::Dot,
            ..self
        }
    }

    /// Followed by what is not known beforehand.
    pub const fn followed_by(self, offers: Offers) -> Entry {
        Entry {
            followed_by: Some(offers),
            ..self
        }
    }

    /// With a sentence for the pointer that rests on it.
    pub const fn hint(self, hint: &'static str) -> Entry {
        Entry { hint, ..self }
    }

    /// Done again while its key is kept down.
    pub const fn repeats(self) -> Entry {
        Entry {
            repeats: true,
            ..self
        }
    }

    /// Done over dialogs and in text fields too.
    pub const fn everywhere(self) -> Entry {
        Entry {
            everywhere: true,
            ..self
        }
    }
}

//! A key with what is held beside it: how it is written, and whether a press is it.
//!
//! Also says which keys a text field keeps for itself. Knows no command.

use egui::{Key, Modifiers};

/// A key, alone or in a chord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    key: Key,
    ctrl: bool,
    shift: bool,
    alt: bool,
}

/// The key alone.
pub const fn plain(key: Key) -> Shortcut {
    Shortcut {
        key,
        ctrl: false,
        shift: false,
        alt: false,
    }
}

/// The key with Shift.
pub const fn shift(key: Key) -> Shortcut {
    Shortcut {
        shift: true,
        ..plain(key)
    }
}

/// The key with Ctrl; on a Mac, with the command key.
pub const fn ctrl(key: Key) -> Shortcut {
    Shortcut {
        ctrl: true,
        ..plain(key)
    }
}

/// The key with Ctrl and Shift.
pub const fn ctrl_shift(key: Key) -> Shortcut {
    Shortcut {
        shift: true,
        ..ctrl(key)
    }
}

/// Keys that edit text or move in it while Ctrl is held.
const OF_TEXT: [Key; 17] = [
    Key::A,
    Key::C,
    Key::H,
    Key::U,
    Key::V,
    Key::W,
    Key::X,
    Key::Y,
    Key::Z,
    Key::Backspace,
    Key::Delete,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::Home,
    Key::End,
];

/// Keys that press a focused button, move a focused slider, or go from one control to the next.
const OF_WIDGETS: [Key; 10] = [
    Key::Space,
    Key::Enter,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::ArrowUp,
    Key::ArrowDown,
    Key::Home,
    Key::End,
    Key::PageUp,
    Key::PageDown,
];

impl Shortcut {
    /// Whether pressing `key` with `held` is this shortcut, no more and no less.
    pub fn pressed(self, key: Key, held: Modifiers) -> bool {
        // Some keyboards need Shift to reach these signs at all.
        let sign = matches!(self.key, Key::Questionmark | Key::Plus);
        key == self.key
            && self.ctrl == held.command
            && (held.command || !held.ctrl)
            && self.alt == held.alt
            && (self.shift == held.shift || sign)
    }

    /// Whether a text field with the focus has no use for it: it neither types, edits, nor moves in the text.
    pub fn spares_text(self) -> bool {
        let function = matches!(self.key, Key::F1 | Key::F11);
        function || self.ctrl && !OF_TEXT.contains(&self.key)
    }

    /// Whether a button or slider with the focus has no use for it.
    pub fn spares_widgets(self) -> bool {
        self.ctrl || !OF_WIDGETS.contains(&self.key)
    }

    /// As it stands in menus: `Ctrl+Shift+Z`.
    pub fn text(self) -> String {
        let control = if cfg!(target_os = "macos") {
            "Cmd+"
        } else {
            "Ctrl+"
        };
        let mut text = String::new();
        for (held, name) in [
            (self.ctrl, control),
            (self.alt, "Alt+"),
            (self.shift, "Shift+"),
        ] {
            text.push_str(if held { name } else { "" });
        }
        text.push_str(match self.key {
            Key::ArrowLeft => "\u{2190}",
            Key::ArrowRight => "\u{2192}",
            Key::ArrowUp => "\u{2191}",
            Key::ArrowDown => "\u{2193}",
            Key::Escape => "Esc",
            Key::Plus => "+",
            Key::Minus => "\u{2212}",
            Key::Equals => "=",
            Key::Slash => "/",
            Key::Questionmark => "?",
            Key::PageUp => "Page up",
            Key::PageDown => "Page down",
            other => other.name(),
        });
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_is_pressed_whole_and_nothing_beside_it() {
        let undo = ctrl(Key::Z);
        let check = |held: Modifiers, expected| {
            assert_eq!(undo.pressed(Key::Z, held), expected, "{held:?}");
        };
        check(Modifiers::COMMAND, true);
        check(Modifiers::COMMAND | Modifiers::CTRL, true);
        check(Modifiers::COMMAND | Modifiers::SHIFT, false);
        check(Modifiers::COMMAND | Modifiers::ALT, false);
        check(Modifiers::NONE, false);
        assert!(!plain(Key::Z).pressed(Key::Z, Modifiers::CTRL));
    }

    #[test]
    fn a_sign_that_needs_shift_is_found_with_and_without_it() {
        for held in [Modifiers::NONE, Modifiers::SHIFT] {
            assert!(plain(Key::Plus).pressed(Key::Plus, held));
            assert!(plain(Key::Questionmark).pressed(Key::Questionmark, held));
        }
        assert!(!plain(Key::M).pressed(Key::M, Modifiers::SHIFT));
    }

    #[test]
    fn a_text_field_keeps_what_it_types_and_edits_with() {
        for keys in [
            plain(Key::M),
            shift(Key::M),
            plain(Key::Space),
            plain(Key::Home),
            ctrl(Key::Z),
            ctrl_shift(Key::Z),
            ctrl(Key::A),
        ] {
            assert!(!keys.spares_text(), "{}", keys.text());
        }
        for keys in [ctrl(Key::O), ctrl(Key::P), plain(Key::F11)] {
            assert!(keys.spares_text(), "{}", keys.text());
        }
    }

    #[test]
    fn shortcuts_are_written_as_people_read_them() {
        assert_eq!(ctrl_shift(Key::Z).text(), "Ctrl+Shift+Z");
        assert_eq!(plain(Key::Num0).text(), "0");
        assert_eq!(plain(Key::ArrowLeft).text(), "\u{2190}");
    }
}

//! The View menu: what is on the screen, where the map looks, which mark is selected.
//!
//! The camera is moved by `map_hands`, which the pointer uses too.

use super::shortcut::{ctrl, plain, shift};
use super::{Command, Entry};
use crate::session::{Action, Edits, Snapshot};
use crate::ui::dock::panel_of;
use crate::ui::events_panel::step_event;
use crate::ui::map_hands::{next_mark, pan, show_all, zoom};
use crate::ui::passing::Passing;
use crate::workspace::{Appearance, Pane};
use egui::{Context, Key, ViewportCommand};

/// A command of the View menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewCommand {
    /// The map on all the data.
    ShowAll,
    /// Closer.
    ZoomIn,
    /// Farther.
    ZoomOut,
    /// The map a quarter of its size in a direction.
    Move(Bearing),
    /// The mark after the selected one.
    NextMark,
    /// The mark before the selected one.
    PreviousMark,
    /// The next event of the selected place.
    NextEvent,
    /// The previous event of the selected place.
    PreviousEvent,
    /// A pane shown in front, or hidden when it is.
    Show(Pane),
    /// Everything beside the map and the timeline on or off.
    Sides,
    /// Every pane where it usually stands.
    ResetLayout,
    /// Frame times in the status bar on or off.
    FrameTimes,
    /// Full screen on or off.
    FullScreen,
    /// Light, dark, or the system's.
    Appearance(Appearance),
}

/// Where the map goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// Up.
    North,
    /// To the left.
    West,
    /// Down.
    South,
    /// To the right.
    East,
}

use ViewCommand::*;

const fn entry(command: ViewCommand, name: &'static str) -> Entry {
    Entry::new(Command::View(command), name)
}

const MOVE: &str = "Move the map";
const GO: &str = "Go to";

pub(super) const ENTRIES: &[Entry] = &[
    entry(ShowAll, "Show all the data").keys(&[plain(Key::Num0)]),
    entry(ZoomIn, "Zoom in")
        .keys(&[plain(Key::Plus), plain(Key::Equals)])
        .repeats(),
    entry(ZoomOut, "Zoom out")
        .keys(&[plain(Key::Minus)])
        .repeats(),
    entry(Move(Bearing::North), "Move the map up")
        .keys(&[plain(Key::W)])
        .within(MOVE)
        .repeats(),
    entry(Move(Bearing::West), "Move the map left")
        .keys(&[plain(Key::A)])
        .within(MOVE)
        .repeats(),
    entry(Move(Bearing::South), "Move the map down")
        .keys(&[plain(Key::S)])
        .within(MOVE)
        .repeats(),
    entry(Move(Bearing::East), "Move the map right")
        .keys(&[plain(Key::D)])
        .within(MOVE)
        .repeats(),
    entry(NextMark, "Next mark, largest first")
        .keys(&[plain(Key::M)])
        .within(GO)
        .repeats(),
    entry(PreviousMark, "Previous mark")
        .keys(&[shift(Key::M)])
        .within(GO)
        .repeats(),
    entry(NextEvent, "Next event of the place")
        .keys(&[plain(Key::N), plain(Key::PageDown)])
        .within(GO)
        .repeats(),
    entry(PreviousEvent, "Previous event of the place")
        .keys(&[plain(Key::P), plain(Key::PageUp)])
        .within(GO)
        .repeats(),
    entry(Show(Pane::Summary), "Summary").ruled(),
    entry(Show(Pane::Filters), "Filters"),
    entry(Show(Pane::Events), "Events"),
    entry(Show(Pane::Actors), "Actors"),
    entry(Show(Pane::Compare), "Compare"),
    entry(Show(Pane::Story), "Story"),
    entry(Show(Pane::Table), "Table of events").keys(&[ctrl(Key::T)]),
    entry(Show(Pane::Timeline), "Timeline"),
    entry(Sides, "Side panels")
        .keys(&[ctrl(Key::B)])
        .ruled()
        .hint("Everything beside the map and the timeline"),
    entry(ResetLayout, "Reset the layout").hint("Every panel back where it usually stands"),
    entry(FrameTimes, "Frame times"),
    entry(FullScreen, "Full screen")
        .keys(&[plain(Key::F11)])
        .everywhere(),
    entry(Appearance(Light), "Light").ruled().one_of_several(),
    entry(Appearance(Dark), "Dark").one_of_several(),
    entry(Appearance(System), "As the system").one_of_several(),
];

use Appearance::{Dark, Light, System};

pub(super) fn enabled(command: ViewCommand, now: &Snapshot<'_>, _passing: &Passing) -> bool {
    match command {
        ShowAll | ZoomIn | ZoomOut | Move(_) => now.opened.is_some(),
        NextMark | PreviousMark => now.results.is_some(),
        NextEvent | PreviousEvent => now.results.is_some() && now.view.selected.is_some(),
        Show(_) | Sides | ResetLayout | FrameTimes | FullScreen | Appearance(_) => true,
    }
}

pub(super) fn checked(command: ViewCommand, now: &Snapshot<'_>, passing: &Passing) -> Option<bool> {
    match command {
        Show(pane) => Some(passing.dock.shown(pane)),
        Sides => Some(passing.dock.sides_shown()),
        FrameTimes => Some(passing.frame_times_shown),
        Appearance(appearance) => Some(now.settings.appearance == appearance),
        _ => None,
    }
}

pub(super) fn run(
    command: ViewCommand,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ctx: &Context,
) {
    match command {
        ShowAll => show_all(now, edits, passing),
        ZoomIn => zoom(now, edits, passing, 1.0),
        ZoomOut => zoom(now, edits, passing, -1.0),
        Move(bearing) => {
            let towards = match bearing {
                Bearing::North => [0.0, -1.0],
                Bearing::West => [-1.0, 0.0],
                Bearing::South => [0.0, 1.0],
                Bearing::East => [1.0, 0.0],
            };
            pan(now, edits, passing, towards);
        }
        NextMark => next_mark(now, edits, passing, 1),
        PreviousMark => next_mark(now, edits, passing, -1),
        NextEvent => step_event(now, edits, passing, 1),
        PreviousEvent => step_event(now, edits, passing, -1),
        Show(pane) if passing.dock.seen(pane) => passing.dock.hide(pane),
        Show(pane) => {
            passing.dock.show(pane);
            edits.view.panel = panel_of(pane).unwrap_or(edits.view.panel);
        }
        Sides => passing.dock.fold(),
        ResetLayout => passing.dock.reset(),
        FrameTimes => passing.frame_times_shown = !passing.frame_times_shown,
        FullScreen => {
            let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
        }
        Appearance(appearance) => edits.act(Action::SetAppearance(appearance)),
    }
}

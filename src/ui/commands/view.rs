//! The View menu: what is on the screen, where the map looks, which mark is selected.
//!
//! The camera is moved by `map_hands`, which the pointer uses too.

use super::shortcut::{ctrl, plain, shift};
use super::{Command, Entry};
use crate::session::{Action, Edits, Snapshot};
use crate::ui::events_panel::step_event;
use crate::ui::map_hands::{next_mark, pan, show_all, zoom};
use crate::ui::passing::Passing;
use crate::view::Panel;
use crate::workspace::Appearance;
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
    /// A tab of the side panel.
    Show(Panel),
    /// The side panel on or off.
    SidePanel,
    /// The timeline on or off.
    Timeline,
    /// The table of events on or off.
    Table,
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
    entry(Show(Panel::Summary), "Summary")
        .ruled()
        .one_of_several(),
    entry(Show(Panel::Events), "Events").one_of_several(),
    entry(Show(Panel::Actors), "Actors").one_of_several(),
    entry(Show(Panel::Story), "Story").one_of_several(),
    entry(SidePanel, "Side panel").ruled(),
    entry(Timeline, "Timeline"),
    entry(Table, "Table of events").keys(&[ctrl(Key::T)]),
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
        Show(_) | SidePanel | Timeline | Table | FrameTimes | FullScreen | Appearance(_) => true,
    }
}

pub(super) fn checked(command: ViewCommand, now: &Snapshot<'_>, passing: &Passing) -> Option<bool> {
    match command {
        Show(panel) => Some(!passing.side_folded && now.view.panel == panel),
        SidePanel => Some(!passing.side_folded),
        Timeline => Some(!passing.timeline_folded),
        Table => Some(passing.table_shown),
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
        Show(panel) => {
            edits.view.panel = panel;
            passing.side_folded = false;
        }
        SidePanel => passing.side_folded = !passing.side_folded,
        Timeline => passing.timeline_folded = !passing.timeline_folded,
        Table => passing.table_shown = !passing.table_shown,
        FrameTimes => passing.frame_times_shown = !passing.frame_times_shown,
        FullScreen => {
            let full = ctx.input(|input| input.viewport().fullscreen.unwrap_or(false));
            ctx.send_viewport_cmd(ViewportCommand::Fullscreen(!full));
        }
        Appearance(appearance) => edits.act(Action::SetAppearance(appearance)),
    }
}

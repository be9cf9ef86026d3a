//! The Time menu: playing, stepping, and the width of the bars.
//!
//! What a step is, `view` knows.

use super::shortcut::plain;
use super::{Command, Entry};
use crate::event::Day;
use crate::query::BinWidth;
use crate::session::{Edits, Snapshot};
use crate::ui::passing::Passing;
use crate::view::{stepped, within};
use egui::{Context, Key};

/// A command of the Time menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeCommand {
    /// Play or pause.
    Play,
    /// The window one bar later.
    Forward,
    /// The window one bar earlier.
    Back,
    /// The first bar of the data.
    First,
    /// The last bar of the data.
    Last,
    /// No window.
    WholeRange,
    /// The width of the bars, and of a step.
    Bars(BinWidth),
}

use TimeCommand::*;

const fn entry(command: TimeCommand, name: &'static str) -> Entry {
    Entry::new(Command::Time(command), name)
}

const BARS: &str = "Bars";

pub(super) const ENTRIES: &[Entry] = &[
    entry(Play, "Play or pause").keys(&[plain(Key::Space)]),
    entry(Forward, "Next bar")
        .keys(&[plain(Key::ArrowRight)])
        .ruled()
        .repeats(),
    entry(Back, "Previous bar")
        .keys(&[plain(Key::ArrowLeft)])
        .repeats(),
    entry(First, "First bar").keys(&[plain(Key::Home)]),
    entry(Last, "Last bar").keys(&[plain(Key::End)]),
    entry(WholeRange, "Show the whole range").ruled(),
    entry(Bars(BinWidth::Day), "Bars of a day")
        .within(BARS)
        .one_of_several(),
    entry(Bars(BinWidth::Week), "Bars of a week")
        .within(BARS)
        .one_of_several(),
    entry(Bars(BinWidth::Month), "Bars of a month")
        .within(BARS)
        .one_of_several(),
    entry(Bars(BinWidth::Quarter), "Bars of a quarter")
        .within(BARS)
        .one_of_several(),
    entry(Bars(BinWidth::Year), "Bars of a year")
        .within(BARS)
        .one_of_several(),
];

pub(super) fn enabled(command: TimeCommand, now: &Snapshot<'_>) -> bool {
    let dated = now
        .opened
        .is_some_and(|opened| opened.store.extent().is_some());
    match command {
        Play | Forward | Back | First | Last => dated,
        WholeRange => now.view.filter.days.is_some(),
        Bars(_) => true,
    }
}

pub(super) fn checked(command: TimeCommand, now: &Snapshot<'_>) -> Option<bool> {
    match command {
        Bars(width) => Some(now.view.bin == width),
        _ => None,
    }
}

pub(super) fn run(
    command: TimeCommand,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ctx: &Context,
) {
    let Some(extent) = now.opened.and_then(|opened| opened.store.extent()) else {
        return;
    };
    let view = &mut edits.view;
    let bar_of = |day: Day| Some(within(view.bin.range(day), extent));
    match command {
        // Time that cannot be seen does not run.
        Play if passing.timeline_folded => {}
        Play => {
            passing.next_step_secs = match passing.next_step_secs {
                Some(_) => None,
                None => Some(ctx.input(|input| input.time)),
            };
            ctx.request_repaint();
        }
        Forward | Back => {
            passing.next_step_secs = None;
            let steps = if command == Forward { 1 } else { -1 };
            let next = stepped(view.filter.days, extent, view.bin, steps);
            view.filter.days = next.or(view.filter.days);
        }
        First => view.filter.days = bar_of(extent.first()),
        Last => view.filter.days = bar_of(extent.last()),
        WholeRange => view.filter.days = None,
        Bars(width) => view.bin = width,
    }
}

//! The Time menu: playing, stepping, the period, which ends move, and the bars.
//!
//! What each comes to is in `timeline::acts`; how far a step goes, `view` knows.

use super::shortcut::plain;
use super::{Command, Entry};
use crate::query::BinWidth;
use crate::session::{Edits, Snapshot};
use crate::ui::passing::Passing;
use crate::ui::timeline::{acts, play};
use crate::view::{Compare, Panel, TimeMode, Way};
use crate::workspace::Pane;
use egui::{Context, Key};

/// A command of the Time menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeCommand {
    /// Play or pause.
    Play,
    /// The window one step later.
    Forward,
    /// The window one step earlier.
    Back,
    /// As early as the window goes.
    First,
    /// As late as the window goes.
    Last,
    /// Type the period in words.
    TypePeriod,
    /// No window.
    WholeRange,
    /// Lock the first day, or free it.
    LockFirst,
    /// Which ends of the window move.
    Mode(TimeMode),
    /// How far a step goes.
    Step(BinWidth),
    /// The width of the bars; `None` fits.
    Bars(Option<BinWidth>),
    /// Spread imprecise events over their span.
    Spread,
    /// Stretch the axis over the window, or back over all.
    ZoomToWindow,
    /// The axis over all there is.
    AllOfTime,
    /// Give the days of the window a name.
    NoteDays,
    /// Hold the period against the one before.
    CompareBefore,
    /// Hold the period against the same days a year before.
    CompareYearBefore,
    /// Compare nothing.
    StopComparing,
}

use TimeCommand::*;

const fn entry(command: TimeCommand, name: &'static str) -> Entry {
    Entry::new(Command::Time(command), name)
}

const fn mode(mode: TimeMode, name: &'static str) -> Entry {
    entry(Mode(mode), name).within("Window").one_of_several()
}

const fn step(width: BinWidth, name: &'static str) -> Entry {
    entry(Step(width), name).within("Step").one_of_several()
}

const fn bars(width: Option<BinWidth>, name: &'static str) -> Entry {
    entry(Bars(width), name).within("Bars").one_of_several()
}

pub(super) const ENTRIES: &[Entry] = &[
    entry(Play, "Play or pause").keys(&[plain(Key::Space)]),
    entry(Forward, "Next step")
        .keys(&[plain(Key::ArrowRight)])
        .ruled()
        .repeats(),
    entry(Back, "Previous step")
        .keys(&[plain(Key::ArrowLeft)])
        .repeats(),
    entry(First, "First step").keys(&[plain(Key::Home)]),
    entry(Last, "Last step").keys(&[plain(Key::End)]),
    entry(TypePeriod, "Type a period\u{2026}")
        .keys(&[plain(Key::T)])
        .ruled(),
    entry(WholeRange, "Show the whole range"),
    entry(LockFirst, "Lock the first day or free it").keys(&[plain(Key::L)]),
    mode(TimeMode::Moving, "Both ends move"),
    mode(TimeMode::StartLocked, "Cumulative: the first day is locked"),
    mode(TimeMode::UpTo, "Everything up to the last day"),
    mode(TimeMode::EndLocked, "The last day is locked"),
    mode(TimeMode::From, "Everything from the first day"),
    step(BinWidth::Day, "Steps of a day"),
    step(BinWidth::Week, "Steps of a week"),
    step(BinWidth::Month, "Steps of a month"),
    step(BinWidth::Quarter, "Steps of a quarter"),
    step(BinWidth::Year, "Steps of a year"),
    bars(None, "Bars that fit"),
    bars(Some(BinWidth::Day), "Bars of a day"),
    bars(Some(BinWidth::Week), "Bars of a week"),
    bars(Some(BinWidth::Month), "Bars of a month"),
    bars(Some(BinWidth::Quarter), "Bars of a quarter"),
    bars(Some(BinWidth::Year), "Bars of a year"),
    entry(Spread, "Spread events over their span in the bars").ruled(),
    entry(ZoomToWindow, "Zoom the time axis to the window or back").keys(&[plain(Key::Z)]),
    entry(AllOfTime, "Show all of time"),
    entry(NoteDays, "Note these days\u{2026}").ruled(),
    entry(CompareBefore, "Compare with the period before").ruled(),
    entry(
        CompareYearBefore,
        "Compare with the same days a year before",
    ),
    entry(StopComparing, "Stop comparing"),
];

pub(super) fn enabled(command: TimeCommand, now: &Snapshot<'_>) -> bool {
    let dated = now
        .opened
        .is_some_and(|opened| opened.store.extent().is_some());
    match command {
        WholeRange => now.view.filter.days.is_some(),
        AllOfTime => now.view.shown_days.is_some(),
        Step(_) | Bars(_) | Spread => true,
        CompareBefore | CompareYearBefore => dated && now.view.filter.days.is_some(),
        StopComparing => now.view.compare.is_some(),
        Play | Forward | Back | First | Last | TypePeriod | LockFirst | Mode(_) | ZoomToWindow
        | NoteDays => dated,
    }
}

pub(super) fn checked(command: TimeCommand, now: &Snapshot<'_>) -> Option<bool> {
    match command {
        Mode(mode) => {
            let extent = now.opened?.store.extent()?;
            Some(now.view.time_mode.holding(now.view.filter.days, extent) == mode)
        }
        Step(width) => Some(now.view.step == width),
        Bars(width) => Some(now.view.bars == width),
        Spread => Some(now.view.spread),
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
    let Some(track) = acts::track(now, edits) else {
        return;
    };
    match command {
        // Time that cannot be seen does not run.
        Play if !passing.dock.seen(Pane::Timeline) => {}
        Play => play::toggle(now, edits, passing, ctx),
        Forward => acts::step(now, edits, passing, Way::Forward),
        Back => acts::step(now, edits, passing, Way::Back),
        First => acts::to_end(now, edits, Way::Back),
        Last => acts::to_end(now, edits, Way::Forward),
        TypePeriod => {
            passing.dock.show(Pane::Timeline);
            acts::type_period(edits, passing);
        }
        WholeRange => edits.view.filter.days = None,
        LockFirst => acts::toggle_lock(edits, track, TimeMode::StartLocked),
        Mode(mode) => acts::choose_mode(edits, track, mode),
        Step(width) => edits.view.step = width,
        Bars(width) => edits.view.bars = width,
        Spread => edits.view.spread = !edits.view.spread,
        ZoomToWindow => acts::zoom_to_window(now, edits, passing),
        AllOfTime => edits.view.shown_days = None,
        NoteDays => {
            passing.dock.show(Pane::Timeline);
            acts::note_days(now, edits, passing);
        }
        CompareBefore => compare(edits, Compare::Before),
        CompareYearBefore => compare(edits, Compare::YearBefore),
        StopComparing => edits.view.compare = None,
    }
}

fn compare(edits: &mut Edits, with: Compare) {
    edits.view.compare = Some(with);
    edits.view.panel = Panel::Compare;
}

//! Playback against the clock: one step at a time, each answered and drawn before the next.
//!
//! When the machine cannot keep up it slows down and says so; it never skips. Which window is next, `view` knows.

use super::acts;
use super::track_of;
use crate::event::DayRange;
use crate::session::{Edits, Snapshot};
use crate::ui::passing::Passing;
use crate::view::{Playback, Way, first_of, held_back_words, pace_within, pace_words, played};
use egui::{Context, Ui};
use std::time::Duration;

/// How far behind the clock playback may fall before it lets go of what it missed, in seconds.
const MOST_BEHIND_SECS: f64 = 0.25;
/// How long the pace is measured over, in seconds.
const MEASURED_SECS: f64 = 1.5;
/// The share of the pace asked for below which the machine is held to be slow.
const KEEPS_UP: f64 = 0.85;

/// Starts or stops. At the end of the data it starts again from the beginning.
pub(in crate::ui) fn toggle(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ctx: &Context,
) {
    let time = ctx.input(|input| input.time);
    passing.time.steps_secs.clear();
    passing.time.held_back = None;
    passing.time.way = Way::Forward;
    passing.next_step_secs = match passing.next_step_secs {
        Some(_) => None,
        None => Some(time),
    };
    if passing.next_step_secs.is_some()
        && let Some(track) = acts::track(now, edits)
        && let Some(days) = edits.view.filter.days
        && played(Some(days), track, now.settings.playback.turn, Way::Forward).is_none()
    {
        acts::show(edits, first_of(days, track), track);
        passing.next_step_secs = Some(time + secs_per_step(now.settings.playback));
    }
    ctx.request_repaint();
}

fn secs_per_step(playback: Playback) -> f64 {
    1.0 / pace_within(playback.steps_per_sec)
}

/// Takes the step that is due, if the last one has been answered.
pub(super) fn playback(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    extent: DayRange,
    ui: &Ui,
) {
    let Some(due) = passing.next_step_secs else {
        return;
    };
    let time = ui.input(|input| input.time);
    measure(passing, time, now.settings.playback);
    if now.stale {
        // Whoever answers wakes the window.
        return;
    }
    let secs = secs_per_step(now.settings.playback);
    let mut next_due = due.min(time + secs);
    if time >= due {
        let track = track_of(&edits.view, extent);
        let turn = now.settings.playback.turn;
        let Some((days, way)) = played(edits.view.filter.days, track, turn, passing.time.way)
        else {
            passing.next_step_secs = None;
            return;
        };
        acts::show(edits, days, track);
        passing.time.way = way;
        passing.time.steps_secs.push_back(time);
        next_due = (due + secs).max(time - MOST_BEHIND_SECS);
    }
    passing.next_step_secs = Some(next_due);
    let wait = next_due - time;
    if wait < 0.02 {
        ui.ctx().request_repaint();
    } else {
        ui.ctx()
            .request_repaint_after(Duration::from_secs_f64(wait.min(10.0)));
    }
}

/// Notes whether the steps of the last moments came as fast as they were asked for.
fn measure(passing: &mut Passing, time: f64, playback: Playback) {
    let hands = &mut passing.time;
    let pace = pace_within(playback.steps_per_sec);
    while hands
        .steps_secs
        .front()
        .is_some_and(|step| time - step > MEASURED_SECS.max(3.0 / pace))
    {
        hands.steps_secs.pop_front();
    }
    let (Some(first), steps) = (hands.steps_secs.front(), hands.steps_secs.len()) else {
        return;
    };
    let measured_secs = time - first;
    if steps < 3 || measured_secs < 0.5 {
        return;
    }
    let managed = steps as f64 / measured_secs;
    let slow = managed < KEEPS_UP * pace - 1.0 / measured_secs;
    hands.held_back = slow.then_some(managed);
}

/// `61 days a second`, or that it is as fast as it goes.
pub(super) fn pace_said(now: &Snapshot<'_>, edits: &Edits, passing: &Passing) -> String {
    match passing
        .time
        .held_back
        .filter(|_| passing.next_step_secs.is_some())
    {
        Some(steps_per_sec) => held_back_words(steps_per_sec),
        None => {
            let pace = pace_within(now.settings.playback.steps_per_sec);
            pace_words(pace, edits.view.step)
        }
    }
}

//! What the commands and buttons of the timeline do.
//!
//! Each is one change of the view or of what passes; how far a step goes, `view` knows.

use super::track_of;
use crate::event::DayRange;
use crate::session::{Edits, Snapshot};
use crate::ui::passing::Passing;
use crate::view::{TimeMode, Track, Way, at_end, stepped};

/// The data's days and what moves in them; `None` without a dated event.
pub(in crate::ui) fn track(now: &Snapshot<'_>, edits: &Edits) -> Option<Track> {
    let extent = now.opened?.store.extent()?;
    Some(track_of(&edits.view, extent))
}

/// Moves the window by one step, and playback stops.
pub(in crate::ui) fn step(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, way: Way) {
    passing.next_step_secs = None;
    let Some(track) = track(now, edits) else {
        return;
    };
    if let Some(next) = stepped(edits.view.filter.days, track, way) {
        show(edits, next, track);
    }
}

/// Moves the window as far as it goes.
pub(in crate::ui) fn to_end(now: &Snapshot<'_>, edits: &mut Edits, way: Way) {
    if let Some(track) = track(now, edits) {
        let days = at_end(edits.view.filter.days, track, way);
        show(edits, days, track);
    }
}

/// Sets the window, and moves the axis along where the window would leave it.
pub(in crate::ui) fn show(edits: &mut Edits, days: DayRange, track: Track) {
    edits.view.filter.days = Some(days);
    let shown = edits.view.shown_days;
    edits.view.shown_days = shown.map(|shown| crate::view::following(shown, days, track.extent));
}

/// Asks for a name for the days of the window.
pub(in crate::ui) fn note_days(now: &Snapshot<'_>, edits: &Edits, passing: &mut Passing) {
    if let Some(track) = track(now, edits) {
        let days = edits.view.filter.days.unwrap_or(track.extent);
        passing.time.noting = Some((days, String::new()));
    }
}

/// Turns the period in words into a field.
pub(in crate::ui) fn type_period(edits: &Edits, passing: &mut Passing) {
    let days = edits.view.filter.days;
    let text = days.map_or_else(String::new, crate::view::period_in_words);
    passing.time.period_text = Some(text);
    passing.time.period_opened = true;
    passing.next_step_secs = None;
}

/// Stretches the axis over the window; over all there is where it was so already.
pub(in crate::ui) fn zoom_to_window(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing) {
    let Some(track) = track(now, edits) else {
        return;
    };
    passing.time.stretch = None;
    let around = edits
        .view
        .filter
        .days
        .map(|days| crate::view::around(days, track.extent));
    let view = &mut edits.view;
    view.shown_days = around.filter(|around| Some(*around) != view.shown_days);
}

/// Chooses how the ends move.
pub(in crate::ui) fn choose_mode(edits: &mut Edits, track: Track, mode: TimeMode) {
    edits.view.time_mode = mode;
    edits.view.filter.days = mode.chosen(edits.view.filter.days, track.extent);
}

/// Locks the end that a mode locks, or frees it.
pub(in crate::ui) fn toggle_lock(edits: &mut Edits, track: Track, mode: TimeMode) {
    let locked = track.mode == mode;
    choose_mode(edits, track, if locked { TimeMode::Moving } else { mode });
}

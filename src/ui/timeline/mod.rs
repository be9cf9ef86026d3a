//! The timeline: bars stacked by type, a window with two handles, playback, and the period in words.
//!
//! Bars ignore the window, so what lies outside it stays visible. Edges snap to steps; with Alt held, to single days.
//! Start at [`timeline_panel_ui`]; what keys and buttons do is in `acts`.

pub(super) mod acts;
mod axis;
mod bars;
mod controls;
mod hands;
mod more;
mod notable;
mod overview;
mod period_field;
pub(super) mod play;
mod rule;
mod ticks;
mod window;

use super::look::Look;
use super::passing::Passing;
use crate::event::{Day, DayRange};
use crate::query::{BinWidth, Timeline};
use crate::session::{Action, Edits, Opened, Results, Snapshot};
use crate::view::{Grip, Stretch, Track, View, Way};
use axis::Axis;
use egui::{Rect, Ui, pos2, vec2};
use std::collections::VecDeque;

/// What passes on the timeline.
#[derive(Debug, Default)]
pub struct TimeHands {
    /// The period being typed; `None` while it is only shown.
    pub period_text: Option<String>,
    /// Whether the field of the period has just been opened.
    pub period_opened: bool,
    /// Which way playback goes.
    pub way: Way,
    /// When the last steps of playback were shown, in seconds of the window's clock, newest last.
    pub steps_secs: VecDeque<f64>,
    /// Steps a second that this machine manages, while that is fewer than asked for.
    pub held_back: Option<f64>,
    /// What the axis shows, in fractions of days, while the view keeps the whole days of it.
    pub stretch: Option<Stretch>,
    /// What the pointer holds.
    pub grip: Option<Grip>,
    /// The day on which the menu of the chart was opened.
    pub pointed: Option<Day>,
    /// Days that are being given a name, and the name so far.
    pub noting: Option<(DayRange, String)>,
}

/// Width of the column of controls, in points.
const CONTROLS: f32 = 218.0;

/// What the parts of the panel draw from, for one frame.
struct Scene<'a> {
    opened: &'a Opened,
    results: &'a Results,
    track: Track,
    axis: Axis,
    /// All the axis could show.
    all: Stretch,
    chart: Rect,
    look: &'a Look,
}

impl Scene<'_> {
    /// The window, or all the days there are.
    fn period(&self, view: &View) -> DayRange {
        view.filter.days.unwrap_or(self.track.extent)
    }

    /// Whether a day is one of the data's.
    fn knows(&self, day: Day) -> bool {
        self.track.extent.contains(day)
    }
}

/// The timeline panel.
pub(super) fn timeline_panel_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let (Some(opened), Some(results)) = (now.opened, now.results) else {
        let counting = "Counting the events\u{2026}";
        let said = now
            .opened
            .map_or("The timeline appears when a table is open.", |_| counting);
        ui.centered_and_justified(|ui| ui.label(said));
        return;
    };
    let Some(extent) = opened.store.extent() else {
        ui.centered_and_justified(|ui| ui.label("This table has no events with a date."));
        passing.next_step_secs = None;
        return;
    };
    play::playback(now, edits, passing, extent, ui);
    let rect = ui.available_rect_before_wrap();
    let left = Rect::from_min_size(rect.min, vec2(CONTROLS, rect.height()));
    let chart = Rect::from_min_max(
        pos2(left.right() + 46.0, rect.top() + 18.0),
        rect.max - vec2(18.0, 36.0),
    );
    let all = all_of(&results.timeline, extent);
    let scene = Scene {
        opened,
        results,
        track: track_of(&edits.view, extent),
        axis: Axis::new(shown(&edits.view, passing, all), edits.view.step, chart),
        all,
        chart,
        look: Look::of(ui.ctx()),
    };
    ui.scope_builder(egui::UiBuilder::new().max_rect(left), |ui| {
        controls::controls_ui(now, edits, passing, &scene, ui);
    });
    if chart.width() > 80.0 && chart.height() > 16.0 {
        chart_ui(now, edits, passing, &scene, ui);
    }
    notable::naming_ui(edits, passing, &scene, ui);
    ui.advance_cursor_after_rect(rect);
}

fn chart_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    scene: &Scene<'_>,
    ui: &mut Ui,
) {
    let days = scene.axis.stretch.days.round() as i32;
    let fitting = BinWidth::fitting(days, scene.chart.width());
    if fitting != now.fitting {
        edits.act(Action::FitBars(fitting));
    }
    bars::scale_ui(scene, ui);
    let response = hands::hands_ui(now, edits, passing, scene, ui);
    bars::bars_ui(scene, scene.period(&edits.view), ui);
    ticks::ticks_ui(scene, ui);
    window::window_ui(edits, passing, scene, &response, ui);
    notable::notable_ui(now, edits, passing, scene, ui);
    window::selected_ui(now, scene, ui);
    overview::overview_ui(edits, passing, scene, ui);
    rule::rule_ui(edits, scene, ui);
    if passing.time.grip.is_none() {
        bars::hint_ui(scene, response);
    }
}

/// What the window moves in. A mode that does not hold for the window gives way to a moving one.
fn track_of(view: &View, extent: DayRange) -> Track {
    Track {
        extent,
        step: view.step,
        mode: view.time_mode.holding(view.filter.days, extent),
    }
}

/// From the first bar's first day to the last bar's last.
fn all_of(timeline: &Timeline, extent: DayRange) -> Stretch {
    let ends = timeline.bins.first().zip(timeline.bins.last());
    Stretch::of(ends.map_or(extent, |(first, last)| {
        DayRange::between(first.days.first(), last.days.last())
    }))
}

/// What the axis shows: the whole days of the view, in the fractions the wheel left them in.
fn shown(view: &View, passing: &Passing, all: Stretch) -> Stretch {
    let Some(days) = view.shown_days else {
        return all;
    };
    let exact = passing.time.stretch;
    exact
        .filter(|exact| exact.rounded(all) == view.shown_days)
        .unwrap_or_else(|| Stretch::of(days))
        .inside(all)
}

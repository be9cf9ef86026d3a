//! The pointer on the chart: drawing and dragging the window, zooming and moving the axis.
//!
//! What a drag comes to is arithmetic of `view`; here is only what is held and where.

use super::{Scene, acts, notable};
use crate::session::{Edits, Snapshot};
use crate::ui::passing::Passing;
use crate::view::{End, Grip, dragged, picked};
use egui::{CursorIcon, PointerButton, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

/// How near to a handle it is held, in points.
const HANDLE: f32 = 8.0;
/// How much a point of the wheel zooms: a notch is about a third.
const ZOOM_PER_POINT: f32 = 0.004;

/// Lets the pointer act on the chart. Returns the chart's response, for what is said on hovering.
pub(super) fn hands_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    scene: &Scene<'_>,
    ui: &mut Ui,
) -> Response {
    let chart = scene.chart;
    let response = ui.interact(
        chart.expand2(vec2(10.0, 6.0)),
        ui.scope_id().with("bars"),
        Sense::click_and_drag(),
    );
    let said = format!("Timeline, {}", scene.period(&edits.view).long());
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, said.clone()));
    let below = Rect::from_x_y_ranges(
        chart.x_range(),
        chart.bottom() + 7.0..=chart.bottom() + 20.0,
    );
    let names = ui
        .interact(below, ui.scope_id().with("axis"), Sense::click_and_drag())
        .on_hover_cursor(CursorIcon::Grab);
    names.widget_info(|| WidgetInfo::labeled(Role::Slider, true, "Time axis"));
    brush(edits, passing, scene, &response, ui);
    move_axis(edits, passing, scene, [&response, &names], ui);
    if response.double_clicked() {
        edits.view.filter.days = None;
    }
    if response.double_clicked() || names.double_clicked() {
        passing.time.stretch = None;
        edits.view.shown_days = None;
    }
    notable::menu_ui(now, edits, passing, scene, &response);
    response
}

fn move_axis(
    edits: &mut Edits,
    passing: &mut Passing,
    scene: &Scene<'_>,
    [chart, names]: [&Response; 2],
    ui: &Ui,
) {
    let (axis, all) = (&scene.axis, scene.all);
    let mut stretch = axis.stretch;
    let held = if names.dragged() {
        names.drag_delta().x
    } else if chart.dragged_by(PointerButton::Middle) {
        chart.drag_delta().x
    } else {
        0.0
    };
    if held != 0.0 {
        stretch = stretch.moved(-axis.days_of(held), all);
    }
    if let Some(at) = chart.hover_pos().or(names.hover_pos()) {
        let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta, input.zoom_delta()));
        let factor = f64::from((-wheel.y * ZOOM_PER_POINT).exp() / pinch);
        if factor != 1.0 {
            stretch = stretch.zoomed(f64::from(axis.share(at.x)), factor, all);
        }
        if wheel.x != 0.0 {
            stretch = stretch.moved(-axis.days_of(wheel.x), all);
        }
    }
    if stretch != axis.stretch {
        passing.time.stretch = Some(stretch);
        edits.view.shown_days = stretch.rounded(all);
    }
}

fn brush(
    edits: &mut Edits,
    passing: &mut Passing,
    scene: &Scene<'_>,
    response: &Response,
    ui: &Ui,
) {
    let (axis, track) = (&scene.axis, scene.track);
    let by_days = ui.input(|input| input.modifiers.alt);
    let period = scene.period(&edits.view);
    let under = |at: Pos2| grip_at(edits, scene, at, by_days);
    if let Some(at) = response.hover_pos() {
        let grip = passing.time.grip.unwrap_or_else(|| under(at));
        ui.ctx().set_cursor_icon(match grip {
            Grip::First if track.mode.start() != End::Free => CursorIcon::Default,
            Grip::Last if track.mode.end() != End::Free => CursorIcon::Default,
            Grip::First | Grip::Last => CursorIcon::ResizeHorizontal,
            Grip::Window(_) if passing.time.grip.is_some() => CursorIcon::Grabbing,
            Grip::Window(_) => CursorIcon::Grab,
            Grip::Fresh(_) => CursorIcon::Crosshair,
        });
    }
    if response.drag_started_by(PointerButton::Primary) {
        let from = ui.input(|input| input.pointer.press_origin());
        passing.time.grip = from.map(under);
        passing.next_step_secs = None;
    }
    if let (Some(grip), Some(at)) = (passing.time.grip, response.interact_pointer_pos()) {
        let snapped = (!by_days).then_some(track.step);
        let at = (axis.edge(at, by_days), axis.day(at.x));
        edits.view.filter.days = Some(dragged(grip, period, track, at, snapped));
    }
    if !response.dragged() {
        passing.time.grip = None;
    }
    if response.clicked()
        && !response.double_clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let day = axis.day(at.x);
        let bins = &scene.results.timeline.bins;
        let bar = bins.iter().find(|bin| bin.days.contains(day));
        let bar = bar.map_or_else(|| track.step.range(day), |bin| bin.days);
        passing.next_step_secs = None;
        if ui.input(|input| input.modifiers.command) {
            return edits.show_events(scene.results.filter.in_days(Some(bar)));
        }
        acts::show(edits, picked(bar, period, track), track);
    }
}

/// What the pointer would hold.
fn grip_at(edits: &Edits, scene: &Scene<'_>, at: Pos2, by_days: bool) -> Grip {
    let (axis, period) = (&scene.axis, scene.period(&edits.view));
    let (left, right) = (axis.x(period.first()), axis.x(period.last().plus(1)));
    let windowed = edits.view.filter.days.is_some();
    // A narrow window keeps a middle to hold it by.
    let inside = if windowed {
        ((right - left) / 4.0).min(HANDLE)
    } else {
        HANDLE
    };
    if (left - HANDLE..left + inside).contains(&at.x) {
        Grip::First
    } else if (right - inside..right + HANDLE).contains(&at.x) {
        Grip::Last
    } else if (left..right).contains(&at.x) && windowed {
        Grip::Window(axis.day(at.x).number() - period.first().number())
    } else {
        Grip::Fresh(axis.edge(at, by_days).number())
    }
}

//! The timeline: bars per month stacked by type, a window with two handles, playback, and the range in words.
//!
//! Bars ignore the window, so what lies outside it stays visible. Days move in steps of the bars; with Alt held, by
//! single days.

use super::commands::{self, Command, TimeCommand};
use super::look::{self, Look};
use super::passing::Passing;
use super::time_axis::{Axis, bars_ui, scale_ui, ticks_ui, window_ui};
use crate::event::DayRange;
use crate::event::words::{counted, thousands};
use crate::query::BinWidth;
use crate::session::{Edits, Opened, Results, Snapshot};
use crate::view::{Grip, dragged, stepped, within};
use egui::{Color32, CursorIcon, Rect, Response, Sense, Stroke, Ui, pos2, vec2};

/// Seconds between two steps of playback.
const STEP_SECS: f64 = 0.5;
/// How near to a handle it is held, in points.
const HANDLE: f32 = 8.0;

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
    playback(edits, passing, extent, ui);
    let period = edits.view.filter.days.unwrap_or(extent);
    let rect = ui.available_rect_before_wrap();
    let left = Rect::from_min_size(rect.min, vec2(218.0, rect.height()));
    let chart = Rect::from_min_max(
        pos2(left.right() + 34.0, rect.top() + 18.0),
        rect.max - vec2(18.0, 22.0),
    );
    ui.scope_builder(egui::UiBuilder::new().max_rect(left), |ui| {
        controls_ui(now, edits, passing, period, results, ui);
    });
    if chart.width() > 80.0 && chart.height() > 24.0 {
        chart_ui(opened, results, edits, passing, extent, chart, ui);
    }
    ui.advance_cursor_after_rect(rect);
}

fn controls_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    period: DayRange,
    results: &Results,
    ui: &mut Ui,
) {
    let look = Look::of(ui.ctx());
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let playing = passing.next_step_secs.is_some();
        for (command, response) in [
            (TimeCommand::Play, round_button_ui(ui, look, playing)),
            (TimeCommand::Back, arrow_ui(ui, look, -1.0, "Step back")),
            (
                TimeCommand::Forward,
                arrow_ui(ui, look, 1.0, "Step forward"),
            ),
        ] {
            if response.clicked() {
                commands::run(Command::Time(command), now, edits, passing, ui.ctx());
            }
        }
        let bin = &mut edits.view.bin;
        let choice = egui::ComboBox::from_id_salt("step")
            .selected_text(bin.name())
            .width(84.0);
        let choice = choice.show_ui(ui, |ui| {
            for width in BinWidth::ALL {
                ui.selectable_value(bin, width, width.name());
            }
        });
        choice
            .response
            .on_hover_text("Width of the bars, and the step of the keys");
    });
    ui.add_space(3.0);
    ui.spacing_mut().item_spacing.y = 1.0;
    let words = if period.first() == period.last() {
        period.first().long()
    } else {
        format!("{} to {}", period.first().short(), period.last().short())
    };
    ui.label(egui::RichText::new(words).font(look::semibold(14.0)));
    let days = counted(period.days() as u64, "day");
    let note = format!("both days included \u{b7} {days}");
    ui.label(
        egui::RichText::new(note)
            .font(look::sans(11.0))
            .color(look.quiet),
    );
    let whole = edits.view.filter.days.is_none();
    if whole {
        let text = format!(
            "all the data \u{b7} {}",
            counted(results.answer.events, "event")
        );
        ui.label(
            egui::RichText::new(text)
                .font(look::sans(11.0))
                .color(look.quiet),
        );
    } else {
        let all = egui::Button::new(
            egui::RichText::new("Show the whole range")
                .font(look::sans(12.0))
                .color(look.accent),
        );
        if ui.add(all.frame(false)).clicked() {
            edits.view.filter.days = None;
        }
    }
}

fn round_button_ui(ui: &mut Ui, look: &Look, playing: bool) -> Response {
    let name = if playing { "Pause" } else { "Play" };
    let (rect, response) = ui.allocate_exact_size(vec2(34.0, 34.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    let strength = if response.hovered() { 0.86 } else { 1.0 };
    ui.painter()
        .circle_filled(rect.center(), 17.0, look.accent.gamma_multiply(strength));
    let middle = rect.center();
    if playing {
        for x in [-4.0, 4.0] {
            let bar = Rect::from_center_size(middle + vec2(x, 0.0), vec2(3.6, 12.0));
            ui.painter().rect_filled(bar, 1.0, look.on_accent);
        }
    } else {
        triangle(ui, middle + vec2(1.5, 0.0), 6.5, 1.0, look.on_accent);
    }
    response.on_hover_text(format!("{name} (Space)"))
}

fn arrow_ui(ui: &mut Ui, look: &Look, direction: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(26.0, 30.0), Sense::click());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, look.hover);
    }
    triangle(ui, rect.center(), 5.5, direction, look.ink);
    response.on_hover_text(name)
}

fn triangle(ui: &Ui, middle: egui::Pos2, size: f32, direction: f32, ink: Color32) {
    let points = vec![
        middle + vec2(size * direction, 0.0),
        middle + vec2(-size * 0.8 * direction, -size),
        middle + vec2(-size * 0.8 * direction, size),
    ];
    ui.painter()
        .add(egui::Shape::convex_polygon(points, ink, Stroke::NONE));
}

fn chart_ui(
    opened: &Opened,
    results: &Results,
    edits: &mut Edits,
    passing: &mut Passing,
    extent: DayRange,
    chart: Rect,
    ui: &mut Ui,
) {
    let look = Look::of(ui.ctx());
    let axis = Axis::new(&results.timeline, extent, chart);
    let period = edits.view.filter.days.unwrap_or(extent);
    let response = ui.interact(
        chart.expand2(vec2(10.0, 6.0)),
        ui.scope_id().with("bars"),
        Sense::click_and_drag(),
    );
    response.widget_info(|| {
        let said = format!("Timeline, {}", period.long());
        egui::WidgetInfo::labeled(egui::Role::Slider, true, said)
    });
    scale_ui(&results.timeline, chart, look, ui);
    bars_ui(opened, results, period, &axis, chart, look, ui);
    ticks_ui(&results.timeline, &axis, chart, look, ui);
    brush(edits, passing, extent, period, &axis, &response, ui);
    let period = edits.view.filter.days.unwrap_or(extent);
    window_ui(
        edits.view.filter.days.is_some(),
        period,
        &axis,
        chart,
        look,
        ui,
    );
    if passing.grip.is_none() {
        bar_hint(results, opened, &axis, response, ui);
    }
}

fn brush(
    edits: &mut Edits,
    passing: &mut Passing,
    extent: DayRange,
    period: DayRange,
    axis: &Axis,
    response: &Response,
    ui: &Ui,
) {
    let by_days = ui.input(|input| input.modifiers.alt);
    let edge = |x: f32| {
        if by_days {
            axis.day(x)
        } else {
            axis.nearest_edge(x)
        }
    };
    let (left, right) = (axis.x(period.first()), axis.x(period.last().plus(1)));
    let windowed = edits.view.filter.days.is_some();
    let part = |x: f32| {
        // A narrow window keeps a middle to hold it by.
        let inside = if windowed {
            ((right - left) / 4.0).min(HANDLE)
        } else {
            HANDLE
        };
        if (left - HANDLE..left + inside).contains(&x) {
            Grip::First
        } else if (right - inside..right + HANDLE).contains(&x) {
            Grip::Last
        } else if (left..right).contains(&x) && windowed {
            Grip::Window(axis.day(x).number() - period.first().number())
        } else {
            Grip::Fresh(edge(x).number())
        }
    };
    if let Some(at) = response.hover_pos() {
        ui.ctx()
            .set_cursor_icon(match passing.grip.unwrap_or_else(|| part(at.x)) {
                Grip::First | Grip::Last => CursorIcon::ResizeHorizontal,
                Grip::Window(_) if passing.grip.is_some() => CursorIcon::Grabbing,
                Grip::Window(_) => CursorIcon::Grab,
                Grip::Fresh(_) => CursorIcon::Crosshair,
            });
    }
    if response.drag_started() {
        let from = ui.input(|input| input.pointer.press_origin());
        passing.grip = from.map(|at| part(at.x));
        passing.next_step_secs = None;
    }
    if let (Some(grip), Some(at)) = (passing.grip, response.interact_pointer_pos()) {
        let snapped = (!by_days).then_some(axis.bin);
        let moved = dragged(grip, period, extent, (edge(at.x), axis.day(at.x)), snapped);
        edits.view.filter.days = Some(moved);
    }
    if !response.dragged() {
        passing.grip = None;
    }
    if response.double_clicked() {
        edits.view.filter.days = None;
    } else if response.clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        let bar = axis.bin.range(axis.day(at.x));
        edits.view.filter.days = Some(within(bar, extent));
        passing.next_step_secs = None;
    }
}

/// Moves the window by whole bars; `false` at either end of the data.
fn step(edits: &mut Edits, extent: DayRange, steps: i32) -> bool {
    let next = stepped(edits.view.filter.days, extent, edits.view.bin, steps);
    if next.is_some() {
        edits.view.filter.days = next;
    }
    next.is_some()
}

fn playback(edits: &mut Edits, passing: &mut Passing, extent: DayRange, ui: &Ui) {
    let Some(due) = passing.next_step_secs else {
        return;
    };
    let time = ui.input(|input| input.time);
    if time >= due {
        let moved = step(edits, extent, 1);
        passing.next_step_secs = moved.then_some(time + STEP_SECS);
    }
    if let Some(due) = passing.next_step_secs {
        let wait = std::time::Duration::from_secs_f64((due - time).clamp(0.0, STEP_SECS));
        ui.ctx().request_repaint_after(wait);
    }
}

fn bar_hint(results: &Results, opened: &Opened, axis: &Axis, response: Response, ui: &Ui) {
    let Some(at) = response.hover_pos() else {
        return;
    };
    let day = axis.day(at.x);
    let Some(bin) = results
        .timeline
        .bins
        .iter()
        .find(|bin| bin.days.contains(day))
    else {
        return;
    };
    let _ = ui;
    response.on_hover_ui_at_pointer(|ui| {
        ui.label(egui::RichText::new(bin.days.long()).font(look::semibold(13.0)));
        ui.label(counted(u64::from(bin.total), "event"));
        for (event_type, count) in opened.lens.scheme.types.iter().zip(&bin.by_type) {
            if *count > 0 {
                ui.label(format!(
                    "{}  {}",
                    event_type.name,
                    thousands(u64::from(*count))
                ));
            }
        }
    });
}

//! The window drawn over the bars: handles that move, locks on those that do not, and the span of a selected event.
//!
//! An open end has no handle: the window runs to the edge of the data.

use super::{Scene, acts};
use crate::event::possible_days;
use crate::session::{Edits, Snapshot};
use crate::ui::look::Look;
use crate::ui::passing::Passing;
use crate::view::{End, TimeMode};
use egui::{Color32, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

pub(super) fn window_ui(
    edits: &mut Edits,
    passing: &Passing,
    scene: &Scene<'_>,
    chart: &Response,
    ui: &Ui,
) {
    let (axis, look, mode) = (&scene.axis, scene.look, scene.track.mode);
    let period = scene.period(&edits.view);
    let (left, right) = (axis.x(period.first()), axis.x(period.last().plus(1)));
    let area = scene.chart.expand2(vec2(7.0, 4.0));
    let painter = ui.painter().with_clip_rect(area);
    let heights = scene.chart.top() - 3.0..=scene.chart.bottom();
    let window = Rect::from_x_y_ranges(left..=right, heights);
    let windowed = edits.view.filter.days.is_some();
    if windowed {
        painter.rect_filled(window, 2.0, look.accent.gamma_multiply(0.07));
    }
    let line = Stroke::new(1.5, look.accent);
    painter.hline(left..=right, window.top(), Stroke::new(1.0, look.accent));
    for (x, end) in [(left, mode.start()), (right, mode.end())] {
        if end == End::Open {
            continue;
        }
        painter.vline(x, window.y_range(), line);
        let knob = pos2(x, window.center().y);
        match end {
            End::Locked => {
                let block = Rect::from_center_size(knob, vec2(8.0, 11.0));
                painter.rect_filled(block, 2.0, look.accent);
            }
            _ => {
                painter.circle(knob, 5.5, look.card, line);
            }
        }
    }
    let near = chart.contains_pointer() && passing.time.grip.is_none();
    for (x, lock) in [(left - 10.0, Lock::START), (right + 10.0, Lock::END)] {
        let at = pos2(x, scene.chart.top() + 8.0);
        if area.expand(6.0).contains(at) {
            lock_ui(edits, scene, lock, at, near, ui);
        }
    }
}

/// The lock beside a handle.
#[derive(Clone, Copy)]
struct Lock {
    mode: TimeMode,
    locks: &'static str,
    frees: &'static str,
}

impl Lock {
    const START: Lock = Lock {
        mode: TimeMode::StartLocked,
        locks: "Lock the first day",
        frees: "Free the first day",
    };
    const END: Lock = Lock {
        mode: TimeMode::EndLocked,
        locks: "Lock the last day",
        frees: "Free the last day",
    };
}

fn lock_ui(edits: &mut Edits, scene: &Scene<'_>, lock: Lock, at: Pos2, near: bool, ui: &Ui) {
    let locked = scene.track.mode == lock.mode;
    let id = ui.scope_id().with(lock.locks);
    let rect = Rect::from_center_size(at, vec2(15.0, 17.0));
    let response = ui.interact(rect, id, Sense::click());
    let name = if locked { lock.frees } else { lock.locks };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if locked || near || response.hovered() || response.has_focus() {
        let strong = locked || response.hovered() || response.has_focus();
        let ink = if strong {
            scene.look.accent
        } else {
            scene.look.faint
        };
        padlock(ui, at, locked, ink, scene.look);
    }
    let response = response.on_hover_text(name);
    if response.clicked() {
        acts::toggle_lock(edits, scene.track, lock.mode);
    }
}

/// A small padlock: its bow is lifted where it is open.
fn padlock(ui: &Ui, at: Pos2, locked: bool, ink: Color32, look: &Look) {
    let painter = ui.painter();
    painter.circle_filled(at, 7.5, look.card.gamma_multiply(0.85));
    let body = Rect::from_center_size(at + vec2(0.0, 2.0), vec2(7.0, 5.4));
    painter.rect_filled(body, 1.2, ink);
    let lift = if locked { 0.0 } else { 1.2 };
    let bow: Vec<Pos2> = (0..=8)
        .map(|step| {
            let angle = std::f32::consts::PI * (1.0 + step as f32 / 8.0);
            body.center_top() + vec2(angle.cos() * 2.3, angle.sin() * 2.8 - lift)
        })
        .collect();
    // An open bow ends above the body on one side.
    let bow = if locked { bow } else { bow[..7].to_vec() };
    painter.line(bow, Stroke::new(1.3, ink));
}

/// A thin bracket under the bars over the days that a selected event lasts, or may have happened on.
pub(super) fn selected_ui(now: &Snapshot<'_>, scene: &Scene<'_>, ui: &mut Ui) {
    let store = &scene.opened.store;
    let selected = crate::ui::events_panel::selected_row(now);
    let Some(row) = selected else { return };
    let days = possible_days(store.days(row), store.time_precision(row));
    let (axis, chart) = (&scene.axis, scene.chart);
    let (left, right) = (axis.x(days.first()), axis.x(days.last().plus(1)));
    let painter = ui.painter().with_clip_rect(chart.expand2(vec2(2.0, 8.0)));
    let (y, line) = (chart.bottom() + 3.0, Stroke::new(1.6, scene.look.ink));
    painter.hline(left..=right.max(left + 2.0), y, line);
    for x in [left, right.max(left + 2.0)] {
        painter.vline(x, y - 3.0..=y + 2.0, line);
    }
    let rect = Rect::from_x_y_ranges(left..=right.max(left + 2.0), y - 3.0..=y + 3.0);
    let rect = rect.intersect(chart.expand2(vec2(2.0, 8.0)));
    if rect.is_positive() {
        let id = ui.scope_id().with("selected event");
        let response = ui.interact(rect, id, Sense::hover());
        let said = format!("Selected event, {}", crate::event::span_words(days));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
        response.on_hover_text(said);
    }
}

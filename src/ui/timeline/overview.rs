//! A thin strip of all the data above the bars, while only a part of it is shown.
//!
//! Dragging it moves the part.

use super::Scene;
use crate::session::Edits;
use crate::ui::passing::Passing;
use egui::{CursorIcon, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

const HEIGHT: f32 = 5.0;

pub(super) fn overview_ui(edits: &mut Edits, passing: &mut Passing, scene: &Scene<'_>, ui: &Ui) {
    let (all, shown) = (scene.all, scene.axis.stretch);
    if shown == all {
        return;
    }
    let (chart, look) = (scene.chart, scene.look);
    let corner = pos2(chart.left(), chart.top() - 16.0);
    let strip = Rect::from_min_size(corner, vec2(chart.width(), HEIGHT));
    let part = |first: f64, days: f64| {
        let x = |day: f64| strip.left() + ((day - all.first) / all.days) as f32 * strip.width();
        let (left, right) = (x(first), x(first + days));
        Rect::from_x_y_ranges(left..=right.max(left + 2.0), strip.y_range())
    };
    ui.painter().rect_filled(strip, 2.0, look.line);
    ui.painter()
        .rect_filled(part(shown.first, shown.days), 2.0, look.faint);
    if let Some(days) = edits.view.filter.days {
        let window = part(f64::from(days.first().number()), f64::from(days.days()));
        ui.painter()
            .rect_filled(window.shrink2(vec2(0.0, 1.0)), 1.0, look.accent);
    }
    let response = ui
        .interact(
            strip.expand2(vec2(0.0, 4.0)),
            ui.scope_id().with("overview"),
            Sense::click_and_drag(),
        )
        .on_hover_cursor(CursorIcon::Grab)
        .on_hover_text("All the data, and the part that is shown: drag to move it");
    response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, "Part of time shown"));
    if let Some(at) = response.interact_pointer_pos() {
        let share = f64::from((at.x - strip.left()) / strip.width());
        let middle = all.first + share * all.days;
        let next = shown.moved(middle - shown.first - shown.days / 2.0, all);
        passing.time.stretch = Some(next);
        edits.view.shown_days = next.rounded(all);
    }
}

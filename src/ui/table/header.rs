//! The names above the columns: a click sorts, the edge resizes, the menu moves and hides.
//!
//! Columns and sort are part of the view; widths pass.

use super::{Lanes, ROW};
use crate::query::Column;
use crate::session::Edits;
use crate::ui::look::{self, Look};
use crate::ui::passing::Passing;
use egui::text::{LayoutJob, TextWrapping};
use egui::{CursorIcon, Popup, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// The narrowest a column gets, in points.
const NARROWEST: f32 = 44.0;

/// The header of the table.
pub(super) fn header_ui(
    lanes: &Lanes,
    head: Rect,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let look = Look::of(ui.ctx());
    ui.painter().rect_filled(head, 0.0, look.paper);
    for (place, (column, left, width)) in lanes.0.iter().enumerate() {
        let corner = head.min + vec2(*left, 0.0);
        let cell = Rect::from_min_size(corner, vec2(*width, ROW));
        cell_ui(place, *column, cell, edits, look, ui);
        edge_ui(*column, cell, passing, look, ui);
    }
    let line = Stroke::new(1.0, look.line);
    ui.painter()
        .hline(head.x_range(), head.bottom() - 0.5, line);
}

fn cell_ui(place: usize, column: Column, cell: Rect, edits: &mut Edits, look: &Look, ui: &mut Ui) {
    let id = ui.scope_id().with(("header", column));
    let response = ui.interact(cell, id, Sense::click());
    let sort = edits.view.table.sort;
    let sorted = sort.by == column;
    response.widget_info(|| {
        let order = match (sorted, sort.descending) {
            (false, _) => "",
            (true, false) => ", ascending",
            (true, true) => ", descending",
        };
        let said = format!("Sort by {}{order}", column.name());
        WidgetInfo::labeled(Role::ColumnHeader, true, said)
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(cell, 0.0, look.hover);
    }
    let ink = if sorted { look.ink } else { look.quiet };
    let room = cell.width() - 16.0 - if sorted { 14.0 } else { 0.0 };
    let mut job = LayoutJob::simple_singleline(column.name().to_owned(), look::semibold(12.0), ink);
    job.wrap = TextWrapping::truncate_at_width(room.max(8.0));
    let galley = ui.painter().layout_job(job);
    let (width, y) = (galley.size().x, cell.center().y - galley.size().y / 2.0);
    let left = if column.is_number() {
        cell.right() - 8.0 - width
    } else {
        cell.left() + 8.0
    };
    ui.painter().galley(pos2(left, y), galley, ink);
    if sorted {
        let x = if column.is_number() {
            left - 9.0
        } else {
            left + width + 9.0
        };
        arrow(pos2(x, cell.center().y), sort.descending, look, ui);
    }
    if response.clicked() {
        edits.view.table.sort_by(column);
    }
    let asked = response
        .secondary_clicked()
        .then_some(egui::SetOpenCommand::Bool(true));
    Popup::menu(&response).open_memory(asked).show(|ui| {
        let last = edits.view.table.columns.len() - 1;
        let mut item = |name: &str, enabled: bool| {
            let chosen = ui.add_enabled(enabled, egui::Button::new(name)).clicked();
            if chosen {
                ui.close();
            }
            chosen
        };
        if item("Move left", place > 0) {
            edits.view.table.shift(place, place - 1);
        } else if item("Move right", place < last) {
            edits.view.table.shift(place, place + 1);
        } else if item("Hide column", last > 0) {
            edits.view.table.toggle(column);
        }
    });
}

fn arrow(middle: Pos2, descending: bool, look: &Look, ui: &Ui) {
    let up = if descending { -1.0 } else { 1.0 };
    let points = vec![
        middle + vec2(0.0, -3.5 * up),
        middle + vec2(4.0, 2.5 * up),
        middle + vec2(-4.0, 2.5 * up),
    ];
    let shape = egui::Shape::convex_polygon(points, look.accent, Stroke::NONE);
    ui.painter().add(shape);
}

/// The right edge of a column, which is dragged; a double click gives the usual width back.
fn edge_ui(column: Column, cell: Rect, passing: &mut Passing, look: &Look, ui: &mut Ui) {
    let grip = Rect::from_center_size(cell.right_center(), vec2(8.0, cell.height()));
    let id = ui.scope_id().with(("edge", column));
    let response = ui.interact(grip, id, Sense::click_and_drag());
    response.widget_info(|| {
        let said = format!("Width of {}", column.name());
        WidgetInfo::labeled(Role::Splitter, true, said)
    });
    let held = response.hovered() || response.dragged();
    let ink = if held { look.accent } else { look.line };
    let stroke = Stroke::new(if held { 2.0 } else { 1.0 }, ink);
    let inner = cell.shrink2(vec2(0.0, 6.0));
    ui.painter().vline(cell.right(), inner.y_range(), stroke);
    if held {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
    if response.dragged() {
        let width = cell.width() + response.drag_delta().x;
        passing.table.widths.insert(column, width.max(NARROWEST));
    }
    if response.double_clicked() {
        passing.table.widths.remove(&column);
    }
}

//! The line above the table: what it lists and how many, the way back to all, and what can be done with the rows.
//!
//! The count is the one of the rows below, always.

use crate::event::words::{counted, thousands};
use crate::geo::GeoBox;
use crate::query::{Column, Filter, sentence};
use crate::session::{Action, Edits, Opened, Snapshot, TableOrder, full_camera};
use crate::ui::look::{self, Look};
use crate::ui::passing::Passing;
use egui::{
    Align, Button, Label, Layout, Popup, PopupCloseBehavior, Response, RichText, Role, Ui,
    WidgetInfo, vec2,
};

/// The line above the table.
pub(super) fn top_line_ui(
    now: &Snapshot<'_>,
    order: &TableOrder,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let Some(opened) = now.opened else { return };
    let size = vec2(ui.available_width(), 30.0);
    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        copy_ui(now, order, edits, ui);
        columns_ui(edits, ui);
        in_view_ui(now, edits, passing, ui);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            listed_ui(now, opened, order, edits, ui);
        });
    });
}

/// `87 events: Air/drone strike, 1 September 2023 to 30 September 2023`, and the way back.
fn listed_ui(
    now: &Snapshot<'_>,
    opened: &Opened,
    order: &TableOrder,
    edits: &mut Edits,
    ui: &mut Ui,
) {
    let look = Look::of(ui.ctx());
    let current = now.results.is_some_and(|results| {
        let (filter, _) = results.listed();
        *filter == order.filter && now.view.table.sort == order.sort
    });
    let ink = if current && !now.stale {
        look.ink
    } else {
        look.faint
    };
    let count = counted(order.rows.len() as u64, "event");
    let number = RichText::new(&count).font(look::semibold(14.0)).color(ink);
    ui.add(Label::new(number));
    let words = words(opened, &order.filter);
    let said = RichText::new(words)
        .font(look::sans(13.0))
        .color(look.quiet);
    if now.view.focus.is_some() {
        let name = "Back to all events of the filter";
        if cross_ui(name, ui).on_hover_text(name).clicked() {
            edits.view.focus = None;
        }
    }
    ui.add(Label::new(said).truncate());
}

/// What the listed events have in common, with their days.
pub(super) fn words(opened: &Opened, filter: &Filter) -> String {
    let days = filter.days.or_else(|| opened.store.extent());
    let days = days.map_or_else(String::new, |days| days.long());
    let sentence = sentence(filter, &opened.lens);
    match sentence.is_empty() {
        true => days,
        false => format!("{sentence}, {days}"),
    }
}

fn link_ui(words: &str, ui: &mut Ui) -> Response {
    let look = Look::of(ui.ctx());
    let text = RichText::new(words).font(look::sans(12.0));
    ui.add(Button::new(text.color(look.accent)).frame(false))
}

fn cross_ui(name: &str, ui: &mut Ui) -> Response {
    let look = Look::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(20.0, 20.0), egui::Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, look.hover);
    }
    let stroke = egui::Stroke::new(1.4, look.quiet);
    for (x, y) in [(1.0, 1.0), (1.0, -1.0)] {
        let arm = vec2(x, y) * 4.0;
        let line = [rect.center() - arm, rect.center() + arm];
        ui.painter().line_segment(line, stroke);
    }
    response
}

/// Copies all rows; while many are being copied, how far that is and the way to stop it.
fn copy_ui(now: &Snapshot<'_>, order: &TableOrder, edits: &mut Edits, ui: &mut Ui) {
    if let Some(watch) = now.copying {
        let share = watch.fraction().unwrap_or(0.0) * 100.0;
        if link_ui(&format!("Copying, {share:.0} %: stop"), ui).clicked() {
            edits.act(Action::CancelCopy);
        }
        let soon = std::time::Duration::from_millis(100);
        return ui.ctx().request_repaint_after(soon);
    }
    let rows = order.rows.len() as u64;
    if rows > 0 {
        let said = match rows {
            1 => "Copy this row".to_owned(),
            _ => format!("Copy all {} rows", thousands(rows)),
        };
        let hint = "As tab-separated text with a header. Ctrl+C copies the rows that are picked.";
        if link_ui(&said, ui).on_hover_text(hint).clicked() {
            edits.act(Action::CopyRows(None));
        }
    }
}

/// Which columns are shown.
fn columns_ui(edits: &mut Edits, ui: &mut Ui) {
    let button = link_ui("Columns", ui);
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_min_width(190.0);
            for column in Column::ALL {
                let mut shown = edits.view.table.columns.contains(&column);
                if ui.checkbox(&mut shown, column.name()).clicked() {
                    edits.view.table.toggle(column);
                }
            }
        });
}

/// Whether only what lies in the part of the map in view counts.
fn in_view_ui(now: &Snapshot<'_>, edits: &mut Edits, passing: &Passing, ui: &mut Ui) {
    let mut only = edits.view.filter.in_view.is_some();
    let text = RichText::new("In view only").font(look::sans(12.0));
    if ui.checkbox(&mut only, text).clicked() {
        edits.view.filter.in_view = only.then(|| part_in_view(now, edits, passing));
    }
}

fn part_in_view(now: &Snapshot<'_>, edits: &Edits, passing: &Passing) -> GeoBox {
    let [width, height] = passing.map_size;
    let camera = edits.view.camera;
    let camera = camera.unwrap_or_else(|| full_camera(now.opened, width, height));
    camera.viewport(width, height).visible()
}

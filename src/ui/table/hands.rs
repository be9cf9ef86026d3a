//! The hands on the table: the wheel, the bar, the keys, and picking rows.
//!
//! A row that is picked is selected, so its mark is; the map goes there when it is out of sight.

use super::{ROW, TablePassing};
use crate::session::{Action, Edits, Opened, TableOrder};
use crate::store::Row;
use crate::ui::events_panel::{has_key, select};
use crate::ui::look::Look;
use crate::ui::map_hands::bring_into_sight;
use crate::ui::passing::Passing;
use crate::view::{Panel, Selection};
use egui::{Event, EventFilter, Id, Key, Modifiers, Rect, Role, Sense, Ui, WidgetInfo, pos2};

/// The wheel over the rows.
pub(super) fn wheel(table: &mut TablePassing, rows: usize, body: Rect, ui: &Ui) {
    if ui.rect_contains_pointer(body) {
        let points = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
        table.top -= f64::from(points / ROW);
    }
    keep_inside(table, rows, body.height());
}

/// Rows that fit into a height, fractions too.
fn in_sight(height: f32) -> f64 {
    f64::from((height / ROW).max(1.0))
}

fn keep_inside(table: &mut TablePassing, rows: usize, height: f32) {
    let last = (rows as f64 - in_sight(height)).max(0.0);
    table.top = table.top.clamp(0.0, last);
}

/// Scrolls as little as brings a place of the order into sight.
fn reveal(table: &mut TablePassing, place: usize, rows: usize, height: f32) {
    let place = place as f64;
    let fits = in_sight(height);
    if place < table.top {
        table.top = place;
    } else if place + 1.0 > table.top + fits {
        table.top = place + 1.0 - fits;
    }
    keep_inside(table, rows, height);
}

/// Brings the selected event, or the first one of the selected place, into sight when the selection is new.
pub(super) fn follow(
    opened: &Opened,
    order: &TableOrder,
    selected: Option<&Selection>,
    table: &mut TablePassing,
    height: f32,
) {
    if table.followed.as_ref() == selected {
        return;
    }
    table.followed = selected.cloned();
    let Some(selection) = selected else { return };
    let there = |row: &Row| is_selected(opened, selection, *row);
    if let Some(place) = order.rows.iter().position(there) {
        table.cursor = order.rows.get(place).copied();
        table.anchor = table.cursor;
        table.picked = table.cursor.into_iter().collect();
        let middle = place as f64 - in_sight(height) / 2.0 + 0.5;
        let near = (table.top..table.top + in_sight(height) - 1.0).contains(&(place as f64));
        if !near {
            table.top = middle;
        }
        keep_inside(table, order.rows.len(), height);
    }
}

/// Whether a row lies at the place of a selection.
pub(super) fn is_there(opened: &Opened, selection: &Selection, row: Row) -> bool {
    let at = opened.store.place(row).at;
    at.is_some_and(|at| at.lon() == selection.lon && at.lat() == selection.lat)
}

/// Whether a row is the selected event; where only a place is selected, whether it lies there.
pub(super) fn is_selected(opened: &Opened, selection: &Selection, row: Row) -> bool {
    let wanted = selection.event.as_deref();
    is_there(opened, selection, row) && wanted.is_none_or(|key| has_key(opened, row, key))
}

/// Picks the row at a place: alone, with Ctrl beside the others, with Shift all from the last one on.
pub(super) fn pick(
    opened: &Opened,
    order: &TableOrder,
    place: usize,
    held: Modifiers,
    edits: &mut Edits,
    passing: &mut Passing,
) {
    let Some(&row) = order.rows.get(place) else {
        return;
    };
    let table = &mut passing.table;
    let anchor = table.anchor.filter(|_| held.shift);
    let anchor = anchor.and_then(|anchor| order.rows.iter().position(|row| *row == anchor));
    if let Some(from) = anchor {
        let range = from.min(place)..=from.max(place);
        table.picked = order
            .rows
            .get(range)
            .unwrap_or(&[])
            .iter()
            .copied()
            .collect();
    } else if held.command {
        if !table.picked.remove(&row) {
            table.picked.insert(row);
        }
        table.anchor = Some(row);
    } else {
        table.picked = std::iter::once(row).collect();
        table.anchor = Some(row);
    }
    table.cursor = Some(row);
    table.followed = select(opened, row);
    edits.view.selected.clone_from(&table.followed);
    if edits.view.selected.is_some() {
        edits.view.panel = Panel::Events;
        bring_into_sight(opened, row, edits, passing);
    }
}

/// The keys while the table has the focus: arrows, pages, ends, all, copy.
pub(super) fn keys(
    opened: &Opened,
    order: &TableOrder,
    (id, height): (Id, f32),
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &Ui,
) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let arrows = EventFilter {
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, arrows));
    let page = in_sight(height).floor().max(2.0) as i64 - 1;
    let all = order.rows.len() as i64;
    let held = ui.input(|input| input.modifiers);
    let steps = [
        (Key::ArrowUp, -1),
        (Key::ArrowDown, 1),
        (Key::PageUp, -page),
        (Key::PageDown, page),
        (Key::Home, -all),
        (Key::End, all),
    ];
    for (key, by) in steps {
        let times = ui.input_mut(|input| {
            input.count_and_consume_key(Modifiers::NONE, key)
                + input.count_and_consume_key(Modifiers::SHIFT, key)
        });
        for _ in 0..times {
            step(opened, order, by, height, held, edits, passing);
        }
    }
    if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::A)) {
        passing.table.picked = order.rows.iter().copied().collect();
    }
    let copies = |event: &Event| matches!(event, Event::Copy);
    if ui.input(|input| input.events.iter().any(copies)) {
        let picked = &passing.table.picked;
        let rows = order.rows.iter().copied();
        let rows: Vec<Row> = rows.filter(|row| picked.contains(row)).collect();
        if !rows.is_empty() {
            edits.act(Action::CopyRows(Some(rows)));
        }
    }
}

fn step(
    opened: &Opened,
    order: &TableOrder,
    by: i64,
    height: f32,
    held: Modifiers,
    edits: &mut Edits,
    passing: &mut Passing,
) {
    let cursor = passing.table.cursor;
    let at = cursor.and_then(|cursor| order.rows.iter().position(|row| *row == cursor));
    let last = order.rows.len().saturating_sub(1) as i64;
    // Without a row to go on from, the first press picks the first row in sight.
    let place = match at {
        Some(at) => (at as i64 + by).clamp(0, last),
        None => (passing.table.top.ceil() as i64).clamp(0, last),
    } as usize;
    let held = Modifiers {
        command: false,
        ..held
    };
    pick(opened, order, place, held, edits, passing);
    reveal(&mut passing.table, place, order.rows.len(), height);
}

/// The bar at the right that scrolls the rows.
pub(super) fn scroll_bar_ui(rows: usize, track: Rect, table: &mut TablePassing, ui: &mut Ui) {
    let fits = in_sight(track.height());
    let most = rows as f64 - fits;
    if most <= 0.0 {
        return;
    }
    let look = Look::of(ui.ctx());
    let response = ui.interact(
        track,
        ui.scope_id().with("rows bar"),
        Sense::click_and_drag(),
    );
    response.widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, "Scroll the rows"));
    let length = (track.height() * (fits / rows as f64) as f32).max(28.0);
    let free = f64::from((track.height() - length).max(1.0));
    if let Some(at) = response.interact_pointer_pos() {
        let held = f64::from(at.y - track.top() - length / 2.0);
        table.top = (held / free).clamp(0.0, 1.0) * most;
    }
    let y = track.top() + (table.top / most * free) as f32;
    let pointed = response.hovered() || response.dragged();
    let (width, ink) = if pointed {
        (8.0, look.quiet)
    } else {
        (5.0, look.faint)
    };
    let corner = pos2(track.right() - 2.0 - width, y);
    let thumb = Rect::from_min_size(corner, egui::vec2(width, length));
    ui.painter()
        .rect_filled(thumb, width / 2.0, ink.gamma_multiply(0.7));
}

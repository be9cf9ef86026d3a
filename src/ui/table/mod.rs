//! The table of events: those of the number that was followed, or all that the filter asks for.
//!
//! Only the rows in sight are laid out, however many there are. What it lists is said above it (`top_line`); the order
//! comes from the session. Start at [`table_ui`].

mod hands;
mod header;
mod rows;
mod state;
mod top_line;

use super::look::{self, Look};
use super::passing::Passing;
use crate::query::Column;
use crate::session::{Edits, Opened, Snapshot, TableOrder};
use egui::{Rect, RichText, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

pub use state::TablePassing;

/// Height of a row and of the header, in points.
const ROW: f32 = 24.0;
/// Width of the bar that scrolls the rows, in points.
const BAR: f32 = 12.0;

/// The table.
pub(super) fn table_ui(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    edits.table_in_sight = true;
    let Some(opened) = now.opened else {
        return said_ui("The events appear here when a table is open.", ui);
    };
    let Some(order) = now.order else {
        return said_ui("Counting the events\u{2026}", ui);
    };
    passing.table.renew(opened, now.view);
    top_line::top_line_ui(now, order, edits, passing, ui);
    if order.rows.is_empty() {
        said_ui(nothing_words(now), ui);
    } else {
        body_ui(now, opened, order, edits, passing, ui);
    }
}

fn said_ui(said: &str, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    ui.centered_and_justified(|ui| {
        ui.label(RichText::new(said).font(look::sans(13.0)).color(look.quiet));
    });
}

/// Why there is no row, and what to do.
fn nothing_words(now: &Snapshot<'_>) -> &'static str {
    if now.view.filter.in_view.is_some() {
        "No event lies in the part of the map in view. Zoom out, or switch \u{201c}In view only\u{201d} off."
    } else if now.view.focus.is_some() {
        "This number is zero: there is no event to list. Go back to all events above."
    } else {
        "Nothing matches the filter in this period. Widen the range on the timeline, or clear a filter."
    }
}

/// Where the columns stand, in points from the left edge: each with its left edge and width. The last one takes what
/// room is left.
struct Lanes(Vec<(Column, f32, f32)>);

impl Lanes {
    fn new(columns: &[Column], table: &TablePassing, room: f32) -> Lanes {
        let mut left = 0.0;
        let mut lanes = Vec::new();
        for column in columns {
            let width = table.width(*column);
            lanes.push((*column, left, width));
            left += width;
        }
        if let Some((_, last, width)) = lanes.last_mut() {
            *width = width.max(room - *last);
        }
        Lanes(lanes)
    }

    fn width(&self) -> f32 {
        self.0.last().map_or(0.0, |(_, left, width)| left + width)
    }
}

fn body_ui(
    now: &Snapshot<'_>,
    opened: &Opened,
    order: &TableOrder,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let rect = ui.available_rect_before_wrap();
    let track = Rect::from_min_max(pos2(rect.right() - BAR, rect.top() + ROW), rect.max);
    let columns = Rect::from_min_max(rect.min, pos2(track.left(), rect.bottom()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(columns).id_salt("columns"));
    ScrollArea::horizontal()
        .id_salt("columns")
        .auto_shrink(false)
        .show(&mut child, |ui| {
            let room = ui.available_size();
            let lanes = Lanes::new(&now.view.table.columns, &passing.table, room.x);
            let size = vec2(lanes.width().max(room.x), room.y);
            let (all, _) = ui.allocate_exact_size(size, Sense::hover());
            let (head, body) = all.split_top_bottom_at_y(all.top() + ROW);
            rows::rows_ui(now, opened, order, &lanes, body, edits, passing, ui);
            header::header_ui(&lanes, head, edits, passing, ui);
        });
    hands::scroll_bar_ui(order.rows.len(), track, &mut passing.table, ui);
    ui.advance_cursor_after_rect(rect);
}

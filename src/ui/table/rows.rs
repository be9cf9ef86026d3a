//! The rows in sight: painted by hand, so that the cost of a frame does not grow with the number of events.
//!
//! What a press does is for `hands`.

use super::hands::{follow, is_selected, is_there, keys, pick, wheel};
use super::{Lanes, ROW};
use crate::draw;
use crate::event::words::thousands;
use crate::query::Column;
use crate::session::{Edits, Opened, Snapshot, TableOrder};
use crate::store::Row;
use crate::ui::event_card::{beginning, place_words};
use crate::ui::look::{self, Look};
use crate::ui::paint::paint_shapes;
use crate::ui::passing::Passing;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, Painter, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::borrow::Cow;

/// Letters of a cell that are laid out: more than the widest column shows.
const MOST_LETTERS: usize = 400;

/// The rows of the table.
#[expect(
    clippy::too_many_arguments,
    reason = "the pieces of one frame of the table, used once"
)]
pub(super) fn rows_ui(
    now: &Snapshot<'_>,
    opened: &Opened,
    order: &TableOrder,
    lanes: &Lanes,
    body: Rect,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let id = ui.scope_id().with("rows");
    let ground = ui.interact(body, id, Sense::focusable_noninteractive());
    ground.widget_info(|| WidgetInfo::labeled(Role::Table, true, "Table of events"));
    let selected = now.view.selected.as_ref();
    let height = body.height();
    follow(opened, order, selected, &mut passing.table, height);
    wheel(&mut passing.table, order.rows.len(), body, ui);
    keys(opened, order, (id, height), edits, passing, ui);
    let look = Look::of(ui.ctx());
    let clip = body.intersect(ui.clip_rect());
    let painter = ui.painter().with_clip_rect(clip);
    let top = passing.table.top;
    let first = top.floor();
    let shift = ((top - first) as f32 * ROW).round();
    let many = (height / ROW).ceil() as usize + 1;
    let rows = order
        .rows
        .iter()
        .enumerate()
        .skip(first as usize)
        .take(many);
    for (number, (place, &row)) in rows.enumerate() {
        let corner = pos2(body.left(), body.top() + number as f32 * ROW - shift);
        let rect = Rect::from_min_size(corner, vec2(body.width(), ROW));
        let seen = rect.intersect(clip);
        if !seen.is_positive() {
            continue;
        }
        let response = ui.interact(seen, id.with(place), Sense::CLICK);
        let marked = selected.is_some_and(|selection| is_selected(opened, selection, row));
        response.widget_info(|| {
            let name = row_name(opened, place, row);
            WidgetInfo::selected(Role::Row, true, marked, name)
        });
        let beside = selected.is_some_and(|selection| is_there(opened, selection, row));
        let ground = if passing.table.picked.contains(&row) {
            Some(look.accent.gamma_multiply(0.16))
        } else if beside {
            Some(look.accent.gamma_multiply(0.07))
        } else {
            response.hovered().then_some(look.hover)
        };
        if let Some(ground) = ground {
            painter.rect_filled(rect, 0.0, ground);
        }
        if marked {
            let bar = Rect::from_min_size(rect.min, vec2(3.0, ROW));
            painter.rect_filled(bar, 0.0, look.accent);
        }
        cells(opened, row, lanes, rect, look, &painter);
        if response.clicked() {
            ui.memory_mut(|memory| memory.request_focus(id));
            let held = ui.input(|input| input.modifiers);
            pick(opened, order, place, held, edits, passing);
        }
    }
}

/// `Row 3: 5 Sep 2023, Air/drone strike, Monywa, Sagaing`.
fn row_name(opened: &Opened, place: usize, row: Row) -> String {
    let number = thousands(place as u64 + 1);
    let days = opened.store.days(row).first().short();
    let event_type = Column::EventType.text(&opened.store, &opened.lens, row);
    let spot = place_words(&opened.store, row);
    format!("Row {number}: {days}, {event_type}, {spot}")
}

fn cells(opened: &Opened, row: Row, lanes: &Lanes, rect: Rect, look: &Look, painter: &Painter) {
    for (column, left, width) in &lanes.0 {
        let x = rect.left() + left;
        let cell = Rect::from_min_size(pos2(x, rect.top()), vec2(*width, ROW));
        if !cell.intersects(painter.clip_rect()) {
            continue;
        }
        let indent = if *column == Column::EventType {
            sign(opened, row, cell, look, painter);
            18.0
        } else {
            0.0
        };
        let words = words(opened, row, *column);
        let ink = match column {
            Column::Id | Column::Line | Column::PlacePrecision | Column::TimePrecision => {
                look.quiet
            }
            _ => look.ink,
        };
        let mut job = LayoutJob::simple_singleline(
            beginning(&words, MOST_LETTERS).to_owned(),
            look::sans(12.5),
            ink,
        );
        job.wrap = TextWrapping::truncate_at_width((width - 16.0 - indent).max(4.0));
        let galley = painter.layout_job(job);
        let y = cell.center().y - galley.size().y / 2.0;
        let x = if column.is_number() {
            cell.right() - 8.0 - galley.size().x
        } else {
            cell.left() + 8.0 + indent
        };
        painter.galley(pos2(x, y), galley, ink);
    }
}

/// The cell as the window writes it: days with months in words, numbers with separators.
fn words<'a>(opened: &'a Opened, row: Row, column: Column) -> Cow<'a, str> {
    let store = &opened.store;
    match column {
        Column::Date => {
            let days = store.days(row);
            let (first, last) = (days.first().short(), days.last().short());
            Cow::from(if first == last {
                first
            } else {
                format!("{first} to {last}")
            })
        }
        Column::EstimatedDeaths => {
            let deaths = store.deaths(row);
            Cow::from(deaths.map_or_else(String::new, |deaths| thousands(deaths.best.into())))
        }
        Column::Line => Cow::from(thousands(store.line(row).into())),
        _ => column.text(store, &opened.lens, row),
    }
}

/// The sign of the event type.
fn sign(opened: &Opened, row: Row, cell: Rect, look: &Look, painter: &Painter) {
    let code = opened.lens.row_types().get(row as usize).copied();
    let index = code.map_or(usize::MAX, usize::from);
    let Some(event_type) = opened.lens.scheme.types.get(index) else {
        return;
    };
    let colour: Color32 = look.type_colour(event_type);
    let fill = Some(colour.to_srgba_unmultiplied());
    let centre = [14.0, ROW / 2.0];
    let shape = draw::glyph(draw::type_glyph(index), centre, 4.2, fill, None);
    paint_shapes(painter, cell.min, &[shape]);
}

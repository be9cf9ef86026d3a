//! The events of the selected site one after another, or all that match as a list.
//!
//! Only the rows in sight are laid out, however many match.

use super::event_card::{event_ui, place_words};
use super::look::{self, Look};
use super::map_hands::fly_to;
use super::number::{Number, NumberLook, number_link_ui};
use super::passing::Passing;
use crate::event::words::{counted, thousands};
use crate::query::site_rows;
use crate::session::{Edits, Opened, Results, Snapshot};
use crate::store::{Row, SiteId};
use crate::view::{Panel, Selection};
use crate::workspace::Pane;
use egui::{RichText, ScrollArea, Sense, Ui, pos2, vec2};

const ROW: f32 = 42.0;

/// The events tab.
pub(super) fn events_ui(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    let (Some(opened), Some(results)) = (now.opened, now.results) else {
        ui.add_space(16.0);
        ui.label("Events appear when a table is open.");
        return;
    };
    match selected(opened, now) {
        Some(site) => stack_ui(opened, results, site, now, edits, passing, ui),
        None => list_ui(opened, results, now, edits, passing, ui),
    }
}

fn selected(opened: &Opened, now: &Snapshot<'_>) -> Option<SiteId> {
    let selection = now.view.selected.as_ref()?;
    let places = opened.store.sites().places();
    let found = places
        .iter()
        .position(|at| at.lon() == selection.lon && at.lat() == selection.lat)?;
    SiteId::try_from(found).ok()
}

/// The events of a site that match, in order of day, and which of them the view asks for.
fn stack(
    opened: &Opened,
    results: &Results,
    site: SiteId,
    now: &Snapshot<'_>,
) -> (Vec<Row>, usize) {
    let rows = site_rows(&opened.store, &opened.lens, &results.matches, site);
    let selection = now.view.selected.as_ref();
    let wanted = selection.and_then(|selection| selection.event.as_deref());
    let at = wanted.and_then(|id| rows.iter().position(|row| has_key(opened, *row, id)));
    (rows, at.unwrap_or(0))
}

/// Selects the event `steps` after the open one at its place, round and round.
pub(super) fn step_event(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, steps: i64) {
    let (Some(opened), Some(results)) = (now.opened, now.results) else {
        return;
    };
    let Some(site) = selected(opened, now) else {
        return;
    };
    let (rows, at) = stack(opened, results, site, now);
    let next = (at as i64 + steps).checked_rem_euclid(rows.len() as i64);
    let row = next.and_then(|next| rows.get(next as usize));
    if let Some(selection) = row.and_then(|row| select(opened, *row)) {
        edits.view.selected = Some(selection);
        edits.view.panel = Panel::Events;
        passing.dock.show(Pane::Events);
    }
}

/// The row of the event whose card is open; `None` where none is, or where it does not match.
pub(super) fn selected_row(now: &Snapshot<'_>) -> Option<Row> {
    let (opened, results) = now.opened.zip(now.results)?;
    let (rows, at) = stack(opened, results, selected(opened, now)?, now);
    rows.get(at).copied()
}

/// One site: its events in order of day, with previous and next.
fn stack_ui(
    opened: &Opened,
    results: &Results,
    site: SiteId,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let look = Look::of(ui.ctx());
    let (rows, at) = stack(opened, results, site, now);
    ui.horizontal(|ui| {
        if ui.link("All events").clicked() {
            edits.view.selected = None;
        }
    });
    ui.add_space(4.0);
    if rows.is_empty() {
        ui.label("No event of this place matches the filter and the period.");
        return;
    }
    ui.horizontal(|ui| {
        let many = rows.len() > 1;
        for (name, steps) in [("Previous", -1), ("Next", 1)] {
            if ui.add_enabled(many, egui::Button::new(name)).clicked() {
                step_event(now, edits, passing, steps);
            }
        }
        ui.spacing_mut().item_spacing.x = 4.0;
        let text = format!("{} of", thousands(at as u64 + 1));
        ui.label(RichText::new(text).color(look.quiet));
        let style = NumberLook {
            font: look::sans(13.0),
            ink: look.quiet,
        };
        let number = Number::events(rows.len() as u64, "at this place");
        let spot = opened.store.sites().at(site);
        let filter = || results.filter.at_place(spot);
        number_link_ui(ui, &style, &number, filter, edits);
        let noun = if rows.len() == 1 { "event" } else { "events" };
        ui.label(RichText::new(noun).color(look.quiet));
    });
    ui.add_space(4.0);
    ui.separator();
    ScrollArea::vertical()
        .id_salt("event")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.add_space(4.0);
            if let Some(row) = rows.get(at) {
                event_ui(opened, *row, ui);
            }
        });
}

/// What a saved view remembers of an event: the source's key, or its line where there is none.
fn key(opened: &Opened, row: Row) -> String {
    match opened.store.id(row) {
        "" => format!("line {}", opened.store.line(row)),
        id => id.to_owned(),
    }
}

/// Whether this is the event's key, without making a text of each: a place may have many events.
pub(super) fn has_key(opened: &Opened, row: Row, key: &str) -> bool {
    match opened.store.id(row) {
        "" => {
            key.strip_prefix("line ").and_then(|line| line.parse().ok())
                == Some(opened.store.line(row))
        }
        id => id == key,
    }
}

/// The selection of one event; `None` where it has no place.
pub(super) fn select(opened: &Opened, row: Row) -> Option<Selection> {
    let at = opened.store.place(row).at?;
    Some(Selection {
        lon: at.lon(),
        lat: at.lat(),
        event: Some(key(opened, row)),
    })
}

/// All matching events in order of day; only the rows on screen are laid out.
fn list_ui(
    opened: &Opened,
    results: &Results,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let look = Look::of(ui.ctx());
    let events = results.answer.events as usize;
    ui.add_space(2.0);
    ui.label(RichText::new(counted(results.answer.events, "event")).font(look::semibold(15.0)));
    if events == 0 {
        ui.label("Nothing matches the filter in this period. Widen the range on the timeline, or show all types.");
        return;
    }
    let hint = "In order of day. Click one to see it on the map.";
    ui.label(RichText::new(hint).font(look::sans(12.0)).color(look.quiet));
    ui.add_space(4.0);
    ScrollArea::vertical()
        .id_salt("events")
        .auto_shrink(false)
        .show_rows(ui, ROW, events, |ui, shown| {
            let rows: Vec<Row> = results
                .matches
                .rows()
                .skip(shown.start)
                .take(shown.len())
                .collect();
            for row in rows {
                if event_row_ui(opened, row, look, ui) {
                    edits.view.selected = select(opened, row);
                    if let Some(at) = opened.store.place(row).at {
                        fly_to(at, now, edits, passing);
                    }
                }
            }
        });
}

fn event_row_ui(opened: &Opened, row: Row, look: &Look, ui: &mut Ui) -> bool {
    let size = vec2(ui.available_width(), ROW - ui.spacing().item_spacing.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let store = &opened.store;
    let days = store.days(row);
    let place = place_words(store, row);
    let said = format!("{}, {}", days.first().short(), place);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
    let painter = ui.painter().with_clip_rect(rect);
    if response.hovered() {
        painter.rect_filled(rect, 5.0, look.hover);
    }
    let code = opened
        .lens
        .row_types()
        .get(row as usize)
        .copied()
        .unwrap_or(u8::MAX);
    let types = &opened.lens.scheme.types;
    let colour = types
        .get(usize::from(code))
        .map_or(look.faint, |t| look.type_colour(t));
    painter.circle_filled(pos2(rect.left() + 9.0, rect.top() + 12.0), 4.5, colour);
    let line = |text: String, font, ink, y: f32| {
        let mut job = egui::text::LayoutJob::simple_singleline(text, font, ink);
        job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 28.0);
        let galley = painter.layout_job(job);
        painter.galley(pos2(rect.left() + 22.0, rect.top() + y), galley, ink);
    };
    let date = if days.days() > 1 {
        format!("{} to {}", days.first().short(), days.last().short())
    } else {
        days.first().short()
    };
    line(
        format!("{date} \u{b7} {place}"),
        look::medium(13.0),
        look.ink,
        3.0,
    );
    let [first, second] = store.main_actors(row).map(|code| store.actors().name(code));
    let fine = store.class_name(row).1;
    let sides = [first, second]
        .into_iter()
        .filter(|name| !name.is_empty())
        .collect::<Vec<_>>();
    let text = format!("{fine} \u{b7} {}", sides.join(" \u{2013} "));
    line(text, look::sans(12.0), look.quiet, 19.0);
    response.clicked()
}

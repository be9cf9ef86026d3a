//! The summary block of the period: the three figures, events by type, events by region. Bars filter on click.
//!
//! All figures come from the answer in the snapshot; none is computed here.

mod figures;
mod lists;

use super::filters::share_ui;
use super::look::{self, Look};
use super::number::{Number, NumberLook, number_link_at, number_link_ui};
use super::paint::paint_shapes;
use super::passing::Passing;
use crate::draw;
use crate::event::words::thousands;
use crate::query::{Count, Facet, Filter};
use crate::session::{Edits, Opened, Results, Snapshot};
use egui::{Align2, Color32, Rect, RichText, Sense, Ui, vec2};

const ROW: f32 = 23.0;
const COUNT_WIDTH: f32 = 52.0;

/// The figures of the period.
pub(super) fn summary_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let (Some(opened), Some(results)) = (now.opened, now.results) else {
        ui.add_space(16.0);
        let counting = "Counting the events\u{2026}";
        ui.label(
            now.opened
                .map_or("The figures appear when a table is open.", |_| counting),
        );
        return;
    };
    let look = Look::of(ui.ctx());
    ui.add_space(4.0);
    if let Some(range) = results.answer.period {
        let (first, last) = (range.first().long_padded(), range.last().long_padded());
        let text = format!("Summary of events occurring between {first} and {last}.");
        ui.label(RichText::new(text).font(look::sans(13.0)).color(look.quiet));
    }
    ui.add_space(6.0);
    ui.scope(|ui| figures::figures_ui(results, now.stale, edits, ui));
    ui.add_space(10.0);
    heading_ui("Events by type", look, ui);
    by_type_ui(opened, results, edits, look, ui);
    ui.add_space(10.0);
    if !opened.lens.regions.names.is_empty() {
        let heading = format!("Events by {}", opened.lens.regions.label);
        heading_ui(&heading, look, ui);
        by_region_ui(opened, results, edits, look, ui);
        ui.add_space(6.0);
    }
    lists::lists_ui(now, opened, edits, passing, ui);
    notes_ui(results, edits, look, ui);
}

fn heading_ui(text: &str, look: &Look, ui: &mut Ui) {
    ui.label(
        RichText::new(text)
            .font(look::semibold(13.0))
            .color(look.quiet),
    );
    ui.add_space(1.0);
}

fn by_type_ui(opened: &Opened, results: &Results, edits: &mut Edits, look: &Look, ui: &mut Ui) {
    let types = &opened.lens.scheme.types;
    let all: Vec<&str> = types.iter().map(|t| t.name.as_str()).collect();
    let counts = ranked(&all, &results.answer.legend);
    let most = counts.iter().map(|count| count.events).max().unwrap_or(0);
    let total = counts.iter().map(|count| count.events).sum();
    for count in &counts {
        let Some(event_type) = types.get(usize::from(count.index)) else {
            continue;
        };
        let shown = edits.view.filter.shows(Facet::Type, &count.name);
        let row = Row {
            count,
            most,
            total,
            colour: look.type_colour(event_type),
            dot: true,
            shown,
            stale: false,
        };
        let filter = || results.filter.with_only(Facet::Type, &count.name);
        if bar_row_ui(&row, filter, edits, look, ui) {
            edits.view.filter.pick(Facet::Type, &count.name);
        }
    }
}

fn by_region_ui(opened: &Opened, results: &Results, edits: &mut Edits, look: &Look, ui: &mut Ui) {
    let mut all: Vec<&str> = opened
        .lens
        .regions
        .names
        .iter()
        .map(String::as_str)
        .collect();
    all.push("");
    let answer = &results.answer;
    let outside = Count {
        name: "Outside every region".to_owned(),
        index: u8::MAX,
        events: answer.outside_legend,
    };
    let counts = ranked(&all[..all.len() - 1], &answer.region_legend);
    let most = counts.iter().map(|count| count.events).max().unwrap_or(0);
    let most = most.max(outside.events);
    let total = counts.iter().map(|count| count.events).sum::<u64>() + outside.events;
    let rows = counts.iter().map(|count| (count, count.name.as_str()));
    let with_outside = outside.events > 0 || edits.view.filter.restricts(Facet::Region);
    for (count, key) in rows.chain(with_outside.then_some((&outside, ""))) {
        let row = Row {
            count,
            most,
            total,
            colour: look.bar,
            dot: false,
            shown: edits.view.filter.shows(Facet::Region, key),
            stale: false,
        };
        let filter = || results.filter.with_only(Facet::Region, key);
        if bar_row_ui(&row, filter, edits, look, ui) {
            edits.view.filter.pick(Facet::Region, key);
        }
    }
    if edits.view.filter.restricts(Facet::Region) && ui.link("Show all regions").clicked() {
        edits.view.filter.clear(Facet::Region);
    }
}

/// Counts that ignore their own clause, most first: what is switched off keeps its number, greyed.
fn ranked(names: &[&str], counts: &[u64]) -> Vec<Count> {
    let mut ranked: Vec<Count> = names
        .iter()
        .zip(counts)
        .enumerate()
        .map(|(index, (name, events))| Count {
            name: (*name).to_owned(),
            index: index as u8,
            events: *events,
        })
        .collect();
    ranked.sort_by_key(|count| std::cmp::Reverse(count.events));
    ranked
}

struct Row<'a> {
    count: &'a Count,
    most: u64,
    /// What shares are taken of.
    total: u64,
    colour: Color32,
    dot: bool,
    shown: bool,
    stale: bool,
}

/// A name, a bar and a number that opens the events of `filter`. Returns whether the row itself was clicked.
fn bar_row_ui(
    row: &Row<'_>,
    filter: impl FnOnce() -> Filter,
    edits: &mut Edits,
    look: &Look,
    ui: &mut Ui,
) -> bool {
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), ROW - 4.0), Sense::click());
    let said = format!("{}: {}", row.count.name, thousands(row.count.events));
    response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, true, row.shown, &said));
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect.expand2(vec2(6.0, 2.0)), 4.0, look.hover);
    }
    let ink = if row.shown && !row.stale {
        look.ink
    } else {
        look.faint
    };
    let colour = if row.shown { row.colour } else { look.faint };
    let mut left = rect.left();
    if row.dot {
        let centre = [left + 5.0 - rect.left(), rect.height() / 2.0];
        let fill = Some(colour.to_srgba_unmultiplied());
        let sign = draw::glyph(
            draw::type_glyph(usize::from(row.count.index)),
            centre,
            4.4,
            fill,
            None,
        );
        paint_shapes(painter, rect.min, &[sign]);
        left += 17.0;
    }
    let bar_left = rect.left() + rect.width() * 0.52;
    let mut name =
        egui::text::LayoutJob::simple_singleline(row.count.name.clone(), look::sans(13.0), ink);
    name.wrap = egui::text::TextWrapping::truncate_at_width(bar_left - left - 8.0);
    let galley = painter.layout_job(name);
    painter.galley(
        egui::pos2(left, rect.center().y - galley.size().y / 2.0),
        galley,
        ink,
    );
    let end = (rect, rect.right() - COUNT_WIDTH);
    let bar_end = share_ui(row.count.events, row.total, end, look, ui);
    let longest = (bar_end - bar_left).max(10.0);
    let share = if row.most == 0 {
        0.0
    } else {
        row.count.events as f32 / row.most as f32
    };
    let slid = ui
        .ctx()
        .animate_value_with_time(response.id.with("bar"), share, 0.15);
    if row.count.events > 0 {
        let length = (longest * slid).max(2.0);
        let bar = Rect::from_min_size(
            egui::pos2(bar_left, rect.center().y - 4.5),
            vec2(length, 9.0),
        );
        painter.rect_filled(bar, 1.5, colour.gamma_multiply(0.9));
    }
    let style = NumberLook {
        font: look::medium(13.0),
        ink,
    };
    let number = Number::events(row.count.events, &row.count.name);
    let at = (Align2::RIGHT_CENTER, rect.right_center());
    number_link_at(ui, at, &style, &number, filter, edits);
    response
        .on_hover_text("Click to show these events alone")
        .clicked()
}

/// What the figures leave out, so that nobody has to wonder; the numbers open the events they speak of.
fn notes_ui(results: &Results, edits: &mut Edits, look: &Look, ui: &mut Ui) {
    let (answer, all) = (&results.answer, &results.filter);
    ui.add_space(6.0);
    let mut note_ui = |number: Number<'_>, words: &str, filter: Filter| {
        let style = NumberLook {
            font: look::medium(12.0),
            ink: look.quiet,
        };
        let said = RichText::new(words)
            .font(look::sans(12.0))
            .color(look.quiet);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            number_link_ui(ui, &style, &number, || filter, edits);
            ui.label(said);
        });
    };
    if answer.without_township > 0 {
        let number = Number::events(answer.without_township, "without township");
        let filter = all.with_only(Facet::Township, "");
        note_ui(number, "without township", filter);
    }
    if answer.without_place > 0 {
        let number = Number::events(answer.without_place, "without place");
        note_ui(number, "without place, not on the map", all.without_place());
    }
}

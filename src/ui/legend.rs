//! The legend on the map: a sign, a name and a live count per event type. Click switches a type, double click or
//! Alt-click shows it alone.

use super::chosen_actors::chosen_actors_ui;
use super::filters::parts_in_legend_ui;
use super::look::{self, Look};
use super::number::{Number, NumberLook, number_link_at};
use super::paint::paint_shapes;
use super::passing::Passing;
use crate::draw;
use crate::event::words::{counted, thousands};
use crate::query::{Facet, Filter, Names};
use crate::session::{Edits, Results, Snapshot};
use egui::{Align2, Rect, Sense, Ui, UiBuilder, vec2};

const WIDTH: f32 = 272.0;
const NARROW: f32 = 236.0;
/// A map with a side below this many points gets a smaller legend, without the explanation.
const SMALL: f32 = 480.0;
const ROW: f32 = 24.0;

/// The legend card. Returns what it covers.
pub(super) fn legend_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    map: Rect,
    ui: &mut Ui,
) -> Rect {
    let (Some(opened), Some(results)) = (now.opened, now.results) else {
        return Rect::NOTHING;
    };
    let look = Look::of(ui.ctx());
    let small = map.height() < SMALL || map.width() < SMALL;
    let width = if small { NARROW } else { WIDTH };
    let place = Rect::from_min_size(map.min + vec2(14.0, 14.0), vec2(width, map.height() - 28.0));
    let ground = ui.interact(
        last_size(ui, place),
        ui.scope_id().with("legend ground"),
        Sense::click_and_drag(),
    );
    ground.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Group, true, "Legend"));
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt("legend"));
    let card = look::card(look).show(&mut child, |ui| {
        ui.set_width(width - 28.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        let names: Vec<&str> = opened
            .lens
            .scheme
            .types
            .iter()
            .map(|t| t.name.as_str())
            .collect();
        for (number, event_type) in opened.lens.scheme.types.iter().enumerate() {
            let count = results.answer.legend.get(number).copied().unwrap_or(0);
            let shown = edits.view.filter.shows(Facet::Type, &event_type.name);
            let row = Row {
                number,
                name: &event_type.name,
                colour: look.type_colour(event_type),
                count,
                shown,
                stale: now.stale,
            };
            let of_type = || results.filter.with_only(Facet::Type, &event_type.name);
            let pick = row_ui(&row, of_type, edits, look, ui);
            let filter = &mut edits.view.filter;
            match pick {
                Some(Pick::Toggle) => filter.toggle(Facet::Type, &event_type.name, &names),
                Some(Pick::Isolate) => filter.choose(Facet::Type, Names::only([&event_type.name])),
                None => {}
            }
        }
        if edits.view.filter.restricts(Facet::Type) && ui.link("Show all types").clicked() {
            edits.view.filter.clear(Facet::Type);
        }
        chosen_actors_ui(edits, ui);
        parts_in_legend_ui(opened, edits, passing, ui);
        if small {
            return;
        }
        ui.add_space(6.0);
        ui.separator();
        size_key_ui(results, look, ui);
        ui.add_space(2.0);
        let key = "Ring: mix of types. Soft edge: place known only nearby. Hollow: only the region known.";
        ui.label(
            egui::RichText::new(key)
                .font(look::sans(11.0))
                .color(look.quiet),
        );
    });
    let rect = card.response.rect;
    ui.ctx()
        .data_mut(|data| data.insert_temp(ui.scope_id().with("legend size"), rect.size()));
    rect
}

/// What the sizes of marks mean: three circles with their numbers.
fn size_key_ui(results: &Results, look: &Look, ui: &mut Ui) {
    let scale = draw::mark_scale(results.largest_mark());
    let examples = scale.examples();
    let tallest = scale.radius(examples[2]);
    let size = vec2(ui.available_width(), 2.0 * tallest + 6.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let mut left = rect.left() + 2.0;
    for (number, events) in examples.into_iter().enumerate() {
        let radius = scale.radius(events);
        let centre = egui::pos2(left + radius, rect.center().y);
        let rim = egui::Stroke::new(1.0, look.faint);
        ui.painter().circle(centre, radius, look.hover, rim);
        let words = if number == 2 {
            counted(u64::from(events), "event")
        } else {
            thousands(u64::from(events))
        };
        let galley = ui
            .painter()
            .layout_no_wrap(words, look::sans(11.0), look.quiet);
        let at = egui::pos2(centre.x + radius + 6.0, centre.y - galley.size().y / 2.0);
        left = at.x + galley.size().x + 14.0;
        ui.painter().galley(at, galley, look.quiet);
    }
}

/// Where the card was a frame ago: its ground has to be claimed before its rows.
fn last_size(ui: &Ui, place: Rect) -> Rect {
    let size = ui
        .ctx()
        .data(|data| data.get_temp(ui.scope_id().with("legend size")));
    Rect::from_min_size(place.min, size.unwrap_or(vec2(WIDTH, 0.0)))
}

struct Row<'a> {
    number: usize,
    name: &'a str,
    colour: egui::Color32,
    count: u64,
    shown: bool,
    stale: bool,
}

enum Pick {
    Toggle,
    Isolate,
}

/// A sign, a name and a number that opens the events of `filter`.
fn row_ui(
    row: &Row<'_>,
    filter: impl FnOnce() -> Filter,
    edits: &mut Edits,
    look: &Look,
    ui: &mut Ui,
) -> Option<Pick> {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let said = format!("{}, {}", row.name, thousands(row.count));
    response
        .widget_info(|| egui::WidgetInfo::selected(egui::Role::CheckBox, true, row.shown, &said));
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect.expand2(vec2(8.0, 0.0)), 5.0, look.hover);
    }
    let centre = [7.0, ROW / 2.0];
    let colour = if row.shown { row.colour } else { look.faint };
    let ink = Some(colour.to_srgba_unmultiplied());
    let (fill, rim) = if row.shown {
        (ink, None)
    } else {
        (None, ink.map(rim))
    };
    let sign = draw::glyph(draw::type_glyph(row.number), centre, 5.6, fill, rim);
    paint_shapes(painter, rect.min, &[sign]);
    let ink = if row.shown { look.ink } else { look.faint };
    let mut name =
        egui::text::LayoutJob::simple_singleline(row.name.to_owned(), look::sans(13.0), ink);
    name.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 76.0);
    let galley = painter.layout_job(name);
    painter.galley(
        rect.min + vec2(24.0, (ROW - galley.size().y) / 2.0),
        galley,
        ink,
    );
    let number_ink = if row.stale { look.faint } else { ink };
    let style = NumberLook {
        font: look::medium(13.0),
        ink: number_ink,
    };
    let at = (Align2::RIGHT_CENTER, rect.right_center());
    let number = Number::events(row.count, row.name);
    number_link_at(ui, at, &style, &number, filter, edits);
    let response = response.on_hover_text("Click: on or off. Double click: this one alone.");
    let alone =
        response.double_clicked() || response.clicked() && ui.input(|input| input.modifiers.alt);
    if alone {
        Some(Pick::Isolate)
    } else {
        response.clicked().then_some(Pick::Toggle)
    }
}

fn rim(colour: crate::tiles::Rgba) -> crate::tiles::Stroke {
    crate::tiles::Stroke {
        colour,
        width_points: 1.4,
        dash_points: None,
    }
}

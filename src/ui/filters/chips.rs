//! The filter as a sentence whose parts can be turned round and clicked away: in the pane, and smaller in the legend.
//!
//! The words come from `query`; a click on them leads to the section of the part.

use super::super::look::{self, Look};
use super::super::passing::Passing;
use crate::query::{Facet, Filter, Part, parts};
use crate::session::{Edits, Opened};
use crate::view::Panel;
use crate::workspace::Pane;
use egui::{
    Button, CursorIcon, Rect, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
    text::LayoutJob, text::TextWrapping, vec2,
};

const HEIGHT: f32 = 26.0;

/// Shows the pane of filters with the section of a facet unfolded.
pub(in super::super) fn open_section(facet: Facet, edits: &mut Edits, passing: &mut Passing) {
    edits.view.panel = Panel::Filters;
    passing.dock.show(Pane::Filters);
    passing.filters.seek(facet);
}

/// All parts as chips, at the top of the pane.
pub(super) fn chips_ui(opened: &Opened, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let parts = parts(&edits.view.filter, &opened.lens);
    ui.add_space(6.0);
    if parts.is_empty() {
        let said = "All events of the period. Pick values below to ask for some.";
        ui.label(RichText::new(said).color(look.quiet));
        ui.add_space(6.0);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for part in &parts {
            chip_ui(part, edits, passing, ui);
        }
        if link_ui("Clear all", ui).clicked() {
            let days = edits.view.filter.days;
            edits.view.filter = Filter::default().in_days(days);
        }
    });
    ui.add_space(8.0);
}

/// What a chip is made of, from left to right: words, "not", a cross.
fn chip_ui(part: &Part, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let not_width = if part.inverted.is_some() { 30.0 } else { 0.0 };
    let room = (ui.max_rect().width() - not_width - 44.0).max(60.0);
    let mut job = LayoutJob::simple_singleline(part.words.clone(), look::medium(12.0), look.accent);
    job.wrap = TextWrapping::truncate_at_width(room);
    let galley = ui.painter().layout_job(job);
    let cut = galley.elided;
    let width = galley.size().x + not_width + 38.0;
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    ui.painter().rect(
        rect,
        HEIGHT / 2.0,
        look.hover,
        Stroke::new(1.0, look.line),
        egui::StrokeKind::Inside,
    );
    let id = ui
        .scope_id()
        .with(("chip", part.facet, part.inverted.is_some()));
    let words = Rect::from_min_max(
        rect.min,
        pos2(rect.right() - 24.0 - not_width, rect.bottom()),
    );
    let mut response = ui.interact(words, id.with("words"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &part.words));
    focus_ring(ui, words, &response);
    let at = pos2(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, look.accent);
    if cut {
        response = response.on_hover_text(&part.words);
    }
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        open_section(part.facet, edits, passing);
    }
    if let Some(inverted) = part.inverted {
        let place = Rect::from_min_size(words.right_top(), vec2(not_width, HEIGHT));
        let name = format!("Turn round {}", part.words);
        let response = ui.interact(place, id.with("not"), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, inverted, &name));
        focus_ring(ui, place, &response);
        let ink = if inverted || response.hovered() {
            look.accent
        } else {
            look.faint
        };
        let galley = ui
            .painter()
            .layout_no_wrap("not".to_owned(), look::medium(12.0), ink);
        ui.painter()
            .galley(place.center() - galley.size() / 2.0, galley, ink);
        if response.on_hover_text("Turn this part round").clicked() {
            edits.view.filter.invert(part.facet);
        }
    }
    let place = Rect::from_min_max(pos2(rect.right() - 24.0, rect.top()), rect.max);
    let response = ui.interact(place, id.with("cross"), Sense::click());
    let name = format!("Clear {}", part.words);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    focus_ring(ui, place, &response);
    cross(
        ui,
        place.center() - vec2(2.0, 0.0),
        response.hovered(),
        look,
    );
    if response.on_hover_text("Take this part off").clicked() {
        part.take_off(&mut edits.view.filter);
    }
}

fn focus_ring(ui: &Ui, place: Rect, response: &Response) {
    if response.has_focus() {
        let look = Look::of(ui.ctx());
        let line = Stroke::new(1.0, look.accent);
        let inside = place.shrink(2.0);
        ui.painter()
            .rect_stroke(inside, 10.0, line, egui::StrokeKind::Inside);
    }
}

/// Two strokes that cross.
pub(super) fn cross(ui: &Ui, middle: egui::Pos2, pointed: bool, look: &Look) {
    let ink = if pointed { look.accent } else { look.quiet };
    let line = Stroke::new(1.3, ink);
    for side in [-1.0, 1.0] {
        let arm = vec2(3.5, 3.5 * side);
        ui.painter()
            .line_segment([middle - arm, middle + arm], line);
    }
}

/// A word or two that do something, in the colour of interaction.
pub(super) fn link_ui(text: &str, ui: &mut Ui) -> Response {
    let look = Look::of(ui.ctx());
    let text = RichText::new(text)
        .font(look::medium(12.0))
        .color(look.accent);
    ui.add(Button::new(text).frame(false))
}

/// The parts that neither the legend's rows nor its list of actors show, each to be clicked away.
pub(in super::super) fn parts_in_legend_ui(
    opened: &Opened,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let look = Look::of(ui.ctx());
    let listed = edits.view.filter.inverted(Facet::Actor) == Some(false);
    let parts = parts(&edits.view.filter, &opened.lens).into_iter();
    let parts: Vec<Part> = parts
        .filter(|part| part.facet != Facet::Type && (part.facet != Facet::Actor || !listed))
        .collect();
    if parts.is_empty() {
        return;
    }
    ui.add_space(6.0);
    ui.label(
        RichText::new("Only events")
            .font(look::sans(11.0))
            .color(look.quiet),
    );
    for part in &parts {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let (place, response) = ui.allocate_exact_size(vec2(14.0, 18.0), Sense::click());
            let name = format!("Take off {}", part.words);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
            focus_ring(ui, place, &response);
            cross(ui, place.center(), response.hovered(), look);
            if response.on_hover_text("Take this part off").clicked() {
                part.take_off(&mut edits.view.filter);
            }
            let text = RichText::new(&part.words)
                .font(look::medium(12.0))
                .color(look.accent);
            let words = ui.add(Button::new(text).frame(false).truncate());
            if words.on_hover_text(&part.words).clicked() {
                open_section(part.facet, edits, passing);
            }
        });
    }
}

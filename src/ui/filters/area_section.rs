//! Areas on the map: the tools to draw them, what is drawn, and "in view only".
//!
//! Drawing itself is done on the map, by `map_draw`. Start at [`area_ui`].

use super::super::look::{self, Look};
use super::super::map_draw::{Drawing, Tool, drawn, remove};
use super::super::passing::Passing;
use super::chips::cross;
use crate::geo::GeoBox;
use crate::query::outline_words;
use crate::session::Edits;
use egui::{Button, RichText, Role, Sense, TextEdit, Ui, WidgetInfo, vec2};

/// Stands for the part of the map in view until the map says which that is.
const EVERYWHERE: GeoBox = GeoBox {
    west: -180.0,
    south: -90.0,
    east: 180.0,
    north: 90.0,
};

/// Switches "in view only" on or off; the map then says what is in view.
pub(in super::super) fn switch_in_view(edits: &mut Edits) {
    let in_view = &mut edits.view.filter.in_view;
    *in_view = match in_view {
        Some(_) => None,
        None => Some(EVERYWHERE),
    };
}

/// The areas of the filter.
pub(super) fn area_ui(edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let small = |text: &str| RichText::new(text).font(look::sans(12.0)).color(look.quiet);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for tool in Tool::ALL {
            tool_ui(tool, passing, ui);
        }
        let field = ui.add(
            TextEdit::singleline(&mut passing.filters.radius_km)
                .id(egui::Id::unique("radius of the circle"))
                .background_color(look.hover)
                .desired_width(38.0)
                .margin(egui::Margin::symmetric(8, 4)),
        );
        field
            .widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Radius of a circle in km"));
        ui.label(small("km"));
    });
    let mut in_view = edits.view.filter.in_view.is_some();
    let text = RichText::new("In view only").font(look::sans(13.0));
    let hint = "Only events on the part of the map that is in sight; follows the map.";
    if ui
        .checkbox(&mut in_view, text)
        .on_hover_text(hint)
        .changed()
    {
        switch_in_view(edits);
    }
    let words: Vec<String> = drawn(&edits.view).iter().map(outline_words).collect();
    for (number, words) in words.iter().enumerate() {
        outline_ui(number, words, edits, passing, ui);
    }
    if let Some(area) = &mut edits.view.filter.area {
        let text = RichText::new("Everything outside instead").font(look::sans(12.0));
        ui.checkbox(&mut area.inverted, text);
        ui.label(small(
            "Click a line on the map to change it: drag its dots, or press Delete.",
        ));
    }
}

fn tool_ui(tool: Tool, passing: &mut Passing, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let held = passing
        .drawing
        .as_ref()
        .is_some_and(|drawing| drawing.tool == tool);
    let ink = if held { look.on_accent } else { look.ink };
    let mut button = Button::new(
        RichText::new(tool.name())
            .font(look::medium(12.0))
            .color(ink),
    );
    if held {
        button = button.fill(look.accent);
    }
    let response = ui.add(button);
    let name = format!("Draw: {}", tool.name());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, held, &name));
    if response.clicked() {
        passing.drawing = (!held).then(|| Drawing::with(tool));
    }
}

/// A line of the list: click to select on the map, a cross to remove.
fn outline_ui(number: usize, words: &str, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let selected = passing.outline_selected == Some(number);
    let title = shape_title(words);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let ink = if selected { look.accent } else { look.ink };
        let text = RichText::new(format!("{}. {title}", number + 1))
            .font(look::sans(13.0))
            .color(ink);
        if ui.add(Button::new(text).frame(false)).clicked() {
            passing.outline_selected = (!selected).then_some(number);
        }
        let (place, response) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::click());
        let name = format!("Remove area {}", number + 1);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let pointed = response.hovered() || response.has_focus();
        cross(ui, place.center(), pointed, look);
        if response.on_hover_text("Remove this area").clicked() {
            remove(number, edits, passing);
        }
    });
}

/// `Rectangle`, `Circle of 20 km`.
fn shape_title(words: &str) -> String {
    let plain = words.trim_start_matches("a drawn ");
    let mut letters = plain.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

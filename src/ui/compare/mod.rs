//! A comparison: what the view asks for (A) beside another period or filter (B), in figures, bars and differences.
//!
//! All counts come from the snapshot. Start at [`compare_ui`]; the second map is `map_panel`'s.

mod bars;
mod figures;
mod list;
mod second_map;

use super::look::{self, Look};
use super::passing::Passing;
use crate::event::DayRange;
use crate::query::Filter;
use crate::session::{Edits, Opened, Results, Snapshot};
use crate::view::Compare;
use egui::{Align2, Button, ComboBox, RichText, Sense, Ui, vec2};

pub use list::Sought;
pub(super) use second_map::second_map_ui;

/// The side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// What the view asks for.
    A,
    /// What it is held against.
    B,
}

impl Side {
    /// Its letter on the screen.
    pub(super) fn letter(self) -> &'static str {
        match self {
            Side::A => "A",
            Side::B => "B",
        }
    }
}

/// The comparison tab.
pub(super) fn compare_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let look = Look::of(ui.ctx());
    let (Some(opened), Some(results)) = (now.opened, now.results) else {
        ui.add_space(16.0);
        ui.label("A comparison appears when a table is open.");
        return;
    };
    ui.add_space(6.0);
    if now.view.compare.is_none() {
        start_ui(now, edits, ui);
        return;
    }
    side_ui(Side::A, &days_words(opened, &now.view.filter), look, ui);
    let b = results.compared.as_ref();
    let words = b.map_or_else(String::new, |b| days_words(opened, &b.filter));
    side_ui(Side::B, &words, look, ui);
    chooser_ui(now, results, edits, ui);
    let Some(compared) = b else {
        ui.add_space(8.0);
        let said = "The data has no such period. Choose a later period on the timeline, or compare with something else.";
        ui.label(RichText::new(said).color(look.quiet));
        return;
    };
    ui.add_space(8.0);
    figures::figures_ui(now, results, compared, edits, ui);
    ui.add_space(8.0);
    bars::bars_ui(opened, compared, ui);
    ui.add_space(6.0);
    list::list_ui(now, opened, compared, edits, passing, ui);
}

/// The days of a side in words.
pub(super) fn days_words(opened: &Opened, filter: &Filter) -> String {
    let days = filter.days.or_else(|| opened.store.extent());
    days.map_or_else(String::new, DayRange::long)
}

fn start_ui(now: &Snapshot<'_>, edits: &mut Edits, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let said = "Holds this period against another: two maps with one camera, bars back to back, and what differs.";
    ui.label(RichText::new(said).color(look.quiet));
    ui.add_space(4.0);
    for (compare, name) in choices(now) {
        let windowed = now.view.filter.days.is_some();
        let possible = windowed || matches!(compare, Compare::Fixed(_));
        if ui.add_enabled(possible, Button::new(name)).clicked() {
            edits.view.compare = Some(compare);
        }
    }
    if now.view.filter.days.is_none() {
        let hint = "Choose a period on the timeline to compare it with an earlier one.";
        ui.label(RichText::new(hint).font(look::sans(12.0)).color(look.quiet));
    }
}

/// What there is to compare with.
fn choices(now: &Snapshot<'_>) -> Vec<(Compare, &'static str)> {
    let here = Compare::Fixed(Box::new(now.view.filter.clone()));
    vec![
        (Compare::Before, "The period before"),
        (Compare::YearBefore, "The same days a year before"),
        (here, "What is shown now, kept as it is"),
    ]
}

fn side_ui(side: Side, words: &str, look: &Look, ui: &mut Ui) {
    ui.horizontal(|ui| {
        let (badge, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
        badge_ui(side, badge, look, ui);
        ui.label(RichText::new(words).font(look::medium(13.0)));
    });
}

/// The letter of a side on its ground.
pub(super) fn badge_ui(side: Side, place: egui::Rect, look: &Look, ui: &Ui) {
    let (ground, ink) = match side {
        Side::A => (look.accent, look.on_accent),
        Side::B => (look.quiet, look.paper),
    };
    ui.painter().rect_filled(place, 5.0, ground);
    let letter = side.letter();
    let font = look::semibold(12.0);
    ui.painter()
        .text(place.center(), Align2::CENTER_CENTER, letter, font, ink);
}

fn chooser_ui(now: &Snapshot<'_>, results: &Results, edits: &mut Edits, ui: &mut Ui) {
    let current = now.view.compare.as_ref();
    let named = match current {
        Some(Compare::Before) => "The period before",
        Some(Compare::YearBefore) => "The same days a year before",
        Some(Compare::Fixed(_)) | None => "A fixed period or filter",
    };
    ui.horizontal_wrapped(|ui| {
        let choice = ComboBox::from_id_salt("compare with")
            .selected_text(named)
            .width(206.0)
            .show_ui(ui, |ui| {
                for (compare, name) in choices(now) {
                    if ui
                        .selectable_label(current == Some(&compare), name)
                        .clicked()
                    {
                        edits.view.compare = Some(compare);
                    }
                }
            });
        choice
            .response
            .widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Compare with"));
        let swap = ui.add_enabled(results.compared.is_some(), Button::new("Swap"));
        let swap = swap.on_hover_text("B becomes what is shown, A what it is held against");
        if let Some(compared) = results.compared.as_ref().filter(|_| swap.clicked()) {
            let a = std::mem::replace(&mut edits.view.filter, compared.filter.clone());
            edits.view.compare = Some(Compare::Fixed(Box::new(a)));
        }
        if ui.button("Stop comparing").clicked() {
            edits.view.compare = None;
        }
    });
}

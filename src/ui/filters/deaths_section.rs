//! The range of estimated deaths: a small histogram with two handles, and two fields.
//!
//! Counts ignore the range itself and come from the answer. Events without an estimate are in no range, and said.

use super::super::look::{self, Look};
use super::super::number::{Number, NumberLook, number_link_ui};
use super::super::passing::Passing;
use super::hands::End;
use crate::query::{DeathRange, Facet, deaths_of_step};
use crate::session::{Action, Edits, Snapshot};
use egui::{Align2, Rect, RichText, Role, Sense, Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2};

const HEIGHT: f32 = 58.0;
/// Room below the bars for the numbers.
const AXIS: f32 = 16.0;

/// The range of estimated deaths.
pub(super) fn deaths_ui(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let Some(listed) = now.listed(Facet::Deaths) else {
        return;
    };
    if listed.wanted {
        edits.act(Action::Count(Facet::Deaths));
    }
    let Some(list) = &listed.list else { return };
    let Some((without, steps)) = list.events.split_first() else {
        return;
    };
    bars_ui(steps, listed.stale, edits, passing, ui);
    fields_ui(edits, ui);
    let small = |text: &str| RichText::new(text).font(look::sans(11.0)).color(look.quiet);
    if let Some(results) = now.results.filter(|_| *without > 0) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let style = NumberLook {
                font: look::medium(12.0),
                ink: look.quiet,
            };
            let number = Number::events((*without).into(), "without an estimate of deaths");
            let mut filter = results.filter.clone();
            filter.deaths = Some(DeathRange {
                inverted: true,
                ..DeathRange::default()
            });
            number_link_ui(ui, &style, &number, || filter, edits);
            ui.label(small("events have no estimate and are in no range"));
        });
    }
    ui.label(small(
        "The source's own estimates, which may rest on conventions: a fixed number may stand for \u{201c}several\u{201d}.",
    ));
}

/// The ends of the range as steps of the histogram, both included.
fn ends(range: Option<DeathRange>, steps: usize) -> [usize; 2] {
    let last = steps.saturating_sub(1);
    let step_of = |deaths: u32| {
        let mut all = (0..steps).rev();
        all.find(|step| deaths_of_step(step + 1).is_some_and(|(least, _)| least <= deaths))
            .unwrap_or(0)
    };
    let range = range.unwrap_or_default();
    [
        range.least.map_or(0, step_of),
        range.most.map_or(last, step_of),
    ]
}

fn bars_ui(steps: &[u32], stale: bool, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let size = vec2(ui.available_width(), HEIGHT + AXIS);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click_and_drag());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Slider, true, "Range of estimated deaths, by dragging")
    });
    let bars = Rect::from_min_size(rect.min, vec2(rect.width(), HEIGHT));
    let width = bars.width() / steps.len().max(1) as f32;
    let most = steps.iter().copied().max().unwrap_or(0).max(1) as f32;
    let [first, last] = ends(edits.view.filter.deaths, steps.len());
    let inverted = edits.view.filter.deaths.is_some_and(|range| range.inverted);
    for (step, events) in steps.iter().enumerate() {
        let inside = (first..=last).contains(&step) != inverted;
        let height =
            (*events as f32 / most * (HEIGHT - 4.0)).max(if *events > 0 { 1.5 } else { 0.0 });
        let left = bars.left() + step as f32 * width;
        let bar = Rect::from_min_max(
            pos2(left + 0.75, bars.bottom() - height),
            pos2(left + width - 0.75, bars.bottom()),
        );
        let colour = if inside && !stale {
            look.bar
        } else {
            look.line
        };
        ui.painter().rect_filled(bar, 1.0, colour);
        let label = match deaths_of_step(step + 1) {
            Some((least, Some(_))) if least % 5 == 0 && least < 20 => least.to_string(),
            Some((21, _)) => "21\u{2013}50".to_owned(),
            Some((101, _)) => "101+".to_owned(),
            _ => continue,
        };
        let at = pos2(left + width / 2.0, bars.bottom() + 2.0);
        ui.painter()
            .text(at, Align2::CENTER_TOP, label, look::sans(10.0), look.quiet);
    }
    ui.painter()
        .hline(bars.x_range(), bars.bottom(), Stroke::new(1.0, look.line));
    for (end, step) in [(End::Least, first), (End::Most, last + 1)] {
        let held = passing.filters.held == Some(end);
        let x = bars.left() + step as f32 * width;
        let ink = if held || response.hovered() {
            look.accent
        } else {
            look.quiet
        };
        ui.painter().vline(x, bars.y_range(), Stroke::new(1.5, ink));
        ui.painter()
            .circle_filled(pos2(x, bars.center().y), 4.0, ink);
    }
    drag(&response, bars, [first, last], steps.len(), edits, passing);
}

/// The handle that is nearer follows the pointer.
fn drag(
    response: &egui::Response,
    bars: Rect,
    [first, last]: [usize; 2],
    steps: usize,
    edits: &mut Edits,
    passing: &mut Passing,
) {
    let held = &mut passing.filters.held;
    let moving = response.dragged() || response.clicked();
    let Some(at) = response.interact_pointer_pos().filter(|_| moving) else {
        *held = None;
        return;
    };
    // Counted in edges: step 0 begins at edge 0 and ends at edge 1.
    let edge = (at.x - bars.left()) / bars.width().max(1.0) * steps as f32;
    let nearer = |edge: f32| (edge - first as f32).abs() <= (edge - (last + 1) as f32).abs();
    let end = *held.get_or_insert(if nearer(edge) { End::Least } else { End::Most });
    let edge = (edge.round().max(0.0) as usize).min(steps);
    let inverted = edits.view.filter.deaths.is_some_and(|range| range.inverted);
    let [first, last] = match end {
        End::Least => [edge.min(last), last],
        End::Most => [first, edge.saturating_sub(1).max(first)],
    };
    let least = deaths_of_step(first + 1).map(|(least, _)| least);
    let most = deaths_of_step(last + 1).and_then(|(_, most)| most);
    let range = DeathRange {
        least: least.filter(|_| first > 0),
        most: most.filter(|_| last + 1 < steps),
        inverted,
    };
    let everything = range.least.is_none() && range.most.is_none();
    edits.view.filter.deaths = (!everything).then_some(range);
    if response.clicked() {
        *held = None;
    }
}

/// The least and the most as numbers.
fn fields_ui(edits: &mut Edits, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let mut range = edits.view.filter.deaths.unwrap_or_default();
    let before = range;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let ends = [("at least", &mut range.least), ("at most", &mut range.most)];
        for (word, end) in ends {
            ui.label(RichText::new(word).font(look::sans(12.0)).color(look.quiet));
            let mut typed = end.map(|end| end.to_string()).unwrap_or_default();
            let field = ui.add(
                TextEdit::singleline(&mut typed)
                    .id(egui::Id::unique(("deaths", word)))
                    .background_color(look.hover)
                    .desired_width(52.0)
                    .margin(egui::Margin::symmetric(8, 4)),
            );
            let name = format!("Estimated deaths {word}");
            field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
            if field.changed() {
                let digits = typed.trim().replace(',', "");
                if digits.is_empty() {
                    *end = None;
                } else if let Ok(deaths) = digits.parse() {
                    *end = Some(deaths);
                }
            }
        }
    });
    if range != before {
        let everything = range.least.is_none() && range.most.is_none();
        edits.view.filter.deaths = (!everything).then_some(range);
    }
}

//! Bars of both sides back to back: A upwards, B downwards, each from the first day of its own period.
//!
//! One scale for both, so that lengths compare.

use super::super::look::{self, Look};
use super::{Side, badge_ui};
use crate::event::words::{counted, thousands};
use crate::query::Bin;
use crate::session::{Compared, Opened};
use egui::{Align2, Color32, Rect, RichText, Sense, Stroke, Ui, pos2, vec2};

const HEIGHT: f32 = 116.0;
const LEFT: f32 = 34.0;

/// The two histograms.
pub(super) fn bars_ui(opened: &Opened, compared: &Compared, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let [a, b] = &compared.bars;
    let count = a.len().max(b.len()).max(1);
    let highest = a.iter().chain(b).map(|bar| bar.total).max().unwrap_or(0);
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::hover());
    response.widget_info(|| {
        let said = format!("Events per {}, A above and B below", compared.width.name());
        egui::WidgetInfo::labeled(egui::Role::Image, true, said)
    });
    let chart = Rect::from_min_max(pos2(rect.left() + LEFT, rect.top() + 4.0), rect.max);
    let middle = chart.center().y;
    let half = chart.height() / 2.0 - 4.0;
    let colours: Vec<Color32> = opened
        .lens
        .scheme
        .types
        .iter()
        .map(|event_type| look.type_colour(event_type))
        .collect();
    let step = chart.width() / count as f32;
    let mut mesh = egui::Mesh::default();
    for (side, (bars, up)) in [(a, true), (b, false)].into_iter().enumerate() {
        for (number, bar) in bars.iter().enumerate() {
            let left = chart.left() + number as f32 * step;
            let right = left + (step - 1.5).max(step * 0.7);
            let mut from = middle;
            for (events, fill) in bar.by_type.iter().zip(&colours).filter(|(n, _)| **n > 0) {
                let length = *events as f32 / highest.max(1) as f32 * half;
                let to = if up { from - length } else { from + length };
                let fill = if side == 0 {
                    *fill
                } else {
                    look.paper.lerp_to_gamma(*fill, 0.62)
                };
                mesh.add_colored_rect(
                    Rect::from_x_y_ranges(left..=right, from.min(to)..=from.max(to)),
                    fill,
                );
                from = to;
            }
        }
    }
    ui.painter().add(mesh);
    ui.painter()
        .hline(chart.x_range(), middle, Stroke::new(1.0, look.faint));
    for (side, y) in [
        (Side::A, middle - half + 8.0),
        (Side::B, middle + half - 8.0),
    ] {
        let badge = Rect::from_center_size(pos2(rect.left() + 9.0, y), vec2(18.0, 16.0));
        badge_ui(side, badge, look, ui);
    }
    let top = thousands(u64::from(highest));
    let at = pos2(chart.left() - 4.0, middle);
    ui.painter()
        .text(at, Align2::RIGHT_CENTER, "0", look::sans(11.0), look.quiet);
    let said = format!(
        "Events per {}, both from their first day; the longest bar is {top}.",
        compared.width.name()
    );
    ui.label(RichText::new(said).font(look::sans(11.0)).color(look.quiet));
    if let Some(at) = response.hover_pos().filter(|at| chart.contains(*at)) {
        let number = ((at.x - chart.left()) / step) as usize;
        response.on_hover_ui_at_pointer(|ui| hint_ui([a, b], number, ui));
    }
}

fn hint_ui(sides: [&Vec<Bin>; 2], number: usize, ui: &mut Ui) {
    for (side, bars) in [Side::A, Side::B].into_iter().zip(sides) {
        if let Some(bar) = bars.get(number) {
            let events = counted(u64::from(bar.total), "event");
            let days = if bar.days.days() == 1 {
                bar.days.first().long()
            } else {
                bar.days.long()
            };
            ui.label(format!("{}  {days}: {events}", side.letter()));
        }
    }
}

//! The bars: stacked by type, with the scale beside them, hatched where the source is still reporting.
//!
//! Heights are events, or shares of events where they are spread over their days.

use super::super::look;
use super::Scene;
use crate::event::DayRange;
use crate::event::words::{counted, thousands};
use crate::query::{Bin, Reporting};
use egui::{Align2, Color32, Rect, Response, RichText, Stroke, Ui, pos2, vec2};

/// Points between two lines of a hatched bar.
const HATCHES: f32 = 5.0;

/// The greatest round number of the axis, whose half is round, too: 150 for 140 events.
fn round_top(highest: u32) -> u32 {
    let mut unit = 1u32;
    loop {
        for step in [2, 4, 10] {
            let top = unit.saturating_mul(step);
            if top >= highest || top == u32::MAX {
                return top;
            }
            if step == 10 {
                break;
            }
            let between = unit.saturating_mul(if step == 2 { 3 } else { 6 });
            if between >= highest && between.is_multiple_of(2) {
                return between;
            }
        }
        unit = unit.saturating_mul(10);
    }
}

pub(super) fn scale_ui(scene: &Scene<'_>, ui: &Ui) {
    let (timeline, chart, look) = (&scene.results.timeline, scene.chart, scene.look);
    let top = round_top(timeline.highest);
    for (share, value) in [(0.0, 0), (0.5, top / 2), (1.0, top)] {
        let y = chart.bottom() - share * chart.height();
        ui.painter()
            .hline(chart.x_range(), y, Stroke::new(1.0, look.line));
        let at = pos2(chart.left() - 8.0, y);
        let text = thousands(u64::from(value));
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, text, look::sans(11.0), look.quiet);
    }
}

pub(super) fn bars_ui(scene: &Scene<'_>, period: DayRange, ui: &Ui) {
    let (timeline, chart, look) = (&scene.results.timeline, scene.chart, scene.look);
    let top = f64::from(round_top(timeline.highest));
    let types = &scene.opened.lens.scheme.types;
    let colours: Vec<Color32> = types.iter().map(|t| look.type_colour(t)).collect();
    let painter = ui.painter().with_clip_rect(chart.expand2(vec2(1.0, 0.0)));
    let mut mesh = egui::Mesh::default();
    let mut hatched = Vec::new();
    for (number, bin) in shown(scene) {
        let (left, right) = (
            scene.axis.x(bin.days.first()),
            scene.axis.x(bin.days.last().plus(1)),
        );
        let gap = if right - left > 5.0 { 1.5 } else { 0.0 };
        let right = (right - gap).max(left + 0.5);
        let inside = bin.days.touches(period);
        let mut bottom = chart.bottom();
        for (code, fill) in colours.iter().enumerate() {
            let events = timeline.events(number, code);
            if events <= 0.0 {
                continue;
            }
            let height = (events / top) as f32 * chart.height();
            let fill = if inside {
                *fill
            } else {
                look.paper.lerp_to_gamma(*fill, 0.38)
            };
            let bar = Rect::from_min_max(pos2(left, bottom - height), pos2(right, bottom));
            mesh.add_colored_rect(bar, fill);
            bottom -= height;
        }
        if still_reporting(scene.opened.reporting, bin) {
            hatched.push(Rect::from_x_y_ranges(left..=right, bottom..=chart.bottom()));
        }
    }
    painter.add(mesh);
    for bar in hatched {
        hatch(
            &painter.with_clip_rect(bar.intersect(painter.clip_rect())),
            bar,
            look.paper,
        );
    }
}

/// The bars in sight with their numbers.
fn shown<'a>(scene: &'a Scene<'_>) -> impl Iterator<Item = (usize, &'a Bin)> {
    let bins = &scene.results.timeline.bins;
    let (first, last) = (
        scene.axis.day(scene.chart.left()),
        scene.axis.day(scene.chart.right()),
    );
    let start = bins.partition_point(|bin| bin.days.last() < first);
    let end = bins.partition_point(|bin| bin.days.first() <= last);
    bins.iter().enumerate().take(end).skip(start)
}

fn still_reporting(reporting: Option<Reporting>, bin: &Bin) -> bool {
    reporting.is_some_and(|reporting| bin.days.last() >= reporting.from)
}

/// Slanted lines of the ground's colour over a bar.
fn hatch(painter: &egui::Painter, bar: Rect, ink: Color32) {
    let stroke = Stroke::new(1.4, ink);
    let mut x = bar.left() - bar.height();
    // A bar may reach far past the screen on either side.
    let end = bar.right().min(painter.clip_rect().right());
    x += ((painter.clip_rect().left() - bar.height() - x) / HATCHES)
        .floor()
        .max(0.0)
        * HATCHES;
    while x < end {
        let foot = pos2(x, bar.bottom());
        painter.line_segment([foot, foot + vec2(bar.height(), -bar.height())], stroke);
        x += HATCHES;
    }
}

/// What the bar under the pointer counts.
pub(super) fn hint_ui(scene: &Scene<'_>, response: Response) {
    let Some(at) = response.hover_pos() else {
        return;
    };
    let (timeline, day) = (&scene.results.timeline, scene.axis.day(at.x));
    let bins = timeline.bins.iter().enumerate();
    let Some((number, bin)) = bins.into_iter().find(|(_, bin)| bin.days.contains(day)) else {
        return;
    };
    let spread = timeline.shares.is_some();
    response.on_hover_ui_at_pointer(|ui| {
        ui.label(RichText::new(bin.days.long()).font(look::semibold(13.0)));
        ui.label(if spread {
            format!(
                "about {}",
                counted(timeline.total(number).round() as u64, "event")
            )
        } else {
            counted(u64::from(bin.total), "event")
        });
        for (code, event_type) in scene.opened.lens.scheme.types.iter().enumerate() {
            let events = timeline.events(number, code);
            if events > 0.0 {
                let count = events_said(events, spread);
                ui.label(format!("{}  {count}", event_type.name));
            }
        }
        let hint = "Ctrl and click: these events";
        ui.label(
            RichText::new(hint)
                .font(look::sans(11.0))
                .color(scene.look.quiet),
        );
        if still_reporting(scene.opened.reporting, bin) {
            ui.label(RichText::new("Still being reported: may grow").color(scene.look.quiet));
        }
    });
}

/// `1,204`; where events are spread, `0.3` below ten.
fn events_said(events: f64, spread: bool) -> String {
    if spread && events < 9.95 {
        format!("{:.1}", events)
    } else {
        thousands(events.round() as u64)
    }
}

//! The timeline's picture: axis, bars, ticks and the window drawn over them.
//!
//! Points and days only; what a drag means is for `timeline`.

use super::look::{self, Look};
use crate::event::words::thousands;
use crate::event::{Day, DayRange};
use crate::query::{BinWidth, Timeline};
use crate::session::{Opened, Results};
use egui::{Align2, Color32, Rect, Stroke, Ui, pos2};

const DAYS_OF_A_CENTURY: f32 = 36_525.0;

/// Days to points: the bars' days fill the chart evenly.
pub(super) struct Axis {
    first: i32,
    days: f32,
    left: f32,
    width: f32,
    /// Width of the bars.
    pub(super) bin: BinWidth,
}

impl Axis {
    pub(super) fn new(timeline: &Timeline, extent: DayRange, chart: Rect) -> Axis {
        let first = timeline
            .bins
            .first()
            .map_or(extent.first(), |bin| bin.days.first());
        let last = timeline
            .bins
            .last()
            .map_or(extent.last(), |bin| bin.days.last());
        Axis {
            first: first.number(),
            days: (last.number() - first.number() + 1).max(1) as f32,
            left: chart.left(),
            width: chart.width(),
            bin: timeline.width,
        }
    }

    /// The left edge of a day.
    pub(super) fn x(&self, day: Day) -> f32 {
        self.left + (day.number() - self.first) as f32 / self.days * self.width
    }

    /// The day under a point, before and after the bars included.
    pub(super) fn day(&self, x: f32) -> Day {
        let days = ((x - self.left) / self.width * self.days).floor();
        Day::from_number(self.first.saturating_add(days as i32))
    }

    /// The start of the bar whose edge is nearest to a point.
    pub(super) fn nearest_edge(&self, x: f32) -> Day {
        let day = self.day(x);
        let (start, next) = (self.bin.start(day), self.bin.next(day));
        if x - self.x(start) < self.x(next) - x {
            start
        } else {
            next
        }
    }
}

/// The greatest round number of the axis, and its middle: 150 and 75 for 140 events.
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

pub(super) fn scale_ui(timeline: &Timeline, chart: Rect, look: &Look, ui: &Ui) {
    let top = round_top(timeline.highest);
    for (share, value) in [(0.0, 0), (0.5, top / 2), (1.0, top)] {
        let y = chart.bottom() - share * chart.height();
        ui.painter()
            .hline(chart.x_range(), y, Stroke::new(1.0, look.line));
        let at = pos2(chart.left() - 8.0, y);
        ui.painter().text(
            at,
            Align2::RIGHT_CENTER,
            thousands(u64::from(value)),
            look::sans(11.0),
            look.quiet,
        );
    }
    let said = format!("events per {}", timeline.width.name());
    let at = pos2(chart.right(), chart.top() - 9.0);
    ui.painter()
        .text(at, Align2::RIGHT_CENTER, said, look::sans(11.0), look.quiet);
}

pub(super) fn bars_ui(
    opened: &Opened,
    results: &Results,
    period: DayRange,
    axis: &Axis,
    chart: Rect,
    look: &Look,
    ui: &Ui,
) {
    let top = round_top(results.timeline.highest) as f32;
    let colours: Vec<Color32> = opened
        .lens
        .scheme
        .types
        .iter()
        .map(|t| look.type_colour(t))
        .collect();
    let mut mesh = egui::Mesh::default();
    for bin in &results.timeline.bins {
        let (left, right) = (axis.x(bin.days.first()), axis.x(bin.days.last().plus(1)));
        let gap = if right - left > 5.0 { 1.5 } else { 0.0 };
        let inside = bin.days.touches(period);
        let mut bottom = chart.bottom();
        let present = bin.by_type.iter().zip(&colours);
        for (count, fill) in present.filter(|(count, _)| **count > 0) {
            let height = *count as f32 / top * chart.height();
            let fill = if inside {
                *fill
            } else {
                look.paper.lerp_to_gamma(*fill, 0.38)
            };
            let bar = Rect::from_min_max(
                pos2(left, bottom - height),
                pos2((right - gap).max(left + 0.5), bottom),
            );
            mesh.add_colored_rect(bar, fill);
            bottom -= height;
        }
    }
    ui.painter().add(mesh);
}

pub(super) fn ticks_ui(timeline: &Timeline, axis: &Axis, chart: Rect, look: &Look, ui: &Ui) {
    let (Some(first), Some(last)) = (timeline.bins.first(), timeline.bins.last()) else {
        return;
    };
    let fits = (chart.width() / 62.0).floor().max(1.0) as i32;
    let months = ((axis.days / 30.4) as i32).max(1);
    let every = [1, 2, 3, 6, 12, 24, 60, 120, 240]
        .into_iter()
        .find(|every| months / every <= fits)
        .unwrap_or(600);
    // Two digits of a year would mean several centuries.
    let tick = |day: Day| {
        if axis.days > DAYS_OF_A_CENTURY {
            day.ymd().0.to_string()
        } else {
            day.tick()
        }
    };
    let y = chart.bottom() + 6.0;
    let mut free_from = f32::MIN;
    let end = last.days.first();
    let end_x = axis.x(end);
    let mut day = first.days.first().month_start(0);
    for _ in 0..600 {
        let x = axis.x(day);
        if x > chart.right() {
            break;
        }
        if x >= chart.left() - 1.0 && x > free_from && x + 74.0 < end_x.min(chart.right() - 50.0) {
            let said = ui.painter().text(
                pos2(x, y),
                Align2::LEFT_TOP,
                tick(day),
                look::sans(11.0),
                look.quiet,
            );
            ui.painter().vline(
                x,
                chart.bottom()..=chart.bottom() + 4.0,
                Stroke::new(1.0, look.faint),
            );
            free_from = said.right() + 8.0;
        }
        day = day.month_start(every);
    }
    if end_x > free_from {
        let at = pos2(chart.right(), y);
        ui.painter().text(
            at,
            Align2::RIGHT_TOP,
            tick(end),
            look::sans(11.0),
            look.quiet,
        );
    }
}

pub(super) fn window_ui(
    windowed: bool,
    period: DayRange,
    axis: &Axis,
    chart: Rect,
    look: &Look,
    ui: &Ui,
) {
    let (left, right) = (axis.x(period.first()), axis.x(period.last().plus(1)));
    let window = Rect::from_x_y_ranges(left..=right, chart.top() - 3.0..=chart.bottom());
    if windowed {
        ui.painter()
            .rect_filled(window, 2.0, look.accent.gamma_multiply(0.07));
    }
    let line = Stroke::new(1.5, look.accent);
    for x in [left, right] {
        ui.painter().vline(x, window.y_range(), line);
        let knob = pos2(x, window.center().y);
        ui.painter().circle(knob, 5.5, look.card, line);
    }
    ui.painter()
        .hline(left..=right, window.top(), Stroke::new(1.0, look.accent));
}

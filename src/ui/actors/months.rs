//! An actor's events over time: small bars stacked by type, each a link to its events.
//!
//! Bars outside the window are faded, as on the timeline. Start at [`months_ui`].

use super::{heading_ui, note_ui};
use crate::event::words::{counted, thousands};
use crate::event::{Day, DayRange};
use crate::query::{ActorPage, Bin, BinWidth};
use crate::session::{Edits, Opened, Snapshot};
use crate::ui::look::{self, Look};
use egui::{Align2, CursorIcon, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

const HEIGHT: f32 = 86.0;
const AXIS: f32 = 16.0;

/// The chart with its heading.
pub(super) fn months_ui(
    page: &ActorPage,
    opened: &Opened,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    ui: &mut Ui,
) {
    let look = Look::of(ui.ctx());
    let timeline = &page.timeline;
    ui.add_space(12.0);
    heading_ui(&format!("Events per {}", timeline.width.name()), ui);
    if timeline.bins.is_empty() || timeline.highest == 0 {
        return note_ui("No event in any period.", ui);
    }
    let size = vec2(ui.available_width(), HEIGHT + AXIS);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let plot = Rect::from_min_max(rect.min, pos2(rect.right(), rect.bottom() - AXIS));
    let painter = ui.painter().clone();
    painter.hline(plot.x_range(), plot.bottom(), Stroke::new(1.0, look.line));
    painter.hline(
        plot.x_range(),
        plot.top() + 0.5,
        Stroke::new(1.0, look.line.gamma_multiply(0.6)),
    );
    let step = plot.width() / timeline.bins.len() as f32;
    let gap = if step > 4.0 { 1.0 } else { 0.0 };
    let window = page.filter.days;
    for (at, bin) in timeline.bins.iter().enumerate() {
        let left = plot.left() + step * at as f32;
        let column = Rect::from_x_y_ranges(left..=left + step, plot.y_range());
        let inside = window.is_none_or(|days| touches(days, bin.days));
        let strength = if inside { 1.0 } else { 0.35 };
        let mut bottom = plot.bottom();
        for (count, of) in bin.by_type.iter().zip(&opened.lens.scheme.types) {
            let height = plot.height() * *count as f32 / timeline.highest as f32;
            let bar = Rect::from_x_y_ranges(left + gap..=left + step, bottom - height..=bottom);
            painter.rect_filled(bar, 0.0, look.type_colour(of).gamma_multiply(strength));
            bottom -= height;
        }
        if bin.total > 0 {
            link_ui(page, bin, column, edits, ui);
        }
    }
    let most = thousands(u64::from(timeline.highest));
    let quiet = (look::sans(11.0), look.quiet);
    let at = plot.left_top() + vec2(0.0, 2.0);
    painter.text(at, Align2::LEFT_TOP, most, quiet.0.clone(), quiet.1);
    let ends = [timeline.bins.first(), timeline.bins.last()];
    let aligned = [
        (Align2::LEFT_TOP, rect.left()),
        (Align2::RIGHT_TOP, rect.right()),
    ];
    for (bin, (align, x)) in ends.into_iter().flatten().zip(aligned) {
        let at = pos2(x, plot.bottom() + 3.0);
        painter.text(at, align, bin.days.first().tick(), quiet.0.clone(), quiet.1);
    }
    if window.is_some() && now.view.filter.days == window {
        note_ui("Paler: outside the period.", ui);
    }
}

fn link_ui(page: &ActorPage, bin: &Bin, column: Rect, edits: &mut Edits, ui: &Ui) {
    let words = bin_words(page.timeline.width, bin.days);
    let said = format!("{}, {words}", counted(bin.total.into(), "event"));
    let id = ui.scope_id().with(("bar", bin.days.first().number()));
    let response = ui.interact(column, id, Sense::click());
    let name = format!("{said}: show them");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, &name));
    if response.hovered() || response.has_focus() {
        let look = Look::of(ui.ctx());
        let wash = look.ink.gamma_multiply(0.10);
        ui.painter().rect_filled(column, 0.0, wash);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.on_hover_text(said).clicked() {
        edits.show_events(page.filter.in_days(Some(bin.days)));
    }
}

fn touches(a: DayRange, b: DayRange) -> bool {
    a.first() <= b.last() && b.first() <= a.last()
}

fn bin_words(width: BinWidth, days: DayRange) -> String {
    let (first, last): (Day, Day) = (days.first(), days.last());
    match width {
        BinWidth::Day => first.long(),
        BinWidth::Month => first.month_words(),
        BinWidth::Year => first.ymd().0.to_string(),
        BinWidth::Week | BinWidth::Quarter => format!("{} to {}", first.short(), last.short()),
    }
}

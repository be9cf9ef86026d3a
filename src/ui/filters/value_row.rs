//! The row of one value: its name, a bar, its number; and "only" and "not" for the hand that comes near.
//!
//! Paints and says what was clicked; knows nothing of filters. Start at [`value_row_ui`].

use super::super::look::{self, Look};
use super::super::number::{Number, NumberLook, number_link_at};
use crate::event::words::counted;
use crate::query::Filter;
use crate::session::Edits;
use egui::{
    Align2, Color32, Id, Rect, Role, Sense, Ui, WidgetInfo, pos2, text::LayoutJob,
    text::TextWrapping, vec2,
};

/// Height of a row in points.
pub(super) const ROW: f32 = 22.0;
const COUNT_WIDTH: f32 = 52.0;
const WORD_WIDTH: f32 = 32.0;

/// A value as it is shown.
pub(super) struct ValueRow<'a> {
    pub(super) id: Id,
    pub(super) title: &'a str,
    pub(super) events: u32,
    /// Events of the longest bar.
    pub(super) most: u32,
    /// What its share is taken of.
    pub(super) total: u64,
    /// Whether the clause lets it through.
    pub(super) shown: bool,
    /// Whether the number answers an earlier filter.
    pub(super) stale: bool,
    pub(super) colour: Color32,
}

/// What a row was clicked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Picked {
    /// Show it, beside those already shown.
    With,
    /// Show it alone.
    Only,
    /// Leave it out.
    Not,
}

/// A name, a bar and a number that opens the events of `filter`.
pub(super) fn value_row_ui(
    row: &ValueRow<'_>,
    filter: impl FnOnce() -> Filter,
    edits: &mut Edits,
    ui: &mut Ui,
) -> Option<Picked> {
    let look = Look::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let response = ui.interact(rect, row.id, Sense::click());
    let said = format!("{}, {}", row.title, counted(row.events.into(), "event"));
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, row.shown, &said));
    let words = [("only", "Only", Picked::Only), ("not", "Not", Picked::Not)];
    let right = rect.right() - COUNT_WIDTH;
    let buttons = words.map(|(word, name, picked)| {
        let place = match picked {
            Picked::Only => right - 2.0 * WORD_WIDTH - 4.0,
            _ => right - WORD_WIDTH,
        };
        let place = Rect::from_min_size(pos2(place, rect.top()), vec2(WORD_WIDTH, ROW));
        let response = ui.interact(place, row.id.with(word), Sense::click());
        let name = format!("{name} {}", row.title);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        (word, picked, response)
    });
    let near = |response: &egui::Response| response.hovered() || response.has_focus();
    let pointed = near(&response) || buttons.iter().any(|(_, _, button)| near(button));
    if pointed {
        ui.painter()
            .rect_filled(rect.expand2(vec2(6.0, 0.0)), 4.0, look.hover);
    }
    let ink = if row.shown && !row.stale {
        look.ink
    } else {
        look.faint
    };
    let bar_left = rect.left() + rect.width() * 0.55;
    let name_end = if pointed {
        right - 2.0 * WORD_WIDTH - 8.0
    } else {
        bar_left - 8.0
    };
    let cut = name_ui(row.title, rect, name_end, ink, ui);
    if pointed {
        for (word, _, button) in &buttons {
            let ink = if near(button) {
                look.accent
            } else {
                look.quiet
            };
            let galley = ui
                .painter()
                .layout_no_wrap((*word).to_owned(), look::medium(12.0), ink);
            let at = button.rect.center() - galley.size() / 2.0;
            ui.painter().galley(at, galley, ink);
        }
    } else {
        let end = share_ui(row.events.into(), row.total, (rect, right), look, ui);
        bar(row, rect, bar_left, end, look, ui);
    }
    let style = NumberLook {
        font: look::medium(13.0),
        ink,
    };
    let number = Number::events(row.events.into(), row.title);
    let at = (Align2::RIGHT_CENTER, rect.right_center());
    number_link_at(ui, at, &style, &number, filter, edits);
    let clicked = buttons.into_iter().find(|(_, _, button)| button.clicked());
    let response = if cut {
        response.on_hover_text(row.title)
    } else {
        response
    };
    match clicked {
        Some((_, picked, _)) => Some(picked),
        None => response.clicked().then_some(Picked::With),
    }
}

/// Writes a count's share of a total before `right`, in whole percent, where the row is wide enough. Returns where a
/// bar may end.
pub(in crate::ui) fn share_ui(
    events: u64,
    total: u64,
    (rect, right): (Rect, f32),
    look: &Look,
    ui: &Ui,
) -> f32 {
    if rect.width() < 250.0 {
        return right;
    }
    if events > 0 {
        let at = pos2(right - 2.0, rect.center().y);
        let words = share_words(events, total);
        let font = look::sans(11.0);
        ui.painter()
            .text(at, Align2::RIGHT_CENTER, words, font, look.quiet);
    }
    right - 38.0
}

/// `72 %`; what rounds to nothing is less than one.
fn share_words(events: u64, total: u64) -> String {
    let percent = events as f64 * 100.0 / total.max(1) as f64;
    if percent < 0.5 {
        "<1 %".to_owned()
    } else {
        format!("{percent:.0} %")
    }
}

/// Returns whether the name had to be cut.
fn name_ui(title: &str, rect: Rect, end: f32, ink: Color32, ui: &Ui) -> bool {
    let mut job = LayoutJob::simple_singleline(title.to_owned(), look::sans(13.0), ink);
    job.wrap = TextWrapping::truncate_at_width((end - rect.left()).max(20.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    let cut = galley.elided;
    ui.painter().galley(at, galley, ink);
    cut
}

fn bar(row: &ValueRow<'_>, rect: Rect, left: f32, right: f32, look: &Look, ui: &Ui) {
    if row.events == 0 {
        return;
    }
    let share = row.events as f32 / row.most.max(1) as f32;
    let share = ui
        .ctx()
        .animate_value_with_time(row.id.with("bar"), share, 0.15);
    let length = ((right - left) * share).max(2.0);
    let bar = Rect::from_min_size(pos2(left, rect.center().y - 4.5), vec2(length, 9.0));
    let colour = if row.shown { row.colour } else { look.faint };
    ui.painter()
        .rect_filled(bar, 1.5, colour.gamma_multiply(0.9));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_whole_percents_and_never_nothing() {
        let check = |events, total, expected: &str| {
            assert_eq!(share_words(events, total), expected);
        };
        check(578, 805, "72 %");
        check(805, 805, "100 %");
        check(1, 805, "<1 %");
        check(5, 805, "1 %");
    }
}

//! The figures of both sides in four lines, each with its change.
//!
//! Deaths come last and with their caveat: they are estimates.

use super::super::look::{self, Look};
use super::super::number::{Number, NumberLook, number_link_at};
use super::{Side, badge_ui};
use crate::event::words::thousands;
use crate::query::{Answer, Difference, Filter, Verdict};
use crate::session::{Compared, Edits, Results, Snapshot};
use egui::{Align2, Rect, RichText, Sense, Ui, pos2, vec2};

const ROW: f32 = 22.0;

/// Where the columns end, in points from the right edge: A, B and the change.
pub(super) const COLUMNS: [f32; 3] = [140.0, 82.0, 0.0];

/// The figures in their order, and what each counts.
const FIGURES: [(&str, &str); 4] = [
    ("Events", "event"),
    ("Townships", "township"),
    ("Actors", "actor"),
    ("Estimated deaths", "estimated death"),
];

/// Events, townships, actors and estimated deaths of A and of B.
pub(super) fn figures_ui(
    now: &Snapshot<'_>,
    results: &Results,
    compared: &Compared,
    edits: &mut Edits,
    ui: &mut Ui,
) {
    header_ui(ui);
    let figures = |answer: &Answer| {
        let deaths = u64::from(answer.deaths.best);
        [answer.events, answer.townships, answer.actors, deaths]
    };
    let counts = figures(&results.answer)
        .into_iter()
        .zip(figures(&compared.answer));
    for ((name, noun), (a, b)) in FIGURES.into_iter().zip(counts) {
        let difference = Difference {
            name: name.to_owned(),
            a,
            b,
        };
        let line = Line {
            difference: &difference,
            noun,
            weighed: noun == "event",
        };
        let filters = [now.view.filter.clone(), compared.filter.clone()];
        line_ui(&line, filters, edits, ui);
    }
    let look = Look::of(ui.ctx());
    let caveat =
        "Estimated deaths are sums of the source's estimates, which may rest on conventions.";
    ui.label(
        RichText::new(caveat)
            .font(look::sans(11.0))
            .color(look.quiet),
    );
}

/// The letters over the columns.
pub(super) fn header_ui(ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    for (side, aside) in [Side::A, Side::B].into_iter().zip(COLUMNS) {
        let corner = pos2(rect.right() - aside - 18.0, rect.center().y - 8.0);
        badge_ui(
            side,
            Rect::from_min_size(corner, vec2(18.0, 16.0)),
            look,
            ui,
        );
    }
    let at = pos2(rect.right(), rect.center().y);
    let font = look::sans(12.0);
    ui.painter()
        .text(at, Align2::RIGHT_CENTER, "A less B", font, look.quiet);
}

/// A line of two counts.
pub(super) struct Line<'a> {
    /// The counts.
    pub(super) difference: &'a Difference,
    /// What is counted, in the singular.
    pub(super) noun: &'a str,
    /// Whether the counts are of events, so that chance has a say.
    pub(super) weighed: bool,
}

/// Name, A, B and the change; the counts open their events.
pub(super) fn line_ui(line: &Line<'_>, filters: [Filter; 2], edits: &mut Edits, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let difference = line.difference;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let name = shown_name(&difference.name);
    let mut job =
        egui::text::LayoutJob::simple_singleline(name.to_owned(), look::sans(13.0), look.ink);
    job.wrap =
        egui::text::TextWrapping::truncate_at_width((rect.width() - COLUMNS[0] - 46.0).max(60.0));
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, look.ink);
    let counts = [difference.a, difference.b];
    let sides = [Side::A, Side::B].into_iter().zip(COLUMNS);
    for (((side, aside), count), filter) in sides.zip(counts).zip(filters) {
        let style = NumberLook {
            font: look::medium(13.0),
            ink: look.ink,
        };
        let words = format!("{name}, {}", side.letter());
        let number = Number {
            count,
            noun: line.noun,
            words: &words,
        };
        let at = pos2(rect.right() - aside, rect.center().y);
        number_link_at(
            ui,
            (Align2::RIGHT_CENTER, at),
            &style,
            &number,
            || filter,
            edits,
        );
    }
    change_ui(line, rect, look, ui);
}

/// The change with its sign; what chance alone may have made is quiet and says so.
fn change_ui(line: &Line<'_>, rect: Rect, look: &Look, ui: &mut Ui) {
    let verdict = line.difference.verdict();
    let sure = !line.weighed || matches!(verdict, Verdict::More | Verdict::Fewer);
    let text = signed(line.difference.change());
    let ink = if sure { look.ink } else { look.faint };
    let place = Rect::from_min_max(pos2(rect.right() - 60.0, rect.top()), rect.max);
    let id = ui
        .scope_id()
        .with(("change", &line.difference.name, line.noun));
    let response = ui.interact(place, id, Sense::hover());
    let said = change_words(line.difference, line.weighed);
    response.widget_info(|| {
        let name = shown_name(&line.difference.name);
        egui::WidgetInfo::labeled(egui::Role::Label, true, format!("{name}: {text}, {said}"))
    });
    let at = pos2(rect.right(), rect.center().y);
    let font = look::medium(13.0);
    ui.painter()
        .text(at, Align2::RIGHT_CENTER, &text, font, ink);
    if line.weighed && verdict == Verdict::TooFew {
        // A ring for "too few to say": the sign of caution has a shape, not only a paler colour.
        let ring = pos2(rect.right() - 58.0, rect.center().y);
        ui.painter()
            .circle_stroke(ring, 3.0, egui::Stroke::new(1.2, look.faint));
    }
    response.on_hover_text(said);
}

/// `+12`, `−3`, `±0`.
pub(super) fn signed(change: i64) -> String {
    let sign = match change {
        0 => "\u{b1}",
        1.. => "+",
        _ => "\u{2212}",
    };
    format!("{sign}{}", thousands(change.unsigned_abs()))
}

/// What a change amounts to, in words.
pub(super) fn change_words(difference: &Difference, weighed: bool) -> String {
    let share = match difference.share() {
        Some(0.0) => "no change".to_owned(),
        Some(share) => {
            let percent = (share.abs() * 100.0).round();
            format!("{percent} % {}", if share > 0.0 { "more" } else { "fewer" })
        }
        None if difference.a == 0 => "none in either".to_owned(),
        None => "none in B".to_owned(),
    };
    match difference.verdict() {
        _ if !weighed => share,
        Verdict::TooFew => format!("{share}; too few events to say anything"),
        Verdict::WithinChance => format!("{share}; no more than chance alone often makes"),
        Verdict::More | Verdict::Fewer => format!("{share}; more than chance alone makes"),
    }
}

/// A value's name; the empty one is what is not given.
pub(super) fn shown_name(name: &str) -> &str {
    if name.is_empty() {
        "None given, or outside"
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_said_with_the_caution_it_needs() {
        let check = |a, b, expected: &str| {
            let difference = Difference {
                name: String::new(),
                a,
                b,
            };
            assert_eq!(change_words(&difference, true), expected);
        };
        check(3, 1, "200 % more; too few events to say anything");
        check(55, 50, "10 % more; no more than chance alone often makes");
        check(50, 100, "50 % fewer; more than chance alone makes");
        check(40, 0, "none in B; more than chance alone makes");
        check(0, 0, "none in either; too few events to say anything");
        assert_eq!(signed(-1234), "\u{2212}1,234");
        assert_eq!(signed(0), "\u{b1}0");
    }
}

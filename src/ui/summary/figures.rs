//! The figures of the period, each with how it compares and a small line of the periods before it.
//!
//! Estimated deaths stand below the others and never without their caveat. Start at [`figures_ui`].

use super::super::look::{self, Look};
use super::super::number::{Number, NumberLook, number_link_ui, words_link_ui};
use crate::event::DayRange;
use crate::event::words::thousands;
use crate::query::{Column, Facet, Filter, Sort};
use crate::session::{Edits, Figures, Results, Trend};
use egui::{Rect, RichText, Sense, Stroke, Ui, pos2, vec2};

/// The height of a small line, in points.
const LINE_HEIGHT: f32 = 18.0;

/// A column narrower than this, in points, has no room for the period compared with.
const NARROW: f32 = 112.0;

/// A figure: its name, what is counted in the singular, how to read it, the filter of its events, and by which column the
/// table lists them.
struct Figure {
    name: &'static str,
    noun: &'static str,
    count: fn(&Figures) -> u64,
    filter: fn(&Filter) -> Filter,
    by: Column,
}

const FIGURES: [Figure; 3] = [
    Figure {
        name: "Events",
        noun: "event",
        count: |figures| figures.events,
        filter: Filter::clone,
        by: Column::Date,
    },
    Figure {
        name: "Townships",
        noun: "township",
        count: |figures| figures.townships,
        filter: |filter| filter.with_any(Facet::Township),
        by: Column::Township,
    },
    Figure {
        name: "Actors",
        noun: "actor",
        count: |figures| figures.actors,
        filter: Filter::clone,
        by: Column::Actor1,
    },
];

const DEATHS: Figure = Figure {
    name: "Estimated deaths",
    noun: "estimated death",
    count: |figures| figures.deaths,
    filter: Filter::with_deaths,
    by: Column::EstimatedDeaths,
};

/// Events, townships and actors side by side; estimated deaths below.
pub(super) fn figures_ui(results: &Results, stale: bool, edits: &mut Edits, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let Some(now) = present(results) else { return };
    let ink = if stale { look.faint } else { look.ink };
    let width = ((ui.available_width() - 24.0) / 3.0).max(84.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        for figure in &FIGURES {
            ui.vertical(|ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.y = 0.0;
                let style = NumberLook {
                    font: look::semibold(27.0),
                    ink,
                };
                number_ui(figure, &now, results, &style, edits, ui);
                ui.label(
                    RichText::new(figure.name)
                        .font(look::sans(12.0))
                        .color(look.quiet),
                );
                ui.add_space(3.0);
                line_ui(figure, &results.trend, width.min(104.0), look, ui);
                changes_ui(figure, results, look, edits, ui);
            });
        }
    });
    deaths_ui(&now, results, ink, edits, ui);
}

/// The present period's figures; with no window there are no periods before it.
fn present(results: &Results) -> Option<Figures> {
    let answer = &results.answer;
    Some(Figures {
        days: answer.period?,
        events: answer.events,
        townships: answer.townships,
        actors: answer.actors,
        deaths: u64::from(answer.deaths.best),
    })
}

fn number_ui(
    figure: &Figure,
    now: &Figures,
    results: &Results,
    style: &NumberLook,
    edits: &mut Edits,
    ui: &mut Ui,
) {
    let number = Number {
        count: (figure.count)(now),
        noun: figure.noun,
        words: "",
    };
    let filter = || (figure.filter)(&results.filter);
    if number_link_ui(ui, style, &number, filter, edits).clicked() {
        edits.view.table.sort = Sort {
            by: figure.by,
            descending: figure.by == Column::EstimatedDeaths,
        };
    }
}

fn deaths_ui(now: &Figures, results: &Results, ink: egui::Color32, edits: &mut Edits, ui: &mut Ui) {
    let deaths = results.answer.deaths;
    if deaths.high == 0
        && results
            .trend
            .periods
            .iter()
            .all(|earlier| earlier.deaths == 0)
    {
        return;
    }
    let look = Look::of(ui.ctx());
    let quiet = |text: String| RichText::new(text).font(look::sans(12.0)).color(look.quiet);
    ui.add_space(8.0);
    ui.spacing_mut().interact_size.y = 18.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(quiet("Estimated deaths".to_owned()));
        let style = NumberLook {
            font: look::semibold(14.0),
            ink,
        };
        number_ui(&DEATHS, now, results, &style, edits, ui);
        if deaths.low != deaths.high {
            let [low, high] = [deaths.low, deaths.high].map(|n| thousands(u64::from(n)));
            ui.label(quiet(format!("({low} to {high})")));
        }
        line_ui(&DEATHS, &results.trend, 64.0, look, ui);
    });
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 12.0;
        ui.spacing_mut().interact_size.y = 14.0;
        changes_ui(&DEATHS, results, look, edits, ui);
    });
    let caveat = "Sums of the source's estimates, which may rest on conventions.";
    ui.label(
        RichText::new(caveat)
            .font(look::sans(11.0))
            .color(look.quiet),
    );
}

/// The changes on the period before and on the year before, as links to the events of that time.
fn changes_ui(figure: &Figure, results: &Results, look: &Look, edits: &mut Edits, ui: &mut Ui) {
    let trend = &results.trend;
    let (Some(now), style) = (
        trend.periods.last(),
        NumberLook {
            font: look::sans(11.0),
            ink: look.quiet,
        },
    ) else {
        return;
    };
    let earlier = [
        (trend.before(), "the period before"),
        (trend.year_before.as_ref(), "a year before"),
    ];
    for (earlier, usual) in earlier {
        let Some(earlier) = earlier else { continue };
        let change = change((figure.count)(now), (figure.count)(earlier));
        let words = format!("{change} on {}", short_days(earlier.days, usual));
        let filter = || (figure.filter)(&results.filter).in_days(Some(earlier.days));
        let was = thousands((figure.count)(earlier));
        let name = format!("{}: {words}", figure.name);
        // In a narrow column the pointer tells the rest.
        let narrow = ui.available_width() < NARROW;
        let shown = if narrow { &change } else { &words };
        let link = words_link_ui(ui, &style, (shown, &name), filter, edits);
        link.on_hover_text(format!("{}: {was}, {}", figure.name, earlier.days.long()));
    }
}

/// `+6 %`, `−3 %`, `±0 %`; in plain numbers where there was nothing to take a share of.
fn change(now: u64, earlier: u64) -> String {
    if earlier == 0 {
        return format!("+{}", thousands(now));
    }
    let percent = ((now as f64 / earlier as f64 - 1.0) * 100.0).round();
    let sign = if percent > 0.0 {
        "+"
    } else if percent < 0.0 {
        "\u{2212}"
    } else {
        "\u{b1}"
    };
    format!("{sign}{} %", thousands(percent.abs() as u64))
}

/// `Aug 2023` for a whole month, a year as its number, otherwise the usual words.
fn short_days<'a>(days: DayRange, usual: &'a str) -> std::borrow::Cow<'a, str> {
    let (first, last) = (days.first(), days.last());
    if first == first.month_start(0) && last == first.month_end() {
        return first.month_short().into();
    }
    let (year, month, day) = first.ymd();
    if (month, day) == (1, 1) && last.ymd() == (year, 12, 31) {
        return year.to_string().into();
    }
    usual.into()
}

/// The figure over the periods of equal length up to this one, which has the dot. Zero is the foot of the line.
fn line_ui(figure: &Figure, trend: &Trend, width: f32, look: &Look, ui: &mut Ui) {
    let (rect, response) = ui.allocate_exact_size(vec2(width, LINE_HEIGHT), Sense::hover());
    let counts: Vec<u64> = trend.periods.iter().map(figure.count).collect();
    if counts.len() < 2 {
        return;
    }
    let said = line_words(figure.name, trend, &counts);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Image, true, &said));
    let most = counts.iter().copied().max().unwrap_or(0).max(1) as f32;
    let step = (rect.width() - 6.0) / (counts.len() - 1) as f32;
    let inside = Rect::from_min_max(rect.min + vec2(3.0, 3.0), rect.max - vec2(3.0, 3.0));
    let place = |(number, count): (usize, &u64)| {
        let y = inside.bottom() - *count as f32 / most * inside.height();
        pos2(inside.left() + number as f32 * step, y)
    };
    let points: Vec<egui::Pos2> = counts.iter().enumerate().map(place).collect();
    let painter = ui.painter();
    painter.hline(
        rect.x_range(),
        inside.bottom() + 1.5,
        Stroke::new(1.0, look.line),
    );
    let end = points.last().copied();
    painter.add(egui::Shape::line(points, Stroke::new(1.4, look.bar)));
    if let Some(end) = end {
        painter.circle_filled(end, 2.6, look.accent);
    }
    response.on_hover_text(said);
}

fn line_words(name: &str, trend: &Trend, counts: &[u64]) -> String {
    let most = counts.iter().copied().max().unwrap_or(0);
    let first = trend
        .periods
        .first()
        .map(|earliest| earliest.days.first().long());
    format!(
        "{name} in {} periods of equal length since {}; at most {}",
        counts.len(),
        first.unwrap_or_default(),
        thousands(most)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_said_in_percent_or_in_numbers_where_there_was_nothing() {
        let check = |now, earlier, expected: &str| assert_eq!(change(now, earlier), expected);
        check(805, 760, "+6 %");
        check(50, 100, "\u{2212}50 %");
        check(100, 100, "\u{b1}0 %");
        check(7, 0, "+7");
        check(30_000, 10, "+299,900 %");
    }

    #[test]
    fn whole_months_and_years_are_named() {
        let check = |first: &str, last: &str, expected: &str| {
            let days = DayRange::between(first.parse().unwrap(), last.parse().unwrap());
            assert_eq!(short_days(days, "the period before"), expected);
        };
        check("2023-08-01", "2023-08-31", "Aug 2023");
        check("2022-01-01", "2022-12-31", "2022");
        check("2022-01-02", "2022-12-31", "the period before");
    }
}

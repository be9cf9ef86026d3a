//! One actor: when, where, against whom, beside whom, under which names.
//!
//! Every number opens its events. Start at [`page_ui`].

use super::bars::{Bar, Counterparts, bar_ui};
use super::{ActorsPassing, heading_ui, locator, months, note_ui, parts, within, within_ui};
use crate::event::words::{counted, thousands};
use crate::query::{ActorCount, ActorPage, Facet, Names, Ranking, against, beside, involving};
use crate::scheme::WHOLE_NAME;
use crate::session::{ActorQuestion, Edits, Opened, Snapshot};
use crate::ui::look::{self, Look};
use crate::ui::number::{Number, NumberLook, number_link_ui};
use egui::{RichText, ScrollArea, Ui};

/// The page of whom a clause calls `asked`.
pub(super) fn page_ui(
    asked: &str,
    opened: &Opened,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut ActorsPassing,
    ui: &mut Ui,
) {
    ui.add_space(2.0);
    if ui.link("\u{2039} All actors").clicked() {
        edits.view.actors.open = None;
    }
    let filter = within(now.view);
    let question = ActorQuestion::Page(filter.clone(), asked.to_owned());
    let stale = !now.actors.answers(&question) || now.stale;
    edits.asked.push(question);
    ScrollArea::vertical()
        .id_salt(("actor", asked))
        .auto_shrink(false)
        .show(ui, |ui| {
            let name = asked.trim_start_matches(WHOLE_NAME);
            ui.label(RichText::new(name).font(look::semibold(18.0)));
            let Some(page) = now.actors.page(asked) else {
                note_ui("Looking at the events\u{2026}", ui);
                return;
            };
            head_ui(page, stale, name, edits, ui);
            within_ui(opened, &filter, now, edits, ui);
            buttons_ui(asked, edits, ui);
            months::months_ui(page, opened, now, edits, ui);
            locator::locator_ui(page, opened, &mut passing.locator, ui);
            met_ui(page, stale, asked, edits, passing, ui);
            kinds_ui(page, opened, stale, edits, ui);
            names_ui(page, opened, asked, stale, edits, passing, ui);
            deaths_ui(page, ui);
            ui.add_space(14.0);
        });
}

/// When it was seen, and the two figures.
fn head_ui(page: &ActorPage, stale: bool, name: &str, edits: &mut Edits, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    match page.ever_seen {
        Some(ever) => {
            let (first, last) = (ever.first().short(), ever.last().short());
            note_ui(&format!("First seen {first}, last seen {last}"), ui);
        }
        None => note_ui("Not seen in any event that the filter lets through", ui),
    }
    if let Some(seen) = page.seen.filter(|seen| Some(*seen) != page.ever_seen) {
        let (first, last) = (seen.first().short(), seen.last().short());
        note_ui(&format!("In this period: {first} to {last}"), ui);
    }
    ui.add_space(4.0);
    let ink = if stale { look.faint } else { look.ink };
    let style = NumberLook {
        font: look::semibold(24.0),
        ink,
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 26.0;
        let figures = [
            ("Events", "event", page.answer.events),
            ("Townships", "township", page.answer.townships),
        ];
        // A table without townships has no figure of them.
        let shown = figures
            .into_iter()
            .filter(|(_, noun, count)| *noun == "event" || *count > 0);
        for (title, noun, count) in shown {
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                let number = Number {
                    count,
                    noun,
                    words: name,
                };
                number_link_ui(ui, &style, &number, || page.filter.clone(), edits);
                note_ui(title, ui);
            });
        }
    });
    ui.add_space(4.0);
}

fn buttons_ui(asked: &str, edits: &mut Edits, ui: &mut Ui) {
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let clauses = [
            ("Show only this actor", Names::only([asked])),
            ("Not this actor", Names::all_but([asked])),
        ];
        for (title, names) in clauses {
            let filter = &mut edits.view.filter;
            let on = filter.chosen(Facet::Actor) == Some(&names);
            let button = egui::Button::new(title).selected(on);
            if ui.add(button).clicked() {
                match on {
                    true => filter.clear(Facet::Actor),
                    false => filter.choose(Facet::Actor, names),
                }
            }
        }
    });
}

/// Opponents and allies, by alias or by full name.
fn met_ui(
    page: &ActorPage,
    stale: bool,
    asked: &str,
    edits: &mut Edits,
    passing: &mut ActorsPassing,
    ui: &mut Ui,
) {
    ui.add_space(10.0);
    let full = &mut edits.view.actors.full_names;
    let by_full_name = *full;
    if !page.opponents.aliases.is_empty() {
        parts::choice_ui(full, &[(false, "Aliases"), (true, "Full names")], ui);
    }
    let opponents = Counterparts {
        heading: "Against",
        words: "against",
        nobody: "Nobody stood on the other side.",
        counts: counts_of(&page.opponents, by_full_name),
        stale,
    };
    let of_opponent = |other: &str| against(&page.filter, asked, other);
    opponents.ui(of_opponent, edits, passing, ui);
    let mut counts = counts_of(&page.allies, by_full_name);
    counts.retain(|count| !count.own);
    let allies = Counterparts {
        heading: "Beside",
        words: "beside",
        nobody: "Nobody else stood on the same side.",
        counts,
        stale,
    };
    let of_ally = |other: &str| beside(&page.filter, asked, other);
    allies.ui(of_ally, edits, passing, ui);
}

fn counts_of(ranking: &Ranking, by_full_name: bool) -> Vec<&ActorCount> {
    match by_full_name {
        true => ranking.names.iter().collect(),
        false => ranking.rolled_up(),
    }
}

/// By event type and by first-level area.
fn kinds_ui(page: &ActorPage, opened: &Opened, stale: bool, edits: &mut Edits, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let line =
        |name: &str, events: u64, most: u64, colour, filter, edits: &mut Edits, ui: &mut Ui| {
            let bar = Bar {
                name,
                after: "",
                events,
                most,
                colour,
                stale,
                words: name,
                opens: "",
            };
            bar_ui(&bar, || filter, edits, ui);
        };
    ui.add_space(12.0);
    heading_ui("By event type", ui);
    let types = page.answer.by_type.iter().filter(|count| count.events > 0);
    let most = page.answer.by_type.first().map_or(0, |count| count.events);
    for count in types {
        let event_type = opened.lens.scheme.types.get(usize::from(count.index));
        let colour = event_type.map_or(look.bar, |of| look.type_colour(of));
        let filter = page.filter.with_only(Facet::Type, &count.name);
        line(&count.name, count.events, most, colour, filter, edits, ui);
    }
    ui.add_space(12.0);
    heading_ui("By state or region", ui);
    let most = page.areas.first().map_or(0, |(_, events)| *events);
    for (name, events) in page.areas.iter().take(20) {
        let filter = page.filter.with_only(Facet::Admin1, name);
        let shown = if name.is_empty() { "Not given" } else { name };
        line(shown, *events, most, look.bar, filter, edits, ui);
    }
}

/// The full names it stands for.
fn names_ui(
    page: &ActorPage,
    opened: &Opened,
    asked: &str,
    stale: bool,
    edits: &mut Edits,
    passing: &mut ActorsPassing,
    ui: &mut Ui,
) {
    if page.variants.len() == 1 && opened.lens.aliases.entry(asked).is_none() {
        return;
    }
    let names = Counterparts {
        heading: "Names it stands for",
        words: "named",
        nobody: "No actor of this table has such a name.",
        counts: page.variants.iter().collect(),
        stale,
    };
    let of_name = |name: &str| involving(&page.filter, name);
    names.ui(of_name, edits, passing, ui);
}

/// Last, and with its caveat.
fn deaths_ui(page: &ActorPage, ui: &mut Ui) {
    let deaths = page.answer.deaths;
    if deaths.high == 0 {
        return;
    }
    ui.add_space(12.0);
    let [best, low, high] = [deaths.best, deaths.low, deaths.high].map(|n| thousands(n.into()));
    let range = if low == high {
        best
    } else {
        format!("{best} ({low} to {high})")
    };
    let events = counted(page.answer.events, "event");
    note_ui(
        &format!(
            "Estimated deaths in these {events}, on all sides: {range}. Sums of the source's estimates, which may \
             rest on conventions; they do not say who died."
        ),
        ui,
    );
}

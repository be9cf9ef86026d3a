//! The values of a facet whose values are names: search, the top values with bars, or all of them.
//!
//! Lists what the session counted; a large store's list stays, greyed, until the next is there. Start at [`names_ui`].

use super::super::look::{self, Look};
use super::super::passing::Passing;
use super::chips::link_ui;
use super::value_row::{Picked, ROW, ValueRow, value_row_ui};
use crate::event::words::thousands;
use crate::query::{ActorScope, Facet, Filter, Names, value_title};
use crate::scheme::{ActorSet, WHOLE_NAME};
use crate::session::{Action, Edits, FacetList, Listed, Opened, Snapshot};
use egui::{Color32, RichText, Role, ScrollArea, TextEdit, Ui, WidgetInfo};

/// Values listed before somebody asks for all of them.
const TOP: usize = 8;
/// Rows in sight of a whole list.
const ROWS_IN_SIGHT: f32 = 14.0;

/// Everything a list of one facet is shown by.
struct Lines<'a> {
    opened: &'a Opened,
    /// The filter whose counts are shown.
    asked: &'a Filter,
    facet: Facet,
    listed: &'a Listed<'a>,
    list: &'a FacetList,
    /// The actors the clause stands for; `None` for other facets.
    actors: Option<ActorSet>,
    most: u32,
    /// What shares are taken of.
    total: u64,
}

/// The values of a facet.
pub(in crate::ui) fn names_ui(
    now: &Snapshot<'_>,
    opened: &Opened,
    edits: &mut Edits,
    passing: &mut Passing,
    facet: Facet,
    ui: &mut Ui,
) {
    let Some(listed) = now.listed(facet) else {
        return;
    };
    if listed.wanted {
        edits.act(Action::Count(facet));
    }
    if facet == Facet::Actor {
        scope_ui(edits, ui);
    }
    let (Some(list), Some(results)) = (&listed.list, now.results) else {
        let look = Look::of(ui.ctx());
        ui.label(RichText::new("Counting\u{2026}").color(look.quiet));
        return;
    };
    let of_actors = matches!(facet, Facet::Actor | Facet::Opponent | Facet::Ally);
    let clause = edits.view.filter.chosen(facet).filter(|_| of_actors);
    let actors = clause.map(|clause| {
        let names: Vec<&String> = clause.names.iter().collect();
        opened.lens.aliases.actor_set(&names)
    });
    let counts = list
        .by_count
        .first()
        .into_iter()
        .chain(list.by_count.get(1));
    let counts = counts.filter_map(|at| list.events.get(*at as usize).copied());
    let grouped = list.groups.iter().map(|(_, events)| *events);
    let lines = Lines {
        opened,
        asked: &results.filter,
        facet,
        most: counts.chain(grouped).max().unwrap_or(0),
        total: list.total,
        listed: &listed,
        list,
        actors,
    };
    groups_ui(&lines, edits, passing, ui);
    values_ui(&lines, edits, passing, ui);
}

/// Who counts as taking part.
fn scope_ui(edits: &mut Edits, ui: &mut Ui) {
    let scope = &mut edits.view.filter.actor_scope;
    let mut associates = *scope == ActorScope::All;
    let text = RichText::new("Associates count too").font(look::sans(12.0));
    let hint = "On: whoever is named on either side. Off: the first and second actor only.";
    if ui
        .checkbox(&mut associates, text)
        .on_hover_text(hint)
        .changed()
    {
        *scope = if associates {
            ActorScope::All
        } else {
            ActorScope::Main
        };
    }
}

/// Aliases, and parts of names the filter asks for.
fn groups_ui(lines: &Lines<'_>, edits: &mut Edits, passing: &Passing, ui: &mut Ui) {
    let chosen = |name: &str| {
        let clause = lines.chosen(edits);
        clause.is_some_and(|clause| clause.names.contains(name))
    };
    let whole = passing.filters.whole.contains(&lines.facet);
    let groups = lines.list.groups.iter().enumerate();
    let groups = groups
        .filter(|(place, (name, events))| chosen(name) || *events > 0 && (whole || *place < TOP));
    let groups: Vec<&(String, u32)> = groups.map(|(_, group)| group).collect();
    if groups.is_empty() {
        return;
    }
    let look = Look::of(ui.ctx());
    let small = |text: &str| RichText::new(text).font(look::sans(11.0)).color(look.quiet);
    ui.label(small("Aliases and parts of names"));
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (name, events) in groups {
            line_ui(lines, name, *events, edits, ui);
        }
    });
    ui.label(small("Names as the source writes them"));
}

fn values_ui(lines: &Lines<'_>, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    let facet = lines.facet;
    let all = values(lines, edits, passing, "");
    if all.len() > TOP {
        search_ui(lines, passing, ui);
    }
    let searched = passing.filters.searched.get(&facet);
    let text = searched
        .map(|text| text.trim().to_lowercase())
        .unwrap_or_default();
    let found = if text.is_empty() {
        all
    } else {
        values(lines, edits, passing, &text)
    };
    let whole = passing.filters.whole.contains(&facet);
    let asked = |at: u32| lines.listed.values.asked(at);
    let events = |at: u32| lines.list.events.get(at as usize).copied().unwrap_or(0);
    if found.is_empty() {
        let look = Look::of(ui.ctx());
        let said = if text.is_empty() {
            "No events match the other filters in this period."
        } else {
            "Nothing of that name has events here."
        };
        ui.label(RichText::new(said).color(look.quiet));
    }
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if whole && found.len() as f32 > ROWS_IN_SIGHT {
            ScrollArea::vertical()
                .id_salt("all values")
                .max_height(ROWS_IN_SIGHT * ROW)
                .show_rows(ui, ROW, found.len(), |ui, range| {
                    for at in found.get(range).unwrap_or(&[]) {
                        line_ui(lines, asked(*at), events(*at), edits, ui);
                    }
                });
            return;
        }
        let chosen = lines.chosen(edits);
        let is_chosen = |at: u32| chosen.is_some_and(|names| names.names.contains(asked(at)));
        let places = found.iter().enumerate();
        let shown = places.filter(|(place, at)| whole || *place < TOP || is_chosen(**at));
        let shown: Vec<u32> = shown.map(|(_, at)| *at).collect();
        for at in shown {
            line_ui(lines, asked(at), events(at), edits, ui);
        }
    });
    if found.len() > TOP {
        more_ui(lines, found.len(), passing, ui);
    }
}

/// The indices of the values that are listed, in order.
fn values(lines: &Lines<'_>, edits: &Edits, passing: &Passing, text: &str) -> Vec<u32> {
    let (values, list) = (lines.listed.values, lines.list);
    let order = if passing.filters.by_name.contains(&lines.facet) {
        &values.by_name
    } else {
        &list.by_count
    };
    let chosen = lines.chosen(edits);
    let listed = |at: &u32| {
        let asked = values.asked(*at);
        let at = *at as usize;
        let some = list.events.get(at).is_some_and(|events| *events > 0);
        let kept = some
            || lines.facet == Facet::Type
            || chosen.is_some_and(|names| names.names.contains(asked));
        kept && (text.is_empty()
            || values
                .lower
                .get(at)
                .is_some_and(|lower| lower.contains(text)))
    };
    order.iter().copied().filter(listed).collect()
}

impl Lines<'_> {
    fn chosen<'e>(&self, edits: &'e Edits) -> Option<&'e Names> {
        edits.view.filter.chosen(self.facet)
    }

    /// Whether the clause lets a value through.
    fn shown(&self, edits: &Edits, asked: &str) -> bool {
        match (&self.actors, self.chosen(edits)) {
            (Some(set), Some(clause)) => {
                let named = clause.names.contains(asked) || set.contains(self.name(asked));
                named != clause.inverted
            }
            _ => edits.view.filter.shows(self.facet, asked),
        }
    }

    /// The name of a value by what a clause calls it.
    fn name<'n>(&self, asked: &'n str) -> &'n str {
        match self.facet {
            Facet::Actor | Facet::Opponent | Facet::Ally => asked.trim_start_matches(WHOLE_NAME),
            _ => asked,
        }
    }

    fn colour(&self, look: &Look, name: &str) -> Color32 {
        let types = &self.opened.lens.scheme.types;
        let found = types
            .iter()
            .find(|t| self.facet == Facet::Type && t.name == name);
        found.map_or(look.bar, |t| look.type_colour(t))
    }
}

/// `name` is what a clause calls the value.
fn line_ui(lines: &Lines<'_>, name: &str, events: u32, edits: &mut Edits, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let title = value_title(lines.facet, lines.name(name), &lines.opened.lens);
    let row = ValueRow {
        id: ui.scope_id().with(("value", lines.facet, name)),
        title: &title,
        events,
        most: lines.most,
        total: lines.total,
        shown: lines.shown(edits, name),
        stale: lines.listed.stale,
        colour: lines.colour(look, name),
    };
    let filter = || lines.asked.with_only(lines.facet, name);
    let picked = value_row_ui(&row, filter, edits, ui);
    let filter = &mut edits.view.filter;
    match picked {
        Some(Picked::With) => filter.pick(lines.facet, name),
        Some(Picked::Only) => filter.choose(lines.facet, Names::only([name])),
        Some(Picked::Not) => filter.leave_out(lines.facet, name),
        None => {}
    }
}

fn search_ui(lines: &Lines<'_>, passing: &mut Passing, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let title = crate::query::facet_title(lines.facet, &lines.opened.lens);
    let name = format!("Search: {title}");
    let by_name = passing.filters.by_name.contains(&lines.facet);
    let text = passing.filters.searched.entry(lines.facet).or_default();
    let mut turned = false;
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 64.0).max(80.0);
        let field = TextEdit::singleline(text)
            .id(ui.scope_id().with(("search", lines.facet)))
            .hint_text("Search")
            .background_color(look.hover)
            .desired_width(width)
            .margin(egui::Margin::symmetric(8, 4));
        let field = ui.add(field);
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
        let (word, hint) = if by_name {
            ("by name", "Sorted by name; click to sort by number")
        } else {
            ("by count", "Sorted by number; click to sort by name")
        };
        turned = link_ui(word, ui).on_hover_text(hint).clicked();
    });
    if turned && !passing.filters.by_name.remove(&lines.facet) {
        passing.filters.by_name.insert(lines.facet);
    }
}

fn more_ui(lines: &Lines<'_>, found: usize, passing: &mut Passing, ui: &mut Ui) {
    let whole = &mut passing.filters.whole;
    let words = if whole.contains(&lines.facet) {
        "Show fewer".to_owned()
    } else {
        format!("Show all {}", thousands(found as u64))
    };
    if link_ui(&words, ui).clicked() && !whole.remove(&lines.facet) {
        whole.insert(lines.facet);
    }
}

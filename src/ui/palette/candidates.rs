//! What the palette offers for a text: commands, files opened lately, schemes, actors, places, event types.
//!
//! Best first; without a text, the commands used last and then all of them. Start at [`candidates`].

use crate::query::{find_actors, find_townships, fit, spelled_as_in};
use crate::session::{Opened, Snapshot};
use crate::ui::commands::{self, Command, Entry, Menu, Offer, Offers};
use crate::ui::passing::Passing;

/// Lines for a text.
const MOST: usize = 40;
/// Actors for a text.
const MOST_ACTORS: usize = 9;
/// What it costs to be named by the text itself: more than to begin with it, less than anything else.
const NAMED: u32 = 100;
/// Townships for a text.
const MOST_TOWNSHIPS: usize = 6;

/// One line of the palette.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Candidate {
    /// How ill it fits, as `query::fit` counts.
    pub cost: u32,
    /// Its menu, or what it is.
    pub kind: &'static str,
    pub name: String,
    /// The key that does it without the palette; empty without one.
    pub keys: String,
    /// Whether it is on; `None` where that says nothing.
    pub checked: Option<bool>,
    pub target: Target,
}

/// What a line does.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Target {
    Command(Command),
    Offer(Offer),
}

/// The lines for a text, best first; those that fit alike in order of the menus, then of the name.
pub(super) fn candidates(now: &Snapshot<'_>, passing: &Passing, text: &str) -> Vec<Candidate> {
    let enabled = commands::entries()
        .filter(|(_, entry)| commands::enabled(entry.command, now, passing))
        .map(|(menu, entry)| of_command(menu, entry, now, passing));
    if text.trim().is_empty() {
        let mut all: Vec<Candidate> = enabled.collect();
        all.sort_by_key(|candidate| match &candidate.target {
            Target::Command(command) => {
                let lately = passing.lately.iter().position(|known| known == command);
                lately.unwrap_or(usize::MAX)
            }
            Target::Offer(_) => usize::MAX,
        });
        return all;
    }
    let mut found: Vec<Candidate> = enabled
        .chain(of_offers(now))
        .filter_map(|candidate| {
            let cost = fit(text, &candidate.name)?;
            Some(Candidate { cost, ..candidate })
        })
        .collect();
    if let Some(opened) = now.opened {
        found.extend(of_names(opened, text));
        found.extend(of_actors(opened, text));
    }
    found.sort_by_key(|candidate| candidate.cost);
    found.truncate(MOST);
    found
}

fn of_command(menu: Menu, entry: &Entry, now: &Snapshot<'_>, passing: &Passing) -> Candidate {
    let keys = entry.shortcuts.first();
    Candidate {
        cost: 0,
        kind: menu.name(),
        name: entry.name.trim_end_matches('\u{2026}').to_owned(),
        keys: keys.map(|keys| keys.text()).unwrap_or_default(),
        checked: commands::checked(entry.command, now, passing),
        target: Target::Command(entry.command),
    }
}

fn of_offer(kind: &'static str, name: String, cost: u32, offer: Offer) -> Candidate {
    Candidate {
        cost,
        kind,
        name,
        keys: String::new(),
        checked: None,
        target: Target::Offer(offer),
    }
}

/// Files opened lately and schemes.
fn of_offers(now: &Snapshot<'_>) -> impl Iterator<Item = Candidate> {
    let kinds = [Offers::RecentFiles, Offers::Schemes].into_iter();
    kinds.flat_map(|offers| {
        offers.all(now).into_iter().map(move |offered| Candidate {
            checked: offered.checked,
            ..of_offer(offers.name(), offered.name, 0, offered.offer)
        })
    })
}

/// Event types, regions and townships by name.
fn of_names(opened: &Opened, text: &str) -> Vec<Candidate> {
    let mut found = Vec::new();
    for event_type in &opened.lens.scheme.types {
        let name = &event_type.name;
        if let Some(cost) = fit(text, name) {
            let offer = Offer::EventType(name.clone());
            found.push(of_offer("Event type", name.clone(), cost, offer));
        }
    }
    for name in &opened.lens.regions.names {
        if let Some(cost) = fit(text, name) {
            found.push(of_offer(
                "Region",
                name.clone(),
                cost,
                Offer::Region(name.clone()),
            ));
        }
    }
    for found_one in find_townships(&opened.store, text, MOST_TOWNSHIPS) {
        let name = found_one.township.name();
        let offer = Offer::Township(name.clone(), found_one.at);
        found.push(of_offer("Township", name, found_one.cost, offer));
    }
    found
}

/// Actors by any part of their names; first all whom the text itself names.
fn of_actors(opened: &Opened, text: &str) -> Vec<Candidate> {
    let names = find_actors(&opened.store, text, MOST_ACTORS);
    let mut found = Vec::new();
    if !names.is_empty() {
        let spelled = spelled_as_in(&opened.store, text);
        let said = format!("Every actor that matches \u{201c}{spelled}\u{201d}");
        // A text that is a whole part of names means those before what only sounds like it.
        let named = opened
            .lens
            .aliases
            .matches(&spelled, names.first().unwrap_or(&""));
        let cost = if named {
            NAMED
        } else {
            fit(text, &said).unwrap_or(u32::MAX)
        };
        found.push(of_offer("Actors", said, cost, Offer::Actor(spelled)));
    }
    let each = names.into_iter().map(|name| {
        let cost = fit(text, name).unwrap_or(u32::MAX);
        of_offer(
            "Actor",
            name.to_owned(),
            cost,
            Offer::Actor(name.to_owned()),
        )
    });
    found.extend(each);
    found
}

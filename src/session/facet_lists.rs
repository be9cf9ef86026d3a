//! The values of each facet with their events, ready to be listed; counted only for facets that somebody looks at.
//!
//! Small stores are counted between two frames. For large ones a panel asks for [`Action::Count`](super::Action), and
//! until that is done the list counted last stays, marked stale. Start at [`Snapshot::listed`].

use super::current::EVENTS_AT_ONCE;
use super::{Opened, Results, Snapshot};
use crate::query::{Facet, breakdown, events_naming, facet_values};
use crate::scheme::{ExactNames, WHOLE_NAME};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

const FACETS: usize = Facet::ALL.len();

/// The values of a facet, whatever the filter.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// Their names; the empty one is "not given".
    pub names: Vec<String>,
    /// The names in lower case, for searching.
    pub lower: Vec<String>,
    /// Their indices in the order of the names.
    pub by_name: Vec<u32>,
    /// What a clause calls the actors among them; empty for other facets, whose clauses use the names.
    asked: Vec<String>,
}

impl Values {
    /// What a clause calls a value, so that it finds it and no other; empty past the last.
    pub fn asked(&self, at: u32) -> &str {
        let asked = self.asked.get(at as usize);
        let asked = asked.or_else(|| self.names.get(at as usize));
        asked.map_or("", String::as_str)
    }
}

/// The values of every facet of a source, made when first asked for.
#[derive(Clone, Debug, Default)]
pub struct ValueLists([OnceLock<Values>; FACETS]);

/// The events of the values of a facet that pass every clause but its own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FacetList {
    /// By the index of the value.
    pub events: Vec<u32>,
    /// All of them; an event with several actors counts once.
    pub total: u64,
    /// The indices of the values: most events first, then by name.
    pub by_count: Vec<u32>,
    /// Aliases and parts of names that the filter asks for, with their events; only for facets of actors.
    pub groups: Vec<(String, u32)>,
}

/// The lists of one filter, and those that were counted last for another.
#[derive(Clone, Debug, Default)]
pub struct FacetLists {
    now: [OnceLock<Arc<FacetList>>; FACETS],
    last: [Option<Arc<FacetList>>; FACETS],
    asked: [OnceLock<()>; FACETS],
}

/// A list as it can be shown now.
#[derive(Clone, Debug)]
pub struct Listed<'a> {
    /// The values.
    pub values: &'a Values,
    /// Their events; `None` until they were counted once.
    pub list: Option<Arc<FacetList>>,
    /// Whether the list answers an earlier filter.
    pub stale: bool,
    /// Whether somebody has to ask for the list to be counted.
    pub wanted: bool,
}

impl ValueLists {
    fn of(&self, opened: &Opened, facet: Facet) -> &Values {
        self.0[facet as usize].get_or_init(|| {
            let names = facet_values(&opened.store, &opened.lens, facet).names;
            let lower: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
            let mut by_name: Vec<u32> = (0..names.len() as u32).collect();
            // What is not given stands last.
            by_name.sort_by_key(|at| (lower[*at as usize].is_empty(), &lower[*at as usize]));
            Values {
                asked: asked(opened, facet, &names),
                names,
                lower,
                by_name,
            }
        })
    }
}

fn asked(opened: &Opened, facet: Facet, names: &[String]) -> Vec<String> {
    if !is_of_actors(facet) {
        return Vec::new();
    }
    let exact = ExactNames::of(names.iter().map(String::as_str));
    let asked = names.iter().map(|name| match name.as_str() {
        "" => String::new(),
        name => exact.asking_for(&opened.lens.aliases, name),
    });
    asked.collect()
}

fn is_of_actors(facet: Facet) -> bool {
    matches!(facet, Facet::Actor | Facet::Opponent | Facet::Ally)
}

impl Opened {
    /// The values of a facet.
    pub fn values(&self, facet: Facet) -> &Values {
        self.value_lists.of(self, facet)
    }
}

impl FacetLists {
    /// No list yet; those of `former` stay on screen until theirs are counted.
    pub(super) fn after(former: Option<&FacetLists>) -> FacetLists {
        let mut lists = FacetLists::default();
        if let Some(former) = former {
            let kept = former.now.iter().zip(&former.last);
            for (last, (now, before)) in lists.last.iter_mut().zip(kept) {
                *last = now.get().or(before.as_ref()).cloned();
            }
        }
        lists
    }
}

impl Results {
    /// The list of a facet, counted now if it was not before.
    pub(super) fn count(&self, opened: &Opened, facet: Facet) -> Arc<FacetList> {
        let list =
            self.lists.now[facet as usize].get_or_init(|| Arc::new(counted(self, opened, facet)));
        Arc::clone(list)
    }

    /// Notes that a list is being counted. Returns whether it was not before.
    pub(super) fn begin_count(&self, facet: Facet) -> bool {
        self.lists.asked[facet as usize].set(()).is_ok()
    }
}

fn counted(results: &Results, opened: &Opened, facet: Facet) -> FacetList {
    let (store, lens) = (&opened.store, &opened.lens);
    let events = match results.answer.ignoring(facet) {
        [] => breakdown(store, lens, &results.matches, facet).ignoring,
        counted => counted.to_vec(),
    };
    // Sorting is stable: equal counts keep the order of the names.
    let mut by_count = opened.values(facet).by_name.clone();
    by_count.sort_by_key(|at| Reverse(events.get(*at as usize).copied().unwrap_or(0)));
    let total = if is_of_actors(facet) {
        results.matches.rows_ignoring(facet).count() as u64
    } else {
        events.iter().map(|events| u64::from(*events)).sum()
    };
    FacetList {
        groups: groups(results, opened, facet),
        total,
        events,
        by_count,
    }
}

/// The aliases, and whatever the clause asks for that is no actor's full name; most events first, then by name.
fn groups(results: &Results, opened: &Opened, facet: Facet) -> Vec<(String, u32)> {
    if !is_of_actors(facet) {
        return Vec::new();
    }
    let aliases = opened.lens.aliases.entries.iter().map(|(alias, _)| alias);
    let asked = results.filter.chosen(facet).into_iter();
    let asked = asked.flat_map(|clause| &clause.names);
    let values = opened.values(facet);
    let is_value = |name: &str| {
        let code = opened
            .store
            .actors()
            .code(name.trim_start_matches(WHOLE_NAME));
        code.is_some_and(|code| values.asked(code) == name)
    };
    let parts = asked.filter(|name| !is_value(name));
    let names: BTreeSet<&str> = aliases.chain(parts).map(String::as_str).collect();
    let names: Vec<&str> = names.into_iter().collect();
    let (store, lens) = (&opened.store, &opened.lens);
    let counted = events_naming(store, lens, &results.matches, facet, &names);
    let named = names.into_iter().map(str::to_owned).zip(counted);
    let mut groups: Vec<(String, u32)> = named.collect();
    groups.sort_by_key(|(_, events)| Reverse(*events));
    groups
}

impl<'a> Snapshot<'a> {
    /// The list of a facet; `None` while nothing is open or answered.
    pub fn listed(&self, facet: Facet) -> Option<Listed<'a>> {
        let (opened, results) = (self.opened?, self.results?);
        let lists = &results.lists;
        let mut listed = Listed {
            values: opened.values(facet),
            list: lists.now[facet as usize].get().cloned(),
            stale: self.stale,
            wanted: false,
        };
        if listed.list.is_none() && opened.store.len() <= EVENTS_AT_ONCE {
            listed.list = Some(results.count(opened, facet));
        } else if listed.list.is_none() {
            listed.list.clone_from(&lists.last[facet as usize]);
            listed.stale = true;
            listed.wanted = !self.stale && lists.asked[facet as usize].get().is_none();
        }
        Some(listed)
    }
}

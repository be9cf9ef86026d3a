//! Counting actors and aliases: each at most once in an event, however often it is named.
//!
//! Works on actor codes; the words by which a filter finds a counted actor are given with it. Start at [`ActorGroups`].

use super::clauses::actor_set;
use super::facet::Facet;
use super::filter::{Filter, Names};
use super::lens::Lens;
use crate::scheme::ExactNames;
use crate::store::{EventStore, Row};
use std::cmp::Reverse;

/// An actor or an alias with its events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActorCount {
    /// The full name as the data writes it, or the alias.
    pub name: String,
    /// What a clause calls it: finds these actors and nobody else.
    pub asked: String,
    /// Events, each counted once.
    pub events: u64,
    /// How many full names an alias stands for; `None` for a single full name.
    pub members: Option<u32>,
    /// Whether an alias stands for this full name too.
    pub covered: bool,
    /// Whether it belongs to the actors the list is about.
    pub own: bool,
}

/// Aliases and full names, each most events first, then by name; those without events are left out of the names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ranking {
    /// The aliases of the book.
    pub aliases: Vec<ActorCount>,
    /// The full names.
    pub names: Vec<ActorCount>,
}

impl Ranking {
    /// The aliases, then the full names that no alias stands for; most events first.
    pub fn rolled_up(&self) -> Vec<&ActorCount> {
        let alone = self.names.iter().filter(|count| !count.covered);
        let mut all: Vec<&ActorCount> = self.aliases.iter().chain(alone).collect();
        all.retain(|count| count.events > 0);
        all.sort_by_key(|count| (Reverse(count.events), &count.name));
        all
    }
}

/// The same question without its clauses on actors: what a list of actors is counted in.
pub fn beside_actors(filter: &Filter) -> Filter {
    let without = filter.without(Facet::Actor);
    without.without(Facet::Opponent).without(Facet::Ally)
}

/// The events of one actor or alias, whatever `filter` says of actors.
pub fn involving(filter: &Filter, asked: &str) -> Filter {
    beside_actors(filter).with_only(Facet::Actor, asked)
}

/// The events in which `asked` stands against `opponent`.
pub fn against(filter: &Filter, asked: &str, opponent: &str) -> Filter {
    involving(filter, asked).with_only(Facet::Opponent, opponent)
}

/// The events in which `asked` stands beside `ally`.
pub fn beside(filter: &Filter, asked: &str, ally: &str) -> Filter {
    involving(filter, asked).with_only(Facet::Ally, ally)
}

/// The events that none of the actors has a part in.
pub fn involving_none<'a>(filter: &Filter, asked: impl Iterator<Item = &'a str>) -> Filter {
    let mut filter = beside_actors(filter);
    filter.choose(Facet::Actor, Names::all_but(asked));
    filter
}

/// Which aliases stand for each actor of a store, and what a filter calls each.
pub(super) struct ActorGroups<'a> {
    store: &'a EventStore,
    lens: &'a Lens,
    exact: ExactNames,
    /// Where the aliases of each code begin in `aliases`; one more than there are codes.
    starts: Vec<u32>,
    aliases: Vec<u32>,
    members: Vec<u32>,
}

impl<'a> ActorGroups<'a> {
    pub(super) fn of(store: &'a EventStore, lens: &'a Lens) -> ActorGroups<'a> {
        let entries = lens.aliases.entries.iter();
        let sets: Vec<_> = entries
            .map(|(alias, _)| actor_set(lens, &Names::only([alias.as_str()])))
            .collect();
        let mut members = vec![0; sets.len()];
        // Code 0, "not given", belongs to nobody.
        let (mut starts, mut aliases) = (vec![0, 0], Vec::new());
        for (_, actor) in store.actors().iter() {
            for (alias, set) in (0u32..).zip(&sets) {
                if set.contains(actor) {
                    aliases.push(alias);
                    members[alias as usize] += 1;
                }
            }
            starts.push(aliases.len() as u32);
        }
        ActorGroups {
            exact: ExactNames::of(store.actors().iter().map(|(_, name)| name)),
            store,
            lens,
            starts,
            aliases,
            members,
        }
    }

    /// The aliases that stand for a code, by their place in the book.
    pub(super) fn aliases_of(&self, code: u32) -> &[u32] {
        let code = code as usize;
        &self.aliases[self.starts[code] as usize..self.starts[code + 1] as usize]
    }

    pub(super) fn tally(&self) -> ActorTally {
        ActorTally {
            names: Once::new(self.store.actors().len()),
            aliases: Once::new(self.members.len()),
        }
    }

    /// Counts an actor and its aliases for a row, unless they were counted for it before.
    pub(super) fn count(&self, tally: &mut ActorTally, row: Row, code: u32) {
        if code != 0 && tally.names.add(row, code) {
            for alias in self.aliases_of(code) {
                tally.aliases.add(row, *alias);
            }
        }
    }

    pub(super) fn name_count(&self, code: u32, events: u32, own: bool) -> ActorCount {
        let name = self.store.actors().name(code);
        ActorCount {
            name: name.to_owned(),
            asked: self.exact.asking_for(&self.lens.aliases, name),
            events: events.into(),
            members: None,
            covered: !self.aliases_of(code).is_empty(),
            own,
        }
    }

    fn alias_count(&self, alias: usize, events: u32, own: bool) -> Option<ActorCount> {
        let (name, _) = self.lens.aliases.entries.get(alias)?;
        Some(ActorCount {
            name: name.clone(),
            asked: name.clone(),
            events: events.into(),
            members: self.members.get(alias).copied(),
            covered: false,
            own,
        })
    }

    /// The lists of a tally; `own` says which codes the lists are about.
    pub(super) fn ranking(&self, tally: &ActorTally, own: &[bool]) -> Ranking {
        let is_own = |code: u32| own.get(code as usize).copied().unwrap_or(false);
        let counted = (0u32..).zip(&tally.names.events);
        let mut names: Vec<ActorCount> = counted
            .filter(|(_, events)| **events > 0)
            .map(|(code, events)| self.name_count(code, *events, is_own(code)))
            .collect();
        let mut own_aliases = vec![own.len() > 1; self.members.len()];
        for code in 1..self.store.actors().len() as u32 {
            for alias in self.aliases_of(code) {
                own_aliases[*alias as usize] &= is_own(code);
            }
        }
        let counted = tally.aliases.events.iter().zip(&own_aliases).enumerate();
        let mut aliases: Vec<ActorCount> = counted
            .filter_map(|(alias, (events, own))| {
                let own = *own && self.members[alias] > 0;
                self.alias_count(alias, *events, own)
            })
            .collect();
        for list in [&mut names, &mut aliases] {
            list.sort_by(|a, b| b.events.cmp(&a.events).then_with(|| a.name.cmp(&b.name)));
        }
        Ranking { aliases, names }
    }
}

/// Events per actor code and per alias.
pub(super) struct ActorTally {
    names: Once,
    aliases: Once,
}

impl ActorTally {
    pub(super) fn events_of(&self, code: u32) -> u32 {
        self.names.events[code as usize]
    }
}

/// Counts per code, each at most once a row; rows come in order.
struct Once {
    events: Vec<u32>,
    /// The last row counted for each code, plus one.
    counted: Vec<u32>,
}

impl Once {
    fn new(codes: usize) -> Once {
        Once {
            events: vec![0; codes],
            counted: vec![0; codes],
        }
    }

    /// Returns whether this was the first time in the row.
    fn add(&mut self, row: Row, code: u32) -> bool {
        let counted = &mut self.counted[code as usize];
        let first = *counted != row + 1;
        *counted = row + 1;
        self.events[code as usize] += u32::from(first);
        first
    }
}

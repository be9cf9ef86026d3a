//! Whether an event passes a filter, clause by clause, on the words of the event alone.

use super::Event;
use conflict_atlas::query::{ActorScope, Facet, Filter, Names};

impl Event {
    /// The names that stand on a side, as far as the scope lets them count.
    pub(super) fn side(&self, number: usize, scope: ActorScope) -> Vec<&'static str> {
        let mut names = vec![self.main[number]];
        if scope == ActorScope::All {
            names.extend(&self.associates[number]);
        }
        names.retain(|name| !name.is_empty());
        names
    }

    pub(super) fn passes(&self, filter: &Filter) -> bool {
        let Some(name) = self.type_name() else {
            return false;
        };
        let shows = |facet, name: &str| {
            let clause = filter.names.get(&facet);
            clause.is_none_or(|clause| clause.names.contains(name) != clause.inverted)
        };
        filter
            .days
            .is_none_or(|days| self.days.first() <= days.last() && self.days.last() >= days.first())
            && shows(Facet::Type, name)
            && shows(Facet::SubType, self.class)
            && shows(Facet::Region, self.region_name().unwrap_or(""))
            && shows(Facet::Admin1, self.admin1)
            && shows(Facet::Township, &self.township())
            && shows(Facet::PlacePrecision, self.precision.name())
            && shows(Facet::TimePrecision, self.time_precision.name())
            && shows(Facet::Source, self.source)
            && shows(
                Facet::Civilians,
                if self.civilians {
                    "civilians targeted"
                } else {
                    "other"
                },
            )
            && self.passes_actors(filter)
            && filter.deaths.is_none_or(|range| {
                let least = range.least.unwrap_or(0);
                let most = range.most.unwrap_or(u32::MAX);
                self.deaths
                    .is_some_and(|best| (least..=most).contains(&best))
                    != range.inverted
            })
            && filter.text.as_ref().is_none_or(|query| {
                let found = match query.typed.as_str() {
                    "né" => self.notes().contains("né"),
                    "-né" => !self.notes().contains("né"),
                    _ => true,
                };
                query.typed.is_empty() || found != query.inverted
            })
            && filter.area.as_ref().is_none_or(|area| {
                let west_of_96 = self.at().is_some_and(|at| at.lon() <= 96.0);
                (!area.outlines.is_empty() && west_of_96) != area.inverted
            })
            && filter
                .in_view
                .is_none_or(|_| self.at().is_some_and(|at| at.lat() >= 20.0))
    }

    fn passes_actors(&self, filter: &Filter) -> bool {
        let scope = filter.actor_scope;
        let clause = |facet| filter.names.get(&facet);
        let asked = clause(Facet::Actor)
            .filter(|clause| !clause.inverted)
            .map(meant);
        let is_asked = |name: &&str| asked.as_ref().is_none_or(|asked| asked.contains(name));
        let pairs = |mine: usize, other: usize| {
            let ours = self.side(mine, scope).into_iter().filter(is_asked);
            let theirs = self.side(other, scope);
            ours.flat_map(move |one| theirs.clone().into_iter().map(move |two| (one, two)))
        };
        let met = |clause: &Names, mut met: Box<dyn Iterator<Item = (&str, &str)> + '_>| {
            let names = meant(clause);
            met.any(|(one, two)| one != two && names.contains(&two)) != clause.inverted
        };
        let opposed = |clause: &Names| {
            let names = meant(clause);
            let mut pairs = pairs(0, 1).chain(pairs(1, 0));
            pairs.any(|(_, two)| names.contains(&two)) != clause.inverted
        };
        clause(Facet::Actor).is_none_or(|clause| {
            let names = meant(clause);
            let took_part = self.actors(scope).iter().any(|name| names.contains(name));
            took_part != clause.inverted
        }) && clause(Facet::Opponent).is_none_or(opposed)
            && clause(Facet::Ally)
                .is_none_or(|clause| met(clause, Box::new(pairs(0, 0).chain(pairs(1, 1)))))
    }
}

/// The actors that the names of a clause stand for.
pub(super) fn meant(clause: &Names) -> Vec<&'static str> {
    let of = |wanted: &String| match wanted.as_str() {
        "kia" | "north" => vec!["KIO/KIA: Kachin", "People (KIA, AA)"],
        "Army" => vec!["Army"],
        "Villagers" => vec!["Villagers"],
        "KIO/KIA: Kachin" => vec!["KIO/KIA: Kachin"],
        "KIAB" => vec!["KIAB"],
        "People (KIA, AA)" => vec!["People (KIA, AA)"],
        _ => Vec::new(),
    };
    clause.names.iter().flat_map(of).collect()
}

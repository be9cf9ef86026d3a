//! Which values of each facet an event has, decided on its words alone.

use super::Event;
use super::passes::meant;
use conflict_atlas::query::{Facet, Filter};
use std::collections::BTreeSet;

impl Event {
    /// The names of the facet's values the event has; none for "nobody".
    pub fn values(&self, facet: Facet, filter: &Filter) -> BTreeSet<String> {
        let scope = filter.actor_scope;
        let one = |name: &str| BTreeSet::from([name.to_owned()]);
        let asked = filter.names.get(&Facet::Actor);
        let asked = asked.filter(|clause| !clause.inverted).map(meant);
        let is_asked = |name: &&&str| asked.as_ref().is_none_or(|asked| asked.contains(*name));
        let others = |mine: usize, theirs: usize| -> BTreeSet<String> {
            let ours = self.side(mine, scope);
            let met = self.side(theirs, scope).into_iter().filter(|other| {
                let mut ours = ours.iter().filter(is_asked);
                ours.any(|one| mine != theirs || one != other)
            });
            met.map(str::to_owned).collect()
        };
        match facet {
            Facet::Time | Facet::Text | Facet::Area => BTreeSet::new(),
            Facet::Type => self.type_name().map(one).unwrap_or_default(),
            Facet::SubType => one(self.class),
            Facet::Region => one(self.region_name().unwrap_or("")),
            Facet::Admin1 => one(self.admin1),
            Facet::Township => one(&self.township()),
            Facet::Deaths => one(&self
                .deaths
                .map_or_else(String::new, |best| best.to_string())),
            Facet::PlacePrecision => one(self.precision.name()),
            Facet::TimePrecision => one(self.time_precision.name()),
            Facet::Source => one(self.source),
            Facet::Civilians if self.civilians => one("civilians targeted"),
            Facet::Civilians => one("other"),
            Facet::Actor => {
                let names = self.actors(scope).into_iter();
                names.map(str::to_owned).collect()
            }
            Facet::Opponent => &others(0, 1) | &others(1, 0),
            Facet::Ally => &others(0, 0) | &others(1, 1),
        }
    }
}

//! What is asked: one optional clause per facet. Saved with the view, so everything is a name, never a code.
//!
//! Within a clause any value will do, between clauses all must hold, and each clause can be turned round. Says
//! nothing of which rows pass; that is `select`. Start at [`Filter`].

use super::facet::Facet;
use super::text::TextQuery;
use crate::event::DayRange;
use crate::geo::{GeoBox, Outline};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Which names of an event count as its actors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActorScope {
    /// First and second actor and everybody associated with them.
    #[default]
    All,
    /// First and second actor only.
    Main,
}

/// Names that pass, or with `inverted` the names that do not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Names {
    /// The names, as the data, the scheme or the region set writes them. Empty passes nothing.
    pub names: BTreeSet<String>,
    /// Whether everything but these names passes.
    pub inverted: bool,
}

impl Names {
    /// Only these names.
    pub fn only<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Names {
        Names {
            names: names.into_iter().map(Into::into).collect(),
            inverted: false,
        }
    }

    /// Everything but these names.
    pub fn all_but<S: Into<String>>(names: impl IntoIterator<Item = S>) -> Names {
        Names {
            inverted: true,
            ..Names::only(names)
        }
    }

    /// Whether a name passes.
    pub fn pass(&self, name: &str) -> bool {
        self.names.contains(name) != self.inverted
    }
}

/// Least and most estimated deaths, both included; an event without an estimate is in no range.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeathRange {
    /// The least; `None` begins at 0.
    pub least: Option<u32>,
    /// The most; `None` has no end.
    pub most: Option<u32>,
    /// Whether everything outside the range passes, events without an estimate too.
    pub inverted: bool,
}

impl DeathRange {
    /// Whether an estimate passes.
    pub fn pass(&self, best: Option<u32>) -> bool {
        let within = best.is_some_and(|best| {
            self.least.is_none_or(|least| best >= least)
                && self.most.is_none_or(|most| best <= most)
        });
        within != self.inverted
    }
}

/// Shapes on the map; an event passes inside any of them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DrawnArea {
    /// The shapes.
    pub outlines: Vec<Outline>,
    /// Whether everything outside them passes, events without a place too.
    pub inverted: bool,
}

/// What the person asked for. A clause that is `None` or missing restricts nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// The window, both ends included; events of several days count when they touch it.
    pub days: Option<DayRange>,
    /// The clauses whose values are names.
    pub names: BTreeMap<Facet, Names>,
    /// Which names count as actors, for the filter and for the number of actors.
    pub actor_scope: ActorScope,
    /// Estimated deaths.
    pub deaths: Option<DeathRange>,
    /// Words of the notes.
    pub text: Option<TextQuery>,
    /// Shapes drawn on the map.
    pub area: Option<DrawnArea>,
    /// The part of the map in view, where only that counts.
    pub in_view: Option<GeoBox>,
}

impl Filter {
    /// The clause of a facet whose values are names.
    pub fn chosen(&self, facet: Facet) -> Option<&Names> {
        self.names.get(&facet)
    }

    /// Whether a name of a facet passes that facet's own clause.
    pub fn shows(&self, facet: Facet, name: &str) -> bool {
        self.chosen(facet).is_none_or(|names| names.pass(name))
    }

    /// Puts a clause in the place of a facet's former one.
    pub fn choose(&mut self, facet: Facet, names: Names) {
        self.names.insert(facet, names);
    }

    /// Takes a facet's clause off, whatever its kind.
    pub fn clear(&mut self, facet: Facet) {
        self.names.remove(&facet);
        match facet {
            Facet::Time => self.days = None,
            Facet::Deaths => self.deaths = None,
            Facet::Text => self.text = None,
            Facet::Area => (self.area, self.in_view) = (None, None),
            _ => {}
        }
    }

    /// Whether a facet has a clause.
    pub fn restricts(&self, facet: Facet) -> bool {
        match facet {
            Facet::Time => self.days.is_some(),
            Facet::Deaths => self.deaths.is_some(),
            Facet::Text => self.text.is_some(),
            Facet::Area => self.area.is_some() || self.in_view.is_some(),
            named => self.names.contains_key(&named),
        }
    }

    /// Whether a facet's clause is turned round; `None` without a clause, or with one that cannot be.
    pub fn inverted(&self, facet: Facet) -> Option<bool> {
        match facet {
            Facet::Deaths => self.deaths.map(|range| range.inverted),
            Facet::Text => self.text.as_ref().map(|query| query.inverted),
            Facet::Area => self.area.as_ref().map(|area| area.inverted),
            named => self.chosen(named).map(|names| names.inverted),
        }
    }

    /// Turns a facet's clause round: what passed it fails it, and the other way.
    pub fn invert(&mut self, facet: Facet) {
        let inverted = match facet {
            Facet::Deaths => self.deaths.as_mut().map(|range| &mut range.inverted),
            Facet::Text => self.text.as_mut().map(|query| &mut query.inverted),
            Facet::Area => self.area.as_mut().map(|area| &mut area.inverted),
            named => self.names.get_mut(&named).map(|names| &mut names.inverted),
        };
        if let Some(inverted) = inverted {
            *inverted = !*inverted;
        }
    }

    /// Switches one of `all` names of a facet off or on again; with all of them on there is no clause.
    pub fn toggle(&mut self, facet: Facet, name: &str, all: &[&str]) {
        let mut names = self
            .names
            .remove(&facet)
            .unwrap_or_else(|| Names::all_but::<&str>([]));
        if !names.names.remove(name) {
            names.names.insert(name.to_owned());
        }
        if !all.iter().all(|name| names.pass(name)) {
            self.choose(facet, names);
        }
    }

    /// Shows one name of a facet alone; a further one is added, and with the last one taken off all come back.
    pub fn pick(&mut self, facet: Facet, name: &str) {
        let mut names = self.names.remove(&facet).unwrap_or_default();
        if names.inverted {
            names = Names::default();
        }
        if !names.names.remove(name) {
            names.names.insert(name.to_owned());
        }
        if !names.names.is_empty() {
            self.choose(facet, names);
        }
    }

    /// Leaves one name of a facet out; a further one too, and with the last one let in again there is no clause.
    pub fn leave_out(&mut self, facet: Facet, name: &str) {
        let former = self.names.remove(&facet).filter(|names| names.inverted);
        let mut names = former.unwrap_or_else(|| Names::all_but::<&str>([]));
        if !names.names.remove(name) {
            names.names.insert(name.to_owned());
        }
        if !names.names.is_empty() {
            self.choose(facet, names);
        }
    }

    /// The same question without a facet's clause.
    pub fn without(&self, facet: Facet) -> Filter {
        let mut filter = self.clone();
        filter.clear(facet);
        filter
    }

    /// The same question with one name of a facet in the place of its clause: the filter of a single count.
    pub fn with_only(&self, facet: Facet, name: &str) -> Filter {
        let mut filter = self.clone();
        filter.choose(facet, Names::only([name]));
        filter
    }

    /// The same question of one name of a facet with that facet's clause kept: nothing where the clause leaves it out.
    pub fn narrowed(&self, facet: Facet, name: &str) -> Filter {
        let mut filter = self.clone();
        let kept = Some(name).filter(|name| self.shows(facet, name));
        filter.choose(facet, Names::only(kept));
        filter
    }

    /// The same question in another window.
    pub fn in_days(&self, days: Option<DayRange>) -> Filter {
        Filter {
            days,
            ..self.clone()
        }
    }

    /// The actors asked for, by name; none where the clause is turned round.
    pub fn actors(&self) -> Vec<String> {
        let clause = self.chosen(Facet::Actor).filter(|names| !names.inverted);
        clause.map_or_else(Vec::new, |clause| clause.names.iter().cloned().collect())
    }

    /// This question with every clause that `other` has in the place of its own.
    pub fn overlaid(&self, other: &Filter) -> Filter {
        let mut names = self.names.clone();
        names.extend(other.names.clone());
        let scope = match other.actor_scope {
            ActorScope::All => self.actor_scope,
            ActorScope::Main => ActorScope::Main,
        };
        Filter {
            days: other.days.or(self.days),
            names,
            actor_scope: scope,
            deaths: other.deaths.or(self.deaths),
            text: other.text.clone().or_else(|| self.text.clone()),
            area: other.area.clone().or_else(|| self.area.clone()),
            in_view: other.in_view.or(self.in_view),
        }
    }

    /// Whether anything but the window is restricted in another way than `other` does it.
    pub fn differs_beyond_days(&self, other: &Filter) -> bool {
        self.names != other.names
            || self.actor_scope != other.actor_scope
            || self.deaths != other.deaths
            || self.text != other.text
            || self.area != other.area
            || self.in_view != other.in_view
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_comes_back_as_it_was_saved() {
        let mut filter = Filter {
            deaths: Some(DeathRange {
                least: Some(1),
                ..DeathRange::default()
            }),
            in_view: GeoBox::new(94.0, 10.0, 99.0, 20.0),
            ..Filter::default()
        };
        filter.choose(Facet::Township, Names::all_but(["Minhla, Magway"]));
        filter.choose(Facet::Actor, Names::only(["KIA", "AA"]));
        let saved = serde_json::to_string(&filter).unwrap();
        assert_eq!(serde_json::from_str::<Filter>(&saved).unwrap(), filter);
        assert_eq!(
            serde_json::from_str::<Filter>("{}").unwrap(),
            Filter::default()
        );
    }

    #[test]
    fn clearing_a_facet_takes_off_every_kind_of_clause_it_has() {
        let mut filter = Filter {
            area: Some(DrawnArea::default()),
            in_view: GeoBox::new(94.0, 10.0, 99.0, 20.0),
            text: Some(TextQuery::default()),
            ..Filter::default()
        };
        filter.choose(Facet::Source, Names::only(["Radio"]));
        for facet in Facet::ALL {
            assert!(!filter.without(facet).restricts(facet));
            filter.clear(facet);
        }
        assert_eq!(filter, Filter::default());
    }

    #[test]
    fn names_are_switched_and_picked_one_by_one() {
        let all = ["Clash", "Strike", "Arson"];
        let mut filter = Filter::default();
        let shown = |filter: &Filter| all.map(|name| filter.shows(Facet::Type, name));
        filter.toggle(Facet::Type, "Strike", &all);
        assert_eq!(shown(&filter), [true, false, true]);
        filter.toggle(Facet::Type, "Strike", &all);
        assert!(!filter.restricts(Facet::Type));
        filter.pick(Facet::Type, "Arson");
        filter.pick(Facet::Type, "Clash");
        assert_eq!(shown(&filter), [true, false, true]);
        filter.toggle(Facet::Type, "Strike", &all);
        assert!(!filter.restricts(Facet::Type));
        filter.pick(Facet::Type, "Arson");
        filter.toggle(Facet::Type, "Arson", &all);
        assert_eq!(shown(&filter), [false; 3]);
        filter.clear(Facet::Type);
        filter.pick(Facet::Type, "Arson");
        filter.pick(Facet::Type, "Arson");
        assert!(!filter.restricts(Facet::Type));
    }

    #[test]
    fn a_clause_turned_round_passes_what_it_did_not() {
        let names = Names::only(["Clash"]);
        let turned = Names::all_but(["Clash"]);
        assert!(names.pass("Clash") && !turned.pass("Clash"));
        assert!(!names.pass("") && turned.pass(""));
        let range = |inverted| DeathRange {
            least: Some(2),
            most: Some(4),
            inverted,
        };
        for best in [None, Some(1), Some(2), Some(4), Some(5)] {
            assert_ne!(range(false).pass(best), range(true).pass(best));
        }
        assert!(range(false).pass(Some(4)) && !range(false).pass(None));
    }
}

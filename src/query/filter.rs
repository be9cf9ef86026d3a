//! What is asked: one optional clause per facet. Saved with the view, so everything is a name, never a code.
//!
//! Says nothing of which rows pass; that is `select`. Start at [`Filter`].

use crate::event::DayRange;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A property that a clause restricts. Clauses of different facets are joined by "and".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facet {
    /// The window of time.
    Time,
    /// Event types of the scheme.
    Type,
    /// Regions of the region set.
    Region,
    /// Actors on either side.
    Actor,
}

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

/// What the person asked for. `None`, or an empty list of actors, restricts nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// The window, both ends included; events of several days count when they touch it.
    pub days: Option<DayRange>,
    /// Names of the event types that are on.
    pub types: Option<BTreeSet<String>>,
    /// Names of the regions that are on; the empty name stands for "outside every region".
    pub regions: Option<BTreeSet<String>>,
    /// Names, parts of names or aliases; an event passes when any of them took part.
    pub actors: Vec<String>,
    /// Which names count, for the filter and for the number of actors.
    pub actor_scope: ActorScope,
}

impl Filter {
    /// Whether an event type is on.
    pub fn type_shown(&self, name: &str) -> bool {
        self.types.as_ref().is_none_or(|types| types.contains(name))
    }

    /// Whether a region is on; the empty name stands for "outside every region".
    pub fn region_shown(&self, name: &str) -> bool {
        self.regions
            .as_ref()
            .is_none_or(|regions| regions.contains(name))
    }
}

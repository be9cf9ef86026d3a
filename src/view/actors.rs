//! What is asked about actors: whose page is open, and how the square of who stands against whom is made.
//!
//! Part of the view; names only.

use crate::query::VersusBy;
use serde::{Deserialize, Serialize};

/// What the panel shows while no page is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActorsPart {
    /// Every actor with its events.
    #[default]
    List,
    /// The square of who stands against whom.
    Versus,
}

/// The state of the panels about actors.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ActorsView {
    /// Whose page is open, as a clause calls it; `None` is the list.
    pub open: Option<String>,
    /// What is shown while no page is open.
    pub part: ActorsPart,
    /// Whether the page and the list look at all the data instead of what the filter lets through.
    pub all_data: bool,
    /// Whether lists give single full names instead of aliases with those that have none.
    pub full_names: bool,
    /// What the rows of the square are.
    pub versus_by: VersusBy,
    /// How many of the largest are in the square.
    pub versus_most: u8,
}

impl Default for ActorsView {
    fn default() -> ActorsView {
        ActorsView {
            open: None,
            part: ActorsPart::List,
            all_data: false,
            full_names: false,
            versus_by: VersusBy::Aliases,
            versus_most: 12,
        }
    }
}

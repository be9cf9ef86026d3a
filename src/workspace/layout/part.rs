//! Panes, and how they stand beside, above and behind one another.
//!
//! Names and shares only; the window makes its own tree of them. Start at [`Part`].

use serde::{Deserialize, Serialize};

/// A part of the window that shows one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pane {
    /// The map; never hidden.
    Map,
    /// The bars of events and the window of time.
    Timeline,
    /// The figures of the period.
    Summary,
    /// The filter, facet by facet.
    Filters,
    /// The events, one after another.
    Events,
    /// Every actor, or one actor's page.
    Actors,
    /// What differs between two periods or filters.
    Compare,
    /// The article.
    Story,
    /// The events as a table; hidden until it is asked for.
    Table,
}

impl Pane {
    /// Every pane, in the order of the usual layout.
    pub const ALL: [Pane; 9] = [
        Pane::Map,
        Pane::Timeline,
        Pane::Summary,
        Pane::Filters,
        Pane::Events,
        Pane::Actors,
        Pane::Compare,
        Pane::Story,
        Pane::Table,
    ];

    /// The name in a tab, in menus, and, in lower case, in the file.
    pub fn name(self) -> &'static str {
        match self {
            Pane::Map => "Map",
            Pane::Timeline => "Timeline",
            Pane::Summary => "Summary",
            Pane::Filters => "Filters",
            Pane::Events => "Events",
            Pane::Actors => "Actors",
            Pane::Compare => "Compare",
            Pane::Table => "Table",
            Pane::Story => "Story",
        }
    }

    /// Whether the pane is seen before anybody asks for it.
    pub fn usually_shown(self) -> bool {
        self != Pane::Table
    }

    fn named(name: &str) -> Option<Pane> {
        let mut all = Pane::ALL.into_iter();
        all.find(|pane| pane.name().eq_ignore_ascii_case(name))
    }
}

/// A pane, or several parts beside, above or behind one another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// One pane, by its name in lower case.
    Pane {
        /// The name.
        name: String,
        /// Whether it is hidden.
        #[serde(default)]
        hidden: bool,
    },
    /// Parts from left to right.
    Row(Vec<Room>),
    /// Parts from top to bottom.
    Column(Vec<Room>),
    /// Parts of which one is seen.
    Tabs {
        /// Which one, counted from the left.
        open: usize,
        /// The parts.
        parts: Vec<Part>,
    },
}

/// A part with its share of the room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Room {
    /// Its share, compared with those of its neighbours; more than 0.
    pub share: f32,
    /// What has it.
    pub part: Part,
}

/// Shares that are believed.
const SHARES: std::ops::RangeInclusive<f32> = 1e-3..=1e6;

impl Part {
    /// A pane as it usually is, seen or hidden.
    pub fn of(pane: Pane) -> Part {
        Part::Pane {
            name: pane.name().to_lowercase(),
            hidden: !pane.usually_shown(),
        }
    }

    /// Which pane this is; `None` for several parts, and for a pane of another version.
    pub fn pane(&self) -> Option<Pane> {
        match self {
            Part::Pane { name, .. } => Pane::named(name),
            _ => None,
        }
    }

    /// The part without panes that nobody knows; `None` when nothing is left.
    pub(super) fn known(self, seen: &mut Vec<Pane>) -> Result<Option<Part>, String> {
        let sized = |parts: Vec<Room>, seen: &mut Vec<Pane>| {
            let mut kept = Vec::new();
            for Room { share, part } in parts {
                let sound = SHARES.contains(&share);
                let share = if sound { share } else { 1.0 };
                kept.extend(part.known(seen)?.map(|part| Room { share, part }));
            }
            Ok::<_, String>(Some(kept).filter(|kept| !kept.is_empty()))
        };
        Ok(match self {
            Part::Pane { name, hidden } => {
                let Some(pane) = Pane::named(&name) else {
                    return Ok(None);
                };
                if seen.contains(&pane) {
                    return Err(format!("the {name} stands twice in it"));
                }
                seen.push(pane);
                let hidden = hidden && pane != Pane::Map;
                Some(Part::Pane { name, hidden })
            }
            Part::Row(parts) => sized(parts, seen)?.map(Part::Row),
            Part::Column(parts) => sized(parts, seen)?.map(Part::Column),
            Part::Tabs { open, parts } => {
                let mut kept = Vec::new();
                for part in parts {
                    kept.extend(part.known(seen)?);
                }
                let last = kept.len().checked_sub(1);
                last.map(|last| Part::Tabs {
                    open: open.min(last),
                    parts: kept,
                })
            }
        })
    }

    /// With the panes that are not in `seen` added, hidden: to the first tabs, or else on the right.
    pub(super) fn completed(mut self, seen: &[Pane]) -> Part {
        let missing = Pane::ALL.into_iter().filter(|pane| !seen.contains(pane));
        let hidden = missing.map(|pane| Part::Pane {
            name: pane.name().to_lowercase(),
            hidden: pane != Pane::Map,
        });
        let mut hidden: Vec<Part> = hidden.collect();
        match self.first_tabs() {
            Some(parts) => parts.append(&mut hidden),
            None if hidden.is_empty() => {}
            None => {
                let room = |share, part| Room { share, part };
                let (open, parts) = (0, hidden);
                let tabs = room(1.0, Part::Tabs { open, parts });
                self = Part::Row(vec![room(3.0, self), tabs]);
            }
        }
        self
    }

    /// The parts of the first tabs that hold more than the map or the timeline.
    fn first_tabs(&mut self) -> Option<&mut Vec<Part>> {
        let fixed = |part: &Part| matches!(part.pane(), Some(Pane::Map | Pane::Timeline));
        match self {
            Part::Pane { .. } => None,
            Part::Row(rooms) | Part::Column(rooms) => {
                let mut parts = rooms.iter_mut();
                parts.find_map(|room| room.part.first_tabs())
            }
            Part::Tabs { parts, .. } if parts.iter().all(fixed) => None,
            Part::Tabs { parts, .. } => Some(parts),
        }
    }
}

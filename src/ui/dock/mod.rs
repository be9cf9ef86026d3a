//! The panes of the window: where each stands, which are hidden, which is in front.
//!
//! Panes dock beside, above and behind one another. The view says which tab of the side is asked for; everything else
//! is kept with the layout. Start at [`dock_ui`].

mod arrangement;
mod panes;
mod sizes;

use super::map_tiles::MapWidget;
use super::passing::Passing;
use crate::session::{Edits, Snapshot};
use crate::view::Panel;
use crate::workspace::{Pane, Part};
use egui::{Id, Rect, Ui};
use egui_tiles::{SimplificationOptions, TileId, Tree};
use panes::Panes;

/// How the tree is kept tidy: every pane in tabs, no box within a box for nothing.
const TIDY: SimplificationOptions = SimplificationOptions {
    all_panes_must_have_tabs: true,
    flatten_tabs_in_tabs: true,
    prune_empty_tabs: true,
    prune_empty_containers: true,
    prune_single_child_tabs: true,
    prune_single_child_containers: true,
    join_nested_linear_containers: true,
};

/// The panes and where they stand.
#[derive(Debug)]
pub struct Dock {
    tree: Tree<Pane>,
    /// Panes to be shown and brought to the front.
    asked: Vec<Pane>,
    /// Panes that folding the sides away has hidden.
    folded: Vec<Pane>,
    /// The tab the view asked for a frame ago.
    told: Option<Panel>,
    /// Whether the sizes are still the usual ones, which follow the window.
    usual: bool,
    /// Whether panes came or went since the sizes were settled.
    changed: bool,
    /// The pane brought to the front since the last frame: its tab has to come into sight.
    brought: Option<Pane>,
    /// The room there was a frame ago.
    room: Rect,
}

impl Default for Dock {
    fn default() -> Dock {
        Dock::arranged(&arrangement::usual(), true)
    }
}

fn id() -> Id {
    Id::unique("dock")
}

impl Dock {
    /// As it was kept, or the usual arrangement.
    pub fn new(kept: Option<&Part>) -> Dock {
        kept.map_or_else(Dock::default, |part| Dock::arranged(part, false))
    }

    fn arranged(part: &Part, usual: bool) -> Dock {
        Dock {
            tree: arrangement::tree(id(), part),
            asked: Vec::new(),
            folded: Vec::new(),
            told: None,
            usual,
            changed: true,
            brought: None,
            room: Rect::NOTHING,
        }
    }

    /// The arrangement, to be kept; `None` while it is the usual one with the usual panes shown.
    pub fn kept(&self) -> Option<Part> {
        let mut all = Pane::ALL.into_iter();
        let as_usual = all.all(|pane| self.shown(pane) == pane.usually_shown());
        let part = arrangement::part(&self.tree);
        part.filter(|_| !self.usual || !as_usual)
    }

    /// Whether a pane has a place in the window: seen, or behind other tabs.
    pub fn shown(&self, pane: Pane) -> bool {
        let tile = self.tree.tiles.find_pane(&pane);
        tile.is_some_and(|tile| self.tree.is_visible(tile))
    }

    /// Whether a pane is seen: shown, and in front of its tabs.
    pub fn seen(&self, pane: Pane) -> bool {
        let tile = self.tree.tiles.find_pane(&pane);
        tile.is_some_and(|tile| self.tree.active_tiles().contains(&tile))
    }

    /// Shows a pane and brings it to the front, with the next frame at the latest.
    pub fn show(&mut self, pane: Pane) {
        self.asked.push(pane);
    }

    /// Hides a pane; the map stays. For commands; a pane itself cannot be hidden from within.
    pub fn hide(&mut self, pane: Pane) {
        if pane != Pane::Map {
            self.set_shown(pane, false);
        }
    }

    /// Hides all panes beside the map and the timeline, or shows those again that this has hidden.
    pub fn fold(&mut self) {
        let sides = Pane::ALL.into_iter().filter(|pane| is_side(*pane));
        let shown: Vec<Pane> = sides.clone().filter(|pane| self.shown(*pane)).collect();
        if shown.is_empty() {
            let mut folded = std::mem::take(&mut self.folded);
            if folded.is_empty() {
                folded = sides.filter(|pane| pane.usually_shown()).collect();
            }
            for pane in folded {
                self.set_shown(pane, true);
            }
        } else {
            for pane in &shown {
                self.set_shown(*pane, false);
            }
            self.folded = shown;
        }
    }

    /// Whether any pane beside the map and the timeline is shown.
    pub fn sides_shown(&self) -> bool {
        let mut sides = Pane::ALL.into_iter().filter(|pane| is_side(*pane));
        sides.any(|pane| self.shown(pane))
    }

    /// Back to the usual arrangement.
    pub fn reset(&mut self) {
        *self = Dock {
            told: self.told,
            ..Dock::default()
        };
    }

    fn set_shown(&mut self, pane: Pane, shown: bool) {
        if let Some(tile) = self.tree.tiles.find_pane(&pane)
            && self.tree.is_visible(tile) != shown
        {
            self.tree.set_visible(tile, shown);
            self.changed = true;
        }
    }

    /// Brings forward what was asked for, and what the view asks for anew.
    fn obey(&mut self, panel: Panel) {
        let wanted = pane_of(panel);
        match self.told.replace(panel) {
            // What was hidden when the window closed stays hidden.
            None => self.bring_forward(wanted),
            Some(told) if told != panel => self.asked.push(wanted),
            Some(_) => {}
        }
        for pane in std::mem::take(&mut self.asked) {
            if self.folded.contains(&pane) {
                for folded in std::mem::take(&mut self.folded) {
                    self.set_shown(folded, true);
                }
            }
            self.set_shown(pane, true);
            self.bring_forward(pane);
        }
    }

    fn bring_forward(&mut self, pane: Pane) {
        let tile = self.tree.tiles.find_pane(&pane);
        self.tree.make_active(|id, _| Some(id) == tile);
        self.brought = Some(pane);
    }

    /// Gives each pane its size when there is another room, or other panes in it.
    fn settle(&mut self, room: Rect) {
        self.tree.simplify(&TIDY);
        if self.changed || room.size() != self.room.size() {
            sizes::settle(&mut self.tree, room.size(), self.usual);
        }
        (self.changed, self.room) = (false, room);
    }
}

/// Whether a pane may be folded away with the others at the sides.
fn is_side(pane: Pane) -> bool {
    !matches!(pane, Pane::Map | Pane::Timeline)
}

/// The pane a view asks for.
fn pane_of(panel: Panel) -> Pane {
    match panel {
        Panel::Summary => Pane::Summary,
        Panel::Filters => Pane::Filters,
        Panel::Events => Pane::Events,
        Panel::Actors => Pane::Actors,
        Panel::Compare => Pane::Compare,
        Panel::Story => Pane::Story,
    }
}

/// What a view says when a pane is brought to the front; `None` for panes that views do not know.
pub(super) fn panel_of(pane: Pane) -> Option<Panel> {
    match pane {
        Pane::Summary => Some(Panel::Summary),
        Pane::Filters => Some(Panel::Filters),
        Pane::Events => Some(Panel::Events),
        Pane::Actors => Some(Panel::Actors),
        Pane::Compare => Some(Panel::Compare),
        Pane::Story => Some(Panel::Story),
        Pane::Map | Pane::Timeline | Pane::Table => None,
    }
}

/// All panes in the room that is left between menu and status bar.
pub(super) fn dock_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    map: &mut MapWidget,
    ui: &mut Ui,
) {
    passing.dock.obey(edits.view.panel);
    let room = ui.available_rect_before_wrap();
    passing.dock.settle(room);
    if !passing.dock.seen(Pane::Timeline) {
        // What cannot be seen must not play: it would keep undo from noticing that the view rests.
        passing.next_step_secs = None;
    }
    // Panes may ask the dock for others meanwhile, so it does not hold the tree.
    let mut tree = std::mem::replace(&mut passing.dock.tree, Tree::empty(id()));
    let bare = arrangement::bare(&tree);
    let brought = passing.dock.brought.take();
    let mut panes = Panes::new(now, edits, passing, map, bare);
    panes.brought = brought;
    tree.ui(&mut panes, ui);
    let (chosen, hidden, moved, sized) = (panes.chosen, panes.hidden, panes.moved, panes.sized);
    let dock = &mut passing.dock;
    dock.tree = tree;
    dock.usual &= !moved && !sized;
    dock.changed |= moved;
    if let Some(panel) = chosen.and_then(panel_of) {
        edits.view.panel = panel;
    }
    if let Some(pane) = hidden {
        dock.hide(pane);
    }
    if !dock.asked.is_empty() || dock.changed {
        ui.ctx().request_repaint();
    }
}

/// Whether a tile is, or holds, a pane.
fn holds(tree: &Tree<Pane>, tile: TileId, pane: Pane) -> bool {
    match tree.tiles.get(tile) {
        Some(egui_tiles::Tile::Pane(own)) => *own == pane,
        Some(egui_tiles::Tile::Container(container)) => {
            let mut children = container.children();
            children.any(|child| holds(tree, *child, pane))
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_folded_away_comes_back_as_it_was() {
        let mut dock = Dock::default();
        dock.hide(Pane::Story);
        dock.fold();
        assert!(!dock.sides_shown() && dock.shown(Pane::Timeline));
        dock.fold();
        let shown = Pane::ALL.map(|pane| (pane, dock.shown(pane)));
        assert!(
            shown
                .iter()
                .all(|(pane, shown)| *shown == (*pane != Pane::Story && pane.usually_shown()))
        );
    }

    #[test]
    fn asking_for_one_folded_pane_brings_all_back_with_it_in_front() {
        let mut dock = Dock::default();
        dock.obey(Panel::Summary);
        dock.fold();
        dock.show(Pane::Events);
        dock.obey(Panel::Summary);
        assert!(dock.seen(Pane::Events) && dock.shown(Pane::Summary));
        assert!(!dock.seen(Pane::Summary));
    }

    #[test]
    fn the_map_cannot_be_hidden() {
        let mut dock = Dock::default();
        dock.hide(Pane::Map);
        assert!(dock.shown(Pane::Map));
    }

    #[test]
    fn a_view_that_asks_for_another_tab_gets_it_and_the_first_view_unhides_nothing() {
        let mut dock = Dock::default();
        dock.hide(Pane::Summary);
        dock.obey(Panel::Summary);
        assert!(!dock.shown(Pane::Summary));
        dock.obey(Panel::Story);
        assert!(dock.seen(Pane::Story));
        dock.obey(Panel::Summary);
        assert!(dock.seen(Pane::Summary));
    }
}

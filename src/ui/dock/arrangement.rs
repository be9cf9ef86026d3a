//! The tree of panes made from a kept arrangement and back, and the usual arrangement.
//!
//! Copies only; what is valid, `workspace` has seen to. Start at [`tree`] and [`part`].

use super::is_side;
use crate::workspace::{Pane, Part, Room};
use egui::Id;
use egui_tiles::{Container, Linear, LinearDir, Tabs, Tile, TileId, Tiles, Tree};

/// The map with the table below it, hidden; the sides on the right; the timeline below them all.
pub(super) fn usual() -> Part {
    let room = |part| Room { share: 1.0, part };
    let tabs = |pane: &Pane| is_side(*pane) && *pane != Pane::Table;
    let sides = Pane::ALL.into_iter().filter(tabs);
    let sides = Part::Tabs {
        open: 0,
        parts: sides.map(Part::of).collect(),
    };
    let left = [Pane::Map, Pane::Table].map(|pane| room(Part::of(pane)));
    let above = Part::Row(vec![room(Part::Column(left.into())), room(sides)]);
    Part::Column(vec![room(above), room(Part::of(Pane::Timeline))])
}

/// The tree of an arrangement.
pub(super) fn tree(id: Id, part: &Part) -> Tree<Pane> {
    let mut tiles = Tiles::default();
    match insert(&mut tiles, part) {
        Some(root) => Tree::new(id, root, tiles),
        None => Tree::empty(id),
    }
}

fn insert(tiles: &mut Tiles<Pane>, part: &Part) -> Option<TileId> {
    let container: Container = match part {
        Part::Pane { hidden, .. } => {
            let tile = tiles.insert_pane(part.pane()?);
            tiles.set_visible(tile, !hidden);
            return Some(tile);
        }
        Part::Row(rooms) => linear(tiles, LinearDir::Horizontal, rooms).into(),
        Part::Column(rooms) => linear(tiles, LinearDir::Vertical, rooms).into(),
        Part::Tabs { open, parts } => {
            let children: Vec<Option<TileId>> =
                parts.iter().map(|part| insert(tiles, part)).collect();
            let active = children.get(*open).copied().flatten();
            let mut tabs = Tabs::new(children.into_iter().flatten().collect());
            tabs.active = active.or(tabs.active);
            tabs.into()
        }
    };
    Some(tiles.insert_container(container))
}

fn linear(tiles: &mut Tiles<Pane>, dir: LinearDir, rooms: &[Room]) -> Linear {
    let mut linear = Linear::new(dir, Vec::new());
    for room in rooms {
        if let Some(child) = insert(tiles, &room.part) {
            linear.add_child(child);
            linear.shares.set_share(child, room.share);
        }
    }
    linear
}

/// The arrangement of a tree; `None` of an empty one.
pub(super) fn part(tree: &Tree<Pane>) -> Option<Part> {
    copied(tree, tree.root()?)
}

fn copied(tree: &Tree<Pane>, tile: TileId) -> Option<Part> {
    let container = match tree.tiles.get(tile)? {
        Tile::Pane(pane) => {
            return Some(Part::Pane {
                name: pane.name().to_lowercase(),
                hidden: !tree.is_visible(tile),
            });
        }
        Tile::Container(container) => container,
    };
    if let Container::Tabs(tabs) = container {
        let at = tabs
            .children
            .iter()
            .position(|child| tabs.is_active(*child));
        let parts = tabs
            .children
            .iter()
            .filter_map(|child| copied(tree, *child));
        return Some(Part::Tabs {
            open: at.unwrap_or(0),
            parts: parts.collect(),
        });
    }
    let share = |child: &TileId| match container {
        Container::Linear(linear) => linear.shares[*child],
        _ => 1.0,
    };
    let rooms = container.children().filter_map(|child| {
        let part = copied(tree, *child)?;
        let share = share(child);
        Some(Room { share, part })
    });
    let rooms: Vec<Room> = rooms.collect();
    Some(match container {
        Container::Linear(linear) if linear.dir == LinearDir::Vertical => Part::Column(rooms),
        _ => Part::Row(rooms),
    })
}

/// Tabs that show the map or the timeline alone: they have no bar.
pub(super) fn bare(tree: &Tree<Pane>) -> Vec<TileId> {
    let alone = tree.tiles.iter().filter(|(_, tile)| {
        let Tile::Container(Container::Tabs(tabs)) = tile else {
            return false;
        };
        let mut shown = tabs
            .children
            .iter()
            .filter(|child| tree.is_visible(**child));
        let only = (shown.next(), shown.next());
        let (Some(only), None) = only else {
            return false;
        };
        let pane = tree.tiles.get_pane(only);
        pane.is_some_and(|pane| !is_side(*pane))
    });
    alone.map(|(tile, _)| *tile).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arrangement_survives_the_tree() {
        let mut usual = usual();
        assert_eq!(part(&tree(Id::unique("test"), &usual)), Some(usual.clone()));
        let Part::Column(rooms) = &mut usual else {
            panic!("no column");
        };
        rooms[1].part = Part::Pane {
            name: "timeline".to_owned(),
            hidden: true,
        };
        rooms[1].share = 0.25;
        assert_eq!(part(&tree(Id::unique("test"), &usual)), Some(usual));
    }
}

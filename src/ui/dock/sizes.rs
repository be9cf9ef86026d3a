//! How large each pane is: whoever stands beside the map keeps its size in points, and the map takes what is left.
//!
//! A larger window makes a larger map, not a larger timeline. Start at [`settle`].

use super::holds;
use crate::workspace::Pane;
use egui::Vec2;
use egui_tiles::{Container, LinearDir, Tile, TileId, Tree};

/// Height of the timeline, in points.
const TIMELINE: f32 = 124.0;
/// Of what stands beside the map, at most this share of the room.
const MOST_BESIDE: f32 = 0.5;
/// A share below this is not one in points: the pane is new where it stands.
const LEAST_POINTS: f32 = 2.0;

/// Sets the shares of all boxes that hold the map, for a room of this size in points.
///
/// With `usual` everything gets its usual size; otherwise what has a size keeps it.
pub(super) fn settle(tree: &mut Tree<Pane>, room: Vec2, usual: bool) {
    if let Some(root) = tree.root() {
        settle_tile(tree, root, room, usual);
    }
}

fn settle_tile(tree: &mut Tree<Pane>, tile: TileId, room: Vec2, usual: bool) {
    let Some(Tile::Container(container)) = tree.tiles.get(tile) else {
        return;
    };
    let children: Vec<TileId> = container.children().copied().collect();
    let of_map = children
        .iter()
        .find(|child| holds(tree, **child, Pane::Map));
    let Some(of_map) = of_map.copied() else {
        return;
    };
    let Container::Linear(linear) = container else {
        return settle_tile(tree, of_map, room, usual);
    };
    let dir = linear.dir;
    let along = match dir {
        LinearDir::Horizontal => room.x,
        LinearDir::Vertical => room.y,
    };
    let beside: Vec<(TileId, f32)> = children
        .iter()
        .filter(|child| **child != of_map && tree.is_visible_in_layout(**child))
        .map(|child| {
            let share = linear.shares[*child];
            let has_size = !usual && share >= LEAST_POINTS;
            let wished = usual_points(tree, *child, dir, along);
            let size = tree.tiles.rect(*child).map(|rect| match dir {
                LinearDir::Horizontal => rect.width(),
                LinearDir::Vertical => rect.height(),
            });
            let kept = size.unwrap_or(share);
            (*child, if has_size { kept } else { wished })
        })
        .collect();
    let wished: f32 = beside.iter().map(|(_, points)| points).sum();
    let shrunk = (along * MOST_BESIDE / wished.max(1.0)).clamp(0.0, 1.0);
    let left = (along - wished * shrunk).max(1.0);
    if let Some(Tile::Container(Container::Linear(linear))) = tree.tiles.get_mut(tile) {
        linear.shares.set_share(of_map, left);
        for (child, points) in beside {
            let points = (points * shrunk).max(LEAST_POINTS);
            linear.shares.set_share(child, points);
        }
    }
    let room = match dir {
        LinearDir::Horizontal => Vec2::new(left, room.y),
        LinearDir::Vertical => Vec2::new(room.x, left),
    };
    settle_tile(tree, of_map, room, usual);
}

/// The usual size of what stands beside the map, in points.
fn usual_points(tree: &Tree<Pane>, tile: TileId, dir: LinearDir, along: f32) -> f32 {
    match dir {
        LinearDir::Horizontal => (along * 0.275).clamp(300.0, 420.0),
        LinearDir::Vertical if holds(tree, tile, Pane::Timeline) => TIMELINE,
        LinearDir::Vertical => along * 0.36,
    }
}

#[cfg(test)]
mod tests {
    use super::super::arrangement;
    use super::*;
    use egui::{Id, vec2};

    fn share(tree: &Tree<Pane>, pane: Pane) -> f32 {
        let mut tile = tree.tiles.find_pane(&pane).unwrap();
        while let Some(parent) = tree.tiles.parent_of(tile) {
            if let Some(Container::Linear(linear)) = tree.tiles.get_container(parent) {
                return linear.shares[tile];
            }
            tile = parent;
        }
        0.0
    }

    #[test]
    fn the_sides_get_their_usual_points_and_the_map_the_rest_in_every_window() {
        let mut tree = arrangement::tree(Id::unique("test"), &arrangement::usual());
        let mut check = |width, height, side, timeline| {
            settle(&mut tree, vec2(width, height), true);
            let found = [share(&tree, Pane::Summary), share(&tree, Pane::Timeline)];
            assert_eq!(found, [side, timeline], "{width} x {height}");
            assert!(share(&tree, Pane::Map) >= height * 0.5 - 0.01);
        };
        check(1440.0, 834.0, 396.0, 124.0);
        check(3840.0, 2094.0, 420.0, 124.0);
        check(900.0, 534.0, 300.0, 124.0);
        check(400.0, 160.0, 200.0, 80.0);
    }

    #[test]
    fn no_room_at_all_gives_no_impossible_size() {
        let mut tree = arrangement::tree(Id::unique("test"), &arrangement::usual());
        for room in [vec2(0.0, 0.0), vec2(1.0, 3.0)] {
            settle(&mut tree, room, false);
            for pane in Pane::ALL {
                let share = share(&tree, pane);
                assert!(share.is_finite() && share > 0.0, "{pane:?} {share}");
            }
        }
    }
}

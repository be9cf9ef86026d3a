//! Names of map tiles: zoom, column, row; and their place along the Hilbert curve that orders a PMTiles archive.
//!
//! The curve is the one of the PMTiles v3 specification: all tiles of zoom 0, then of zoom 1, and so on.

use crate::geo::{TILE_POINTS, Viewport, WorldPoint};

/// The deepest zoom a tile of this program has; past an archive's own last zoom its geometry is enlarged.
pub const MAX_TILE_ZOOM: u8 = 18;

/// Zooms past this one are no tiles: their numbers would not fit the archive's 64 bits.
const LAST_ZOOM: u8 = 26;

/// One square of the Web Mercator quadtree.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, PartialOrd, Ord)]
pub struct TileId {
    /// 0 shows the world in one tile.
    pub zoom: u8,
    /// Column from 180 degrees west.
    pub x: u32,
    /// Row from the northern edge.
    pub y: u32,
}

impl TileId {
    /// Tiles along one side of the world at `zoom`; at most `2^26`.
    pub fn across(zoom: u8) -> u32 {
        1 << zoom.min(LAST_ZOOM)
    }

    /// Whether such a tile exists in the world.
    pub fn valid(self) -> bool {
        let across = TileId::across(self.zoom);
        self.zoom <= LAST_ZOOM && self.x < across && self.y < across
    }

    /// The tile of `zoom` that holds this one; itself when `zoom` is not smaller than its own.
    pub fn ancestor(self, zoom: u8) -> TileId {
        let levels = u32::from(self.zoom.saturating_sub(zoom));
        TileId {
            zoom: self.zoom.min(zoom),
            x: self.x.checked_shr(levels).unwrap_or(0),
            y: self.y.checked_shr(levels).unwrap_or(0),
        }
    }

    /// The zoom whose tiles a viewport is drawn with: its own, rounded, `0..=MAX_TILE_ZOOM`.
    pub fn zoom_for(viewport: &Viewport) -> u8 {
        let zoom = viewport.zoom().round().clamp(0.0, f64::from(MAX_TILE_ZOOM));
        zoom as u8
    }

    /// The tiles of `zoom` that a viewport shows a part of, row by row, north west first.
    ///
    /// `zoom` is limited to two more than the viewport's own, so the list stays short whatever is asked.
    pub fn covering(viewport: &Viewport, zoom: u8) -> Vec<TileId> {
        let limit = (viewport.zoom().ceil() + 2.0).clamp(0.0, f64::from(LAST_ZOOM));
        let zoom = zoom.min(limit as u8);
        let across = f64::from(TileId::across(zoom));
        let tile = |share: f64| (share * across).floor().clamp(0.0, across - 1.0) as u32;
        let north_west = viewport.world_from_screen([0.0, 0.0]);
        let south_east = viewport.world_from_screen([viewport.width(), viewport.height()]);
        let columns = tile(north_west.x)..=tile(south_east.x);
        (tile(north_west.y)..=tile(south_east.y))
            .flat_map(|y| columns.clone().map(move |x| TileId { zoom, x, y }))
            .collect()
    }

    /// The north western corner on the Mercator square.
    pub fn origin(self) -> WorldPoint {
        let across = f64::from(TileId::across(self.zoom));
        WorldPoint {
            x: f64::from(self.x) / across,
            y: f64::from(self.y) / across,
        }
    }

    /// Where the tile lies on the screen, in points: left, top, and its side.
    pub fn screen_square(self, viewport: &Viewport) -> ([f64; 2], f64) {
        let side = viewport.world_points() / f64::from(TileId::across(self.zoom));
        (viewport.screen_from_world(self.origin()), side)
    }

    /// The tile's number in a PMTiles archive.
    pub(super) fn hilbert(self) -> u64 {
        let before: u64 = (0..self.zoom.min(LAST_ZOOM)).map(|z| 1u64 << (2 * z)).sum();
        let (mut x, mut y) = (u64::from(self.x), u64::from(self.y));
        let mut along = 0u64;
        let mut half = u64::from(TileId::across(self.zoom)) / 2;
        while half > 0 {
            let right = u64::from(x & half > 0);
            let low = u64::from(y & half > 0);
            along += half * half * ((3 * right) ^ low);
            if low == 0 {
                if right == 1 {
                    x = (half - 1).wrapping_sub(x);
                    y = (half - 1).wrapping_sub(y);
                }
                (x, y) = (y, x);
            }
            half /= 2;
        }
        before + along
    }
}

/// Pixels a point takes in a tile drawn at its own zoom with so many pixels along its side.
pub(super) fn pixels_per_point(side_pixels: u32) -> f32 {
    side_pixels as f32 / TILE_POINTS as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LonLat;

    #[test]
    fn tiles_are_numbered_along_the_hilbert_curve() {
        let number = |zoom, x, y| TileId { zoom, x, y }.hilbert();
        assert_eq!(number(0, 0, 0), 0);
        let first = [(0, 0), (0, 1), (1, 1), (1, 0)].map(|(x, y)| number(1, x, y));
        assert_eq!(first, [1, 2, 3, 4]);
        assert_eq!(number(2, 0, 0), 5);
        // Counted with the reference implementation, PyPI pmtiles 3.8.1.
        assert_eq!(number(2, 3, 1), 17);
        assert_eq!(number(5, 24, 14), 1171);
        assert_eq!(number(9, 397, 231), 299929);
        assert_eq!(number(18, 201234, 118000), 78639813465);
        assert_eq!(number(26, 33554432, 67108863), 4128299658422954);
    }

    #[test]
    fn every_number_of_a_zoom_is_taken_once() {
        let tiles = (0..32).flat_map(|x| (0..32).map(move |y| TileId { zoom: 5, x, y }));
        let mut numbers: Vec<u64> = tiles.map(TileId::hilbert).collect();
        numbers.sort_unstable();
        assert!(numbers.iter().copied().eq(341..341 + 1024));
    }

    #[test]
    fn the_tiles_of_a_viewport_come_row_by_row() {
        let view = Viewport::new(LonLat::clamped(0.0, 0.0), 2.0, 300.0, 300.0);
        let tiles = TileId::covering(&view, 2);
        let places: Vec<_> = tiles.iter().map(|tile| (tile.x, tile.y)).collect();
        assert_eq!(places, [(1, 1), (2, 1), (1, 2), (2, 2)]);
        assert!(TileId::covering(&view, 26).len() < 1000);
    }

    #[test]
    fn the_ancestor_holds_the_tile() {
        let tile = TileId {
            zoom: 9,
            x: 397,
            y: 231,
        };
        assert_eq!(
            tile.ancestor(6),
            TileId {
                zoom: 6,
                x: 49,
                y: 28
            }
        );
        assert_eq!(tile.ancestor(12), tile);
        assert_eq!(
            tile.ancestor(0),
            TileId {
                zoom: 0,
                x: 0,
                y: 0
            }
        );
    }
}

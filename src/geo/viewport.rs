//! The part of the world a picture shows: the one projection of the project.
//!
//! Screen coordinates are points (not pixels) from the top left corner of the map, y down.

use super::{GeoBox, LonLat, WorldPoint};

/// Edge of a tile in points at its own zoom; zoom 0 shows the world in one tile.
pub const TILE_POINTS: f64 = 256.0;
/// The farthest out a camera goes.
pub const MIN_ZOOM: f64 = 1.0;
/// The closest in a camera goes: about 30 metres a centimetre of screen.
pub const MAX_ZOOM: f64 = 18.0;

/// Circumference of the Earth at the equator in metres, Web Mercator's sphere (EPSG:3857).
const EQUATOR_METRES: f64 = 40_075_016.685_578_49;

/// A camera over a screen of some size. Invariant: finite, zoom in `MIN_ZOOM..=MAX_ZOOM`, size at least 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    centre: LonLat,
    zoom: f64,
    width: f64,
    height: f64,
}

impl Viewport {
    /// A viewport of `width` by `height` points about `centre`; numbers out of range are clamped.
    pub fn new(centre: LonLat, zoom: f64, width: f64, height: f64) -> Viewport {
        let zoom = if zoom.is_finite() { zoom } else { MIN_ZOOM };
        let side = |value: f64| {
            if value.is_finite() {
                value.max(1.0)
            } else {
                1.0
            }
        };
        Viewport {
            centre,
            zoom: zoom.clamp(MIN_ZOOM, MAX_ZOOM),
            width: side(width),
            height: side(height),
        }
    }

    /// The viewport that shows all of `bounds` with `padding` points free on each side.
    pub fn fit(bounds: GeoBox, width: f64, height: f64, padding: f64) -> Viewport {
        Viewport::fit_between(bounds, width, height, [padding; 4])
    }

    /// The viewport that shows all of `bounds` with so many points free on the left, top, right and bottom.
    ///
    /// On a screen too small for them, at least a fifth of it shows the box.
    pub fn fit_between(bounds: GeoBox, width: f64, height: f64, free: [f64; 4]) -> Viewport {
        let [left, top, right, bottom] = free;
        let north_west = LonLat::clamped(bounds.west, bounds.north).world();
        let south_east = LonLat::clamped(bounds.east, bounds.south).world();
        let room = |side: f64, free: f64| (side - free).max(side * 0.2).max(1.0);
        let across = (south_east.x - north_west.x).max(1e-7);
        let down = (south_east.y - north_west.y).max(1e-7);
        let scale = (room(width, left + right) / across).min(room(height, top + bottom) / down);
        let middle = WorldPoint {
            x: (north_west.x + south_east.x) / 2.0,
            y: (north_west.y + south_east.y) / 2.0,
        };
        let zoom = (scale / TILE_POINTS).log2();
        let centred = Viewport::new(middle.lon_lat(), zoom, width, height);
        // The box goes to the middle of the free part, as far as that part lies on the screen.
        let aside = |before: f64, after: f64, side: f64| {
            ((before - after) / 2.0).clamp(-side * 0.4, side * 0.4)
        };
        let shift = [
            width / 2.0 - aside(left, right, width),
            height / 2.0 - aside(top, bottom, height),
        ];
        Viewport {
            centre: centred.lon_lat_from_screen(shift),
            ..centred
        }
    }

    /// The place at the middle of the screen.
    pub fn centre(&self) -> LonLat {
        self.centre
    }

    /// The zoom: the world is `256 * 2^zoom` points wide.
    pub fn zoom(&self) -> f64 {
        self.zoom
    }

    /// Width in points.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// Height in points.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// Width of the whole world in points at this zoom.
    pub fn world_points(&self) -> f64 {
        TILE_POINTS * self.zoom.exp2()
    }

    /// Where a place stands on the screen, in points from the top left.
    pub fn screen_from_lon_lat(&self, at: LonLat) -> [f64; 2] {
        self.screen_from_world(at.world())
    }

    /// Where a point of the Mercator square stands on the screen, in points from the top left.
    pub fn screen_from_world(&self, at: WorldPoint) -> [f64; 2] {
        let (middle, scale) = (self.centre.world(), self.world_points());
        [
            (at.x - middle.x) * scale + self.width / 2.0,
            (at.y - middle.y) * scale + self.height / 2.0,
        ]
    }

    /// The point of the Mercator square under a screen point.
    pub fn world_from_screen(&self, [x, y]: [f64; 2]) -> WorldPoint {
        let (middle, scale) = (self.centre.world(), self.world_points());
        WorldPoint {
            x: middle.x + (x - self.width / 2.0) / scale,
            y: middle.y + (y - self.height / 2.0) / scale,
        }
    }

    /// The place under a screen point, clamped to the world.
    pub fn lon_lat_from_screen(&self, screen: [f64; 2]) -> LonLat {
        self.world_from_screen(screen).lon_lat()
    }

    /// The same screen zoomed to `zoom` with the place under `anchor` staying under it.
    pub fn zoomed_about(&self, anchor: [f64; 2], zoom: f64) -> Viewport {
        let fixed = self.world_from_screen(anchor);
        let next = Viewport::new(self.centre, zoom, self.width, self.height);
        let scale = next.world_points();
        let centre = WorldPoint {
            x: fixed.x - (anchor[0] - self.width / 2.0) / scale,
            y: fixed.y - (anchor[1] - self.height / 2.0) / scale,
        };
        Viewport {
            centre: centre.lon_lat(),
            ..next
        }
    }

    /// The box of degrees on the screen, cut at the edge of the world.
    pub fn visible(&self) -> GeoBox {
        let north_west = self.lon_lat_from_screen([0.0, 0.0]);
        let south_east = self.lon_lat_from_screen([self.width, self.height]);
        GeoBox {
            west: north_west.lon(),
            south: south_east.lat(),
            east: south_east.lon(),
            north: north_west.lat(),
        }
    }

    /// Metres on the ground for one point of screen at the centre's latitude.
    pub fn metres_per_point(&self) -> f64 {
        EQUATOR_METRES * self.centre.lat().to_radians().cos().max(1e-6) / self.world_points()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zooming_about_a_point_keeps_the_place_under_it() {
        let view = Viewport::new(LonLat::clamped(96.0, 21.0), 5.0, 800.0, 600.0);
        let anchor = [123.0, 456.0];
        let before = view.lon_lat_from_screen(anchor);
        let after = view.zoomed_about(anchor, 9.3).lon_lat_from_screen(anchor);
        assert!((before.lon() - after.lon()).abs() < 1e-9);
        assert!((before.lat() - after.lat()).abs() < 1e-9);
    }

    #[test]
    fn a_box_fitted_between_cards_lies_between_them() {
        let bounds = GeoBox::new(92.0, 9.5, 101.2, 28.6).unwrap();
        let view = Viewport::fit_between(bounds, 1000.0, 700.0, [10.0, 20.0, 30.0, 100.0]);
        let [left, top] = view.screen_from_lon_lat(LonLat::clamped(92.0, 28.6));
        let [right, bottom] = view.screen_from_lon_lat(LonLat::clamped(101.2, 9.5));
        assert!(
            (top - 20.0).abs() < 0.1 && (bottom - 600.0).abs() < 0.1,
            "{top} {bottom}"
        );
        assert!(left > 10.0 && right < 970.0 && ((left + right) / 2.0 - 490.0).abs() < 0.1);
    }

    #[test]
    fn a_fitted_box_lies_inside_the_screen() {
        let bounds = GeoBox::new(92.0, 9.5, 101.2, 28.6).unwrap();
        let view = Viewport::fit(bounds, 1000.0, 700.0, 24.0);
        let [left, top] = view.screen_from_lon_lat(LonLat::clamped(92.0, 28.6));
        let [right, bottom] = view.screen_from_lon_lat(LonLat::clamped(101.2, 9.5));
        assert!(left >= 23.9 && right <= 976.1 && top >= 23.9 && bottom <= 676.1);
        assert!((top - 24.0).abs() < 0.1, "fills the shorter side: {top}");
    }
}

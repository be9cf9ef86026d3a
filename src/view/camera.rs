//! The one camera: where the map looks.
//!
//! Degrees and zoom, so that it fits every size of window; `geo::Viewport` does the projecting.

use crate::geo::{LonLat, MAX_ZOOM, MIN_ZOOM, Viewport};
use serde::{Deserialize, Serialize};

/// Centre and zoom of the map. Read from a file it may hold any number; [`Camera::viewport`] clamps.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Camera {
    /// Degrees east of the middle of the map.
    pub lon: f64,
    /// Degrees north of the middle of the map.
    pub lat: f64,
    /// The world is `256 * 2^zoom` points wide.
    pub zoom: f64,
}

impl Camera {
    /// The camera of a viewport.
    pub fn of(viewport: &Viewport) -> Camera {
        Camera {
            lon: viewport.centre().lon(),
            lat: viewport.centre().lat(),
            zoom: viewport.zoom(),
        }
    }

    /// What the camera shows on a screen of this many points.
    pub fn viewport(&self, width: f64, height: f64) -> Viewport {
        let zoom = if self.zoom.is_finite() {
            self.zoom
        } else {
            MIN_ZOOM
        };
        let centre = LonLat::clamped(self.lon, self.lat);
        Viewport::new(centre, zoom.clamp(MIN_ZOOM, MAX_ZOOM), width, height)
    }

    /// The camera a share of the way to another, `0..=1`: straight on the map, zoom in step.
    pub fn towards(&self, target: &Camera, share: f64) -> Camera {
        let mix = |from: f64, to: f64| from + (to - from) * share.clamp(0.0, 1.0);
        Camera {
            lon: mix(self.lon, target.lon),
            lat: mix(self.lat, target.lat),
            zoom: mix(self.zoom, target.zoom),
        }
    }
}

//! The camera on its way: wheel zoom eased about the pointer, and flights to a place.
//!
//! Motion only explains where something went: it lasts at most a quarter of a second. The view's camera is moved a
//! little each frame, so there is never a second camera.

use crate::geo::{MAX_ZOOM, MIN_ZOOM, Viewport};
use crate::view::Camera;

/// Time in which a wheel zoom covers about two thirds of what is left, in seconds.
const WHEEL_SECS: f64 = 0.055;
/// How long a flight takes, in seconds.
const FLIGHT_SECS: f64 = 0.25;

/// Where the camera is going, if anywhere.
#[derive(Clone, Copy, Debug, Default)]
pub enum Motion {
    /// Nowhere.
    #[default]
    Rest,
    /// Towards a zoom with a screen point held still.
    Wheel {
        /// The point of the map held still, in points from its top left.
        anchor: [f64; 2],
        /// The zoom to reach.
        zoom: f64,
    },
    /// From one camera to another.
    Flight {
        /// Where it began.
        from: Camera,
        /// Where it ends.
        to: Camera,
        /// Seconds flown so far.
        flown_secs: f64,
    },
}

impl Motion {
    /// Adds `levels` of zoom about a point of the map.
    pub fn wheel(&mut self, viewport: &Viewport, anchor: [f64; 2], levels: f64) {
        let base = match self {
            Motion::Wheel { zoom, .. } => *zoom,
            _ => viewport.zoom(),
        };
        *self = Motion::Wheel {
            anchor,
            zoom: (base + levels).clamp(MIN_ZOOM, MAX_ZOOM),
        };
    }

    /// Flies to a camera; at once where the system asks for no motion.
    pub fn fly(&mut self, from: Camera, to: Camera) {
        *self = Motion::Flight {
            from,
            to,
            flown_secs: 0.0,
        };
    }

    /// The camera `elapsed_secs` later; `None` at rest. Ends by itself.
    pub fn step(&mut self, viewport: &Viewport, elapsed_secs: f64) -> Option<Camera> {
        match self {
            Motion::Rest => None,
            Motion::Wheel { anchor, zoom } => {
                let left = *zoom - viewport.zoom();
                let share = 1.0 - (-elapsed_secs.clamp(0.0, 0.1) / WHEEL_SECS).exp();
                let next = if left.abs() < 0.004 {
                    *zoom
                } else {
                    viewport.zoom() + left * share
                };
                let moved = viewport.zoomed_about(*anchor, next);
                if left.abs() < 0.004 {
                    *self = Motion::Rest;
                }
                Some(Camera::of(&moved))
            }
            Motion::Flight {
                from,
                to,
                flown_secs,
            } => {
                *flown_secs += elapsed_secs.clamp(0.0, 0.1);
                let share = (*flown_secs / FLIGHT_SECS).min(1.0);
                let eased = share * share * (3.0 - 2.0 * share);
                let camera = from.towards(to, eased);
                if share >= 1.0 {
                    let end = *to;
                    *self = Motion::Rest;
                    return Some(end);
                }
                Some(camera)
            }
        }
    }

    /// Whether the camera is on its way.
    pub fn under_way(&self) -> bool {
        !matches!(self, Motion::Rest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LonLat;

    #[test]
    fn a_wheel_notch_ends_at_the_same_zoom_whatever_the_frame_rate() {
        let check = |frame_secs: f64| {
            let mut viewport = Viewport::new(LonLat::clamped(96.0, 20.0), 5.0, 800.0, 600.0);
            let mut motion = Motion::Rest;
            motion.wheel(&viewport, [100.0, 100.0], 0.5);
            for _ in 0..10_000 {
                let Some(camera) = motion.step(&viewport, frame_secs) else {
                    break;
                };
                viewport = camera.viewport(800.0, 600.0);
            }
            assert!(!motion.under_way());
            assert!((viewport.zoom() - 5.5).abs() < 1e-9);
        };
        check(0.004);
        check(0.1);
    }
}

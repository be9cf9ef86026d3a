//! The hands on the map: the wheel, and what keys and buttons ask for.
//!
//! They only say where the camera should go; `motion` takes it there. Dragging is the widget's own.

use super::map_panel::{select, selected_site};
use super::passing::Passing;
use crate::geo::{LonLat, Viewport};
use crate::session::{Edits, Opened, Snapshot, full_camera};
use crate::store::{Row, SiteId};
use crate::view::{Camera, Panel};
use crate::workspace::Pane;
use egui::{Event, MouseWheelUnit, Ui};

/// Wheel and pinch: zoom about the pointer.
pub(super) fn wheel(passing: &mut Passing, viewport: &Viewport, anchor: Option<[f64; 2]>, ui: &Ui) {
    let Some(anchor) = anchor else { return };
    let (mut levels, pinch) = ui.input(|input| {
        let notches = input.events.iter().map(|event| match event {
            Event::MouseWheel { unit, delta, .. } => match unit {
                MouseWheelUnit::Line => f64::from(delta.y) * 0.35,
                MouseWheelUnit::Page => f64::from(delta.y) * 2.0,
                MouseWheelUnit::Point => f64::from(delta.y) / 160.0,
            },
            _ => 0.0,
        });
        (notches.sum::<f64>(), f64::from(input.zoom_delta()))
    });
    if levels == 0.0 && (pinch - 1.0).abs() > 1e-4 {
        levels = pinch.max(0.01).log2();
    }
    if levels != 0.0 {
        passing
            .motion
            .wheel(viewport, anchor, levels.clamp(-3.0, 3.0));
        ui.ctx().request_repaint();
    }
}

/// The map as it is shown; `None` before it first was.
fn shown(now: &Snapshot<'_>, edits: &Edits, passing: &Passing) -> Option<Viewport> {
    let [width, height] = passing.map_size;
    if !(width > 1.0 && height > 1.0) {
        return None;
    }
    let camera = edits.view.camera;
    let camera = camera.unwrap_or_else(|| full_camera(now.opened, width, height));
    Some(camera.viewport(width, height))
}

/// Zooms by levels about the middle of the map.
pub(super) fn zoom(now: &Snapshot<'_>, edits: &Edits, passing: &mut Passing, levels: f64) {
    if let Some(viewport) = shown(now, edits, passing) {
        let middle = [viewport.width() / 2.0, viewport.height() / 2.0];
        passing.motion.wheel(&viewport, middle, levels);
    }
}

/// Moves the map a quarter of its size to the right and down, or by negative numbers to the left and up.
pub(super) fn pan(
    now: &Snapshot<'_>,
    edits: &Edits,
    passing: &mut Passing,
    [right, down]: [f64; 2],
) {
    let Some(viewport) = shown(now, edits, passing) else {
        return;
    };
    let to = [
        viewport.width() * (0.5 + 0.25 * right),
        viewport.height() * (0.5 + 0.25 * down),
    ];
    let centre = viewport.lon_lat_from_screen(to);
    let from = Camera::of(&viewport);
    let target = Camera {
        lon: centre.lon(),
        lat: centre.lat(),
        ..from
    };
    passing.motion.fly(from, target);
}

/// Flies to the place of an event where that is out of sight, as close as the map is.
pub(super) fn bring_into_sight(opened: &Opened, row: Row, edits: &Edits, passing: &mut Passing) {
    /// How near to the edge a mark may stand, in points.
    const MARGIN: f64 = 40.0;
    let [width, height] = passing.map_size;
    let Some(at) = opened.store.place(row).at else {
        return;
    };
    let camera = edits.view.camera;
    let from = camera.unwrap_or_else(|| full_camera(Some(opened), width, height));
    let [x, y] = from.viewport(width, height).screen_from_lon_lat(at);
    let across = (MARGIN..=width - MARGIN).contains(&x);
    if !(across && (MARGIN..=height - MARGIN).contains(&y)) {
        let to = Camera {
            lon: at.lon(),
            lat: at.lat(),
            ..from
        };
        passing.motion.fly(from, to);
    }
}

/// Flies to where all the data is in sight.
pub(super) fn show_all(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing) {
    match shown(now, edits, passing) {
        Some(viewport) => {
            let all = full_camera(now.opened, viewport.width(), viewport.height());
            passing.motion.fly(Camera::of(&viewport), all);
        }
        None => edits.view.camera = None,
    }
}

/// Flies to a place that is not well in sight, close enough to see it among its neighbours.
pub(super) fn fly_to(at: LonLat, now: &Snapshot<'_>, edits: &Edits, passing: &mut Passing) {
    let Some(viewport) = shown(now, edits, passing) else {
        return;
    };
    let from = Camera::of(&viewport);
    let [x, y] = viewport.screen_from_lon_lat(at);
    let (width, height) = (viewport.width(), viewport.height());
    let inside = x > 60.0 && y > 60.0 && x < width - 60.0 && y < height - 60.0;
    if !inside || from.zoom < 7.0 {
        let to = Camera {
            lon: at.lon(),
            lat: at.lat(),
            zoom: from.zoom.max(7.5),
        };
        passing.motion.fly(from, to);
    }
}

/// Selects the mark `steps` after the selected one among those on the screen, largest first; negative steps go back.
pub(super) fn next_mark(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, steps: i64) {
    let (Some(results), Some(viewport)) = (now.results, shown(now, edits, passing)) else {
        return;
    };
    let visible = viewport.visible();
    let marks = results.marks.sites.iter();
    let seen: Vec<SiteId> = marks
        .filter(|mark| visible.contains(mark.at))
        .map(|mark| mark.site)
        .collect();
    if seen.is_empty() {
        return;
    }
    let here = selected_site(now).and_then(|site| seen.iter().position(|other| *other == site));
    // Before the first one when nothing is selected and the way is forward; at it when the way is back.
    let from = here.map_or(i64::from(steps < 0) - 1, |at| at as i64);
    let next = (from + steps).rem_euclid(seen.len() as i64) as usize;
    if let Some(site) = seen.get(next) {
        edits.view.selected = select(now, *site);
        edits.view.panel = Panel::Events;
        passing.dock.show(Pane::Events);
    }
}

//! The hands on the map: the wheel and the keys.
//!
//! They only say where the camera should go; `motion` takes it there. Dragging is the widget's own.

use super::map_panel::{select, selected_site, show_all};
use super::passing::Passing;
use crate::geo::Viewport;
use crate::session::{Edits, Snapshot};
use crate::store::SiteId;
use crate::view::{Camera, Panel};
use egui::{Event, Key, MouseWheelUnit, Ui};

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

/// Keys of the map: zoom, all the data, panning, and the marks one after another.
pub(super) fn keys(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    viewport: &Viewport,
    ui: &Ui,
) {
    if ui.ctx().egui_wants_keyboard_input() || passing.covered_by_dialog() {
        return;
    }
    let middle = [viewport.width() / 2.0, viewport.height() / 2.0];
    let pressed = |key: Key| ui.input(|input| input.key_pressed(key));
    if pressed(Key::Plus) || pressed(Key::Equals) {
        passing.motion.wheel(viewport, middle, 1.0);
    }
    if pressed(Key::Minus) {
        passing.motion.wheel(viewport, middle, -1.0);
    }
    if pressed(Key::Num0) {
        show_all(now.opened, passing, viewport);
    }
    let step = 0.25;
    for (key, x, y) in [
        (Key::W, 0.0, -step),
        (Key::S, 0.0, step),
        (Key::A, -step, 0.0),
        (Key::D, step, 0.0),
    ] {
        if pressed(key) && !ui.input(|input| input.modifiers.any()) {
            let to = [
                middle[0] + x * viewport.width(),
                middle[1] + y * viewport.height(),
            ];
            let centre = viewport.lon_lat_from_screen(to);
            let from = Camera::of(viewport);
            let target = Camera {
                lon: centre.lon(),
                lat: centre.lat(),
                ..from
            };
            passing.motion.fly(from, target);
        }
    }
    if pressed(Key::M) {
        let back = ui.input(|input| input.modifiers.shift);
        next_mark(now, edits, passing, viewport, back);
    }
    if passing.motion.under_way() {
        ui.ctx().request_repaint();
    }
}

/// Selects the mark after the selected one among those on the screen, largest first.
fn next_mark(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    viewport: &Viewport,
    back: bool,
) {
    let Some(results) = now.results else { return };
    let visible = viewport.visible();
    let marks = results.marks.sites.iter();
    let seen: Vec<SiteId> = marks
        .filter(|mark| visible.contains(mark.at))
        .map(|mark| mark.site)
        .collect();
    let here = selected_site(now).and_then(|site| seen.iter().position(|other| *other == site));
    let next = match (here, back) {
        (None, false) => 0,
        (None, true) => seen.len().saturating_sub(1),
        (Some(at), false) => (at + 1) % seen.len().max(1),
        (Some(at), true) => (at + seen.len() - 1) % seen.len().max(1),
    };
    if let Some(site) = seen.get(next) {
        edits.view.selected = select(now, *site);
        edits.view.panel = Panel::Events;
        passing.side_folded = false;
    }
}

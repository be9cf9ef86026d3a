//! The map: tiles, marks, labels, hover and selection, and the cards that lie over it.
//!
//! Counts nothing and projects nothing itself: marks come from the snapshot, places from `geo::Viewport`.

use super::caption::{caption_ui, furniture_ui};
use super::compare::second_map_ui;
use super::event_card::{ShownMarks, hover_card_ui, place_words};
use super::legend::legend_ui;
use super::look::Look;
use super::map_draw::{draw_ui, drawn, handles_ui};
use super::map_hands::{show_all, wheel, zoom};
use super::map_tiles::MapWidget;
use super::motion::Motion;
use super::paint::{colour, paint_shapes};
use super::passing::Passing;
use crate::draw;
use crate::geo::Viewport;
use crate::session::{Edits, Opened, Snapshot, full_camera};
use crate::store::SiteId;
use crate::tiles;
use crate::view::{Panel, Selection};
use crate::workspace::Pane;
use egui::{Pos2, Rect, Response, Ui, vec2};

/// How near a click comes to the line of a drawn area, in points.
const GRIP_POINTS: f32 = 6.0;

/// The map and everything over it.
pub(super) fn map_panel_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    widget: &mut MapWidget,
    ui: &mut Ui,
) {
    let whole = ui.available_rect_before_wrap();
    let look = Look::of(ui.ctx());
    ui.painter()
        .rect_filled(whole, 0.0, colour(tiles::land(look.map)));
    let (rect, beside) = sides_of(whole, now);
    let (width, height) = (f64::from(rect.width()), f64::from(rect.height()));
    passing.map_size = [width, height];
    let mut camera = match edits.view.camera {
        Some(camera) => camera,
        None => full_camera(now.opened, width, height),
    };
    if let Some(moved) = passing
        .motion
        .step(&camera.viewport(width, height), frame_secs(ui))
    {
        camera = moved;
        edits.view.camera = Some(moved);
        ui.ctx().request_repaint();
    }
    let (response, mut dragged) = widget.show(&mut child_ui(rect, "map", ui), camera, 0);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Canvas, true, "Map"));
    if let (Some(beside), Some(results)) = (beside, now.results) {
        let child = &mut child_ui(beside, "second map", ui);
        dragged = dragged.or(second_map_ui(now, results, camera, passing, widget, child));
    }
    if let Some(dragged) = dragged {
        camera = dragged;
        passing.motion = Motion::Rest;
        edits.view.camera = Some(dragged);
    }
    let viewport = camera.viewport(width, height);
    let labels = widget.labels(&viewport);
    let selected = selected_site(now);
    marks_ui(now, passing.hovered, selected, &viewport, rect, ui);
    labels_ui(&labels, &passing.covered, &viewport, rect, ui);
    handles_ui(edits, passing, &viewport, rect, ui);
    let drawing = draw_ui(edits, passing, &viewport, rect, ui);

    let mut covered = vec![legend_ui(now, edits, passing, rect, ui)];
    covered.extend(zoom_buttons_ui(now, edits, passing, rect, ui));
    covered.push(caption_ui(now, rect, ui));
    covered.extend(furniture_ui(&viewport, rect, ui));
    let free = |card: &Rect| card.is_finite() && card.is_positive();
    passing.covered = covered
        .iter()
        .filter(|card| free(card))
        .map(|card| card.translate(-rect.min.to_vec2()))
        .collect();

    let pointer = response
        .hover_pos()
        .filter(|at| !covered.iter().any(|card| card.contains(*at)));
    passing.pointer_at = pointer.map(|at| viewport.lon_lat_from_screen(from_corner(rect, at)));
    wheel(
        passing,
        &viewport,
        pointer.map(|at| from_corner(rect, at)),
        ui,
    );
    if drawing {
        passing.hovered = None;
    } else {
        hover_and_click(now, edits, passing, &viewport, rect, pointer, &response, ui);
    }
    // What is in view counts where the map rests; on its way it would count anew in every frame.
    let rests = dragged.is_none() && !response.dragged() && !passing.motion.under_way();
    if rests && edits.view.filter.in_view.is_some() {
        edits.view.filter.in_view = Some(viewport.visible());
    }
}

/// The place of the map, and of a second one beside it while something is compared.
fn sides_of(whole: Rect, now: &Snapshot<'_>) -> (Rect, Option<Rect>) {
    let compared = now.results.and_then(|results| results.compared.as_ref());
    if compared.is_none() || whole.width() < 200.0 {
        return (whole, None);
    }
    let (left, right) = whole.split_left_right_at_fraction(0.5);
    (
        left.with_max_x(left.right() - 1.0),
        Some(right.with_min_x(right.left() + 1.0)),
    )
}

fn child_ui(rect: Rect, salt: &str, ui: &mut Ui) -> Ui {
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(salt));
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    child
}

fn frame_secs(ui: &Ui) -> f64 {
    f64::from(ui.input(|input| input.stable_dt))
}

fn from_corner(rect: Rect, at: Pos2) -> [f64; 2] {
    [f64::from(at.x - rect.min.x), f64::from(at.y - rect.min.y)]
}

/// The site of the selection, if it still has matching events.
pub(super) fn selected_site(now: &Snapshot<'_>) -> Option<SiteId> {
    let selection = now.view.selected.as_ref()?;
    let results = now.results?;
    let mut marks = results.lit().sites.iter().chain(&results.marks.sites);
    let found = marks.find(|mark| mark.at.lon() == selection.lon && mark.at.lat() == selection.lat);
    found.map(|mark| mark.site)
}

fn marks_ui(
    now: &Snapshot<'_>,
    hovered: Option<SiteId>,
    selected: Option<SiteId>,
    viewport: &Viewport,
    rect: Rect,
    ui: &Ui,
) {
    let painter = ui.painter().with_clip_rect(rect);
    let style = Look::of(ui.ctx()).map;
    if let (Some(opened), Some(results)) = (now.opened, now.results) {
        let scale = draw::mark_scale(results.largest_mark());
        let types = &opened.lens.scheme.types;
        let name = selected
            .map(|site| site_name(opened, site))
            .unwrap_or_default();
        let marks = draw::marks(&draw::MapMarks {
            marks: &results.marks,
            lit: results.focus.as_deref().map(|focus| &focus.marks),
            scale,
            viewport,
            types,
            style,
            selected: selected.map(|site| draw::Selected { site, label: &name }),
            hovered,
        });
        paint_shapes(&painter, rect.min, &marks);
    }
}

pub(super) fn labels_ui(
    labels: &[tiles::Label],
    covered: &[Rect],
    viewport: &Viewport,
    rect: Rect,
    ui: &Ui,
) {
    let painter = ui.painter().with_clip_rect(rect);
    let frame = |card: &Rect| draw::Frame {
        left: card.left(),
        top: card.top(),
        width: card.width(),
        height: card.height(),
    };
    let avoid: Vec<draw::Frame> = covered.iter().map(frame).collect();
    let names = draw::labels(labels, viewport, Look::of(ui.ctx()).map, &avoid);
    paint_shapes(&painter, rect.min, &names);
}

fn site_name(opened: &Opened, site: SiteId) -> String {
    let row = opened.store.sites().rows(site).first();
    row.map_or_else(String::new, |row| place_words(&opened.store, *row))
}

#[expect(
    clippy::too_many_arguments,
    reason = "the pieces of one frame of the map, used once"
)]
fn hover_and_click(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    viewport: &Viewport,
    rect: Rect,
    pointer: Option<Pos2>,
    response: &Response,
    ui: &mut Ui,
) {
    let under = match (pointer, now.results) {
        (Some(at), Some(results)) if !response.dragged() => {
            let scale = draw::mark_scale(results.largest_mark());
            let at = from_corner(rect, at);
            let hit = |marks| draw::hit(marks, scale, viewport, at);
            hit(results.lit()).or_else(|| hit(&results.marks))
        }
        _ => None,
    };
    if passing.hovered != under {
        passing.hovered = under;
        ui.ctx().request_repaint();
    }
    if under.is_some() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    if let (Some(opened), Some(results), Some(site)) = (now.opened, now.results, under) {
        let lit = results.lit();
        let shown = ShownMarks {
            marks: lit.find(site).map_or(&results.marks, |_| lit),
            scale: draw::mark_scale(results.largest_mark()),
            period: results.answer.period,
        };
        hover_card_ui(opened, &shown, viewport, site, rect, ui);
    }
    if response.double_clicked() && under.is_none() {
        if let Some(at) = pointer {
            passing.motion.wheel(viewport, from_corner(rect, at), 1.0);
        }
    } else if let Some(at) = pointer.filter(|_| response.clicked()) {
        let drawn = drawn(&edits.view);
        let outline = draw::outline_at(drawn, viewport, from_corner(rect, at), GRIP_POINTS);
        passing.outline_selected = outline.filter(|_| under.is_none());
        if passing.outline_selected.is_some() {
            return;
        }
        edits.view.selected = under.and_then(|site| select(now, site));
        if under.is_some() {
            edits.view.panel = Panel::Events;
            passing.dock.show(Pane::Events);
        }
    }
}

pub(super) fn select(now: &Snapshot<'_>, site: SiteId) -> Option<Selection> {
    let at = now.opened?.store.sites().at(site);
    Some(Selection {
        lon: at.lon(),
        lat: at.lat(),
        event: None,
    })
}

/// Buttons at the top right: closer, farther, all the data. Returns the parts of the map they cover.
fn zoom_buttons_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    rect: Rect,
    ui: &mut Ui,
) -> Vec<Rect> {
    let look = Look::of(ui.ctx());
    let mut covered = Vec::new();
    for (place, (sign, name)) in [
        ("+", "Zoom in"),
        ("\u{2212}", "Zoom out"),
        ("\u{2922}", "Show all the data"),
    ]
    .into_iter()
    .enumerate()
    {
        let corner = rect.right_top() + vec2(-46.0, 14.0 + place as f32 * 36.0);
        let button = Rect::from_min_size(corner, vec2(32.0, 32.0));
        let response = ui.interact(button, ui.scope_id().with(name), egui::Sense::click());
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
        let fill = if response.hovered() || response.has_focus() {
            look.hover
        } else {
            look.card
        };
        ui.painter()
            .add(super::look::shadow(look).as_shape(button, 7));
        ui.painter().rect_filled(button, 7.0, fill);
        sign_shapes(ui, button, sign, look.ink);
        if response.on_hover_text(name).clicked() {
            match place {
                0 => zoom(now, edits, passing, 1.0),
                1 => zoom(now, edits, passing, -1.0),
                _ => show_all(now, edits, passing),
            }
            ui.ctx().request_repaint();
        }
        covered.push(button);
    }
    covered
}

fn sign_shapes(ui: &Ui, button: Rect, sign: &str, ink: egui::Color32) {
    let (middle, stroke) = (button.center(), egui::Stroke::new(1.7, ink));
    let painter = ui.painter();
    match sign {
        "+" => {
            painter.hline(middle.x - 6.0..=middle.x + 6.0, middle.y, stroke);
            painter.vline(middle.x, middle.y - 6.0..=middle.y + 6.0, stroke);
        }
        "\u{2212}" => {
            painter.hline(middle.x - 6.0..=middle.x + 6.0, middle.y, stroke);
        }
        _ => {
            for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)] {
                let corner = middle + vec2(x * 7.0, y * 7.0);
                painter.line_segment([corner, corner - vec2(x * 4.5, 0.0)], stroke);
                painter.line_segment([corner, corner - vec2(0.0, y * 4.5)], stroke);
            }
        }
    }
}

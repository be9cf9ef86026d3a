//! Drawing areas on the map: rectangle, lasso, polygon and circle; and changing those that are drawn.
//!
//! While a tool is in the hand the map stays where it is. What is drawn goes into the filter's area. Start at
//! [`draw_ui`] for tools and at [`handles_ui`] for what is drawn.

use super::look::{self, Look};
use super::paint::paint_shapes;
use super::passing::Passing;
use crate::draw;
use crate::geo::{LonLat, Outline, SMALLEST_KM, Viewport, great_circle_km, thinned};
use crate::query::km_words;
use crate::session::Edits;
use crate::view::View;
use egui::{CursorIcon, Id, Key, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// The most corners a free hand leaves.
const MOST_CORNERS: usize = 500;
/// Points between two corners of a free hand.
const STEP: f32 = 4.0;
/// Polygons with more corners than this are moved whole, not corner by corner.
const MOST_GRIPS: usize = 40;

/// What is in the hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    /// A drag from corner to corner.
    Rectangle,
    /// A free drag around.
    Lasso,
    /// Clicks from corner to corner; a double click or Enter closes it.
    Polygon,
    /// A drag from the middle to the rim, or a click for a radius that is typed.
    Circle,
}

impl Tool {
    /// The tools in the order of their buttons.
    pub const ALL: [Tool; 4] = [Tool::Rectangle, Tool::Lasso, Tool::Polygon, Tool::Circle];

    /// Its name on a button.
    pub fn name(self) -> &'static str {
        match self {
            Tool::Rectangle => "Rectangle",
            Tool::Lasso => "Lasso",
            Tool::Polygon => "Polygon",
            Tool::Circle => "Circle",
        }
    }

    fn hint(self) -> &'static str {
        match self {
            Tool::Rectangle => "Drag from corner to corner. Esc leaves.",
            Tool::Lasso => "Drag around what you mean. Esc leaves.",
            Tool::Polygon => "Click corner by corner; double click or Enter closes. Esc leaves.",
            Tool::Circle => {
                "Drag from the middle to the rim, or click for the radius typed. Esc leaves."
            }
        }
    }
}

/// A shape that is being drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// By which tool.
    pub tool: Tool,
    /// Its corners so far; of a rectangle two opposite ones, of a circle the middle and a place on the rim.
    pub corners: Vec<LonLat>,
}

impl Drawing {
    /// Nothing drawn yet.
    pub fn with(tool: Tool) -> Drawing {
        Drawing {
            tool,
            corners: Vec::new(),
        }
    }

    /// The shape as far as it is drawn; `None` while it is none.
    fn outline(&self) -> Option<Outline> {
        match (self.tool, self.corners.as_slice()) {
            (Tool::Rectangle, [from, to]) => {
                crate::geo::GeoBox::around([*from, *to]).map(Outline::Box)
            }
            (Tool::Circle, [centre, rim]) => Some(Outline::Circle {
                centre: *centre,
                radius_km: great_circle_km(*centre, *rim).max(SMALLEST_KM),
            }),
            (Tool::Lasso | Tool::Polygon, corners) if corners.len() > 2 => {
                Some(Outline::Polygon(thinned(corners, MOST_CORNERS)))
            }
            _ => None,
        }
    }
}

/// The areas of the view as they are drawn on the map.
pub(super) fn drawn(view: &View) -> &[Outline] {
    let area = view.filter.area.as_ref();
    area.map_or(&[], |area| &area.outlines)
}

/// Takes the area of this number off the filter.
pub(super) fn remove(number: usize, edits: &mut Edits, passing: &mut Passing) {
    let area = &mut edits.view.filter.area;
    if let Some(drawn) = area.as_mut().filter(|drawn| number < drawn.outlines.len()) {
        drawn.outlines.remove(number);
    }
    if area.as_ref().is_some_and(|drawn| drawn.outlines.is_empty()) {
        *area = None;
    }
    passing.outline_selected = None;
}

/// The tool in the hand over the whole map: it takes the pointer before the map does. Returns whether there is one.
pub(super) fn draw_ui(
    edits: &mut Edits,
    passing: &mut Passing,
    viewport: &Viewport,
    rect: Rect,
    ui: &mut Ui,
) -> bool {
    let Some(mut drawing) = passing.drawing.take() else {
        return false;
    };
    let response = ui.interact(rect, Id::unique("drawing"), Sense::click_and_drag());
    let name = format!("Draw on the map: {}", drawing.tool.name());
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, &name));
    ui.ctx().set_cursor_icon(CursorIcon::Crosshair);
    let place = |at: Pos2| {
        let at = at - rect.min;
        viewport.lon_lat_from_screen([f64::from(at.x), f64::from(at.y)])
    };
    let radius_km = passing.filters.radius_km.trim().parse().ok();
    let screen = |at: LonLat| {
        let [x, y] = viewport.screen_from_lon_lat(at);
        rect.min + vec2(x as f32, y as f32)
    };
    let done = hand(&mut drawing, &response, radius_km, (place, screen), ui);
    let ahead = ahead(&drawing, &response, place);
    if let Some(outline) = ahead.outline() {
        let shapes = draw::outlines(
            std::slice::from_ref(&outline),
            Some(0),
            viewport,
            Look::of(ui.ctx()).map,
        );
        paint_shapes(&ui.painter().with_clip_rect(rect), rect.min, &shapes);
        if let (Outline::Circle { radius_km, .. }, Some(at)) = (&outline, response.hover_pos()) {
            tag(&km_words(*radius_km), at + vec2(14.0, 14.0), ui);
        }
    } else {
        open_line(&ahead, viewport, rect, ui);
    }
    let hint = rect.center_top() + vec2(0.0, 18.0);
    tag(drawing.tool.hint(), hint, ui);
    match drawing.outline().filter(|_| done) {
        Some(outline) => {
            let area = edits.view.filter.area.get_or_insert_default();
            area.outlines.push(outline);
            passing.outline_selected = Some(area.outlines.len() - 1);
        }
        None => passing.drawing = Some(drawing),
    }
    true
}

/// What the pointer does to the shape. Returns whether it is finished.
fn hand(
    drawing: &mut Drawing,
    response: &Response,
    radius_km: Option<f64>,
    (place, screen): (impl Fn(Pos2) -> LonLat, impl Fn(LonLat) -> Pos2),
    ui: &Ui,
) -> bool {
    let Some(at) = response.interact_pointer_pos() else {
        let entered = ui.input(|input| input.key_pressed(Key::Enter));
        return drawing.tool == Tool::Polygon && entered;
    };
    let corners = &mut drawing.corners;
    let far = |from: LonLat, to: LonLat| screen(from).distance(screen(to)) >= STEP;
    match drawing.tool {
        Tool::Polygon => {
            if response.double_clicked() {
                return true;
            }
            if response.clicked() {
                corners.push(place(at));
            }
            false
        }
        Tool::Circle if response.clicked() => {
            let radius_km = radius_km.filter(|km| (SMALLEST_KM..=20_000.0).contains(km));
            let centre = place(at);
            *corners = vec![centre, centre.at_distance(radius_km.unwrap_or(20.0), 0.25)];
            true
        }
        Tool::Lasso => {
            if response.dragged() {
                let here = place(at);
                if response.drag_started() {
                    corners.clear();
                }
                if corners.last().is_none_or(|last| far(*last, here)) {
                    corners.push(here);
                }
            }
            response.drag_stopped()
        }
        Tool::Rectangle | Tool::Circle => {
            if response.dragged() || response.drag_stopped() {
                let origin = ui.input(|input| input.pointer.press_origin());
                let from = corners.first().copied();
                let from = from.unwrap_or_else(|| place(origin.unwrap_or(at)));
                *corners = vec![from, place(at)];
            }
            response.drag_stopped()
        }
    }
}

/// The shape with the place under the pointer as its next corner, where that is what a click would add.
fn ahead(drawing: &Drawing, response: &Response, place: impl Fn(Pos2) -> LonLat) -> Drawing {
    let mut ahead = drawing.clone();
    if drawing.tool == Tool::Polygon && !drawing.corners.is_empty() {
        ahead.corners.extend(response.hover_pos().map(place));
    }
    ahead
}

/// Corners that are not yet a shape.
fn open_line(drawing: &Drawing, viewport: &Viewport, rect: Rect, ui: &Ui) {
    let points = drawing.corners.iter().map(|at| {
        let [x, y] = viewport.screen_from_lon_lat(*at);
        rect.min + vec2(x as f32, y as f32)
    });
    let points: Vec<Pos2> = points.filter(|point| point.is_finite()).collect();
    let line = egui::Stroke::new(2.2, Look::of(ui.ctx()).accent);
    for point in &points {
        ui.painter().circle_filled(*point, 3.0, line.color);
    }
    ui.painter().add(egui::Shape::line(points, line));
}

/// Words on a small card over the map, centred on a point or beside it.
fn tag(words: &str, at: Pos2, ui: &Ui) {
    let look = Look::of(ui.ctx());
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), look::medium(12.0), look.ink);
    let card = Rect::from_center_size(
        pos2(at.x, at.y + galley.size().y / 2.0),
        galley.size() + vec2(20.0, 10.0),
    );
    ui.painter().add(look::shadow(look).as_shape(card, 7));
    ui.painter().rect_filled(card, 7.0, look.card);
    ui.painter()
        .galley(card.center() - galley.size() / 2.0, galley, look.ink);
}

/// The outlines in the filter, and grips to change the selected one.
pub(super) fn handles_ui(
    edits: &mut Edits,
    passing: &mut Passing,
    viewport: &Viewport,
    rect: Rect,
    ui: &mut Ui,
) {
    let outlines = drawn(&edits.view);
    passing.outline_selected = passing.outline_selected.filter(|at| *at < outlines.len());
    let style = Look::of(ui.ctx()).map;
    let shapes = draw::outlines(outlines, passing.outline_selected, viewport, style);
    paint_shapes(&ui.painter().with_clip_rect(rect), rect.min, &shapes);
    let Some(number) = passing
        .outline_selected
        .filter(|_| passing.drawing.is_none())
    else {
        return;
    };
    let Some(outline) = outlines.get(number).cloned() else {
        return;
    };
    let mut changed = None;
    let grips = outline.grips();
    for (grip, at) in grips
        .iter()
        .enumerate()
        .filter(|_| grips.len() <= MOST_GRIPS)
    {
        let name = format!("Corner {} of area {}", grip + 1, number + 1);
        if let Some((_, to)) = grip_ui(*at, (number, grip), &name, viewport, rect, ui) {
            changed = Some(outline.with_grip_at(grip, to));
        }
    }
    if let Some(bounds) = outline.bounds() {
        let middle = LonLat::clamped(
            (bounds.west + bounds.east) / 2.0,
            (bounds.south + bounds.north) / 2.0,
        );
        let name = format!("Middle of area {}", number + 1);
        if let Some((from, to)) = grip_ui(middle, (number, usize::MAX), &name, viewport, rect, ui) {
            changed = Some(outline.moved(from, to));
        }
    }
    let area = edits.view.filter.area.as_mut();
    if let (Some(changed), Some(area)) = (changed, area)
        && let Some(place) = area.outlines.get_mut(number)
    {
        *place = changed;
    }
    let keys = [Key::Delete, Key::Backspace];
    let pressed = ui.input(|input| keys.iter().any(|key| input.key_pressed(*key)));
    if pressed && !ui.ctx().text_edit_focused() {
        remove(number, edits, passing);
    }
}

/// A dot to hold. Returns from where to where it was dragged.
fn grip_ui(
    at: LonLat,
    id: (usize, usize),
    name: &str,
    viewport: &Viewport,
    rect: Rect,
    ui: &mut Ui,
) -> Option<(LonLat, LonLat)> {
    let look = Look::of(ui.ctx());
    let [x, y] = viewport.screen_from_lon_lat(at);
    let centre = rect.min + vec2(x as f32, y as f32);
    if !centre.is_finite() || !rect.contains(centre) {
        return None;
    }
    let place = Rect::from_center_size(centre, vec2(14.0, 14.0));
    let response = ui.interact(place, Id::unique(("grip", id)), Sense::drag());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let held = response.hovered() || response.dragged() || response.has_focus();
    let fill = if held { look.accent } else { look.card };
    let line = egui::Stroke::new(1.5, look.accent);
    ui.painter().circle(centre, 4.5, fill, line);
    let response = response.on_hover_cursor(CursorIcon::Grab);
    let delta = response.drag_delta();
    if !response.dragged() || delta == egui::Vec2::ZERO {
        return None;
    }
    let to = centre + delta - rect.min.to_vec2();
    let to = viewport.lon_lat_from_screen([f64::from(to.x), f64::from(to.y)]);
    Some((at, to))
}

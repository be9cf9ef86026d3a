//! A small map of where an actor was seen, with the marks of the large one.
//!
//! Its tiles are drawn in the background and kept. Start at [`locator_ui`].

use super::{heading_ui, note_ui};
use crate::draw::{self, MapMarks, mark_scale};
use crate::event::words::counted;
use crate::geo::Viewport;
use crate::query::ActorPage;
use crate::session::{Opened, locator_viewport};
use crate::tiles::{MapStyle, TileId, TileService, land};
use crate::ui::look::Look;
use crate::ui::paint::{colour, paint_shapes};
use crate::workspace::assets;
use egui::{
    Color32, ColorImage, Context, CornerRadius, Painter, Pos2, Rect, Sense, Stroke, StrokeKind,
    TextureHandle, TextureOptions, Ui, WidgetInfo, pos2, vec2,
};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// Pixels of a tile's side: its 256 points, twice as sharp.
const SIDE_PIXELS: u32 = 512;

/// The tiles drawn so far.
#[derive(Default)]
pub(super) struct Locator {
    service: Option<TileService>,
    tiles: HashMap<(TileId, MapStyle), TextureHandle>,
}

impl fmt::Debug for Locator {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "Locator of {} tiles", self.tiles.len())
    }
}

/// The map with its heading.
pub(super) fn locator_ui(page: &ActorPage, opened: &Opened, locator: &mut Locator, ui: &mut Ui) {
    ui.add_space(12.0);
    heading_ui("Where", ui);
    let without = page.answer.without_place;
    if page.marks.sites.is_empty() {
        return note_ui("No event with a known place.", ui);
    }
    let look = Look::of(ui.ctx());
    let width = ui.available_width();
    let (rect, response) = ui.allocate_exact_size(vec2(width, width * 0.78), Sense::hover());
    let said = format!("Map of {}", counted(page.answer.events - without, "event"));
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &said));
    let viewport = locator_viewport(opened, f64::from(rect.width()), f64::from(rect.height()));
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    painter.rect_filled(rect, CornerRadius::ZERO, colour(land(look.map)));
    locator.tiles_ui(&viewport, look.map, rect.min, &painter);
    let marks = draw::marks(&MapMarks {
        marks: &page.marks,
        lit: None,
        scale: mark_scale(page.marks.largest()),
        viewport: &viewport,
        types: &opened.lens.scheme.types,
        style: look.map,
        selected: None,
        hovered: None,
    });
    paint_shapes(&painter, rect.min, &marks);
    let line = Stroke::new(1.0, look.line);
    painter.rect_stroke(rect, CornerRadius::ZERO, line, StrokeKind::Inside);
    if without > 0 {
        note_ui(
            &format!("{} without a place", counted(without, "event")),
            ui,
        );
    }
}

impl Locator {
    fn tiles_ui(&mut self, viewport: &Viewport, style: MapStyle, corner: Pos2, painter: &Painter) {
        let ctx = painter.ctx();
        if self.service.is_none() {
            self.service = started(ctx);
        }
        let Some(service) = &self.service else { return };
        for ready in service.poll() {
            let side = ready.side_pixels as usize;
            let image = ColorImage::from_rgba_unmultiplied([side, side], &ready.rgba);
            let texture = ctx.load_texture("small tile", image, TextureOptions::LINEAR);
            self.tiles.insert((ready.id, ready.style), texture);
        }
        for id in TileId::covering(viewport, TileId::zoom_for(viewport)) {
            let Some(texture) = self.tiles.get(&(id, style)) else {
                service.request(id, SIDE_PIXELS, style);
                continue;
            };
            let ([x, y], side) = id.screen_square(viewport);
            let from = corner + vec2(x as f32, y as f32);
            let place = Rect::from_min_size(from, vec2(side as f32, side as f32));
            let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
            painter.image(texture.id(), place, whole, Color32::WHITE);
        }
    }
}

fn started(ctx: &Context) -> Option<TileService> {
    let wake = ctx.clone();
    let base = assets::base_map()?.clone();
    Some(TileService::start(
        base,
        Arc::new(move || wake.request_repaint()),
    ))
}

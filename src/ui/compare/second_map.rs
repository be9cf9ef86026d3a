//! The map of B beside the map of A: the same camera, the same scale of marks, its own events.
//!
//! Either map can be dragged and zoomed; the other follows.

use super::super::event_card::{ShownMarks, hover_card_ui};
use super::super::look::{self, Look};
use super::super::map_hands::wheel;
use super::super::map_panel::labels_ui;
use super::super::map_tiles::MapWidget;
use super::super::paint::paint_shapes;
use super::super::passing::Passing;
use super::{Side, badge_ui, days_words};
use crate::draw;
use crate::session::{Opened, Results, Snapshot};
use crate::view::Camera;
use egui::{Rect, Ui, vec2};

/// The second map, filling `ui`. Returns the camera when the hand moved it.
pub(in crate::ui) fn second_map_ui(
    now: &Snapshot<'_>,
    results: &Results,
    camera: Camera,
    passing: &mut Passing,
    widget: &mut MapWidget,
    ui: &mut Ui,
) -> Option<Camera> {
    let (opened, compared) = (now.opened?, results.compared.as_ref()?);
    let rect = ui.available_rect_before_wrap();
    let viewport = camera.viewport(f64::from(rect.width()), f64::from(rect.height()));
    let (response, dragged) = widget.show(ui, camera, 1);
    response.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::Canvas, true, "Map of what is compared with")
    });
    let shown = ShownMarks {
        marks: &compared.marks,
        scale: draw::mark_scale(results.largest_mark()),
        period: compared.answer.period,
    };
    let look = Look::of(ui.ctx());
    let painter = ui.painter().with_clip_rect(rect);
    let marks = draw::marks(&draw::MapMarks {
        marks: shown.marks,
        lit: None,
        scale: shown.scale,
        viewport: &viewport,
        types: &opened.lens.scheme.types,
        style: look.map,
        selected: None,
        hovered: passing.hovered,
    });
    paint_shapes(&painter, rect.min, &marks);
    let caption = caption_ui(opened, results, rect, ui);
    let covered = [caption.translate(-rect.min.to_vec2())];
    let labels = widget.labels(&viewport);
    labels_ui(&labels, &covered, &viewport, rect, ui);
    let pointer = response.hover_pos().filter(|at| !caption.contains(*at));
    let from_corner = pointer.map(|at| {
        let at = at - rect.min;
        [f64::from(at.x), f64::from(at.y)]
    });
    if let Some(at) = from_corner {
        wheel(passing, &viewport, Some(at), ui);
        passing.hovered_beside = draw::hit(shown.marks, shown.scale, &viewport, at);
    } else {
        passing.hovered_beside = None;
    }
    if let Some(site) = passing.hovered_beside.or(passing.hovered) {
        hover_card_ui(opened, &shown, &viewport, site, rect, ui);
    }
    dragged
}

/// The letter and the days of B, as the caption of A stands on its map.
fn caption_ui(opened: &Opened, results: &Results, map: Rect, ui: &mut Ui) -> Rect {
    let Some(compared) = &results.compared else {
        return Rect::NOTHING;
    };
    let look = Look::of(ui.ctx());
    let words = days_words(opened, &compared.filter);
    let most = (map.width() - 90.0).max(80.0);
    let galley = ui
        .painter()
        .layout(words.clone(), look::semibold(13.0), look.ink, most);
    let size = galley.size() + vec2(52.0, 14.0);
    // As high as the caption of A, which stands over the attribution in a narrow map.
    let lift = if map.width() < 620.0 { 64.0 } else { 34.0 };
    let centre = map.center_bottom() - vec2(0.0, lift + size.y / 2.0);
    let pill = Rect::from_center_size(centre, size);
    let response = ui.interact(pill, ui.scope_id().with("caption"), egui::Sense::hover());
    response
        .widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, format!("B: {words}")));
    ui.painter().add(look::shadow(look).as_shape(pill, 8));
    ui.painter()
        .rect_filled(pill, 8.0, look.card.gamma_multiply(0.96));
    let badge = Rect::from_center_size(pill.left_center() + vec2(20.0, 0.0), vec2(18.0, 18.0));
    badge_ui(Side::B, badge, look, ui);
    ui.painter()
        .galley(pill.min + vec2(38.0, 7.0), galley, look.ink);
    pill
}

//! What lies over the map beside the legend: the caption in words, the scale bar, the attribution.
//!
//! Words and lengths come from `draw`, so that window and picture say the same.

use super::look::{self, Look};
use super::paint::paint_shapes;
use crate::draw;
use crate::geo::Viewport;
use crate::session::Snapshot;
use crate::workspace::assets;
use egui::{Align2, Rect, Ui, vec2};

/// The live caption at the bottom middle. Returns what it covers.
pub(super) fn caption_ui(now: &Snapshot<'_>, map: Rect, ui: &mut Ui) -> Rect {
    let Some(range) = now.opened.and_then(|opened| opened.period(now.view)) else {
        return Rect::NOTHING;
    };
    let text = draw::caption(&now.view.filter.actors(), range);
    let look = Look::of(ui.ctx());
    let most = (map.width() - 60.0).max(120.0);
    let galley = ui
        .painter()
        .layout(text.clone(), look::semibold(14.0), look.ink, most - 28.0);
    let size = galley.size() + vec2(28.0, 16.0);
    let centre = map.center_bottom()
        - vec2(
            0.0,
            34.0 + if map.width() < 620.0 { 30.0 } else { 0.0 } + size.y / 2.0,
        );
    let pill = Rect::from_center_size(centre, size);
    let response = ui.interact(pill, ui.scope_id().with("caption"), egui::Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &text));
    ui.painter().add(look::shadow(look).as_shape(pill, 8));
    ui.painter()
        .rect_filled(pill, 8.0, look.card.gamma_multiply(0.96));
    ui.painter()
        .galley(pill.min + vec2(14.0, 8.0), galley, look.ink);
    pill
}

/// Scale bar at the bottom left, attribution at the bottom right. Returns what they cover.
pub(super) fn furniture_ui(viewport: &Viewport, map: Rect, ui: &Ui) -> [Rect; 2] {
    let look = Look::of(ui.ctx());
    let painter = ui.painter().with_clip_rect(map);
    // In a narrow map the attribution needs the whole line: the bar goes above it.
    let lift = if map.width() < 620.0 { 42.0 } else { 16.0 };
    let at = [16.0, viewport.height() as f32 - lift];
    paint_shapes(&painter, map.min, &draw::scale_bar(viewport, look.map, at));
    let attribution = assets::base_map().map_or("", |base| base.attribution());
    let text = attribution.replace(" | ", " \u{b7} ");
    let galley = painter.layout_no_wrap(text, look::sans(11.0), look.quiet);
    let size = galley.size() + vec2(12.0, 6.0);
    let ground = Align2::RIGHT_BOTTOM.align_size_within_rect(size, map.shrink(4.0));
    painter.rect_filled(ground, 4.0, look.card.gamma_multiply(0.7));
    painter.galley(ground.min + vec2(6.0, 3.0), galley, look.quiet);
    let bar = Rect::from_min_max(
        map.left_bottom() + vec2(8.0, -22.0 - lift),
        map.left_bottom() + vec2(150.0, 12.0 - lift),
    );
    [ground, bar]
}

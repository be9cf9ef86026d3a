//! What lies over the map beside the legend: the caption in words, the scale bar, the attribution.
//!
//! Words and lengths come from `draw`, so that window and picture say the same.

use super::look::{self, Look};
use super::paint::paint_shapes;
use crate::draw;
use crate::geo::Viewport;
use crate::query::caption_line;
use crate::session::Snapshot;
use crate::workspace::assets;
use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Align, Align2, Rect, Ui, vec2};

/// The live caption at the bottom middle. Returns what it covers.
pub(super) fn caption_ui(now: &Snapshot<'_>, map: Rect, ui: &mut Ui) -> Rect {
    let Some(range) = now.opened.and_then(|opened| opened.period(now.view)) else {
        return Rect::NOTHING;
    };
    let text = draw::caption(&now.view.filter.actors(), range);
    let look = Look::of(ui.ctx());
    let most = (map.width() - 60.0).max(120.0);
    let line = now
        .opened
        .map(|opened| caption_line(&now.view.filter, &opened.lens));
    let line = line.unwrap_or_default();
    let galley = ui
        .painter()
        .layout_job(job(&text, &line, most - 28.0, look));
    let size = galley.size() + vec2(28.0, 16.0);
    let text = match line.as_str() {
        "" => text,
        line => format!("{text}. {line}"),
    };
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
        .galley(pill.center_top() + vec2(0.0, 8.0), galley, look.ink);
    pill
}

/// The caption with the quieter line below it, centred on the point it is painted at.
fn job(text: &str, line: &str, most: f32, look: &Look) -> LayoutJob {
    let mut job = LayoutJob::default();
    let format = TextFormat::simple(look::semibold(14.0), look.ink);
    job.append(text, 0.0, format);
    if !line.is_empty() {
        let format = TextFormat::simple(look::sans(12.0), look.quiet);
        job.append(&format!("\n{line}"), 0.0, format);
    }
    job.wrap = TextWrapping::wrap_at_width(most);
    job.halign = Align::Center;
    job
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

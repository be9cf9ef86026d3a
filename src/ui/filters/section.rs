//! A section of the pane: the name of a facet with what it restricts, and below it, when unfolded, its values.
//!
//! Folds and unfolds; what is inside is for the section of its kind. Start at [`section_ui`].

use super::super::look::{self, Look};
use super::super::passing::Passing;
use super::{area_section, deaths_section, names_section, text_section};
use crate::query::{Facet, facet_title, parts};
use crate::session::{Edits, Opened, Snapshot};
use egui::{
    Align, Color32, Id, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, text::LayoutJob,
    text::TextWrapping, vec2,
};

const HEADER: f32 = 32.0;

/// One facet.
pub(super) fn section_ui(
    now: &Snapshot<'_>,
    opened: &Opened,
    edits: &mut Edits,
    passing: &mut Passing,
    facet: Facet,
    ui: &mut Ui,
) {
    ui.push_id(facet, |ui| {
        let open = passing.filters.open.contains(&facet);
        let rect = header_ui(opened, edits, passing, facet, open, ui);
        if open {
            ui.spacing_mut().item_spacing.y = 4.0;
            match facet {
                Facet::Deaths => deaths_section::deaths_ui(now, edits, passing, ui),
                Facet::Text => text_section::text_ui(now, opened, edits, passing, ui),
                Facet::Area => area_section::area_ui(edits, passing, ui),
                named => names_section::names_ui(now, opened, edits, passing, named, ui),
            }
            ui.add_space(8.0);
        }
        if passing.filters.sought == Some(facet) {
            passing.filters.sought = None;
            let whole = Rect::from_min_max(rect.min, pos2(rect.right(), ui.min_rect().bottom()));
            ui.scroll_to_rect(whole, Some(Align::Min));
        }
    });
}

/// The line one clicks to fold and unfold. Returns where it is.
fn header_ui(
    opened: &Opened,
    edits: &Edits,
    passing: &mut Passing,
    facet: Facet,
    open: bool,
    ui: &mut Ui,
) -> Rect {
    let look = Look::of(ui.ctx());
    let title = facet_title(facet, &opened.lens);
    let mine = parts(&edits.view.filter, &opened.lens).into_iter();
    let words: Vec<String> = mine
        .filter(|part| part.facet == facet)
        .map(|part| part.words)
        .collect();
    let words = words.join(", ");
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER), Sense::hover());
    let response = ui.interact(rect, Id::unique(("section", facet)), Sense::click());
    let said = match words.as_str() {
        "" => title.clone(),
        words => format!("{title}: {words}"),
    };
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::DisclosureTriangle, true, &said);
        info.selected = Some(open);
        info
    });
    let painter = ui.painter();
    painter.hline(rect.x_range(), rect.top(), Stroke::new(1.0, look.line));
    let pointed = response.hovered() || response.has_focus();
    if pointed {
        painter.rect_filled(rect.shrink2(vec2(0.0, 2.0)), 4.0, look.hover);
    }
    triangle(
        ui,
        pos2(rect.left() + 7.0, rect.center().y),
        open,
        look.quiet,
    );
    let name = painter.layout_no_wrap(title, look::semibold(13.0), look.ink);
    let left = rect.left() + 18.0;
    let at = pos2(left, rect.center().y - name.size().y / 2.0);
    let room = rect.right() - left - name.size().x - 14.0;
    painter.galley(at, name, look.ink);
    if !words.is_empty() && room > 30.0 {
        let mut job = LayoutJob::simple_singleline(words, look::medium(12.0), look.accent);
        job.wrap = TextWrapping::truncate_at_width(room);
        let galley = painter.layout_job(job);
        let at = pos2(
            rect.right() - galley.size().x,
            rect.center().y - galley.size().y / 2.0,
        );
        painter.galley(at, galley, look.accent);
    }
    if response.clicked() && !passing.filters.open.remove(&facet) {
        passing.filters.open.insert(facet);
    }
    rect
}

/// The sign before what folds: it points down when open.
pub(in crate::ui) fn triangle(ui: &Ui, middle: egui::Pos2, open: bool, ink: Color32) {
    let points = if open {
        vec![vec2(-4.0, -2.0), vec2(4.0, -2.0), vec2(0.0, 3.0)]
    } else {
        vec![vec2(-2.0, -4.0), vec2(3.0, 0.0), vec2(-2.0, 4.0)]
    };
    let points = points.into_iter().map(|aside| middle + aside).collect();
    ui.painter()
        .add(Shape::convex_polygon(points, ink, Stroke::NONE));
}

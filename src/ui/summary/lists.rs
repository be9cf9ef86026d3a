//! Events by first-level area, township and actor, each folded until somebody asks: searched, sorted, with share and bar.
//!
//! The lists themselves are those of the filters; here is only what unfolds them. Start at [`lists_ui`].

use super::super::filters::{names_ui, triangle};
use super::super::look::{self, Look};
use super::super::passing::Passing;
use crate::query::{Facet, facet_title};
use crate::session::{Edits, Opened, Snapshot};
use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// The facets that are listed on demand.
const LISTED: [Facet; 3] = [Facet::Admin1, Facet::Township, Facet::Actor];

const HEADER: f32 = 26.0;

/// The folded lists.
pub(super) fn lists_ui(
    now: &Snapshot<'_>,
    opened: &Opened,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    for facet in LISTED {
        ui.push_id(("summary list", facet), |ui| {
            let open = passing.listed.contains(&facet);
            if header_ui(opened, facet, open, ui) && !passing.listed.remove(&facet) {
                passing.listed.insert(facet);
            }
            if open {
                ui.spacing_mut().item_spacing.y = 4.0;
                names_ui(now, opened, edits, passing, facet, ui);
                ui.add_space(8.0);
            }
        });
    }
}

/// The line that folds and unfolds a list. Returns whether it was clicked.
fn header_ui(opened: &Opened, facet: Facet, open: bool, ui: &mut Ui) -> bool {
    let look = Look::of(ui.ctx());
    let title = format!(
        "Events by {}",
        facet_title(facet, &opened.lens).to_lowercase()
    );
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), HEADER), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::DisclosureTriangle, true, &title);
        info.selected = Some(open);
        info
    });
    if response.hovered() || response.has_focus() {
        ui.painter()
            .rect_filled(rect.expand2(vec2(6.0, 0.0)), 4.0, look.hover);
    }
    let middle = pos2(rect.left() + 5.0, rect.center().y);
    triangle(ui, middle, open, look.quiet);
    let galley = ui
        .painter()
        .layout_no_wrap(title, look::semibold(13.0), look.quiet);
    let at = pos2(rect.left() + 15.0, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, look.quiet);
    response.clicked()
}

//! The side panel: the figures of the period with the article below, the events, the article alone.
//!
//! Only arranges; each part is a panel of its own.

use super::actors::actors_ui;
use super::compare::compare_ui;
use super::events_panel::events_ui;
use super::look::{self, Look};
use super::passing::Passing;
use super::story_panel::{article_ui, updates_ui};
use super::summary::summary_ui;
use crate::session::{Edits, Snapshot};
use crate::view::Panel;
use egui::{ScrollArea, Sense, Stroke, Ui, vec2};

const TABS: [(Panel, &str); 5] = [
    (Panel::Summary, "Summary"),
    (Panel::Events, "Events"),
    (Panel::Actors, "Actors"),
    (Panel::Compare, "Compare"),
    (Panel::Story, "Story"),
];

/// The side panel.
pub(super) fn side_panel_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    tabs_ui(edits, ui);
    match edits.view.panel {
        Panel::Summary => {
            ScrollArea::vertical()
                .id_salt("summary")
                .auto_shrink(false)
                .show(ui, |ui| {
                    summary_ui(now, edits, ui);
                    ui.add_space(10.0);
                    ui.separator();
                    ui.add_space(10.0);
                    article_ui(now, edits, ui);
                    updates_ui(now, edits, ui);
                });
        }
        Panel::Events => events_ui(now, edits, passing, ui),
        Panel::Actors => actors_ui(now, edits, passing, ui),
        Panel::Compare => compare_ui(now, edits, passing, ui),
        Panel::Story => {
            ScrollArea::vertical()
                .id_salt("story")
                .auto_shrink(false)
                .show(ui, |ui| {
                    ui.add_space(6.0);
                    article_ui(now, edits, ui);
                    updates_ui(now, edits, ui);
                });
        }
    }
}

fn tabs_ui(edits: &mut Edits, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 22.0;
        for (panel, name) in TABS {
            let open = edits.view.panel == panel;
            let ink = if open { look.ink } else { look.quiet };
            let galley = ui
                .painter()
                .layout_no_wrap(name.to_owned(), look::medium(13.0), ink);
            let (rect, response) =
                ui.allocate_exact_size(vec2(galley.size().x, 36.0), Sense::click());
            response.widget_info(|| egui::WidgetInfo::selected(egui::Role::Tab, true, open, name));
            let ink = if response.hovered() { look.ink } else { ink };
            let at = egui::pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
            ui.painter()
                .galley_with_override_text_color(at, galley, ink);
            if open {
                let line = Stroke::new(2.0, look.accent);
                ui.painter()
                    .hline(rect.x_range(), rect.bottom() - 1.0, line);
            }
            if response.clicked() {
                edits.view.panel = panel;
            }
        }
    });
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(
        rect.x_range(),
        rect.top() - 6.0,
        Stroke::new(1.0, look.line),
    );
}

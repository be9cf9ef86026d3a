//! The choice between the list of actors and the square of who stands against whom, and other choices of a few.
//!
//! Start at [`parts_ui`].

use crate::session::Edits;
use crate::ui::look::{self, Look};
use crate::view::ActorsPart;
use egui::{CornerRadius, Sense, Ui, WidgetInfo, pos2, vec2};

/// The list, or the square.
pub(super) fn parts_ui(edits: &mut Edits, ui: &mut Ui) {
    let part = &mut edits.view.actors.part;
    let all = [
        (ActorsPart::List, "All actors"),
        (ActorsPart::Versus, "Who against whom"),
    ];
    choice_ui(part, &all, ui);
}

/// One of a few, side by side.
pub(super) fn choice_ui<T: Copy + PartialEq>(value: &mut T, all: &[(T, &str)], ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for (choice, name) in all {
            let on = choice == value;
            let ink = if on { look.ink } else { look.quiet };
            let font = if on {
                look::medium(12.0)
            } else {
                look::sans(12.0)
            };
            let galley = ui.painter().layout_no_wrap((*name).to_owned(), font, ink);
            let size = galley.size() + vec2(18.0, 9.0);
            let (rect, response) = ui.allocate_exact_size(size, Sense::click());
            let info = || WidgetInfo::selected(egui::Role::RadioButton, true, on, *name);
            response.widget_info(info);
            let hot = response.hovered() || response.has_focus();
            if on || hot {
                let ground = if on { look.line } else { look.hover };
                ui.painter()
                    .rect_filled(rect, CornerRadius::same(6), ground);
            }
            let at = rect.center() - galley.size() / 2.0;
            ui.painter().galley(pos2(at.x, at.y), galley, ink);
            if response.clicked() {
                *value = *choice;
            }
        }
    });
}

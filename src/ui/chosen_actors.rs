//! The actors the filter asks for, each to be clicked away.
//!
//! They are chosen in the palette.

use super::look::{self, Look};
use crate::query::Facet;
use crate::scheme::WHOLE_NAME;
use crate::session::Edits;
use egui::{Button, RichText, Ui};

/// The chosen actors, each to be clicked away.
pub(super) fn chosen_actors_ui(edits: &mut Edits, ui: &mut Ui) {
    let actors = edits.view.filter.actors();
    if actors.is_empty() {
        return;
    }
    let look = Look::of(ui.ctx());
    ui.add_space(6.0);
    ui.label(
        RichText::new("Only events involving")
            .font(look::sans(11.0))
            .color(look.quiet),
    );
    let mut away = None;
    for name in &actors {
        let text = RichText::new(format!("\u{d7}  {}", name.trim_start_matches(WHOLE_NAME)))
            .font(look::medium(12.0))
            .color(look.accent);
        let button = ui.add(Button::new(text).frame(false).truncate());
        if button
            .on_hover_text("Click to take this actor off")
            .clicked()
        {
            away = Some(name);
        }
    }
    if let Some(name) = away {
        edits.view.filter.pick(Facet::Actor, name);
    }
}

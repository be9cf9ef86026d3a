//! The pane of filters: the filter as a sentence of parts, then a section per facet.
//!
//! Each section shows counts that ignore its own clause and writes that clause alone. Start at [`filters_ui`].

mod area_section;
mod chips;
mod deaths_section;
mod hands;
mod names_section;
mod section;
mod text_section;
mod value_row;

pub(super) use area_section::switch_in_view;
pub(super) use chips::{open_section, parts_in_legend_ui};
pub use hands::{End, FilterHands};
pub(super) use names_section::names_ui;
pub(super) use section::triangle;
pub(super) use value_row::share_ui;

use super::look::{self, Look};
use super::passing::Passing;
use crate::query::Facet;
use crate::scheme::RegionKey;
use crate::session::{Edits, Opened, Snapshot};
use egui::{RichText, ScrollArea, Ui};

/// The pane of filters.
pub(super) fn filters_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let look = Look::of(ui.ctx());
    let Some(opened) = now.opened else {
        ui.add_space(16.0);
        ui.label("Filters appear when a table is open.");
        return;
    };
    chips::chips_ui(opened, edits, passing, ui);
    ScrollArea::vertical()
        .id_salt("filters")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for facet in sections(opened, edits) {
                section::section_ui(now, opened, edits, passing, facet, ui);
            }
            ui.add_space(10.0);
            let rule = "Within a section any of the values will do; between sections all must hold. Each count leaves \
                        the clause of its own section aside.";
            ui.label(RichText::new(rule).font(look::sans(11.0)).color(look.quiet));
            ui.add_space(12.0);
        });
}

/// The facets with a section: those that restrict something, and those that could. Opponents and allies could where
/// somebody is asked for whom they stand against or beside; regions where they are not the first-level areas anyway.
fn sections(opened: &Opened, edits: &Edits) -> Vec<Facet> {
    let filter = &edits.view.filter;
    let somebody = filter.inverted(Facet::Actor) == Some(false);
    let shown = |facet: &Facet| {
        let useful = match facet {
            Facet::Time => return false,
            Facet::Opponent | Facet::Ally => somebody,
            Facet::Region => opened.lens.regions.key == RegionKey::Township,
            Facet::Text | Facet::Area => true,
            named => opened.values(*named).names.len() > 1,
        };
        useful || filter.restricts(*facet)
    };
    Facet::ALL.into_iter().filter(shown).collect()
}

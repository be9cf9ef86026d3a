//! The panes that are read from top to bottom: the figures with the article below them, and the article alone.
//!
//! Only arranges; each part is a panel of its own.

use super::passing::Passing;
use super::story_panel::{article_ui, updates_ui};
use super::summary::summary_ui;
use crate::session::{Edits, Snapshot};
use egui::{ScrollArea, Ui};

/// The figures of the period, the article below.
pub(super) fn summary_and_story_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    ScrollArea::vertical()
        .id_salt("summary")
        .auto_shrink(false)
        .show(ui, |ui| {
            summary_ui(now, edits, passing, ui);
            ui.add_space(10.0);
            ui.separator();
            ui.add_space(10.0);
            article_ui(now, edits, ui);
            updates_ui(now, edits, ui);
        });
}

/// The article alone.
pub(super) fn story_ui(now: &Snapshot<'_>, edits: &mut Edits, ui: &mut Ui) {
    ScrollArea::vertical()
        .id_salt("story")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.add_space(6.0);
            article_ui(now, edits, ui);
            updates_ui(now, edits, ui);
        });
}

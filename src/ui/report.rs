//! The import report in the window: what was read, what was kept, every fault with its line.
//!
//! Shows what `import` found, words included; judges nothing.

use super::look::{self, Look};
use crate::event::words::{counted, thousands};
use crate::session::{Action, Edits, Opened};
use egui::{RichText, ScrollArea, Ui};
use std::path::PathBuf;

/// The report, and a field to save it.
pub(super) fn report_ui(
    opened: &Opened,
    path: &mut String,
    replace: &mut bool,
    edits: &mut Edits,
    ui: &mut Ui,
) {
    let (report, look) = (&opened.report, Look::of(ui.ctx()));
    let quiet = |text: String| RichText::new(text).font(look::sans(12.0)).color(look.quiet);
    ui.label(RichText::new(&opened.workspace.name).font(look::semibold(15.0)));
    let rows = counted(report.rows_read, "row");
    ui.label(format!(
        "{rows}: {} kept, {} rejected, {} without a place",
        thousands(report.kept),
        thousands(report.rejected),
        thousands(report.without_place)
    ));
    ui.label(quiet(format!(
        "Format {}, encoding {}",
        report.format.words(),
        report.encoding
    )));
    ui.label(quiet(format!("SHA-256 {}", report.sha256)));
    let unknown = opened.lens.unknown_classes();
    if !unknown.is_empty() {
        let names: Vec<String> = unknown
            .iter()
            .take(8)
            .map(|(name, rows)| format!("{name} ({})", thousands(*rows)))
            .collect();
        let text = format!("Not in the scheme, so not counted: {}", names.join(", "));
        ui.label(quiet(text));
    }
    if opened.lens.left_out() > 0 {
        ui.label(quiet(format!(
            "Left out by the scheme: {}",
            counted(opened.lens.left_out(), "row")
        )));
    }
    for warning in &report.warnings {
        ui.label(
            RichText::new(warning)
                .color(look.notice_ink)
                .background_color(look.notice),
        );
    }
    ui.separator();
    if report.faults.is_empty() {
        ui.label("No faults.");
    } else {
        ui.label(
            RichText::new(counted(report.faults.len() as u64, "fault")).font(look::semibold(14.0)),
        );
        let height = ui.text_style_height(&egui::TextStyle::Body) + 2.0;
        ScrollArea::vertical()
            .max_height(280.0)
            .auto_shrink([false, true])
            .show_rows(ui, height, report.faults.len(), |ui, shown| {
                for fault in report.faults.get(shown).unwrap_or(&[]) {
                    let text = RichText::new(fault.words()).font(look::sans(13.0));
                    ui.add(egui::Label::new(text).truncate());
                }
            });
    }
    ui.separator();
    ui.horizontal(|ui| {
        let label = ui.label("Save as");
        ui.add(
            egui::TextEdit::singleline(path)
                .hint_text("/home/you/report.txt")
                .desired_width(300.0),
        )
        .labelled_by(label.id);
        let ready = !path.trim().is_empty();
        if ui
            .add_enabled(ready, egui::Button::new("Save report"))
            .clicked()
        {
            edits.act(Action::SaveReport {
                path: PathBuf::from(path.trim()),
                replace: std::mem::take(replace),
            });
        }
    });
    ui.checkbox(replace, "Replace the file if there is one");
}

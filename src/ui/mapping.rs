//! Naming the columns of a table by hand, with its first rows in sight.
//!
//! Opens by itself when a load finds columns it cannot name. Start at [`mapping_ui`].

use super::look::{self, Look};
use super::passing::Passing;
use crate::import::{ColumnMap, Preview};
use crate::session::{Action, Edits, Snapshot};
use egui::{Button, ComboBox, Context, Grid, Id, Modal, RichText, ScrollArea, Ui};

/// Columns of the first rows that are laid out; all can be chosen.
const MOST_COLUMNS: usize = 60;

/// Asks which column is what, when the names of a table do not tell.
pub(super) fn mapping_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ctx: &Context,
) {
    let Some(unmapped) = now.unmapped else {
        // What was chosen for one table means nothing in the next.
        passing.columns = ColumnMap::default();
        return;
    };
    let map = &mut passing.columns;
    let modal = Modal::new(Id::unique("mapping"))
        .frame(look::dialog(Look::of(ctx)))
        .show(ctx, |ui| {
            ui.set_width((ctx.content_rect().width() - 80.0).clamp(300.0, 760.0));
            let name = unmapped
                .path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy();
            ui.label(
                RichText::new(format!("Which column is what in {name}?"))
                    .font(look::semibold(18.0)),
            );
            let look = Look::of(ui.ctx());
            ui.label(RichText::new(&unmapped.why).color(look.quiet));
            ui.add_space(6.0);
            rows_ui(&unmapped.preview, look, ui);
            ui.add_space(8.0);
            choices_ui(map, &unmapped.preview.columns, ui);
            ui.add_space(10.0);
            let ready = map.date.is_some() && map.lat.is_some() && map.lon.is_some();
            let mut done = false;
            ui.horizontal(|ui| {
                let open =
                    Button::new(RichText::new("Open").color(look.on_accent)).fill(look.accent);
                if ui.add_enabled(ready, open).clicked() {
                    edits.act(Action::OpenMapped(
                        unmapped.path.clone(),
                        Box::new(map.clone()),
                    ));
                    done = true;
                }
                done |= ui.button("Cancel").clicked();
                if !ready {
                    let said = "A date, a latitude and a longitude are needed.";
                    ui.label(RichText::new(said).color(look.quiet));
                }
            });
            done
        });
    if modal.inner || modal.should_close() {
        *map = ColumnMap::default();
        edits.act(Action::ForgetUnmapped);
    }
}

fn rows_ui(preview: &Preview, look: &Look, ui: &mut Ui) {
    ScrollArea::both()
        .max_height(190.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            Grid::new("first rows")
                .striped(true)
                .spacing([16.0, 3.0])
                .show(ui, |ui| {
                    for column in preview.columns.iter().take(MOST_COLUMNS) {
                        let short: String = column.chars().take(32).collect();
                        ui.label(RichText::new(short).font(look::semibold(12.0)));
                    }
                    ui.end_row();
                    for row in &preview.rows {
                        for cell in row.iter().take(MOST_COLUMNS) {
                            let short: String = cell.chars().take(32).collect();
                            ui.label(
                                RichText::new(short)
                                    .font(look::sans(12.0))
                                    .color(look.quiet),
                            );
                        }
                        ui.end_row();
                    }
                });
        });
}

fn choices_ui(map: &mut ColumnMap, columns: &[String], ui: &mut Ui) {
    let wanted: [(&str, &mut Option<String>); 8] = [
        ("Date", &mut map.date),
        ("Latitude", &mut map.lat),
        ("Longitude", &mut map.lon),
        ("Type", &mut map.kind),
        ("First actor", &mut map.actor1),
        ("Second actor", &mut map.actor2),
        ("Place name", &mut map.location),
        ("Notes", &mut map.notes),
    ];
    Grid::new("columns")
        .num_columns(4)
        .spacing([14.0, 6.0])
        .show(ui, |ui| {
            for (number, (name, chosen)) in wanted.into_iter().enumerate() {
                let label = ui.label(name);
                let shown = chosen.clone().unwrap_or_else(|| "\u{2013}".to_owned());
                let choice = ComboBox::from_id_salt(name)
                    .selected_text(shown)
                    .width(190.0);
                let choice = choice.show_ui(ui, |ui| {
                    ui.selectable_value(chosen, None, "\u{2013}");
                    for column in columns.iter().filter(|column| !column.is_empty()) {
                        ui.selectable_value(chosen, Some(column.clone()), column);
                    }
                });
                choice.response.labelled_by(label.id);
                if number % 2 == 1 {
                    ui.end_row();
                }
            }
        });
}

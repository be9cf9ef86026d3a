//! Dialogs over the window, notices, the progress of a load, and the start page.
//!
//! One dialog at a time; which one is open is in [`Passing`].

use super::actors::alias_book_ui;
use super::bookmarks::{keep_ui, list_ui, paste_ui};
use super::keys::sheet_ui;
use super::look::{self, Look};
use super::passing::{Dialog, Passing};
use super::report::report_ui;
use crate::session::{Action, Edits, Snapshot};
use crate::workspace::{DataSource, assets};
use egui::{
    Align2, Button, Context, Id, Key, Modal, ProgressBar, RichText, TextEdit, Ui, Window, vec2,
};
use std::path::PathBuf;

/// The dialog that is open, if any.
pub(super) fn dialog_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ctx: &Context,
) {
    let Some(mut dialog) = passing.dialog.take() else {
        return;
    };
    let mut open = true;
    let modal = Modal::new(Id::unique("dialog"))
        .frame(look::dialog(Look::of(ctx)))
        .show(ctx, |ui| {
            let widest = if dialog == Dialog::Keys { 680.0 } else { 560.0 };
            ui.set_width((ctx.content_rect().width() - 80.0).clamp(260.0, widest));
            match &mut dialog {
                Dialog::Open(path) => open = open_ui(path, edits, ui),
                Dialog::Picture(path) => {
                    let replace = &mut passing.replace_file;
                    open = picture_ui(path, replace, passing.map_size, edits, ui);
                }
                Dialog::Report(path) => {
                    title_ui("Import report", ui);
                    match now.opened {
                        Some(opened) => {
                            report_ui(opened, path, &mut passing.replace_file, edits, ui)
                        }
                        None => {
                            ui.label("Nothing is open.");
                        }
                    }
                }
                Dialog::KeepBookmark(name) => open = keep_ui(name, now, edits, ui),
                Dialog::Bookmarks => open = list_ui(now, edits, ui),
                Dialog::PasteView(text) => open = paste_ui(text, edits, ui),
                Dialog::Aliases(draft) => {
                    title_ui("Alias book", ui);
                    match now.opened {
                        Some(opened) => alias_book_ui(opened, draft, now, edits, ui),
                        None => {
                            ui.label("Nothing is open.");
                        }
                    }
                }
                Dialog::Keys => {
                    title_ui("Keys", ui);
                    sheet_ui(ui);
                }
                Dialog::About => about_ui(now, ui),
            }
            let own_buttons = matches!(
                dialog,
                Dialog::Open(_)
                    | Dialog::Picture(_)
                    | Dialog::KeepBookmark(_)
                    | Dialog::PasteView(_)
            );
            ui.add_space(6.0);
            if !own_buttons && ui.button("Close").clicked() {
                open = false;
            }
        });
    if open && !modal.should_close() {
        passing.dialog = Some(dialog);
    }
}

fn title_ui(text: &str, ui: &mut Ui) {
    ui.label(RichText::new(text).font(look::semibold(18.0)));
    ui.add_space(4.0);
}

/// Returns whether the dialog stays open.
fn open_ui(path: &mut String, edits: &mut Edits, ui: &mut Ui) -> bool {
    title_ui("Open a table of events", ui);
    ui.label("ACLED, UCDP GED, or any CSV with a date, a latitude and a longitude.");
    ui.add_space(6.0);
    let mut chosen = path_ui(path, "/home/you/events.csv", ui);
    let mut open = true;
    ui.horizontal(|ui| {
        let ready = !path.trim().is_empty();
        chosen |= ui.add_enabled(ready, main_button("Open", ui)).clicked();
        if ui.button("Browse\u{2026}").clicked() {
            edits.act(Action::Browse);
            open = false;
        }
        open &= !ui.button("Cancel").clicked();
    });
    let path = path.trim().trim_matches('"');
    if chosen && !path.is_empty() {
        edits.act(Action::Open(DataSource::File(PathBuf::from(path))));
        open = false;
    }
    open
}

/// Returns whether the dialog stays open.
fn picture_ui(
    path: &mut String,
    replace: &mut bool,
    size: [f64; 2],
    edits: &mut Edits,
    ui: &mut Ui,
) -> bool {
    title_ui("Save the map as a picture", ui);
    ui.label(
        "The map as it is now, with legend, caption, notice and sources. The ending decides: .png or .svg.",
    );
    ui.add_space(6.0);
    let mut chosen = path_ui(path, "/home/you/map.png", ui);
    ui.checkbox(replace, "Replace the file if there is one");
    let mut open = true;
    ui.horizontal(|ui| {
        let ready = !path.trim().is_empty();
        chosen |= ui.add_enabled(ready, main_button("Save", ui)).clicked();
        open = !ui.button("Cancel").clicked();
    });
    if chosen && !path.trim().is_empty() {
        edits.act(Action::SavePicture {
            path: PathBuf::from(path.trim()),
            replace: std::mem::take(replace),
            width: size[0].round().max(200.0),
            height: size[1].round().max(200.0),
        });
        open = false;
    }
    open
}

/// A field for a path that has the focus from the start. Returns whether Enter was pressed in it.
fn path_ui(path: &mut String, hint: &str, ui: &mut Ui) -> bool {
    let label = ui.label("Path");
    let field = TextEdit::singleline(path)
        .hint_text(hint)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(8, 6));
    let field = ui.add(field).labelled_by(label.id);
    ui.add_space(6.0);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if !entered && ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
    entered
}

/// The button a dialog is for.
fn main_button(name: &str, ui: &Ui) -> Button<'static> {
    let look = Look::of(ui.ctx());
    let text = RichText::new(name)
        .font(look::medium(13.0))
        .color(look.on_accent);
    Button::new(text).fill(look.accent)
}

fn about_ui(now: &Snapshot<'_>, ui: &mut Ui) {
    title_ui("Conflict Atlas", ui);
    ui.label(format!(
        "Version {}. Works without a network and sends nothing.",
        env!("CARGO_PKG_VERSION")
    ));
    ui.add_space(4.0);
    let base = assets::base_map().map_or("", |base| base.attribution());
    ui.label(format!("Base map: {base}"));
    ui.label("Township areas: approximate, from village points (MIMU place codes).");
    ui.label("Type: Inter, Source Serif 4, Noto Sans Myanmar (SIL Open Font License).");
    if let Some(opened) = now.opened {
        let scheme = &opened.lens.scheme;
        ui.add_space(4.0);
        ui.label(format!("Event types: {}. {}", scheme.name, scheme.note));
        ui.label(&opened.lens.regions.note);
    }
}

/// The progress of a load, with a way to stop it.
pub(super) fn loading_ui(now: &Snapshot<'_>, edits: &mut Edits, ctx: &Context) {
    let Some(loading) = now.loading else { return };
    let DataSource::File(path) = &loading.source else {
        return;
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Window::new("Opening")
        .title_bar(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .show(ctx, |ui| {
            ui.set_width(300.0);
            ui.label(RichText::new(format!("Opening {name}")).font(look::semibold(14.0)));
            let bar = match loading.watch.fraction() {
                Some(share) => ProgressBar::new(share).show_percentage(),
                None => ProgressBar::new(0.0),
            };
            ui.add(bar);
            if ui.button("Cancel").clicked() {
                edits.act(Action::CancelLoad);
            }
        });
    ctx.request_repaint_after(std::time::Duration::from_millis(80));
}

/// What the person should know, at the top of the map.
pub(super) fn notices_ui(now: &Snapshot<'_>, edits: &mut Edits, ctx: &Context) {
    if now.notices.is_empty() {
        return;
    }
    let look = Look::of(ctx);
    egui::Area::new(Id::unique("notices"))
        .anchor(Align2::CENTER_TOP, vec2(0.0, 48.0))
        .show(ctx, |ui| {
            ui.set_max_width((ctx.content_rect().width() - 80.0).clamp(220.0, 620.0));
            for (number, notice) in now.notices.iter().enumerate().rev().take(4) {
                let fill = if notice.problem {
                    look.notice
                } else {
                    look.card
                };
                look::card(look).fill(fill).show(ui, |ui| {
                    ui.horizontal(|ui| {
                        let width = ui.available_width() - 130.0;
                        ui.vertical(|ui| {
                            ui.set_max_width(width.max(160.0));
                            ui.label(&notice.text);
                        });
                        if ui.button("Copy").clicked() {
                            ui.ctx().copy_text(notice.text.clone());
                        }
                        if ui.button("Dismiss").clicked() {
                            edits.act(Action::Dismiss(number));
                        }
                    });
                });
            }
        });
}

/// What to do while nothing is open.
pub(super) fn start_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ctx: &Context,
) {
    if now.opened.is_some() || now.loading.is_some() || passing.dialog.is_some() {
        return;
    }
    Window::new("Start")
        .title_bar(false)
        .resizable(false)
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .show(ctx, |ui| {
            ui.set_width(340.0);
            title_ui("Nothing is open", ui);
            ui.label("Drop a CSV here, open one, or look at the sample.");
            ui.add_space(6.0);
            ui.horizontal(|ui| {
                if ui.button("Open\u{2026}").clicked() {
                    passing.dialog = Some(Dialog::Open(String::new()));
                }
                if ui.button("Open the sample").clicked() {
                    edits.act(Action::Open(DataSource::Sample));
                }
            });
            for path in now.settings.recent.iter().take(5) {
                if ui.link(path.display().to_string()).clicked() {
                    edits.act(Action::Open(DataSource::File(path.clone())));
                }
            }
        });
}

/// A file dropped on the window is opened; while it hovers, the window says so.
pub(super) fn drop_ui(edits: &mut Edits, ctx: &Context) {
    let (hovering, dropped) = ctx.input(|input| {
        let dropped = input
            .raw
            .dropped_files
            .iter()
            .map(|file| file.path().to_owned())
            .next();
        (!input.raw.hovered_files.is_empty(), dropped)
    });
    if hovering {
        let look = Look::of(ctx);
        let painter = ctx.layer_painter(egui::LayerId::new(
            egui::Order::Foreground,
            Id::unique("drop"),
        ));
        let screen = ctx.content_rect();
        painter.rect_filled(screen, 0.0, look.card.gamma_multiply(0.85));
        let text = "Drop to open this table";
        painter.text(
            screen.center(),
            Align2::CENTER_CENTER,
            text,
            look::semibold(22.0),
            look.accent,
        );
    }
    if let Some(path) = dropped {
        edits.act(Action::Open(DataSource::File(path)));
    }
}

//! What is needed less often: the pace and the turns of playback, the width of the bars, and the notable dates.
//!
//! One popup behind one button; it stays open until something else is clicked.

use super::super::look;
use super::{Scene, acts, notable, play};
use crate::query::BinWidth;
use crate::session::{Action, Edits, Snapshot};
use crate::ui::passing::Passing;
use crate::view::{FASTEST_STEPS_PER_SEC, SLOWEST_STEPS_PER_SEC, Turn, pace_within};
use egui::{Popup, PopupCloseBehavior, RichText, Role, Slider, Ui, WidgetInfo};

const WIDTH: f32 = 300.0;

pub(super) fn more_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    scene: &Scene<'_>,
    ui: &mut Ui,
) {
    let button = ui.button("More");
    let said = "More of the timeline";
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, said));
    let button = button.on_hover_text("Speed, width of the bars, notable dates");
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .width(WIDTH)
        .accessible_name(said)
        .show(|ui| {
            ui.set_width(WIDTH);
            ui.spacing_mut().item_spacing = egui::vec2(3.0, 4.0);
            ui.spacing_mut().button_padding = egui::vec2(7.0, 3.0);
            ui.spacing_mut().interact_size.y = 22.0;
            playback_ui(now, edits, passing, ui);
            ui.separator();
            bars_ui(now, edits, ui);
            axis_ui(now, edits, passing, ui);
            ui.separator();
            notable::list_ui(now, edits, passing, scene, ui);
        });
}

fn heading_ui(text: &str, ui: &mut Ui) {
    ui.label(RichText::new(text).font(look::semibold(12.0)));
}

fn playback_ui(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    heading_ui("Playback", ui);
    let mut playback = now.settings.playback;
    playback.steps_per_sec = pace_within(playback.steps_per_sec);
    ui.horizontal(|ui| {
        ui.spacing_mut().slider_width = 96.0;
        let range = SLOWEST_STEPS_PER_SEC..=FASTEST_STEPS_PER_SEC;
        let slider = Slider::new(&mut playback.steps_per_sec, range)
            .logarithmic(true)
            .show_value(false);
        let response = ui.add(slider);
        let pace = playback.steps_per_sec;
        response.widget_info(|| WidgetInfo::slider(true, pace, "Speed"));
        let said = play::pace_said(now, edits, passing);
        ui.label(RichText::new(said).font(look::sans(12.0)));
    });
    ui.horizontal(|ui| {
        for turn in Turn::ALL {
            let line = ui.selectable_label(playback.turn == turn, turn.name());
            if line.clicked() {
                playback.turn = turn;
            }
        }
        ui.label(
            RichText::new("  at the end of the data")
                .font(look::sans(12.0))
                .weak(),
        );
    });
    if playback != now.settings.playback {
        passing.time.steps_secs.clear();
        passing.time.held_back = None;
        edits.act(Action::SetPlayback(playback));
    }
}

fn bars_ui(now: &Snapshot<'_>, edits: &mut Edits, ui: &mut Ui) {
    heading_ui("Bars", ui);
    let bars = &mut edits.view.bars;
    ui.horizontal_wrapped(|ui| {
        let fit = format!("to fit ({})", now.fitting.name());
        let widths = BinWidth::ALL.map(|width| (Some(width), width.name().to_owned()));
        for (width, name) in std::iter::once((None, fit)).chain(widths) {
            let line = ui.selectable_label(*bars == width, &name);
            line.widget_info(|| {
                let said = format!("Bars: {name}");
                WidgetInfo::selected(Role::RadioButton, true, *bars == width, said)
            });
            if line.clicked() {
                *bars = width;
            }
        }
    });
    let hint = "Gives an event of several days, or known only to the week or month, to each of its days in equal parts";
    ui.checkbox(&mut edits.view.spread, "Spread events over their span")
        .on_hover_text(hint);
}

fn axis_ui(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    ui.horizontal(|ui| {
        let windowed = edits.view.filter.days.is_some();
        let zoom = egui::Button::new("Zoom to the window");
        let zoom = ui.add_enabled(windowed, zoom).on_hover_text("Z");
        if zoom.clicked() {
            acts::zoom_to_window(now, edits, passing);
        }
        let zoomed = edits.view.shown_days.is_some();
        if ui
            .add_enabled(zoomed, egui::Button::new("Show all of time"))
            .clicked()
        {
            edits.view.shown_days = None;
        }
    });
}

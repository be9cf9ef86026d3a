//! The column beside the bars: play, steps, the period in words, and how its ends move.
//!
//! What is needed less often is behind one button, in `more`.

use super::super::look::{self, Look};
use super::{Scene, acts, more, period_field, play};
use crate::event::words::counted;
use crate::query::BinWidth;
use crate::session::{Edits, Snapshot};
use crate::ui::passing::Passing;
use crate::view::{TimeMode, Way};
use egui::{
    Color32, ComboBox, CursorIcon, Label, Pos2, Rect, Response, RichText, Role, Sense, Stroke, Ui,
    WidgetInfo, vec2,
};

pub(super) fn controls_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    scene: &Scene<'_>,
    ui: &mut Ui,
) {
    ui.add_space(6.0);
    ui.spacing_mut().item_spacing = vec2(4.0, 2.0);
    ui.horizontal(|ui| {
        let playing = passing.next_step_secs.is_some();
        if round_button_ui(ui, scene.look, playing).clicked() {
            play::toggle(now, edits, passing, ui.ctx());
        }
        if arrow_ui(ui, scene.look, -1.0, "Step back").clicked() {
            acts::step(now, edits, passing, Way::Back);
        }
        if arrow_ui(ui, scene.look, 1.0, "Step forward").clicked() {
            acts::step(now, edits, passing, Way::Forward);
        }
        step_ui(edits, ui);
    });
    ui.add_space(1.0);
    if period_field::period_ui(edits, passing, scene, ui) {
        return;
    }
    note_ui(now, edits, passing, scene, ui);
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        mode_ui(edits, scene, ui);
        more::more_ui(now, edits, passing, scene, ui);
    });
}

fn step_ui(edits: &mut Edits, ui: &mut Ui) {
    let step = &mut edits.view.step;
    let said = format!("Step: {}", step.name());
    let choice = ComboBox::from_id_salt("step")
        .selected_text(said.as_str())
        .width(90.0)
        .show_ui(ui, |ui| {
            for width in BinWidth::ALL {
                ui.selectable_value(step, width, width.name());
            }
        });
    let choice = choice.response;
    choice.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &said));
    choice.on_hover_text("How far keys, arrows and playback move, and what edges snap to");
}

fn mode_ui(edits: &mut Edits, scene: &Scene<'_>, ui: &mut Ui) {
    let mode = scene.track.mode;
    let choice = ComboBox::from_id_salt("time mode")
        .selected_text(mode.name())
        .width(140.0)
        .show_ui(ui, |ui| {
            for other in TimeMode::ALL {
                let line = ui.selectable_label(mode == other, other.name());
                if line.on_hover_text(other.note()).clicked() {
                    acts::choose_mode(edits, scene.track, other);
                }
            }
        });
    let said = format!("Time mode: {}", mode.name());
    let choice = choice.response;
    choice.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &said));
    choice.on_hover_text(mode.note());
}

/// How many days, or how fast it plays; and the way back to all of them.
fn note_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &Passing,
    scene: &Scene<'_>,
    ui: &mut Ui,
) {
    let quiet = |text: String| {
        RichText::new(text)
            .font(look::sans(11.0))
            .color(scene.look.quiet)
    };
    let days = counted(scene.period(&edits.view).days() as u64, "day");
    let whole = edits.view.filter.days.is_none();
    ui.horizontal(|ui| {
        ui.set_min_height(16.0);
        if passing.next_step_secs.is_some() {
            let said = play::pace_said(now, edits, passing);
            ui.add(Label::new(quiet(said)).truncate());
        } else if whole {
            ui.label(quiet(format!("all the data \u{b7} {days}")));
        } else {
            ui.label(quiet(format!("{days}, both ends included")));
            let link = RichText::new("Show all")
                .font(look::sans(11.0))
                .color(scene.look.accent);
            let link = ui.add(Label::new(link).selectable(false).sense(Sense::click()));
            let name = "Show the whole range";
            link.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
            let link = link.on_hover_cursor(CursorIcon::PointingHand);
            if link.on_hover_text(name).clicked() {
                edits.view.filter.days = None;
            }
        }
    });
}

fn round_button_ui(ui: &mut Ui, look: &Look, playing: bool) -> Response {
    let name = if playing { "Pause" } else { "Play" };
    let (rect, response) = ui.allocate_exact_size(vec2(34.0, 34.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let strength = if response.hovered() { 0.86 } else { 1.0 };
    ui.painter()
        .circle_filled(rect.center(), 17.0, look.accent.gamma_multiply(strength));
    focus_ring(ui, look, &response, rect.width() / 2.0);
    let middle = rect.center();
    if playing {
        for x in [-4.0, 4.0] {
            let bar = Rect::from_center_size(middle + vec2(x, 0.0), vec2(3.6, 12.0));
            ui.painter().rect_filled(bar, 1.0, look.on_accent);
        }
    } else {
        triangle(ui, middle + vec2(1.5, 0.0), 6.5, 1.0, look.on_accent);
    }
    response.on_hover_text(format!("{name} (Space)"))
}

fn arrow_ui(ui: &mut Ui, look: &Look, direction: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, look.hover);
    }
    triangle(ui, rect.center(), 5.5, direction, look.ink);
    response.on_hover_text(name)
}

fn focus_ring(ui: &Ui, look: &Look, response: &Response, radius: f32) {
    if response.has_focus() {
        let line = Stroke::new(1.5, look.ink);
        ui.painter()
            .circle_stroke(response.rect.center(), radius, line);
    }
}

fn triangle(ui: &Ui, middle: Pos2, size: f32, direction: f32, ink: Color32) {
    let points = vec![
        middle + vec2(size * direction, 0.0),
        middle + vec2(-size * 0.8 * direction, -size),
        middle + vec2(-size * 0.8 * direction, size),
    ];
    ui.painter()
        .add(egui::Shape::convex_polygon(points, ink, Stroke::NONE));
}

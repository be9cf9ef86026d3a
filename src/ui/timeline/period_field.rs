//! The period in words; a click turns it into a field that understands dates as people write them.
//!
//! What the words mean is shown while they are typed. Enter applies them, Esc leaves.

use super::super::look;
use super::{Scene, acts};
use crate::event::DayRange;
use crate::event::words::counted;
use crate::session::Edits;
use crate::ui::passing::Passing;
use crate::view::{period_from_words, period_in_words};
use egui::{CursorIcon, Key, Label, RichText, Role, Sense, TextEdit, Ui, WidgetInfo};

/// Shows the period or its field; `true` while it is a field.
pub(super) fn period_ui(
    edits: &mut Edits,
    passing: &mut Passing,
    scene: &Scene<'_>,
    ui: &mut Ui,
) -> bool {
    if passing.time.period_text.is_some() {
        field_ui(edits, passing, scene, ui);
        return true;
    }
    let words = period_in_words(scene.period(&edits.view));
    let text = RichText::new(&words).font(look::semibold(14.0));
    let label = Label::new(text)
        .truncate()
        .selectable(false)
        .sense(Sense::click());
    let response = ui.add(label);
    let said = format!("Period: {words}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    if response.hovered() || response.has_focus() {
        let line = egui::Stroke::new(1.0, scene.look.faint);
        let rect = response.rect;
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }
    let response = response.on_hover_cursor(CursorIcon::Text);
    if response.on_hover_text("Type a period (T)").clicked() {
        acts::type_period(edits, passing);
    }
    false
}

fn field_ui(edits: &mut Edits, passing: &mut Passing, scene: &Scene<'_>, ui: &mut Ui) {
    let Some(mut text) = passing.time.period_text.take() else {
        return;
    };
    let opened = std::mem::take(&mut passing.time.period_opened);
    let field = TextEdit::singleline(&mut text)
        .hint_text("1 Feb 2021 to 31 May 2021")
        .desired_width(super::CONTROLS - 24.0);
    let output = field.show(ui);
    let response = output.response.response;
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Type a period"));
    if opened {
        response.request_focus();
        select_all(ui, &response, &text);
    }
    let meant = period_from_words(&text, scene.track.extent);
    let (said, ink) = match &meant {
        Ok(days) => (meaning(*days), scene.look.quiet),
        Err(fault) => (fault.0.clone(), scene.look.ink),
    };
    let preview = RichText::new(&said).font(look::sans(11.0)).color(ink);
    ui.add(Label::new(preview).wrap());
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    match meant {
        Ok(days) if entered => {
            acts::show(edits, days, scene.track);
            if days == scene.track.extent {
                edits.view.filter.days = None;
            }
        }
        Err(_) if entered => {
            response.request_focus();
            passing.time.period_text = Some(text);
        }
        _ if response.lost_focus() => {}
        _ => passing.time.period_text = Some(text),
    }
}

/// Typing replaces what stands there; the cursor keys keep it.
fn select_all(ui: &Ui, response: &egui::Response, text: &str) {
    use egui::text::{CCursor, CCursorRange};
    let mut state = TextEdit::load_state(ui.ctx(), response.id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    let range = CCursorRange::two(CCursor::new(0), end);
    state.cursor.set_char_range(Some(range));
    state.store(ui.ctx(), response.id);
}

/// `1 Feb 2021 to 31 May 2021 · 120 days`.
fn meaning(days: DayRange) -> String {
    let length = counted(u64::from(days.days().unsigned_abs()), "day");
    format!("{} \u{b7} {length}", period_in_words(days))
}

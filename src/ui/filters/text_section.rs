//! Searching the notes: a field, what may be typed into it, and how many events match.
//!
//! What is typed goes into the filter at once, in large stores when the hand rests. Start at [`text_ui`].

use super::super::look::{self, Look};
use super::super::number::{Number, NumberLook, number_link_ui};
use super::super::passing::Passing;
use crate::query::{Facet, TextQuery};
use crate::session::{Edits, Opened, Snapshot};
use egui::{Key, RichText, Role, TextEdit, Ui, WidgetInfo};
use std::time::Duration;

/// Events past which the search waits for the hand to rest.
const EVENTS_AT_ONCE: usize = 50_000;
/// How long a hand rests before a search begins, in seconds.
const REST_SECS: f64 = 0.35;

/// The search of the notes.
pub(super) fn text_ui(
    now: &Snapshot<'_>,
    opened: &Opened,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let look = Look::of(ui.ctx());
    let asked = edits.view.filter.text.clone().unwrap_or_default();
    let held = passing.filters.text.take();
    let (mut typed, mut changed_at) = held.unwrap_or((asked.typed.clone(), 0.0));
    let field = ui.add(
        TextEdit::singleline(&mut typed)
            .id(egui::Id::unique("search the notes"))
            .hint_text("drone \u{201c}air strike\u{201d} -school")
            .background_color(look.hover)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(8, 4)),
    );
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Search the notes"));
    let seconds = ui.input(|input| input.time);
    if field.changed() {
        changed_at = seconds;
    }
    let entered = ui.input(|input| input.key_pressed(Key::Enter));
    let rested = opened.store.len() <= EVENTS_AT_ONCE || seconds - changed_at >= REST_SECS;
    let due = rested || entered || !field.has_focus();
    if typed != asked.typed && due {
        edits.view.filter.text = (!typed.trim().is_empty()).then(|| TextQuery {
            typed: typed.clone(),
            inverted: asked.inverted,
        });
    } else if typed != asked.typed {
        ui.ctx()
            .request_repaint_after(Duration::from_secs_f64(REST_SECS));
    }
    if field.has_focus() {
        passing.filters.text = Some((typed, changed_at));
    }
    let small = |text: &str| RichText::new(text).font(look::sans(11.0)).color(look.quiet);
    ui.label(small(
        "All words must occur, each at the beginning of a word; \u{201c}quoted words\u{201d} just as they stand; -word must \
         not occur.",
    ));
    if !edits.view.filter.restricts(Facet::Text) {
        return;
    }
    if let Some(results) = now.results {
        ui.horizontal(|ui| {
            let stale = now.stale || results.filter.text != edits.view.filter.text;
            let style = NumberLook {
                font: look::medium(13.0),
                ink: if stale { look.faint } else { look.ink },
            };
            let number = Number::events(results.answer.events, "found in the notes");
            number_link_ui(ui, &style, &number, || results.filter.clone(), edits);
            ui.label(small("events match this and the other filters"));
        });
    }
    if let Some(query) = &mut edits.view.filter.text {
        let text = RichText::new("Leave these events out instead").font(look::sans(12.0));
        ui.checkbox(&mut query.inverted, text);
    }
}

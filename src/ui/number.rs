//! A number that is a link: it opens the table of exactly the events it counts, and copies with its source.
//!
//! Every number on the screen is the count of a filter, or of something in the events of one, so the filter is the
//! link. Start at [`number_link_ui`]; where a row is painted by hand, [`number_link_at`].

use super::look::Look;
use crate::event::words::{counted, thousands};
use crate::query::Filter;
use crate::session::{Action, Edits, Figure};
use egui::{
    Align2, Color32, CursorIcon, Event, FontId, Galley, Popup, Pos2, Rect, Response, Role, Sense,
    SetOpenCommand, Stroke, Ui, WidgetInfo,
};
use std::sync::Arc;

/// How a number is set.
#[derive(Clone, Debug)]
pub(super) struct NumberLook {
    /// Its font.
    pub(super) font: FontId,
    /// Its colour while nothing points at it.
    pub(super) ink: Color32,
}

/// A number and what it is the number of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number<'a> {
    /// The number.
    pub(super) count: u64,
    /// What is counted, in the singular: `event`, `township`.
    pub(super) noun: &'a str,
    /// What the events have in common beside the period: `Air/drone strike`. May be empty.
    pub(super) words: &'a str,
}

impl<'a> Number<'a> {
    /// A number of events.
    pub(super) fn events(count: u64, words: &'a str) -> Number<'a> {
        Number {
            count,
            noun: "event",
            words,
        }
    }

    /// The name of the link: `87 events, Air/drone strike: show them`.
    fn name(&self) -> String {
        let shown = if self.noun == "event" {
            "show them"
        } else {
            "show their events"
        };
        let counted = counted(self.count, self.noun);
        match self.words {
            "" => format!("{counted}: {shown}"),
            words => format!("{counted}, {words}: {shown}"),
        }
    }
}

/// A number in the flow of a layout. `filter` gives the events it counts; it is asked only when somebody follows it.
pub(super) fn number_link_ui(
    ui: &mut Ui,
    style: &NumberLook,
    number: &Number<'_>,
    filter: impl FnOnce() -> Filter,
    edits: &mut Edits,
) -> Response {
    let galley = laid_out(ui, style, number);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    link_ui(ui, (rect, galley), response, style, number, filter, edits)
}

/// A number whose corner, edge or middle, by `align`, lies at a point: for rows that are painted by hand.
pub(super) fn number_link_at(
    ui: &mut Ui,
    (align, at): (Align2, Pos2),
    style: &NumberLook,
    number: &Number<'_>,
    filter: impl FnOnce() -> Filter,
    edits: &mut Edits,
) -> Response {
    let galley = laid_out(ui, style, number);
    let rect = align.anchor_size(at, galley.size());
    let id = ui
        .next_auto_id()
        .with(("number", number.noun, number.words));
    // Two points more all round: a single figure would be hard to hit.
    let response = ui.interact(rect.expand(2.0), id, Sense::click());
    link_ui(ui, (rect, galley), response, style, number, filter, edits)
}

/// Words that open the events they speak of, such as `+6 % on August 2023`; `name` is what a screen reader says.
pub(super) fn words_link_ui(
    ui: &mut Ui,
    style: &NumberLook,
    (words, name): (&str, &str),
    filter: impl FnOnce() -> Filter,
    edits: &mut Edits,
) -> Response {
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), style.font.clone(), style.ink);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name));
    paint(ui, rect, galley, &response, style);
    if response.clicked() {
        edits.show_events(filter());
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}

fn laid_out(ui: &Ui, style: &NumberLook, number: &Number<'_>) -> Arc<Galley> {
    let text = thousands(number.count);
    ui.painter()
        .layout_no_wrap(text, style.font.clone(), style.ink)
}

fn link_ui(
    ui: &Ui,
    (rect, galley): (Rect, Arc<Galley>),
    response: Response,
    style: &NumberLook,
    number: &Number<'_>,
    filter: impl FnOnce() -> Filter,
    edits: &mut Edits,
) -> Response {
    let name = number.name();
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    paint(ui, rect, galley, &response, style);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let chosen = menu_ui(ui, &response);
    if response.clicked() {
        edits.show_events(filter());
    } else if chosen == Some(Copied::Number) {
        ui.ctx().copy_text(number.count.to_string());
    } else if chosen == Some(Copied::Figure) {
        edits.act(Action::CopyFigure(Box::new(Figure {
            count: number.count,
            noun: number.noun.to_owned(),
            words: number.words.to_owned(),
            filter: filter(),
        })));
    }
    response
}

/// The text with a quiet line below it, both in the colour of interaction while it is pointed at.
fn paint(ui: &Ui, rect: Rect, galley: Arc<Galley>, response: &Response, style: &NumberLook) {
    let look = Look::of(ui.ctx());
    let pointed = response.hovered() || response.has_focus();
    let (ink, line) = if pointed {
        (look.accent, look.accent)
    } else {
        (style.ink, look.line)
    };
    ui.painter()
        .galley_with_override_text_color(rect.min, galley, ink);
    let y = rect.bottom() - (rect.height() * 0.06).floor();
    ui.painter()
        .hline(rect.x_range(), y, Stroke::new(1.0, line));
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    Figure,
    Number,
}

/// What can be copied of a number: on a right click, or on Ctrl+C when it has the focus.
fn menu_ui(ui: &Ui, response: &Response) -> Option<Copied> {
    let copies = |event: &Event| matches!(event, Event::Copy);
    let asked = response.secondary_clicked()
        || response.has_focus() && ui.input(|input| input.events.iter().any(copies));
    let mut chosen = None;
    Popup::menu(response)
        .open_memory(asked.then_some(SetOpenCommand::Bool(true)))
        .show(|ui| {
            for (copied, name) in [
                (Copied::Figure, "Copy figure with its source"),
                (Copied::Number, "Copy number"),
            ] {
                if ui.button(name).clicked() {
                    chosen = Some(copied);
                    ui.close();
                }
            }
        });
    chosen
}

//! Who stands against whom: a square of counts, each a link to its events.
//!
//! The row and column under the pointer are lit; what does not fit a cell is said where the pointer rests. Start at
//! [`versus_ui`].

use super::heat::heat;
use super::{ActorsPassing, note_ui, parts};
use crate::event::words::{counted, thousands};
use crate::query::{ActorScope, VERSUS_SIZES, Versus, VersusBy, against, involving_none};
use crate::session::{ActorQuestion, Edits, Snapshot};
use crate::ui::look::{self, Look};
use crate::ui::number::{NumberLook, words_link_ui};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    CursorIcon, Galley, Pos2, Rect, ScrollArea, Sense, Slider, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};
use std::sync::Arc;

/// The choices and the square.
pub(in crate::ui) fn versus_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut ActorsPassing,
    ui: &mut Ui,
) {
    choices_ui(edits, ui);
    let (filter, asked) = (&now.view.filter, &now.view.actors);
    let question = ActorQuestion::Versus(filter.clone(), asked.versus_by, asked.versus_most);
    let stale = !now.actors.answers(&question) || now.stale;
    edits.asked.push(question);
    let Some(square) = now.actors.versus() else {
        return note_ui("Counting who stands against whom\u{2026}", ui);
    };
    if square.actors.is_empty() {
        let empty = match asked.versus_by {
            VersusBy::Aliases => {
                "No alias of the book has an event here. Choose full names, or add to the alias book."
            }
            VersusBy::Names => "No actor has an event here. Widen the period or the filter.",
        };
        return note_ui(empty, ui);
    }
    note_ui(
        "Events with one side's actor in the row and the other's in the column.",
        ui,
    );
    ui.add_space(4.0);
    ScrollArea::both()
        .id_salt("versus")
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let grid = Grid::fitting(square, ui);
            grid.ui(square, stale, edits, passing, ui);
        });
    ui.add_space(6.0);
    others_ui(square, edits, ui);
}

fn choices_ui(edits: &mut Edits, ui: &mut Ui) {
    let by = [
        (VersusBy::Aliases, "Aliases"),
        (VersusBy::Names, "Full names"),
    ];
    parts::choice_ui(&mut edits.view.actors.versus_by, &by, ui);
    let scopes = [
        (ActorScope::All, "With associates"),
        (ActorScope::Main, "Main actors only"),
    ];
    parts::choice_ui(&mut edits.view.filter.actor_scope, &scopes, ui);
    let actors = &mut edits.view.actors;
    ui.horizontal(|ui| {
        let label = ui.label("Largest");
        let slider = Slider::new(&mut actors.versus_most, VERSUS_SIZES);
        ui.add(slider).labelled_by(label.id);
    });
}

/// What the square leaves out.
fn others_ui(square: &Versus, edits: &mut Edits, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let style = NumberLook {
        font: look::sans(12.0),
        ink: look.quiet,
    };
    let words = format!(
        "{} of {} involve none of them",
        thousands(square.of_others),
        counted(square.events, "event")
    );
    let asked = square.actors.iter().map(|actor| actor.asked.as_str());
    let filter = || involving_none(&square.filter, asked);
    words_link_ui(ui, &style, (&words, &words), filter, edits);
}

/// Where the cells lie.
struct Grid {
    side: f32,
    names: f32,
    heads: f32,
}

impl Grid {
    /// As large as the place allows, never too small to point at.
    fn fitting(square: &Versus, ui: &Ui) -> Grid {
        let room = ui.available_width();
        let names = (room * 0.3).clamp(70.0, 190.0);
        let side = (room - names - 2.0) / square.actors.len() as f32;
        Grid {
            side: side.clamp(17.0, 46.0).floor(),
            names,
            heads: names.min(110.0),
        }
    }

    fn ui(
        &self,
        square: &Versus,
        stale: bool,
        edits: &mut Edits,
        passing: &mut ActorsPassing,
        ui: &mut Ui,
    ) {
        let size = square.actors.len();
        let across = self.side * size as f32;
        let whole = vec2(self.names + across + 1.0, self.heads + across + 1.0);
        let (rect, _) = ui.allocate_exact_size(whole, Sense::hover());
        let corner = rect.min + vec2(self.names, self.heads);
        let lit = passing.cell.take();
        for at in 0..size {
            self.head_ui(square, at, corner, lit, edits, ui);
        }
        for row in 0..size {
            for column in 0..size {
                let from = corner + vec2(column as f32, row as f32) * self.side;
                let cell = Rect::from_min_size(from, vec2(self.side, self.side));
                let cell = Cell {
                    square,
                    row,
                    column,
                    rect: cell.shrink(0.5),
                    stale,
                };
                if cell.ui(lit, edits, ui) {
                    passing.cell = Some((row, column));
                }
            }
        }
        if lit != passing.cell {
            ui.ctx().request_repaint();
        }
    }

    /// The name of a row and that of the same column.
    fn head_ui(
        &self,
        square: &Versus,
        at: usize,
        corner: Pos2,
        lit: Option<(usize, usize)>,
        edits: &mut Edits,
        ui: &mut Ui,
    ) {
        let Some(actor) = square.actors.get(at) else {
            return;
        };
        let look = Look::of(ui.ctx());
        let offset = self.side * at as f32;
        let middle = offset + self.side / 2.0;
        let ink = |on: bool| if on { look.accent } else { look.ink };
        let row_lit = lit.is_some_and(|(row, _)| row == at);
        let galley = cut(&actor.name, self.names - 8.0, ui);
        let place = pos2(
            corner.x - 6.0 - galley.size().x,
            corner.y + middle - galley.size().y / 2.0,
        );
        let line = Rect::from_min_size(
            pos2(corner.x - self.names, corner.y + offset),
            vec2(self.names - 4.0, self.side),
        );
        let said = format!("{}, {}", actor.name, counted(actor.events, "event"));
        let response = ui.interact(line, ui.scope_id().with(("row", at)), Sense::click());
        let opens = format!("Open the page of {}", actor.name);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &opens));
        let on = row_lit || response.hovered() || response.has_focus();
        ui.painter()
            .galley_with_override_text_color(place, galley, ink(on));
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.on_hover_text(&said).clicked() {
            edits.view.actors.open = Some(actor.asked.clone());
        }
        let column_lit = lit.is_some_and(|(_, column)| column == at);
        let galley = cut(&actor.name, self.heads - 8.0, ui);
        // Turned a quarter to the left, so that it is read upwards from the cell.
        let foot = pos2(corner.x + middle - galley.size().y / 2.0, corner.y - 6.0);
        let text = egui::epaint::TextShape::new(foot, galley, ink(column_lit))
            .with_override_text_color(ink(column_lit))
            .with_angle(-std::f32::consts::FRAC_PI_2);
        ui.painter().add(text);
        let head = Rect::from_min_size(
            pos2(corner.x + offset, corner.y - self.heads),
            vec2(self.side, self.heads),
        );
        ui.interact(head, ui.scope_id().with(("column", at)), Sense::hover())
            .on_hover_text(said);
    }
}

fn cut(name: &str, width: f32, ui: &Ui) -> Arc<Galley> {
    let look = Look::of(ui.ctx());
    let mut job = LayoutJob::simple_singleline(name.to_owned(), look::sans(12.0), look.ink);
    job.wrap = TextWrapping::truncate_at_width(width);
    ui.painter().layout_job(job)
}

struct Cell<'a> {
    square: &'a Versus,
    row: usize,
    column: usize,
    rect: Rect,
    stale: bool,
}

impl Cell<'_> {
    /// Returns whether the pointer or the focus is on it.
    fn ui(&self, lit: Option<(usize, usize)>, edits: &mut Edits, ui: &Ui) -> bool {
        let actors = (
            self.square.actors.get(self.row),
            self.square.actors.get(self.column),
        );
        let (Some(one), Some(other)) = actors else {
            return false;
        };
        let look = Look::of(ui.ctx());
        let count = self.square.cell(self.row, self.column);
        let own = self.row == self.column;
        let said = match own {
            true => format!(
                "{} against itself: {}",
                one.name,
                counted(count.into(), "event")
            ),
            false => {
                let events = counted(count.into(), "event");
                format!("{} against {}: {events}", one.name, other.name)
            }
        };
        let sense = if count > 0 {
            Sense::click()
        } else {
            Sense::hover()
        };
        let id = ui.scope_id().with(("cell", self.row, self.column));
        let response = ui.interact(self.rect, id, sense);
        if count > 0 {
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, &said));
        }
        let (ground, ink) = heat(count, self.square.highest, look);
        let painter = ui.painter();
        let crossed = lit.is_some_and(|(row, column)| row == self.row || column == self.column);
        let ground = if count == 0 && crossed {
            look.hover
        } else {
            ground
        };
        let ground = if self.stale {
            ground.gamma_multiply(0.5)
        } else {
            ground
        };
        painter.rect_filled(self.rect, 2.0, ground);
        let text = match count {
            0 if own => "\u{2013}".to_owned(),
            0 => "\u{b7}".to_owned(),
            count => thousands(count.into()),
        };
        let size = if self.rect.width() > 26.0 { 12.0 } else { 8.5 };
        let galley = painter.layout_no_wrap(text, look::medium(size), ink);
        if galley.size().x <= self.rect.width() {
            let at = self.rect.center() - galley.size() / 2.0;
            painter.galley(at, galley, ink);
        }
        let on = response.hovered() || response.has_focus();
        if on && count > 0 {
            let line = Stroke::new(1.5, look.ink);
            painter.rect_stroke(self.rect, 2.0, line, StrokeKind::Inside);
        }
        let response = response.on_hover_text(&said);
        if count > 0 && response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            edits.show_events(against(&self.square.filter, &one.asked, &other.asked));
        }
        on
    }
}

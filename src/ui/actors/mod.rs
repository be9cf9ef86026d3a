//! The actors tab: every actor with its events, one actor's page, and the square of who stands against whom.
//!
//! All counts come from the session's [`ActorFigures`](crate::session::ActorFigures), asked for only while they are in
//! sight; none is made here. Start at [`actors_ui`].

mod alias_book;
mod bars;
mod heat;
mod list;
mod locator;
mod months;
mod page;
mod parts;
mod versus;

pub(super) use alias_book::{AliasDraft, alias_book_ui};
pub(super) use versus::versus_ui;

use super::look::{self, Look};
use super::passing::{Dialog, Passing};
use crate::query::{Facet, Filter, sentence};
use crate::session::{Edits, Opened, Snapshot};
use crate::view::{ActorsPart, View};
use egui::{RichText, Ui};

/// State of the actors tab that ends with the window.
#[derive(Debug, Default)]
pub struct ActorsPassing {
    /// Text typed into the search field.
    pub text: String,
    /// Lists that show all their entries, by heading.
    /// Whether the book of aliases is to be opened.
    book_asked: bool,
    unfolded: std::collections::BTreeSet<String>,
    found: list::Found,
    locator: locator::Locator,
    /// The cell of the square under the pointer, row and column.
    cell: Option<(usize, usize)>,
}

/// The actors tab.
pub(super) fn actors_ui(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    let Some(opened) = now.opened else {
        ui.add_space(16.0);
        ui.label("Actors appear when a table is open.");
        return;
    };
    let state = &mut passing.actors;
    match (&now.view.actors.open, now.view.actors.part) {
        (Some(asked), _) => page::page_ui(asked, opened, now, edits, state, ui),
        (None, ActorsPart::List) => list::list_ui(opened, now, edits, state, ui),
        (None, ActorsPart::Versus) => {
            parts::parts_ui(edits, ui);
            versus_ui(now, edits, state, ui);
        }
    }
    if std::mem::take(&mut state.book_asked) {
        passing.dialog = Some(Dialog::Aliases(AliasDraft::default()));
    }
}

/// The filter that lists and pages are counted within: the view's, or none but the scope of actors.
fn within(view: &View) -> Filter {
    match view.actors.all_data {
        true => Filter {
            actor_scope: view.filter.actor_scope,
            ..Filter::default()
        },
        false => view.filter.clone(),
    }
}

/// What the counts are counted within, in words, with the switch to all the data.
fn within_ui(opened: &Opened, filter: &Filter, now: &Snapshot<'_>, edits: &mut Edits, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let days = filter.days.or_else(|| opened.store.extent());
    let period = days.map(|days| format!("{} to {}", days.first().short(), days.last().short()));
    let others = sentence(&filter.without(Facet::Time), &opened.lens);
    let said: Vec<String> = period.into_iter().chain([others]).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    let said: Vec<&str> = said.into_iter().filter(|text| !text.is_empty()).collect();
    let text = RichText::new(said.join(", ")).font(look::sans(12.0));
    ui.label(text.color(look.quiet));
    if now.view.filter != Filter::default() {
        let all = &mut edits.view.actors.all_data;
        ui.checkbox(all, "All the data, whatever the filter");
    }
}

/// A quiet heading.
fn heading_ui(text: &str, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let text = RichText::new(text).font(look::semibold(13.0));
    ui.label(text.color(look.quiet));
}

/// A quiet sentence.
fn note_ui(text: &str, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let text = RichText::new(text).font(look::sans(12.0));
    ui.label(text.color(look.quiet));
}

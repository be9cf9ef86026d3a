//! The Filter menu: the section of each facet, areas drawn on the map, and what is in view.
//!
//! Leads to the pane of filters or puts a tool into the hand; the filter itself is written there.

use super::{Command, Entry};
use crate::query::Facet;
use crate::session::{Edits, Snapshot};
use crate::ui::filters::{open_section, switch_in_view};
use crate::ui::map_draw::{Drawing, Tool};
use crate::ui::passing::Passing;

/// A command of the Filter menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterCommand {
    /// The section of a facet.
    By(Facet),
    /// A tool to draw an area with.
    Draw(Tool),
    /// Only what the map shows, or all again.
    InView,
}

use FilterCommand::*;

const fn entry(command: FilterCommand, name: &'static str) -> Entry {
    Entry::new(Command::Filter(command), name)
}

pub(super) const ENTRIES: &[Entry] = &[
    entry(By(Facet::Type), "Filter: event type\u{2026}"),
    entry(By(Facet::SubType), "Filter: sub-event type\u{2026}"),
    entry(By(Facet::Region), "Filter: region\u{2026}"),
    entry(By(Facet::Admin1), "Filter: first-level area\u{2026}"),
    entry(By(Facet::Township), "Filter: township\u{2026}"),
    entry(By(Facet::Actor), "Filter: actor\u{2026}"),
    entry(By(Facet::Deaths), "Filter: estimated deaths\u{2026}"),
    entry(By(Facet::PlacePrecision), "Filter: place precision\u{2026}"),
    entry(By(Facet::TimePrecision), "Filter: date precision\u{2026}"),
    entry(By(Facet::Civilians), "Filter: civilian targeting\u{2026}"),
    entry(By(Facet::Source), "Filter: source\u{2026}"),
    entry(By(Facet::Text), "Filter: text in notes\u{2026}"),
    entry(By(Facet::Area), "Filter: area on the map\u{2026}"),
    entry(Draw(Tool::Rectangle), "Draw a rectangle").ruled(),
    entry(Draw(Tool::Lasso), "Draw with a lasso"),
    entry(Draw(Tool::Polygon), "Draw a polygon"),
    entry(Draw(Tool::Circle), "Draw a circle"),
    entry(InView, "In view only").ruled(),
];

pub(super) fn enabled(_command: FilterCommand, now: &Snapshot<'_>) -> bool {
    now.opened.is_some()
}

pub(super) fn checked(
    command: FilterCommand,
    now: &Snapshot<'_>,
    passing: &Passing,
) -> Option<bool> {
    match command {
        By(_) => None,
        Draw(tool) => {
            let drawing = passing.drawing.as_ref();
            Some(drawing.is_some_and(|drawing| drawing.tool == tool))
        }
        InView => Some(now.view.filter.in_view.is_some()),
    }
}

pub(super) fn run(command: FilterCommand, edits: &mut Edits, passing: &mut Passing) {
    match command {
        By(facet) => open_section(facet, edits, passing),
        Draw(tool) => passing.drawing = Some(Drawing::with(tool)),
        InView => switch_in_view(edits),
    }
}

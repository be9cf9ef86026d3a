//! A line of a list of actors: the name, its number as a link, and a thin bar below.
//!
//! The name opens the actor's page, the number the events. Start at [`bar_ui`].

use super::{ActorsPassing, heading_ui};
use crate::query::{ActorCount, Filter};
use crate::session::Edits;
use crate::ui::look::{self, Look};
use crate::ui::number::{Number, NumberLook, number_link_at};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Color32, CursorIcon, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

/// Points a line is high.
pub(super) const LINE: f32 = 31.0;

/// Lines of a folded list.
const FOLDED: usize = 8;

/// What a line says.
pub(super) struct Bar<'a> {
    /// The name.
    pub(super) name: &'a str,
    /// What stands after the name, quietly: how many names an alias stands for.
    pub(super) after: &'a str,
    /// The number.
    pub(super) events: u64,
    /// The number of the longest bar.
    pub(super) most: u64,
    /// The bar's colour.
    pub(super) colour: Color32,
    /// Whether the numbers are of an earlier question.
    pub(super) stale: bool,
    /// What the number is said to be of: `against KIA`.
    pub(super) words: &'a str,
    /// What a click on the name does; empty where it does nothing.
    pub(super) opens: &'a str,
}

/// One line. Returns whether the name was clicked.
pub(super) fn bar_ui(
    bar: &Bar<'_>,
    filter: impl FnOnce() -> Filter,
    edits: &mut Edits,
    ui: &mut Ui,
) -> bool {
    let look = Look::of(ui.ctx());
    let size = vec2(ui.available_width(), LINE - ui.spacing().item_spacing.y);
    let sense = if bar.opens.is_empty() {
        Sense::hover()
    } else {
        Sense::click()
    };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    if !bar.opens.is_empty() {
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, bar.opens));
        if response.hovered() || response.has_focus() {
            let ground = rect.expand2(vec2(6.0, 2.0));
            ui.painter().rect_filled(ground, 4.0, look.hover);
        }
    }
    let faint = bar.stale || bar.events == 0;
    let ink = if faint { look.faint } else { look.ink };
    let baseline = rect.top() + 9.0;
    let room = rect.width() - 64.0;
    let mut job = LayoutJob::default();
    let format = |font, colour| egui::TextFormat::simple(font, colour);
    job.append(bar.name, 0.0, format(look::sans(13.0), ink));
    if !bar.after.is_empty() {
        job.append(bar.after, 7.0, format(look::sans(11.0), look.quiet));
    }
    job.wrap = TextWrapping::truncate_at_width(room);
    let galley = ui.painter().layout_job(job);
    let cut = galley.elided;
    let at = pos2(rect.left(), baseline - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
    if bar.events > 0 {
        let share = bar.events as f32 / bar.most.max(1) as f32;
        let length = (rect.width() * share).max(2.0);
        let at = Rect::from_min_size(pos2(rect.left(), rect.bottom() - 4.0), vec2(length, 3.0));
        let colour = if bar.stale { look.faint } else { bar.colour };
        ui.painter()
            .rect_filled(at, 1.5, colour.gamma_multiply(0.85));
    }
    let style = NumberLook {
        font: look::medium(13.0),
        ink,
    };
    let number = Number::events(bar.events, bar.words);
    let at = pos2(rect.right(), baseline);
    number_link_at(
        ui,
        (Align2::RIGHT_CENTER, at),
        &style,
        &number,
        filter,
        edits,
    );
    let response = if cut {
        response.on_hover_text(bar.name)
    } else {
        response
    };
    if bar.opens.is_empty() {
        return false;
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

/// A list of actors below a heading, the first few until it is unfolded. `filter` is that of an entry's number.
pub(super) struct Counterparts<'a> {
    /// The heading, which also names the list.
    pub(super) heading: &'a str,
    /// What an entry's number is of, before the entry's name: `against`.
    pub(super) words: &'a str,
    /// What stands there when nobody does.
    pub(super) nobody: &'a str,
    /// The entries.
    pub(super) counts: Vec<&'a ActorCount>,
    /// Whether the numbers are of an earlier question.
    pub(super) stale: bool,
}

impl Counterparts<'_> {
    /// The list; a click on a name opens that actor's page.
    pub(super) fn ui(
        &self,
        filter: impl Fn(&str) -> Filter,
        edits: &mut Edits,
        passing: &mut ActorsPassing,
        ui: &mut Ui,
    ) {
        let look = Look::of(ui.ctx());
        ui.add_space(12.0);
        heading_ui(self.heading, ui);
        if self.counts.is_empty() {
            super::note_ui(self.nobody, ui);
            return;
        }
        let unfolded = passing.unfolded.contains(self.heading);
        let shown = if unfolded { self.counts.len() } else { FOLDED };
        let most = self.counts.iter().map(|count| count.events).max();
        for count in self.counts.iter().take(shown) {
            let after = match count.members {
                Some(names) if names > 1 => format!("{names} names"),
                _ => String::new(),
            };
            let bar = Bar {
                name: &count.name,
                after: &after,
                events: count.events,
                most: most.unwrap_or(0),
                colour: if count.members.is_some() {
                    look.accent
                } else {
                    look.bar
                },
                stale: self.stale,
                words: &format!("{} {}", self.words, count.name),
                opens: &format!("Open the page of {}", count.name),
            };
            if bar_ui(&bar, || filter(&count.asked), edits, ui) {
                edits.view.actors.open = Some(count.asked.clone());
            }
        }
        if self.counts.len() > FOLDED {
            let text = match unfolded {
                true => "Show fewer".to_owned(),
                false => format!("Show all {}", self.counts.len()),
            };
            let link = ui.link(text);
            if link.clicked() && !passing.unfolded.remove(self.heading) {
                passing.unfolded.insert(self.heading.to_owned());
            }
        }
    }
}

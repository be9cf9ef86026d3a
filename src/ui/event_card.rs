//! What is said of one site under the pointer, and of one event in full.
//!
//! Reads the store by row; decides neither what is selected nor where the card stands.

use super::look::{self, Look};
use crate::draw;
use crate::event::words::{counted, thousands};
use crate::event::{DayRange, Deaths, PlacePrecision, imprecision_words, span_words};
use crate::geo::Viewport;
use crate::query::Marks;
use crate::session::Opened;
use crate::store::{EventStore, Row, SiteId};
use egui::{Color32, Rect, RichText, Ui, UiBuilder, pos2, vec2};

/// The marks of one map, and what they are marks of.
#[derive(Clone, Copy)]
pub(super) struct ShownMarks<'a> {
    /// The marks.
    pub(super) marks: &'a Marks,
    /// What their sizes mean.
    pub(super) scale: draw::MarkScale,
    /// The days they count; `None` without events.
    pub(super) period: Option<DayRange>,
}

/// The card beside a hovered mark: place, count per type, range. Never covers the mark.
pub(super) fn hover_card_ui(
    opened: &Opened,
    shown: &ShownMarks<'_>,
    viewport: &Viewport,
    site: SiteId,
    map: Rect,
    ui: &mut Ui,
) {
    let (Some(mark), look) = (shown.marks.find(site), Look::of(ui.ctx())) else {
        return;
    };
    let radius = shown.scale.radius(mark.events);
    let [x, y] = viewport.screen_from_lon_lat(mark.at);
    let centre = map.min + vec2(x as f32, y as f32);
    let size = vec2(236.0, 170.0);
    let right = centre.x + radius + 14.0;
    let left = if right + size.x < map.right() {
        right
    } else {
        centre.x - radius - 14.0 - size.x
    };
    let top = (centre.y - 30.0).clamp(
        map.top() + 8.0,
        (map.bottom() - size.y).max(map.top() + 8.0),
    );
    let place = Rect::from_min_size(pos2(left, top), size);
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).id_salt("hover card"));
    child.disable_interaction();
    look::card(look).fill(look.card).show(&mut child, |ui| {
        ui.set_width(size.x - 28.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        let rows = opened.store.sites().rows(site);
        let name = rows
            .first()
            .map_or_else(String::new, |row| place_words(&opened.store, *row));
        ui.label(RichText::new(name).font(look::semibold(14.0)));
        ui.label(
            RichText::new(counted(u64::from(mark.events), "event"))
                .font(look::sans(12.0))
                .color(look.quiet),
        );
        ui.add_space(3.0);
        let counts = shown.marks.by_type(mark);
        for (event_type, count) in opened.lens.scheme.types.iter().zip(counts) {
            if *count > 0 {
                type_line_ui(
                    look.type_colour(event_type),
                    &event_type.name,
                    Some(u64::from(*count)),
                    ui,
                );
            }
        }
        if mark.precision != PlacePrecision::Exact {
            ui.add_space(2.0);
            ui.label(
                RichText::new(mark.precision.words())
                    .font(look::sans(11.0))
                    .color(look.quiet),
            );
        }
        if let Some(period) = shown.period {
            ui.label(
                RichText::new(period.long())
                    .font(look::sans(11.0))
                    .color(look.quiet),
            );
        }
    });
}

/// Letters of the notes that are laid out: some thirty pages. More would freeze the window.
const MOST_NOTES: usize = 60_000;
/// Letters of a name that are laid out.
const MOST_NAME: usize = 400;

trait Disable {
    fn disable_interaction(&mut self);
}

impl Disable for Ui {
    /// Keeps labels from taking the pointer from the map beneath.
    fn disable_interaction(&mut self) {
        self.style_mut().interaction.selectable_labels = false;
    }
}

fn type_line_ui(colour: Color32, name: &str, count: Option<u64>, ui: &mut Ui) {
    let name = beginning(name, MOST_NAME);
    ui.horizontal(|ui| {
        let (dot, _) = ui.allocate_exact_size(vec2(10.0, 12.0), egui::Sense::hover());
        ui.painter().circle_filled(dot.center(), 4.2, colour);
        let text = match count {
            // The number first where the name is cut: it is what the card is for.
            Some(count) if name.chars().nth(26).is_some() => {
                format!("{}  {name}", thousands(count))
            }
            Some(count) => format!("{name}  {}", thousands(count)),
            None => name.to_owned(),
        };
        ui.add(egui::Label::new(RichText::new(text).font(look::sans(13.0))).truncate());
    });
}

/// `Monywa, Sagaing`: the spot and its area, as far as they are given.
pub(super) fn place_words(store: &EventStore, row: Row) -> String {
    let place = store.place(row);
    let mut names: Vec<&str> = Vec::new();
    for code in [place.location, place.admin3, place.admin1] {
        let name = beginning(store.place_name(code), MOST_NAME);
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        "Unnamed place".to_owned()
    } else {
        names.join(", ")
    }
}

/// Everything the source says of one event.
pub(super) fn event_ui(opened: &Opened, row: Row, ui: &mut Ui) {
    let (store, look) = (&opened.store, Look::of(ui.ctx()));
    let quiet = |text: String| RichText::new(text).font(look::sans(12.0)).color(look.quiet);
    ui.spacing_mut().item_spacing.y = 4.0;
    let days = store.days(row);
    ui.label(RichText::new(span_words(days)).font(look::semibold(15.0)));
    if let Some(words) = imprecision_words(days, store.time_precision(row)) {
        ui.label(quiet(format!("Counted on this day; it was {words}")));
    }
    let (coarse, fine) = store.class_name(row);
    let code = opened.lens.row_types().get(row as usize).copied();
    let event_type = code.and_then(|code| opened.lens.scheme.types.get(usize::from(code)));
    if let Some(event_type) = event_type {
        type_line_ui(look.type_colour(event_type), &event_type.name, None, ui);
    }
    let class = if coarse.is_empty() {
        fine.to_owned()
    } else {
        format!("{fine} \u{b7} {coarse}")
    };
    if !class.is_empty() {
        ui.label(quiet(class));
    }
    ui.add_space(4.0);
    sides_ui(store, row, look, ui);
    ui.add_space(4.0);
    ui.label(RichText::new(place_words(store, row)).font(look::medium(13.0)));
    let precision = format!(
        "{}; {}",
        store.place_precision(row).words(),
        store.time_precision(row).words()
    );
    ui.label(quiet(precision));
    if let Some(deaths) = store.deaths(row) {
        ui.label(quiet(death_words(deaths)));
    }
    if store.civilian_targeting(row) {
        ui.label(quiet(
            "Civilians were the target, by the source's account".to_owned(),
        ));
    }
    let notes = store.notes(row);
    if !notes.is_empty() {
        ui.add_space(4.0);
        let shown = beginning(notes, MOST_NOTES);
        ui.add(
            egui::Label::new(
                RichText::new(shown)
                    .font(look::serif(15.0))
                    .line_height(Some(22.0)),
            )
            .wrap(),
        );
        if shown.len() < notes.len() {
            let all = thousands(notes.len() as u64);
            let text = format!("The notes go on: {all} bytes in the file.");
            ui.label(quiet(text));
        }
    }
    ui.add_space(4.0);
    let source = store.source(row);
    if !source.is_empty() {
        ui.label(quiet(format!("Source: {source}")));
    }
    let id = store.id(row);
    let line = format!("line {}", thousands(u64::from(store.line(row))));
    ui.label(quiet(if id.is_empty() {
        format!("In the file: {line}")
    } else {
        format!("{id}, {line}")
    }));
}

/// The first `most` letters of a text.
pub(super) fn beginning(text: &str, most: usize) -> &str {
    let end = text
        .char_indices()
        .nth(most)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

fn sides_ui(store: &EventStore, row: Row, look: &Look, ui: &mut Ui) {
    let sides = store
        .main_actors(row)
        .into_iter()
        .zip(store.associates_by_side(row));
    for (number, (actor, associates)) in sides.enumerate() {
        let name = store.actors().name(actor);
        if name.is_empty() && associates.is_empty() {
            continue;
        }
        if number == 1 {
            ui.label(
                RichText::new("and")
                    .font(look::sans(12.0))
                    .color(look.quiet),
            );
        }
        ui.label(RichText::new(name).font(look::medium(13.0)));
        let with: Vec<&str> = associates
            .iter()
            .map(|code| store.actors().name(*code))
            .filter(|name| !name.is_empty())
            .collect();
        if !with.is_empty() {
            let text = format!("with {}", with.join(", "));
            ui.label(RichText::new(text).font(look::sans(12.0)).color(look.quiet));
        }
    }
}

fn death_words(deaths: Deaths) -> String {
    let number = thousands(u64::from(deaths.best));
    if deaths.low == deaths.high {
        format!("Estimated deaths: {number} (the source's estimate, often by convention)")
    } else {
        let (low, high) = (
            thousands(u64::from(deaths.low)),
            thousands(u64::from(deaths.high)),
        );
        format!("Estimated deaths: {number}, between {low} and {high}")
    }
}

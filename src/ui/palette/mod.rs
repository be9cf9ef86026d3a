//! The palette: one field that finds commands, actors, townships, regions and event types by a few letters.
//!
//! What it offers is in `candidates`; doing it is the business of `commands`. Start at [`palette_ui`].

mod candidates;

use super::commands::{self, Command};
use super::look::{self, Look};
use super::passing::Passing;
use crate::session::{Edits, Snapshot};
use candidates::{Candidate, Target, candidates};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Context, Id, Key, Modal, Modifiers, Rect, Response, Role, ScrollArea, Sense, TextEdit,
    Ui, WidgetInfo, pos2, vec2,
};

/// How many of the commands used last come first.
const MOST_LATELY: usize = 5;
const ROW: f32 = 30.0;
/// Width of the column that says what kind of thing a line is, in points.
const KIND: f32 = 92.0;
/// What the field is called.
const FIELD: &str = "Find a command, actor, place or event type";

/// The palette while it is open.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    /// What is typed.
    pub text: String,
    /// Which line is chosen, counted from the top.
    pub at: usize,
}

/// The palette, if it is open.
pub(super) fn palette_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ctx: &Context,
) {
    let Some(mut palette) = passing.palette.take() else {
        return;
    };
    let asked = asked(ctx);
    let look = Look::of(ctx);
    let screen = ctx.content_rect();
    let id = Id::unique("palette");
    let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, vec2(0.0, screen.height() * 0.1));
    let mut taken = None;
    let modal = Modal::new(id)
        .area(area)
        .frame(look::dialog(look).inner_margin(10))
        .backdrop_color(egui::Color32::from_black_alpha(30))
        .show(ctx, |ui| {
            ui.set_width((screen.width() - 80.0).clamp(260.0, 620.0));
            field_ui(&mut palette, ui);
            let found = candidates(now, passing, &palette.text);
            move_choice(&mut palette, found.len(), asked);
            let room = (screen.height() * 0.8 - 110.0).clamp(3.0 * ROW, 13.0 * ROW);
            taken = list_ui(&found, &mut palette, asked, room, ui);
            if asked == Some(Asked::Take) {
                taken = taken.take().or(found.into_iter().nth(palette.at));
            }
        });
    match taken {
        Some(candidate) => take(candidate, now, edits, passing, ctx),
        None if asked == Some(Asked::Close) || modal.should_close() => {}
        None => passing.palette = Some(palette),
    }
}

/// What a key asks of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Down,
    Up,
    PageDown,
    PageUp,
    Take,
    Close,
}

/// Takes the palette's own keys, before the text field sees them.
fn asked(ctx: &Context) -> Option<Asked> {
    let keys = [
        (Modifiers::NONE, Key::ArrowDown, Asked::Down),
        (Modifiers::NONE, Key::ArrowUp, Asked::Up),
        (Modifiers::NONE, Key::PageDown, Asked::PageDown),
        (Modifiers::NONE, Key::PageUp, Asked::PageUp),
        (Modifiers::NONE, Key::Enter, Asked::Take),
        (Modifiers::NONE, Key::Escape, Asked::Close),
        (Modifiers::COMMAND, Key::P, Asked::Close),
        (Modifiers::COMMAND, Key::K, Asked::Close),
    ];
    ctx.input_mut(|input| {
        let mut pressed = keys.into_iter();
        let found = pressed.find(|(held, key, _)| input.consume_key(*held, *key));
        found.map(|(_, _, asked)| asked)
    })
}

fn move_choice(palette: &mut Palette, lines: usize, asked: Option<Asked>) {
    let last = lines.saturating_sub(1);
    palette.at = match asked {
        Some(Asked::Down) if palette.at >= last => 0,
        Some(Asked::Down) => palette.at + 1,
        Some(Asked::Up) if palette.at == 0 => last,
        Some(Asked::Up) => palette.at - 1,
        Some(Asked::PageDown) => palette.at + 10,
        Some(Asked::PageUp) => palette.at.saturating_sub(10),
        _ => palette.at,
    };
    palette.at = palette.at.min(last);
}

fn field_ui(palette: &mut Palette, ui: &mut Ui) {
    let field = TextEdit::singleline(&mut palette.text)
        .hint_text(FIELD)
        .font(look::sans(15.0))
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(10, 8));
    let field = ui.add(field);
    field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, FIELD));
    if field.changed() {
        palette.at = 0;
    }
    field.request_focus();
    ui.add_space(6.0);
}

/// The lines, the chosen one in sight. Returns the one that was clicked.
fn list_ui(
    found: &[Candidate],
    palette: &mut Palette,
    asked: Option<Asked>,
    room: f32,
    ui: &mut Ui,
) -> Option<Candidate> {
    let mut clicked = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .max_height(room)
        .min_scrolled_height(room)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            if found.is_empty() {
                let look = Look::of(ui.ctx());
                let said = "Nothing of that name. Try the first letters of its words.";
                ui.label(egui::RichText::new(said).color(look.quiet));
            }
            for (place, candidate) in found.iter().enumerate() {
                let chosen = place == palette.at;
                let response = row_ui(candidate, chosen, ui);
                if chosen && asked.is_some() {
                    response.scroll_to_me(None);
                }
                if response.hovered() && ui.input(|input| input.pointer.is_moving()) {
                    palette.at = place;
                }
                if response.clicked() {
                    clicked = Some(candidate.clone());
                }
            }
        });
    clicked
}

fn row_ui(candidate: &Candidate, chosen: bool, ui: &mut Ui) -> Response {
    let look = Look::of(ui.ctx());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::click());
    let said = format!("{}: {}", candidate.kind, candidate.name);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, chosen, &said));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if chosen || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, look.hover);
    }
    let keys = ui
        .painter()
        .layout_no_wrap(candidate.keys.clone(), look::sans(12.0), look.quiet);
    let right = rect.right() - 10.0 - keys.size().x;
    let line = |text: &str, font, ink, left: f32, right: f32| {
        let mut job = LayoutJob::simple_singleline(text.to_owned(), font, ink);
        job.wrap = TextWrapping::truncate_at_width((right - left).max(10.0));
        let galley = ui.painter().layout_job(job);
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, ink);
    };
    let left = rect.left() + 10.0;
    line(
        candidate.kind,
        look::sans(12.0),
        look.quiet,
        left,
        left + KIND - 8.0,
    );
    let font = look::sans(13.5);
    line(&candidate.name, font, look.ink, left + KIND, right - 30.0);
    if candidate.checked == Some(true) {
        let at = pos2(right - 14.0, rect.center().y);
        ui.painter().circle_filled(at, 3.0, look.accent);
    }
    let at = pos2(right, rect.center().y - keys.size().y / 2.0);
    ui.painter().galley(at, keys, look.quiet);
    response
}

/// Does what a line says, and remembers commands for the next time.
fn take(
    candidate: Candidate,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ctx: &Context,
) {
    match candidate.target {
        Target::Command(command) => {
            remember(&mut passing.lately, command);
            commands::run(command, now, edits, passing, ctx);
        }
        Target::Offer(offer) => offer.take(now, edits, passing),
    }
    ctx.request_repaint();
}

fn remember(lately: &mut Vec<Command>, command: Command) {
    lately.retain(|known| *known != command);
    lately.insert(0, command);
    lately.truncate(MOST_LATELY);
}

/// The field in the menu bar that opens the palette.
pub(super) fn find_field_ui(passing: &mut Passing, place: Rect, ui: &Ui) {
    let look = Look::of(ui.ctx());
    let response = ui.interact(place, ui.scope_id().with("find"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Find anything"));
    let lit = response.hovered() || response.has_focus();
    let fill = if lit { look.line } else { look.hover };
    ui.painter().rect_filled(place, 6.0, fill);
    let painter = ui.painter().with_clip_rect(place);
    let words = painter.layout_no_wrap("Find anything".into(), look::sans(13.0), look.quiet);
    let at = pos2(place.left() + 10.0, place.center().y - words.size().y / 2.0);
    let taken = at.x + words.size().x;
    painter.galley(at, words, look.quiet);
    let keys = painter.layout_no_wrap("Ctrl+P".into(), look::sans(12.0), look.faint);
    let at = pos2(
        place.right() - 10.0 - keys.size().x,
        place.center().y - keys.size().y / 2.0,
    );
    if at.x > taken + 10.0 {
        painter.galley(at, keys, look.faint);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::Text);
    if response.clicked() {
        passing.palette = Some(Palette::default());
    }
}

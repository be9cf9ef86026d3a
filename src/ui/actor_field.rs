//! Finding an actor: a field in the menu bar with the names that match, and the chosen ones to click away.
//!
//! Knows nothing of how names match; it asks `query`. Start at [`actor_field_ui`].

use super::look::{self, Look};
use super::passing::Passing;
use crate::query::{Facet, find_actors, spelled_as_in};
use crate::session::{Edits, Snapshot};
use egui::{Area, Button, Id, Key, Order, Rect, RichText, TextEdit, Ui, UiBuilder};

/// Names offered at once.
const MOST_OFFERED: usize = 9;

/// The field at the right of the menu bar.
pub(super) fn actor_field_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    place: Rect,
    ui: &mut Ui,
) {
    let Some(opened) = now.opened else { return };
    let look = Look::of(ui.ctx());
    let text = &mut passing.actor_text;
    let field = ui
        .scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.add(
                TextEdit::singleline(text)
                    .hint_text("Find an actor")
                    .background_color(look.hover)
                    .desired_width(f32::INFINITY)
                    .margin(egui::Margin::symmetric(8, 5)),
            )
        })
        .inner;
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Find an actor"));
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        text.clear();
    }
    let names = find_actors(&opened.store, text, MOST_OFFERED);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let mut chosen = (entered && !names.is_empty()).then(|| spelled_as_in(&opened.store, text));
    let id = Id::unique("actors found");
    let over_list = ui
        .ctx()
        .layer_id_at(ui.ctx().pointer_hover_pos().unwrap_or_default());
    let open = field.has_focus() || over_list.is_some_and(|layer| layer.id == id);
    if open && !text.trim().is_empty() {
        let below = Area::new(id)
            .order(Order::Foreground)
            .fixed_pos(field.rect.left_bottom());
        below.show(ui.ctx(), |ui| {
            look::card(look).fill(look.card).show(ui, |ui| {
                ui.set_width(field.rect.width().max(320.0) - 28.0);
                chosen = chosen
                    .take()
                    .or(list_ui(&spelled_as_in(&opened.store, text), &names, ui));
            });
        });
    }
    if let Some(name) = chosen {
        let filter = &mut edits.view.filter;
        if !filter.actors().contains(&name) {
            filter.pick(Facet::Actor, &name);
        }
        text.clear();
        field.surrender_focus();
    }
}

fn list_ui(text: &str, names: &[&str], ui: &mut Ui) -> Option<String> {
    let look = Look::of(ui.ctx());
    if names.is_empty() {
        let said = "No actor of that name. Try a part of it, such as KIA.";
        ui.label(RichText::new(said).color(look.quiet));
        return None;
    }
    let mut chosen = None;
    let all = RichText::new(format!("Every actor that matches \u{201c}{text}\u{201d}"));
    if ui
        .add(Button::new(all.font(look::medium(13.0))).frame(false))
        .clicked()
    {
        chosen = Some(text.to_owned());
    }
    for name in names {
        let button = Button::new(RichText::new(*name).font(look::sans(12.0)));
        if ui.add(button.frame(false).truncate()).clicked() {
            chosen = Some((*name).to_owned());
        }
    }
    chosen
}

/// The chosen actors, each to be clicked away.
pub(super) fn chosen_actors_ui(edits: &mut Edits, ui: &mut Ui) {
    let actors = edits.view.filter.actors();
    if actors.is_empty() {
        return;
    }
    let look = Look::of(ui.ctx());
    ui.add_space(6.0);
    ui.label(
        RichText::new("Only events involving")
            .font(look::sans(11.0))
            .color(look.quiet),
    );
    let mut away = None;
    for name in &actors {
        let text = RichText::new(format!("\u{d7}  {name}"))
            .font(look::medium(12.0))
            .color(look.accent);
        let button = ui.add(Button::new(text).frame(false).truncate());
        if button
            .on_hover_text("Click to take this actor off")
            .clicked()
        {
            away = Some(name);
        }
    }
    if let Some(name) = away {
        edits.view.filter.pick(Facet::Actor, name);
    }
}

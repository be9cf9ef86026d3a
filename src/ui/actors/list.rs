//! Every alias and actor with its events, found by any part of a name.
//!
//! Only the lines in sight are laid out, however many actors there are. Start at [`list_ui`].

use super::bars::{Bar, LINE, bar_ui};
use super::{ActorsPassing, note_ui, parts, within, within_ui};
use crate::query::{ActorCount, ActorList, find_ranked, involving, spelled_as_in};
use crate::session::{ActorQuestion, Edits, Opened, Snapshot};
use crate::ui::look::Look;
use egui::{Key, ScrollArea, TextEdit, Ui, WidgetInfo};

/// Which entries of a list a text finds, kept while neither changes.
#[derive(Debug, Default)]
pub(super) struct Found {
    text: String,
    taken: u64,
    /// Places in the list's aliases and names, in this order.
    entries: Vec<usize>,
}

/// The list with its search field.
pub(super) fn list_ui(
    opened: &Opened,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut ActorsPassing,
    ui: &mut Ui,
) {
    parts::parts_ui(edits, ui);
    let entered = field_ui(&mut passing.text, ui);
    let filter = within(now.view);
    within_ui(opened, &filter, now, edits, ui);
    let question = ActorQuestion::List(filter.clone());
    let stale = !now.actors.answers(&question) || now.stale;
    edits.asked.push(question);
    let Some(list) = now.actors.list() else {
        note_ui("Counting the actors\u{2026}", ui);
        return;
    };
    passing.found.renew(&passing.text, now.actors.taken(), list);
    let entries = &passing.found.entries;
    let mut chosen = None;
    if passing.text.trim().is_empty() {
        if ui.link("Alias book\u{2026}").clicked() {
            passing.book_asked = true;
        }
    } else {
        chosen = all_of_them_ui(opened, &passing.text, entries.len(), entered, ui);
    }
    if entries.is_empty() {
        note_ui(
            "No actor of that name has an event here. Try a part of it, such as KIA.",
            ui,
        );
    }
    let count = |at: usize| {
        let (aliases, names) = (&list.ranking.aliases, &list.ranking.names);
        aliases.get(at).or_else(|| names.get(at - aliases.len()))
    };
    let most = entries
        .iter()
        .filter_map(|at| count(*at))
        .map(|count| count.events)
        .max();
    ScrollArea::vertical()
        .id_salt("actors")
        .auto_shrink(false)
        .show_rows(
            ui,
            LINE - ui.spacing().item_spacing.y,
            entries.len(),
            |ui, shown| {
                for at in entries.get(shown).unwrap_or(&[]) {
                    if let Some(count) = count(*at)
                        && entry_ui(count, most.unwrap_or(0), stale, list, edits, ui)
                    {
                        chosen = Some(count.asked.clone());
                    }
                }
            },
        );
    if let Some(asked) = chosen {
        edits.view.actors.open = Some(asked);
    }
}

impl Found {
    fn renew(&mut self, text: &str, taken: u64, list: &ActorList) {
        if self.text != text || self.taken != taken {
            self.entries = find_ranked(&list.ranking, text);
            (self.text, self.taken) = (text.to_owned(), taken);
        }
    }
}

/// Returns whether Enter was pressed in the field.
fn field_ui(text: &mut String, ui: &mut Ui) -> bool {
    let look = Look::of(ui.ctx());
    let field = TextEdit::singleline(text)
        .hint_text("Any part of a name, or an alias")
        .background_color(look.hover)
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(8, 5));
    let field = ui.add(field);
    let info = || WidgetInfo::labeled(egui::Role::TextInput, true, "Search the actors");
    field.widget_info(info);
    field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
}

/// The page of everybody a text finds as a part of the name. Returns what it is called when it was chosen.
fn all_of_them_ui(
    opened: &Opened,
    text: &str,
    found: usize,
    entered: bool,
    ui: &mut Ui,
) -> Option<String> {
    let spelled = spelled_as_in(&opened.store, text);
    let together = opened.lens.aliases.actor_set(&[&spelled]);
    let mut names = opened.store.actors().iter().map(|(_, name)| name);
    if found == 0 || !names.any(|name| together.contains(name)) {
        return None;
    }
    let link = ui.link(format!(
        "Everybody called \u{201c}{spelled}\u{201d} together"
    ));
    (link.clicked() || entered).then_some(spelled)
}

fn entry_ui(
    count: &ActorCount,
    most: u64,
    stale: bool,
    list: &ActorList,
    edits: &mut Edits,
    ui: &mut Ui,
) -> bool {
    let look = Look::of(ui.ctx());
    let after = match count.members {
        Some(1) => "alias".to_owned(),
        Some(names) => format!("alias of {names} names"),
        None => String::new(),
    };
    let bar = Bar {
        name: &count.name,
        after: &after,
        events: count.events,
        most,
        colour: if count.members.is_some() {
            look.accent
        } else {
            look.bar
        },
        stale,
        words: &count.name,
        opens: &format!("Open the page of {}", count.name),
    };
    bar_ui(&bar, || involving(&list.filter, &count.asked), edits, ui)
}

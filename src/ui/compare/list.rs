//! What differs, value by value of a facet: searchable, narrowed to what is new, gone, more or fewer.
//!
//! Only the rows in sight are laid out.

use super::super::look::{self, Look};
use super::super::passing::Passing;
use super::figures::{Line, header_ui, line_ui, shown_name};
use crate::event::words::counted;
use crate::query::{Difference, FEW, Facet, Verdict, facet_title};
use crate::session::{COMPARED_FACETS, Compared, Edits, Opened, Snapshot};
use egui::{ComboBox, Key, RichText, ScrollArea, TextEdit, Ui};

const ROW: f32 = 22.0;
/// Lists longer than this can be searched.
const SEARCHED_FROM: usize = 8;

/// Which differences are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// All.
    #[default]
    All,
    /// Events in A and none in B.
    OnlyA,
    /// Events in B and none in A.
    OnlyB,
    /// More in A than chance explains.
    More,
    /// Fewer in A than chance explains.
    Fewer,
}

impl Shown {
    const ALL: [Shown; 5] = [
        Shown::All,
        Shown::OnlyA,
        Shown::OnlyB,
        Shown::More,
        Shown::Fewer,
    ];

    fn words(self) -> &'static str {
        match self {
            Shown::All => "All that have events",
            Shown::OnlyA => "In A and none in B",
            Shown::OnlyB => "In B and none in A",
            Shown::More => "Clearly more in A",
            Shown::Fewer => "Clearly fewer in A",
        }
    }

    fn takes(self, difference: &Difference) -> bool {
        match self {
            Shown::All => true,
            Shown::OnlyA => difference.b == 0,
            Shown::OnlyB => difference.a == 0,
            Shown::More => difference.verdict() == Verdict::More,
            Shown::Fewer => difference.verdict() == Verdict::Fewer,
        }
    }
}

/// What is sought among the differences.
#[derive(Clone, Debug, Default)]
pub struct Sought {
    /// Place in [`COMPARED_FACETS`].
    pub facet: usize,
    /// Which are listed.
    pub shown: Shown,
    /// Part of a name.
    pub text: String,
}

/// The list of differences.
pub(super) fn list_ui(
    now: &Snapshot<'_>,
    opened: &Opened,
    compared: &Compared,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let sought = &mut passing.sought;
    choices_ui(opened, sought, ui);
    let facet = *COMPARED_FACETS.get(sought.facet).unwrap_or(&Facet::Type);
    let all = compared.differences(facet);
    if all.len() > SEARCHED_FROM {
        search_ui(&mut sought.text, ui);
    } else {
        sought.text.clear();
    }
    let text = sought.text.trim().to_lowercase();
    let listed: Vec<&Difference> = all
        .iter()
        .filter(|difference| sought.shown.takes(difference))
        .filter(|difference| shown_name(&difference.name).to_lowercase().contains(&text))
        .collect();
    let look = Look::of(ui.ctx());
    let noun = facet_title(facet, &opened.lens).to_lowercase();
    let said = format!("{} listed", counted(listed.len() as u64, &noun));
    ui.label(RichText::new(said).font(look::sans(12.0)).color(look.quiet));
    header_ui(ui);
    let room = (ui.available_height() - 40.0).max(6.0 * ROW);
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("differences")
        .max_height(room)
        .auto_shrink([false, true])
        .show_rows(ui, ROW, listed.len(), |ui, rows| {
            for difference in listed.get(rows).unwrap_or(&[]) {
                let line = Line {
                    difference,
                    noun: "event",
                    weighed: true,
                };
                let filters = [&now.view.filter, &compared.filter]
                    .map(|filter| filter.narrowed(facet, &difference.name));
                line_ui(&line, filters, edits, ui);
            }
        });
    let note = format!(
        "Pale: no more than chance alone often makes (less than twice the square root of both together). Ring: fewer than {FEW} events on both sides, too few to say."
    );
    ui.add_space(4.0);
    ui.label(RichText::new(note).font(look::sans(11.0)).color(look.quiet));
}

fn choices_ui(opened: &Opened, sought: &mut Sought, ui: &mut Ui) {
    ui.horizontal_wrapped(|ui| {
        let title = |at: usize| {
            let facet = COMPARED_FACETS.get(at).copied().unwrap_or(Facet::Type);
            facet_title(facet, &opened.lens)
        };
        let choice = ComboBox::from_id_salt("differences by")
            .selected_text(format!("By {}", title(sought.facet).to_lowercase()))
            .width(150.0)
            .show_ui(ui, |ui| {
                for at in 0..COMPARED_FACETS.len() {
                    ui.selectable_value(&mut sought.facet, at, title(at));
                }
            });
        choice.response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Differences by")
        });
        let choice = ComboBox::from_id_salt("differences shown")
            .selected_text(sought.shown.words())
            .width(160.0)
            .show_ui(ui, |ui| {
                for shown in Shown::ALL {
                    ui.selectable_value(&mut sought.shown, shown, shown.words());
                }
            });
        choice.response.widget_info(|| {
            egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "Differences listed")
        });
    });
}

fn search_ui(text: &mut String, ui: &mut Ui) {
    let field = TextEdit::singleline(text)
        .hint_text("Find by name")
        .desired_width(f32::INFINITY)
        .margin(egui::Margin::symmetric(8, 4));
    let field = ui.add(field);
    field.widget_info(|| {
        egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Find among the differences")
    });
    if field.has_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        text.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_and_what_is_gone_are_told_apart() {
        let check = |a, b, expected: [bool; 5]| {
            let difference = Difference {
                name: String::new(),
                a,
                b,
            };
            assert_eq!(Shown::ALL.map(|shown| shown.takes(&difference)), expected);
        };
        check(3, 0, [true, true, false, false, false]);
        check(0, 3, [true, false, true, false, false]);
        check(90, 20, [true, false, false, true, false]);
        check(20, 90, [true, false, false, false, true]);
        check(21, 20, [true, false, false, false, false]);
    }
}

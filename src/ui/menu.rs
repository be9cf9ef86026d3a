//! The menu bar, made from the list of commands, with the workspace's name in its middle.
//!
//! Every item is a command or something on offer; nothing is done here.

use super::commands::{self, Entry, Mark, Menu, Offers};
use super::look::{self, Look};
use super::palette::find_field_ui;
use super::passing::Passing;
use crate::session::{Edits, Snapshot};
use egui::{Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Width of the column of ticks, in points.
const GUTTER: f32 = 20.0;
const ROW: f32 = 26.0;
/// Width of a menu, in points.
const WIDTH: f32 = 256.0;

/// The menu bar.
pub(super) fn menu_ui(now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    let bar = ui.max_rect();
    egui::MenuBar::new().ui(ui, |ui| {
        for menu in Menu::ALL {
            ui.menu_button(menu.name(), |ui| {
                ui.set_width(WIDTH);
                ui.spacing_mut().item_spacing.y = 0.0;
                items_ui(menu, now, edits, passing, ui);
            });
        }
    });
    let look = Look::of(ui.ctx());
    let name = now
        .opened
        .map_or("Conflict Atlas", |opened| opened.workspace.name.as_str());
    let mut job =
        egui::text::LayoutJob::simple_singleline(name.to_owned(), look::semibold(14.0), look.ink);
    job.wrap = egui::text::TextWrapping::truncate_at_width((bar.width() - 720.0).max(120.0));
    let galley = ui.painter().layout_job(job);
    let at = bar.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, look.ink);
    let width = (bar.width() * 0.19).clamp(130.0, 260.0);
    let corner = egui::pos2(bar.right() - width, bar.top() + 1.0);
    let place = egui::Rect::from_min_max(corner, bar.max);
    find_field_ui(passing, place, ui);
}

/// The items of one menu; neighbours of one submenu together.
fn items_ui(menu: Menu, now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing, ui: &mut Ui) {
    for together in menu
        .entries()
        .chunk_by(|a, b| a.submenu.is_some() && a.submenu == b.submenu)
    {
        let mut all_ui = |ui: &mut Ui| {
            for entry in together {
                entry_ui(entry, now, edits, passing, ui);
            }
        };
        match together.first().and_then(|entry| entry.submenu) {
            Some(name) => submenu_ui(name, ui, all_ui),
            None => all_ui(ui),
        }
    }
}

/// A menu beside its menu; files have long names.
fn submenu_ui(name: &str, ui: &mut Ui, items_ui: impl FnOnce(&mut Ui)) {
    ui.spacing_mut().button_padding.x = GUTTER;
    ui.menu_button(name, |ui| {
        ui.set_width(WIDTH * 1.5);
        ui.spacing_mut().item_spacing.y = 0.0;
        items_ui(ui);
    });
}

fn entry_ui(
    entry: &Entry,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    if entry.ruled {
        rule_ui(ui);
    }
    let item = Item {
        name: entry.name,
        keys: entry.shortcuts.first().map(|keys| keys.text()),
        enabled: commands::enabled(entry.command, now, passing),
        checked: commands::checked(entry.command, now, passing),
        mark: entry.mark,
    };
    let mut response = item_ui(&item, ui);
    if !entry.hint.is_empty() {
        response = response.on_hover_text(entry.hint);
    }
    if item.enabled && response.clicked() {
        commands::run(entry.command, now, edits, passing, ui.ctx());
        ui.close();
    }
    match entry.followed_by {
        Some(Offers::RecentFiles) => submenu_ui(Offers::RecentFiles.name(), ui, |ui| {
            offers_ui(Offers::RecentFiles, now, edits, passing, ui);
        }),
        Some(offers) => {
            rule_ui(ui);
            let look = Look::of(ui.ctx());
            let words = egui::RichText::new(offers.name()).font(look::sans(12.0));
            ui.horizontal(|ui| {
                ui.add_space(GUTTER);
                ui.label(words.color(look.quiet));
            });
            offers_ui(offers, now, edits, passing, ui);
        }
        None => {}
    }
}

fn offers_ui(
    offers: Offers,
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    ui: &mut Ui,
) {
    let offers = offers.all(now);
    if offers.is_empty() {
        ui.label("None yet");
    }
    for offered in offers {
        let item = Item {
            name: &offered.name,
            keys: None,
            enabled: true,
            checked: offered.checked,
            mark: Mark::Dot,
        };
        let mut response = item_ui(&item, ui);
        if !offered.hint.is_empty() {
            response = response.on_hover_text(&offered.hint);
        }
        if response.clicked() {
            offered.offer.clone().take(now, edits, passing);
            ui.close();
        }
    }
}

fn rule_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    let line = Stroke::new(1.0, Look::of(ui.ctx()).line);
    ui.painter().hline(rect.x_range(), rect.center().y, line);
}

/// One line of a menu.
struct Item<'a> {
    name: &'a str,
    keys: Option<String>,
    enabled: bool,
    checked: Option<bool>,
    mark: Mark,
}

fn item_ui(item: &Item<'_>, ui: &mut Ui) -> Response {
    let look = Look::of(ui.ctx());
    let ink = if item.enabled { look.ink } else { look.faint };
    let painter = ui.painter();
    let keys = item.keys.clone().unwrap_or_default();
    let keys = painter.layout_no_wrap(keys, look::sans(12.0), look.quiet);
    let room = ui.available_width() - GUTTER - keys.size().x - 20.0;
    let mut words =
        egui::text::LayoutJob::simple_singleline(item.name.to_owned(), look::sans(13.0), ink);
    words.wrap = egui::text::TextWrapping::truncate_at_width(room.max(40.0));
    let name = painter.layout_job(words);
    let size = vec2(ui.available_width(), ROW);
    let sense = if item.enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(size, sense);
    response.widget_info(|| match (item.checked, item.mark) {
        (None, _) => WidgetInfo::labeled(Role::MenuItem, item.enabled, item.name),
        (Some(on), Mark::Tick) => {
            WidgetInfo::selected(Role::MenuItemCheckBox, item.enabled, on, item.name)
        }
        (Some(on), Mark::Dot) => {
            WidgetInfo::selected(Role::MenuItemRadio, item.enabled, on, item.name)
        }
    });
    if item.enabled && (response.hovered() || response.has_focus()) {
        ui.painter().rect_filled(rect, 5.0, look.hover);
    }
    let middle = |height: f32| rect.center().y - height / 2.0;
    if item.checked == Some(true) {
        mark_ui(item.mark, pos2(rect.left() + 10.0, rect.center().y), ui);
    }
    let at = pos2(rect.left() + GUTTER, middle(name.size().y));
    ui.painter().galley(at, name, ink);
    let at = pos2(rect.right() - 8.0 - keys.size().x, middle(keys.size().y));
    ui.painter().galley(at, keys, look.quiet);
    response
}

fn mark_ui(mark: Mark, at: Pos2, ui: &Ui) {
    let look = Look::of(ui.ctx());
    match mark {
        Mark::Dot => {
            ui.painter().circle_filled(at, 3.0, look.accent);
        }
        Mark::Tick => {
            let box_of = Rect::from_center_size(at, vec2(9.0, 7.0));
            let low = pos2(box_of.left() + 3.2, box_of.bottom());
            let points = vec![box_of.left_center(), low, box_of.right_top()];
            let stroke = Stroke::new(1.7, look.accent);
            ui.painter().add(egui::Shape::line(points, stroke));
        }
    }
}

//! Notable dates: marks above the bars that can be clicked, their list, and naming one.
//!
//! Those of the workspace come with it; those a person notes are kept for this data and can be removed.

use super::super::look::{self, Look};
use super::{Scene, acts};
use crate::event::DayRange;
use crate::session::{Action, Edits, Snapshot};
use crate::ui::passing::Passing;
use crate::view::{TimeMode, period_in_words, picked};
use crate::workspace::NotableDate;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Button, CursorIcon, Key, Modal, Rect, Response, RichText, Role, ScrollArea, Sense,
    Shape, Stroke, TextEdit, Ui, WidgetInfo, pos2, vec2,
};

/// The notable dates of the workspace and those noted by hand, by day; each with whether it can be removed.
fn dates<'a>(now: &Snapshot<'a>) -> Vec<(&'a NotableDate, bool)> {
    let shipped = now
        .opened
        .map_or(&[][..], |opened| &opened.workspace.notable_dates);
    let noted = &now.desk.notable_dates;
    let shipped = shipped.iter().map(|date| (date, false));
    let noted = noted.iter().map(|date| (date, true));
    let mut all: Vec<_> = shipped.chain(noted).collect();
    all.sort_by_key(|(date, _)| date.days.first());
    all
}

pub(super) fn notable_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    scene: &Scene<'_>,
    ui: &mut Ui,
) {
    let (axis, chart, look) = (&scene.axis, scene.chart, scene.look);
    for (number, (date, _)) in dates(now).into_iter().enumerate() {
        let middle = date.days.first().plus(date.days.days() / 2);
        let x = (axis.x(date.days.first()) + axis.x(date.days.last().plus(1))) / 2.0;
        if !(chart.left() - 1.0..=chart.right() + 1.0).contains(&x) || !scene.knows(middle) {
            continue;
        }
        let tip = pos2(x, chart.top() - 3.0);
        let place = Rect::from_center_size(tip - vec2(0.0, 4.0), vec2(12.0, 11.0));
        let id = ui.scope_id().with(("notable date", number));
        let response = ui.interact(place, id, Sense::click());
        let said = format!("{}, {}", date.name, period_in_words(date.days));
        response.widget_info(|| {
            WidgetInfo::labeled(Role::Button, true, format!("Notable date: {said}"))
        });
        let lit = response.hovered() || response.has_focus();
        let ink = if lit { look.accent } else { look.quiet };
        let corners = vec![tip, tip + vec2(-4.0, -7.0), tip + vec2(4.0, -7.0)];
        ui.painter()
            .add(Shape::convex_polygon(corners, ink, Stroke::NONE));
        if lit {
            let (left, right) = (axis.x(date.days.first()), axis.x(date.days.last().plus(1)));
            let span = Rect::from_x_y_ranges(left..=right.max(left + 1.0), chart.y_range());
            ui.painter().with_clip_rect(chart).rect_filled(
                span,
                0.0,
                look.accent.gamma_multiply(0.35),
            );
        }
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response.on_hover_text(said).clicked() {
            choose(date.days, edits, passing, scene);
        }
    }
}

/// Goes to a date: to the step around it, or with the end that moves to the date itself.
fn choose(days: DayRange, edits: &mut Edits, passing: &mut Passing, scene: &Scene<'_>) {
    let track = scene.track;
    let wanted = if track.mode == TimeMode::Moving {
        let (first, last) = (
            track.step.start(days.first()),
            track.step.range(days.last()),
        );
        DayRange::between(first, last.last())
    } else {
        days
    };
    passing.next_step_secs = None;
    let period = scene.period(&edits.view);
    acts::show(edits, picked(wanted, period, track), track);
}

/// The menu of the chart.
pub(super) fn menu_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    scene: &Scene<'_>,
    response: &Response,
) {
    if response.secondary_clicked()
        && let Some(at) = response.interact_pointer_pos()
    {
        passing.time.pointed = Some(scene.axis.day(at.x));
    }
    response.context_menu(|ui| {
        if let Some(day) = passing.time.pointed.filter(|day| scene.knows(*day))
            && ui.button("Note this date\u{2026}").clicked()
        {
            passing.time.noting = Some((DayRange::single(day), String::new()));
            ui.close();
        }
        if ui.button("Type a period\u{2026}").clicked() {
            acts::type_period(edits, passing);
            ui.close();
        }
        let windowed = edits.view.filter.days.is_some();
        let zoom = ui.add_enabled(windowed, Button::new("Zoom to the window"));
        if zoom.clicked() {
            acts::zoom_to_window(now, edits, passing);
            ui.close();
        }
        if ui.button("Show all of time").clicked() {
            edits.view.shown_days = None;
            ui.close();
        }
    });
}

/// The list of notable dates, with a way to note the window's days.
pub(super) fn list_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    scene: &Scene<'_>,
    ui: &mut Ui,
) {
    ui.label(RichText::new("Notable dates").font(look::semibold(12.0)));
    let room = ScrollArea::vertical().max_height(132.0);
    room.show(ui, |ui| {
        for (date, own) in dates(now) {
            ui.horizontal(|ui| {
                let room = ui.available_width() - if own { 64.0 } else { 0.0 };
                if line_ui(date, room, scene.look, ui).clicked() {
                    choose(date.days, edits, passing, scene);
                }
                if own {
                    let remove = ui.small_button("Remove");
                    let said = format!("Remove {}", date.name);
                    remove.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
                    if remove.clicked() {
                        edits.act(Action::RemoveNotableDate(date.clone()));
                    }
                }
            });
        }
    });
    if ui.button("Note these days\u{2026}").clicked() {
        acts::note_days(now, edits, passing);
        ui.close();
    }
}

/// A line of the list: the name, and its first day at the right.
fn line_ui(date: &NotableDate, width: f32, look: &Look, ui: &mut Ui) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width, 22.0), Sense::click());
    let said = format!("Go to {}", date.name);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 5.0, look.hover);
    }
    let rect = rect.shrink2(vec2(7.0, 0.0));
    let (day, font) = (date.days.first().short(), look::sans(11.0));
    let right = rect.right_center();
    let day = ui
        .painter()
        .text(right, Align2::RIGHT_CENTER, day, font, look.quiet);
    let name = date.name.clone();
    let mut job = LayoutJob::simple_singleline(name, look::sans(13.0), look.ink);
    job.wrap = TextWrapping::truncate_at_width(rect.width() - day.width() - 10.0);
    let galley = ui.painter().layout_job(job);
    let at = rect.left_center() - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(at, galley, look.ink);
    response.on_hover_text(format!("{}, {}", date.name, period_in_words(date.days)))
}

/// Asks for the name of the days that are being noted.
pub(super) fn naming_ui(edits: &mut Edits, passing: &mut Passing, scene: &Scene<'_>, ui: &Ui) {
    let Some((days, mut name)) = passing.time.noting.take() else {
        return;
    };
    let frame = look::dialog(scene.look);
    let modal = Modal::new(egui::Id::unique("notable date")).frame(frame);
    let modal = modal.show(ui.ctx(), |ui| {
        ui.set_width(300.0);
        let heading = RichText::new(period_in_words(days)).font(look::semibold(15.0));
        ui.label(heading);
        let field = TextEdit::singleline(&mut name).hint_text("What happened");
        let field = ui.add(field.desired_width(f32::INFINITY));
        field.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, "Name of this date"));
        if name.is_empty() && !field.has_focus() && !field.lost_focus() {
            field.request_focus();
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let named = !name.trim().is_empty();
            let note = ui.add_enabled(named, Button::new("Note it"));
            let cancelled = ui.button("Cancel").clicked();
            ((note.clicked() || entered) && named, cancelled)
        })
        .inner
    });
    let (noted, cancelled) = modal.inner;
    if noted {
        let name = name.trim().to_owned();
        edits.act(Action::AddNotableDate(NotableDate { days, name }));
    } else if !cancelled && !modal.should_close() {
        passing.time.noting = Some((days, name));
    }
}

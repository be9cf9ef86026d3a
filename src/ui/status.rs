//! The bottom bar: the notice of invented data, where the pointer is, how many events are shown, and that nothing is
//! sent anywhere.

use super::look::{self, Look};
use super::number::{Number, NumberLook, number_link_ui};
use super::passing::Passing;
use crate::geo::LonLat;
use crate::query::Filter;
use crate::session::{Edits, Snapshot};
use egui::{Align, Layout, RichText, Ui};

/// The status bar.
pub(super) fn status_ui(now: &Snapshot<'_>, edits: &mut Edits, passing: &Passing, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let noticed = now
        .opened
        .and_then(|opened| opened.workspace.notice.as_deref());
    let ink = if noticed.is_some() {
        look.notice_ink
    } else {
        look.quiet
    };
    let text = |said: String| RichText::new(said).font(look::sans(12.0)).color(ink);
    ui.horizontal_centered(|ui| {
        if let Some(notice) = noticed {
            ui.label(RichText::new(notice).font(look::medium(13.0)).color(ink));
        } else if let Some(opened) = now.opened {
            ui.label(text(opened.workspace.source_line.clone()));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let (Some(opened), Some(results)) = (now.opened, now.results) {
                let style = NumberLook {
                    font: look::sans(12.0),
                    ink,
                };
                ui.spacing_mut().item_spacing.x = 4.0;
                ui.label(text("events \u{b7} offline".to_owned()));
                let all = Number::events(opened.lens.events(), "all there are");
                number_link_ui(ui, &style, &all, Filter::default, edits);
                ui.label(text("of".to_owned()));
                let shown = Number::events(results.answer.events, "");
                number_link_ui(ui, &style, &shown, || results.filter.clone(), edits);
                if now.stale {
                    ui.label(text("counting \u{b7}".to_owned()));
                }
                ui.add_space(8.0);
            } else {
                ui.label(text("offline".to_owned()));
            }
            if copied_lately(passing, ui) {
                ui.label(text("Copied to the clipboard   ".to_owned()));
            }
            if let Some(at) = passing.pointer_at {
                ui.label(text(format!("{}   ", coordinates(at))));
            }
            if passing.frame_times_shown {
                ui.label(text(frame_words(passing)));
            }
        });
    });
}

fn copied_lately(passing: &Passing, ui: &Ui) -> bool {
    let left = passing.copied_until_secs.unwrap_or(0.0) - ui.input(|input| input.time);
    if left > 0.0 {
        let until = std::time::Duration::from_secs_f64(left);
        ui.ctx().request_repaint_after(until);
    }
    left > 0.0
}

/// `21.973° N, 96.084° E`.
fn coordinates(at: LonLat) -> String {
    let north = if at.lat() < 0.0 { "S" } else { "N" };
    let east = if at.lon() < 0.0 { "W" } else { "E" };
    let (lat, lon) = (at.lat().abs(), at.lon().abs());
    format!("{lat:.3}\u{b0} {north}, {lon:.3}\u{b0} {east}")
}

/// `Frames: median 7.9 ms, slowest 14.2 ms of 120`.
fn frame_words(passing: &Passing) -> String {
    let mut secs: Vec<f32> = passing.frame_secs.iter().copied().collect();
    secs.sort_by(f32::total_cmp);
    let (Some(middle), Some(slowest)) = (secs.get(secs.len() / 2), secs.last()) else {
        return String::new();
    };
    let (middle, slowest) = (middle * 1000.0, slowest * 1000.0);
    let first = passing.first_map_secs.unwrap_or(f64::NAN) * 1000.0;
    format!(
        "First map after {first:.0} ms. Frames: median {middle:.1} ms, slowest {slowest:.1} ms of {}",
        secs.len()
    )
}

/// Whether the bar carries a notice: it has another ground then.
pub(super) fn ground(now: &Snapshot<'_>, ctx: &egui::Context) -> egui::Color32 {
    let look = Look::of(ctx);
    let noticed = now
        .opened
        .is_some_and(|opened| opened.workspace.notice.is_some());
    if noticed { look.notice } else { look.paper }
}

//! Under the chart in small type: what the bars count, by which rule, and what is still being reported.
//!
//! Says what holds now, not what might.

use super::super::look;
use super::Scene;
use crate::event::words::counted;
use crate::query::Reporting;
use crate::session::{Edits, Opened};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Align2, Rect, Sense, Ui, pos2, vec2};

pub(super) fn rule_ui(edits: &Edits, scene: &Scene<'_>, ui: &mut Ui) {
    let (chart, look) = (scene.chart, scene.look);
    let mut words = rule(scene.opened, edits.view.spread);
    if let Some(reporting) = scene.opened.reporting {
        words = format!("{} {words}", reporting_words(reporting));
    }
    let mut job = LayoutJob::simple_singleline(words.clone(), look::sans(11.0), look.quiet);
    let title = format!("events per {}", scene.results.timeline.width.name());
    let title_at = pos2(chart.right(), chart.bottom() + 20.0);
    let font = look::sans(11.0);
    let title = ui
        .painter()
        .text(title_at, Align2::RIGHT_TOP, title, font, look.quiet);
    job.wrap = TextWrapping::truncate_at_width(chart.width() - title.width() - 16.0);
    let galley = ui.painter().layout_job(job);
    let at = pos2(chart.left(), chart.bottom() + 20.0);
    let rect = Rect::from_min_size(at, vec2(galley.size().x, 14.0));
    let cut = galley.elided;
    ui.painter().galley(at, galley, look.quiet);
    let response = ui.interact(rect, ui.scope_id().with("rule"), Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
    if cut {
        response.on_hover_text(&words);
    }
}

/// How events are counted in the bars.
fn rule(opened: &Opened, spread: bool) -> String {
    let lasting = !opened.store.spans().is_empty();
    let imprecise = opened.imprecise;
    let counted = match (spread, lasting, imprecise) {
        (false, true, true) => {
            "An event of several days counts in every period it touches, one known only to the week or month on its day."
        }
        (false, true, false) => "An event of several days counts in every period it touches.",
        (false, false, true) => "An event known only to the week or month counts on its day.",
        (true, true, true) => {
            "In the bars, events of several days, or known only to the week or month, are spread evenly over their days."
        }
        (true, true, false) => {
            "In the bars, events of several days are spread evenly over their days."
        }
        (true, false, true) => {
            "In the bars, events known only to the week or month are spread evenly over its days."
        }
        (_, false, false) => "",
    };
    format!("Both days included. {counted}")
        .trim_end()
        .to_owned()
}

/// What the hatched bars are.
fn reporting_words(reporting: Reporting) -> String {
    format!(
        "Hatched: still being reported (three in four events are written down within {}, the newest on {}).",
        counted(u64::from(reporting.delay_days.unsigned_abs()), "day"),
        reporting.newest.short()
    )
}

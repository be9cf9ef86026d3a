//! What the tests of time in the window share: a window on a source, its timeline by label, and hands for it.
//!
//! Needs no display: no picture is taken.

use conflict_atlas::event::DayRange;
use conflict_atlas::ui::AtlasApp;
use conflict_atlas::workspace::DataSource;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::path::PathBuf;
use std::time::{Duration, Instant};

pub type Window = Harness<'static, AtlasApp>;

pub fn window(source: DataSource, settings: Option<PathBuf>) -> Window {
    let mut harness = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(40)
        .build_eframe(|cc| AtlasApp::new(&cc.egui_ctx, source, settings));
    let start = Instant::now();
    while harness.state().snapshot().results.is_none() {
        harness.step();
        assert!(start.elapsed() < Duration::from_secs(60), "never read");
        std::thread::sleep(Duration::from_millis(5));
    }
    harness.run_steps(6);
    harness
}

pub fn sample() -> Window {
    window(DataSource::Sample, None)
}

pub fn days(text: &str) -> DayRange {
    let (first, last) = text.split_once(' ').unwrap();
    DayRange::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
}

pub fn period(harness: &Window) -> DayRange {
    let now = harness.state().snapshot();
    now.results.unwrap().answer.period.unwrap()
}

pub fn press(harness: &mut Window, key: Key) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    harness.run_steps(3);
}

pub fn click(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(4);
}

pub fn choose_mode(harness: &mut Window, now: &str, wanted: &str) {
    click(harness, &format!("Time mode: {now}"));
    harness.get_by_role_and_label(Role::Button, wanted).click();
    harness.run_steps(4);
}

fn bars(harness: &Window) -> Rect {
    let found = harness.get_by(|node| {
        node.role() == Role::Slider
            && node
                .label()
                .is_some_and(|label| label.starts_with("Timeline"))
    });
    // The chart itself, without the margin that the pointer may miss it by.
    found.rect().shrink2(vec2(10.0, 6.0))
}

/// A point of the chart: a share of its width, half way up.
pub fn at(harness: &Window, share: f32) -> Pos2 {
    let bars = bars(harness);
    pos2(bars.left() + share * bars.width(), bars.center().y)
}

pub fn drag(harness: &mut Window, from: Pos2, to: Pos2) {
    harness.drag_at(from);
    harness.step();
    for step in 1..=6 {
        harness.hover_at(from + (to - from) * (step as f32 / 6.0));
        harness.step();
    }
    harness.drop_at(to);
    harness.run_steps(3);
}

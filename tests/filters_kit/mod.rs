//! A window with the pane of filters in front, and a plain loop that counts what a filter should find.

use conflict_atlas::event::DayRange;
use conflict_atlas::query::{Filter, NO_TYPE};
use conflict_atlas::session::Opened;
use conflict_atlas::store::{EventStore, Row};
use conflict_atlas::ui::AtlasApp;
use conflict_atlas::view::Panel;
use conflict_atlas::workspace::DataSource;
use egui::accesskit::Role;
use egui::vec2;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::time::{Duration, Instant};

/// A window on the sample with the pane of filters in front; tall, so that every section is laid out.
pub fn pane() -> Harness<'static, AtlasApp> {
    let mut harness = Harness::builder()
        .with_size(vec2(1440.0, 1500.0))
        .with_max_steps(40)
        .build_eframe(|cc| AtlasApp::new(&cc.egui_ctx, DataSource::Sample, None));
    let start = Instant::now();
    while harness.state().snapshot().results.is_none() {
        harness.step();
        assert!(start.elapsed() < Duration::from_secs(60), "never read");
        std::thread::sleep(Duration::from_millis(5));
    }
    harness.run_steps(6);
    harness.get_by_role_and_label(Role::Tab, "Filters").click();
    harness.run_steps(3);
    assert_eq!(harness.state().snapshot().view.panel, Panel::Filters);
    harness
}

pub fn click(harness: &mut Harness<'_, AtlasApp>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(4);
}

pub fn filter(harness: &Harness<'_, AtlasApp>) -> Filter {
    harness.state().snapshot().view.filter.clone()
}

pub fn events(harness: &Harness<'_, AtlasApp>) -> u64 {
    harness.state().snapshot().results.unwrap().answer.events
}

/// Events of the month that is open for which something holds, each looked at by its words.
pub fn counted(
    harness: &Harness<'_, AtlasApp>,
    holds: impl Fn(&EventStore, &Opened, Row) -> bool,
) -> u64 {
    let now = harness.state().snapshot();
    let opened = now.opened.unwrap();
    let days: DayRange = now.view.filter.days.unwrap();
    let store = &opened.store;
    let of_month = (0..store.len() as Row).filter(|row| {
        let of_row = store.days(*row);
        let known = opened.lens.row_types()[*row as usize] != NO_TYPE;
        known && of_row.first() <= days.last() && of_row.last() >= days.first()
    });
    of_month.filter(|row| holds(store, opened, *row)).count() as u64
}

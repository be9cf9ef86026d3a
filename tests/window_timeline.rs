//! What the timeline shows in the window: a zoomed axis, notable dates, days still being reported, imprecise events.

#![cfg(test)]

mod time_kit;

use conflict_atlas::query::BinWidth;
use conflict_atlas::workspace::DataSource;
use egui::accesskit::Role;
use egui::{Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Vec2, vec2};
use egui_kittest::kittest::Queryable;
use std::path::Path;
use time_kit::{Window, at, choose_mode, click, days, drag, period, press, sample, window};

/// A window on a table of these rows.
fn table(folder: &Path, rows: &str) -> Window {
    let path = folder.join("mine.csv");
    std::fs::write(&path, rows).unwrap();
    window(DataSource::File(path), None)
}

fn wheel(harness: &mut Window, at: Pos2, notches: f32) {
    harness.hover_at(at);
    harness.step();
    harness.event(egui::Event::MouseWheel {
        unit: MouseWheelUnit::Line,
        delta: Vec2::new(0.0, notches),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(10);
}

#[test]
fn the_wheel_zooms_the_axis_about_the_pointer_and_a_double_click_shows_all() {
    let mut harness = sample();
    let middle = at(&harness, 0.5);
    wheel(&mut harness, middle, 6.0);
    let shown = harness.state().snapshot().view.shown_days.unwrap();
    assert!(shown.days() < 900, "{shown:?}");
    assert!(shown.contains("2022-12-01".parse().unwrap()), "{shown:?}");
    harness.get_by_label("Part of time shown");
    assert_eq!(period(&harness), days("2023-09-01 2023-09-30"));
    let names = harness
        .get_by_role_and_label(Role::Slider, "Time axis")
        .rect();
    let (from, to) = (names.center(), names.center() + vec2(150.0, 0.0));
    drag(&mut harness, from, to);
    let moved = harness.state().snapshot().view.shown_days.unwrap();
    assert!(moved.first() < shown.first(), "{moved:?}");
    assert_eq!(moved.days(), shown.days());
    for _ in 0..8 {
        wheel(&mut harness, middle, 9.0);
    }
    let closest = harness.state().snapshot().view.shown_days.unwrap();
    assert_eq!(closest.days(), 7);
    assert_eq!(
        harness.state().snapshot().results.unwrap().timeline.width,
        BinWidth::Day
    );
    // Two clicks within one frame: frames of the test are too long for a double click.
    for pressed in [true, false, true, false] {
        harness.input_mut().events.push(egui::Event::PointerButton {
            pos: names.center(),
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        });
    }
    harness.run_steps(3);
    assert_eq!(harness.state().snapshot().view.shown_days, None);
}

#[test]
fn a_zoomed_axis_follows_the_window() {
    let mut harness = sample();
    press(&mut harness, Key::Z);
    let shown = harness.state().snapshot().view.shown_days.unwrap();
    assert!(shown.days() < 70 && shown.contains("2023-09-30".parse().unwrap()));
    for _ in 0..5 {
        press(&mut harness, Key::ArrowRight);
    }
    let shown = harness.state().snapshot().view.shown_days.unwrap();
    assert!(shown.contains("2024-02-29".parse().unwrap()), "{shown:?}");
}

#[test]
fn a_notable_date_sets_the_window_and_own_ones_are_kept_for_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let mut harness = window(DataSource::Sample, Some(settings.clone()));
    let shipped = "Notable date: Four days of talks (invented), 17 Jan 2023 to 20 Jan 2023";
    click(&mut harness, shipped);
    assert_eq!(period(&harness), days("2023-01-01 2023-01-31"));
    choose_mode(&mut harness, "Moving window", "Everything up to");
    click(&mut harness, shipped);
    assert_eq!(period(&harness), days("2021-02-01 2023-01-20"));

    let place = at(&harness, 0.25);
    harness.hover_at(place);
    harness.step();
    for pressed in [true, false] {
        harness.event(egui::Event::PointerButton {
            pos: place,
            button: PointerButton::Secondary,
            pressed,
            modifiers: Modifiers::NONE,
        });
        harness.step();
    }
    harness.run_steps(3);
    click(&mut harness, "Note this date\u{2026}");
    harness
        .get_by_role_and_label(Role::TextInput, "Name of this date")
        .type_text("The bridge fell");
    harness.run_steps(3);
    click(&mut harness, "Note it");
    let noted = |harness: &Window| harness.state().snapshot().desk.notable_dates.clone();
    assert_eq!(noted(&harness).len(), 1);
    drop(harness);

    let mut harness = window(DataSource::Sample, Some(settings));
    assert_eq!(noted(&harness)[0].name, "The bridge fell");
    click(&mut harness, "More of the timeline");
    click(&mut harness, "Remove The bridge fell");
    assert!(noted(&harness).is_empty());
}

const DELAYED: &str = "event_id_cnty,event_date,latitude,longitude,event_type,sub_event_type,time_precision,timestamp\n";

/// Thirty days, each written ten days later; the last day at once.
fn delayed() -> String {
    let mut rows = DELAYED.to_owned();
    for day in 1..=30i64 {
        let written = 1_704_067_200 + (day - 1 + 10) * 86_400;
        let written = if day > 24 {
            1_704_067_200 + 34 * 86_400
        } else {
            written
        };
        let precision = if day == 3 { 3 } else { 1 };
        let row = format!(
            "M{day},2024-01-{day:02},21.9,96.1,Battles,Armed clash,{precision},{written}\n"
        );
        rows.push_str(&row);
    }
    rows
}

#[test]
fn days_that_are_still_being_reported_are_said_under_the_chart() {
    let folder = tempfile::tempdir().unwrap();
    let harness = table(folder.path(), &delayed());
    let reporting = harness
        .state()
        .snapshot()
        .opened
        .unwrap()
        .reporting
        .unwrap();
    assert_eq!(reporting.delay_days, 10);
    let said = "Hatched: still being reported (three in four events are written down within 10 days, the newest on 4 Feb 2024)";
    assert_eq!(
        harness
            .query_all(egui_kittest::kittest::By::new().label_contains(said))
            .count(),
        1
    );
}

#[test]
fn an_imprecise_event_is_spread_on_request_and_bracketed_when_it_is_selected() {
    let folder = tempfile::tempdir().unwrap();
    let mut harness = table(folder.path(), &delayed());
    let on_its_day = "An event known only to the week or month counts on its day.";
    let contains = |harness: &Window, text: &'static str| {
        harness
            .query_all(egui_kittest::kittest::By::new().label_contains(text))
            .count()
    };
    assert_eq!(contains(&harness, on_its_day), 1);
    let of_day = |harness: &Window, day: usize| {
        harness
            .state()
            .snapshot()
            .results
            .unwrap()
            .timeline
            .total(day - 1)
    };
    assert_eq!((of_day(&harness, 3), of_day(&harness, 4)), (1.0, 1.0));
    click(&mut harness, "More of the timeline");
    click(&mut harness, "Spread events over their span");
    let (own, other) = (of_day(&harness, 3), of_day(&harness, 4));
    assert!((own - 1.0 / 30.0).abs() < 1e-5, "{own}");
    assert!((other - 31.0 / 30.0).abs() < 1e-5, "{other}");
    assert_eq!(contains(&harness, "are spread evenly over"), 1);
    press(&mut harness, Key::Escape);
    press(&mut harness, Key::M);
    click(&mut harness, "Next");
    click(&mut harness, "Next");
    harness.get_by_label("Selected event, 1 January 2024 to 31 January 2024");
    harness.get_by_label("Counted on this day; it was some day within January 2024");
}

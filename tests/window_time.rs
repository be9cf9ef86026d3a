//! Time in the window: modes, steps, typed periods, playback, the zoomed axis, notable dates; by label, without a display.

#![cfg(test)]

use conflict_atlas::event::DayRange;
use conflict_atlas::query::BinWidth;
use conflict_atlas::ui::AtlasApp;
use conflict_atlas::view::{TimeMode, Turn};
use conflict_atlas::workspace::DataSource;
use egui::accesskit::Role;
use egui::{Key, Modifiers, MouseWheelUnit, PointerButton, Pos2, Rect, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

type Window = Harness<'static, AtlasApp>;

fn window(source: DataSource, settings: Option<PathBuf>) -> Window {
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

fn sample() -> Window {
    window(DataSource::Sample, None)
}

/// A window on a table of these rows.
fn table(folder: &Path, rows: &str) -> Window {
    let path = folder.join("mine.csv");
    std::fs::write(&path, rows).unwrap();
    window(DataSource::File(path), None)
}

fn days(text: &str) -> DayRange {
    let (first, last) = text.split_once(' ').unwrap();
    DayRange::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
}

fn period(harness: &Window) -> DayRange {
    let now = harness.state().snapshot();
    now.results.unwrap().answer.period.unwrap()
}

fn press(harness: &mut Window, key: Key) {
    harness.key_press_modifiers(Modifiers::NONE, key);
    harness.run_steps(3);
}

fn click(harness: &mut Window, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(4);
}

fn choose_mode(harness: &mut Window, now: &str, wanted: &str) {
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
fn at(harness: &Window, share: f32) -> Pos2 {
    let bars = bars(harness);
    pos2(bars.left() + share * bars.width(), bars.center().y)
}

fn drag(harness: &mut Window, from: Pos2, to: Pos2) {
    harness.drag_at(from);
    harness.step();
    for step in 1..=6 {
        harness.hover_at(from + (to - from) * (step as f32 / 6.0));
        harness.step();
    }
    harness.drop_at(to);
    harness.run_steps(3);
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

fn type_period(harness: &mut Window, text: &str) {
    press(harness, Key::T);
    let field = harness.get_by_role_and_label(Role::TextInput, "Type a period");
    field.type_text(text);
    harness.run_steps(3);
}

#[test]
fn a_locked_start_stays_while_steps_and_drags_move_the_end() {
    let mut harness = sample();
    choose_mode(&mut harness, "Moving window", "Cumulative");
    press(&mut harness, Key::ArrowRight);
    assert_eq!(period(&harness), days("2023-09-01 2023-10-31"));
    let (from, to) = (at(&harness, 32.9 / 44.0), at(&harness, 36.1 / 44.0));
    drag(&mut harness, from, to);
    assert_eq!(period(&harness), days("2023-09-01 2024-01-31"));
    let (locked, elsewhere) = (at(&harness, 31.0 / 44.0), at(&harness, 20.0 / 44.0));
    drag(&mut harness, locked, elsewhere);
    assert_eq!(period(&harness), days("2023-09-01 2024-01-31"));
    press(&mut harness, Key::Home);
    assert_eq!(period(&harness), days("2023-09-01 2023-09-30"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(3);
    assert_eq!(period(&harness), days("2023-09-01 2024-01-31"));
}

#[test]
fn everything_up_to_and_everything_from_run_to_the_edge_of_the_data() {
    let mut harness = sample();
    choose_mode(&mut harness, "Moving window", "Everything up to");
    assert_eq!(period(&harness), days("2021-02-01 2023-09-30"));
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(period(&harness), days("2021-02-01 2023-08-31"));
    choose_mode(&mut harness, "Everything up to", "Everything from");
    assert_eq!(period(&harness), days("2021-02-01 2024-09-30"));
    press(&mut harness, Key::ArrowRight);
    assert_eq!(period(&harness), days("2021-03-01 2024-09-30"));
    let view = harness.state().snapshot().view;
    assert_eq!(view.time_mode, TimeMode::From);
}

#[test]
fn the_locks_beside_the_handles_lock_and_free_an_end() {
    let mut harness = sample();
    click(&mut harness, "Lock the last day");
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(period(&harness), days("2023-08-01 2023-09-30"));
    harness.get_by_label("Time mode: End locked");
    click(&mut harness, "Free the last day");
    press(&mut harness, Key::ArrowLeft);
    assert_eq!(period(&harness), days("2023-07-01 2023-08-31"));
    press(&mut harness, Key::L);
    harness.get_by_label("Free the first day");
}

#[test]
fn the_step_is_chosen_apart_from_the_width_of_the_bars() {
    let mut harness = sample();
    click(&mut harness, "Step: month");
    harness
        .get_by_role_and_label(Role::Button, "quarter")
        .click();
    harness.run_steps(4);
    let now = harness.state().snapshot();
    assert_eq!(now.view.step, BinWidth::Quarter);
    assert_eq!(now.results.unwrap().timeline.width, BinWidth::Month);
    press(&mut harness, Key::Home);
    assert_eq!(period(&harness), days("2021-02-01 2021-03-31"));
    press(&mut harness, Key::ArrowRight);
    assert_eq!(period(&harness), days("2021-04-01 2021-06-30"));
    click(&mut harness, "More of the timeline");
    harness.get_by_label("Bars: to fit (month)");
    click(&mut harness, "Bars: week");
    let now = harness.state().snapshot();
    assert_eq!(now.results.unwrap().timeline.width, BinWidth::Week);
    assert_eq!(now.view.step, BinWidth::Quarter);
}

#[test]
fn a_period_is_typed_with_its_meaning_shown_and_enter_applies_it() {
    let mut harness = sample();
    type_period(&mut harness, "Feb to Apr 2022");
    harness.get_by_label("1 Feb 2022 to 30 Apr 2022 \u{b7} 89 days");
    assert_eq!(period(&harness), days("2023-09-01 2023-09-30"));
    press(&mut harness, Key::Enter);
    assert_eq!(period(&harness), days("2022-02-01 2022-04-30"));
    harness.get_by_label("Period: 1 Feb 2022 to 30 Apr 2022");
    type_period(&mut harness, "last 30 days of data");
    press(&mut harness, Key::Enter);
    assert_eq!(period(&harness), days("2024-09-01 2024-09-30"));
}

#[test]
fn a_period_that_can_be_read_two_ways_is_refused_and_esc_leaves() {
    let mut harness = sample();
    type_period(&mut harness, "03/04/2022");
    let said = "03/04/2022 can be read two ways. Write the month in letters, such as 3 Apr 2022.";
    harness.get_by_label(said);
    press(&mut harness, Key::Enter);
    harness.get_by_label(said);
    press(&mut harness, Key::Escape);
    assert!(harness.query_by_label(said).is_none());
    assert_eq!(period(&harness), days("2023-09-01 2023-09-30"));
}

#[test]
fn playback_shows_every_step_and_says_when_it_is_held_back() {
    let mut harness = sample();
    click(&mut harness, "More of the timeline");
    harness.get_by_role_and_label(Role::Slider, "Speed").focus();
    harness.run_steps(2);
    for _ in 0..200 {
        harness.key_press(Key::ArrowRight);
    }
    harness.run_steps(4);
    let pace = harness.state().snapshot().settings.playback.steps_per_sec;
    assert_eq!(pace, 60.0);
    press(&mut harness, Key::Escape);
    click(&mut harness, "Step: month");
    harness.get_by_role_and_label(Role::Button, "day").click();
    harness.run_steps(4);
    press(&mut harness, Key::Home);
    press(&mut harness, Key::Space);
    let mut last = period(&harness).first();
    let mut said = false;
    for _ in 0..40 {
        harness.step();
        let now = period(&harness);
        assert!(
            now.first().number() - last.number() <= 1,
            "{last:?} {now:?}"
        );
        last = now.first();
        said |= harness
            .query_all(
                egui_kittest::kittest::By::new().label_contains("as fast as this machine can"),
            )
            .next()
            .is_some();
    }
    assert!(last > "2021-02-20".parse().unwrap(), "{last:?}");
    // A frame of the test takes a quarter of a second: far too slow for sixty steps.
    assert!(said);
}

#[test]
fn playback_loops_bounces_and_stops() {
    let mut harness = sample();
    let turned = |harness: &mut Window, name: &str| {
        click(harness, "More of the timeline");
        click(harness, name);
        press(harness, Key::Escape);
        press(harness, Key::End);
        press(harness, Key::Space);
        harness.run_steps(8);
        period(harness).first()
    };
    let looped = turned(&mut harness, "Loop");
    assert!(looped < "2021-12-01".parse().unwrap(), "{looped:?}");
    press(&mut harness, Key::Space);
    let bounced = turned(&mut harness, "Bounce");
    assert!(bounced < "2024-09-01".parse().unwrap(), "{bounced:?}");
    assert!(bounced > "2023-09-01".parse().unwrap(), "{bounced:?}");
    assert_eq!(
        harness.state().snapshot().settings.playback.turn,
        Turn::Bounce
    );
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

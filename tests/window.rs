//! The window, found by label, clicked and dragged, without a display: the same app the binary opens.
//!
//! No picture is taken, so neither a display nor a GPU is needed.

#![cfg(test)]

use conflict_atlas::event::DayRange;
use conflict_atlas::ui::AtlasApp;
use conflict_atlas::view::Panel;
use conflict_atlas::workspace::DataSource;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::time::{Duration, Instant};

const SIZE: Vec2 = vec2(1440.0, 900.0);

/// A window of this size on a source, with the source read.
fn window(source: DataSource, size: Vec2) -> Harness<'static, AtlasApp> {
    let mut harness = Harness::builder()
        .with_size(size)
        .with_max_steps(40)
        .build_eframe(|cc| AtlasApp::new(&cc.egui_ctx, source, None));
    let start = Instant::now();
    while harness.state().snapshot().results.is_none() {
        harness.step();
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "the source was never read"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
    harness.run_steps(6);
    harness
}

fn sample() -> Harness<'static, AtlasApp> {
    window(DataSource::Sample, SIZE)
}

fn days(text: &str) -> DayRange {
    let (first, last) = text.split_once(' ').unwrap();
    DayRange::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
}

fn period(harness: &Harness<'_, AtlasApp>) -> DayRange {
    harness
        .state()
        .snapshot()
        .results
        .unwrap()
        .answer
        .period
        .unwrap()
}

fn events(harness: &Harness<'_, AtlasApp>) -> u64 {
    harness.state().snapshot().results.unwrap().answer.events
}

fn press(harness: &mut Harness<'_, AtlasApp>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

#[test]
fn the_first_screen_shows_the_block_of_september_2023() {
    let harness = sample();
    let line = "Summary of events occurring between 01 September 2023 and 30 September 2023.";
    harness.get_by_label(line);
    for figure in [
        "805 events: show them",
        "132 townships: show their events",
        "441 actors: show their events",
        "Events by type",
        "Events by warscape",
    ] {
        assert!(harness.query_all_by_label(figure).count() >= 1, "{figure}");
    }
    for row in [
        "Attack/armed clash: 578",
        "Infrastructure destruction: 89",
        "Air/drone strike: 87",
        "Remote explosives/IEDs: 51",
        "Crackdowns: 0",
        "Dry Zone: 249",
        "Northeast: 210",
        "Southeast: 167",
        "Northwest: 111",
        "Lower Myanmar: 63",
        "Rakhine: 5",
    ] {
        harness.get_by_label(row);
    }
    harness.get_by_label("Events: +6 % on Aug 2023");
    harness.get_by_label("Invented sample data: these events did not happen");
    harness.get_by_label("Violent events 1 September 2023 to 30 September 2023");
}

#[test]
fn a_type_switched_off_in_the_legend_keeps_its_count_and_comes_back_with_undo() {
    let mut harness = sample();
    harness.get_by_label("Air/drone strike, 87").click();
    harness.run_steps(3);
    assert_eq!(events(&harness), 805 - 87);
    harness.get_by_label("Air/drone strike, 87");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(events(&harness), 805);
    press(&mut harness, Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(events(&harness), 805 - 87);
}

#[test]
fn alt_and_click_shows_one_type_alone_and_all_come_back() {
    let mut harness = sample();
    let row = harness.get_by_label("Air/drone strike, 87");
    row.click_modifiers(Modifiers::ALT);
    harness.run_steps(3);
    assert_eq!(events(&harness), 87);
    harness.get_by_label("Show all types").click();
    harness.run_steps(3);
    assert_eq!(events(&harness), 805);
}

#[test]
fn a_region_clicked_in_the_summary_filters_everything() {
    let mut harness = sample();
    harness.get_by_label("Rakhine: 5").click();
    harness.run_steps(3);
    assert_eq!(events(&harness), 5);
    harness.get_by_label("Dry Zone: 249");
    harness.get_by_label("Show all regions").click();
    harness.run_steps(3);
    assert_eq!(events(&harness), 805);
}

#[test]
fn arrow_keys_move_the_window_by_a_month() {
    let mut harness = sample();
    press(&mut harness, Modifiers::NONE, Key::ArrowRight);
    assert_eq!(period(&harness), days("2023-10-01 2023-10-31"));
    press(&mut harness, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(period(&harness), days("2023-09-01 2023-09-30"));
    press(&mut harness, Modifiers::NONE, Key::Home);
    assert_eq!(period(&harness), days("2021-02-01 2021-02-28"));
}

#[test]
fn space_plays_and_pauses() {
    let mut harness = sample();
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(harness.state().passing().next_step_secs.is_some());
    harness.get_by_label("Pause");
    harness.run_steps(8);
    assert!(period(&harness).first() > "2023-09-01".parse().unwrap());
    press(&mut harness, Modifiers::NONE, Key::Space);
    assert!(harness.state().passing().next_step_secs.is_none());
}

#[test]
fn the_window_of_time_is_dragged_with_the_pointer() {
    let mut harness = sample();
    let bars = timeline(&harness);
    let at = |share: f32| {
        pos2(
            bars.left() + 10.0 + share * (bars.width() - 20.0),
            bars.center().y,
        )
    };
    let september = 31.5 / 44.0;
    harness.drag_at(at(september));
    harness.step();
    for step in 1..=8 {
        harness.hover_at(at(september + step as f32 * 0.01));
        harness.step();
    }
    harness.drop_at(at(september + 0.08));
    harness.run_steps(3);
    let moved = period(&harness);
    assert!(moved.first() > "2023-10-01".parse().unwrap(), "{moved:?}");
    assert_eq!(
        moved.first().ymd().2,
        1,
        "whole months stay whole: {moved:?}"
    );
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(
        period(&harness),
        days("2023-09-01 2023-09-30"),
        "one drag is one step of undo"
    );
}

fn timeline(harness: &Harness<'_, AtlasApp>) -> egui::Rect {
    let found = harness.get_by(|node| {
        node.role() == Role::Slider
            && node
                .label()
                .is_some_and(|label| label.starts_with("Timeline"))
    });
    found.rect()
}

#[test]
fn a_mark_clicked_opens_the_card_of_its_events() {
    let mut harness = sample();
    let map = harness.get_by_label("Map").rect();
    let now = harness.state().snapshot();
    let camera = conflict_atlas::session::full_camera(
        now.opened,
        f64::from(map.width()),
        f64::from(map.height()),
    );
    let viewport = camera.viewport(f64::from(map.width()), f64::from(map.height()));
    let mark = now.results.unwrap().marks.sites[0];
    let [x, y] = viewport.screen_from_lon_lat(mark.at);
    let at = map.min + vec2(x as f32, y as f32);
    harness.hover_at(at);
    harness.run_steps(2);
    harness.drag_at(at);
    harness.step();
    harness.drop_at(at);
    harness.run_steps(4);
    let view = harness.state().snapshot().view.clone();
    assert_eq!(view.panel, Panel::Events);
    assert!(view.selected.is_some());
    harness.get_by_label("All events").click();
    harness.run_steps(3);
    assert!(harness.state().snapshot().view.selected.is_none());
}

#[test]
fn marks_are_selected_one_after_another_from_the_keyboard() {
    let mut harness = sample();
    press(&mut harness, Modifiers::NONE, Key::M);
    let selected =
        |harness: &Harness<'_, AtlasApp>| harness.state().snapshot().view.selected.clone();
    let first = selected(&harness).unwrap();
    let largest = harness.state().snapshot().results.unwrap().marks.sites[0].at;
    assert_eq!((first.lon, first.lat), (largest.lon(), largest.lat()));
    press(&mut harness, Modifiers::NONE, Key::M);
    assert_ne!(selected(&harness), Some(first.clone()));
    press(&mut harness, Modifiers::SHIFT, Key::M);
    assert_eq!(selected(&harness), Some(first));
}

#[test]
fn a_link_in_the_article_sets_the_range() {
    let mut harness = sample();
    harness.get_by_label("Story").click();
    harness.run_steps(3);
    let link = harness
        .get_all_by_label("1 February 2021 to 30 September 2024")
        .next()
        .unwrap();
    link.click();
    harness.run_steps(3);
    assert_eq!(period(&harness), days("2021-02-01 2024-09-30"));
}

#[test]
fn a_frame_without_input_changes_nothing_and_asks_for_no_other() {
    let mut harness = sample();
    let start = Instant::now();
    loop {
        harness.run_steps(2);
        let delay = harness
            .output()
            .viewport_output
            .values()
            .map(|v| v.repaint_delay)
            .min();
        if delay.is_some_and(|delay| delay > Duration::from_secs(3600)) {
            break;
        }
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "the idle window still asks for frames"
        );
        std::thread::sleep(Duration::from_millis(10));
    }
    let view = harness.state().snapshot().view.clone();
    harness.run_steps(3);
    assert_eq!(&view, harness.state().snapshot().view);
    assert!(!harness.state().snapshot().can_undo);
}

#[test]
fn a_file_opened_by_its_path_replaces_the_sample_and_a_missing_one_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.csv");
    std::fs::write(
        &path,
        "date,latitude,longitude,type\n2024-05-01,21.9,96.1,Raid\n2024-05-03,16.8,96.2,Fire\n",
    )
    .unwrap();
    let mut harness = sample();
    press(&mut harness, Modifiers::COMMAND, Key::O);
    harness
        .get_by_role_and_label(Role::TextInput, "Path")
        .type_text("/nowhere/at/all.csv");
    harness.run_steps(2);
    harness.get_by_label("Open").click();
    wait_for(&mut harness, |app| !app.snapshot().notices.is_empty());
    assert_eq!(events(&harness), 805, "what was open stays open");
    press(&mut harness, Modifiers::COMMAND, Key::O);
    harness
        .get_by_role_and_label(Role::TextInput, "Path")
        .type_text(&path.display().to_string());
    harness.run_steps(2);
    harness.get_by_label("Open").click();
    wait_for(&mut harness, |app| {
        app.snapshot()
            .opened
            .is_some_and(|opened| opened.workspace.name == "mine.csv")
    });
    harness.run_steps(3);
    assert_eq!(events(&harness), 2);
    harness.get_by_label("Raid, 1");
    assert!(
        harness
            .query_by_label("Invented sample data: these events did not happen")
            .is_none()
    );
}

#[test]
fn an_actor_found_by_its_alias_filters_and_is_named_in_the_caption() {
    let mut harness = sample();
    harness.get_by_label("Find anything").click();
    harness.run_steps(3);
    let field = "Find a command, actor, place or event type";
    harness
        .get_by_role_and_label(Role::TextInput, field)
        .type_text("kia");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
    let of_kia = events(&harness);
    assert!(of_kia > 0 && of_kia < 805, "{of_kia}");
    harness.get_by_label("Violent events involving the KIA 1 September 2023 to 30 September 2023");
    harness.get_by_label("\u{d7}  KIA").click();
    harness.run_steps(3);
    assert_eq!(events(&harness), 805);
}

#[test]
fn a_table_whose_columns_do_not_tell_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("odd.csv");
    std::fs::write(&path, "when,north,east,what\n2024-05-01,21.9,96.1,Raid\n").unwrap();
    let mut harness = sample();
    press(&mut harness, Modifiers::COMMAND, Key::O);
    let field = harness.get_by_role_and_label(Role::TextInput, "Path");
    field.type_text(&path.display().to_string());
    harness.run_steps(2);
    harness.get_by_label("Open").click();
    wait_for(&mut harness, |app| app.snapshot().unmapped.is_some());
    harness.run_steps(4);
    for (meaning, column) in [
        ("Date", "when"),
        ("Latitude", "north"),
        ("Longitude", "east"),
        ("Type", "what"),
    ] {
        harness
            .get_by_role_and_label(Role::ComboBox, meaning)
            .click();
        harness.run_steps(3);
        harness.get_by_role_and_label(Role::Button, column).click();
        harness.run_steps(3);
    }
    harness.get_by_label("Open").click();
    wait_for(&mut harness, |app| {
        app.snapshot()
            .opened
            .is_some_and(|opened| opened.workspace.name == "odd.csv")
    });
    harness.run_steps(3);
    assert_eq!(events(&harness), 1);
    harness.get_by_label("Raid, 1");
}

fn wait_for(harness: &mut Harness<'_, AtlasApp>, ready: impl Fn(&AtlasApp) -> bool) {
    let start = Instant::now();
    while !ready(harness.state()) {
        harness.step();
        assert!(start.elapsed() < Duration::from_secs(60), "waited in vain");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn every_size_from_small_to_large_lays_out() {
    for size in [vec2(640.0, 480.0), vec2(900.0, 600.0), vec2(3840.0, 2160.0)] {
        let harness = window(DataSource::Sample, size);
        harness.get_by_label("Map");
    }
}

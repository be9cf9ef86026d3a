//! Comparing two periods in the window: both maps, the differences, and the questions they answer.
//!
//! Every number is held against a loop over the words of the rows.

#![cfg(test)]

use conflict_atlas::event::DayRange;
use conflict_atlas::store::Row;
use conflict_atlas::ui::AtlasApp;
use conflict_atlas::view::Panel;
use conflict_atlas::workspace::DataSource;
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

fn sample() -> Harness<'static, AtlasApp> {
    let mut harness = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(40)
        .build_eframe(|cc| AtlasApp::new(&cc.egui_ctx, DataSource::Sample, None));
    let start = Instant::now();
    while harness.state().snapshot().results.is_none() {
        harness.step();
        assert!(start.elapsed() < Duration::from_secs(60), "never read");
        std::thread::sleep(Duration::from_millis(5));
    }
    harness.run_steps(6);
    harness
}

fn days(text: &str) -> DayRange {
    let (first, last) = text.split_once(' ').unwrap();
    DayRange::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
}

fn click(harness: &mut Harness<'_, AtlasApp>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(4);
}

fn choose(harness: &mut Harness<'_, AtlasApp>, box_name: &str, value: &str) {
    harness
        .get_by_role_and_label(Role::ComboBox, box_name)
        .click();
    harness.run_steps(3);
    harness.get_by_role_and_label(Role::Button, value).click();
    harness.run_steps(4);
}

/// Compares what is shown with what the button in the tab says.
fn compare_with(harness: &mut Harness<'_, AtlasApp>, what: &str) {
    click(harness, "Compare");
    click(harness, what);
}

/// The townships with an event of the type in the days, counted on the words of the rows.
fn townships(
    harness: &Harness<'_, AtlasApp>,
    event_type: &str,
    days: DayRange,
) -> BTreeSet<String> {
    let opened = harness.state().snapshot().opened.unwrap();
    let store = &opened.store;
    let of_type = |row: &Row| {
        let fine = store.class_name(*row).1;
        let found = opened.lens.scheme.types.iter().find(|t| {
            let mut taken = t.takes.iter().chain(&t.doubtful);
            taken.any(|class| class == fine)
        });
        found.is_some_and(|t| t.name == event_type)
    };
    (0..store.len() as Row)
        .filter(|row| store.days(*row).touches(days))
        .filter(of_type)
        .map(|row| {
            let place = store.place(row);
            let (admin1, admin3) = (
                store.place_name(place.admin1),
                store.place_name(place.admin3),
            );
            if admin3.is_empty() {
                String::new()
            } else {
                format!("{admin3}, {admin1}")
            }
        })
        .collect()
}

fn b_events(harness: &Harness<'_, AtlasApp>) -> u64 {
    let results = harness.state().snapshot().results.unwrap();
    results.compared.as_ref().unwrap().answer.events
}

#[test]
fn the_period_before_stands_beside_on_a_map_of_its_own_and_moves_along() {
    let mut harness = sample();
    compare_with(&mut harness, "The period before");
    harness.get_by_label("Map of what is compared with");
    harness.get_by_label("B: 1 August 2023 to 31 August 2023");
    harness.get_by_label("805 events, Events, A: show them");
    let august = harness
        .state()
        .snapshot()
        .results
        .unwrap()
        .trend
        .before()
        .copied();
    assert_eq!(august.unwrap().events, b_events(&harness));
    harness.key_press_modifiers(Modifiers::NONE, Key::ArrowRight);
    harness.run_steps(4);
    harness.get_by_label("B: 1 September 2023 to 30 September 2023");
    assert_eq!(b_events(&harness), 805);
    click(&mut harness, "Stop comparing");
    assert!(
        harness
            .query_by_label("Map of what is compared with")
            .is_none()
    );
    assert_eq!(harness.state().snapshot().view.panel, Panel::Compare);
}

#[test]
fn the_two_maps_share_one_camera_whichever_is_moved() {
    let mut harness = sample();
    compare_with(&mut harness, "The period before");
    let second = harness.get_by_label("Map of what is compared with").rect();
    let before = harness.state().snapshot().view.camera;
    harness.drag_at(second.center());
    harness.step();
    for step in 1..=6 {
        harness.hover_at(second.center() + vec2(step as f32 * 10.0, 0.0));
        harness.step();
    }
    harness.drop_at(second.center() + vec2(60.0, 0.0));
    harness.run_steps(20);
    let after = harness.state().snapshot().view.camera.unwrap();
    assert_ne!(Some(after), before);
    harness.get_by_label("Map");
}

#[test]
fn swapping_puts_the_other_side_first_and_undo_brings_both_back() {
    let mut harness = sample();
    compare_with(&mut harness, "The same days a year before");
    let a_year_before = b_events(&harness);
    click(&mut harness, "Swap");
    let now = harness.state().snapshot();
    assert_eq!(now.view.filter.days, Some(days("2022-09-01 2022-09-30")));
    assert_eq!(now.results.unwrap().answer.events, a_year_before);
    assert_eq!(b_events(&harness), 805);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_steps(4);
    assert_eq!(b_events(&harness), a_year_before);
    assert_eq!(
        harness.state().snapshot().results.unwrap().answer.events,
        805
    );
}

#[test]
fn townships_with_air_strikes_in_september_and_none_in_august_are_listed_by_name() {
    let mut harness = sample();
    let september = townships(&harness, "Air/drone strike", days("2023-09-01 2023-09-30"));
    let august = townships(&harness, "Air/drone strike", days("2023-08-01 2023-08-31"));
    let expected: Vec<&String> = september.difference(&august).collect();
    assert!(
        expected.len() > 3,
        "the sample must have some: {expected:?}"
    );
    let row = harness.get_by_label("Air/drone strike, 87");
    row.click_modifiers(Modifiers::ALT);
    harness.run_steps(3);
    compare_with(&mut harness, "The period before");
    choose(&mut harness, "Differences by", "Township");
    choose(&mut harness, "Differences listed", "In A and none in B");
    harness.get_by_label(&format!("{} townships listed", expected.len()));
    let field = harness.get_by_label("Find among the differences");
    let wanted = expected.last().unwrap();
    field.focus();
    harness.run_steps(2);
    harness
        .get_by_label("Find among the differences")
        .type_text(wanted);
    harness.run_steps(3);
    harness.get_by_label("1 township listed");
    harness
        .get_all_by_label_contains(&format!("{wanted}: +"))
        .next()
        .unwrap();
}

#[test]
fn a_period_before_the_data_is_said_not_to_exist() {
    let mut harness = sample();
    harness.key_press_modifiers(Modifiers::NONE, Key::Home);
    harness.run_steps(3);
    compare_with(&mut harness, "The period before");
    harness.get_by_label_contains("The data has no such period");
    assert!(
        harness
            .query_by_label("Map of what is compared with")
            .is_none()
    );
}

#[test]
fn the_summary_lists_townships_and_actors_searched_sorted_and_exact() {
    let mut harness = sample();
    // High enough for the whole list.
    harness.set_size(vec2(1440.0, 1700.0));
    harness.run_steps(4);
    click(&mut harness, "Events by township");
    let september = days("2023-09-01 2023-09-30");
    let opened = harness.state().snapshot().opened.unwrap();
    let mut counts = std::collections::BTreeMap::<String, u64>::new();
    for row in 0..opened.store.len() as Row {
        let typed =
            usize::from(opened.lens.row_types()[row as usize]) < opened.lens.scheme.types.len();
        if typed && opened.store.days(row).touches(september) {
            let place = opened.store.place(row);
            let admin3 = opened.store.place_name(place.admin3);
            let name = format!("{admin3}, {}", opened.store.place_name(place.admin1));
            *counts.entry(name).or_default() += u64::from(!admin3.is_empty());
        }
    }
    let (name, most) = counts.iter().max_by_key(|(_, events)| **events).unwrap();
    let (name, most) = (name.clone(), *most);
    harness.get_by_label(&format!("{name}, {most} events"));
    harness.get_by_label("Search: Township").type_text(&name);
    harness.run_steps(4);
    click(&mut harness, &format!("{name}, {most} events"));
    assert_eq!(
        harness.state().snapshot().results.unwrap().answer.events,
        most
    );
}

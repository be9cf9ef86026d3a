//! The table of events in the window: every number opens it, rows and marks find each other, and it can be copied.

#![cfg(test)]

use conflict_atlas::query::{Column, Facet};
use conflict_atlas::ui::AtlasApp;
use conflict_atlas::workspace::DataSource;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, OutputCommand, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use std::time::{Duration, Instant};

/// A window on the sample, with the sample read.
fn sample() -> Harness<'static, AtlasApp> {
    sample_at(vec2(1440.0, 900.0))
}

fn sample_at(size: Vec2) -> Harness<'static, AtlasApp> {
    let mut harness = Harness::builder()
        .with_size(size)
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

fn click(harness: &mut Harness<'_, AtlasApp>, label: &str) {
    // A number may stand in more than one place.
    let found = harness.get_all_by_label(label).next();
    found.unwrap().click();
    harness.run_steps(4);
}

fn press(harness: &mut Harness<'_, AtlasApp>, modifiers: Modifiers, key: Key) {
    harness.key_press_modifiers(modifiers, key);
    harness.run_steps(3);
}

/// The number of rows the table lists.
fn listed(harness: &Harness<'_, AtlasApp>) -> usize {
    harness.state().snapshot().order.unwrap().rows.len()
}

/// The cells of a column from the first row to the last.
fn column(harness: &Harness<'_, AtlasApp>, column: Column) -> Vec<String> {
    let now = harness.state().snapshot();
    let opened = now.opened.unwrap();
    let rows = now.order.unwrap().rows.iter();
    rows.map(|row| column.text(&opened.store, &opened.lens, *row).into_owned())
        .collect()
}

/// What goes to the clipboard in one of the next frames.
fn copied(harness: &mut Harness<'_, AtlasApp>) -> String {
    for _ in 0..6 {
        harness.step();
        for command in &harness.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                return text.clone();
            }
        }
    }
    panic!("nothing was copied");
}

/// The names of all numbers of events on the screen.
fn numbers(harness: &Harness<'_, AtlasApp>) -> Vec<String> {
    let links = harness.query_all_by(|node| node.role() == Role::Link);
    let labels = links.filter_map(|node| node.accesskit_node().label());
    let mut labels: Vec<String> = labels
        .filter(|label| label.ends_with(": show them"))
        .collect();
    labels.sort();
    labels.dedup();
    labels
}

#[test]
fn every_number_of_the_first_screen_opens_exactly_the_events_it_counts() {
    // Tall enough that no number scrolls away when the table opens.
    let mut harness = sample_at(vec2(1440.0, 1700.0));
    let labels = numbers(&harness);
    assert!(labels.len() >= 12, "{labels:?}");
    for label in labels {
        let digits: String = label.chars().take_while(|c| *c != ' ').collect();
        let number: usize = digits.replace(',', "").parse().unwrap();
        harness.get_all_by_label(&label).next().unwrap().click();
        harness.run_steps(4);
        assert_eq!(listed(&harness), number, "{label}");
        let plural = if number == 1 { "event" } else { "events" };
        harness.get_by_label(&format!("{digits} {plural}"));
        let lit = harness
            .state()
            .snapshot()
            .results
            .unwrap()
            .lit()
            .sites
            .iter();
        let lit: u32 = lit.map(|mark| mark.events).sum();
        assert!(lit as usize <= number);
    }
}

#[test]
fn the_change_against_the_month_before_opens_that_month() {
    let mut harness = sample();
    click(&mut harness, "Events: +6 % on Aug 2023");
    let results = harness.state().snapshot().results.unwrap();
    let august = results.trend.before().unwrap().events;
    assert_eq!(listed(&harness) as u64, august);
    assert!(column(&harness, Column::Date)[0].starts_with("2023-08-0"));
}

#[test]
fn a_followed_number_is_let_go_by_its_cross_by_undo_and_by_another_question() {
    let mut harness = sample();
    let strikes = "87 events, Air/drone strike: show them";
    let focus = |harness: &Harness<'_, AtlasApp>| harness.state().snapshot().view.focus.clone();
    click(&mut harness, strikes);
    assert!(focus(&harness).unwrap().restricts(Facet::Type));
    click(&mut harness, "Back to all events of the filter");
    assert_eq!((focus(&harness), listed(&harness)), (None, 805));
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(listed(&harness), 87);
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(focus(&harness), None);
    click(&mut harness, strikes);
    click(&mut harness, "Step forward");
    assert_eq!(focus(&harness), None);
    let events = harness.state().snapshot().results.unwrap().answer.events;
    assert_eq!(listed(&harness) as u64, events);
}

#[test]
fn a_header_pressed_sorts_and_pressed_again_turns_round() {
    let mut harness = sample();
    click(&mut harness, "805 events: show them");
    click(&mut harness, "Sort by Location");
    let places = column(&harness, Column::Location);
    assert!(places.is_sorted_by_key(|name| name.to_lowercase()));
    click(&mut harness, "Sort by Location, ascending");
    let turned = column(&harness, Column::Location);
    assert!(
        turned
            .iter()
            .rev()
            .is_sorted_by_key(|name| name.to_lowercase())
    );
    harness.get_by_label("Sort by Location, descending");
    press(&mut harness, Modifiers::COMMAND, Key::Z);
    assert_eq!(column(&harness, Column::Location), places);
}

#[test]
fn a_row_pressed_selects_its_mark_and_arrows_go_on_from_it() {
    let mut harness = sample();
    click(&mut harness, "87 events, Air/drone strike: show them");
    let row = |harness: &Harness<'_, AtlasApp>, place: usize| {
        let now = harness.state().snapshot();
        let row = now.order.unwrap().rows[place];
        let store = &now.opened.unwrap().store;
        (store.id(row).to_owned(), store.place(row).at.unwrap())
    };
    let selected = |harness: &Harness<'_, AtlasApp>| {
        let selection = harness.state().snapshot().view.selected.clone().unwrap();
        (selection.event.unwrap(), selection.lon, selection.lat)
    };
    let third = harness.get_by(|node| {
        let label = node.label();
        node.role() == Role::Row && label.is_some_and(|label| label.starts_with("Row 3:"))
    });
    third.click();
    harness.run_steps(4);
    let (id, at) = row(&harness, 2);
    assert_eq!(selected(&harness), (id, at.lon(), at.lat()));
    press(&mut harness, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(selected(&harness).0, row(&harness, 3).0);
    press(&mut harness, Modifiers::NONE, Key::ArrowUp);
    press(&mut harness, Modifiers::SHIFT, Key::End);
    assert_eq!(selected(&harness).0, row(&harness, 86).0);
    assert_eq!(harness.state().passing().table.picked().count(), 85);
    harness.event(Event::Copy);
    let text = copied(&mut harness);
    assert_eq!(text.lines().count(), 2 + 85);
}

#[test]
fn a_mark_selected_scrolls_the_table_to_its_events() {
    let mut harness = sample();
    click(&mut harness, "805 events: show them");
    press(&mut harness, Modifiers::NONE, Key::M);
    harness.run_steps(3);
    let at = harness.state().snapshot().view.selected.clone().unwrap();
    let now = harness.state().snapshot();
    let (store, rows) = (&now.opened.unwrap().store, &now.order.unwrap().rows);
    let there = |row: &u32| {
        let place = store.place(*row).at;
        place.is_some_and(|place| (place.lon(), place.lat()) == (at.lon, at.lat))
    };
    let first = rows.iter().position(there).unwrap();
    let label = format!("Row {}:", first + 1);
    harness.get_by(|node| node.label().is_some_and(|said| said.starts_with(&label)));
}

#[test]
fn all_rows_are_copied_with_the_notice_and_a_header_and_clean_cells() {
    let mut harness = sample();
    click(&mut harness, "87 events, Air/drone strike: show them");
    harness.get_by_label("Copy all 87 rows").click();
    let text = copied(&mut harness);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2 + 87);
    assert_eq!(
        lines[0],
        "Invented sample data: these events did not happen"
    );
    assert!(lines[1].starts_with("Date\tEvent type\tSub-event type\tActor 1"));
    let cells = harness.state().snapshot().view.table.columns.len();
    assert!(
        lines[1..]
            .iter()
            .all(|line| line.split('\t').count() == cells)
    );
    assert!(lines[2].starts_with("2023-09-0"));
}

#[test]
fn columns_are_chosen_from_a_list() {
    let mut harness = sample();
    click(&mut harness, "805 events: show them");
    assert!(harness.query_by_label("Sort by Source").is_none());
    click(&mut harness, "Columns");
    harness
        .get_by_role_and_label(Role::CheckBox, "Source")
        .click();
    harness.run_steps(3);
    let columns = &harness.state().snapshot().view.table.columns;
    assert!(columns.contains(&Column::Source));
}

#[test]
fn only_what_is_in_view_is_listed_when_asked() {
    let mut harness = sample();
    click(&mut harness, "87 events, Air/drone strike: show them");
    for _ in 0..4 {
        press(&mut harness, Modifiers::NONE, Key::Plus);
        harness.run_steps(30);
    }
    harness
        .get_by_role_and_label(Role::CheckBox, "In view only")
        .click();
    harness.run_steps(4);
    let within = listed(&harness);
    assert!(within < 87, "{within}");
    let now = harness.state().snapshot();
    assert!(now.view.filter.in_view.is_some() && now.view.focus.is_some());
}

#[test]
fn a_number_with_the_focus_is_copied_from_the_keyboard() {
    let mut harness = sample();
    let number = "87 events, Air/drone strike: show them";
    let focus = |harness: &Harness<'_, AtlasApp>| {
        let found = harness.get_all_by_label(number).next();
        found.unwrap().focus();
    };
    focus(&harness);
    harness.run_steps(2);
    harness.event(Event::Copy);
    harness.run_steps(3);
    harness.get_by_label("Copy number").click();
    assert_eq!(copied(&mut harness), "87");
    focus(&harness);
    harness.run_steps(2);
    press(&mut harness, Modifiers::NONE, Key::Enter);
    assert_eq!(listed(&harness), 87);
}

#[test]
fn a_bar_pressed_with_ctrl_opens_its_events_and_keeps_the_period() {
    let mut harness = sample();
    let chart = harness.get_by(|node| {
        let label = node.label();
        node.role() == Role::Slider && label.is_some_and(|label| label.starts_with("Timeline"))
    });
    let at = chart.rect().center();
    let days = harness.state().snapshot().view.filter.days;
    harness.hover_at(at);
    harness.step();
    harness.event(Event::ModifiersChanged(Modifiers::COMMAND));
    for pressed in [true, false] {
        harness.event_modifiers(
            Event::PointerButton {
                pos: at,
                button: egui::PointerButton::Primary,
                pressed,
                modifiers: Modifiers::COMMAND,
            },
            Modifiers::COMMAND,
        );
        harness.step();
    }
    harness.run_steps(4);
    let now = harness.state().snapshot();
    assert_eq!(now.view.filter.days, days);
    let month = now.view.focus.as_ref().unwrap().days.unwrap();
    let bins = &now.results.unwrap().timeline.bins;
    let bar = bins.iter().find(|bin| bin.days == month).unwrap();
    assert_eq!(listed(&harness), bar.total as usize);
}

#[test]
fn what_the_figures_leave_out_and_the_deaths_open_their_events() {
    let mut harness = sample();
    let deaths = harness
        .state()
        .snapshot()
        .results
        .unwrap()
        .answer
        .deaths
        .best;
    let label = harness.get_by(|node| {
        let label = node.label();
        label.is_some_and(|label| label.ends_with("estimated deaths: show their events"))
    });
    label.click();
    harness.run_steps(4);
    let listed: Vec<u32> = column(&harness, Column::EstimatedDeaths)
        .iter()
        .map(|cell| cell.parse().unwrap())
        .collect();
    assert!(listed.iter().rev().is_sorted(), "most first");
    assert_eq!(listed.iter().sum::<u32>(), deaths);
}

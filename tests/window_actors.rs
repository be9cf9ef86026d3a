//! Actors in the window, found by label: the list, a page, the square of who stands against whom, the alias book.
//!
//! Counts on the screen are compared with those of the filters their links open.

#![cfg(test)]

use conflict_atlas::query::{Facet, answer, select};
use conflict_atlas::session::Snapshot;
use conflict_atlas::ui::AtlasApp;
use conflict_atlas::view::{ActorsPart, Panel};
use conflict_atlas::workspace::DataSource;
use egui::accesskit::Role;
use egui::{Key, Vec2, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use egui_kittest::{Harness, Node};
use std::path::PathBuf;
use std::time::{Duration, Instant};

const SIZE: Vec2 = vec2(1440.0, 900.0);

type Window = Harness<'static, AtlasApp>;

fn sample_kept_in(settings: Option<PathBuf>) -> Window {
    let mut harness = Harness::builder()
        .with_size(SIZE)
        .with_max_steps(40)
        .build_eframe(|cc| AtlasApp::new(&cc.egui_ctx, DataSource::Sample, settings));
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

fn actors() -> Window {
    let mut harness = sample_kept_in(None);
    click(&mut harness, "Actors");
    assert_eq!(now(&harness).view.panel, Panel::Actors);
    harness
}

fn now<'a>(harness: &'a Window) -> Snapshot<'a> {
    harness.state().snapshot()
}

/// Clicks the control of this name; the tab rather than the figure where both have it.
fn click(harness: &mut Window, label: &str) {
    let found: Vec<Node<'_>> = harness.query_all_by_label(label).collect();
    let tab = found
        .iter()
        .find(|node| node.accesskit_node().role() == Role::Tab);
    let node = tab.or(found.last());
    // Not by the pointer: what is asked for may have to be scrolled to.
    node.unwrap_or_else(|| panic!("no {label:?}"))
        .click_accesskit();
    drop(found);
    harness.run_steps(4);
}

/// The name of the first control that begins so.
fn beginning(harness: &Window, words: &str) -> String {
    let mut found = harness.query_all_by_label_contains(words);
    let label = found.find_map(|node| node.accesskit_node().label());
    label.unwrap_or_else(|| panic!("nothing begins with {words:?}"))
}

/// The events of the focus, counted anew.
fn focused_events(harness: &Window) -> u64 {
    let now = now(harness);
    let opened = now.opened.unwrap();
    let filter = now.view.focus.as_ref().unwrap_or(&now.view.filter);
    let matches = select(&opened.store, &opened.lens, filter);
    answer(&opened.store, &opened.lens, &matches, filter.actor_scope).events
}

/// The number a name begins with: 1,211 of "1,211 events, KIA: show them".
fn number(text: &str) -> u64 {
    let figures = text.chars().take_while(|c| c.is_ascii_digit() || *c == ',');
    figures
        .filter(|c| *c != ',')
        .collect::<String>()
        .parse()
        .unwrap()
}

#[test]
fn an_actor_is_found_by_any_part_of_its_name_and_its_number_opens_its_events() {
    let mut harness = actors();
    harness.get_by_label("Search the actors").focus();
    harness.run_steps(2);
    harness
        .get_by_label("Search the actors")
        .type_text("kestrel");
    harness.run_steps(4);
    let name = "KIO/KIA: Kestrel Island Army (invented)";
    let link = beginning(&harness, &format!("events, {name}: show them"));
    click(&mut harness, &link);
    assert_eq!(focused_events(&harness), number(&link));
    harness.get_by_label("Everybody called \u{201c}Kestrel\u{201d} together");
    click(&mut harness, &format!("Open the page of {name}"));
    assert_eq!(now(&harness).view.actors.open.as_deref(), Some(name));
}

#[test]
fn a_page_says_when_and_against_whom_and_each_number_opens_its_events() {
    let mut harness = actors();
    click(&mut harness, "Open the page of KIA");
    harness.get_by_label_contains("First seen ");
    for heading in [
        "Events per month",
        "Where",
        "Against",
        "Names it stands for",
    ] {
        harness.get_by_label(heading);
    }
    for words in [
        "events, KIA: show them",
        "events, against Military: show them",
        "events, September 2023: show them",
        "events, Attack/armed clash: show them",
    ] {
        let link = beginning(&harness, words);
        click(&mut harness, &link);
        assert_eq!(focused_events(&harness), number(&link), "{link}");
        assert!(number(&link) > 0);
    }
    click(&mut harness, "\u{2039} All actors");
    assert_eq!(now(&harness).view.actors.open, None);
}

#[test]
fn a_page_looks_at_all_the_data_when_it_is_asked_to() {
    let mut harness = actors();
    click(&mut harness, "Open the page of KIA");
    let within = number(&beginning(&harness, "events, KIA: show them"));
    click(&mut harness, "All the data, whatever the filter");
    let link = beginning(&harness, "events, KIA: show them");
    assert!(number(&link) > within);
    click(&mut harness, &link);
    assert_eq!(focused_events(&harness), number(&link));
}

#[test]
fn one_actor_is_shown_alone_or_left_out_and_all_come_back() {
    let mut harness = actors();
    click(&mut harness, "Open the page of KIA");
    let events = number(&beginning(&harness, "events, KIA: show them"));
    let shown = |harness: &Window| now(harness).results.unwrap().answer.events;
    click(&mut harness, "Show only this actor");
    assert_eq!(shown(&harness), events);
    click(&mut harness, "Not this actor");
    assert_eq!(shown(&harness), 805 - events);
    click(&mut harness, "Not this actor");
    assert!(!now(&harness).view.filter.restricts(Facet::Actor));
    assert_eq!(shown(&harness), 805);
}

#[test]
fn a_cell_of_the_square_opens_the_events_of_the_two_who_meet_in_it() {
    let mut harness = actors();
    click(&mut harness, "Who against whom");
    assert_eq!(now(&harness).view.actors.part, ActorsPart::Versus);
    let cell = beginning(&harness, "KIA against Military: ");
    let there: String = cell.rsplit(": ").next().unwrap().to_owned();
    let back = beginning(&harness, "Military against KIA: ");
    assert!(back.ends_with(&there), "{cell} {back}");
    click(&mut harness, &cell);
    assert_eq!(focused_events(&harness), number(&there));
    let others = beginning(&harness, "involve none of them");
    click(&mut harness, &others);
    assert_eq!(focused_events(&harness), number(&others));
    click(&mut harness, "Full names");
    harness.get_by_label_contains("Regular Army (invented) against Civilians (invented): ");
}

fn open_book(harness: &mut Window) {
    click(harness, "Alias book\u{2026}");
    harness.get_by_label("Alias book");
}

fn type_into(harness: &mut Window, field: &str, text: &str) {
    harness.get_by_label(field).focus();
    harness.run_steps(2);
    harness.get_by_label(field).type_text(text);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(4);
}

fn aliases(harness: &Window) -> Vec<(String, Vec<String>)> {
    let lens = &now(harness).opened.unwrap().lens;
    lens.aliases.entries.clone()
}

#[test]
fn an_alias_is_added_given_tokens_and_taken_back_step_by_step() {
    let mut harness = actors();
    let before = aliases(&harness);
    open_book(&mut harness);
    click(&mut harness, "Add an alias");
    type_into(&mut harness, "One more token", "Silver Reed Army");
    type_into(&mut harness, "One more token", "nobody at all");
    harness.get_by_label("matches nobody here");
    let tokens = vec!["Silver Reed Army".to_owned(), "nobody at all".to_owned()];
    let added = ("New alias".to_owned(), tokens);
    assert_eq!(aliases(&harness).last(), Some(&added));
    click(&mut harness, "Take nobody at all off New alias");
    assert_eq!(aliases(&harness).last().unwrap().1.len(), 1);
    for _ in 0..4 {
        click(&mut harness, "Undo alias change");
    }
    assert_eq!(aliases(&harness), before);
}

#[test]
fn an_alias_that_is_deleted_no_longer_finds_anybody_and_the_filter_follows() {
    let mut harness = actors();
    click(&mut harness, "Open the page of Military");
    click(&mut harness, "Show only this actor");
    let shown = |harness: &Window| now(harness).results.unwrap().answer.events;
    assert!(shown(&harness) > 300);
    click(&mut harness, "\u{2039} All actors");
    open_book(&mut harness);
    click(&mut harness, "Change Military");
    click(&mut harness, "Delete Military");
    assert_eq!(shown(&harness), 0);
    click(&mut harness, "Undo alias change");
    assert!(shown(&harness) > 300);
}

#[test]
fn the_book_is_kept_for_the_table_and_found_again() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    let mut harness = sample_kept_in(Some(settings.clone()));
    click(&mut harness, "Actors");
    open_book(&mut harness);
    click(&mut harness, "Change KIA");
    click(&mut harness, "Delete KIA");
    let kept = aliases(&harness);
    assert!(kept.iter().all(|(alias, _)| alias != "KIA"));
    drop(harness);
    assert_eq!(aliases(&sample_kept_in(Some(settings))), kept);
}

//! The pane of filters, found by label, with every number counted anew in plain loops over the store.

#![cfg(test)]

mod filters_kit;

use conflict_atlas::event::{PlacePrecision, TimePrecision};
use conflict_atlas::query::Facet;
use conflict_atlas::session::Opened;
use conflict_atlas::store::{EventStore, Row};
use conflict_atlas::ui::AtlasApp;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use filters_kit::{click, counted, events, filter, pane};

/// A value is picked, shown alone, left out and cleared by its chip, with the right number of events each time.
fn check(
    harness: &mut Harness<'_, AtlasApp>,
    (facet, title): (Facet, &str),
    value: &str,
    chips: [&str; 2],
    holds: impl Fn(&EventStore, Row) -> bool,
) {
    if !harness.state().passing().filters.open.contains(&facet) {
        click(harness, title);
    }
    let all = events(harness);
    let with = counted(harness, |store, _, row| holds(store, row));
    assert!(with > 0 && with < all, "{value}: {with} of {all}");
    let noun = if with == 1 { "event" } else { "events" };
    let row = format!("{value}, {with} {noun}");
    click(harness, &row);
    assert_eq!(events(harness), with, "{value} picked");
    click(harness, &row);
    assert_eq!(events(harness), all, "{value} taken off");
    click(harness, &format!("Only {value}"));
    assert_eq!(events(harness), with, "{value} alone");
    click(harness, &format!("Clear {}", chips[0]));
    assert_eq!(events(harness), all, "{value} cleared");
    click(harness, &format!("Not {value}"));
    assert_eq!(events(harness), all - with, "{value} left out");
    // The count stays: it ignores its own clause.
    harness.get_by_label(&row);
    click(harness, &format!("Turn round {}", chips[1]));
    assert_eq!(events(harness), with, "{value} turned round");
    click(harness, "Clear all");
    assert_eq!(events(harness), all);
    click(harness, title);
}

#[test]
fn event_types_are_picked_left_out_and_cleared() {
    let mut harness = pane();
    let air = "Air/drone strike";
    let chips = [air, "all but Air/drone strike"];
    check(
        &mut harness,
        (Facet::Type, "Event type"),
        air,
        chips,
        |store, row| store.class_name(row).1 == air,
    );
}

#[test]
fn sub_event_types_are_picked_left_out_and_cleared() {
    let mut harness = pane();
    let chips = [
        "sub-event type Armed clash",
        "all sub-event types but Armed clash",
    ];
    let facet = (Facet::SubType, "Sub-event type");
    check(&mut harness, facet, "Armed clash", chips, |store, row| {
        store.class_name(row).1 == "Armed clash"
    });
}

#[test]
fn first_level_areas_are_picked_left_out_and_cleared() {
    let mut harness = pane();
    let facet = (Facet::Admin1, "First-level area");
    check(
        &mut harness,
        facet,
        "Sagaing",
        ["in Sagaing", "not in Sagaing"],
        |store, row| store.place_name(store.place(row).admin1) == "Sagaing",
    );
}

#[test]
fn townships_are_picked_left_out_and_cleared() {
    let mut harness = pane();
    let chips = ["in Bilin (Mon)", "not in Bilin (Mon)"];
    check(
        &mut harness,
        (Facet::Township, "Township"),
        "Bilin, Mon",
        chips,
        |store, row| {
            let place = store.place(row);
            store.place_name(place.admin3) == "Bilin" && store.place_name(place.admin1) == "Mon"
        },
    );
}

#[test]
fn precisions_and_targets_are_picked_left_out_and_cleared() {
    let mut harness = pane();
    let chips = ["place known nearby", "place not known nearby"];
    let facet = (Facet::PlacePrecision, "Place precision");
    check(&mut harness, facet, "Nearby", chips, |store, row| {
        store.place_precision(row) == PlacePrecision::Near
    });
    let chips = ["known to the week", "not known to the week"];
    let facet = (Facet::TimePrecision, "Date precision");
    check(&mut harness, facet, "Week", chips, |store, row| {
        store.time_precision(row) == TimePrecision::Week
    });
    let chips = ["against civilians", "not against civilians"];
    let facet = (Facet::Civilians, "Civilian targeting");
    check(
        &mut harness,
        facet,
        "Civilians targeted",
        chips,
        |store, row| store.civilian_targeting(row),
    );
}

#[test]
fn a_region_is_picked_and_its_part_leads_to_its_section() {
    let mut harness = pane();
    click(&mut harness, "Warscape");
    click(&mut harness, "Dry Zone, 249 events");
    assert_eq!(events(&harness), 249);
    click(&mut harness, "Warscape: in the warscape Dry Zone");
    assert!(harness.query_by_label("Northeast, 210 events").is_none());
    let chips = harness.query_all_by_label("in the warscape Dry Zone");
    assert_eq!(chips.count(), 2, "in the pane and in the legend");
    harness
        .query_all_by_label("in the warscape Dry Zone")
        .next()
        .unwrap()
        .click();
    harness.run_steps(4);
    harness.get_by_label("Northeast, 210 events");
}

#[test]
fn sources_are_searched_sorted_and_shown_whole() {
    let mut harness = pane();
    click(&mut harness, "Source");
    let now = harness.state().snapshot();
    let store = &now.opened.unwrap().store;
    let days = now.view.filter.days.unwrap();
    let rows = (0..store.len() as Row).filter(|row| store.days(*row).first() >= days.first());
    let first = rows
        .map(|row| store.source(row).to_owned())
        .find(|name| !name.is_empty())
        .unwrap();
    let with = counted(&harness, |store, _, row| store.source(row) == first);
    if let Some(field) = harness.query_by_label("Search: Source") {
        field.focus();
        harness.run_steps(2);
        harness.get_by_label("Search: Source").type_text(&first);
        harness.run_steps(3);
    }
    let noun = if with == 1 { "event" } else { "events" };
    click(&mut harness, &format!("{first}, {with} {noun}"));
    assert_eq!(events(&harness), with);
    assert!(filter(&harness).shows(Facet::Source, &first));
}

#[test]
fn townships_are_listed_by_name_and_whole_when_asked() {
    let mut harness = pane();
    assert!(
        harness
            .query_by_label_contains("Aunglan, Magway, ")
            .is_none()
    );
    harness.get_by_label("Search: Township").focus();
    harness.run_steps(2);
    harness
        .get_by_label("Search: Township")
        .type_text("sagaing");
    harness.run_steps(3);
    let listed = harness.query_all_by_label_contains(", Sagaing, ").count();
    assert!(listed >= 8, "{listed}");
    let listed_now = harness.state().snapshot().listed(Facet::Township).unwrap();
    let list = listed_now.list.unwrap();
    let places = listed_now.values.lower.iter().zip(&list.events);
    let with_events = places.filter(|(name, events)| name.contains("sagaing") && **events > 0);
    let all = format!("Show all {}", with_events.count());
    harness.get_by_label(&all).click();
    harness.run_steps(3);
    assert!(harness.query_all_by_label_contains(", Sagaing, ").count() > listed);
    click(&mut harness, "Show fewer");
    assert_eq!(
        harness.query_all_by_label_contains(", Sagaing, ").count(),
        listed
    );
}

#[test]
fn actors_count_with_their_associates_or_without() {
    let mut harness = pane();
    click(&mut harness, "Actor");
    let now = harness.state().snapshot();
    let listed = now.listed(Facet::Actor).unwrap();
    let top = listed.list.as_ref().unwrap().by_count[0] as usize;
    let name = listed.values.names[top].clone();
    let took_part = |associates: bool| {
        let name = name.clone();
        move |store: &EventStore, _: &Opened, row: Row| {
            let mut codes = store.main_actors(row).to_vec();
            if associates {
                codes.extend(store.associates(row));
            }
            codes.iter().any(|code| store.actors().name(*code) == name)
        }
    };
    let with = counted(&harness, took_part(true));
    click(&mut harness, &format!("Only {name}"));
    assert_eq!(events(&harness), with);
    click(&mut harness, "Associates count too");
    let main = counted(&harness, took_part(false));
    assert_eq!(events(&harness), main);
    click(
        &mut harness,
        &format!("Clear involving {name} as a main actor"),
    );
    click(&mut harness, "Clear main actors only");
    assert_eq!(events(&harness), 805);
}

#[test]
fn deaths_are_asked_for_by_two_fields() {
    let mut harness = pane();
    click(&mut harness, "Estimated deaths");
    for (field, typed) in [("at least", "2"), ("at most", "5")] {
        let field = format!("Estimated deaths {field}");
        harness.get_by_label(&field).focus();
        harness.run_steps(2);
        harness.get_by_label(&field).type_text(typed);
        harness.run_steps(3);
    }
    let best = |store: &EventStore, row| store.deaths(row).map(|deaths| deaths.best);
    let within = counted(&harness, |store, _, row| {
        best(store, row).is_some_and(|best| (2..=5).contains(&best))
    });
    assert!(within > 0);
    assert_eq!(events(&harness), within);
    click(&mut harness, "Turn round 2 to 5 estimated deaths");
    assert_eq!(events(&harness), 805 - within);
    click(&mut harness, "Clear not 2 to 5 estimated deaths");
    assert_eq!(events(&harness), 805);
}

#[test]
fn words_of_the_notes_are_asked_for_and_left_out() {
    let mut harness = pane();
    click(&mut harness, "Text in notes");
    harness.get_by_label("Search the notes").focus();
    harness.run_steps(2);
    harness
        .get_by_label("Search the notes")
        .type_text("village");
    harness.run_steps(4);
    let begins = |notes: &str| {
        let words = notes.split(|letter: char| !letter.is_alphanumeric());
        words
            .into_iter()
            .any(|word| word.to_lowercase().starts_with("village"))
    };
    let found = counted(&harness, |store, _, row| begins(store.notes(row)));
    assert!(found > 0 && found < 805, "{found}");
    assert_eq!(events(&harness), found);
    harness.key_press(Key::Tab);
    harness.run_steps(2);
    click(&mut harness, "Leave these events out instead");
    assert_eq!(events(&harness), 805 - found);
    click(
        &mut harness,
        "Clear except notes with \u{201c}village\u{201d}",
    );
    assert_eq!(events(&harness), 805);
}

#[test]
fn commands_lead_to_sections_and_tools() {
    let mut harness = pane();
    click(&mut harness, "Filter");
    harness
        .get_by_role_and_label(Role::MenuItem, "Filter: source\u{2026}")
        .click();
    harness.run_steps(4);
    assert!(
        harness
            .state()
            .passing()
            .filters
            .open
            .contains(&Facet::Source)
    );
    click(&mut harness, "Filter");
    harness
        .get_by_role_and_label(Role::MenuItemCheckBox, "Draw a circle")
        .click();
    harness.run_steps(4);
    assert!(harness.state().passing().drawing.is_some());
}

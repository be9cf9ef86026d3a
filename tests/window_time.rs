//! Moving through time in the window: modes, steps, typed periods and playback; by label, without a display.

#![cfg(test)]

mod time_kit;

use conflict_atlas::query::BinWidth;
use conflict_atlas::view::{TimeMode, Turn};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use time_kit::{Window, at, choose_mode, click, days, drag, period, press, sample};

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
                egui_kittest::kittest::By::new()
                    .label_contains("steps a second: all this machine can"),
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

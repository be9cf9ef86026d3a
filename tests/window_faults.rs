//! What went wrong in the window once: bad luck with files, hands faster than the counting, texts of any length.
//!
//! Through the session or the whole window; neither a display nor a GPU is needed.

#![cfg(test)]

use conflict_atlas::draw;
use conflict_atlas::event::{DayRange, PlacePrecision};
use conflict_atlas::geo::{LonLat, Viewport};
use conflict_atlas::query::Marks;
use conflict_atlas::session::{Action, Edits, Gesture, Session};
use conflict_atlas::tiles::MapStyle;
use conflict_atlas::ui::AtlasApp;
use conflict_atlas::workspace::{DataSource, assets};
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const HEADER: &str = "date,latitude,longitude,type,notes\n";

fn table(rows: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.csv");
    fs::write(&path, format!("{HEADER}{rows}")).unwrap();
    (folder, path)
}

/// A window on a table of these rows, with the table read.
fn window(path: &Path) -> Harness<'static, AtlasApp> {
    let source = DataSource::File(path.to_owned());
    let mut harness = Harness::builder()
        .with_size(vec2(1280.0, 800.0))
        .with_max_steps(40)
        .build_eframe(|cc| AtlasApp::new(&cc.egui_ctx, source, None));
    let start = Instant::now();
    while harness.state().snapshot().results.is_none() {
        harness.step();
        assert!(start.elapsed() < Duration::from_secs(60), "never read");
        std::thread::sleep(Duration::from_millis(5));
    }
    harness.run_steps(4);
    harness
}

/// A session on a table, and how often background work has ended.
fn session(path: &Path, settings: Option<PathBuf>) -> (Session, Arc<AtomicUsize>) {
    let ended = Arc::new(AtomicUsize::new(0));
    let count = ended.clone();
    let wake = move || {
        count.fetch_add(1, Ordering::SeqCst);
    };
    let mut session = Session::new(settings, Arc::new(wake));
    session.open(DataSource::File(path.to_owned()), None);
    wait(&mut session, |session| session.snapshot().results.is_some());
    (session, ended)
}

fn wait(session: &mut Session, ready: impl Fn(&Session) -> bool) {
    let start = Instant::now();
    while !ready(session) {
        assert!(start.elapsed() < Duration::from_secs(60), "waited in vain");
        std::thread::sleep(Duration::from_millis(2));
        session.poll();
    }
}

/// Asks for a window of time, as one frame of a drag does.
fn ask(session: &mut Session, days: Option<DayRange>) {
    let mut edits = Edits::of(session.snapshot().view);
    edits.view.filter.days = days;
    session.commit(edits, Gesture::Moving);
}

fn act(session: &mut Session, action: Action) {
    let mut edits = Edits::of(session.snapshot().view);
    edits.act(action);
    session.commit(edits, Gesture::AtRest);
}

fn day_of_may(day: u32) -> Option<DayRange> {
    let day = format!("2024-05-{day:02}").parse().unwrap();
    Some(DayRange::single(day))
}

/// More events than are counted between two frames.
fn many_events() -> (TempDir, PathBuf) {
    let mut rows = String::new();
    for number in 0..151_000 {
        let day = number % 28 + 1;
        writeln!(rows, "2024-05-{day:02},21.9,96.1,Raid,").unwrap();
    }
    table(&rows)
}

#[test]
fn a_late_answer_never_replaces_the_one_of_the_view() {
    let (_folder, path) = many_events();
    let (mut session, ended) = session(&path, None);
    let before = ended.load(Ordering::SeqCst);
    ask(&mut session, day_of_may(3));
    ask(&mut session, None);
    wait(&mut session, |_| ended.load(Ordering::SeqCst) > before);
    session.poll();
    let now = session.snapshot();
    assert_eq!(now.results.unwrap().answer.events, 151_000);
    assert!(!now.stale);
}

#[test]
fn a_fast_hand_is_followed_by_one_count_at_a_time_and_by_the_last_view() {
    let (_folder, path) = many_events();
    let (mut session, ended) = session(&path, None);
    let before = ended.load(Ordering::SeqCst);
    for frame in 0..200 {
        ask(&mut session, day_of_may(frame % 27 + 1));
    }
    ask(&mut session, day_of_may(28));
    assert!(session.snapshot().stale);
    wait(&mut session, |session| !session.snapshot().stale);
    let counts = ended.load(Ordering::SeqCst) - before;
    assert!(counts <= 2, "{counts} counts for one drag");
    let answer = &session.snapshot().results.unwrap().answer;
    assert_eq!((answer.period, answer.events), (day_of_may(28), 5_392));
}

fn report(path: PathBuf, replace: bool) -> Action {
    Action::SaveReport { path, replace }
}

/// Carries out a save and waits for the notice it ends in.
fn saved(session: &mut Session, action: Action) {
    let before = session.snapshot().notices.len();
    act(session, action);
    wait(session, |session| session.snapshot().notices.len() > before);
}

#[test]
fn a_report_saved_over_its_own_table_is_refused() {
    let (folder, path) = table("2024-05-01,21.9,96.1,Raid,x\n");
    let before = fs::read(&path).unwrap();
    for path_to in [path.clone(), folder.path().join("./mine.csv")] {
        let (mut session, _) = session(&path, None);
        saved(&mut session, report(path_to, true));
        assert_eq!(fs::read(&path).unwrap(), before);
        assert!(session.snapshot().notices.iter().all(|said| said.problem));
    }
}

#[test]
fn a_file_that_exists_is_replaced_only_when_asked() {
    let (folder, path) = table("2024-05-01,21.9,96.1,Raid,x\n");
    let (mut session, _) = session(&path, None);
    let kept = folder.path().join("report.txt");
    fs::write(&kept, "mine").unwrap();
    saved(&mut session, report(kept.clone(), false));
    assert_eq!(fs::read(&kept).unwrap(), b"mine");
    saved(&mut session, report(kept.clone(), true));
    assert!(fs::read_to_string(&kept).unwrap().contains("1 kept"));
}

#[test]
fn a_picture_that_cannot_be_written_is_said_and_the_old_one_stays() {
    let (folder, path) = table("2024-05-01,21.9,96.1,Raid,x\n");
    let (mut session, _) = session(&path, None);
    let taken = folder.path().join("map.png");
    fs::create_dir(&taken).unwrap();
    let gone = folder.path().join("no/such/folder/map.svg");
    for path in [taken.clone(), gone] {
        let (width, height) = (200.0, 200.0);
        let action = Action::SavePicture {
            path,
            replace: true,
            width,
            height,
        };
        saved(&mut session, action);
        let notices = session.snapshot().notices;
        assert!(notices.iter().all(|said| said.problem));
    }
    assert!(taken.is_dir());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn a_table_opened_by_a_path_as_typed_is_remembered_by_its_whole_path() {
    let (folder, path) = table("2024-05-01,21.9,96.1,Raid,x\n");
    let here = std::env::current_dir().unwrap();
    let up: PathBuf = here.components().skip(1).map(|_| "..").collect();
    let relative = up.join(path.strip_prefix("/").unwrap());
    let (session, _) = session(&relative, Some(folder.path().join("settings.toml")));
    assert!(relative.is_relative());
    assert!(session.snapshot().settings.recent[0].is_absolute());
}

#[test]
fn hundreds_of_thousands_of_sites_make_no_more_marks_than_the_screen_can_show() {
    let site = |number: u32| {
        let (lon, lat) = (f64::from(number % 500), f64::from(number / 500));
        let at = LonLat::clamped(90.0 + lon / 50.0, 10.0 + lat / 40.0);
        (number, at, PlacePrecision::Exact, vec![1])
    };
    let marks = Marks::from_counts(1, (0..200_000).map(site));
    let viewport = Viewport::new(LonLat::clamped(95.0, 15.0), 6.0, 400.0, 300.0);
    let shapes = draw::marks(&draw::MapMarks {
        marks: &marks,
        lit: None,
        scale: draw::mark_scale(1),
        viewport: &viewport,
        types: &assets::schemes()[0].types,
        style: MapStyle::Light,
        selected: None,
        hovered: None,
    });
    let cells = (400 / 4 + 10) * (300 / 4 + 10);
    assert!(
        !shapes.is_empty() && shapes.len() < 4 * cells,
        "{}",
        shapes.len()
    );
}

#[test]
fn playing_ends_when_the_timeline_is_folded_so_that_undo_still_notices() {
    let (_folder, path) = table("2024-01-01,21.9,96.1,Raid,\n2024-05-01,21.9,96.1,Fire,\n");
    let mut harness = window(&path);
    harness.key_press(Key::Space);
    harness.run_steps(3);
    assert!(harness.state().passing().next_step_secs.is_some());
    harness.get_by_label("View").click();
    harness.run_steps(3);
    let checkbox = egui::accesskit::Role::MenuItemCheckBox;
    harness.get_by_role_and_label(checkbox, "Timeline").click();
    harness.run_steps(3);
    assert!(harness.state().passing().next_step_secs.is_none());
}

#[test]
fn notes_without_end_do_not_freeze_the_card() {
    let long = "word ".repeat(2_000_000);
    let (_folder, path) = table(&format!("2024-05-01,21.9,96.1,Raid,{long}\n"));
    let mut harness = window(&path);
    let tab = egui::accesskit::Role::Tab;
    harness.get_by_role_and_label(tab, "Events").click();
    harness.run_steps(3);
    let start = Instant::now();
    let row = harness.get_all_by_label_contains("1 May 2024, ").next();
    row.unwrap().click();
    harness.run_steps(6);
    harness.get_by_label_contains("The notes go on: 9,999,999 bytes");
    assert!(start.elapsed() < Duration::from_secs(20), "froze");
}

#[test]
fn keys_while_the_columns_are_asked_for_do_not_move_what_lies_behind() {
    let (_folder, path) = table("2024-01-01,21.9,96.1,Raid,\n2024-05-01,21.9,96.1,Fire,\n");
    let odd = path.with_file_name("odd.csv");
    fs::write(&odd, "when,north,east,what\n2024-05-01,21.9,96.1,Raid\n").unwrap();
    let mut harness = window(&path);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::O);
    harness.run_steps(3);
    let field = harness.get_by_role_and_label(egui::accesskit::Role::TextInput, "Path");
    field.type_text(&odd.display().to_string());
    harness.run_steps(2);
    harness.get_by_label("Open").click();
    let start = Instant::now();
    while harness.state().snapshot().unmapped.is_none() {
        harness.step();
        assert!(start.elapsed() < Duration::from_secs(60), "waited in vain");
        std::thread::sleep(Duration::from_millis(5));
    }
    harness.run_steps(3);
    let view = harness.state().snapshot().view.clone();
    for key in [Key::Home, Key::ArrowRight, Key::Space, Key::Plus, Key::W] {
        harness.key_press(key);
        harness.run_steps(3);
    }
    assert_eq!(&view, harness.state().snapshot().view);
}

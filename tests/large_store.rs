//! A store too large to count between two frames: the first answer comes from the background, and once all windows are
//! counted behind it, a scrub is answered at once and to the event.

#![cfg(test)]

use conflict_atlas::event::{Day, DayRange};
use conflict_atlas::query::{Facet, Filter, Marks, answer, marks};
use conflict_atlas::session::{Edits, Gesture, Session};
use conflict_atlas::workspace::DataSource;
use std::fmt::Write;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

const EVENTS: usize = 150_500;
const DAYS: usize = 90;

fn table() -> String {
    let mut text = "event_date,event_type,latitude,longitude,actor1,fatalities\n".to_owned();
    for number in 0..EVENTS {
        let (day, kind) = (
            number * DAYS / EVENTS,
            ["Clash", "Strike", "Arson"][number % 3],
        );
        let (month, day) = (day / 30 + 1, day % 28 + 1);
        let (north, actor) = (number % 7, number % 11);
        let _ = writeln!(
            text,
            "2023-0{month}-{day:02},{kind},2{north}.5,96.5,A{actor},{north}"
        );
    }
    text
}

/// Waits for background work until something holds.
fn wait(session: &mut Session, woken: &Receiver<()>, until: impl Fn(&Session) -> bool) {
    while !until(session) {
        let patience = Duration::from_secs(120);
        woken.recv_timeout(patience).expect("nothing has ended");
        session.poll();
    }
}

fn answered(session: &Session) -> bool {
    let now = session.snapshot();
    now.results.is_some() && !now.stale
}

fn has_cubes(session: &Session) -> bool {
    let results = session.snapshot().results;
    answered(session) && results.is_some_and(|results| results.has_cubes())
}

fn ask(session: &mut Session, filter: Filter) {
    let mut edits = Edits::of(session.snapshot().view);
    edits.view.filter = filter;
    session.commit(edits, Gesture::AtRest);
}

/// The results are those that going through the rows gives.
fn check(session: &Session) {
    let now = session.snapshot();
    let (opened, results) = now.opened.zip(now.results).unwrap();
    let (store, lens) = (&opened.store, &opened.lens);
    let scanned = answer(store, lens, &results.matches, now.view.filter.actor_scope);
    assert_eq!(results.answer, scanned);
    let told = |marks: &Marks| -> Vec<String> {
        let all = marks.sites.iter();
        all.map(|mark| format!("{} {:?}", mark.events, marks.by_type(mark)))
            .collect()
    };
    assert_eq!(
        told(&results.marks),
        told(&marks(store, lens, &results.matches))
    );
}

#[test]
fn once_all_windows_are_counted_a_scrub_of_a_large_table_is_answered_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.csv");
    std::fs::write(&path, table()).unwrap();
    let (wake, woken) = channel();
    let wake = move || {
        let _ = wake.send(());
    };
    let mut session = Session::new(None, Arc::new(wake));
    session.open(DataSource::File(path), None);
    wait(&mut session, &woken, answered);
    let events = session
        .snapshot()
        .results
        .map(|results| results.answer.events);
    assert_eq!(events, Some(EVENTS as u64));
    wait(&mut session, &woken, has_cubes);
    check(&session);

    let day = |day| Day::from_ymd(2023, 2, day).unwrap();
    for last in 2..9 {
        let days = DayRange::new(day(1), day(last));
        let filter = session.snapshot().view.filter.in_days(days);
        ask(&mut session, filter);
        assert!(answered(&session), "a scrub waits for a job");
        check(&session);
    }

    let filter = session
        .snapshot()
        .view
        .filter
        .with_only(Facet::Type, "Arson");
    ask(&mut session, filter);
    assert!(!answered(&session), "another filter goes through all rows");
    wait(&mut session, &woken, has_cubes);
    check(&session);
    let filter = session.snapshot().view.filter.in_days(None);
    ask(&mut session, filter);
    assert!(answered(&session));
    check(&session);
}

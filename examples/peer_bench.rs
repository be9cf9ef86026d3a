//! Times the moves that every peer makes on the same data: `cargo run --release --example peer_bench -- DATADIR`.
//!
//! DATADIR holds events.csv (or only the raw columns that meta.json describes) and scenario.json: a 90-day window dragged
//! a day at a time, jumps to other windows, and event types switched on and off, with four filters. Prints one JSON
//! object; `check_*` are the counts a peer must find too. No test: it is how we know where we stand.

mod peer_data;

use anyhow::Context;
use conflict_atlas::event::{Day, DayRange};
use conflict_atlas::import;
use conflict_atlas::query::{
    ActorScope, Answer, BinWidth, Cubes, DeathRange, Facet, Filter, Lens, Matches, Names,
    SiteCounts, answer, select,
};
use conflict_atlas::store::{EventStore, Township};
use conflict_atlas::watch::Watch;
use peer_data::{FIRST_DAY, Raw, Words};
use serde_json::{Value, json};
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

fn main() -> anyhow::Result<()> {
    let folder = std::env::args_os().nth(1).map(PathBuf::from);
    let folder = folder.context("name the folder of the data")?;
    let raw = Raw::read(&folder)?;
    let moves: Value = serde_json::from_slice(&fs::read(folder.join("scenario.json"))?)?;
    let started = Instant::now();
    let csv = folder.join("events.csv");
    let store = if csv.exists() {
        import::load(&csv, None, &Watch::idle())?.store
    } else {
        raw.store()
    };
    let import_ms = millis(started);
    let words = Words::of(&raw, &store)?;
    let lens = words.lens(&store);
    let bench = Bench {
        moves: &moves,
        words: &words,
        store: &store,
        lens: &lens,
    };
    println!("{}", bench.run(import_ms)?);
    Ok(())
}

/// The moves over one store.
struct Bench<'a> {
    moves: &'a Value,
    words: &'a Words,
    store: &'a EventStore,
    lens: &'a Lens,
}

impl Bench<'_> {
    fn run(&self, import_ms: f64) -> anyhow::Result<Value> {
        let (store, lens) = (self.store, self.lens);
        let open = Filter {
            actor_scope: ActorScope::Main,
            ..Filter::default()
        };
        let open = select(store, lens, &open);
        let open_cubes = self.cubes(&open)?;
        let (_, check_open, _) = self.scrub(&open, &open_cubes, "jump")?;
        let filter = self.filter()?;
        let (select_ms, matches) = timed(|| select(store, lens, &filter));
        let cubes = self.cubes(&matches)?;
        let (drag, _, _) = self.scrub(&matches, &cubes, "drag")?;
        let (jump, check_filt, last) = self.scrub(&matches, &cubes, "jump")?;
        let asked = matches.heap_bytes() + cubes.heap_bytes();
        let held = store.heap_bytes().events + lens.heap_bytes() + asked;
        let mut sites = SiteCounts::new(store, lens, &last).context("too many sites")?;
        let mut marks = Vec::new();
        for days in self.windows("drag")? {
            let (time, moved) = timed(|| {
                let moved = sites.moved(store, lens, &matches.with_days(store, Some(days)))?;
                black_box(moved.marks(store));
                Some(moved)
            });
            marks.push(time);
            sites = moved.context("too many sites")?;
        }
        Ok(json!({
            "n": store.len(),
            "drag": drag,
            "jump": jump,
            "toggle": self.toggle(&last, cubes)?,
            "check_open": check_open,
            "check_filt": check_filt,
            "bytes_per_event": held as f64 / store.len() as f64,
            "notes_bytes_per_event": store.heap_bytes().notes as f64 / store.len() as f64,
            "import_ms": import_ms,
            "four_filters_ms": select_ms,
            "marks_of_drag": spread(marks),
        }))
    }

    fn cubes(&self, matches: &Matches) -> anyhow::Result<Cubes> {
        let cubes = Cubes::new(self.store, self.lens, matches, &Watch::idle());
        cubes.context("no cubes for so many values")
    }

    /// Three of five types, four of six regions as their townships, 200 actors on either side, 0 to 20 deaths.
    fn filter(&self) -> anyhow::Result<Filter> {
        let words = |key: &str, words: &[String]| -> anyhow::Result<Vec<String>> {
            let codes = numbers(&self.moves[key])?.into_iter();
            Ok(codes.map(|code| words[code as usize].clone()).collect())
        };
        let regions = words("regs", &self.words.regions)?;
        let townships = self.store.townships().iter();
        let townships = townships.filter(|township| regions.contains(&township.admin1));
        let deaths = numbers(&self.moves["fat"])?;
        let mut filter = Filter {
            actor_scope: ActorScope::Main,
            deaths: Some(DeathRange {
                least: deaths.first().map(|least| *least as u32),
                most: deaths.last().map(|most| *most as u32),
                inverted: false,
            }),
            ..Filter::default()
        };
        let types = words("types", &self.words.types)?;
        filter.choose(Facet::Type, Names::only(types));
        filter.choose(Facet::Township, Names::only(townships.map(Township::name)));
        filter.choose(
            Facet::Actor,
            Names::only(words("actors", &self.words.actors)?),
        );
        Ok(filter)
    }

    /// The windows of a kind of move; the moves give the day after the last.
    fn windows(&self, key: &str) -> anyhow::Result<Vec<DayRange>> {
        let moves = self.moves[key].as_array().context("no such moves")?;
        let window = |ends: &Value| {
            let ends = numbers(ends)?;
            let day = |at: i64| Day::from_number(FIRST_DAY + at as i32);
            anyhow::ensure!(ends.len() == 2, "a window has two ends");
            Ok(DayRange::between(day(ends[0]), day(ends[1] - 1)))
        };
        moves.iter().map(window).collect()
    }

    /// Moves the window and reads all there is to know, twice; the times and the answer of the second round.
    fn scrub(
        &self,
        matches: &Matches,
        cubes: &Cubes,
        key: &str,
    ) -> anyhow::Result<(Value, Value, Matches)> {
        let windows = self.windows(key)?;
        let (mut times, mut known, mut last) = (Vec::new(), Value::Null, matches.clone());
        for _round in 0..2 {
            times.clear();
            for days in &windows {
                let (time, (moved, answer, distinct)) = timed(|| {
                    let moved = matches.with_days(self.store, Some(*days));
                    let answer = cubes.answer(self.store, self.lens, &moved);
                    let distinct = distinct(&answer);
                    (moved, answer, distinct)
                });
                times.push(time);
                let [actors, townships] = distinct;
                known = json!({ "T": answer.ignoring(Facet::Type), "da": actors, "dw": townships });
                last = moved;
            }
        }
        let scanned = answer(self.store, self.lens, &last, ActorScope::Main);
        let same = cubes.answer(self.store, self.lens, &last) == scanned;
        anyhow::ensure!(same, "cubes and rows disagree");
        Ok((spread(times), known, last))
    }

    /// Switches event types: the first answer goes through the rows of the window, the bars of all weeks come from the
    /// former cubes, which ignore the clause on types; then the new cubes are made.
    fn toggle(&self, matches: &Matches, mut cubes: Cubes) -> anyhow::Result<Value> {
        let (store, lens) = (self.store, self.lens);
        let toggles = self.moves["toggles"].as_array().context("no toggles")?;
        let (mut first, mut anew) = (Vec::new(), Vec::new());
        let (mut matches, mut filter) = (matches.clone(), self.filter()?);
        filter.days = matches.days();
        for types in (0..3).flat_map(|_| toggles) {
            let codes = numbers(types)?.into_iter();
            let names = codes.map(|code| self.words.types[code as usize].clone());
            filter.choose(Facet::Type, Names::only(names));
            let (time, (toggled, answered)) = timed(|| {
                let toggled = matches.reselect(store, lens, &filter);
                let answered = answer(store, lens, &toggled, ActorScope::Main);
                let weeks = cubes.timeline(store, lens, &toggled, BinWidth::Week);
                black_box((distinct(&answered), weeks));
                (toggled, answered)
            });
            first.push(time);
            matches = toggled;
            let (time, made) = timed(|| self.cubes(&matches));
            anew.push(time);
            cubes = made?;
            let same = cubes.answer(store, lens, &matches) == answered;
            anyhow::ensure!(same, "cubes and rows disagree");
        }
        Ok(json!({ "first_answer_ms": spread(first), "cubes_ms": spread(anew) }))
    }
}

/// Distinct actors and townships in view, each without its own clause, as crossfilter counts its groups.
fn distinct(answer: &Answer) -> [u32; 2] {
    [Facet::Actor, Facet::Township].map(|facet| {
        let events = answer.ignoring(facet).iter();
        events.map(|events| u32::from(*events > 0)).sum()
    })
}

fn numbers(value: &Value) -> anyhow::Result<Vec<i64>> {
    let values = value.as_array().context("numbers are missing")?;
    let number = |value: &Value| value.as_i64().context("not a number");
    values.iter().map(number).collect()
}

fn timed<T>(step: impl FnOnce() -> T) -> (f64, T) {
    let started = Instant::now();
    let outcome = black_box(step());
    (millis(started), outcome)
}

fn millis(started: Instant) -> f64 {
    started.elapsed().as_secs_f64() * 1e3
}

fn spread(mut times: Vec<f64>) -> Value {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| {
        let at = (share * times.len() as f64) as usize;
        times.get(at.min(times.len().saturating_sub(1))).copied()
    };
    json!({ "median_ms": at(0.5), "p95_ms": at(0.95) })
}

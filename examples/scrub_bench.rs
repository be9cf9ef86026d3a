//! Times what a scrub of the timeline costs: `cargo run --release --example scrub_bench -- [EVENTS]`.
//!
//! Makes invented events in memory (12,000 sites, 330 townships, 2,000 actors, February 2021 to September 2024),
//! drags a 90-day window a day at a time, and prints medians in milliseconds. No test: it is how we know where we stand.

use conflict_atlas::event::{Day, DayRange, Deaths, PlacePrecision, TimePrecision};
use conflict_atlas::geo::LonLat;
use conflict_atlas::query::{
    ActorScope, BinWidth, Facet, Filter, Lens, Names, answer, marks, select, timeline,
};
use conflict_atlas::scheme::{AliasBook, RegionSet, Scheme};
use conflict_atlas::store::{EventStore, NewEvent, StoreBuilder};
use std::hint::black_box;
use std::time::Instant;

const FIRST_DAY: i32 = 18_659;
const DAYS: u64 = 1338;
const SITES: u64 = 12_000;
const TOWNSHIPS: u64 = 330;
const ACTORS: u64 = 2_000;
const CLASSES: [&str; 6] = [
    "Armed clash",
    "Looting/property destruction",
    "Air/drone strike",
    "Remote explosive/landmine/IED",
    "Mob violence",
    "Peaceful protest",
];

/// Numbers that look random and are the same on every run (xorshift).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    /// Small numbers more often than large ones, as with actors and places.
    fn skewed_below(&mut self, end: u64) -> u64 {
        let widest = self.below(end) + 1;
        self.below(widest)
    }
}

fn main() -> anyhow::Result<()> {
    let events = std::env::args()
        .nth(1)
        .map_or(Ok(20_000), |text| text.parse())?;
    let started = Instant::now();
    let store = invented(events);
    let lens = lens(&store)?;
    println!(
        "{events} events made in {:.0} ms",
        started.elapsed().as_secs_f64() * 1e3
    );
    let all = Filter::default();
    let mut some = Filter::default();
    let types = lens.scheme.types.iter().take(3).map(|t| &t.name);
    some.choose(Facet::Type, Names::only(types));
    let regions = lens.regions.names.iter().take(4);
    some.choose(Facet::Region, Names::only(regions));
    some.choose(Facet::Actor, Names::only((0..200).map(actor_name)));
    for (name, filter) in [("no filter", all), ("types, regions and 200 actors", some)] {
        println!("{name}");
        measure(&store, &lens, &filter);
    }
    Ok(())
}

fn measure(store: &EventStore, lens: &Lens, filter: &Filter) {
    report("select", 9, |_| {
        black_box(select(store, lens, filter));
    });
    let matches = select(store, lens, filter);
    let moved = |step: usize| matches.with_days(store, Some(window(400 + step as i32, 90)));
    report("drag: window and answer", 200, |step| {
        black_box(answer(store, lens, &moved(step), ActorScope::All));
    });
    report("drag: window and marks", 200, |step| {
        black_box(marks(store, lens, &moved(step)));
    });
    report("answer of everything", 9, |_| {
        black_box(answer(store, lens, &matches, ActorScope::All));
    });
    report("marks of everything", 9, |_| {
        black_box(marks(store, lens, &matches));
    });
    for width in [BinWidth::Day, BinWidth::Month] {
        report(&format!("timeline by {}", width.name()), 9, |_| {
            black_box(timeline(store, lens, &matches, width));
        });
    }
}

fn report(name: &str, steps: usize, mut step: impl FnMut(usize)) {
    let mut times: Vec<f64> = Vec::with_capacity(steps);
    for number in 0..steps {
        let started = Instant::now();
        step(number);
        times.push(started.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    println!(
        "  {name:26} {:9.3} ms (slowest {:.3})",
        times[steps / 2],
        times[steps - 1]
    );
}

fn window(first: i32, days: i32) -> DayRange {
    let first = Day::from_number(FIRST_DAY + first);
    DayRange::between(first, first.plus(days - 1))
}

fn actor_name(number: u64) -> String {
    format!("Group {number} (G{number})")
}

fn invented(events: u64) -> EventStore {
    let mut dice = Dice(20_210_201);
    let mut builder = StoreBuilder::new();
    for number in 0..events {
        let site = dice.skewed_below(SITES);
        let township = site % TOWNSHIPS;
        let first = Day::from_number(FIRST_DAY + dice.below(DAYS) as i32);
        let lasts = if dice.below(20) == 0 {
            dice.below(30) as i32
        } else {
            0
        };
        let third_party = actor_name(dice.skewed_below(ACTORS));
        let associates = [third_party.as_str()];
        let associated = if dice.below(3) == 0 {
            &associates[..]
        } else {
            &[]
        };
        builder.push(&NewEvent {
            id: &format!("INV{number}"),
            days: DayRange::between(first, first.plus(lasts)),
            time_precision: TimePrecision::Day,
            at: LonLat::new(
                93.0 + site as f64 * 5e-4,
                10.0 + (site * 7 % 1500) as f64 * 0.01,
            ),
            place_precision: PlacePrecision::Near,
            country: "Invented",
            admin1: &format!("State {}", township % 15),
            admin2: "",
            admin3: &format!("Township {township}"),
            location: &format!("Village {site}"),
            event_type: "",
            sub_event_type: CLASSES[dice.skewed_below(6) as usize],
            actor1: &actor_name(dice.skewed_below(ACTORS)),
            actor2: &actor_name(dice.skewed_below(ACTORS)),
            associates1: associated,
            associates2: &[],
            deaths: Some(Deaths::single(dice.skewed_below(5) as u32)),
            civilian_targeting: false,
            source: "Invented",
            notes: "",
            timestamp: 0,
            line: 1,
        });
    }
    builder.build()
}

fn lens(store: &EventStore) -> anyhow::Result<Lens> {
    let scheme = Scheme::parse(include_str!("../assets/schemes/iiss.toml"))?;
    let townships = (0..TOWNSHIPS).map(|number| {
        format!(
            "State {},Township {number},Region {}\n",
            number % 15,
            number % 6
        )
    });
    let table = format!("admin1,township,region\n{}", townships.collect::<String>());
    let regions = RegionSet::from_township_csv(&table, "region", &[], "")?;
    Ok(Lens::new(store, scheme, regions, AliasBook::default()))
}

//! Arbitrary small worlds of events, and the counting rules as plain loops over their words.
//!
//! Nothing here reads the store: what an event is, and whether it passes, is decided on the generated words alone.

mod asked;
mod passes;
mod values;

pub use asked::filters;

use conflict_atlas::event::{Day, DayRange, Deaths, PlacePrecision, TimePrecision};
use conflict_atlas::geo::LonLat;
use conflict_atlas::query::{ActorScope, Answer, Count, Facet, FacetCounts, Filter, Lens};
use conflict_atlas::scheme::{AliasBook, RegionSet, Scheme};
use conflict_atlas::store::{EventStore, NewEvent, Row, StoreBuilder};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;

const SCHEME: &str = r##"
id = "plain"
name = "Plain"
note = ""
left_out = ["Talks"]
type = [
    { name = "Clash", light = "#000000", dark = "#000000", takes = ["Clash", "Ambush"] },
    { name = "Strike", light = "#000000", dark = "#000000", takes = ["Strike"] },
    { name = "Arson", light = "#000000", dark = "#000000", takes = ["Arson"] },
]
"##;
const TYPES: [&str; 3] = ["Clash", "Strike", "Arson"];
const REGIONS: &str = "admin1,township,area\nA,One,North\nB,One,South\nA,Two,South\nB,Nine,East\n";
const REGION_NAMES: [&str; 3] = ["North", "South", "East"];
const ACTORS: [&str; 6] = [
    "",
    "KIO/KIA: Kachin",
    "Army",
    "KIAB",
    "People (KIA, AA)",
    "Villagers",
];

/// One generated event.
#[derive(Clone, Debug)]
pub struct Event {
    number: usize,
    pub days: DayRange,
    pub class: &'static str,
    pub admin1: &'static str,
    pub admin3: &'static str,
    spot: Option<usize>,
    precision: PlacePrecision,
    pub main: [&'static str; 2],
    pub associates: [Vec<&'static str>; 2],
    deaths: Option<u32>,
    time_precision: TimePrecision,
    source: &'static str,
    civilians: bool,
}

impl Event {
    pub fn id(&self) -> String {
        format!("E{}", self.number)
    }

    pub fn notes(&self) -> String {
        "né ".repeat(self.number % 3)
    }

    pub fn at(&self) -> Option<LonLat> {
        let spots = [(95.0, 20.0), (95.0, 21.0), (96.5, 18.25), (99.0, 24.0)];
        self.spot
            .and_then(|at| LonLat::new(spots[at].0, spots[at].1))
    }

    fn type_name(&self) -> Option<&'static str> {
        match self.class {
            "Clash" | "Ambush" => Some("Clash"),
            "Strike" => Some("Strike"),
            "Arson" => Some("Arson"),
            _ => None,
        }
    }

    fn region_name(&self) -> Option<&'static str> {
        match (self.admin1, self.admin3) {
            ("A", "One") => Some("North"),
            ("B", "One") | ("A", "Two") => Some("South"),
            _ => None,
        }
    }

    fn actors(&self, scope: ActorScope) -> BTreeSet<&'static str> {
        let mut names: BTreeSet<&str> = self.main.into_iter().collect();
        if scope == ActorScope::All {
            names.extend(self.associates.concat());
        }
        names.remove("");
        names
    }

    fn township(&self) -> String {
        match self.admin3 {
            "" => String::new(),
            name => format!("{name}, {}", self.admin1),
        }
    }
}

/// Events in order of day, with the store made of them in another order.
#[derive(Clone, Debug)]
pub struct World {
    events: Vec<Event>,
    pub store: EventStore,
    pub lens: Lens,
}

impl World {
    fn new(mut events: Vec<Event>) -> World {
        let mut builder = StoreBuilder::new();
        for (number, event) in events.iter_mut().enumerate() {
            event.number = number;
            push(&mut builder, event);
        }
        let store = builder.build();
        events.sort_by_key(|event| event.days.first());
        let aliases = AliasBook {
            entries: vec![("north".to_owned(), vec!["KIA".to_owned()])],
        };
        let regions = RegionSet::from_township_csv(REGIONS, "area", &[], "").unwrap();
        let lens = Lens::new(&store, Scheme::parse(SCHEME).unwrap(), regions, aliases);
        World {
            events,
            store,
            lens,
        }
    }

    pub fn len(&self) -> usize {
        self.events.len()
    }

    pub fn event(&self, row: Row) -> &Event {
        &self.events[row as usize]
    }

    pub fn rows_matching(&self, filter: &Filter) -> Vec<Row> {
        let rows = self.events.iter().zip(0..);
        rows.filter(|(event, _)| event.passes(filter))
            .map(|(_, row)| row)
            .collect()
    }

    /// The counting rules, one loop each; the counts of the facets' values are left to [`Event::values`].
    pub fn plain_answer(&self, filter: &Filter) -> Answer {
        let matching = self.events.iter().filter(|event| event.passes(filter));
        let matching: Vec<&Event> = matching.collect();
        let count = |keep: &dyn Fn(&&&Event) -> bool| matching.iter().filter(keep).count() as u64;
        let all_types = filter.without(Facet::Type);
        let all_regions = filter.without(Facet::Region);
        let in_legend = |name: &str| -> u64 {
            let events = self.events.iter().filter(|event| event.passes(&all_types));
            events
                .filter(|event| event.type_name() == Some(name))
                .count() as u64
        };
        let in_region_legend = |name: Option<&str>| -> u64 {
            let events = self
                .events
                .iter()
                .filter(|event| event.passes(&all_regions));
            events.filter(|event| event.region_name() == name).count() as u64
        };
        let townships: BTreeSet<_> = matching.iter().map(|e| (e.admin1, e.admin3)).collect();
        let actors: BTreeSet<&str> = matching
            .iter()
            .flat_map(|e| e.actors(filter.actor_scope))
            .collect();
        let firsts = self.events.iter().map(|event| event.days.first()).min();
        let lasts = self.events.iter().map(|event| event.days.last()).max();
        let extent = firsts
            .zip(lasts)
            .map(|(first, last)| DayRange::between(first, last));
        let deaths = || matching.iter().filter_map(|event| event.deaths);
        Answer {
            period: filter.days.or(extent),
            events: matching.len() as u64,
            townships: townships
                .iter()
                .filter(|(_, admin3)| !admin3.is_empty())
                .count() as u64,
            actors: actors.len() as u64,
            by_type: ranked(&TYPES, |name| count(&|e| e.type_name() == Some(name))),
            by_region: ranked(&REGION_NAMES, |name| {
                count(&|e| e.region_name() == Some(name))
            }),
            outside_regions: count(&|event| event.region_name().is_none()),
            without_township: count(&|event| event.admin3.is_empty()),
            without_place: count(&|event| event.spot.is_none()),
            deaths: Deaths {
                best: deaths().sum(),
                low: 0,
                high: deaths().map(|best| best * 2).sum(),
            },
            legend: TYPES.iter().map(|name| in_legend(name)).collect(),
            region_legend: REGION_NAMES
                .iter()
                .map(|name| in_region_legend(Some(name)))
                .collect(),
            outside_legend: in_region_legend(None),
            facets: FacetCounts::default(),
        }
    }
}

fn ranked(names: &[&str], events: impl Fn(&str) -> u64) -> Vec<Count> {
    let mut left: Vec<Count> = names
        .iter()
        .zip(0..)
        .map(|(name, index)| Count {
            name: (*name).to_owned(),
            index,
            events: events(name),
        })
        .collect();
    let mut ranked = Vec::new();
    while let Some(most) = left.iter().map(|count| count.events).max() {
        let at = left.iter().position(|count| count.events == most).unwrap();
        ranked.push(left.remove(at));
    }
    ranked
}

fn push(builder: &mut StoreBuilder, event: &Event) {
    builder.push(&NewEvent {
        id: &event.id(),
        days: event.days,
        time_precision: event.time_precision,
        at: event.at(),
        place_precision: event.precision,
        country: "Nowhere",
        admin1: event.admin1,
        admin2: "",
        admin3: event.admin3,
        location: "",
        event_type: "Coarse",
        sub_event_type: event.class,
        actor1: event.main[0],
        actor2: event.main[1],
        associates1: &event.associates[0],
        associates2: &event.associates[1],
        deaths: event.deaths.map(|best| Deaths {
            best,
            low: 0,
            high: best * 2,
        }),
        civilian_targeting: event.civilians,
        source: event.source,
        notes: &event.notes(),
        timestamp: 0,
        line: 1,
    });
}

fn days(first: std::ops::Range<i32>) -> impl Strategy<Value = DayRange> {
    let lengths = prop_oneof![3 => Just(0), 1 => 1..5i32, 1 => 5..90i32];
    (first, lengths).prop_map(|(first, length)| {
        // From 20 January 2021: bins of every width begin and end among the days.
        let first = Day::from_number(18_647 + first);
        DayRange::between(first, first.plus(length))
    })
}

fn events() -> impl Strategy<Value = Event> {
    let classes = vec!["Clash", "Ambush", "Strike", "Arson", "Talks", "Riddle", ""];
    let precisions = vec![
        PlacePrecision::Exact,
        PlacePrecision::Near,
        PlacePrecision::Unknown,
    ];
    let actor = || select(ACTORS.to_vec());
    let associates = || proptest::collection::vec(actor(), 0..3);
    let who = ([actor(), actor()], [associates(), associates()]);
    let place = (
        select(vec!["A", "B"]),
        select(vec!["", "One", "Two", "Far"]),
    );
    let spot = proptest::option::weighted(0.8, 0..4usize);
    let class = select(classes);
    let deaths = proptest::option::of(0..9u32);
    let told = (
        select(vec![TimePrecision::Day, TimePrecision::Week]),
        select(vec!["", "Radio", "Daily"]),
        any::<bool>(),
    );
    (
        days(0..120),
        class,
        place,
        (spot, select(precisions)),
        who,
        deaths,
        told,
    )
        .prop_map(
            |(
                days,
                class,
                (admin1, admin3),
                (spot, precision),
                (main, associates),
                deaths,
                (time_precision, source, civilians),
            )| Event {
                number: 0,
                days,
                class,
                admin1,
                admin3,
                spot,
                precision,
                main,
                associates,
                deaths,
                time_precision,
                source,
                civilians,
            },
        )
}

/// Up to 40 events on four spots within seven months.
pub fn worlds() -> impl Strategy<Value = World> {
    proptest::collection::vec(events(), 0..40).prop_map(World::new)
}

/// No window, or one that may lie outside all events.
pub fn windows() -> impl Strategy<Value = Option<DayRange>> {
    proptest::option::weighted(0.7, days(-20..230))
}

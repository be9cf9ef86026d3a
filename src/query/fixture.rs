//! A store small enough to count by hand, for the tests of this folder.
//!
//! Four invented events; a test that needs more builds its own.

use super::Lens;
use crate::event::{DayRange, Deaths, PlacePrecision, TimePrecision};
use crate::geo::LonLat;
use crate::scheme::{AliasBook, RegionSet, Scheme};
use crate::store::{EventStore, NewEvent, StoreBuilder};

const SCHEME: &str = r##"
id = "test"
name = "Test"
note = ""
left_out = ["Talks"]
[[type]]
name = "Clash"
light = "#000000"
dark = "#000000"
takes = ["Clash"]
[[type]]
name = "Strike"
light = "#000000"
dark = "#000000"
takes = ["Strike"]
[[type]]
name = "Arson"
light = "#000000"
dark = "#000000"
takes = ["Arson"]
"##;

const REGIONS: &str = "admin1,township,area\nA,One,North\nA,Two,South\n";

pub(crate) fn days(first: &str, last: &str) -> DayRange {
    DayRange::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
}

fn event(class: &'static str, first: &str, last: &str) -> NewEvent<'static> {
    NewEvent {
        id: "",
        days: days(first, last),
        time_precision: TimePrecision::Day,
        at: LonLat::new(96.0, 20.0),
        place_precision: PlacePrecision::Region,
        country: "Nowhere",
        admin1: "A",
        admin2: "",
        admin3: "One",
        location: "",
        event_type: "",
        sub_event_type: class,
        actor1: "",
        actor2: "",
        associates1: &[],
        associates2: &[],
        deaths: None,
        civilian_targeting: false,
        source: "",
        notes: "",
        timestamp: 0,
        line: 1,
    }
}

/// Six rows in order of day, of which the first three and the last belong to a type.
pub(crate) fn four_events() -> (EventStore, Lens) {
    let mut builder = StoreBuilder::new();
    builder.push(&NewEvent {
        actor1: "KIO/KIA: Kachin",
        actor2: "Army",
        deaths: Some(Deaths {
            best: 2,
            low: 1,
            high: 9,
        }),
        ..event("Clash", "2021-02-28", "2021-03-05")
    });
    builder.push(&NewEvent {
        admin3: "Two",
        place_precision: PlacePrecision::Exact,
        actor1: "Army",
        associates1: &["Army", "KIA"],
        deaths: Some(Deaths::single(3)),
        ..event("Strike", "2021-02-28", "2021-02-28")
    });
    builder.push(&NewEvent {
        admin3: "",
        at: None,
        actor2: "Villagers",
        ..event("Clash", "2021-03-01", "2021-03-01")
    });
    builder.push(&event("Talks", "2021-03-10", "2021-03-10"));
    builder.push(&event("Riddle", "2021-03-10", "2021-03-12"));
    builder.push(&NewEvent {
        admin3: "Elsewhere",
        at: LonLat::new(97.0, 21.0),
        ..event("clash", "2021-04-01", "2021-04-01")
    });
    with_lens(builder)
}

pub(crate) fn no_events() -> (EventStore, Lens) {
    with_lens(StoreBuilder::new())
}

fn with_lens(builder: StoreBuilder) -> (EventStore, Lens) {
    let store = builder.build();
    let aliases = AliasBook {
        entries: vec![("North".to_owned(), vec!["KIA".to_owned()])],
    };
    let regions = RegionSet::from_township_csv(REGIONS, "area", &[], "").unwrap();
    let lens = Lens::new(&store, Scheme::parse(SCHEME).unwrap(), regions, aliases);
    (store, lens)
}

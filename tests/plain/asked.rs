//! Arbitrary filters over the arbitrary worlds: every facet, both ways round.

use super::windows;
use conflict_atlas::geo::{GeoBox, Outline};
use conflict_atlas::query::{ActorScope, DeathRange, DrawnArea, Facet, Filter, Names, TextQuery};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Any filter, with names that exist and names that do not; most facets are free most of the time.
pub fn filters() -> impl Strategy<Value = Filter> {
    let clause = |share: f64, facet: Facet, all: &[&'static str]| {
        let names = subsequence(all.to_vec(), 0..=all.len());
        let clause = (names, proptest::bool::weighted(0.25)).prop_map(move |(names, inverted)| {
            let names = Names {
                inverted,
                ..Names::only(names)
            };
            (facet, names)
        });
        proptest::option::weighted(share, clause)
    };
    let who = ["kia", "north", "Army", "Villagers", "nobody", " "];
    let common = [
        clause(
            0.4,
            Facet::Type,
            &["Clash", "Strike", "Arson", "No such type"],
        ),
        clause(
            0.4,
            Facet::Region,
            &["", "North", "South", "East", "No such region"],
        ),
        clause(0.4, Facet::Actor, &who),
    ];
    let rare = [
        clause(0.1, Facet::SubType, &["", "Ambush", "Clash", "Strike"]),
        clause(0.1, Facet::Admin1, &["A", "C"]),
        clause(0.1, Facet::Township, &["", "One, A", "One, B", "Far, B"]),
        clause(0.1, Facet::Opponent, &who),
        clause(0.1, Facet::Ally, &who),
        clause(0.1, Facet::PlacePrecision, &["exact", "not given"]),
        clause(0.1, Facet::TimePrecision, &["day", "month"]),
        clause(0.1, Facet::Source, &["", "Radio"]),
        clause(0.1, Facet::Civilians, &["civilians targeted"]),
    ];
    let deaths = (0..4u32, 2..9u32, any::<bool>()).prop_map(|(least, most, inverted)| DeathRange {
        least: (least > 0).then_some(least),
        most: (most < 8).then_some(most),
        inverted,
    });
    let text =
        (select(vec!["né", "-né", ""]), any::<bool>()).prop_map(|(typed, inverted)| TextQuery {
            typed: typed.to_owned(),
            inverted,
        });
    let west = GeoBox::new(-180.0, -90.0, 96.0, 90.0).unwrap();
    let area = (any::<bool>(), any::<bool>()).prop_map(move |(drawn, inverted)| DrawnArea {
        outlines: if drawn {
            vec![Outline::Box(west)]
        } else {
            Vec::new()
        },
        inverted,
    });
    let north = GeoBox::new(-180.0, 20.0, 180.0, 90.0).unwrap();
    let others = (
        proptest::option::weighted(0.1, deaths),
        proptest::option::weighted(0.1, text),
        proptest::option::weighted(0.1, area),
        proptest::option::weighted(0.1, Just(north)),
    );
    let scopes = select(vec![ActorScope::All, ActorScope::Main]);
    (windows(), common, rare, others, scopes).prop_map(
        |(days, common, rare, (deaths, text, area, in_view), actor_scope)| Filter {
            days,
            names: common.into_iter().chain(rare).flatten().collect(),
            actor_scope,
            deaths,
            text,
            area,
            in_view,
        },
    )
}

//! A copied figure, tried from outside: the command in its citation, run by a shell, gives the number again.
#![cfg(test)]

use conflict_atlas::event::{Day, DayRange};
use conflict_atlas::geo::{GeoBox, LonLat, Outline};
use conflict_atlas::query::{
    ActorScope, DeathRange, DrawnArea, Facet, Filter, Names, TextQuery, facet_values, select,
};
use conflict_atlas::session::{Figure, Opened, citation, open_source};
use conflict_atlas::watch::Watch;
use conflict_atlas::workspace::DataSource;
use proptest::prelude::*;
use proptest::sample::{Index, select as one_of};
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

const HEAD: &str = "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,actor2,\
    civilian_targeting,admin1,admin3,location,latitude,longitude,geo_precision,source,notes,fatalities";

/// A table of 90 rows whose names hold what a shell would read.
fn table(folder: &Path) -> PathBuf {
    let kinds = [
        "Armed clash",
        "Attack",
        "Air/drone strike",
        "Looting/property destruction",
    ];
    let actors = [
        "Army \"One\"",
        "O'Hara's Guard",
        "KIO/KIA: Kachin; North",
        "$HOME Front",
        "",
    ];
    let towns = ["Minhla", "It's Here", "Two $(echo) Rivers", ""];
    let sources = ["Radio & Sons", "`Daily`", "-Dash", ""];
    let notes = [
        "a drone, seen",
        "the \"old\" school",
        "mines\\near* a bridge",
        "-nothing",
    ];
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut text = format!("{HEAD}\n");
    for n in 0..90usize {
        let row = [
            format!("X{n}"),
            format!("2023-{:02}-{:02}", 1 + n % 9, 1 + n % 28),
            (1 + n % 3).to_string(),
            "Battles".to_owned(),
            cell(kinds[n % 4]),
            cell(actors[n % 5]),
            cell(actors[(n / 5) % 5]),
            cell(actors[(n / 3) % 5]),
            if n % 4 == 0 { "Civilian targeting" } else { "" }.to_owned(),
            ["Magway", "Shan \u{2013} South"][n % 2].to_owned(),
            cell(towns[(n / 2) % 4]),
            String::new(),
            format!("{}", 20.1 + (n % 7) as f64 * 0.3),
            format!("{}", 95.05 + (n % 11) as f64 * 0.2),
            (1 + n % 3).to_string(),
            cell(sources[(n / 4) % 4]),
            cell(notes[(n / 7) % 4]),
            (n % 13).to_string(),
        ];
        writeln!(text, "{}", row.join(",")).unwrap();
    }
    let path = folder.join("it's a $table \"one\".csv");
    std::fs::write(&path, text).unwrap();
    path
}

fn open(path: &Path) -> Opened {
    let source = DataSource::File(path.to_owned());
    open_source(&source, None, None, &Watch::idle()).unwrap()
}

/// What the shell says when it runs the last line of the citation, with `--json` behind it.
fn counted_again(opened: &Opened, filter: &Filter) -> serde_json::Value {
    let matches = select(&opened.store, &opened.lens, filter);
    let figure = Figure {
        count: matches.count(),
        noun: "event".to_owned(),
        words: String::new(),
        filter: filter.clone(),
    };
    let text = citation(opened, &figure);
    // Names may hold line breaks, so the command is all that stands behind its title.
    let (_, line) = text.split_once("\nCount again: ").unwrap();
    let binary = Path::new(env!("CARGO_BIN_EXE_conflict-atlas"));
    let output = Command::new("/bin/sh")
        .arg("-c")
        .arg(format!("{} --json", line.trim_end()))
        .env("PATH", binary.parent().unwrap())
        .env("HOME", "/nowhere")
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{line}\n{said}");
    serde_json::from_slice(&output.stdout).unwrap()
}

fn check(opened: &Opened, filter: &Filter) {
    let expected = select(&opened.store, &opened.lens, filter).count();
    let again = counted_again(opened, filter);
    assert_eq!(again["events"], expected, "{filter:?}");
}

fn clause(opened: &Opened, facet: Facet, picks: &[Index], inverted: bool) -> Names {
    let mut values = facet_values(&opened.store, &opened.lens, facet).names;
    values.push("Nobody has this name".to_owned());
    let names = picks.iter().map(|pick| pick.get(&values).clone());
    let names = names.filter(|name| facet != Facet::Actor || !name.is_empty());
    Names {
        names: names.collect(),
        inverted,
    }
}

const NAMED: [Facet; 12] = [
    Facet::Type,
    Facet::SubType,
    Facet::Region,
    Facet::Admin1,
    Facet::Township,
    Facet::Actor,
    Facet::Opponent,
    Facet::Ally,
    Facet::PlacePrecision,
    Facet::TimePrecision,
    Facet::Civilians,
    Facet::Source,
];

type Picked = (Index, Vec<Index>, bool);

/// A filter as numbers, to be made of the names that a table turns out to have.
fn filters(opened: &Opened) -> impl Strategy<Value = Filter> + use<> {
    let opened = opened.clone();
    let picked = (
        any::<Index>(),
        proptest::collection::vec(any::<Index>(), 0..4),
        any::<bool>(),
    );
    let clauses = proptest::collection::vec(picked, 0..4);
    let days = proptest::option::of((0..270i32, 0..120i32));
    let deaths = proptest::option::of((any::<Option<u8>>(), any::<Option<u8>>(), any::<bool>()));
    let typed = [
        "drone",
        "-drone",
        "\"old\" -mines",
        "near*",
        "it's $HOME",
        "",
    ];
    let text = proptest::option::of((one_of(typed.to_vec()), any::<bool>()));
    let areas = proptest::option::of((0..4usize, any::<bool>()));
    let rest = (days, deaths, text, areas, any::<bool>(), any::<bool>());
    (clauses, rest).prop_map(move |(clauses, rest): (Vec<Picked>, _)| {
        let (days, deaths, text, area, in_view, main) = rest;
        let mut filter = Filter::default();
        for (facet, picks, inverted) in &clauses {
            let facet = *facet.get(&NAMED);
            filter.choose(facet, clause(&opened, facet, picks, *inverted));
        }
        filter.days = days.map(|(first, length)| {
            let first = Day::from_ymd(2023, 1, 1).unwrap().plus(first);
            DayRange::between(first, first.plus(length))
        });
        filter.deaths = deaths.map(|(least, most, inverted)| DeathRange {
            least: least.map(|n| u32::from(n % 13)),
            most: most.map(|n| u32::from(n % 13)),
            inverted,
        });
        filter.text = text.map(|(typed, inverted)| TextQuery {
            typed: typed.to_owned(),
            inverted,
        });
        filter.area = area.map(|(shapes, inverted)| DrawnArea {
            outlines: outlines().into_iter().take(shapes).collect(),
            inverted,
        });
        filter.in_view = GeoBox::new(95.05, 20.1, 96.45, 21.3).filter(|_| in_view);
        if main {
            filter.actor_scope = ActorScope::Main;
        }
        filter
    })
}

fn outlines() -> [Outline; 3] {
    let at = |lon, lat| LonLat::new(lon, lat).unwrap();
    [
        Outline::Circle {
            centre: at(95.25, 20.4),
            radius_km: 33.3,
        },
        Outline::Polygon(vec![at(95.0, 20.0), at(96.1, 20.05), at(95.7, 21.95)]),
        Outline::Box(GeoBox::new(96.45, 21.0, 97.05, 21.9).unwrap()),
    ]
}

#[test]
fn the_command_of_a_citation_gives_the_number_again_for_any_filter() {
    let folder = tempfile::tempdir().unwrap();
    let opened = open(&table(folder.path()));
    let config = Config {
        cases: 40,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(805),
        ..Config::default()
    };
    let outcome = TestRunner::new(config).run(&filters(&opened), |filter| {
        check(&opened, &filter);
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn every_value_of_every_facet_is_asked_for_by_its_own_argument() {
    let folder = tempfile::tempdir().unwrap();
    let opened = open(&table(folder.path()));
    for facet in NAMED {
        let values = facet_values(&opened.store, &opened.lens, facet).names;
        assert!(!values.is_empty(), "{facet:?}");
        let value = values.iter().rev().find(|name| !name.is_empty()).unwrap();
        let filter = Filter::default().with_only(facet, value);
        check(&opened, &filter);
        let mut turned = Filter::default();
        turned.choose(facet, Names::all_but([value]));
        check(&opened, &turned);
    }
}

#[test]
fn a_figure_is_copied_with_all_that_finds_it_again() {
    let opened = open_source(&DataSource::Sample, None, None, &Watch::idle()).unwrap();
    let days =
        |first: &str, last: &str| DayRange::new(first.parse().unwrap(), last.parse().unwrap());
    let september = Filter::default().in_days(days("2023-09-01", "2023-09-30"));
    let figure = Figure {
        count: 87,
        noun: "event".to_owned(),
        words: "Air/drone strike".to_owned(),
        filter: september.with_only(Facet::Type, "Air/drone strike"),
    };
    let text = citation(&opened, &figure);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "87 events: Air/drone strike");
    assert_eq!(
        lines[1],
        "1 September 2023 to 30 September 2023, both days included"
    );
    assert_eq!(lines[2], "Filter: Air/drone strike");
    assert_eq!(lines[3], "Source: built-in invented sample");
    assert_eq!(lines[4], format!("SHA-256: {}", opened.report.sha256));
    assert_eq!(lines[5], "Event types: IISS (reconstructed)");
    assert!(lines[6].starts_with("Accessed: built into Conflict Atlas"));
    assert_eq!(
        lines[7],
        "Invented sample data: these events did not happen"
    );
    assert_eq!(
        lines[8],
        "Count again: conflict-atlas stats --scheme=iiss --from=2023-09-01 --to=2023-09-30 \
         --type=Air/drone' 'strike"
            .replace("Air/drone' 'strike", "'Air/drone strike'")
    );
    let townships = september.with_any(Facet::Township);
    let again = counted_again(&opened, &townships);
    assert_eq!(
        (&again["townships"], &again["events"]),
        (&132.into(), &805.into())
    );
}

#[test]
fn arguments_that_contradict_or_name_nothing_are_refused() {
    let refused = |arguments: &[&str], code: i32, sentence: &str| {
        let binary = env!("CARGO_BIN_EXE_conflict-atlas");
        let output = Command::new(binary)
            .arg("stats")
            .args(arguments)
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(said.contains(sentence), "{said}");
    };
    refused(
        &["--type", "Crackdowns", "--not-type", "Crackdowns"],
        2,
        "cannot be used with",
    );
    refused(
        &["--township", "Nowhere, Magwe"],
        1,
        "no township \"Nowhere, Magwe\" in these events",
    );
    refused(&["--deaths", "many"], 2, "not a range of deaths");
    refused(&["--area", "94,20"], 2, "write W,S,E,N");
    refused(&["--in-view", "97,20,94,22"], 2, "no such shape");
}

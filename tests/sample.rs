//! The built-in sample: its fixed month, its bytes, and that nobody can take it for real.

#![cfg(test)]

use conflict_atlas::geo::LonLat;
use conflict_atlas::geo::geojson::{NamedArea, named_areas};
use conflict_atlas::scheme::{Class, RegionSet, Scheme, actor_matches};
use conflict_atlas::workspace::assets;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use std::sync::LazyLock;

const IISS: &str = include_str!("../assets/schemes/iiss.toml");

/// SHA-256 of the whole table. It changes only on purpose: saved views and articles name events of the sample by id.
const DIGEST: &str = "f998b007ac2b4fd130637df1c4061c2254f7567b64991616731d38418f2d175b";

static AREAS: LazyLock<Vec<NamedArea>> =
    LazyLock::new(|| named_areas(assets::TOWNSHIPS_GEOJSON).unwrap());
static TEXT: LazyLock<String> =
    LazyLock::new(|| conflict_atlas::sample::csv(&AREAS, assets::TOWNSHIPS_CSV));

/// One row by column name.
type Row = BTreeMap<String, String>;

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut reader = csv::Reader::from_reader(TEXT.as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
});

fn names(row: &Row) -> Vec<&str> {
    let columns = ["actor1", "assoc_actor_1", "actor2", "assoc_actor_2"];
    let names = columns.iter().flat_map(|column| row[*column].split(';'));
    names
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .collect()
}

/// The rows of a month ("2023-09") that belong to an event type of the built-in scheme, with its name.
fn counted(month: &str) -> Vec<(String, &'static Row)> {
    let scheme = Scheme::parse(IISS).unwrap();
    let rows: Vec<&Row> = ROWS
        .iter()
        .filter(|row| row["event_date"].starts_with(month))
        .collect();
    let classes = rows
        .iter()
        .map(|row| (row["event_type"].as_str(), row["sub_event_type"].as_str()));
    let classes = scheme.classify(classes);
    let kept = rows
        .into_iter()
        .zip(classes)
        .filter_map(|(row, class)| match class {
            Class::Type(number) => Some((scheme.types[usize::from(number)].name.clone(), row)),
            Class::LeftOut => None,
            Class::Unknown => panic!("the scheme does not know {}", row["sub_event_type"]),
        });
    kept.collect()
}

fn tally<'a>(values: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    values.fold(BTreeMap::new(), |mut counts, value| {
        *counts.entry(value).or_default() += 1;
        counts
    })
}

#[test]
fn september_2023_gives_exactly_the_reference_figures() {
    let events = counted("2023-09");
    assert_eq!(events.len(), 805);
    let townships: BTreeSet<_> = events
        .iter()
        .map(|(_, row)| (&row["admin1"], &row["admin3"]))
        .collect();
    assert_eq!(townships.len(), 132);
    assert!(townships.iter().all(|(_, admin3)| !admin3.is_empty()));
    let actors: BTreeSet<&str> = events.iter().flat_map(|(_, row)| names(row)).collect();
    assert_eq!(actors.len(), 441);
    assert_eq!(
        tally(events.iter().map(|(name, _)| name.as_str())),
        BTreeMap::from([
            ("Attack/armed clash", 578),
            ("Infrastructure destruction", 89),
            ("Air/drone strike", 87),
            ("Remote explosives/IEDs", 51),
        ])
    );
    let regions = RegionSet::from_township_csv(assets::TOWNSHIPS_CSV, "warscape", &[], "").unwrap();
    let region = |row: &Row| regions.region_of(&row["admin1"], &row["admin3"]).unwrap();
    let warscapes = events
        .iter()
        .map(|(_, row)| regions.names[usize::from(region(row))].as_str());
    assert_eq!(
        tally(warscapes),
        BTreeMap::from([
            ("Dry Zone", 249),
            ("Northeast", 210),
            ("Southeast", 167),
            ("Northwest", 111),
            ("Lower Myanmar", 63),
            ("Rakhine", 5),
        ])
    );
}

#[test]
fn rows_the_scheme_leaves_out_fall_in_september_too() {
    let rows = ROWS
        .iter()
        .filter(|row| row["event_date"].starts_with("2023-09"));
    assert!(rows.count() > 805 + 15);
    let august = counted("2023-08").len();
    assert!((740..=780).contains(&august), "{august} in August 2023");
}

#[test]
fn two_runs_give_the_same_bytes_and_they_have_not_changed() {
    assert!(*TEXT == conflict_atlas::sample::csv(&AREAS, assets::TOWNSHIPS_CSV));
    let digest = Sha256::digest(TEXT.as_bytes());
    let digest: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(digest, DIGEST, "the sample has changed");
}

#[test]
fn the_table_has_the_size_and_the_order_it_promises() {
    assert!(
        (19_000..=21_000).contains(&ROWS.len()),
        "{} rows",
        ROWS.len()
    );
    assert_eq!(TEXT.lines().next().unwrap().split(',').count(), 31);
    let dates: Vec<&str> = ROWS.iter().map(|row| row["event_date"].as_str()).collect();
    assert!(dates.is_sorted_by(|a, b| a >= b));
    assert_eq!(dates.first(), Some(&"2024-09-30"));
    assert_eq!(dates.last(), Some(&"2021-02-01"));
    let ids: BTreeSet<&str> = ROWS
        .iter()
        .map(|row| row["event_id_cnty"].as_str())
        .collect();
    assert_eq!(ids.len(), ROWS.len());
    assert!(ids.contains("SMP1"));
    let actors: BTreeSet<&str> = ROWS.iter().flat_map(names).collect();
    assert!(
        (1_500..=2_500).contains(&actors.len()),
        "{} actors",
        actors.len()
    );
    let sites: BTreeSet<_> = ROWS
        .iter()
        .map(|row| (&row["longitude"], &row["latitude"]))
        .collect();
    assert!(
        (800..=5_000).contains(&sites.len()),
        "{} sites",
        sites.len()
    );
}

#[test]
fn every_sub_event_type_of_acled_occurs() {
    let scheme = Scheme::parse(IISS).unwrap();
    let known = scheme
        .types
        .iter()
        .flat_map(|t| t.takes.iter().chain(&t.doubtful));
    let known: BTreeSet<&str> = known.chain(&scheme.left_out).map(String::as_str).collect();
    let found = tally(ROWS.iter().map(|row| row["sub_event_type"].as_str()));
    assert_eq!(found.keys().copied().collect::<BTreeSet<_>>(), known);
    assert_eq!(known.len(), 25);
}

#[test]
fn every_place_lies_in_its_township() {
    let township = |area: &NamedArea| {
        let property = |name: &str| area.property(name).to_owned();
        (property("state"), property("name"))
    };
    let areas: BTreeMap<_, _> = AREAS
        .iter()
        .map(|area| (township(area), &area.area))
        .collect();
    let known = ROWS.iter().filter(|row| row["geo_precision"] != "3");
    for row in known {
        let number = |column: &str| row[column].parse::<f64>().unwrap();
        let at = LonLat::new(number("longitude"), number("latitude")).unwrap();
        let area = areas[&(row["admin1"].clone(), row["admin3"].clone())];
        assert!(area.contains(at), "{} lies outside", row["event_id_cnty"]);
    }
    let precise = tally(ROWS.iter().map(|row| row["geo_precision"].as_str()));
    assert!(precise["2"] * 100 / ROWS.len() >= 40 && precise["3"] > 100);
}

#[test]
fn a_few_rows_outside_september_have_no_township_or_an_unlisted_one() {
    let regions = RegionSet::from_township_csv(assets::TOWNSHIPS_CSV, "warscape", &[], "").unwrap();
    let outside: Vec<&Row> = ROWS
        .iter()
        .filter(|row| regions.region_of(&row["admin1"], &row["admin3"]).is_none())
        .collect();
    let without = outside
        .iter()
        .filter(|row| row["admin3"].is_empty())
        .count();
    assert!(without >= 3 && outside.len() > without && outside.len() < 40);
}

#[test]
fn every_row_says_that_it_is_invented() {
    for row in ROWS.iter() {
        assert!(row["notes"].starts_with("Invented event:"));
        assert!(row["source"].contains("(invented)"));
        assert!(row["event_id_cnty"].starts_with("SMP"));
        assert!(names(row).iter().all(|name| name.ends_with("(invented)")));
    }
}

#[test]
fn no_actor_is_named_after_a_real_one() {
    let real = [
        "Arakan Army",
        "Kachin Independence",
        "Karen National",
        "Karenni",
        "Ta'ang",
        "Shan State",
        "Chin National",
        "Wa State",
        "Democratic Alliance",
        "Democratic Karen",
        "Democratic Buddhist",
        "Tatmadaw",
        "Military Forces of",
        "Police Forces of",
        "National Unity",
        "People's Defence",
        "People's Defense",
        "Pyu Saw",
        "National League",
        "Rohingya",
        "Mon State",
        "Lahu",
        "Pa-O",
        "Naga",
        "Zomi",
        "Bamar People",
        "Students' Democratic",
        "PDF",
        "KNU",
        "KNLA",
        "KNDF",
        "TNLA",
        "MNDAA",
        "UWSA",
        "NUG",
        "NLD",
        "DKBA",
        "BPLA",
        "ARSA",
    ];
    let actors: BTreeSet<&str> = ROWS.iter().flat_map(names).collect();
    for actor in actors {
        let own = actor.to_lowercase();
        let found = real.iter().find(|name| own.contains(&name.to_lowercase()));
        assert_eq!(found, None, "{actor}");
    }
}

#[test]
fn the_alias_kia_finds_one_invented_family() {
    let actors: BTreeSet<&str> = ROWS.iter().flat_map(names).collect();
    let found: Vec<&&str> = actors
        .iter()
        .filter(|actor| actor_matches("KIA", actor))
        .collect();
    assert!(found.len() > 5);
    assert!(
        found
            .iter()
            .all(|actor| actor.starts_with("KIO/KIA: Kestrel Island Army"))
    );
    let with = counted("2023-09")
        .iter()
        .filter(|(_, row)| names(row).iter().any(|n| actor_matches("KIA", n)))
        .count();
    assert!(with > 20, "{with} events of September 2023 involve the KIA");
}

#[test]
fn classes_sides_and_precisions_go_together() {
    for row in ROWS.iter() {
        let id = &row["event_id_cnty"];
        assert!(
            !row["actor1"].is_empty() && !row["inter1"].is_empty(),
            "{id}"
        );
        assert_eq!(row["actor2"].is_empty(), row["inter2"].is_empty(), "{id}");
        let two_sided =
            ["Battles", "Violence against civilians"].contains(&row["event_type"].as_str());
        assert!(!two_sided || !row["actor2"].is_empty(), "{id}");
        assert!(
            ["1", "2", "3"].contains(&row["time_precision"].as_str()),
            "{id}"
        );
        assert_eq!(row["year"], row["event_date"][..4], "{id}");
        row["fatalities"].parse::<u32>().unwrap();
        row["timestamp"].parse::<i64>().unwrap();
        let mut once = names(row);
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), names(row).len(), "{id} names somebody twice");
    }
}

#[test]
fn the_command_writes_the_table_to_stdout_or_beside_and_renames() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.csv");
    std::fs::write(&file, "old").unwrap();
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_conflict-atlas"));
        command.arg("sample").args(arguments).output().unwrap()
    };
    let printed = run(&[]);
    assert!(printed.status.success() && printed.stdout == TEXT.as_bytes());
    assert!(String::from_utf8_lossy(&printed.stderr).contains("these events did not happen"));
    let saved = run(&["-o", file.to_str().unwrap()]);
    assert!(saved.status.success() && saved.stdout.is_empty());
    assert!(std::fs::read(&file).unwrap() == TEXT.as_bytes());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let nowhere = run(&["-o", folder.path().join("no/such.csv").to_str().unwrap()]);
    assert_eq!(nowhere.status.code(), Some(1));
}

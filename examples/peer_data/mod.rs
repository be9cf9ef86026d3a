//! The data that every peer is measured on: raw columns, and what their codes are called in a store.
//!
//! The columns lie beside the table and hold the same events; the moves of the peers name codes, a filter needs names.

use anyhow::Context;
use conflict_atlas::event::{Day, DayRange, Deaths, PlacePrecision, TimePrecision};
use conflict_atlas::geo::LonLat;
use conflict_atlas::query::Lens;
use conflict_atlas::scheme::{AliasBook, EventType, RegionSet, Rgb, Scheme};
use conflict_atlas::store::{EventStore, NewEvent, Row, StoreBuilder};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Day 0 of the data: 1 February 2021.
pub const FIRST_DAY: i32 = 18_659;

/// The raw columns: codes of so many bytes each, and degrees.
pub struct Raw {
    codes: BTreeMap<&'static str, Vec<u32>>,
    degrees: [Vec<f32>; 2],
}

const COLUMNS: [(&str, usize); 9] = [
    ("day", 2),
    ("type", 1),
    ("sub", 1),
    ("actor1", 2),
    ("actor2", 2),
    ("reg", 1),
    ("town", 2),
    ("loc", 2),
    ("fat", 2),
];

impl Raw {
    /// Reads the columns a folder holds.
    pub fn read(folder: &Path) -> anyhow::Result<Raw> {
        let bytes = |name: String| {
            let path = folder.join(name);
            fs::read(&path).with_context(|| format!("cannot read {}", path.display()))
        };
        let mut codes = BTreeMap::new();
        for (name, width) in COLUMNS {
            let bytes = bytes(format!("{name}.u{}", 8 * width))?;
            let code = |code: &[u8]| {
                code.iter()
                    .rev()
                    .fold(0, |all, byte| all << 8 | u32::from(*byte))
            };
            codes.insert(name, bytes.chunks_exact(width).map(code).collect());
        }
        let degrees = |name: &str| -> anyhow::Result<Vec<f32>> {
            let bytes = bytes(format!("{name}.f32"))?;
            let fours = bytes.as_chunks().0.iter();
            Ok(fours.map(|four| f32::from_le_bytes(*four)).collect())
        };
        let degrees = [degrees("lon")?, degrees("lat")?];
        Ok(Raw { codes, degrees })
    }

    /// The store the columns make where there is no table, under names of their codes.
    pub fn store(&self) -> EventStore {
        let named = |word: &str| -> Vec<String> {
            (0..=u16::MAX)
                .map(|code| format!("{word} {code}"))
                .collect()
        };
        let (actors, places, classes) = (named("Actor"), named("Place"), named("Class"));
        let mut builder = StoreBuilder::new();
        let [
            days,
            types,
            subs,
            one,
            two,
            regions,
            towns,
            places_of,
            deaths,
        ] = COLUMNS.map(|(name, _)| self.codes[name].as_slice());
        let actor = |code: u32| match code {
            0 => "",
            code => actors[code as usize].as_str(),
        };
        for row in 0..days.len() {
            let day = Day::from_number(FIRST_DAY + days[row] as i32);
            let [lon, lat] = [0, 1].map(|axis| self.degrees[axis][row]);
            builder.push(&NewEvent {
                id: &format!("MMR{row}"),
                days: DayRange::single(day),
                time_precision: TimePrecision::Day,
                at: LonLat::new(lon.into(), lat.into()),
                place_precision: PlacePrecision::Exact,
                country: "Invented",
                admin1: &places[regions[row] as usize],
                admin2: "",
                admin3: &places[towns[row] as usize],
                location: &places[places_of[row] as usize],
                event_type: &classes[types[row] as usize],
                sub_event_type: &classes[subs[row] as usize],
                actor1: actor(one[row]),
                actor2: actor(two[row]),
                associates1: &[],
                associates2: &[],
                deaths: Some(Deaths::single(deaths[row])),
                civilian_targeting: false,
                source: "Invented",
                notes: "",
                timestamp: i64::from(day.number()) * 86_400,
                line: row as u32,
            });
        }
        builder.build()
    }
}

/// What the codes of the moves are called in the store.
pub struct Words {
    pub types: Vec<String>,
    pub regions: Vec<String>,
    pub actors: Vec<String>,
}

impl Words {
    /// Reads the names off the events: their keys end in their numbers in the raw columns.
    pub fn of(raw: &Raw, store: &EventStore) -> anyhow::Result<Words> {
        let codes = ["type", "reg", "actor1", "actor2"].map(|name| raw.codes[name].as_slice());
        let [types, regions, one, two] = codes;
        let room = |columns: &[&[u32]]| {
            let most = columns.iter().flat_map(|codes| codes.iter()).max();
            vec![String::new(); most.map_or(0, |most| *most as usize + 1)]
        };
        let mut words = Words {
            types: room(&[types]),
            regions: room(&[regions]),
            actors: room(&[one, two]),
        };
        let learn = |word: &mut String, name: &str| {
            if word.is_empty() {
                name.clone_into(word);
            }
        };
        for row in 0..store.len() as Row {
            let number = store.id(row).trim_start_matches(char::is_alphabetic);
            let at: usize = number.parse().context("an event without a number")?;
            let admin1 = store.place_name(store.place(row).admin1);
            learn(
                &mut words.types[types[at] as usize],
                store.class_name(row).0,
            );
            learn(&mut words.regions[regions[at] as usize], admin1);
            for (codes, actor) in [one, two].iter().zip(store.main_actors(row)) {
                learn(
                    &mut words.actors[codes[at] as usize],
                    store.actors().name(actor),
                );
            }
        }
        Ok(words)
    }

    /// The five types of the data, its regions, no aliases.
    pub fn lens(&self, store: &EventStore) -> Lens {
        let takes = |name: &str| {
            let classes = store.class_names().filter(|(coarse, _)| *coarse == name);
            classes.map(|(_, fine)| fine.to_owned()).collect()
        };
        let types = self.types.iter().map(|name| EventType {
            name: name.clone(),
            light: Rgb(0, 0, 0),
            dark: Rgb(0, 0, 0),
            takes: takes(name),
            doubtful: Vec::new(),
        });
        let scheme = Scheme {
            types: types.collect(),
            ..Scheme::from_values(std::iter::empty())
        };
        let regions = RegionSet::from_admin1(self.regions.iter().map(String::as_str));
        Lens::new(store, scheme, regions, AliasBook::default())
    }
}

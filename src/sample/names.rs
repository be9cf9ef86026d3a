//! Invented names: villages, sources, and the words that units and groups are called by.
//!
//! None is meant to be anybody's: syllables, birds, trees and weather. Knows nothing of events.

use super::dice::Dice;
use std::collections::BTreeSet;

const FIRST: [&str; 24] = [
    "Ta", "Ve", "Mo", "Su", "Ori", "Ka", "Ne", "Lu", "Pe", "Dzo", "Ha", "Wi", "Bre", "Quo", "Za",
    "Fe", "Ino", "Gu", "Re", "Tsi", "Omu", "Vla", "Eru", "Yo",
];
const MIDDLE: [&str; 20] = [
    "lan", "ri", "sem", "vo", "tu", "mer", "ki", "dos", "fa", "nu", "zel", "bo", "thi", "ga",
    "wen", "sto", "la", "pir", "cho", "du",
];
const LAST: [&str; 16] = [
    "va", "mo", "sel", "ru", "dan", "ko", "fel", "ti", "zo", "len", "vu", "ne", "bar", "qui",
    "dor", "sha",
];

/// A village's name that is not taken yet.
pub(super) fn village(dice: &mut Dice, taken: &mut BTreeSet<String>) -> String {
    loop {
        let mut name = format!("{}{}", dice.pick(&FIRST), dice.pick(&MIDDLE));
        if dice.percent(70) || taken.contains(&name) {
            name.push_str(dice.pick(&LAST));
        }
        if taken.contains(&name) {
            name.push_str(dice.pick(&MIDDLE));
        }
        if taken.insert(name.clone()) {
            return name;
        }
    }
}

/// Two sides of a town, each with the way to go: steps east, steps north.
pub(super) fn sides(dice: &mut Dice) -> [(&'static str, i32, i32); 2] {
    let mut all = [
        ("north", 0, 1),
        ("south", 0, -1),
        ("east", 1, 0),
        ("west", -1, 0),
    ];
    dice.shuffle(&mut all);
    [all[0], all[1]]
}

/// What a local group or a unit is called by; long enough that no township runs out of them.
pub(super) const EMBLEMS: [&str; 40] = [
    "Sparrow",
    "Banyan",
    "Monsoon",
    "Heron",
    "Tamarind",
    "Ember",
    "Otter",
    "Acacia",
    "Thunder",
    "Kingfisher",
    "Cedar",
    "Mist",
    "Lynx",
    "Lotus",
    "Drizzle",
    "Falcon",
    "Mango",
    "Comet",
    "Badger",
    "Palm",
    "Frost",
    "Swallow",
    "Fig",
    "Meteor",
    "Crane",
    "Willow",
    "Hail",
    "Gecko",
    "Papaya",
    "Aurora",
    "Hornbill",
    "Fern",
    "Zephyr",
    "Marten",
    "Ivy",
    "Dusk",
    "Plover",
    "Clove",
    "Gale",
    "Mongoose",
];

/// What an independent local group calls itself.
pub(super) const BANDS: [&str; 7] = [
    "Column", "League", "Watch", "Band", "Circle", "Rangers", "Front",
];

/// Trees and rivers by which battalions are told apart.
pub(super) const UNITS: [&str; 8] = [
    "River", "Meadow", "Quarry", "Harbour", "Orchard", "Summit", "Bridge", "Lowland",
];

/// Invented sources with the scale ACLED would give them.
pub(super) const SOURCES: [(&str, &str); 14] = [
    ("Paper Lantern Daily (invented)", "National"),
    ("Delta Courier (invented)", "National"),
    ("The Plain Gazette (invented)", "National"),
    ("Hilltop Wire (invented)", "Subnational"),
    ("Upriver Post (invented)", "Subnational"),
    ("Ferry Crossing News (invented)", "Subnational"),
    ("Southern Tide (invented)", "Subnational"),
    ("Dust Road Bulletin (invented)", "Subnational"),
    ("Field Listeners' Circle (invented)", "Local partner-Other"),
    ("Quiet Ledger Project (invented)", "Other"),
    ("Monsoon Monitor (invented)", "Other"),
    ("Ninth Bell Channel (invented)", "New media"),
    ("Crossroads Feed (invented)", "New media"),
    ("Far Shore Agency (invented)", "International"),
];

/// `1st`, `2nd`, `11th`.
pub(super) fn ordinal(number: usize) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

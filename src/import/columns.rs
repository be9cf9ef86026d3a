//! Which column means what: the format of a table by the names in its header, and the person's own mapping.
//!
//! Goes by names, never by how many columns there are. Start at [`resolve`].

use super::error::ImportError;
use super::map::ColumnMap;
use super::meaning::{Meaning, names};
use super::records::Record;
use super::report::Format;
use crate::scheme::folded;
use std::collections::{HashMap, HashSet};

/// The columns of one table.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The kind of table.
    pub format: Format,
    at: [Option<usize>; Meaning::COUNT],
}

impl Columns {
    /// Number of the column with this meaning; `None` when the table has none.
    pub fn at(&self, meaning: Meaning) -> Option<usize> {
        self.at.get(meaning as usize).copied().flatten()
    }

    /// The cell with this meaning; empty when there is none.
    pub fn cell<'r>(&self, record: &'r Record<'_>, meaning: Meaning) -> &'r str {
        self.at(meaning).map_or("", |at| record.cell(at))
    }

    fn set(&mut self, meaning: Meaning, at: Option<usize>) {
        if let Some(slot) = self.at.get_mut(meaning as usize) {
            *slot = at;
        }
    }
}

/// Finds the columns of a header; fails when a date or a coordinate is missing or the mapping names no column.
pub fn resolve(header: &[String], mapping: &ColumnMap) -> Result<Columns, ImportError> {
    let mut by_name: HashMap<String, usize> = HashMap::new();
    for (at, name) in header.iter().enumerate() {
        by_name.entry(folded(name)).or_insert(at);
    }
    let format = format_of(&by_name);
    let mut columns = Columns {
        format,
        at: [None; Meaning::COUNT],
    };
    let find = |accepted: &[&str]| {
        let mut found = accepted.iter().map(|name| by_name.get(&folded(name)));
        found.find_map(|at| at.copied())
    };
    for (meaning, accepted) in names(format) {
        columns.set(*meaning, find(accepted));
    }
    for (key, meaning, name) in mapping.named() {
        let exact = header
            .iter()
            .position(|column| column.trim() == name.trim());
        let at = exact
            .or_else(|| find(&[name]))
            .ok_or_else(|| ImportError::UnknownColumn {
                key,
                name: name.to_owned(),
                has: header
                    .iter()
                    .filter(|n| !n.is_empty())
                    .take(20)
                    .cloned()
                    .collect(),
            })?;
        columns.set(meaning, Some(at));
    }
    for (meaning, words, key) in REQUIRED {
        if columns.at(meaning).is_none() {
            let accepted = usual_names(meaning);
            let at = find(accepted).ok_or_else(|| ImportError::MissingColumn {
                meaning: words,
                looked_for: accepted.iter().copied().take(8).collect(),
                key,
            })?;
            columns.set(meaning, Some(at));
        }
    }
    Ok(columns)
}

const REQUIRED: [(Meaning, &str, &str); 3] = [
    (Meaning::Date, "date", "date"),
    (Meaning::Latitude, "latitude", "lat"),
    (Meaning::Longitude, "longitude", "lon"),
];

fn usual_names(meaning: Meaning) -> &'static [&'static str] {
    let found = names(Format::Table).iter().find(|(m, _)| *m == meaning);
    found.map_or(&[], |(_, accepted)| accepted)
}

fn format_of(by_name: &HashMap<String, usize>) -> Format {
    let has = |name: &str| by_name.contains_key(&folded(name));
    let any = |names: &[&str]| names.iter().any(|name| has(name));
    if has("event_date") && has("sub_event_type") && any(&["event_id_cnty", "data_id", "actor1"])
        || has("event_date") && has("event_id_cnty")
    {
        if any(&["data_id", "event_id_no_cnty", "iso3"]) {
            Format::AcledOld
        } else {
            Format::Acled
        }
    } else if has("date_start") && has("type_of_violence") && any(&["where_prec", "side_a", "best"])
    {
        Format::UcdpGed
    } else {
        Format::Table
    }
}

/// Tells a header from other rows, by the names it holds.
#[derive(Debug)]
pub struct KnownNames {
    all: HashSet<String>,
    required: [HashSet<String>; 3],
}

impl KnownNames {
    /// The names of every format, and those of the mapping.
    pub fn new(mapping: &ColumnMap) -> KnownNames {
        let formats = [Format::Acled, Format::UcdpGed, Format::Table];
        let usual = formats.into_iter().flat_map(names);
        let usual = usual.flat_map(|(meaning, accepted)| accepted.iter().map(|n| (*meaning, *n)));
        let own = mapping.named().map(|(_, meaning, name)| (meaning, name));
        let mut known = KnownNames {
            all: HashSet::new(),
            required: Default::default(),
        };
        for (meaning, name) in usual.chain(own) {
            let name = folded(name);
            for ((required, _, _), names) in REQUIRED.iter().zip(&mut known.required) {
                if *required == meaning {
                    names.insert(name.clone());
                }
            }
            known.all.insert(name);
        }
        known
    }

    /// How many cells are names of columns, and whether a date and a coordinate are among them.
    pub fn score(&self, record: &Record<'_>) -> HeaderScore {
        // A cell longer than any name is no name; folding it would be wasted.
        let short = record.cells.iter().filter(|cell| cell.len() <= 100);
        let names: HashSet<String> = short.map(|cell| folded(cell)).collect();
        HeaderScore {
            complete: self
                .required
                .iter()
                .all(|wanted| !wanted.is_disjoint(&names)),
            known: names.intersection(&self.all).count(),
        }
    }
}

/// How much a row looks like a header; greater is surer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct HeaderScore {
    /// Whether a date, a latitude and a longitude are named.
    pub complete: bool,
    /// Cells that are names of columns.
    pub known: usize,
}

impl HeaderScore {
    /// Whether the row is a header beyond doubt.
    pub fn is_header(self) -> bool {
        self.complete || self.known >= 3
    }
}

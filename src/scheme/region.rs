//! Region sets: named groups of townships ("warscapes"), or of first-level areas where a source has no townships.
//!
//! Knows names, not polygons. Start at [`RegionSet`].

use super::event_types::folded;
use std::collections::HashMap;

/// What decides the region of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionKey {
    /// The pair (admin1, admin3).
    Township,
    /// The first administrative level alone.
    Admin1,
}

/// Named regions and what belongs to each.
#[derive(Clone, Debug)]
pub struct RegionSet {
    /// What one region is called, lower case: "warscape".
    pub label: String,
    /// The regions' names in the set's own order; at most 250.
    pub names: Vec<String>,
    /// Where the assignment comes from, for the reader.
    pub note: String,
    /// What decides the region of an event.
    pub key: RegionKey,
    assigned: HashMap<(String, String), u8>,
}

/// Why a text is not a region set.
#[derive(Debug, thiserror::Error)]
pub enum RegionError {
    /// Not CSV.
    #[error("the region table cannot be read: {0}")]
    Csv(#[from] csv::Error),
    /// A column is missing.
    #[error("the region table has no column {0:?}")]
    MissingColumn(String),
}

impl RegionSet {
    /// Reads a CSV with the columns `admin1`, `township` and `label` (the region), one township a line.
    ///
    /// `order` gives the order of the regions; others follow in order of first appearance.
    pub fn from_township_csv(
        text: &str,
        label: &str,
        order: &[&str],
        note: &str,
    ) -> Result<RegionSet, RegionError> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let headers = reader.headers()?.clone();
        let column = |name: &str| {
            let found = headers
                .iter()
                .position(|header| folded(header) == folded(name));
            found.ok_or_else(|| RegionError::MissingColumn(name.to_owned()))
        };
        let (admin1, township, region) = (column("admin1")?, column("township")?, column(label)?);
        let mut set = RegionSet {
            label: label.to_owned(),
            names: order.iter().map(|name| (*name).to_owned()).collect(),
            note: note.to_owned(),
            key: RegionKey::Township,
            assigned: HashMap::new(),
        };
        for record in reader.records() {
            let record = record?;
            let cell = |at: usize| record.get(at).unwrap_or("").trim();
            set.assign(cell(admin1), cell(township), cell(region));
        }
        Ok(set)
    }

    /// One region per first-level area, in the order given: for sources without townships.
    pub fn from_admin1<'a>(names: impl Iterator<Item = &'a str>) -> RegionSet {
        let mut set = RegionSet {
            label: "first-level area".to_owned(),
            names: Vec::new(),
            note: "The source gives no townships: events are grouped by its first-level areas."
                .to_owned(),
            key: RegionKey::Admin1,
            assigned: HashMap::new(),
        };
        for name in names.filter(|name| !name.is_empty()) {
            set.assign(name, "", name);
        }
        set
    }

    fn assign(&mut self, admin1: &str, township: &str, region: &str) {
        if region.is_empty() {
            return;
        }
        let found = self.names.iter().position(|name| name == region);
        let at = found.unwrap_or_else(|| {
            self.names.push(region.to_owned());
            self.names.len() - 1
        });
        // Regions past the 250th belong to none: a byte numbers them, and no legend holds that many.
        if let Some(code) = u8::try_from(at).ok().filter(|code| *code < 250) {
            self.assigned
                .insert((folded(admin1), folded(township)), code);
        }
        self.names.truncate(250);
    }

    /// The region of an event's area; `None` outside every region. Case, spacing and punctuation do not matter.
    pub fn region_of(&self, admin1: &str, admin3: &str) -> Option<u8> {
        let township = match self.key {
            RegionKey::Township if admin3.is_empty() => return None,
            RegionKey::Township => folded(admin3),
            RegionKey::Admin1 => String::new(),
        };
        self.assigned.get(&(folded(admin1), township)).copied()
    }

    /// The index of a region by its name, case and punctuation aside.
    pub fn index(&self, name: &str) -> Option<u8> {
        let wanted = folded(name);
        let at = self.names.iter().position(|name| folded(name) == wanted)?;
        u8::try_from(at).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "pcode,township,admin1,warscape\n1,Minhla,Bago-West,Lower Myanmar\n2,Minhla,Magway,Dry Zone\n";

    #[test]
    fn one_name_in_two_states_is_two_townships() {
        let set = RegionSet::from_township_csv(TABLE, "warscape", &["Dry Zone"], "").unwrap();
        assert_eq!(set.names, ["Dry Zone", "Lower Myanmar"]);
        assert_eq!(set.region_of("Magway", "Minhla"), Some(0));
        assert_eq!(set.region_of("Bago (West)", "minhla"), Some(1));
        assert_eq!(set.region_of("Magway", ""), None);
        assert_eq!(set.region_of("Mon", "Minhla"), None);
    }

    #[test]
    fn a_table_without_the_column_says_which() {
        let error = RegionSet::from_township_csv("a,b\n", "warscape", &[], "").unwrap_err();
        assert!(error.to_string().contains("admin1"));
    }
}

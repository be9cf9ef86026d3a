//! The person's own word on which column means what, as typed after `--map` and kept in the workspace.
//!
//! Only what was typed; whether a table has such columns is for `columns` to say.

use super::dates::DateOrder;
use super::meaning::Meaning;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Names of columns, where the usual names do not find them; `None` leaves a meaning to be found by name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ColumnMap {
    /// Degrees north.
    pub lat: Option<String>,
    /// Degrees east.
    pub lon: Option<String>,
    /// The day, or the first day.
    pub date: Option<String>,
    /// The last day.
    pub end_date: Option<String>,
    /// The class of the event; `type` in text.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// First side.
    pub actor1: Option<String>,
    /// Second side.
    pub actor2: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// First administrative level.
    pub admin1: Option<String>,
    /// Second administrative level.
    pub admin2: Option<String>,
    /// Third administrative level: the township.
    pub admin3: Option<String>,
    /// Town, village or spot.
    pub location: Option<String>,
    /// The description.
    pub notes: Option<String>,
    /// The key of a row.
    pub id: Option<String>,
    /// Estimated deaths.
    pub fatalities: Option<String>,
    /// Who reported it.
    pub source: Option<String>,
    /// Day or month first, where the numbers do not tell; decides even where they seem to.
    pub dates: Option<DateOrder>,
}

/// Why a text is not a mapping of columns.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAMap {
    /// A part is not `key=column`.
    #[error("{0:?} is not key=column; write for example lat=Y,lon=X,date=When")]
    NoPair(String),
    /// A key nobody knows.
    #[error("{key:?} is no key of a mapping; the keys are {}", ColumnMap::KEYS.join(", "))]
    UnknownKey {
        /// The key as written.
        key: String,
    },
    /// A key stands twice.
    #[error("{0:?} is given twice; keep one")]
    Twice(String),
}

impl ColumnMap {
    /// The keys of the text form, in the order of the fields.
    pub const KEYS: [&str; 16] = [
        "lat",
        "lon",
        "date",
        "end_date",
        "type",
        "actor1",
        "actor2",
        "country",
        "admin1",
        "admin2",
        "admin3",
        "location",
        "notes",
        "id",
        "fatalities",
        "source",
    ];

    /// The named columns with their keys and meanings, in the order of [`ColumnMap::KEYS`].
    pub(super) fn named(&self) -> impl Iterator<Item = (&'static str, Meaning, &str)> {
        let all = [
            (Meaning::Latitude, &self.lat),
            (Meaning::Longitude, &self.lon),
            (Meaning::Date, &self.date),
            (Meaning::EndDate, &self.end_date),
            (Meaning::SubEventType, &self.kind),
            (Meaning::Actor1, &self.actor1),
            (Meaning::Actor2, &self.actor2),
            (Meaning::Country, &self.country),
            (Meaning::Admin1, &self.admin1),
            (Meaning::Admin2, &self.admin2),
            (Meaning::Admin3, &self.admin3),
            (Meaning::Location, &self.location),
            (Meaning::Notes, &self.notes),
            (Meaning::Id, &self.id),
            (Meaning::Deaths, &self.fatalities),
            (Meaning::Source, &self.source),
        ];
        let keyed = ColumnMap::KEYS.into_iter().zip(all);
        keyed.filter_map(|(key, (meaning, name))| Some((key, meaning, name.as_deref()?)))
    }

    fn slot(&mut self, key: &str) -> Option<&mut Option<String>> {
        Some(match key {
            "lat" | "latitude" => &mut self.lat,
            "lon" | "lng" | "longitude" => &mut self.lon,
            "date" => &mut self.date,
            "end_date" => &mut self.end_date,
            "type" => &mut self.kind,
            "actor1" => &mut self.actor1,
            "actor2" => &mut self.actor2,
            "country" => &mut self.country,
            "admin1" => &mut self.admin1,
            "admin2" => &mut self.admin2,
            "admin3" => &mut self.admin3,
            "location" => &mut self.location,
            "notes" => &mut self.notes,
            "id" => &mut self.id,
            "fatalities" => &mut self.fatalities,
            "source" => &mut self.source,
            _ => return None,
        })
    }
}

impl fmt::Display for ColumnMap {
    /// Writes what [`ColumnMap::from_str`] reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, (key, _, name)) in self.named().enumerate() {
            let comma = if number > 0 { "," } else { "" };
            write!(f, "{comma}{key}={name}")?;
        }
        Ok(())
    }
}

impl FromStr for ColumnMap {
    type Err = NotAMap;

    /// Reads `lat=Y,lon=X,date=When`; blanks around keys and names do not matter.
    fn from_str(text: &str) -> Result<ColumnMap, NotAMap> {
        let mut map = ColumnMap::default();
        for pair in text.split(',').filter(|pair| !pair.trim().is_empty()) {
            let (key, name) = pair
                .split_once('=')
                .map(|(key, name)| (key.trim(), name.trim()))
                .filter(|(_, name)| !name.is_empty())
                .ok_or_else(|| NotAMap::NoPair(pair.trim().to_owned()))?;
            let slot = map
                .slot(&key.to_ascii_lowercase())
                .ok_or_else(|| NotAMap::UnknownKey {
                    key: key.to_owned(),
                })?;
            if slot.replace(name.to_owned()).is_some() {
                return Err(NotAMap::Twice(key.to_owned()));
            }
        }
        Ok(map)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_read_as_typed() {
        let map: ColumnMap = "lat=Y, lon = X,date=When it was,type=Kind".parse().unwrap();
        assert_eq!(map.lat.as_deref(), Some("Y"));
        assert_eq!(map.date.as_deref(), Some("When it was"));
        let named: Vec<&str> = map.named().map(|(key, _, _)| key).collect();
        assert_eq!(named, ["lat", "lon", "date", "type"]);
        assert_eq!(map.to_string().parse(), Ok(map));
    }

    #[test]
    fn a_mapping_that_makes_no_sense_says_why() {
        let check = |text: &str, expected: &str| {
            let error = text.parse::<ColumnMap>().unwrap_err().to_string();
            assert!(error.contains(expected), "{text}: {error}");
        };
        check("lat", "key=column");
        check("lat=", "key=column");
        check("latt=Y", "the keys are lat, lon");
        check("lat=Y,lat=Z", "twice");
    }
}

//! Schemes: event types with their colours and the sub-event types each takes. A scheme is a TOML text.
//!
//! Reads no files and counts nothing. Start at [`Scheme::parse`] and [`Scheme::classify`].

use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A colour as red, green and blue, 0 to 255 each, sRGB. In TOML `#C8442B`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Rgb(pub u8, pub u8, pub u8);

impl TryFrom<String> for Rgb {
    type Error = String;
    fn try_from(text: String) -> Result<Rgb, String> {
        let digits = text
            .strip_prefix('#')
            .filter(|d| d.len() == 6 && d.is_ascii());
        let number = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let [_, red, green, blue] = number
            .ok_or_else(|| format!("not a colour: {text:?}; write it as #C8442B"))?
            .to_be_bytes();
        Ok(Rgb(red, green, blue))
    }
}

impl From<Rgb> for String {
    fn from(Rgb(red, green, blue): Rgb) -> String {
        format!("#{red:02X}{green:02X}{blue:02X}")
    }
}

/// A class of the legend.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventType {
    /// Its name on screen and in files.
    pub name: String,
    /// Its colour on the light map.
    pub light: Rgb,
    /// Its colour on the dark map.
    pub dark: Rgb,
    /// The source's classes it takes for certain.
    pub takes: Vec<String>,
    /// The source's classes it takes although the assignment is doubtful.
    #[serde(default)]
    pub doubtful: Vec<String>,
}

/// A set of event types in the order of the legend.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scheme {
    /// Short key, used on the command line and in saved views.
    pub id: String,
    /// Name on screen.
    pub name: String,
    /// What a reader must know about where the classes come from.
    pub note: String,
    /// Classes that are known and belong to no event type.
    #[serde(default)]
    pub left_out: Vec<String>,
    /// The event types in the order of the legend; at most 250.
    #[serde(rename = "type")]
    pub types: Vec<EventType>,
}

/// What a scheme says of one class of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The event type with this index.
    Type(u8),
    /// Known and left out on purpose.
    LeftOut,
    /// The scheme does not name it.
    Unknown,
}

/// Why a text is not a scheme.
#[derive(Debug, thiserror::Error)]
pub enum SchemeError {
    /// Not TOML, or fields are missing or unknown.
    #[error("the scheme cannot be read: {0}")]
    Toml(#[from] toml::de::Error),
    /// No event types, or more than a byte can number.
    #[error("a scheme needs 1 to 250 event types, this one has {0}")]
    TypeCount(usize),
    /// One class stands in two places.
    #[error("the class {0:?} is assigned twice; keep one")]
    Twice(String),
}

/// Letters and digits of a name in lower case: what is compared, so that spacing and case do not matter.
pub fn folded(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

impl Scheme {
    /// Reads a scheme and checks that every class has one place.
    pub fn parse(text: &str) -> Result<Scheme, SchemeError> {
        let scheme: Scheme = toml::from_str(text)?;
        if scheme.types.is_empty() || scheme.types.len() > 250 {
            return Err(SchemeError::TypeCount(scheme.types.len()));
        }
        let mut seen = HashMap::new();
        let taken = scheme
            .types
            .iter()
            .flat_map(|t| t.takes.iter().chain(&t.doubtful));
        for class in taken.chain(&scheme.left_out) {
            if seen.insert(folded(class), ()).is_some() {
                return Err(SchemeError::Twice(class.clone()));
            }
        }
        Ok(scheme)
    }

    /// The scheme as TOML, readable by [`Scheme::parse`].
    pub fn to_toml(&self) -> String {
        toml::to_string_pretty(self).unwrap_or_default()
    }

    /// What becomes of each of the source's classes, given as (event type, sub-event type) and in that order.
    ///
    /// The sub-event type decides; where the scheme does not name it, the source's event type does.
    pub fn classify<'a>(&self, classes: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<Class> {
        let mut known: HashMap<String, Class> = HashMap::new();
        for (number, event_type) in self.types.iter().enumerate() {
            for class in event_type.takes.iter().chain(&event_type.doubtful) {
                known.insert(folded(class), Class::Type(number as u8));
            }
        }
        for class in &self.left_out {
            known.insert(folded(class), Class::LeftOut);
        }
        classes
            .map(|(coarse, fine)| {
                let found = known
                    .get(&folded(fine))
                    .or_else(|| known.get(&folded(coarse)));
                found.copied().unwrap_or(Class::Unknown)
            })
            .collect()
    }

    /// The index of an event type by its name, case and punctuation aside.
    pub fn type_index(&self, name: &str) -> Option<u8> {
        let wanted = folded(name);
        let at = self.types.iter().position(|t| folded(&t.name) == wanted)?;
        u8::try_from(at).ok()
    }

    /// A scheme made of a table's own values, most frequent first: up to seven get a type, the rest share "Other".
    ///
    /// For tables that are neither ACLED nor UCDP. A table without any class gets the one type "Event".
    pub fn from_values<'a>(values: impl Iterator<Item = (&'a str, usize)>) -> Scheme {
        let mut values: Vec<(&str, usize)> = values.filter(|(_, count)| *count > 0).collect();
        values.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let named = values.len().min(if values.len() > 8 { 7 } else { 8 });
        let mut types: Vec<EventType> = values
            .iter()
            .take(named)
            .zip(PALETTE)
            .map(|((value, _), (light, dark))| EventType {
                name: if value.is_empty() { "Event" } else { value }.to_owned(),
                light,
                dark,
                takes: vec![(*value).to_owned()],
                doubtful: Vec::new(),
            })
            .collect();
        if values.len() > named || types.is_empty() {
            let name = if types.is_empty() { "Event" } else { "Other" };
            types.push(EventType {
                name: name.to_owned(),
                light: Rgb(0x77, 0x71, 0x69),
                dark: Rgb(0xA9, 0xA3, 0x9A),
                takes: values
                    .iter()
                    .skip(named)
                    .map(|(v, _)| (*v).to_owned())
                    .collect(),
                doubtful: Vec::new(),
            });
        }
        Scheme {
            id: "values".to_owned(),
            name: "Values of the type column".to_owned(),
            note: "One event type for each of the table's most frequent values.".to_owned(),
            left_out: Vec::new(),
            types,
        }
    }
}

/// Colours for types nobody chose colours for: light map, dark map. Told apart by `tests/schemes.rs`.
const PALETTE: [(Rgb, Rgb); 8] = [
    (Rgb(0xC8, 0x44, 0x2B), Rgb(0xEF, 0x6D, 0x4F)),
    (Rgb(0x08, 0x72, 0xDA), Rgb(0x4E, 0xB0, 0xFF)),
    (Rgb(0xCC, 0x8B, 0x04), Rgb(0xF2, 0xB6, 0x32)),
    (Rgb(0x8C, 0x5A, 0x9D), Rgb(0xB4, 0x88, 0xC3)),
    (Rgb(0x35, 0x7A, 0x71), Rgb(0x86, 0xB1, 0xA3)),
    (Rgb(0x5E, 0x3B, 0x1E), Rgb(0x99, 0x6A, 0x39)),
    (Rgb(0xE6, 0x6F, 0xAE), Rgb(0xF8, 0xB8, 0xD4)),
    (Rgb(0x2F, 0x35, 0x67), Rgb(0x70, 0x78, 0xD8)),
];

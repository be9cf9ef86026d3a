//! An alias book as text: TOML as the program keeps it, or CSV with a line for each token.
//!
//! Reads and writes strings, never files. A book that breaks a rule of [`AliasBook::fault`] is refused.

use super::alias::AliasBook;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// Why a text is no alias book.
#[derive(Debug, thiserror::Error)]
pub enum AliasTextError {
    /// The TOML cannot be read.
    #[error("this is no alias book; each alias begins with [[alias]] and has name and tokens: {0}")]
    Toml(String),
    /// The CSV cannot be read.
    #[error("this is no table of aliases: {0}")]
    Csv(#[from] csv::Error),
    /// The CSV lacks one of its columns.
    #[error("the table needs the columns alias and token")]
    Columns,
    /// The book breaks a rule.
    #[error("{0}")]
    Fault(String),
}

#[derive(Serialize, Deserialize)]
struct Book {
    #[serde(default)]
    alias: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    name: String,
    tokens: Vec<String>,
}

impl AliasBook {
    /// Reads `[[alias]]` entries, each with `name` and `tokens`.
    pub fn from_toml(text: &str) -> Result<AliasBook, AliasTextError> {
        let read = toml::from_str::<Book>(text);
        let book = read.map_err(|error| AliasTextError::Toml(error.message().to_owned()))?;
        let entries = book.alias.into_iter();
        sound(AliasBook {
            entries: entries.map(|entry| (entry.name, entry.tokens)).collect(),
        })
    }

    /// The book as [`AliasBook::from_toml`] reads it.
    pub fn to_toml(&self) -> String {
        let quoted = |text: &str| toml::Value::from(text).to_string();
        let mut written = String::new();
        for (alias, tokens) in &self.entries {
            let tokens: Vec<String> = tokens.iter().map(|token| quoted(token)).collect();
            let (name, tokens) = (quoted(alias), tokens.join(", "));
            // Writing to a string cannot fail.
            let _ = writeln!(written, "[[alias]]\nname = {name}\ntokens = [{tokens}]\n");
        }
        written
    }

    /// Reads a table with the columns `alias` and `token`, a line for each token; an alias keeps its first place.
    pub fn from_csv(text: &str) -> Result<AliasBook, AliasTextError> {
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let headers = reader.headers()?.clone();
        let column = |name: &str| {
            headers
                .iter()
                .position(|head| head.eq_ignore_ascii_case(name))
        };
        let (Some(alias), Some(token)) = (column("alias"), column("token")) else {
            return Err(AliasTextError::Columns);
        };
        let mut book = AliasBook::default();
        for row in reader.records() {
            let row = row?;
            let (alias, token) = (row.get(alias).unwrap_or(""), row.get(token).unwrap_or(""));
            let at = book.entries.iter().position(|(name, _)| name == alias);
            let at = at.unwrap_or_else(|| {
                book.entries.push((alias.to_owned(), Vec::new()));
                book.entries.len() - 1
            });
            if let Some((_, tokens)) = book.entries.get_mut(at).filter(|_| !token.is_empty()) {
                tokens.push(token.to_owned());
            }
        }
        sound(book)
    }

    /// The book as [`AliasBook::from_csv`] reads it.
    pub fn to_csv(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let mut put = |alias: &str, token: &str| writer.write_record([alias, token]);
        let mut written = put("alias", "token");
        for (alias, tokens) in &self.entries {
            let none = [String::new()];
            let tokens = if tokens.is_empty() { &none[..] } else { tokens };
            for token in tokens {
                written = written.and_then(|()| put(alias, token));
            }
        }
        // Writing to memory cannot fail.
        let bytes = written.ok().and_then(|()| writer.into_inner().ok());
        String::from_utf8(bytes.unwrap_or_default()).unwrap_or_default()
    }
}

fn sound(book: AliasBook) -> Result<AliasBook, AliasTextError> {
    match book.fault() {
        Some(fault) => Err(AliasTextError::Fault(fault)),
        None => Ok(book),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_book_that_breaks_a_rule_is_refused_and_says_which() {
        let check = |text: &str, words: &str| {
            let error = AliasBook::from_csv(text).unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        };
        check("alias,token\nKIA,KIA\nk.i.a,KIO\n", "k.i.a");
        check("alias,token\n,KIA\n", "has no name");
        check("name,words\nKIA,KIA\n", "alias and token");
        assert!(AliasBook::from_toml("alias = 3").is_err());
        assert!(AliasBook::from_toml("").unwrap().entries.is_empty());
    }

    proptest! {
        #[test]
        fn a_book_comes_back_from_either_text(names in proptest::collection::btree_map("[a-z]{1,5}", proptest::collection::vec("[ -~é]{1,8}", 0..4), 0..5)) {
            let tidy = |tokens: Vec<String>| -> Vec<String> {
                let kept = tokens.into_iter().map(|token| token.trim().to_owned());
                kept.filter(|token| !token.is_empty()).collect()
            };
            let book = AliasBook { entries: names.into_iter().map(|(name, tokens)| (name, tidy(tokens))).collect() };
            prop_assert_eq!(&AliasBook::from_toml(&book.to_toml()).unwrap(), &book);
            prop_assert_eq!(&AliasBook::from_csv(&book.to_csv()).unwrap(), &book);
        }
    }
}

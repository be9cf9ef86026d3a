//! Strings stored once: [`Dictionary`] for values that repeat, [`Texts`] for those that do not.
//!
//! Numbers are given in the order of first use and mean nothing outside their own store.

use std::collections::HashMap;

/// Distinct strings with codes in order of first appearance; code 0 is always the empty string.
#[derive(Clone, Debug)]
pub struct Dictionary {
    names: Vec<String>,
    codes: HashMap<String, u32>,
}

impl Default for Dictionary {
    fn default() -> Dictionary {
        Dictionary {
            names: vec![String::new()],
            codes: HashMap::from([(String::new(), 0)]),
        }
    }
}

impl Dictionary {
    /// The code of `name`, given a new one when it is not known yet.
    pub fn intern(&mut self, name: &str) -> u32 {
        if let Some(&code) = self.codes.get(name) {
            return code;
        }
        let code = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.codes.insert(name.to_owned(), code);
        code
    }

    /// The code of `name`; `None` when no row has it.
    pub fn code(&self, name: &str) -> Option<u32> {
        self.codes.get(name).copied()
    }

    /// The string of a code; empty for a code that was never given.
    pub fn name(&self, code: u32) -> &str {
        self.names.get(code as usize).map_or("", String::as_str)
    }

    /// Number of codes, the empty string included.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether only the empty string is known.
    pub fn is_empty(&self) -> bool {
        self.names.len() == 1
    }

    /// All codes but 0 with their strings, in order of the codes.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &str)> {
        let named = self.names.iter().enumerate().skip(1);
        named.map(|(code, name)| (code as u32, name.as_str()))
    }
}

/// One text per row in a single buffer.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    all: String,
    ends: Vec<u64>,
}

impl Texts {
    /// Adds the text of the next row.
    pub fn push(&mut self, text: &str) {
        self.all.push_str(text);
        self.ends.push(self.all.len() as u64);
    }

    /// The text of a row; empty past the last.
    pub fn get(&self, row: usize) -> &str {
        let end = self.ends.get(row).copied().unwrap_or(0) as usize;
        let start = match row.checked_sub(1) {
            Some(before) => self.ends.get(before).copied().unwrap_or(0) as usize,
            None => 0,
        };
        self.all.get(start..end).unwrap_or("")
    }

    /// The same texts in another order of rows.
    pub(super) fn reordered(&self, order: &[u32]) -> Texts {
        let mut texts = Texts {
            all: String::with_capacity(self.all.len()),
            ends: Vec::with_capacity(order.len()),
        };
        for &row in order {
            texts.push(self.get(row as usize));
        }
        texts
    }
}

//! Strings stored once: [`Dictionary`] for values that repeat, [`Texts`] for those that do not.
//!
//! Numbers are given in the order of first use and mean nothing outside their own store.

use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;

/// Distinct strings with codes in order of first appearance; code 0 is always the empty string.
#[derive(Clone, Debug)]
pub struct Dictionary {
    names: Vec<String>,
    /// Every code but 0, found by the hash of its name.
    codes: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Default for Dictionary {
    fn default() -> Dictionary {
        Dictionary {
            names: vec![String::new()],
            codes: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
        }
    }
}

impl Dictionary {
    /// The code of `name`, given a new one when it is not known yet.
    pub fn intern(&mut self, name: &str) -> u32 {
        if name.is_empty() {
            return 0;
        }
        let (names, hasher) = (&mut self.names, &self.hasher);
        let hash = hasher.hash_one(name);
        let found = self.codes.find(hash, |&code| names[code as usize] == name);
        if let Some(&code) = found {
            return code;
        }
        let code = names.len() as u32;
        names.push(name.to_owned());
        self.codes.insert_unique(hash, code, |&code| {
            hasher.hash_one(names[code as usize].as_str())
        });
        code
    }

    /// Adds the names of another dictionary in the order of their codes; the new code of each.
    pub(super) fn absorb(&mut self, other: &Dictionary) -> Vec<u32> {
        other.names.iter().map(|name| self.intern(name)).collect()
    }

    /// The code of `name`; `None` when no row has it.
    pub fn code(&self, name: &str) -> Option<u32> {
        if name.is_empty() {
            return Some(0);
        }
        let hash = self.hasher.hash_one(name);
        let is_same = |&code: &u32| self.names[code as usize] == name;
        self.codes.find(hash, is_same).copied()
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

/// One text per row, in buffers that never move once they are full.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    buffers: Vec<String>,
    spans: Vec<Span>,
}

/// Where a text stands. A buffer is a mebibyte, or a single text that is longer.
#[derive(Clone, Copy, Debug)]
struct Span {
    buffer: u32,
    start: u32,
    bytes: u32,
}

const BUFFER_BYTES: usize = 1 << 20;

impl Texts {
    /// Adds the text of the next row.
    pub fn push(&mut self, text: &str) {
        let used = self.buffers.last().map(String::len);
        if used.is_none_or(|used| used > 0 && used + text.len() > BUFFER_BYTES) {
            // The first grows as it must: most stores are small.
            let room = used.map_or(0, |_| BUFFER_BYTES.max(text.len()));
            self.buffers.push(String::with_capacity(room));
        }
        let buffer = self.buffers.len() as u32 - 1;
        if let Some(last) = self.buffers.last_mut() {
            self.spans.push(Span {
                buffer,
                start: last.len() as u32,
                bytes: text.len() as u32,
            });
            last.push_str(text);
        }
    }

    /// The text of a row; empty past the last.
    pub fn get(&self, row: usize) -> &str {
        let text = self.spans.get(row).and_then(|span| {
            let (start, bytes) = (span.start as usize, span.bytes as usize);
            let buffer = self.buffers.get(span.buffer as usize)?;
            buffer.get(start..start + bytes)
        });
        text.unwrap_or("")
    }

    /// Adds the texts of the rows that follow; none is copied.
    pub(super) fn append(&mut self, later: Texts) {
        let buffers_before = self.buffers.len() as u32;
        self.buffers.extend(later.buffers);
        self.spans.extend(later.spans.into_iter().map(|span| Span {
            buffer: span.buffer + buffers_before,
            ..span
        }));
    }

    /// The same texts in another order of rows; none is copied.
    pub(super) fn reordered(self, order: &[u32]) -> Texts {
        Texts {
            spans: order.iter().map(|&row| self.spans[row as usize]).collect(),
            buffers: self.buffers,
        }
    }
}

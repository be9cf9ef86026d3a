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

    /// Bytes of memory held.
    pub(super) fn heap_bytes(&self) -> usize {
        let names = self.names.iter().map(String::capacity).sum::<usize>();
        names + self.names.capacity() * size_of::<String>() + self.codes.allocation_size()
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

/// Where a text stands, in one number: the buffer, the start (20 bits) and the bytes (20 bits).
#[derive(Clone, Copy, Debug)]
struct Span(u64);

const FIELD_BITS: u32 = 20;
const FIELD: u64 = (1 << FIELD_BITS) - 1;

/// The bytes of a text too long for the field: it has its buffer to itself.
const WHOLE_BUFFER: usize = FIELD as usize;

/// A buffer holds a mebibyte at most, or a single text that is longer.
const BUFFER_BYTES: usize = WHOLE_BUFFER - 1;

impl Span {
    fn new(buffer: usize, start: usize, bytes: usize) -> Span {
        let bytes = bytes.min(WHOLE_BUFFER);
        Span((buffer as u64) << (2 * FIELD_BITS) | (start as u64) << FIELD_BITS | bytes as u64)
    }

    fn text(self, buffers: &[String]) -> Option<&str> {
        let buffer = buffers.get((self.0 >> (2 * FIELD_BITS)) as usize)?;
        let start = (self.0 >> FIELD_BITS & FIELD) as usize;
        match (self.0 & FIELD) as usize {
            WHOLE_BUFFER => Some(buffer),
            bytes => buffer.get(start..start + bytes),
        }
    }
}

impl Texts {
    /// Adds the text of the next row.
    pub fn push(&mut self, text: &str) {
        let used = self.buffers.last().map(String::len);
        if used.is_none_or(|used| used > 0 && used + text.len() > BUFFER_BYTES) {
            // The first grows as it must: most stores are small.
            let room = used.map_or(0, |_| BUFFER_BYTES.max(text.len()));
            self.buffers.push(String::with_capacity(room));
        }
        let buffer = self.buffers.len() - 1;
        if let Some(last) = self.buffers.last_mut() {
            self.spans.push(Span::new(buffer, last.len(), text.len()));
            last.push_str(text);
        }
    }

    /// The text of a row; empty past the last.
    pub fn get(&self, row: usize) -> &str {
        let text = self
            .spans
            .get(row)
            .and_then(|span| span.text(&self.buffers));
        text.unwrap_or("")
    }

    /// Bytes of memory held.
    pub(super) fn heap_bytes(&self) -> usize {
        let buffers = self.buffers.iter().map(String::capacity).sum::<usize>();
        let about_them = self.buffers.capacity() * size_of::<String>();
        buffers + about_them + self.spans.capacity() * size_of::<Span>()
    }

    /// Adds the texts of the rows that follow; none is copied.
    pub(super) fn append(&mut self, later: Texts) {
        let before = (self.buffers.len() as u64) << (2 * FIELD_BITS);
        self.buffers.extend(later.buffers);
        let spans = later.spans.into_iter();
        self.spans.extend(spans.map(|span| Span(span.0 + before)));
    }

    /// The same texts in another order of rows; none is copied.
    pub(super) fn reordered(self, order: &[u32]) -> Texts {
        Texts {
            spans: order.iter().map(|&row| self.spans[row as usize]).collect(),
            buffers: self.buffers,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(lengths: &[usize]) {
        let texts: Vec<String> = lengths.iter().map(|length| "x".repeat(*length)).collect();
        let (early, late) = texts.split_at(texts.len() / 2);
        let mut held = Texts::default();
        let mut later = Texts::default();
        early.iter().for_each(|text| held.push(text));
        late.iter().for_each(|text| later.push(text));
        held.append(later);
        for (row, text) in texts.iter().enumerate() {
            assert!(held.get(row) == text, "row {row} of {lengths:?}");
        }
        assert_eq!(held.get(texts.len()), "");
        assert!(held.heap_bytes() >= lengths.iter().sum());
    }

    #[test]
    fn a_text_of_any_length_comes_out_as_it_went_in() {
        check(&[0, 3, 0, 0, 1]);
        check(&[BUFFER_BYTES, 0, BUFFER_BYTES - 1, 1, 0, 5]);
        check(&[BUFFER_BYTES + 1, 0, 7, 3_000_000, WHOLE_BUFFER, 2]);
    }
}

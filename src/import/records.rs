//! A text split into records and cells: RFC 4180, read forgivingly, with the line on which each record starts.
//!
//! A quote opens a cell only as its first character; elsewhere it is a character like any other. Line breaks are LF,
//! CRLF and CR in any mixture; blank lines are no records. Cells borrow from the text where they can.

use memchr::{memchr, memchr2_iter, memchr3};
use std::borrow::Cow;

/// One row of a table.
#[derive(Clone, Debug, Default)]
pub struct Record<'a> {
    /// Line of the file on which the record starts, from 1.
    pub line: u64,
    /// Byte of the text at which the record starts.
    pub start: usize,
    /// The cells as they are meant: without outer quotes, doubled quotes single.
    pub cells: Vec<Cow<'a, str>>,
    /// Whether a quote was opened and never closed.
    pub unclosed: bool,
    /// Whether text follows a closing quote: a sign of cells cut in the wrong places.
    pub text_after_quote: bool,
    /// Whether the text ends here without a line break.
    pub ends_text: bool,
}

impl Record<'_> {
    /// A cell by its number; empty when the record is shorter.
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell)
    }
}

/// The records of a text, one after the other.
#[derive(Clone, Debug)]
pub struct Records<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    line: u64,
    /// Cells a whole record has, as far as known: tells a cut last row from a stray quote.
    pub expected_cells: Option<usize>,
}

impl<'a> Records<'a> {
    /// The records of `text` from the byte `at`, which is the start of the line numbered `line`.
    pub fn new(text: &'a str, delimiter: u8, at: usize, line: u64) -> Records<'a> {
        Records {
            text,
            delimiter,
            at,
            line,
            expected_cells: None,
        }
    }

    /// Bytes read so far, and the number of the line that begins there.
    pub fn position(&self) -> (usize, u64) {
        (self.at, self.line)
    }

    /// Reads the next record into `record`; false at the end of the text.
    pub fn read(&mut self, record: &mut Record<'a>) -> bool {
        record.cells.clear();
        record.unclosed = false;
        record.text_after_quote = false;
        while self.line_break() {}
        record.line = self.line;
        record.start = self.at;
        record.ends_text = self.at >= self.text.len();
        if record.ends_text {
            return false;
        }
        loop {
            let cell = if self.byte() == Some(b'"') {
                self.quoted_cell(record)
            } else {
                Cow::Borrowed(self.plain_cell())
            };
            record.cells.push(cell);
            if self.byte() == Some(self.delimiter) {
                self.at += 1;
                continue;
            }
            record.ends_text = !self.line_break();
            return true;
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self, from: usize) -> &'a str {
        self.text.get(from..).unwrap_or("")
    }

    fn line_break(&mut self) -> bool {
        match self.byte() {
            Some(b'\n') => self.at += 1,
            Some(b'\r') => {
                self.at += 1;
                if self.byte() == Some(b'\n') {
                    self.at += 1;
                }
            }
            _ => return false,
        }
        self.line += 1;
        true
    }

    fn plain_cell(&mut self) -> &'a str {
        let rest = self.rest(self.at);
        let end = memchr3(self.delimiter, b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).unwrap_or("")
    }

    fn quoted_cell(&mut self, record: &mut Record<'a>) -> Cow<'a, str> {
        let start = self.at + 1;
        let mut from = start;
        let mut rewritten = String::new();
        let end = loop {
            let Some(found) = memchr(b'"', self.rest(from).as_bytes()) else {
                return self.unclosed_cell(record, start);
            };
            let quote = from + found;
            if self.text.as_bytes().get(quote + 1) != Some(&b'"') {
                break quote;
            }
            rewritten.push_str(self.text.get(from..=quote).unwrap_or(""));
            from = quote + 2;
        };
        let inner = self.text.get(start..end).unwrap_or("");
        let line_before = self.line;
        self.line += line_breaks(inner);
        self.at = end + 1;
        let trailing = self.plain_cell();
        record.text_after_quote |= !trailing.is_empty();
        if !trailing.is_empty() && inner.contains(['\n', '\r']) {
            let swallowed = self.text.get(start..self.at).unwrap_or("");
            if self.holds_rows(swallowed) {
                // The quote that "closes" the cell opens one in a later row: the first is a stray.
                return self.stray_cell(record, start, line_before);
            }
        }
        if from == start && trailing.is_empty() {
            return Cow::Borrowed(inner);
        }
        rewritten.push_str(self.text.get(from..end).unwrap_or(""));
        rewritten.push_str(trailing);
        Cow::Owned(rewritten)
    }

    /// A quote without an end: the file was cut inside the cell, or the quote is a stray one. When whole rows follow
    /// it is stray, and only its own row suffers.
    fn unclosed_cell(&mut self, record: &mut Record<'a>, start: usize) -> Cow<'a, str> {
        let rest = self.rest(start);
        if self.holds_rows(rest) {
            return self.stray_cell(record, start, self.line);
        }
        record.unclosed = true;
        self.line += line_breaks(rest);
        self.at = self.text.len();
        Cow::Owned(rest.replace("\"\"", "\""))
    }

    /// The cell of a stray quote: the quote is a character of it.
    fn stray_cell(&mut self, record: &mut Record<'a>, start: usize, line: u64) -> Cow<'a, str> {
        record.unclosed = true;
        self.at = start - 1;
        self.line = line;
        Cow::Borrowed(self.plain_cell())
    }

    /// Whether a line after the first has as many cells as a row.
    fn holds_rows(&self, text: &str) -> bool {
        let whole = |line: &str| {
            let delimiters = line.bytes().filter(|byte| *byte == self.delimiter).count();
            Some(delimiters + 1) == self.expected_cells
        };
        self.expected_cells > Some(1) && text.split(['\n', '\r']).skip(1).any(whole)
    }
}

/// LF, CRLF and CR each count as one.
fn line_breaks(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let is_break = |at: &usize| bytes.get(*at) == Some(&b'\n') || bytes.get(at + 1) != Some(&b'\n');
    memchr2_iter(b'\n', b'\r', bytes).filter(is_break).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(u64, &[&str])]) {
        let mut records = Records::new(text, b',', 0, 1);
        records.expected_cells = Some(3);
        let mut record = Record::default();
        let mut found = Vec::new();
        while records.read(&mut record) {
            let cells: Vec<String> = record.cells.iter().map(|c| c.to_string()).collect();
            found.push((record.line, cells));
        }
        let expected: Vec<(u64, Vec<String>)> = expected
            .iter()
            .map(|(line, cells)| (*line, cells.iter().map(|c| (*c).to_owned()).collect()))
            .collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn quotes_open_only_at_the_start_of_a_cell() {
        check("a,\"b,\"\"c\"\"\",d\n", &[(1, &["a", "b,\"c\"", "d"])]);
        check("a,5\" pipe,c", &[(1, &["a", "5\" pipe", "c"])]);
        check("a,\"b\"x\"y\",c", &[(1, &["a", "bx\"y\"", "c"])]);
        check("a, \"b\",c", &[(1, &["a", " \"b\"", "c"])]);
        check("\"\",,", &[(1, &["", "", ""])]);
    }

    #[test]
    fn a_record_has_the_number_of_the_line_it_starts_on() {
        let text = "\r\na,\"1\r\n2\n3\r4\",b\r\r\r\nc\nd\re";
        check(
            text,
            &[
                (2, &["a", "1\r\n2\n3\r4", "b"]),
                (8, &["c"]),
                (9, &["d"]),
                (10, &["e"]),
            ],
        );
    }

    #[test]
    fn a_stray_quote_costs_no_more_than_its_own_row() {
        check(
            "a,\"b,c\nd,e,f\n",
            &[(1, &["a", "\"b", "c"]), (2, &["d", "e", "f"])],
        );
        check(
            "a,\"b,c\nd,e,\"f\"\n",
            &[(1, &["a", "\"b", "c"]), (2, &["d", "e", "f"])],
        );
        check(
            "a,\"b\nsaid \"so\",c\n",
            &[(1, &["a", "b\nsaid so\"", "c"])],
        );
        check(
            "a,b,\"cut here\nand here",
            &[(1, &["a", "b", "cut here\nand here"])],
        );
    }
}

//! The actors associated with the sides of each event: any number of codes a row, in one list.
//!
//! Knows rows and codes; the names are the store's dictionary of actors.

use super::Row;
use std::ops::Range;

/// Codes of associated actors, row after row, the first side's before the second's.
#[derive(Clone, Debug, Default)]
pub(super) struct Associates {
    codes: Vec<u32>,
    /// For every code, its row: a scan of rows need not look up where each begins.
    row: Vec<Row>,
    /// For every code, whether it stands on the second side.
    on_second_side: Vec<bool>,
    /// For every row, where its codes end.
    ends: Vec<u32>,
}

impl Associates {
    /// Adds the codes of the next row, of which the first so many stand on its first side.
    pub(super) fn push(&mut self, codes: impl Iterator<Item = u32>, on_first_side: usize) {
        let (row, second) = (self.ends.len() as Row, self.codes.len() + on_first_side);
        self.codes.extend(codes);
        self.on_second_side.resize(second, false);
        self.on_second_side.resize(self.codes.len(), true);
        self.row.resize(self.codes.len(), row);
        self.ends.push(self.codes.len() as u32);
    }

    /// Adds the rows that follow, their codes changed by `new_code`.
    pub(super) fn append(&mut self, later: &Associates, new_code: &[u32]) {
        let (rows, codes) = (self.ends.len() as Row, self.codes.len() as u32);
        let moved = later.codes.iter().map(|code| new_code[*code as usize]);
        self.codes.extend(moved);
        self.row.extend(later.row.iter().map(|row| row + rows));
        self.on_second_side.extend(&later.on_second_side);
        self.ends.extend(later.ends.iter().map(|end| end + codes));
    }

    /// The same codes in another order of rows.
    pub(super) fn reordered(&self, order: &[Row]) -> Associates {
        let mut reordered = Associates {
            codes: Vec::with_capacity(self.codes.len()),
            row: Vec::with_capacity(self.codes.len()),
            on_second_side: Vec::with_capacity(self.codes.len()),
            ends: Vec::with_capacity(order.len()),
        };
        for (new_row, &row) in (0..).zip(order) {
            let at = self.bounds(row);
            let sides = &self.on_second_side[at.clone()];
            reordered.codes.extend_from_slice(&self.codes[at]);
            reordered.on_second_side.extend_from_slice(sides);
            reordered.row.resize(reordered.codes.len(), new_row);
            reordered.ends.push(reordered.codes.len() as u32);
        }
        reordered
    }

    /// The codes of some rows, each with its row, ascending.
    pub(super) fn of_rows(&self, rows: Range<Row>) -> impl Iterator<Item = (Row, u32)> {
        let at = self.start(rows.start)..self.start(rows.end);
        let codes = self.codes[at.clone()].iter().copied();
        self.row[at].iter().copied().zip(codes)
    }

    /// The codes of a row.
    pub(super) fn of_row(&self, row: Row) -> &[u32] {
        &self.codes[self.bounds(row)]
    }

    /// The codes of a row's first and second side.
    pub(super) fn by_side(&self, row: Row) -> [&[u32]; 2] {
        let at = self.bounds(row);
        let first = self.on_second_side[at.clone()].partition_point(|second| !second);
        let (first, second) = self.codes[at].split_at(first);
        [first, second]
    }

    /// Bytes of memory held.
    pub(super) fn heap_bytes(&self) -> usize {
        let words = self.codes.capacity() + self.row.capacity() + self.ends.capacity();
        words * size_of::<u32>() + self.on_second_side.capacity()
    }

    fn bounds(&self, row: Row) -> Range<usize> {
        self.start(row)..self.ends[row as usize] as usize
    }

    /// Where the codes of a row begin; for the row past the last, where all end.
    fn start(&self, row: Row) -> usize {
        match row.checked_sub(1) {
            Some(before) => self.ends[before as usize] as usize,
            None => 0,
        }
    }
}

//! Columns that take few bytes a row: values that nearly always fit four bytes, and three small codes in one.
//!
//! What does not fit stands apart, by row, so every value comes out as it went in. Knows rows and values, no files.

use super::Row;
use crate::event::{Deaths, PlacePrecision, TimePrecision};
use std::ops::Range;

/// A value that nearly always fits four bytes.
pub(super) trait Packable: Copy {
    /// The four bytes, below [`APART`]; `None` for a value that does not fit.
    fn packed(self) -> Option<u32>;
    /// The value of four bytes below [`APART`].
    fn unpacked(packed: u32) -> Self;
}

/// Stands where the value is kept apart.
const APART: u32 = u32::MAX;

/// Seconds since 1970 up to the year 2106.
impl Packable for i64 {
    fn packed(self) -> Option<u32> {
        u32::try_from(self).ok().filter(|seconds| *seconds < APART)
    }

    fn unpacked(packed: u32) -> i64 {
        packed.into()
    }
}

/// An estimate given as one number, or none.
impl Packable for Option<Deaths> {
    fn packed(self) -> Option<u32> {
        match self {
            None => Some(NOT_GIVEN),
            Some(deaths) if deaths == Deaths::single(deaths.best) => {
                Some(deaths.best).filter(|best| *best < NOT_GIVEN)
            }
            Some(_) => None,
        }
    }

    fn unpacked(packed: u32) -> Option<Deaths> {
        (packed != NOT_GIVEN).then(|| Deaths::single(packed))
    }
}

const NOT_GIVEN: u32 = APART - 1;

/// One value per row, four bytes each and more for the few that need it.
#[derive(Clone, Debug)]
pub(super) struct Packed<T> {
    small: Vec<u32>,
    /// The rows whose values do not fit, ascending.
    apart: Vec<(Row, T)>,
}

impl<T> Default for Packed<T> {
    fn default() -> Packed<T> {
        Packed {
            small: Vec::new(),
            apart: Vec::new(),
        }
    }
}

impl<T: Packable> Packed<T> {
    /// Adds the value of the next row.
    pub(super) fn push(&mut self, value: T) {
        let packed = value.packed();
        if packed.is_none() {
            self.apart.push((self.small.len() as Row, value));
        }
        self.small.push(packed.unwrap_or(APART));
    }

    /// The value of a row.
    pub(super) fn get(&self, row: Row) -> T {
        let packed = self.small[row as usize];
        if packed == APART
            && let Ok(at) = self.apart.binary_search_by_key(&row, |(row, _)| *row)
        {
            return self.apart[at].1;
        }
        T::unpacked(packed)
    }

    /// The values of some rows, in order; cheaper than asking for each.
    pub(super) fn of_rows(&self, rows: Range<Row>) -> impl Iterator<Item = T> {
        let first = self.apart.partition_point(|(row, _)| *row < rows.start);
        let mut apart = self.apart[first..].iter();
        let small = &self.small[rows.start as usize..rows.end as usize];
        small.iter().map(move |&packed| match packed {
            APART => apart
                .next()
                .map_or(T::unpacked(packed), |(_, value)| *value),
            _ => T::unpacked(packed),
        })
    }

    /// Adds the values of the rows that follow.
    pub(super) fn append(&mut self, later: Packed<T>) {
        let before = self.small.len() as Row;
        let apart = later.apart.into_iter();
        self.apart
            .extend(apart.map(|(row, value)| (row + before, value)));
        self.small.extend(later.small);
    }

    /// The same values in another order of rows.
    pub(super) fn reordered(&self, order: &[Row]) -> Packed<T> {
        let mut reordered = Packed {
            small: Vec::with_capacity(order.len()),
            apart: Vec::with_capacity(self.apart.len()),
        };
        for &row in order {
            reordered.push(self.get(row));
        }
        reordered
    }

    /// Bytes of memory held.
    pub(super) fn heap_bytes(&self) -> usize {
        self.small.capacity() * size_of::<u32>() + self.apart.capacity() * size_of::<(Row, T)>()
    }
}

/// How well time and place are known, and whether civilians were the target: a byte.
#[derive(Clone, Copy, Debug)]
pub(super) struct Qualities(u8);

impl Qualities {
    pub(super) fn new(time: TimePrecision, place: PlacePrecision, civilians: bool) -> Qualities {
        Qualities(time as u8 | (place as u8) << 3 | u8::from(civilians) << 5)
    }

    pub(super) fn time(self) -> TimePrecision {
        let code = usize::from(self.0 & 7);
        TimePrecision::ALL
            .get(code)
            .copied()
            .unwrap_or(TimePrecision::Unknown)
    }

    pub(super) fn place(self) -> PlacePrecision {
        PlacePrecision::ALL[usize::from(self.0 >> 3 & 3)]
    }

    pub(super) fn civilians(self) -> bool {
        self.0 >> 5 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<T: Packable + PartialEq + std::fmt::Debug>(values: &[T], apart: usize) {
        let mut column = Packed::default();
        let mut later = Packed::default();
        let (early, late) = values.split_at(values.len() / 2);
        early.iter().for_each(|value| column.push(*value));
        late.iter().for_each(|value| later.push(*value));
        column.append(later);
        assert_eq!(column.apart.len(), apart);
        let rows = 0..values.len() as Row;
        let got: Vec<T> = rows.clone().map(|row| column.get(row)).collect();
        assert_eq!(got, values);
        assert_eq!(column.of_rows(rows.clone()).collect::<Vec<T>>(), values);
        let later: Vec<T> = column.of_rows(1..rows.end).collect();
        assert_eq!(later, &values[1..]);
        let backwards: Vec<Row> = rows.clone().rev().collect();
        let turned = column.reordered(&backwards);
        let got: Vec<T> = rows.rev().map(|row| turned.get(row)).collect();
        assert_eq!(got, values);
    }

    #[test]
    fn a_value_that_does_not_fit_comes_out_as_it_went_in() {
        let large = i64::from(u32::MAX);
        check(&[0, large - 1, large, -1, i64::MAX, 1_612_137_600], 3);
        let given = |best, low, high| Some(Deaths { best, low, high });
        let none_but_one = [None, given(0, 0, 0), given(3, 1, 9), given(7, 7, 7)];
        check(&none_but_one, 1);
        let most = u32::MAX;
        check(&[given(most, most, most), None, given(most - 1, 0, 0)], 2);
    }

    #[test]
    fn a_byte_holds_every_combination_of_qualities() {
        for time in TimePrecision::ALL {
            for place in PlacePrecision::ALL {
                for civilians in [false, true] {
                    let held = Qualities::new(time, place, civilians);
                    let out = (held.time(), held.place(), held.civilians());
                    assert_eq!(out, (time, place, civilians));
                }
            }
        }
    }
}

//! Single cells: what counts as missing, names, numbers with a decimal point or comma, coordinates.
//!
//! Knows no column and no row: a cell in, a value or the kind of fault out.

use super::report::FaultKind;
use crate::geo::LonLat;
use std::borrow::Cow;

/// Whether a trimmed cell stands for "not given".
pub fn is_missing(cell: &str) -> bool {
    // As written: "Na" is a village, "NA" is what a statistics program leaves.
    const WORDS: [&str; 10] = [
        "NA", "N/A", "n/a", "#N/A", "NULL", "null", "NaN", "nan", "None", "\\N",
    ];
    match cell.len() {
        0 => true,
        1 | 2 if cell.bytes().all(|byte| matches!(byte, b'-' | b'.' | b'?')) => true,
        2..=4 if cell.starts_with(['N', 'n', '#', '\\']) => WORDS.contains(&cell),
        _ => false,
    }
}

/// A cell without blanks around it; empty when it stands for "not given".
pub fn trimmed(cell: &str) -> &str {
    // Nearly every cell begins and ends in a plain character; looking only at those is quicker.
    let is_plain = |byte: Option<&u8>| matches!(byte, Some(b'!'..=b'~'));
    let bytes = cell.as_bytes();
    let cell = if is_plain(bytes.first()) && is_plain(bytes.last()) {
        cell
    } else {
        cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}'))
    };
    if is_missing(cell) { "" } else { cell }
}

/// A name: trimmed, and with plain spaces where a spreadsheet left hard ones, so that one name stays one name.
pub fn name(cell: &str) -> Cow<'_, str> {
    let cell = trimmed(cell);
    if cell.contains('\u{A0}') {
        Cow::Owned(cell.replace('\u{A0}', " "))
    } else {
        Cow::Borrowed(cell)
    }
}

/// A number with a decimal point or a decimal comma; `None` for anything else, "inf" and "nan" included.
pub fn number(cell: &str) -> Option<f64> {
    let cell = trimmed(cell);
    let plain = |text: &str| -> Option<f64> {
        let allowed = |byte: u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
        if !text.bytes().all(allowed) {
            return None;
        }
        text.parse().ok().filter(|value: &f64| value.is_finite())
    };
    if let Some(value) = plain(cell) {
        return Some(value);
    }
    let text = cell.replace('\u{2212}', "-");
    match text.split_once(',') {
        Some((whole, part)) if !part.contains([',', '.']) && !whole.contains('.') => {
            plain(&format!("{whole}.{part}"))
        }
        Some(_) => None,
        None => plain(&text),
    }
}

/// A whole number from 0 to 4,294,967,295, also written `12.0` or `1,000`; `Ok(None)` when not given.
pub fn count(cell: &str) -> Result<Option<u32>, FaultKind> {
    let cell = trimmed(cell);
    if cell.is_empty() {
        return Ok(None);
    }
    if let Ok(count) = cell.parse() {
        return Ok(Some(count));
    }
    let value = if is_grouped(cell) {
        number(&cell.replace(',', ""))
    } else {
        number(cell)
    };
    match value {
        Some(value) if value.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&value) => {
            Ok(Some(value as u32))
        }
        _ => Err(FaultKind::NotACount),
    }
}

/// Digits in groups of three: `1,000`, `12,345,678`.
fn is_grouped(cell: &str) -> bool {
    let mut groups = cell.split(',');
    let first = groups.next().unwrap_or("");
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    cell.contains(',')
        && (1..=3).contains(&first.len())
        && digits(first)
        && first != "0"
        && groups.all(|group| group.len() == 3 && digits(group))
}

/// A whole number such as a precision code or a timestamp, also written `1.0`.
pub fn integer(cell: &str) -> Option<i64> {
    let cell = trimmed(cell);
    cell.parse().ok().or_else(|| {
        let value = number(cell)?;
        (value.fract() == 0.0 && value.abs() < 1e15).then_some(value as i64)
    })
}

/// Which cell of a coordinate is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// Degrees north.
    Latitude,
    /// Degrees east.
    Longitude,
}

/// The place two cells give, or what is wrong with which of them.
pub fn place(lat_cell: &str, lon_cell: &str) -> Result<LonLat, (Axis, FaultKind)> {
    let lat = degrees(lat_cell).map_err(|kind| (Axis::Latitude, kind))?;
    let lon = degrees(lon_cell).map_err(|kind| (Axis::Longitude, kind))?;
    if lat == 0.0 && lon == 0.0 {
        return Err((Axis::Latitude, FaultKind::ZeroCoordinate));
    }
    LonLat::new(lon, lat).ok_or_else(|| {
        let fits_swapped = LonLat::new(lat, lon).is_some();
        let axis = if lat.abs() > 90.0 {
            Axis::Latitude
        } else {
            Axis::Longitude
        };
        let kind = if fits_swapped {
            FaultKind::CoordinatesLookSwapped
        } else {
            FaultKind::CoordinateOutOfRange
        };
        (axis, kind)
    })
}

fn degrees(cell: &str) -> Result<f64, FaultKind> {
    if trimmed(cell).is_empty() {
        return Err(FaultKind::NoCoordinate);
    }
    number(cell).ok_or(FaultKind::NotACoordinate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_with_point_or_comma_and_nothing_else() {
        let check =
            |cell: &str, expected: Option<f64>| assert_eq!(number(cell), expected, "{cell}");
        check(" 16.8 ", Some(16.8));
        check("16,8053", Some(16.8053));
        check("\u{A0}-1,5", Some(-1.5));
        check("\u{2212}1.5", Some(-1.5));
        check("1,234.5", None);
        check("inf", None);
        check("NaN", None);
        check("1e999", None);
        check("16.8 N", None);
        check("", None);
    }

    #[test]
    fn deaths_are_whole_numbers_however_they_are_written() {
        let check = |cell: &str, expected| assert_eq!(count(cell), expected, "{cell}");
        check("3", Ok(Some(3)));
        check("1.0", Ok(Some(1)));
        check("12,0", Ok(Some(12)));
        check("1,000", Ok(Some(1000)));
        check("NA", Ok(None));
        check("-1", Err(FaultKind::NotACount));
        check("1.5", Err(FaultKind::NotACount));
        check("dozens", Err(FaultKind::NotACount));
        check("4294967296", Err(FaultKind::NotACount));
    }

    #[test]
    fn a_coordinate_that_would_fit_the_other_way_round_is_not_turned_in_silence() {
        assert_eq!(
            place("96.1", "21.9"),
            Err((Axis::Latitude, FaultKind::CoordinatesLookSwapped))
        );
        assert_eq!(
            place("21.9", "196"),
            Err((Axis::Longitude, FaultKind::CoordinateOutOfRange))
        );
        assert_eq!(
            place("0", "0.0"),
            Err((Axis::Latitude, FaultKind::ZeroCoordinate))
        );
        assert_eq!(
            place("21.9", ""),
            Err((Axis::Longitude, FaultKind::NoCoordinate))
        );
        assert_eq!(place("21,9", "96,1"), Ok(LonLat::clamped(96.1, 21.9)));
    }
}

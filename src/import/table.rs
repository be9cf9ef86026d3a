//! The table as it was understood, for comparison with the original: any table, of events or not.
//!
//! Encoding, separators and quotes are settled here; what the columns mean is not asked.

use super::dialect::detect;
use super::encoding::decode;
use super::error::ImportError;
use super::map::ColumnMap;
use super::records::Record;
use super::rows::ROWS_PER_LOOK;
use crate::watch::Watch;
use std::io::Write;

/// Writes a table cell for cell as it was understood: UTF-8, commas, RFC 4180, the header first. Returns the number of
/// rows below the header.
///
/// Lines above the header and blank lines are left out; a row that lacks cells is written with those it has.
pub fn understood_table(
    bytes: &[u8],
    mapping: Option<&ColumnMap>,
    watch: &Watch,
    out: impl Write,
) -> Result<u64, ImportError> {
    let no_mapping = ColumnMap::default();
    let decoded = decode(bytes)?;
    let layout = detect(&decoded.text, mapping.unwrap_or(&no_mapping))?;
    let mut writer = csv::WriterBuilder::new()
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    writer.write_record(&layout.header).map_err(io_error)?;
    let mut rows = layout.rows(&decoded.text);
    let mut record = Record::default();
    let mut written: u64 = 0;
    while rows.read(&mut record) {
        let cells = record.cells.iter().map(|cell| cell.as_bytes());
        writer.write_record(cells).map_err(io_error)?;
        written += 1;
        if written.is_multiple_of(ROWS_PER_LOOK as u64) && watch.cancelled() {
            return Err(ImportError::Cancelled);
        }
    }
    writer.flush()?;
    Ok(written)
}

/// The first rows of a table, to choose columns by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The name of every column; empty for one the header does not name.
    pub columns: Vec<String>,
    /// The cells of the first rows, as many as each row has.
    pub rows: Vec<Vec<String>>,
}

/// The columns and the first `most_rows` rows of any table, of events or not.
pub fn preview(bytes: &[u8], most_rows: usize) -> Result<Preview, ImportError> {
    let decoded = decode(bytes)?;
    let layout = detect(&decoded.text, &ColumnMap::default())?;
    let mut rows = layout.rows(&decoded.text);
    let mut record = Record::default();
    let mut first = Vec::new();
    while first.len() < most_rows && rows.read(&mut record) {
        first.push(record.cells.iter().map(|cell| cell.to_string()).collect());
    }
    Ok(Preview {
        columns: layout.columns,
        rows: first,
    })
}

fn io_error(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => std::io::Error::other(format!("{other:?}")),
    }
}

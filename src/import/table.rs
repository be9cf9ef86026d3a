//! The table as it was understood, for comparison with the original: any table, of events or not.

use super::dialect::detect;
use super::encoding::decode;
use super::error::ImportError;
use super::map::ColumnMap;
use super::records::Record;
use super::survey::ROWS_PER_LOOK;
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
        if written % ROWS_PER_LOOK as u64 == 0 && watch.cancelled() {
            return Err(ImportError::Cancelled);
        }
    }
    writer.flush()?;
    Ok(written)
}

fn io_error(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => std::io::Error::other(format!("{other:?}")),
    }
}

//! Source files and their faults: dialect, encoding, columns, dates. Opens no window and prints nothing.
//!
//! Every row of a file ends in the store or in the [`Report`]; none is lost in silence. [`passes`] tells how often a
//! table is read, [`survey`] decides what holds for whole columns, [`rows`] makes events. Start at [`load`].

#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

mod cells;
mod columns;
mod dates;
mod dialect;
mod encoding;
mod error;
mod events;
mod map;
mod meaning;
mod passes;
mod records;
mod report;
mod rows;
mod sections;
mod source_file;
mod survey;
mod table;
mod warnings;

pub use dates::DateOrder;
pub use error::ImportError;
pub use map::{ColumnMap, NotAMap};
pub use report::{Effect, FaultKind, Format, Report, RowFault};
pub use source_file::{read_source, read_stream};
pub use table::{Preview, preview, understood_table};

use crate::store::EventStore;
use crate::watch::Watch;
use sha2::{Digest, Sha256};
use std::path::Path;

/// A store and what is to be said about how it came about.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The events.
    pub store: EventStore,
    /// What was read, and every fault.
    pub report: Report,
}

/// Reads the events of a file: ACLED, UCDP GED, or any table with a date, a latitude and a longitude.
///
/// `mapping` names columns that are not found by their usual names. Fails only when the file as a whole cannot be
/// used; faults of single rows are in the report.
pub fn load(
    source: &Path,
    mapping: Option<&ColumnMap>,
    watch: &Watch,
) -> Result<Loaded, ImportError> {
    load_bytes(read_source(source, watch)?, mapping, watch)
}

/// Reads the events of a table that is in memory already: the sample, or standard input. See [`load`].
pub fn load_bytes(
    bytes: Vec<u8>,
    mapping: Option<&ColumnMap>,
    watch: &Watch,
) -> Result<Loaded, ImportError> {
    let no_mapping = ColumnMap::default();
    let mapping = mapping.unwrap_or(&no_mapping);
    // Hashing takes as long as reading the rows, so it runs beside it.
    std::thread::scope(|scope| {
        let hash = std::thread::Builder::new()
            .name("hash".to_owned())
            .spawn_scoped(scope, || sha256_hex(&bytes, watch));
        let mut loaded = passes::load_events(&bytes, mapping, watch)?;
        loaded.report.sha256 = match hash.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(hash)) => hash,
            _ => sha256_hex(&bytes, watch),
        };
        loaded.report.size_bytes = bytes.len() as u64;
        if watch.cancelled() {
            // The hash stops early too; half a hash must not leave this function.
            return Err(ImportError::Cancelled);
        }
        Ok(loaded)
    })
}

fn sha256_hex(bytes: &[u8], watch: &Watch) -> String {
    let mut hash = Sha256::new();
    for part in bytes.chunks(4 << 20) {
        if watch.cancelled() {
            break;
        }
        hash.update(part);
    }
    let digest = hash.finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

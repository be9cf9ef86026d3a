//! The bytes of a file, without hanging on what is not one.
//!
//! Refuses folders, pipes and devices before it reads, and gives way when it is cancelled.

use super::error::ImportError;
use crate::watch::Watch;
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::Path;

/// No table of events comes near this.
const LARGEST_BYTES: u64 = 16 << 30;

/// Reads a whole file; folders, pipes and devices are refused before they are opened, links are followed.
///
/// The watch counts bytes; it expects each byte three times, since two passes over the text follow.
pub fn read_source(source: &Path, watch: &Watch) -> Result<Vec<u8>, ImportError> {
    let unreadable = |error| ImportError::Unreadable {
        path: source.to_owned(),
        cause: error,
    };
    let refused = |what| ImportError::NotAFile {
        what,
        path: source.to_owned(),
    };
    let metadata = std::fs::metadata(source).map_err(unreadable)?;
    other_than_file(&metadata).map_or(Ok(()), |what| Err(refused(what)))?;
    let file = File::open(source).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    other_than_file(&metadata).map_or(Ok(()), |what| Err(refused(what)))?;
    if metadata.len() > LARGEST_BYTES {
        return Err(ImportError::TooLarge);
    }
    watch.expect_total(metadata.len().saturating_mul(3));
    let bytes = within_cap(read_all(&file, metadata.len(), watch).map_err(unreadable)?)?;
    if same_file(&metadata, &file.metadata().map_err(unreadable)?) {
        Ok(bytes)
    } else {
        // Half of one table and half of another would pass for a whole one.
        let changed = "it was changed while it was read; open it again";
        Err(unreadable(std::io::Error::other(changed)))
    }
}

/// Whether nobody wrote to a file between two looks at it.
fn same_file(before: &Metadata, after: &Metadata) -> bool {
    before.len() == after.len() && before.modified().ok() == after.modified().ok()
}

/// Reads all of a stream such as standard input, whose end is not known beforehand.
pub fn read_stream(input: impl Read, watch: &Watch) -> Result<Vec<u8>, ImportError> {
    let bytes = read_all(input, 0, watch).map_err(|error| ImportError::Unreadable {
        path: "-".into(),
        cause: error,
    })?;
    within_cap(bytes)
}

fn within_cap(bytes: Option<Vec<u8>>) -> Result<Vec<u8>, ImportError> {
    match bytes {
        None => Err(ImportError::Cancelled),
        Some(bytes) if bytes.len() as u64 > LARGEST_BYTES => Err(ImportError::TooLarge),
        Some(bytes) => Ok(bytes),
    }
}

fn other_than_file(metadata: &Metadata) -> Option<&'static str> {
    if metadata.is_file() {
        None
    } else if metadata.is_dir() {
        Some("a folder")
    } else {
        Some("a pipe or a device")
    }
}

/// All bytes up to the cap, or `None` when somebody asked to stop.
fn read_all(
    mut file: impl Read,
    likely_bytes: u64,
    watch: &Watch,
) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let likely = usize::try_from(likely_bytes).unwrap_or(0);
    bytes.try_reserve_exact(likely.saturating_add(1))?;
    loop {
        let part = file.by_ref().take(8 << 20).read_to_end(&mut bytes)?;
        watch.advance(bytes.len() as u64);
        if watch.cancelled() {
            return Ok(None);
        }
        if part == 0 || bytes.len() as u64 > LARGEST_BYTES {
            return Ok(Some(bytes));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_table_that_is_written_to_while_it_is_read_is_not_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("in.csv");
        let mut file = File::create(&path).unwrap();
        file.write_all(b"date,latitude,longitude\n").unwrap();
        let before = file.metadata().unwrap();
        assert!(same_file(&before, &file.metadata().unwrap()));
        file.write_all(b"2023-01-01,16.8,96.1\n").unwrap();
        assert!(!same_file(&before, &file.metadata().unwrap()));
    }
}

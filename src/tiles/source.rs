//! Bytes of an archive, from memory or from a file: plain reads at offsets, never a memory map, because a mapped file
//! that another program cuts short kills the process.

#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Where the bytes are.
#[derive(Debug)]
pub enum Source {
    /// In memory, as built into the program.
    Bytes(Cow<'static, [u8]>),
    /// In a file, read piece by piece.
    File(Mutex<File>),
}

impl Source {
    /// Opens a regular file; a pipe or a device could be read for ever.
    pub fn open(path: &Path) -> io::Result<Source> {
        if !std::fs::metadata(path)?.is_file() {
            return Err(io::Error::other("not a regular file"));
        }
        Ok(Source::File(Mutex::new(File::open(path)?)))
    }

    /// Exactly `length` bytes from `offset`; an error where the source ends earlier.
    pub fn read(&self, offset: u64, length: usize) -> io::Result<Vec<u8>> {
        match self {
            Source::Bytes(bytes) => {
                let start = usize::try_from(offset).unwrap_or(usize::MAX);
                let found = bytes.get(start..start.saturating_add(length));
                found.map(<[u8]>::to_vec).ok_or_else(ended)
            }
            Source::File(file) => {
                let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
                file.seek(SeekFrom::Start(offset))?;
                // Grows with what is really there: a false length must not reserve memory.
                let mut found = Vec::new();
                (&mut *file).take(length as u64).read_to_end(&mut found)?;
                (found.len() == length).then_some(found).ok_or_else(ended)
            }
        }
    }
}

fn ended() -> io::Error {
    io::Error::new(io::ErrorKind::UnexpectedEof, "the archive ends early")
}

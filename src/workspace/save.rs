//! Saving so that nothing is lost: write beside, flush to the disk, then rename over the former file.
//!
//! Whatever happens in between, the file is the old one or the new one.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

/// Replaces `path` by `bytes` in one step: after a crash the file is wholly the old one or wholly the new one.
///
/// Errors are the system's own; the former file is untouched then. A failed flush is an error, never retried.
pub fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_beside_with(path, |file| file.write_all(bytes))
}

/// As [`write_beside`], for what is written piece by piece.
pub fn write_beside_with<E: From<io::Error>>(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> Result<(), E>,
) -> Result<(), E> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if path.file_name().unwrap_or_default().is_empty() {
        let text = "the path names no file";
        return Err(io::Error::new(io::ErrorKind::InvalidInput, text).into());
    }
    // Not made of the name, which may already be as long as a name can be.
    let number = SAVES.fetch_add(1, Ordering::Relaxed);
    let beside = folder.join(format!(
        ".conflict-atlas.{}.{number}.part",
        std::process::id()
    ));
    let attempt = || -> Result<(), E> {
        let mut file = BufWriter::new(File::create(&beside)?);
        write(&mut file)?;
        let file = file.into_inner().map_err(io::IntoInnerError::into_error)?;
        file.sync_all()?;
        drop(file);
        Ok(fs::rename(&beside, path)?)
    };
    if let Err(error) = attempt() {
        // The half-written neighbour is of no use to anybody; the error that matters is the first one.
        let _ = fs::remove_file(&beside);
        return Err(error);
    }
    Ok(sync_folder(folder)?)
}

/// Saves begun by this process: each has a neighbour of its own.
static SAVES: AtomicU32 = AtomicU32::new(0);

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_save_replaces_the_file_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("view.toml");
        write_beside(&path, b"old").unwrap();
        write_beside(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_name_as_long_as_names_can_be_is_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("n".repeat(255));
        write_beside(&path, b"x").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"x");
    }

    #[test]
    fn a_save_that_cannot_be_done_keeps_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("target");
        fs::create_dir(&path).unwrap();
        assert!(write_beside(&path, b"x").is_err());
        assert!(path.is_dir());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

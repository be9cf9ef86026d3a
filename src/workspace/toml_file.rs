//! Small files of our own in TOML: read whole or kept aside, never overwritten while they cannot be understood.
//!
//! Knows no content. Start at [`load`] and [`save`].

use super::save::write_beside;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const MOST_KEPT_ASIDE: usize = 99;
const LONGEST_FILE_BYTES: u64 = 1 << 20;

/// Reads a file; a missing one gives the default. `what` names the content in a sentence: "The settings".
///
/// A file that cannot be understood is kept aside as `NAME.corrupt`, or with a number where that is taken, and the
/// second value says so. Where it cannot be moved it stays, and [`save`] refuses to replace it.
pub(super) fn load<T: Default + DeserializeOwned>(path: &Path, what: &str) -> (T, Option<String>) {
    match read(path) {
        None => (T::default(), None),
        Some(Ok(content)) => (content, None),
        Some(Err(why)) => (T::default(), Some(kept_aside(path, what, &why))),
    }
}

/// Writes a file in one step, making its folder when it is missing.
pub(super) fn save<T: Serialize + DeserializeOwned>(path: &Path, content: &T) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    if read::<T>(path).is_some_and(|read| read.is_err()) {
        return Err(io::Error::other("what stands there cannot be read"));
    }
    let text = toml::to_string_pretty(content).map_err(io::Error::other)?;
    write_beside(path, text.as_bytes())
}

/// The content of a file, or why there is none; `None` where there is no file.
fn read<T: DeserializeOwned>(path: &Path) -> Option<Result<T, String>> {
    let text = text_of(path)?;
    Some(text.and_then(|text| toml::from_str(&text).map_err(|error| error.message().to_owned())))
}

/// The text of a small file, or why there is none; `None` where there is no file.
pub(super) fn text_of(path: &Path) -> Option<Result<String, String>> {
    let text = fs::metadata(path).and_then(|about| {
        if about.is_file() && about.len() <= LONGEST_FILE_BYTES {
            fs::read_to_string(path)
        } else {
            Err(io::Error::other("not a file of ours"))
        }
    });
    match text {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => Some(Err(error.to_string())),
        Ok(text) => Some(Ok(text)),
    }
}

/// Moves a file that cannot be understood aside, and says so of `what` it is.
pub(super) fn kept_aside(path: &Path, what: &str, why: &str) -> String {
    let named = |ending: &str| {
        let mut aside = path.as_os_str().to_owned();
        aside.push(ending);
        PathBuf::from(aside)
    };
    let numbered = (2..=MOST_KEPT_ASIDE).map(|number| named(&format!(".corrupt-{number}")));
    let free = |aside: &PathBuf| fs::symlink_metadata(aside).is_err();
    let aside = std::iter::once(named(".corrupt"))
        .chain(numbered)
        .find(free);
    let kept = match aside.filter(|aside| fs::rename(path, aside).is_ok()) {
        Some(aside) => format!("the old file is kept as {}", aside.display()),
        None => "the old file is left as it is, and changes will not be kept".to_owned(),
    };
    format!("{what} could not be read ({why}), so the usual ones are used; {kept}")
}

//! Everything under `assets/` is listed in its README, with a checksum unless it is the project's own text.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// Files that need no checksum: the project's own texts, scripts and pictures.
fn own(path: &str) -> bool {
    let folders = ["schemes/", "articles/", "basemap/"];
    folders.iter().any(|folder| path.starts_with(folder))
        || path.ends_with(".py")
        || matches!(path, "README.md" | "screenshot.png" | "aliases.toml")
}

/// The files a README lists: (path, SHA-256 in hex), from lines that hold a path in backticks before a checksum.
pub fn listed(readme: &str) -> Vec<(String, String)> {
    let mut rows = Vec::new();
    for line in readme.lines() {
        let mut quoted = line.split('`').skip(1).step_by(2);
        let sum = line
            .split(|c: char| !c.is_ascii_alphanumeric())
            .find(|word| word.len() == 64 && word.chars().all(|c| c.is_ascii_hexdigit()));
        if let (Some(path), Some(sum)) = (quoted.next(), sum) {
            rows.push((path.to_owned(), sum.to_lowercase()));
        }
    }
    rows
}

/// SHA-256 of some bytes in hex.
pub fn checksum(bytes: &[u8]) -> String {
    let mut hex = String::new();
    for byte in Sha256::digest(bytes) {
        write!(hex, "{byte:02x}").unwrap();
    }
    hex
}

/// What is listed wrongly or not at all. `files` are paths inside `assets/`; `bytes` reads one, `None` if missing.
pub fn faults(
    readme: &str,
    files: &[String],
    bytes: impl Fn(&str) -> Option<Vec<u8>>,
) -> Vec<String> {
    let listed = listed(readme);
    let mut faults = Vec::new();
    for (path, sum) in &listed {
        match bytes(path).map(|bytes| checksum(&bytes)) {
            None => faults.push(format!("assets/{path} is listed and does not exist")),
            Some(found) if found != *sum => {
                faults.push(format!(
                    "assets/{path} has SHA-256 {found}, its README says {sum}"
                ));
            }
            Some(_) => {}
        }
    }
    for path in files.iter().filter(|path| !own(path)) {
        if !listed.iter().any(|(other, _)| other == path) {
            faults.push(format!("assets/{path} is not listed with its checksum"));
        }
    }
    faults
}

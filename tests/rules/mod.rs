//! The house rules as functions from text to faults, so that each can be tried on bad text. Used by `tests/tidy.rs`.

pub mod assets;
pub mod commands;
pub mod layers;
pub mod words;

use std::path::{Path, PathBuf};

/// The folder of the package.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A text file of the project; the path is relative to the package, with `/`.
pub struct Text {
    pub path: String,
    pub text: String,
}

/// Every file under a folder of the package, sorted; none where the folder does not exist.
pub fn files_under(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut waiting: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(next) = waiting.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else {
            continue;
        };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                waiting.push(path);
            } else {
                let inside = path.strip_prefix(root()).unwrap();
                found.push(inside.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// The files of some folders that end in one of `endings` and hold text.
pub fn texts(folders: &[&str], endings: &[&str]) -> Vec<Text> {
    let paths = folders.iter().flat_map(|folder| files_under(folder));
    let wanted = paths.filter(|path| endings.iter().any(|end| path.ends_with(end)));
    wanted.map(|path| read(&path)).collect()
}

/// One text file of the package.
pub fn read(path: &str) -> Text {
    let bytes = std::fs::read(root().join(path));
    let bytes = bytes.unwrap_or_else(|error| panic!("{path}: {error}"));
    Text {
        // Some fixtures are in other encodings on purpose.
        text: String::from_utf8_lossy(&bytes).into_owned(),
        path: path.to_owned(),
    }
}

/// The lines of a source without its comments.
pub fn code(text: &str) -> String {
    let lines = text.lines().map(|line| match line.find("//") {
        Some(at) if !line[..at].ends_with(':') => &line[..at],
        _ => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

//! What a file must have (a header, a bearable length) and must not contain.

use super::{Text, code};

/// The most lines a file has.
pub const MOST_LINES: usize = 400;

/// Words that belong to no finished text, written here with a dot inside so that this list does not contain them.
const UNFINISHED: [&str; 6] = [
    "TO.DO",
    "FIX.ME",
    "XX.X:",
    "lor.em ipsum",
    "not built ye.t",
    "coming so.on",
];

/// Names that say nothing about what a file is for.
const EMPTY_NAMES: [&str; 8] = [
    "util", "utils", "helper", "helpers", "common", "manager", "misc", "stuff",
];

/// A file that is too long.
pub fn length(file: &Text) -> Vec<String> {
    let lines = file.text.lines().count();
    let fault = format!("{}: {lines} lines, more than {MOST_LINES}", file.path);
    (lines > MOST_LINES).then_some(fault).into_iter().collect()
}

/// A source without a header, or with one that is too short or too long. The crate's own text may be long.
pub fn header(file: &Text) -> Vec<String> {
    let lines = file.text.lines().take_while(|line| line.starts_with("//!"));
    let said = lines.filter(|line| line.len() > "//! ".len()).count();
    let least = if file.path.starts_with("tests/") {
        1
    } else {
        2
    };
    let most = if file.path == "src/lib.rs" { 200 } else { 6 };
    let fault = format!(
        "{}: a header of {said} lines, not {least} to {most}",
        file.path
    );
    (!(least..=most).contains(&said))
        .then_some(fault)
        .into_iter()
        .collect()
}

/// Files, folders and inline modules with names that say nothing.
pub fn empty_names(file: &Text) -> Vec<String> {
    let code = code(&file.text);
    let modules = code.match_indices("mod ").filter_map(|(at, _)| {
        let before = code[..at].chars().next_back();
        let starts_word = before.is_none_or(|c| !c.is_alphanumeric() && c != '_');
        starts_word
            .then(|| {
                code[at + 4..]
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next()
            })
            .flatten()
    });
    let parts = file.path.trim_end_matches(".rs").split('/').chain(modules);
    let mut wrong: Vec<&str> = parts
        .filter(|name| name.split('_').any(|word| EMPTY_NAMES.contains(&word)))
        .collect();
    wrong.sort_unstable();
    wrong.dedup();
    let fault = |name| format!("{}: {name} says nothing about what is in it", file.path);
    wrong.into_iter().map(fault).collect()
}

/// Lints that are silenced instead of expected with a reason, and tests that never run.
pub fn silenced(file: &Text) -> Vec<String> {
    let code = code(&file.text);
    let mut faults = Vec::new();
    for (part, instead) in [
        ("[allow(", "use expect with a reason"),
        (", allow(", "use expect with a reason"),
        ("[ignore", "a test runs or is deleted"),
    ] {
        let attribute = code.match_indices(part).any(|(at, _)| {
            let line = code[..at].rsplit('\n').next().unwrap_or_default();
            line.trim_start().starts_with('#')
        });
        if attribute {
            faults.push(format!("{}: {part}: {instead}", file.path));
        }
    }
    faults
}

/// Words that belong to no finished text.
pub fn unfinished(file: &Text) -> Vec<String> {
    let text = file.text.to_lowercase();
    let words = UNFINISHED.iter().map(|word| word.replacen('.', "", 1));
    let found = words.filter(|word| {
        let wanted = word.to_lowercase();
        // Short words count only in capitals and whole: "todos" is Spanish, and hex digits may spell anything.
        let exact = word.chars().all(|c| !c.is_lowercase());
        let hay = if exact { &file.text } else { &text };
        let needle = if exact { word } else { &wanted };
        hay.match_indices(needle.as_str()).any(|(at, _)| {
            let before = hay[..at].chars().next_back();
            let after = hay[at + needle.len()..].chars().next();
            ![before, after]
                .iter()
                .flatten()
                .any(|c| c.is_alphanumeric())
        })
    });
    found
        .map(|word| format!("{}: {word:?}", file.path))
        .collect()
}

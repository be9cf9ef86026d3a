//! Which folder may import which, and which outside crates and powers belong to which folder.

use super::{Text, code};

/// The folders of `src` and their layers. A folder imports only smaller numbers.
pub const LAYERS: [(&str, u8); 16] = [
    ("geo", 1),
    ("watch", 1),
    ("event", 2),
    ("tiles", 2),
    ("scheme", 3),
    ("store", 4),
    ("sample", 4),
    ("import", 5),
    ("query", 5),
    ("view", 6),
    ("story", 7),
    ("draw", 7),
    ("workspace", 8),
    ("session", 9),
    ("cli", 10),
    ("ui", 10),
];

/// What only some folders may name: (path, folders that may, why).
const RESERVED: [(&str, &[&str], &str); 12] = [
    ("egui", &["ui"], "only the window knows egui"),
    ("eframe", &["ui"], "only the window knows eframe"),
    ("walkers", &["ui"], "only the window knows walkers"),
    (
        "rfd",
        &["session", "ui"],
        "only the window and its jobs open file dialogs",
    ),
    ("clap", &["cli", "main"], "only the command line knows clap"),
    ("std::net", &[], "no socket is opened"),
    ("HttpTiles", &[], "no socket is opened"),
    ("reqwest", &[], "no socket is opened"),
    (
        "SystemTime::now",
        &["workspace", "session", "cli", "ui"],
        "no clock reaches an answer",
    ),
    (
        "Instant::now",
        &["import", "session", "cli", "ui"],
        "no clock reaches an answer",
    ),
    (
        "std::fs",
        &["tiles", "import", "workspace", "session", "cli", "ui"],
        "this folder reads and writes no files",
    ),
    ("println!", &["cli"], "only the command line prints"),
];

/// The layer of a folder of `src`.
pub fn layer(name: &str) -> Option<u8> {
    let found = LAYERS.iter().find(|(folder, _)| *folder == name);
    found.map(|(_, number)| *number)
}

/// The folder a file of `src` belongs to: `query` for `src/query/mod.rs`, `watch` for `src/watch.rs`.
fn folder(path: &str) -> &str {
    let inside = path.trim_start_matches("src/");
    let first = inside.split('/').next().unwrap_or(inside);
    first.trim_end_matches(".rs")
}

/// Imports that point up or sideways, and folders without a layer.
pub fn imports(file: &Text) -> Vec<String> {
    let own = folder(&file.path);
    if own == "lib" || own == "main" {
        return Vec::new();
    }
    let Some(own_layer) = layer(own) else {
        return vec![format!("{}: {own} has no layer; give it one", file.path)];
    };
    let named = named_from_root(&file.path, &code(&file.text));
    let wrong = named.into_iter().filter(|name| {
        let other = layer(name);
        name != own && other.is_some_and(|other| other >= own_layer)
    });
    wrong
        .map(|name| format!("{}: {own} must not know {name}", file.path))
        .collect()
}

/// The first names of every path that starts at the root of the crate, however it is written; sorted, each once.
fn named_from_root(path: &str, code: &str) -> Vec<String> {
    let packed: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    let packed = packed.replace(":: ", "::").replace(" ::", "::");
    let inside = path.trim_start_matches("src/").trim_end_matches("/mod.rs");
    let up = "super::".repeat(inside.split('/').count());
    let mut names = Vec::new();
    for start in ["crate::", "conflict_atlas::", up.as_str()] {
        for (at, _) in packed.match_indices(start) {
            let before = packed[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '$' | ':')) {
                continue;
            }
            names.extend(first_names(&packed[at + start.len()..]));
        }
    }
    names.sort();
    names.dedup();
    names
}

/// `geo` of `geo::LonLat`; `geo` and `event` of `{geo::{a, b}, event}`.
fn first_names(rest: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        let letters = text.trim_start().chars();
        letters
            .take_while(|c| c.is_alphanumeric() || *c == '_')
            .collect()
    };
    let Some(group) = rest.trim_start().strip_prefix('{') else {
        return vec![name(rest)];
    };
    let (mut names, mut depth) = (vec![name(group)], 0_usize);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name(&group[at + 1..])),
            _ => {}
        }
    }
    names
}

/// Outside crates and powers named where they do not belong.
pub fn reserved(file: &Text) -> Vec<String> {
    let (own, code) = (folder(&file.path), code(&file.text));
    let wrong = RESERVED
        .iter()
        .filter(|(name, may, _)| !may.contains(&own) && names(&code, name));
    wrong
        .map(|(name, _, why)| format!("{}: {name}: {why}", file.path))
        .collect()
}

/// Whether the code names a crate or path as such, not as a part of a longer word.
pub fn names(code: &str, wanted: &str) -> bool {
    let crate_name = wanted.chars().all(|c| c.is_lowercase() || c == '_');
    code.match_indices(wanted).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = &code[at + wanted.len()..];
        let whole = !before
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '"' | '.' | '-'))
            && !after.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let used = code[..at].trim_end().ends_with("use") || after.starts_with("::");
        whole && (!crate_name || used)
    })
}

/// The one file that may name walkers, or a fault for each further one.
pub fn walkers_in_one_file(files: &[Text]) -> Vec<String> {
    let naming = files
        .iter()
        .filter(|file| names(&code(&file.text), "walkers"));
    let paths: Vec<&str> = naming.map(|file| file.path.as_str()).collect();
    match paths.len() {
        0 | 1 => Vec::new(),
        _ => vec![format!(
            "walkers is named in more than one file: {}",
            paths.join(", ")
        )],
    }
}

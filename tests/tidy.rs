//! The house rules, held over every file of the project. Each rule is also tried on text that breaks it.

#![cfg(test)]

mod rules;

use rules::{Text, assets, commands, layers, read, root, texts, words};

fn sources(folders: &[&str]) -> Vec<Text> {
    texts(folders, &[".rs"])
}

/// No file has a fault.
fn check(files: &[Text], rule: fn(&Text) -> Vec<String>) {
    let faults: Vec<String> = files.iter().flat_map(rule).collect();
    assert!(
        !files.is_empty() && faults.is_empty(),
        "\n{}\n",
        faults.join("\n")
    );
}

/// The rule finds this many faults in the text.
fn bites(rule: fn(&Text) -> Vec<String>, path: &str, text: &str, faults: usize) {
    let file = Text {
        path: path.into(),
        text: text.into(),
    };
    let found = rule(&file);
    assert_eq!(found.len(), faults, "{path}: {text:?}: {found:?}");
}

fn in_package(path: &str) -> bool {
    root().join(path).exists()
}

#[test]
fn no_folder_imports_upwards_or_sideways() {
    check(&sources(&["src"]), layers::imports);
}

#[test]
fn an_import_is_found_however_it_is_written() {
    let found = |path, text| bites(layers::imports, path, text, 1);
    let fine = |path, text| bites(layers::imports, path, text, 0);
    found("src/query/mod.rs", "use crate::draw::Scene;");
    found("src/query/mod.rs", "use crate::{event::Day, ui};");
    found(
        "src/query/mod.rs",
        "use crate::{event::{Day, DayRange},\n    view::View};",
    );
    found("src/query/mod.rs", "fn f(x: &crate::import::Report) {}");
    found("src/query/deep.rs", "use super::super::cli::run;");
    found("src/watch.rs", "use super::geo::LonLat;");
    found("src/geo/area.rs", "pub(crate) use crate :: event :: Day;");
    found("src/story/mod.rs", "use conflict_atlas::draw::Scene;");
    found("src/new/mod.rs", "");
    fine(
        "src/query/mod.rs",
        "use crate::{event::Day, store::EventStore}; use crate::query::Filter;",
    );
    fine(
        "src/query/mod.rs",
        "// crate::ui draws this\nuse super::filter::ui;",
    );
    fine(
        "src/query/deep.rs",
        "mod tests { use super::super::Filter; }",
    );
    fine("src/lib.rs", "pub mod ui; use crate::ui::run;");
}

#[test]
fn the_layers_are_those_of_the_folders() {
    let lib = read("src/lib.rs").text;
    for (folder, _) in layers::LAYERS {
        assert!(lib.contains(&format!("pub mod {folder};")), "{folder}");
        let documented = lib
            .lines()
            .any(|line| line.starts_with("//! |") && line.contains(&format!("`{folder}`")));
        assert!(documented, "{folder} is missing in the table of lib.rs");
    }
}

#[test]
fn the_tests_that_the_architecture_names_exist() {
    let lib = read("src/lib.rs").text;
    let named: Vec<&str> = lib
        .split('`')
        .filter(|word| word.starts_with("tests/"))
        .collect();
    assert!(named.len() > 5);
    for test in named {
        assert!(
            in_package(test),
            "{test} is named in src/lib.rs and does not exist"
        );
    }
}

#[test]
fn a_store_that_is_built_never_changes() {
    let store = sources(&["src/store"]);
    let whole = |file: &&Text| file.text.contains("pub struct EventStore {");
    let file = store.iter().find(whole).unwrap();
    assert!(!file.text.contains("&mut self"), "{}", file.path);
}

#[test]
fn no_number_of_a_row_or_site_can_be_saved() {
    for file in sources(&["src/store"]) {
        assert!(!file.text.contains("Serialize"), "{}", file.path);
    }
}

#[test]
fn crates_and_powers_stay_in_their_folders() {
    check(&sources(&["src"]), layers::reserved);
    let window = sources(&["src"]);
    assert_eq!(layers::walkers_in_one_file(&window), Vec::<String>::new());
}

#[test]
fn a_crate_out_of_its_folder_is_found() {
    let check = |path, text, faults| bites(layers::reserved, path, text, faults);
    check("src/draw/mod.rs", "use egui::Ui;", 1);
    check("src/session/mod.rs", "fn f(ui: &mut egui::Ui) {}", 1);
    check(
        "src/query/mod.rs",
        "use std::fs; use std::net::TcpStream;",
        2,
    );
    check("src/ui/map.rs", "walkers::HttpTiles::new()", 1);
    check("src/view/mod.rs", "std::time::Instant::now()", 1);
    check("src/view/mod.rs", "eprintln!(\"x\")", 0);
    check("src/ui/mod.rs", "use egui::Ui; use walkers::Map;", 0);
    check(
        "src/draw/mod.rs",
        "// egui::Ui draws it\nlet word = \"walkers::Map\";",
        0,
    );
    check("src/draw/mod.rs", "use crate::regui::x; let egui = 1;", 0);
    let file = |path: &str| Text {
        path: path.into(),
        text: "use walkers::Map;".into(),
    };
    assert_eq!(
        layers::walkers_in_one_file(&[file("a"), file("b")]).len(),
        1
    );
    assert!(layers::walkers_in_one_file(&[file("a")]).is_empty());
}

#[test]
fn every_source_has_a_header_a_bearable_length_and_a_telling_name() {
    let all = sources(&["src", "tests", "benches", "examples"]);
    check(&all, words::header);
    check(&all, words::length);
    check(&all, words::empty_names);
    check(&all, words::silenced);
}

#[test]
fn a_file_that_breaks_the_form_is_found() {
    bites(words::header, "src/geo/mod.rs", "use std::fmt;", 1);
    bites(words::header, "src/geo/mod.rs", "//! One line.\n", 1);
    bites(words::header, "src/geo/mod.rs", "//! One line.\n//!\n", 1);
    bites(words::header, "src/geo/mod.rs", "//! Two\n//! lines.\n", 0);
    bites(words::header, "src/geo/mod.rs", &"//! Many.\n".repeat(7), 1);
    bites(words::header, "tests/x.rs", "//! One line.\n", 0);
    bites(words::header, "benches/x.rs", "//! One line.\n", 1);
    bites(words::length, "src/geo/mod.rs", &"x\n".repeat(400), 0);
    bites(words::length, "src/geo/mod.rs", &"x\n".repeat(401), 1);
    bites(words::empty_names, "src/util/mod.rs", "", 1);
    bites(words::empty_names, "src/ui/panel_helpers.rs", "", 1);
    bites(
        words::empty_names,
        "src/ui/mod.rs",
        concat!("pub(crate) mod man", "ager;\n"),
        1,
    );
    bites(
        words::empty_names,
        "src/ui/mod.rs",
        "mod panel; // mod common\n",
        0,
    );
    bites(words::silenced, "src/geo/mod.rs", "#[allow(dead_code)]", 1);
    bites(
        words::silenced,
        "src/geo/mod.rs",
        "    #![allow(dead_code, reason = \"x\")]",
        1,
    );
    bites(
        words::silenced,
        "src/geo/mod.rs",
        "#[cfg_attr(test, allow(dead_code))]",
        1,
    );
    bites(words::silenced, "tests/x.rs", "#[ignore]\nfn x() {}", 1);
    bites(
        words::silenced,
        "src/geo/mod.rs",
        "#[expect(dead_code, reason = \"x\")]",
        0,
    );
}

#[test]
fn nothing_is_left_unfinished() {
    let mut all = texts(
        &["src", "tests", "benches", "examples", "assets", ".ci"],
        &[".rs", ".md", ".toml", ".py", ".csv", ".sh", "run"],
    );
    all.extend(["README.md", "Cargo.toml", "clippy.toml"].map(read));
    check(&all, words::unfinished);
}

#[test]
fn an_unfinished_word_is_found() {
    let check = |text: &str, faults| {
        bites(
            words::unfinished,
            "README.md",
            &text.replace('_', ""),
            faults,
        )
    };
    check("// TO_DO: write it", 1);
    check("FIX_ME", 1);
    check("L_orem ipsum dolor", 1);
    check("todos los santos, TODOS", 0);
    check("plain text about events", 0);
}

#[test]
fn every_command_and_link_of_the_readme_exists() {
    let readme = read("README.md").text;
    let faults = commands::faults(&readme, in_package);
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
    let dead = commands::dead_links(&readme, in_package);
    assert!(dead.is_empty(), "\n{}\n", dead.join("\n"));
    assert!(readme.contains("cargo run --release"));
}

#[test]
fn a_command_that_does_not_exist_is_found() {
    let check = |line: &str, faults: usize| {
        let readme = format!("Text: conflict-atlas nonsense --here\n\n```sh\n{line}\n```\n");
        let found = commands::faults(&readme, |path| path == "tests/tidy.rs" || path == ".ci/run");
        assert_eq!(found.len(), faults, "{line}: {found:?}");
    };
    check("conflict-atlas check --no-such-flag x.csv", 1);
    check("cargo run --release -- stats --no-such-flag", 1);
    check("cargo run --release -- 'my events.csv'", 0);
    check("conflict-atlas --help | less", 1);
    check(
        "conflict-atlas --version > version.txt && conflict-atlas --help",
        0,
    );
    check("cargo fly", 1);
    check("cargo test --test tidy", 0);
    check("cargo test --test nothing", 1);
    check("cargo build --relaese", 1);
    check(".ci/run # all of it", 0);
    check("./missing", 1);
    check("# conflict-atlas nonsense --x", 0);
}

#[test]
fn a_link_that_leads_nowhere_is_found() {
    let text = "[a](here.md) ![b](gone.png) [c](https://example.org) [d](#keys) [e](here.md#x)";
    let dead = commands::dead_links(text, |path| path == "here.md");
    assert_eq!(dead, ["gone.png does not exist"]);
}

#[test]
fn every_asset_is_listed_with_the_checksum_it_has() {
    let files: Vec<String> = rules::files_under("assets")
        .iter()
        .map(|path| path.trim_start_matches("assets/").to_owned())
        .collect();
    let bytes = |path: &str| std::fs::read(root().join("assets").join(path)).ok();
    let faults = assets::faults(&read("assets/README.md").text, &files, bytes);
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn every_script_that_rebuilds_an_asset_exists() {
    let readme = read("assets/README.md").text;
    let scripts = readme.split('`').filter(|word| word.ends_with(".py"));
    let named: Vec<&str> = scripts.collect();
    assert!(named.len() >= 3);
    for script in named {
        assert!(in_package(&format!("assets/{script}")), "assets/{script}");
    }
}

#[test]
fn an_asset_that_changed_or_is_not_listed_is_found() {
    // SHA-256 of "abc", FIPS 180-2, appendix B.1.
    let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(assets::checksum(b"abc"), sum);
    let readme =
        format!("| `a.ttf` | `{sum}` |\n| `gone.ttf` | `{sum}` |\n| `own` | no checksum |");
    let files = ["a.ttf", "new.bin", "schemes/x.toml", "README.md"].map(String::from);
    let faults = |content: &'static [u8]| {
        assets::faults(&readme, &files, move |path| {
            (path == "a.ttf").then(|| content.to_vec())
        })
        .len()
    };
    assert_eq!(faults(b"abc"), 2);
    assert_eq!(faults(b"abd"), 3);
}

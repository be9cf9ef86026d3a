//! `conflict-atlas reset` from outside: what it removes, what it leaves, what it says.

#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs `reset` with its settings in a folder. Returns what it said.
fn reset(home: &Path, arguments: &[&str], code: i32) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_conflict-atlas"))
        .arg("reset")
        .args(arguments)
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(code), "{said}");
    assert!(output.stdout.is_empty());
    said
}

/// The layout and the settings of a home, written.
fn kept(home: &Path) -> [PathBuf; 2] {
    let folder = home.join("config").join("conflict-atlas");
    fs::create_dir_all(&folder).unwrap();
    let files = ["layout.json", "settings.toml"].map(|name| folder.join(name));
    for file in &files {
        fs::write(file, "whatever stands there").unwrap();
    }
    files
}

#[cfg(target_os = "linux")]
#[test]
fn the_layout_goes_and_the_settings_stay() {
    let home = tempfile::tempdir().unwrap();
    let [layout, settings] = kept(home.path());
    let said = reset(home.path(), &[], 0);
    assert!(said.contains("layout.json"), "{said}");
    assert!(!layout.exists() && settings.exists());
}

#[cfg(target_os = "linux")]
#[test]
fn with_all_the_settings_go_too() {
    let home = tempfile::tempdir().unwrap();
    let files = kept(home.path());
    let said = reset(home.path(), &["--all"], 0);
    assert!(said.contains("settings.toml"), "{said}");
    assert!(files.iter().all(|file| !file.exists()));
}

#[test]
fn nothing_to_reset_is_no_failure() {
    let home = tempfile::tempdir().unwrap();
    let said = reset(home.path(), &[], 0);
    assert!(said.contains("nothing to remove"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_removed_is_named() {
    let home = tempfile::tempdir().unwrap();
    let [layout, _] = kept(home.path());
    fs::remove_file(&layout).unwrap();
    fs::create_dir(&layout).unwrap();
    let said = reset(home.path(), &[], 1);
    assert!(said.contains("layout.json"), "{said}");
}

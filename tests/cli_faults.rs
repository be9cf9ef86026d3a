//! The commands under bad luck: what is no file, a full disk, nobody to talk to. Never a panic, never a hang.

#![cfg(test)]

use std::fs::{self, OpenOptions};
use std::path::Path;
use std::process::{Command, Output, Stdio};

const TABLE: &str =
    "date,latitude,longitude,type\n2023-02-01,16.8,96.1,Clash\n2023-02-30,1,1,Clash\n";

fn atlas(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_conflict-atlas"));
    command.args(arguments).current_dir(folder);
    command.stdin(Stdio::null()).env_remove("DISPLAY");
    command
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET");
    command
}

/// Runs a command in a folder with a table `in.csv` and an old file `old.png`.
fn check(arguments: &[&str], code: i32, said: &str) -> Output {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.csv"), TABLE).unwrap();
    fs::write(folder.path().join("old.png"), "old").unwrap();
    fs::create_dir(folder.path().join("folder")).unwrap();
    let output = atlas(folder.path(), arguments).output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?} {err}");
    assert!(err.contains(said), "{arguments:?} {err}");
    assert!(!err.contains("panicked"), "{arguments:?} {err}");
    assert_eq!(fs::read(folder.path().join("old.png")).unwrap(), b"old");
    output
}

#[test]
fn what_is_no_file_is_refused_in_a_sentence() {
    for command in ["check", "stats"] {
        check(&[command, "folder"], 1, "this is a folder");
        check(&[command, "nowhere.csv"], 1, "nowhere.csv");
    }
    check(
        &["render", "folder", "-o", "old.png"],
        1,
        "this is a folder",
    );
    if cfg!(unix) {
        check(&["check", "/dev/zero"], 1, "a pipe or a device");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_one_sentence_names_the_commands_that_need_none() {
    let output = check(&["in.csv"], 1, "conflict-atlas check FILE");
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(err.lines().count(), 1, "{err}");
    assert!(!err.contains(".rs:"), "no source path of a library: {err}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_standard_error_that_is_full_changes_no_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("in.csv"), TABLE).unwrap();
    for (arguments, code) in [
        (&["check", "nowhere.csv"][..], 1),
        (&["stats", "in.csv"], 3),
        (&["stats", "in.csv", "--type", "Nope"], 1),
        (&["in.csv"], 1),
    ] {
        let full = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let status = atlas(folder.path(), arguments)
            .stdout(Stdio::null())
            .stderr(full)
            .status();
        assert_eq!(status.unwrap().code(), Some(code), "{arguments:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_as_long_as_names_can_be_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let name = format!("{}.svg", "n".repeat(251));
    let size = ["--size", "100x100"];
    let arguments = [&["render", "-o", name.as_str()][..], &size].concat();
    let output = atlas(folder.path(), &arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

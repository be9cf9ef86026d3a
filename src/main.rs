//! Conflict Atlas: opens the window, or runs a command without one.
//!
//! Decides nothing itself: `cli` reads the arguments, `ui` is the window.

use clap::Parser;
use conflict_atlas::cli::{self, Arguments, Outcome};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(Arguments::parse()) {
        Outcome::Done(code) => code,
        Outcome::Window(file) => open_window(file),
    }
}

#[cfg(not(feature = "gui"))]
fn open_window(_file: Option<std::path::PathBuf>) -> ExitCode {
    eprintln!("conflict-atlas: this build has no window; use `check`, `stats` or `render`");
    ExitCode::from(1)
}

#[cfg(feature = "gui")]
fn open_window(file: Option<std::path::PathBuf>) -> ExitCode {
    conflict_atlas::ui::open_window(file)
}

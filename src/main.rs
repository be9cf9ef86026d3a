//! Conflict Atlas: opens the window, or runs a command without one.
//!
//! Decides nothing itself: `cli` reads the arguments, `ui` is the window.

use clap::Parser;
use conflict_atlas::cli::{self, Arguments, Outcome};
use conflict_atlas::import::ColumnMap;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run(Arguments::parse()) {
        Outcome::Done(code) => code,
        Outcome::Window(file, columns) => open_window(file, columns),
    }
}

#[cfg(not(feature = "gui"))]
fn open_window(_file: Option<PathBuf>, _columns: Option<Box<ColumnMap>>) -> ExitCode {
    eprintln!("conflict-atlas: this build has no window; use `check`, `stats` or `render`");
    ExitCode::from(1)
}

#[cfg(feature = "gui")]
fn open_window(file: Option<PathBuf>, columns: Option<Box<ColumnMap>>) -> ExitCode {
    conflict_atlas::ui::open_window(file, columns)
}

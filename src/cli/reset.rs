//! `reset`: the layout of the window back to the usual one, and with `--all` the settings too.
//!
//! Touches nothing else: no data, no saved view.

use super::say;
use crate::workspace::{layout_beside, settings_path};
use anyhow::Context;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::ExitCode;

/// Arguments of `reset`.
#[derive(Debug, clap::Args)]
pub struct ResetArguments {
    /// Forget appearance and recent files too
    #[arg(long)]
    all: bool,
}

/// Removes what is kept of the window.
pub fn run(arguments: &ResetArguments) -> anyhow::Result<ExitCode> {
    let settings = settings_path().context("there is no home folder, so nothing is kept")?;
    remove("The layout of the window is", &layout_beside(&settings))?;
    if arguments.all {
        remove("The settings are", &settings)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Removes a file, if there is one, and says what was done.
fn remove(what: &str, path: &Path) -> anyhow::Result<()> {
    match fs::remove_file(path) {
        Ok(()) => say(format_args!(
            "{what} as at first; removed {}",
            path.display()
        )),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            say(format_args!(
                "{what} as at first; there was nothing to remove"
            ));
        }
        Err(error) => {
            return Err(error).with_context(|| format!("cannot remove {}", path.display()));
        }
    }
    Ok(())
}

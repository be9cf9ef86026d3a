//! `conflict-atlas sample`: writes the built-in table of invented events.
//!
//! Writes beside the target and renames, so a table is never half written.

use super::unless_closed;
use crate::geo::geojson;
use crate::workspace::{assets, write_beside};
use anyhow::Context;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Arguments of `sample`.
#[derive(Debug, clap::Args)]
pub struct SampleArguments {
    /// Where to write the table; without it, or with `-`, to standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs `sample`.
pub fn run(arguments: &SampleArguments) -> anyhow::Result<ExitCode> {
    let townships = geojson::named_areas(assets::TOWNSHIPS_GEOJSON)?;
    let text = crate::sample::csv(&townships, assets::TOWNSHIPS_CSV);
    match arguments
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"))
    {
        None => unless_closed(io::stdout().lock().write_all(text.as_bytes()))?,
        Some(path) => write_beside(path, text.as_bytes()).with_context(|| {
            format!(
                "could not write the sample; the old file, if any, is as it was: {}",
                path.display()
            )
        })?,
    }
    super::say(format_args!(
        "Invented sample data: these events did not happen"
    ));
    Ok(ExitCode::SUCCESS)
}

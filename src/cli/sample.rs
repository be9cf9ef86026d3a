//! `conflict-atlas sample`: writes the built-in table of invented events.
//!
//! Writes beside the target and renames, so a table is never half written.

use crate::geo::geojson;
use crate::workspace::assets;
use anyhow::Context;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
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
        None => to_stdout(&text)?,
        Some(path) => save(path, &text).with_context(|| {
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

/// A reader that has seen enough (`| head`) is no fault.
fn to_stdout(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

/// Writes beside the file, then takes its place, so that the file is never half written.
fn save(path: &Path, text: &str) -> io::Result<()> {
    let name = path.file_name().ok_or(ErrorKind::InvalidInput)?;
    let mut beside_name = name.to_owned();
    beside_name.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(beside_name);
    let written = File::create_new(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        fs::rename(&beside, path)
    });
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

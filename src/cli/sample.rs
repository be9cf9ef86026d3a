//! `conflict-atlas sample`.

use std::process::ExitCode;

/// Arguments of `sample`.
#[derive(Debug, clap::Args)]
pub struct SampleArguments {}

/// Runs `sample`.
pub fn run(_arguments: &SampleArguments) -> anyhow::Result<ExitCode> {
    anyhow::bail!("not built yet")
}

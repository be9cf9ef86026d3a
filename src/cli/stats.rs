//! `conflict-atlas stats`.

use std::process::ExitCode;

/// Arguments of `stats`.
#[derive(Debug, clap::Args)]
pub struct StatsArguments {}

/// Runs `stats`.
pub fn run(_arguments: &StatsArguments) -> anyhow::Result<ExitCode> {
    anyhow::bail!("not built yet")
}

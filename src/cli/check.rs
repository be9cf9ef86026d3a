//! `conflict-atlas check`.

use std::process::ExitCode;

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct CheckArguments {}

/// Runs `check`.
pub fn run(_arguments: &CheckArguments) -> anyhow::Result<ExitCode> {
    anyhow::bail!("not built yet")
}

//! `conflict-atlas render`.

use std::process::ExitCode;

/// Arguments of `render`.
#[derive(Debug, clap::Args)]
pub struct RenderArguments {}

/// Runs `render`.
pub fn run(_arguments: &RenderArguments) -> anyhow::Result<ExitCode> {
    anyhow::bail!("not built yet")
}

//! `conflict-atlas stats`: the figures of a period, as text or as JSON.
//!
//! Counts nothing itself: it asks `query` and hands the figures to `stats_block`.

use super::filter_arguments::FilterArguments;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments of `stats`.
#[derive(Debug, clap::Args)]
pub struct StatsArguments {
    /// The table of events; none counts the built-in sample
    source: Option<PathBuf>,
    #[command(flatten)]
    filter: FilterArguments,
    /// Which event types: iiss, acled, ucdp, or a scheme file; none takes the one that fits the table
    #[arg(long, value_name = "SCHEME")]
    scheme: Option<String>,
    /// Which column has a meaning the table's names do not tell, as MEANING=COLUMN; may be given again
    #[arg(long = "map", value_name = "MEANING=COLUMN")]
    columns: Vec<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Runs `stats`.
pub fn run(arguments: &StatsArguments) -> anyhow::Result<ExitCode> {
    if let Err(usage) = arguments.filter.check_days() {
        eprintln!("conflict-atlas: {usage}");
        return Ok(ExitCode::from(2));
    }
    anyhow::bail!("not built yet")
}

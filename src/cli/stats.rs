//! `conflict-atlas stats`: the figures of a period, as text or as JSON.
//!
//! Figures go to standard output; what a reader must know about rows that are not among them, to standard error.

use super::source_arguments::SourceArguments;
use super::stats_block::block;
use super::unless_closed;
use crate::event::words::{and_list, counted};
use crate::query::Lens;
use std::io::{self, Write};
use std::process::ExitCode;

/// Classes named in the message about those the scheme does not know.
const CLASSES_NAMED: usize = 5;

/// Arguments of `stats`.
#[derive(Debug, clap::Args)]
pub struct StatsArguments {
    #[command(flatten)]
    asked: SourceArguments,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Runs `stats`.
pub fn run(arguments: &StatsArguments) -> anyhow::Result<ExitCode> {
    if let Some(fault) = arguments.asked.usage_fault() {
        return Ok(fault);
    }
    let (opened, filter) = arguments.asked.open()?;
    let (store, lens) = (&opened.store, &opened.lens);
    let block = block(store, lens, &filter, opened.workspace.notice.as_deref());
    let text = if arguments.json {
        serde_json::to_string(&block)? + "\n"
    } else {
        block.to_string()
    };
    unless_closed(io::stdout().lock().write_all(text.as_bytes()))?;
    if let Some(unknown) = unknown_classes(lens) {
        super::say(format_args!("conflict-atlas: {unknown}"));
    }
    if opened.report.rejected == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    let rejected = counted(opened.report.rejected, "row");
    super::say(format_args!(
        "conflict-atlas: rejected {rejected}; `conflict-atlas check` lists every fault"
    ));
    Ok(ExitCode::from(3))
}

/// What to say of rows whose class the scheme does not name; `None` when it names all.
fn unknown_classes(lens: &Lens) -> Option<String> {
    let unknown = lens.unknown_classes();
    let rows: u64 = unknown.iter().map(|(_, rows)| rows).sum();
    let named = unknown.iter().take(CLASSES_NAMED);
    let mut named: Vec<String> = named.map(|(name, n)| format!("{name:?} ({n})")).collect();
    if unknown.len() > CLASSES_NAMED {
        named.push("others".to_owned());
    }
    (rows > 0).then(|| {
        let (rows, scheme) = (counted(rows, "row"), &lens.scheme.name);
        let named = and_list(&named);
        format!("not counted: {rows} of a class that the scheme {scheme} does not name: {named}")
    })
}

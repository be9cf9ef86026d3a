//! The command line: arguments to the same calls the window makes. Computes nothing itself.
//!
//! Data goes to stdout, messages to stderr. Exit 0 done, 1 refused or failed, 2 usage, 3 done but rows were rejected.

mod check;
mod clause_arguments;
mod filter_arguments;
mod render;
mod reset;
mod sample;
mod source_arguments;
mod stats;
mod stats_block;

use crate::import::ColumnMap;
use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// An offline desktop atlas of armed-conflict events.
#[derive(Debug, Parser)]
#[command(
    name = "conflict-atlas",
    version,
    args_conflicts_with_subcommands = true
)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// A table of events to open (ACLED, UCDP GED, or any CSV with a date and a place); none opens the sample
    file: Option<PathBuf>,
    /// Columns to use where the usual names do not find them, as lat=Y,lon=X,date=When,type=Kind
    #[arg(long, value_name = "KEY=COLUMN,..", requires = "file")]
    map: Option<ColumnMap>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read a table and report every fault in it
    Check(check::CheckArguments),
    /// Count the events of a period
    Stats(stats::StatsArguments),
    /// Draw the map as PNG or SVG, without a window
    Render(render::RenderArguments),
    /// Write the built-in sample of invented events as CSV
    Sample(sample::SampleArguments),
    /// Put the layout of the window back to what it was at first
    Reset(reset::ResetArguments),
}

/// What the arguments ask for.
#[derive(Debug)]
pub enum Outcome {
    /// A command ran; the process ends with this code.
    Done(ExitCode),
    /// The window is to open on this file, or on the sample, with columns named by hand where they have to be.
    Window(Option<PathBuf>, Option<Box<ColumnMap>>),
}

/// Runs the command the arguments name, or says that the window is wanted.
pub fn run(arguments: Arguments) -> Outcome {
    let result = match arguments.command {
        None => return Outcome::Window(arguments.file, arguments.map.map(Box::new)),
        Some(Command::Check(arguments)) => check::run(&arguments),
        Some(Command::Stats(arguments)) => stats::run(&arguments),
        Some(Command::Render(arguments)) => render::run(&arguments),
        Some(Command::Sample(arguments)) => sample::run(&arguments),
        Some(Command::Reset(arguments)) => reset::run(&arguments),
    };
    Outcome::Done(result.unwrap_or_else(|error| {
        say(format_args!("conflict-atlas: {error:#}"));
        ExitCode::from(1)
    }))
}

/// Says something on standard error. One that is full or closed is no reason to fail.
fn say(words: std::fmt::Arguments<'_>) {
    let _ = writeln!(io::stderr(), "{words}");
}

/// A reader that has seen enough and closed the pipe is no failure.
fn unless_closed(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

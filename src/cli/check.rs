//! `conflict-atlas check`: reads a table and gives the account of it, as text or JSON.
//!
//! Exit 0 when every row is kept, 3 when some were rejected, 1 when the file cannot be used at all.

use super::unless_closed;
use crate::event::words::{counted, thousands};
use crate::import::{self, ColumnMap, DateOrder, Effect, ImportError, NotAMap, Report};
use crate::watch::Watch;
use crate::workspace::write_beside_with;
use anyhow::Context;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Faults shown in the text; the JSON has them all.
const FAULTS_SHOWN: usize = 50;

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct CheckArguments {
    /// The table; `-` reads standard input
    file: PathBuf,
    /// Write the report as JSON, with every fault
    #[arg(long)]
    json: bool,
    /// Columns to use where the usual names do not find them, as lat=Y,lon=X,date=When,type=Kind
    #[arg(long, value_name = "KEY=COLUMN,..", value_parser = column_map)]
    map: Option<Box<ColumnMap>>,
    /// Whether the day or the month comes first in dates like 03/04/2022: dmy or mdy
    #[arg(long, value_name = "ORDER")]
    dates: Option<DateOrder>,
    /// Write the table as it was understood, as CSV; `-` writes it to standard output and the report to standard error
    #[arg(long, value_name = "OUT.csv")]
    table: Option<PathBuf>,
}

fn column_map(text: &str) -> Result<Box<ColumnMap>, NotAMap> {
    text.parse().map(Box::new)
}

/// Runs `check`.
pub fn run(arguments: &CheckArguments) -> anyhow::Result<ExitCode> {
    let watch = Watch::idle();
    let mapping = ColumnMap {
        dates: arguments.dates,
        ..arguments.map.as_deref().cloned().unwrap_or_default()
    };
    let bytes = if is_dash(&arguments.file) {
        import::read_stream(io::stdin().lock(), &watch)?
    } else {
        import::read_source(&arguments.file, &watch)?
    };
    if let Some(out) = &arguments.table {
        write_table(&bytes, &mapping, &arguments.file, out)?;
    }
    let report = match import::load_bytes(bytes, Some(&mapping), &watch) {
        Ok(loaded) => loaded.report,
        // Any table can be written as it was understood, also one that holds no events.
        Err(error @ ImportError::MissingColumn { .. }) if arguments.table.is_some() => {
            super::say(format_args!("conflict-atlas: no events were read: {error}"));
            return Ok(ExitCode::SUCCESS);
        }
        Err(error) => return Err(error.into()),
    };
    let text = if arguments.json {
        serde_json::to_string(&report)? + "\n"
    } else {
        report_text(&report)
    };
    if arguments.table.as_deref().is_some_and(is_dash) {
        super::say(format_args!("{}", text.trim_end()));
    } else {
        unless_closed(io::stdout().lock().write_all(text.as_bytes()))?;
    }
    Ok(ExitCode::from(if report.rejected > 0 { 3 } else { 0 }))
}

fn is_dash(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn write_table(bytes: &[u8], mapping: &ColumnMap, source: &Path, out: &Path) -> anyhow::Result<()> {
    let write = |sink: &mut dyn Write| {
        let watch = Watch::idle();
        match import::understood_table(bytes, Some(mapping), &watch, sink) {
            Err(ImportError::Write(error)) => unless_closed(Err(error)).map_err(ImportError::from),
            other => other.map(|_| ()),
        }
    };
    if is_dash(out) {
        write(&mut io::stdout().lock())?;
        return Ok(());
    }
    let existing = fs::metadata(out).ok();
    if existing.as_ref().is_some_and(|found| found.is_dir()) {
        anyhow::bail!("{} is a folder; name a file", out.display());
    }
    if existing.as_ref().is_some_and(|found| !found.is_file()) {
        // A pipe or a device cannot be replaced, only written to.
        write(&mut File::create(out).with_context(|| cannot_write(out))?)?;
        return Ok(());
    }
    if existing.is_some() && fs::canonicalize(out).ok() == fs::canonicalize(source).ok() {
        anyhow::bail!("the table would replace the file it is read from; name another file");
    }
    write_beside_with(out, write).with_context(|| cannot_write(out))
}

fn cannot_write(out: &Path) -> String {
    format!("cannot write {}", out.display())
}

fn report_text(report: &Report) -> String {
    let mut text = String::new();
    let delimiter = match report.delimiter {
        ',' => "comma",
        ';' => "semicolon",
        '\t' => "tab",
        '|' => "bar",
        _ => "its own separator",
    };
    let header = match report.header_line {
        0 => "no header".to_owned(),
        line => format!("header on line {line}"),
    };
    let mut line = |words: String| {
        let _ = writeln!(text, "{words}");
    };
    line(format!(
        "{}, {}, separated by {delimiter}, {header}",
        report.format.words(),
        report.encoding
    ));
    line(format!(
        "{} read: {} kept, {} rejected",
        counted(report.rows_read, "row"),
        thousands(report.kept),
        thousands(report.rejected)
    ));
    if let (Some(first), Some(last)) = (report.first_day, report.last_day) {
        line(format!(
            "{} to {}, dates read as {}",
            first.long(),
            last.long(),
            report.dates
        ));
    }
    if report.without_place > 0 {
        line(format!(
            "{} without a place on the map",
            counted(report.without_place, "event")
        ));
    }
    line(format!("SHA-256 {}", report.sha256));
    for warning in &report.warnings {
        line(format!("warning: {warning}"));
    }
    // The rows that are lost come first, so that a long list of small things cannot hide them.
    let (lost, kept): (Vec<_>, Vec<_>) = report
        .faults
        .iter()
        .partition(|fault| fault.effect == Effect::Rejected);
    for fault in lost.iter().chain(&kept).take(FAULTS_SHOWN) {
        line(fault.words());
    }
    if report.faults.len() > FAULTS_SHOWN {
        let more = (report.faults.len() - FAULTS_SHOWN) as u64;
        line(format!(
            "and {}; --json lists them all",
            counted(more, "more fault")
        ));
    }
    text
}

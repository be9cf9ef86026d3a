//! The arguments that say what is asked of which table: the source, how to read it, how to class it, what to count.
//!
//! `stats` and `render` take the same; they open and filter through the very calls of the window.

use super::filter_arguments::FilterArguments;
use crate::import::ColumnMap;
use crate::query::Filter;
use crate::session::{Opened, open_source};
use crate::view::{self, Camera, NotAView, View};
use crate::watch::Watch;
use crate::workspace::DataSource;
use std::path::PathBuf;
use std::process::ExitCode;

/// Arguments that name a source and restrict it.
#[derive(Debug, clap::Args)]
pub struct SourceArguments {
    /// The table of events; none takes the built-in sample
    source: Option<PathBuf>,
    #[command(flatten)]
    filter: FilterArguments,
    /// Which event types: iiss, acled, ucdp, or a scheme file; none takes the one that fits the table
    #[arg(long, value_name = "SCHEME")]
    scheme: Option<String>,
    /// Columns to use where the usual names do not find them, as lat=Y,lon=X,date=When,type=Kind
    #[arg(long, value_name = "KEY=COLUMN,..")]
    map: Option<ColumnMap>,
    /// A view as the window copies it (Edit, Copy this view); other arguments replace what they name of it
    #[arg(long, value_name = "TEXT", value_parser = from_text)]
    view: Option<Box<View>>,
}

fn from_text(text: &str) -> Result<Box<View>, NotAView> {
    view::from_text(text).map(Box::new)
}

impl SourceArguments {
    /// The exit code of arguments that make no sense, said on standard error; needs no data.
    pub fn usage_fault(&self) -> Option<ExitCode> {
        let usage = self.filter.check_days().err()?;
        super::say(format_args!("conflict-atlas: {usage}"));
        Some(ExitCode::from(2))
    }

    /// Where the map of the given view looks; `None` without one.
    pub fn camera(&self) -> Option<Camera> {
        self.view.as_ref()?.camera
    }

    /// Reads the source and makes the filter, every name checked against what the source has.
    pub fn open(&self) -> anyhow::Result<(Opened, Filter)> {
        let source = self.source.clone();
        let source = source.map_or(DataSource::Sample, DataSource::File);
        let (columns, scheme) = (self.map.as_ref(), self.scheme.as_deref());
        let opened = open_source(&source, columns, scheme, &Watch::idle())?;
        let filter = self.filter.filter(&opened.store, &opened.lens)?;
        let filter = match &self.view {
            Some(view) => view.filter.overlaid(&filter),
            None => filter,
        };
        Ok((opened, filter))
    }
}

//! What is being opened: a load under way, and a table that waits for its columns to be named.
//!
//! Plain values for the panels to show.

use crate::import::Preview;
use crate::watch::Watch;
use crate::workspace::DataSource;
use std::path::PathBuf;

/// A load under way.
#[derive(Clone, Debug)]
pub struct Loading {
    /// What is being read.
    pub source: DataSource,
    /// How far it is; cancel through [`Action::CancelLoad`].
    pub watch: Watch,
}

/// A table whose columns are not known by their names.
#[derive(Clone, Debug)]
pub struct Unmapped {
    /// The file.
    pub path: PathBuf,
    /// What is missing, in a sentence.
    pub why: String,
    /// Its columns and first rows.
    pub preview: Preview,
}

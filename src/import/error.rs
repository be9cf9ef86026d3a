//! Why a file cannot be used at all. Faults of single rows are in the report.
//!
//! Each says which file, and what to do about it.

use std::path::PathBuf;

/// Why a file could not be opened as a table of events.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The system refused to read the file.
    #[error("cannot read the file: {cause}: {}", .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: std::io::Error,
    },
    /// A folder, a pipe or a device.
    #[error("this is {what}, not a file; choose a CSV file: {}", .path.display())]
    NotAFile {
        /// What it is, with its article.
        what: &'static str,
        /// Where it is.
        path: PathBuf,
    },
    /// More bytes than a table of events ever has.
    #[error("the file holds more than 16 GiB; split it by year and open one part")]
    TooLarge,
    /// Nothing in it.
    #[error("the file is empty; export it again")]
    Empty,
    /// A file of another kind.
    #[error("this is {what}, not a table; {advice}")]
    NotATable {
        /// What it is, with its article.
        what: &'static str,
        /// What to do about it.
        advice: &'static str,
    },
    /// A meaning no column carries.
    #[error(
        "no column gives the {meaning}; looked for {}; rename it or name it by hand: --map {key}=COLUMN",
        .looked_for.join(", ")
    )]
    MissingColumn {
        /// What is missing: "date", "latitude", "longitude".
        meaning: &'static str,
        /// The names that would have been understood.
        looked_for: Vec<&'static str>,
        /// The key of a [`super::ColumnMap`].
        key: &'static str,
    },
    /// The mapping names a column the table does not have.
    #[error("the table has no column {name:?} to be the {key}; it has {}", .has.join(", "))]
    UnknownColumn {
        /// The key of the mapping.
        key: &'static str,
        /// The name that was looked for.
        name: String,
        /// The names the table has, at most twenty.
        has: Vec<String>,
    },
    /// More columns than any table of events has.
    #[error("the table has {0} columns, more than 10,000; check the separator of its cells")]
    TooManyColumns(usize),
    /// Somebody asked to stop.
    #[error("stopped")]
    Cancelled,
    /// The understood table could not be written.
    #[error(transparent)]
    Write(#[from] std::io::Error),
}

//! A workspace: which data, under which name and notice, with which articles.
//!
//! Only says what belongs together; reading the table is for `import`.

use super::{NotableDate, assets, notable};
use crate::story::Article;
use std::path::{Path, PathBuf};

/// Where the events come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataSource {
    /// The built-in sample of invented events.
    Sample,
    /// A table on this machine.
    File(PathBuf),
}

/// What belongs together: data, notice, articles.
#[derive(Clone, Debug)]
pub struct Workspace {
    /// Name in the title bar.
    pub name: String,
    /// The data.
    pub data: DataSource,
    /// What must be said on every screen and export; `None` for data that is what it says.
    pub notice: Option<String>,
    /// Who the figures come from, for exports.
    pub source_line: String,
    /// Articles, newest first.
    pub articles: Vec<Article>,
    /// Days with a name, shown on the time axis.
    pub notable_dates: Vec<NotableDate>,
}

/// Why a workspace could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum WorkspaceError {
    /// The path names no file.
    #[error("the path names no file; give the path of a table: {0}")]
    NoFile(PathBuf),
}

impl Workspace {
    /// The built-in sample.
    pub fn sample() -> Workspace {
        Workspace {
            name: "Myanmar, invented sample".to_owned(),
            data: DataSource::Sample,
            notice: Some(assets::SAMPLE_NOTICE.to_owned()),
            source_line: "Source: built-in invented sample".to_owned(),
            articles: assets::articles(),
            notable_dates: notable::of_the_sample(),
        }
    }

    /// An unsaved workspace around a table.
    pub fn around(path: &Path) -> Result<Workspace, WorkspaceError> {
        let name = path
            .file_name()
            .ok_or_else(|| WorkspaceError::NoFile(path.to_owned()))?;
        // A name may hold line breaks; a title and a source line are one line.
        let one_line = |c: char| if c.is_control() { ' ' } else { c };
        let name: String = name.to_string_lossy().chars().map(one_line).collect();
        Ok(Workspace {
            source_line: format!("Source: {name}"),
            name,
            data: DataSource::File(path.to_owned()),
            notice: None,
            articles: Vec::new(),
            notable_dates: Vec::new(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_with_a_line_break_makes_a_title_of_one_line() {
        let workspace = Workspace::around(Path::new("/data/two\nlines.csv")).unwrap();
        assert_eq!(workspace.name, "two lines.csv");
    }
}

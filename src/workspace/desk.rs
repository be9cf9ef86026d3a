//! What a person keeps beside one table: the dates they noted, their aliases and bookmarks. One file for each table, found by its SHA-256.
//!
//! Never part of the table or of a view. A file that cannot be understood is kept aside.

use super::toml_file;
use super::{Bookmark, NotableDate};
use crate::scheme::AliasBook;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

/// What is kept for one table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Desk {
    /// Days with a name, by first day and then in the order they were noted.
    pub notable_dates: Vec<NotableDate>,
    /// The person's own book of aliases; `None` is the usual one.
    pub aliases: Option<AliasBook>,
    /// Views kept under a name, in order of the names.
    pub bookmarks: Vec<Bookmark>,
    /// What a newer version wrote here: kept as it is.
    #[serde(flatten)]
    pub unknown: toml::Table,
}

impl Desk {
    /// Reads a desk; a missing file gives an empty one. The second value says what was wrong with a file kept aside.
    pub fn load(path: &Path) -> (Desk, Option<String>) {
        toml_file::load(path, "What was noted for this table")
    }

    /// Writes the desk in one step, making the folder when it is missing.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        toml_file::save(path, self)
    }

    /// Keeps a bookmark; one of the same name is replaced.
    pub fn keep(&mut self, bookmark: Bookmark) {
        self.bookmarks.retain(|kept| kept.name != bookmark.name);
        let at = self
            .bookmarks
            .partition_point(|kept| kept.name < bookmark.name);
        self.bookmarks.insert(at, bookmark);
    }

    /// Notes days under a name, once.
    pub fn note(&mut self, date: NotableDate) {
        if !self.notable_dates.contains(&date) {
            let first = date.days.first();
            let dates = &mut self.notable_dates;
            let at = dates.partition_point(|known| known.days.first() <= first);
            dates.insert(at, date);
        }
    }
}

/// Where the desk of a table is kept, beside the settings.
pub fn desk_path(settings: &Path, sha256: &str) -> PathBuf {
    settings
        .with_file_name("desks")
        .join(format!("{sha256}.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::View;

    #[test]
    fn a_bookmark_comes_back_under_its_name_and_replaces_its_namesake() {
        let folder = tempfile::tempdir().unwrap();
        let path = desk_path(&folder.path().join("settings.toml"), "abc");
        let mut view = View::default();
        view.filter = view.filter.with_only(crate::query::Facet::Type, "Strike");
        let mut desk = Desk::default();
        desk.keep(Bookmark::new("Strikes", &View::default()));
        desk.keep(Bookmark::new("All", &View::default()));
        desk.keep(Bookmark::new("Strikes", &view));
        desk.save(&path).unwrap();
        let (read, said) = Desk::load(&path);
        assert_eq!((read.clone(), said), (desk, None));
        let names: Vec<&str> = read
            .bookmarks
            .iter()
            .map(|kept| kept.name.as_str())
            .collect();
        assert_eq!(names, ["All", "Strikes"]);
        assert_eq!(read.bookmarks[1].view(), Some(view));
    }

    use crate::event::DayRange;
    use std::fs;

    fn date(day: &str, name: &str) -> NotableDate {
        NotableDate {
            days: DayRange::single(day.parse().unwrap()),
            name: name.to_owned(),
        }
    }

    #[test]
    fn dates_noted_come_back_in_order_and_newer_things_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = desk_path(&folder.path().join("settings.toml"), "ab12");
        assert!(path.ends_with("desks/ab12.toml"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "mood = \"calm\"\n").unwrap();
        let (mut desk, said) = Desk::load(&path);
        assert_eq!(said, None);
        desk.note(date("2023-05-01", "Later"));
        desk.note(date("2022-05-01", "Earlier"));
        desk.note(date("2022-05-01", "Earlier"));
        desk.save(&path).unwrap();
        let (read, _) = Desk::load(&path);
        assert_eq!(read, desk);
        let names = read.notable_dates.iter().map(|date| date.name.as_str());
        assert_eq!(names.collect::<Vec<_>>(), ["Earlier", "Later"]);
        assert!(fs::read_to_string(&path).unwrap().contains("mood"));
    }

    #[test]
    fn aliases_come_back_as_they_were_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ab12.toml");
        let mut desk = Desk {
            aliases: Some(AliasBook {
                entries: vec![
                    (
                        "North".to_owned(),
                        vec!["KIA".to_owned(), "=\"odd\"".to_owned()],
                    ),
                    ("Nobody".to_owned(), Vec::new()),
                ],
            }),
            ..Desk::default()
        };
        desk.note(date("2022-05-01", "A day"));
        desk.save(&path).unwrap();
        assert_eq!(Desk::load(&path), (desk, None));
    }

    #[test]
    fn a_desk_that_cannot_be_read_is_kept_aside_and_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ab12.toml");
        fs::write(&path, "notable_dates = 3").unwrap();
        let (desk, said) = Desk::load(&path);
        assert_eq!(desk, Desk::default());
        assert!(said.unwrap().contains("ab12.toml.corrupt"));
    }
}

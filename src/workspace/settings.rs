//! Settings of the person at this machine: appearance, recent files, playback. Never part of a view or workspace.
//!
//! A file that cannot be understood is kept aside, never overwritten.

use super::toml_file;
use crate::view::Playback;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

const MOST_RECENT: usize = 10;

/// Light or dark, or what the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Appearance {
    /// Paper and ink.
    #[default]
    Light,
    /// Dark map, dark panels.
    Dark,
    /// Whatever the system is set to.
    System,
}

/// What is remembered between runs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub appearance: Appearance,
    /// Files opened lately, newest first; at most ten.
    #[serde(serialize_with = "writable")]
    pub recent: Vec<PathBuf>,
    /// How fast the timeline plays and what it does at the end.
    pub playback: Playback,
    /// What a newer version wrote here: kept as it is.
    #[serde(flatten)]
    pub unknown: toml::Table,
}

/// A name that is no text cannot stand in a text file; the others must not be lost with it.
fn writable<S: serde::Serializer>(paths: &[PathBuf], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(paths.iter().filter_map(|path| path.to_str()))
}

impl Settings {
    /// Reads the settings; a missing file gives the defaults.
    ///
    /// A file that cannot be understood is kept aside as `NAME.corrupt`, or with a number where that is taken, and the
    /// second value says so. Where it cannot be moved it stays, and [`Settings::save`] refuses to replace it.
    pub fn load(path: &Path) -> (Settings, Option<String>) {
        toml_file::load(path, "The settings")
    }

    /// Writes the settings, making the folder when it is missing.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        toml_file::save(path, self)
    }

    /// Puts a file at the top of the recent ones.
    pub fn remember(&mut self, file: &Path) {
        self.recent.retain(|known| known != file);
        self.recent.insert(0, file.to_owned());
        self.recent.truncate(MOST_RECENT);
    }
}

/// Where this system keeps our settings; `None` when there is no home folder.
pub fn settings_path() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "conflict-atlas")?;
    Some(folders.config_dir().join("settings.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn settings_come_back_as_they_were_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("settings.toml");
        let mut settings = Settings {
            appearance: Appearance::Dark,
            ..Settings::default()
        };
        settings.remember(Path::new("/data/a.csv"));
        settings.remember(Path::new("/data/b.csv"));
        settings.remember(Path::new("/data/a.csv"));
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path), (settings.clone(), None));
        assert_eq!(settings.recent[0], Path::new("/data/a.csv"));
        assert_eq!(settings.recent.len(), 2);
    }

    #[test]
    fn settings_of_garbage_are_kept_aside_and_said() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        fs::write(&path, b"\0\0appearance = 12").unwrap();
        let (settings, said) = Settings::load(&path);
        assert_eq!(settings, Settings::default());
        assert!(said.unwrap().contains("settings.toml.corrupt"));
        assert!(folder.path().join("settings.toml.corrupt").exists());
    }

    fn check_kept(bad: &[u8]) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        for name in ["settings.toml.corrupt", "settings.toml.corrupt-2"] {
            fs::write(&path, bad).unwrap();
            assert!(Settings::load(&path).1.unwrap().contains(name));
            Settings::default().save(&path).unwrap();
            assert_eq!(fs::read(folder.path().join(name)).unwrap(), bad);
        }
    }

    #[test]
    fn a_second_bad_file_does_not_replace_the_first_one_kept() {
        check_kept(b"appearance = \"loud\"");
        check_kept(b"\xff\xfe\0");
    }

    #[test]
    fn a_bad_file_that_could_not_be_moved_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        fs::write(&path, b"recent = 3").unwrap();
        assert!(Settings::default().save(&path).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"recent = 3");
    }

    #[test]
    fn what_a_newer_version_wrote_outlives_a_save() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        fs::write(
            &path,
            "appearance = \"dark\"\nmood = \"calm\"\n[later]\nwish = 1\n",
        )
        .unwrap();
        let (mut settings, said) = Settings::load(&path);
        assert_eq!(said, None);
        settings.remember(Path::new("/data/a.csv"));
        settings.save(&path).unwrap();
        assert!(fs::read_to_string(&path).unwrap().contains("wish = 1"));
        assert!(fs::read_to_string(&path).unwrap().contains("mood"));
        assert_eq!(Settings::load(&path), (settings, None));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_name_that_is_no_text_does_not_stop_the_saving() {
        use std::os::unix::ffi::OsStrExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("settings.toml");
        let mut settings = Settings::default();
        settings.remember(Path::new("/data/a.csv"));
        settings.remember(Path::new(std::ffi::OsStr::from_bytes(b"/data/\xff.csv")));
        settings.save(&path).unwrap();
        assert_eq!(Settings::load(&path).0.recent, [Path::new("/data/a.csv")]);
    }
}

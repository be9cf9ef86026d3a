//! Settings of the person at this machine: appearance and recent files. Never part of a view or workspace.
//!
//! A file that cannot be understood is kept aside, never overwritten.

use super::save::write_beside;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

const MOST_RECENT: usize = 10;
const LONGEST_FILE_BYTES: u64 = 1 << 20;

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
    pub recent: Vec<PathBuf>,
}

impl Settings {
    /// Reads the settings; a missing file gives the defaults.
    ///
    /// A file that cannot be understood is kept aside as `NAME.corrupt` and the second value says so.
    pub fn load(path: &Path) -> (Settings, Option<String>) {
        let read = fs::metadata(path).and_then(|about| {
            if about.is_file() && about.len() <= LONGEST_FILE_BYTES {
                fs::read_to_string(path)
            } else {
                Err(io::Error::other("not a settings file"))
            }
        });
        let text = match read {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Default::default(),
            Err(error) => {
                return (
                    Settings::default(),
                    Some(kept_aside(path, &error.to_string())),
                );
            }
        };
        match toml::from_str(&text) {
            Ok(settings) => (settings, None),
            Err(error) => (Settings::default(), Some(kept_aside(path, error.message()))),
        }
    }

    /// Writes the settings, making the folder when it is missing.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = toml::to_string_pretty(self).map_err(io::Error::other)?;
        write_beside(path, text.as_bytes())
    }

    /// Puts a file at the top of the recent ones.
    pub fn remember(&mut self, file: &Path) {
        self.recent.retain(|known| known != file);
        self.recent.insert(0, file.to_owned());
        self.recent.truncate(MOST_RECENT);
    }
}

fn kept_aside(path: &Path, why: &str) -> String {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".corrupt");
    let aside = PathBuf::from(aside);
    let kept = if fs::rename(path, &aside).is_ok() {
        format!("; the old file is kept as {}", aside.display())
    } else {
        String::new()
    };
    format!("The settings could not be read ({why}), so the usual ones are used{kept}")
}

/// Where this system keeps our settings; `None` when there is no home folder.
pub fn settings_path() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "conflict-atlas")?;
    Some(folders.config_dir().join("settings.toml"))
}

#[cfg(test)]
mod tests {
    use super::*;

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
}

//! What the session writes: files of the person's choice, the settings, and what is kept beside a table.
//!
//! Pictures and reports are made in the background; the two small files of our own are written at once.

use super::super::export;
use super::super::jobs::{Bytes, Job, Kind};
use super::aliases::aliases_text;
use super::{Notice, Session};
use crate::workspace::{DataSource, Desk, desk_path};
use std::path::{Path, PathBuf};

impl Session {
    pub(super) fn save(&mut self, path: PathBuf, replace: bool, what: Saved) {
        let Some(opened) = self.opened.clone() else {
            return;
        };
        if is_the_data(&path, &opened.workspace.data) {
            let text = "That would replace the table that is open; name another file";
            return self.problem(text.to_owned());
        }
        if self.jobs.running(Kind::Save) {
            let text = "Another file is still being saved; try again in a moment";
            return self.problem(text.to_owned());
        }
        let dark = self.settings.appearance == crate::workspace::Appearance::Dark;
        let bytes: Bytes = match (what, self.results.clone()) {
            (Saved::Report, _) => Box::new(move |_| {
                Ok(export::report_text(&opened.report, &opened.workspace).into_bytes())
            }),
            (Saved::Aliases, _) => {
                Box::new(move |path| Ok(aliases_text(&opened.lens.aliases, path).into_bytes()))
            }
            (Saved::Picture { width, height }, Some(results)) => {
                let view = self.view.clone();
                Box::new(move |path| {
                    let picture = export::Picture {
                        view: &view,
                        width,
                        height,
                        dark,
                    };
                    let scene = export::picture_scene(&opened, &results, &picture);
                    export::picture_bytes(&scene, path, 2.0)
                })
            }
            (Saved::Picture { .. }, None) => return,
        };
        self.jobs.start(Job::Save(path, replace, bytes));
    }

    pub(super) fn saved(&mut self, path: &Path, outcome: anyhow::Result<()>) {
        match outcome {
            Ok(()) => self.notices.push(Notice {
                text: format!("Saved {}", path.display()),
                problem: false,
            }),
            Err(error) => self.problem(format!("{} could not be saved: {error:#}", path.display())),
        }
    }

    pub(super) fn fetch_desk(&mut self, sha256: &str) {
        let path = self.settings_path.as_ref();
        let (desk, said) = match path.map(|settings| desk_path(settings, sha256)) {
            Some(path) => Desk::load(&path),
            None => Default::default(),
        };
        self.desk = desk;
        if let Some(text) = said {
            self.problem(text);
        }
    }

    pub(super) fn save_desk(&mut self) {
        let (Some(settings), Some(opened)) = (&self.settings_path, &self.opened) else {
            return;
        };
        let path = desk_path(settings, &opened.report.sha256);
        if let Err(error) = self.desk.save(&path) {
            let text = format!(
                "What was noted could not be saved to {}: {error}",
                path.display()
            );
            self.problem(text);
        }
    }

    pub(super) fn save_settings(&mut self) {
        self.settings_unsaved = false;
        let Some(path) = &self.settings_path else {
            return;
        };
        if let Err(error) = self.settings.save(path) {
            let text = format!("Settings could not be saved to {}: {error}", path.display());
            self.problem(text);
        }
    }
}

/// What is written to a file of the person's choice.
pub(super) enum Saved {
    Report,
    Aliases,
    Picture { width: f64, height: f64 },
}

/// Whether a path leads to the table that is open, by whatever name.
fn is_the_data(path: &Path, data: &DataSource) -> bool {
    match (data, path.canonicalize()) {
        (DataSource::File(table), Ok(target)) => table.canonicalize().is_ok_and(|at| at == target),
        _ => false,
    }
}

//! Keeping how the window is left: written in the background, one write after another, and once more at the end.
//!
//! Only what changed is written. Start at [`KeptLayout::keep`].

use super::jobs::{Job, Jobs, Kind};
use crate::workspace::{Layout, layout_beside};
use std::io;
use std::path::{Path, PathBuf};

/// The layout as it is, and as it is on disk.
#[derive(Debug)]
pub(super) struct KeptLayout {
    path: Option<PathBuf>,
    layout: Layout,
    on_disk: Layout,
}

impl KeptLayout {
    /// The layout kept beside the settings, and what is to be said of a file that could not be read. Without settings
    /// nothing is kept.
    pub fn beside(settings: Option<&Path>) -> (KeptLayout, Option<String>) {
        let path = settings.map(layout_beside);
        let (layout, said) = path.as_deref().map(Layout::load).unwrap_or_default();
        let kept = KeptLayout {
            on_disk: layout.clone(),
            layout,
            path,
        };
        (kept, said)
    }

    /// The layout as it was last kept.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Keeps a layout, in the background.
    pub fn keep(&mut self, layout: Layout, jobs: &mut Jobs) {
        self.layout = layout;
        self.write(jobs);
    }

    /// Keeps a layout before it is too late: on this thread. Nobody is left to be told of an error.
    pub fn keep_now(&mut self, layout: Layout) {
        if let Some(path) = self.path.as_ref().filter(|_| layout != self.on_disk) {
            let _ = layout.save(path);
        }
    }

    /// A write has ended; what changed meanwhile follows. Returns what is to be said of an error.
    pub fn written(
        &mut self,
        (layout, outcome): (Layout, io::Result<()>),
        jobs: &mut Jobs,
    ) -> Option<String> {
        if let Err(error) = outcome {
            // Once is enough to be told; nothing of value is lost.
            let path = self.path.take()?;
            let path = path.display();
            return Some(format!(
                "The layout of the window could not be kept in {path}: {error}"
            ));
        }
        self.on_disk = layout;
        self.write(jobs);
        None
    }

    fn write(&mut self, jobs: &mut Jobs) {
        let Some(path) = &self.path else { return };
        if self.layout != self.on_disk && !jobs.running(Kind::Layout) {
            let layout = Box::new(self.layout.clone());
            jobs.start(Job::KeepLayout(path.clone(), layout));
        }
    }
}

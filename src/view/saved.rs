//! The view itself.
//!
//! Names and ids, never row numbers: it must still mean the same on the next export of the data.

use super::{Camera, Compare};
use crate::query::{BinWidth, Filter};
use serde::{Deserialize, Serialize};

/// Everything a colleague who opens a saved view should see.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// What is asked of the data.
    pub filter: Filter,
    /// Where the map looks; `None` shows all the data, whatever the size of the window.
    pub camera: Option<Camera>,
    /// Width of the timeline's bars, and the step of its keys.
    pub bin: BinWidth,
    /// The event whose card is open.
    pub selected: Option<Selection>,
    /// What the side panel shows.
    pub panel: Panel,
    /// What the period or filter is held against; `None` compares nothing.
    pub compare: Option<Compare>,
    /// The article that is open, by its slug; `None` is the newest.
    pub article: Option<String>,
}

/// A selected event: by its site and its id, so that it survives a new export of the same data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Selection {
    /// Degrees east of its site.
    pub lon: f64,
    /// Degrees north of its site.
    pub lat: f64,
    /// The source's key of the event; where there is none, `None` is the first event of the site.
    pub event: Option<String>,
}

/// The tabs of the side panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Panel {
    /// The figures of the period, and the article below them.
    #[default]
    Summary,
    /// The events of the selected site, or all that match.
    Events,
    /// The article alone.
    Story,
}

impl View {
    /// Whether two views differ in anything but the camera: what is worth a step of undo.
    ///
    /// The part of the map that "in view only" lets through follows the camera, so where it lies does not count.
    pub fn differs_beyond_camera(&self, other: &View) -> bool {
        self.filter.days != other.filter.days
            || self.filter.in_view.is_some() != other.filter.in_view.is_some()
            || self.filter.differs_beyond_days(&Filter {
                in_view: self.filter.in_view,
                ..other.filter.clone()
            })
            || self.bin != other.bin
            || self.selected != other.selected
            || self.panel != other.panel
            || self.compare != other.compare
            || self.article != other.article
    }
}

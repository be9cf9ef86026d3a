//! What is neither data nor view nor result: hover, half-typed text, open dialogs, playback, the eased camera.
//!
//! Gone when the window closes, and no part of undo.

use super::actors::{ActorsPassing, AliasDraft};
use super::commands::Command;
use super::dock::Dock;
use super::filters::FilterHands;
use super::map_draw::Drawing;
use super::motion::Motion;
use super::palette::Palette;
use super::timeline::TimeHands;
use crate::geo::LonLat;
use crate::store::SiteId;

/// State that ends with the window.
#[derive(Debug, Default)]
pub struct Passing {
    /// The site under the pointer.
    pub hovered: Option<SiteId>,
    /// The site under the pointer on the second map of a comparison.
    pub hovered_beside: Option<SiteId>,
    /// What is sought among the differences of a comparison.
    pub sought: super::compare::Sought,
    /// The place under the pointer.
    pub pointer_at: Option<LonLat>,
    /// The camera on its way somewhere.
    pub motion: Motion,
    /// When the next step of playback is due, in seconds of the window's clock; `None` while paused.
    pub next_step_secs: Option<f64>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// Whether a file that exists may be replaced by the one being saved.
    pub replace_file: bool,
    /// The panes: where they stand, and which are hidden.
    pub dock: Dock,
    /// What passes on the timeline.
    pub time: TimeHands,
    /// What of the table passes.
    pub table: super::table::TablePassing,
    /// Until when the status bar says that something was copied, in seconds of the window's clock.
    pub copied_until_secs: Option<f64>,
    /// What cards covered of the map a frame ago, in points from its top left: no name is put under them.
    pub covered: Vec<egui::Rect>,
    /// The part of the map that no card covers, for keys that zoom about the middle.
    pub map_size: [f64; 2],
    /// Whether the status bar shows how long frames take.
    pub frame_times_shown: bool,
    /// Seconds from the start of the program to the first map with its events and all its tiles.
    pub first_map_secs: Option<f64>,
    /// Seconds of CPU of the last frames, newest last; at most 120.
    pub frame_secs: std::collections::VecDeque<f32>,
    /// The columns chosen so far for a table whose names do not tell.
    pub columns: crate::import::ColumnMap,
    /// The palette, while it is open.
    pub palette: Option<Palette>,
    /// The commands chosen from the palette lately, newest first.
    pub lately: Vec<Command>,
    /// What passes in the actors tab.
    pub actors: ActorsPassing,
    /// The lists that are unfolded in the summary.
    pub listed: std::collections::BTreeSet<crate::query::Facet>,
    /// What the hands do in the pane of filters.
    pub filters: FilterHands,
    /// The area that is being drawn on the map.
    pub drawing: Option<Drawing>,
    /// The number of the drawn area that has grips, from 0.
    pub outline_selected: Option<usize>,
    /// Whether the columns of a table are being asked about.
    pub columns_asked: bool,
}

impl Passing {
    /// Whether something stands over the window: keys then belong to it alone.
    pub fn covered_by_dialog(&self) -> bool {
        self.dialog.is_some()
            || self.palette.is_some()
            || self.columns_asked
            || self.time.noting.is_some()
    }
}

/// A dialog over the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    /// Type or paste the path of a file to open.
    Open(String),
    /// Type the path a picture is saved to.
    Picture(String),
    /// What the import found.
    Report(String),
    /// Type the name of a bookmark.
    KeepBookmark(String),
    /// The bookmarks.
    Bookmarks,
    /// Paste the text of a view.
    PasteView(String),
    /// The book of aliases.
    Aliases(AliasDraft),
    /// The keys.
    Keys,
    /// What this program is, and whose data it carries.
    About,
}

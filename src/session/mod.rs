//! The current workspace, store, view and answer, and the background jobs that renew them.
//!
//! Panels read a [`Snapshot`] and return [`Edits`]; [`Session::commit`] is the one place where state changes.
//! Imports neither egui nor clap, so the command line and the tests make the very same calls.

mod actor_figures;
mod citation;
mod command_line;
mod compared;
mod current;
mod edits;
mod export;
mod facet_lists;
mod jobs;
mod kept_layout;
mod loading;
mod opened;
mod results;
mod table;
mod trend;

pub use actor_figures::{ActorFigures, ActorQuestion};
pub use citation::{Figure, citation};
pub use command_line::stats_command;
pub use compared::{COMPARED_FACETS, Compared};
pub use current::{Session, Snapshot};
pub use edits::{Action, Edits, Gesture, Notice};
pub use export::{
    Picture, full_camera, locator_viewport, picture_bytes, picture_scene, report_text,
};
pub use facet_lists::{FacetList, FacetLists, Listed, ValueLists, Values};
pub use loading::{Loading, Unmapped};
pub use opened::{Opened, open_source};
pub use results::{Bars, Results};
pub use table::{Focused, TableOrder};
pub use trend::{Figures, Trend};

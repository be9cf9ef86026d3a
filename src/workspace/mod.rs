//! What is on disk together: the data, the scheme, regions, base map, articles and notice; settings and layout.
//!
//! Reads and writes files, computes no figure. A bare table gets a workspace around it; the built-in sample is a
//! workspace like any other. Start at [`Workspace`].

#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

pub mod assets;
mod bookmark;
mod bundle;
mod desk;
mod layout;
mod notable;
mod save;
mod settings;
mod toml_file;

pub use bookmark::Bookmark;
pub use bundle::{DataSource, Workspace, WorkspaceError};
pub use desk::{Desk, desk_path};
pub use layout::{Layout, Pane, Part, Room, Window, layout_beside};
pub use notable::NotableDate;
pub use save::{write_beside, write_beside_with};
pub use settings::{Appearance, Settings, settings_path};

//! The window: egui panels over the session. The only place that knows egui and walkers.
//!
//! Every panel reads a `Snapshot` and writes `Edits`; what is neither data nor view nor result (hover, half-typed
//! text, open menus) is in [`Passing`]. Computes nothing, reads no files, spawns no threads. Start at [`AtlasApp`].

mod actors;
mod app;
mod bookmarks;
mod caption;
mod chosen_actors;
mod commands;
mod compare;
mod dialogs;
mod dock;
mod event_card;
mod events_panel;
mod filters;
mod keys;
mod legend;
mod look;
mod map_draw;
mod map_hands;
mod map_panel;
mod map_tiles;
mod mapping;
mod menu;
mod motion;
mod number;
mod paint;
mod palette;
mod passing;
mod report;
mod side_panel;
mod status;
mod story_panel;
mod summary;
mod table;
mod timeline;

pub use app::{AtlasApp, open_window};
pub use dock::Dock;
pub use filters::{End, FilterHands};
pub use map_draw::{Drawing, Tool};
pub use palette::Palette;
pub use passing::Passing;

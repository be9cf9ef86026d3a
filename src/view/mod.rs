//! The saved state: what a person asked to see, and the history of it.
//!
//! A [`View`] is one small value: undo, article links and headless pictures are all that value. It holds names and
//! ids, never data, row numbers or widgets.

mod camera;
mod compare;
mod history;
mod saved;
mod text;
mod window;

pub use camera::Camera;
pub use compare::{Compare, year_before};
pub use history::History;
pub use saved::{Panel, Selection, View};
pub use text::{NotAView, from_text, to_text};
pub use window::{Grip, before, dragged, stepped, within};

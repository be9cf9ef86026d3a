//! The saved state: what a person asked to see, and the history of it.
//!
//! A [`View`] is one small value: undo, article links and headless pictures are all that value. It holds names and
//! ids, never data, row numbers or widgets.

mod camera;
mod history;
mod saved;
mod window;

pub use camera::Camera;
pub use history::History;
pub use saved::{Panel, Selection, View};
pub use window::{Grip, before, dragged, stepped, within};

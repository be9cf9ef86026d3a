//! The saved state: what a person asked to see, and the history of it.
//!
//! A [`View`] is one small value: undo, article links and headless pictures are all that value. It holds names and
//! ids, never data, row numbers or widgets.

mod actors;
mod camera;
mod compare;
mod history;
mod mode;
mod period_words;
mod playback;
mod saved;
mod stretch;
mod table;
mod text;
mod whole;
mod window;

pub use actors::{ActorsPart, ActorsView};
pub use camera::Camera;
pub use compare::{Compare, year_before};
pub use history::History;
pub use mode::{End, TimeMode};
pub use period_words::{PeriodFault, period_from_words, period_in_words};
pub use playback::{
    FASTEST_STEPS_PER_SEC, Playback, SLOWEST_STEPS_PER_SEC, Turn, first_of, held_back_words,
    pace_within, pace_words, played,
};
pub use saved::{Panel, Selection, View};
pub use stretch::{FEWEST_DAYS, Stretch, around, following};
pub use table::TableView;
pub use text::{NotAView, from_text, to_text};
pub use whole::before;
pub use window::{Grip, Track, Way, at_end, dragged, picked, stepped, within};

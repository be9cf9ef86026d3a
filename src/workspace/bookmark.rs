//! A view kept under a name, beside the table it is of.
//!
//! The view is kept as the text it is passed on as, so that every later version reads it.

use crate::view::{View, from_text, to_text};
use serde::{Deserialize, Serialize};

/// A view with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    /// What the person calls it; no two of a table are alike.
    pub name: String,
    /// The view as text.
    view: String,
}

impl Bookmark {
    /// A bookmark of a view.
    pub fn new(name: &str, view: &View) -> Bookmark {
        Bookmark {
            name: name.to_owned(),
            view: to_text(view),
        }
    }

    /// The view; `None` where its text was damaged, or written by a newer version.
    pub fn view(&self) -> Option<View> {
        from_text(&self.view).ok()
    }
}

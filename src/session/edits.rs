//! What a frame of panels asks for: the next view and a few actions.
//!
//! Plain values: nothing happens until the session commits them.

use super::{ActorQuestion, Figure};
use crate::import::ColumnMap;
use crate::query::{BinWidth, Facet, Filter};
use crate::scheme::AliasBook;
use crate::store::Row;
use crate::view::{Playback, View};
use crate::workspace::{Appearance, Bookmark, DataSource, Layout, NotableDate};
use std::path::PathBuf;

/// The changes of one frame.
#[derive(Clone, Debug)]
pub struct Edits {
    /// The view as the panels want it next.
    pub view: View,
    /// What else is to be done, in order.
    pub actions: Vec<Action>,
    /// Whether the table of events is to come into sight.
    pub table_asked: bool,
    /// Whether the table of events is in sight: only then its rows are put in order.
    pub table_in_sight: bool,
    /// What panels in sight want to know about actors, beside the results everybody reads.
    pub asked: Vec<ActorQuestion>,
}

impl Edits {
    /// Edits that change nothing yet.
    pub fn of(view: &View) -> Edits {
        Edits {
            view: view.clone(),
            actions: Vec::new(),
            table_asked: false,
            table_in_sight: false,
            asked: Vec::new(),
        }
    }

    /// Opens the table of exactly the events of a filter, and lights them on the map.
    pub fn show_events(&mut self, filter: Filter) {
        self.view.focus = (filter != self.view.filter).then_some(filter);
        self.table_asked = true;
    }

    /// Asks for an action.
    pub fn act(&mut self, action: Action) {
        self.actions.push(action);
    }
}

/// Something other than a change of the view.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Open a source in the background; what is open stays until it is read.
    Open(DataSource),
    /// Open a table with its columns named by hand.
    OpenMapped(PathBuf, Box<ColumnMap>),
    /// Leave the table whose columns are not known alone.
    ForgetUnmapped,
    /// Show the system's file dialog, on its own thread.
    Browse,
    /// Stop the load that is under way.
    CancelLoad,
    /// Go back to where the view rested before.
    Undo,
    /// Go forward again.
    Redo,
    /// Class the events by another preset scheme.
    SetScheme(String),
    /// The width of bars that suits the screen, for views that leave it open.
    FitBars(BinWidth),
    /// How fast the timeline plays and what it does at the end.
    SetPlayback(Playback),
    /// Keep days under a name, for the table that is open.
    AddNotableDate(NotableDate),
    /// Forget days that were noted by hand.
    RemoveNotableDate(NotableDate),
    /// Put another book of aliases in the place of the present one.
    SetAliases(AliasBook),
    /// Take the last change of the alias book back.
    UndoAliases,
    /// Read a book of aliases from a CSV or TOML file, in the place of the present one.
    ReadAliases(PathBuf),
    /// Write the book of aliases; the ending decides between CSV and TOML.
    SaveAliases {
        /// Where to.
        path: PathBuf,
        /// Whether a file of that name may be replaced.
        replace: bool,
    },
    /// Count the events of each value of a facet.
    Count(Facet),
    /// Light, dark or the system's.
    SetAppearance(Appearance),
    /// Forget the recent files.
    ForgetRecent,
    /// Write the import report as text.
    SaveReport {
        /// Where to.
        path: PathBuf,
        /// Whether a file of that name may be replaced.
        replace: bool,
    },
    /// Draw the map of the view to a PNG or SVG file of this many points.
    SavePicture {
        /// Where to; the ending decides the format.
        path: PathBuf,
        /// Whether a file of that name may be replaced.
        replace: bool,
        /// Width in points.
        width: f64,
        /// Height in points.
        height: f64,
    },
    /// Put a figure on the clipboard with all that is needed to find it again.
    CopyFigure(Box<Figure>),
    /// Put rows of the table on the clipboard as tab-separated text with a header; `None` is all of them.
    CopyRows(Option<Vec<Row>>),
    /// Stop copying rows.
    CancelCopy,
    /// Keep how the window is left, for the next start.
    KeepLayout(Box<Layout>),
    /// Keep a view under a name; one of the same name is replaced.
    KeepBookmark(Bookmark),
    /// Take the bookmark of a name off.
    RemoveBookmark(String),
    /// Take a notice away, by its place in the list.
    Dismiss(usize),
}

/// What the hands are doing while a frame is committed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// A pointer is down, a wheel turns, a field has focus, or the timeline plays: nothing is recorded.
    Moving,
    /// Nothing moves: if the view differs from where it last rested, that is a step of undo.
    AtRest,
}

/// Something the person should know, until dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// One or two sentences: what happened, to which file, what was kept, what to do.
    pub text: String,
    /// Whether something went wrong.
    pub problem: bool,
}

//! The session: what is open now, and the one place where it changes.
//!
//! Panels read a [`Snapshot`]; [`Session::commit`] is the only way in, once per frame.

mod aliases;
mod keeping;
mod renewing;

pub(super) use aliases::read_aliases;

use super::actor_figures::ActorFigures;
use super::edits::{Action, Edits, Gesture, Notice};
use super::jobs::{Done, Job, Jobs, Kind};
use super::kept_layout::KeptLayout;
use super::table::Table;
use super::{Loading, Opened, Results, TableOrder, Unmapped};
use crate::import::ColumnMap;
use crate::query::{BinWidth, Facet};
use crate::scheme::AliasBook;
use crate::view::{History, View};
use crate::watch::Watch;
use crate::workspace::{DataSource, Desk, Layout, Settings};
use keeping::Saved;
pub(super) use renewing::EVENTS_AT_ONCE;
use std::path::PathBuf;
use std::sync::Arc;

/// What panels read: borrowed, for one frame.
#[derive(Clone, Copy)]
pub struct Snapshot<'a> {
    /// The open source; `None` before the first one is read.
    pub opened: Option<&'a Opened>,
    /// What the person keeps beside the table.
    pub desk: &'a Desk,
    /// The saved state.
    pub view: &'a View,
    /// The width of bars that suits the screen, for views that leave it open.
    pub fitting: BinWidth,
    /// The last results; they may answer an earlier view while [`Snapshot::stale`].
    pub results: Option<&'a Results>,
    /// The rows of the table in order; they may answer an earlier view. `None` before the table was first in sight.
    pub order: Option<&'a TableOrder>,
    /// How far copying of rows is; `None` when nothing is being copied.
    pub copying: Option<&'a Watch>,
    /// Whether newer results are being computed.
    pub stale: bool,
    /// The load under way.
    pub loading: Option<&'a Loading>,
    /// What was counted about actors.
    pub actors: &'a ActorFigures,
    /// Whether there is a change of the alias book to take back.
    pub can_undo_aliases: bool,
    /// A table that waits for its columns to be named.
    pub unmapped: Option<&'a Unmapped>,
    /// What the person should know.
    pub notices: &'a [Notice],
    /// Appearance and recent files.
    pub settings: &'a Settings,
    /// Whether there is a step to undo.
    pub can_undo: bool,
    /// Whether there is a step to redo.
    pub can_redo: bool,
}

/// Holds the current workspace, view and results.
pub struct Session {
    settings: Settings,
    settings_path: Option<PathBuf>,
    /// Whether the settings changed under a hand that still moves.
    settings_unsaved: bool,
    pub(super) opened: Option<Arc<Opened>>,
    desk: Desk,
    pub(super) view: View,
    fitting: BinWidth,
    history: History,
    pub(super) results: Option<Arc<Results>>,
    actors: ActorFigures,
    /// The alias books before each change, oldest first.
    alias_steps: Vec<AliasBook>,
    loading: Option<Loading>,
    unmapped: Option<Unmapped>,
    notices: Vec<Notice>,
    pub(super) table: Table,
    layout: KeptLayout,
    pub(super) jobs: Jobs,
}

impl Session {
    /// A session with nothing open. `settings_path` is where settings are kept; `None` keeps none. `wake` is called,
    /// from any thread, when background work has ended and [`Session::poll`] has something to fetch.
    pub fn new(settings_path: Option<PathBuf>, wake: Arc<dyn Fn() + Send + Sync>) -> Session {
        let (settings, said) = match &settings_path {
            Some(path) => Settings::load(path),
            None => Default::default(),
        };
        let (layout, damaged) = KeptLayout::beside(settings_path.as_deref());
        let mut session = Session {
            settings,
            settings_path,
            settings_unsaved: false,
            opened: None,
            desk: Desk::default(),
            view: View::default(),
            fitting: BinWidth::default(),
            history: History::default(),
            results: None,
            actors: ActorFigures::default(),
            alias_steps: Vec::new(),
            loading: None,
            unmapped: None,
            notices: Vec::new(),
            table: Table::default(),
            layout,
            jobs: Jobs::new(wake),
        };
        for text in said.into_iter().chain(damaged) {
            session.problem(text);
        }
        session
    }

    /// How the window was left the last time.
    pub fn layout(&self) -> &Layout {
        self.layout.layout()
    }

    /// Writes how the window is left before the program ends, on this thread.
    pub fn keep_layout_now(&mut self, layout: Layout) {
        self.layout.keep_now(layout);
    }

    /// What the panels may read.
    pub fn snapshot(&self) -> Snapshot<'_> {
        Snapshot {
            opened: self.opened.as_deref(),
            desk: &self.desk,
            view: &self.view,
            fitting: self.fitting,
            results: self.results.as_deref(),
            order: self.table.order(),
            copying: self.table.copying(),
            stale: self.opened.is_some() && !self.answered(),
            loading: self.loading.as_ref(),
            actors: &self.actors,
            can_undo_aliases: !self.alias_steps.is_empty(),
            unmapped: self.unmapped.as_ref(),
            notices: &self.notices,
            settings: &self.settings,
            can_undo: self.history.can_undo(&self.view),
            can_redo: self.history.can_redo(&self.view),
        }
    }

    /// Starts reading a source in the background, with its columns named by hand where they have to be.
    pub fn open(&mut self, source: DataSource, columns: Option<Box<ColumnMap>>) {
        self.unmapped = None;
        let job = Job::Load(source.clone(), columns);
        let watch = self.jobs.start(job);
        self.loading = Some(Loading { source, watch });
    }

    /// Fetches what background work has finished; call once per frame.
    pub fn poll(&mut self) {
        for done in self.jobs.ended() {
            match done {
                Done::Loaded(source, outcome) => {
                    self.loading = None;
                    match outcome {
                        Ok(opened) => self.take(*opened),
                        Err(error) => self.refused(&source, &error),
                    }
                }
                Done::Unmapped(unmapped) => {
                    self.loading = None;
                    self.unmapped = Some(unmapped);
                }
                Done::Answered(opened, results) => self.take_results(&opened, *results),
                Done::Cubes(cubes) => self.take_cubes(cubes),
                Done::Actors(opened, counted) => {
                    let current = self.opened.as_ref();
                    if current.is_some_and(|now| Arc::ptr_eq(now, &opened)) {
                        let (question, answer) = *counted;
                        self.actors.take(question, answer);
                    }
                }
                Done::AliasesRead(path, read) => self.aliases_read(&path, read),
                Done::Browsed(Some(path)) => self.open(DataSource::File(path), None),
                Done::Browsed(None) | Done::Counted => {}
                Done::Ordered(..) | Done::Copied(..) => self.table_done(done),
                Done::Saved(path, outcome) => self.saved(&path, outcome),
                Done::LayoutKept(outcome) => {
                    if let Some(text) = self.layout.written(outcome, &mut self.jobs) {
                        self.problem(text);
                    }
                }
                Done::Failed(kind, text) => {
                    match kind {
                        Kind::Load => self.loading = None,
                        Kind::Copy => self.table.copy_ended(),
                        _ => {}
                    }
                    self.problem(text);
                }
            }
        }
    }

    /// Carries out what one frame of panels asked for.
    pub fn commit(&mut self, mut edits: Edits, gesture: Gesture) {
        edits.view.drop_stale_focus(&self.view);
        if edits.view != self.view {
            self.view = edits.view;
            self.renew();
        }
        for action in edits.actions {
            self.carry_out(action);
        }
        if edits.table_in_sight {
            self.renew_order();
        }
        if let Some(opened) = &self.opened {
            let at_once = opened.store.len() <= EVENTS_AT_ONCE;
            let (asked, jobs) = (edits.asked, &mut self.jobs);
            self.actors.ask(opened, asked, at_once, jobs);
        }
        if gesture == Gesture::AtRest && self.opened.is_some() {
            self.history.rest(&self.view);
        }
        if gesture == Gesture::AtRest && self.settings_unsaved {
            self.save_settings();
        }
    }

    fn carry_out(&mut self, action: Action) {
        match action {
            Action::Open(source) => self.open(source, None),
            Action::OpenMapped(path, columns) => self.open(DataSource::File(path), Some(columns)),
            Action::ForgetUnmapped => self.unmapped = None,
            Action::Browse => {
                self.jobs.start(Job::Browse);
            }
            Action::CancelLoad => {
                self.jobs.cancel(Kind::Load);
                self.loading = None;
            }
            Action::Undo => {
                if let Some(view) = self.history.undo(&self.view) {
                    self.view = view;
                    self.renew();
                }
            }
            Action::Redo => {
                if let Some(view) = self.history.redo(&self.view) {
                    self.view = view;
                    self.renew();
                }
            }
            Action::Count(facet) => {
                let job = Job::count(self.opened.as_ref(), self.results.as_ref(), facet);
                job.map(|job| self.jobs.start(job));
            }
            Action::SetScheme(id) => self.set_scheme(&id),
            Action::FitBars(width) => {
                self.fitting = width;
                self.renew();
            }
            Action::SetPlayback(playback) => {
                self.settings.playback = playback;
                self.settings_unsaved = true;
            }
            Action::AddNotableDate(date) => {
                self.desk.note(date);
                self.save_desk();
            }
            Action::RemoveNotableDate(date) => {
                self.desk.notable_dates.retain(|known| *known != date);
                self.save_desk();
            }
            Action::KeepBookmark(bookmark) => {
                self.desk.keep(bookmark);
                self.save_desk();
            }
            Action::RemoveBookmark(name) => {
                self.desk.bookmarks.retain(|kept| kept.name != name);
                self.save_desk();
            }
            Action::SetAliases(book) => self.set_aliases(book),
            Action::UndoAliases => self.undo_aliases(),
            Action::ReadAliases(path) => {
                self.jobs.start(Job::ReadAliases(path));
            }
            Action::SaveAliases { path, replace } => self.save(path, replace, Saved::Aliases),
            Action::SetAppearance(appearance) => {
                self.settings.appearance = appearance;
                self.save_settings();
            }
            Action::ForgetRecent => {
                self.settings.recent.clear();
                self.save_settings();
            }
            Action::SaveReport { path, replace } => self.save(path, replace, Saved::Report),
            Action::SavePicture {
                path,
                replace,
                width,
                height,
            } => self.save(path, replace, Saved::Picture { width, height }),
            Action::CopyFigure(_) | Action::CopyRows(_) | Action::CancelCopy => self.copy(action),
            Action::KeepLayout(layout) => self.layout.keep(*layout, &mut self.jobs),
            Action::Dismiss(number) => {
                if number < self.notices.len() {
                    self.notices.remove(number);
                }
            }
        }
    }

    fn take(&mut self, opened: Opened) {
        if let DataSource::File(path) = &opened.workspace.data {
            // A path as it was typed means another file once the program starts elsewhere.
            let whole = std::path::absolute(path).unwrap_or_else(|_| path.clone());
            self.settings.remember(&whole);
            self.save_settings();
        }
        for text in opened.remarks() {
            self.notices.push(Notice {
                text,
                problem: false,
            });
        }
        self.fetch_desk(&opened.report.sha256);
        self.view = opened.first_view();
        self.history = History::new(self.view.clone());
        self.alias_steps.clear();
        let opened = self.with_kept_aliases(opened);
        self.replace(opened);
    }

    fn refused(&mut self, source: &DataSource, error: &anyhow::Error) {
        let name = match source {
            DataSource::Sample => "The sample".to_owned(),
            DataSource::File(path) => path.display().to_string(),
        };
        let kept = if self.opened.is_some() {
            " What was open before is still open."
        } else {
            ""
        };
        self.problem(format!("{name} could not be opened: {error:#}.{kept}"));
    }

    /// Puts other data or another scheme in the place of what is open; what is being counted of the former is dropped.
    fn replace(&mut self, opened: Opened) {
        self.jobs.cancel(Kind::Answer);
        self.table = Table::default();
        self.jobs.cancel(Kind::Cubes);
        self.opened = Some(Arc::new(opened));
        self.results = None;
        self.jobs.cancel(Kind::Actors);
        self.actors.forget();
        self.renew();
    }

    fn set_scheme(&mut self, id: &str) {
        let Some(opened) = &self.opened else { return };
        match opened.with_scheme(id) {
            Ok(next) => {
                self.view.filter.clear(Facet::Type);
                self.view.focus = None;
                self.replace(next);
            }
            Err(error) => self.problem(format!("{error:#}")),
        }
    }

    fn problem(&mut self, text: String) {
        let notice = Notice {
            text,
            problem: true,
        };
        if !self.notices.contains(&notice) {
            self.notices.push(notice);
        }
    }
}

//! Background work: a closed list of jobs, each a plain blocking function, run on named threads.
//!
//! Every job carries a ticket; a newer ticket of its kind cancels the older. A panicking job becomes a failure,
//! not a dead window.

use super::actor_figures::{ActorAnswer, ActorQuestion};
use super::current::read_aliases;
use super::table::tab_separated;
use super::{Opened, Results, TableOrder, Unmapped, open_source};
use crate::import::{self, ColumnMap, ImportError};
use crate::query::{BinWidth, Column, Cubes, Facet, Filter, Matches, Sort};
use crate::scheme::AliasBook;
use crate::store::Row;
use crate::view::View;
use crate::watch::Watch;
use crate::workspace::{DataSource, Layout, write_beside};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Long work.
pub(super) enum Job {
    /// Read a source, with its columns named by hand where their names do not tell.
    Load(DataSource, Option<Box<ColumnMap>>),
    /// Answer a view over a large store, with bars of a width that fits the screen.
    Answer(Arc<Opened>, Box<View>, BinWidth, Option<Arc<Results>>),
    /// Put the rows of a table in order.
    Order(Arc<Opened>, Matches, Filter, Sort),
    /// Make text of rows for the clipboard.
    Copy(Arc<Opened>, Vec<Column>, Arc<[Row]>),
    /// Count every window of the filter that was answered.
    Cubes(Arc<Opened>, Arc<Results>),
    /// Count about actors over a large store.
    Actors(Arc<Opened>, ActorQuestion),
    /// Read a book of aliases.
    ReadAliases(PathBuf),
    /// Count the events of each value of a facet; kept in the results.
    Count(Arc<Opened>, Arc<Results>, Facet),
    /// Ask the system for a file.
    Browse,
    /// Make the bytes of a file and write it; an existing one only where it may be replaced.
    Save(PathBuf, bool, Bytes),
    /// Write how the window is left.
    KeepLayout(PathBuf, Box<Layout>),
}

/// Makes what is to be written; the path's ending may decide its format.
pub(super) type Bytes = Box<dyn FnOnce(&Path) -> anyhow::Result<Vec<u8>> + Send>;

/// What a job came to.
pub(super) enum Done {
    Loaded(DataSource, anyhow::Result<Box<Opened>>),
    Unmapped(Unmapped),
    Answered(Arc<Opened>, Box<Results>),
    Ordered(Arc<Opened>, TableOrder),
    Copied(Option<String>),
    /// `None` where there are too many values, or nobody waits any more.
    Cubes(Option<Arc<Cubes>>),
    Actors(Arc<Opened>, Box<(ActorQuestion, ActorAnswer)>),
    AliasesRead(PathBuf, anyhow::Result<AliasBook>),
    Counted,
    Browsed(Option<PathBuf>),
    Saved(PathBuf, anyhow::Result<()>),
    LayoutKept((Layout, std::io::Result<()>)),
    Failed(Kind, String),
}

impl Job {
    /// Does the work on this thread.
    pub(super) fn run(self, watch: &Watch) -> Done {
        match self {
            Job::Load(source, columns) => load(source, columns.as_deref(), watch),
            Job::Answer(opened, view, fitting, former) => {
                let results = Results::of(&opened, &view, fitting, former.as_deref());
                Done::Answered(opened, Box::new(results))
            }
            Job::Order(opened, matches, filter, sort) => {
                let order = TableOrder::of(&opened, &matches, filter, sort);
                Done::Ordered(opened, order)
            }
            Job::Copy(opened, columns, rows) => {
                Done::Copied(tab_separated(&opened, &columns, &rows, watch))
            }
            Job::Cubes(opened, results) => {
                let (store, lens) = (&opened.store, &opened.lens);
                let cubes = Cubes::new(store, lens, &results.matches, watch);
                Done::Cubes(cubes.map(Arc::new))
            }
            Job::Actors(opened, question) => {
                let answer = question.answer(&opened);
                Done::Actors(opened, Box::new((question, answer)))
            }
            Job::ReadAliases(path) => {
                let read = read_aliases(&path);
                Done::AliasesRead(path, read)
            }
            Job::Count(opened, results, facet) => {
                results.count(&opened, facet);
                Done::Counted
            }
            Job::Browse => Done::Browsed(browse()),
            Job::Save(path, replace, bytes) => {
                let outcome = save(&path, replace, bytes);
                Done::Saved(path, outcome)
            }
            Job::KeepLayout(path, layout) => {
                let outcome = layout.save(&path);
                Done::LayoutKept((*layout, outcome))
            }
        }
    }

    /// The counting of a facet; `None` where nothing is open, or where it was begun before.
    pub(super) fn count(
        opened: Option<&Arc<Opened>>,
        results: Option<&Arc<Results>>,
        facet: Facet,
    ) -> Option<Job> {
        let (opened, results) = opened.zip(results)?;
        let begun = results.begin_count(facet);
        begun.then(|| Job::Count(opened.clone(), results.clone(), facet))
    }

    fn kind(&self) -> Kind {
        match self {
            Job::Load(..) => Kind::Load,
            Job::Answer(..) => Kind::Answer,
            Job::Order(..) => Kind::Order,
            Job::Copy(..) => Kind::Copy,
            Job::Cubes(..) => Kind::Cubes,
            Job::Actors(..) => Kind::Actors,
            Job::ReadAliases(_) => Kind::Aliases,
            Job::Count(..) => Kind::Count,
            Job::Browse => Kind::Browse,
            Job::Save(..) => Kind::Save,
            Job::KeepLayout(..) => Kind::Layout,
        }
    }
}

/// Reads a source; a table whose columns are not known comes back with its first rows, to be asked about.
fn load(source: DataSource, columns: Option<&ColumnMap>, watch: &Watch) -> Done {
    let opened = open_source(&source, columns, None, watch).map(Box::new);
    if let (Err(error), DataSource::File(path)) = (&opened, &source)
        && let Some(ImportError::MissingColumn { meaning, .. }) = error.downcast_ref()
        && let Ok(bytes) = import::read_source(path, watch)
        && let Ok(preview) = import::preview(&bytes, PREVIEW_ROWS)
    {
        return Done::Unmapped(Unmapped {
            path: path.clone(),
            why: format!("No column has a name that says {meaning}."),
            preview,
        });
    }
    Done::Loaded(source, opened)
}

fn save(path: &Path, replace: bool, bytes: Bytes) -> anyhow::Result<()> {
    if !replace && path.symlink_metadata().is_ok() {
        anyhow::bail!("there is a file of that name; choose to replace it, or name another");
    }
    Ok(write_beside(path, &bytes(path)?)?)
}

/// Rows of a table shown while its columns are named by hand.
const PREVIEW_ROWS: usize = 8;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Load,
    Answer,
    Order,
    Copy,
    Cubes,
    Actors,
    Aliases,
    Count,
    Browse,
    Save,
    Layout,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Kind::Load => "load",
            Kind::Answer => "answer",
            Kind::Order => "sort",
            Kind::Copy => "copy",
            Kind::Cubes => "count of every window",
            Kind::Actors => "count of actors",
            Kind::Aliases => "reading of aliases",
            Kind::Count => "count",
            Kind::Browse => "browse",
            Kind::Save => "save",
            Kind::Layout => "layout",
        }
    }
}

#[cfg(feature = "gui")]
fn browse() -> Option<PathBuf> {
    rfd::FileDialog::new()
        .set_title("Open a table of events")
        .add_filter("Tables", &["csv", "tsv", "txt", "CSV", "TSV", "TXT"])
        .add_filter("All files", &["*"])
        .pick_file()
}

#[cfg(not(feature = "gui"))]
fn browse() -> Option<PathBuf> {
    None
}

struct Running {
    kind: Kind,
    ticket: u64,
    watch: Watch,
}

/// The jobs under way.
pub(super) struct Jobs {
    sender: Sender<(u64, Done)>,
    receiver: Receiver<(u64, Done)>,
    running: Vec<Running>,
    next_ticket: u64,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Jobs {
    /// No jobs yet; `wake` is called, from any thread, whenever one has ended.
    pub(super) fn new(wake: Arc<dyn Fn() + Send + Sync>) -> Jobs {
        let (sender, receiver) = channel();
        Jobs {
            sender,
            receiver,
            running: Vec::new(),
            next_ticket: 0,
            wake,
        }
    }

    /// Starts a job; an older one of its kind is cancelled and its outcome dropped.
    pub(super) fn start(&mut self, job: Job) -> Watch {
        let (kind, watch, ticket) = (job.kind(), Watch::default(), self.next_ticket);
        self.next_ticket += 1;
        self.cancel(kind);
        self.running.push(Running {
            kind,
            ticket,
            watch: watch.clone(),
        });
        let (sender, wake, seen) = (self.sender.clone(), self.wake.clone(), watch.clone());
        let work = move || {
            let outcome = catch_unwind(AssertUnwindSafe(|| job.run(&seen)));
            let done = outcome.unwrap_or_else(|_| {
                let text = format!("The {} stopped with an internal error", kind.name());
                Done::Failed(kind, text)
            });
            // Nobody listens any more when the window is closing.
            let _ = sender.send((ticket, done));
            wake();
        };
        if thread::Builder::new()
            .name(kind.name().to_owned())
            .spawn(work)
            .is_err()
        {
            let text = "The system refused to start a thread; close other programs";
            let failed = Done::Failed(kind, text.to_owned());
            let _ = self.sender.send((ticket, failed));
        }
        watch
    }

    /// Cancels what runs of a kind; its outcome will be dropped.
    pub(super) fn cancel(&mut self, kind: Kind) {
        for running in self.running.iter().filter(|running| running.kind == kind) {
            running.watch.cancel();
        }
        self.running.retain(|running| running.kind != kind);
    }

    /// Whether a job of a kind is under way.
    pub(super) fn running(&self, kind: Kind) -> bool {
        self.running.iter().any(|running| running.kind == kind)
    }

    /// The outcomes since the last call, in order of arrival, cancelled ones left out.
    pub(super) fn ended(&mut self) -> Vec<Done> {
        let mut ended = Vec::new();
        while let Ok((ticket, done)) = self.receiver.try_recv() {
            if let Some(at) = self
                .running
                .iter()
                .position(|running| running.ticket == ticket)
            {
                self.running.remove(at);
                ended.push(done);
            }
        }
        ended
    }
}

impl Drop for Jobs {
    fn drop(&mut self) {
        for running in &self.running {
            running.watch.cancel();
        }
    }
}

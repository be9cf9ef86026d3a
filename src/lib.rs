//! Conflict Atlas: an offline desktop atlas of armed-conflict events.
//!
//! This page is the map of the code. Read it once, then go to the folder you need: each begins with what it is, what
//! it must not know, and where to start.
//!
//! # Six nouns
//! ```text
//! files --import--> EventStore --query--> Answer --draw--> Scene --> window | SVG | PNG
//!   ^   + Report        ^                   ^                ^
//! Workspace             +---- Filter <------+----- View -----+
//!   |                                                ^
//!   +--- scheme, regions, articles ------------------+   next View + actions, written once per frame
//! ```
//! - **Workspace**: what is on disk together: the data, the scheme, regions, base map, articles.
//! - **EventStore**: what happened. It never changes once built.
//! - **View**: what the person asked for. The one saved, undoable state.
//! - **Answer**: the numbers that follow from store and view.
//! - **Scene**: the picture that follows from answer and view.
//! - **Session**: holds the current one of each, and the jobs that renew them.
//!
//! Answer and Scene are pure functions of what stands left of them. Nothing else is remembered, so whoever wonders where
//! a number comes from follows the arrows backwards. The program with a window and the command line make the same calls.
//!
//! # Layers
//! A folder imports only folders with a smaller number; folders with the same number never meet.
//!
//! | # | folder | knows | must never |
//! |---|---|---|---|
//! | 1 | `geo` | degrees, Web Mercator, viewport, areas | know events |
//! | 1 | `watch` | progress and cancelling of long work | know what is watched |
//! | 2 | `event` | days and spans, precision, deaths, wording | know files or columns |
//! | 2 | `tiles` | base-map archives, vector tiles, map style | know events or the window |
//! | 3 | `scheme` | event types, sub-event types, regions, aliases | read files |
//! | 4 | `store` | columns, dictionaries, sites and their tree | know CSV, filters, the window |
//! | 4 | `sample` | the invented sample | pretend to be real |
//! | 5 | `import` | source files and their faults | open a window, print |
//! | 5 | `query` | filters, counts, bars, marks | fail, read files, draw |
//! | 6 | `view` | the saved state and its history | hold data, row numbers, widgets |
//! | 7 | `story` | articles and what their links ask for | draw |
//! | 7 | `draw` | scenes; SVG and PNG | read the store, write files, know the window |
//! | 8 | `workspace` | what is on disk: load, check, save | compute figures |
//! | 9 | `session` | the current state of everything, jobs, export | know the window or the command line |
//! | 10 | `cli` | arguments to the same calls | compute anything itself |
//! | 10 | `ui` | the window; alone knows egui and walkers | compute, read files, spawn threads |
//!
//! `cargo check --no-default-features` leaves `ui` out, so lower code that reaches for it does not compile.
//! `tests/tidy.rs` holds the table against every file.
//!
//! # What always holds, and what guards it
//! 1. An [`store::EventStore`] never changes; a new file makes a new store. No method of it takes `&mut self`:
//!    `tests/tidy.rs`.
//! 2. `query` and `draw` read no files and ask no clock: `tests/tidy.rs`. The index answers what a plain loop
//!    answers, for every filter, and both lists sum to the events: `tests/laws.rs`.
//! 3. A row number is valid for one store and is never saved; saved things use ids and names: no type of row numbers is
//!    serialisable, `tests/tidy.rs`.
//! 4. A saved file with fields missing still opens, and one that cannot be read is kept aside: the tests in `view` and
//!    `workspace`.
//! 5. Same store and same view give the same bytes of SVG, from the window or without it. No hash order, clock or locale
//!    reaches an answer: `tests/pictures.rs`.
//! 6. Every input row is in the store or in the report; none is lost in silence: `tests/import.rs`.
//! 7. A frame without input changes neither view nor history and asks for no repaint: `tests/window.rs`.
//! 8. Panels read a snapshot and write edits; no panel keeps a copy of the view: `tests/window.rs`.
//! 9. No socket is opened: nothing in `src` names a way to open one, `tests/tidy.rs`; `.ci/window.sh` watches the running
//!    program's system calls.
//! 10. Every save is write-beside, sync, rename, so the file is the old one or the new one: the tests in `workspace`.
//! 11. Colours of event types are told apart by every common kind of sight, and stand out from the map:
//!     `tests/schemes.rs`.
//! 12. Whatever an article says, reading it ends, and nesting stays shallow: `tests/story.rs`.
//! 13. A number does not depend on how it was come by: going through the rows, the cubes, a window that moved and a
//!     filter of which one clause changed all answer what a plain loop answers: `tests/laws.rs`. Once a filter's cubes
//!     are made, the cost of a scrub does not grow with the events: `tests/large_store.rs`, `benches/README.md`.
//! 14. However the window of time is moved, it stays inside the data and a locked end stays where it is:
//!     `tests/time_laws.rs`.
//!
//! # Four lifetimes of state
//! Data (the store, the report), view (filter, camera, selection: saved and undoable), results (answer, marks, scene:
//! recomputed), and what passes (hover, half-typed text, open menus: `ui`). When unsure, ask: should a colleague who
//! opens my saved view see this? Yes is view, no is passing.

pub mod geo;
pub mod watch;

pub mod event;
pub mod tiles;

pub mod scheme;

pub mod sample;
pub mod store;

pub mod import;
pub mod query;

pub mod view;

pub mod draw;
pub mod story;

pub mod workspace;

pub mod session;

pub mod cli;
#[cfg(feature = "gui")]
pub mod ui;

//! Conflict Atlas: an offline desktop atlas of armed-conflict events.

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

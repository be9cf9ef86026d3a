//! Articles: Markdown with front matter, whose links can set the map's period, types or view.
//!
//! Parses texts, never reads files, draws nothing. Start at [`Article::parse`]; [`LinkTarget::parse`] says what a
//! click on a link asks for. Whatever the text, parsing ends, and nesting stays under [`DEEPEST`].

#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

mod article;
mod block;
mod link;
mod markdown;

pub use article::{Article, StoryError, by_date_descending};
pub use block::{Block, Cell, Span};
pub use link::LinkTarget;
pub use markdown::DEEPEST;

//! What happened: columns of events sorted by day, their dictionaries, and the sites they happened at.
//!
//! An [`EventStore`] never changes once built; a new file makes a new store. Knows nothing of CSV, filters or
//! windows. Rows are filled by [`StoreBuilder`]; start reading at [`EventStore`].

mod associates;
mod build;
mod columns;
mod dictionary;
mod memory;
mod new_event;
mod packed;
mod sites;

pub use build::StoreBuilder;
pub use columns::{EventStore, Place, Row, Township};
pub use dictionary::{Dictionary, Texts};
pub use memory::HeapBytes;
pub use new_event::NewEvent;
pub use sites::{SiteId, Sites};

//! How a source's own classes, townships and names are grouped: event types, regions, aliases.
//!
//! Parses texts, never reads files. A [`Scheme`] gives every sub-event type a place in the legend, a [`RegionSet`]
//! gives townships a region, an [`AliasBook`] gives short names to sets of actors.

mod alias;
mod alias_text;
mod event_types;
mod nearest;
mod region;

pub use alias::{ActorSet, AliasBook, ExactNames, WHOLE_NAME, actor_matches, spelled_part};
pub use alias_text::AliasTextError;
pub use event_types::{Class, EventType, Rgb, Scheme, SchemeError, folded};
pub use nearest::nearest;
pub use region::{RegionError, RegionKey, RegionSet};

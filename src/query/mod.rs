//! Which events satisfy the filter, and the numbers and marks that follow. Cannot fail, reads no files, draws nothing.
//!
//! `Lens` says how the rows of a store are classed; [`Filter`] what is asked; `select` gives `Matches`, from
//! which `answer` counts and `marks` places.

mod filter;
mod marks;

pub use filter::{ActorScope, Facet, Filter};
pub use marks::{Marks, SiteMark};

//! Which events satisfy the filter, and the numbers and marks that follow. Cannot fail, reads no files, draws nothing.
//!
//! [`Lens`] says how the rows of a store are classed; [`Filter`] what is asked; [`select`] gives [`Matches`], from
//! which [`answer`] counts, [`timeline`] bins and [`marks`] places. A scrub changes only the window:
//! [`Matches::with_days`].

mod actor_groups;
mod actor_list;
mod actor_page;
mod actors;
mod answer;
mod bars;
mod bin_width;
mod clause_words;
mod clauses;
mod codes;
mod column;
mod cubes;
mod difference;
mod events_naming;
mod facet;
mod filter;
mod fit;
mod lens;
mod marks;
mod narrowed;
mod places;
mod reporting;
mod scan;
mod select;
mod spread;
mod table_order;
mod text;
mod timeline;
mod values;
mod versus;
mod words;

pub use actor_groups::{
    ActorCount, Ranking, against, beside, beside_actors, involving, involving_none,
};
pub use actor_list::{ActorList, actor_list};
pub use actor_page::{ActorPage, actor_page};
pub use actors::{find_actors, find_ranked, spelled_as_in};
pub use answer::{Answer, Count, FacetCounts, answer};
pub use bars::{bars_within, fitting_width};
pub use bin_width::BinWidth;
pub use clause_words::{km_words, outline_words, value_title};
pub use clauses::CIVILIANS;
pub use codes::deaths_of_step;
pub use column::{Column, Sort};
pub use cubes::Cubes;
pub use difference::{Difference, FEW, Verdict, differences};
pub use events_naming::events_naming;
pub use facet::Facet;
pub use filter::{ActorScope, DeathRange, DrawnArea, Filter, Names};
pub use fit::fit;
pub use lens::{Lens, NO_REGION, NO_TYPE};
pub use marks::{Marks, SiteCounts, SiteMark, marks, site_rows};
pub use places::{FoundTownship, find_townships};
pub use reporting::{Reporting, reporting};
pub use select::{Matches, select};
pub use spread::{days_of_event, spread_timeline};
pub use table_order::ordered;
pub use text::{Terms, TextQuery};
pub use timeline::{Bin, Shares, Timeline, timeline};
pub use values::{Breakdown, FacetValues, breakdown, facet_values};
pub use versus::{VERSUS_SIZES, Versus, VersusBy, versus};
pub use words::{Part, caption_line, facet_title, parts, sentence};

#[cfg(test)]
pub(crate) mod fixture;

//! What the hands do in the pane of filters: which sections are open, what is half typed.
//!
//! Ends with the window; what is asked of the data is in the view.

use crate::query::Facet;
use std::collections::{BTreeMap, BTreeSet};

/// The pane of filters, as far as it is nobody else's business.
#[derive(Debug)]
pub struct FilterHands {
    /// The sections that are unfolded.
    pub open: BTreeSet<Facet>,
    /// What is typed into the search field of each section.
    pub searched: BTreeMap<Facet, String>,
    /// The sections that list all their values.
    pub whole: BTreeSet<Facet>,
    /// The sections that list their values by name.
    pub by_name: BTreeSet<Facet>,
    /// The section to be brought into sight.
    pub sought: Option<Facet>,
    /// The search of the notes while it is typed, and when it was last changed, in seconds of the window's clock.
    pub text: Option<(String, f64)>,
    /// The handle of the range of deaths that is held: the least or the most.
    pub held: Option<End>,
    /// Radius of the next circle, in km, as typed.
    pub radius_km: String,
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The lower one.
    Least,
    /// The upper one.
    Most,
}

impl Default for FilterHands {
    fn default() -> FilterHands {
        FilterHands {
            open: BTreeSet::from([Facet::Type, Facet::Township]),
            searched: BTreeMap::new(),
            whole: BTreeSet::new(),
            by_name: BTreeSet::new(),
            sought: None,
            text: None,
            held: None,
            radius_km: "20".to_owned(),
        }
    }
}

impl FilterHands {
    /// Unfolds the section of a facet and brings it into sight.
    pub fn seek(&mut self, facet: Facet) {
        self.open.insert(facet);
        self.sought = Some(facet);
    }
}

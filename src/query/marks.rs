//! What the map shows of the matching events: one mark per site, split by event type.

use crate::event::PlacePrecision;
use crate::geo::LonLat;
use crate::store::SiteId;

/// The events of one site that match.
#[derive(Clone, Copy, Debug)]
pub struct SiteMark {
    /// Which site.
    pub site: SiteId,
    /// Where it is.
    pub at: LonLat,
    /// How many events match there, at least 1.
    pub events: u32,
    /// The best precision among them.
    pub precision: PlacePrecision,
    pub(super) first_count: usize,
}

/// All sites with a matching event, most events first: the biggest mark is drawn first and lies below.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// The marks, by events descending, then by site.
    pub sites: Vec<SiteMark>,
    pub(super) counts: Vec<u32>,
    pub(super) types: usize,
}

impl Marks {
    /// Events per event type at a mark, in the scheme's order.
    pub fn by_type(&self, mark: &SiteMark) -> &[u32] {
        let end = mark.first_count + self.types;
        self.counts.get(mark.first_count..end).unwrap_or(&[])
    }

    /// Number of event types in the scheme.
    pub fn types(&self) -> usize {
        self.types
    }

    /// Events of the largest mark; 0 without marks.
    pub fn largest(&self) -> u32 {
        self.sites.first().map_or(0, |mark| mark.events)
    }

    /// The mark of a site; `None` when nothing matches there.
    pub fn find(&self, site: SiteId) -> Option<&SiteMark> {
        self.sites.iter().find(|mark| mark.site == site)
    }
}

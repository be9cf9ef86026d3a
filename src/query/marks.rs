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

    /// Marks from counts per event type: (site, place, precision, counts of the `types` types).
    ///
    /// Sites without an event are left out; counts beyond `types` are ignored.
    pub fn from_counts(
        types: usize,
        sites: impl IntoIterator<Item = (SiteId, LonLat, PlacePrecision, Vec<u32>)>,
    ) -> Marks {
        let mut marks = Marks {
            types,
            ..Marks::default()
        };
        for (site, at, precision, mut counts) in sites {
            counts.resize(types, 0);
            let events = counts.iter().fold(0u32, |sum, n| sum.saturating_add(*n));
            if events > 0 {
                let first_count = marks.counts.len();
                marks.counts.extend(counts);
                marks.sites.push(SiteMark {
                    site,
                    at,
                    events,
                    precision,
                    first_count,
                });
            }
        }
        marks
            .sites
            .sort_by(|a, b| b.events.cmp(&a.events).then(a.site.cmp(&b.site)));
        marks
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

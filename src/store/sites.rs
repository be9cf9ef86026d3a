//! Sites: distinct coordinates, each with its events in order of day, found through an R-tree.
//!
//! Many events share a coordinate, so the tree holds sites and not events: a hundred times fewer entries.

use super::columns::{Place, Row};
use crate::geo::{GeoBox, LonLat};
use hashbrown::HashMap;
use rstar::primitives::GeomWithData;
use rstar::{AABB, RTree};

/// A site of one store, from 0, in order of first appearance by day.
pub type SiteId = u32;

/// All sites of a store.
#[derive(Clone, Debug, Default)]
pub struct Sites {
    at: Vec<LonLat>,
    of_place: Vec<SiteId>,
    starts: Vec<u32>,
    rows: Vec<Row>,
    tree: RTree<GeomWithData<[f64; 2], SiteId>>,
}

impl Sites {
    /// Stands for the site of places without a usable coordinate.
    pub const NONE: SiteId = SiteId::MAX;

    /// Groups rows, already sorted by day, by the coordinate of their place.
    pub(super) fn new(place_of_row: &[u32], all_places: &[Place]) -> Sites {
        const NOT_SEEN: SiteId = SiteId::MAX - 1;
        let mut codes: HashMap<[u64; 2], SiteId> = HashMap::new();
        let mut places = Vec::new();
        let mut of_place = vec![NOT_SEEN; all_places.len()];
        for &place in place_of_row {
            let site = &mut of_place[place as usize];
            if *site == NOT_SEEN {
                *site = all_places[place as usize].at.map_or(Sites::NONE, |at| {
                    *codes
                        .entry([at.lon().to_bits(), at.lat().to_bits()])
                        .or_insert_with(|| {
                            places.push(at);
                            places.len() as u32 - 1
                        })
                });
            }
        }
        let sites = place_of_row.iter().map(|place| of_place[*place as usize]);
        let mut starts = vec![0u32; places.len() + 1];
        for site in sites.clone().filter(|site| *site != Sites::NONE) {
            starts[site as usize + 1] += 1;
        }
        for site in 0..places.len() {
            starts[site + 1] += starts[site];
        }
        let mut next = starts.clone();
        let mut rows = vec![0; starts.last().copied().unwrap_or(0) as usize];
        for (row, site) in sites.enumerate().filter(|(_, site)| *site != Sites::NONE) {
            rows[next[site as usize] as usize] = row as Row;
            next[site as usize] += 1;
        }
        let entries = places
            .iter()
            .enumerate()
            .map(|(site, place)| GeomWithData::new([place.lon(), place.lat()], site as SiteId));
        let tree = RTree::bulk_load(entries.collect());
        Sites {
            at: places,
            of_place,
            starts,
            rows,
            tree,
        }
    }

    /// Number of sites.
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether no event has a place.
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// Where a site is.
    pub fn at(&self, site: SiteId) -> LonLat {
        self.at[site as usize]
    }

    /// Where every site is, in order of the site numbers.
    pub fn places(&self) -> &[LonLat] {
        &self.at
    }

    /// The rows of a site in order of day.
    pub fn rows(&self, site: SiteId) -> &[Row] {
        let at = site as usize;
        &self.rows[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// The site of a place code; `None` without a usable coordinate.
    pub fn of_place(&self, place: u32) -> Option<SiteId> {
        let site = *self.of_place.get(place as usize)?;
        (site != Sites::NONE).then_some(site)
    }

    /// The site of every place code; [`Sites::NONE`] without a usable coordinate.
    pub fn of_places(&self) -> &[SiteId] {
        &self.of_place
    }

    /// The sites inside a box, edges included, ascending. A tree search.
    pub fn within(&self, bounds: GeoBox) -> Vec<SiteId> {
        let envelope = AABB::from_corners([bounds.west, bounds.south], [bounds.east, bounds.north]);
        let found = self.tree.locate_in_envelope(&envelope);
        let mut sites: Vec<SiteId> = found.map(|entry| entry.data).collect();
        sites.sort_unstable();
        sites
    }

    /// Bytes of memory held; the tree's are those of its entries and of the boxes above them.
    pub(super) fn heap_bytes(&self) -> usize {
        let words = self.of_place.capacity() + self.starts.capacity() + self.rows.capacity();
        let in_tree = size_of::<GeomWithData<[f64; 2], SiteId>>() + size_of::<AABB<[f64; 2]>>();
        words * size_of::<u32>()
            + self.at.capacity() * size_of::<LonLat>()
            + self.tree.size() * in_tree
    }

    /// The smallest box around all sites; `None` without any.
    pub fn bounds(&self) -> Option<GeoBox> {
        GeoBox::around(self.at.iter().copied())
    }
}

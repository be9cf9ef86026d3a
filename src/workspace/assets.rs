//! What the program carries with it: base map, townships, schemes, aliases, articles. Sources are in `assets/README.md`.
//!
//! Parsed on demand. A test proves that every one of them can be read.

use crate::geo::geojson::{NamedArea, named_areas};
use crate::scheme::{AliasBook, RegionSet, Scheme};
use crate::story::Article;
use crate::tiles::BaseMap;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Approximate township areas: pcode, name, name_my, district, state, warscape.
pub const TOWNSHIPS_GEOJSON: &str = include_str!("../../assets/townships_approx.geojson");
/// The 330 townships with their reconstructed warscapes.
pub const TOWNSHIPS_CSV: &str = include_str!("../../assets/townships.csv");
/// State outlines, joined from the township areas.
pub const STATES_GEOJSON: &str = include_str!("../../assets/states.geojson");
/// The base map: world to zoom 5, Myanmar and its neighbours to zoom 9.
pub const BASEMAP: &[u8] = include_bytes!("../../assets/basemap.pmtiles");

/// What must be said wherever sample data is shown or exported.
pub const SAMPLE_NOTICE: &str = "Invented sample data: these events did not happen";

const SCHEMES: [&str; 3] = [
    include_str!("../../assets/schemes/iiss.toml"),
    include_str!("../../assets/schemes/acled.toml"),
    include_str!("../../assets/schemes/ucdp.toml"),
];

const ALIASES_TOML: &str = include_str!("../../assets/aliases.toml");

const WARSCAPES: [&str; 6] = [
    "Dry Zone",
    "Northeast",
    "Southeast",
    "Northwest",
    "Lower Myanmar",
    "Rakhine",
];

const ARTICLES: [(&str, &str); 2] = [
    (
        "reading-the-sample",
        include_str!("../../assets/articles/reading-the-sample.md"),
    ),
    (
        "five-figures-to-check",
        include_str!("../../assets/articles/five-figures-to-check.md"),
    ),
];

/// The preset schemes: IISS (reconstructed), ACLED, UCDP.
pub fn schemes() -> Vec<Scheme> {
    // A test proves that every preset parses, so nothing is lost here.
    SCHEMES
        .iter()
        .filter_map(|text| Scheme::parse(text).ok())
        .collect()
}

/// The six warscapes of Myanmar, reconstructed.
pub fn warscapes() -> RegionSet {
    let note = "Warscapes are our reconstruction, township by township.";
    RegionSet::from_township_csv(TOWNSHIPS_CSV, "warscape", &WARSCAPES, note)
        .unwrap_or_else(|_| RegionSet::from_admin1(std::iter::empty()))
}

/// Short names of the actors of Myanmar.
pub fn aliases() -> AliasBook {
    AliasBook::from_toml(ALIASES_TOML).unwrap_or_default()
}

/// The township areas, approximate.
pub fn townships() -> Vec<NamedArea> {
    named_areas(TOWNSHIPS_GEOJSON).unwrap_or_default()
}

/// The built-in base map with Myanmar set off from its neighbours; read once.
///
/// Fails only where the program's own asset is damaged, which a test rules out.
pub fn base_map() -> Option<&'static BaseMap> {
    static MAP: OnceLock<Option<BaseMap>> = OnceLock::new();
    MAP.get_or_init(|| {
        let states = named_areas(STATES_GEOJSON).unwrap_or_default();
        let outline = states.into_iter().map(|state| state.area.shape).collect();
        let map = BaseMap::from_bytes(Cow::Borrowed(BASEMAP)).ok()?;
        Some(map.with_home(outline))
    })
    .as_ref()
}

/// The articles of the sample, newest first.
pub fn articles() -> Vec<Article> {
    let read = |(slug, text): &(&str, &str)| Article::parse(slug, text).ok();
    let mut articles: Vec<Article> = ARTICLES.iter().filter_map(read).collect();
    articles.sort_by(|a, b| b.date.cmp(&a.date).then(a.slug.cmp(&b.slug)));
    articles
}

/// The built-in sample as the CSV text an analyst would have exported.
pub fn sample_csv() -> String {
    crate::sample::csv(&townships(), TOWNSHIPS_CSV)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_asset_the_program_carries_can_be_read() {
        assert_eq!(schemes().len(), SCHEMES.len());
        assert_eq!(warscapes().names, WARSCAPES);
        assert_eq!(townships().len(), 330);
        assert_eq!(articles().len(), ARTICLES.len());
        assert!(aliases().entries.len() > 10);
        assert!(base_map().is_some());
    }
}

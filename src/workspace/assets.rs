//! What is built into the program: the township areas, their table, and the outlines of states and regions.
//!
//! One place for every embedded text, so that others reuse it; where each file comes from is in `assets/README.md`.

/// Approximate areas of Myanmar's 330 townships (GeoJSON); must be labelled approximate wherever they are shown.
///
/// Properties: `pcode`, `name`, `name_my`, `district`, `state` (ACLED's spelling), `warscape`.
pub const TOWNSHIPS_GEOJSON: &str = include_str!("../../assets/townships_approx.geojson");

/// The 330 townships (CSV): `pcode,township,district,admin1,warscape,confidence`; warscapes are reconstructed.
pub const TOWNSHIPS_CSV: &str = include_str!("../../assets/townships.csv");

/// Approximate outlines of states and regions (GeoJSON), joined from [`TOWNSHIPS_GEOJSON`]; property `state`.
pub const STATES_GEOJSON: &str = include_str!("../../assets/states.geojson");

//! Base maps: archives of vector tiles, their decoding, and the one map style of window and headless pictures.
//!
//! Start at [`BaseMap`]: it opens a PMTiles archive and hands out [`TileContent`]. [`paint`] and [`label_paint`] say how
//! things look, [`raster`] draws a tile on the CPU, [`TileService`] does so on threads. Knows nothing of events or egui.

mod tile_id;

mod base_map;
mod cache;
mod content;

mod pmtiles;
mod source;

mod mvt;
mod protobuf;
mod schema;

mod clip;
mod home;
mod places;

mod style;

mod raster;
mod service;

pub use base_map::{BaseMap, TileError, labels};
pub use content::{DISPUTED, Feature, FeatureKind, Geometry, Label, LabelKind, TileContent};
pub use raster::raster;
pub use service::{ReadyTile, TileService};
pub use style::{LabelPaint, MapStyle, Paint, Rgba, Stroke, label_paint, land, paint, sea};
pub use tile_id::{MAX_TILE_ZOOM, TileId};

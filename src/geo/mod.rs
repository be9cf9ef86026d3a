//! Degrees, Web Mercator, the viewport, and areas of polygons.
//!
//! Knows nothing of events. [`Viewport`] is the one projection of the project: the window, the headless
//! pictures and the tests all place things with it. Start at [`Viewport`].

mod area;
pub mod geojson;
mod lon_lat;
mod outline;
mod shape_text;
mod viewport;

pub use area::{Area, AreaIndex};
pub use lon_lat::{GeoBox, LonLat, MAX_LATITUDE, WorldPoint, great_circle_km};
pub use outline::{MOST_CORNERS, Outline, SMALLEST_KM, thinned};
pub use shape_text::NotAShape;
pub use viewport::{MAX_ZOOM, MIN_ZOOM, TILE_POINTS, Viewport};

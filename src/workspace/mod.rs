//! What is on disk together: data references, scheme, regions, base map, articles, settings.

pub mod assets;

//! Base maps: archives of vector tiles, their decoding, and the map style. Knows nothing of events or egui.

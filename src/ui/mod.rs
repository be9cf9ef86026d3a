//! The window: egui panels over the session. The only place that knows egui and walkers.

//! Scenes: pictures as lists of shapes, and their writers. Knows answers and views, never the store or egui.

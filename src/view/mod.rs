//! The saved state: what a person asked to see, and its history.

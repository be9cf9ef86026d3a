//! The current workspace, store, view and answer, and the background jobs that renew them.

//! Progress and cancelling of long work.
//!
//! The worker calls [`Watch::advance`] and stops when [`Watch::cancelled`]; whoever waits reads [`Watch::fraction`].
//! Knows nothing of what is watched. Clones share the same state.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// A shared handle on one piece of long work.
#[derive(Clone, Debug, Default)]
pub struct Watch(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    done: AtomicU64,
    total: AtomicU64,
    cancelled: AtomicBool,
}

impl Watch {
    /// A watch nobody looks at: never cancelled.
    pub fn idle() -> Watch {
        Watch::default()
    }

    /// Says how much there is to do, in any unit (bytes, rows); 0 means unknown.
    pub fn expect_total(&self, total: u64) {
        self.0.total.store(total, Ordering::Relaxed);
    }

    /// Says how much is done, in the unit of the total.
    pub fn advance(&self, done: u64) {
        self.0.done.store(done, Ordering::Relaxed);
    }

    /// Asks the worker to stop soon.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether somebody asked to stop.
    pub fn cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Relaxed)
    }

    /// Share of the work that is done, `0..=1`; `None` while the total is unknown.
    pub fn fraction(&self) -> Option<f32> {
        let total = self.0.total.load(Ordering::Relaxed);
        let done = self.0.done.load(Ordering::Relaxed);
        (total > 0).then(|| (done as f64 / total as f64).clamp(0.0, 1.0) as f32)
    }
}

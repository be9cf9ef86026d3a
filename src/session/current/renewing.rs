//! How the view gets its results: at once where that is quick, otherwise in the background.
//!
//! A large store is counted once at a time; then all its windows are counted behind it, and from then on a scrub is
//! answered between two frames. Start at [`Session::renew`].

use super::Session;
use crate::query::Cubes;
use crate::session::jobs::{Job, Kind};
use crate::session::{Opened, Results};
use std::sync::Arc;

/// Up to this many events an answer is computed between two frames; more go to a background job.
pub(in crate::session) const EVENTS_AT_ONCE: usize = 150_000;

impl Session {
    /// Whether the results are those of the view.
    pub(super) fn answered(&self) -> bool {
        let results = self.results.as_ref();
        results.is_some_and(|results| results.answers(&self.view, self.fitting))
    }

    /// Sees to it that the view gets its results. A large store is counted once at a time: what was asked meanwhile
    /// follows when that has ended, however fast the hand is.
    pub(super) fn renew(&mut self) {
        let Some(opened) = &self.opened else { return };
        if self.answered() {
            return;
        }
        let former = self.results.as_deref();
        let quickly = former.is_some_and(|former| former.lead_quickly_to(&self.view, self.fitting));
        if quickly || opened.store.len() <= EVENTS_AT_ONCE {
            let results = Results::of(opened, &self.view, self.fitting, former);
            self.results = Some(Arc::new(results));
        } else if !self.jobs.running(Kind::Answer) {
            // A hand that scrubs on must not keep the counts of its own filter from ever being done.
            let other = |former: &Results| self.view.filter.differs_beyond_days(&former.filter);
            if former.is_some_and(other) {
                self.jobs.cancel(Kind::Cubes);
            }
            let view = Box::new(self.view.clone());
            let job = Job::Answer(opened.clone(), view, self.fitting, self.results.clone());
            self.jobs.start(job);
        }
    }

    /// Takes what a job has answered, if it is still asked, and has the other windows counted behind it.
    pub(super) fn take_results(&mut self, opened: &Arc<Opened>, results: Results) {
        let now = self.opened.as_ref();
        let current = now.is_some_and(|now| Arc::ptr_eq(now, opened));
        // The view may have gone back meanwhile to what was answered before.
        if current && !self.answered() {
            self.results = Some(Arc::new(results));
        }
        self.renew();
        if let Some(results) = self.results.clone()
            && current
            && !results.has_cubes()
            && ![Kind::Answer, Kind::Cubes]
                .map(|kind| self.jobs.running(kind))
                .contains(&true)
        {
            self.jobs.start(Job::Cubes(opened.clone(), results));
        }
    }

    /// Takes the counts of all windows, if the clauses are still the same.
    pub(super) fn take_cubes(&mut self, cubes: Option<Arc<Cubes>>) {
        let Some(results) = &self.results else { return };
        if let Some(with_cubes) = cubes.and_then(|cubes| results.with_cubes(cubes)) {
            self.results = Some(Arc::new(with_cubes));
        }
    }
}

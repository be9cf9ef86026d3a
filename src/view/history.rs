//! Undo by rest: whenever the view has come to rest and differs from where it last rested, the former one is kept.
//!
//! No panel ever asks for an undo point. The camera alone makes no step, but an undone step brings its camera back.

use super::View;

/// How many steps are kept.
const MOST_STEPS: usize = 500;

/// Where the view rested before, and what was undone.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<View>,
    future: Vec<View>,
    rested: View,
}

impl History {
    /// A history that starts at `view`.
    pub fn new(view: View) -> History {
        History {
            rested: view,
            ..History::default()
        }
    }

    /// Notes that the view is at rest. A new step forgets what was undone.
    pub fn rest(&mut self, view: &View) {
        if self.rested.differs_beyond_camera(view) {
            let former = std::mem::replace(&mut self.rested, view.clone());
            self.past.push(former);
            self.future.clear();
            if self.past.len() > MOST_STEPS {
                self.past.remove(0);
            }
        } else if self.rested != *view {
            // Only where the map looks has changed.
            self.rested = view.clone();
        }
    }

    /// The view before the last step; `None` when there is none. `view` is where the person is now.
    pub fn undo(&mut self, view: &View) -> Option<View> {
        self.rest(view);
        let former = self.past.pop()?;
        let undone = std::mem::replace(&mut self.rested, former.clone());
        self.future.push(undone);
        Some(former)
    }

    /// The view that was undone last; `None` when there is none, or when something else was done since.
    pub fn redo(&mut self, view: &View) -> Option<View> {
        self.rest(view);
        let next = self.future.pop()?;
        let former = std::mem::replace(&mut self.rested, next.clone());
        self.past.push(former);
        Some(next)
    }

    /// Whether there is a step to undo, given where the person is now.
    pub fn can_undo(&self, view: &View) -> bool {
        !self.past.is_empty() || self.rested.differs_beyond_camera(view)
    }

    /// Whether there is a step to redo, given where the person is now.
    pub fn can_redo(&self, view: &View) -> bool {
        !self.future.is_empty() && !self.rested.differs_beyond_camera(view)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Day, DayRange};
    use crate::view::{Camera, Panel};
    use proptest::prelude::*;

    fn view(day: i32, zoom: f64, panel: Panel) -> View {
        let mut view = View {
            panel,
            camera: Some(Camera {
                lon: 96.0,
                lat: 20.0,
                zoom,
            }),
            ..View::default()
        };
        view.filter.days = Some(DayRange::single(Day::from_number(day)));
        view
    }

    fn any_view() -> impl Strategy<Value = View> {
        (0..4i32, 0..3i32, any::<bool>()).prop_map(|(day, zoom, events)| {
            let panel = if events {
                Panel::Events
            } else {
                Panel::Summary
            };
            view(day, f64::from(zoom), panel)
        })
    }

    proptest! {
        #[test]
        fn undo_then_redo_is_identity(views in prop::collection::vec(any_view(), 1..12)) {
            let mut history = History::new(View::default());
            for view in &views {
                history.rest(view);
            }
            let now = views.last().unwrap().clone();
            let mut at = now.clone();
            let mut steps = 0;
            while let Some(former) = history.undo(&at) {
                at = former;
                steps += 1;
            }
            prop_assert_eq!(&at.filter, &View::default().filter);
            for _ in 0..steps {
                at = history.redo(&at).unwrap();
            }
            prop_assert_eq!(at, now);
        }
    }

    #[test]
    fn a_camera_move_alone_is_no_step() {
        let mut history = History::new(view(0, 4.0, Panel::Summary));
        history.rest(&view(0, 9.0, Panel::Summary));
        assert!(history.undo(&view(0, 9.0, Panel::Summary)).is_none());
    }

    #[test]
    fn a_new_step_forgets_what_was_undone() {
        let mut history = History::new(view(0, 4.0, Panel::Summary));
        history.rest(&view(1, 4.0, Panel::Summary));
        let back = history.undo(&view(1, 4.0, Panel::Summary)).unwrap();
        assert_eq!(back, view(0, 4.0, Panel::Summary));
        assert!(history.can_redo(&back));
        assert!(history.redo(&view(2, 4.0, Panel::Summary)).is_none());
    }
}

//! Days to points and back: the stretch of time that is shown fills the chart evenly.
//!
//! What a drag means is for `hands`.

use crate::event::Day;
use crate::query::BinWidth;
use crate::view::Stretch;
use egui::{Pos2, Rect};

/// Points past the chart where nothing is told apart any more.
const FAR: f32 = 100_000.0;

/// The axis of one frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    /// What is shown.
    pub(super) stretch: Stretch,
    /// What edges snap to.
    step: BinWidth,
    left: f32,
    width: f32,
}

impl Axis {
    pub(super) fn new(stretch: Stretch, step: BinWidth, chart: Rect) -> Axis {
        Axis {
            stretch,
            step,
            left: chart.left(),
            width: chart.width().max(1.0),
        }
    }

    /// The left edge of a day.
    pub(super) fn x(&self, day: Day) -> f32 {
        let share = (f64::from(day.number()) - self.stretch.first) / self.stretch.days;
        self.left + ((share * f64::from(self.width)) as f32).clamp(-FAR, FAR)
    }

    /// The day under a point, before and after what is shown included.
    pub(super) fn day(&self, x: f32) -> Day {
        let days = f64::from(self.share(x)) * self.stretch.days;
        Day::from_number((self.stretch.first + days).floor() as i32)
    }

    /// How far along the axis a point is: 0 at the left, 1 at the right.
    pub(super) fn share(&self, x: f32) -> f32 {
        (x - self.left) / self.width
    }

    /// How many days so many points are.
    pub(super) fn days_of(&self, points: f32) -> f64 {
        f64::from(points / self.width) * self.stretch.days
    }

    /// The start of the step whose edge is nearest to a point.
    pub(super) fn nearest_edge(&self, x: f32) -> Day {
        let day = self.day(x);
        let (start, next) = (self.step.start(day), self.step.next(day));
        if x - self.x(start) < self.x(next) - x {
            start
        } else {
            next
        }
    }

    /// Which edge a pointer means: the nearest step's, or with Alt the day's under it.
    pub(super) fn edge(&self, at: Pos2, by_days: bool) -> Day {
        if by_days {
            self.day(at.x)
        } else {
            self.nearest_edge(at.x)
        }
    }
}

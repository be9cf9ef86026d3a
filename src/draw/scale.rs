//! How large a mark is: its area carries the number of events.
//!
//! The reference climbs in steps, so that scrubbing the timeline rarely changes what a size means.

/// Radius of the mark that holds as many events as the reference, in points.
const REFERENCE_RADIUS: f32 = 20.0;
/// No mark is smaller than this, in points: it must stay visible and clickable.
const LEAST_RADIUS: f32 = 3.2;

/// What radius a number of events has on this map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MarkScale {
    /// The number of events drawn 20 points in radius: 25, 50, 100, 200, 500, 1,000 and so on.
    pub reference: u32,
}

/// The scale for a map whose largest mark holds `largest` events.
pub fn mark_scale(largest: u32) -> MarkScale {
    let tens = (0..9).map(|power| 10u32.pow(power));
    let steps = tens.flat_map(|ten| [1, 2, 5].map(|step| ten.saturating_mul(step)));
    let reference = std::iter::once(25)
        .chain(steps.filter(|&step| step >= 50))
        .find(|&step| step >= largest)
        .unwrap_or(u32::MAX);
    MarkScale { reference }
}

impl MarkScale {
    /// Radius in points: the area is in proportion to the events, but never less than 3.2 points of radius.
    pub fn radius(&self, events: u32) -> f32 {
        let share = f64::from(events) / f64::from(self.reference.max(1));
        (REFERENCE_RADIUS * share.sqrt() as f32).max(LEAST_RADIUS)
    }

    /// Three numbers of events to show the sizes by, ascending: the reference, and about a fifth and a twentieth of it.
    pub fn examples(&self) -> [u32; 3] {
        let round = |part: u32| {
            let rough = (self.reference / part).max(1);
            let ten = 10u32.pow(rough.ilog10());
            let step = [5, 2, 1].into_iter().find(|step| step * ten <= rough);
            step.unwrap_or(1) * ten
        };
        [round(25), round(5), self.reference]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_reference_climbs_in_round_steps() {
        let check = |largest, expected| assert_eq!(mark_scale(largest).reference, expected);
        check(0, 25);
        check(25, 25);
        check(26, 50);
        check(60, 100);
        check(101, 200);
        check(201, 500);
        check(804, 1_000);
        check(u32::MAX, u32::MAX);
    }

    #[test]
    fn the_size_key_shows_three_different_sizes() {
        for largest in [1, 30, 80, 150, 300, 900, 40_000] {
            let [small, middle, large] = mark_scale(largest).examples();
            assert!(small < middle && middle < large, "{largest}");
        }
    }

    proptest! {
        #[test]
        fn area_is_in_proportion_to_events_above_the_smallest_size(largest in 1u32..100_000, part in 0.05f64..1.0) {
            let scale = mark_scale(largest);
            let events = (f64::from(largest) * part).ceil() as u32;
            let radius = scale.radius(events);
            prop_assert!((LEAST_RADIUS..=REFERENCE_RADIUS).contains(&radius));
            if radius > LEAST_RADIUS {
                let per_event = f64::from(radius).powi(2) / f64::from(events);
                let expected = f64::from(REFERENCE_RADIUS).powi(2) / f64::from(scale.reference);
                prop_assert!((per_event / expected - 1.0).abs() < 1e-4);
            }
        }
    }
}

//! September 2023: the month whose figures are fixed, so that the reference figures can be checked on the sample.
//!
//! The counts below are planned first and events are made to fill them: 805 events in 132 townships with 441 actors.

use super::dice::{Dice, shares};
use super::kinds::{self, Group};
use super::places::Township;
use super::rhythm::{Rhythm, Slot, day_totals, month_start};

/// September 2023, counted in months from February 2021.
pub(super) const MONTH: usize = 31;

/// Distinct names among the events of the scheme.
pub(super) const ACTORS: usize = 441;

/// Townships with at least one event, by warscape: 132.
const TOWNSHIPS: [usize; 6] = [36, 30, 27, 18, 18, 3];

/// Events by warscape and group. Columns: clash 578, destruction 89, air 87, explosive 51; rows: 249, 210, 167, 111, 63, 5.
const EVENTS: [[usize; 4]; 6] = [
    [163, 43, 27, 16],
    [172, 8, 22, 8],
    [119, 12, 24, 12],
    [71, 22, 13, 5],
    [49, 4, 1, 9],
    [4, 0, 0, 1],
];

const GROUPS: [Group; 4] = [
    Group::Clash,
    Group::Destruction,
    Group::Air,
    Group::Explosive,
];

/// The month's events of the scheme: every planned township gets at least one, the busiest get most.
pub(super) fn slots(rhythm: &Rhythm, townships: &[Township], dice: &mut Dice) -> Vec<Slot> {
    let beat = day_totals(MONTH, dice);
    let weights = rhythm.weights_in(MONTH, townships);
    let mut slots = Vec::new();
    for (warscape, counts) in EVENTS.iter().enumerate() {
        let mut own: Vec<(u64, usize)> = (0..townships.len())
            .filter(|at| townships[*at].warscape == warscape)
            .map(|at| (weights[at] * dice.between(40, 160) as u64, at))
            .collect();
        own.sort_by_key(|(weight, at)| (std::cmp::Reverse(*weight), *at));
        own.truncate(TOWNSHIPS[warscape]);
        let weights: Vec<u64> = own.iter().map(|(weight, _)| *weight / 1000).collect();
        let dealt = shares(counts.iter().sum(), &weights);
        let mut groups: Vec<Group> = GROUPS
            .iter()
            .zip(counts)
            .flat_map(|(group, count)| vec![*group; *count])
            .collect();
        dice.shuffle(&mut groups);
        let places = own
            .iter()
            .zip(dealt)
            .flat_map(|((_, at), count)| vec![*at; count]);
        for (township, group) in places.zip(groups) {
            slots.push(Slot {
                day: month_start(MONTH).plus(dice.by_weight(&beat) as i32),
                township,
                kind: kinds::draw(group, dice),
            });
        }
    }
    slots
}

//! When and where: how the invented fighting rises and falls over months, weeks and regions.
//!
//! Gives the [`Slot`]s of a month; September 2023 is planned apart, in `september`. All numbers are made up.

use super::dice::{Dice, running};
use super::kinds::{self, Group, Kind};
use super::places::{Township, distance_squared};
use crate::event::Day;

/// One event to be: when, where and what.
pub(super) struct Slot {
    pub day: Day,
    /// Index into the townships.
    pub township: usize,
    pub kind: Kind,
}

/// Events of the scheme in each month, from February 2021.
pub(super) const MONTH_TOTALS: [usize; 44] = [
    100, 180, 205, 235, 210, 200, 220, 295, 270, 305, 360, // 2021
    335, 350, 370, 350, 360, 335, 345, 370, 385, 400, 395, 385, // 2022
    430, 460, 505, 500, 480, 540, 650, 760, 805, 700, 690, 640, // 2023
    575, 500, 530, 505, 470, 490, 550, 515, 490, // 2024
];

/// Crackdowns in a thousand events of the scheme, from February 2021; the last value holds on.
const CRACKDOWNS: [usize; 14] = [560, 620, 430, 240, 140, 100, 80, 60, 50, 45, 40, 36, 30, 18];

/// Rows the scheme leaves out, from February 2021; the last value holds on.
const QUIET: [usize; 14] = [140, 150, 100, 75, 60, 55, 50, 45, 45, 40, 40, 36, 34, 26];

/// Weight of each warscape in each half year from 2021 on, in the order of the warscapes.
const PROFILE: [[u64; 6]; 8] = [
    [20, 24, 16, 14, 22, 4],
    [34, 14, 18, 16, 15, 3],
    [36, 13, 22, 14, 12, 3],
    [35, 13, 21, 14, 10, 7],
    [35, 17, 23, 15, 8, 2],
    [32, 25, 20, 13, 7, 3],
    [28, 26, 19, 11, 6, 10],
    [28, 27, 18, 11, 6, 10],
];

/// Clash, destruction, air and explosive in each warscape.
const MIX: [[u64; 4]; 6] = [
    [64, 16, 8, 12],
    [80, 5, 9, 6],
    [69, 8, 13, 10],
    [65, 16, 12, 7],
    [66, 6, 1, 27],
    [80, 6, 8, 6],
];

/// How destruction, air strikes and explosives change from half year to half year (10: no change).
const DRIFT: [[u64; 3]; 8] = [
    [4, 3, 12],
    [6, 4, 18],
    [11, 6, 16],
    [12, 8, 13],
    [12, 10, 10],
    [10, 11, 8],
    [8, 15, 7],
    [7, 18, 7],
];

/// Events on Mondays to Sundays, relative to each other.
const WEEK: [u64; 7] = [100, 106, 104, 103, 98, 88, 76];

/// A campaign of two to four weeks in a few neighbouring townships.
struct Offensive {
    first: Day,
    last: Day,
    townships: Vec<usize>,
    strength: u64,
}

/// The rhythm of the whole period.
pub(super) struct Rhythm {
    offensives: Vec<Offensive>,
}

/// The first day of the sample's month `month`, 0 for February 2021.
pub(super) fn month_start(month: usize) -> Day {
    let start = Day::from_ymd(2021, 2, 1).unwrap_or_default();
    start.month_start(month as i32)
}

fn half_year(month: usize) -> usize {
    ((month + 1) / 6).min(PROFILE.len() - 1)
}

fn held<T: Copy>(list: &[T], at: usize) -> T {
    list[at.min(list.len() - 1)]
}

impl Rhythm {
    pub fn new(townships: &[Township], dice: &mut Dice) -> Rhythm {
        let offensives = (0..46).map(|_| {
            let month = dice.between(2, 43) as usize;
            let first = month_start(month).plus(dice.between(-10, 20));
            let heart = dice.by_weight(&running(weights(month, townships)));
            let near = |at: &usize| {
                distance_squared(townships[*at].centre, townships[heart].centre) < 4_500 * 4_500
                    && townships[*at].warscape == townships[heart].warscape
            };
            Offensive {
                first,
                last: first.plus(dice.between(13, 27)),
                townships: (0..townships.len()).filter(near).collect(),
                strength: dice.between(4, 11) as u64,
            }
        });
        Rhythm {
            offensives: offensives.collect(),
        }
    }

    /// How much happens in each township on a day of the month.
    fn weights_on(&self, day: Day, calm: &[u64]) -> Vec<u64> {
        let mut weights = calm.to_vec();
        for offensive in &self.offensives {
            if (offensive.first..=offensive.last).contains(&day) {
                for township in &offensive.townships {
                    weights[*township] += calm[*township] * offensive.strength;
                }
            }
        }
        weights
    }

    /// How much happens in each township in the whole month.
    pub fn weights_in(&self, month: usize, townships: &[Township]) -> Vec<u64> {
        let calm = weights(month, townships);
        let mut sums = vec![0; townships.len()];
        for day in days(month) {
            let on_day = self.weights_on(day, &calm);
            sums.iter_mut()
                .zip(on_day)
                .for_each(|(sum, more)| *sum += more);
        }
        sums
    }

    /// The events of an ordinary month, in no order.
    pub fn slots(&self, month: usize, townships: &[Township], dice: &mut Dice) -> Vec<Slot> {
        let calm = weights(month, townships);
        let beat = day_totals(month, dice);
        let streets = running(townships.iter().map(|t| t.urban_weight));
        let by_day: Vec<Vec<u64>> = days(month)
            .map(|day| running(self.weights_on(day, &calm)))
            .collect();
        let slots = (0..held(&MONTH_TOTALS, month)).map(|_| {
            let day = dice.by_weight(&beat);
            let (township, group) = if dice.below(1000) < held(&CRACKDOWNS, month) {
                (dice.by_weight(&streets), Group::Crackdown)
            } else {
                let township = dice.by_weight(&by_day[day]);
                (township, group(month, townships[township].warscape, dice))
            };
            Slot {
                day: month_start(month).plus(day as i32),
                township,
                kind: kinds::draw(group, dice),
            }
        });
        slots.collect()
    }

    /// The rows of a month that the scheme leaves out.
    pub fn quiet_slots(&self, month: usize, townships: &[Township], dice: &mut Dice) -> Vec<Slot> {
        let beat = day_totals(month, dice);
        let streets = running(townships.iter().map(|t| t.urban_weight));
        let fields = running(weights(month, townships));
        let slots = (0..held(&QUIET, month)).map(|_| {
            let kind = kinds::draw(Group::Quiet, dice);
            let in_streets = matches!(kind, kinds::PEACEFUL_PROTEST | kinds::ARRESTS);
            let places = if in_streets { &streets } else { &fields };
            Slot {
                day: month_start(month).plus(dice.by_weight(&beat) as i32),
                township: dice.by_weight(places),
                kind,
            }
        });
        slots.collect()
    }
}

fn days(month: usize) -> impl Iterator<Item = Day> {
    let (first, last) = (month_start(month), month_start(month).month_end());
    (first.number()..=last.number()).map(Day::from_number)
}

/// Running totals of how much happens on each day of the month: the beat of the week, and days that differ.
pub(super) fn day_totals(month: usize, dice: &mut Dice) -> Vec<u64> {
    running(days(month).map(|day| WEEK[day.weekday() as usize] * dice.between(60, 140) as u64))
}

/// How much happens in each township in calm times: the warscape's share, dealt by the townships' own weights.
fn weights(month: usize, townships: &[Township]) -> Vec<u64> {
    let mut sums = [0u64; 6];
    townships.iter().for_each(|t| sums[t.warscape] += t.weight);
    let profile = PROFILE[half_year(month)];
    let share = |t: &Township| profile[t.warscape] * t.weight * 10_000 / sums[t.warscape].max(1);
    townships.iter().map(share).collect()
}

fn group(month: usize, warscape: usize, dice: &mut Dice) -> Group {
    let [clash, destruction, air, explosive] = MIX[warscape];
    let drift = DRIFT[half_year(month)];
    let weights = [
        clash * 10,
        destruction * drift[0],
        air * drift[1],
        explosive * drift[2],
    ];
    let drawn = dice.among(weights.into_iter());
    [
        Group::Clash,
        Group::Destruction,
        Group::Air,
        Group::Explosive,
    ][drawn]
}

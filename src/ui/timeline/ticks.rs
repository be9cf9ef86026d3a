//! The names under the axis: days, months or years, as many as have room.
//!
//! The first and the last month are named where all the data is shown.

use super::super::look;
use super::Scene;
use crate::event::Day;
use crate::query::BinWidth;
use egui::{Align2, Stroke, Ui, pos2};

/// Room for a name, in points.
const ROOM: f32 = 62.0;
const DAYS_OF_A_CENTURY: f64 = 36_525.0;

/// How far apart the names are.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Every {
    Days(i32),
    Months(i32),
}

impl Every {
    /// The closest names that have room.
    fn fitting(days: f64, points: f32) -> Every {
        let fits = f64::from((points / ROOM).floor().max(1.0));
        let by_days = [1, 2, 7, 14].map(|every| (f64::from(every), Every::Days(every)));
        let by_months = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200]
            .map(|every| (f64::from(every) * 30.4, Every::Months(every)));
        let mut all = by_days.into_iter().chain(by_months);
        all.find(|(apart, _)| days / apart <= fits)
            .map_or(Every::Months(6_000), |(_, every)| every)
    }

    /// The last named day at or before one, counting from the first month of the data.
    fn start(self, day: Day, from: Day) -> Day {
        match self {
            Every::Days(every) => {
                let week = BinWidth::Week.start(day);
                match every {
                    7 => week,
                    14 => week.plus(-7 * (week.number().div_euclid(7) % 2)),
                    every => day.plus(-day.number().rem_euclid(every)),
                }
            }
            Every::Months(every) => {
                let months = |day: Day| day.ymd().0 * 12 + day.ymd().1 as i32;
                let passed = months(day) - months(from);
                from.month_start(passed.div_euclid(every) * every)
            }
        }
    }

    fn next(self, day: Day) -> Day {
        match self {
            Every::Days(every) => day.plus(every),
            Every::Months(every) => day.month_start(every),
        }
    }

    fn name(self, day: Day, of_a_century: bool, first: bool) -> String {
        let short = day.short();
        match self {
            // Two digits of a year would mean several centuries.
            Every::Months(_) if of_a_century => day.ymd().0.to_string(),
            Every::Months(_) => day.tick(),
            Every::Days(_) if first => short,
            Every::Days(_) => short
                .rsplit_once(' ')
                .map_or(short.clone(), |(day, _)| day.to_owned()),
        }
    }
}

pub(super) fn ticks_ui(scene: &Scene<'_>, ui: &Ui) {
    let bins = &scene.results.timeline.bins;
    let (Some(first), Some(last)) = (bins.first(), bins.last()) else {
        return;
    };
    let (axis, chart, look) = (&scene.axis, scene.chart, scene.look);
    let every = Every::fitting(axis.stretch.days, chart.width());
    let of_a_century = axis.stretch.days > DAYS_OF_A_CENTURY;
    let y = chart.bottom() + 6.0;
    let whole = scene.axis.stretch == scene.all && matches!(every, Every::Months(_));
    let end_x = axis.x(last.days.first());
    let room_until = if whole {
        end_x.min(chart.right() - 50.0) - 74.0
    } else {
        chart.right() - 44.0
    };
    let mut free_from = f32::MIN;
    let mut day = every.start(axis.day(chart.left()), first.days.first());
    for _ in 0..400 {
        let x = axis.x(day);
        if x > chart.right() {
            break;
        }
        if x >= chart.left() - 1.0 && x > free_from && x < room_until {
            let name = every.name(day, of_a_century, free_from == f32::MIN);
            let at = pos2(x, y);
            let font = look::sans(11.0);
            let said = ui
                .painter()
                .text(at, Align2::LEFT_TOP, name, font, look.quiet);
            let mark = Stroke::new(1.0, look.faint);
            let below = chart.bottom()..=chart.bottom() + 4.0;
            ui.painter().vline(x, below, mark);
            free_from = said.right() + 8.0;
        }
        day = every.next(day);
    }
    if whole && end_x > free_from {
        let at = pos2(chart.right(), y);
        let name = every.name(last.days.first(), of_a_century, false);
        let font = look::sans(11.0);
        ui.painter()
            .text(at, Align2::RIGHT_TOP, name, font, look.quiet);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_as_close_as_they_have_room() {
        let check = |days, expected| assert_eq!(Every::fitting(days, 750.0), expected);
        check(10.0, Every::Days(1));
        check(60.0, Every::Days(7));
        check(300.0, Every::Months(1));
        check(1_340.0, Every::Months(6));
        check(3_650_000.0, Every::Months(6_000));
    }

    #[test]
    fn names_stand_on_the_same_days_wherever_the_axis_begins() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let from = day("2021-02-01");
        let months = Every::Months(6);
        assert_eq!(months.start(day("2023-01-20"), from), day("2022-08-01"));
        assert_eq!(months.start(day("2020-12-31"), from), day("2020-08-01"));
        let weeks = Every::Days(14);
        let (a, b) = (
            weeks.start(day("2023-01-20"), from),
            weeks.start(day("2023-02-03"), from),
        );
        assert_eq!(b.number() - a.number(), 14);
    }
}

//! Laws of the store and of what is counted in it: for any events and any filter, the index answers what a plain
//! loop over the rows answers. The plain loop is written here, on the words of the rows, and shares no code.
#![cfg(test)]

mod actor_laws;
mod counts;
mod plain;

use conflict_atlas::event::{Day, DayRange, TimePrecision};
use conflict_atlas::geo::GeoBox;
use conflict_atlas::query::{
    Answer, BinWidth, Column, Facet, FacetCounts, Filter, Matches, Sort, answer, marks, ordered,
    select, site_rows, spread_timeline, timeline,
};
use conflict_atlas::store::Row;
use plain::{World, filters, windows, worlds};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn few_cases() -> ProptestConfig {
    ProptestConfig {
        cases: 96,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2021),
        ..ProptestConfig::default()
    }
}

fn rows(matches: &Matches) -> Vec<Row> {
    matches.rows().collect()
}

fn selected(world: &World, filter: &Filter) -> Matches {
    select(&world.store, &world.lens, filter)
}

proptest! {
    #![proptest_config(few_cases())]

    #[test]
    fn the_index_selects_the_rows_a_plain_loop_selects(world in worlds(), filter in filters()) {
        let matches = selected(&world, &filter);
        let expected = world.rows_matching(&filter);
        prop_assert_eq!(rows(&matches), &expected[..]);
        prop_assert_eq!(matches.count(), expected.len() as u64);
        for row in 0..=world.store.len() as Row {
            prop_assert_eq!(matches.contains(row), expected.contains(&row));
        }
    }

    #[test]
    fn the_index_answers_what_a_plain_loop_answers(world in worlds(), filter in filters()) {
        let matches = selected(&world, &filter);
        let answer = answer(&world.store, &world.lens, &matches, filter.actor_scope);
        let answer = Answer { facets: FacetCounts::default(), ..answer };
        prop_assert_eq!(answer, world.plain_answer(&filter));
    }

    #[test]
    fn both_lists_sum_to_the_events(world in worlds(), filter in filters()) {
        let answer = answer(&world.store, &world.lens, &selected(&world, &filter), filter.actor_scope);
        let types: u64 = answer.by_type.iter().map(|count| count.events).sum();
        let regions: u64 = answer.by_region.iter().map(|count| count.events).sum();
        prop_assert_eq!(types, answer.events);
        prop_assert_eq!(regions + answer.outside_regions, answer.events);
    }

    #[test]
    fn a_legend_without_its_own_clause_is_the_list(world in worlds(), filter in filters()) {
        let filter = filter.without(Facet::Type).without(Facet::Region);
        let answer = answer(&world.store, &world.lens, &selected(&world, &filter), filter.actor_scope);
        for count in &answer.by_type {
            prop_assert_eq!(answer.legend[count.index as usize], count.events);
        }
        for count in &answer.by_region {
            prop_assert_eq!(answer.region_legend[count.index as usize], count.events);
        }
        prop_assert_eq!(answer.outside_legend, answer.outside_regions);
    }

    #[test]
    fn leaving_a_facet_out_is_selecting_without_its_clause(world in worlds(), filter in filters()) {
        let matches = selected(&world, &filter);
        let beside = filter.restricts(Facet::Opponent) || filter.restricts(Facet::Ally);
        for facet in Facet::ALL {
            // Who stands against or beside whom is asked of the actors; without them it would be another question.
            if facet == Facet::Actor && beside {
                continue;
            }
            let ignoring: Vec<Row> = matches.rows_ignoring(facet).collect();
            prop_assert_eq!(ignoring, world.rows_matching(&filter.without(facet)));
        }
    }

    #[test]
    fn moving_the_window_is_selecting_anew(world in worlds(), filter in filters(), days in windows()) {
        let moved = selected(&world, &filter).with_days(&world.store, days);
        prop_assert_eq!(moved.days(), days);
        prop_assert_eq!(rows(&moved), world.rows_matching(&Filter { days, ..filter }));
    }

    #[test]
    fn a_bar_is_the_events_of_its_own_range(world in worlds(), filter in filters(), width in 0..5usize) {
        let width = BinWidth::ALL[width];
        let matches = selected(&world, &filter);
        let timeline = timeline(&world.store, &world.lens, &matches, width);
        for bin in &timeline.bins {
            let within = matches.with_days(&world.store, Some(bin.days));
            let answer = answer(&world.store, &world.lens, &within, filter.actor_scope);
            prop_assert_eq!(u64::from(bin.total), answer.events);
            for count in &answer.by_type {
                prop_assert_eq!(u64::from(bin.by_type[count.index as usize]), count.events);
            }
            prop_assert_eq!(bin.days, width.range(bin.days.last()));
        }
        let highest = timeline.bins.iter().map(|bin| bin.total).max();
        prop_assert_eq!(timeline.highest, highest.unwrap_or(0));
    }

    #[test]
    fn spread_events_add_up_to_the_events_and_each_bin_to_its_days(
        world in worlds(),
        filter in filters(),
        width in 0..5usize,
    ) {
        let store = &world.store;
        let width = BinWidth::ALL[width];
        let spread = spread_timeline(store, &world.lens, &selected(&world, &filter), width);
        let mut expected = vec![0.0f64; spread.bins.len()];
        let mut events = 0.0;
        for row in world.rows_matching(&filter.without(Facet::Time)) {
            let days = plain_days(store.days(row), store.time_precision(row));
            let extent = store.extent().unwrap();
            let inside = days.filter(|day| extent.contains(*day)).collect::<Vec<_>>();
            for day in &inside {
                let bin = spread.bins.iter().position(|bin| bin.days.contains(*day)).unwrap();
                expected[bin] += 1.0 / inside.len() as f64;
            }
            events += 1.0;
        }
        let found: Vec<f64> = (0..expected.len()).map(|bin| spread.total(bin)).collect();
        let sum: f64 = found.iter().sum();
        prop_assert!((sum - events).abs() <= 1e-6 * events, "{} of {}", sum, events);
        for (found, expected) in found.iter().zip(&expected) {
            prop_assert!((found - expected).abs() < 1e-4, "{} and {}", found, expected);
            prop_assert!(*found <= f64::from(spread.highest) + 1e-9);
        }
    }

    #[test]
    fn bars_lie_side_by_side_from_the_first_day_to_the_last(world in worlds(), width in 0..5usize) {
        let matches = selected(&world, &Filter::default());
        let bins = timeline(&world.store, &world.lens, &matches, BinWidth::ALL[width]).bins;
        for pair in bins.windows(2) {
            prop_assert_eq!(pair[0].days.last().plus(1), pair[1].days.first());
        }
        let ends = bins.first().zip(bins.last()).map(|(first, last)| (first.days, last.days));
        prop_assert_eq!(ends.is_some(), world.store.extent().is_some());
        if let Some(((first, last), extent)) = ends.zip(world.store.extent()) {
            prop_assert!(first.contains(extent.first()) && last.contains(extent.last()));
        }
    }

    #[test]
    fn marks_show_every_matching_event_that_has_a_place(world in worlds(), filter in filters()) {
        let matches = selected(&world, &filter);
        let answer = answer(&world.store, &world.lens, &matches, filter.actor_scope);
        let marks = marks(&world.store, &world.lens, &matches);
        let shown: u64 = marks.sites.iter().map(|mark| u64::from(mark.events)).sum();
        prop_assert_eq!(shown, answer.events - answer.without_place);
        for mark in &marks.sites {
            let there = site_rows(&world.store, &world.lens, &matches, mark.site);
            let expected: Vec<Row> = rows(&matches).into_iter()
                .filter(|row| world.event(*row).at() == Some(mark.at)).collect();
            prop_assert_eq!(&there, &expected);
            prop_assert_eq!(mark.events as usize, there.len());
            prop_assert_eq!(marks.by_type(mark).iter().sum::<u32>(), mark.events);
            let best = there.iter().map(|row| world.store.place_precision(*row)).min();
            prop_assert_eq!(Some(mark.precision), best);
        }
        prop_assert!(marks.sites.is_sorted_by_key(|mark| (std::cmp::Reverse(mark.events), mark.site)));
    }

    #[test]
    fn the_tree_finds_the_sites_a_plain_loop_finds(world in worlds(), corners in [90..100i32, 15..25, 90..100, 15..25]) {
        let [a, b, c, d] = corners.map(f64::from);
        let bounds = GeoBox::new(a.min(c), b.min(d), a.max(c), b.max(d)).unwrap();
        let sites = world.store.sites();
        let all = 0..sites.len() as u32;
        let expected: Vec<u32> = all.filter(|site| bounds.contains(sites.at(*site))).collect();
        prop_assert_eq!(sites.within(bounds), expected);
    }

    #[test]
    fn a_store_keeps_every_word_and_sorts_by_day(world in worlds()) {
        let store = &world.store;
        let days: Vec<(Day, std::ops::Range<Row>)> = store.first_days().collect();
        prop_assert!(days.is_sorted_by(|(day, rows), (later, after)| day < later && rows.end == after.start));
        prop_assert_eq!(store.len(), world.len());
        for row in 0..store.len() as Row {
            let event = world.event(row);
            prop_assert_eq!(store.id(row), event.id());
            prop_assert_eq!(store.notes(row), event.notes());
            prop_assert_eq!(store.days(row), event.days);
            let with_row = days.iter().filter(|(_, rows)| rows.contains(&row)).map(|(day, _)| *day);
            prop_assert_eq!(with_row.collect::<Vec<Day>>(), [event.days.first()]);
            prop_assert_eq!(store.class_name(row).1, event.class);
            let place = store.place(row);
            prop_assert_eq!(store.place_name(place.admin1), event.admin1);
            prop_assert_eq!(store.place_name(place.admin3), event.admin3);
            prop_assert_eq!(place.at, event.at());
            prop_assert_eq!(store.site(row).map(|site| store.sites().at(site)), event.at());
            let names = |codes: &[u32]| -> Vec<&str> {
                codes.iter().map(|code| store.actors().name(*code)).collect()
            };
            prop_assert_eq!(names(&store.main_actors(row)), event.main);
            prop_assert_eq!(names(store.associates_by_side(row)[0]), &event.associates[0][..]);
            prop_assert_eq!(names(store.associates_by_side(row)[1]), &event.associates[1][..]);
            prop_assert_eq!(names(store.associates(row)), event.associates.concat());
        }
    }

    #[test]
    fn a_table_in_order_has_every_matching_row_once_and_what_is_empty_last(
        world in worlds(),
        filter in filters(),
        descending in any::<bool>(),
    ) {
        let matches = selected(&world, &filter);
        for by in Column::ALL {
            let order = ordered(&world.store, &world.lens, &matches, Sort { by, descending });
            let mut same = order.clone();
            same.sort_unstable();
            prop_assert_eq!(same, rows(&matches), "{:?}", by);
            for pair in order.windows(2) {
                let text = |row: Row| by.text(&world.store, &world.lens, row).to_lowercase();
                let (a, b) = (text(pair[0]), text(pair[1]));
                let number = |text: &str| text.parse::<u64>().unwrap_or(u64::MAX);
                let days = |row: Row| world.event(row).days.first();
                let in_order = match by {
                    Column::Date => days(pair[0]).cmp(&days(pair[1])),
                    Column::EstimatedDeaths | Column::Line => number(&a).cmp(&number(&b)),
                    // Precisions go from the best on.
                    Column::PlacePrecision => {
                        let of = |row| world.store.place_precision(row);
                        of(pair[0]).cmp(&of(pair[1]))
                    }
                    Column::TimePrecision => {
                        let of = |row| world.store.time_precision(row);
                        of(pair[0]).cmp(&of(pair[1]))
                    }
                    _ => a.cmp(&b),
                };
                let expected = if descending { in_order.reverse() } else { in_order };
                let right = match (a.is_empty(), b.is_empty()) {
                    (false, false) => expected.then(pair[0].cmp(&pair[1])).is_lt(),
                    (a_empty, b_empty) => !a_empty || b_empty,
                };
                prop_assert!(right, "{:?}: {} before {}", by, a, b);
            }
        }
    }

    #[test]
    fn rows_that_reach_into_a_day_are_found_without_a_scan(world in worlds(), days in windows()) {
        let day = days.map_or(Day::default(), DayRange::first);
        let reaching: Vec<Row> = world.store.rows_reaching(day).collect();
        let all = 0..world.store.len() as Row;
        let expected = all.filter(|row| {
            let days = world.event(*row).days;
            days.first() < day && days.last() >= day
        });
        prop_assert_eq!(reaching, expected.collect::<Vec<Row>>());
    }
}

/// The days an event may have happened on, one by one: by what is written of the calendar, not by arithmetic of ranges.
fn plain_days(days: DayRange, precision: TimePrecision) -> impl Iterator<Item = Day> {
    let given = days.first();
    let alike = move |day: Day| match precision {
        _ if days.days() > 1 => days.contains(day),
        TimePrecision::Day | TimePrecision::Unknown => day == given,
        TimePrecision::Week => {
            day.number() - day.weekday() as i32 == given.number() - given.weekday() as i32
        }
        TimePrecision::Month => day.ymd().0 == given.ymd().0 && day.ymd().1 == given.ymd().1,
        TimePrecision::Year => day.ymd().0 == given.ymd().0,
    };
    (-400..=400)
        .map(move |apart| given.plus(apart))
        .filter(move |day| alike(*day))
}

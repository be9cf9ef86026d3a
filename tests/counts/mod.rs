//! Laws of the counts per facet and of the cubes: whatever way a number was come by, it is the plain loop's number.

use super::few_cases;
use super::plain::{World, filters, windows, worlds};
use conflict_atlas::query::{
    BinWidth, Breakdown, Cubes, Facet, Filter, Marks, Matches, SiteCounts, answer, breakdown,
    facet_values, marks, select, timeline,
};
use conflict_atlas::store::Row;
use conflict_atlas::watch::Watch;
use proptest::prelude::*;
use proptest::strategy::ValueTree;

/// How many of the rows have each of the names.
fn counted(
    world: &World,
    rows: &[Row],
    names: &[String],
    facet: Facet,
    filter: &Filter,
) -> Vec<u32> {
    let events = |name: &String| {
        let has = |row: &&Row| world.event(**row).values(facet, filter).contains(name);
        rows.iter().filter(has).count() as u32
    };
    names.iter().map(events).collect()
}

fn plain_breakdown(world: &World, names: &[String], facet: Facet, filter: &Filter) -> Breakdown {
    let of = |filter_of_rows: &Filter| {
        let rows = world.rows_matching(filter_of_rows);
        counted(world, &rows, names, facet, filter)
    };
    // Who is asked decides who stands against them, and does not change when opponents are ignored.
    Breakdown {
        ignoring: of(&filter.without(facet)),
        matching: of(filter),
    }
}

proptest! {
    #![proptest_config(few_cases())]

    #[test]
    fn a_value_counts_the_events_a_plain_loop_finds_with_it(world in worlds(), filter in filters()) {
        let matches = select(&world.store, &world.lens, &filter);
        let answer = answer(&world.store, &world.lens, &matches, filter.actor_scope);
        for facet in Facet::ALL {
            let names = facet_values(&world.store, &world.lens, facet).names;
            let expected = plain_breakdown(&world, &names, facet, &filter);
            let found = breakdown(&world.store, &world.lens, &matches, facet);
            prop_assert_eq!(&found, &expected, "{:?}", facet);
            let counted_with_the_rest = !answer.ignoring(facet).is_empty();
            if counted_with_the_rest {
                prop_assert_eq!(answer.ignoring(facet), &expected.ignoring[..], "{:?}", facet);
                prop_assert_eq!(answer.matching(facet), &expected.matching[..], "{:?}", facet);
            }
        }
    }

    #[test]
    fn cubes_answer_what_going_through_the_rows_answers(
        world in worlds(), filter in filters(), days in windows(), most_cells in 300..20_000usize,
    ) {
        let (store, lens) = (&world.store, &world.lens);
        let matches = select(store, lens, &filter);
        let cubes = Cubes::at_most(most_cells, store, lens, &matches, &Watch::idle());
        for matches in [matches.with_days(store, days), matches] {
            let scanned = answer(store, lens, &matches, filter.actor_scope);
            if let Some(cubes) = &cubes {
                prop_assert!(cubes.fit(&matches));
                prop_assert_eq!(cubes.answer(store, lens, &matches), scanned);
            }
        }
    }

    #[test]
    fn cubes_know_the_bars_whatever_window_and_types_are_asked(
        world in worlds(), filter in filters(), other in filters(), width in 0..5usize,
    ) {
        let (store, lens) = (&world.store, &world.lens);
        let matches = select(store, lens, &filter);
        let Some(cubes) = Cubes::new(store, lens, &matches, &Watch::idle()) else {
            return Ok(());
        };
        let mut other_types = filter.without(Facet::Type).in_days(other.days);
        other_types.names.extend(other.chosen(Facet::Type).map(|names| (Facet::Type, names.clone())));
        let width = BinWidth::ALL[width];
        for asked in [&filter, &other_types, &other] {
            let asked = matches.reselect(store, lens, asked);
            if let Some(found) = cubes.timeline(store, lens, &asked, width) {
                prop_assert_eq!(found, timeline(store, lens, &asked, width));
            }
        }
        let other_types = matches.reselect(store, lens, &other_types);
        prop_assert!(cubes.timeline(store, lens, &other_types, width).is_some());
    }

    #[test]
    fn marks_that_follow_the_window_are_the_marks_of_the_window(
        world in worlds(), filter in filters(), moves in proptest::collection::vec(windows(), 1..5),
    ) {
        let (store, lens) = (&world.store, &world.lens);
        let mut matches = select(store, lens, &filter);
        let mut sites = SiteCounts::new(store, lens, &matches).unwrap();
        for days in moves {
            matches = matches.with_days(store, days);
            sites = sites.moved(store, lens, &matches).unwrap();
            let (found, expected) = (sites.marks(store), marks(store, lens, &matches));
            let told = |marks: &Marks| -> Vec<String> {
                let all = marks.sites.iter();
                all.map(|mark| {
                    let by_type = marks.by_type(mark);
                    format!("{} {:?} {} {:?} {by_type:?}", mark.site, mark.at, mark.events, mark.precision)
                }).collect()
            };
            prop_assert_eq!(told(&found), told(&expected));
            prop_assert_eq!(found.types(), expected.types());
        }
    }

    #[test]
    fn asking_only_what_differs_is_asking_anew(
        world in worlds(), former in filters(), filter in filters(),
    ) {
        let (store, lens) = (&world.store, &world.lens);
        let anew = select(store, lens, &filter);
        let again = select(store, lens, &former).reselect(store, lens, &filter);
        for facet in Facet::ALL {
            let rows = |matches: &Matches| matches.rows_ignoring(facet).collect::<Vec<Row>>();
            prop_assert_eq!(rows(&again), rows(&anew), "{:?}", facet);
            let of = |matches| breakdown(store, lens, matches, facet);
            prop_assert_eq!(of(&again), of(&anew), "{:?}", facet);
        }
        let of = |matches| answer(store, lens, matches, filter.actor_scope);
        prop_assert_eq!(of(&again), of(&anew));
    }
}

#[test]
fn nobody_waits_for_cubes_that_were_cancelled() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let world = (0..20).map(|_| worlds().new_tree(&mut runner).unwrap().current());
    let world = world.max_by_key(World::len).unwrap();
    let matches = select(&world.store, &world.lens, &Filter::default());
    let watch = Watch::idle();
    assert!(Cubes::new(&world.store, &world.lens, &matches, &watch).is_some());
    watch.cancel();
    assert!(Cubes::new(&world.store, &world.lens, &matches, &watch).is_none());
}

//! Laws of what is said about actors: every count on an actor's page, in the list and in the square of who stands
//! against whom is the number of events a plain loop finds for the filter its link opens.

use super::few_cases;
use super::plain::{World, filters, worlds};
use conflict_atlas::event::DayRange;
use conflict_atlas::query::{
    ActorCount, Facet, Filter, Ranking, VersusBy, actor_list, actor_page, against, beside,
    involving, involving_none, versus,
};
use proptest::prelude::*;
use proptest::sample::select;

fn events(world: &World, filter: &Filter) -> u64 {
    world.rows_matching(filter).len() as u64
}

fn asked() -> impl Strategy<Value = &'static str> {
    select(vec!["kia", "north", "Army", "Villagers", "nobody"])
}

/// Every entry, and that none is missing that a plain loop would find.
fn check(
    world: &World,
    ranking: &Ranking,
    opened_by: impl Fn(&str) -> Filter,
) -> Result<(), TestCaseError> {
    for count in ranking.aliases.iter().chain(&ranking.names) {
        prop_assert_eq!(
            count.events,
            events(world, &opened_by(&count.asked)),
            "{:?}",
            count
        );
    }
    for (_, name) in world.store.actors().iter() {
        let listed = ranking.names.iter().any(|count| count.name == name);
        prop_assert_eq!(listed, events(world, &opened_by(name)) > 0, "{}", name);
    }
    for list in [&ranking.aliases, &ranking.names] {
        let key = |count: &ActorCount| (std::cmp::Reverse(count.events), count.name.clone());
        prop_assert!(list.is_sorted_by_key(key));
    }
    prop_assert_eq!(ranking.aliases.len(), 1);
    Ok(())
}

proptest! {
    #![proptest_config(few_cases())]

    #[test]
    fn an_entry_of_the_list_is_the_events_it_opens(world in worlds(), filter in filters()) {
        let list = actor_list(&world.store, &world.lens, &filter);
        prop_assert_eq!(list.events, events(&world, &list.filter));
        check(&world, &list.ranking, |asked| involving(&filter, asked))?;
    }

    #[test]
    fn opponents_and_allies_of_a_page_are_the_events_they_open(world in worlds(), filter in filters(), asked in asked()) {
        let page = actor_page(&world.store, &world.lens, &filter, asked);
        prop_assert_eq!(page.answer.events, events(&world, &involving(&filter, asked)));
        check(&world, &page.opponents, |other| against(&filter, asked, other))?;
        check(&world, &page.allies, |other| beside(&filter, asked, other))?;
        for count in &page.variants {
            prop_assert_eq!(count.events, events(&world, &involving(&filter, &count.asked)));
        }
    }

    #[test]
    fn months_types_areas_and_days_of_a_page_are_the_events_they_open(world in worlds(), filter in filters(), asked in asked()) {
        let page = actor_page(&world.store, &world.lens, &filter, asked);
        for bin in &page.timeline.bins {
            let opened = page.filter.in_days(Some(bin.days));
            prop_assert_eq!(u64::from(bin.total), events(&world, &opened));
        }
        for count in page.answer.by_type.iter().filter(|count| count.events > 0) {
            let opened = page.filter.with_only(Facet::Type, &count.name);
            prop_assert_eq!(count.events, events(&world, &opened));
        }
        for (name, count) in &page.areas {
            prop_assert_eq!(*count, events(&world, &page.filter.with_only(Facet::Admin1, name)));
        }
        let sum: u64 = page.areas.iter().map(|(_, events)| events).sum();
        prop_assert_eq!(sum, page.answer.events);
        let seen = |filter: &Filter| {
            let days = world.rows_matching(filter).into_iter().map(|row| world.event(row).days);
            let first = days.clone().map(DayRange::first).min();
            first.zip(days.map(DayRange::last).max())
        };
        let ends = |days: Option<DayRange>| days.map(|days| (days.first(), days.last()));
        prop_assert_eq!(ends(page.seen), seen(&page.filter));
        prop_assert_eq!(ends(page.ever_seen), seen(&page.filter.in_days(None)));
    }

    #[test]
    fn a_cell_of_the_square_is_the_events_it_opens_from_either_side(world in worlds(), filter in filters(), by_name in any::<bool>()) {
        let by = if by_name { VersusBy::Names } else { VersusBy::Aliases };
        let square = versus(&world.store, &world.lens, &filter, by, 5);
        for (row, one) in square.actors.iter().enumerate() {
            for (column, other) in square.actors.iter().enumerate() {
                let cell = square.cell(row, column);
                prop_assert_eq!(u64::from(cell), events(&world, &against(&filter, &one.asked, &other.asked)));
                prop_assert_eq!(cell, square.cell(column, row));
                prop_assert!(row == column || cell <= square.highest);
            }
        }
        let asked = square.actors.iter().map(|actor| actor.asked.as_str());
        prop_assert_eq!(square.of_others, events(&world, &involving_none(&filter, asked)));
        prop_assert_eq!(square.cell(0, square.actors.len()), 0);
    }
}

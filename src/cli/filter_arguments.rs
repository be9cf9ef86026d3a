//! The arguments that restrict what is counted: `--from`, `--to`, `--type`, `--region`, `--actor`, `--main-actors`, and
//! those of the finer facets, which are in `clause_arguments`.
//!
//! Names are checked against what the data has; a name that does not exist is refused with those that do.

use super::clause_arguments::ClauseArguments;
use crate::event::words::and_list;
use crate::event::{Day, DayRange, NotADay};
use crate::query::{ActorScope, BinWidth, Facet, Filter, Lens, Names};
use crate::scheme::{folded, nearest};
use crate::store::EventStore;
use std::collections::BTreeSet;

/// What `--region` calls the events that lie in no region.
const OUTSIDE: &str = "outside";

/// Arguments that restrict what is counted.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct FilterArguments {
    /// First day, included: 2023-09-01; a month (2023-09) or a year begins with its first day
    #[arg(long, value_name = "DAY", value_parser = first_day)]
    pub from: Option<Day>,
    /// Last day, included; a month or a year ends with its last day
    #[arg(long, value_name = "DAY", value_parser = last_day)]
    pub to: Option<Day>,
    /// Count only this event type; may be given again
    #[arg(long = "type", value_name = "NAME")]
    pub types: Vec<String>,
    /// Count only this region; "outside" is what lies in none; may be given again
    #[arg(long = "region", value_name = "NAME")]
    pub regions: Vec<String>,
    /// Count only events in which this actor took part: a name, a part of one, or an alias; may be given again
    #[arg(long = "actor", value_name = "NAME")]
    pub actors: Vec<String>,
    /// Count first and second actor only, not those associated with them
    #[arg(long)]
    pub main_actors: bool,
    /// The finer facets.
    #[command(flatten)]
    pub clauses: ClauseArguments,
}

/// Why the arguments make no filter.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum FilterError {
    /// The period ends before it begins: a fault of usage.
    #[error("--from {from} comes after --to {to}; swap them")]
    FromAfterTo {
        /// The first day asked for.
        from: Day,
        /// The last day asked for.
        to: Day,
    },
    /// The scheme or the region set has no such name.
    #[error("no {what} {name:?}; there are {}", and_list(known))]
    UnknownName {
        /// "event type", or what a region is called.
        what: String,
        /// The name asked for.
        name: String,
        /// Every name there is.
        known: Vec<String>,
    },
    /// No event has such a value.
    #[error("no {what} {name:?} in these events{}", offered(nearest))]
    UnlistedName {
        /// What the facet is called.
        what: String,
        /// The name asked for.
        name: String,
        /// A few names that come close.
        nearest: Vec<String>,
    },
    /// Nobody of that name took part in any event.
    #[error("no actor {name:?} in these events{}", offered(nearest))]
    UnknownActor {
        /// The name asked for.
        name: String,
        /// A few names that come close.
        nearest: Vec<String>,
    },
}

fn offered(nearest: &[String]) -> String {
    match nearest {
        [] => String::new(),
        [one] => format!("; the nearest is {one}"),
        names => format!("; the nearest are {}", and_list(names)),
    }
}

impl FilterArguments {
    /// Refuses a period that ends before it begins; needs no data.
    pub fn check_days(&self) -> Result<(), FilterError> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => Err(FilterError::FromAfterTo { from, to }),
            _ => Ok(()),
        }
    }

    /// The filter the arguments ask for, every name written as the scheme and the region set write it.
    pub fn filter(&self, store: &EventStore, lens: &Lens) -> Result<Filter, FilterError> {
        self.check_days()?;
        let types = lens.scheme.types.iter().map(|t| t.name.as_str());
        let type_at = |name: &str| lens.scheme.type_index(name);
        let regions = lens.regions.names.iter().map(String::as_str);
        let region_at = |name: &str| lens.regions.index(name);
        let label = &lens.regions.label;
        let mut filter = Filter {
            days: self.days(store.extent()),
            actor_scope: if self.main_actors {
                ActorScope::Main
            } else {
                ActorScope::All
            },
            ..Filter::default()
        };
        for (facet, only) in [
            (Facet::Type, &self.types),
            (Facet::Region, &self.regions),
            (Facet::Actor, &self.actors),
        ] {
            let but = self.clauses.left_out(facet);
            for (asked, inverted) in [(only.as_slice(), false), (but, true)] {
                let names = match facet {
                    Facet::Type => chosen(asked, "event type", types.clone(), type_at, "")?,
                    Facet::Region => chosen(asked, label, regions.clone(), region_at, OUTSIDE)?,
                    _ => actors(asked, store, lens)?,
                };
                if !names.is_empty() {
                    filter.choose(facet, Names { names, inverted });
                }
            }
        }
        self.clauses.add_to(&mut filter, store, lens)?;
        Ok(filter)
    }

    /// The window; an end that is not given is the data's own.
    fn days(&self, extent: Option<DayRange>) -> Option<DayRange> {
        match (self.from, self.to, extent) {
            (None, None, _) => None,
            (Some(from), Some(to), _) => DayRange::new(from, to),
            (Some(day), None, None) | (None, Some(day), None) => Some(DayRange::single(day)),
            (Some(from), None, Some(extent)) => DayRange::new(from, extent.last().max(from)),
            (None, Some(to), Some(extent)) => DayRange::new(extent.first().min(to), to),
        }
    }
}

/// The names asked for as the list of `known` writes them; the empty name and the word `none_of_them` stand for what has
/// none.
fn chosen<'a>(
    asked_for: &[String],
    what: &str,
    known: impl Iterator<Item = &'a str> + Clone,
    index: impl Fn(&str) -> Option<u8>,
    none_of_them: &'a str,
) -> Result<BTreeSet<String>, FilterError> {
    let find = |name: &String| {
        let found = index(name).and_then(|at| known.clone().nth(at.into()));
        let none = name.is_empty() || none_of_them.eq_ignore_ascii_case(name.trim());
        let found = found.or(none.then_some(""));
        let word = (!none_of_them.is_empty()).then_some(none_of_them);
        found
            .map(str::to_owned)
            .ok_or_else(|| FilterError::UnknownName {
                what: what.to_owned(),
                name: name.clone(),
                known: known.clone().chain(word).map(str::to_owned).collect(),
            })
    };
    asked_for.iter().map(find).collect()
}

fn actors(
    asked_for: &[String],
    store: &EventStore,
    lens: &Lens,
) -> Result<BTreeSet<String>, FilterError> {
    for name in asked_for {
        check_actor(name, store, lens)?;
    }
    Ok(asked_for.iter().cloned().collect())
}

/// The error of a name that no event has, with a few that come close.
pub(super) fn offered_names(what: String, name: &str, known: &[String]) -> FilterError {
    let nearest = nearest(name, known.iter().map(String::as_str), 3);
    FilterError::UnlistedName {
        what,
        name: name.to_owned(),
        nearest: nearest.into_iter().map(str::to_owned).collect(),
    }
}

/// Refuses a name that is no alias and belongs to nobody in the data.
pub(super) fn check_actor(name: &str, store: &EventStore, lens: &Lens) -> Result<(), FilterError> {
    let mut aliases = lens.aliases.entries.iter().map(|(alias, _)| alias.as_str());
    let mut actors = store.actors().iter().map(|(_, actor)| actor);
    let asked = lens.aliases.actor_set(&[name]);
    if aliases.any(|alias| folded(alias) == folded(name))
        || actors.any(|actor| asked.contains(actor))
    {
        return Ok(());
    }
    let aliases = lens.aliases.entries.iter().map(|(alias, _)| alias.as_str());
    let actors = store.actors().iter().map(|(_, actor)| actor);
    let nearest = nearest(name, aliases.chain(actors), 3);
    Err(FilterError::UnknownActor {
        name: name.to_owned(),
        nearest: nearest.into_iter().map(str::to_owned).collect(),
    })
}

fn first_day(text: &str) -> Result<Day, NotADay> {
    day_month_or_year(text).map(DayRange::first)
}

fn last_day(text: &str) -> Result<Day, NotADay> {
    day_month_or_year(text).map(DayRange::last)
}

/// Reads `2023-09-30`, `2023-09` and `2023` as the days they stand for.
fn day_month_or_year(text: &str) -> Result<DayRange, NotADay> {
    let text = text.trim();
    let (width, rest) = match text.len() {
        4 => (BinWidth::Year, "-01-01"),
        7 => (BinWidth::Month, "-01"),
        _ => (BinWidth::Day, ""),
    };
    let day = format!("{text}{rest}").parse();
    day.map(|day| width.range(day))
        .map_err(|_| NotADay(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::fixture::{self, days};

    fn filter(arguments: FilterArguments) -> Result<Filter, String> {
        let (store, lens) = fixture::four_events();
        let filter = arguments.filter(&store, &lens);
        filter.map_err(|error| error.to_string())
    }

    fn refused(arguments: FilterArguments, expected: &str) {
        assert_eq!(filter(arguments).unwrap_err(), expected);
    }

    fn named(name: &str) -> Vec<String> {
        vec![name.to_owned()]
    }

    #[test]
    fn months_and_years_stand_for_all_their_days() {
        let check = |text, expected: Option<(&str, &str)>| {
            let read = first_day(text).ok().zip(last_day(text).ok());
            let read = read.map(|(first, last)| (first.to_string(), last.to_string()));
            let expected = expected.map(|(a, b)| (a.to_owned(), b.to_owned()));
            assert_eq!(read, expected, "{text}");
        };
        check("2024", Some(("2024-01-01", "2024-12-31")));
        check("2024-02", Some(("2024-02-01", "2024-02-29")));
        check("2024-02-10", Some(("2024-02-10", "2024-02-10")));
        check("2023-02-29", None);
        check("2023-13", None);
        check("Feb", None);
        check("", None);
    }

    #[test]
    fn no_arguments_restrict_nothing() {
        assert_eq!(filter(FilterArguments::default()), Ok(Filter::default()));
    }

    #[test]
    fn an_end_that_is_not_given_is_the_datas_own() {
        let check = |from: Option<&str>, to: Option<&str>, first, last| {
            let arguments = FilterArguments {
                from: from.map(|day| day.parse().unwrap()),
                to: to.map(|day| day.parse().unwrap()),
                ..FilterArguments::default()
            };
            assert_eq!(filter(arguments).unwrap().days, Some(days(first, last)));
        };
        check(Some("2021-03-01"), None, "2021-03-01", "2021-04-01");
        check(None, Some("2021-03-01"), "2021-02-28", "2021-03-01");
        check(Some("2022-03-01"), None, "2022-03-01", "2022-03-01");
        check(None, Some("2020-03-01"), "2020-03-01", "2020-03-01");
    }

    #[test]
    fn names_are_taken_as_the_scheme_writes_them() {
        let filter = filter(FilterArguments {
            types: named("CLASH"),
            regions: vec!["south".to_owned(), "Outside".to_owned()],
            actors: named("north"),
            main_actors: true,
            ..FilterArguments::default()
        });
        let filter = filter.unwrap();
        let clause = |facet| filter.chosen(facet).cloned();
        assert_eq!(clause(Facet::Type), Some(Names::only(["Clash"])));
        assert_eq!(clause(Facet::Region), Some(Names::only(["", "South"])));
        assert_eq!(filter.actors(), ["north"]);
        assert_eq!(filter.actor_scope, ActorScope::Main);
    }

    #[test]
    fn a_name_that_does_not_exist_is_refused_with_those_that_do() {
        let types = named("Siege");
        refused(
            FilterArguments {
                types,
                ..FilterArguments::default()
            },
            "no event type \"Siege\"; there are Clash, Strike and Arson",
        );
        let regions = named("West");
        refused(
            FilterArguments {
                regions,
                ..FilterArguments::default()
            },
            "no area \"West\"; there are North, South and outside",
        );
        let actors = named("Armi");
        refused(
            FilterArguments {
                actors,
                ..FilterArguments::default()
            },
            "no actor \"Armi\" in these events; the nearest are Army, KIA and KIO/KIA: Kachin",
        );
    }

    #[test]
    fn a_period_that_ends_before_it_begins_is_refused() {
        let arguments = FilterArguments {
            from: "2023-09-30".parse().ok(),
            to: "2023-09-01".parse().ok(),
            ..FilterArguments::default()
        };
        refused(
            arguments,
            "--from 2023-09-30 comes after --to 2023-09-01; swap them",
        );
    }
}

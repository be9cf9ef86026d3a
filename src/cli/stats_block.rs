//! The block of figures of a period: as JSON by its fields, as text by `Display`.
//!
//! The order of the fields is the order of the JSON; scripts depend on both.

use crate::event::Day;
use crate::event::words::thousands;
use crate::query::{ActorScope, Answer, Count, Facet, Filter, Lens, answer, parts, select};
use crate::store::EventStore;
use serde::Serialize;
use std::fmt;

/// The figures of a period. The order of the fields is the order of the JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatsBlock {
    /// The period counted; `None` without events and without a window.
    pub period: Option<Period>,
    /// Events.
    pub events: u64,
    /// Distinct townships.
    pub townships: u64,
    /// Distinct actors.
    pub actors: u64,
    /// Events per event type, most first.
    pub by_type: Vec<Line>,
    /// Events per region, most first.
    pub by_region: Vec<Line>,
    /// Events outside every region.
    pub outside_regions: u64,
    /// Events without a township.
    pub without_township: u64,
    /// What a reader must be told of the data; `None` when there is nothing.
    pub notice: Option<String>,
    /// Events without a usable coordinate.
    pub without_place: u64,
    /// Sum of the source's best estimates of deaths.
    pub estimated_deaths: u64,
    #[serde(skip)]
    words: Words,
}

/// First and last day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
}

/// A name with its events.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Name of the event type or region.
    pub name: String,
    /// Its events.
    pub events: u64,
}

/// What only the text says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Words {
    region: String,
    restrictions: Vec<String>,
}

/// Counts the events that pass the filter.
pub fn block(store: &EventStore, lens: &Lens, filter: &Filter, notice: Option<&str>) -> StatsBlock {
    let matches = select(store, lens, filter);
    let answer = answer(store, lens, &matches, filter.actor_scope);
    let words = Words {
        region: lens.regions.label.clone(),
        restrictions: restrictions(lens, filter),
    };
    of_answer(&answer, words, notice)
}

fn of_answer(answer: &Answer, words: Words, notice: Option<&str>) -> StatsBlock {
    let line = |count: &Count| Line {
        name: count.name.clone(),
        events: count.events,
    };
    StatsBlock {
        period: answer.period.map(|days| Period {
            from: days.first(),
            to: days.last(),
        }),
        events: answer.events,
        townships: answer.townships,
        actors: answer.actors,
        by_type: answer.by_type.iter().map(line).collect(),
        by_region: answer.by_region.iter().map(line).collect(),
        outside_regions: answer.outside_regions,
        without_township: answer.without_township,
        notice: notice.map(str::to_owned),
        without_place: answer.without_place,
        estimated_deaths: answer.deaths.best.into(),
        words,
    }
}

/// Facets with a line of their own in the text.
const NAMED_ABOVE: [Facet; 3] = [Facet::Type, Facet::Region, Facet::Actor];

/// What else than the period restricts the figures, a line each.
fn restrictions(lens: &Lens, filter: &Filter) -> Vec<String> {
    let types = lens.scheme.types.iter().map(|t| t.name.as_str());
    let types: Vec<&str> = types
        .filter(|name| filter.shows(Facet::Type, name))
        .collect();
    let regions = lens.regions.names.iter().map(String::as_str).chain([""]);
    let regions = regions.filter(|name| filter.shows(Facet::Region, name));
    let regions = regions.map(|name| if name.is_empty() { "outside" } else { name });
    let regions: Vec<&str> = regions.collect();
    let actors = filter.chosen(Facet::Actor).map(|clause| {
        let names: Vec<&str> = clause.names.iter().map(String::as_str).collect();
        let all_but = if clause.inverted { "all but " } else { "" };
        format!("{all_but}{}", names.join(", "))
    });
    let label = &lens.regions.label;
    let mut lines = Vec::new();
    if filter.restricts(Facet::Type) {
        lines.push(format!("Only event type: {}", types.join(", ")));
    }
    if filter.restricts(Facet::Region) {
        lines.push(format!("Only {label}: {}", regions.join(", ")));
    }
    lines.extend(actors.map(|names| format!("Only actor: {names}")));
    let finer = parts(filter, lens).into_iter();
    let finer = finer.filter(|part| !NAMED_ABOVE.contains(&part.facet));
    lines.extend(finer.map(|part| format!("Only {}", part.words)));
    if filter.actor_scope == ActorScope::Main {
        lines.push("Main actors only".to_owned());
    }
    lines
}

impl fmt::Display for StatsBlock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.period {
            None => writeln!(f, "There are no events.")?,
            Some(Period { from, to }) => writeln!(
                f,
                "Summary of events occurring between {} and {}.",
                from.long_padded(),
                to.long_padded()
            )?,
        }
        for line in &self.words.restrictions {
            writeln!(f, "{line}")?;
        }
        let groups = self.groups();
        let lines = || groups.iter().flat_map(|(_, lines)| lines);
        let name_width = lines().map(|(name, _)| name.chars().count()).max();
        let number_width = lines().map(|(_, number)| number.len()).max();
        let (name_width, number_width) = (name_width.unwrap_or(0), number_width.unwrap_or(0));
        for (heading, lines) in groups.iter().filter(|(_, lines)| !lines.is_empty()) {
            writeln!(f)?;
            if !heading.is_empty() {
                writeln!(f, "{heading}")?;
            }
            for (name, number) in lines {
                writeln!(f, "{name:name_width$}  {number:>number_width$}")?;
            }
        }
        if self.estimated_deaths > 0 {
            let deaths = thousands(self.estimated_deaths);
            writeln!(
                f,
                "\nEstimated deaths: {deaths}, the sum of the source's estimates"
            )?;
        }
        match &self.notice {
            Some(notice) => writeln!(f, "\n{notice}"),
            None => Ok(()),
        }
    }
}

impl StatsBlock {
    /// The groups of the text: a heading, which may be empty, and its lines of name and number.
    fn groups(&self) -> [(String, Vec<(String, String)>); 4] {
        let row = |name: &str, number: u64| (name.to_owned(), thousands(number));
        let list = |lines: &[Line]| lines.iter().map(|l| row(&l.name, l.events)).collect();
        let region = &self.words.region;
        let outside = format!("Outside every {region}");
        let beside = [
            row(&outside, self.outside_regions),
            row("Without township", self.without_township),
            row("Without place", self.without_place),
        ];
        let beside = beside.into_iter().filter(|(_, number)| number != "0");
        let whole = [
            row("Events", self.events),
            row("Townships", self.townships),
            row("Actors", self.actors),
        ];
        [
            (String::new(), whole.into()),
            ("Events by type".to_owned(), list(&self.by_type)),
            (format!("Events by {region}"), list(&self.by_region)),
            (String::new(), beside.collect()),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Names;
    use crate::query::fixture::{self, days};

    #[test]
    fn the_text_is_the_block_of_the_page() {
        let (store, lens) = fixture::four_events();
        let filter = Filter {
            days: Some(days("2021-02-01", "2021-03-01")),
            ..Filter::default()
        };
        let block = block(&store, &lens, &filter, Some("Invented"));
        let expected = "\
Summary of events occurring between 01 February 2021 and 01 March 2021.

Events              3
Townships           2
Actors              4

Events by type
Clash               2
Strike              1
Arson               0

Events by area
North               1
South               1

Outside every area  1
Without township    1
Without place       1

Estimated deaths: 5, the sum of the source's estimates

Invented
";
        assert_eq!(block.to_string(), expected);
    }

    #[test]
    fn what_is_zero_needs_no_line_and_what_restricts_gets_one() {
        let (store, lens) = fixture::four_events();
        let mut filter = Filter::default().with_only(Facet::Type, "Strike");
        filter.choose(Facet::Region, Names::only(["South", ""]));
        filter.choose(Facet::Actor, Names::only(["KIA"]));
        let text = block(&store, &lens, &filter, None).to_string();
        let expected = "\
Summary of events occurring between 28 February 2021 and 01 April 2021.
Only event type: Strike
Only area: South, outside
Only actor: KIA

Events     1
Townships  1
Actors     2
";
        assert_eq!(text.get(..expected.len()), Some(expected));
        assert!(!text.contains("Outside every area"), "{text}");
        assert!(text.contains("North      0\n"), "{text}");
    }

    #[test]
    fn the_json_has_its_keys_in_the_order_promised() {
        let (store, lens) = fixture::four_events();
        let filter = Filter {
            days: Some(days("2021-02-28", "2021-02-28")),
            ..Filter::default()
        };
        let block = block(&store, &lens, &filter, None);
        let expected = concat!(
            r#"{"period":{"from":"2021-02-28","to":"2021-02-28"},"events":2,"townships":2,"actors":3,"#,
            r#""by_type":[{"name":"Clash","events":1},{"name":"Strike","events":1},{"name":"Arson","events":0}],"#,
            r#""by_region":[{"name":"North","events":1},{"name":"South","events":1}],"#,
            r#""outside_regions":0,"without_township":0,"notice":null,"without_place":0,"estimated_deaths":5}"#,
        );
        assert_eq!(serde_json::to_string(&block).unwrap(), expected);
    }

    #[test]
    fn an_empty_table_says_so() {
        let (store, lens) = fixture::no_events();
        let text = block(&store, &lens, &Filter::default(), None).to_string();
        assert!(text.starts_with("There are no events.\n\nEvents"), "{text}");
    }
}

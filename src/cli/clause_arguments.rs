//! The arguments of the finer facets, each also turned round: `--sub-type`, `--not-township`, `--deaths`, `--area`, ...
//!
//! Names are checked against what the data has, like those of `filter_arguments`, which takes these in.

use super::filter_arguments::{FilterError, check_actor, offered_names};
use crate::geo::{GeoBox, Outline};
use crate::query::{
    CIVILIANS, DeathRange, DrawnArea, Facet, Filter, Lens, Names, TextQuery, facet_title,
    facet_values,
};
use crate::store::EventStore;

/// Arguments of the finer facets.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct ClauseArguments {
    /// Leave this event type out; may be given again
    #[arg(long = "not-type", value_name = "NAME", conflicts_with = "types")]
    not_types: Vec<String>,
    /// Leave this region out; may be given again
    #[arg(long = "not-region", value_name = "NAME", conflicts_with = "regions")]
    not_regions: Vec<String>,
    /// Leave events out in which this actor took part; may be given again
    #[arg(long = "not-actor", value_name = "NAME", conflicts_with = "actors")]
    not_actors: Vec<String>,
    /// Count only this sub-event type of the source; may be given again
    #[arg(long = "sub-type", value_name = "NAME")]
    sub_types: Vec<String>,
    /// Leave this sub-event type out
    #[arg(
        long = "not-sub-type",
        value_name = "NAME",
        conflicts_with = "sub_types"
    )]
    not_sub_types: Vec<String>,
    /// Count only this first-level area; may be given again
    #[arg(long = "admin1", value_name = "NAME")]
    admin1: Vec<String>,
    /// Leave this first-level area out
    #[arg(long = "not-admin1", value_name = "NAME", conflicts_with = "admin1")]
    not_admin1: Vec<String>,
    /// Count only this township, as "Minhla, Magway"; '' is what has none; may be given again
    #[arg(long = "township", value_name = "NAME")]
    townships: Vec<String>,
    /// Leave this township out
    #[arg(
        long = "not-township",
        value_name = "NAME",
        conflicts_with = "townships"
    )]
    not_townships: Vec<String>,
    /// Count only events in which this actor stood on the other side than the --actor, or than anybody
    #[arg(long = "opponent", value_name = "NAME")]
    opponents: Vec<String>,
    /// Leave events out in which this actor stood on the other side
    #[arg(
        long = "not-opponent",
        value_name = "NAME",
        conflicts_with = "opponents"
    )]
    not_opponents: Vec<String>,
    /// Count only events in which this actor stood beside the --actor, or beside anybody
    #[arg(long = "ally", value_name = "NAME")]
    allies: Vec<String>,
    /// Leave events out in which this actor stood beside the --actor
    #[arg(long = "not-ally", value_name = "NAME", conflicts_with = "allies")]
    not_allies: Vec<String>,
    /// Count only places known so: exact, nearby, region only, not given
    #[arg(long = "place-precision", value_name = "HOW")]
    place_precision: Vec<String>,
    /// Leave places known so out
    #[arg(
        long = "not-place-precision",
        value_name = "HOW",
        conflicts_with = "place_precision"
    )]
    not_place_precision: Vec<String>,
    /// Count only dates known to the: day, week, month, year or longer, not given
    #[arg(long = "time-precision", value_name = "HOW")]
    time_precision: Vec<String>,
    /// Leave dates known so out
    #[arg(
        long = "not-time-precision",
        value_name = "HOW",
        conflicts_with = "time_precision"
    )]
    not_time_precision: Vec<String>,
    /// Count only events against civilians (targeted) or only the other ones (other)
    #[arg(long = "civilians", value_name = "WHICH")]
    civilians: Vec<String>,
    /// Leave those events out
    #[arg(
        long = "not-civilians",
        value_name = "WHICH",
        conflicts_with = "civilians"
    )]
    not_civilians: Vec<String>,
    /// Count only what this source reported; may be given again
    #[arg(long = "source", value_name = "NAME")]
    sources: Vec<String>,
    /// Leave out what this source reported
    #[arg(long = "not-source", value_name = "NAME", conflicts_with = "sources")]
    not_sources: Vec<String>,
    /// Count only events with so many estimated deaths: 5, 1..20, 1.. or ..20
    #[arg(long, value_name = "RANGE", value_parser = death_range)]
    deaths: Option<DeathRange>,
    /// Leave events with so many estimated deaths out
    #[arg(long, value_name = "RANGE", value_parser = death_range, conflicts_with = "deaths")]
    not_deaths: Option<DeathRange>,
    /// Count only events whose notes have these words, "whole phrases" and no -words
    #[arg(long, value_name = "WORDS", allow_hyphen_values = true)]
    text: Option<String>,
    /// Leave events with these words out
    #[arg(
        long,
        value_name = "WORDS",
        allow_hyphen_values = true,
        conflicts_with = "text"
    )]
    not_text: Option<String>,
    /// Count only what lies in a box W,S,E,N, in circle:LON,LAT,KM or in polygon:LON,LAT LON,LAT ...; may be given again
    #[arg(long = "area", value_name = "SHAPE", allow_hyphen_values = true)]
    areas: Vec<Outline>,
    /// Count only what lies outside the shape
    #[arg(
        long = "not-area",
        value_name = "SHAPE",
        allow_hyphen_values = true,
        conflicts_with = "areas"
    )]
    not_areas: Vec<Outline>,
    /// Count only what lies in this part of the map: W,S,E,N
    #[arg(long, value_name = "BOX", allow_hyphen_values = true)]
    in_view: Option<GeoBox>,
}

impl ClauseArguments {
    /// The names of a facet and whether they are to be left out; none given restricts nothing.
    pub(super) fn left_out(&self, facet: Facet) -> &[String] {
        match facet {
            Facet::Type => &self.not_types,
            Facet::Region => &self.not_regions,
            Facet::Actor => &self.not_actors,
            _ => &[],
        }
    }

    /// Puts the clauses into a filter, every name as the data writes it.
    pub(super) fn add_to(
        &self,
        filter: &mut Filter,
        store: &EventStore,
        lens: &Lens,
    ) -> Result<(), FilterError> {
        for (facet, only, but) in self.named() {
            for (names, inverted) in [(only, false), (but, true)] {
                if !names.is_empty() {
                    let known = names.iter().map(|name| known(name, facet, store, lens));
                    let names = known.collect::<Result<_, FilterError>>()?;
                    filter.choose(facet, Names { names, inverted });
                }
            }
        }
        let turned = self.not_deaths.map(|range| DeathRange {
            inverted: true,
            ..range
        });
        filter.deaths = self.deaths.or(turned);
        let text = self.text.as_ref().map(|typed| (typed, false));
        let text = text.or(self.not_text.as_ref().map(|typed| (typed, true)));
        filter.text = text.map(|(typed, inverted)| TextQuery {
            typed: typed.clone(),
            inverted,
        });
        let inverted = !self.not_areas.is_empty();
        let outlines = if inverted {
            &self.not_areas
        } else {
            &self.areas
        };
        filter.area = (!outlines.is_empty()).then(|| DrawnArea {
            outlines: outlines.clone(),
            inverted,
        });
        filter.in_view = self.in_view;
        Ok(())
    }

    fn named(&self) -> [(Facet, &[String], &[String]); 9] {
        [
            (Facet::SubType, &self.sub_types, &self.not_sub_types),
            (Facet::Admin1, &self.admin1, &self.not_admin1),
            (Facet::Township, &self.townships, &self.not_townships),
            (Facet::Opponent, &self.opponents, &self.not_opponents),
            (Facet::Ally, &self.allies, &self.not_allies),
            (
                Facet::PlacePrecision,
                &self.place_precision,
                &self.not_place_precision,
            ),
            (
                Facet::TimePrecision,
                &self.time_precision,
                &self.not_time_precision,
            ),
            (Facet::Civilians, &self.civilians, &self.not_civilians),
            (Facet::Source, &self.sources, &self.not_sources),
        ]
    }
}

/// The name as the data writes it: letter for letter, or else in another case.
fn known(name: &str, facet: Facet, store: &EventStore, lens: &Lens) -> Result<String, FilterError> {
    if matches!(facet, Facet::Opponent | Facet::Ally) {
        check_actor(name, store, lens)?;
        return Ok(name.to_owned());
    }
    let meant = match (facet, name) {
        (Facet::Civilians, "targeted") => CIVILIANS[0],
        _ => name,
    };
    let values = facet_values(store, lens, facet).names;
    let exact = values.iter().find(|value| *value == meant);
    let folded = || {
        let mut values = values.iter();
        values.find(|value| value.to_lowercase() == meant.to_lowercase())
    };
    exact.or_else(folded).cloned().ok_or_else(|| {
        let what = facet_title(facet, lens).to_lowercase();
        offered_names(what, name, &values)
    })
}

/// Reads `5`, `1..20`, `1..` and `..20`; `..` is any estimate.
fn death_range(text: &str) -> Result<DeathRange, String> {
    let wrong = || format!("not a range of deaths: {text:?}; write 5, 1..20, 1.. or ..20");
    let number = |part: &str| match part.trim() {
        "" => Ok(None),
        digits => digits.parse().map(Some).map_err(|_| wrong()),
    };
    let (least, most) = match text.split_once("..") {
        Some((least, most)) => (number(least)?, number(most)?),
        None => {
            let exact = number(text)?;
            (exact, exact)
        }
    };
    if text.trim().is_empty() {
        return Err(wrong());
    }
    Ok(DeathRange {
        least,
        most,
        inverted: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_of_deaths_may_be_open_at_either_end() {
        let check = |text: &str, expected: Option<(Option<u32>, Option<u32>)>| {
            let read = death_range(text)
                .ok()
                .map(|range| (range.least, range.most));
            assert_eq!(read, expected, "{text}");
        };
        check("5", Some((Some(5), Some(5))));
        check("1..20", Some((Some(1), Some(20))));
        check("1..", Some((Some(1), None)));
        check("..20", Some((None, Some(20))));
        check("..", Some((None, None)));
        check("", None);
        check("some", None);
        check("1..x", None);
    }
}

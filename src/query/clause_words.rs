//! What a single clause of a filter says, in plain words.
//!
//! Short English with the names as the data write them; how the clauses follow one another is for `words`. Start at
//! [`clause_words`].

use super::clauses::CIVILIANS;
use super::facet::Facet;
use super::filter::{ActorScope, DeathRange, DrawnArea, Filter, Names};
use super::lens::Lens;
use super::text::TextQuery;
use super::words::{capitalised, facet_title};
use crate::event::words::{and_list, counted, or_list, thousands};
use crate::event::{PlacePrecision, TimePrecision};
use crate::geo::Outline;
use crate::scheme::{RegionKey, WHOLE_NAME};

/// The most names a list spells out.
const MOST_NAMED: usize = 3;

/// The words of a facet's own clause; `None` without one, or with one that restricts nothing.
pub(super) fn clause_words(filter: &Filter, lens: &Lens, facet: Facet) -> Option<String> {
    match facet {
        Facet::Time => None,
        Facet::Deaths => filter.deaths.and_then(deaths_words),
        Facet::Text => filter.text.as_ref().and_then(text_words),
        Facet::Area => filter.area.as_ref().and_then(area_words),
        named => {
            let names = filter.chosen(named)?;
            if names.names.is_empty() {
                return (!names.inverted).then(|| format!("no {}", noun(named, lens)));
            }
            Some(names_words(named, names, filter.actor_scope, lens))
        }
    }
}

fn names_words(facet: Facet, names: &Names, scope: ActorScope, lens: &Lens) -> String {
    let not = if names.inverted { "not " } else { "" };
    let any = listed(facet, names, lens, or_list);
    match facet {
        Facet::Type if names.inverted => {
            format!("all but {}", listed(facet, names, lens, and_list))
        }
        Facet::Type => any,
        Facet::SubType if names.inverted => {
            let all = listed(facet, names, lens, and_list);
            format!("all sub-event types but {all}")
        }
        Facet::SubType => format!("sub-event type {any}"),
        Facet::Region if lens.regions.key == RegionKey::Township => {
            let plural = if names.names.len() > 1 { "s" } else { "" };
            match names.names.len() {
                1 if names.names.contains("") => format!("{not}{any}"),
                2..=MOST_NAMED => format!("{not}in the {}{plural} {any}", lens.regions.label),
                1 => format!("{not}in the {} {any}", lens.regions.label),
                _ => format!("{not}in {any}"),
            }
        }
        Facet::Region | Facet::Admin1 | Facet::Township if is_only(names, "") => {
            format!("{not}{any}")
        }
        Facet::Region | Facet::Admin1 | Facet::Township => format!("{not}in {any}"),
        Facet::Actor => {
            let part = match scope {
                ActorScope::All => "",
                ActorScope::Main => " as a main actor",
            };
            format!("{not}involving {any}{part}")
        }
        Facet::Opponent => format!("{not}against {any}"),
        Facet::Ally => format!("{not}alongside {any}"),
        Facet::PlacePrecision => format!("place {not}known {any}"),
        Facet::TimePrecision => format!("{not}known {any}"),
        Facet::Civilians => civilians_words(names),
        _ if is_only(names, "") => format!("{not}without a named source"),
        _ => format!("{not}reported by {any}"),
    }
}

fn is_only(names: &Names, name: &str) -> bool {
    names.names.len() == 1 && names.names.contains(name)
}

/// The names with the last of them joined on; of a long list the first, and how many more there are.
fn listed(facet: Facet, names: &Names, lens: &Lens, join: fn(&[String]) -> String) -> String {
    // "Not given" comes first in order of the alphabet, but reads best at the end.
    let (given, missing): (Vec<&String>, Vec<&String>) =
        names.names.iter().partition(|name| !name.is_empty());
    let words = given.into_iter().chain(missing);
    let mut words: Vec<String> = match facet {
        Facet::PlacePrecision => in_order(names, &PlacePrecision::ALL.map(PlacePrecision::name)),
        Facet::TimePrecision => in_order(names, &TimePrecision::ALL.map(TimePrecision::name)),
        _ => words.cloned().collect(),
    };
    for name in &mut words {
        *name = value_words(facet, name, lens);
    }
    match words.as_slice() {
        [first, rest @ ..] if words.len() > MOST_NAMED => {
            format!("{first} and {} more {}s", rest.len(), noun(facet, lens))
        }
        _ => join(&words),
    }
}

/// The chosen names in the order of `all`, then those that are not among them.
fn in_order(names: &Names, all: &[&str]) -> Vec<String> {
    let known = all.iter().filter(|name| names.names.contains(**name));
    let other = names
        .names
        .iter()
        .filter(|name| !all.contains(&name.as_str()));
    known
        .map(|name| (*name).to_owned())
        .chain(other.cloned())
        .collect()
}

/// A value as it reads within a sentence.
fn value_words(facet: Facet, name: &str, lens: &Lens) -> String {
    let words = match (facet, name) {
        (Facet::SubType, "") => "not given",
        (Facet::Region, "") => return format!("outside every {}", lens.regions.label),
        (Facet::Admin1, "") => "without a first-level area",
        (Facet::Township, "") => "without a township",
        (Facet::Source, "") => "nobody named",
        // `Minhla, Magway` would read as two places.
        (Facet::Township, name) => match name.rsplit_once(", ") {
            Some((township, admin1)) => return format!("{township} ({admin1})"),
            None => name,
        },
        (Facet::Actor | Facet::Opponent | Facet::Ally, name) => name.trim_start_matches(WHOLE_NAME),
        (Facet::PlacePrecision, "exact") => "exactly",
        (Facet::PlacePrecision, "region only") => "by region only",
        (Facet::PlacePrecision, "not given") => "to an unstated degree",
        (Facet::TimePrecision, "year or longer") => "to the year or longer",
        (Facet::TimePrecision, "not given") => "to an unstated degree",
        (Facet::TimePrecision, name) => return format!("to the {name}"),
        (_, name) => name,
    };
    words.to_owned()
}

/// A value as a list shows it: `Minhla, Magway`, `Outside every warscape`, `Region only`.
pub fn value_title(facet: Facet, name: &str, lens: &Lens) -> String {
    let words = match (facet, name) {
        (Facet::Region, "") => format!("outside every {}", lens.regions.label),
        (Facet::Township, "") => "without township".to_owned(),
        (_, "") => "not given".to_owned(),
        (Facet::PlacePrecision | Facet::TimePrecision | Facet::Civilians, name) => name.to_owned(),
        (_, name) => return name.to_owned(),
    };
    capitalised(&words)
}

/// What one value of a facet is, in lower case.
fn noun(facet: Facet, lens: &Lens) -> String {
    match facet {
        Facet::PlacePrecision | Facet::TimePrecision => "degree".to_owned(),
        other => facet_title(other, lens).to_lowercase(),
    }
}

/// `against civilians`; whatever else was chosen, what passes says it.
fn civilians_words(names: &Names) -> String {
    let passing = CIVILIANS.map(|name| names.pass(name));
    let words = match passing {
        [true, false] => "against civilians",
        [false, true] => "not against civilians",
        [true, true] => "against civilians or not",
        [false, false] => "neither against civilians nor otherwise",
    };
    words.to_owned()
}

fn deaths_words(range: DeathRange) -> Option<String> {
    let unbounded = matches!((range.least.unwrap_or(0), range.most), (0, None));
    let words = match (range.least.unwrap_or(0), range.most) {
        (0, None) => "an estimate of deaths".to_owned(),
        (least, Some(most)) if least == most => counted(most.into(), "estimated death"),
        (0, Some(most)) => format!("at most {}", counted(most.into(), "estimated death")),
        (least, None) => format!("at least {}", counted(least.into(), "estimated death")),
        (least, Some(most)) => format!(
            "{} to {}",
            thousands(least.into()),
            counted(most.into(), "estimated death")
        ),
    };
    Some(match (unbounded, range.inverted) {
        (true, false) => format!("with {words}"),
        (true, true) => format!("without {words}"),
        (false, false) => words,
        (false, true) => format!("not {words}"),
    })
}

fn text_words(query: &TextQuery) -> Option<String> {
    let quoted = |terms: &Vec<&str>| -> Vec<String> {
        let quoted = terms.iter().map(|term| format!("\u{201c}{term}\u{201d}"));
        quoted.collect()
    };
    let sought = query.sought();
    let [wanted, unwanted] = [quoted(&sought[0]), quoted(&sought[1])];
    let (with, without) = if query.inverted {
        ("except notes with", "except notes without")
    } else {
        ("notes with", "notes without")
    };
    match (wanted.as_slice(), unwanted.as_slice()) {
        ([], []) => None,
        (wanted, []) => Some(format!("{with} {}", and_list(wanted))),
        ([], unwanted) => Some(format!("{without} {}", or_list(unwanted))),
        (wanted, unwanted) => Some(format!(
            "{with} {} but not {}",
            and_list(wanted),
            or_list(unwanted)
        )),
    }
}

fn area_words(area: &DrawnArea) -> Option<String> {
    let shapes = match area.outlines.as_slice() {
        [] if area.inverted => return None,
        [] => "no drawn area".to_owned(),
        [one] => outline_words(one),
        more => counted(more.len() as u64, "drawn area"),
    };
    let side = if area.inverted { "outside" } else { "inside" };
    Some(format!("{side} {shapes}"))
}

/// `a drawn circle of 20 km`; the distance is from the middle to the rim.
pub fn outline_words(outline: &Outline) -> String {
    match outline {
        Outline::Box(_) => "a drawn rectangle".to_owned(),
        Outline::Polygon(_) => "a drawn shape".to_owned(),
        Outline::Circle { radius_km, .. } => format!("a drawn circle of {}", km_words(*radius_km)),
    }
}

/// `7.5 km`, `120 km`: one decimal below ten.
pub fn km_words(km: f64) -> String {
    if km < 9.95 {
        format!("{} km", (km * 10.0).round() / 10.0)
    } else {
        format!("{} km", thousands(km.round() as u64))
    }
}

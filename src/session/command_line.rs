//! The `conflict-atlas stats` line that counts the events of a filter again.
//!
//! Says every clause by its own argument, quoted for a shell. A name that no event has is left out: it counts nothing, and
//! the command would refuse it. Start at [`stats_command`].

use super::Opened;
use crate::query::{ActorScope, DrawnArea, Facet, Filter, Names, facet_values};
use crate::workspace::DataSource;
use std::path::absolute;

/// The facets whose values are names, with their arguments.
const NAMED: [(Facet, &str); 12] = [
    (Facet::Type, "type"),
    (Facet::SubType, "sub-type"),
    (Facet::Region, "region"),
    (Facet::Admin1, "admin1"),
    (Facet::Township, "township"),
    (Facet::Actor, "actor"),
    (Facet::Opponent, "opponent"),
    (Facet::Ally, "ally"),
    (Facet::PlacePrecision, "place-precision"),
    (Facet::TimePrecision, "time-precision"),
    (Facet::Civilians, "civilians"),
    (Facet::Source, "source"),
];

/// A command that passes nothing: no event is of the type without a name.
const NOTHING: &str = "--type=";

/// The command that counts the events of a filter, for a POSIX shell.
pub fn stats_command(opened: &Opened, filter: &Filter) -> String {
    let mut words = vec!["conflict-atlas".to_owned(), "stats".to_owned()];
    if let DataSource::File(path) = &opened.workspace.data {
        let whole = absolute(path).unwrap_or_else(|_| path.clone());
        words.push(quoted(&whole.to_string_lossy()));
    }
    let scheme = &opened.lens.scheme.id;
    // Made from the table's own values, a scheme has no name to ask for, and comes by itself.
    if scheme != "values" {
        words.push(argument("scheme", scheme));
    }
    if let Some(columns) = &opened.columns {
        words.push(argument("map", &columns.to_string()));
    }
    words.extend(clauses(opened, filter));
    words.join(" ")
}

fn argument(name: &str, value: &str) -> String {
    format!("--{name}={}", quoted(value))
}

fn clauses(opened: &Opened, filter: &Filter) -> Vec<String> {
    let mut words = Vec::new();
    if let Some(days) = filter.days {
        words.push(argument("from", &days.first().to_string()));
        words.push(argument("to", &days.last().to_string()));
    }
    let no_shape = |area: &DrawnArea| area.outlines.is_empty() && !area.inverted;
    let mut nothing = filter.area.as_ref().is_some_and(no_shape);
    for (facet, name) in NAMED {
        let Some(names) = filter.chosen(facet) else {
            continue;
        };
        let known = known(opened, facet, names);
        nothing |= known.is_empty() && !names.inverted;
        let name = turned(name, names.inverted);
        words.extend(known.into_iter().map(|value| argument(&name, value)));
    }
    if nothing {
        words.retain(|word| !word.starts_with("--type=") && !word.starts_with("--not-type="));
        words.push(NOTHING.to_owned());
    }
    if filter.actor_scope == ActorScope::Main {
        words.push("--main-actors".to_owned());
    }
    if let Some(range) = filter.deaths {
        let end = |number: Option<u32>| number.map_or_else(String::new, |n| n.to_string());
        let value = format!("{}..{}", end(range.least), end(range.most));
        words.push(argument(&turned("deaths", range.inverted), &value));
    }
    if let Some(text) = &filter.text {
        words.push(argument(&turned("text", text.inverted), &text.typed));
    }
    if let Some(area) = &filter.area {
        let name = turned("area", area.inverted);
        let shapes = area.outlines.iter();
        words.extend(shapes.map(|shape| argument(&name, &shape.to_string())));
    }
    let part = filter.in_view;
    words.extend(part.map(|part| argument("in-view", &part.to_string())));
    words
}

fn turned(name: &str, inverted: bool) -> String {
    let not = if inverted { "not-" } else { "" };
    format!("{not}{name}")
}

/// The names of a clause that the command knows, in order.
fn known<'a>(opened: &Opened, facet: Facet, names: &'a Names) -> Vec<&'a str> {
    let (store, lens) = (&opened.store, &opened.lens);
    let all = names.names.iter().map(String::as_str);
    if matches!(facet, Facet::Actor | Facet::Opponent | Facet::Ally) {
        let meant = |name: &&str| {
            let mut actors = store.actors().iter().map(|(_, actor)| actor);
            actors.any(|actor| lens.aliases.matches(name, actor))
        };
        return all.filter(meant).collect();
    }
    let values = facet_values(store, lens, facet).names;
    all.filter(|name| values.iter().any(|value| value == name))
        .collect()
}

/// A word that a shell hands on as it is.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_./:,+@%-".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    // Within single quotes a shell takes everything as it is; a single quote itself stands outside of them.
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_quoted_only_where_a_shell_would_read_it_otherwise() {
        let check = |word: &str, expected: &str| assert_eq!(quoted(word), expected);
        check("2023-09-01", "2023-09-01");
        check("/data/events.csv", "/data/events.csv");
        check("", "''");
        check("Minhla, Magway", "'Minhla, Magway'");
        check("$HOME `x` \"y\"", "'$HOME `x` \"y\"'");
        check("it's", "'it'\\''s'");
    }
}

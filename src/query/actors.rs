//! Finding an actor by any part of a name.
//!
//! For a person who types; what a filter then matches is the alias book's business. Start at [`find_actors`].

use super::actor_groups::Ranking;
use crate::scheme::{actor_matches, spelled_part};
use crate::store::EventStore;

/// At most `most` actor names for a text: those with a part that equals it first, then those that contain it; by name.
///
/// Case does not matter. An empty text finds nobody.
pub fn find_actors<'a>(store: &'a EventStore, text: &str, most: usize) -> Vec<&'a str> {
    let text = text.trim().to_lowercase();
    if text.is_empty() {
        return Vec::new();
    }
    let names = store.actors().iter().map(|(_, name)| name);
    let mut found: Vec<(bool, &str)> = names
        .filter_map(|name| {
            let whole = actor_matches(&text, name);
            (whole || name.to_lowercase().contains(&text)).then_some((!whole, name))
        })
        .collect();
    found.sort_unstable();
    found.truncate(most);
    found.into_iter().map(|(_, name)| name).collect()
}

/// The text as the actors' names spell it: `kia` as `KIA`. Stays as it is where it equals no part of a name.
pub fn spelled_as_in(store: &EventStore, text: &str) -> String {
    let mut names = store.actors().iter().map(|(_, name)| name);
    let spelled = names.find_map(|name| spelled_part(text, name));
    spelled.unwrap_or(text.trim()).to_owned()
}

/// The entries of a ranking whose name has the text in it, by their places in its aliases followed by its names: those
/// with a part that equals it first, otherwise in the ranking's order. An empty text finds all.
pub fn find_ranked(ranking: &Ranking, text: &str) -> Vec<usize> {
    let text = text.trim().to_lowercase();
    let entries = ranking.aliases.iter().chain(&ranking.names).enumerate();
    let found = entries.filter_map(|(at, count)| {
        let whole = text.is_empty() || actor_matches(&text, &count.name);
        (whole || count.name.to_lowercase().contains(&text)).then_some((!whole, at))
    });
    let mut found: Vec<(bool, usize)> = found.collect();
    found.sort_unstable();
    found.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{Filter, actor_list, fixture};
    use super::*;

    #[test]
    fn a_part_of_a_name_finds_whole_parts_before_others() {
        let (store, lens) = fixture::four_events();
        let ranking = actor_list(&store, &lens, &Filter::default()).ranking;
        let check = |text: &str, expected: &[&str]| {
            let all: Vec<&str> = ranking
                .aliases
                .iter()
                .chain(&ranking.names)
                .map(|count| count.name.as_str())
                .collect();
            let found: Vec<&str> = find_ranked(&ranking, text)
                .into_iter()
                .map(|at| all[at])
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        check(
            "",
            &["North", "Army", "KIA", "KIO/KIA: Kachin", "Villagers"],
        );
        check(" kia", &["KIA", "KIO/KIA: Kachin"]);
        check("i", &["KIA", "KIO/KIA: Kachin", "Villagers"]);
        check("nobody", &[]);
    }
}

//! Finding an actor by any part of a name.
//!
//! For a person who types; what a filter then matches is the alias book's business. Start at [`find_actors`].

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

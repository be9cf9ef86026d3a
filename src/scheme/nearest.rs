//! The names closest to one that does not exist: what a message offers instead.
//!
//! Knows only letters; what the names stand for is the caller's business.

use super::event_types::folded;

/// At most `most` of the names, the closest first, then by name: for a name that is none of them.
///
/// Case and punctuation do not matter. A name counts by the closest of its words, or as a whole.
pub fn nearest<'a>(
    wanted: &str,
    names: impl IntoIterator<Item = &'a str>,
    most: usize,
) -> Vec<&'a str> {
    let wanted: Vec<char> = folded(wanted).chars().collect();
    let mut ranked: Vec<(usize, &str)> = names
        .into_iter()
        .filter(|name| !name.is_empty())
        .map(|name| (distance_to_name(&wanted, name), name))
        .collect();
    ranked.sort_unstable();
    ranked.dedup();
    ranked.truncate(most);
    ranked.into_iter().map(|(_, name)| name).collect()
}

fn distance_to_name(wanted: &[char], name: &str) -> usize {
    let words = name.split(|c: char| !c.is_alphanumeric());
    let parts = words.filter(|word| !word.is_empty()).chain([name]);
    let distances = parts.map(|part| distance(wanted, &folded(part)));
    distances.min().unwrap_or(usize::MAX)
}

/// Levenshtein's distance: letters to add, drop or change. By rows of the usual table.
fn distance(from: &[char], to: &str) -> usize {
    let mut row: Vec<usize> = (0..=from.len()).collect();
    for (line, letter) in to.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, other) in from.iter().enumerate() {
            let changed = diagonal + usize::from(*other != letter);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[from.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_added_dropped_and_changed_each_count_once() {
        let check = |from: &str, to, expected| {
            let from: Vec<char> = from.chars().collect();
            assert_eq!(distance(&from, to), expected, "{from:?} {to}");
        };
        check("kitten", "sitting", 3);
        check("", "abc", 3);
        check("abc", "", 3);
        check("kia", "kia", 0);
    }

    #[test]
    fn the_closest_word_of_a_name_decides() {
        let names = ["Army", "KIO/KIA: Kachin", "", "Villagers", "Army"];
        assert_eq!(nearest("KIB", names, 2), ["KIO/KIA: Kachin", "Army"]);
        assert_eq!(nearest("vilagers", names, 1), ["Villagers"]);
    }
}

//! How well letters typed in a hurry fit a name.
//!
//! Compares texts only. Start at [`fit`].

/// What it costs to leap to a letter inside a word, where a leap to the start of a word costs 1.
const INSIDE_WORD: u32 = 6;
/// More than the longest name that matters: how well it fits comes before how long it is.
const LENGTHS: usize = 128;

/// How ill `typed` fits `name`: smaller is better, `None` where its letters do not occur in this order.
///
/// Letters that follow one another cost nothing, the starts of words little, the middles of words much; of two equally
/// good names the shorter is better. Case and spaces do not matter. An empty text fits everything.
pub fn fit(typed: &str, name: &str) -> Option<u32> {
    let letters = |text: &str| text.to_lowercase().chars().collect::<Vec<char>>();
    let name = letters(name);
    // The least cost of placing the letters so far, by where the last of them stands.
    let mut costs: Vec<Option<u32>> = Vec::new();
    let mut begun = false;
    for letter in letters(typed).into_iter().filter(|c| !c.is_whitespace()) {
        costs = placed(letter, &name, begun.then_some(&costs));
        begun = true;
    }
    let least = match begun {
        false => Some(0),
        true => costs.into_iter().flatten().min(),
    };
    let length = name.len().min(LENGTHS - 1) as u32;
    least.map(|cost| cost * LENGTHS as u32 + length)
}

/// The costs with one letter more; `before` is `None` for the first letter.
fn placed(letter: char, name: &[char], before: Option<&Vec<Option<u32>>>) -> Vec<Option<u32>> {
    let mut costs = Vec::with_capacity(name.len());
    let (mut nearest, mut adjoining) = (before.is_none().then_some(0), None);
    let mut former = ' ';
    for (at, other) in name.iter().enumerate() {
        let leap = match (at, former.is_alphanumeric()) {
            (0, _) => 0,
            (_, false) => 1,
            (_, true) => INSIDE_WORD,
        };
        let leaped = nearest.map(|cost: u32| cost + leap);
        let least = [leaped, adjoining].into_iter().flatten().min();
        costs.push(if *other == letter { least } else { None });
        adjoining = before.and_then(|costs| costs.get(at).copied().flatten());
        nearest = [nearest, adjoining].into_iter().flatten().min();
        former = *other;
    }
    costs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names from the one that fits best; those that do not fit are left out.
    fn check(typed: &str, names: &[&str], expected: &[&str]) {
        let mut found: Vec<(u32, &str)> = names
            .iter()
            .filter_map(|name| Some((fit(typed, name)?, *name)))
            .collect();
        found.sort();
        let found: Vec<&str> = found.into_iter().map(|(_, name)| name).collect();
        assert_eq!(found, expected, "{typed:?}");
    }

    #[test]
    fn the_start_of_a_name_comes_before_starts_of_words_and_those_before_their_middles() {
        let names = [
            "Push up",
            "Full screen, half",
            "Set the height",
            "Show all",
            "Map",
        ];
        let expected = ["Show all", "Set the height", "Full screen, half", "Push up"];
        check("sh", &names, &expected);
    }

    #[test]
    fn the_first_letters_of_words_find_a_name() {
        check(
            "caf",
            &["Clear all filters", "Coffee"],
            &["Clear all filters"],
        );
        check(
            "fs",
            &["Full screen", "First bar"],
            &["Full screen", "First bar"],
        );
    }

    #[test]
    fn letters_out_of_order_do_not_fit_and_no_letters_fit_all() {
        check("odnu", &["Undo"], &[]);
        check(" ", &["Redo", "Undo!"], &["Redo", "Undo!"]);
        check("REDO", &["redo"], &["redo"]);
    }
}

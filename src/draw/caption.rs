//! The caption under the map, worded as the readers of such maps know it.
//!
//! Words only; where they stand is for the picture or the window.

use crate::event::DayRange;
use crate::event::words::and_list;
use crate::scheme::WHOLE_NAME;

/// `Violent events involving the KIA 1 February 2021 to 1 February 2021`; without actors, `Violent events 1 ...`.
///
/// A name in capitals is an abbreviation and takes the article.
pub fn caption(actors: &[String], range: DayRange) -> String {
    let range = range.long();
    if actors.is_empty() {
        return format!("Violent events {range}");
    }
    let named: Vec<String> = actors.iter().map(|name| with_article(name)).collect();
    format!("Violent events involving {} {range}", and_list(&named))
}

fn with_article(name: &str) -> String {
    let name = name.trim_start_matches(WHOLE_NAME);
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    let abbreviation = letters().count() > 1 && letters().all(char::is_uppercase);
    if abbreviation {
        format!("the {name}")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn captions_name_the_actors_and_both_days() {
        let check = |actors: &[&str], first: &str, last: &str, expected: &str| {
            let actors: Vec<String> = actors.iter().map(|name| (*name).to_owned()).collect();
            let range = DayRange::between(first.parse().unwrap(), last.parse().unwrap());
            assert_eq!(caption(&actors, range), expected);
        };
        check(
            &[],
            "2023-09-01",
            "2023-09-30",
            "Violent events 1 September 2023 to 30 September 2023",
        );
        check(
            &["KIA"],
            "2021-02-01",
            "2021-02-01",
            "Violent events involving the KIA 1 February 2021 to 1 February 2021",
        );
        check(
            &["KIA", "Rioters (Myanmar)", "AA"],
            "2021-02-01",
            "2021-03-02",
            "Violent events involving the KIA, Rioters (Myanmar) and the AA 1 February 2021 to 2 March 2021",
        );
    }
}

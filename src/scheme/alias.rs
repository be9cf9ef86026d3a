//! Aliases: a short name that stands for a set of actor names.
//!
//! Compares names only; which events an actor took part in is `query`'s business. Start at [`AliasBook`].

use super::event_types::folded;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// Before a name: exactly this full name as the data writes it, no part of another name and no alias.
pub const WHOLE_NAME: char = '=';

/// Short names with what each stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AliasBook {
    /// (alias, tokens): an actor belongs when one of the tokens is its full name, a part of it, or some of its parts in
    /// a row. `=` before a token asks for the full name.
    pub entries: Vec<(String, Vec<String>)>,
}

impl AliasBook {
    /// The tokens of an alias, case aside; `None` where there is no such alias.
    pub fn entry<'a>(&'a self, name: &str) -> Option<&'a [String]> {
        if name.starts_with(WHOLE_NAME) {
            return None;
        }
        let name = folded(name);
        let mut entries = self.entries.iter();
        let found = entries.find(|(alias, _)| folded(alias) == name);
        found.map(|(_, tokens)| tokens.as_slice())
    }

    /// The actors any of the names stands for: aliases, full names, parts of names, or `=` and a full name.
    pub fn actor_set<S: AsRef<str>>(&self, names: &[S]) -> ActorSet {
        let mut set = ActorSet::default();
        for name in names {
            match self.entry(name.as_ref()) {
                Some(tokens) => tokens.iter().for_each(|token| set.add_token(token)),
                None => set.add_name(name.as_ref()),
            }
        }
        set
    }

    /// What is wrong with a book, in a sentence: an alias without a name, or two that are alike; `None` when sound.
    pub fn fault(&self) -> Option<String> {
        let mut seen = HashSet::new();
        self.entries.iter().find_map(|(alias, _)| {
            let name = folded(alias);
            if name.is_empty() || alias.starts_with(WHOLE_NAME) {
                return Some(format!(
                    "the alias {alias:?} has no name of letters or figures"
                ));
            }
            let again = !seen.insert(name);
            again.then(|| {
                format!("there are two aliases like {alias:?}; join them or name one anew")
            })
        })
    }

    /// The same book without the aliases that stand for none of the actors.
    pub fn of_use_to(&self, actors: &[&str]) -> AliasBook {
        let found = |(alias, _): &&(String, Vec<String>)| {
            let set = self.actor_set(&[alias]);
            actors.iter().any(|actor| set.contains(actor))
        };
        AliasBook {
            entries: self.entries.iter().filter(found).cloned().collect(),
        }
    }

    /// Whether an actor's full name belongs to what the user calls `name`: an alias, a full name, or a part of one.
    pub fn matches(&self, name: &str, actor: &str) -> bool {
        self.actor_set(&[name]).contains(actor)
    }
}

/// The actors that any of several names stands for.
#[derive(Clone, Debug, Default)]
pub struct ActorSet {
    /// Full names or parts of names.
    words: HashSet<String>,
    /// Full names alone.
    wholes: HashSet<String>,
    /// Parts of names in a row, with a space before, between and after.
    phrases: Vec<String>,
}

impl ActorSet {
    /// An alias's token.
    fn add_token(&mut self, token: &str) {
        self.add_name(token);
        let token = token.to_ascii_lowercase();
        if !token.starts_with(WHOLE_NAME) && parts(&token).nth(1).is_some() {
            self.phrases.push(in_a_row(&token));
        }
    }

    fn add_name(&mut self, name: &str) {
        if let Some(whole) = name.strip_prefix(WHOLE_NAME) {
            self.wholes.insert(whole.to_owned());
            return;
        }
        let name = name.trim().to_ascii_lowercase();
        if !name.is_empty() {
            self.words.insert(name);
        }
    }

    /// Whether an actor's full name belongs to what any of the names stands for.
    pub fn contains(&self, actor: &str) -> bool {
        if self.wholes.contains(actor) && !actor.is_empty() {
            return true;
        }
        let actor = actor.to_ascii_lowercase();
        let whole = actor.trim();
        self.words.contains(whole)
            || parts(whole).any(|part| self.words.contains(part))
            || self.has_phrase_in(whole)
    }

    fn has_phrase_in(&self, actor: &str) -> bool {
        if self.phrases.is_empty() {
            return false;
        }
        let actor = in_a_row(actor);
        self.phrases.iter().any(|phrase| actor.contains(phrase))
    }
}

/// The parts of a name with a space before, between and after them.
fn in_a_row(name: &str) -> String {
    parts(name).fold(String::from(" "), |row, part| row + part + " ")
}

/// How a filter asks for each of many actors by its full name: plainly, or with `=` where the plain name would find
/// somebody else or an alias.
#[derive(Clone, Debug, Default)]
pub struct ExactNames {
    /// How many actors have a word as their name or a part of it.
    bearers: HashMap<String, u32>,
}

impl ExactNames {
    /// Knows all the actors there are.
    pub fn of<'a>(actors: impl Iterator<Item = &'a str>) -> ExactNames {
        let mut bearers: HashMap<String, u32> = HashMap::new();
        for actor in actors {
            let actor = actor.to_ascii_lowercase();
            let whole = actor.trim();
            let mut words: Vec<&str> = parts(whole).chain([whole]).collect();
            words.sort_unstable();
            words.dedup();
            for word in words {
                match bearers.get_mut(word) {
                    Some(count) => *count += 1,
                    None => {
                        bearers.insert(word.to_owned(), 1);
                    }
                }
            }
        }
        ExactNames { bearers }
    }

    /// The words by which a filter finds this actor and nobody else.
    pub fn asking_for(&self, book: &AliasBook, actor: &str) -> String {
        let word = actor.trim().to_ascii_lowercase();
        let shared = self.bearers.get(&word).copied() > Some(1);
        if shared || actor.starts_with(WHOLE_NAME) || book.entry(actor).is_some() {
            format!("{WHOLE_NAME}{actor}")
        } else {
            actor.to_owned()
        }
    }
}

/// Whether `token` is the actor's full name or one of its parts, split at `/`, `:`, `(`, `)`, `,` and spaces.
///
/// `KIA` matches `KIO/KIA: Kachin ...` but not `KIAB`.
pub fn actor_matches(token: &str, actor: &str) -> bool {
    spelled_part(token, actor).is_some()
}

/// The actor's full name or the part of it that equals `token`, as the name spells it; `None` without one.
pub fn spelled_part<'a>(token: &str, actor: &'a str) -> Option<&'a str> {
    let token = token.trim();
    let whole = std::iter::once(actor.trim());
    let mut found = whole.chain(parts(actor)).filter(|part| !part.is_empty());
    found.find(|part| part.eq_ignore_ascii_case(token))
}

fn parts(actor: &str) -> impl Iterator<Item = &str> {
    let apart = |c: char| c.is_whitespace() || matches!(c, '/' | ':' | '(' | ')' | ',' | ';');
    actor.split(apart).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kia_finds_the_organisation_but_no_longer_word() {
        let check = |token, actor, expected| assert_eq!(actor_matches(token, actor), expected);
        check("KIA", "KIO/KIA: Kachin Independence Organization", true);
        check("kia", "Kachin Independence Army (KIA)", true);
        check("KIA", "KIAB Battalion", false);
        check("", "KIA", false);
    }

    #[test]
    fn an_alias_stands_for_all_its_tokens() {
        let book = AliasBook {
            entries: vec![("North".into(), vec!["KIA".into(), "AA".into()])],
        };
        assert!(book.matches("north", "ULA/AA: somebody"));
        assert!(book.matches("AA", "ULA/AA: somebody"));
        assert!(!book.matches("north", "somebody else"));
    }

    #[test]
    fn an_alias_token_of_several_words_finds_them_in_a_row_and_a_bare_name_does_not() {
        let book = AliasBook {
            entries: vec![("Army".into(), vec!["regular army".into()])],
        };
        let check = |name, actor, expected| {
            assert_eq!(book.matches(name, actor), expected, "{name} {actor}");
        };
        check("Army", "Regular Army: Air Wing (2021-)", true);
        check("Army", "Regular  Army", true);
        check("Army", "Irregular Army", false);
        check("Army", "Army, Regular", false);
        check("regular army", "Regular Army: Air Wing", false);
    }

    #[test]
    fn every_actor_can_be_asked_for_alone() {
        let actors = [
            "KNU",
            "KNU 7th Brigade",
            "knu",
            "North",
            "Far North",
            "Villagers",
            "=Odd",
            "A/B",
            "a:b",
            "A/B: both",
        ];
        let book = AliasBook {
            entries: vec![("north".into(), vec!["KNU".into()])],
        };
        let exact = ExactNames::of(actors.into_iter());
        for actor in actors {
            let asked = exact.asking_for(&book, actor);
            let found: Vec<&str> = actors
                .into_iter()
                .filter(|other| book.matches(&asked, other))
                .collect();
            assert_eq!(found, [actor], "{asked}");
        }
        assert_eq!(exact.asking_for(&book, "Villagers"), "Villagers");
        assert_eq!(exact.asking_for(&book, "KNU"), "=KNU");
    }

    #[test]
    fn a_set_of_names_holds_whom_one_of_them_matches() {
        let book = AliasBook {
            entries: vec![(
                "North".into(),
                vec!["KIA".into(), "ula/aa: somebody".into()],
            )],
        };
        let actors = [
            "",
            "KIAB",
            "KIO/KIA: Kachin",
            "ULA/AA: somebody",
            " Army ",
            "(army)",
        ];
        let asked = [
            ["North", ""],
            ["army", "KIAB"],
            [" ", "AA"],
            ["KIO", "\u{e9}"],
        ];
        for names in asked {
            let set = book.actor_set(&names);
            for actor in actors {
                let matched = names.iter().any(|name| book.matches(name, actor));
                assert_eq!(set.contains(actor), matched, "{names:?} {actor:?}");
            }
        }
    }
}

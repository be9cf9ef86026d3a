//! Aliases: a short name that stands for a set of actor names.
//!
//! Compares names only; which events an actor took part in is `query`'s business. Start at [`AliasBook`].

use super::event_types::folded;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Short names with what each stands for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct AliasBook {
    /// (alias, tokens): an actor belongs when one of its name's parts equals one of the tokens.
    pub entries: Vec<(String, Vec<String>)>,
}

impl AliasBook {
    /// The tokens an alias or a bare name stands for: the entry's, or the name itself.
    pub fn tokens<'a>(&'a self, name: &'a str) -> Vec<&'a str> {
        let entry = self
            .entries
            .iter()
            .find(|(alias, _)| folded(alias) == folded(name));
        match entry {
            Some((_, tokens)) => tokens.iter().map(String::as_str).collect(),
            None => vec![name],
        }
    }

    /// The same question as [`AliasBook::matches`] for many names and many actors.
    pub fn actor_set<S: AsRef<str>>(&self, names: &[S]) -> ActorSet {
        let tokens = names.iter().flat_map(|name| self.tokens(name.as_ref()));
        let tokens = tokens.map(|token| token.trim().to_ascii_lowercase());
        ActorSet {
            tokens: tokens.filter(|token| !token.is_empty()).collect(),
        }
    }

    /// Whether an actor's full name belongs to what the user calls `name`: an alias, a full name, or a part of one.
    pub fn matches(&self, name: &str, actor: &str) -> bool {
        self.tokens(name)
            .iter()
            .any(|token| actor_matches(token, actor))
    }
}

/// The actors that any of several names stands for.
#[derive(Clone, Debug)]
pub struct ActorSet {
    tokens: HashSet<String>,
}

impl ActorSet {
    /// Whether an actor's full name belongs to what any of the names stands for.
    pub fn contains(&self, actor: &str) -> bool {
        let actor = actor.to_ascii_lowercase();
        self.tokens.contains(actor.trim()) || parts(&actor).any(|part| self.tokens.contains(part))
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
    actor.split(|c: char| c.is_whitespace() || matches!(c, '/' | ':' | '(' | ')' | ',' | ';'))
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

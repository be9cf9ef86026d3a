//! Searching the notes: words, "whole phrases" and -words that must not occur.
//!
//! A word is found where a word begins with it (`mine` finds `mines`), a phrase only as whole words. Latin letters
//! match in either case. In scripts without spaces a term is found anywhere. Start at [`TextQuery::terms`].

use memchr::memchr2_iter;
use serde::{Deserialize, Serialize};

/// A search as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TextQuery {
    /// Words, "phrases" and -words; all of it must hold.
    pub typed: String,
    /// Whether only events without a match pass.
    pub inverted: bool,
}

/// A search, read and ready to be asked of many texts.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    wanted: Vec<Term>,
    unwanted: Vec<Term>,
}

#[derive(Clone, Debug)]
struct Term {
    /// Latin letters in lower case.
    bytes: Vec<u8>,
    /// Which byte is rarest, so that few places need a closer look.
    rarest: usize,
    whole: bool,
    bounded: bool,
}

impl TextQuery {
    /// The terms of the search; none when nothing was typed.
    pub fn terms(&self) -> Terms {
        let mut terms = Terms::default();
        for piece in self.pieces() {
            if let Some(term) = Term::new(piece.text, piece.whole) {
                let list = if piece.unwanted {
                    &mut terms.unwanted
                } else {
                    &mut terms.wanted
                };
                list.push(term);
            }
        }
        terms
    }

    /// What must occur and what must not, as it was typed, in the order in which it was typed.
    pub fn sought(&self) -> [Vec<&str>; 2] {
        let pieces = self.pieces();
        [false, true].map(|unwanted| {
            let of = pieces.iter().filter(|piece| piece.unwanted == unwanted);
            of.map(|piece| piece.text).collect()
        })
    }

    fn pieces(&self) -> Vec<Piece<'_>> {
        let mut pieces = Vec::new();
        let mut rest = self.typed.trim_start();
        while !rest.is_empty() {
            let (unwanted, after_sign) = match rest.strip_prefix('-') {
                Some(after) => (true, after),
                None => (false, rest),
            };
            let (text, whole, after) = match after_sign.strip_prefix('"') {
                Some(quoted) => {
                    // A quote that is still open reaches to the end: the person is typing it.
                    let (text, after) = quoted.split_once('"').unwrap_or((quoted, ""));
                    (text, true, after)
                }
                None => {
                    let end = after_sign.find([' ', '"']).unwrap_or(after_sign.len());
                    let (text, after) = after_sign.split_at(end);
                    (text, false, after)
                }
            };
            let text = text.trim();
            if !text.is_empty() {
                pieces.push(Piece {
                    text,
                    unwanted,
                    whole,
                });
            }
            rest = after.trim_start();
        }
        pieces
    }
}

/// A word or phrase of a search.
struct Piece<'a> {
    text: &'a str,
    unwanted: bool,
    whole: bool,
}

impl Terms {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.unwanted.is_empty()
    }

    /// Whether a text has every wanted term and no unwanted one.
    pub fn match_text(&self, text: &str) -> bool {
        let text = text.as_bytes();
        self.wanted.iter().all(|term| term.occurs_in(text))
            && !self.unwanted.iter().any(|term| term.occurs_in(text))
    }
}

impl Term {
    fn new(text: &str, whole: bool) -> Option<Term> {
        // What is commonest in English text, from the commonest on (letter frequencies as in any cipher handbook).
        const COMMONEST: &[u8] = b" etaoinsrhldcumfpgwybvkxjqz";
        let bytes = text.to_ascii_lowercase().into_bytes();
        let rank = |byte: &u8| COMMONEST.iter().position(|common| common == byte);
        let commonness = |(_, byte): &(usize, &u8)| rank(byte).unwrap_or(COMMONEST.len());
        let (rarest, _) = bytes.iter().enumerate().max_by_key(commonness)?;
        Some(Term {
            rarest,
            whole,
            bounded: bytes.is_ascii(),
            bytes,
        })
    }

    fn occurs_in(&self, text: &[u8]) -> bool {
        let Some(&rare) = self.bytes.get(self.rarest) else {
            return false;
        };
        memchr2_iter(rare, rare.to_ascii_uppercase(), text).any(|at| self.stands_at(text, at))
    }

    /// Whether the term stands where its rarest byte is at `at`.
    fn stands_at(&self, text: &[u8], at: usize) -> bool {
        let Some(start) = at.checked_sub(self.rarest) else {
            return false;
        };
        let end = start + self.bytes.len();
        let found = text.get(start..end);
        if !found.is_some_and(|found| found.eq_ignore_ascii_case(&self.bytes)) {
            return false;
        }
        let letter = |at: Option<usize>| {
            let byte = at.and_then(|at| text.get(at));
            byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
        };
        let goes_on = letter(start.checked_sub(1)) || self.whole && letter(Some(end));
        !(self.bounded && goes_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, text: &str, expected: bool) {
        let query = TextQuery {
            typed: typed.to_owned(),
            inverted: false,
        };
        assert_eq!(
            query.terms().match_text(text),
            expected,
            "{typed} in {text}"
        );
    }

    #[test]
    fn words_phrases_and_words_to_leave_out_must_all_hold() {
        let text = "On 3 May, a Drone dropped mines near the school (Monywa).";
        check("drone", text, true);
        check("mine", text, true);
        check("\"mine\"", text, false);
        check("\"near the school\"", text, true);
        check("\"near the sch\"", text, false);
        check("\"near the sch", text, false);
        check("ropped", text, false);
        check("drone -school", text, false);
        check("drone -clinic", text, true);
        check("-\"near the clinic\" MONYWA", text, true);
        check("drone convoy", text, false);
        check("-", text, true);
        check("", text, true);
    }

    #[test]
    fn a_script_without_spaces_is_searched_anywhere() {
        check("မြို့", "ရန်ကုန်မြို့တွင်", true);
        check("ရွာ", "ရန်ကုန်မြို့တွင်", false);
    }

    #[test]
    fn a_term_longer_than_the_text_is_not_in_it() {
        check("schools", "school", false);
        check("zschool", "school", false);
    }
}

//! A filter in plain words: part by part, and as one sentence.
//!
//! Reads names only and counts nothing. The window of time has words of its own and is left out here. Start at
//! [`sentence`].

use super::clause_words::clause_words;
use super::facet::Facet;
use super::filter::{ActorScope, Filter};
use super::lens::Lens;

/// One clause of a filter in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// What it restricts. There may be two parts on the area: what is drawn, and what is in view.
    pub facet: Facet,
    /// Its words, in lower case where they are not names: `in Sagaing`, `1 to 20 estimated deaths`.
    pub words: String,
    /// Whether it is turned round; `None` where it cannot be.
    pub inverted: Option<bool>,
    clause: Clause,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Clause {
    OfFacet,
    Scope,
    InView,
}

impl Part {
    /// Takes this part off a filter and leaves the others.
    pub fn take_off(&self, filter: &mut Filter) {
        match self.clause {
            Clause::Scope => filter.actor_scope = ActorScope::All,
            Clause::InView => filter.in_view = None,
            Clause::OfFacet if self.facet == Facet::Area => filter.area = None,
            Clause::OfFacet => filter.clear(self.facet),
        }
    }
}

/// What a facet is called where its values are listed: `Event type`, `Warscape`.
pub fn facet_title(facet: Facet, lens: &Lens) -> String {
    let title = match facet {
        Facet::Time => "Time",
        Facet::Type => "Event type",
        Facet::SubType => "Sub-event type",
        Facet::Region => return capitalised(&lens.regions.label),
        Facet::Admin1 => "First-level area",
        Facet::Township => "Township",
        Facet::Actor => "Actor",
        Facet::Opponent => "Opponent",
        Facet::Ally => "Ally",
        Facet::Deaths => "Estimated deaths",
        Facet::PlacePrecision => "Place precision",
        Facet::TimePrecision => "Date precision",
        Facet::Civilians => "Civilian targeting",
        Facet::Source => "Source",
        Facet::Text => "Text in notes",
        Facet::Area => "Area on the map",
    };
    title.to_owned()
}

/// The filter as one sentence without a full stop: `Air/drone strike, in Sagaing, involving KIA`. Empty where nothing
/// but time is restricted.
pub fn sentence(filter: &Filter, lens: &Lens) -> String {
    let parts = parts(filter, lens);
    let words: Vec<&str> = parts.iter().map(|part| part.words.as_str()).collect();
    words.join(", ")
}

/// The line below a map's caption, which names the actors asked for itself: every other part of the filter. Empty where
/// there is none.
pub fn caption_line(filter: &Filter, lens: &Lens) -> String {
    let named_above = filter.inverted(Facet::Actor) == Some(false);
    let all = parts(filter, lens).into_iter();
    let others = all.filter(|part| part.facet != Facet::Actor || !named_above);
    let words: Vec<String> = others.map(|part| part.words).collect();
    capitalised(&words.join(", "))
}

/// The clauses of a filter in words, in the order of [`Facet::ALL`]; a clause that lets everything through has none.
pub fn parts(filter: &Filter, lens: &Lens) -> Vec<Part> {
    let mut parts = Vec::new();
    for facet in Facet::ALL {
        let mut add = |words: String, clause| {
            let inverted = match clause {
                Clause::OfFacet => filter.inverted(facet),
                Clause::Scope | Clause::InView => None,
            };
            parts.push(Part {
                facet,
                words,
                inverted,
                clause,
            });
        };
        if let Some(words) = clause_words(filter, lens, facet) {
            add(words, Clause::OfFacet);
        } else if facet == Facet::Actor && filter.actor_scope == ActorScope::Main {
            add("main actors only".to_owned(), Clause::Scope);
        }
        if facet == Facet::Area && filter.in_view.is_some() {
            add("in view only".to_owned(), Clause::InView);
        }
    }
    parts
}

/// The words with their first letter large.
pub(super) fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::super::{DeathRange, DrawnArea, Names, TextQuery, fixture};
    use super::*;
    use crate::geo::{GeoBox, LonLat, Outline};

    fn check(filter: &Filter, expected: &str) {
        let (_, lens) = fixture::four_events();
        assert_eq!(sentence(filter, &lens), expected);
    }

    fn chosen(facet: Facet, names: Names) -> Filter {
        let mut filter = Filter::default();
        filter.choose(facet, names);
        filter
    }

    #[test]
    fn a_filter_reads_as_one_sentence_in_a_fixed_order() {
        let mut filter = Filter {
            deaths: Some(DeathRange {
                least: Some(1),
                most: Some(20),
                inverted: false,
            }),
            text: Some(TextQuery {
                typed: "drone -school".to_owned(),
                inverted: false,
            }),
            area: Some(DrawnArea {
                outlines: vec![Outline::Circle {
                    centre: LonLat::clamped(96.0, 21.0),
                    radius_km: 20.0,
                }],
                inverted: false,
            }),
            in_view: GeoBox::new(94.0, 10.0, 99.0, 20.0),
            ..Filter::default()
        };
        filter.choose(Facet::TimePrecision, Names::only(["day"]));
        filter.choose(Facet::Actor, Names::only(["KIA"]));
        filter.choose(Facet::Civilians, Names::only(["other"]));
        filter.choose(Facet::Admin1, Names::only(["Sagaing"]));
        filter.choose(Facet::Type, Names::only(["Strike", "Clash"]));
        check(
            &filter,
            "Clash or Strike, in Sagaing, involving KIA, 1 to 20 estimated deaths, known to the day, not against \
             civilians, notes with \u{201c}drone\u{201d} but not \u{201c}school\u{201d}, inside a drawn circle of \
             20 km, in view only",
        );
        check(&Filter::default(), "");
    }

    #[test]
    fn clauses_turned_round_say_what_they_leave_out() {
        let check = |facet, names: &[&str], expected: &str| {
            check(
                &chosen(facet, Names::all_but(names.iter().copied())),
                expected,
            );
        };
        check(
            Facet::Type,
            &["Strike", "Arson"],
            "all but Arson and Strike",
        );
        check(
            Facet::SubType,
            &["Ambush"],
            "all sub-event types but Ambush",
        );
        check(Facet::Township, &["Two, A"], "not in Two (A)");
        check(Facet::Actor, &["KIA", "AA"], "not involving AA or KIA");
        check(Facet::Opponent, &["Army"], "not against Army");
        check(Facet::Source, &["Radio"], "not reported by Radio");
        check(Facet::PlacePrecision, &["exact"], "place not known exactly");
        check(Facet::Civilians, &["other"], "against civilians");
        check(Facet::Type, &[], "");
    }

    #[test]
    fn what_is_not_given_reads_as_words_and_stands_last() {
        let check = |facet, names: &[&str], expected: &str| {
            check(&chosen(facet, Names::only(names.iter().copied())), expected);
        };
        check(
            Facet::Region,
            &["", "North"],
            "in the areas North or outside every area",
        );
        check(Facet::Region, &[""], "outside every area");
        check(Facet::Region, &["North"], "in the area North");
        check(Facet::Township, &[""], "without a township");
        check(Facet::Source, &[""], "without a named source");
        check(
            Facet::TimePrecision,
            &["not given", "week", "day"],
            "known to the day, to the week or to an unstated degree",
        );
        check(Facet::Type, &[], "no event type");
    }

    #[test]
    fn a_long_list_names_one_and_counts_the_others() {
        let townships = ["Two, A", "One, A", "Six, B", "Ten, C"];
        let filter = chosen(Facet::Township, Names::only(townships));
        check(&filter, "in One (A) and 3 more townships");
    }

    #[test]
    fn ranges_of_deaths_are_worded_by_their_ends() {
        let check = |least, most, inverted, expected: &str| {
            let deaths = Some(DeathRange {
                least,
                most,
                inverted,
            });
            let filter = Filter {
                deaths,
                ..Filter::default()
            };
            check(&filter, expected);
        };
        check(Some(5), None, false, "at least 5 estimated deaths");
        check(None, Some(1000), false, "at most 1,000 estimated deaths");
        check(Some(1), Some(1), false, "1 estimated death");
        check(Some(2), Some(9), true, "not 2 to 9 estimated deaths");
        check(None, None, false, "with an estimate of deaths");
        check(None, None, true, "without an estimate of deaths");
    }

    #[test]
    fn searches_and_scopes_have_words_too() {
        let text = |typed: &str, inverted| Filter {
            text: Some(TextQuery {
                typed: typed.to_owned(),
                inverted,
            }),
            ..Filter::default()
        };
        check(
            &text("\"air strike\" -drill -film", false),
            "notes with \u{201c}air strike\u{201d} but not \u{201c}drill\u{201d} or \u{201c}film\u{201d}",
        );
        check(
            &text("drone", true),
            "except notes with \u{201c}drone\u{201d}",
        );
        check(&text(" - ", false), "");
        let main = Filter {
            actor_scope: ActorScope::Main,
            ..Filter::default()
        };
        check(&main, "main actors only");
        let asked = main.with_only(Facet::Actor, "KIA");
        check(&asked, "involving KIA as a main actor");
    }

    #[test]
    fn the_line_below_a_caption_leaves_out_the_actors_it_names() {
        let (_, lens) = fixture::four_events();
        let mut filter = chosen(Facet::Actor, Names::only(["KIA"]));
        assert_eq!(caption_line(&filter, &lens), "");
        filter.choose(Facet::Admin1, Names::only(["A"]));
        assert_eq!(caption_line(&filter, &lens), "In A");
        filter.invert(Facet::Actor);
        assert_eq!(caption_line(&filter, &lens), "In A, not involving KIA");
    }

    #[test]
    fn a_part_is_taken_off_alone_and_turned_round_alone() {
        let (_, lens) = fixture::four_events();
        let mut filter = Filter {
            area: Some(DrawnArea {
                outlines: vec![Outline::Box(GeoBox::new(94.0, 10.0, 99.0, 20.0).unwrap())],
                inverted: false,
            }),
            in_view: GeoBox::new(94.0, 10.0, 99.0, 20.0),
            ..Filter::default()
        };
        filter.invert(Facet::Area);
        let both = parts(&filter, &lens);
        assert_eq!(both[0].words, "outside a drawn rectangle");
        assert_eq!([both[0].inverted, both[1].inverted], [Some(true), None]);
        both[1].take_off(&mut filter);
        assert_eq!(parts(&filter, &lens), [both[0].clone()]);
        both[0].take_off(&mut filter);
        assert_eq!(filter, Filter::default());
    }
}

//! Puts names to the local parts of a month's events, with a fixed number of names where one is asked for.
//!
//! Start at [`cast`]. With a quota the local groups are chosen first and each gets a part before any gets a second,
//! so the number of names comes out exactly, not by trial.

use super::actors::{ActorNumber, Actors};
use super::dice::Dice;
use super::sides::{Part, Sides};
use std::collections::BTreeSet;

/// An event's parts with its township.
pub(super) struct Draft {
    pub township: usize,
    pub sides: Sides,
}

/// The names on each side, leading actor first, nobody twice in one event.
pub(super) type Names = [Vec<ActorNumber>; 2];

/// How many local groups each township has by this month: they form one after another over the first thirty months.
pub(super) fn formed(month: usize, actors: &Actors) -> Vec<usize> {
    let by_now = |own: &Vec<ActorNumber>| (own.len() * (month + 5).min(32)).div_ceil(32);
    actors.locals.iter().map(by_now).collect()
}

/// How many local groups of each township take part so that exactly `quota` names appear in all.
pub(super) fn troupe(drafts: &[Draft], quota: usize, actors: &Actors) -> Vec<usize> {
    let mut named = BTreeSet::new();
    let mut places = vec![0usize; actors.locals.len()];
    for draft in drafts {
        for part in draft.sides.iter().flatten() {
            match part {
                Part::Named(number) => {
                    named.insert(*number);
                }
                Part::Local => places[draft.township] += 1,
            }
        }
    }
    let room = |at: usize| places[at].min(actors.locals[at].len());
    let mut chosen = vec![0usize; places.len()];
    let mut wanted = quota.saturating_sub(named.len());
    let most = actors.locals.iter().map(Vec::len).max().unwrap_or(0);
    for round in 0..most {
        for at in (0..places.len()).filter(|at| room(*at) > round) {
            if wanted > 0 {
                chosen[at] += 1;
                wanted -= 1;
            }
        }
    }
    chosen
}

/// Names for every part; township `t` is played by the first `troupe[t]` of its local groups, each at least once
/// if there are parts enough.
pub(super) fn cast(
    drafts: &[Draft],
    troupe: &[usize],
    actors: &Actors,
    dice: &mut Dice,
) -> Vec<Names> {
    let mut unseen: Vec<std::ops::Range<usize>> = troupe.iter().map(|count| 0..*count).collect();
    let mut casting = |draft: &Draft| {
        let own = &actors.locals[draft.township];
        let count = troupe[draft.township];
        let mut present: Vec<ActorNumber> = Vec::new();
        draft.sides.clone().map(|side| {
            let mut names = Vec::new();
            for part in side {
                let name = match part {
                    Part::Named(number) => Some(number),
                    Part::Local => unseen[draft.township]
                        .next()
                        .or_else(|| (count > 0).then(|| dice.tail(count)))
                        .map(|at| own[at]),
                };
                if let Some(name) = name.filter(|name| !present.contains(name)) {
                    present.push(name);
                    names.push(name);
                }
            }
            names
        })
    };
    drafts.iter().map(&mut casting).collect()
}

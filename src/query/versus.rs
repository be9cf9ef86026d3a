//! Who stands against whom: the largest actors or aliases as a square of counts.
//!
//! A cell is the count of [`against`](super::against) its row and column, the note below it that of
//! [`involving_none`](super::involving_none). Start at [`versus`].

use super::actor_groups::ActorCount;
use super::actor_list::actor_list;
use super::clauses::{Sides, actor_set, among};
use super::filter::{Filter, Names};
use super::lens::Lens;
use super::select::select;
use crate::store::EventStore;
use serde::{Deserialize, Serialize};

/// What the rows of the square stand for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum VersusBy {
    /// The aliases of the book.
    Aliases,
    /// Single full names.
    #[default]
    Names,
}

/// The fewest and the most actors of a square.
pub const VERSUS_SIZES: std::ops::RangeInclusive<u8> = 5..=40;

/// A square of counts: entry `row * actors + column`. Equal to itself turned over its diagonal.
#[derive(Clone, Debug, PartialEq)]
pub struct Versus {
    /// What was counted, its clauses on actors aside.
    pub filter: Filter,
    /// The actors or aliases, most events first, then by name.
    pub actors: Vec<ActorCount>,
    cells: Vec<u32>,
    /// The highest count off the diagonal.
    pub highest: u32,
    /// Events that were looked at.
    pub events: u64,
    /// Events in which none of the actors has a part.
    pub of_others: u64,
}

impl Versus {
    /// Events in which the actor of a row stands against that of a column; 0 outside the square.
    pub fn cell(&self, row: usize, column: usize) -> u32 {
        let inside = row < self.actors.len() && column < self.actors.len();
        let cell = self.cells.get(row * self.actors.len() + column);
        cell.copied().filter(|_| inside).unwrap_or(0)
    }
}

/// Counts the square of the `most` largest actors or aliases, brought within [`VERSUS_SIZES`]. Two passes.
pub fn versus(store: &EventStore, lens: &Lens, filter: &Filter, by: VersusBy, most: u8) -> Versus {
    let list = actor_list(store, lens, filter);
    let (names, aliases) = (list.ranking.names, list.ranking.aliases);
    let mut actors = match by {
        VersusBy::Names => names,
        VersusBy::Aliases => aliases,
    };
    actors.retain(|count| count.events > 0);
    actors.truncate(
        most.clamp(*VERSUS_SIZES.start(), *VERSUS_SIZES.end())
            .into(),
    );
    let matches = select(store, lens, &list.filter);
    let sides = Sides::new(store, list.filter.actor_scope);
    let bits = bits_of_codes(store, lens, &actors);
    let size = actors.len();
    let (mut cells, mut of_others) = (vec![0u32; size * size], 0);
    for row in matches.rows() {
        let [first, second] = [0, 1].map(|side| {
            let codes = sides.of(row, side);
            codes.fold(0u64, |met, code| met | bits[code as usize])
        });
        of_others += u64::from(first | second == 0);
        for one in set_bits(first | second) {
            // Whoever stands on both sides is met by both.
            let facing = met_by(one, first, second) | met_by(one, second, first);
            for other in set_bits(facing) {
                cells[one * size + other] += 1;
            }
        }
    }
    let off_diagonal = (0..cells.len()).filter(|at| at / size.max(1) != at % size.max(1));
    Versus {
        highest: off_diagonal.map(|at| cells[at]).max().unwrap_or(0),
        filter: list.filter,
        events: list.events,
        actors,
        cells,
        of_others,
    }
}

/// For every actor code the actors of the square it belongs to, a bit each.
fn bits_of_codes(store: &EventStore, lens: &Lens, actors: &[ActorCount]) -> Vec<u64> {
    let mut bits = vec![0u64; store.actors().len()];
    for (at, actor) in actors.iter().enumerate() {
        let set = actor_set(lens, &Names::only([actor.asked.as_str()]));
        for (bits, belongs) in bits.iter_mut().zip(among(store, &set)) {
            *bits |= u64::from(belongs) << at;
        }
    }
    bits
}

/// Who faces actor `one` where it stands among `ours`.
fn met_by(one: usize, ours: u64, theirs: u64) -> u64 {
    if ours >> one & 1 == 1 { theirs } else { 0 }
}

fn set_bits(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lowest = bits.trailing_zeros();
        let any = bits != 0;
        bits &= bits.wrapping_sub(1);
        any.then_some(lowest as usize)
    })
}

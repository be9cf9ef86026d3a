//! Two counts of the same thing side by side: how they differ, and whether that is more than chance.
//!
//! Knows counts and names, not how they came about. Start at [`differences`].

use std::cmp::Reverse;

/// A name with its events in A and in B.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The value of the facet; empty for "not given" or "outside".
    pub name: String,
    /// Its events in A.
    pub a: u64,
    /// Its events in B.
    pub b: u64,
}

/// What two counts allow to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// More in A than chance explains.
    More,
    /// Fewer in A than chance explains.
    Fewer,
    /// Equal, or no further apart than chance alone often makes them.
    WithinChance,
    /// Too few events on both sides together to say anything.
    TooFew,
}

/// Fewer events than this on both sides together say nothing.
pub const FEW: u64 = 10;

impl Difference {
    /// Events in A less those in B.
    pub fn change(&self) -> i64 {
        i64::try_from(self.a).unwrap_or(i64::MAX) - i64::try_from(self.b).unwrap_or(i64::MAX)
    }

    /// The change as a share of B, 0.5 for half as many again; `None` where B has none.
    pub fn share(&self) -> Option<f64> {
        (self.b > 0).then(|| self.a as f64 / self.b as f64 - 1.0)
    }

    /// What the two counts allow to say.
    ///
    /// Counts of events that come independently scatter by their own square root (Poisson), so a difference of less
    /// than twice the square root of the sum is what chance alone makes in one of twenty cases. Events that come in
    /// clusters scatter more: this is the least caution, not the most.
    pub fn verdict(&self) -> Verdict {
        let (sum, change) = (self.a + self.b, self.change());
        let beyond = change.unsigned_abs().saturating_pow(2) > sum.saturating_mul(4);
        match change {
            _ if sum < FEW => Verdict::TooFew,
            0 => Verdict::WithinChance,
            _ if !beyond => Verdict::WithinChance,
            1.. => Verdict::More,
            _ => Verdict::Fewer,
        }
    }
}

/// The names that have an event in A or in B: the largest change first, then the most events, then by name.
pub fn differences<'a>(
    names: impl Iterator<Item = &'a str>,
    a: &[u32],
    b: &[u32],
) -> Vec<Difference> {
    let counts = a.iter().zip(b);
    let mut list: Vec<Difference> = names
        .zip(counts)
        .filter(|(_, (a, b))| **a > 0 || **b > 0)
        .map(|(name, (a, b))| Difference {
            name: name.to_owned(),
            a: u64::from(*a),
            b: u64::from(*b),
        })
        .collect();
    list.sort_by(|one, two| {
        let key = |d: &Difference| (Reverse(d.change().unsigned_abs()), Reverse(d.a + d.b));
        key(one)
            .cmp(&key(two))
            .then_with(|| one.name.cmp(&two.name))
    });
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: u64, b: u64, expected: Verdict) {
        let difference = Difference {
            name: String::new(),
            a,
            b,
        };
        assert_eq!(difference.verdict(), expected, "{a} against {b}");
        let turned = Difference {
            a: b,
            b: a,
            ..difference.clone()
        };
        assert_eq!(turned.change(), -difference.change());
    }

    #[test]
    fn small_numbers_are_called_small() {
        check(3, 0, Verdict::TooFew);
        check(9, 0, Verdict::TooFew);
        check(0, 0, Verdict::TooFew);
        check(10, 0, Verdict::More);
        check(0, 10, Verdict::Fewer);
        check(8, 4, Verdict::WithinChance);
        check(40, 40, Verdict::WithinChance);
        check(578, 520, Verdict::WithinChance);
        check(600, 500, Verdict::More);
        check(u64::from(u32::MAX), 0, Verdict::More);
    }

    #[test]
    fn the_largest_change_comes_first_and_what_has_no_events_is_left_out() {
        let names = ["North", "South", "East", ""];
        let list = differences(names.into_iter(), &[5, 0, 0, 7], &[2, 9, 0, 7]);
        let lines: Vec<_> = list.iter().map(|d| (d.name.as_str(), d.change())).collect();
        assert_eq!(lines, [("South", -9), ("North", 3), ("", 0)]);
        assert_eq!(list[0].share(), Some(-1.0));
        assert_eq!(differences(["A"].into_iter(), &[1], &[0])[0].share(), None);
    }
}

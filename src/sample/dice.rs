//! Repeatable chance: the same seed gives the same draws on every machine.
//!
//! Integers only (no libm, no hash order), so that the sample's bytes never differ. Start at [`Dice`].

/// A stream of draws: SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
pub(super) struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `end - 1`; 0 when `end` is 0.
    pub fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        low + self.below((high - low + 1).max(1) as usize) as i32
    }

    /// True this many times in a hundred.
    pub fn percent(&mut self, share: usize) -> bool {
        self.below(100) < share
    }

    /// Like [`Dice::below`], but low numbers come far more often than high ones.
    pub fn tail(&mut self, end: usize) -> usize {
        let inner = self.below(end) + 1;
        let inner = self.below(inner) + 1;
        self.below(inner)
    }

    /// One of the list. The lists here are written in the program and never empty.
    pub fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// An index drawn by running totals as [`running`] makes them; 0 when all weights are 0.
    pub fn by_weight(&mut self, totals: &[u64]) -> usize {
        let all = totals.last().copied().unwrap_or(0);
        let drawn = self.below(all as usize) as u64;
        let found = totals.partition_point(|total| *total <= drawn);
        found.min(totals.len().saturating_sub(1))
    }

    /// An index drawn by the weights themselves; for short lists.
    pub fn among(&mut self, weights: impl Iterator<Item = u64> + Clone) -> usize {
        let mut drawn = self.below(weights.clone().sum::<u64>() as usize) as u64;
        let passed = weights.take_while(|weight| {
            let passed = drawn >= *weight;
            drawn = drawn.saturating_sub(*weight);
            passed
        });
        passed.count()
    }

    /// Puts the list in a drawn order (Fisher and Yates).
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}

/// Running totals of weights, for [`Dice::by_weight`].
pub(super) fn running(weights: impl IntoIterator<Item = u64>) -> Vec<u64> {
    let totals = weights.into_iter().scan(0u64, |sum, weight| {
        *sum += weight;
        Some(*sum)
    });
    totals.collect()
}

/// Deals `total` in proportion to the weights: each gets at least 1, and the sum is exact (largest remainders).
///
/// `total` must be at least the number of weights.
pub(super) fn shares(total: usize, weights: &[u64]) -> Vec<usize> {
    let all: u64 = weights.iter().sum::<u64>().max(1);
    let spare = total.saturating_sub(weights.len()) as u64;
    let mut shares: Vec<usize> = weights
        .iter()
        .map(|weight| 1 + (spare * weight / all) as usize)
        .collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(spare * weights[*at] % all), *at));
    let missing = total.saturating_sub(shares.iter().sum());
    for at in order.into_iter().cycle().take(missing) {
        shares[at] += 1;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_add_up_and_nobody_goes_without() {
        for (total, weights) in [
            (7, vec![5, 1, 1]),
            (3, vec![100, 0, 1]),
            (805, vec![3; 132]),
        ] {
            let dealt = shares(total, &weights);
            assert_eq!(dealt.iter().sum::<usize>(), total);
            assert!(dealt.iter().all(|share| *share >= 1));
        }
    }

    #[test]
    fn a_weight_of_nothing_is_never_drawn() {
        let mut dice = Dice::new(1);
        let weights = [0, 3, 0, 1, 0];
        let totals = running(weights);
        let long: Vec<usize> = (0..200).map(|_| dice.by_weight(&totals)).collect();
        let short: Vec<usize> = (0..200).map(|_| dice.among(weights.into_iter())).collect();
        for drawn in [long, short] {
            assert!(drawn.iter().all(|at| [1, 3].contains(at)));
            assert!(drawn.contains(&1) && drawn.contains(&3));
        }
    }
}

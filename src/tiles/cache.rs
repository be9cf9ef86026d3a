//! A bounded map that forgets what was not used for the longest time.
//!
//! Knows nothing of tiles; bounded by number and by weight.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Mutex, PoisonError};

/// Keeps at most so many values of at most so much weight together. Shared between threads.
#[derive(Debug)]
pub struct Cache<K, V> {
    most_values: usize,
    most_weight: usize,
    held: Mutex<Held<K, V>>,
}

#[derive(Debug)]
struct Held<K, V> {
    clock: u64,
    weight: usize,
    slots: HashMap<K, Slot<V>>,
}

#[derive(Debug)]
struct Slot<V> {
    value: V,
    weight: usize,
    used: u64,
}

impl<K: Copy + Eq + Hash, V: Clone> Cache<K, V> {
    /// An empty cache.
    pub fn new(most_values: usize, most_weight: usize) -> Cache<K, V> {
        Cache {
            most_values,
            most_weight,
            held: Mutex::new(Held {
                clock: 0,
                weight: 0,
                slots: HashMap::new(),
            }),
        }
    }

    /// The value of `key`, made when it is not there, with the weight `weigh` gives it.
    ///
    /// It is made outside the lock: two threads may make the same value, and none waits for another.
    pub fn get(&self, key: K, make: impl FnOnce() -> V, weigh: impl FnOnce(&V) -> usize) -> V {
        if let Some(value) = self.find(key) {
            return value;
        }
        let value = make();
        let weight = weigh(&value);
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.clock += 1;
        let used = held.clock;
        let slot = Slot {
            value: value.clone(),
            weight,
            used,
        };
        held.weight += weight;
        if let Some(old) = held.slots.insert(key, slot) {
            held.weight -= old.weight;
        }
        while held.slots.len() > self.most_values || held.weight > self.most_weight {
            let oldest = held.slots.iter().min_by_key(|(_, slot)| slot.used);
            let Some(oldest) = oldest.map(|(key, _)| *key) else {
                break;
            };
            if let Some(gone) = held.slots.remove(&oldest) {
                held.weight -= gone.weight;
            }
        }
        value
    }

    fn find(&self, key: K) -> Option<V> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        held.clock += 1;
        let clock = held.clock;
        let slot = held.slots.get_mut(&key)?;
        slot.used = clock;
        Some(slot.value.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_not_used_for_longest_goes_first() {
        let cache = Cache::new(2, 100);
        cache.get('a', || 1, |_| 1);
        cache.get('b', || 2, |_| 1);
        cache.get('a', || 0, |_| 1);
        cache.get('c', || 3, |_| 1);
        assert_eq!(cache.get('a', || 9, |_| 1), 1, "used since");
        assert_eq!(cache.get('b', || 9, |_| 1), 9, "forgotten and made again");
    }

    #[test]
    fn a_value_heavier_than_the_cache_is_handed_out_and_not_kept() {
        let cache = Cache::new(2, 10);
        assert_eq!(cache.get('a', || 1, |_| 11), 1);
        assert_eq!(cache.get('a', || 2, |_| 1), 2);
        assert_eq!(cache.get('a', || 3, |_| 1), 2);
    }
}

//! How much memory a store holds.
//!
//! Counts what was asked of the allocator, room to grow included; not what the allocator itself adds.

use super::columns::{EventStore, Place, Township};

/// Bytes of memory on the heap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeapBytes {
    /// Columns, dictionaries, ids, and sites with their rows and their tree.
    pub events: usize,
    /// The descriptions of the events, and where each of them stands.
    pub notes: usize,
}

impl EventStore {
    /// The memory this store holds, the notes apart from everything else.
    pub fn heap_bytes(&self) -> HeapBytes {
        let words = [
            self.days.capacity(),
            self.day_starts.capacity(),
            self.spans.capacity(),
            self.spans_last.capacity(),
            self.spans_reach.capacity(),
            self.class.capacity(),
            self.place.capacity(),
            self.actor1.capacity(),
            self.actor2.capacity(),
            self.source.capacity(),
            self.line.capacity(),
            2 * self.classes.capacity(),
        ];
        let names = [
            &self.event_types,
            &self.sub_event_types,
            &self.place_names,
            &self.actors,
            &self.sources,
        ];
        let in_townships = self.townships.iter();
        let events = words.iter().sum::<usize>() * size_of::<u32>()
            + names.map(|names| names.heap_bytes()).iter().sum::<usize>()
            + self.qualities.capacity()
            + self.places.capacity() * size_of::<Place>()
            + self.townships.capacity() * size_of::<Township>()
            + in_townships
                .map(|township| township.admin1.capacity() + township.admin3.capacity())
                .sum::<usize>()
            + self.associates.heap_bytes()
            + self.deaths.heap_bytes()
            + self.timestamp.heap_bytes()
            + self.ids.heap_bytes()
            + self.sites.heap_bytes();
        HeapBytes {
            events,
            notes: self.notes.heap_bytes(),
        }
    }
}

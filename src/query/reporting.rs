//! How far back the source is still reporting, from the times at which it last changed its rows.
//!
//! Decided once for a store, whatever is filtered. Start at [`reporting`].

use crate::event::Day;
use crate::store::{EventStore, Row};

/// Days that are still filling up when the newest row was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reporting {
    /// The first day that is still being reported.
    pub from: Day,
    /// The day on which the newest row was written.
    pub newest: Day,
    /// Days after which three in four events had been written down.
    pub delay_days: i32,
}

const SECS_PER_DAY: i64 = 86_400;
/// A delay longer than this tells of later corrections, not of reporting.
const LONGEST_DELAY_DAYS: i32 = 62;

/// The days that may still gain events; `None` where the timestamps do not tell.
///
/// The delay of an event is the time from its last day to its timestamp. The reporting delay is the third quartile of
/// the delays of all events that have a timestamp: a quarter may be later corrections without changing it, and it is
/// cut at 62 days. Days later than the newest timestamp less that delay are still being reported. `None` where fewer
/// than half the rows have a timestamp, where nine in ten were written on one day (the date of an export, not of
/// reporting), or where the data ends before those days begin.
pub fn reporting(store: &EventStore) -> Option<Reporting> {
    let extent = store.extent()?;
    let mut written: Vec<i32> = Vec::new();
    let mut delays: Vec<i32> = Vec::new();
    for row in 0..store.len() as Row {
        let timestamp = store.timestamp(row);
        if timestamp > 0 {
            let day = i32::try_from(timestamp / SECS_PER_DAY).unwrap_or(i32::MAX);
            written.push(day);
            delays.push(day.saturating_sub(store.days(row).last().number()).max(0));
        }
    }
    if written.is_empty() || written.len() * 2 < store.len() {
        return None;
    }
    let newest = *written.iter().max()?;
    written.sort_unstable();
    let on_the_commonest = written.chunk_by(|a, b| a == b).map(<[i32]>::len).max()?;
    if on_the_commonest * 10 >= written.len() * 9 {
        return None;
    }
    let at = (delays.len() - 1) * 3 / 4;
    let (_, quartile, _) = delays.select_nth_unstable(at);
    let delay_days = (*quartile).min(LONGEST_DELAY_DAYS);
    let newest = Day::from_number(newest);
    let from = newest.plus(1 - delay_days).max(extent.first());
    (delay_days > 0 && from <= extent.last()).then_some(Reporting {
        from,
        newest,
        delay_days,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{DayRange, PlacePrecision, TimePrecision};
    use crate::store::{NewEvent, StoreBuilder};

    /// One event a day from 1 January 2024, each written so many days later; `None` leaves the timestamp out.
    fn check(delays: &[Option<i32>], expected: Option<(&str, i32)>) {
        let first: Day = "2024-01-01".parse().unwrap();
        let mut builder = StoreBuilder::new();
        for (number, delay) in (0..).zip(delays) {
            let day = first.plus(number);
            let written = delay.map_or(0, |delay| i64::from(day.plus(delay).number()));
            builder.push(&event(
                day,
                written * SECS_PER_DAY + 3_600 * i64::from(delay.is_some()),
            ));
        }
        let found = reporting(&builder.build());
        let found = found.map(|found| (found.from.to_string(), found.delay_days));
        assert_eq!(found, expected.map(|(day, delay)| (day.to_owned(), delay)));
    }

    fn event(day: Day, timestamp: i64) -> NewEvent<'static> {
        NewEvent {
            id: "",
            days: DayRange::single(day),
            time_precision: TimePrecision::Day,
            at: None,
            place_precision: PlacePrecision::Unknown,
            country: "",
            admin1: "",
            admin2: "",
            admin3: "",
            location: "",
            event_type: "",
            sub_event_type: "Clash",
            actor1: "",
            actor2: "",
            associates1: &[],
            associates2: &[],
            deaths: None,
            civilian_targeting: false,
            source: "",
            notes: "",
            timestamp,
            line: 1,
        }
    }

    #[test]
    fn the_days_within_the_usual_delay_are_still_being_reported() {
        // Twenty days, each written a week later: the newest on 27 January.
        check(&[Some(7); 20], None);
        let mut late = [Some(7); 20];
        late[19] = Some(2);
        // The newest on 26 January; the seven days up to it, of which the data has one.
        check(&late, Some(("2024-01-20", 7)));
    }

    #[test]
    fn a_few_late_corrections_do_not_change_the_delay() {
        let mut delays = [Some(3); 40];
        for (day, corrected) in (0..).zip(delays.iter_mut().take(8)) {
            *corrected = Some(40 - day);
        }
        delays[39] = Some(1);
        check(&delays, Some(("2024-02-09", 3)));
    }

    #[test]
    fn timestamps_of_one_export_or_of_few_rows_say_nothing() {
        let export: Vec<Option<i32>> = (0..30).map(|day| Some(40 - day)).collect();
        check(&export, None);
        let mut few = vec![None; 20];
        few[18] = Some(1);
        few[19] = Some(2);
        check(&few, None);
        check(&[], None);
    }
}

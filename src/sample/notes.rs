//! What the notes of an invented event say; each begins by saying that it is invented.
//!
//! Nothing here is taken from a real report.

use super::rows::Row;

/// What happens in each kind of event, in the order of the kinds: `1` and `2` are the sides, `@` is the place.
const SAYINGS: [&str; 25] = [
    "1 and 2 exchanged fire near @",
    "1 took @ back from 2",
    "1 took @ from 2",
    "1 attacked 2 in @",
    "1 were accused of violence against 2 in @",
    "1 took people away from @",
    "1 threw a grenade at 2 in @",
    "1 shelled @; 2 were hit",
    "a device laid by 1 went off in @; 2 were hit",
    "a bomber of 1 struck 2 in @",
    "1 were said to have used gas against 2 in @",
    "1 struck @ from the air; 2 were hit",
    "2 broke up a march of 1 in @",
    "1 fired on 2 in @",
    "1 threw stones at 2 in @",
    "1 set upon 2 in @",
    "1 burned property of 2 in @",
    "1 marched through @",
    "1 and 2 agreed to a pause in @",
    "1 arrested people in @",
    "1 announced a new structure in @",
    "1 found and cleared weapons in @",
    "1 opened a camp in @",
    "1 left @ to 2",
    "1 moved through @",
];

/// Puts one or two sentences about the event into `note`, in place of what it held.
pub(super) fn note(note: &mut String, row: &Row, one: &str, two: &str) {
    let day = row.day.long();
    let month = day.split_once(' ').map_or("", |(_, month)| month);
    let when = match row.time_precision {
        1 => ["On ", &day],
        2 => ["Around ", &day],
        _ => ["Some time in ", month],
    };
    note.clear();
    note.push_str("Invented event: ");
    note.extend(when);
    note.push_str(", ");
    for letter in SAYINGS[row.kind].chars() {
        match letter {
            '1' => note.push_str(short(one)),
            '2' if two.is_empty() => note.push_str("nobody in particular"),
            '2' => note.push_str(short(two)),
            '@' => push_place(note, row),
            other => note.push(other),
        }
    }
    note.push('.');
    match row.deaths {
        0 => {}
        1 => note.push_str(" One death."),
        many => note.extend([" ", &many.to_string(), " deaths."]),
    }
}

/// The spot, and the township where the spot's name does not say it.
fn push_place(note: &mut String, row: &Row) {
    let place = &row.place;
    note.push_str(place.location);
    if !place.location.starts_with(place.admin3) {
        note.extend([" (", place.admin3, ")"]);
    }
}

fn short(name: &str) -> &str {
    name.strip_suffix(" (invented)").unwrap_or(name)
}

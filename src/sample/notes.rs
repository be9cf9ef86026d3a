//! What the notes of an invented event say; each begins by saying that it is invented.

use super::kinds::*;
use super::rows::Row;

/// One or two sentences about the event.
pub(super) fn note(row: &Row, one: &str, two: &str) -> String {
    let (one, two) = (short(one), short(two));
    let other = if two.is_empty() {
        "nobody in particular"
    } else {
        two
    };
    let place = &row.place;
    let within = if place.admin3.is_empty() {
        place.admin1
    } else {
        place.admin3
    };
    let at = if place.location == within {
        within.to_owned()
    } else {
        format!("{} ({within})", place.location)
    };
    let when = match row.time_precision {
        1 => format!("On {}", row.day.long()),
        2 => format!("Around {}", row.day.long()),
        _ => format!("In the month of {}", row.day.long()),
    };
    let what = match row.kind {
        ARMED_CLASH => format!("{one} and {other} exchanged fire near {at}"),
        REGAINED => format!("{one} took {at} back from {other}"),
        OVERTAKEN => format!("{one} took {at} from {other}"),
        ATTACK => format!("{one} attacked {other} in {at}"),
        SEXUAL_VIOLENCE => format!("{one} were accused of violence against {other} in {at}"),
        ABDUCTION => format!("{one} took people away from {at}"),
        GRENADE => format!("{one} threw a grenade at {other} in {at}"),
        SHELLING => format!("{one} shelled {at}; {other} were hit"),
        LANDMINE => format!("a device laid by {one} went off in {at}; {other} were hit"),
        SUICIDE_BOMB => format!("a bomber of {one} struck {other} in {at}"),
        CHEMICAL_WEAPON => format!("{one} were said to have used gas against {other} in {at}"),
        AIR_STRIKE => format!("{one} struck {at} from the air; {other} were hit"),
        INTERVENTION => format!("{other} broke up a march of {one} in {at}"),
        EXCESSIVE_FORCE => format!("{one} fired on {other} in {at}"),
        VIOLENT_DEMONSTRATION => format!("{one} threw stones at {other} in {at}"),
        MOB_VIOLENCE => format!("{one} set upon {other} in {at}"),
        DESTRUCTION => format!("{one} burned property of {other} in {at}"),
        PEACEFUL_PROTEST => format!("{one} marched through {at}"),
        AGREEMENT => format!("{one} and {other} agreed to a pause in {at}"),
        ARRESTS => format!("{one} arrested people in {at}"),
        CHANGE_TO_GROUP => format!("{one} announced a new structure in {at}"),
        DISRUPTED_WEAPONS => format!("{one} found and cleared weapons in {at}"),
        HEADQUARTERS => format!("{one} opened a camp in {at}"),
        QUIET_TRANSFER => format!("{one} left {at} to {other}"),
        _ => format!("{one} moved through {at}"),
    };
    let deaths = match row.deaths {
        0 => String::new(),
        1 => " One death.".to_owned(),
        many => format!(" {many} deaths."),
    };
    format!("Invented event: {when}, {what}.{deaths}")
}

fn short(name: &str) -> &str {
    name.strip_suffix(" (invented)").unwrap_or(name)
}

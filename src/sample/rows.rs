//! Writes planned events as rows of a table in ACLED's current layout of 31 columns.
//!
//! Start at [`Row`] and [`write`]. What an event says in words is in `notes`.

use super::actors::{Actor, ActorNumber, Actors, Inter};
use super::cast::Names;
use super::dice::Dice;
use super::kinds::{self, Group, KINDS, Kind};
use super::names::SOURCES;
use super::notes;
use super::places::{Spot, Township};
use crate::event::Day;
use std::borrow::Cow;
use std::fmt::{self, Write as _};

const HEADER: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,geo_precision,source,source_scale,notes,fatalities,tags,timestamp\n";

/// One event, ready to be written but for its number.
pub(super) struct Row<'a> {
    pub day: Day,
    pub kind: Kind,
    pub names: Names,
    pub place: Place<'a>,
    pub time_precision: u8,
    pub deaths: usize,
    pub source: (&'static str, &'static str),
    pub crowd: Option<usize>,
    pub timestamp: i64,
}

/// Where an event is put, as the table's columns have it.
#[derive(Clone)]
pub(super) struct Place<'a> {
    pub admin1: &'a str,
    pub admin2: &'a str,
    pub admin3: &'a str,
    pub location: &'a str,
    pub spot: Spot,
    /// 1 the village, 2 near the town, 3 only the larger region.
    pub precision: u8,
}

impl<'a> Row<'a> {
    /// Gives the event its place in the township, its precision, deaths, source and time of entry.
    pub fn new(
        day: Day,
        kind: Kind,
        names: Names,
        township: &'a Township,
        dice: &mut Dice,
    ) -> Row<'a> {
        let time_precision = match dice.below(100) {
            0..93 => 1,
            93..99 => 2,
            _ => 3,
        };
        let demonstration =
            KINDS[kind].group == Group::Crackdown || kind == kinds::PEACEFUL_PROTEST;
        let size = dice.pick(&[20, 50, 100, 100, 200, 300, 500, 1000]);
        Row {
            day,
            kind,
            names,
            place: place(township, demonstration, dice),
            time_precision,
            deaths: kinds::deaths(kind, dice),
            source: dice.pick(&SOURCES),
            crowd: (demonstration && kind != kinds::MOB_VIOLENCE && dice.percent(60))
                .then_some(size),
            timestamp: entered(day, dice),
        }
    }
}

fn place<'a>(township: &'a Township, in_town: bool, dice: &mut Dice) -> Place<'a> {
    let villages = &township.villages;
    let town = || (township.name.as_str(), township.centre);
    let (village_share, town_share) = if in_town { (14, 62) } else { (39, 10) };
    let ((location, spot), precision) = match dice.below(100) {
        roll if roll < village_share && !villages.is_empty() => {
            let village = &villages[dice.tail(villages.len())];
            ((village.name.as_str(), village.spot), 1)
        }
        roll if roll < village_share + town_share => (town(), 1),
        roll if roll >= 97 => ((township.wider.as_str(), township.centre), 3),
        roll if roll >= 86 && !township.outskirts.is_empty() => {
            let side = &township.outskirts[dice.tail(township.outskirts.len())];
            ((side.name.as_str(), side.spot), 2)
        }
        _ => (town(), 2),
    };
    Place {
        admin1: &township.admin1,
        admin2: &township.district,
        admin3: &township.name,
        location,
        spot,
        precision,
    }
}

/// Seconds since 1970 at which the row was entered: a Tuesday one to two weeks later, some revised by weeks.
fn entered(day: Day, dice: &mut Dice) -> i64 {
    let to_tuesday = 7 - (day.weekday() as i32 + 6) % 7;
    let revised = if dice.percent(12) {
        7 * (1 + dice.tail(40) as i32)
    } else {
        0
    };
    let on = day.plus(to_tuesday + 7 + revised);
    i64::from(on.number()) * 86_400 + 54_000 + dice.below(14_400) as i64
}

/// The whole table, newest first; events are numbered from the oldest, so `rows` must be sorted by day.
pub(super) fn write(rows: &[Row], actors: &Actors) -> String {
    let mut text = String::with_capacity(rows.len() * 520 + HEADER.len());
    let mut note = String::new();
    text.push_str(HEADER);
    for (number, row) in rows.iter().enumerate().rev() {
        let [one, two] = [0, 1].map(|side| Side::new(&row.names[side], actors));
        notes::note(&mut note, row, one.lead(), two.lead());
        // Writing to a String cannot fail.
        let _ = write_row(&mut text, number + 1, row, &[one, two], &note);
    }
    text
}

fn write_row(
    text: &mut String,
    number: usize,
    row: &Row,
    [one, two]: &[Side; 2],
    note: &str,
) -> fmt::Result {
    let (kind, place) = (&KINDS[row.kind], &row.place);
    let (year, month, day) = row.day.ymd();
    write!(text, "SMP{number},{year}-{month:02}-{day:02},{year},")?;
    write!(text, "{},", row.time_precision)?;
    for cell in [kind.disorder, kind.event, kind.sub_event] {
        push(text, cell);
    }
    for side in [one, two] {
        push(text, side.lead());
        push(text, &side.associates());
        push(text, side.kind().map_or("", Inter::words));
    }
    write_interaction(text, one.kind(), two.kind());
    let civilian = targets_civilians(row.kind, one, two);
    push(text, if civilian { "Civilian targeting" } else { "" });
    text.push_str("104,Southeast Asia,Myanmar,");
    for cell in [place.admin1, place.admin2, place.admin3, place.location] {
        push(text, cell);
    }
    let (lat, lon) = (place.spot.lat_e4, place.spot.lon_e4);
    write!(text, "{}.{:04},", lat / 10_000, lat % 10_000)?;
    write!(text, "{}.{:04},", lon / 10_000, lon % 10_000)?;
    write!(text, "{},", place.precision)?;
    for cell in [row.source.0, row.source.1, note] {
        push(text, cell);
    }
    write!(text, "{},", row.deaths)?;
    if let Some(crowd) = row.crowd {
        write!(text, "crowd size=about {crowd}")?;
    }
    writeln!(text, ",{}", row.timestamp)
}

/// A cell and the comma after it; quoted only where it must be.
fn push(text: &mut String, cell: &str) {
    if cell.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n')) {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\""));
        text.push_str("\",");
    } else {
        text.push_str(cell);
        text.push(',');
    }
}

/// The actors of one side.
struct Side<'a> {
    lead: Option<&'a Actor>,
    others: &'a [ActorNumber],
    actors: &'a Actors,
}

impl<'a> Side<'a> {
    fn new(names: &'a [ActorNumber], actors: &'a Actors) -> Side<'a> {
        Side {
            lead: names.first().map(|number| &actors.all[*number]),
            others: names.get(1..).unwrap_or_default(),
            actors,
        }
    }

    fn lead(&self) -> &'a str {
        self.lead.map_or("", |actor| actor.name.as_str())
    }

    fn kind(&self) -> Option<Inter> {
        self.lead.map(|actor| actor.inter)
    }

    fn associates(&self) -> Cow<'a, str> {
        let name = |number: &ActorNumber| self.actors.all[*number].name.as_str();
        match self.others {
            [] => Cow::Borrowed(""),
            [one] => Cow::Borrowed(name(one)),
            many => Cow::Owned(many.iter().map(name).collect::<Vec<_>>().join("; ")),
        }
    }
}

/// `State forces-Rebel group`, the lower old number first, or `Protesters only`.
fn write_interaction(text: &mut String, one: Option<Inter>, two: Option<Inter>) {
    let words = match (one, two) {
        (Some(one), Some(two)) => [one.min(two).words(), "-", one.max(two).words()],
        (Some(alone), None) | (None, Some(alone)) => [alone.words(), " ", "only"],
        (None, None) => [""; 3],
    };
    text.extend(words);
    text.push(',');
}

fn targets_civilians(kind: Kind, one: &Side, two: &Side) -> bool {
    let violent = !matches!(KINDS[kind].group, Group::Quiet | Group::Destruction);
    let unarmed = |side: &Side| matches!(side.kind(), Some(Inter::Civilians | Inter::Protesters));
    violent
        && kind != kinds::INTERVENTION
        && (unarmed(two) || (kind == kinds::MOB_VIOLENCE && unarmed(one)))
}

//! The kinds of event the sample invents: ACLED's 25 sub-event types with their place in its taxonomy.
//!
//! Only the names are ACLED's. How often each kind comes is made up here.

use super::dice::Dice;

/// What the sample plans by: a group of sub-event types that rise and fall together.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    Clash,
    Destruction,
    Air,
    Explosive,
    Crackdown,
    /// What the built-in scheme leaves out: peaceful protests, arrests and other developments.
    Quiet,
}

/// A sub-event type, by its number in [`KINDS`].
pub(super) type Kind = usize;

/// Where a sub-event type stands in the taxonomy, and how often it comes within its group.
pub(super) struct KindRow {
    pub group: Group,
    pub disorder: &'static str,
    pub event: &'static str,
    pub sub_event: &'static str,
    weight: u64,
}

pub(super) const ARMED_CLASH: Kind = 0;
pub(super) const REGAINED: Kind = 1;
pub(super) const OVERTAKEN: Kind = 2;
pub(super) const ATTACK: Kind = 3;
pub(super) const SEXUAL_VIOLENCE: Kind = 4;
pub(super) const ABDUCTION: Kind = 5;
pub(super) const GRENADE: Kind = 6;
pub(super) const SHELLING: Kind = 7;
pub(super) const LANDMINE: Kind = 8;
pub(super) const SUICIDE_BOMB: Kind = 9;
pub(super) const CHEMICAL_WEAPON: Kind = 10;
pub(super) const AIR_STRIKE: Kind = 11;
pub(super) const INTERVENTION: Kind = 12;
pub(super) const EXCESSIVE_FORCE: Kind = 13;
pub(super) const VIOLENT_DEMONSTRATION: Kind = 14;
pub(super) const MOB_VIOLENCE: Kind = 15;
pub(super) const DESTRUCTION: Kind = 16;
pub(super) const PEACEFUL_PROTEST: Kind = 17;
pub(super) const AGREEMENT: Kind = 18;
pub(super) const ARRESTS: Kind = 19;
pub(super) const CHANGE_TO_GROUP: Kind = 20;
pub(super) const DISRUPTED_WEAPONS: Kind = 21;
pub(super) const HEADQUARTERS: Kind = 22;
pub(super) const QUIET_TRANSFER: Kind = 23;

const fn row(
    group: Group,
    disorder: &'static str,
    event: &'static str,
    sub_event: &'static str,
    weight: u64,
) -> KindRow {
    KindRow {
        group,
        disorder,
        event,
        sub_event,
        weight,
    }
}

const VIOLENCE: &str = "Political violence";
const DEMONSTRATIONS: &str = "Demonstrations";
const BOTH: &str = "Political violence; Demonstrations";
const STRATEGIC: &str = "Strategic developments";
const REMOTE: &str = "Explosions/Remote violence";
const CIVILIANS: &str = "Violence against civilians";

/// Every sub-event type; the constants above are the indices of all but the last, "Other".
pub(super) const KINDS: [KindRow; 25] = [
    row(Group::Clash, VIOLENCE, "Battles", "Armed clash", 600),
    row(
        Group::Clash,
        VIOLENCE,
        "Battles",
        "Government regains territory",
        6,
    ),
    row(
        Group::Clash,
        VIOLENCE,
        "Battles",
        "Non-state actor overtakes territory",
        16,
    ),
    row(Group::Clash, VIOLENCE, CIVILIANS, "Attack", 120),
    row(Group::Clash, VIOLENCE, CIVILIANS, "Sexual violence", 4),
    row(
        Group::Clash,
        VIOLENCE,
        CIVILIANS,
        "Abduction/forced disappearance",
        40,
    ),
    row(Group::Clash, VIOLENCE, REMOTE, "Grenade", 18),
    row(
        Group::Clash,
        VIOLENCE,
        REMOTE,
        "Shelling/artillery/missile attack",
        196,
    ),
    row(
        Group::Explosive,
        VIOLENCE,
        REMOTE,
        "Remote explosive/landmine/IED",
        990,
    ),
    row(Group::Explosive, VIOLENCE, REMOTE, "Suicide bomb", 3),
    row(Group::Explosive, VIOLENCE, REMOTE, "Chemical weapon", 3),
    row(Group::Air, VIOLENCE, REMOTE, "Air/drone strike", 1),
    row(
        Group::Crackdown,
        DEMONSTRATIONS,
        "Protests",
        "Protest with intervention",
        46,
    ),
    row(
        Group::Crackdown,
        BOTH,
        "Protests",
        "Excessive force against protesters",
        24,
    ),
    row(
        Group::Crackdown,
        DEMONSTRATIONS,
        "Riots",
        "Violent demonstration",
        14,
    ),
    row(Group::Crackdown, VIOLENCE, "Riots", "Mob violence", 16),
    row(
        Group::Destruction,
        STRATEGIC,
        STRATEGIC,
        "Looting/property destruction",
        1,
    ),
    row(
        Group::Quiet,
        DEMONSTRATIONS,
        "Protests",
        "Peaceful protest",
        520,
    ),
    row(Group::Quiet, STRATEGIC, STRATEGIC, "Agreement", 14),
    row(Group::Quiet, STRATEGIC, STRATEGIC, "Arrests", 240),
    row(
        Group::Quiet,
        STRATEGIC,
        STRATEGIC,
        "Change to group/activity",
        60,
    ),
    row(
        Group::Quiet,
        STRATEGIC,
        STRATEGIC,
        "Disrupted weapons use",
        80,
    ),
    row(
        Group::Quiet,
        STRATEGIC,
        STRATEGIC,
        "Headquarters or base established",
        20,
    ),
    row(
        Group::Quiet,
        STRATEGIC,
        STRATEGIC,
        "Non-violent transfer of territory",
        16,
    ),
    row(Group::Quiet, STRATEGIC, STRATEGIC, "Other", 50),
];

/// Draws a kind of the group.
pub(super) fn draw(group: Group, dice: &mut Dice) -> Kind {
    let weight = |row: &KindRow| if row.group == group { row.weight } else { 0 };
    dice.among(KINDS.iter().map(weight))
}

/// Deaths the event is given: mostly none, sometimes many.
pub(super) fn deaths(kind: Kind, dice: &mut Dice) -> usize {
    let (share, most) = match kind {
        ARMED_CLASH | REGAINED | OVERTAKEN => (42, 34),
        ATTACK => (62, 12),
        AIR_STRIKE => (38, 44),
        SHELLING => (24, 14),
        LANDMINE | GRENADE => (30, 9),
        SUICIDE_BOMB | CHEMICAL_WEAPON => (60, 9),
        EXCESSIVE_FORCE => (70, 8),
        VIOLENT_DEMONSTRATION | MOB_VIOLENCE => (18, 4),
        ABDUCTION => (6, 2),
        DESTRUCTION => (3, 3),
        _ => (0, 1),
    };
    if dice.percent(share) {
        1 + dice.tail(most)
    } else {
        0
    }
}

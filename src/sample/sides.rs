//! Who takes part in an event, before the local groups are known by name.
//!
//! Start at [`sides`]; `cast` puts names to the local parts.

use super::actors::{ActorNumber, Actors};
use super::dice::Dice;
use super::kinds::*;
use super::places::Township;

/// One part in an event.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Named(ActorNumber),
    /// One of the township's local groups, chosen later.
    Local,
}

/// The two sides, each with its leading actor first; the second may be empty.
pub(super) type Sides = [Vec<Part>; 2];

/// The hill army that also helps local groups far from its own hills: the one with the alias.
const FAR_ALLY: usize = 0;

/// A township seen by its events: who is near.
pub(super) struct Stage<'a> {
    pub actors: &'a Actors,
    pub townships: &'a [Township],
    pub township: usize,
}

/// How often in a hundred a hill army, not a local group, fights in each warscape.
const HILL_ARMIES: [usize; 6] = [4, 68, 46, 34, 1, 88];

/// Who takes part in an event of this kind.
pub(super) fn sides(kind: Kind, stage: &Stage, dice: &mut Dice) -> Sides {
    match kind {
        ARMED_CLASH => stage.clash(dice),
        REGAINED => [stage.state(dice), stage.fighters(dice)],
        OVERTAKEN => [stage.fighters(dice), stage.state(dice)],
        ATTACK => [stage.attackers(dice), stage.civilians(dice)],
        SEXUAL_VIOLENCE | ABDUCTION => [stage.attackers(dice), stage.civilians(dice)],
        GRENADE | LANDMINE | SUICIDE_BOMB | CHEMICAL_WEAPON => stage.explosion(dice),
        SHELLING => [stage.state(dice), stage.shelled(dice)],
        AIR_STRIKE => stage.air_strike(dice),
        INTERVENTION => [stage.protesters(dice), stage.police(dice)],
        EXCESSIVE_FORCE => [stage.police(dice), stage.protesters(dice)],
        VIOLENT_DEMONSTRATION => [stage.rioters(dice), stage.police(dice)],
        MOB_VIOLENCE => [stage.rioters(dice), stage.civilians(dice)],
        DESTRUCTION => stage.destruction(dice),
        PEACEFUL_PROTEST => [stage.protesters(dice), Vec::new()],
        AGREEMENT | QUIET_TRANSFER => [stage.state(dice), stage.hill_army(dice)],
        ARRESTS => [stage.police(dice), stage.civilians(dice)],
        CHANGE_TO_GROUP | HEADQUARTERS => [stage.fighters(dice), Vec::new()],
        DISRUPTED_WEAPONS => [stage.state(dice), Vec::new()],
        _ => [stage.state(dice), Vec::new()],
    }
}

impl Stage<'_> {
    fn warscape(&self) -> usize {
        self.townships[self.township].warscape
    }

    fn state(&self, dice: &mut Dice) -> Vec<Part> {
        let own = &self.actors.battalions[self.warscape()];
        let mut side = vec![Part::Named(if dice.percent(62) {
            self.actors.army
        } else {
            own[dice.tail(own.len())]
        })];
        if dice.percent(9) {
            side.push(Part::Named(own[dice.tail(own.len())]));
        }
        if dice.percent(11) {
            side.push(Part::Named(self.actors.militia_of[self.township]));
        }
        if dice.percent(4) {
            side.push(Part::Named(self.actors.iron_gate));
        }
        if dice.percent(3) {
            side.push(Part::Named(self.actors.police));
        }
        side
    }

    fn police(&self, dice: &mut Dice) -> Vec<Part> {
        let mut side = vec![Part::Named(self.actors.police)];
        if dice.percent(35) {
            side.push(Part::Named(self.actors.army));
        }
        side
    }

    fn hill_army(&self, dice: &mut Dice) -> Vec<Part> {
        let near = self.actors.family_near[self.township];
        let family = &self.actors.families[near[usize::from(dice.percent(16))]];
        let mut side = vec![Part::Named(if dice.percent(55) {
            family[0]
        } else {
            family[dice.tail(family.len())]
        })];
        if dice.percent(26) {
            side.push(Part::Local);
        }
        if dice.percent(8) {
            side.push(Part::Local);
        }
        side
    }

    fn locals(&self, dice: &mut Dice) -> Vec<Part> {
        let mut side = vec![Part::Local];
        if dice.percent(44) {
            side.extend(vec![Part::Local; 1 + dice.tail(7)]);
        }
        if dice.percent(16) {
            side.push(Part::Named(self.actors.national));
        }
        if HILL_ARMIES[self.warscape()] > 3 && dice.percent(9) {
            let near = self.actors.family_near[self.township][0];
            let ally = if dice.percent(50) { FAR_ALLY } else { near };
            side.push(Part::Named(self.actors.families[ally][0]));
        }
        side
    }

    /// Those who fight the army here.
    fn fighters(&self, dice: &mut Dice) -> Vec<Part> {
        if dice.percent(HILL_ARMIES[self.warscape()]) {
            self.hill_army(dice)
        } else if dice.percent(8) {
            vec![Part::Named(self.actors.national), Part::Local]
        } else {
            self.locals(dice)
        }
    }

    fn clash(&self, dice: &mut Dice) -> Sides {
        match dice.below(100) {
            0..50 => [self.fighters(dice), self.state(dice)],
            50..92 => [self.state(dice), self.fighters(dice)],
            92..97 => [self.fighters(dice), self.militia()],
            _ if HILL_ARMIES[self.warscape()] < 30 => [self.locals(dice), self.militia()],
            _ => [
                self.hill_army(dice).into_iter().take(1).collect(),
                self.locals(dice),
            ],
        }
    }

    fn militia(&self) -> Vec<Part> {
        let watch = self.actors.watch_of[self.township];
        vec![Part::Named(
            watch.unwrap_or(self.actors.militia_of[self.township]),
        )]
    }

    fn civilians(&self, dice: &mut Dice) -> Vec<Part> {
        let mut side = vec![Part::Named(self.actors.civilians)];
        if dice.percent(12) {
            side.push(Part::Named(dice.pick(&self.actors.people)));
        }
        if dice.percent(4) {
            side.push(Part::Named(dice.pick(&self.actors.parties)));
        }
        side
    }

    fn protesters(&self, dice: &mut Dice) -> Vec<Part> {
        let mut side = vec![Part::Named(self.actors.protesters)];
        for share in [55, 25, 10] {
            if dice.percent(share) {
                side.push(Part::Named(dice.pick(&self.actors.people)));
            }
        }
        side
    }

    fn rioters(&self, dice: &mut Dice) -> Vec<Part> {
        let mut side = vec![Part::Named(self.actors.rioters)];
        if dice.percent(20) {
            side.push(Part::Named(dice.pick(&self.actors.parties)));
        }
        side
    }

    fn attackers(&self, dice: &mut Dice) -> Vec<Part> {
        match dice.below(100) {
            0..48 => self.state(dice),
            48..70 => vec![Part::Named(self.actors.unidentified)],
            70..84 => self.militia(),
            _ => vec![Part::Local],
        }
    }

    fn explosion(&self, dice: &mut Dice) -> Sides {
        if dice.percent(12) {
            return [self.state(dice), self.civilians(dice)];
        }
        let planted = if dice.percent(64) {
            self.locals(dice)
        } else {
            vec![Part::Named(self.actors.unidentified)]
        };
        let hit = match dice.below(100) {
            0..66 => self.state(dice),
            66..90 => self.civilians(dice),
            90..94 => vec![Part::Named(dice.pick(&self.actors.outsiders))],
            _ => Vec::new(),
        };
        [planted, hit]
    }

    fn shelled(&self, dice: &mut Dice) -> Vec<Part> {
        match dice.below(100) {
            0..52 => self.civilians(dice),
            52..90 => self.fighters(dice),
            _ => Vec::new(),
        }
    }

    fn air_strike(&self, dice: &mut Dice) -> Sides {
        if dice.percent(13) {
            return [self.locals(dice), self.state(dice)];
        }
        let wing = if dice.percent(94) {
            self.actors.air_wing
        } else {
            self.actors.flotilla
        };
        let hit = if dice.percent(55) {
            self.civilians(dice)
        } else {
            self.fighters(dice)
        };
        [vec![Part::Named(wing)], hit]
    }

    fn destruction(&self, dice: &mut Dice) -> Sides {
        if dice.percent(80) {
            [self.state(dice), self.civilians(dice)]
        } else {
            [self.locals(dice), self.civilians(dice)]
        }
    }
}

//! The invented actors: families of names, about two thousand in all.
//!
//! Every name says "(invented)". One family carries the alias KIA, so that a search by alias has something to find.
//! Start at [`Actors::new`].

use super::dice::Dice;
use super::names::{BANDS, EMBLEMS, UNITS, ordinal};
use super::places::{Spot, Township, distance_squared};
use std::collections::BTreeSet;

/// ACLED's kinds of actor, in the order of their old numbers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Inter {
    State,
    Rebel,
    PoliticalMilitia,
    IdentityMilitia,
    Rioters,
    Protesters,
    Civilians,
    External,
}

impl Inter {
    pub fn words(self) -> &'static str {
        match self {
            Inter::State => "State forces",
            Inter::Rebel => "Rebel group",
            Inter::PoliticalMilitia => "Political militia",
            Inter::IdentityMilitia => "Identity militia",
            Inter::Rioters => "Rioters",
            Inter::Protesters => "Protesters",
            Inter::Civilians => "Civilians",
            Inter::External => "External/Other forces",
        }
    }
}

/// An actor, by its number in [`Actors::all`].
pub(super) type ActorNumber = usize;

/// One invented name.
pub(super) struct Actor {
    pub name: String,
    pub inter: Inter,
}

/// All invented actors, by family.
#[derive(Default)]
pub(super) struct Actors {
    pub all: Vec<Actor>,
    pub army: ActorNumber,
    pub air_wing: ActorNumber,
    pub flotilla: ActorNumber,
    pub police: ActorNumber,
    pub unidentified: ActorNumber,
    pub civilians: ActorNumber,
    pub protesters: ActorNumber,
    pub rioters: ActorNumber,
    pub iron_gate: ActorNumber,
    pub national: ActorNumber,
    pub outsiders: Vec<ActorNumber>,
    /// Groups of people named beside civilians and protesters.
    pub people: Vec<ActorNumber>,
    pub parties: Vec<ActorNumber>,
    /// The army's battalions, by warscape.
    pub battalions: Vec<Vec<ActorNumber>>,
    /// Hill armies: the army itself first, then its brigades.
    pub families: Vec<Vec<ActorNumber>>,
    /// The two nearest families of each township, nearest first.
    pub family_near: Vec<[usize; 2]>,
    /// Militias on the army's side, by township.
    pub militia_of: Vec<ActorNumber>,
    /// Village watches, by township; not every township has one.
    pub watch_of: Vec<Option<ActorNumber>>,
    /// Local groups, by township: the oldest first.
    pub locals: Vec<Vec<ActorNumber>>,
}

/// Hill armies with the place each is drawn around: name, admin1, township, number of brigades.
const FAMILIES: [(&str, &str, &str, usize); 14] = [
    ("KIO/KIA: Kestrel Island Army", "Kachin", "Momauk", 10),
    ("BRF/BRA: Blue Ridge Army", "Shan-North", "Namhsan", 8),
    ("Silver Reed Army", "Shan-North", "Kunlong", 6),
    ("Cloud Pine Army", "Shan-North", "Tangyan", 5),
    ("Orchid Plateau Army", "Shan-South", "Mongkaing", 7),
    ("Red Ginger Front", "Shan-East", "Monghsat", 4),
    ("Teak Hills Front", "Kayah", "Demoso", 8),
    ("TRU/TRA: Two Rivers Army", "Kayin", "Hpa-An", 9),
    ("Bamboo Coast Union", "Mon", "Ye", 4),
    ("Tin Strand Column", "Tanintharyi", "Dawei", 4),
    ("High Fern Front", "Chin", "Falam", 6),
    ("Mist Valley Army", "Chin", "Mindat", 5),
    ("Upper Ford Army", "Sagaing", "Lahe", 3),
    ("LTL/LTA: Long Tide Army", "Rakhine", "Mrauk-U", 9),
];

const PEOPLE: [&str; 16] = [
    "Students",
    "Teachers",
    "Health Workers",
    "Farmers",
    "Labour Group",
    "Journalists",
    "Lawyers",
    "Railway Workers",
    "Women's Circle",
    "Youth Circle",
    "Garment Workers",
    "Civil Servants",
    "Market Traders",
    "Drivers' Union",
    "Displaced People",
    "Volunteers",
];

const PARTIES: [&str; 4] = [
    "Open Door Party",
    "Evening Star Party",
    "Common Field Party",
    "Stone Bridge Party",
];

impl Actors {
    /// Invents everybody; the townships give the local groups their names.
    pub fn new(townships: &[Township], dice: &mut Dice) -> Actors {
        let mut actors = Actors::default();
        actors.name_single_ones();
        actors.name_battalions(dice);
        actors.name_families(townships);
        actors.name_militias(townships);
        actors.name_locals(townships, dice);
        actors
    }

    fn add(&mut self, name: &str, inter: Inter) -> ActorNumber {
        let name = format!("{name} (invented)");
        self.all.push(Actor { name, inter });
        self.all.len() - 1
    }

    fn name_single_ones(&mut self) {
        self.army = self.add("Regular Army", Inter::State);
        self.air_wing = self.add("Regular Army: Air Wing", Inter::State);
        self.flotilla = self.add("Regular Army: River Flotilla", Inter::State);
        self.police = self.add("State Police", Inter::State);
        self.unidentified = self.add("Unidentified Armed Group", Inter::PoliticalMilitia);
        self.civilians = self.add("Civilians", Inter::Civilians);
        self.protesters = self.add("Protesters", Inter::Protesters);
        self.rioters = self.add("Rioters", Inter::Rioters);
        self.iron_gate = self.add("Iron Gate Militia", Inter::PoliticalMilitia);
        self.national = self.add("Lantern Guard", Inter::Rebel);
        for name in [
            "Relief Convoy Society",
            "Eastern Border Patrol",
            "Western Border Patrol",
        ] {
            let number = self.add(name, Inter::External);
            self.outsiders.push(number);
        }
        for name in PEOPLE {
            let number = self.add(name, Inter::Civilians);
            self.people.push(number);
        }
        for name in PARTIES {
            let number = self.add(name, Inter::Civilians);
            self.parties.push(number);
        }
    }

    fn name_battalions(&mut self, dice: &mut Dice) {
        let mut numbers: Vec<usize> = (1..=240).collect();
        dice.shuffle(&mut numbers);
        let mut numbers = numbers.into_iter();
        for count in [48, 46, 38, 26, 18, 12] {
            let own: Vec<usize> = numbers.by_ref().take(count).collect();
            let named = own.into_iter().map(|number| {
                let unit = UNITS[number % UNITS.len()];
                let name = format!("Regular Army: {} {unit} Battalion", ordinal(number));
                self.add(&name, Inter::State)
            });
            let named = named.collect();
            self.battalions.push(named);
        }
    }

    fn name_families(&mut self, townships: &[Township]) {
        let mut homes: Vec<Option<Spot>> = Vec::new();
        for (name, admin1, home, brigades) in FAMILIES {
            let mut family = vec![self.add(name, Inter::Rebel)];
            for number in 1..=brigades {
                let name = format!("{name} - {} Brigade", ordinal(number));
                family.push(self.add(&name, Inter::Rebel));
            }
            self.families.push(family);
            let found = townships
                .iter()
                .find(|t| t.admin1 == admin1 && t.name == home);
            homes.push(found.map(|t| t.centre));
        }
        for township in townships {
            let mut order: Vec<usize> = (0..homes.len()).collect();
            let far = |home: &Option<Spot>| {
                home.map_or(u64::MAX, |h| distance_squared(h, township.centre))
            };
            order.sort_by_key(|family| (far(&homes[*family]), *family));
            self.family_near.push([order[0], order[1]]);
        }
    }

    fn name_militias(&mut self, townships: &[Township]) {
        let mut districts: Vec<(String, ActorNumber)> = Vec::new();
        for (number, township) in townships.iter().enumerate() {
            let known = districts
                .iter()
                .find(|(name, _)| *name == township.district);
            let militia = known.map(|(_, militia)| *militia).unwrap_or_else(|| {
                let name = format!("Iron Gate Militia: {} Post", township.name);
                let militia = self.add(&name, Inter::PoliticalMilitia);
                districts.push((township.district.clone(), militia));
                militia
            });
            self.militia_of.push(militia);
            let village = township.villages.first().filter(|_| number % 5 == 2);
            let watch = village.map(|village| {
                let name = format!("{} Village Watch", village.name);
                self.add(&name, Inter::IdentityMilitia)
            });
            self.watch_of.push(watch);
        }
    }

    fn name_locals(&mut self, townships: &[Township], dice: &mut Dice) {
        let mut taken = BTreeSet::new();
        for township in townships {
            let count = 2 + (township.weight / 420).min(9) as usize + dice.below(3);
            let mut own = Vec::new();
            let mut emblem = dice.below(EMBLEMS.len());
            while own.len() < count {
                emblem = (emblem + 1 + dice.below(5)) % EMBLEMS.len();
                let (place, word) = (&township.name, EMBLEMS[emblem]);
                let guard = own.is_empty() || dice.percent(50);
                let name = if guard {
                    format!("Lantern Guard: {place} {word} Company")
                } else {
                    format!("{place} {word} {}", dice.pick(&BANDS))
                };
                if taken.insert(name.clone()) {
                    let inter = if guard {
                        Inter::Rebel
                    } else {
                        Inter::PoliticalMilitia
                    };
                    own.push(self.add(&name, inter));
                }
            }
            self.locals.push(own);
        }
    }
}

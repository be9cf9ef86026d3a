//! What menus and palette offer that is not known beforehand: files opened lately, schemes, names in the data.
//!
//! Made anew whenever it is shown. Start at [`Offers::all`].

use crate::geo::LonLat;
use crate::query::{Facet, Names};
use crate::session::{Action, Edits, Snapshot};
use crate::ui::map_hands::fly_to;
use crate::ui::passing::Passing;
use crate::workspace::{DataSource, assets};
use std::path::PathBuf;

/// A kind of things on offer, named where they stand in a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offers {
    /// Files opened lately, newest first.
    RecentFiles,
    /// The preset schemes.
    Schemes,
}

/// One thing on offer.
#[derive(Clone, Debug, PartialEq)]
pub enum Offer {
    /// A file opened lately.
    RecentFile(PathBuf),
    /// A preset scheme, by its id.
    Scheme(String),
    /// An actor, by a name, a part of one, or an alias.
    Actor(String),
    /// An event type alone.
    EventType(String),
    /// A region alone.
    Region(String),
    /// A township alone, as filters name it, and where it lies.
    Township(String, LonLat),
}

/// How an offer is shown.
#[derive(Clone, Debug)]
pub struct Offered {
    /// What it is.
    pub offer: Offer,
    /// Its name in the menu.
    pub name: String,
    /// What is said when the pointer rests on it.
    pub hint: String,
    /// Whether it is the one in use; `None` where that says nothing.
    pub checked: Option<bool>,
}

impl Offers {
    /// The submenu, or the words that name the choice.
    pub fn name(self) -> &'static str {
        match self {
            Offers::RecentFiles => "Open recent",
            Offers::Schemes => "Event types by",
        }
    }

    /// What is on offer now.
    pub fn all(self, now: &Snapshot<'_>) -> Vec<Offered> {
        match self {
            Offers::RecentFiles => {
                let recent = now.settings.recent.iter();
                let offered = recent.map(|path| Offered {
                    offer: Offer::RecentFile(path.clone()),
                    name: path.display().to_string(),
                    hint: String::new(),
                    checked: None,
                });
                offered.collect()
            }
            Offers::Schemes => {
                let current = now
                    .opened
                    .map_or("", |opened| opened.lens.scheme.id.as_str());
                let presets = assets::schemes().into_iter();
                let offered = presets.map(|scheme| Offered {
                    checked: Some(scheme.id == current),
                    name: scheme.name,
                    hint: scheme.note,
                    offer: Offer::Scheme(scheme.id),
                });
                offered.collect()
            }
        }
    }
}

impl Offer {
    /// Takes it.
    pub fn take(self, now: &Snapshot<'_>, edits: &mut Edits, passing: &mut Passing) {
        let filter = &mut edits.view.filter;
        match self {
            Offer::RecentFile(path) => edits.act(Action::Open(DataSource::File(path))),
            Offer::Scheme(id) => edits.act(Action::SetScheme(id)),
            Offer::Actor(name) if filter.actors().contains(&name) => {}
            Offer::Actor(name) => filter.pick(Facet::Actor, &name),
            Offer::EventType(name) => filter.choose(Facet::Type, Names::only([name])),
            Offer::Region(name) => filter.choose(Facet::Region, Names::only([name])),
            Offer::Township(name, at) => {
                filter.choose(Facet::Township, Names::only([name]));
                fly_to(at, now, edits, passing);
            }
        }
    }
}

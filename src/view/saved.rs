//! The view itself.
//!
//! Names and ids, never row numbers: it must still mean the same on the next export of the data.

use super::{ActorsView, Camera, Compare, TableView, TimeMode};
use crate::event::DayRange;
use crate::query::{BinWidth, Filter};
use serde::{Deserialize, Serialize};

/// Everything a colleague who opens a saved view should see.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct View {
    /// What is asked of the data.
    pub filter: Filter,
    /// The events of one number that was followed: the table lists them alone and the map lights them. `None` is all
    /// that the filter asks for.
    pub focus: Option<Filter>,
    /// Where the map looks; `None` shows all the data, whatever the size of the window.
    pub camera: Option<Camera>,
    /// How far keys, arrows and playback move the window, and what its edges snap to.
    #[serde(alias = "bin")]
    pub step: BinWidth,
    /// Width of the timeline's bars; `None` fits the space there is.
    pub bars: Option<BinWidth>,
    /// Which ends of the window move.
    pub time_mode: TimeMode,
    /// The days the timeline shows; `None` shows all. Like the camera, no step of undo by itself.
    pub shown_days: Option<DayRange>,
    /// Whether the bars spread an event over the days it may have happened on.
    pub spread: bool,
    /// The event whose card is open.
    pub selected: Option<Selection>,
    /// What the side panel shows.
    pub panel: Panel,
    /// What is asked about actors.
    pub actors: ActorsView,
    /// What the period or filter is held against; `None` compares nothing.
    pub compare: Option<Compare>,
    /// How the table of events is set up.
    pub table: TableView,
    /// The article that is open, by its slug; `None` is the newest.
    pub article: Option<String>,
}

/// A selected event: by its site and its id, so that it survives a new export of the same data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Selection {
    /// Degrees east of its site.
    pub lon: f64,
    /// Degrees north of its site.
    pub lat: f64,
    /// The source's key of the event; where there is none, `None` is the first event of the site.
    pub event: Option<String>,
}

/// The tabs of the side panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Panel {
    /// The figures of the period, and the article below them.
    #[default]
    Summary,
    /// The events of the selected site, or all that match.
    Events,
    /// Every actor with its events, or one actor's page.
    Actors,
    /// The comparison.
    Compare,
    /// The filter, facet by facet.
    Filters,
    /// The article alone.
    Story,
}

impl View {
    /// Whether two views differ in anything but where they look: what is worth a step of undo.
    ///
    /// The part of the map that "in view only" lets through follows the camera, so where it lies does not count.
    pub fn differs_beyond_camera(&self, other: &View) -> bool {
        let mut other = other.clone();
        other.camera = self.camera;
        other.shown_days = self.shown_days;
        if let (Some(here), Some(there)) = (self.filter.in_view, &mut other.filter.in_view) {
            *there = here;
        }
        if let (Some(here), Some(there)) = (&self.focus, &mut other.focus)
            && here.in_view.is_some() == there.in_view.is_some()
        {
            there.in_view = here.in_view;
        }
        *self != other
    }

    /// Lets go of the focus of `before` where the question has changed under it: its number is on the screen no more.
    ///
    /// Where only the part of the map in view has changed, the focus goes along.
    pub fn drop_stale_focus(&mut self, before: &View) {
        if self.filter == before.filter || self.focus != before.focus {
            return;
        }
        let Some(focus) = &mut self.focus else { return };
        let moved = Filter {
            in_view: self.filter.in_view,
            ..before.filter.clone()
        };
        if self.filter == moved && focus.in_view == before.filter.in_view {
            focus.in_view = self.filter.in_view;
        } else {
            self.focus = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::GeoBox;
    use crate::query::Facet;

    fn focused() -> View {
        View {
            focus: Some(Filter::default().with_only(Facet::Type, "Clash")),
            ..View::default()
        }
    }

    #[test]
    fn a_changed_question_lets_the_focus_go_and_a_new_focus_stays() {
        let before = focused();
        let mut next = before.clone();
        next.drop_stale_focus(&before);
        assert_eq!(next, before);
        next.filter = Filter::default().with_only(Facet::Region, "North");
        next.drop_stale_focus(&before);
        assert_eq!(next.focus, None);
        next.focus = Some(Filter::default());
        next.filter.clear(Facet::Region);
        next.drop_stale_focus(&before);
        assert!(next.focus.is_some());
    }

    #[test]
    fn a_focus_goes_along_with_the_part_of_the_map_in_view() {
        let before = focused();
        let mut next = before.clone();
        next.filter.in_view = GeoBox::new(94.0, 20.0, 97.0, 22.0);
        next.drop_stale_focus(&before);
        let focus = next.focus.clone().unwrap();
        assert_eq!(focus.in_view, next.filter.in_view);
        assert!(focus.restricts(Facet::Type));
        assert!(next.differs_beyond_camera(&before));
        let mut later = next.clone();
        later.filter.in_view = GeoBox::new(95.0, 20.0, 98.0, 22.0);
        later.drop_stale_focus(&next);
        assert!(later.focus.is_some() && !later.differs_beyond_camera(&next));
    }

    #[test]
    fn a_view_saved_when_bars_and_steps_were_one_still_opens() {
        let view: View = toml::from_str("bin = \"week\"\npanel = \"events\"\n").unwrap();
        assert_eq!((view.step, view.bars), (BinWidth::Week, None));
        assert_eq!(view.panel, Panel::Events);
        assert_eq!(view.time_mode, TimeMode::Moving);
    }

    #[test]
    fn the_way_time_is_shown_is_saved_with_the_view() {
        let days: DayRange =
            serde_json::from_str(r#"{"first":"2023-01-01","last":"2023-03-31"}"#).unwrap();
        let view = View {
            step: BinWidth::Quarter,
            bars: Some(BinWidth::Day),
            time_mode: TimeMode::UpTo,
            shown_days: Some(days),
            spread: true,
            ..View::default()
        };
        let saved = serde_json::to_string(&view).unwrap();
        assert_eq!(serde_json::from_str::<View>(&saved).unwrap(), view);
        assert!(saved.contains(r#""time_mode":"up-to""#));
        let elsewhere = View {
            shown_days: None,
            ..view.clone()
        };
        assert!(!view.differs_beyond_camera(&elsewhere));
    }
}

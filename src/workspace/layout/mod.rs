//! How the window was left: which panes stand where, which are hidden, and where the window stood on the screen.
//!
//! Nothing of the person's work is in it. A file that cannot be understood is kept aside, and the usual layout is used.
//! Start at [`Layout`].

mod part;

use super::save::write_beside;
use super::toml_file::{kept_aside, text_of};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::{fs, io};

pub use part::{Pane, Part, Room};

/// Where the window stood on the screen, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Window {
    /// Width inside its frame.
    pub width: f32,
    /// Height inside its frame.
    pub height: f32,
    /// Left edge of its frame; `None` where the system does not tell.
    pub left: Option<f32>,
    /// Top edge of its frame; `None` where the system does not tell.
    pub top: Option<f32>,
    /// Whether it filled the screen.
    pub maximised: bool,
}

/// How the window was left.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Layout {
    /// The panes; `None` is the usual arrangement.
    pub panes: Option<Part>,
    /// The window; `None` is the usual size.
    pub window: Option<Window>,
}

/// Sides of a window that are believed, in points.
const SIDES: std::ops::RangeInclusive<f32> = 200.0..=20_000.0;
/// Positions on a screen that are believed, in points: others may lie where no screen is any more.
const PLACES: std::ops::RangeInclusive<f32> = 0.0..=8_000.0;

impl Layout {
    /// Reads the layout; a missing file gives the usual one.
    ///
    /// A file that cannot be understood, or that shows a pane twice, is kept aside as settings are; the second value
    /// says so.
    pub fn load(path: &Path) -> (Layout, Option<String>) {
        match read(path) {
            None => (Layout::default(), None),
            Some(Ok(layout)) => (layout, None),
            Some(Err(why)) => {
                let said = kept_aside(path, "The places of the panes in layout.json", &why);
                (Layout::default(), Some(said))
            }
        }
    }

    /// The window of a layout file, if it tells one; leaves every file alone.
    pub fn window_of(path: &Path) -> Option<Window> {
        read(path)?.ok()?.window
    }

    /// Writes the layout, making the folder when it is missing.
    pub fn save(&self, path: &Path) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        if read(path).is_some_and(|read| read.is_err()) {
            return Err(io::Error::other("what stands there cannot be read"));
        }
        let text = serde_json::to_vec_pretty(self).map_err(io::Error::other)?;
        write_beside(path, &text)
    }

    /// The layout with what does not hold left out: panes nobody knows, sizes no screen has. Missing panes are added,
    /// hidden. An error where a pane stands twice or the map is missing.
    fn settled(mut self) -> Result<Layout, String> {
        if let Some(part) = self.panes.take() {
            let mut seen = Vec::new();
            let known = part.known(&mut seen)?;
            self.panes = known.map(|part| part.completed(&seen));
            if self.panes.is_some() && !seen.contains(&Pane::Map) {
                return Err("it has no map".to_owned());
            }
        }
        self.window = self.window.filter(|window| {
            [window.width, window.height]
                .iter()
                .all(|side| SIDES.contains(side))
        });
        if let Some(window) = &mut self.window {
            window.left = window.left.filter(|left| PLACES.contains(left));
            window.top = window.top.filter(|top| PLACES.contains(top));
        }
        Ok(self)
    }
}

fn read(path: &Path) -> Option<Result<Layout, String>> {
    let text = match text_of(path)? {
        Ok(text) => text,
        Err(why) => return Some(Err(why)),
    };
    let layout = serde_json::from_str::<Layout>(&text).map_err(|error| error.to_string());
    Some(layout.and_then(Layout::settled))
}

/// Where the layout is kept: beside these settings.
pub fn layout_beside(settings: &Path) -> PathBuf {
    settings.with_file_name("layout.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pane(name: &str) -> String {
        format!(r#"{{"pane":{{"name":"{name}"}}}}"#)
    }

    fn tabs(names: &[&str]) -> String {
        let parts: Vec<String> = names.iter().map(|name| pane(name)).collect();
        format!(r#"{{"tabs":{{"open":7,"parts":[{}]}}}}"#, parts.join(","))
    }

    /// What becomes of a file with these panes.
    fn loaded(panes: &str) -> (Layout, Option<String>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("layout.json");
        fs::write(&path, format!(r#"{{"panes":{panes}}}"#)).unwrap();
        let (layout, said) = Layout::load(&path);
        assert_eq!(
            said.is_some(),
            folder.path().join("layout.json.corrupt").exists()
        );
        (layout, said)
    }

    fn names(part: &Part, hidden_too: bool) -> Vec<Pane> {
        match part {
            Part::Pane { hidden, .. } if *hidden && !hidden_too => Vec::new(),
            Part::Pane { .. } => part.pane().into_iter().collect(),
            Part::Row(rooms) | Part::Column(rooms) => {
                let parts = rooms.iter();
                parts
                    .flat_map(|room| names(&room.part, hidden_too))
                    .collect()
            }
            Part::Tabs { parts, .. } => {
                let parts = parts.iter();
                parts.flat_map(|part| names(part, hidden_too)).collect()
            }
        }
    }

    #[test]
    fn a_layout_comes_back_as_it_was_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("deep").join("layout.json");
        let all = Pane::ALL.map(|pane| Room {
            share: 10.5,
            part: Part::of(pane),
        });
        let layout = Layout {
            panes: Some(Part::Column(all.into())),
            window: Some(Window {
                width: 1200.0,
                height: 700.0,
                left: Some(10.0),
                top: None,
                maximised: true,
            }),
        };
        layout.save(&path).unwrap();
        assert_eq!(Layout::load(&path), (layout.clone(), None));
        assert_eq!(Layout::window_of(&path), layout.window);
    }

    #[test]
    fn panes_nobody_knows_are_dropped_and_missing_ones_are_added_hidden() {
        let (layout, said) = loaded(&tabs(&["map", "aquarium", "events"]));
        assert_eq!(said, None);
        let part = layout.panes.unwrap();
        assert_eq!(names(&part, false), [Pane::Map, Pane::Events]);
        let mut all = names(&part, true);
        all.sort();
        assert_eq!(all, Pane::ALL);
        assert!(matches!(part, Part::Tabs { open: 1, .. }));
        let (layout, _) = loaded(&pane("map"));
        let mut all = names(&layout.panes.unwrap(), true);
        all.sort();
        assert_eq!(all, Pane::ALL);
    }

    #[test]
    fn a_pane_twice_no_map_or_no_layout_at_all_is_kept_aside() {
        for panes in [
            tabs(&["map", "events", "events"]),
            tabs(&["events", "story"]),
            r#"{"row":3}"#.to_owned(),
            "[".repeat(5_000),
        ] {
            let (layout, said) = loaded(&panes);
            assert_eq!(layout, Layout::default());
            assert!(said.unwrap().contains("layout.json.corrupt"));
        }
    }

    #[test]
    fn sizes_that_no_screen_has_are_not_believed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("layout.json");
        let check = |text: &str, expected: Option<(Option<f32>, f32)>| {
            fs::write(&path, text).unwrap();
            let window = Layout::load(&path).0.window;
            assert_eq!(window.map(|window| (window.left, window.width)), expected);
        };
        let window = |left: &str, width: &str| {
            format!(
                r#"{{"window":{{"left":{left},"top":3,"width":{width},"height":600,"maximised":false}}}}"#
            )
        };
        check(&window("-9000", "900"), Some((None, 900.0)));
        check(&window("20", "900"), Some((Some(20.0), 900.0)));
        check(&window("20", "3"), None);
        check(&window("20", "1e30"), None);
    }

    #[test]
    fn shares_that_are_no_shares_become_ordinary_ones() {
        let room =
            |share: &str, name: &str| format!(r#"{{"share":{share},"part":{}}}"#, pane(name));
        let row = format!(
            r#"{{"row":[{},{}]}}"#,
            room("-4", "map"),
            room("0", "story")
        );
        let Some(Part::Row(rooms)) = loaded(&row).0.panes else {
            panic!("no row");
        };
        assert!(rooms.iter().all(|room| room.share > 0.0));
    }
}

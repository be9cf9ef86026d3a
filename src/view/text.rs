//! A view as a short text to paste into a message, and back.
//!
//! Holds only what differs from the usual view, packed; a mark at the front says what it is. Start at [`to_text`].

use super::View;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use serde_json::Value;
use std::io::{Read, Write};

/// What every such text begins with; the number is the version of what follows.
const MARK: &str = "atlas-view-1:";
/// Bytes a text may unpack to: far more than any view, too little to hurt.
const MOST_BYTES: u64 = 1 << 20;

/// Why a text gives no view.
#[derive(Debug, thiserror::Error)]
pub enum NotAView {
    /// It does not begin as one.
    #[error("this is no view; a copied view begins with {MARK}")]
    Mark,
    /// A later version of the program wrote it.
    #[error("this view comes from a newer version of the atlas; update to open it")]
    Newer,
    /// Letters were lost or changed on the way.
    #[error("this view is cut or changed; copy the whole text again")]
    Damaged,
}

/// A view as one line of letters, digits, `-` and `_`.
pub fn to_text(view: &View) -> String {
    let usual = serde_json::to_value(View::default()).unwrap_or_default();
    let differing = difference(serde_json::to_value(view).unwrap_or_default(), &usual);
    let json = differing.unwrap_or_default().to_string();
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    let _ = packer.write_all(json.as_bytes());
    let packed = packer.finish().unwrap_or_default();
    format!("{MARK}{}", URL_SAFE_NO_PAD.encode(packed))
}

/// The view a text stands for. White space around and inside is passed over: mail programs break lines.
pub fn from_text(text: &str) -> Result<View, NotAView> {
    let text: String = text.split_whitespace().collect();
    let Some(packed) = text.strip_prefix(MARK) else {
        let newer = text.strip_prefix("atlas-view-");
        return Err(newer.map_or(NotAView::Mark, |_| NotAView::Newer));
    };
    let packed = URL_SAFE_NO_PAD
        .decode(packed)
        .map_err(|_| NotAView::Damaged)?;
    let mut json = String::new();
    let mut unpacker = DeflateDecoder::new(packed.as_slice()).take(MOST_BYTES);
    unpacker
        .read_to_string(&mut json)
        .map_err(|_| NotAView::Damaged)?;
    match serde_json::from_str(&json).map_err(|_| NotAView::Damaged)? {
        Value::Null => Ok(View::default()),
        differing => serde_json::from_value(differing).map_err(|_| NotAView::Damaged),
    }
}

/// What of a value differs from the usual one, by fields; `None` when nothing does.
fn difference(value: Value, usual: &Value) -> Option<Value> {
    if value == *usual {
        return None;
    }
    match (value, usual) {
        (Value::Object(fields), Value::Object(usual)) => {
            let kept = fields.into_iter().filter_map(|(name, value)| {
                let differing = match usual.get(&name) {
                    Some(usual) => difference(value, usual)?,
                    None => value,
                };
                Some((name, differing))
            });
            Some(Value::Object(kept.collect()))
        }
        (value, _) => Some(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Day, DayRange};
    use crate::query::{DeathRange, Facet, Names};
    use crate::view::{Camera, Panel};
    use proptest::prelude::*;

    fn any_view() -> impl Strategy<Value = View> {
        let days = proptest::option::of((0..40_000i32, 0..4_000i32));
        let names = proptest::collection::btree_set("\\PC{0,12}", 0..4);
        let camera = proptest::option::of((-180.0..180.0f64, -85.0..85.0f64, 1.0..18.0f64));
        (
            days,
            names,
            any::<bool>(),
            camera,
            0..3usize,
            any::<Option<u32>>(),
        )
            .prop_map(|(days, names, inverted, camera, panel, least)| {
                let mut view = View {
                    camera: camera.map(|(lon, lat, zoom)| Camera { lon, lat, zoom }),
                    panel: [Panel::Summary, Panel::Events, Panel::Story][panel],
                    ..View::default()
                };
                view.filter.days = days.map(|(first, length)| {
                    let first = Day::from_number(first);
                    DayRange::between(first, first.plus(length))
                });
                view.filter.choose(Facet::Actor, Names { names, inverted });
                view.filter.deaths = least.map(|least| DeathRange {
                    least: Some(least),
                    ..DeathRange::default()
                });
                view
            })
    }

    proptest! {
        #[test]
        fn a_view_comes_back_from_its_text(view in any_view()) {
            let text = to_text(&view);
            prop_assert_eq!(from_text(&text).unwrap(), view.clone());
            let (start, end) = text.split_at(text.len() / 2);
            prop_assert_eq!(from_text(&format!("  {start}\n {end}\n")).unwrap(), view);
        }

        #[test]
        fn any_text_is_refused_or_read_but_never_a_panic(text in "(atlas-view-1:)?\\PC{0,40}") {
            let _ = from_text(&text);
        }
    }

    #[test]
    fn the_usual_view_is_a_short_text() {
        let text = to_text(&View::default());
        assert!(text.len() < 24, "{text}");
        assert_eq!(from_text(&text).unwrap(), View::default());
    }

    #[test]
    fn a_text_that_is_none_says_what_is_wrong_with_it() {
        let said = |text: &str| from_text(text).unwrap_err().to_string();
        assert!(said("hello").contains("begins with"));
        assert!(said("atlas-view-9:abc").contains("newer"));
        assert!(said("atlas-view-1:abc").contains("cut"));
        let whole = to_text(&View {
            article: Some("an-article-with-a-name".to_owned()),
            ..View::default()
        });
        assert!(said(&whole[..whole.len() - 4]).contains("cut"));
    }

    #[test]
    fn a_text_that_would_fill_the_memory_is_refused() {
        let mut packer = DeflateEncoder::new(Vec::new(), Compression::best());
        packer.write_all(&vec![b' '; 80 << 20]).unwrap();
        let bomb = URL_SAFE_NO_PAD.encode(packer.finish().unwrap());
        assert!(matches!(
            from_text(&format!("{MARK}{bomb}")),
            Err(NotAView::Damaged)
        ));
    }
}

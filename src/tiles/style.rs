//! The one map style, light and dark: colours, widths and sizes by kind, rank and zoom.
//!
//! "The map never competes with the marks": colours keep close to the land, widths grow gently, and what is minor
//! appears with the zoom. Lengths are points.

use super::content::{DISPUTED, FeatureKind, Label, LabelKind};
use serde::{Deserialize, Serialize};

/// Light or dark map.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MapStyle {
    /// Paper.
    #[default]
    Light,
    /// Night.
    Dark,
}

/// A colour in sRGB, not premultiplied.
pub type Rgba = [u8; 4];

/// How a line is drawn: round joins, butt ends.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stroke {
    /// Its colour.
    pub colour: Rgba,
    /// Its width.
    pub width_points: f32,
    /// Lengths of dash and gap, when it is dashed.
    pub dash_points: Option<[f32; 2]>,
}

/// How a shape is drawn: filled first, then stroked.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Paint {
    /// The colour inside, if any.
    pub fill: Option<Rgba>,
    /// The line along it, if any.
    pub stroke: Option<Stroke>,
}

/// How a label is drawn.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct LabelPaint {
    /// Colour of the letters.
    pub colour: Rgba,
    /// Colour of the edge around them, 1.5 points wide.
    pub halo: Rgba,
    /// Size of the letters.
    pub size_points: f32,
    /// 400, 500 or 600.
    pub weight: u16,
    /// Whether slanted, as waters are.
    pub italic: bool,
    /// Space added after each letter.
    pub letter_spacing_points: f32,
    /// Whether in capitals, as countries are.
    pub uppercase: bool,
    /// Whether a dot marks the place and the name stands beside it; else the name is centred on the place.
    pub dot: bool,
}

/// The colours of one style.
struct Palette {
    home: Rgba,
    land: Rgba,
    sea: Rgba,
    river: Rgba,
    road: Rgba,
    state_border: Rgba,
    national_border: Rgba,
    place: Rgba,
    country: Rgba,
    sea_name: Rgba,
}

const LIGHT: Palette = Palette {
    home: rgb(0xF3F0E9),
    land: rgb(0xEBE8E2),
    sea: rgb(0xCBDCE4),
    river: rgb(0x9DBBCB),
    road: rgb(0xE2D9C8),
    state_border: rgb(0xC4BBAE),
    national_border: rgb(0x8A8178),
    place: rgb(0x5C564E),
    country: rgb(0x6D665E),
    sea_name: rgb(0x446076),
};

const DARK: Palette = Palette {
    home: rgb(0x25292D),
    land: rgb(0x1F2327),
    sea: rgb(0x171B1F),
    river: rgb(0x34454F),
    road: rgb(0x2F3336),
    state_border: rgb(0x474B4F),
    national_border: rgb(0x75726D),
    place: rgb(0xB9B4AB),
    country: rgb(0x98948D),
    sea_name: rgb(0x7C93A1),
};

const fn rgb(hex: u32) -> Rgba {
    let [_, red, green, blue] = hex.to_be_bytes();
    [red, green, blue, 255]
}

fn palette(style: MapStyle) -> &'static Palette {
    match style {
        MapStyle::Light => &LIGHT,
        MapStyle::Dark => &DARK,
    }
}

/// The background under everything: land abroad, or all land when no country is set apart.
pub fn land(style: MapStyle) -> Rgba {
    palette(style).land
}

/// The colour of the sea, for what lies outside the world's edge.
pub fn sea(style: MapStyle) -> Rgba {
    palette(style).sea
}

/// How a shape of some kind and rank is drawn at a zoom; `None` when it is not shown there.
pub fn paint(style: MapStyle, kind: FeatureKind, rank: u8, zoom: f64) -> Option<Paint> {
    let colours = palette(style);
    let filled = |colour| Paint {
        fill: Some(colour),
        stroke: None,
    };
    match kind {
        FeatureKind::Home => Some(Paint {
            fill: Some(colours.home),
            // Covers the hairlines that areas side by side leave between them.
            stroke: Some(line(colours.home, 0.8, None)),
        }),
        FeatureKind::Ocean | FeatureKind::Lake => Some(filled(colours.sea)),
        FeatureKind::River => {
            let base = (1.5 - 0.12 * f32::from(rank)).max(0.55);
            shown(
                river_zoom(rank),
                zoom,
                line(colours.river, base * growth(zoom), None),
            )
        }
        FeatureKind::Road => {
            let width = 0.7 * growth(zoom) + 0.12 * (zoom as f32 - 7.0).clamp(0.0, 6.0);
            shown(5.5, zoom, line(colours.road, width, None))
        }
        FeatureKind::StateBorder => {
            let from = if rank <= 2 { 4.5 } else { 5.5 };
            let dashed = line(colours.state_border, 0.75 * growth(zoom), Some([3.5, 2.5]));
            shown(from, zoom, dashed)
        }
        FeatureKind::NationalBorder => {
            let width = 1.1 * growth(zoom).clamp(0.6, 1.5);
            let dashes = (rank >= DISPUTED).then_some([4.5, 3.0]);
            shown(1.0, zoom, line(colours.national_border, width, dashes))
        }
    }
}

fn line(colour: Rgba, width_points: f32, dash_points: Option<[f32; 2]>) -> Stroke {
    Stroke {
        colour,
        width_points,
        dash_points,
    }
}

fn shown(from_zoom: f64, zoom: f64, stroke: Stroke) -> Option<Paint> {
    (zoom >= from_zoom).then_some(Paint {
        fill: None,
        stroke: Some(stroke),
    })
}

/// How much wider lines are than at zoom 5.5: a tenth a level.
fn growth(zoom: f64) -> f32 {
    (1.0 + 0.1 * (zoom as f32 - 5.5)).clamp(0.55, 2.0)
}

fn river_zoom(rank: u8) -> f64 {
    match rank {
        0..=2 => 3.0,
        3 => 3.5,
        4 => 4.0,
        5 => 4.6,
        6 => 5.0,
        7 => 5.6,
        8 => 6.5,
        _ => 7.5,
    }
}

/// How a label is drawn at a zoom; `None` when it is not shown there. What is shown is the same in both styles.
pub fn label_paint(style: MapStyle, label: &Label, zoom: f64) -> Option<LabelPaint> {
    let colours = palette(style);
    let rank = f32::from(label.rank.min(9));
    let (from, to) = label_zooms(label);
    if !(from..to).contains(&zoom) {
        return None;
    }
    let place = |size_points: f32, weight: u16| LabelPaint {
        colour: colours.place,
        halo: colours.home,
        size_points: size_points + if zoom >= 8.0 { 0.5 } else { 0.0 },
        weight,
        italic: false,
        letter_spacing_points: 0.0,
        uppercase: false,
        dot: true,
    };
    Some(match label.kind {
        LabelKind::Country => LabelPaint {
            colour: colours.country,
            halo: colours.land,
            size_points: (13.5 - 0.6 * rank).max(10.5),
            letter_spacing_points: (4.0 - 0.5 * rank).max(1.5),
            uppercase: true,
            dot: false,
            ..place(0.0, 400)
        },
        LabelKind::Sea => LabelPaint {
            colour: colours.sea_name,
            halo: colours.sea,
            size_points: (15.0 - 0.6 * rank).max(11.5),
            letter_spacing_points: (2.0 - 0.3 * rank).max(0.5),
            italic: true,
            dot: false,
            ..place(0.0, 400)
        },
        LabelKind::Capital | LabelKind::City if label.rank <= 2 => place(13.5, 600),
        LabelKind::Capital | LabelKind::City => place(12.5, 500),
        LabelKind::Town => place(12.0, 400),
        LabelKind::Village => place(11.0, 400),
    })
}

/// The zooms from and up to which a label shows.
fn label_zooms(label: &Label) -> (f64, f64) {
    let rank = label.rank;
    match label.kind {
        LabelKind::Country => match rank {
            0 | 1 => (2.0, 7.0),
            2 => (3.0, 7.5),
            3 => (3.6, 8.0),
            4 => (4.4, 8.0),
            _ => (5.2, 8.0),
        },
        LabelKind::Sea => match rank {
            0 | 1 => (1.6, 4.6),
            2 => (3.4, 7.5),
            3 => (4.4, 8.0),
            4 => (5.2, 8.5),
            _ => (6.4, 10.0),
        },
        _ => {
            const FROM: [f64; 11] = [3.0, 3.5, 4.0, 4.6, 5.2, 6.0, 7.0, 8.0, 9.3, 10.3, 11.0];
            let from = FROM.get(usize::from(rank)).copied().unwrap_or(11.5);
            (from, f64::INFINITY)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance).
    fn contrast(a: Rgba, b: Rgba) -> f64 {
        let light = |colour: Rgba| {
            let channel = |value: u8| {
                let share = f64::from(value) / 255.0;
                if share <= 0.04045 {
                    share / 12.92
                } else {
                    ((share + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * channel(colour[0]) + 0.7152 * channel(colour[1]) + 0.0722 * channel(colour[2])
        };
        let (a, b) = (light(a), light(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn every_label_can_be_read_over_what_it_lies_on() {
        for style in [MapStyle::Light, MapStyle::Dark] {
            let colours = palette(style);
            for ground in [colours.land, colours.home] {
                assert!(contrast(colours.place, ground) >= 4.5, "places {style:?}");
                let country = contrast(colours.country, ground);
                assert!(country >= 4.5, "countries {style:?} {country}");
            }
            let sea = contrast(colours.sea_name, colours.sea);
            assert!(sea >= 4.5, "seas {style:?} {sea}");
        }
    }

    #[test]
    fn lines_only_widen_and_never_vanish_as_one_zooms_in() {
        for kind in [
            FeatureKind::River,
            FeatureKind::Road,
            FeatureKind::StateBorder,
            FeatureKind::NationalBorder,
        ] {
            for rank in [0, 3, 6, 9, DISPUTED] {
                let mut before = 0.0;
                for step in 10..=180 {
                    let found = paint(MapStyle::Light, kind, rank, f64::from(step) / 10.0);
                    let width = found.and_then(|p| p.stroke).map_or(0.0, |s| s.width_points);
                    assert!(width >= before, "{kind:?} {rank} {step}");
                    before = width;
                }
                assert!(before > 0.0 && before < 4.0, "{kind:?} {rank}: {before}");
            }
        }
    }
}

//! Events on the map: one mark a site, its area the number of events, its colours their types.
//!
//! Biggest below, smallest above; the shape of its type beside the colour. A soft edge says that a place is known only nearby, a hollow mark that only the
//! larger region is. The window and the pictures draw the same shapes. Start at [`marks`]; [`hit`] is its inverse.

use super::fonts::text_width;
use super::glyph::{Glyph, glyph, type_glyph};
use super::scale::MarkScale;
use super::scene::{Anchor, Frame, Halo, Shape, Text};
use super::theme::{Theme, faded, theme};
use crate::event::PlacePrecision;
use crate::geo::Viewport;
use crate::query::{Marks, SiteMark};
use crate::scheme::{EventType, Rgb};
use crate::store::SiteId;
use crate::tiles::{MapStyle, Rgba, Stroke};
use std::collections::HashSet;

/// How far outside a mark a pointer still hits it, in points.
pub const HIT_TOLERANCE_POINTS: f64 = 3.0;

/// From this radius on a mark is a disc with its type's glyph inside; a smaller one is the glyph itself, in points.
const LARGE_RADIUS: f32 = 6.5;

/// Colour of the rim between overlapping marks: the mapped country's land.
const RIM: [Rgba; 2] = [[0xF3, 0xF0, 0xE9, 255], [0x23, 0x27, 0x2B, 255]];

/// The site that is selected and what to call it.
#[derive(Clone, Copy, Debug)]
pub struct Selected<'a> {
    /// Which site.
    pub site: SiteId,
    /// Its name; empty for none.
    pub label: &'a str,
}

/// What the marks of a map follow from.
#[derive(Clone, Copy, Debug)]
pub struct MapMarks<'a> {
    /// The sites with their counts.
    pub marks: &'a Marks,
    /// The sites that are lit, where not all are: the others stand behind them, dimmed.
    pub lit: Option<&'a Marks>,
    /// What the sizes mean.
    pub scale: MarkScale,
    /// What the screen shows.
    pub viewport: &'a Viewport,
    /// The event types in the scheme's order.
    pub types: &'a [EventType],
    /// Light or dark.
    pub style: MapStyle,
    /// The selected site.
    pub selected: Option<Selected<'a>>,
    /// The site under the pointer.
    pub hovered: Option<SiteId>,
}

/// The colour of an event type on this style of map.
pub fn type_colour(event_type: &EventType, style: MapStyle) -> Rgba {
    let Rgb(red, green, blue) = match style {
        MapStyle::Light => event_type.light,
        MapStyle::Dark => event_type.dark,
    };
    [red, green, blue, 255]
}

/// The marks on the screen, biggest first; rings of the hovered and the selected one on top.
pub fn marks(map: &MapMarks<'_>) -> Vec<Shape> {
    let colours: Vec<Rgba> = map
        .types
        .iter()
        .map(|t| type_colour(t, map.style))
        .collect();
    let mut shapes = Vec::new();
    let lit = map.lit.unwrap_or(map.marks);
    if map.lit.is_some() {
        dimmed(&mut shapes, map, lit);
    }
    let mut crowd = Crowd::of(lit.sites.len());
    for mark in &lit.sites {
        let radius = map.scale.radius(mark.events);
        let centre = on_screen(map.viewport, mark, radius);
        if let Some(centre) = centre.filter(|centre| crowd.admits(*centre)) {
            let ink = MarkInk {
                centre,
                radius,
                precision: mark.precision,
                rim: RIM[map.style as usize],
            };
            ink.draw(&mut shapes, lit.by_type(mark), &colours);
        }
    }
    let tokens = theme(map.style);
    if let Some(mark) = map.hovered.and_then(|site| map.find(site)) {
        highlight(&mut shapes, map, mark, &tokens, 1.2, 2.0);
    }
    let selected = map.selected.map(|selected| selected.site);
    if let Some(mark) = selected.and_then(|site| map.find(site)) {
        highlight(&mut shapes, map, mark, &tokens, 2.0, 3.0);
    }
    shapes.extend(selected_label(map).map(|(text, _)| Shape::Text(text)));
    shapes
}

impl MapMarks<'_> {
    /// The mark of a site as it is drawn; `None` where there is none.
    fn find(&self, site: SiteId) -> Option<&SiteMark> {
        let lit = self.lit.and_then(|lit| lit.find(site));
        lit.or_else(|| self.marks.find(site))
    }
}

/// Marks that are not lit: quiet rings where the others are, without colour.
fn dimmed(shapes: &mut Vec<Shape>, map: &MapMarks<'_>, lit: &Marks) {
    let ink = theme(map.style).quiet;
    let lit: HashSet<SiteId> = lit.sites.iter().map(|mark| mark.site).collect();
    let mut crowd = Crowd::of(map.marks.sites.len());
    let dark = map.marks.sites.iter();
    for mark in dark.filter(|mark| !lit.contains(&mark.site)) {
        let radius = map.scale.radius(mark.events);
        let centre = on_screen(map.viewport, mark, radius);
        if let Some(centre) = centre.filter(|centre| crowd.admits(*centre)) {
            shapes.push(Shape::Disc {
                centre,
                radius: radius - 0.5,
                fill: Some(faded(ink, 0.14)),
                stroke: Some(Stroke {
                    colour: faded(ink, 0.34),
                    width_points: 1.0,
                    dash_points: None,
                }),
            });
        }
    }
}

/// The topmost mark under a screen point, in points, with [`HIT_TOLERANCE_POINTS`]; `None` where there is none.
///
/// The same order as [`marks`] draws in, from the top: a small mark on a big one is found first.
pub fn hit(
    marks: &Marks,
    scale: MarkScale,
    viewport: &Viewport,
    screen: [f64; 2],
) -> Option<SiteId> {
    let under = |mark: &&SiteMark| {
        let [x, y] = viewport.screen_from_lon_lat(mark.at);
        let reach = f64::from(scale.radius(mark.events)) + HIT_TOLERANCE_POINTS;
        (x - screen[0]).powi(2) + (y - screen[1]).powi(2) <= reach * reach
    };
    marks.sites.iter().rev().find(under).map(|mark| mark.site)
}

/// Where a mark stands, when any of it can be seen.
fn on_screen(viewport: &Viewport, mark: &SiteMark, radius: f32) -> Option<[f32; 2]> {
    let [x, y] = viewport.screen_from_lon_lat(mark.at);
    let reach = f64::from(radius) + 8.0;
    let seen = (-reach..=viewport.width() + reach).contains(&x)
        && (-reach..=viewport.height() + reach).contains(&y);
    seen.then_some([x as f32, y as f32])
}

/// More sites than this do not all get a mark: where they stand that close, one hides the next.
const CROWD: usize = 20_000;
/// Points a side of the cells of which each shows one mark of a crowd, the biggest.
const CROWD_CELL: f32 = 4.0;

/// Which cells of the screen have a mark, once there are more sites than can be told apart.
struct Crowd(Option<HashSet<(i32, i32)>>);

impl Crowd {
    fn of(sites: usize) -> Crowd {
        Crowd((sites > CROWD).then(HashSet::new))
    }

    fn admits(&mut self, [x, y]: [f32; 2]) -> bool {
        let cell = |at: f32| (at / CROWD_CELL).floor() as i32;
        let taken = self.0.as_mut();
        taken.is_none_or(|taken| taken.insert((cell(x), cell(y))))
    }
}

/// One mark about to be drawn.
struct MarkInk {
    centre: [f32; 2],
    radius: f32,
    precision: PlacePrecision,
    rim: Rgba,
}

impl MarkInk {
    fn draw(&self, shapes: &mut Vec<Shape>, counts: &[u32], colours: &[Rgba]) {
        let total: u64 = counts.iter().map(|&count| u64::from(count)).sum();
        let leading = (0..counts.len().min(colours.len()))
            .rev()
            .max_by_key(|&at| counts[at]);
        let Some(leading) = leading.filter(|_| total > 0) else {
            return;
        };
        let mixed = u64::from(counts[leading]) < total;
        let sign = type_glyph(leading);
        let large = self.radius >= LARGE_RADIUS;
        let shape = if mixed || large { Glyph::Disc } else { sign };
        self.body(shapes, shape, colours[leading], mixed);
        if mixed {
            self.ring(shapes, counts, colours, total);
        }
        if large && sign != Glyph::Disc {
            let ink = match self.precision {
                PlacePrecision::Region => colours[leading],
                _ => self.rim,
            };
            let radius = (self.radius * 0.3).min(5.0);
            shapes.push(glyph(
                sign,
                self.centre,
                radius,
                Some(faded(ink, 0.9)),
                None,
            ));
        }
    }

    fn body(&self, shapes: &mut Vec<Shape>, shape: Glyph, colour: Rgba, mixed: bool) {
        let mut put = |radius: f32, fill: Rgba, stroke: Option<Stroke>| {
            shapes.push(glyph(shape, self.centre, radius, Some(fill), stroke));
        };
        let line = |colour: Rgba, width_points: f32, dash_points: Option<[f32; 2]>| Stroke {
            colour,
            width_points,
            dash_points,
        };
        match self.precision {
            PlacePrecision::Region => {
                // Dashes on a small rim would read as a cross.
                let dashes = (self.radius >= 6.0).then_some([3.2, 2.2]);
                let rim = (!mixed).then_some(line(colour, 1.5, dashes));
                put(self.radius + 1.2, faded(self.rim, 0.5), None);
                put(self.radius, faded(colour, 0.12), rim);
            }
            PlacePrecision::Near => {
                let reach = 2.2 + self.radius * 0.16;
                for (share, strength) in [(1.0, 0.12), (0.66, 0.16), (0.33, 0.2)] {
                    put(self.radius + reach * share, faded(colour, strength), None);
                }
                put(self.radius, faded(colour, 0.72), None);
            }
            PlacePrecision::Exact | PlacePrecision::Unknown => {
                let rim = line(self.rim, 1.0, None);
                put(self.radius + 0.5, faded(colour, 0.88), Some(rim));
            }
        }
    }

    /// The shares of the types, clockwise from the top in the scheme's order.
    fn ring(&self, shapes: &mut Vec<Shape>, counts: &[u32], colours: &[Rgba], total: u64) {
        let width = match self.precision {
            PlacePrecision::Region => 1.8,
            _ => (self.radius * 0.32).clamp(1.6, 4.0),
        };
        let mut from_turn = 0.0;
        for (&count, &fill) in counts.iter().zip(colours).filter(|(count, _)| **count > 0) {
            let to_turn = from_turn + count as f32 / total as f32;
            shapes.push(Shape::Sector {
                centre: self.centre,
                inner: self.radius - width,
                outer: self.radius,
                from_turn,
                to_turn,
                fill,
            });
            from_turn = to_turn;
        }
    }
}

fn highlight(
    shapes: &mut Vec<Shape>,
    map: &MapMarks<'_>,
    mark: &SiteMark,
    tokens: &Theme,
    width_points: f32,
    distance: f32,
) {
    let radius = map.scale.radius(mark.events);
    let Some(centre) = on_screen(map.viewport, mark, radius) else {
        return;
    };
    let rings = [
        (RIM[map.style as usize], width_points + 2.0),
        (tokens.ink, width_points),
    ];
    for (colour, width_points) in rings {
        shapes.push(Shape::Disc {
            centre,
            radius: radius + distance,
            fill: None,
            stroke: Some(Stroke {
                colour,
                width_points,
                dash_points: None,
            }),
        });
    }
}

/// The name of the selected site beside its mark, and the room it takes; `None` when neither can be seen.
///
/// [`marks`] draws it; names of the base map should keep out of its room.
pub fn selected_label(map: &MapMarks<'_>) -> Option<(Text, Frame)> {
    const SIZE: f32 = 13.0;
    let selected = map.selected.filter(|selected| !selected.label.is_empty())?;
    let mark = map.find(selected.site)?;
    let radius = map.scale.radius(mark.events);
    let [x, y] = on_screen(map.viewport, mark, radius)?;
    let width = text_width(selected.label, SIZE, 600);
    let gap = radius + 8.0;
    let fits = f64::from(x + gap + width) <= map.viewport.width() - 4.0;
    let (start, left, anchor) = if fits {
        (x + gap, x + gap, Anchor::Start)
    } else {
        (x - gap, x - gap - width, Anchor::End)
    };
    let text = Text {
        weight: 600,
        anchor,
        halo: Some(Halo {
            colour: RIM[map.style as usize],
            width: 2.0,
        }),
        ..Text::plain(
            [start, y + SIZE * 0.363],
            selected.label,
            SIZE,
            theme(map.style).ink,
        )
    };
    let frame = Frame {
        left,
        top: y - SIZE * 0.7,
        width,
        height: SIZE * 1.4,
    };
    Some((text, frame))
}

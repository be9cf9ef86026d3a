//! The whole map as one picture, without a window: base map, marks, names, legend, caption, scale, sources, notice.
//!
//! The size is the viewport's; everything that frames the map lies over it. Start at [`map_picture`].

use super::base_map::base_map;
use super::labels::{label_candidates, labels};
use super::legend::{Legend, MARKS_NOTE, legend};
use super::marks::{MapMarks, Selected, marks, selected_label};
use super::outlines::outlines;
use super::png::MAX_PIXELS;
use super::scale::mark_scale;
use super::scale_bar::scale_bar;
use super::scene::{Anchor, Frame, Halo, Scene, Shape, Text};
use super::setting::{card, cut, wrapped};
use super::text_width;
use super::theme::{Theme, faded, theme};
use crate::event::words::thousands;
use crate::geo::{Outline, Viewport};
use crate::query::Marks;
use crate::scheme::EventType;
use crate::tiles::{BaseMap, MapStyle, land};

/// Height of the strip that says what a reader must know, in points.
pub const NOTICE_HEIGHT: f64 = 24.0;

const MARGIN: f32 = 14.0;
const CAPTION_SIZE: f32 = 13.0;
/// The line below the caption.
const LINE_SIZE: f32 = 12.0;
const CAPTION_ROW: f32 = 18.0;
const SMALL: f32 = 11.0;
const SMALL_ROW: f32 = 15.0;

/// Everything a picture of the map follows from.
#[derive(Clone)]
pub struct MapPicture<'a> {
    /// The part of the world, and the size of the picture.
    pub viewport: Viewport,
    /// Light or dark.
    pub style: MapStyle,
    /// What lies under the marks; `None` for bare land.
    pub base: Option<&'a BaseMap>,
    /// The sites with their counts.
    pub marks: &'a Marks,
    /// The event types in the scheme's order.
    pub types: &'a [EventType],
    /// Events of each type, for the legend.
    pub counts: &'a [u64],
    /// Which types are switched on; a missing entry counts as on.
    pub shown: &'a [bool],
    /// What the picture is called, for those who cannot see it; empty takes the caption.
    pub title: &'a str,
    /// The line under the map; empty for none.
    pub caption: &'a str,
    /// The quieter line below the caption, which says what else is asked for; empty for none.
    pub caption_line: &'a str,
    /// Areas drawn on the map.
    pub outlines: &'a [Outline],
    /// What a reader must know, such as that the data are invented.
    pub notice: Option<&'a str>,
    /// Where the map and the data come from.
    pub attribution: &'a str,
    /// Whether the legend explains the sizes.
    pub size_key: bool,
    /// The selected site.
    pub selected: Option<Selected<'a>>,
}

/// The picture as a scene of the viewport's size.
pub fn map_picture(picture: &MapPicture<'_>) -> Scene {
    let viewport = &picture.viewport;
    let (width, height) = (viewport.width() as f32, viewport.height() as f32);
    let tokens = theme(picture.style);
    let mut frames = Framing::new(width, height);
    if let Some(notice) = picture.notice {
        frames.notice(notice, &tokens);
    }
    frames.attribution(picture.attribution, picture.style, &tokens);
    frames.scale(viewport, picture.style);
    frames.caption([picture.caption, picture.caption_line], &tokens);
    frames.legend(picture);

    let mut shapes = Vec::new();
    // What no writer takes is not worth walking the tiles for.
    let drawable = viewport.width() * viewport.height() <= MAX_PIXELS as f64;
    let base = picture.base.filter(|_| drawable);
    if let Some(base) = base {
        shapes.extend(base_map(base, viewport, picture.style));
    }
    let map = MapMarks {
        marks: picture.marks,
        lit: None,
        scale: mark_scale(picture.marks.largest()),
        viewport,
        types: picture.types,
        style: picture.style,
        selected: picture.selected,
        hovered: None,
    };
    shapes.extend(outlines(picture.outlines, None, viewport, picture.style));
    shapes.extend(marks(&map));
    let named = selected_label(&map).map(|(_, frame)| frame);
    frames.covered.extend(named);
    if let Some(base) = base {
        let candidates = label_candidates(base, viewport);
        let names = labels(&candidates, viewport, picture.style, &frames.covered);
        shapes.extend(names);
    }
    shapes.extend(frames.shapes);
    Scene {
        width: viewport.width(),
        height: viewport.height(),
        background: land(picture.style),
        title: if picture.title.is_empty() {
            picture.caption.to_owned()
        } else {
            picture.title.to_owned()
        },
        description: description(picture),
        shapes,
    }
}

/// The picture in words: the notice first, then the legend's numbers and the sources.
fn description(picture: &MapPicture<'_>) -> String {
    let counts = picture.types.iter().zip(picture.counts);
    let counts: Vec<String> = counts
        .map(|(of, &count)| format!("{} {}", of.name, thousands(count)))
        .collect();
    let parts = [
        picture.notice.unwrap_or_default().to_owned(),
        picture.caption.to_owned(),
        picture.caption_line.to_owned(),
        counts.join(", "),
        picture.attribution.to_owned(),
    ];
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(". ")
}

/// What frames the map, laid out from the bottom up, and where it covers the map.
struct Framing {
    width: f32,
    bottom: f32,
    attribution: Option<Frame>,
    scale: Option<Frame>,
    shapes: Vec<Shape>,
    covered: Vec<Frame>,
}

impl Framing {
    fn new(width: f32, bottom: f32) -> Framing {
        Framing {
            width,
            bottom,
            attribution: None,
            scale: None,
            shapes: Vec::new(),
            covered: Vec::new(),
        }
    }

    fn notice(&mut self, notice: &str, tokens: &Theme) {
        let height = NOTICE_HEIGHT as f32;
        let frame = Frame {
            left: 0.0,
            top: self.bottom - height,
            width: self.width,
            height,
        };
        self.shapes.push(Shape::Rect {
            frame,
            radius: 0.0,
            fill: Some(tokens.notice),
            stroke: None,
        });
        let size = 12.0;
        let text = cut(notice, self.width - 2.0 * MARGIN, size, 400);
        let baseline = frame.top + height / 2.0 + size * 0.363;
        self.shapes.push(Shape::Text(Text::plain(
            [MARGIN, baseline],
            text,
            size,
            tokens.notice_ink,
        )));
        self.covered.push(frame);
        self.bottom = frame.top;
    }

    /// Lower right, in as many lines as it takes, over at most 45 % of the width.
    fn attribution(&mut self, attribution: &str, style: MapStyle, tokens: &Theme) {
        let lines = wrapped(attribution, self.width * 0.45, SMALL, 400);
        let widths = lines.iter().map(|line| text_width(line, SMALL, 400));
        let width = widths.fold(0.0, f32::max);
        if lines.is_empty() {
            return;
        }
        let right = self.width - 12.0;
        let last = self.bottom - 12.0;
        for (from_last, line) in lines.iter().rev().enumerate() {
            let baseline = last - from_last as f32 * SMALL_ROW;
            self.shapes.push(Shape::Text(Text {
                anchor: Anchor::End,
                halo: Some(Halo {
                    colour: faded(land(style), 0.75),
                    width: 1.5,
                }),
                ..Text::plain([right, baseline], line.clone(), SMALL, tokens.quiet)
            }));
        }
        let height = lines.len() as f32 * SMALL_ROW;
        let frame = Frame {
            left: right - width,
            top: last - height + 3.0,
            width,
            height,
        };
        self.covered.push(frame);
        self.attribution = Some(frame);
    }

    fn scale(&mut self, viewport: &Viewport, style: MapStyle) {
        if self.width < 360.0 {
            return;
        }
        let at = [MARGIN + 2.0, self.bottom - 15.0];
        let shapes = scale_bar(viewport, style, at);
        let right = shapes.iter().filter_map(|shape| match shape {
            Shape::Lines { lines, .. } => lines.first()?.last().map(|point| point[0]),
            _ => None,
        });
        let frame = Frame {
            left: at[0],
            top: at[1] - 22.0,
            width: right.fold(60.0, f32::max) - at[0],
            height: 26.0,
        };
        self.shapes.extend(shapes);
        self.covered.push(frame);
        self.scale = Some(frame);
    }

    /// Bottom middle; one storey higher where it would touch the scale or the sources.
    fn caption(&mut self, [caption, below]: [&str; 2], tokens: &Theme) {
        let room = self.width - 2.0 * MARGIN - 26.0;
        let set = |text, size, weight, ink| {
            let lines = wrapped(text, room, size, weight).into_iter();
            lines.map(move |line| (line, size, weight, ink))
        };
        let lines = set(caption, CAPTION_SIZE, 600, tokens.ink);
        let lines: Vec<_> = lines
            .chain(set(below, LINE_SIZE, 400, tokens.quiet))
            .collect();
        let widths = lines
            .iter()
            .map(|(line, size, weight, _)| text_width(line, *size, *weight));
        let width = (widths.fold(0.0, f32::max) + 26.0).ceil();
        if lines.is_empty() {
            return;
        }
        let height = lines.len() as f32 * CAPTION_ROW + 10.0;
        let mut frame = Frame {
            left: ((self.width - width) / 2.0).round(),
            top: self.bottom - 10.0 - height,
            width,
            height,
        };
        let neighbours = [self.attribution, self.scale];
        for other in neighbours.into_iter().flatten() {
            if frame.grown(8.0).overlaps(&other) {
                frame.top = frame.top.min(other.top - 6.0 - height);
            }
        }
        self.shapes.extend(card(frame, 8.0, tokens));
        for (number, (line, size, weight, ink)) in lines.into_iter().enumerate() {
            let middle = frame.top + 5.0 + (number as f32 + 0.5) * CAPTION_ROW;
            let at = [frame.left + frame.width / 2.0, middle + size * 0.363];
            self.shapes.push(Shape::Text(Text {
                weight,
                anchor: Anchor::Middle,
                ..Text::plain(at, line, size, ink)
            }));
        }
        self.covered.push(frame);
    }

    /// Upper left; where the picture is small, without its notes, and where it is tiny, not at all.
    fn legend(&mut self, picture: &MapPicture<'_>) {
        let full = Legend {
            types: picture.types,
            counts: picture.counts,
            shown: picture.shown,
            scale: picture
                .size_key
                .then(|| mark_scale(picture.marks.largest())),
            note: MARKS_NOTE,
            style: picture.style,
        };
        let without_sizes = Legend {
            scale: None,
            ..full
        };
        let bare = Legend {
            note: "",
            ..without_sizes
        };
        for (choice, share) in [(full, 0.5), (without_sizes, 0.5), (bare, 0.7)] {
            let (shapes, frame) = legend(&choice, [MARGIN, MARGIN]);
            let clear = self.covered.iter().all(|other| !other.overlaps(&frame));
            if clear && frame.right() <= self.width * share && frame.bottom() <= self.bottom * 0.75
            {
                self.shapes.extend(shapes);
                self.covered.push(frame);
                return;
            }
        }
    }
}

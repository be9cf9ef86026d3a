//! Names on the map without collisions, most important first.
//!
//! Where a name stands follows only from the names around it, in the units of the world: panning moves names but never
//! rearranges them, and names just outside the screen keep their room. Start at [`labels`].

use super::fonts::text_width;
use super::scene::{Anchor, Frame, Halo, Shape, Text};
use crate::geo::Viewport;
use crate::tiles::{BaseMap, Label, LabelPaint, MapStyle, label_paint};

/// How far outside the screen names still take part in the placing, in points.
const SURROUNDINGS: f64 = 220.0;
/// From the middle of a dot to the name beside it, in points.
const DOT_GAP: f32 = 6.0;
const DOT_RADIUS: f32 = 1.9;
/// Room kept free around a name, in points.
const AIR: f32 = 2.0;

/// The names to place for a screen: those on it and those around it, most important first.
pub fn label_candidates(base: &BaseMap, viewport: &Viewport) -> Vec<Label> {
    base.labels(&Viewport::new(
        viewport.centre(),
        viewport.zoom(),
        viewport.width() + 2.0 * SURROUNDINGS,
        viewport.height() + 2.0 * SURROUNDINGS,
    ))
}

/// The names that find room, as shapes; `candidates` come most important first.
///
/// Names that would be cut by the picture's edge or lie under one of the `avoid` rectangles are left out.
pub fn labels(
    candidates: &[Label],
    viewport: &Viewport,
    style: MapStyle,
    avoid: &[Frame],
) -> Vec<Shape> {
    let screen = Frame {
        left: 0.0,
        top: 0.0,
        width: viewport.width() as f32,
        height: viewport.height() as f32,
    };
    let inside = screen.grown(-3.0);
    let mut shapes = Vec::new();
    for placed in placed(candidates, viewport, style) {
        let [x, y] = viewport.screen_from_lon_lat(placed.label.at);
        let at = [x as f32, y as f32];
        let frame = moved(placed.frame, at);
        let covered = |other: &Frame| other.overlaps(&frame);
        if inside.holds(&frame) && !avoid.iter().any(covered) {
            placed.draw(at, &mut shapes);
        }
    }
    shapes
}

/// A name that found room.
struct Placed<'a> {
    label: &'a Label,
    paint: LabelPaint,
    text: String,
    anchor: Anchor,
    /// Where the text stands from the place itself.
    offset: [f32; 2],
    /// What name and dot cover, from the place itself.
    frame: Frame,
}

impl Placed<'_> {
    fn draw(&self, [x, y]: [f32; 2], shapes: &mut Vec<Shape>) {
        let halo = Halo {
            colour: self.paint.halo,
            width: 1.5,
        };
        if self.paint.dot {
            for (radius, colour) in [
                (DOT_RADIUS + 1.1, self.paint.halo),
                (DOT_RADIUS, self.paint.colour),
            ] {
                shapes.push(Shape::Disc {
                    centre: [x, y],
                    radius,
                    fill: Some(colour),
                    stroke: None,
                });
            }
        }
        shapes.push(Shape::Text(Text {
            weight: self.paint.weight,
            italic: self.paint.italic,
            anchor: self.anchor,
            halo: Some(halo),
            letter_spacing: self.paint.letter_spacing_points,
            ..Text::plain(
                [x + self.offset[0], y + self.offset[1]],
                self.text.clone(),
                self.paint.size_points,
                self.paint.colour,
            )
        }));
    }
}

/// All names that find room, on the screen or not, in the order of the candidates.
fn placed<'a>(candidates: &'a [Label], viewport: &Viewport, style: MapStyle) -> Vec<Placed<'a>> {
    let scale = viewport.world_points();
    let mut taken = Taken::default();
    let mut found = Vec::new();
    for label in candidates {
        let Some(paint) = label_paint(style, label, viewport.zoom()) else {
            continue;
        };
        let world = label.at.world();
        let at = [world.x * scale, world.y * scale];
        let choices = choices(label, paint);
        if let Some(choice) = choices.into_iter().find(|c| taken.free(at, &c.frame)) {
            taken.add(at, choice.frame);
            found.push(choice);
        }
    }
    found
}

/// The places a name may stand in, best first: beside its dot right, left, above, below; without a dot on its place.
fn choices(label: &Label, paint: LabelPaint) -> Vec<Placed<'_>> {
    let text = if paint.uppercase {
        label.name.to_uppercase()
    } else {
        label.name.clone()
    };
    let size = paint.size_points;
    let letters = text.chars().count().saturating_sub(1) as f32;
    let width = text_width(&text, size, paint.weight) + letters * paint.letter_spacing_points;
    // Myanmar letters stack above and below the line.
    let (above, below) = if text.chars().any(|c| ('\u{1000}'..='\u{109f}').contains(&c)) {
        (size * 1.05, size * 0.55)
    } else {
        (size * 0.8, size * 0.24)
    };
    let middle = size * 0.36;
    let offsets: Vec<(Anchor, [f32; 2])> = if paint.dot {
        vec![
            (Anchor::Start, [DOT_GAP, middle]),
            (Anchor::End, [-DOT_GAP, middle]),
            (Anchor::Middle, [0.0, -DOT_GAP - below + 1.0]),
            (Anchor::Middle, [0.0, DOT_GAP + above - 1.0]),
        ]
    } else {
        vec![
            (Anchor::Middle, [0.0, middle]),
            (Anchor::Middle, [0.0, middle + size * 1.4]),
            (Anchor::Middle, [0.0, middle - size * 1.4]),
        ]
    };
    let choice = |(anchor, offset): (Anchor, [f32; 2])| {
        let left = match anchor {
            Anchor::Start => offset[0],
            Anchor::Middle => offset[0] - width / 2.0,
            Anchor::End => offset[0] - width,
        };
        let name = Frame {
            left,
            top: offset[1] - above,
            width,
            height: above + below,
        };
        Placed {
            label,
            paint,
            text: text.clone(),
            anchor,
            offset,
            frame: if paint.dot { with_dot(name) } else { name },
        }
    };
    offsets.into_iter().map(choice).collect()
}

/// The smallest rectangle around a name and the dot at the origin.
fn with_dot(name: Frame) -> Frame {
    let left = name.left.min(-DOT_RADIUS);
    let top = name.top.min(-DOT_RADIUS);
    Frame {
        left,
        top,
        width: name.right().max(DOT_RADIUS) - left,
        height: name.bottom().max(DOT_RADIUS) - top,
    }
}

fn moved(frame: Frame, [x, y]: [f32; 2]) -> Frame {
    Frame {
        left: frame.left + x,
        top: frame.top + y,
        ..frame
    }
}

/// Rooms already given away, in points of the world at this zoom: the same numbers wherever the camera stands.
#[derive(Default)]
struct Taken(Vec<[f64; 4]>);

impl Taken {
    fn edges(at: [f64; 2], frame: &Frame) -> [f64; 4] {
        [
            at[0] + f64::from(frame.left),
            at[1] + f64::from(frame.top),
            at[0] + f64::from(frame.right()),
            at[1] + f64::from(frame.bottom()),
        ]
    }

    fn free(&self, at: [f64; 2], frame: &Frame) -> bool {
        let [left, top, right, bottom] = Taken::edges(at, &frame.grown(AIR));
        let apart = |other: &[f64; 4]| {
            other[2] <= left || right <= other[0] || other[3] <= top || bottom <= other[1]
        };
        self.0.iter().all(apart)
    }

    fn add(&mut self, at: [f64; 2], frame: Frame) {
        self.0.push(Taken::edges(at, &frame));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LonLat;
    use crate::tiles::LabelKind;
    use proptest::prelude::*;

    fn town(name: String, lon: f64, lat: f64) -> Label {
        Label {
            name,
            at: LonLat::clamped(lon, lat),
            kind: LabelKind::City,
            rank: 0,
            population: 500_000,
        }
    }

    fn towns() -> impl Strategy<Value = Vec<Label>> {
        let one = ("[A-Z][a-z]{2,12}", 94.0f64..100.0, 16.0f64..24.0)
            .prop_map(|(name, lon, lat)| town(name, lon, lat));
        prop::collection::vec(one, 0..40)
    }

    fn view(lon: f64, lat: f64) -> Viewport {
        Viewport::new(LonLat::clamped(lon, lat), 6.2, 640.0, 480.0)
    }

    #[test]
    fn a_name_goes_left_where_the_right_is_taken() {
        let labels = [
            town("Yangon".into(), 96.0, 17.0),
            town("Bago".into(), 95.7, 17.0),
        ];
        let view = view(96.0, 17.0);
        let found = placed(&labels, &view, MapStyle::Light);
        let anchors: Vec<Anchor> = found.iter().map(|p| p.anchor).collect();
        assert_eq!(anchors, [Anchor::Start, Anchor::End]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn names_never_overlap_and_never_leave_the_picture(towns in towns()) {
            let view = view(97.0, 20.0);
            let legend = Frame { left: 0.0, top: 0.0, width: 200.0, height: 150.0 };
            let shapes = labels(&towns, &view, MapStyle::Light, &[legend]);
            let frames: Vec<Frame> = shapes.iter().filter_map(|shape| match shape {
                Shape::Text(text) => Some(text_frame(text)),
                _ => None,
            }).collect();
            let screen = Frame { left: 0.0, top: 0.0, width: 640.0, height: 480.0 };
            for (number, frame) in frames.iter().enumerate() {
                prop_assert!(screen.holds(frame) && !legend.overlaps(frame));
                prop_assert!(frames[..number].iter().all(|other| !other.overlaps(frame)));
            }
        }

        #[test]
        fn panning_moves_names_and_rearranges_none(towns in towns(), lon in 96.5f64..97.5, lat in 19.5f64..20.5) {
            let said = |view: &Viewport| -> Vec<(String, Anchor, [f32; 2])> {
                placed(&towns, view, MapStyle::Light)
                    .into_iter().map(|p| (p.text, p.anchor, p.offset)).collect()
            };
            prop_assert_eq!(said(&view(97.0, 20.0)), said(&view(lon, lat)));
        }
    }

    fn text_frame(text: &Text) -> Frame {
        let width = text_width(&text.text, text.size, text.weight);
        let left = match text.anchor {
            Anchor::Start => text.at[0],
            Anchor::Middle => text.at[0] - width / 2.0,
            Anchor::End => text.at[0] - width,
        };
        Frame {
            left,
            top: text.at[1] - text.size * 0.75,
            width,
            height: text.size * 0.9,
        }
    }
}

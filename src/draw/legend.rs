//! The legend: what the shapes, colours, sizes and edges of the marks mean, as a card.
//!
//! Counts stand in a column; a type that is switched off stays, greyed. Start at [`legend`].

use super::glyph::{glyph, type_glyph};
use super::marks::type_colour;
use super::scale::MarkScale;
use super::scene::{Anchor, Frame, Shape, Text};
use super::setting::{card, cut, wrapped};
use super::text_width;
use super::theme::{Theme, faded, theme};
use crate::event::words::thousands;
use crate::scheme::EventType;
use crate::tiles::{MapStyle, Stroke};

const PADDING: f32 = 14.0;
const ROW: f32 = 24.0;
const NAME_LEFT: f32 = 34.0;
const SIZE: f32 = 13.0;
const NOTE_SIZE: f32 = 11.0;
const NOTE_ROW: f32 = 15.5;
const NARROWEST: f32 = 244.0;
const WIDEST: f32 = 360.0;

/// What a legend shows.
#[derive(Clone, Copy, Debug)]
pub struct Legend<'a> {
    /// The event types in the scheme's order.
    pub types: &'a [EventType],
    /// Events of each.
    pub counts: &'a [u64],
    /// Which are switched on; a missing entry counts as on.
    pub shown: &'a [bool],
    /// What the sizes mean; `None` leaves the sizes out.
    pub scale: Option<MarkScale>,
    /// The line that explains rings and edges; empty for none.
    pub note: &'a str,
    /// Light or dark.
    pub style: MapStyle,
}

/// The note of a map whose marks may be mixed or imprecise.
pub const MARKS_NOTE: &str =
    "Ring: mix of types. Soft edge: only near the place. Hollow: only the region known.";

/// The legend with its upper left corner at `at`, and the rectangle it covers.
pub fn legend(legend: &Legend<'_>, at: [f32; 2]) -> (Vec<Shape>, Frame) {
    let tokens = theme(legend.style);
    let width = card_width(legend);
    let note = wrapped(legend.note, width - 2.0 * PADDING, NOTE_SIZE, 400);
    let rows_height = legend.types.len() as f32 * ROW;
    let sizes_height = legend
        .scale
        .map_or(0.0, |scale| size_key_height(scale) + 13.0);
    let note_height = if note.is_empty() {
        0.0
    } else {
        note.len() as f32 * NOTE_ROW + 13.0
    };
    let frame = Frame {
        left: at[0],
        top: at[1],
        width,
        height: rows_height
            + sizes_height
            + note_height
            + if note.is_empty() { 20.0 } else { 16.0 },
    };
    let mut shapes = card(frame, 10.0, &tokens);
    for (index, event_type) in legend.types.iter().enumerate() {
        let middle = frame.top + 10.0 + (index as f32 + 0.5) * ROW;
        row(
            &mut shapes,
            legend,
            index,
            event_type,
            &frame,
            middle,
            &tokens,
        );
    }
    let mut top = frame.top + 10.0 + rows_height;
    if let Some(scale) = legend.scale {
        rule(&mut shapes, &frame, top + 4.0, &tokens);
        size_key(
            &mut shapes,
            scale,
            [frame.left + PADDING, top + 11.0],
            &tokens,
        );
        top += sizes_height;
    }
    if !note.is_empty() {
        rule(&mut shapes, &frame, top + 4.0, &tokens);
        for (number, line) in note.into_iter().enumerate() {
            let baseline = top + 21.0 + number as f32 * NOTE_ROW;
            let at = [frame.left + PADDING, baseline];
            shapes.push(Shape::Text(Text::plain(at, line, NOTE_SIZE, tokens.quiet)));
        }
    }
    (shapes, frame)
}

fn card_width(legend: &Legend<'_>) -> f32 {
    let names = legend.types.iter().map(|t| text_width(&t.name, SIZE, 400));
    let widest_name = names.fold(0.0, f32::max);
    let wanted = NAME_LEFT + widest_name + 24.0 + counts_width(legend) + PADDING;
    wanted.clamp(NARROWEST, WIDEST).ceil()
}

fn counts_width(legend: &Legend<'_>) -> f32 {
    let widths = legend
        .counts
        .iter()
        .map(|&count| text_width(&thousands(count), SIZE, 600));
    widths.fold(0.0, f32::max)
}

fn row(
    shapes: &mut Vec<Shape>,
    legend: &Legend<'_>,
    index: usize,
    event_type: &EventType,
    frame: &Frame,
    middle: f32,
    tokens: &Theme,
) {
    let on = legend.shown.get(index).copied().unwrap_or(true);
    let colour = type_colour(event_type, legend.style);
    let centre = [frame.left + PADDING + 5.5, middle];
    let (fill, stroke, ink) = if on {
        (Some(colour), None, tokens.ink)
    } else {
        let rim = Stroke {
            colour: faded(tokens.quiet, 0.7),
            width_points: 1.2,
            dash_points: None,
        };
        (None, Some(rim), faded(tokens.quiet, 0.75))
    };
    shapes.push(glyph(type_glyph(index), centre, 5.5, fill, stroke));
    let baseline = middle + SIZE * 0.363;
    let room = frame.width - NAME_LEFT - counts_width(legend) - PADDING - 12.0;
    let name = cut(&event_type.name, room, SIZE, 400);
    let at = [frame.left + NAME_LEFT, baseline];
    shapes.push(Shape::Text(Text::plain(at, name, SIZE, ink)));
    let count = legend.counts.get(index).copied().unwrap_or(0);
    shapes.push(Shape::Text(Text {
        weight: 600,
        anchor: Anchor::End,
        ..Text::plain(
            [frame.right() - PADDING, baseline],
            thousands(count),
            SIZE,
            ink,
        )
    }));
}

fn rule(shapes: &mut Vec<Shape>, frame: &Frame, y: f32, tokens: &Theme) {
    shapes.push(Shape::Lines {
        lines: vec![vec![
            [frame.left + PADDING, y],
            [frame.right() - PADDING, y],
        ]],
        stroke: Stroke {
            colour: tokens.rule,
            width_points: 1.0,
            dash_points: None,
        },
    });
}

fn size_key_height(scale: MarkScale) -> f32 {
    2.0 * scale.radius(scale.reference)
}

/// Three circles on one line, each with its number of events to the right.
fn size_key(shapes: &mut Vec<Shape>, scale: MarkScale, at: [f32; 2], tokens: &Theme) {
    let middle = at[1] + size_key_height(scale) / 2.0;
    let mut left = at[0];
    let examples = scale.examples();
    for (number, events) in examples.into_iter().enumerate() {
        let radius = scale.radius(events);
        shapes.push(Shape::Disc {
            centre: [left + radius, middle],
            radius,
            fill: Some(faded(tokens.quiet, 0.14)),
            stroke: Some(Stroke {
                colour: faded(tokens.quiet, 0.8),
                width_points: 1.0,
                dash_points: None,
            }),
        });
        let last = number + 1 == examples.len();
        let name = match (last, events) {
            (true, _) => format!("{} events", thousands(u64::from(events))),
            (false, _) => thousands(u64::from(events)),
        };
        let text_left = left + 2.0 * radius + 6.0;
        let width = text_width(&name, NOTE_SIZE, 400);
        let baseline = middle + NOTE_SIZE * 0.363;
        let text = Text::plain([text_left, baseline], name, NOTE_SIZE, tokens.quiet);
        shapes.push(Shape::Text(text));
        left = text_left + width + 14.0;
    }
}

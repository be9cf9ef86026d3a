//! Setting text: lines that fit a width, and the cards that hold them.
//!
//! Widths come from the embedded faces, so a card has the same size in the window and in a picture.

use super::fonts::text_width;
use super::scene::{Frame, Shape};
use super::theme::{Theme, faded};
use crate::tiles::Stroke;

/// The text broken at spaces into lines no wider than `width` points; a longer word gets a line of its own, cut.
pub(super) fn wrapped(text: &str, width: f32, size: f32, weight: u16) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer.filter(|line| text_width(line, size, weight) <= width) {
            Some(line) => {
                lines.pop();
                lines.push(line);
            }
            None => lines.push(cut(word, width, size, weight)),
        }
    }
    lines
}

/// The text, or as much of it as fits before an ellipsis.
pub(super) fn cut(text: &str, width: f32, size: f32, weight: u16) -> String {
    if text_width(text, size, weight) <= width {
        return text.to_owned();
    }
    let mut kept = String::new();
    for letter in text.chars() {
        kept.push(letter);
        if text_width(&kept, size, weight) + text_width("…", size, weight) > width {
            kept.pop();
            break;
        }
    }
    format!("{}…", kept.trim_end())
}

/// A card over the map: soft shadow, rounded corners, a thin edge.
pub(super) fn card(frame: Frame, radius: f32, tokens: &Theme) -> Vec<Shape> {
    let shadow = |grow: f32, drop: f32, share: f32| Shape::Rect {
        frame: Frame {
            top: frame.top + drop,
            ..frame
        }
        .grown(grow),
        radius: radius + grow,
        fill: Some(faded(tokens.shadow, share)),
        stroke: None,
    };
    vec![
        shadow(3.0, 1.5, 0.5),
        shadow(2.0, 1.0, 0.8),
        shadow(1.0, 0.5, 1.0),
        Shape::Rect {
            frame,
            radius,
            fill: Some(tokens.card),
            stroke: Some(Stroke {
                colour: faded(tokens.rule, 0.7),
                width_points: 0.75,
                dash_points: None,
            }),
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_its_column() {
        let text =
            "Violent events involving the KIA and Kachinindependenceorganisation of everything";
        for width in [40.0, 90.0, 200.0] {
            for line in wrapped(text, width, 13.0, 600) {
                assert!(text_width(&line, 13.0, 600) <= width, "{line}");
            }
        }
        assert_eq!(wrapped("one two", 500.0, 13.0, 400), ["one two"]);
        assert_eq!(cut("Naypyitaw", 500.0, 13.0, 400), "Naypyitaw");
    }
}

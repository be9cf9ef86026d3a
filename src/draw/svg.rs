//! The scene as SVG: the same bytes for the same scene, readable by any program.
//!
//! Text stays text. Numbers have at most two decimals, what is not finite is left out, and nothing that came from
//! a file can break the markup. Start at [`svg`].

use super::fonts::SANS_FAMILY;
use super::scene::{Anchor, Frame, Scene, Shape, Text};
use crate::tiles::{Rgba, Stroke};
use std::f32::consts::TAU;
use std::fmt::Write;

/// Coordinates farther out than this are pulled in, in points: no picture is that large.
const FARTHEST: f32 = 1e6;

/// The scene as an SVG document.
pub fn svg(scene: &Scene) -> String {
    let (width, height) = (number(scene.width as f32), number(scene.height as f32));
    let (title, description) = (escaped(&scene.title), escaped(&scene.description));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{SANS_FAMILY}\" font-variant-numeric=\"tabular-nums\" text-rendering=\"geometricPrecision\">\n\
         <title>{title}</title>\n"
    );
    if !description.is_empty() {
        put(&mut out, format_args!("<desc>{description}</desc>\n"));
    }
    let ground = fill(Some(scene.background));
    put(
        &mut out,
        format_args!("<rect width=\"{width}\" height=\"{height}\"{ground}/>\n"),
    );
    for shape in &scene.shapes {
        write_shape(&mut out, shape);
    }
    out.push_str("</svg>\n");
    out
}

fn write_shape(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Fill {
            rings,
            fill: inside,
            stroke,
        } => {
            let path = path(rings, 3, true);
            if !path.is_empty() {
                let (paint, rim) = (fill(*inside), rim(*stroke));
                put(
                    out,
                    format_args!("<path d=\"{path}\"{paint}{rim} stroke-linejoin=\"round\"/>\n"),
                );
            }
        }
        Shape::Lines { lines, stroke } => {
            let path = path(lines, 2, false);
            if !path.is_empty() {
                let (none, rim) = (fill(None), rim(Some(*stroke)));
                let caps = if stroke.dash_points.is_none() {
                    " stroke-linecap=\"round\""
                } else {
                    ""
                };
                put(
                    out,
                    format_args!(
                        "<path d=\"{path}\"{none}{rim}{caps} stroke-linejoin=\"round\"/>\n"
                    ),
                );
            }
        }
        Shape::Rect {
            frame,
            radius,
            fill: inside,
            stroke,
        } => write_rect(out, frame, *radius, *inside, *stroke),
        Shape::Disc {
            centre: [x, y],
            radius,
            fill: inside,
            stroke,
        } => {
            if finite(&[*x, *y, *radius]) {
                let (x, y, r) = (number(*x), number(*y), number(radius.max(0.0)));
                let (paint, rim) = (fill(*inside), rim(*stroke));
                put(
                    out,
                    format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{r}\"{paint}{rim}/>\n"),
                );
            }
        }
        Shape::Sector {
            centre,
            inner,
            outer,
            from_turn,
            to_turn,
            fill: inside,
        } => {
            if finite(&[centre[0], centre[1], *inner, *outer, *from_turn, *to_turn]) {
                let path = sector_path(*centre, *inner, *outer, *from_turn, *to_turn);
                let paint = fill(Some(*inside));
                put(out, format_args!("<path d=\"{path}\"{paint}/>\n"));
            }
        }
        Shape::Text(text) => write_text(out, text),
    }
}

fn write_rect(
    out: &mut String,
    frame: &Frame,
    radius: f32,
    inside: Option<Rgba>,
    stroke: Option<Stroke>,
) {
    if !finite(&[frame.left, frame.top, frame.width, frame.height, radius]) {
        return;
    }
    let (x, y) = (number(frame.left), number(frame.top));
    let (width, height) = (number(frame.width.max(0.0)), number(frame.height.max(0.0)));
    let corner = if radius > 0.0 {
        format!(" rx=\"{}\"", number(radius))
    } else {
        String::new()
    };
    let (paint, rim) = (fill(inside), rim(stroke));
    put(
        out,
        format_args!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{corner}{paint}{rim}/>\n"
        ),
    );
}

fn write_text(out: &mut String, text: &Text) {
    let said: String = text.text.chars().filter(|c| is_drawn(*c)).collect();
    if said.trim().is_empty() || !finite(&[text.at[0], text.at[1], text.size, text.letter_spacing])
    {
        return;
    }
    let mut attributes = String::new();
    let [x, y] = text.at;
    let place = if text.italic {
        // No slanted face is embedded, so the upright one is sheared about its baseline.
        let (x, y) = (number(x), number(y));
        format!(" transform=\"translate({x} {y}) skewX(-10)\"")
    } else {
        format!(" x=\"{}\" y=\"{}\"", number(x), number(y))
    };
    attributes.push_str(&place);
    put(
        &mut attributes,
        format_args!(" font-size=\"{}\"", number(text.size)),
    );
    if text.weight != 400 {
        put(
            &mut attributes,
            format_args!(" font-weight=\"{}\"", text.weight),
        );
    }
    match text.anchor {
        Anchor::Middle => attributes.push_str(" text-anchor=\"middle\""),
        Anchor::End => attributes.push_str(" text-anchor=\"end\""),
        Anchor::Start => {}
    }
    if text.letter_spacing != 0.0 {
        let spacing = number(text.letter_spacing);
        put(
            &mut attributes,
            format_args!(" letter-spacing=\"{spacing}\""),
        );
    }
    attributes.push_str(&fill(Some(text.colour)));
    if let Some(halo) = text.halo {
        let stroke = Stroke {
            colour: halo.colour,
            width_points: 2.0 * halo.width,
            dash_points: None,
        };
        attributes.push_str(&rim(Some(stroke)));
        attributes.push_str(" stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
    let said = escaped(&said);
    put(out, format_args!("<text{attributes}>{said}</text>\n"));
}

/// The `d` of a path; lines with a point that is not finite, or with fewer than `least` points, are left out.
fn path(lines: &[Vec<[f32; 2]>], least: usize, closed: bool) -> String {
    let mut d = String::new();
    for line in lines {
        if line.len() < least || !line.iter().all(|point| finite(point)) {
            continue;
        }
        for (at, [x, y]) in line.iter().enumerate() {
            d.push(if at == 0 { 'M' } else { 'L' });
            d.push_str(&number(*x));
            d.push(' ');
            d.push_str(&number(*y));
        }
        if closed {
            d.push('Z');
        }
    }
    d
}

fn sector_path([x, y]: [f32; 2], inner: f32, outer: f32, from: f32, to: f32) -> String {
    // A full turn has no start and end for an arc to run between, so it stops a hair short.
    let to = to.min(from + 0.9999);
    let large = u8::from(to - from > 0.5);
    let point = |radius: f32, turn: f32| {
        let angle = turn * TAU;
        format!(
            "{} {}",
            number(x + angle.sin() * radius),
            number(y - angle.cos() * radius)
        )
    };
    let (outer_size, inner_size) = (number(outer), number(inner));
    let arc = format!(
        "M{}A{outer_size} {outer_size} 0 {large} 1 {}",
        point(outer, from),
        point(outer, to)
    );
    if inner > 0.0 {
        format!(
            "{arc}L{}A{inner_size} {inner_size} 0 {large} 0 {}Z",
            point(inner, to),
            point(inner, from)
        )
    } else {
        format!("{arc}L{}Z", point(0.0, 0.0))
    }
}

fn fill(colour: Option<Rgba>) -> String {
    match colour {
        None => " fill=\"none\"".to_owned(),
        Some(colour) => paint("fill", colour),
    }
}

fn rim(stroke: Option<Stroke>) -> String {
    let Some(stroke) = stroke.filter(|s| finite(&[s.width_points]) && s.width_points > 0.0) else {
        return String::new();
    };
    let mut attributes = paint("stroke", stroke.colour);
    let width = number(stroke.width_points);
    put(&mut attributes, format_args!(" stroke-width=\"{width}\""));
    if let Some([dash, gap]) = stroke.dash_points.filter(|dash| finite(dash)) {
        let (dash, gap) = (number(dash), number(gap));
        put(
            &mut attributes,
            format_args!(" stroke-dasharray=\"{dash} {gap}\""),
        );
    }
    attributes
}

fn paint(kind: &str, [red, green, blue, alpha]: Rgba) -> String {
    let mut attribute = format!(" {kind}=\"#{red:02x}{green:02x}{blue:02x}\"");
    if alpha < 255 {
        let opacity = number(f32::from(alpha) / 255.0);
        put(
            &mut attribute,
            format_args!(" {kind}-opacity=\"{opacity}\""),
        );
    }
    attribute
}

/// At most two decimals, no trailing zeros, never `-0`, never an exponent.
fn number(value: f32) -> String {
    let bounded = if value.is_finite() {
        value.clamp(-FARTHEST, FARTHEST)
    } else {
        0.0
    };
    let text = format!("{bounded:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0" } else { text }.to_owned()
}

fn finite(values: &[f32]) -> bool {
    values.iter().all(|value| value.is_finite())
}

/// Whether XML may hold the character and a reader would see it.
fn is_drawn(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| is_drawn(*c)) {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            other => out.push(other),
        }
    }
    out
}

fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a String cannot fail.
    let _ = out.write_fmt(arguments);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_have_no_negative_zero() {
        let check = |value: f32, expected: &str| assert_eq!(number(value), expected);
        check(1.0, "1");
        check(-0.001, "0");
        check(2.456, "2.46");
        check(1200.5, "1200.5");
        check(f32::NAN, "0");
        check(f32::INFINITY, "0");
        check(-3e20, "-1000000");
    }
}

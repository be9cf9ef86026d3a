//! Scene shapes to egui shapes: the window shows what the picture writers write.
//!
//! Discs and sectors go into one mesh with feathered edges: a tenth of the cost of egui's own circles.

use super::look;
use crate::draw::{Anchor, Shape, Text};
use crate::tiles::{Rgba, Stroke as Line};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Mesh, Painter, Pos2, Stroke, Vec2, pos2, vec2};
use std::f32::consts::TAU;

/// Width of the soft edge in points: about a pixel.
const FEATHER: f32 = 0.9;

pub(super) fn colour([red, green, blue, alpha]: Rgba) -> Color32 {
    Color32::from_rgba_unmultiplied(red, green, blue, alpha)
}

fn stroke(line: &Line) -> Stroke {
    Stroke::new(line.width_points, colour(line.colour))
}

/// Paints shapes whose coordinates count from `corner`.
pub(super) fn paint_shapes(painter: &Painter, corner: Pos2, shapes: &[Shape]) {
    let mut mesh = Mesh::default();
    let from = corner.to_vec2();
    let at = |[x, y]: [f32; 2]| pos2(x, y) + from;
    for shape in shapes {
        match shape {
            Shape::Disc {
                centre,
                radius,
                fill,
                stroke,
            } => {
                if let Some(fill) = fill {
                    sector(
                        &mut mesh,
                        at(*centre),
                        [0.0, *radius],
                        [0.0, 1.0],
                        colour(*fill),
                    );
                }
                if let Some(line) = stroke {
                    let half = line.width_points / 2.0;
                    let ring = [(radius - half).max(0.0), radius + half];
                    match line.dash_points {
                        None => sector(
                            &mut mesh,
                            at(*centre),
                            ring,
                            [0.0, 1.0],
                            colour(line.colour),
                        ),
                        Some(dash) => dashed_ring(
                            &mut mesh,
                            at(*centre),
                            *radius,
                            ring,
                            dash,
                            colour(line.colour),
                        ),
                    }
                }
            }
            Shape::Sector {
                centre,
                inner,
                outer,
                from_turn,
                to_turn,
                fill,
            } => {
                let (radii, turns) = ([*inner, *outer], [*from_turn, *to_turn]);
                sector(&mut mesh, at(*centre), radii, turns, colour(*fill));
            }
            Shape::Fill {
                rings,
                fill,
                stroke,
            } => {
                for ring in rings {
                    let points: Vec<Pos2> = ring.iter().map(|point| at(*point)).collect();
                    if let Some(fill) = fill {
                        star(&mut mesh, &points, [0.0, 0.0], colour(*fill));
                    }
                    if let Some(line) = stroke {
                        let half = line.width_points / 2.0;
                        star(&mut mesh, &points, [-half, half], colour(line.colour));
                    }
                }
            }
            other => {
                flush(painter, &mut mesh);
                other_shape(painter, from, other);
            }
        }
    }
    flush(painter, &mut mesh);
}

fn flush(painter: &Painter, mesh: &mut Mesh) {
    if !mesh.is_empty() {
        painter.add(std::mem::take(mesh));
    }
}

fn other_shape(painter: &Painter, from: Vec2, shape: &Shape) {
    let at = |[x, y]: [f32; 2]| pos2(x, y) + from;
    match shape {
        Shape::Lines {
            lines,
            stroke: line,
        } => {
            for points in lines {
                let points: Vec<Pos2> = points.iter().map(|point| at(*point)).collect();
                match line.dash_points {
                    None => {
                        painter.add(egui::Shape::line(points, stroke(line)));
                    }
                    Some([on, off]) => {
                        painter.extend(egui::Shape::dashed_line(&points, stroke(line), on, off));
                    }
                }
            }
        }
        Shape::Rect {
            frame,
            radius,
            fill,
            stroke: line,
        } => {
            let rect = egui::Rect::from_min_size(
                at([frame.left, frame.top]),
                vec2(frame.width, frame.height),
            );
            let fill = fill.map_or(Color32::TRANSPARENT, colour);
            let line = line.as_ref().map_or(Stroke::NONE, stroke);
            painter.rect(rect, *radius, fill, line, egui::StrokeKind::Middle);
        }
        Shape::Text(text) => paint_text(painter, from, text),
        Shape::Fill { .. } | Shape::Disc { .. } | Shape::Sector { .. } => {}
    }
}

fn paint_text(painter: &Painter, from: Vec2, text: &Text) {
    let font = match text.weight {
        ..450 => look::sans(text.size),
        450..550 => look::medium(text.size),
        550.. => look::semibold(text.size),
    };
    let job = |ink: Color32| {
        let format = TextFormat {
            font_id: font.clone(),
            extra_letter_spacing: text.letter_spacing,
            color: ink,
            italics: text.italic,
            ..TextFormat::default()
        };
        LayoutJob::single_section(text.text.clone(), format)
    };
    let galley = painter.layout_job(job(colour(text.colour)));
    let baseline = galley
        .rows
        .first()
        .and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y));
    let left = match text.anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => galley.size().x / 2.0,
        Anchor::End => galley.size().x,
    };
    let corner = pos2(
        text.at[0] - left,
        text.at[1] - baseline.unwrap_or(text.size),
    ) + from;
    if let Some(halo) = &text.halo {
        let ground = painter.layout_job(job(colour(halo.colour)));
        for step in 0..8 {
            let angle = step as f32 / 8.0 * TAU;
            let aside = vec2(angle.cos(), angle.sin()) * halo.width;
            painter.galley(corner + aside, ground.clone(), Color32::PLACEHOLDER);
        }
    }
    painter.galley(corner, galley, Color32::PLACEHOLDER);
}

/// Adds a piece of a ring with soft edges; turns count clockwise from the top.
fn sector(mesh: &mut Mesh, centre: Pos2, radii: [f32; 2], turns: [f32; 2], fill: Color32) {
    let ([inner, outer], [from, to]) = (radii, turns);
    if outer <= 0.0 || to <= from || !centre.is_finite() || !outer.is_finite() {
        return;
    }
    let soft = FEATHER / 2.0;
    let pieces = (((8.0 + outer * 1.8).clamp(14.0, 90.0) * (to - from)).ceil() as u32).max(2);
    let clear = Color32::TRANSPARENT;
    let mut rims: Vec<(f32, Color32)> =
        vec![(outer + soft, clear), ((outer - soft).max(0.0), fill)];
    if inner > soft {
        rims.push((inner + soft, fill));
        rims.push((inner - soft, clear));
    } else {
        rims.push((0.0, fill));
    }
    let first = mesh.vertices.len() as u32;
    let across = rims.len() as u32;
    for piece in 0..=pieces {
        let turn = from + (to - from) * piece as f32 / pieces as f32;
        let (sin, cos) = (turn * TAU).sin_cos();
        for (radius, ink) in &rims {
            mesh.colored_vertex(centre + vec2(sin, -cos) * *radius, *ink);
        }
    }
    for piece in 0..pieces {
        for rim in 0..across - 1 {
            let corner = first + piece * across + rim;
            mesh.add_triangle(corner, corner + 1, corner + across);
            mesh.add_triangle(corner + 1, corner + across, corner + across + 1);
        }
    }
}

/// Adds a small outline that is seen whole from its middle, with a soft edge: its inside, or where `rim` gives two
/// distances from the outline in points (negative inside), the band between them.
fn star(mesh: &mut Mesh, points: &[Pos2], rim: [f32; 2], fill: Color32) {
    if points.len() < 3 || points.iter().any(|point| !point.is_finite()) {
        return;
    }
    let sum = points
        .iter()
        .fold(Vec2::ZERO, |sum, point| sum + point.to_vec2());
    let middle = (sum / points.len() as f32).to_pos2();
    let soft = FEATHER / 2.0;
    let clear = Color32::TRANSPARENT;
    let rims = if rim[0] < rim[1] {
        vec![
            (rim[1] + soft, clear),
            (rim[1] - soft, fill),
            (rim[0] + soft, fill),
            (rim[0] - soft, clear),
        ]
    } else {
        vec![(soft, clear), (-soft, fill), (f32::MIN, fill)]
    };
    let first = mesh.vertices.len() as u32;
    let across = rims.len() as u32;
    for point in points {
        let out = *point - middle;
        let length = out.length().max(0.01);
        for (aside, ink) in &rims {
            let reach = (length + aside).max(0.0) / length;
            mesh.colored_vertex(middle + out * reach, *ink);
        }
    }
    let count = points.len() as u32;
    for corner in 0..count {
        for rim in 0..across - 1 {
            let here = first + corner * across + rim;
            let there = first + (corner + 1) % count * across + rim;
            mesh.add_triangle(here, here + 1, there);
            mesh.add_triangle(here + 1, there, there + 1);
        }
    }
}

fn dashed_ring(
    mesh: &mut Mesh,
    centre: Pos2,
    radius: f32,
    ring: [f32; 2],
    [on, off]: [f32; 2],
    fill: Color32,
) {
    let around = TAU * radius.max(0.5);
    let count = (around / (on + off).max(0.5)).round().clamp(3.0, 64.0);
    let share = on / (on + off).max(0.01);
    for dash in 0..count as u32 {
        let from = dash as f32 / count;
        sector(mesh, centre, ring, [from, from + share / count], fill);
    }
}

//! The base map as shapes: the tiles that cover the screen, merged by what they look like.
//!
//! Areas of one look become one shape and lines are cut at the edges of their tiles, so no seam shows and no dash is
//! drawn twice. Knows nothing of events; the style is `tiles::paint`.

use super::scene::Shape;
use crate::geo::Viewport;
use crate::tiles::{BaseMap, Feature, FeatureKind, Geometry, MapStyle, Paint, TileId, paint};

/// Shapes reach this far past the screen, in points: more than half of the widest line.
const MARGIN: f32 = 8.0;
/// Points closer together than this are drawn as one, in points.
const FINENESS: f32 = 0.3;

/// Sea, rivers, roads and borders under the marks, from below to above; the land is the scene's background.
pub fn base_map(base: &BaseMap, viewport: &Viewport, style: MapStyle) -> Vec<Shape> {
    let zoom = viewport.zoom();
    let mut layers: Vec<Layer> = Vec::new();
    for id in TileId::covering(viewport, TileId::zoom_for(viewport)) {
        let square = Square::new(id, viewport);
        for feature in &base.content(id).features {
            if let Some(look) = paint(style, feature.kind, feature.rank, zoom) {
                let layer = layer_of(&mut layers, feature, look);
                square.add(feature, &mut layer.parts);
            }
        }
    }
    layers.sort_by_key(|layer| (layer.kind, std::cmp::Reverse(layer.rank)));
    layers.into_iter().flat_map(Layer::shapes).collect()
}

/// Features of all tiles that are drawn alike.
struct Layer {
    kind: FeatureKind,
    rank: u8,
    look: Paint,
    closed: bool,
    parts: Vec<Vec<[f32; 2]>>,
}

fn layer_of<'a>(layers: &'a mut Vec<Layer>, feature: &Feature, look: Paint) -> &'a mut Layer {
    let closed = matches!(feature.geometry, Geometry::Polygons(_));
    let alike =
        |layer: &Layer| layer.kind == feature.kind && layer.closed == closed && layer.look == look;
    let at = layers.iter().position(alike).unwrap_or_else(|| {
        layers.push(Layer {
            kind: feature.kind,
            rank: feature.rank,
            look,
            closed,
            parts: Vec::new(),
        });
        layers.len() - 1
    });
    &mut layers[at]
}

impl Layer {
    fn shapes(self) -> Option<Shape> {
        if self.parts.is_empty() {
            return None;
        }
        match (self.closed, self.look.stroke) {
            (true, stroke) => Some(Shape::Fill {
                rings: self.parts,
                fill: self.look.fill,
                stroke,
            }),
            (false, Some(stroke)) => Some(Shape::Lines {
                lines: self.parts,
                stroke,
            }),
            (false, None) => None,
        }
    }
}

/// A tile on the screen, and the part of the screen its lines are drawn in.
struct Square {
    origin: [f64; 2],
    side: f64,
    low: [f32; 2],
    high: [f32; 2],
}

impl Square {
    fn new(id: TileId, viewport: &Viewport) -> Square {
        let (origin, side) = id.screen_square(viewport);
        let screen = [viewport.width() as f32, viewport.height() as f32];
        Square {
            origin,
            side,
            low: [0, 1].map(|axis| (origin[axis] as f32).max(-MARGIN)),
            high: [0, 1].map(|axis| ((origin[axis] + side) as f32).min(screen[axis] + MARGIN)),
        }
    }

    fn add(&self, feature: &Feature, parts: &mut Vec<Vec<[f32; 2]>>) {
        let (Geometry::Polygons(sources) | Geometry::Lines(sources)) = &feature.geometry;
        let closed = matches!(feature.geometry, Geometry::Polygons(_));
        for source in sources {
            let points = source.iter().map(|point| self.screen(*point));
            let points = thinned(points);
            if closed {
                if points.len() >= 3 {
                    parts.push(points);
                }
            } else {
                cut_line(&points, self.low, self.high, parts);
            }
        }
    }

    fn screen(&self, [x, y]: [f32; 2]) -> [f32; 2] {
        [
            (self.origin[0] + f64::from(x) * self.side) as f32,
            (self.origin[1] + f64::from(y) * self.side) as f32,
        ]
    }
}

/// Without points that lie closer than [`FINENESS`] to the one before; first and last stay.
fn thinned(points: impl Iterator<Item = [f32; 2]>) -> Vec<[f32; 2]> {
    let mut kept: Vec<[f32; 2]> = Vec::new();
    let mut last = None;
    for point in points {
        last = Some(point);
        let far = kept.last().is_none_or(|before| {
            (point[0] - before[0]).abs() + (point[1] - before[1]).abs() >= FINENESS
        });
        if far {
            kept.push(point);
        }
    }
    if let Some(last) = last.filter(|last| kept.last() != Some(last)) {
        kept.push(last);
    }
    kept
}

/// The pieces of a line within a box (Liang and Barsky 1984).
fn cut_line(line: &[[f32; 2]], low: [f32; 2], high: [f32; 2], pieces: &mut Vec<Vec<[f32; 2]>>) {
    let mut open = false;
    for pair in line.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let Some((from, to)) = inside_span(a, b, low, high) else {
            open = false;
            continue;
        };
        let at = |share: f32| [0, 1].map(|axis| a[axis] + (b[axis] - a[axis]) * share);
        if !open || from > 0.0 {
            pieces.push(vec![at(from)]);
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(at(to));
        }
        open = to >= 1.0;
    }
}

/// The shares of the way from `a` to `b` between which it runs in the box.
fn inside_span(a: [f32; 2], b: [f32; 2], low: [f32; 2], high: [f32; 2]) -> Option<(f32, f32)> {
    let (mut from, mut to) = (0.0f32, 1.0f32);
    for axis in 0..2 {
        let way = b[axis] - a[axis];
        let (first, last) = (low[axis] - a[axis], high[axis] - a[axis]);
        if way == 0.0 {
            if first > 0.0 || last < 0.0 {
                return None;
            }
        } else {
            let (enter, leave) = (first / way, last / way);
            from = from.max(enter.min(leave));
            to = to.min(enter.max(leave));
        }
    }
    (from < to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_drawn_only_inside_its_box() {
        let line = [
            [-5.0, 5.0],
            [5.0, 5.0],
            [5.0, 20.0],
            [8.0, 20.0],
            [8.0, 8.0],
        ];
        let mut pieces = Vec::new();
        cut_line(&line, [0.0, 0.0], [10.0, 10.0], &mut pieces);
        assert_eq!(
            pieces,
            [
                vec![[0.0, 5.0], [5.0, 5.0], [5.0, 10.0]],
                vec![[8.0, 10.0], [8.0, 8.0]],
            ]
        );
    }
}

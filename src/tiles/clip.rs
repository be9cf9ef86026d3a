//! Cutting rings and lines to a square around a tile, so that coordinates stay modest however far a tile is enlarged.
//!
//! Tile units throughout, 0 to 1 across the tile; [`BUFFER`] is how far a shape may reach outside.

/// How far shapes reach past the tile's edges, in tiles: more than half of the widest line.
pub const BUFFER: f32 = 1.0 / 16.0;

const LOW: f32 = -BUFFER;
const HIGH: f32 = 1.0 + BUFFER;

/// Whether all points lie in the square, and whether their box touches it at all.
pub fn reach(points: &[[f32; 2]]) -> (bool, bool) {
    let (mut low, mut high) = ([f32::MAX; 2], [f32::MIN; 2]);
    for point in points {
        for axis in 0..2 {
            low[axis] = low[axis].min(point[axis]);
            high[axis] = high[axis].max(point[axis]);
        }
    }
    let inside = (0..2).all(|axis| low[axis] >= LOW && high[axis] <= HIGH);
    let touches = (0..2).all(|axis| low[axis] <= HIGH && high[axis] >= LOW);
    (inside, touches)
}

/// The ring cut to the square (Sutherland and Hodgman 1974): parts may be joined by edges that run along its border.
///
/// Empty when nothing of it is left.
pub fn ring(points: Vec<[f32; 2]>) -> Vec<[f32; 2]> {
    match reach(&points) {
        (true, _) => return points,
        (_, false) => return Vec::new(),
        _ => {}
    }
    let mut points = points;
    for axis in 0..2 {
        points = half(&points, |p| p[axis] - LOW);
        points = half(&points, |p| HIGH - p[axis]);
    }
    if points.len() < 3 { Vec::new() } else { points }
}

/// The part of a ring where `depth` is not negative; `depth` must be linear.
fn half(points: &[[f32; 2]], depth: impl Fn([f32; 2]) -> f32) -> Vec<[f32; 2]> {
    let mut kept = Vec::with_capacity(points.len());
    let Some(mut before) = points.last().copied() else {
        return kept;
    };
    for &point in points {
        let (was, is) = (depth(before), depth(point));
        if (was < 0.0) != (is < 0.0) {
            kept.push(between(before, point, was / (was - is)));
        }
        if is >= 0.0 {
            kept.push(point);
        }
        before = point;
    }
    kept
}

fn between(a: [f32; 2], b: [f32; 2], share: f32) -> [f32; 2] {
    [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

/// The pieces of a line within the square, in its own direction (Liang and Barsky 1984).
pub fn line(points: Vec<[f32; 2]>) -> Vec<Vec<[f32; 2]>> {
    match reach(&points) {
        (true, _) => return vec![points],
        (_, false) => return Vec::new(),
        _ => {}
    }
    let mut pieces: Vec<Vec<[f32; 2]>> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let [a, b] = [pair[0], pair[1]];
        let Some((from, to)) = span(a, b) else {
            open = false;
            continue;
        };
        if !(open && from == 0.0) {
            pieces.push(vec![between(a, b, from)]);
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(if to < 1.0 { between(a, b, to) } else { b });
        }
        open = to >= 1.0;
    }
    pieces
}

/// The shares of the way from `a` to `b` between which it runs within the square.
fn span(a: [f32; 2], b: [f32; 2]) -> Option<(f32, f32)> {
    let (mut from, mut to) = (0.0f32, 1.0f32);
    for axis in 0..2 {
        let way = b[axis] - a[axis];
        for (way, room) in [(-way, a[axis] - LOW), (way, HIGH - a[axis])] {
            if way == 0.0 {
                if room < 0.0 {
                    return None;
                }
            } else if way < 0.0 {
                from = from.max(room / way);
            } else {
                to = to.min(room / way);
            }
        }
    }
    (from < to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_leaves_and_returns_is_two_pieces() {
        let pieces = line(vec![[0.5, 0.5], [2.0, 0.5], [2.0, 0.6], [0.5, 0.6]]);
        assert_eq!(
            pieces,
            [vec![[0.5, 0.5], [HIGH, 0.5]], vec![[HIGH, 0.6], [0.5, 0.6]],]
        );
    }

    #[test]
    fn a_ring_around_the_tile_becomes_the_square() {
        let area = |ring: &[[f32; 2]]| -> f32 {
            let next = ring.iter().cycle().skip(1);
            ring.iter()
                .zip(next)
                .map(|(a, b)| a[0] * b[1] - b[0] * a[1])
                .sum::<f32>()
                / 2.0
        };
        let clipped = ring(vec![[-9.0, -9.0], [9.0, -9.0], [9.0, 9.0], [-9.0, 9.0]]);
        assert!((area(&clipped) - (1.0 + 2.0 * BUFFER).powi(2)).abs() < 1e-4);
        assert!(ring(vec![[2.0, 2.0], [3.0, 2.0], [3.0, 3.0]]).is_empty());
    }
}

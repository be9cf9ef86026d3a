//! Mapbox vector tiles, version 2.1: layers, features, properties, and geometry in shares of the tile.
//!
//! Our own because `mvt-reader` keeps room for the whole feature in each of its rings (a few megabytes of tile take
//! gigabytes) and copies every property into a map of strings. Hostile bytes end in `None`, never in a panic.

#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

use super::protobuf::{Cursor, Value as Wire, zigzag};

/// Points in one tile; a tile of 16 MiB could claim eight million.
const MOST_POINTS: usize = 4_000_000;
/// Cursor positions past so many extents are garbage.
const FARTHEST: i64 = 64;

/// A value of a property, numbers of all kinds as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Text.
    Text(&'a str),
    /// Any number, or a yes (1) or no (0).
    Number(f64),
}

/// What the parts of a geometry are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Each part is a set of points.
    Points,
    /// Each part is a line.
    Lines,
    /// Each part is a ring.
    Rings,
}

/// A feature of a layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Feature<'a> {
    /// Name and value of each property.
    pub properties: Vec<(&'a str, Value<'a>)>,
    /// What the parts are.
    pub shape: Shape,
    /// Points of each part, `0..=1` across the tile, y down.
    pub parts: Vec<Vec<[f32; 2]>>,
}

impl Feature<'_> {
    /// A property as text.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.properties.iter().find_map(|(key, value)| match value {
            Value::Text(text) if *key == name => Some(*text),
            _ => None,
        })
    }

    /// A property as a number.
    pub fn number(&self, name: &str) -> Option<f64> {
        self.properties.iter().find_map(|(key, value)| match value {
            Value::Number(number) if *key == name => Some(*number),
            _ => None,
        })
    }
}

/// A layer of a tile.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its features, as stored.
    pub features: Vec<Feature<'a>>,
}

/// The layers of a tile for which `wanted` says yes; `None` when any of these is not a vector tile's.
pub fn layers<'a>(tile: &'a [u8], wanted: impl Fn(&str) -> bool) -> Option<Vec<Layer<'a>>> {
    let mut cursor = Cursor::new(tile);
    let mut layers = Vec::new();
    let mut points_left = MOST_POINTS;
    while !cursor.at_end() {
        if let (3, Wire::Bytes(bytes)) = cursor.field()? {
            layers.extend(layer(bytes, &wanted, &mut points_left)?);
        }
    }
    Some(layers)
}

/// One layer; `Some(None)` when it is not wanted.
fn layer<'a>(
    bytes: &'a [u8],
    wanted: impl Fn(&str) -> bool,
    points_left: &mut usize,
) -> Option<Option<Layer<'a>>> {
    let (mut name, mut extent) = ("", 4096);
    let (mut keys, mut values, mut features) = (Vec::new(), Vec::new(), Vec::new());
    let mut cursor = Cursor::new(bytes);
    while !cursor.at_end() {
        match cursor.field()? {
            (1, Wire::Bytes(text)) => name = std::str::from_utf8(text).ok()?,
            (2, Wire::Bytes(feature)) => features.push(feature),
            (3, Wire::Bytes(text)) => keys.push(std::str::from_utf8(text).ok()?),
            (4, Wire::Bytes(bytes)) => values.push(value(bytes)),
            (5, Wire::Varint(stored)) => extent = stored,
            _ => {}
        }
    }
    if !wanted(name) {
        return Some(None);
    }
    if !(1..=1 << 20).contains(&extent) {
        return None;
    }
    let read = |bytes: &&'a [u8]| feature(bytes, &keys, &values, extent as i64, points_left);
    let features = features.iter().map(read).collect::<Option<Vec<_>>>()?;
    let features = features.into_iter().flatten().collect();
    Some(Some(Layer { name, features }))
}

/// A property value; `None` for one that says nothing.
fn value(bytes: &[u8]) -> Option<Value<'_>> {
    Some(match Cursor::new(bytes).field()? {
        (1, Wire::Bytes(text)) => Value::Text(std::str::from_utf8(text).ok()?),
        (2, Wire::Fixed32(bits)) => Value::Number(f64::from(f32::from_bits(bits))),
        (3, Wire::Fixed64(bits)) => Value::Number(f64::from_bits(bits)),
        (4, Wire::Varint(signed)) => Value::Number(signed as i64 as f64),
        (5 | 7, Wire::Varint(number)) => Value::Number(number as f64),
        (6, Wire::Varint(number)) => Value::Number(zigzag(number) as f64),
        _ => return None,
    })
}

/// One feature; `Some(None)` when its geometry is of no known type.
fn feature<'a>(
    bytes: &'a [u8],
    keys: &[&'a str],
    values: &[Option<Value<'a>>],
    extent: i64,
    points_left: &mut usize,
) -> Option<Option<Feature<'a>>> {
    let (mut tags, mut commands, mut shape) = (Vec::new(), Vec::new(), None);
    let mut cursor = Cursor::new(bytes);
    while !cursor.at_end() {
        match cursor.field()? {
            (2, numbers) => tags.extend(packed(numbers)?),
            (3, Wire::Varint(1)) => shape = Some(Shape::Points),
            (3, Wire::Varint(2)) => shape = Some(Shape::Lines),
            (3, Wire::Varint(3)) => shape = Some(Shape::Rings),
            (4, numbers) => commands.extend(packed(numbers)?),
            _ => {}
        }
    }
    let Some(shape) = shape else {
        return Some(None);
    };
    let mut properties = Vec::new();
    for pair in tags.chunks(2) {
        let [key, value] = pair else { return None };
        let key = keys.get(*key as usize)?;
        properties.extend(values.get(*value as usize)?.map(|value| (*key, value)));
    }
    Some(Some(Feature {
        properties,
        shape,
        parts: parts(&commands, extent, points_left)?,
    }))
}

/// Numbers of a repeated field: packed, or one by one as old writers did.
fn packed(value: Wire<'_>) -> Option<Vec<u32>> {
    match value {
        Wire::Varint(one) => Some(vec![u32::try_from(one).ok()?]),
        Wire::Bytes(bytes) => {
            let mut cursor = Cursor::new(bytes);
            let mut numbers = Vec::new();
            while !cursor.at_end() {
                numbers.push(u32::try_from(cursor.varint()?).ok()?);
            }
            Some(numbers)
        }
        _ => None,
    }
}

/// Runs the drawing commands: 1 move to, 2 line to, 7 close; each move begins a part.
fn parts(commands: &[u32], extent: i64, points_left: &mut usize) -> Option<Vec<Vec<[f32; 2]>>> {
    let mut parts: Vec<Vec<[f32; 2]>> = Vec::new();
    let (mut x, mut y) = (0i64, 0i64);
    let mut numbers = commands.iter().copied();
    while let Some(command) = numbers.next() {
        let count = command >> 3;
        match command & 7 {
            kind @ (1 | 2) => {
                for _ in 0..count {
                    x += zigzag(u64::from(numbers.next()?));
                    y += zigzag(u64::from(numbers.next()?));
                    if x.abs().max(y.abs()) > FARTHEST * extent {
                        return None;
                    }
                    *points_left = points_left.checked_sub(1)?;
                    let share = |at: i64| (at as f64 / extent as f64) as f32;
                    if kind == 1 {
                        parts.push(Vec::new());
                    }
                    parts.last_mut()?.push([share(x), share(y)]);
                }
            }
            7 => {}
            _ => return None,
        }
    }
    Some(parts)
}

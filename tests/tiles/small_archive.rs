//! Writes vector tiles and PMTiles archives of a few hundred bytes, byte by byte, as their specifications say.

/// A protocol-buffer number.
fn varint(mut value: u64, out: &mut Vec<u8>) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// A length-delimited field.
fn field(number: u64, bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    varint(number << 3 | 2, &mut out);
    varint(bytes.len() as u64, &mut out);
    out.extend(bytes);
    out
}

/// A number field.
fn count(number: u64, value: u64) -> Vec<u8> {
    let mut out = Vec::new();
    varint(number << 3, &mut out);
    varint(value, &mut out);
    out
}

fn feature(kind: u64, commands: &[u64], tags: &[u64]) -> Vec<u8> {
    let packed = |numbers: &[u64]| {
        let mut out = Vec::new();
        numbers.iter().for_each(|number| varint(*number, &mut out));
        out
    };
    let parts = [
        field(2, &packed(tags)),
        count(3, kind),
        field(4, &packed(commands)),
    ];
    field(2, &parts.concat())
}

fn layer(name: &str, extent: u64, parts: &[Vec<u8>]) -> Vec<u8> {
    let head = [count(15, 2), field(1, name.as_bytes())].concat();
    field(3, &[head, parts.concat(), count(5, extent)].concat())
}

/// A tile of extent 512: sea in the western half, a river, and a town whose population is a float.
pub fn small_tile() -> Vec<u8> {
    // Commands: 9 moves to one point, 26 draws to three, 10 to one, 15 closes; steps are zig-zag.
    let sea = [9, 0, 0, 26, 512, 0, 0, 1024, 511, 0, 15];
    let river = [9, 1024, 0, 10, 1023, 1024];
    let town = [9, 768, 256];
    let name = field(4, &field(1, b"Smallton"));
    let people = field(4, &[&[0x15], 25_000f32.to_le_bytes().as_slice()].concat());
    let rank = field(4, &count(5, 3));
    let keys = ["name", "pop_max", "scalerank"].map(|key| field(3, key.as_bytes()));
    let place = [
        vec![feature(1, &town, &[0, 0, 1, 1, 2, 2])],
        keys.to_vec(),
        vec![name, people, rank],
    ];
    [
        layer("ocean", 512, &[feature(3, &sea, &[])]),
        layer("river", 512, &[feature(2, &river, &[])]),
        layer("place", 512, &place.concat()),
        layer("unknown", 512, &[vec![0x12, 0x01, 0xff]]),
    ]
    .concat()
}

/// An archive of a root directory with `entries` (tile number, run, offset, length), leaves and tiles.
pub fn archive(entries: &[[u64; 4]], leaves: &[u8], tiles: &[u8]) -> Vec<u8> {
    let root = directory(entries);
    let mut out = b"PMTiles\x03".to_vec();
    let metadata = br#"{"attribution":"<a href='x'>Someone</a> &amp; others"}"#;
    let mut offset = 127u64;
    for section in [&root[..], metadata, leaves, tiles] {
        out.extend(offset.to_le_bytes());
        out.extend((section.len() as u64).to_le_bytes());
        offset += section.len() as u64;
    }
    out.extend([0; 24]);
    out.extend([1, 1, 1, 1, 0, 4]);
    out.resize(127, 0);
    [&out[..], &root, metadata, leaves, tiles].concat()
}

/// A directory of such entries; a run of 0 points at a leaf.
pub fn directory(entries: &[[u64; 4]]) -> Vec<u8> {
    let mut out = Vec::new();
    varint(entries.len() as u64, &mut out);
    let mut before = 0;
    for [tile, ..] in entries {
        varint(tile - before, &mut out);
        before = *tile;
    }
    entries.iter().for_each(|entry| varint(entry[1], &mut out));
    entries.iter().for_each(|entry| varint(entry[3], &mut out));
    entries
        .iter()
        .for_each(|entry| varint(entry[2] + 1, &mut out));
    out
}

/// Zoom 0 and, through a leaf, all four tiles of zoom 1 hold the small tile.
pub fn small_archive() -> Vec<u8> {
    let tile = small_tile();
    let length = tile.len() as u64;
    let leaf = directory(&[[1, 4, 0, length]]);
    archive(
        &[[0, 1, 0, length], [1, 0, 0, leaf.len() as u64]],
        &leaf,
        &tile,
    )
}

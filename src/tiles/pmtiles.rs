//! A careful reader of PMTiles archives, version 3 (protomaps/PMTiles, spec/v3): header, directories, compressed tiles.
//!
//! Our own because the crates were tried for size: `pmtiles` is asynchronous and maps the file into memory, `pmtiles2`
//! reads every directory up front and unpacks without a limit. Here each offset is checked and each size capped.

#![cfg_attr(not(test), deny(clippy::indexing_slicing))]

use super::cache::Cache;
use super::protobuf::Cursor;
use super::source::Source;
use super::tile_id::TileId;
use std::io::{self, Read};
use std::sync::Arc;

/// Length of the header in bytes.
const HEADER_BYTES: usize = 127;
/// Unpacked and packed bytes of one tile.
const MOST_TILE_BYTES: u64 = 16 << 20;
/// Unpacked and packed bytes of one directory: a million tiles.
const MOST_DIRECTORY_BYTES: u64 = 4 << 20;
/// Unpacked and packed bytes of the description.
const MOST_METADATA_BYTES: u64 = 1 << 20;
/// Directories on the way to a tile: the specification knows a root and leaves.
const MOST_LEVELS: usize = 4;

/// Why a file is not a base map.
#[derive(Debug, thiserror::Error)]
pub enum TileError {
    /// It could not be read at all.
    #[error("the base map cannot be read: {0}")]
    Io(#[from] io::Error),
    /// It does not begin as a PMTiles archive does.
    #[error("this is not a PMTiles archive")]
    NotPmTiles,
    /// Another version of the format.
    #[error(
        "this is a PMTiles archive of version {0}; version 3 can be opened: convert it with `pmtiles convert`"
    )]
    Version(u8),
    /// Pictures instead of vector tiles.
    #[error("the archive holds pictures, not vector tiles (type {0}); use one with MVT tiles")]
    NotVectorTiles(u8),
    /// Compressed in a way this program does not know.
    #[error("the archive is compressed with method {0}; gzip or none can be opened")]
    Compression(u8),
    /// A part contradicts the rest.
    #[error("the base map is damaged: {0}")]
    Damaged(&'static str),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Compression {
    None,
    Gzip,
}

impl Compression {
    fn of(code: u8) -> Result<Compression, TileError> {
        match code {
            1 => Ok(Compression::None),
            2 => Ok(Compression::Gzip),
            other => Err(TileError::Compression(other)),
        }
    }
}

/// A part of the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Section {
    offset: u64,
    length: u64,
}

impl Section {
    /// The piece of this section from `offset` within it; `None` when it would reach outside.
    fn piece(self, offset: u64, length: u64) -> Option<Section> {
        let inside = offset.checked_add(length)? <= self.length;
        let offset = self.offset.checked_add(offset)?;
        inside.then_some(Section { offset, length })
    }
}

/// One line of a directory; `run` 0 points at a leaf directory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    tile: u64,
    offset: u64,
    length: u64,
    run: u64,
}

/// An archive that was opened: header and root directory are sound.
#[derive(Debug)]
pub struct Archive {
    source: Source,
    root: Vec<Entry>,
    leaves: Section,
    tiles: Section,
    inside: Compression,
    tile: Compression,
    /// The shallowest and deepest zoom the header names.
    pub zooms: (u8, u8),
    /// The description, JSON; empty when there is none.
    pub metadata: Vec<u8>,
    directories: Cache<Section, Option<Arc<Vec<Entry>>>>,
}

impl Archive {
    /// Opens an archive: reads header, root directory and description.
    pub fn open(source: Source) -> Result<Archive, TileError> {
        let header = source
            .read(0, HEADER_BYTES)
            .map_err(|error| match error.kind() {
                io::ErrorKind::UnexpectedEof => TileError::NotPmTiles,
                _ => TileError::Io(error),
            })?;
        let byte = |at: usize| header.get(at).copied().unwrap_or(0);
        let section = |at: usize| Section {
            offset: number(&header, at),
            length: number(&header, at + 8),
        };
        if !header.starts_with(b"PMTiles") {
            return Err(TileError::NotPmTiles);
        }
        if byte(7) != 3 {
            return Err(TileError::Version(byte(7)));
        }
        if byte(99) > 1 {
            return Err(TileError::NotVectorTiles(byte(99)));
        }
        let inside = Compression::of(byte(97))?;
        let root = unpacked(&source, section(8), inside, MOST_DIRECTORY_BYTES)?;
        let root = directory(&root).ok_or(TileError::Damaged("its directory makes no sense"))?;
        let metadata = unpacked(&source, section(24), inside, MOST_METADATA_BYTES);
        Ok(Archive {
            root,
            leaves: section(40),
            tiles: section(56),
            inside,
            tile: Compression::of(byte(98))?,
            zooms: (byte(100), byte(101).min(22)),
            metadata: metadata.unwrap_or_default(),
            directories: Cache::new(64, 1 << 20),
            source,
        })
    }

    /// Whether the archive holds the tile.
    pub fn holds(&self, id: TileId) -> Result<bool, TileError> {
        Ok(self.find(id)?.is_some())
    }

    /// The unpacked bytes of a tile; `None` when the archive does not hold it.
    pub fn tile(&self, id: TileId) -> Result<Option<Vec<u8>>, TileError> {
        let found = self.find(id)?;
        let bytes = found.map(|at| unpacked(&self.source, at, self.tile, MOST_TILE_BYTES));
        bytes.transpose()
    }

    fn find(&self, id: TileId) -> Result<Option<Section>, TileError> {
        if !id.valid() {
            return Ok(None);
        }
        let wanted = id.hilbert();
        let mut found = entry(&self.root, wanted);
        for _ in 0..MOST_LEVELS {
            let Some(at) = found else { return Ok(None) };
            if at.run > 0 {
                let held = wanted - at.tile < at.run;
                let piece = self.tiles.piece(at.offset, at.length);
                let piece = piece.ok_or(TileError::Damaged("a tile lies outside it"))?;
                return Ok(held.then_some(piece));
            }
            let leaf = self.leaves.piece(at.offset, at.length);
            let leaf = leaf.ok_or(TileError::Damaged("a directory lies outside it"))?;
            let entries = self.directories.get(
                leaf,
                || self.leaf(leaf).map(Arc::new),
                |made| made.as_ref().map_or(1, |entries| entries.len()),
            );
            let entries = entries.ok_or(TileError::Damaged("a directory makes no sense"))?;
            found = entry(&entries, wanted);
        }
        Err(TileError::Damaged("its directories are nested too deep"))
    }

    fn leaf(&self, at: Section) -> Option<Vec<Entry>> {
        let bytes = unpacked(&self.source, at, self.inside, MOST_DIRECTORY_BYTES);
        directory(&bytes.ok()?)
    }
}

/// The eight bytes at `at` as a number; 0 past the end.
fn number(header: &[u8], at: usize) -> u64 {
    let bytes = header.get(at..).and_then(<[u8]>::first_chunk::<8>);
    bytes.map_or(0, |bytes| u64::from_le_bytes(*bytes))
}

/// The last entry that does not begin past `wanted`.
fn entry(entries: &[Entry], wanted: u64) -> Option<Entry> {
    let after = entries.partition_point(|entry| entry.tile <= wanted);
    entries.get(after.checked_sub(1)?).copied()
}

fn unpacked(
    source: &Source,
    at: Section,
    compression: Compression,
    most_bytes: u64,
) -> Result<Vec<u8>, TileError> {
    if at.length > most_bytes {
        return Err(TileError::Damaged("a part is larger than any map needs"));
    }
    let packed = source.read(at.offset, at.length as usize)?;
    if compression == Compression::None {
        return Ok(packed);
    }
    let mut bytes = Vec::new();
    flate2::read::MultiGzDecoder::new(packed.as_slice())
        .take(most_bytes + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most_bytes {
        return Err(TileError::Damaged(
            "a part unpacks to more than any map needs",
        ));
    }
    Ok(bytes)
}

/// Reads a directory: counts, then the columns tile (as steps), run, length and offset (0: right after the one before).
fn directory(bytes: &[u8]) -> Option<Vec<Entry>> {
    let mut cursor = Cursor::new(bytes);
    let count = usize::try_from(cursor.varint()?).ok()?;
    if count > cursor.remaining() / 4 {
        return None; // each entry takes four bytes at least
    }
    let mut entries = Vec::with_capacity(count);
    let mut tile = 0u64;
    for at in 0..count {
        let step = cursor.varint()?;
        if at > 0 && step == 0 {
            return None;
        }
        tile = tile.checked_add(step)?;
        entries.push(Entry {
            tile,
            offset: 0,
            length: 0,
            run: 0,
        });
    }
    for entry in &mut entries {
        entry.run = cursor.varint()?;
    }
    for entry in &mut entries {
        entry.length = cursor.varint()?;
    }
    let mut end: Option<u64> = None;
    for entry in &mut entries {
        entry.offset = match (cursor.varint()?, end) {
            (0, before) => before?,
            (stored, _) => stored - 1,
        };
        end = Some(entry.offset.checked_add(entry.length)?);
    }
    Some(entries)
}

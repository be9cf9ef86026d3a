//! Bytes to text: UTF-8, UTF-16 with or without its mark, and Windows-1252 for what is neither.
//!
//! Also says what a file is that is no text at all, by its first bytes.

use super::error::ImportError;
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// A text and how it was understood.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text, without a byte order mark.
    pub text: Cow<'a, str>,
    /// Name of the encoding.
    pub encoding: &'static str,
    /// What a reader must know about it, if anything.
    pub warning: Option<String>,
}

/// How much is looked at to tell what kind of file this is.
const LOOKED_AT_BYTES: usize = 64 * 1024;

/// The text of a file, or what the file is instead.
pub fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ImportError> {
    if bytes.is_empty() {
        return Err(ImportError::Empty);
    }
    if let Some((what, advice)) = other_kind(bytes) {
        return Err(ImportError::NotATable { what, advice });
    }
    let decoded = text_of(bytes)?;
    let start = decoded.text.trim_start().get(..400);
    let start = start.unwrap_or(decoded.text.trim_start());
    if start.is_empty() {
        return Err(ImportError::Empty);
    }
    match markup(start) {
        Some((what, advice)) => Err(ImportError::NotATable { what, advice }),
        None => Ok(decoded),
    }
}

fn text_of(bytes: &[u8]) -> Result<Decoded<'_>, ImportError> {
    let plain = |text, encoding| Decoded {
        text,
        encoding,
        warning: None,
    };
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Ok(plain(utf_16(rest, UTF_16LE), "UTF-16LE"));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Ok(plain(utf_16(rest, UTF_16BE), "UTF-16BE"));
    }
    match nul_pattern(bytes) {
        Nuls::Odd => return Ok(plain(utf_16(bytes, UTF_16LE), "UTF-16LE")),
        Nuls::Even => return Ok(plain(utf_16(bytes, UTF_16BE), "UTF-16BE")),
        Nuls::Few => {}
    }
    if looks_binary(bytes) {
        return Err(ImportError::NotATable {
            what: "binary data",
            advice: "export it as CSV",
        });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(plain(Cow::Borrowed(text), "UTF-8"));
    }
    Ok(damaged_or_older(bytes))
}

/// UTF-8 with some broken characters, or Windows-1252: whichever leaves fewer characters broken.
fn damaged_or_older(bytes: &[u8]) -> Decoded<'_> {
    let mut good: usize = 0;
    let mut broken: usize = 0;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    let cut_at_the_end =
        broken == 1 && std::str::from_utf8(bytes).is_err_and(|e| e.error_len().is_none());
    if good > broken || cut_at_the_end {
        return Decoded {
            text: Cow::Owned(String::from_utf8_lossy(bytes).into_owned()),
            encoding: "UTF-8",
            warning: Some(format!(
                "{broken} byte sequences are not UTF-8 and read as \u{FFFD}"
            )),
        };
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Decoded {
        text,
        encoding: "Windows-1252",
        warning: Some(
            "the file is not UTF-8 and was read as Windows-1252; if names look wrong, save it as UTF-8"
                .to_owned(),
        ),
    }
}

fn utf_16(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> Cow<'static, str> {
    // A byte left over at the end is half a character: the file was cut.
    let whole = bytes.get(..bytes.len() / 2 * 2).unwrap_or(bytes);
    let (text, _) = encoding.decode_without_bom_handling(whole);
    Cow::Owned(text.into_owned())
}

enum Nuls {
    Even,
    Odd,
    Few,
}

/// Latin letters in UTF-16 have a zero in every second byte: which one tells the byte order.
fn nul_pattern(bytes: &[u8]) -> Nuls {
    let looked_at = bytes.get(..4096).unwrap_or(bytes);
    let (pairs, _) = looked_at.as_chunks::<2>();
    let even = pairs.iter().filter(|[first, _]| *first == 0).count();
    let odd = pairs.iter().filter(|[_, second]| *second == 0).count();
    let many = pairs.len() * 3 / 10;
    if odd > many.max(1) && even * 10 < odd {
        Nuls::Odd
    } else if even > many.max(1) && odd * 10 < even {
        Nuls::Even
    } else {
        Nuls::Few
    }
}

fn looks_binary(bytes: &[u8]) -> bool {
    let looked_at = bytes.get(..LOOKED_AT_BYTES).unwrap_or(bytes);
    let is_text = |byte: &u8| matches!(byte, b'\t' | b'\n' | b'\r' | 0x1A | 0x20..);
    let controls = looked_at.iter().filter(|byte| !is_text(byte)).count();
    controls * 20 > looked_at.len()
}

/// Kinds of files that are often named `.csv` or chosen by mistake, by their first bytes.
fn other_kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    const UNPACK: &str = "unpack it and open the CSV inside";
    const EXPORT: &str = "export the data as CSV";
    const SAVE: &str = "open it in a spreadsheet and save it as CSV (UTF-8)";
    const KINDS: &[(&[u8], &str, &str)] = &[
        (b"\x1F\x8B", "a gzip archive", UNPACK),
        (b"BZh", "a bzip2 archive", UNPACK),
        (b"\xFD7zXZ\0", "an xz archive", UNPACK),
        (b"\x28\xB5\x2F\xFD", "a zstd archive", UNPACK),
        (b"7z\xBC\xAF\x27\x1C", "a 7z archive", UNPACK),
        (b"Rar!\x1A\x07", "a RAR archive", UNPACK),
        (b"\x89PNG\r\n\x1A\n", "a PNG picture", EXPORT),
        (b"\xFF\xD8\xFF", "a JPEG picture", EXPORT),
        (b"GIF8", "a GIF picture", EXPORT),
        (b"%PDF-", "a PDF document", EXPORT),
        (
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            "an old Excel or Word file",
            SAVE,
        ),
        (b"SQLite format 3\0", "an SQLite database", EXPORT),
        (b"PAR1", "a Parquet file", EXPORT),
        (b"PMTiles", "a PMTiles base map", EXPORT),
        (b"\xFF\xFE\0\0", "text in UTF-32", SAVE),
        (b"\0\0\xFE\xFF", "text in UTF-32", SAVE),
    ];
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        let looked_at = bytes.get(..LOOKED_AT_BYTES).unwrap_or(bytes);
        let holds = |name: &[u8]| memchr::memmem::find(looked_at, name).is_some();
        if holds(b"[Content_Types].xml") || holds(b"xl/") {
            return Some(("an Excel workbook (XLSX)", SAVE));
        }
        return Some(("a ZIP archive", UNPACK));
    }
    let found = KINDS.iter().find(|(start, _, _)| bytes.starts_with(start));
    found.map(|(_, what, advice)| (*what, *advice))
}

fn markup(start: &str) -> Option<(&'static str, &'static str)> {
    let start = start.to_ascii_lowercase();
    let web = ["<!doctype html", "<html", "<head", "<body", "<!--"];
    if web.iter().any(|tag| start.starts_with(tag)) {
        return Some((
            "a web page (HTML)",
            "download the file itself, not the page",
        ));
    }
    if start.starts_with("<?xml") || start.starts_with("<!doctype") {
        return Some(("an XML file", "export the data as CSV"));
    }
    let dense: String = start
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(2)
        .collect();
    if matches!(dense.as_str(), "{\"" | "[{" | "[[" | "{}" | "[]") {
        return Some(("a JSON file", "export the data as CSV"));
    }
    None
}

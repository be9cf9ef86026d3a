//! The faces every picture is set in, embedded, and how wide a text is in them.
//!
//! Nothing here asks the system for a font: a picture looks the same on every machine.

use std::sync::LazyLock;
use ttf_parser::Face as Outlines;

/// The families of [`faces`] as SVG and CSS name them, in order of preference.
pub const SANS_FAMILY: &str = "Inter, 'Noto Sans Myanmar', sans-serif";

/// Height of the line above the baseline, as a share of the size (Inter's ascender).
pub const ASCENT_EM: f32 = 0.968_75;

/// One embedded font file.
#[derive(Clone, Copy, Debug)]
pub struct Face {
    /// Family name.
    pub family: &'static str,
    /// 400, 500 or 600.
    pub weight: u16,
    /// The TrueType file.
    pub bytes: &'static [u8],
}

const FACES: [Face; 4] = [
    Face {
        family: "Inter",
        weight: 400,
        bytes: include_bytes!("../../assets/fonts/Inter-Regular.ttf"),
    },
    Face {
        family: "Inter",
        weight: 500,
        bytes: include_bytes!("../../assets/fonts/Inter-Medium.ttf"),
    },
    Face {
        family: "Inter",
        weight: 600,
        bytes: include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
    },
    Face {
        family: "Noto Sans Myanmar",
        weight: 400,
        bytes: include_bytes!("../../assets/fonts/NotoSansMyanmar-Regular.ttf"),
    },
];

static OUTLINES: LazyLock<Vec<Option<Outlines<'static>>>> = LazyLock::new(|| {
    let parse = |face: &Face| Outlines::parse(face.bytes, 0).ok();
    FACES.iter().map(parse).collect()
});

/// The embedded faces: the interface's in three weights, then those for other scripts.
pub fn faces() -> &'static [Face] {
    &FACES
}

/// Width in points of one line of text, without letter spacing.
///
/// All digits are equally wide. The sum of the letters' advances: kerning and the joining of Myanmar letters are left out, so it is a close upper
/// bound. Letters no face has are taken as 0.6 of the size, or the whole size where scripts are square.
pub fn text_width(text: &str, size: f32, weight: u16) -> f32 {
    text.chars().map(|c| advance_em(c, weight)).sum::<f32>() * size
}

fn advance_em(letter: char, weight: u16) -> f32 {
    if letter.is_control() {
        return 0.0;
    }
    let first = match weight {
        0..=449 => 0,
        450..=549 => 1,
        _ => 2,
    };
    [first, 3]
        .into_iter()
        .find_map(|at| advance_in(OUTLINES.get(at)?.as_ref()?, letter))
        .unwrap_or(if letter >= '\u{2e80}' { 1.0 } else { 0.6 })
}

fn advance_in(face: &Outlines<'_>, letter: char) -> Option<f32> {
    let advance = face.glyph_hor_advance(face.glyph_index(letter)?)?;
    Some(f32::from(advance) / f32::from(face.units_per_em()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_embedded_faces_can_be_read() {
        assert!(OUTLINES.iter().all(Option::is_some));
        let ascent = OUTLINES[0].as_ref().map(|face| face.ascender());
        let em = OUTLINES[0].as_ref().map(|face| face.units_per_em());
        let share = f32::from(ascent.unwrap()) / f32::from(em.unwrap());
        assert!((share - ASCENT_EM).abs() < 0.001, "{share}");
    }

    #[test]
    fn heavier_and_larger_text_is_wider() {
        let regular = text_width("Mandalay", 13.0, 400);
        assert!(text_width("Mandalay", 13.0, 600) > regular);
        assert!((text_width("Mandalay", 26.0, 400) - 2.0 * regular).abs() < 0.01);
        assert!(text_width("ရန်ကုန်", 13.0, 400) > 13.0);
        assert_eq!(text_width("\u{7}\n", 13.0, 400), 0.0);
    }

    #[test]
    fn numbers_of_as_many_digits_are_equally_wide() {
        for weight in [400, 500, 600] {
            let (ones, eights) = (
                text_width("1,111", 13.0, weight),
                text_width("8,088", 13.0, weight),
            );
            assert!((ones - eights).abs() < 0.01, "{weight}");
        }
    }
}

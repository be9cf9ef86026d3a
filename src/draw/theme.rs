//! The colours of everything that is not the map: paper, ink, cards, the accent, notices. Light and dark.
//!
//! The window and the pictures take them from here, so that an exported picture looks like the screen.

use crate::tiles::{MapStyle, Rgba};

/// The tokens of one style. All contrasts of ink on paper and card are at least 4.5 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Background of panels and menus.
    pub paper: Rgba,
    /// A field or row set off from the paper.
    pub inset: Rgba,
    /// Cards over the map: legend, caption; slightly see-through.
    pub card: Rgba,
    /// Thin edge of cards, lines between parts.
    pub rule: Rgba,
    /// Text that matters.
    pub ink: Rgba,
    /// Text beside it: notes, units, what is switched off.
    pub quiet: Rgba,
    /// The one colour of interaction.
    pub accent: Rgba,
    /// Text on the accent.
    pub on_accent: Rgba,
    /// Bars that stand for no event type.
    pub bar: Rgba,
    /// Background of the notice bar.
    pub notice: Rgba,
    /// Text of the notice bar.
    pub notice_ink: Rgba,
    /// Shadow under cards, see-through.
    pub shadow: Rgba,
}

const fn opaque(rgb: u32) -> Rgba {
    let [_, red, green, blue] = rgb.to_be_bytes();
    [red, green, blue, 255]
}

const fn sheer(rgb: u32, alpha: u8) -> Rgba {
    let [_, red, green, blue] = rgb.to_be_bytes();
    [red, green, blue, alpha]
}

const LIGHT: Theme = Theme {
    paper: opaque(0xFB_FAF7),
    inset: opaque(0xEF_EBE3),
    card: sheer(0xFC_FBF8, 245),
    rule: opaque(0xE7_E1D6),
    ink: opaque(0x2B_2722),
    quiet: opaque(0x6D_655B),
    accent: opaque(0xB5_482A),
    on_accent: opaque(0xFF_FFFF),
    bar: opaque(0x9B_948B),
    notice: opaque(0xFF_F4DC),
    notice_ink: opaque(0x5B_4A1D),
    shadow: sheer(0x2B_2722, 13),
};

const DARK: Theme = Theme {
    paper: opaque(0x1D_2023),
    inset: opaque(0x2A_2E32),
    card: sheer(0x25_292D, 245),
    rule: opaque(0x3A_3F44),
    ink: opaque(0xEC_E8E1),
    quiet: opaque(0xA9_A39A),
    accent: opaque(0xF0_8A5E),
    on_accent: opaque(0x1D_1512),
    bar: opaque(0x7D_7871),
    notice: opaque(0x3B_3320),
    notice_ink: opaque(0xF0_DDA8),
    shadow: sheer(0x00_0000, 46),
};

/// The tokens of a style.
pub const fn theme(style: MapStyle) -> Theme {
    match style {
        MapStyle::Light => LIGHT,
        MapStyle::Dark => DARK,
    }
}

/// The colour with its opacity scaled by `share`, 0 to 1.
pub fn faded([red, green, blue, alpha]: Rgba, share: f32) -> Rgba {
    let scaled = f32::from(alpha) * share.clamp(0.0, 1.0);
    [red, green, blue, scaled.round() as u8]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance([red, green, blue, _]: Rgba) -> f64 {
        let linear = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    #[test]
    fn text_stands_out_from_what_it_is_on() {
        let check = |ink: Rgba, ground: Rgba| {
            let (a, b) = (luminance(ink), luminance(ground));
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(contrast >= 4.5, "{ink:?} on {ground:?}: {contrast:.2}");
        };
        for tokens in [LIGHT, DARK] {
            check(tokens.ink, tokens.paper);
            check(tokens.quiet, tokens.paper);
            check(tokens.quiet, tokens.card);
            check(tokens.quiet, tokens.inset);
            check(tokens.accent, tokens.paper);
            check(tokens.on_accent, tokens.accent);
            check(tokens.notice_ink, tokens.notice);
        }
    }
}

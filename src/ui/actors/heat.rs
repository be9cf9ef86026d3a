//! The colours of the square: one hue of the accent in steps that look equally far apart.
//!
//! Mixed in Oklab (Björn Ottosson, 2020), where equal steps of a number are equal steps to the eye.

use crate::ui::look::Look;
use egui::{Color32, Rgba};

/// How many steps a count is shown in.
const STEPS: f32 = 7.0;

/// The ground of a cell and the ink on it; `highest` is the highest count of the square.
pub(super) fn heat(count: u32, highest: u32, look: &Look) -> (Color32, Color32) {
    if count == 0 {
        return (look.paper, look.faint);
    }
    // By the logarithm, bent a little: a few large counts would leave the rest white, the small ones all alike dark.
    let share = (count as f32).ln_1p() / (highest.max(1) as f32).ln_1p();
    let step = (share.min(1.0).powf(1.6) * STEPS).ceil() / STEPS;
    let ground = mixed(look.paper, look.accent, 0.10 + 0.82 * step);
    let ink = if contrast(ground, look.ink) >= contrast(ground, look.on_accent) {
        look.ink
    } else {
        look.on_accent
    };
    (ground, ink)
}

fn mixed(from: Color32, to: Color32, share: f32) -> Color32 {
    let (a, b) = (oklab(from), oklab(to));
    let at = |i: usize| a[i] + (b[i] - a[i]) * share;
    srgb([at(0), at(1), at(2)])
}

fn oklab(colour: Color32) -> [f32; 3] {
    let [r, g, b, _] = Rgba::from(colour).to_array();
    let l = (0.412_221_46 * r + 0.536_332_55 * g + 0.051_445_995 * b).cbrt();
    let m = (0.211_903_5 * r + 0.680_699_5 * g + 0.107_396_96 * b).cbrt();
    let s = (0.088_302_46 * r + 0.281_718_85 * g + 0.629_978_7 * b).cbrt();
    [
        0.210_454_26 * l + 0.793_617_8 * m - 0.004_072_047 * s,
        1.977_998_5 * l - 2.428_592_2 * m + 0.450_593_7 * s,
        0.025_904_037 * l + 0.782_771_77 * m - 0.808_675_77 * s,
    ]
}

fn srgb([light, a, b]: [f32; 3]) -> Color32 {
    let l = (light + 0.396_337_78 * a + 0.215_803_76 * b).powi(3);
    let m = (light - 0.105_561_346 * a - 0.063_854_17 * b).powi(3);
    let s = (light - 0.089_484_18 * a - 1.291_485_5 * b).powi(3);
    Color32::from(Rgba::from_rgb(
        (4.076_741_7 * l - 3.307_711_6 * m + 0.230_969_94 * s).clamp(0.0, 1.0),
        (-1.268_438 * l + 2.609_757_4 * m - 0.341_319_4 * s).clamp(0.0, 1.0),
        (-0.004_196_086_3 * l - 0.703_418_6 * m + 1.707_614_7 * s).clamp(0.0, 1.0),
    ))
}

/// The contrast ratio of WCAG 2.
fn contrast(a: Color32, b: Color32) -> f32 {
    let light = |colour: Color32| {
        let [r, g, b, _] = Rgba::from(colour).to_array();
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (light(a), light(b));
    a.max(b) / a.min(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mixing_begins_and_ends_with_the_colours_mixed() {
        let (from, to) = (
            Color32::from_rgb(252, 251, 248),
            Color32::from_rgb(168, 72, 34),
        );
        for (share, expected) in [(0.0, from), (1.0, to)] {
            let found = mixed(from, to, share).to_array();
            let apart = found.iter().zip(expected.to_array());
            assert!(apart.clone().all(|(a, b)| a.abs_diff(b) <= 1), "{found:?}");
        }
    }

    #[test]
    fn numbers_can_be_read_on_every_step_of_either_appearance() {
        for theme in [egui::Theme::Light, egui::Theme::Dark] {
            let ctx = egui::Context::default();
            ctx.set_theme(theme);
            let look = Look::of(&ctx);
            for count in [1, 2, 5, 20, 90, 400, 1_000] {
                let (ground, ink) = heat(count, 1_000, look);
                assert!(contrast(ground, ink) >= 4.0, "{theme:?} {count}");
            }
        }
    }
}

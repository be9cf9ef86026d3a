//! How far two colours are apart for an eye: CIE Lab, simulated dichromacy, CIEDE2000, contrast.
//!
//! Knows nothing of schemes; used by `tests/schemes.rs`. Each formula names its source and is held to published values.

use conflict_atlas::scheme::Rgb;

/// An eye, by what it lacks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sight {
    Normal,
    Protanopia,
    Deuteranopia,
    Tritanopia,
}

/// Machado, Oliveira and Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
/// severity 1.0, applied to linear RGB.
fn simulation(sight: Sight) -> [[f64; 3]; 3] {
    match sight {
        Sight::Normal => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        Sight::Protanopia => [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        Sight::Deuteranopia => [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
        Sight::Tritanopia => [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    }
}

/// IEC 61966-2-1 (sRGB) to linear light.
fn linear(colour: Rgb) -> [f64; 3] {
    [colour.0, colour.1, colour.2].map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    })
}

fn times(matrix: [[f64; 3]; 3], [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row[0] * x + row[1] * y + row[2] * z)
}

/// CIE Lab (D65) of a colour as the eye sees it.
pub fn lab(colour: Rgb, sight: Sight) -> [f64; 3] {
    let seen = times(simulation(sight), linear(colour)).map(|v| v.clamp(0.0, 1.0));
    let xyz_of_rgb = [
        [0.412_456_4, 0.357_576_1, 0.180_437_5],
        [0.212_672_9, 0.715_152_2, 0.072_175_0],
        [0.019_333_9, 0.119_192_0, 0.950_304_1],
    ];
    let [x, y, z] = times(xyz_of_rgb, seen);
    let root = |t: f64| {
        if t > 216.0 / 24_389.0 {
            t.cbrt()
        } else {
            (24_389.0 / 27.0 * t + 16.0) / 116.0
        }
    };
    let (x, y, z) = (root(x / 0.950_47), root(y), root(z / 1.088_83));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000 after Sharma, Wu and Dalal 2005, "The CIEDE2000 Color-Difference Formula", all weights 1.
pub fn ciede2000([l1, a1, b1]: [f64; 3], [l2, a2, b2]: [f64; 3]) -> f64 {
    let pull = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - pull((a1.hypot(b1) + a2.hypot(b2)) / 2.0));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let grey = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if grey => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let mean_hue = match h1 + h2 {
        sum if grey => sum,
        sum if (h1 - h2).abs() <= 180.0 => sum / 2.0,
        sum if sum < 360.0 => (sum + 360.0) / 2.0,
        sum => (sum - 360.0) / 2.0,
    };
    let (mean_l, mean_c) = ((l1 + l2) / 2.0, (c1 + c2) / 2.0);
    let cos = |degrees: f64| degrees.to_radians().cos();
    let t = 1.0 - 0.17 * cos(mean_hue - 30.0)
        + 0.24 * cos(2.0 * mean_hue)
        + 0.32 * cos(3.0 * mean_hue + 6.0)
        - 0.20 * cos(4.0 * mean_hue - 63.0);
    let off_middle = (mean_l - 50.0).powi(2);
    let lightness = (l2 - l1) / (1.0 + 0.015 * off_middle / (20.0 + off_middle).sqrt());
    let chroma = (c2 - c1) / (1.0 + 0.045 * mean_c);
    let hue_step = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let hue_part = hue_step / (1.0 + 0.015 * mean_c * t);
    let twist = 30.0 * (-((mean_hue - 275.0) / 25.0).powi(2)).exp();
    let rotation = -(2.0 * twist).to_radians().sin() * 2.0 * pull(mean_c);
    (lightness.powi(2) + chroma.powi(2) + hue_part.powi(2) + rotation * chroma * hue_part).sqrt()
}

/// Contrast ratio of WCAG 2.2, 1 to 21.
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let luminance = |colour| {
        let [r, g, b] = linear(colour);
        0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
    };
    let (a, b) = (luminance(a), luminance(b));
    a.max(b) / a.min(b)
}

#[test]
fn the_distance_meets_the_published_pairs() {
    let check = |a, b, expected: f64| {
        assert!((ciede2000(a, b) - expected).abs() < 1e-4);
        assert!((ciede2000(b, a) - expected).abs() < 1e-4);
    };
    // Pairs 1, 7, 14, 17 and 25 of the table of Sharma, Wu and Dalal 2005.
    check([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425);
    check([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669);
    check([50.0, -0.001, 2.49], [50.0, 0.0011, -2.49], 4.7461);
    check([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492);
    check(
        [60.2574, -34.0099, 36.2677],
        [60.4626, -34.1751, 39.4387],
        1.2644,
    );
}

#[test]
fn black_on_white_has_the_greatest_contrast() {
    let ratio = contrast(Rgb(0, 0, 0), Rgb(255, 255, 255));
    assert!((ratio - 21.0).abs() < 1e-9);
}

#[test]
fn no_eye_takes_black_for_white_or_colours_a_grey() {
    for sight in [
        Sight::Normal,
        Sight::Protanopia,
        Sight::Deuteranopia,
        Sight::Tritanopia,
    ] {
        let [white, _, _] = lab(Rgb(255, 255, 255), sight);
        let [lightness, a, b] = lab(Rgb(128, 128, 128), sight);
        assert!(white > 99.0 && (lightness - 53.6).abs() < 0.5, "{sight:?}");
        assert!(a.abs() < 0.5 && b.abs() < 0.5, "{sight:?}");
    }
}

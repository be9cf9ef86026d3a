//! The schemes that ship: every class has one place, and every colour can be told from the others and from the map.
//!
//! Colours are judged by computation: CIEDE2000 after simulating the three dichromacies, and contrast with the ground.

#![cfg(test)]

mod colours;

use colours::{Sight, ciede2000, contrast, lab};
use conflict_atlas::scheme::{Class, Rgb, Scheme, folded};

const PRESETS: [(&str, &str); 3] = [
    ("iiss", include_str!("../assets/schemes/iiss.toml")),
    ("acled", include_str!("../assets/schemes/acled.toml")),
    ("ucdp", include_str!("../assets/schemes/ucdp.toml")),
];

/// ACLED's sub-event types under their event types.
const ACLED_CLASSES: [(&str, &[&str]); 6] = [
    (
        "Battles",
        &[
            "Armed clash",
            "Government regains territory",
            "Non-state actor overtakes territory",
        ],
    ),
    (
        "Explosions/Remote violence",
        &[
            "Air/drone strike",
            "Chemical weapon",
            "Grenade",
            "Remote explosive/landmine/IED",
            "Shelling/artillery/missile attack",
            "Suicide bomb",
        ],
    ),
    (
        "Violence against civilians",
        &[
            "Abduction/forced disappearance",
            "Attack",
            "Sexual violence",
        ],
    ),
    (
        "Protests",
        &[
            "Excessive force against protesters",
            "Peaceful protest",
            "Protest with intervention",
        ],
    ),
    ("Riots", &["Mob violence", "Violent demonstration"]),
    (
        "Strategic developments",
        &[
            "Agreement",
            "Arrests",
            "Change to group/activity",
            "Disrupted weapons use",
            "Headquarters or base established",
            "Looting/property destruction",
            "Non-violent transfer of territory",
            "Other",
        ],
    ),
];

/// Land, neighbours and sea of the light map; land and sea of the dark one.
const LIGHT_GROUNDS: [Rgb; 3] = [
    Rgb(0xF3, 0xF0, 0xE9),
    Rgb(0xEC, 0xE9, 0xE3),
    Rgb(0xCB, 0xDC, 0xE4),
];
const DARK_GROUNDS: [Rgb; 2] = [Rgb(0x23, 0x27, 0x2B), Rgb(0x17, 0x1B, 0x1F)];

/// Least CIEDE2000 between two types. About 2 is the least a trained eye sees side by side; small marks apart from
/// each other need several times that, so 20 for normal sight and 10 for the three dichromacies.
const LEAST_APART: [(Sight, f64); 4] = [
    (Sight::Normal, 20.0),
    (Sight::Protanopia, 10.0),
    (Sight::Deuteranopia, 10.0),
    (Sight::Tritanopia, 10.0),
];

/// The same for tables nobody made a scheme for: eight colours leave less room between each two.
const LEAST_APART_OF_EIGHT: [(Sight, f64); 4] = [
    (Sight::Normal, 17.0),
    (Sight::Protanopia, 8.0),
    (Sight::Deuteranopia, 8.0),
    (Sight::Tritanopia, 8.0),
];

/// Least contrast with the ground (WCAG 2.2 ratio). Amber that is still amber cannot reach 3 on paper-white land, so the
/// light map asks for 2 (marks carry a halo and differ by hue); the dark map asks for the 3 of WCAG's non-text rule.
const LEAST_CONTRAST_LIGHT: f64 = 2.0;
const LEAST_CONTRAST_DARK: f64 = 3.0;

fn presets() -> Vec<Scheme> {
    let parsed = PRESETS.iter().map(|(_, text)| Scheme::parse(text).unwrap());
    parsed.collect()
}

fn check_apart(colours: &[(&str, Rgb)], limits: &[(Sight, f64)]) {
    for (sight, least) in limits {
        let seen: Vec<_> = colours.iter().map(|(_, c)| lab(*c, *sight)).collect();
        for (at, (name, _)) in colours.iter().enumerate() {
            for (other_at, (other, _)) in colours.iter().enumerate().skip(at + 1) {
                let apart = ciede2000(seen[at], seen[other_at]);
                assert!(
                    apart >= *least,
                    "{name} and {other} are {apart:.1} apart for {sight:?}, less than {least}"
                );
            }
        }
    }
}

fn check_contrast(colours: &[(&str, Rgb)], grounds: &[Rgb], least: f64) {
    for (name, colour) in colours {
        for ground in grounds {
            let ratio = contrast(*colour, *ground);
            assert!(
                ratio >= least,
                "{name} {colour:?} has {ratio:.2} on {ground:?}"
            );
        }
    }
}

fn light(scheme: &Scheme) -> Vec<(&str, Rgb)> {
    let types = scheme.types.iter();
    types.map(|t| (t.name.as_str(), t.light)).collect()
}

fn dark(scheme: &Scheme) -> Vec<(&str, Rgb)> {
    let types = scheme.types.iter();
    types.map(|t| (t.name.as_str(), t.dark)).collect()
}

/// How often the scheme names a class.
fn places(scheme: &Scheme, class: &str) -> usize {
    let taken = scheme
        .types
        .iter()
        .flat_map(|t| t.takes.iter().chain(&t.doubtful));
    let all = taken.chain(&scheme.left_out);
    all.filter(|c| folded(c) == folded(class)).count()
}

#[test]
fn every_preset_parses_under_its_own_id_and_survives_being_written() {
    for (id, text) in PRESETS {
        let scheme = Scheme::parse(text).unwrap();
        assert_eq!(scheme.id, id);
        assert!(!scheme.note.is_empty());
        assert_eq!(Scheme::parse(&scheme.to_toml()).unwrap(), scheme);
    }
}

#[test]
fn every_sub_event_type_of_acled_has_exactly_one_place() {
    let classes: Vec<&str> = ACLED_CLASSES
        .iter()
        .flat_map(|(_, fine)| *fine)
        .copied()
        .collect();
    assert_eq!(classes.len(), 25);
    for scheme in presets().iter().filter(|s| s.id != "ucdp") {
        for class in &classes {
            assert_eq!(places(scheme, class), 1, "{class} in {}", scheme.id);
        }
    }
}

#[test]
fn the_acled_scheme_keeps_each_sub_event_type_under_its_own_event_type() {
    let scheme = &presets()[1];
    for (coarse, fine) in ACLED_CLASSES {
        let expected = Class::Type(scheme.type_index(coarse).unwrap());
        for class in fine {
            assert_eq!(scheme.classify([("", *class)].into_iter()), [expected]);
        }
        let new = scheme.classify([(coarse, "A class of next year")].into_iter());
        assert_eq!(new, [expected], "an unknown sub-event type of {coarse}");
    }
}

#[test]
fn the_iiss_scheme_lists_its_types_in_the_order_of_the_page() {
    let names: Vec<String> = presets()[0].types.iter().map(|t| t.name.clone()).collect();
    let expected = [
        "Attack/armed clash",
        "Remote explosives/IEDs",
        "Air/drone strike",
        "Crackdowns",
        "Infrastructure destruction",
    ];
    assert_eq!(names, expected);
}

#[test]
fn only_crackdowns_is_called_documented_in_the_iiss_scheme() {
    let scheme = &presets()[0];
    assert!(scheme.name.contains("reconstructed") && scheme.note.contains("Only Crackdowns"));
    let doubtful: Vec<&str> = scheme
        .types
        .iter()
        .flat_map(|t| &t.doubtful)
        .map(String::as_str)
        .collect();
    let expected = [
        "Sexual violence",
        "Abduction/forced disappearance",
        "Grenade",
        "Shelling/artillery/missile attack",
    ];
    assert_eq!(doubtful, expected);
}

#[test]
fn the_types_of_each_preset_can_be_told_apart_by_every_eye() {
    for scheme in presets() {
        check_apart(&light(&scheme), &LEAST_APART);
        check_apart(&dark(&scheme), &LEAST_APART);
    }
}

#[test]
fn the_types_of_each_preset_stand_out_from_land_and_sea() {
    for scheme in presets() {
        check_contrast(&light(&scheme), &LIGHT_GROUNDS, LEAST_CONTRAST_LIGHT);
        check_contrast(&dark(&scheme), &DARK_GROUNDS, LEAST_CONTRAST_DARK);
    }
}

#[test]
fn colours_given_to_a_tables_own_values_are_told_apart_too() {
    let values = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let scheme = Scheme::from_values(values.into_iter().map(|value| (value, 1)));
    assert_eq!(scheme.types.len(), values.len());
    check_apart(&light(&scheme), &LEAST_APART_OF_EIGHT);
    check_apart(&dark(&scheme), &LEAST_APART_OF_EIGHT);
    check_contrast(&light(&scheme), &LIGHT_GROUNDS, LEAST_CONTRAST_LIGHT);
    check_contrast(&dark(&scheme), &DARK_GROUNDS, LEAST_CONTRAST_DARK);
}

#[test]
fn two_colours_far_apart_for_most_eyes_can_meet_for_some() {
    let blue_and_purple = [
        ("blue", Rgb(0x1F, 0x6F, 0xB2)),
        ("purple", Rgb(0x8E, 0x5A, 0xA8)),
    ];
    let apart = |sight| {
        ciede2000(
            lab(blue_and_purple[0].1, sight),
            lab(blue_and_purple[1].1, sight),
        )
    };
    assert!(apart(Sight::Normal) > 20.0);
    assert!(apart(Sight::Protanopia) < 5.0);
}

//! Pictures: the same bytes every time, well-formed whatever they say, and true to the numbers behind them.
//!
//! `UPDATE_PICTURES=1 cargo test --test pictures` writes the expected files anew: look at them before committing.
#![cfg(test)]

use conflict_atlas::draw::{
    self, Anchor, Frame, HIT_TOLERANCE_POINTS, Halo, MapPicture, PictureError, Scene, Selected,
    Shape, Text,
};
use conflict_atlas::event::PlacePrecision;
use conflict_atlas::geo::{LonLat, Viewport};
use conflict_atlas::query::Marks;
use conflict_atlas::scheme::{EventType, Rgb};
use conflict_atlas::tiles::{BaseMap, MapStyle, Stroke};
use proptest::prelude::*;
use resvg::tiny_skia::Pixmap;
use resvg::usvg::roxmltree::Document;
use std::path::PathBuf;

const RED: [u8; 4] = [200, 68, 43, 255];
const NOTICE: &str = "Invented sample data: these events did not happen";

fn in_project(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn updating() -> bool {
    std::env::var_os("UPDATE_PICTURES").is_some()
}

fn types() -> Vec<EventType> {
    let one = |name: &str, light, dark| EventType {
        name: name.to_owned(),
        light,
        dark,
        takes: Vec::new(),
        doubtful: Vec::new(),
    };
    vec![
        one("Clash", Rgb(200, 68, 43), Rgb(239, 109, 79)),
        one("Mine <or> \"bomb\"", Rgb(204, 139, 4), Rgb(242, 182, 50)),
        one("Air strike", Rgb(8, 114, 218), Rgb(78, 176, 255)),
    ]
}

fn a_few_marks() -> Marks {
    let site = |number, lon, lat, precision, counts: [u32; 3]| {
        let at = LonLat::clamped(lon, lat);
        (number, at, precision, counts.to_vec())
    };
    Marks::from_counts(
        3,
        [
            site(0, 96.0, 21.0, PlacePrecision::Exact, [9, 4, 2]),
            site(1, 95.2, 20.4, PlacePrecision::Near, [6, 0, 0]),
            site(2, 97.4, 21.4, PlacePrecision::Region, [0, 0, 12]),
            site(3, 96.8, 20.2, PlacePrecision::Unknown, [0, 3, 0]),
            site(4, 96.1, 21.1, PlacePrecision::Exact, [1, 0, 0]),
            site(5, 96.5, 20.6, PlacePrecision::Exact, [0, 0, 0]),
        ],
    )
}

fn picture<'a>(marks: &'a Marks, types: &'a [EventType], viewport: Viewport) -> MapPicture<'a> {
    MapPicture {
        viewport,
        style: MapStyle::Light,
        base: None,
        marks,
        types,
        counts: &[16, 7, 20_113],
        shown: &[true, false, true],
        title: "",
        caption: "Violent events 1 September 2023 to 30 September 2023",
        caption_line: "",
        outlines: &[],
        notice: Some(NOTICE),
        attribution: "Natural Earth",
        size_key: true,
        selected: Some(Selected {
            site: 0,
            label: "Mandalay",
        }),
    }
}

fn small_view() -> Viewport {
    Viewport::new(LonLat::clamped(96.0, 20.9), 6.6, 620.0, 420.0)
}

fn every_shape() -> Scene {
    let stroke = Stroke {
        colour: [0, 0, 0, 128],
        width_points: 1.25,
        dash_points: Some([3.0, 2.0]),
    };
    let frame = Frame {
        left: 4.0,
        top: 4.0,
        width: 92.0,
        height: 52.0,
    };
    Scene {
        width: 100.0,
        height: 60.0,
        background: [252, 251, 247, 255],
        title: "Every shape".to_owned(),
        description: String::new(),
        shapes: vec![
            Shape::Rect {
                frame,
                radius: 6.0,
                fill: Some([255, 255, 255, 200]),
                stroke: Some(stroke),
            },
            Shape::Fill {
                rings: vec![vec![[10.0, 10.0], [30.0, 10.0], [20.0, 26.004]]],
                fill: Some([63, 127, 120, 255]),
                stroke: None,
            },
            Shape::Lines {
                lines: vec![
                    vec![[10.0, 40.0], [30.0, 40.0]],
                    vec![[10.0, 44.0], [-0.001, 44.0]],
                ],
                stroke: Stroke {
                    dash_points: None,
                    ..stroke
                },
            },
            Shape::Disc {
                centre: [44.0, 18.0],
                radius: 8.0,
                fill: Some(RED),
                stroke: None,
            },
            Shape::Sector {
                centre: [64.0, 18.0],
                inner: 4.0,
                outer: 8.0,
                from_turn: 0.0,
                to_turn: 0.75,
                fill: RED,
            },
            Shape::Text(Text {
                weight: 600,
                anchor: Anchor::End,
                halo: Some(Halo {
                    colour: [255, 255, 255, 255],
                    width: 1.5,
                }),
                ..Text::plain([90.0, 44.0], "1,204 <&> \u{7}ရန်ကုန်", 9.0, [0, 0, 0, 255])
            }),
            Shape::Text(Text {
                italic: true,
                letter_spacing: 1.0,
                ..Text::plain([40.0, 54.0], "Bay", 8.0, [30, 60, 90, 255])
            }),
        ],
    }
}

fn check_text(name: &str, found: &str) {
    if updating() {
        std::fs::write(in_project(name), found).unwrap();
    }
    let expected = std::fs::read_to_string(in_project(name)).unwrap();
    assert!(
        expected == found,
        "{name} differs; UPDATE_PICTURES=1 writes it anew:\n{found}"
    );
}

#[test]
fn each_shape_is_written_as_it_always_was() {
    check_text("tests/data/pictures/shapes.svg", &draw::svg(&every_shape()));
}

#[test]
fn a_map_without_a_base_map_is_written_as_it_always_was() {
    let (marks, types) = (a_few_marks(), types());
    let scene = draw::map_picture(&picture(&marks, &types, small_view()));
    check_text("tests/data/pictures/map.svg", &draw::svg(&scene));
}

#[test]
fn pixels_are_the_same_on_every_machine() {
    let (marks, types) = (a_few_marks(), types());
    let found = draw::png(
        &draw::map_picture(&picture(&marks, &types, small_view())),
        1.0,
    )
    .unwrap();
    if updating() {
        std::fs::write(in_project("tests/data/pictures/map.png"), &found).unwrap();
    }
    let expected = Pixmap::load_png(in_project("tests/data/pictures/map.png")).unwrap();
    let found = Pixmap::decode_png(&found).unwrap();
    assert_eq!((found.width(), found.height()), (620, 420));
    let pairs = expected.data().iter().zip(found.data());
    let far = pairs.filter(|(a, b)| a.abs_diff(**b) > 3).count();
    assert!(far * 2000 < found.data().len(), "{far} values differ");
}

#[test]
fn the_same_map_gives_the_same_bytes() {
    let base = BaseMap::open(&in_project("assets/basemap.pmtiles")).unwrap();
    let (marks, types) = (a_few_marks(), types());
    let viewport = Viewport::new(LonLat::clamped(96.0, 20.9), 6.6, 240.0, 160.0);
    let picture = MapPicture {
        base: Some(&base),
        ..picture(&marks, &types, viewport)
    };
    let (first, second) = (draw::map_picture(&picture), draw::map_picture(&picture));
    assert_eq!(draw::svg(&first), draw::svg(&second));
    assert_eq!(
        draw::png(&first, 1.0).unwrap(),
        draw::png(&second, 1.0).unwrap()
    );
    let lines = first
        .shapes
        .iter()
        .filter(|s| matches!(s, Shape::Lines { .. }));
    assert!(lines.count() > 4, "rivers, roads and borders are there");
}

#[test]
fn the_notice_is_on_the_picture_and_in_its_description() {
    let (marks, types) = (a_few_marks(), types());
    for (width, height) in [(60.0, 40.0), (300.0, 200.0), (1600.0, 900.0)] {
        let viewport = Viewport::new(LonLat::clamped(96.0, 21.0), 6.0, width, height);
        let scene = draw::map_picture(&picture(&marks, &types, viewport));
        assert!(scene.description.starts_with(NOTICE));
        let said = texts(&scene)
            .iter()
            .any(|text| text.text.starts_with("Inv"));
        assert!(said, "{width} by {height}");
    }
}

#[test]
fn a_type_that_is_switched_off_keeps_its_count_greyed() {
    let (marks, types) = (a_few_marks(), types());
    let scene = draw::map_picture(&picture(&marks, &types, small_view()));
    let find = |wanted: &str| {
        texts(&scene)
            .into_iter()
            .find(|text| text.text == wanted)
            .unwrap()
    };
    assert_eq!(find("20,113").anchor, Anchor::End);
    assert_eq!(find("16").at[0], find("7").at[0]);
    assert_ne!(find("16").colour, find("7").colour);
}

#[test]
fn a_picture_too_large_to_draw_is_refused() {
    let mut scene = every_shape();
    scene.width = 60_000.0;
    let refused = |scale| matches!(draw::png(&scene, scale), Err(PictureError::Size { .. }));
    assert!(refused(16.0));
    assert!(refused(0.0));
    assert!(refused(f32::NAN));
    assert!(refused(f32::INFINITY));
}

fn texts(scene: &Scene) -> Vec<Text> {
    let texts = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Text(text) => Some(text.clone()),
        _ => None,
    });
    texts.collect()
}

fn site_list() -> impl Strategy<Value = Vec<(f64, f64, u32)>> {
    prop::collection::vec((95.0f64..97.0, 20.0f64..22.0, 0u32..60), 0..40)
}

fn any_shape() -> impl Strategy<Value = Shape> {
    use prop::num::f32::ANY;
    let point = (ANY, ANY).prop_map(|(x, y)| [x, y]);
    let line = prop::collection::vec(point, 0..5);
    let numbers = (ANY, ANY, ANY, ANY, ANY);
    (0..6, numbers, line, ".{0,12}").prop_map(|(kind, (a, b, c, d, e), line, said)| {
        let stroke = Stroke {
            colour: [1, 2, 3, 4],
            width_points: e,
            dash_points: Some([c, d]),
        };
        match kind {
            0 => Shape::Fill {
                rings: vec![line],
                fill: Some(RED),
                stroke: Some(stroke),
            },
            1 => Shape::Lines {
                lines: vec![line],
                stroke,
            },
            2 => Shape::Disc {
                centre: [a, b],
                radius: c,
                fill: Some(RED),
                stroke: Some(stroke),
            },
            3 => Shape::Sector {
                centre: [a, b],
                inner: c,
                outer: d,
                from_turn: e,
                to_turn: a,
                fill: RED,
            },
            4 => Shape::Rect {
                frame: Frame {
                    left: a,
                    top: b,
                    width: c,
                    height: d,
                },
                radius: e,
                fill: None,
                stroke: Some(stroke),
            },
            _ => Shape::Text(Text {
                letter_spacing: d,
                italic: a > b,
                ..Text::plain([a, b], said, c, RED)
            }),
        }
    })
}

fn sound(svg: &str) -> Result<(), TestCaseError> {
    let document = Document::parse(svg).map_err(|error| TestCaseError::fail(error.to_string()))?;
    for node in document.descendants().filter(|node| !node.is_text()) {
        for attribute in node.attributes() {
            let value = attribute.value();
            let bad = ["NaN", "inf", "-0 ", "e+"]
                .iter()
                .any(|word| value.contains(word));
            prop_assert!(!bad || attribute.name() == "font-family", "{}", value);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_mark_under_the_pointer_is_the_topmost_that_reaches_it(sites in site_list(), x in 0.0f64..300.0, y in 0.0f64..300.0) {
        let view = Viewport::new(LonLat::clamped(96.0, 21.0), 6.0, 300.0, 300.0);
        let made = (0u32..).zip(&sites).map(|(number, &(lon, lat, events))| {
            (number, LonLat::clamped(lon, lat), PlacePrecision::Exact, vec![events])
        });
        let marks = Marks::from_counts(1, made.collect::<Vec<_>>());
        let scale = draw::mark_scale(marks.largest());
        let mut topmost = None;
        for mark in &marks.sites {
            let [left, top] = view.screen_from_lon_lat(mark.at);
            if (left - x).hypot(top - y) <= f64::from(scale.radius(mark.events)) + HIT_TOLERANCE_POINTS {
                topmost = Some(mark.site);
            }
        }
        prop_assert_eq!(draw::hit(&marks, scale, &view, [x, y]), topmost);
    }

    #[test]
    fn no_camera_brings_a_number_that_is_none_into_the_picture(
        lon in prop::num::f64::ANY, lat in prop::num::f64::ANY, zoom in prop::num::f64::ANY,
        width in prop::num::f64::ANY, height in prop::num::f64::ANY, dark in any::<bool>(),
    ) {
        let (marks, types) = (a_few_marks(), types());
        let viewport = Viewport::new(LonLat::clamped(lon, lat), zoom, width, height);
        let style = if dark { MapStyle::Dark } else { MapStyle::Light };
        let scene = draw::map_picture(&MapPicture { style, ..picture(&marks, &types, viewport) });
        sound(&draw::svg(&scene))?;
    }

    #[test]
    fn no_shape_brings_a_number_that_is_none_into_the_picture(shapes in prop::collection::vec(any_shape(), 0..6)) {
        sound(&draw::svg(&Scene { shapes, ..every_shape() }))?;
    }

    #[test]
    fn whatever_a_text_says_the_markup_holds(said in "[<>&\"'\\]/\u{0}-\u{1f}a-c\u{80}\u{fffe}\u{ffff}\u{1000} ]{0,20}", title in ".{0,20}") {
        let text = Text::plain([1.0, 2.0], said.clone(), 10.0, RED);
        let scene = Scene { title, description: said.clone(), shapes: vec![Shape::Text(text)], ..every_shape() };
        let svg = draw::svg(&scene);
        let document = Document::parse(&svg).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let kept: String = said.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
        let shown = document.descendants().find(|node| node.has_tag_name("text"));
        let shown = shown.and_then(|node| node.text()).unwrap_or_default();
        prop_assert!(shown == kept || kept.trim().is_empty(), "{:?} {:?}", shown, kept);
    }
}

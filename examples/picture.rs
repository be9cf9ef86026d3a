//! Draws a map picture with invented marks, to look at.
//!
//! `picture OUT.png|OUT.svg [light|dark] [WIDTHxHEIGHT] [SCALE] [OUTLINE.geojson]`: the outline is the mapped country's
//! land, as any number of polygons.

use conflict_atlas::draw::{self, MapPicture, Selected};
use conflict_atlas::event::{DayRange, PlacePrecision};
use conflict_atlas::geo::{GeoBox, LonLat, Viewport};
use conflict_atlas::query::Marks;
use conflict_atlas::scheme::Scheme;
use conflict_atlas::tiles::{BaseMap, MapStyle};
use geo::{LineString, MultiPolygon, Polygon};

const BASE_MAP: &str = "assets/basemap.pmtiles";

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    let word = |at: usize, default: &'static str| arguments.get(at).map_or(default, String::as_str);
    let style = if word(2, "light") == "dark" {
        MapStyle::Dark
    } else {
        MapStyle::Light
    };
    let (width, height) = word(3, "1040x723").split_once('x').unwrap_or_default();
    let scheme = Scheme::parse(include_str!("../assets/schemes/iiss.toml"))?;
    let bounds = GeoBox::new(92.0, 9.6, 101.3, 28.6)
        .ok_or_else(|| anyhow::anyhow!("the box is the wrong way round"))?;
    let viewport = Viewport::fit(bounds, width.parse()?, height.parse()?, 24.0);
    let marks = invented();
    let counts: Vec<u64> = (0..scheme.types.len())
        .map(|of| {
            marks
                .sites
                .iter()
                .map(|mark| u64::from(marks.by_type(mark)[of]))
                .sum()
        })
        .collect();
    let base = match std::fs::exists(BASE_MAP)? {
        true => Some(BaseMap::open(BASE_MAP.as_ref())?.with_home(outline(arguments.get(5))?)),
        false => None,
    };
    let range = DayRange::between("2023-09-01".parse()?, "2023-09-30".parse()?);
    let scene = draw::map_picture(&MapPicture {
        viewport,
        style,
        base: base.as_ref(),
        marks: &marks,
        types: &scheme.types,
        counts: &counts,
        shown: &[true, true, true, false, true],
        title: "",
        caption: &draw::caption(&[], range),
        caption_line: "",
        outlines: &[],
        notice: Some("Invented sample data: these events did not happen"),
        attribution: "Natural Earth · © OpenStreetMap contributors · GeoNames",
        size_key: true,
        selected: Some(Selected {
            site: 40,
            label: "မန္တလေး Mandalay",
        }),
    });
    let out = word(1, "/tmp/picture.png");
    if out.ends_with(".svg") {
        std::fs::write(out, draw::svg(&scene))?;
    } else {
        std::fs::write(out, draw::png(&scene, word(4, "1").parse()?)?)?;
    }
    Ok(())
}

/// The polygons of a GeoJSON feature collection; none without a file.
fn outline(path: Option<&String>) -> anyhow::Result<Vec<MultiPolygon<f64>>> {
    type Rings = Vec<Vec<[f64; 2]>>;
    let Some(path) = path else {
        return Ok(Vec::new());
    };
    let json: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    let features = json["features"].as_array().cloned().unwrap_or_default();
    let mut areas = Vec::new();
    for feature in features {
        let shape = &feature["geometry"];
        let polygons: Vec<Rings> = if shape["type"] == "Polygon" {
            vec![serde_json::from_value(shape["coordinates"].clone())?]
        } else {
            serde_json::from_value(shape["coordinates"].clone())?
        };
        let ring = |ring: Vec<[f64; 2]>| LineString::from(ring);
        areas.push(MultiPolygon::from_iter(polygons.into_iter().map(|rings| {
            let mut rings = rings.into_iter().map(ring);
            let outer = rings.next().unwrap_or_else(|| LineString::new(Vec::new()));
            Polygon::new(outer, rings.collect())
        })));
    }
    Ok(areas)
}

/// Marks in clusters, as conflicts are: many small, few large, some imprecise, some mixed.
fn invented() -> Marks {
    let centres = [
        (95.0, 22.4),
        (96.1, 21.9),
        (97.3, 19.6),
        (97.0, 24.2),
        (98.0, 23.2),
        (94.9, 20.2),
        (97.6, 16.6),
        (96.1, 16.9),
        (98.4, 14.1),
        (93.5, 22.8),
    ];
    let mut state = 7u64;
    let mut random = move || {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (state >> 33) as f64 / (1u64 << 31) as f64
    };
    let sites = (0..190u32).map(|site| {
        let (lon, lat) = centres[(random() * 10.0) as usize % 10];
        let at = LonLat::clamped(lon + (random() - 0.5) * 2.6, lat + (random() - 0.5) * 2.6);
        let size = 1.0 + 40.0 * random().powi(7);
        let leading = (random() * 1.7).powi(3) as usize % 5;
        let mixed = random() < 0.25 && size > 2.0;
        let counts: Vec<u32> = (0..5)
            .map(|of| {
                let share = if of == leading {
                    1.0
                } else if mixed {
                    random() * 0.5
                } else {
                    0.0
                };
                (size * share) as u32
            })
            .collect();
        let precision = match (random() * 10.0) as u32 {
            0..=6 => PlacePrecision::Exact,
            7 | 8 => PlacePrecision::Near,
            _ => PlacePrecision::Region,
        };
        (site, at, precision, counts)
    });
    Marks::from_counts(5, sites.collect::<Vec<_>>())
}

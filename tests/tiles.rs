//! The base map that ships, small archives made here, and what damage does to them.

#![cfg(test)]

#[path = "tiles/small_archive.rs"]
mod small_archive;

use conflict_atlas::geo::{LonLat, Viewport};
use conflict_atlas::tiles::{
    BaseMap, FeatureKind, Geometry, LabelKind, MapStyle, TileContent, TileError, TileId,
    TileService, land, raster,
};
use flate2::{Compression, write::GzEncoder};
use geo::polygon;
use proptest::prelude::*;
use small_archive::{archive, directory, small_archive, small_tile};
use std::borrow::Cow;
use std::io::Write;
use std::sync::{Arc, LazyLock, mpsc::channel};
use std::time::Duration;

const SHIPPED: &[u8] = include_bytes!("../assets/basemap.pmtiles");

static BASE: LazyLock<BaseMap> =
    LazyLock::new(|| BaseMap::from_bytes(Cow::Borrowed(SHIPPED)).unwrap());

fn tile(zoom: u8, x: u32, y: u32) -> TileId {
    TileId { zoom, x, y }
}

fn view(lon: f64, lat: f64, zoom: f64) -> Viewport {
    Viewport::new(LonLat::clamped(lon, lat), zoom, 1000.0, 700.0)
}

fn open(bytes: Vec<u8>) -> Result<BaseMap, TileError> {
    BaseMap::from_bytes(Cow::Owned(bytes))
}

/// The kinds a tile holds, once each.
fn kinds(content: &TileContent) -> Vec<FeatureKind> {
    let mut kinds: Vec<_> = content
        .features
        .iter()
        .map(|feature| feature.kind)
        .collect();
    kinds.dedup();
    kinds
}

fn pixel(rgba: &[u8], side: usize, x: usize, y: usize) -> [u8; 4] {
    let at = (y * side + x) * 4;
    rgba[at..at + 4].try_into().unwrap()
}

#[test]
fn a_small_archive_gives_its_shapes_and_names() {
    let base = open(small_archive()).unwrap();
    assert_eq!(base.attribution(), "Someone & others");
    assert_eq!(base.max_zoom(), 4);
    let content = base.content(tile(1, 1, 1));
    assert_eq!(kinds(&content), [FeatureKind::Ocean, FeatureKind::River]);
    let towns: Vec<_> = content
        .labels
        .iter()
        .filter(|l| l.kind == LabelKind::Town)
        .collect();
    let [town] = towns[..] else {
        panic!("{towns:?}")
    };
    assert_eq!(
        (town.name.as_str(), town.population, town.rank),
        ("Smallton", 25_000, 3)
    );
    assert!(
        (town.at.lon() - 135.0).abs() < 1e-9,
        "three quarters across, whatever the extent"
    );
}

#[test]
fn the_shipped_map_names_its_makers_and_its_last_zoom() {
    for maker in ["Natural Earth", "OpenStreetMap", "GeoNames"] {
        assert!(BASE.attribution().contains(maker));
    }
    assert_eq!(BASE.max_zoom(), 9);
}

#[test]
fn a_tile_the_archive_does_not_hold_is_cut_from_the_nearest_around_it() {
    // Paris: the archive ends at zoom 5 there. Its zoom 8 tile shows a part of zoom 5's.
    let (here, around) = (tile(8, 129, 88), tile(5, 16, 11));
    let (near, far) = (BASE.content(here), BASE.content(around));
    assert!(near.labels.iter().any(|label| label.name == "Paris"));
    assert!(near.features.len() < far.features.len());
    for label in &near.labels {
        assert!(far.labels.contains(label), "{}", label.name);
    }
}

#[test]
fn an_enlarged_tile_keeps_modest_coordinates_and_its_place() {
    // The small tile's river runs from its north eastern to its south western corner.
    let base = open(small_archive()).unwrap();
    let content = base.content(tile(9, 100, 155));
    let river = content
        .features
        .iter()
        .find(|f| f.kind == FeatureKind::River);
    let Some(Geometry::Lines(lines)) = river.map(|f| &f.geometry) else {
        panic!("no river in {:?}", kinds(&content));
    };
    let [line] = &lines[..] else {
        panic!("{lines:?}")
    };
    for ([x, y], [right, down]) in line.iter().zip([[1.0625, -0.0625], [-0.0625, 1.0625]]) {
        assert!(
            (x - right).abs() < 1e-3 && (y - down).abs() < 1e-3,
            "{line:?}"
        );
    }
    assert_eq!(
        kinds(&base.content(tile(9, 100, 150))),
        [FeatureKind::Ocean]
    );
    assert_eq!(kinds(&base.content(tile(9, 200, 150))), []);
}

#[test]
fn no_coordinate_of_the_shipped_map_strays_far_from_its_tile() {
    for id in [
        tile(0, 0, 0),
        tile(2, 3, 1),
        tile(6, 49, 28),
        tile(12, 3141, 1795),
        tile(18, 201_000, 114_900),
    ] {
        for feature in &BASE.content(id).features {
            let (Geometry::Polygons(parts) | Geometry::Lines(parts)) = &feature.geometry;
            for at in parts.iter().flatten().flatten() {
                assert!(
                    (-0.0626..=1.0626).contains(at),
                    "{id:?} {:?} {at}",
                    feature.kind
                );
            }
        }
    }
}

#[test]
fn the_great_cities_are_named_once_each_by_one_spelling() {
    for zoom in [5.0, 5.7, 6.0, 7.0] {
        let labels = BASE.labels(&view(96.2, 19.5, zoom));
        for city in ["Yangon", "Mandalay", "Naypyitaw"] {
            let found = labels.iter().filter(|label| label.name == city);
            assert_eq!(found.count(), 1, "{city} at zoom {zoom}");
        }
        let sorted = labels.is_sorted_by_key(|label| (label.kind, label.rank));
        assert!(
            sorted && labels.len() < 400,
            "{} at zoom {zoom}",
            labels.len()
        );
    }
}

#[test]
fn places_abroad_stand_back_and_the_mapped_country_needs_no_name() {
    let home =
        polygon![(x: 92.0, y: 9.0), (x: 98.0, y: 9.0), (x: 98.0, y: 28.0), (x: 92.0, y: 28.0)];
    let view = view(96.2, 19.5, 6.0);
    let rank = |base: &BaseMap, name: &str| {
        let content = base.content(TileId::covering(&view, 6)[0]);
        let labels = base.labels(&view).into_iter().chain(content.labels.clone());
        labels
            .filter(|label| label.name == name)
            .map(|label| label.rank)
            .min()
    };
    let with = BASE.clone().with_home(vec![home.into()]);
    assert_eq!(rank(&with, "Yangon"), rank(&BASE, "Yangon"));
    assert_eq!(
        rank(&with, "Bangkok").unwrap(),
        rank(&BASE, "Bangkok").unwrap() + 2
    );
    assert!(rank(&BASE, "Myanmar").is_some() && rank(&with, "Myanmar").is_none());
}

#[test]
fn home_is_land_of_its_own_colour_under_the_sea() {
    let square = |west: f64| polygon![(x: west, y: 0.0), (x: west + 45.0, y: 0.0), (x: west + 45.0, y: 80.0), (x: west, y: 80.0)];
    let base = open(small_archive()).unwrap();
    let base = base.with_home(vec![square(90.0).into(), square(45.0).into()]);
    let id = tile(1, 1, 0);
    let picture = raster(&base.content(id), id, 256, 1.0, MapStyle::Light);
    let home = pixel(&picture, 256, 140, 200);
    assert_ne!(home, land(MapStyle::Light));
    assert_eq!(pixel(&picture, 256, 250, 200), land(MapStyle::Light));
    for x in 130..190 {
        assert_eq!(pixel(&picture, 256, x, 220), home, "no seam at column {x}");
    }
    assert_eq!(
        pixel(&picture, 256, 20, 220),
        [0xCB, 0xDC, 0xE4, 255],
        "sea"
    );
}

#[test]
fn a_picture_is_opaque_the_same_each_time_and_differs_by_style() {
    let id = tile(6, 49, 28);
    let content = BASE.content(id);
    let draw = |style| raster(&content, id, 128, 1.0, style);
    let light = draw(MapStyle::Light);
    assert_eq!(light.len(), 128 * 128 * 4);
    assert!(light.chunks(4).all(|pixel| pixel[3] == 255));
    assert_eq!(light, draw(MapStyle::Light));
    assert_ne!(light, draw(MapStyle::Dark));
}

#[test]
fn no_streak_runs_across_the_world_at_180_degrees() {
    // Latitude 59.9 south crosses no land.
    for x in 0..4 {
        let id = tile(2, x, 2);
        let picture = raster(&BASE.content(id), id, 128, 1.0, MapStyle::Light);
        let row: Vec<_> = (0..128).map(|at| pixel(&picture, 128, at, 107)).collect();
        assert!(
            row.iter().all(|pixel| *pixel == [0xCB, 0xDC, 0xE4, 255]),
            "tile {x}: {row:?}"
        );
    }
}

#[test]
fn what_is_no_vector_archive_is_refused_with_its_reason() {
    let good = small_archive();
    let with = |at: usize, byte: u8| {
        let mut bytes = good.clone();
        bytes[at] = byte;
        open(bytes)
    };
    assert!(matches!(open(Vec::new()), Err(TileError::NotPmTiles)));
    assert!(matches!(with(0, b'Q'), Err(TileError::NotPmTiles)));
    assert!(matches!(with(7, 2), Err(TileError::Version(2))));
    assert!(matches!(with(97, 4), Err(TileError::Compression(4))));
    assert!(matches!(with(99, 2), Err(TileError::NotVectorTiles(2))));
    assert!(
        BaseMap::open(std::path::Path::new("/")).is_err(),
        "a folder is no archive"
    );
}

#[test]
fn a_tile_that_unpacks_without_end_is_empty() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(&vec![0u8; 17 << 20]).unwrap();
    let bomb = packer.finish().unwrap();
    let mut bytes = archive(&[[0, 1, 0, bomb.len() as u64]], &[], &bomb);
    bytes[98] = 2;
    assert!(
        open(bytes)
            .unwrap()
            .content(tile(0, 0, 0))
            .features
            .is_empty()
    );
}

#[test]
fn directories_that_point_at_themselves_end_as_an_empty_tile() {
    let leaf = directory(&[[0, 0, 0, 5]]);
    let bytes = archive(&[[0, 0, 0, leaf.len() as u64]], &leaf, &small_tile());
    assert!(
        open(bytes)
            .unwrap()
            .content(tile(0, 0, 0))
            .features
            .is_empty()
    );
}

#[test]
fn a_file_cut_short_while_it_is_open_shows_empty_land() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.pmtiles");
    std::fs::write(&path, small_archive()).unwrap();
    let base = BaseMap::open(&path).unwrap();
    assert_eq!(base.content(tile(0, 0, 0)).features.len(), 2);
    std::fs::File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_len(150)
        .unwrap();
    assert!(base.content(tile(1, 0, 0)).features.is_empty());
    assert_eq!(
        base.content(tile(0, 0, 0)).features.len(),
        2,
        "what was read stays"
    );
}

#[test]
fn the_service_draws_what_is_asked_and_says_when() {
    let (ready, woken) = channel();
    let wake = Arc::new(move || _ = ready.send(()));
    let service = TileService::start(open(small_archive()).unwrap(), wake);
    let wanted = [tile(0, 0, 0), tile(1, 0, 1), tile(3, 5, 5)];
    for id in wanted {
        service.request(id, 64, MapStyle::Dark);
    }
    for _ in wanted {
        woken.recv_timeout(Duration::from_secs(20)).unwrap();
    }
    let mut tiles = service.poll();
    tiles.sort_by_key(|tile| tile.id);
    assert!(tiles.iter().map(|tile| tile.id).eq(wanted));
    for tile in &tiles {
        let again = raster(&tile.content, tile.id, 64, 0.25, MapStyle::Dark);
        assert_eq!(tile.rgba, again);
    }
    assert!(service.idle() && service.poll().is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        rng_seed: proptest::test_runner::RngSeed::Fixed(7),
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_damage_to_an_archive_makes_it_panic(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::weighted(0.2, any::<prop::sample::Index>()),
    ) {
        let mut bytes = small_archive();
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        if let Ok(base) = open(bytes) {
            for id in [tile(0, 0, 0), tile(1, 1, 0), tile(4, 3, 9)] {
                let content = base.content(id);
                for feature in &content.features {
                    let (Geometry::Polygons(parts) | Geometry::Lines(parts)) = &feature.geometry;
                    prop_assert!(parts.iter().flatten().flatten().all(|at| (-0.07..=1.07).contains(at)));
                }
                prop_assert_eq!(raster(&content, id, 16, 1.0, MapStyle::Light).len(), 16 * 16 * 4);
            }
        }
    }
}

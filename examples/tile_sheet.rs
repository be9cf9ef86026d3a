//! Draws the base map as contact sheets, light and dark: a tool for whoever works on the map style.
//!
//! `cargo run --example tile_sheet -- /tmp/tiles.png [lon lat zoom [width height]]` writes one PNG: the places below, or
//! the one given, each at two pixels a point. Labels are placed roughly.

use anyhow::{Context, Result, bail};
use conflict_atlas::geo::{LonLat, Viewport};
use conflict_atlas::tiles::{BaseMap, MapStyle, TileId, label_paint, raster, sea};
use geo::{Coord, LineString, MultiPolygon, Polygon};
use std::path::Path;
use tiny_skia::{FilterQuality, Pixmap, PixmapPaint, Transform};

const SCALE: f32 = 2.0;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((path, numbers)) = arguments.split_first() else {
        bail!("say where the picture goes: tile_sheet OUT.png [lon lat zoom [width height]]");
    };
    let numbers = numbers.iter().map(|text| text.parse::<f64>());
    let numbers = numbers.collect::<Result<Vec<_>, _>>()?;
    let views = match numbers[..] {
        [] => vec![
            view(96.2, 19.2, 5.5, 700.0, 800.0),
            view(96.2, 16.85, 9.0, 700.0, 500.0),
            view(96.08, 21.95, 12.0, 700.0, 500.0),
            view(90.0, 20.0, 2.0, 700.0, 500.0),
        ],
        [lon, lat, zoom] => vec![view(lon, lat, zoom, 900.0, 700.0)],
        [lon, lat, zoom, width, height] => vec![view(lon, lat, zoom, width, height)],
        _ => bail!("a place is three or five numbers"),
    };
    let base = BaseMap::open(Path::new("assets/basemap.pmtiles"))?;
    let outline = Path::new("assets/states.geojson");
    let base = if outline.exists() {
        base.with_home(outline_of(outline)?)
    } else {
        base
    };
    sheet(&base, &views)?.save_png(path)?;
    Ok(())
}

fn view(lon: f64, lat: f64, zoom: f64, width: f64, height: f64) -> Viewport {
    Viewport::new(LonLat::clamped(lon, lat), zoom, width, height)
}

/// The views below each other, light on the left and dark on the right.
fn sheet(base: &BaseMap, views: &[Viewport]) -> Result<Pixmap> {
    let across = views.iter().map(Viewport::width).fold(1.0, f64::max) as f32 * SCALE;
    let down: f64 = views.iter().map(Viewport::height).sum();
    let mut sheet = Pixmap::new(across as u32 * 2 + 8, (down as f32 * SCALE) as u32)
        .context("the sheet is too large")?;
    let mut top = 0.0;
    for view in views {
        for (column, style) in [MapStyle::Light, MapStyle::Dark].into_iter().enumerate() {
            let picture = picture(base, view, style)?;
            let left = column as f32 * (across + 8.0);
            let at = Transform::from_translate(left, top);
            sheet.draw_pixmap(0, 0, picture.as_ref(), &PixmapPaint::default(), at, None);
        }
        top += view.height() as f32 * SCALE;
    }
    Ok(sheet)
}

fn picture(base: &BaseMap, view: &Viewport, style: MapStyle) -> Result<Pixmap> {
    let side = |points: f64| (points as f32 * SCALE) as u32;
    let mut picture = Pixmap::new(side(view.width()), side(view.height())).context("too large")?;
    let [red, green, blue, alpha] = sea(style);
    picture.fill(tiny_skia::Color::from_rgba8(red, green, blue, alpha));
    let started = std::time::Instant::now();
    let tiles = TileId::covering(view, TileId::zoom_for(view));
    for id in &tiles {
        draw_tile(&mut picture, base, view, *id, style)?;
    }
    eprintln!(
        "zoom {} {style:?}: {} tiles in {:?}",
        view.zoom(),
        tiles.len(),
        started.elapsed()
    );
    names(&mut picture, base, view, style)?;
    Ok(picture)
}

/// Writes the labels that do not collide, most important first; widths are estimated.
fn names(picture: &mut Pixmap, base: &BaseMap, view: &Viewport, style: MapStyle) -> Result<()> {
    let (width, height) = (view.width(), view.height());
    let mut svg =
        format!("<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'>");
    let mut taken: Vec<[f64; 4]> = Vec::new();
    for label in base.labels(view) {
        let Some(look) = label_paint(style, &label, view.zoom()) else {
            continue;
        };
        let [x, y] = view.screen_from_lon_lat(label.at);
        let name = if look.uppercase {
            label.name.to_uppercase()
        } else {
            label.name.clone()
        };
        let letter = f64::from(look.size_points) * if look.uppercase { 0.66 } else { 0.54 };
        let long = name.chars().count() as f64 * (letter + f64::from(look.letter_spacing_points));
        let sides = if look.dot {
            vec![x + 5.0, x - 5.0 - long]
        } else {
            vec![x - long / 2.0]
        };
        let free = |left: &f64| {
            let bounds = [left - 3.0, y - 7.0, left + long + 3.0, y + 7.0];
            let meets = |b: &[f64; 4]| {
                bounds[0] < b[2] && b[0] < bounds[2] && bounds[1] < b[3] && b[1] < bounds[3]
            };
            !taken.iter().any(meets)
        };
        let Some(left) = sides.into_iter().find(free) else {
            continue;
        };
        taken.push([left - 3.0, y - 7.0, left + long + 3.0, y + 7.0]);
        taken.push([x - 3.0, y - 3.0, x + 3.0, y + 3.0]);
        let hex = |[red, green, blue, _]: [u8; 4]| format!("#{red:02x}{green:02x}{blue:02x}");
        let (ink, halo) = (hex(look.colour), hex(look.halo));
        if look.dot {
            svg += &format!(
                "<circle cx='{x}' cy='{y}' r='2' fill='{ink}' stroke='{halo}' stroke-width='1'/>"
            );
        }
        svg += &format!(
            "<text x='{left}' y='{}' font-family='{}' font-size='{}' font-weight='{}' font-style='{}' \
             letter-spacing='{}' fill='{ink}' stroke='{halo}' stroke-width='3' stroke-linejoin='round' \
             paint-order='stroke'>{}</text>",
            y + f64::from(look.size_points) * 0.36,
            if look.italic {
                "&quot;Source Serif 4&quot;"
            } else {
                "Inter"
            },
            look.size_points,
            look.weight,
            if look.italic { "italic" } else { "normal" },
            look.letter_spacing_points,
            name.replace('&', "&amp;").replace('<', "&lt;"),
        );
    }
    svg += "</svg>";
    let mut options = resvg::usvg::Options::default();
    for font in [
        "Inter-Regular.ttf",
        "Inter-Medium.ttf",
        "Inter-SemiBold.ttf",
        "SourceSerif4-Italic.ttf",
    ] {
        let font = std::fs::read(Path::new("assets/fonts").join(font))?;
        options.fontdb_mut().load_font_data(font);
    }
    let tree = resvg::usvg::Tree::from_str(&svg, &options)?;
    let scale = Transform::from_scale(SCALE, SCALE);
    resvg::render(&tree, scale, &mut picture.as_mut());
    Ok(())
}

fn draw_tile(
    picture: &mut Pixmap,
    base: &BaseMap,
    view: &Viewport,
    id: TileId,
    style: MapStyle,
) -> Result<()> {
    let pixels = 512;
    let rgba = raster(&base.content(id), id, pixels, SCALE, style);
    let size = tiny_skia::IntSize::from_wh(pixels, pixels).context("no size")?;
    let tile = Pixmap::from_vec(rgba, size).context("a tile of the wrong size")?;
    let ([x, y], side) = id.screen_square(view);
    let scale = side as f32 * SCALE / pixels as f32;
    let at = Transform::from_row(scale, 0.0, 0.0, scale, x as f32 * SCALE, y as f32 * SCALE);
    let smooth = PixmapPaint {
        quality: if scale == 1.0 {
            FilterQuality::Nearest
        } else {
            FilterQuality::Bilinear
        },
        ..PixmapPaint::default()
    };
    picture.draw_pixmap(0, 0, tile.as_ref(), &smooth, at, None);
    Ok(())
}

/// The polygons of a GeoJSON file, properties aside.
fn outline_of(path: &Path) -> Result<Vec<MultiPolygon<f64>>> {
    let text = std::fs::read_to_string(path)?;
    let whole: serde_json::Value = serde_json::from_str(&text)?;
    let features = whole["features"].as_array().context("no features")?;
    let areas = features.iter().map(|feature| {
        let shape = &feature["geometry"];
        let coordinates = shape["coordinates"].clone();
        let polygons: Vec<Vec<Vec<[f64; 2]>>> = match shape["type"].as_str() {
            Some("Polygon") => vec![serde_json::from_value(coordinates)?],
            _ => serde_json::from_value(coordinates)?,
        };
        let ring = |points: &Vec<[f64; 2]>| {
            LineString(points.iter().map(|[x, y]| Coord { x: *x, y: *y }).collect())
        };
        let polygons = polygons.iter().filter_map(|rings| {
            let (outer, holes) = rings.split_first()?;
            Some(Polygon::new(ring(outer), holes.iter().map(ring).collect()))
        });
        Ok(MultiPolygon(polygons.collect()))
    });
    areas.collect()
}

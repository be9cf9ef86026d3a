//! What leaves the program: pictures and reports, the same from the window and from the command line.
//!
//! Makes bytes and texts; writing them to disk is a job.

use super::{Opened, Results};
use crate::draw::{self, MapPicture, Scene};
use crate::event::words::{counted, thousands};
use crate::geo::{GeoBox, LonLat, Viewport};
use crate::import::Report;
use crate::query::{Facet, caption_line};
use crate::tiles::MapStyle;
use crate::view::{Camera, View};
use crate::workspace::{Workspace, assets};
use anyhow::bail;
use std::path::Path;

/// A picture of the map to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    /// What it shows.
    pub view: &'a View,
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
    /// Whether the dark map is meant.
    pub dark: bool,
}

/// The closest a map comes by itself: a district of some 50 kilometres.
const CLOSEST_FIT_ZOOM: f64 = 9.5;

/// Points left free around the data when a map is fitted to it: left, top, right, and the caption's place at the bottom.
const FREE_POINTS: [f64; 4] = [28.0, 26.0, 28.0, 74.0];

/// What a view shows on a screen of this many points: its camera, or all the data.
fn viewport(opened: &Opened, view: &View, width: f64, height: f64) -> Viewport {
    match &view.camera {
        Some(camera) => camera.viewport(width, height),
        None => fitted(data_bounds(opened), width, height),
    }
}

/// The camera that shows all the data of a source on a screen of this many points.
pub fn full_camera(opened: Option<&Opened>, width: f64, height: f64) -> Camera {
    let bounds = opened.map_or(WORLD, data_bounds);
    Camera::of(&fitted(bounds, width, height))
}

/// All of `bounds` on a screen, but never so close that one event fills it.
fn fitted(bounds: GeoBox, width: f64, height: f64) -> Viewport {
    let fit = Viewport::fit_between(bounds, width, height, FREE_POINTS);
    let middle = [width / 2.0, height / 2.0];
    fit.zoomed_about(middle, fit.zoom().min(CLOSEST_FIT_ZOOM))
}

/// What is shown where nothing has a place.
const WORLD: GeoBox = GeoBox {
    west: -170.0,
    south: -60.0,
    east: 179.0,
    north: 75.0,
};

/// The box around all the data; the world between 60 degrees south and 75 north where nothing has a place.
fn data_bounds(opened: &Opened) -> GeoBox {
    opened.store.sites().bounds().unwrap_or(WORLD)
}

/// All the data of a source on a small map of this many points, with little room around it.
pub fn locator_viewport(opened: &Opened, width: f64, height: f64) -> Viewport {
    Viewport::fit_between(data_bounds(opened), width, height, [10.0; 4])
}

/// The map of a view as a scene: base map, marks, legend, caption, notice, attribution, scale bar.
pub fn picture_scene(opened: &Opened, results: &Results, picture: &Picture<'_>) -> Scene {
    let view = picture.view;
    let viewport = viewport(opened, view, picture.width, picture.height);
    let types = &opened.lens.scheme.types;
    let shown: Vec<bool> = types
        .iter()
        .map(|t| view.filter.shows(Facet::Type, &t.name))
        .collect();
    let base = assets::base_map();
    let attribution = base.map_or("", |base| base.attribution());
    let attribution = format!("{} | {attribution}", opened.workspace.source_line);
    let caption = opened
        .period(view)
        .map(|range| draw::caption(&view.filter.actors(), range))
        .unwrap_or_default();
    let caption_line = caption_line(&view.filter, &opened.lens);
    let area = view.filter.area.as_ref();
    let outlines = area.map_or(&[][..], |area| &area.outlines);
    let style = if picture.dark {
        MapStyle::Dark
    } else {
        MapStyle::Light
    };
    let selected = view
        .selected
        .as_ref()
        .map(|s| LonLat::clamped(s.lon, s.lat));
    let selected = selected.and_then(|at| results.marks.sites.iter().find(|mark| mark.at == at));
    draw::map_picture(&MapPicture {
        viewport,
        style,
        base,
        marks: &results.marks,
        types,
        counts: &results.answer.legend,
        shown: &shown,
        caption: &caption,
        caption_line: &caption_line,
        outlines,
        notice: opened.workspace.notice.as_deref(),
        attribution: &attribution,
        title: "",
        size_key: true,
        selected: selected.map(|mark| draw::Selected {
            site: mark.site,
            label: "",
        }),
    })
}

/// A scene as the bytes of the format that the path's ending names: `.png` at `scale` pixels a point, or `.svg`.
pub fn picture_bytes(scene: &Scene, path: &Path, scale: f32) -> anyhow::Result<Vec<u8>> {
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    match ending.as_str() {
        "svg" => Ok(draw::svg(scene).into_bytes()),
        "png" => Ok(draw::png(scene, scale)?),
        _ => bail!("a picture ends in .png or .svg, not {:?}", path.display()),
    }
}

/// The import report as a text to read and keep.
pub fn report_text(report: &Report, workspace: &Workspace) -> String {
    let mut text = format!("Import report: {}\n", workspace.name);
    if let Some(notice) = &workspace.notice {
        text += &format!("{notice}\n");
    }
    text += &format!(
        "\nFormat {}, encoding {}, {}\n{} kept, {} rejected, {} without a place\nSHA-256 {}\n",
        report.format.words(),
        report.encoding,
        counted(report.rows_read, "row"),
        thousands(report.kept),
        thousands(report.rejected),
        thousands(report.without_place),
        report.sha256,
    );
    for warning in &report.warnings {
        text += &format!("\nWarning: {warning}");
    }
    text.push('\n');
    for fault in &report.faults {
        text += &format!("\n{}", fault.words());
    }
    text.push('\n');
    text
}

//! The pan and zoom widget fed by our own tiles: the only file that knows walkers.
//!
//! The widget follows the view's camera and hands back where a drag has moved it. Its HTTP tiles are never made.

use super::look::Look;
use crate::draw;
use crate::geo::{MAX_ZOOM, MIN_ZOOM, Viewport};
use crate::tiles::{BaseMap, Label, MapStyle, TileId, TileService};
use crate::view::Camera;
use egui::{ColorImage, Context, Rect, Response, TextureHandle, TextureOptions, Ui, pos2};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// Textures kept: enough for a 4K window and the levels around it.
const MOST_TEXTURES: usize = 260;
/// How many levels a stand-in may be coarser: past that it is only a blur.
const COARSEST: u8 = 4;
/// Points around the screen whose tiles are drawn ahead, so that a small pan finds them ready.
const AROUND: f64 = 220.0;
/// Pixels of a tile's texture per point of its 256: sharp where a tile is drawn up to 1.4 times larger.
const SHARPNESS: f32 = 1.5;

/// The map widget and its tiles; lives as long as the window.
pub(super) struct MapWidget {
    /// Of the map, and of a second one beside it.
    memories: [walkers::MapMemory; 2],
    tiles: Option<Textures>,
    /// Where the widgets were left; a camera that differs was moved by somebody else.
    left_at: [Option<Camera>; 2],
}

struct Textures {
    base: BaseMap,
    labels: Arc<Vec<Label>>,
    /// The screen the labels are for.
    labelled: Option<(Camera, [f64; 2])>,
    service: TileService,
    kept: HashMap<(TileId, MapStyle), Kept>,
    style: MapStyle,
    side_pixels: u32,
    frame: u64,
    ctx: Context,
}

struct Kept {
    texture: TextureHandle,
    side_pixels: u32,
    last_used: u64,
}

impl MapWidget {
    /// A widget over a base map; `None` shows plain land.
    pub(super) fn new(ctx: &Context, base: Option<&BaseMap>) -> MapWidget {
        let wake = ctx.clone();
        let tiles = base.map(|base| Textures {
            base: base.clone(),
            labels: Arc::default(),
            labelled: None,
            service: TileService::start(base.clone(), Arc::new(move || wake.request_repaint())),
            kept: HashMap::new(),
            style: MapStyle::Light,
            side_pixels: 384,
            frame: 0,
            ctx: ctx.clone(),
        });
        MapWidget {
            memories: Default::default(),
            tiles,
            left_at: [None; 2],
        }
    }

    /// Shows the first or second map (0 or 1) and lets it be dragged. Returns its response, and the camera when the
    /// hand moved it.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        camera: Camera,
        which: usize,
    ) -> (Response, Option<Camera>) {
        let at = walkers::lon_lat(camera.lon, camera.lat);
        let which = which.min(1);
        let memory = &mut self.memories[which];
        if self.left_at[which] != Some(camera) {
            memory.center_at(at);
            // Out of the widget's range means out of ours: the camera is clamped before it comes here.
            let _ = memory.set_zoom(camera.zoom.clamp(MIN_ZOOM, MAX_ZOOM));
        }
        if let Some(tiles) = &mut self.tiles {
            tiles.begin_frame(Look::of(ui.ctx()).map, ui.ctx().pixels_per_point());
        }
        let source = self
            .tiles
            .as_mut()
            .map(|tiles| tiles as &mut dyn walkers::Tiles);
        let gliding_before = memory.animating();
        let response = walkers::Map::new(source, memory, at)
            .zoom_gesture(false)
            .double_click_to_zoom(false)
            .panning(false)
            .zoom_with_ctrl(false)
            .show(ui, |_, _, _, _| ())
            .response;
        if self
            .tiles
            .as_ref()
            .is_some_and(|tiles| !tiles.service.idle())
        {
            // A wake that falls into a frame may be swallowed by it; tiles under way are looked for again.
            ui.ctx().request_repaint_after(Duration::from_millis(60));
        }
        let moved = response.dragged() || memory.animating() || gliding_before;
        let now = match memory.detached() {
            Some(centre) if moved => Camera {
                lon: centre.x(),
                lat: centre.y(),
                zoom: camera.zoom,
            },
            _ => camera,
        };
        self.left_at[which] = Some(now);
        (response, (now != camera).then_some(now))
    }

    /// Whether every tile asked for was drawn.
    pub(super) fn settled(&self) -> bool {
        self.tiles.as_ref().is_none_or(|tiles| tiles.service.idle())
    }

    /// The names to place on a screen and around it, most important first.
    ///
    /// While tiles are still being drawn these are the former ones: decoding waits for nobody on this thread.
    pub(super) fn labels(&mut self, viewport: &Viewport) -> Arc<Vec<Label>> {
        let Some(tiles) = &mut self.tiles else {
            return Arc::default();
        };
        let sized = (Camera::of(viewport), [viewport.width(), viewport.height()]);
        if tiles.labelled != Some(sized) && tiles.ready(viewport) {
            tiles.labels = Arc::new(draw::label_candidates(&tiles.base, viewport));
            tiles.labelled = Some(sized);
        }
        tiles.labels.clone()
    }
}

impl Textures {
    /// Whether every tile of a screen and around it was drawn once; asks for those that were not.
    fn ready(&self, viewport: &Viewport) -> bool {
        let (zoom, centre) = (viewport.zoom(), viewport.centre());
        let (width, height) = (
            viewport.width() + 2.0 * AROUND,
            viewport.height() + 2.0 * AROUND,
        );
        let around = Viewport::new(centre, zoom, width, height);
        let mut ready = true;
        for id in TileId::covering(&around, TileId::zoom_for(viewport)) {
            if self.any_style(id).is_none() {
                self.service.request(id, self.side_pixels, self.style);
                ready = false;
            }
        }
        ready
    }

    fn begin_frame(&mut self, style: MapStyle, pixels_per_point: f32) {
        self.frame += 1;
        self.style = style;
        let side = (256.0 * SHARPNESS * pixels_per_point).clamp(256.0, 1024.0);
        self.side_pixels = (side as u32).next_multiple_of(32);
        for ready in self.service.poll() {
            let side = ready.side_pixels as usize;
            let image = ColorImage::from_rgba_unmultiplied([side, side], &ready.rgba);
            let texture = self.ctx.load_texture("tile", image, TextureOptions::LINEAR);
            let kept = Kept {
                texture,
                side_pixels: ready.side_pixels,
                last_used: self.frame,
            };
            self.kept.insert((ready.id, ready.style), kept);
        }
        if self.kept.len() > MOST_TEXTURES {
            let mut ages: Vec<u64> = self.kept.values().map(|kept| kept.last_used).collect();
            ages.sort_unstable();
            let oldest_kept = ages[ages.len() - MOST_TEXTURES * 3 / 4];
            self.kept.retain(|_, kept| kept.last_used >= oldest_kept);
        }
    }

    fn any_style(&self, id: TileId) -> Option<&Kept> {
        let other = match self.style {
            MapStyle::Light => MapStyle::Dark,
            MapStyle::Dark => MapStyle::Light,
        };
        let found = self.kept.get(&(id, self.style));
        found.or_else(|| self.kept.get(&(id, other)))
    }
}

impl walkers::Tiles for Textures {
    fn at(&mut self, tile: walkers::TileId) -> Option<walkers::TilePiece> {
        let wanted = TileId {
            zoom: tile.zoom,
            x: tile.x,
            y: tile.y,
        };
        let sharp = self
            .kept
            .get(&(wanted, self.style))
            .is_some_and(|kept| kept.side_pixels == self.side_pixels);
        if !sharp {
            self.service.request(wanted, self.side_pixels, self.style);
        }
        let found = (wanted.zoom.saturating_sub(COARSEST)..=wanted.zoom)
            .rev()
            .find_map(|zoom| {
                let id = wanted.ancestor(zoom);
                let key = (id, self.style);
                self.kept.contains_key(&key).then_some(key)
            });
        let kept = self.kept.get_mut(&found?)?;
        kept.last_used = self.frame;
        let tile = walkers::Tile::Raster(kept.texture.clone());
        Some(walkers::TilePiece::new(tile, part_of(found?.0, wanted)))
    }

    fn attribution(&self) -> walkers::sources::Attribution {
        walkers::sources::Attribution {
            text: "",
            url: "",
            logo_light: None,
            logo_dark: None,
        }
    }

    fn tile_size(&self) -> u32 {
        256
    }
}

/// Which part of an ancestor's picture stands for a tile, `0..=1` both ways.
fn part_of(ancestor: TileId, tile: TileId) -> Rect {
    let across = f64::from(1u32 << (tile.zoom - ancestor.zoom).min(31));
    let left = f64::from(tile.x) / across - f64::from(ancestor.x);
    let top = f64::from(tile.y) / across - f64::from(ancestor.y);
    let side = 1.0 / across;
    Rect::from_min_max(
        pos2(left as f32, top as f32),
        pos2((left + side) as f32, (top + side) as f32),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::LonLat;
    use egui::vec2;

    #[test]
    fn walkers_and_our_viewport_place_things_alike() {
        let camera = Camera {
            lon: 96.3,
            lat: 19.2,
            zoom: 6.37,
        };
        let mut memory = walkers::MapMemory::default();
        let centre = walkers::lon_lat(camera.lon, camera.lat);
        memory.center_at(centre);
        memory.set_zoom(camera.zoom).unwrap();
        let screen = Rect::from_min_size(pos2(0.0, 0.0), vec2(1000.0, 700.0));
        let theirs = walkers::Projector::new(screen, &walkers::MercatorProjection, &memory, centre);
        let ours = camera.viewport(1000.0, 700.0);
        for (lon, lat) in [(96.3, 19.2), (92.0, 9.5), (101.2, 28.5), (80.0, -5.0)] {
            let [x, y] = ours.screen_from_lon_lat(LonLat::clamped(lon, lat));
            let point = theirs.project(walkers::lon_lat(lon, lat));
            assert!(
                (f64::from(point.x) - x).abs() < 0.5,
                "{lon} {lat}: {} {x}",
                point.x
            );
            assert!(
                (f64::from(point.y) - y).abs() < 0.5,
                "{lon} {lat}: {} {y}",
                point.y
            );
        }
    }
}

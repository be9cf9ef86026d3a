//! The window as a whole: where each panel stands, and one commit per frame.
//!
//! Holds the session and what passes, nothing else. Start at [`AtlasApp::frame_ui`].

use super::bookmarks::paste_view;
use super::dialogs::{dialog_ui, drop_ui, loading_ui, notices_ui, start_ui};
use super::dock::{Dock, dock_ui};
use super::keys::shortcuts;
use super::look::{self, Look};
use super::map_tiles::MapWidget;
use super::mapping::mapping_ui;
use super::menu::menu_ui;
use super::palette::palette_ui;
use super::passing::Passing;
use super::status::{ground, status_ui};
use crate::import::ColumnMap;
use crate::session::{Action, Edits, Gesture, Session, Snapshot};
use crate::workspace::{
    Appearance, DataSource, Layout, Pane, Window, assets, layout_beside, settings_path,
};
use egui::{CentralPanel, Context, Frame, Margin, Panel, Ui, ViewportBuilder};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

/// The atlas in a window.
pub struct AtlasApp {
    session: Session,
    passing: Passing,
    map: MapWidget,
    titled: String,
    kept: Layout,
    started: Instant,
}

impl AtlasApp {
    /// A window that starts reading `source` at once. `settings` is where settings are kept; `None` keeps none.
    pub fn new(ctx: &Context, source: DataSource, settings: Option<PathBuf>) -> AtlasApp {
        AtlasApp::with_columns(ctx, source, None, settings)
    }

    /// As [`AtlasApp::new`], with columns of the table named by hand.
    pub fn with_columns(
        ctx: &Context,
        source: DataSource,
        columns: Option<Box<ColumnMap>>,
        settings: Option<PathBuf>,
    ) -> AtlasApp {
        look::install(ctx);
        let wake = ctx.clone();
        let mut session = Session::new(settings, Arc::new(move || wake.request_repaint()));
        let passing = Passing {
            dock: Dock::new(session.layout().panes.as_ref()),
            ..Passing::default()
        };
        session.open(source, columns);
        AtlasApp {
            kept: session.layout().clone(),
            session,
            passing,
            map: MapWidget::new(ctx, assets::base_map()),
            titled: String::new(),
            started: Instant::now(),
        }
    }

    /// What the panels read: for tests that look behind the window.
    pub fn snapshot(&self) -> Snapshot<'_> {
        self.session.snapshot()
    }

    /// The state that ends with the window: for tests.
    pub fn passing(&self) -> &Passing {
        &self.passing
    }

    /// One frame.
    pub fn frame_ui(&mut self, ui: &mut Ui) {
        self.session.poll();
        let ctx = ui.ctx().clone();
        let now = self.session.snapshot();
        appear(&ctx, now.settings.appearance);
        title(&ctx, &now, &mut self.titled);
        let mut edits = Edits::of(now.view);
        let passing = &mut self.passing;
        passing.columns_asked = now.unmapped.is_some();
        shortcuts(&now, &mut edits, passing, &ctx);
        paste_view(&now, &mut edits, &ctx);
        drop_ui(&mut edits, &ctx);
        panels_ui(&now, &mut edits, passing, &mut self.map, ui);
        loading_ui(&now, &mut edits, &ctx);
        start_ui(&now, &mut edits, passing, &ctx);
        notices_ui(&now, &mut edits, &ctx);
        mapping_ui(&now, &mut edits, passing, &ctx);
        dialog_ui(&now, &mut edits, passing, &ctx);
        palette_ui(&now, &mut edits, passing, &ctx);
        if passing.first_map_secs.is_none() && now.results.is_some() && self.map.settled() {
            passing.first_map_secs = Some(self.started.elapsed().as_secs_f64());
        }
        if edits.table_asked {
            passing.dock.show(Pane::Table);
            ctx.request_repaint();
        }
        let changed = edits.view != *now.view || !edits.actions.is_empty();
        let gesture = gesture(&ctx, passing);
        let taken = now.actors.taken();
        if gesture == Gesture::AtRest
            && !ctx.input(|input| input.viewport().minimized == Some(true))
        {
            let layout = left_as(&ctx, passing, &self.kept);
            if layout != self.kept {
                self.kept = layout.clone();
                edits.act(Action::KeepLayout(Box::new(layout)));
            }
        }
        self.session.commit(edits, gesture);
        if let Some(text) = self.session.take_copied() {
            ctx.copy_text(text);
            passing.copied_until_secs = Some(ctx.input(|input| input.time) + 3.0);
            ctx.request_repaint();
        }
        if changed || self.session.snapshot().actors.taken() != taken {
            // The panels drew what was; the next frame draws what follows.
            ctx.request_repaint();
        }
    }
}

impl eframe::App for AtlasApp {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if let Some(secs) = frame.info().cpu_usage {
            let kept = &mut self.passing.frame_secs;
            kept.push_back(secs);
            if kept.len() > 120 {
                kept.pop_front();
            }
        }
        self.frame_ui(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.session.keep_layout_now(self.kept.clone());
    }
}

fn panels_ui(
    now: &Snapshot<'_>,
    edits: &mut Edits,
    passing: &mut Passing,
    map: &mut MapWidget,
    ui: &mut Ui,
) {
    let look = Look::of(ui.ctx());
    let paper = |x, y| {
        Frame::new()
            .fill(look.paper)
            .inner_margin(Margin::symmetric(x, y))
    };
    Panel::top("menu")
        .exact_size(38.0)
        .frame(paper(10, 4))
        .show(ui, |ui| menu_ui(now, edits, passing, ui));
    let status = paper(14, 3).fill(ground(now, ui.ctx()));
    Panel::bottom("status")
        .exact_size(28.0)
        .frame(status)
        .show(ui, |ui| status_ui(now, edits, passing, ui));
    CentralPanel::default()
        .frame(Frame::new())
        .show(ui, |ui| dock_ui(now, edits, passing, map, ui));
}

/// How the window is left now: the panes, and where it stands on the screen.
fn left_as(ctx: &Context, passing: &Passing, former: &Layout) -> Layout {
    let window = ctx.input(|input| {
        let viewport = input.viewport();
        let inner = viewport.inner_rect?;
        let maximised = viewport.maximized.unwrap_or(false);
        if maximised || viewport.fullscreen.unwrap_or(false) {
            // The size to go back to is the one before.
            return former.window.map(|window| Window {
                maximised,
                ..window
            });
        }
        let corner = viewport.outer_rect.map(|outer| outer.min.round());
        Some(Window {
            width: inner.width().round(),
            height: inner.height().round(),
            left: corner.map(|corner| corner.x),
            top: corner.map(|corner| corner.y),
            maximised,
        })
    });
    Layout {
        panes: passing.dock.kept(),
        window: window.or(former.window),
    }
}

fn appear(ctx: &Context, appearance: Appearance) {
    let wanted = match appearance {
        Appearance::Light => egui::ThemePreference::Light,
        Appearance::Dark => egui::ThemePreference::Dark,
        Appearance::System => egui::ThemePreference::System,
    };
    if ctx.options(|options| options.theme_preference) != wanted {
        ctx.set_theme(wanted);
    }
}

fn title(ctx: &Context, now: &Snapshot<'_>, titled: &mut String) {
    let wanted = match now.opened {
        Some(opened) => format!("{} \u{2013} Conflict Atlas", opened.workspace.name),
        None => "Conflict Atlas".to_owned(),
    };
    if *titled != wanted {
        ctx.send_viewport_cmd(egui::ViewportCommand::Title(wanted.clone()));
        *titled = wanted;
    }
}

fn gesture(ctx: &Context, passing: &Passing) -> Gesture {
    let moving = ctx
        .input(|input| input.pointer.any_down() || input.smooth_scroll_delta != egui::Vec2::ZERO)
        || ctx.egui_wants_keyboard_input()
        || passing.motion.under_way()
        || passing.next_step_secs.is_some();
    if moving {
        Gesture::Moving
    } else {
        Gesture::AtRest
    }
}

/// The window as it was left, or 1440 by 900 points.
fn opening(kept: Option<Window>) -> ViewportBuilder {
    let usual = ViewportBuilder::default()
        .with_title("Conflict Atlas")
        .with_app_id("conflict-atlas")
        .with_inner_size([1440.0, 900.0])
        .with_min_inner_size([720.0, 500.0])
        .with_drag_and_drop(true);
    let Some(window) = kept else { return usual };
    let sized = usual
        .with_inner_size([window.width, window.height])
        .with_maximized(window.maximised);
    match (window.left, window.top) {
        (Some(left), Some(top)) => sized.with_position([left, top]),
        _ => sized,
    }
}

/// Opens the window on a file, or on the sample. Exit 1 when there is no display or no OpenGL.
pub fn open_window(file: Option<PathBuf>, columns: Option<Box<ColumnMap>>) -> ExitCode {
    let started = Instant::now();
    let source = file.map_or(DataSource::Sample, DataSource::File);
    let kept = settings_path().and_then(|path| Layout::window_of(&layout_beside(&path)));
    let options = eframe::NativeOptions {
        viewport: opening(kept),
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    let made = Box::new(move |cc: &eframe::CreationContext<'_>| {
        let mut app = AtlasApp::with_columns(&cc.egui_ctx, source, columns, settings_path());
        app.started = started;
        Ok(Box::new(app) as Box<dyn eframe::App>)
    });
    match eframe::run_native("Conflict Atlas", options, made) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // The libraries put the path of their own source before the reason.
            let words = error.to_string();
            let reason = words.rsplit(": ").next().unwrap_or(&words);
            let reason = reason.trim_end_matches([')', '.']);
            // Without a standard error there is nobody to tell.
            let _ = writeln!(
                std::io::stderr(),
                "conflict-atlas: the window cannot open ({reason}); without a display or OpenGL use \
                 `conflict-atlas check FILE`, `conflict-atlas stats FILE` or `conflict-atlas render FILE -o MAP.png`"
            );
            ExitCode::from(1)
        }
    }
}

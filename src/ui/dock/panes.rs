//! What stands in each pane, and how tabs and the edges between panes look.
//!
//! Tabs are words with a line below the open one; edges are hair lines. Start at [`Panes`].

use crate::session::{Edits, Snapshot};
use crate::ui::actors::actors_ui;
use crate::ui::compare::compare_ui;
use crate::ui::events_panel::events_ui;
use crate::ui::filters::filters_ui;
use crate::ui::look::{self, Look};
use crate::ui::map_panel::map_panel_ui;
use crate::ui::map_tiles::MapWidget;
use crate::ui::passing::Passing;
use crate::ui::side_panel::{story_ui, summary_and_story_ui};
use crate::ui::table::table_ui;
use crate::ui::timeline::timeline_panel_ui;
use crate::workspace::Pane;
use egui::{
    Color32, Id, Margin, PointerButton, Rect, Response, Role, Sense, Stroke, Style, Ui, UiBuilder,
    Visuals, WidgetInfo, WidgetText, pos2, vec2,
};
use egui_tiles::{
    Behavior, EditAction, ResizeState, SimplificationOptions, TabState, Tabs, TileId, Tiles,
    UiResponse,
};

/// Height of a row of tabs, in points.
const TABS: f32 = 40.0;
/// Room at either side of a tab's word, in points.
const BESIDE: f32 = 6.0;
/// A pane smaller than this, in points, is not drawn.
const LEAST: f32 = 12.0;

/// One frame of all panes.
pub(super) struct Panes<'a, 'b> {
    now: &'a Snapshot<'b>,
    edits: &'a mut Edits,
    passing: &'a mut Passing,
    map: &'a mut MapWidget,
    bare: Vec<TileId>,
    /// The tab to be scrolled into sight.
    pub brought: Option<Pane>,
    /// The tab the person brought to the front.
    pub chosen: Option<Pane>,
    /// The tab the person hid.
    pub hidden: Option<Pane>,
    /// Whether a pane was put elsewhere.
    pub moved: bool,
    /// Whether an edge was moved.
    pub sized: bool,
}

impl<'a, 'b> Panes<'a, 'b> {
    /// `bare` are the tabs without a bar.
    pub fn new(
        now: &'a Snapshot<'b>,
        edits: &'a mut Edits,
        passing: &'a mut Passing,
        map: &'a mut MapWidget,
        bare: Vec<TileId>,
    ) -> Panes<'a, 'b> {
        Panes {
            now,
            edits,
            passing,
            map,
            bare,
            brought: None,
            chosen: None,
            hidden: None,
            moved: false,
            sized: false,
        }
    }

    fn content_ui(&mut self, pane: Pane, ui: &mut Ui) {
        let (now, passing) = (self.now, &mut *self.passing);
        match pane {
            Pane::Map => map_panel_ui(now, self.edits, passing, self.map, ui),
            Pane::Timeline => timeline_panel_ui(now, self.edits, passing, ui),
            Pane::Summary => summary_and_story_ui(now, self.edits, passing, ui),
            Pane::Filters => filters_ui(now, self.edits, passing, ui),
            Pane::Events => events_ui(now, self.edits, passing, ui),
            Pane::Actors => actors_ui(now, self.edits, passing, ui),
            Pane::Compare => compare_ui(now, self.edits, passing, ui),
            Pane::Story => story_ui(now, self.edits, ui),
            Pane::Table => table_ui(now, self.edits, passing, ui),
        }
    }
}

/// Room around what stands in a pane.
fn margin(pane: Pane) -> Margin {
    match pane {
        Pane::Map => Margin::ZERO,
        Pane::Timeline | Pane::Table => Margin::symmetric(14, 0),
        _ => Margin {
            left: 18,
            right: 8,
            top: 4,
            bottom: 4,
        },
    }
}

impl Behavior<Pane> for Panes<'_, '_> {
    fn pane_ui(&mut self, ui: &mut Ui, _tile: TileId, pane: &mut Pane) -> UiResponse {
        let rect = ui.max_rect();
        let sound = rect.is_finite() && rect.width() >= LEAST && rect.height() >= LEAST;
        if !sound {
            return UiResponse::None;
        }
        let look = Look::of(ui.ctx());
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        ui.painter().rect_filled(rect, 0.0, look.paper);
        if !matches!(*pane, Pane::Map | Pane::Timeline) {
            let line = Stroke::new(1.0, look.line);
            ui.painter().hline(rect.x_range(), rect.top(), line);
        }
        let inner = rect - margin(*pane);
        if inner.is_positive() {
            ui.scope_builder(UiBuilder::new().max_rect(inner), |ui| {
                self.content_ui(*pane, ui);
            });
        }
        UiResponse::None
    }

    fn tab_title_for_pane(&mut self, pane: &Pane) -> WidgetText {
        pane.name().into()
    }

    fn tab_ui(
        &mut self,
        tiles: &mut Tiles<Pane>,
        ui: &mut Ui,
        id: Id,
        tile: TileId,
        state: &TabState,
    ) -> Response {
        let look = Look::of(ui.ctx());
        let name = self.tab_title_for_tile(tiles, tile).text().to_owned();
        let painter = ui.painter();
        let galley = painter.layout_no_wrap(name.clone(), look::medium(13.0), look.ink);
        let width = galley.size().x + 2.0 * BESIDE;
        let (_, rect) = ui.allocate_space(vec2(width, ui.available_height()));
        let response = ui.interact(rect, id, Sense::click_and_drag());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, state.active, &name));
        let word = Rect::from_min_max(
            pos2(rect.left() + BESIDE, rect.top()),
            pos2(rect.right() - BESIDE, rect.bottom()),
        );
        let lit = state.active || response.hovered() || response.has_focus();
        let ink = if lit { look.ink } else { look.quiet };
        let ink = if state.is_being_dragged {
            look.faint
        } else {
            ink
        };
        let at = pos2(word.left(), rect.center().y - galley.size().y / 2.0);
        ui.painter()
            .galley_with_override_text_color(at, galley, ink);
        if state.active {
            let line = Stroke::new(2.0, look.accent);
            ui.painter()
                .hline(word.x_range(), rect.bottom() - 1.0, line);
        }
        if response.has_focus() {
            let ring = word.expand2(vec2(6.0, -8.0));
            look::focus_ring(ui.painter(), ring, look);
        }
        let pane = tiles.get_pane(&tile).copied();
        if pane.is_some() && pane == self.brought {
            ui.scroll_to_rect(rect, None);
        }
        if response.clicked() {
            self.chosen = pane;
        }
        if response.clicked_by(PointerButton::Middle) {
            self.hidden = pane;
        }
        response.on_hover_text("Drag to dock it elsewhere")
    }

    fn drag_ui(&mut self, tiles: &Tiles<Pane>, ui: &mut Ui, tile: TileId) {
        let name = self.tab_title_for_tile(tiles, tile).text().to_owned();
        look::card(Look::of(ui.ctx())).show(ui, |ui| ui.label(name));
    }

    fn tab_bar_left_ui(&mut self, _tiles: &Tiles<Pane>, ui: &mut Ui, _tile: TileId, _tabs: &Tabs) {
        ui.add_space(18.0 - BESIDE);
    }

    fn top_bar_right_ui(
        &mut self,
        tiles: &Tiles<Pane>,
        ui: &mut Ui,
        _tile: TileId,
        tabs: &Tabs,
        _scrolled: &mut f32,
    ) {
        let open = tabs.active.and_then(|open| tiles.get_pane(&open));
        let Some(pane) = open.filter(|pane| **pane != Pane::Map) else {
            return;
        };
        let look = Look::of(ui.ctx());
        ui.add_space(8.0);
        let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
        let name = format!("Hide {}", pane.name());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let lit = response.hovered() || response.has_focus();
        if lit {
            ui.painter().rect_filled(rect, 6.0, look.hover);
        }
        let ink = if lit { look.ink } else { look.faint };
        let cross = Rect::from_center_size(rect.center(), vec2(8.0, 8.0));
        let stroke = Stroke::new(1.3, ink);
        for ends in [
            [cross.left_top(), cross.right_bottom()],
            [cross.right_top(), cross.left_bottom()],
        ] {
            ui.painter().line_segment(ends, stroke);
        }
        if response.clicked() {
            self.hidden = Some(*pane);
        }
        response.on_hover_text(format!("{name}. The View menu brings it back."));
    }

    fn is_tab_bar_visible(&self, tile: TileId, _tabs: &Tabs) -> bool {
        !self.bare.contains(&tile)
    }

    fn on_edit(&mut self, edit: EditAction) {
        match edit {
            EditAction::TileResized => self.sized = true,
            EditAction::TileDropped => self.moved = true,
            EditAction::TileDragged | EditAction::TabSelected => {}
        }
    }

    fn simplification_options(&self) -> SimplificationOptions {
        super::TIDY
    }

    fn cycle_tabs_with_keyboard(&self) -> bool {
        false
    }

    fn min_size(&self) -> f32 {
        80.0
    }

    fn tab_bar_height(&self, _style: &Style) -> f32 {
        TABS
    }

    fn tab_bar_color(&self, visuals: &Visuals) -> Color32 {
        visuals.panel_fill
    }

    fn resize_stroke(&self, style: &Style, state: ResizeState) -> Stroke {
        let line = style.visuals.widgets.noninteractive.bg_stroke.color;
        match state {
            ResizeState::Idle => Stroke::new(1.0, line),
            ResizeState::Hovering => Stroke::new(2.0, line),
            ResizeState::Dragging => Stroke::new(2.0, style.visuals.hyperlink_color),
        }
    }

    fn dragged_overlay_color(&self, visuals: &Visuals) -> Color32 {
        visuals.panel_fill.gamma_multiply(0.5)
    }

    fn drag_preview_stroke(&self, visuals: &Visuals) -> Stroke {
        Stroke::new(1.0, visuals.hyperlink_color)
    }

    fn drag_preview_color(&self, visuals: &Visuals) -> Color32 {
        visuals.hyperlink_color.gamma_multiply(0.15)
    }
}

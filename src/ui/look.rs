//! Colours, spaces and type of the window; the same tokens for the light and the dark appearance.
//!
//! Event types bring their own colours; everything else is quiet. Start at [`Look`].

use crate::scheme::{EventType, Rgb};
use crate::tiles::MapStyle;
use egui::{Color32, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle, Theme};
use std::sync::Arc;

/// Colours of one appearance.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Which map style goes with it.
    pub map: MapStyle,
    /// Ground of panels.
    pub paper: Color32,
    /// Ground of cards over the map.
    pub card: Color32,
    /// Edge of cards and rules between parts.
    pub line: Color32,
    /// Ground of a hovered row.
    pub hover: Color32,
    /// Text.
    pub ink: Color32,
    /// Secondary text.
    pub quiet: Color32,
    /// Text of what is off, bars without a type.
    pub faint: Color32,
    /// The one colour of interaction.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Ground of the notice bar.
    pub notice: Color32,
    /// Text of the notice bar.
    pub notice_ink: Color32,
    /// Bars that stand for regions.
    pub bar: Color32,
}

const LIGHT: Look = Look {
    map: MapStyle::Light,
    paper: Color32::from_rgb(0xFC, 0xFB, 0xF8),
    card: Color32::from_rgb(0xFE, 0xFD, 0xFB),
    line: Color32::from_rgb(0xE4, 0xDF, 0xD6),
    hover: Color32::from_rgb(0xF3, 0xEF, 0xE7),
    ink: Color32::from_rgb(0x26, 0x23, 0x1F),
    quiet: Color32::from_rgb(0x6A, 0x63, 0x5A),
    faint: Color32::from_rgb(0xA2, 0x9B, 0x90),
    accent: Color32::from_rgb(0xA8, 0x48, 0x22),
    on_accent: Color32::WHITE,
    notice: Color32::from_rgb(0xFD, 0xF1, 0xD2),
    notice_ink: Color32::from_rgb(0x5C, 0x47, 0x12),
    bar: Color32::from_rgb(0x9B, 0x94, 0x89),
};

const DARK: Look = Look {
    map: MapStyle::Dark,
    paper: Color32::from_rgb(0x1D, 0x20, 0x23),
    card: Color32::from_rgb(0x26, 0x2A, 0x2E),
    line: Color32::from_rgb(0x3A, 0x3F, 0x44),
    hover: Color32::from_rgb(0x2C, 0x31, 0x35),
    ink: Color32::from_rgb(0xEC, 0xE8, 0xE1),
    quiet: Color32::from_rgb(0xAD, 0xA7, 0x9D),
    faint: Color32::from_rgb(0x78, 0x75, 0x70),
    accent: Color32::from_rgb(0xF0, 0x92, 0x64),
    on_accent: Color32::from_rgb(0x26, 0x16, 0x0C),
    notice: Color32::from_rgb(0x3F, 0x35, 0x19),
    notice_ink: Color32::from_rgb(0xF3, 0xDE, 0xA4),
    bar: Color32::from_rgb(0x87, 0x83, 0x7C),
};

impl Look {
    /// The look of the appearance the context is in.
    pub fn of(ctx: &egui::Context) -> &'static Look {
        match ctx.theme() {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// The colour of an event type on this appearance's map.
    pub fn type_colour(&self, event_type: &EventType) -> Color32 {
        let Rgb(red, green, blue) = match self.map {
            MapStyle::Light => event_type.light,
            MapStyle::Dark => event_type.dark,
        };
        Color32::from_rgb(red, green, blue)
    }
}

/// The interface's text at a size in points.
pub fn sans(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The interface's text, a little stronger.
pub fn medium(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("medium".into()))
}

/// Headings and figures.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("semibold".into()))
}

/// The text of articles.
pub fn serif(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("serif".into()))
}

/// Stressed text of articles.
pub fn serif_italic(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("serif-italic".into()))
}

/// Headings of articles.
pub fn serif_semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("serif-semibold".into()))
}

macro_rules! font {
    ($name:literal) => {
        FontData::from_static(include_bytes!(concat!(
            "../../assets/fonts/",
            $name,
            ".ttf"
        )))
    };
}

/// Fonts and styles of both appearances; call once at the start.
pub fn install(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    let faces = [
        ("sans", font!("Inter-Regular")),
        ("medium", font!("Inter-Medium")),
        ("semibold", font!("Inter-SemiBold")),
        ("serif", font!("SourceSerif4-Regular")),
        ("serif-italic", font!("SourceSerif4-Italic")),
        ("serif-semibold", font!("SourceSerif4-SemiBold")),
        ("myanmar", font!("NotoSansMyanmar-Regular")),
    ];
    for (name, data) in faces {
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    }
    let stack = |first: &str| vec![first.to_owned(), "sans".to_owned(), "myanmar".to_owned()];
    fonts
        .families
        .insert(FontFamily::Proportional, stack("sans"));
    fonts.families.insert(FontFamily::Monospace, stack("sans"));
    for name in [
        "medium",
        "semibold",
        "serif",
        "serif-italic",
        "serif-semibold",
    ] {
        fonts
            .families
            .insert(FontFamily::Name(name.into()), stack(name));
    }
    ctx.set_fonts(fonts);
    ctx.style_mut_of(Theme::Light, |style| dress(style, &LIGHT));
    ctx.style_mut_of(Theme::Dark, |style| dress(style, &DARK));
}

fn dress(style: &mut egui::Style, look: &Look) {
    style.text_styles = [
        (TextStyle::Small, sans(12.0)),
        (TextStyle::Body, sans(13.0)),
        (TextStyle::Button, sans(13.0)),
        (TextStyle::Heading, semibold(18.0)),
        (TextStyle::Monospace, sans(13.0)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = egui::vec2(8.0, 6.0);
    spacing.button_padding = egui::vec2(10.0, 5.0);
    spacing.interact_size.y = 26.0;
    spacing.menu_margin = egui::Margin::same(8);
    spacing.window_margin = egui::Margin::same(18);
    // Room of its own, so that the bar never lies over numbers.
    style.spacing.scroll.floating_allocated_width = 10.0;
    style.animation_time = 0.12;
    let visuals = &mut style.visuals;
    visuals.panel_fill = look.paper;
    visuals.window_fill = look.card;
    visuals.window_stroke = Stroke::new(1.0, look.line);
    visuals.window_corner_radius = 10.into();
    visuals.menu_corner_radius = 8.into();
    visuals.popup_shadow = shadow(look);
    visuals.window_shadow = shadow(look);
    visuals.extreme_bg_color = look.paper;
    visuals.faint_bg_color = look.hover;
    visuals.text_edit_bg_color = Some(look.hover);
    visuals.override_text_color = Some(look.ink);
    visuals.weak_text_color = Some(look.quiet);
    visuals.hyperlink_color = look.accent;
    visuals.selection.bg_fill = look.accent.gamma_multiply(0.28);
    visuals.selection.stroke = Stroke::new(1.0, look.accent);
    visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, look.line);
    for (state, fill) in [
        (&mut visuals.widgets.inactive, look.hover),
        (&mut visuals.widgets.hovered, look.line),
        (&mut visuals.widgets.active, look.line),
        (&mut visuals.widgets.open, look.hover),
    ] {
        state.bg_fill = look.line;
        state.weak_bg_fill = fill;
        state.bg_stroke = Stroke::NONE;
        state.fg_stroke = Stroke::new(1.2, look.ink);
        state.corner_radius = 6.into();
        state.expansion = 0.0;
    }
}

/// The soft shadow under cards.
pub fn shadow(look: &Look) -> egui::Shadow {
    let strength = if look.map == MapStyle::Light { 28 } else { 90 };
    egui::Shadow {
        offset: [0, 2],
        blur: 10,
        spread: 0,
        color: Color32::from_black_alpha(strength),
    }
}

/// Shows that a control has the focus of the keyboard.
pub fn focus_ring(painter: &egui::Painter, around: egui::Rect, look: &Look) {
    let line = Stroke::new(1.5, look.accent);
    painter.rect_stroke(around, 5.0, line, egui::StrokeKind::Inside);
}

/// A dialog over the window.
pub fn dialog(look: &Look) -> egui::Frame {
    egui::Frame::new()
        .fill(look.card)
        .corner_radius(12)
        .shadow(shadow(look))
        .inner_margin(22)
}

/// A card over the map.
pub fn card(look: &Look) -> egui::Frame {
    egui::Frame::new()
        .fill(look.card.gamma_multiply(0.97))
        .corner_radius(8)
        .shadow(shadow(look))
        .inner_margin(egui::Margin::symmetric(14, 11))
}

//! The article: set in serif type at a measure for reading; links drive the map. The list of further updates.
//!
//! What a link asks for is told by `story`; here it becomes an edit.

use super::look::{self, Look};
use crate::event::words::counted;
use crate::query::{Facet, Names};
use crate::session::{Edits, Snapshot};
use crate::story::{Article, Block, LinkTarget, Span};
use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, RichText, Sense, Stroke, Ui, vec2};

/// Size of running text, in points.
const TEXT: f32 = 16.5;
/// Line height of running text, in points.
const LINE: f32 = 25.0;
/// Widest line, in points: about 72 letters.
const MEASURE: f32 = 560.0;

/// The open article.
pub(super) fn article_ui(now: &Snapshot<'_>, edits: &mut Edits, ui: &mut Ui) {
    let Some(opened) = now.opened else { return };
    let articles = &opened.workspace.articles;
    let wanted = edits.view.article.clone();
    let chosen = articles
        .iter()
        .find(|article| Some(&article.slug) == wanted.as_ref());
    let Some(article) = chosen.or(articles.first()) else {
        let look = Look::of(ui.ctx());
        let text =
            "This workspace has no articles yet. The sample has two: File > Open the sample.";
        ui.label(RichText::new(text).font(look::sans(13.0)).color(look.quiet));
        return;
    };
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(MEASURE));
        head_ui(article, ui);
        for block in &article.blocks {
            block_ui(block, edits, 0.0, ui);
        }
        let read = counted(article.words() as u64, "word");
        let look = Look::of(ui.ctx());
        ui.add_space(4.0);
        ui.label(RichText::new(read).font(look::sans(12.0)).color(look.quiet));
    });
}

fn head_ui(article: &Article, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    ui.spacing_mut().item_spacing.y = 5.0;
    let kicker = format!(
        "{} \u{b7} {}",
        article.kicker.to_uppercase(),
        article.date.long()
    );
    ui.label(
        RichText::new(kicker)
            .font(look::semibold(11.0))
            .color(look.accent),
    );
    let title = RichText::new(&article.title)
        .font(look::serif_semibold(24.0))
        .line_height(Some(29.0));
    ui.label(title);
    let standfirst = RichText::new(&article.standfirst)
        .font(look::serif(17.0))
        .line_height(Some(25.0));
    ui.label(standfirst.color(look.quiet));
    let by = format!("By {}", article.byline);
    ui.label(RichText::new(by).font(look::sans(12.0)).color(look.quiet));
    ui.add_space(8.0);
}

fn block_ui(block: &Block, edits: &mut Edits, indent: f32, ui: &mut Ui) {
    match block {
        Block::Heading { level, spans } => {
            ui.add_space(8.0);
            let size = if *level <= 2 { 19.0 } else { 16.5 };
            spans_ui(spans, Some(look::serif_semibold(size)), edits, indent, ui);
        }
        Block::Paragraph(spans) => {
            spans_ui(spans, None, edits, indent, ui);
            ui.add_space(6.0);
        }
        Block::Quote(blocks) => {
            for block in blocks {
                block_ui(block, edits, (indent + 18.0).min(120.0), ui);
            }
        }
        Block::List { ordered, items } => {
            for (number, item) in items.iter().enumerate() {
                let sign = match ordered {
                    Some(first) => format!("{}.", first + number as u64),
                    None => "\u{2022}".to_owned(),
                };
                item_ui(&sign, item, edits, indent, ui);
            }
            ui.add_space(4.0);
        }
        Block::Table { header, rows } => table_ui(header, rows, edits, ui),
        Block::Rule => {
            ui.separator();
        }
        Block::Code(text) => {
            ui.label(RichText::new(text).font(look::sans(13.0)));
        }
        Block::Image { alt, .. } => {
            ui.label(RichText::new(alt).font(look::sans(12.0)).weak());
        }
    }
}

fn item_ui(sign: &str, item: &[Block], edits: &mut Edits, indent: f32, ui: &mut Ui) {
    let top = ui.cursor().top();
    let left = ui.cursor().left() + indent;
    let look = Look::of(ui.ctx());
    let galley = ui
        .painter()
        .layout_no_wrap(sign.to_owned(), look::serif(TEXT), look.quiet);
    ui.painter()
        .galley(egui::pos2(left + 4.0, top + 3.0), galley, look.quiet);
    for block in item {
        match block {
            Block::Paragraph(spans) => spans_ui(spans, None, edits, indent + 24.0, ui),
            other => block_ui(other, edits, (indent + 24.0).min(120.0), ui),
        }
    }
}

fn table_ui(header: &[Vec<Span>], rows: &[Vec<Vec<Span>>], edits: &mut Edits, ui: &mut Ui) {
    let id = ui.next_auto_id();
    egui::ScrollArea::horizontal().id_salt(id).show(ui, |ui| {
        egui::Grid::new(id.with("table"))
            .spacing([18.0, 5.0])
            .show(ui, |ui| {
                for cell in header {
                    spans_ui(cell, Some(look::semibold(13.0)), edits, 0.0, ui);
                }
                ui.end_row();
                for row in rows {
                    for cell in row {
                        spans_ui(cell, Some(look::sans(13.0)), edits, 0.0, ui);
                    }
                    ui.end_row();
                }
            });
    });
    ui.add_space(6.0);
}

/// Running text as one galley; a link is a piece of it that can be clicked.
fn spans_ui(spans: &[Span], font: Option<FontId>, edits: &mut Edits, indent: f32, ui: &mut Ui) {
    let look = Look::of(ui.ctx());
    let mut job = LayoutJob::default();
    let mut links: Vec<(std::ops::Range<usize>, &str)> = Vec::new();
    for span in spans {
        let known = span
            .link
            .as_deref()
            .filter(|link| LinkTarget::parse(link).is_some());
        let usual = match (span.bold, span.italic) {
            (true, _) => look::serif_semibold(TEXT),
            (_, true) => look::serif_italic(TEXT),
            _ => look::serif(TEXT),
        };
        let font_id = font.clone().unwrap_or(usual);
        let start = job.text.chars().count();
        let underline = if known.is_some() {
            Stroke::new(1.0, look.accent)
        } else {
            Stroke::NONE
        };
        job.append(
            &span.text,
            0.0,
            TextFormat {
                line_height: Some(LINE.max(font_id.size * 1.3)),
                font_id,
                color: if known.is_some() {
                    look.accent
                } else {
                    look.ink
                },
                underline,
                ..TextFormat::default()
            },
        );
        if let Some(link) = known {
            links.push((start..job.text.chars().count(), link));
        }
    }
    let width = (ui.available_width() - indent).max(60.0);
    job.wrap.max_width = width;
    let galley = ui.painter().layout_job(job);
    let size = vec2(indent + galley.size().x, galley.size().y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, galley.text()));
    let corner = rect.min + vec2(indent, 0.0);
    for (number, (letters, link)) in links.iter().enumerate() {
        link_ui(
            &galley,
            letters,
            link,
            corner,
            response.id.with(number),
            edits,
            ui,
        );
    }
    ui.painter().galley(corner, galley, look.ink);
}

/// Makes the letters of a link clickable, line by line.
fn link_ui(
    galley: &egui::Galley,
    letters: &std::ops::Range<usize>,
    link: &str,
    corner: egui::Pos2,
    id: egui::Id,
    edits: &mut Edits,
    ui: &Ui,
) {
    let mut first = 0;
    for (number, row) in galley.rows.iter().enumerate() {
        let count = row.glyphs.len();
        let (from, to) = (letters.start.max(first), letters.end.min(first + count));
        if from < to {
            let edge = |at: usize| match row.glyphs.get(at - first) {
                Some(glyph) => glyph.pos.x,
                None => row
                    .glyphs
                    .last()
                    .map_or(0.0, |glyph| glyph.pos.x + glyph.advance_width),
            };
            let area = egui::Rect::from_min_max(
                corner + row.pos.to_vec2() + vec2(edge(from), 0.0),
                corner + row.pos.to_vec2() + vec2(edge(to), row.size.y),
            );
            let response = ui.interact(area, id.with(number), Sense::click());
            let said: String = galley
                .text()
                .chars()
                .skip(letters.start)
                .take(letters.len())
                .collect();
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &said));
            if response.hovered() {
                ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
            }
            if response.clicked() {
                follow(link, edits, ui);
            }
        }
        first += count + usize::from(row.ends_with_newline);
    }
}

fn follow(link: &str, edits: &mut Edits, ui: &Ui) {
    match LinkTarget::parse(link) {
        Some(LinkTarget::Period(days)) => edits.view.filter.days = Some(days),
        Some(LinkTarget::Type(name)) => {
            edits.view.filter.choose(Facet::Type, Names::only([name]));
        }
        // Opens nothing by itself: the address goes to the clipboard for the reader to judge.
        Some(LinkTarget::Web(address)) => ui.ctx().copy_text(address),
        Some(LinkTarget::View(_)) | None => {}
    }
}

/// The list of the workspace's articles.
pub(super) fn updates_ui(now: &Snapshot<'_>, edits: &mut Edits, ui: &mut Ui) {
    let Some(opened) = now.opened else { return };
    let articles = &opened.workspace.articles;
    if articles.len() < 2 {
        return;
    }
    let look = Look::of(ui.ctx());
    ui.add_space(10.0);
    ui.separator();
    ui.add_space(4.0);
    ui.label(RichText::new("More updates").font(look::semibold(14.0)));
    let open = edits
        .view
        .article
        .clone()
        .or_else(|| articles.first().map(|a| a.slug.clone()));
    for article in articles
        .iter()
        .filter(|article| Some(&article.slug) != open.as_ref())
    {
        let text = RichText::new(&article.title)
            .font(look::serif_semibold(16.0))
            .color(look.accent);
        if ui.link(text).clicked() {
            edits.view.article = Some(article.slug.clone());
            if article.period.is_some() {
                edits.view.filter.days = article.period;
            }
        }
        let said = format!("{} \u{b7} {}", article.date.long(), article.standfirst);
        ui.label(RichText::new(said).font(look::sans(12.0)).color(look.quiet));
        ui.add_space(6.0);
    }
}

//! CommonMark to blocks. Raw HTML stays text; nesting past [`DEEPEST`] is flattened.
//!
//! Takes the parser's events one by one and never recurses on what the author wrote, so no text overflows the stack.

use super::block::{Block, Cell, Span};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// How deep quotes and lists nest; what is deeper joins the block at this depth.
pub const DEEPEST: usize = 64;

/// Reads the body of an article.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let mut builder = Builder::default();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        builder.take(event);
    }
    builder.finish()
}

/// An open quote, list or item, and what it holds so far.
struct Frame {
    kind: Kind,
    blocks: Vec<Block>,
    items: Vec<Vec<Block>>,
}

enum Kind {
    Quote,
    List(Option<u64>),
    Item,
}

#[derive(Default)]
struct Table {
    header: Vec<Cell>,
    rows: Vec<Vec<Cell>>,
}

#[derive(Default)]
struct Image {
    path: String,
    alt: String,
    /// Pictures inside its description.
    inner: usize,
}

#[derive(Default)]
struct Builder {
    done: Vec<Block>,
    open: Vec<Frame>,
    /// Containers that began past the deepest level and have not ended.
    flattened: usize,
    spans: Vec<Span>,
    bold: usize,
    italic: usize,
    links: Vec<String>,
    heading: Option<u8>,
    code: Option<String>,
    image: Option<Image>,
    table: Option<Table>,
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.text(&text, false);
            }
            Event::Code(text) => self.text(&text, true),
            Event::SoftBreak => self.text(" ", false),
            Event::HardBreak => self.text("\n", false),
            Event::Rule => {
                self.end_paragraph();
                self.push(Block::Rule);
            }
            other => self.text(&left_over(other), false),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Link { dest_url, .. } => self.links.push(dest_url.into_string()),
            Tag::Image { dest_url, .. } => match &mut self.image {
                Some(outer) => outer.inner += 1,
                None => {
                    self.image = Some(Image {
                        path: dest_url.into_string(),
                        ..Image::default()
                    });
                }
            },
            Tag::TableHead | Tag::TableRow | Tag::TableCell => self.start_in_table(&tag),
            block => {
                self.end_paragraph();
                self.start_block(block);
            }
        }
    }

    fn start_block(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => self.heading = Some(level as u8),
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.code = Some(String::new());
            }
            Tag::Table(_) => self.table = Some(Table::default()),
            Tag::BlockQuote(_) => self.open(Kind::Quote),
            Tag::List(first) => self.open(Kind::List(first)),
            Tag::Item => self.open(Kind::Item),
            _ => {}
        }
    }

    fn start_in_table(&mut self, tag: &Tag<'_>) {
        if let (Some(table), Tag::TableRow) = (&mut self.table, tag) {
            table.rows.push(Vec::new());
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Link => {
                self.links.pop();
            }
            TagEnd::Image => self.end_image(),
            TagEnd::Heading(_) => {
                let spans = std::mem::take(&mut self.spans);
                let level = self.heading.take().unwrap_or(1);
                self.push(Block::Heading { level, spans });
            }
            TagEnd::CodeBlock => {
                let text = self.code.take().unwrap_or_default();
                self.push(Block::Code(text));
            }
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.spans);
                if let Some(table) = &mut self.table {
                    let row = table.rows.last_mut().unwrap_or(&mut table.header);
                    row.push(cell);
                }
            }
            TagEnd::Table => {
                let Table { header, rows } = self.table.take().unwrap_or_default();
                self.push(Block::Table { header, rows });
            }
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item => {
                self.end_paragraph();
                self.close();
            }
            TagEnd::TableHead | TagEnd::TableRow => {}
            _ => self.end_paragraph(),
        }
    }

    /// A picture stands between paragraphs; in a heading, a cell or a link only its description is kept.
    fn end_image(&mut self) {
        if let Some(outer) = self.image.as_mut().filter(|image| image.inner > 0) {
            outer.inner -= 1;
            return;
        }
        let Some(Image { path, alt, .. }) = self.image.take() else {
            return;
        };
        if self.heading.is_some() || self.table.is_some() || !self.links.is_empty() {
            self.text(&alt, false);
        } else {
            self.end_paragraph();
            self.push(Block::Image { path, alt });
        }
    }

    fn text(&mut self, text: &str, code: bool) {
        if let Some(image) = &mut self.image {
            image.alt.push_str(text);
            return;
        }
        if let Some(block) = &mut self.code {
            block.push_str(text);
            return;
        }
        let (bold, italic, link) = (self.bold > 0, self.italic > 0, self.links.last());
        match self.spans.last_mut() {
            Some(last)
                if (last.bold, last.italic, last.code) == (bold, italic, code)
                    && last.link.as_ref() == link =>
            {
                last.text.push_str(text);
            }
            _ => self.spans.push(Span {
                text: text.to_owned(),
                bold,
                italic,
                code,
                link: link.cloned(),
            }),
        }
    }

    fn end_paragraph(&mut self) {
        let mut spans = std::mem::take(&mut self.spans);
        if let Some(last) = spans.last_mut() {
            last.text.truncate(last.text.trim_end().len());
        }
        if spans.iter().any(|span| !span.text.trim().is_empty()) {
            self.push(Block::Paragraph(spans));
        }
    }

    fn push(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(frame) => frame.blocks.push(block),
            None => self.done.push(block),
        }
    }

    fn open(&mut self, kind: Kind) {
        let item_of_open_list = matches!(kind, Kind::Item) && self.flattened == 0;
        if self.open.len() >= DEEPEST && !item_of_open_list {
            self.flattened += 1;
            return;
        }
        self.open.push(Frame {
            kind,
            blocks: Vec::new(),
            items: Vec::new(),
        });
    }

    fn close(&mut self) {
        if self.flattened > 0 {
            self.flattened -= 1;
            return;
        }
        let Some(frame) = self.open.pop() else { return };
        match frame.kind {
            Kind::Quote => self.push(Block::Quote(frame.blocks)),
            Kind::List(ordered) => self.push(Block::List {
                ordered,
                items: frame.items,
            }),
            Kind::Item => match self.open.last_mut() {
                Some(list) => list.items.push(frame.blocks),
                None => self.done.extend(frame.blocks),
            },
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        while !self.open.is_empty() {
            self.flattened = 0;
            self.close();
        }
        self.done
    }
}

/// Events of extensions that are switched off; their text would be kept.
fn left_over(event: Event<'_>) -> String {
    match event {
        Event::InlineMath(text) | Event::DisplayMath(text) | Event::FootnoteReference(text) => {
            text.into_string()
        }
        _ => String::new(),
    }
}

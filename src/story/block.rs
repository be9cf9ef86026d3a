//! What an article is made of: blocks of spans. Plain values, ready to be set in type.
//!
//! Made by `markdown`; nobody else needs to know CommonMark.

/// A run of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The text; `\n` where the author broke the line.
    pub text: String,
    /// Strong emphasis.
    pub bold: bool,
    /// Emphasis.
    pub italic: bool,
    /// Set in the fixed-width face.
    pub code: bool,
    /// Where the text leads, as written; [`super::LinkTarget::parse`] reads it.
    pub link: Option<String>,
}

/// The spans of one cell of a table.
pub type Cell = Vec<Span>;

/// A part of an article that stands on its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading, level 1 to 6.
    Heading {
        /// 1 for the largest.
        level: u8,
        /// Its text.
        spans: Vec<Span>,
    },
    /// Running text.
    Paragraph(Vec<Span>),
    /// Words of somebody else.
    Quote(Vec<Block>),
    /// A list.
    List {
        /// The number of the first item; `None` for bullets.
        ordered: Option<u64>,
        /// The items in the author's order.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// The cells of the head.
        header: Vec<Cell>,
        /// The rows below it; a row may be shorter than the head.
        rows: Vec<Vec<Cell>>,
    },
    /// A line across.
    Rule,
    /// Text kept as typed, line ends included.
    Code(String),
    /// A picture beside the article.
    Image {
        /// As written; whoever opens it keeps it inside the workspace.
        path: String,
        /// What it shows, in words.
        alt: String,
    },
}

impl Block {
    /// Words a reader reads in the block; code and pictures do not count.
    pub fn words(&self) -> usize {
        match self {
            Block::Heading { spans, .. } | Block::Paragraph(spans) => words(spans),
            Block::Quote(blocks) => blocks.iter().map(Block::words).sum(),
            Block::List { items, .. } => items.iter().flatten().map(Block::words).sum(),
            Block::Table { header, rows } => {
                let cells = header.iter().chain(rows.iter().flatten());
                cells.map(|cell| words(cell)).sum()
            }
            Block::Rule | Block::Code(_) | Block::Image { .. } => 0,
        }
    }
}

/// Words of a run of spans; a word may change its style midway.
fn words(spans: &[Span]) -> usize {
    let mut count = 0;
    let mut inside = false;
    for letter in spans.iter().flat_map(|span| span.text.chars()) {
        let blank = letter.is_whitespace();
        count += usize::from(!inside && !blank);
        inside = !blank;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_changes_style_is_one_word() {
        let span = |text: &str| Span {
            text: text.into(),
            ..Span::default()
        };
        let check = |texts: &[&str], expected| {
            let spans = texts.iter().map(|text| span(text)).collect();
            assert_eq!(Block::Paragraph(spans).words(), expected);
        };
        check(&["un", "believ", "able"], 1);
        check(&["two ", "words"], 2);
        check(&[" \n ", ""], 0);
        check(&["805 events in\n132 townships"], 5);
    }
}

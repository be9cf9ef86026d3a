//! An article: what stands in its front matter, and its body.
//!
//! Knows nothing of files or of how text is set. Start at [`Article::parse`].

use super::block::Block;
use super::{link, markdown};
use crate::event::{Day, DayRange};
use serde::Deserialize;

/// A text beside the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// The name of its file without the ending: how it is found again.
    pub slug: String,
    /// The word or two above the title; may be empty.
    pub kicker: String,
    /// The title, never empty.
    pub title: String,
    /// The sentence below the title; may be empty.
    pub standfirst: String,
    /// Who signs it; may be empty.
    pub byline: String,
    /// The day it was published.
    pub date: Day,
    /// The days it speaks of, which the map shows when it is opened; `None` leaves the map alone.
    pub period: Option<DayRange>,
    /// The body.
    pub blocks: Vec<Block>,
}

/// Why a text is not an article.
#[derive(Debug, thiserror::Error)]
pub enum StoryError {
    /// The first line is not `+++`, or no second such line follows.
    #[error(
        "no front matter; begin with a line +++, then title and published, then a line +++: {0}"
    )]
    NoFrontMatter(String),
    /// The front matter is not TOML, or fields are missing or unknown.
    #[error("the front matter cannot be read: {problem}: {slug}")]
    FrontMatter {
        /// Which article.
        slug: String,
        /// What the TOML reader says, with line and column.
        problem: Box<toml::de::Error>,
    },
    /// The title is empty.
    #[error("the title is empty; write one: {0}")]
    NoTitle(String),
    /// A date or period that does not exist.
    #[error("{field} is {found:?}, not {expected}: {slug}")]
    NoSuchDays {
        /// Which article.
        slug: String,
        /// Which field of the front matter.
        field: &'static str,
        /// What stands there.
        found: String,
        /// How it is written.
        expected: &'static str,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrontMatter {
    title: String,
    published: DayText,
    #[serde(default)]
    kicker: String,
    #[serde(default)]
    standfirst: String,
    #[serde(default)]
    byline: String,
    period: Option<String>,
}

/// TOML has dates of its own; authors write them with and without quotes.
#[derive(Deserialize)]
#[serde(untagged)]
enum DayText {
    Quoted(String),
    Date(toml::value::Datetime),
}

impl Article {
    /// Reads an article: TOML between two lines of `+++`, then CommonMark with tables.
    pub fn parse(slug: &str, text: &str) -> Result<Article, StoryError> {
        let (front, body) =
            split(text).ok_or_else(|| StoryError::NoFrontMatter(slug.to_owned()))?;
        let front: FrontMatter =
            toml::from_str(front).map_err(|problem| StoryError::FrontMatter {
                slug: slug.to_owned(),
                problem: Box::new(problem),
            })?;
        if front.title.trim().is_empty() {
            return Err(StoryError::NoTitle(slug.to_owned()));
        }
        let no_such_days = |field, found, expected| StoryError::NoSuchDays {
            slug: slug.to_owned(),
            field,
            found,
            expected,
        };
        let published = match front.published {
            DayText::Quoted(text) => text,
            DayText::Date(date) => date.to_string(),
        };
        let date = published
            .parse()
            .map_err(|_| no_such_days("published", published, "a day such as 2023-10-05"))?;
        let period = match front.period {
            None => None,
            Some(text) => Some(link::period(&text).ok_or_else(|| {
                no_such_days("period", text, "days such as 2023-09-01..2023-09-30")
            })?),
        };
        Ok(Article {
            slug: slug.to_owned(),
            kicker: front.kicker,
            title: front.title,
            standfirst: front.standfirst,
            byline: front.byline,
            date,
            period,
            blocks: markdown::blocks(body),
        })
    }

    /// Words of the body; code and pictures do not count.
    pub fn words(&self) -> usize {
        self.blocks.iter().map(Block::words).sum()
    }
}

/// Front matter and body of a text that begins with `+++` on a line of its own.
fn split(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start_matches('\u{feff}');
    let after = |line: &str| line.trim_end() == "+++";
    let first = text.split_inclusive('\n').next()?;
    if !after(first) {
        return None;
    }
    let rest = text.get(first.len()..)?;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if after(line) {
            return Some((rest.get(..at)?, rest.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

/// Puts the newest first; articles of one day by their slug.
pub fn by_date_descending(articles: &mut [Article]) {
    articles.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.slug.cmp(&b.slug)));
}

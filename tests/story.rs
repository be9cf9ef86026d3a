//! Articles: what the reader is shown for what the author wrote, and that no text, however hostile, stops the program.

#![cfg(test)]

use conflict_atlas::event::DayRange;
use conflict_atlas::story::{
    Article, Block, DEEPEST, LinkTarget, Span, StoryError, by_date_descending,
};
use proptest::prelude::*;

const FRONT: &str = "+++\ntitle = \"A title\"\npublished = \"2023-10-05\"\n+++\n";

const SHIPPED: [(&str, &str); 2] = [
    (
        "reading-the-sample",
        include_str!("../assets/articles/reading-the-sample.md"),
    ),
    (
        "five-figures-to-check",
        include_str!("../assets/articles/five-figures-to-check.md"),
    ),
];

fn article(body: &str) -> Article {
    Article::parse("slug", &format!("{FRONT}{body}")).unwrap()
}

fn plain(text: &str) -> Span {
    Span {
        text: text.into(),
        ..Span::default()
    }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![plain(text)])
}

fn check(body: &str, expected: &[Block]) {
    assert_eq!(article(body).blocks, expected, "{body:?}");
}

fn refused(text: &str) -> String {
    Article::parse("slug", text).unwrap_err().to_string()
}

/// Every link of some blocks, in reading order.
fn links(blocks: &[Block]) -> Vec<String> {
    let of_spans = |spans: &[Span]| spans.iter().filter_map(|s| s.link.clone()).collect();
    let of_block = |block: &Block| match block {
        Block::Heading { spans, .. } | Block::Paragraph(spans) => of_spans(spans),
        Block::Quote(inner) => links(inner),
        Block::List { items, .. } => items.iter().flat_map(|item| links(item)).collect(),
        _ => Vec::new(),
    };
    blocks.iter().flat_map(of_block).collect()
}

fn depth(blocks: &[Block]) -> usize {
    let of_block = |block: &Block| match block {
        Block::Quote(inner) => 1 + depth(inner),
        Block::List { items, .. } => 1 + items.iter().map(|item| depth(item)).max().unwrap_or(0),
        _ => 0,
    };
    blocks.iter().map(of_block).max().unwrap_or(0)
}

#[test]
fn the_front_matter_gives_title_date_and_period() {
    let text = "\u{feff}+++\r\nkicker = \"K\"\r\ntitle = \"T\"\r\nstandfirst = \"S\"\r\nbyline = \"B\"\r\n\
                published = 2023-10-05\r\nperiod = \"2023-09\"\r\n+++\r\nBody.";
    let article = Article::parse("a-slug", text).unwrap();
    let fields = [
        &article.slug,
        &article.kicker,
        &article.title,
        &article.standfirst,
        &article.byline,
    ];
    assert_eq!(fields, ["a-slug", "K", "T", "S", "B"]);
    assert_eq!(article.date.long(), "5 October 2023");
    let september = "1 September 2023 to 30 September 2023";
    assert_eq!(
        article.period.map(DayRange::long).as_deref(),
        Some(september)
    );
    assert_eq!(article.blocks, [paragraph("Body.")]);
}

#[test]
fn a_text_without_its_title_or_date_is_refused_with_what_to_write() {
    assert!(matches!(
        Article::parse("x", "# Title"),
        Err(StoryError::NoFrontMatter(_))
    ));
    assert!(refused("+++\ntitle = \"never ends\"").contains("begin with a line +++"));
    assert!(refused("+++\ntitle = \"T\"\n+++\n").contains("published"));
    assert!(refused("+++\ntitle = \" \"\npublished = 2023-10-05\n+++\n").contains("write one"));
    let no_day = refused("+++\ntitle = \"T\"\npublished = \"5 October\"\n+++\n");
    assert!(no_day.contains("5 October") && no_day.contains("2023-10-05"));
    let no_period =
        refused("+++\ntitle = \"T\"\npublished = 2023-10-05\nperiod = \"2023-13\"\n+++\n");
    assert!(no_period.contains("2023-13") && no_period.ends_with("slug"));
    let unknown = refused("+++\ntitle = \"T\"\npublished = 2023-10-05\nauthor = \"me\"\n+++\n");
    assert!(unknown.contains("author"));
}

#[test]
fn text_keeps_its_emphasis_and_its_links() {
    let styled = |text: &str, bold, italic, code, link: Option<&str>| Span {
        text: text.into(),
        bold,
        italic,
        code,
        link: link.map(String::from),
    };
    check(
        "one **two *three*** `four`\n[five](period:2023-09)",
        &[Block::Paragraph(vec![
            plain("one "),
            styled("two ", true, false, false, None),
            styled("three", true, true, false, None),
            plain(" "),
            styled("four", false, false, true, None),
            plain(" "),
            styled("five", false, false, false, Some("period:2023-09")),
        ])],
    );
    check("broken  \nhere", &[paragraph("broken\nhere")]);
}

#[test]
fn lists_quotes_tables_code_and_rules_become_blocks() {
    let item = |text| vec![paragraph(text)];
    let list = |ordered, items| Block::List { ordered, items };
    check("- a\n- b", &[list(None, vec![item("a"), item("b")])]);
    check("3. a\n4. b", &[list(Some(3), vec![item("a"), item("b")])]);
    check(
        "- a\n  - b",
        &[list(
            None,
            vec![vec![paragraph("a"), list(None, vec![item("b")])]],
        )],
    );
    check(
        "> a\n>\n> b",
        &[Block::Quote(vec![paragraph("a"), paragraph("b")])],
    );
    let cell = |text| vec![plain(text)];
    check(
        "|a|b|\n|-|-|\n|c|d|\n|e|",
        &[Block::Table {
            header: vec![cell("a"), cell("b")],
            rows: vec![vec![cell("c"), cell("d")], vec![cell("e"), Vec::new()]],
        }],
    );
    check(
        "```rust\nx\ny\n```\n\n---",
        &[Block::Code("x\ny\n".into()), Block::Rule],
    );
    let spans = vec![plain("Title")];
    check("### Title", &[Block::Heading { level: 3, spans }]);
}

#[test]
fn a_picture_stands_between_the_paragraphs_around_it() {
    let image = Block::Image {
        path: "map.png".into(),
        alt: "The map".into(),
    };
    check(
        "before ![The *map*](map.png) after",
        &[
            paragraph("before"),
            Block::Image {
                path: "map.png".into(),
                alt: "The map".into(),
            },
            paragraph(" after"),
        ],
    );
    check("![The map](map.png)", &[image]);
    check(
        "# A ![b](c.png)",
        &[Block::Heading {
            level: 1,
            spans: vec![plain("A b")],
        }],
    );
}

#[test]
fn raw_html_is_plain_text() {
    check("a <b>c</b>", &[paragraph("a <b>c</b>")]);
    check(
        "<script>\nalert(1)\n</script>\n",
        &[paragraph("<script>\nalert(1)\n</script>")],
    );
}

#[test]
fn words_are_those_a_reader_reads() {
    assert_eq!(
        article("# One two\n\n- three\n- four\n\n> five\n\n```\nnot counted\n```").words(),
        5
    );
    assert_eq!(article("|a|b|\n|-|-|\n|c d|e|").words(), 5);
    assert_eq!(article("").words(), 0);
}

#[test]
fn the_newest_article_comes_first_and_one_day_is_sorted_by_slug() {
    let dated = |slug: &str, day: &str| Article {
        slug: slug.into(),
        date: day.parse().unwrap(),
        ..article("")
    };
    let mut list = [
        dated("b", "2023-01-01"),
        dated("c", "2024-01-01"),
        dated("a", "2023-01-01"),
    ];
    by_date_descending(&mut list);
    assert_eq!(list.map(|a| a.slug), ["c", "a", "b"]);
}

#[test]
fn the_shipped_articles_are_complete_and_all_their_links_lead_somewhere() {
    let articles = SHIPPED.map(|(slug, text)| Article::parse(slug, text).unwrap());
    for article in &articles {
        assert!(!article.kicker.is_empty() && !article.standfirst.is_empty());
        assert!(!article.byline.is_empty() && article.period.is_some());
        let links = links(&article.blocks);
        assert!(links.len() >= 3, "{}", article.slug);
        for link in links {
            assert!(LinkTarget::parse(&link).is_some(), "{link}");
        }
    }
    assert!(
        (400..=700).contains(&articles[0].words()),
        "{}",
        articles[0].words()
    );
}

#[test]
fn nesting_stops_at_the_deepest_level_and_keeps_the_text() {
    let quotes = article(&format!("{} deep", ">".repeat(1000)));
    assert_eq!(depth(&quotes.blocks), DEEPEST);
    assert_eq!(quotes.words(), 1);
    let lists = article(&format!("{}deep", "- ".repeat(1000)));
    assert!(depth(&lists.blocks) <= DEEPEST);
    assert_eq!(lists.words(), 1);
}

#[test]
fn very_long_texts_end() {
    let megabytes = |part: &str| part.repeat(10_000_000 / part.len());
    assert_eq!(article(&megabytes("word ")).words(), 2_000_000);
    for part in [
        "*", "[", "![", "`a", "<", "> ", "&", "\\", "_a ", "[a](b", "- a\n",
    ] {
        article(&part.repeat(50_000));
    }
}

#[test]
fn a_wide_table_with_many_short_rows_stays_small() {
    let columns = 3_000;
    let body = format!(
        "{}\n{}\n{}",
        "|a".repeat(columns),
        "|-".repeat(columns),
        "|b\n".repeat(columns)
    );
    let blocks = article(&body).blocks;
    let cells: usize = blocks
        .iter()
        .map(|block| match block {
            Block::Table { header, rows } => {
                header.len() + rows.iter().map(Vec::len).sum::<usize>()
            }
            _ => 0,
        })
        .sum();
    assert!(
        cells <= 20 * body.len(),
        "{cells} cells from {} bytes",
        body.len()
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,300}") {
        let _ = Article::parse("slug", &text);
        let _ = LinkTarget::parse(&text);
    }

    #[test]
    fn any_body_is_read_and_stays_shallow(parts in prop::collection::vec("[-> *_`#|\\[\\]()!<a-c0-9.\n:&~+\\\\]{0,12}", 0..60)) {
        let body = parts.concat();
        let article = article(&body);
        prop_assert!(depth(&article.blocks) <= DEEPEST);
        prop_assert!(article.words() <= body.len());
    }

    #[test]
    fn plain_words_are_all_kept(words in prop::collection::vec("[a-z]{1,8}", 1..40)) {
        prop_assert_eq!(article(&words.join(" ")).words(), words.len());
    }
}

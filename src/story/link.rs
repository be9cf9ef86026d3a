//! What a link in an article asks for: a period, a type, a saved view, or a page of the web.
//!
//! Reads the link and does nothing; the window acts on a [`LinkTarget`] when it is clicked.

use crate::event::{Day, DayRange};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// Set the range of days: `period:2023-09-01..2023-09-30`, `period:2023-09`, `period:2023` or `period:2023-09-01`.
    Period(DayRange),
    /// Open a page outside, after the reader agrees: `http`, `https` or `mailto`, the whole address.
    Web(String),
    /// Open a saved view by name: `view:North in 2023`.
    View(String),
    /// Show one event type by name: `type:Air/drone strike`.
    Type(String),
}

impl LinkTarget {
    /// Reads a link as written; `None` when it is none of the four, so nothing happens on a click.
    pub fn parse(link: &str) -> Option<LinkTarget> {
        let link = link.trim();
        let (kind, rest) = link.split_once(':')?;
        let name = || Some(plain(rest)).filter(|name| !name.is_empty());
        match kind.to_ascii_lowercase().as_str() {
            "period" => period(&plain(rest)).map(LinkTarget::Period),
            "view" => name().map(LinkTarget::View),
            "type" => name().map(LinkTarget::Type),
            "http" | "https" | "mailto" if web(rest) => Some(LinkTarget::Web(link.to_owned())),
            _ => None,
        }
    }
}

/// `first..last`, a day, a month or a year, written as ISO 8601 dates; both ends count.
pub(super) fn period(text: &str) -> Option<DayRange> {
    match text.split_once("..") {
        Some((first, last)) => DayRange::new(whole(first)?.first(), whole(last)?.last()),
        None => whole(text),
    }
}

/// The days of a year, a month or a day.
fn whole(text: &str) -> Option<DayRange> {
    let text = text.trim();
    if let Ok(day) = text.parse::<Day>() {
        return Some(DayRange::single(day));
    }
    if let Some((year, month)) = text.split_once('-') {
        let first = Day::from_ymd(year.parse().ok()?, month.parse().ok()?, 1)?;
        return DayRange::new(first, first.month_end());
    }
    let year = text.parse().ok()?;
    DayRange::new(Day::from_ymd(year, 1, 1)?, Day::from_ymd(year, 12, 31)?)
}

/// Whether the rest of a web address names something and hides nothing.
fn web(rest: &str) -> bool {
    let named = rest.trim_start_matches('/');
    !named.is_empty() && !rest.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// The text with `%20` and its like decoded (RFC 3986), as it stands where that gives no UTF-8.
fn plain(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.trim().as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let decoded = digits
            .filter(|two| *byte == b'%' && two.bytes().all(|b| b.is_ascii_hexdigit()))
            .and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(decoded.unwrap_or(*byte));
        rest = after
            .get(if decoded.is_some() { 2 } else { 0 }..)
            .unwrap_or(&[]);
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(link: &str, expected: Option<LinkTarget>) {
        assert_eq!(LinkTarget::parse(link), expected, "{link}");
    }

    fn days(first: &str, last: &str) -> Option<LinkTarget> {
        let range = DayRange::new(first.parse().unwrap(), last.parse().unwrap());
        range.map(LinkTarget::Period)
    }

    #[test]
    fn a_period_is_days_a_month_or_a_year_with_both_ends() {
        let september = || days("2023-09-01", "2023-09-30");
        check("period:2023-09-01..2023-09-30", september());
        check("PERIOD: 2023-09 ", september());
        check("period:2023-09..2023-09-30", september());
        check("period:2024-02", days("2024-02-01", "2024-02-29"));
        check("period:2022", days("2022-01-01", "2022-12-31"));
        check("period:2021..2022-06", days("2021-01-01", "2022-06-30"));
        check("period:2021-02-01", days("2021-02-01", "2021-02-01"));
    }

    #[test]
    fn a_period_that_does_not_exist_leads_nowhere() {
        for link in [
            "period:",
            "period:..",
            "period:2023-13",
            "period:2023-02-30",
            "period:2023-09-30..2023-09-01",
            "period:99999999999",
            "period:+2023-09--1",
        ] {
            check(link, None);
        }
    }

    #[test]
    fn names_may_be_written_with_their_spaces_encoded() {
        let air = Some(LinkTarget::Type("Air/drone strike".into()));
        check("type:Air/drone%20strike", air.clone());
        check("type:Air/drone strike", air);
        check("view:100%", Some(LinkTarget::View("100%".into())));
        check("view:%e1", Some(LinkTarget::View("%e1".into())));
        check("view:  ", None);
    }

    #[test]
    fn only_web_and_mail_addresses_leave_the_program() {
        let web = |link: &str| Some(LinkTarget::Web(link.into()));
        check("https://acleddata.com", web("https://acleddata.com"));
        check("mailto:a@example.org", web("mailto:a@example.org"));
        for link in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "ftp://example.org",
            "data:text/html,x",
            "other.md",
            "https://",
            "https://a b",
            "",
        ] {
            check(link, None);
        }
    }
}

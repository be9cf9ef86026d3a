//! What is understood, what is refused and with which words.
//!
//! Whatever is written can be read back, and no text at all makes it panic.

use super::*;
use crate::event::Day;
use proptest::prelude::*;

fn range(text: &str) -> DayRange {
    let (first, last) = text.split_once(' ').unwrap();
    DayRange::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
}

fn data() -> DayRange {
    range("2021-02-01 2024-09-30")
}

fn check(text: &str, expected: &str) {
    let read = period_from_words(text, data());
    assert_eq!(read, Ok(range(expected)), "{text}");
}

fn refused(text: &str, says: &str) {
    let said = period_from_words(text, data()).unwrap_err().0;
    assert!(said.contains(says), "{text:?} gave {said:?}");
}

#[test]
fn dates_are_understood_as_people_write_them() {
    for text in [
        "1 Feb 2022",
        "2022-02-01",
        "1st February, 2022",
        "Feb 1 2022",
        "2022/2/1",
    ] {
        check(text, "2022-02-01 2022-02-01");
    }
    for text in ["2022-02", "Feb 2022", "february 2022", "2022 Feb."] {
        check(text, "2022-02-01 2022-02-28");
    }
    for text in ["Q3 2023", "2023-Q3", "q3 of 2023"] {
        check(text, "2023-07-01 2023-09-30");
    }
    for text in ["2023-W35", "2023W35", "w35 2023", "week 35 of 2023"] {
        check(text, "2023-08-28 2023-09-03");
    }
    check("2022", "2022-01-01 2022-12-31");
    check("Sept 2023", "2023-09-01 2023-09-30");
}

#[test]
fn two_ends_may_share_what_is_written_once() {
    for text in [
        "2021-02-01..2021-05-31",
        "1 Feb 2021 to 31 May 2021",
        "1 Feb to 31 May 2021",
        "Feb to May 2021",
        "Feb \u{2013} May 2021",
        "from Feb until May 2021",
        "between 1 Feb 2021 and 31 May 2021",
        "2021-02 - 2021-05",
    ] {
        check(text, "2021-02-01 2021-05-31");
    }
    check("1 to 30 September 2023", "2023-09-01 2023-09-30");
    check("1\u{2013}30 September 2023", "2023-09-01 2023-09-30");
    check("Q4 2022 to Q1 2023", "2022-10-01 2023-03-31");
    check("2022 to 2023", "2022-01-01 2023-12-31");
}

#[test]
fn parts_of_the_data_are_counted_from_its_ends() {
    check("last 30 days of data", "2024-09-01 2024-09-30");
    check("Last 3 months of the data", "2024-07-01 2024-09-30");
    check("last 3 months of", "2024-07-01 2024-09-30");
    check("last year", "2023-10-01 2024-09-30");
    check("first week of data", "2021-02-01 2021-02-07");
    check("first two quarters", "2021-02-01 2021-07-31");
    check("last 90000 days", "2021-02-01 2024-09-30");
    check("since 2023-02", "2023-02-01 2024-09-30");
    check("until March 2022", "2021-02-01 2022-03-31");
    check("up to 2022", "2021-02-01 2022-12-31");
    check("all", "2021-02-01 2024-09-30");
}

#[test]
fn what_reaches_past_the_data_is_cut_and_what_lies_outside_is_refused() {
    check("2021", "2021-02-01 2021-12-31");
    check("Jan 2020 to Mar 2021", "2021-02-01 2021-03-31");
    refused(
        "1999",
        "outside the data, which run from 1 Feb 2021 to 30 Sep 2024",
    );
    refused("until 1999", "outside the data");
    refused("since 2030", "outside the data");
}

#[test]
fn what_cannot_be_read_in_one_way_is_refused_with_what_to_write() {
    refused(
        "03/04/2022",
        "Write the month in letters, such as 3 Apr 2022",
    );
    refused("3.4.22", "Write the month in letters");
    refused("1-2-2022 to 5-2-2022", "two ways");
    refused("31 Feb 2022", "There is no 31 February 2022");
    refused("2022-13", "The calendar has no such date");
    refused("2023-W53", "2023 has no week 53");
    refused("Feb", "Write the year");
    refused("1", "Write the month");
    refused("May 2022 to Feb 2022", "comes after");
    refused("", "Write a period, such as 1 Feb 2021");
    refused("last week of summer", "is not understood");
    refused(
        "tomorrow",
        "\u{201c}tomorrow\u{201d} is not understood. Write 1 Feb 2021",
    );
}

proptest! {
    #[test]
    fn a_period_that_is_written_is_read_back(first in -350_000..2_900_000i32, days in 0..20_000i32) {
        let first = Day::from_number(first);
        let days = DayRange::between(first, first.plus(days));
        let all = DayRange::between(Day::from_number(-354_285), Day::from_number(i32::MAX));
        for text in [
            period_in_words(days),
            days.long(),
            format!("{}..{}", days.first(), days.last()),
            format!("{} to {}", days.first().long_padded(), days.last().long_padded()),
        ] {
            prop_assert_eq!(period_from_words(&text, all), Ok(days), "{}", text);
        }
    }

    #[test]
    fn whatever_is_typed_gets_days_within_the_data_or_a_sentence(text in "\\PC{0,40}") {
        match period_from_words(&text, data()) {
            Ok(days) => prop_assert!(data().contains(days.first()) && data().contains(days.last())),
            Err(fault) => prop_assert!(fault.0.ends_with('.')),
        }
    }

    #[test]
    fn nearly_right_words_never_panic(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "last", "first", "to", "..", "since", "until", "q", "q9", "w", "2023-w", "week", "99", "0",
                "-", "2021", "0000", "9999", "feb", "31", "days", "of", "data", "1/2", "é", "100000", "years",
            ]),
            0..6,
        )
    ) {
        let _ = period_from_words(&words.join(" "), data());
    }
}

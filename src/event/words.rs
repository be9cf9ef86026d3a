//! Numbers and lists in words, the same on every screen and in every file.
//!
//! English, whatever the locale of the machine, so that equal figures give equal bytes.

/// `20113` as `20,113`.
pub fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// `1 event`, `2,000 events`: the plural takes an `s`.
pub fn counted(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", thousands(number))
}

/// `A`, `A and B`, `A, B and C`.
pub fn and_list<S: AsRef<str>>(names: &[S]) -> String {
    list(names, "and")
}

/// `A`, `A or B`, `A, B or C`.
pub fn or_list<S: AsRef<str>>(names: &[S]) -> String {
    list(names, "or")
}

fn list<S: AsRef<str>>(names: &[S], before_last: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [most @ .., last] => {
            let most: Vec<&str> = most.iter().map(AsRef::as_ref).collect();
            format!("{} {before_last} {}", most.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_separated_from_the_right() {
        let check = |number, expected: &str| assert_eq!(thousands(number), expected);
        check(0, "0");
        check(999, "999");
        check(20113, "20,113");
        check(1_000_000, "1,000,000");
    }

    #[test]
    fn lists_end_in_and_or_in_or() {
        assert_eq!(and_list(&["A", "B", "C"]), "A, B and C");
        assert_eq!(or_list(&["A", "B", "C"]), "A, B or C");
        assert_eq!(and_list::<&str>(&[]), "");
    }
}

//! Commands and links a README shows: each must be one that exists.

use clap::CommandFactory;
use conflict_atlas::cli::Arguments;

/// Commands of the system that a README may show without our checking them.
const OUTSIDE: [&str; 4] = ["sudo", "apt-get", "git", "cd"];

const CARGO: [&str; 7] = ["build", "check", "clippy", "doc", "fmt", "run", "test"];

/// The lines of a README's code blocks that a reader would type.
fn typed(readme: &str) -> Vec<&str> {
    let mut inside = false;
    let mut lines = Vec::new();
    for line in readme.lines().map(str::trim) {
        if line.starts_with("```") {
            inside = !inside && !line.contains("csv") && !line.contains("text");
        } else if inside && !line.is_empty() && !line.starts_with('#') {
            lines.push(line);
        }
    }
    lines
}

/// The words of each command in a line; what follows `>` is a file and left away.
fn commands(line: &str) -> Vec<Vec<String>> {
    let (mut all, mut words, mut word) = (Vec::new(), Vec::new(), String::new());
    let (mut quote, mut to_file) = (None, false);
    for letter in line.chars().chain(['\n']) {
        match letter {
            _ if quote == Some(letter) => quote = None,
            _ if quote.is_some() => word.push(letter),
            '\'' | '"' => quote = Some(letter),
            '#' if word.is_empty() => break,
            '|' | '&' | ';' | '>' | '\n' | ' ' => {
                if !word.is_empty() && !std::mem::take(&mut to_file) {
                    words.push(std::mem::take(&mut word));
                }
                word.clear();
                to_file |= letter == '>';
                if !matches!(letter, ' ' | '>') && !words.is_empty() {
                    all.push(std::mem::take(&mut words));
                }
            }
            _ => word.push(letter),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    all.extend((!words.is_empty()).then_some(words));
    all
}

/// What is wrong with the commands; `exists` says whether a path is in the package.
pub fn faults(readme: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let mut faults = Vec::new();
    for line in typed(readme) {
        for command in commands(line) {
            if let Err(problem) = check(&command, &exists) {
                faults.push(format!("{line:?}: {problem}"));
            }
        }
    }
    faults
}

fn check(command: &[String], exists: &impl Fn(&str) -> bool) -> Result<(), String> {
    let (first, rest) = command.split_first().ok_or("empty")?;
    match first.rsplit('/').next().unwrap_or(first) {
        "conflict-atlas" => ours(rest),
        "cargo" => cargo(rest, exists),
        name if OUTSIDE.contains(&name) => Ok(()),
        _ if exists(first) => Ok(()),
        _ => Err(format!("{first} is no command we know")),
    }
}

/// Our own arguments, read by the program's own definition of them.
fn ours(arguments: &[String]) -> Result<(), String> {
    let words = ["conflict-atlas"]
        .into_iter()
        .chain(arguments.iter().map(String::as_str));
    match Arguments::command().try_get_matches_from(words) {
        Err(error) if error.use_stderr() => Err(error.to_string()),
        _ => Ok(()),
    }
}

fn cargo(arguments: &[String], exists: &impl Fn(&str) -> bool) -> Result<(), String> {
    let mut words = arguments.iter().map(String::as_str);
    let sub = words.next().unwrap_or_default();
    if !CARGO.contains(&sub) {
        return Err(format!("cargo {sub} is not one of {CARGO:?}"));
    }
    while let Some(word) = words.next() {
        match word {
            "--" if sub == "run" => return ours(&words.map(String::from).collect::<Vec<_>>()),
            "--" => return Ok(()),
            "--test" => {
                let name = words.next().unwrap_or_default();
                if !exists(&format!("tests/{name}.rs")) {
                    return Err(format!("there is no tests/{name}.rs"));
                }
            }
            "--release"
            | "--check"
            | "--all-targets"
            | "--all-features"
            | "--no-default-features"
            | "--open"
            | "--no-deps" => {}
            _ => {
                return Err(format!(
                    "cargo {sub} {word} is not checked; add it to the rule"
                ));
            }
        }
    }
    Ok(())
}

/// Relative links and pictures of a Markdown text that lead to no file.
pub fn dead_links(readme: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    let targets = readme
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let local = targets.filter(|target| !target.contains("://") && !target.starts_with('#'));
    let dead = local.filter(|target| !exists(target.split('#').next().unwrap_or(target)));
    dead.map(|target| format!("{target} does not exist"))
        .collect()
}

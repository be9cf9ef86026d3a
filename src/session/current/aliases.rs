//! Changing the book of aliases: the lens follows, what was counted with other aliases is counted anew, the desk keeps
//! it, and a step back is possible.
//!
//! Reading and writing books is done by jobs. Start at `Session::set_aliases`.

use super::super::Opened;
use super::super::jobs::Kind;
use super::Session;
use crate::query::Facet;
use crate::scheme::AliasBook;
use anyhow::Context;
use std::fs;
use std::path::Path;
use std::sync::Arc;

/// Steps of the book that can be taken back.
const MOST_STEPS: usize = 100;

/// The largest alias file that is read, in bytes.
const LONGEST_BYTES: u64 = 1 << 20;

impl Session {
    /// Puts another book in the place of the present one, unless it breaks a rule.
    pub(super) fn set_aliases(&mut self, book: AliasBook) {
        if let Some(fault) = book.fault() {
            return self.problem(format!("The alias book stays as it was: {fault}"));
        }
        let Some(opened) = &self.opened else { return };
        let former = opened.lens.aliases.clone();
        if former == book {
            return;
        }
        self.alias_steps.push(former);
        if self.alias_steps.len() > MOST_STEPS {
            self.alias_steps.remove(0);
        }
        self.take_aliases(book);
        self.keep_aliases();
    }

    /// Takes over a book that was read from a file.
    pub(super) fn aliases_read(&mut self, path: &Path, read: anyhow::Result<AliasBook>) {
        match read {
            Ok(book) => self.set_aliases(book),
            Err(error) => {
                self.problem(format!("{} could not be read: {error:#}", path.display()));
            }
        }
    }

    /// Goes back to the book before the last change.
    pub(super) fn undo_aliases(&mut self) {
        if let Some(book) = self.alias_steps.pop() {
            self.take_aliases(book);
            self.keep_aliases();
        }
    }

    /// Puts a book to use.
    fn take_aliases(&mut self, book: AliasBook) {
        let Some(opened) = &self.opened else { return };
        let next = opened.with_aliases(book);
        let filter = &self.view.filter;
        let by_actor = [Facet::Actor, Facet::Opponent, Facet::Ally];
        if by_actor.into_iter().any(|facet| filter.restricts(facet)) {
            return self.replace(next);
        }
        // Nothing that was counted depends on the aliases.
        self.jobs.cancel(Kind::Answer);
        self.jobs.cancel(Kind::Actors);
        self.actors.forget();
        self.opened = Some(Arc::new(next));
        self.renew();
    }

    /// Leaves the book to the desk; the usual one is not kept, so that a later version may bring a better one.
    fn keep_aliases(&mut self) {
        let Some(opened) = &self.opened else { return };
        let book = &opened.lens.aliases;
        self.desk.aliases = (*book != opened.usual_aliases()).then(|| book.clone());
        self.save_desk();
    }

    /// The source with the book its desk keeps, where that is sound.
    pub(super) fn with_kept_aliases(&self, opened: Opened) -> Opened {
        let kept = self.desk.aliases.clone();
        match kept.filter(|book| book.fault().is_none()) {
            Some(book) => opened.with_aliases(book),
            None => opened,
        }
    }
}

/// The book in a file, by its ending: `.csv`, or TOML.
pub(in crate::session) fn read_aliases(path: &Path) -> anyhow::Result<AliasBook> {
    let about = fs::metadata(path)?;
    if !about.is_file() || about.len() > LONGEST_BYTES {
        anyhow::bail!("it is not a file of at most 1 MiB");
    }
    let text = fs::read_to_string(path).context("it is not a text in UTF-8")?;
    Ok(match is_csv(path) {
        true => AliasBook::from_csv(&text)?,
        false => AliasBook::from_toml(&text)?,
    })
}

/// A book as the text of a file, by its ending: `.csv`, or TOML.
pub(super) fn aliases_text(book: &AliasBook, path: &Path) -> String {
    match is_csv(path) {
        true => book.to_csv(),
        false => book.to_toml(),
    }
}

fn is_csv(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

//! Figures about actors, counted only while a panel in sight asks for them: the list, one actor's page, the square of
//! who stands against whom.
//!
//! A pure function of source and question. Over a small source they are counted at once, over a large one in the
//! background, one after another; the former stay until then. Start at [`ActorFigures::ask`].

use super::Opened;
use super::jobs::{Job, Jobs, Kind};
use crate::query::{
    ActorList, ActorPage, Filter, Versus, VersusBy, actor_list, actor_page, versus,
};
use std::sync::Arc;

/// What a panel wants to know about actors.
#[derive(Clone, Debug, PartialEq)]
pub enum ActorQuestion {
    /// Every actor with its events within a filter.
    List(Filter),
    /// One actor, part of a name or alias within a filter.
    Page(Filter, String),
    /// The largest aliases or names against each other within a filter.
    Versus(Filter, VersusBy, u8),
}

/// What was counted for a question.
#[derive(Clone, Debug)]
pub(super) enum ActorAnswer {
    List(ActorList),
    Page(Box<ActorPage>),
    Versus(Versus),
}

impl ActorQuestion {
    /// Counts on this thread.
    pub(super) fn answer(&self, opened: &Opened) -> ActorAnswer {
        let (store, lens) = (&opened.store, &opened.lens);
        match self {
            ActorQuestion::List(filter) => ActorAnswer::List(actor_list(store, lens, filter)),
            ActorQuestion::Page(filter, asked) => {
                ActorAnswer::Page(Box::new(actor_page(store, lens, filter, asked)))
            }
            ActorQuestion::Versus(filter, by, most) => {
                ActorAnswer::Versus(versus(store, lens, filter, *by, *most))
            }
        }
    }
}

/// A figure with the question it answers.
type Answered<A> = Option<(ActorQuestion, A)>;

/// The last figures of each kind.
#[derive(Clone, Debug, Default)]
pub struct ActorFigures {
    list: Answered<ActorList>,
    page: Answered<Box<ActorPage>>,
    versus: Answered<Versus>,
    taken: u64,
}

impl ActorFigures {
    /// The last list.
    pub fn list(&self) -> Option<&ActorList> {
        self.list.as_ref().map(|(_, list)| list)
    }

    /// The last page that is of the actor a question is about, be it within another filter.
    pub fn page(&self, asked: &str) -> Option<&ActorPage> {
        let (question, page) = self.page.as_ref()?;
        let of_asked = matches!(question, ActorQuestion::Page(_, name) if name == asked);
        of_asked.then_some(page)
    }

    /// The last square.
    pub fn versus(&self) -> Option<&Versus> {
        self.versus.as_ref().map(|(_, versus)| versus)
    }

    /// Whether a question is answered; otherwise what stands here answers an earlier one.
    pub fn answers(&self, question: &ActorQuestion) -> bool {
        let last = match question {
            ActorQuestion::List(_) => self.list.as_ref().map(|(asked, _)| asked),
            ActorQuestion::Page(..) => self.page.as_ref().map(|(asked, _)| asked),
            ActorQuestion::Versus(..) => self.versus.as_ref().map(|(asked, _)| asked),
        };
        last == Some(question)
    }

    /// How many answers have come in: a number that changes whenever there is something new to show.
    pub fn taken(&self) -> u64 {
        self.taken
    }

    /// Sees to it that what panels asked gets counted.
    pub(super) fn ask(
        &mut self,
        opened: &Arc<Opened>,
        questions: Vec<ActorQuestion>,
        at_once: bool,
        jobs: &mut Jobs,
    ) {
        for question in questions {
            if self.answers(&question) {
                continue;
            }
            if at_once {
                let answer = question.answer(opened);
                self.take(question, answer);
            } else if !jobs.running(Kind::Actors) {
                jobs.start(Job::Actors(opened.clone(), question));
            }
        }
    }

    pub(super) fn take(&mut self, question: ActorQuestion, answer: ActorAnswer) {
        self.taken += 1;
        match answer {
            ActorAnswer::List(list) => self.list = Some((question, list)),
            ActorAnswer::Page(page) => self.page = Some((question, page)),
            ActorAnswer::Versus(versus) => self.versus = Some((question, versus)),
        }
    }

    /// Forgets everything: another source, or other aliases.
    pub(super) fn forget(&mut self) {
        let taken = self.taken + 1;
        *self = ActorFigures {
            taken,
            ..ActorFigures::default()
        };
    }
}

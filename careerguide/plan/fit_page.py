"""What the page that finds a fit shows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice
from operator import attrgetter
from typing import Any
from urllib.parse import urlencode

from careerguide.catalogue.offered import Finder
from careerguide.content.whole import Whole
from careerguide.web.english import capitalised, in_sentence, listed, some_of, spelt
from careerguide.web.query import Query
from pathways.models import StartingPoint
from pathways.person import Person, beginner
from roles.axes import DOTS
from roles.models import Role

from . import fit
from .fit import Group, Outcome
from .fit_questions import HOW_MUCH, FitAnswers, read_answers
from .fit_remarks import Candidate, Remark, candidates
from .request import PlanRequest

REASONS = 2  # for a role
SHOWN_OF_A_GROUP = 12  # roles of a group
MOST_LED_ON = 4  # that one compares, or plans the way to
MOST_ALIKE, MOST_TITLES = 3, 6  # groups of roles that answers do not tell apart, and roles that are named of one
MEANT = {HOW_MUCH[wanted]: " or ".join(map(str, dots)) for wanted, dots in fit.DOTS_MEANT.items()}
RULE = {  # its numbers, for readers
    "liked": spelt(fit.LIKED),
    "dots": listed(f"{dots} dot{'' if dots == 1 else 's'} ({word})" for dots, word in enumerate(DOTS)),
    "meant": listed(f"{dots} (“{in_sentence(wanted)}”)" for wanted, dots in MEANT.items()),
    "strong": fit.STRONG,
}


def fit_context(whole: Whole, query: Query) -> dict[str, Any]:
    answers = read_answers(whole, query)
    fits = None if answers.is_empty else Fits(candidates(whole), answers).shown
    assumed = beginner(whole) if answers.ask_for_a_way and not answers.start else None
    form = _form(whole, answers, query.text("find"))
    return {"answers": answers, "fits": fits, "assumed": assumed, "rule": RULE, **form, "ignored": query.ignored}


def _form(whole: Whole, answers: FitAnswers, find: str) -> dict[str, Any]:
    """The questions with what was answered and what can be; of many starting points those that a word finds."""
    starts = Finder(whole, find).offered(StartingPoint, [answers.start] if answers.start else [])
    offered = {"start": {one.slug: one.title for one in starts.entries}}
    asked = [(one, given, offered.get(one.name, one.choices)) for one, given in answers.given]
    return {"asked": asked, "starts": starts, "find": find}


@dataclass(frozen=True)
class Fit:
    """How well a role fits a visitor's answers."""

    role: Role
    answers: FitAnswers
    candidates: Mapping[Role, Candidate]

    @property
    def _candidate(self) -> Candidate:
        return self.candidates[self.role]

    @cached_property
    def remarks(self) -> list[Remark]:
        return self._candidate.remarks(self.answers)

    @cached_property
    def outcomes(self) -> tuple[Outcome, ...]:
        remarks = self._candidate.remarks(self.answers)  # not kept: all roles are ranked, and few are shown
        return tuple(remark.outcome for remark in remarks if remark.outcome is not None)

    @cached_property
    def group(self) -> Group:
        return fit.group(self.outcomes)

    @property
    def rank(self) -> tuple[int, int, int]:
        """Where it stands among others: in its group the one with fewest misfits comes first, then what fits most."""
        return [*Group].index(self.group), self.outcomes.count(Outcome.MISFIT), -self.outcomes.count(Outcome.FIT)

    @cached_property
    def reasons(self) -> list[Remark]:
        return [*islice(chain(self._of(Outcome.FIT), self._candidate.suits), REASONS)]

    @cached_property
    def warnings(self) -> list[Remark]:
        """All that does not fit; else what is near, the way there before anything else; else what is hard for some."""
        near = reversed([*self._of(Outcome.NEAR)])
        return [*self._of(Outcome.MISFIT)] or [*islice(chain(near, self._candidate.hard), 1)]

    def _of(self, outcome: Outcome) -> Iterator[Remark]:
        return (remark for remark in self.remarks if remark.outcome is outcome)

    @property
    def facts(self) -> list[Any]:
        """What stands behind its reasons and warnings."""
        return [fact for one in (*self.reasons, *self.warnings) for fact in one.facts]

    @property
    def narrower(self) -> "list[Fit]":
        """The specialisms that grow from it."""
        return [Fit(role, self.answers, self.candidates) for role in self.role.narrower.all()]


@dataclass(frozen=True)
class FitGroup:
    """The first roles of a group. Its length is that of the whole group."""

    first: Sequence[Fit]
    count: int

    def __len__(self) -> int:
        return self.count


@dataclass(frozen=True)
class ShownFits:
    """What the page shows. It does not hold the other roles, as what a page has shown is not freed at once."""

    count: int
    strong: FitGroup
    possible: FitGroup
    less_likely: FitGroup
    in_short: str
    alike: list[tuple[str, str, str]]
    compared: tuple[str, str]
    planned: tuple[str, str]


@dataclass(frozen=True)
class Fits:
    """All professions, by how they stand for some answers."""

    candidates: Mapping[Role, Candidate]
    answers: FitAnswers

    @cached_property
    def all(self) -> list[Fit]:
        """All professions, in the order in which the page shows them."""
        found = [Fit(role, self.answers, self.candidates) for role in self.candidates if not role.is_specialism]
        return sorted(found, key=attrgetter("rank"))

    @cached_property
    def strong(self) -> list[Fit]:
        return self._of(Group.STRONG)

    @cached_property
    def possible(self) -> list[Fit]:
        return self._of(Group.POSSIBLE)

    @cached_property
    def less_likely(self) -> list[Fit]:
        return self._of(Group.LESS_LIKELY)

    def _of(self, group: Group) -> list[Fit]:
        return [one for one in self.all if one.group is group]

    @property
    def shown(self) -> ShownFits:
        strong, possible, less = (
            FitGroup(one[:SHOWN_OF_A_GROUP], len(one)) for one in (self.strong, self.possible, self.less_likely)
        )
        return ShownFits(len(self.all), strong, possible, less, self.in_short, self.alike, self.compared, self.planned)

    @property
    def in_short(self) -> str:
        """Two roles fit well, three could fit, one fits less."""
        strong, possible, less = map(len, (self.strong, self.possible, self.less_likely))
        said = [(strong, f"{_fits(strong)} well"), (possible, "could fit"), (less, f"{_fits(less)} less")]
        return capitalised(f"{', '.join(f'{spelt(count)} {words}' for count, words in said if count)}.")

    @property
    def alike(self) -> list[tuple[str, str, str]]:
        """Professions that these answers don't tell apart, and which of them are compared, in words; with its query."""
        by_outcomes: dict[tuple[Outcome, ...], list[Fit]] = {}
        for one in (*self.strong, *self.possible):
            by_outcomes.setdefault(one.outcomes, []).append(one)
        return [
            (some_of([in_sentence(one.role.title) for one in some], MOST_TITLES), _compared(some), _roles(some))
            for some in by_outcomes.values()
            if len(some) > 1
        ][:MOST_ALIKE]

    @property
    def compared(self) -> tuple[str, str]:
        """The two that come first, in words, and the query that compares them."""
        strong = len(self.strong)
        words = "two that come first" if strong < 2 else "two that fit well" if strong == 2 else "first two"
        return words, _roles(self.all[:2])

    @property
    def planned(self) -> tuple[str, str]:
        """Where one plans the way to, in words, empty if to one role; and the query that does.

        It is to those that fit well, or else to the one that comes first.
        """
        fits = self.strong[:MOST_LED_ON] or self.all[:1]
        words = f" to {spelt(len(fits))} roles" if len(fits) > 1 else ""
        person = Person(self.answers.start, country=self.answers.country)
        return words, PlanRequest(person, tuple(one.role for one in fits), self.answers.years).query


def _fits(count: int) -> str:
    return "fits" if count == 1 else "fit"


def _compared(fits: Sequence[Fit]) -> str:
    """How one speaks of the roles that fit and are compared: them, or the first three."""
    return "them" if len(fits) <= MOST_LED_ON else f"the first {spelt(MOST_LED_ON)}"


def _roles(fits: Sequence[Fit]) -> str:
    return urlencode([("role", one.role.slug) for one in fits[:MOST_LED_ON]])

"""How all professions stand for what somebody answers: which fit well, and what speaks for and against each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, islice
from typing import Any
from urllib.parse import urlencode

from careerguide.content.whole import Whole
from careerguide.web.english import capitalised, in_sentence, some_of, spelt
from pathways.person import Person
from roles.models import Role

from . import fit
from .fit import Group, Outcome, Outcomes
from .fit_questions import FitAnswer, FitAnswers
from .fit_remarks import Candidate, Remark, candidates
from .request import PlanRequest

REASONS = 2  # for a role
MOST_SHOWN = 10  # roles
MOST_LED_ON = 4  # that one compares, or plans the way to
MOST_ALIKE, MOST_TITLES = 3, 6  # groups of roles that answers do not tell apart, and roles that are named of one
ANSWERS_KEPT = 100  # of which each takes some 8 kB for 1,000 roles


class Professions:
    """The roles that are weighed by answers, and what each answer comes to for all of them once somebody gave it."""

    def __init__(self, whole: Whole) -> None:
        self.candidates = candidates(whole)
        self.roles = [role for role in self.candidates if not role.is_specialism]
        self._outcomes_of = lru_cache(ANSWERS_KEPT)(self._weighed_by)

    def outcomes(self, answers: FitAnswers) -> Iterable[Outcomes]:
        """What the answers come to for each profession; those to which nothing is known of it are left out."""
        weighed = zip(*map(self._outcomes_of, answers.weighed), strict=True)
        return (tuple(outcome for outcome in each if outcome is not None) for each in weighed)

    def _weighed_by(self, answer: FitAnswer) -> list[Outcome | None]:
        remarks = (self.candidates[role].remark(answer) for role in self.roles)
        return [remark.outcome if remark else None for remark in remarks]


def professions(whole: Whole) -> Professions:
    return whole.derive(Professions)


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
    """The roles of a group that are shown. Its length is that of the whole group."""

    shown: Sequence[Fit]
    count: int

    def __len__(self) -> int:
        return self.count


@dataclass(frozen=True)
class Fits:
    """All professions, by how they stand for some answers."""

    professions: Professions
    answers: FitAnswers

    @property
    def count(self) -> int:
        return len(self.professions.roles)

    @cached_property
    def ranked(self) -> list[tuple[Role, Outcomes]]:
        """All professions in the order in which the page shows them, with what the answers come to for each."""
        found = zip(self.professions.roles, self.professions.outcomes(self.answers), strict=True)
        return sorted(found, key=lambda one: fit.rank(one[1]))

    @cached_property
    def groups(self) -> dict[Group, list[Role]]:
        groups: dict[Group, list[Role]] = {group: [] for group in Group}
        for role, outcomes in self.ranked:
            groups[fit.group(outcomes)].append(role)
        return groups

    @property
    def is_part(self) -> bool:
        """Whether there are more roles than are shown."""
        return self.count > MOST_SHOWN

    @cached_property
    def strong(self) -> FitGroup:
        return self._group(Group.STRONG, MOST_SHOWN)

    @cached_property
    def possible(self) -> FitGroup:
        return self._group(Group.POSSIBLE, MOST_SHOWN - len(self.strong))

    @cached_property
    def less_likely(self) -> FitGroup:
        return self._group(Group.LESS_LIKELY, MOST_SHOWN - len(self.strong) - len(self.possible))

    def _group(self, group: Group, room: int) -> FitGroup:
        roles = self.groups[group]
        shown = [Fit(role, self.answers, self.professions.candidates) for role in roles[: max(room, 0)]]
        return FitGroup(shown, len(roles))

    @property
    def in_short(self) -> str:
        """Two roles fit well, three could fit, one fits less."""
        strong, possible, less = map(len, (self.strong, self.possible, self.less_likely))
        said = [(strong, f"{_fits(strong)} well"), (possible, "could fit"), (less, f"{_fits(less)} less")]
        return capitalised(f"{', '.join(f'{spelt(count)} {words}' for count, words in said if count)}.")

    @property
    def alike(self) -> list[tuple[str, str, str]]:
        """Professions that these answers don't tell apart, and which of them are compared, in words; with its query."""
        by_outcomes: dict[Outcomes, list[Role]] = {}
        for role, outcomes in self.ranked[: len(self.strong) + len(self.possible)]:
            by_outcomes.setdefault(outcomes, []).append(role)
        return [
            (some_of([in_sentence(role.title) for role in some], MOST_TITLES), _compared(some), _roles(some))
            for some in by_outcomes.values()
            if len(some) > 1
        ][:MOST_ALIKE]

    @property
    def compared(self) -> tuple[str, str]:
        """The two that come first, in words, and the query that compares them."""
        strong = len(self.strong)
        words = "two that come first" if strong < 2 else "two that fit well" if strong == 2 else "first two"
        return words, _roles([role for role, _ in self.ranked[:2]])

    @property
    def planned(self) -> tuple[str, str]:
        """Where one plans the way to, in words, empty if to one role; and the query that does.

        It is to those that fit well, or else to the one that comes first.
        """
        roles = self.groups[Group.STRONG][:MOST_LED_ON] or [role for role, _ in self.ranked[:1]]
        words = f" to {spelt(len(roles))} roles" if len(roles) > 1 else ""
        person = Person(self.answers.start, country=self.answers.country)
        return words, PlanRequest(person, tuple(roles), self.answers.years).query


def _fits(count: int) -> str:
    return "fits" if count == 1 else "fit"


def _compared(roles: Sequence[Role]) -> str:
    """How one speaks of the roles that fit and are compared: them, or the first three."""
    return "them" if len(roles) <= MOST_LED_ON else f"the first {spelt(MOST_LED_ON)}"


def _roles(roles: Sequence[Role]) -> str:
    return urlencode([("role", role.slug) for role in roles[:MOST_LED_ON]])

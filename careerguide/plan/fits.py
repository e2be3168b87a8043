"""How all professions stand for what somebody answers: which fit well, and what speaks for and against each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, groupby, islice
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
MOST_SHOWN = 8  # roles
MOST_LED_ON = 4  # that one compares, or plans the way to
MOST_ALIKE, MOST_TITLES = 3, 6  # groups of roles that answers do not tell apart, and roles that are named of one
ANSWERS_KEPT = 100  # of which each takes some 8 kB for 1,000 roles


class Professions:
    """The roles that are weighed by answers, and what each answer comes to for all of them once somebody gave it."""

    def __init__(self, whole: Whole) -> None:
        self.candidates = candidates(whole)
        self._ranked = [one for one in self.candidates.values() if not one.role.is_specialism]
        self.roles = [one.role for one in self._ranked]
        self._outcomes_of = lru_cache(ANSWERS_KEPT)(self._weighed_by)

    def outcomes(self, answers: FitAnswers) -> Iterable[Outcomes]:
        """What the answers come to for each profession."""
        return zip(*map(self._outcomes_of, answers.weighed), strict=True)

    def _weighed_by(self, answer: FitAnswer) -> list[Outcome | None]:
        remarks = (candidate.remark(answer) for candidate in self._ranked)
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
    def _numbers(self) -> dict[Outcomes, list[int]]:
        """The places of professions in their list, by what the answers come to for them: few differ in that."""
        found: dict[Outcomes, list[int]] = defaultdict(list)
        for number, outcomes in enumerate(self.professions.outcomes(self.answers)):
            found[outcomes].append(number)
        return found

    def _roles(self, *several: Outcomes) -> list[Role]:
        """The professions for which the answers come to one of several, in the order of their list."""
        numbers = sorted(chain.from_iterable(self._numbers[outcomes] for outcomes in several))
        return [self.professions.roles[number] for number in numbers]

    @cached_property
    def groups(self) -> dict[Group, list[Role]]:
        """All professions by their groups, in the order in which the page shows them."""
        groups: dict[Group, list[Role]] = {group: [] for group in Group}
        for _, (first, *others) in groupby(sorted(self._numbers, key=fit.rank), fit.rank):
            groups[fit.group(first)] += self._roles(first, *others)
        return groups

    def _first(self, most: int) -> list[Role]:
        return [*islice(chain.from_iterable(self.groups.values()), most)]

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
        in_order = sorted(self._numbers, key=lambda one: (fit.rank(one), self._numbers[one]))
        fitting = (one for one in in_order if fit.group(one) is not Group.LESS_LIKELY)
        alike = (self._roles(one) for one in fitting if len(self._numbers[one]) > 1)
        return [
            (some_of([in_sentence(role.title) for role in some], MOST_TITLES), _compared(some), _query_of(some))
            for some in islice(alike, MOST_ALIKE)
        ]

    @property
    def compared(self) -> tuple[str, str]:
        """The two that come first, in words, and the query that compares them."""
        strong = len(self.strong)
        words = "two that come first" if strong < 2 else "two that fit well" if strong == 2 else "first two"
        return words, _query_of(self._first(2))

    @property
    def planned(self) -> tuple[str, str]:
        """Where one plans the way to, in words, empty if to one role; and the query that does.

        It is to those that fit well, or else to the one that comes first.
        """
        roles = self.groups[Group.STRONG][:MOST_LED_ON] or self._first(1)
        words = f" to {spelt(len(roles))} roles" if len(roles) > 1 else ""
        person = Person(self.answers.start, country=self.answers.country)
        return words, PlanRequest(person, tuple(roles), self.answers.years).query


def _fits(count: int) -> str:
    return "fits" if count == 1 else "fit"


def _compared(roles: Sequence[Role]) -> str:
    """How one speaks of the roles that fit and are compared: them, or the first of them."""
    return "them" if len(roles) <= MOST_LED_ON else f"the first {spelt(MOST_LED_ON)}"


def _query_of(roles: Sequence[Role]) -> str:
    return urlencode([("role", role.slug) for role in roles[:MOST_LED_ON]])

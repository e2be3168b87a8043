"""What each answer comes to for a role, in words that are taken from the role's own facts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from careerguide.content.markup import LinkedText
from careerguide.content.whole import Whole
from careerguide.web.english import capitalised, in_place, in_sentence, listed, with_article
from pathways.duration import Length
from pathways.models import StartingPoint, Way
from pathways.person import Country, beginner
from roles import wording
from roles.axes import DOTS
from roles.groups import placed_group
from roles.models import Duty, Role, RoleSkill, WorkStatement
from roles.standing import Standing, standings_of
from roles.work import Said, work_facts

from . import fit
from .fit import Outcome, WayThere
from .fit_questions import AmountAnswer, FitAnswer, FitAnswers, LikeAnswer, WayAnswer

SKILLS_NAMED = 2  # skills
WANTED = {"a-lot": "a lot of", "some": "some", "little": "little"}  # as it stands before what is wanted
LEAST_NAMED = 2  # dots, from which on the skills are named of which they are made


class Remark(NamedTuple):
    """What one answer comes to, and the facts behind it. What does not fit is said so as to follow “but”."""

    told: str | Callable[[], str]  # Markdown, or what puts it together: all roles are ranked, and few are shown
    outcome: Outcome | None = None  # None where it is true whatever was answered
    facts: Sequence[Any] = ()

    @property
    def words(self) -> str:
        return self.told if isinstance(self.told, str) else self.told()


@dataclass(frozen=True)
class Candidate:
    """A role with what is held of it. Whoever names no start stands where `beginner` does."""

    standing: Standing
    beginner: StartingPoint | None

    @property
    def role(self) -> Role:
        return self.standing.role

    def remarks(self, answers: FitAnswers) -> list[Remark]:
        """A remark on each answer to which something is known of the role."""
        return [remark for answer in answers.weighed if (remark := self.remark(answer))]

    def remark(self, answer: FitAnswer) -> Remark | None:
        match answer:
            case LikeAnswer(like):
                return self.liking(like)
            case AmountAnswer(axis, wanted):
                return self.amount(axis, wanted)
            case WayAnswer():
                return self.going(answer)

    # What one likes

    def liking(self, like: str) -> Remark | None:
        duties = [*self.role.duties.all()]
        tasks = [duty for duty in duties if duty.like == like]
        letters = [letter for letter in self._interests if fit.LIKES[letter] == like]
        if not (duties or letters):
            return None
        outcome = fit.liking(len(tasks) + len(letters)) if duties else Outcome.FIT

        def told() -> str:
            name = in_sentence(Duty.Like(like).label)
            if outcome is Outcome.MISFIT:
                return f"you like {name}, and none of its tasks is mostly about that."
            done = f"you would {in_sentence(tasks[0].title)}" if tasks else self._interest(letters[0])
            lead = f"You like {name}" if outcome is Outcome.FIT else f"{name} is a smaller part of it"
            return f"{lead}: {done}."

        return Remark(told, outcome, duties if outcome is Outcome.MISFIT else tasks[:1] or self._said_of_interests)

    @property
    def _interests(self) -> str:
        """Holland's letters, of the role itself or of the nearest occupation that has them."""
        return "".join(one.text for one in self._said_of_interests)

    @property
    def _said_of_interests(self) -> list[WorkStatement]:
        return self._said.get(WorkStatement.Kind.INTERESTS, [])[:1]

    def _interest(self, letter: str) -> str:
        group = placed_group(self._said_of_interests[0])
        return f"{wording.INTERESTS[letter]}{f', as {group} do' if group else ''}"

    @cached_property
    def _said(self) -> Said:
        return work_facts(self.role)

    # How much of something one wants

    def amount(self, axis: str, wanted: str) -> Remark | None:
        dots = self._dots[axis]
        if dots is None:
            return None
        outcome, skills = fit.amount(wanted, dots), self._main_skills.get(axis, ())

        def told() -> str:
            words = f"you want {WANTED[wanted]} work with {axis}, and there is {_there_is(dots, skills)}."
            return capitalised(words) if outcome is Outcome.FIT else words

        return Remark(told, outcome, skills)

    @cached_property
    def _dots(self) -> dict[str, int | None]:
        return {axis.name: axis.dots for axis in self.standing.axes}

    @cached_property
    def _main_skills(self) -> dict[str, tuple[RoleSkill, ...]]:
        """By axis the first of the skills of which the role asks for most."""
        by_axis: dict[str, list[RoleSkill]] = {}
        for asked in self.role.skills.all():
            by_axis.setdefault(asked.skill.axis, []).append(asked)
        return {axis: _deepest(asked) for axis, asked in by_axis.items()}

    # How one gets there

    def going(self, asked: WayAnswer) -> Remark:
        start = asked.start or self.beginner
        ways = self._ways.get(start)
        if start is None or not ways:
            return self._without_way(start, asked.country)
        here = [one for one in ways if asked.country.takes(one[0].places)]
        known = [(way, length, _there(way, length, is_elsewhere=not here)) for way, length in here or ways]
        return _going(start, *max(known, key=lambda one: _merits(one[-1], asked.years)), asked.years)

    @cached_property
    def _ways(self) -> dict[StartingPoint | None, list[tuple[Way, Length]]]:
        """The ways to the role with their lengths, by where they start."""
        found: dict[StartingPoint | None, list[tuple[Way, Length]]] = {}
        for pathway in self.role.pathways.all():
            found.setdefault(pathway.starting_point, []).extend((way, way.length) for way in pathway.ways.all())
        return found

    def _without_way(self, start: StartingPoint | None, country: Country) -> Remark:
        """What is said where no way leads to the role: what comes nearest, if anything."""
        nearest = start.nearest_way_to(self.role) if start else None

        def told() -> str:
            who = _said_for(start) if start else ""
            if nearest is None:
                return f"we know no way there{f' {who}' if who else ''}."
            words = nearest.told_without(country.others)
            return _begun(f"{who}:", words or f"We know no direct way. Nearest: {in_sentence(str(nearest.nearest))}.")

        return Remark(told, Outcome.NEAR if nearest and not nearest.nearest else Outcome.MISFIT)

    # What else is held of it

    @cached_property
    def suits(self) -> list[Remark]:
        """What speaks for a role, whatever the visitor answered."""
        essential = [asked for asked in self.role.skills.all() if asked.is_essential][:SKILLS_NAMED]
        return [
            *self._statements("You may like it if", WorkStatement.Kind.SUITS),
            *([Remark(f"It is built on {_skills_named(essential)}.", facts=essential)] if essential else []),
            *(Remark(one.text, facts=(one,)) for one in self._said.get(WorkStatement.Kind.IN_SHORT, [])),
        ]

    @cached_property
    def hard(self) -> list[Remark]:
        """What speaks against a role, whatever the visitor answered."""
        return self._statements("think twice if", WorkStatement.Kind.HARD)

    def _statements(self, lead: str, kind: WorkStatement.Kind) -> list[Remark]:
        return [Remark(_begun(lead, one.text), facts=(one,)) for one in self._said.get(kind, [])]


def candidates(whole: Whole) -> dict[Role, Candidate]:
    return whole.derive(_candidates)


def _candidates(whole: Whole) -> dict[Role, Candidate]:
    return {role: Candidate(standing, beginner(whole)) for role, standing in standings_of(whole).items()}


def _deepest(asked: Sequence[RoleSkill]) -> tuple[RoleSkill, ...]:
    most = max(one.depth for one in asked)
    return tuple(one for one in asked if one.depth == most)[:SKILLS_NAMED]


def _there_is(dots: int, skills: Iterable[RoleSkill]) -> str:
    """How much there is of something, with an example where there is enough of it."""
    if dots < LEAST_NAMED:
        return f"{'only ' if dots else ''}{DOTS[dots]}"
    return f"{DOTS[dots]}, such as {_skills_named(skills)}"


def _skills_named(asked: Iterable[RoleSkill]) -> str:
    return listed(in_sentence(one.skill.title) for one in asked)


def _begun(lead: str, text: str) -> str:
    """A text as it follows words that begin its first sentence; its links still lead where they led."""
    if isinstance(text, LinkedText):
        return LinkedText(f"{lead} {in_sentence(text.typed)}", text.leads_to, text.quote)
    return f"{lead} {in_sentence(text)}"


def _there(way: Way, length: Length, *, is_elsewhere: bool) -> WayThere:
    longest = None if length.is_at_least else length.longest
    return WayThere(length.shortest, longest, is_weak=way.is_weak, is_elsewhere=is_elsewhere)


def _merits(there: WayThere, years: int) -> tuple[Outcome, bool, int]:
    return fit.going(there, years), not there.is_weak, -there.shortest


def _going(start: StartingPoint, way: Way, length: Length, there: WayThere, years: int) -> Remark:
    outcome = fit.going(there, years)

    def told() -> str:
        who = _said_for(start)
        place = f" {in_place(way.place.title, way.place.short_title)}" if way.place else ""
        time = f"{length.in_words or 'an unknown time'}{place}"
        if outcome is Outcome.FIT:
            return f"{capitalised(who)} it takes {time}."
        if outcome is Outcome.MISFIT:
            return f"{who} it takes {time}, longer than you said."
        if there.is_elsewhere:
            return f"{who} it takes {time}, and we know no way in your country."
        if there.is_weak:
            return f"{who} it takes {time}, by a way that we can hardly back."
        return f"{who} it may take longer than you said: {time}."

    return Remark(told, outcome, (way.pathway,))


def _said_for(start: StartingPoint) -> str:
    """Whom a time is for: for a nurse."""
    return f"for {with_article(start.title)}"

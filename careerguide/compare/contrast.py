"""What tells the compared roles apart, in a sentence and three points: as written for two, else from what is known."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from careerguide.content.whole import Whole
from careerguide.web.english import (
    after,
    brief,
    capitalised,
    in_place,
    in_sentence,
    listed,
    short_place,
    some_of,
    spelt,
    with_article,
)
from roles.applied import Applied
from roles.axes import AxisValue
from roles.groups import group_of
from roles.models import PairStatement, Role, RolePair, SalaryBand, pairs_of
from roles.standing import core_of
from roles.wording import change_in_words, money

from .answers import WORDS_AT_MOST, answers_of
from .criteria import markets_to_weigh, median_in
from .skills import SkillSpread, spread
from .table import PointRow, all_of, rows_of, the

MOST_POINTS = 3
SKILLS_TOLD = 3
MIXED_UP = "Why people mix them up"


@dataclass(frozen=True)
class GistPoint:
    """One point, with a label before it and the facts that are marked behind it."""

    label: str
    words: str
    facts: tuple[Any, ...] = ()


@dataclass(frozen=True)
class Measured:
    """Something of a role that can be put in order, and how it is told."""

    role: Role
    number: Any
    words: str
    fact: Any = None

    def __str__(self) -> str:
        return f"{self.words} {as_one(self.role)}"

    @property
    def counted(self) -> str:
        """US$120,230 as a data scientist (counted as statisticians)."""
        return f"{self} (counted as {group_of(self.fact)})" if self.fact else str(self)


def as_one(role: Role) -> str:
    """How one works in a role: “as a data scientist”; a new specialism is a field: “in AI for farms”."""
    return f"in {in_sentence(role.title)}" if role.is_specialism else f"as {with_article(role.title)}"


class Contrast:
    """What tells some roles apart."""

    def __init__(self, whole: Whole, roles: Sequence[Role]) -> None:
        self._answers = answers_of(whole)
        self.roles = roles
        self.told = [self._answers.of(role) for role in roles]
        self.rows = rows_of(whole, roles)
        self._titles = {skill.slug: skill.title for skill in core_of(whole)}

    @property
    def is_two(self) -> bool:
        return len(self.roles) == 2

    @cached_property
    def pair(self) -> RolePair | None:
        """What is written about the two; None for more than two, and where nothing is."""
        first, *others = self.roles
        pairs = pairs_of(first) if self.is_two else []
        return next((pair for pair in pairs if others[0] in (pair.first, pair.second)), None)

    @property
    def title(self) -> str:
        """The comparison's title as a question: Informaticist, data engineer or analyst?"""
        first, *others = (role.title for role in self.roles)
        *middle, last = map(in_sentence, others)
        return f"{', '.join([first, *middle])} or {last}?"

    @property
    def sentence(self) -> str:
        if self.pair:
            return self.pair.summary
        return ("" if self.is_two else self._by_axes) or self._by_work

    @property
    def _by_work(self) -> str:
        """The work of each role in a sentence: As an engineer you build machines; in farming you grow food."""
        most = 2 * WORDS_AT_MOST if self.is_two else WORDS_AT_MOST
        told = [f"{as_one(role)} you {brief(after('You', role.summary), most)}" for role in self.roles]
        return f"{capitalised('; '.join(told))}."

    @property
    def _by_axes(self) -> str:
        """In which of the judged roles each axis, such as medicine, has the most dots."""
        most = [(name, [role for role, axis in of if axis.dots == _most(of)], len(of)) for name, of in self._axes]
        told = [(name, self._where(roles)) for name, roles, judged in most if len(roles) < judged]
        said = [
            f"{name} {where}" if number else f"{name} counts most {where}" for number, (name, where) in enumerate(told)
        ]
        of = f"these {spelt(len(self.roles))}" if all(one.portrait.axes for one in self.told) else "those we can judge"
        return f"Of {of}, {'; '.join(said)}." if said else ""

    def _where(self, roles: Sequence[Role]) -> str:
        """Some of the roles in a sentence: as a nurse and as a coder; three of four: everywhere but as a nurse."""
        other, *more = [one for one in self.roles if one not in roles]
        return listed(map(as_one, roles)) if more or len(roles) < 3 else f"everywhere but {as_one(other)}"

    @cached_property
    def _axes(self) -> list[tuple[str, list[tuple[Role, AxisValue]]]]:
        """Each axis with what the judged roles have of it; none where fewer than two are judged."""
        judged = [(one.role, one.portrait.axes) for one in self.told if one.portrait.axes]
        found: dict[str, list[tuple[Role, AxisValue]]] = {}
        for role, axes in judged if len(judged) > 1 else []:
            for axis, _ in axes:
                found.setdefault(axis.name, []).append((role, axis))
        return [(name, of) for name, of in found.items() if len(of) == len(judged)]

    # Points

    @property
    def remarks(self) -> list[GistPoint]:
        if self.pair:
            same, confused = _written("Same", self.pair.same), _written(MIXED_UP, self.pair.confused)
            return [*islice(self._different(), 1), *same, *confused]
        return [*islice(self._known(), MOST_POINTS)]

    def _different(self) -> Iterator[GistPoint]:
        yield from self._by_days()
        yield from self._by_skills("Different")

    def _known(self) -> Iterator[GistPoint]:
        """The points of difference that can be told, the most telling first."""
        yield from self._belonging()
        yield from self._counted_together()
        yield from self._by_days()
        yield from self._by_pay()
        yield from self._by_way_in()
        yield from self._by_time()
        yield from self._by_jobs()
        yield from self._uncounted()
        yield from self._by_skills("Skills")
        yield from self._shared_skills()

    def _belonging(self) -> Iterator[GistPoint]:
        """Which of them are specialisms of another, or all of one."""
        broader = {role.broader for role in self.roles if role.broader and role.broader.is_published}
        for one in sorted(broader, key=lambda role: role.rank):
            those = [role for role in self.roles if role.broader == one]
            if len(those) == len(self.roles):
                yield GistPoint("Same", f"{all_of(self.roles)} are new specialisms of {the(one)}")
            elif one in self.roles:
                are = "is a new specialism" if len(those) == 1 else "are new specialisms"
                yield GistPoint("How they belong", f"{capitalised(listed(map(the, those)))} {are} of {the(one)}")

    def _counted_together(self) -> Iterator[GistPoint]:
        """Roles that share a statistic of pay are told so."""
        for facts, roles in (shared for row in self.rows for shared in shared_figures(row)):
            who = all_of(roles) if len(roles) == len(self.roles) else listed(map(the, roles))
            place = short_place(facts[0].market.title)
            yield GistPoint("Same figures", f"{place} statistics count {who} among {group_of(facts[0])}", facts)
            return

    def _by_days(self) -> Iterator[GistPoint]:
        """How the days of two roles differ: Medicine counts more as an engineer, code as a scientist."""
        if not self.is_two:
            return
        first, second = self.roles
        more: dict[Role, list[str]] = {first: [], second: []}
        for name, ((_, of_first), (_, of_second)) in self._axes:
            if of_first.dots != of_second.dots:
                more[first if (of_first.dots or 0) > (of_second.dots or 0) else second].append(name)
        if told := [(names, as_one(role)) for role, names in more.items() if names]:
            (names, where), *others = told
            verb = "counts" if len(names) == 1 else "count"
            rest = [f"{listed(some)} {there}" for some, there in others]
            yield GistPoint("Different", ", ".join([f"{listed(names)} {verb} more {where}", *rest]))

    def _by_pay(self) -> Iterator[GistPoint]:
        """What half of those who are counted earn more than, where that can be compared."""
        for market in markets_to_weigh(self._answers.markets, self.told)[:1]:
            place = in_place(market.title, short_place(market.title))
            medians = [(told.role, median_in(market, told)) for told in self.told]
            paid = [Measured(role, one.median, money(one.median, one.currency), one) for role, one in medians if one]
            yield from self._by_amounts(f"Pay {place}", "half earn over", paid)

    def _by_way_in(self) -> Iterator[GistPoint]:
        entries = [(one.role, tile.fact) for one in self.told for tile in one.portrait.tiles.way_in]
        if len(entries) < len(self.roles):
            return
        asked: dict[str, list[Role]] = {}
        for role, entry in entries:
            asked.setdefault(with_article(entry.education), []).append(role)
        *others, (usual, those) = sorted(asked.items(), key=lambda one: len(one[1]))
        facts = tuple(entry for _, entry in entries)
        if not others:
            yield GistPoint("Same", f"the usual way in is {usual} for {all_of(self.roles)}", facts)
            return
        told = [f"{degree} {listed(map(as_one, roles))}" for degree, roles in others]
        last = f"{usual} {as_one(those[0])}" if len(those) == 1 else f"otherwise {usual}"
        yield GistPoint("Usual way in", ", ".join([*told, last]), facts)

    def _by_time(self) -> Iterator[GistPoint]:
        start = self._answers.start
        ways: list[tuple[Role, Any]] = [(role, start.pathway_to(role) if start else None) for role in self.roles]
        if unknown := [role for role, way in ways if way is None]:
            if len(unknown) < len(ways):
                yield GistPoint("Time from school", f"we know no direct way to work {listed(map(as_one, unknown))}")
            return
        amounts = [
            Measured(role, max(one.length.longest for one in way.ways.all()), way.short_time) for role, way in ways
        ]
        yield from self._by_amounts("Time from school", "", amounts)

    def _by_jobs(self) -> Iterator[GistPoint]:
        found = [(one.role, outlook) for one in self.told for outlook in one.portrait.nearest_growth[:1]]
        periods = {outlook.period for _, outlook in found}
        if len(found) == len(self.roles) and len(periods) == 1:
            outlook = found[0][1]
            place = f"{short_place(outlook.market.title)} jobs by {outlook.end_year}"
            amounts = [Measured(role, one.change_percent, change_in_words(one), one) for role, one in found]
            yield from self._by_amounts(place, "", amounts)

    def _by_amounts(self, label: str, lead: str, amounts: Sequence[Measured]) -> Iterator[GistPoint]:
        """Two amounts side by side; of more the least and the most, briefly. Nothing where they do not differ."""
        least, *_, most = amounts if self.is_two else sorted(amounts, key=lambda one: one.number)
        if least.words == most.words:
            return
        facts = tuple(one.fact for one in (least, most) if one.fact)
        told = f"{least.counted}, {most.counted}" if self.is_two else f"{least}, up to {most}"
        yield GistPoint(label, f"{lead} {told}".strip(), facts)

    def _by_skills(self, label: str) -> Iterator[GistPoint]:
        """The difference by skills: what one role alone asks for."""
        alone = [(role, skills) for role, skills in zip(self.roles, self.spread.only, strict=True) if skills]
        if told := [f"{self._skills(skills)} {as_one(role)}" for role, skills in alone]:
            yield GistPoint(label, f"only {', '.join(told)}")

    def _shared_skills(self) -> Iterator[GistPoint]:
        if self.spread.shared:
            yield GistPoint("Same", f"{all_of(self.roles)} need {self._skills(self.spread.shared)}")

    def _uncounted(self) -> Iterator[GistPoint]:
        if new := [as_one(one.role) for one in self.told if one.portrait.is_uncounted]:
            yield GistPoint("Not known", f"pay and jobs {listed(new)}: too new for official figures")

    @cached_property
    def spread(self) -> SkillSpread:
        return spread([one.portrait.standing.levels for one in self.told])

    def _skills(self, slugs: Sequence[str]) -> str:
        return some_of([in_sentence(self._titles[slug]) for slug in slugs], SKILLS_TOLD)


def shared_figures(row: PointRow) -> list[tuple[tuple[Any, ...], list[Role]]]:
    """The official figures of pay that stand for several of the roles, each with these."""
    found: dict[Any, tuple[tuple[Any, ...], list[Role]]] = {}
    for role, answer in row.cells:
        for band in answer.facts:
            if isinstance(band, Applied) and isinstance(band.row, SalaryBand):
                found.setdefault(band.row, (answer.facts, []))[1].append(role)
    return [(facts, roles) for facts, roles in found.values() if len(roles) > 1]


def _written(label: str, statements: Sequence[PairStatement]) -> list[GistPoint]:
    return [GistPoint(label, one.text.removesuffix("."), (one,)) for one in statements[:1]]


def _most(of: Sequence[tuple[Role, AxisValue]]) -> int:
    return max(axis.dots or 0 for _, axis in of)

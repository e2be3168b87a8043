"""What the page that compares shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString

from careerguide.catalogue.offered import Finder
from careerguide.content.models import Source
from careerguide.content.whole import Whole
from careerguide.web.english import in_sentence
from careerguide.web.query import Query
from roles.models import Role, RolePair
from roles.pay_lines import PayLines, kinds_drawn
from roles.standing import Core, core_of
from skills.models import Skill

from .chosen import chosen_roles
from .contrast import Contrast
from .drawing import MarketPayDrawn, pay_drawn
from .table import PointRow, all_of, the
from .weighing import WEIGHTS, Weighing

COMPARE_PARAMETERS = ("role", "market", "find", *WEIGHTS)
OFFERED_PAIRS = 6  # pairs that are offered to somebody who has chosen no roles


def compare_context(whole: Whole, query: Query) -> dict[str, Any]:
    chosen = chosen_roles(whole, query)
    find = query.text("find")
    context: dict[str, Any] = {
        "compared": chosen,
        "addable": None if chosen.is_full else Finder(whole, find).offered(Role).without(chosen.roles),
        "find": find,
        "noindex": bool(chosen.roles or find),
    }
    if chosen.is_enough:
        context |= {"comparison": Comparison(whole, chosen.roles), "weighing": Weighing(whole, chosen.roles, query)}
    else:
        context["pairs"] = whole[RolePair][:OFFERED_PAIRS]
    return context


@dataclass(frozen=True)
class SkillList:
    """Skills of the core that some of the roles ask for, and who that is."""

    who: str
    skills: list[Skill]


class Comparison:
    """Some roles side by side."""

    def __init__(self, whole: Whole, roles: Sequence[Role]) -> None:
        self.whole, self.roles = whole, roles
        self.core: Core = core_of(whole)
        self.difference = Contrast(whole, roles)

    @property
    def both(self) -> str:
        """How one speaks of all the compared roles: both, all three, all four."""
        return all_of(self.roles)

    @property
    def rows(self) -> list[PointRow]:
        return self.difference.rows

    @property
    def texts(self) -> list[Any]:
        """The facts behind the texts of the table."""
        return [fact for row in self.rows for fact in row.texts]

    @cached_property
    def pay(self) -> list[MarketPayDrawn]:
        return pay_drawn(self.whole, self.roles)

    @property
    def pay_drawn(self) -> list[PayLines]:
        return [one.drawn for one in self.pay if one.drawn]

    @property
    def pay_title(self) -> str:
        """Pay, and where, if it is drawn for one place alone."""
        drawn = [one.title for one in self.pay if one.drawn]
        return drawn[0] if len(drawn) == 1 else "Pay"

    @property
    def pay_kinds(self) -> set[str]:
        return kinds_drawn(self.pay_drawn)

    # Skills

    @property
    def skills(self) -> list[SkillList]:
        """What all ask for, then what several do, then what one alone does; of more than two only those that do."""
        found = self.difference.spread
        several = len(self.roles) > 2
        alone = [(f"only {the(role)}", slugs) for role, slugs in zip(self.roles, found.only, strict=True)]
        lists = [(self.both, found.shared), *([("some", found.some)] if several else []), *alone]
        lists = [one for one in lists if one[1] or not several or one[0] == self.both]
        return [SkillList(who, [one for one in self.core if one.slug in slugs]) for who, slugs in lists]

    @property
    def judged(self) -> int:
        """How many skills of the core are judged for each of them."""
        return len(self.core) - len(self.difference.spread.unjudged)

    @property
    def levels(self) -> list[tuple[Skill, SafeString]]:
        """What each role asks of each skill of the core, as cells of a table."""
        columns = [one.levels for one in self.difference.told]
        return [(skill, SafeString("".join(row))) for skill, *row in zip(self.core, *columns, strict=True)]

    # How sure it is

    @property
    def counted(self) -> list[tuple[Role, list[str]]]:
        """How statistics count each of them, place by place."""
        told = self.difference.told
        return [(one.role, [part.counted for part in one.portrait.main_pay if part.counted]) for one in told]

    @property
    def rules(self) -> list[str]:
        """The rules by which the levels of the working days are worked out."""
        return self.difference.told[0].portrait.standing.rules

    @property
    def unknown(self) -> list[str]:
        """What is not known of a role, and of which role."""
        return [f"{row.label} ({self.whom(row.unknown_for)})" for row in self.rows if row.unknown_for]

    @property
    def sources(self) -> list[Source]:
        """The sources of the table."""
        facts = [fact for row in self.rows for answer in row.answers for fact in (*answer.facts, *answer.texts)]
        return sorted({section.source for fact in facts for section in fact.sections}, key=lambda source: source.rank)

    def whom(self, roles: Sequence[Role]) -> str:
        every = len(roles) == len(self.roles)
        return self.both if every else ", ".join(in_sentence(role.title) for role in roles)

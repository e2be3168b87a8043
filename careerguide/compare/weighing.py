"""What a visitor weighs: the query string, read, and the order of the compared roles that it leads to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db.models import Prefetch, prefetch_related_objects
from django.http import QueryDict

from careerguide.compare.ranking import HEAVIEST, Criterion, Decision, Neighbours, Ranked, TurningPoint, plain
from careerguide.content.models import with_citations
from careerguide.web.query import Choices, quoted
from pathways.models import Step
from roles.models import Market, Role
from skills.models import Domain, Skill

from .chosen import Compared, compared
from .criteria import QUESTIONS, Answer, Question, Wanted, is_essential
from .forms import RolesForm

USUAL_WEIGHT = 1

# What a visitor asks


class Weight(forms.Field):
    """A whole number from 0 to 5; anything else counts as the usual weight."""

    widget = forms.NumberInput(attrs={"min": 0, "max": HEAVIEST, "step": 1, "inputmode": "numeric"})
    allowed = tuple(str(weight) for weight in range(HEAVIEST + 1))

    def clean(self, value: Any) -> int:
        return int(value) if value in self.allowed else USUAL_WEIGHT

    def bound_data(self, data: Any, initial: Any) -> int:
        return self.clean(data)

    def ignored(self, values: list[str], cleaned: int) -> str:
        wrong = [value for value in values if value not in self.allowed]
        if told := quoted(wrong):
            return f"the weight {told} of {self.label}, which is no whole number from 0 to {HEAVIEST}"
        if wrong:
            return f"the empty weight of {self.label}, which counts as {USUAL_WEIGHT}"
        return f"all but the last weight of {self.label}" if len(values) > 1 else ""


class One(forms.ChoiceField):
    """One known value; the first of them where none is given."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, **options)

    def clean(self, value: Any) -> str:
        known = [slug for slug, _ in self.choices]  # type: ignore[union-attr]
        return value if value in known else next(iter(known), "")

    def bound_data(self, data: Any, initial: Any) -> str:
        return self.clean(data)

    def ignored(self, values: list[str], cleaned: str) -> str:
        wrong = quoted(value for value in values if value != cleaned)
        return f"{str(self.label).lower()} {wrong}" if wrong else ""


class DecisionForm(RolesForm):
    """Weights, the market whose pay counts and the skills one has."""

    market = One(label="Market")
    have = Choices(label="Skill")

    def __init__(self, query: QueryDict, roles: Sequence[Role]) -> None:
        self.weights = {f"w-{question.slug}": Weight(label=question.name, required=False) for question in QUESTIONS}
        self.base_fields = self.base_fields | self.weights
        self.markets = {market.slug: market for market in markets_of(roles)}
        self.skills = {skill.slug: skill for skill in essential_skills_of(roles)}
        super().__init__(
            query,
            market=[(slug, market.title) for slug, market in self.markets.items()],
            have=[(slug, skill.title) for slug, skill in self.skills.items()],
        )

    @property
    def is_even(self) -> bool:
        """Whether each weight is the usual one, as it is until a visitor changes it."""
        return all(self.weight(question.slug) == USUAL_WEIGHT for question in QUESTIONS)

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.markets.get(self.cleaned_data["market"]), frozenset(self.cleaned_data["have"]))

    @property
    def weight_rows(self) -> list[tuple[Question, forms.BoundField]]:
        return [(question, self[f"w-{question.slug}"]) for question in QUESTIONS]

    @property
    def skill_groups(self) -> list[tuple[Domain, list[tuple[Skill, bool]]]]:
        """The skills to tick, by domain, and whether each is ticked."""
        have = self.cleaned_data["have"]
        by_domain = groupby(self.skills.values(), key=lambda skill: skill.domain)
        return [(domain, [(skill, skill.slug in have) for skill in skills]) for domain, skills in by_domain]

    def weight(self, slug: str) -> int:
        return self.cleaned_data[f"w-{slug}"]

    def query_with(self, roles: Sequence[Role], **changed: int) -> str:
        """The query string of the same page, perhaps with another weight."""
        weights = {question.slug: self.weight(question.slug) for question in QUESTIONS} | changed
        named = [("role", role.slug) for role in roles]
        asked = [(f"w-{slug}", str(weight)) for slug, weight in weights.items()]
        where = [("market", self.cleaned_data["market"])] if self.cleaned_data["market"] else []
        return urlencode([*named, *asked, *where, *(("have", skill) for skill in self.cleaned_data["have"])])


def markets_of(roles: Sequence[Role]) -> list[Market]:
    """Those in which a median is stated for any of the roles; first those that state one for each."""
    stated = [{band.market for band in role.salary_bands.all() if band.median is not None} for role in roles]
    return sorted(
        set().union(*stated),
        key=lambda market: (not all(market in one for one in stated), market.order, market.title),
    )


def essential_skills_of(roles: Sequence[Role]) -> list[Skill]:
    asked = {skill.skill for role in roles for skill in role.skills.all() if is_essential(skill)}
    return sorted(asked, key=lambda skill: (skill.domain.order, skill.domain_id, skill.order, skill.title))


# The outcome


@dataclass(frozen=True)
class Cell:
    role: Role
    answer: Answer
    score: str
    arithmetic: str


@dataclass(frozen=True)
class Row:
    question: Question
    criterion: Criterion
    cells: list[Cell]


class Weighing:
    """The compared roles, weighed as a query string asks."""

    def __init__(self, compared: Compared, form: DecisionForm) -> None:
        self.roles, self.form, wanted = compared.roles, form, form.wanted
        self._answers = {
            question.slug: [question.answer(role, wanted) for role in self.roles] for question in QUESTIONS
        }
        criteria = tuple(self._criterion(question, wanted) for question in QUESTIONS)
        self.decision = Decision(tuple(role.title for role in self.roles), criteria)

    def _criterion(self, question: Question, wanted: Wanted) -> Criterion:
        answers = self._answers[question.slug]
        values = tuple(answer.value for answer in answers)
        all_known = all(value.number is not None for value in values)
        return Criterion(
            question.slug,
            question.name,
            values,
            self.form.weight(question.slug),
            question.less_is_better,
            question.bar(answers, wanted) if all_known else "",
        )

    @property
    def by(self) -> str:
        """Whose weights these are."""
        return "with equal weights, until you change them" if self.form.is_even else "by your weights"

    @property
    def query(self) -> str:
        """The query string of the same weights."""
        return self.form.query_with(self.roles)

    @property
    def ranking(self) -> list[tuple[Ranked, Role, str]]:
        """Place and total, role, arithmetic; best first."""
        return [(one, self.roles[one.role], self.decision.arithmetic(one.role)) for one in self.decision.ranking]

    @cached_property
    def rows(self) -> list[Row]:
        by_slug = {question.slug: question for question in QUESTIONS}
        return [
            Row(
                by_slug[criterion.slug],
                criterion,
                [
                    Cell(role, answer, plain(criterion.scores[number]), criterion.arithmetic(number))
                    for number, (role, answer) in enumerate(zip(self.roles, self._answers[criterion.slug], strict=True))
                ],
            )
            for criterion in self.decision.counting
        ]

    @property
    def neighbours(self) -> list[tuple[Neighbours, list[tuple[TurningPoint, str]]]]:
        """Each two neighbours in the order, with their turning points and the page where it has turned."""
        return [
            (
                pair,
                [
                    (point, self.form.query_with(self.roles, **{point.criterion.slug: point.whole}))
                    for point in pair.turning_points
                ],
            )
            for pair in self.decision.neighbours
        ]


def weighed(query: QueryDict) -> dict[str, Any]:
    """The context of the page that weighs roles."""
    chosen = compared(query)
    weighing = weighed_roles(query, chosen)
    return {
        "compared": chosen,
        "form": weighing.form,
        "ignored": [*chosen.ignored, *weighing.form.ignored],
        "heaviest": HEAVIEST,
        "weighing": weighing if chosen.is_enough else None,
    }


def weighed_roles(query: QueryDict, chosen: Compared) -> Weighing:
    steps = Step.objects.prefetch_related(*with_citations())
    prefetch_related_objects(chosen.roles, Prefetch("pathways__steps", steps))
    return Weighing(chosen, DecisionForm(query, chosen.roles))

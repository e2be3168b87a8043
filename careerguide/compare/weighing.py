"""The compared roles weighed by what matters to a visitor: the query string, read, and the result in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.utils.safestring import SafeString

from careerguide.content.former import present_slugs
from careerguide.content.whole import Whole
from careerguide.web.english import capitalised, listed
from careerguide.web.pattern import fill
from careerguide.web.query import Query
from roles.models import Market, Role
from roles.standing import axis_names, core_of
from skills.models import Domain

from .answers import answers_of
from .criteria import Criterion, CriterionValue, criteria, markets_to_weigh, reason_left_out
from .ranking import Margin, Scoreboard, Weighed, Weight, points
from .table import the

HEAVIEST = 5  # in addresses
WEIGHTS = tuple(f"w-{slug}" for slug in ("pay", "growth", *Domain.Axis.values, "time"))
VERDICTS = {
    Margin.CLEAR: "{first} fits clearly better.",
    Margin.AHEAD: "{first} fits better.",
    Margin.CLOSE: "{first} is just ahead: it is close.",
    Margin.TIE: "It is a tie between {first}.",
}

WOULD = {Weight.NOT_MUCH: "did not matter much", Weight.SOME: "mattered some", Weight.A_LOT: "mattered a lot"}


@dataclass(frozen=True)
class WeighedCriterion:
    """Something that tells the roles apart, what each of them says to it, and how much it matters."""

    criterion: Criterion
    roles: Sequence[Role]
    values: Sequence[CriterionValue]
    weighed: Weighed

    @property
    def parameter(self) -> str:
        return f"w-{self.criterion.slug}"

    @property
    def steps(self) -> list[tuple[int, str, bool]]:
        """(value, label, whether it is chosen) of each step."""
        return [(weight.value, weight.in_words, weight == self.weighed.weight) for weight in Weight]

    @property
    def sum_row(self) -> SafeString:
        """What each role says, and its score, as a row of a table."""
        of_roles = zip(self.roles, self.values, self.weighed.scores, strict=True)
        cells = [(role.title, value.words, points(score)) for role, value, score in of_roles]
        title, weight = self.criterion.title, str(self.weighed.weight.value)
        row = fill("compare/_sum.html", title=title, weight=weight, rule=self.criterion.rule, cells=cells)
        return SafeString(row.decode())


class Weighing:
    """What can be weighed for some roles, and the result by the weights of an address."""

    def __init__(self, whole: Whole, roles: Sequence[Role], query: Query) -> None:
        answers = answers_of(whole)
        self.roles = roles
        self._told = [answers.of(role) for role in roles]
        self.markets = markets_to_weigh(answers.markets, self._told)
        slugs = [market.slug for market in answers.markets]
        chosen = query.one("market", slugs, "market", present=present_slugs(answers.markets))
        by_choice = sorted(self.markets, key=lambda market: market.slug != chosen)
        self.market: Market | None = next(iter(by_choice), None)
        self._weights = {name: Weight.nearest(query.number(name, 0, HEAVIEST, _label(name), 1)) for name in WEIGHTS}
        self.offers: list[WeighedCriterion] = []
        self.left_out: list[tuple[str, str]] = []  # what can't be weighed, and why
        for criterion in criteria(answers, self.market, axis_names(core_of(whole))):
            self._offer(criterion)

    def _offer(self, criterion: Criterion) -> None:
        values = [criterion.find(told) for told in self._told]
        known = [value for value in values if value]
        if reason := reason_left_out(values, [role.title for role in self.roles]):
            self.left_out.append((criterion.title, reason))
            return
        scores = tuple(criterion.score([value.number for value in known]))
        weighed = Weighed(criterion.slug, scores, self._weights[f"w-{criterion.slug}"])
        if weighed.tells_apart:
            self.offers.append(WeighedCriterion(criterion, self.roles, known, weighed))
        else:
            self.left_out.append((criterion.title, "the same for all"))

    @cached_property
    def ranking(self) -> Scoreboard:
        return Scoreboard(tuple(offer.weighed for offer in self.offers))

    @property
    def is_even(self) -> bool:
        """Whether each weight is the usual one, as it is until a visitor changes it."""
        return {offer.weighed.weight for offer in self.offers} == {Weight.SOME}

    @property
    def weights_in_words(self) -> str:
        """The chosen weights in words: Pay: some; code in the work: a lot."""
        told = (f"{one.criterion.name}: {one.weighed.weight.in_words}" for one in self.offers)
        return f"{capitalised('; '.join(told))}."

    @property
    def verdict(self) -> str:
        """The result in a sentence; why there is none where nothing counts."""
        if not self.ranking.sums:
            return "Nothing matters yet: choose “some” or “a lot” for one thing at least."
        return capitalised(VERDICTS[self.ranking.margin].format(first=self._named(self.ranking.first)))

    @property
    def because(self) -> str:
        """What speaks most for the first; empty where there is none."""
        if not self.ranking.sums or self.ranking.margin is Margin.TIE:
            return ""
        return f"What speaks for it most: {self._name_of[self.ranking.strongest.slug]}."

    @property
    def turns(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """(who would come first, if one of these things mattered so much)"""
        found: dict[str, dict[Weight, list[str]]] = {}
        for turn in self.ranking.turns:
            found.setdefault(self._named(turn.first), {}).setdefault(turn.weight, []).append(self._name_of[turn.slug])
        return [
            (first, [(" or ".join(names), WOULD[weight]) for weight, names in by_weight.items()])
            for first, by_weight in found.items()
        ]

    @property
    def sums(self) -> list[tuple[Role, str]]:
        """The roles, the best first, each with how its total comes about."""
        return [(self.roles[number], self.ranking.sum_of(number)) for number in self.ranking.order]

    @property
    def query(self) -> str:
        """The query string of the same roles and weights."""
        weights = [(offer.parameter, offer.weighed.weight.value) for offer in self.offers]
        changed = [one for one in weights if one[1] != Weight.SOME]
        market = [("market", self.market.slug)] if self.market and self.market != self.markets[0] else []
        return urlencode([*(("role", role.slug) for role in self.roles), *changed, *market])

    @property
    def _name_of(self) -> dict[str, str]:
        return {offer.criterion.slug: offer.criterion.name for offer in self.offers}

    def _named(self, numbers: Sequence[int]) -> str:
        return listed(the(self.roles[number]) for number in numbers)


def _label(parameter: str) -> str:
    return f"weight of {parameter.removeprefix('w-')}"

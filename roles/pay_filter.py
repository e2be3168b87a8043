"""Which pay figures a visitor asks for: read from the query string, and offered as boxes to tick."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from careerguide.content.whole import Whole
from careerguide.web.query import Query

from .models import Market, Role, SalaryBand
from .wording import GRADES

FIELDS = ("market", "level", "measure", "grade", "role")


@dataclass(frozen=True)
class PayField:
    """One field of the filter: its choices, and those that were chosen."""

    name: str
    label: str
    choices: dict[str, str]  # labels by value
    chosen: list[str]

    def allows(self, band: Any) -> bool:
        return not self.chosen or value_of(band, self.name) in self.chosen

    @property
    def boxes(self) -> list[tuple[str, str, bool]]:
        """(value, label, whether it is ticked) of each choice."""
        return [(value, label, value in self.chosen) for value, label in self.choices.items()]


class PayFilter:
    """The filter of pay figures. A figure must meet every field, with any of the values chosen in it."""

    def __init__(self, whole: Whole, query: Query) -> None:
        choices = {
            "market": {market.slug: market.title for market in whole[Market]},
            "level": dict(SalaryBand.Level.choices),
            "measure": dict(SalaryBand.Measure.choices),
            "grade": {letter: f"{letter}: {short}" for letter, (short, _) in GRADES.items()},
            "role": {role.slug: role.title for role in whole[Role]},
        }
        present = {"market": whole.present_slugs(Market), "role": whole.present_slugs(Role)}
        labels = {"grade": "Evidence grade"}
        self.fields = [
            PayField(
                name,
                labels.get(name, name.capitalize()),
                choices[name],
                query.many(name, choices[name], name, present.get(name, {})),
            )
            for name in FIELDS
        ]

    @property
    def chosen_count(self) -> int:
        return sum(len(field.chosen) for field in self.fields)

    def narrow(self, bands: Iterable[Any]) -> list[Any]:
        return [band for band in bands if all(field.allows(band) for field in self.fields)]


def value_of(band: Any, name: str) -> str:
    paths = {"market": "market.slug", "role": "role.slug", "grade": "grade.letter"}
    return str(attrgetter(paths.get(name, name))(band))

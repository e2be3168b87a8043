from collections.abc import Iterable

from django.http import QueryDict

from careerguide.web.query import Choices, QueryForm

from .evidence import KINDS
from .models import Market, Role, SalaryBand


class SalaryForm(QueryForm):
    """What the salary explorer shows: any of the values chosen within a field, and all fields together."""

    market = Choices(label="Market")
    level = Choices(label="Level", choices=SalaryBand.Level.choices)
    measure = Choices(label="Measure", choices=SalaryBand.Measure.choices)
    grade = Choices(label="Evidence grade", choices=[(letter, f"{letter}: {kind}") for letter, kind in KINDS.items()])
    role = Choices(label="Role")

    def __init__(self, query: QueryDict) -> None:
        super().__init__(query, market=titles(Market), role=titles(Role))

    def narrow(self, bands: Iterable[SalaryBand]) -> list[SalaryBand]:
        return [
            band
            for band in bands
            if all(not chosen or value_of(band, name) in chosen for name, chosen in self.cleaned_data.items())
        ]


def value_of(band: SalaryBand, name: str) -> str:
    match name:
        case "market" | "role":
            return getattr(band, name).slug
        case "grade":
            return band.grade.letter
        case _:
            return getattr(band, name)


def titles(model: type[Market | Role]) -> list[tuple[str, str]]:
    return list(model.objects.published().values_list("slug", "title"))

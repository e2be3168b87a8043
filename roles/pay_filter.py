"""Which pay figures a download holds: those that its address asks for."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from careerguide.content.whole import Whole
from careerguide.web.query import Query

from .models import Market, Role, SalaryBand
from .wording import GRADES

FIELDS = {
    "market": attrgetter("market.slug"),
    "level": attrgetter("level"),
    "measure": attrgetter("measure"),
    "grade": attrgetter("grade.letter"),
    "role": attrgetter("role.slug"),
}


def narrowed(bands: Iterable[Any], whole: Whole, query: Query) -> list[Any]:
    """The bands that meet every field of the query, with any of the values asked for in it."""
    known = {
        "market": whole.by_slug(Market),
        "level": SalaryBand.Level.values,
        "measure": SalaryBand.Measure.values,
        "grade": GRADES,
        "role": whole.by_slug(Role),
    }
    present = {"market": whole.present_slugs(Market), "role": whole.present_slugs(Role)}
    asked = {name: query.many(name, known[name], name, present.get(name, {})) for name in FIELDS}
    return [band for band in bands if all(not asked[name] or FIELDS[name](band) in asked[name] for name in FIELDS)]

"""Pay figures as a table to download: which of them its address asks for, and what is told of each."""

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any

from careerguide.content.models import Section
from careerguide.content.whole import Whole
from careerguide.web.download import csv_line
from careerguide.web.query import Query

from .models import AMOUNTS, Market, Role, SalaryBand
from .shown import ShownPay
from .wording import GRADES, year

FIELDS = {
    "market": attrgetter("market.slug"),
    "level": attrgetter("level"),
    "measure": attrgetter("measure"),
    "grade": attrgetter("grade.letter"),
    "role": attrgetter("role.slug"),
}


def all_pay(whole: Whole) -> list[ShownPay]:
    """The pay of every role, by market and role."""
    return sorted((band for role in whole[Role] for band in role.pay), key=lambda band: band.market.rank)


def pay_asked_for(whole: Whole, query: Query) -> list[ShownPay]:
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
    conditions = [(FIELDS[name], values) for name, values in asked.items() if values]
    return [band for band in whole.derive(all_pay) if all(field(band) in values for field, values in conditions)]


def pay_table(whole: Whole, query: Query) -> Iterator[str]:
    """The lines of the table: the names of its columns, then a line for each band that is asked for."""
    yield csv_line(PAY_COLUMNS)
    yield from map(whole.derive(_lines), pay_asked_for(whole, query))


def _lines(whole: Whole) -> Callable[[Any], str]:
    """The line of a band, which is written once, as all pay together takes long to write."""
    return cache(lambda band: csv_line(pay_row(band)))


PAY_COLUMNS = [
    *("role", "market", "level", "measure", *(name.replace("_", " ") for name in AMOUNTS)),
    *("currency", "year", "open top", "approximate"),
    *("basis", "occupation scheme", "occupation code", "occupation", "match", "pay scale", "grade", "why this grade"),
    *("sources", "note"),
]


def pay_row(band: ShownPay) -> list[Any]:
    """A band by PAY_COLUMNS; amounts in whole units of the currency for each year of work."""
    occupation, grade = band.occupation, band.grade
    return [
        *(band.role, band.market, band.get_level_display(), band.get_measure_display()),
        *(getattr(band, name) for name in AMOUNTS),
        *(band.currency, year(band.year)),
        *("yes" if flag else "no" for flag in (band.open_top, band.approximate)),
        band.get_basis_display(),
        *([occupation.get_scheme_display(), occupation.code, occupation.title] if occupation else [""] * 3),
        *(band.link.get_match_display() if occupation else "", band.scale, grade.letter, grade.reason),
        "; ".join(map(_source, band.sections)),
        band.note,
    ]


def _source(section: Section) -> str:
    second_hand = "second-hand" if section.second_hand else ""
    return ", ".join(filter(None, [section.source.title, section.label, second_hand, section.source.url]))

"""What texts may quote of an official occupation or a role, as row or document. Pure: no request, no database."""

from collections.abc import Iterator
from typing import Any

from careerguide.content.quotation import Quotable
from careerguide.web.english import thousands

from .wording import change_alone, money, year, years

AMOUNTS = ("low", "lower_quartile", "median", "upper_quartile", "high")  # of pay, the smallest first


def quotables_of(entry: Any) -> tuple[Quotable, ...]:
    """The figures of pay, without that of single industries, and of outlooks, that texts may quote."""
    bands = [band for band in _parts(entry.salary_bands) if not band.industry]
    return *(one for band in bands for one in _of_pay(band)), *(
        one for outlook in _parts(entry.outlooks) for one in _of_growth(outlook)
    )


def _parts(parts: Any) -> Any:
    """The parts of a document, which stand in it, or of a row, which has to be asked for them."""
    return parts.all() if hasattr(parts, "all") else parts


def _names(market: Any) -> tuple[str, ...]:
    """The slugs of a market: the one that a document refers to it by, or all that its row has had."""
    return (market,) if isinstance(market, str) else (market.slug, *market.former_slugs)


def _of_pay(band: Any) -> Iterator[Quotable]:
    narrowers = _names(band.market), (str(band.level),)
    for name in AMOUNTS:
        if amount := getattr(band, name):
            yield Quotable(narrowers, name, money(amount, band.currency), band.year or 0, "pay")
    if band.year:
        yield Quotable(narrowers, "year", year(band.year), band.year, "pay")


def _of_growth(outlook: Any) -> Iterator[Quotable]:
    told = {"period": years(outlook)}
    if outlook.change_percent is not None:
        told["change_percent"] = change_alone(outlook)
    if outlook.openings is not None:
        told["openings"] = thousands(outlook.openings)
    for name, words in told.items():
        yield Quotable((_names(outlook.market),), name, words, outlook.start_year, "outlook")

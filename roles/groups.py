"""Whom a figure counts, in the few words that fit beside it. Pure: no request, no database."""

from collections.abc import Sequence
from typing import Any

from careerguide.web.english import lowered, short_place

from .shown import OfGroup, ShownFigure

GROUP_WORDS = 3  # that fit
WIDER_MATCHES = ("close", "broad")


def short_group(title: str) -> str:
    """A group in few words: Computer Systems Analysts → computer systems analysts; of a longer title its end, or its
    first group and others.

    Medical and Health Services Managers → health services managers; Actuaries, economists and statisticians →
    actuaries and others.
    """
    name = lowered(title).removesuffix(" n.e.c.")
    first = name.replace(" and ", ", ").partition(", ")[0]
    if len(name.split()) <= GROUP_WORDS:
        return name
    return f"{first} and others" if first.endswith("s") else " ".join(name.split()[-GROUP_WORDS:])


def group_of(figure: OfGroup) -> str:
    """Whom a figure counts; empty where it is of the role itself."""
    return group_name(figure.occupation) if figure.occupation else ""


def placed_group(figure: OfGroup) -> str:
    """Whom a figure counts, and where, if that is one place: US data scientists."""
    if not figure.occupation:
        return ""
    market = figure.occupation.market
    place = f"{short_place(market.title)} " if market and market.is_published else ""
    return f"{place}{group_name(figure.occupation)}"


def group_name(occupation: Any) -> str:
    """The short name that an editor gave an occupation, or else what its title can be cut to."""
    return occupation.short_title or short_group(str(occupation))


def how_counted(place: str, figures: Sequence[ShownFigure]) -> str:
    """How statistics count a job, by the figures that they lend it, each of which names its group.

    Empty where they lend none.
    """
    links = list(dict.fromkeys(figure.link for figure in figures))
    return f"{short_place(place)} statistics {_counting(links)}." if links else ""


def _counting(links: Sequence[Any]) -> str:
    several = len(links) > 1
    if links[0].match == "exact":
        return "count this job by name"
    if links[0].match in WIDER_MATCHES:
        return f"count this job within {'wider groups' if several else 'a wider group'}"
    return f"do not count this job. {'These groups come' if several else 'This group comes'} nearest"

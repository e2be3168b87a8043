"""Every figure in words, once: what it says, and what it must be read with. Pure: no request, no database.

All pages, cards, comparisons and downloads take the words of pay, growth, openings, entry education, grades and places
from here. The functions read rows of the models or anything with the same attributes.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from careerguide.web.english import capitalised, in_place, listed, lowered, signed, thousands

from .groups import group_of
from .shown import ShownFigure, ShownOutlook, ShownPay

SYMBOLS = {"USD": "US$", "GBP": "£", "EUR": "€"}
GRADES = {  # each letter in a few words, and in a sentence
    "A": (
        "official, exact and recent",
        "An official figure for exactly this occupation, at most two years old.",
    ),
    "B": (
        "official, with a doubt",
        "An official figure, but for a wider group or an older year, or taken from a report that quotes it.",
    ),
    "C": (
        "with a stated method",
        "Published with a stated method, though not by an official body.",
    ),
    "D": (
        "a claim without a source",
        "Claimed, without a source or a method.",
    ),
}
INTERESTS = {  # Holland's letters
    "R": "working with your hands and with things (realistic)",
    "I": "finding out how things work (investigative)",
    "A": "making up new things (artistic)",
    "S": "helping and teaching people (social)",
    "E": "leading and persuading people (enterprising)",
    "C": "keeping things in order (conventional)",
}


class Words(NamedTuple):
    """A figure, and the terms on which it holds. The terms begin with the sign that joins them to the figure."""

    figure: str
    terms: str


# Pay


def money(amount: int, currency: str) -> str:
    """A whole amount in its currency (ISO 4217): 110000, "USD" → US$110,000."""
    return f"{SYMBOLS.get(currency, currency + ' ')}{thousands(amount)}"


def short_money(amount: int, currency: str) -> str:
    """An amount as a tile or an axis has it, in thousands: 105850, "USD" → $106k."""
    symbol = SYMBOLS.get(currency, currency + " ")[-1:] if currency in SYMBOLS else f"{currency} "
    return f"{symbol}{thousands(round(amount / 1000))}k" if amount else f"{symbol}0"


def pay_headline(band: ShownPay) -> tuple[str, str]:
    """What a band says at a glance, and the words before it, if any: half earn over, US$105,850."""
    return ("half earn over", money(band.median, band.currency)) if band.median else ("", amounts(band))


def amounts(band: ShownPay) -> str:
    """What a band states: “about US$110,000 to US$220,000 and more”."""
    about = "about " if band.approximate else ""
    more = " and more" if band.open_top else ""
    low, median, high = (amount and money(amount, band.currency) for amount in (band.low, band.median, band.high))
    if not (low or median or high):
        return f"{about}{quartiles(band)}{more}"
    if low and high:
        return f"{about}{low} to {high}{more}" + (f", median {median}" if median else "")
    if median and low:
        return f"from {low}, {about}median {median}{more or ', upper end not stated'}"
    if median and high:
        return f"{about}median {median}, up to {high}{more}, lower end not stated"
    if median:
        return f"{about}median {median}{more}"
    if high:
        return f"up to {about}{high}{more}"
    return f"above {about}{low}" if band.open_top else f"from {about}{low}"


def quartiles(band: ShownPay) -> str:
    """What a band states of its quarters: “a quarter earns less than US$85,660, and a quarter more than US$158,880”."""
    least, most = (amount and money(amount, band.currency) for amount in (band.lower_quartile, band.upper_quartile))
    if least and most:
        return f"a quarter earns less than {least}, and a quarter more than {most}"
    return f"a quarter earns less than {least}" if least else f"a quarter earns more than {most}" if most else ""


def basis(band: ShownPay) -> str:
    return "basis not stated" if band.basis == "not-stated" else band.get_basis_display().lower()


def year(stated: int | None) -> str:
    return str(stated) if stated else "undated"


def counted_for(band: ShownPay) -> str:
    """Names the official occupation, or the pay scale, that a figure is for. It stands beside the figure everywhere."""
    return _for(band.occupation) or (f"for {band.scale}" if band.scale else "")


def first_pay(band: ShownPay) -> str:
    """A rough guide to the pay of a first job: a quarter of data scientists earn under US$85,660."""
    group = f" of {lowered(str(band.occupation))}" if band.occupation else ""
    return f"a quarter{group} earn under {money(band.lower_quartile, band.currency)}"


def medians(bands: Sequence[ShownPay], place: str = "") -> str:
    """Several medians of one grade: US$112,590 for data scientists; US$102,610 for …; United States, 2024, grade A."""
    figures = [median_alone(band) for band in bands]
    years = ", ".join(sorted({year(band.year) for band in bands}))
    return "; ".join([*figures, ", ".join(filter(None, [place, years, f"grade {bands[0].grade.letter}"]))])


def median_alone(band: ShownPay) -> str:
    """A median with the group that it counts: US$112,590 for data scientists."""
    return " ".join(filter(None, [money(band.median, band.currency), counted_for(band)]))


def sourced_pay(medians: Sequence[ShownPay], scales: Sequence[ShownPay]) -> str:
    """Pay as sources state it, in a sentence: In the United States, half of all data scientists earn more than …"""
    place = in_place((medians or scales)[0].market.title)
    parts = [_halves(medians)] if medians else []
    return f"{capitalised(place)}, {'; '.join([*parts, *map(_posts, scales)])}."


def _halves(medians: Sequence[ShownPay]) -> str:
    """Medians in a sentence: half of all nurses earn more than US$97,550 a year (2025) and half of all midwives …"""
    first, *others = medians
    told = [f"{_half_of(first)} earn more than {money(first.median, first.currency)} a year ({year(first.year)})"]
    told += [f"{_half_of(one)} more than {money(one.median, one.currency)} ({year(one.year)})" for one in others]
    return listed(told)


def _half_of(band: ShownPay) -> str:
    return f"half of all {lowered(str(band.occupation))}" if band.occupation else "half"


def half_of_group(band: ShownPay) -> str:
    """The half that a median parts, with few words for the group: half of data scientists."""
    group = group_of(band)
    return f"half of {group}" if group else "half"


POSTS = {"entry": "first posts", "mid": "posts with some experience", "senior": "senior posts"}


def first_posts(band: ShownPay) -> str:
    """Who pays by a scale, and which posts begin at its start: NHS England: first posts start."""
    return f"{_payer(band.scale)}: {POSTS.get(band.level, 'posts')} start"


def _payer(scale: str) -> str:
    """Who pays by a scale: NHS Agenda for Change 2026/27, England, band 6 → NHS England; without a place, the payer."""
    payer, place = scale.partition(" ")[0], scale.split(", ")[1:-1]
    return " ".join([payer, *place])


def _posts(band: ShownPay) -> str:
    """The pay of first posts in a sentence: First posts start at £39,959 and rise to £48,117 a year."""
    paid = f"pay {amounts(band)}"
    if band.low:
        rise = f" and rise to {money(band.high, band.currency)}" if band.high else ""
        paid = f"start at {money(band.low, band.currency)}{rise}"
    return f"{POSTS.get(band.level, 'posts')} {paid} a year ({band.scale})"


def other_pay(band: ShownPay) -> str:
    """A range in a sentence: Claimed, without a source: about US$110,000 to … a year in the United States."""
    dated = f" ({band.year})" if band.year else ""
    return _claimed(band, f"{amounts(band)} a year {in_place(band.market.title)}{dated}.")


def share(percent: Decimal) -> str:
    """A share of a hundred: 29%, 47.5%."""
    return f"{percent.normalize():f}%"


# Growth and openings


def change(outlook: ShownOutlook) -> str:
    return f"{signed(outlook.change_percent)}%"


def change_alone(outlook: ShownOutlook) -> str:
    """33.5%; −2%: how much it is, in a sentence that says which way."""
    return change(outlook).removeprefix("+")


def change_in_words(outlook: ShownOutlook) -> str:
    """33.5% more; 2% fewer; no change: how many jobs there will be."""
    changed = outlook.change_percent
    return f"{abs(changed)}% {'more' if changed > 0 else 'fewer'}" if changed else "no change"


def years(outlook: ShownOutlook) -> str:
    """The years that a projection spans: 2025–2035."""
    return f"{outlook.start_year}–{outlook.end_year}"


def period(outlook: ShownOutlook) -> str:
    return f"{outlook.market.title}, {outlook.start_year} to {outlook.end_year}"


def growth_alone(outlook: ShownOutlook) -> str:
    """A projected growth with the group that it counts: +33.5% for data scientists."""
    return " ".join(filter(None, [change(outlook), _for(outlook.occupation)]))


def growths(outlooks: Sequence[ShownOutlook]) -> str:
    """Several projections of one grade: +33.5% for data scientists; +8% for …; United States, 2024 to 2034, grade A."""
    first = outlooks[0]
    return "; ".join([*map(growth_alone, outlooks), f"{period(first)}, grade {first.grade.letter}"])


def future(outlook: ShownOutlook) -> str:
    """A projection in a sentence: In the United States, jobs of data scientists are projected to grow by 33.5%, …"""
    jobs = f"jobs of {lowered(str(outlook.occupation))}" if outlook.occupation else "jobs"
    grown = outlook.change_percent
    way = f"{'grow' if grown > 0 else 'fall'} by {abs(grown)}%" if grown else "stay as many"
    told = (
        f"{in_place(outlook.market.title)}, {jobs} are projected to {way}, {outlook.start_year} to {outlook.end_year}"
    )
    return _claimed(outlook, f"{told}{f' ({outlook.term})' if outlook.term else ''}.")


def _claimed(figure: ShownFigure, sentence: str) -> str:
    """A sentence about a figure, which says so where that is claimed without a source."""
    return f"Claimed, without a source: {sentence}" if figure.grade.letter == "D" else capitalised(sentence)


def _for(occupation: Any) -> str:
    return f"for {lowered(str(occupation))}" if occupation else ""


# Interests


def interests(letters: str) -> str:
    """Holland's letters in words, the strongest first: "IC" → finding out how things work (investigative), then …"""
    return ", then ".join(INTERESTS.get(letter, letter) for letter in letters)

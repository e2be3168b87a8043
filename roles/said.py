"""What a fact says in full, as its entry in the list of sources tells it. Pure: no request, no database.

Each gives a figure, if there is one, and the terms on which it holds, with the occupation and its code.
"""

from typing import Any

from careerguide.web.english import capitalised, in_sentence, thousands

from .shown import ShownEntry, ShownOutlook, ShownPay
from .wording import Words, amounts, basis, change, counted_for, money, period, quartiles, share, year


def coded(occupation: Any) -> str:
    """An official occupation with its code: Data Scientists (15-2051)."""
    return f"{occupation} ({occupation.code})"


def pay_said(band: ShownPay) -> Words:
    """US$120,230 median a year, US$67,240 to US$199,130, …, United States, 2025, …, for Data Scientists (15-2051)."""
    figure = money(band.median, band.currency) if band.median else amounts(band)
    level = "" if band.level == "all" else band.get_level_display().lower()
    terms = (
        f"{' median' if band.median else ''} a year",
        *((_tenths(band), quartiles(band)) if band.median else ()),
        *(level, band.market.title, year(band.year), basis(band)),
        *(band.industry, _for_whom(band)),
    )
    return Words(figure, ", ".join(filter(None, terms)))


def _tenths(band: ShownPay) -> str:
    """One in ten earns less than US$67,240, and one in ten more than US$199,130."""
    least, most = (amount and money(amount, band.currency) for amount in (band.low, band.high))
    told = [f"less than {least}" if least else "", f"more than {most}" if most else ""]
    return " and ".join(f"one in ten earns {one}" for one in told if one)


def _for_whom(band: ShownPay) -> str:
    return f"for {coded(band.occupation)}" if band.occupation else counted_for(band)


def outlook_said(outlook: ShownOutlook) -> Words:
    """+34.6% jobs, United States, 2025 to 2035, for Data Scientists (15-2051), about 24,800 openings a year."""
    is_figure = outlook.change_percent is not None
    figure = change(outlook) if is_figure else capitalised(outlook.statement)
    group = f"for {coded(outlook.occupation)}" if outlook.occupation else ""
    openings = f"about {thousands(outlook.openings)} openings a year" if outlook.openings is not None else ""
    terms = (" jobs", outlook.term) if is_figure else ("",)
    return Words(figure, ", ".join([terms[0], *filter(None, (*terms[1:], period(outlook), group, openings))]))


def entry_said(entry: ShownEntry) -> Words:
    """Bachelor's degree at entry, United States, 2024, for Data Scientists (15-2051)."""
    market = entry.occupation.market
    place = market.title if market and market.is_published else ""
    terms = (" at entry", place, year(entry.year), f"for {coded(entry.occupation)}")
    return Words(entry.education, ", ".join(filter(None, terms)))


DEGREES = {"bachelors": "bachelor’s", "masters": "master’s", "doctoral": "doctoral or professional"}


def held_said(held: Any) -> Words:
    """Highest degree of those who work in it: bachelor’s 40%, master’s 31%, 2022–23, for Data Scientists (15-2051)."""
    shares = {word: getattr(held, name) for name, word in DEGREES.items()}
    told = [f"{word} {share(percent)}" for word, percent in shares.items() if percent is not None]
    terms = (*told, held.years or "undated", f"for {coded(held.occupation)}")
    return Words("", f"Highest degree of those who work in it: {', '.join(terms)}")


def work_said(statement: Any) -> Words:
    """What is said of the work, and of which occupation."""
    group = f" Said of {in_sentence(coded(statement.occupation))}." if statement.occupation else ""
    return Words("", f"{statement.in_words}{group}")


def link_said(link: Any) -> Words:
    """Data Scientists (15-2051, SOC 2018 (United States)): broad: a wider group. Why it stands for the role."""
    match = in_sentence(link.get_match_display())
    occupation = link.occupation
    return Words("", f"{occupation} ({occupation.code}, {occupation.get_scheme_display()}): {match}. {link.why}")

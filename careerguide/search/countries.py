"""The countries that a question names, by one name each, and whether it leads from one to another."""

from collections.abc import Iterator

from careerguide.catalogue.words import stem

# A country a line: the name that is kept, then its other names, and its people.
COUNTRY_NAMES = """
us usa america american americans united+states
uk britain british brit brits great+britain united+kingdom
england
scotland scottish
wales welsh
ireland irish
canada canadian canadians
australia australian australians aussie
new+zealand
india indian indians
pakistan pakistani
bangladesh bangladeshi
nigeria nigerian nigerians
ghana ghanaian
kenya kenyan
south+africa south+african
philippines filipino filipina
singapore
china
japan
germany
france
netherlands
europe european eu
"""
WITHIN = {"england": "uk", "scotland": "uk", "wale": "uk"}
WEIGHING = frozenset(map(stem, ["or", "vs", "versus", "than", "better", "best", "compare", "both", "difference"]))
ABROAD = "abroad"


def _each_name() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    for line in COUNTRY_NAMES.split("\n"):
        names = [tuple(map(stem, name.split("+"))) for name in line.split()]
        yield from ((name, names[0]) for name in names)


COUNTRIES = dict(_each_name())
KEPT = frozenset(COUNTRIES.values())


def one_name_each(stems: tuple[str, ...]) -> tuple[str, ...]:
    """The stems of a question, with each country by one name: “american” as “us”."""
    return tuple(part for name in _parted(stems) for part in COUNTRIES.get(name, name))


def from_one_to_another(stems: tuple[str, ...]) -> tuple[str, ...]:
    """Such stems with “abroad” for two countries or more, unless these are weighed: “work in the us or uk”."""
    named = {WITHIN.get(name[0], name[0]) for name in _parted(stems) if name in KEPT}
    if len(named) < 2 or WEIGHING.intersection(stems):
        return stems
    return (*(part for name in _parted(stems) if name not in KEPT for part in name), ABROAD)


def _parted(stems: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The stems, those of a country's name together."""
    place = 0
    while place < len(stems):
        size = 2 if stems[place : place + 2] in COUNTRIES else 1
        yield stems[place : place + size]
        place += size

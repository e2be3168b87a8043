"""Pure: the words that a word stands for which no entry has: what is clipped, and people and their fields."""

import re
from collections.abc import Iterator

CLIPPED = {
    "bio": "biology",
    "biomed": "biomedical",
    "calc": "calculus",
    "chem": "chemistry",
    "comp": "computer",
    "dev": "developer",
    "eng": "engineering",
    "exp": "experience",
    "grad": "graduate",
    "hrs": "hours",
    "mech": "mechanical",
    "phys": "physics",
    "prof": "professor",
    "prog": "programming",
    "psych": "psychology",
    "quals": "qualifications",
    "sci": "science",
    "stats": "statistics",
    "yr": "year",
    "yrs": "years",
}
PEOPLE_AND_FIELDS = [
    (re.compile(f"(?<=\\w{{2}}){people}$"), field, re.compile(f"(?<=\\w{{2}}){field}$"), people)
    for people, field in [
        ("entist", "ence"),
        ("icist", "ics"),
        ("ician", "ics"),
        ("emist", "emistry"),
        ("ologist", "ology"),
        ("rapher", "raphy"),
        ("omist", "omy"),
        ("apist", "apy"),
    ]
]


def kin(word: str) -> Iterator[str]:
    """What a clipped word means, the field of people, and the people of a field. Most of these are no words."""
    one = word.removesuffix("s") if len(word) > 3 and not word.endswith("ics") else word
    for short in (word, one):
        if short in CLIPPED:
            yield CLIPPED[short]
    for people, field, is_field, of_field in PEOPLE_AND_FIELDS:
        if people.search(one):
            yield people.sub(field, one)
        elif is_field.search(one):
            yield is_field.sub(of_field, one)

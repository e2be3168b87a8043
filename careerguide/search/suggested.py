"""What is suggested while somebody types: roles first, then answers, then what else is called so."""

from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple

from careerguide.catalogue.current import Catalogue
from careerguide.catalogue.listing import Item

from .understood import Understanding

SUGGESTED = 8
BEST_SUGGESTED = 40  # items that fit best, of which some are suggested
RANK = attrgetter("suggested_after")
MOST_OF_RANK = {0: 4, 1: 3}  # roles and answers; the rest is for others


class Suggestion(NamedTuple):
    title: str
    heading: str
    url: str


def suggestions_for(catalogue: Catalogue, understanding: Understanding, text: str) -> list[Suggestion]:
    """What is called like the text or answers it. Beside its heading stands another name, where it is found by that."""
    asked = catalogue.words.understand(text)

    def heading(item: Item) -> str:
        name = "" if asked.count_in(item.title) else next(filter(asked.count_in, item.names), "")
        return f"{item.heading}: {name}" if name else item.heading

    return [Suggestion(item.title, heading(item), item.url) for item in suggested(catalogue, understanding, text)]


def suggested(catalogue: Catalogue, understanding: Understanding, text: str) -> list[Item]:
    """The items whose names begin like a text, and the answer to it; eight at most."""
    found = [catalogue.items[number] for number in catalogue.words.suggest(text, BEST_SUGGESTED)]
    answer = understanding.of(text).answer
    if answer and answer.get_absolute_url() not in {item.url for item in found}:
        answers = catalogue.indexes["answers"].items.values()
        found.append(next(item for item in answers if item.url == answer.get_absolute_url()))
    ranks = groupby(sorted(found, key=RANK), RANK)
    return [item for rank, items in ranks for item in islice(items, MOST_OF_RANK.get(rank, SUGGESTED))][:SUGGESTED]

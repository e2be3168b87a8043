"""The seeds speak to the reader about the world; who said what stands in the citations."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import models

from careerguide.content.checking import Name, read_seeds
from careerguide.content.mapping import walk
from careerguide.content.models import Source
from careerguide.kinds import KINDS

SEEDS = settings.BASE_DIR / "seeds"
REWRITTEN = Path(__file__).parent / "rewritten.txt"  # what the rewriting of each document changed besides words
MODELS = {kind.folder: kind.model for kind in KINDS}

ATTRIBUTION = re.compile(
    r"\b(?:(?:one|the|this|our|that|another|either|each|both|two|neither|no|other)"
    r" (?:guide|article|document|source|text)s?"
    r"|(?:is|are|was|were) (?:said|claimed|reported) (?:to|by|that)|according to|it is (?:said|claimed)|in the view of"
    r"|sources (?:say|state|name|agree|differ|disagree)|reportedly)\b",
    re.IGNORECASE,
)
MONEY = re.compile(r"[$£€] ?\d|\d ?(?:dollars|pounds|euros)\b")
FIGURE = re.compile(r"\{[^}]*\}")


@cache
def documents() -> dict[Name, Any]:
    found = read_seeds(SEEDS, KINDS)
    assert found.problems == []
    return found.documents


def of(*folders: str) -> dict[Name, Any]:
    return {name: document for name, document in documents().items() if name.folder in folders}


def told() -> dict[Name, Any]:
    """The documents that tell of the world, not of sources."""
    return {name: document for name, document in documents().items() if name.folder != "sources"}


def prose(name: Name) -> Iterator[str]:
    """The texts of a document that are written in our words; outside links tell how we know theirs."""
    for path, field, value in walk(MODELS[name.folder], documents()[name]):
        if value and "outside_links" not in path and (isinstance(field, models.TextField) or path == ("summary",)):
            yield value


def found_in(some: Iterable[Name], pattern: re.Pattern[str]) -> dict[Name, list[str]]:
    """What a pattern finds in the prose of documents. References to figures are no figures."""
    found = {name: [one[0] for text in prose(name) for one in pattern.finditer(FIGURE.sub("", text))] for name in some}
    return {name: matches for name, matches in found.items() if matches}


@cache
def source_names() -> re.Pattern[str]:
    """The names of articles, statistics and classifications; institutions may act in a text, as the FDA does."""
    quoted = (Source.Kind.ARTICLE, Source.Kind.PEER_REVIEWED, Source.Kind.OFFICIAL_STATISTICS)
    titles = {source.short_title for source in of("sources").values() if source.kind in quoted}
    named = {title.removesuffix(" 2024").removesuffix(" 2025") for title in titles} - {"NHS pay scales"}
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(named)))}|O\*NET|ESCO|BLS)(?!\w)")


def test_neither_summary_nor_first_paragraph_names_a_source() -> None:
    openings = {name: one.summary + "\n" + one.body.strip().partition("\n\n")[0] for name, one in told().items()}
    assert {name: found for name, text in openings.items() if (found := source_names().findall(text))} == {}


def test_no_text_names_the_documents_that_we_began_with() -> None:
    assert found_in(told(), re.compile("Career Paths|Definitive Guide")) == {}


def test_no_text_attributes_what_it_says() -> None:
    assert found_in(told(), ATTRIBUTION) == {}


def test_ai_is_spelt_out_once_at_most_and_never_in_a_summary() -> None:
    spelt = re.compile("artificial intelligence", re.IGNORECASE)
    assert {name for name, document in documents().items() if spelt.search(document.summary)} == set()
    assert {name: found for name, found in found_in(documents(), spelt).items() if len(found) > 1} == {}


def test_no_amount_of_money_is_typed() -> None:
    assert found_in(of("answers", "topics", "markets", ""), MONEY) == {}


def test_role_begins_with_you_and_three_points() -> None:
    begun = {
        name: (role.summary.startswith("You "), [statement.kind for statement in role.work].count("in-short"))
        for name, role in of("roles").items()
    }
    assert {name: found for name, found in begun.items() if found != (True, 3)} == {}


def test_role_says_in_six_lines_at_most_what_you_do() -> None:
    assert {name: len(role.duties) for name, role in of("roles").items() if len(role.duties) > 6} == {}


def test_skill_says_what_it_is_for_and_how_it_is_learnt() -> None:
    headings = {name: re.findall("^## (.*)$", skill.body, re.MULTILINE) for name, skill in of("skills").items()}
    usual = ["What you use it for", "How people learn it"]
    assert {name: found for name, found in headings.items() if found != usual} == {}


def test_every_document_was_compared_with_what_it_said_before() -> None:
    compared = {line.partition(": ")[0] for line in REWRITTEN.read_text().splitlines() if not line.startswith("#")}
    assert compared == {str(name) for name in documents()}

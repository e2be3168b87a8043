"""No template, style sheet, script or line of code holds a name or text of the subject: all of it stands in seeds/.

The words that are looked for are taken from there.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from careerguide.content.whole import Whole
from roles.models import Market, Role
from skills.models import Domain
from tests.crawling import crawl

ROOT = settings.BASE_DIR
TEXTS = {".html", ".css", ".js", ".svg"}
SHOWN = [path for name in ("templates", "static") for path in (ROOT / name).rglob("*") if path.suffix in TEXTS]
CODE = [
    path
    for name in ("careerguide", "skills", "roles", "pathways")
    for path in (ROOT / name).rglob("*.py")
    if "migrations" not in path.parts
]
# The names of classifications, and of the places that use them, have those of countries within them.
CLASSIFICATIONS = {"roles/models/official.py", "roles/wording.py"}


@pytest.fixture
def words(whole_of_seeds: Whole) -> re.Pattern[str]:
    """The names and texts of the subject, each as whole words."""
    guide = whole_of_seeds.guide
    own = [guide.tagline, guide.headline, guide.lede, guide.subject, *guide.subject.split()]
    titles = [entry.title for model in (Market, Domain, Role) for entry in whole_of_seeds[model]]
    any_case = "|".join(map(re.escape, own + titles))
    return re.compile(rf"(?<!\w)(?:{re.escape(guide.title)}|(?i:{any_case}))(?!\w)")


@pytest.fixture
def market_titles(whole_of_seeds: Whole) -> set[str]:
    return {market.title for market in whole_of_seeds[Market]}


def told(path: Path) -> Iterator[str]:
    """The texts in a module that somebody may come to see: all but docstrings and comments."""
    tree = ast.parse(path.read_text())
    statements = [node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)]
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in statements:
            yield node.value


def test_words_are_found_where_they_stand(words: re.Pattern[str]) -> None:
    assert words.findall("CareerGuide: careers in healthcare, AI engineers of Asia") == [
        "CareerGuide",
        "healthcare",
        "AI",
        "Asia",
    ]
    assert words.findall("careerguide.content, said in Asian fairs") == []


def test_pages_of_another_guide_do_not_name_the_subject(
    words: re.Pattern[str], market_titles: set[str], guide: None, client: Client
) -> None:
    found = {word for page in crawl(client).values() for word in words.findall(page.response.content.decode())}
    assert found - market_titles == set()


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_pages_are_made_of_does_not_name_the_subject(path: Path, words: re.Pattern[str]) -> None:
    assert words.findall(path.read_text()) == []


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_code_does_not_name_the_subject(path: Path, words: re.Pattern[str], market_titles: set[str]) -> None:
    found = {word for text in told(path) for word in words.findall(text)}
    allowed = market_titles if str(path.relative_to(ROOT)) in CLASSIFICATIONS else set()
    assert found - allowed == set()

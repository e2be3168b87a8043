"""A database from before answers, brought up: aspects of pairs have their new names, and what editors wrote stays."""

from collections.abc import Callable

import pytest

from .conftest import LAST, Outcome
from .database import Kept
from .rows import Rows

PAIR = "specialist-or-ai-engineer"
POINT, CITED = "roles.PairPoint", "roles.PairStatement"


def pairs_of_editors(kept: Kept) -> None:
    """An editor's own pair, another one that an editor changed, and one that has the new name already."""
    rows = Rows(kept)
    pair = rows.find("roles.RolePair", slug=PAIR)
    changed = rows.find("roles.RolePair", slug="data-scientist-or-ai-engineer")
    changed["summary"] = "An editor’s own words."
    taken = ("ai-global-health", "ai-regulatory-science")
    first, second = (rows.key("roles.Role", slug) for slug in taken)
    own = rows.add_like("roles.RolePair", pair, slug="own-pair", title="Own pair", first_id=first, second_id=second)
    for aspect in ("What it delivers", "Who it works with", "Where it happens"):
        point = rows.find(POINT, pair_id=pair["id"], aspect="What it delivers")
        rows.add_like(POINT, point, pair_id=own["id"], aspect=aspect)
    for statement in [one for one in kept["rows"][CITED] if one["pair_id"] == pair["id"]]:
        rows.add_like(CITED, statement, pair_id=own["id"])


@pytest.fixture
def own_pairs(bringing_up: Callable[..., Outcome]) -> Outcome:
    return bringing_up(pairs_of_editors, LAST)


def test_pair_of_an_editor_stays_with_aspects_to_the_reader(own_pairs: Outcome) -> None:
    found = own_pairs.documents["pairs/own-pair"]
    aspects = [line.removeprefix("  - aspect: ") for line in found.splitlines() if "- aspect: " in line]
    assert aspects == ["What you produce", "Who you work with", "Where it happens"]
    assert "pairs/own-pair" in own_pairs.waiting


def test_pair_that_an_editor_changed_is_kept_and_asks_or_waits(own_pairs: Outcome) -> None:
    name = "pairs/data-scientist-or-ai-engineer"
    found = own_pairs.documents[name]
    assert ("An editor’s own words." in found, "What you produce" in found) == (True, True)
    assert name in own_pairs.conflicts | own_pairs.waiting

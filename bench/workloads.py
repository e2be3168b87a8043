"""What visitors ask: deterministic lists of queries, and the paths by which each server is asked them."""

import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from urllib.parse import urlencode

FACETS = ("kind", "domain", "education")
LENGTH = 20_000  # addresses in a list
PAGE = 20  # roles


@dataclass(frozen=True)
class Query:
    """A question to a list of roles. Without words and skill, `total` is how many roles answer it."""

    chosen: dict[str, str]
    total: int
    words: str = ""
    skill: str = ""
    page: int = 1
    after: int | None = None  # the last key of the page before, by which Datasette finds this one


class Roles:
    """The generated roles, to draw questions from that have answers."""

    def __init__(self, database: Path, seed: int) -> None:
        self.rng = Random(seed)  # noqa: S311  (no secret)
        self._connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
        self._connection.row_factory = sqlite3.Row
        (self.size,) = self._connection.execute("SELECT count(*) FROM flat_role").fetchone()
        self._answer = cache(self._look_up)

    def any(self) -> sqlite3.Row:
        number = self.rng.randint(1, self.size)
        return self._connection.execute("SELECT * FROM flat_role WHERE id = ?", [number]).fetchone()

    def filtered(self) -> Query:
        """One to three facets, half of the time a skill too, and a page of the first three that there are."""
        role = self.any()
        names = self.rng.sample(FACETS, self.rng.randint(1, 3))
        chosen = {name: role[name] for name in names}
        skill = role["main_skill"] if self.rng.random() < 0.5 else ""
        total, lasts = self._answer(tuple(sorted((chosen | ({"main_skill": skill} if skill else {})).items())))
        page = self.rng.randint(1, min(3, len(lasts) + 1))
        return Query(chosen, total, skill=skill, page=page, after=lasts[page - 2] if page > 1 else None)

    def _look_up(self, conditions: tuple[tuple[str, str], ...]) -> tuple[int, list[int]]:
        """How many roles there are, and the keys at which their first pages end, save for the last page of all."""
        where = " AND ".join(f"{column} = ?" for column, _ in conditions)
        values = [value for _, value in conditions]
        rows = self._connection.execute(f"SELECT id FROM flat_role WHERE {where} ORDER BY id", values)  # noqa: S608
        keys = [key for (key,) in rows]
        return len(keys), keys[PAGE - 1 : len(keys) - 1 : PAGE][:2]

    def search(self) -> Query:
        """One or two words that a role holds, rare ones as often as common ones; for a third of them with a facet."""
        role = self.any()
        words = sorted(set(role["text"].lower().replace(".", "").split()))
        facet = self.rng.choice(FACETS)
        chosen = {facet: role[facet]} if self.rng.random() < 1 / 3 else {}
        return Query(chosen, 0, words=" ".join(self.rng.sample(words, self.rng.randint(1, 2))))

    def begun(self) -> str:
        """The first two to five letters of a word in a title."""
        return self.rng.choice(self.any()["title"].lower().split())[: self.rng.randint(2, 5)]


def queries(database: Path) -> dict[str, list[Query]]:
    roles = Roles(database, seed=1)
    return {
        kind: [draw() for _ in range(LENGTH)] for kind, draw in (("filtered", roles.filtered), ("search", roles.search))
    }


def suggestions(database: Path) -> list[str]:
    roles = Roles(database, seed=2)
    return [f"/search/suggestions/?{urlencode({'q': roles.begun()})}" for _ in range(LENGTH)]

"""What visitors ask: deterministic lists of queries to all servers, and of addresses of the site."""

import re
import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from urllib.parse import quote_plus

FACETS = ("kind", "domain", "education")
QUERIES = 20_000  # in a list
ADDRESSES = 2_000  # in a list
PAGE = 20  # roles
LARGE = 1_000  # roles; of more of them, only the kinds of page that follow are measured
BESIDE_PEERS = ("filtered", "search", "role")  # what the other servers have, too
STREAMED = "salaries.csv"  # as long as it is; it keeps nobody waiting
AT_ANY_SIZE = ("filtered", "search", "role", "empty")


@dataclass(frozen=True)
class Page:
    """A kind of page. In its address, {role} and the like stand for what is drawn at random, each once."""

    title: str
    address: str
    steady: bool = False  # whether it should cost the same at each size
    kept: bool = False  # whether it may be answered by a kept answer


PAGES = {
    "filtered": Page("List of roles, filtered", "{filtered}", steady=True),
    "search": Page("List of roles, searched", "{search}", steady=True),
    "skills": Page("List of skills of a role", "/skills/?role={role}", steady=True),
    "pathways": Page("List of pathways from a starting point", "/pathways/?start={start}", steady=True),
    "everything": Page("Search in everything", "/search/?q={words}", steady=True),
    "role": Page("Page of a role", "/roles/{role}/", steady=True),
    "skill": Page("Page of a skill", "/skills/{skill}/", steady=True),
    "pathway": Page("Page of a pathway", "/pathways/{pathway}/", steady=True),
    "start": Page("Page of a starting point", "/pathways/from/{start}/", steady=True),
    "credential": Page("Page of a credential", "/pathways/credentials/{credential}/", steady=True),
    "topic": Page("Page of a topic", "/topics/{topic}/", steady=True),
    "pair": Page("Page of a pair", "/roles/pairs/{pair}/", steady=True),
    "source": Page("Page of a source", "/sources/{source}/", steady=True),
    "two": Page("Comparison of two roles", "/roles/compare/?role={role}&role={role}", steady=True),
    "decision": Page("Two roles weighed", "/roles/compare/?role={role}&role={role}&w-time=3", steady=True),
    "sheet": Page("Decision sheet of two roles", "/roles/compare/sheet/?role={role}&role={role}&w-pay=3", steady=True),
    "four": Page("Comparison of four roles", "/roles/compare/?role={role}&role={role}&role={role}&role={role}"),
    "compare.csv": Page("Comparison of two roles, CSV", "/roles/compare.csv?role={role}&role={role}"),
    "compare.json": Page("Comparison of two roles, JSON", "/roles/compare.json?role={role}&role={role}"),
    "plan": Page("Plan, with nothing chosen yet", "/plan/", steady=True),
    "plan of a start": Page("Plan from a starting point, all roles ranked", "/plan/?start={start}", steady=True),
    "plan of a role": Page("Plan from a starting point to a role", "/plan/?start={start}&role={role}", steady=True),
    "fit": Page("Fit, all roles ranked by three answers", "/fit/?like=making&study=4&start={start}", steady=True),
    "home": Page("Home", "/", steady=True),
    "about": Page("About", "/about/"),
    "pay": Page("Pay in a market", "/roles/salaries/", steady=True),
    "pay of a market": Page("Pay in any market", "/roles/salaries/?market={market}"),
    "salaries.csv": Page("Pay, CSV", "/roles/salaries.csv"),
    "pairs": Page("Table of pairs", "/roles/pairs/", steady=True),
    "topics": Page("List of topics", "/topics/", steady=True),
    "credentials": Page("List of credentials", "/pathways/credentials/", steady=True),
    "sources": Page("List of sources", "/sources/", steady=True),
    "occupations": Page("List of occupations", "/occupations/", steady=True),
    "stages": Page("List of stages", "/pathways/stages/", steady=True),
    "sitemap": Page("Site map", "/sitemap.xml"),
    "suggestions": Page("Suggestions to a word that is being typed", "/search/suggestions/?q={begun}"),
    "kept": Page("Page of a role, kept from an earlier answer", "/roles/{role}/", kept=True),
    "empty": Page("An empty view in the site's stack", "/empty/"),
}
TABLES = {
    "role": "roles_role",
    "skill": "skills_skill",
    "pathway": "pathways_pathway",
    "start": "pathways_startingpoint",
    "credential": "pathways_credential",
    "topic": "roles_topic",
    "pair": "roles_rolepair",
    "source": "content_source",
    "market": "roles_market",
}


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
        """Words that a role holds; for a third of them with a facet."""
        role = self.any()
        facet = self.rng.choice(FACETS)
        chosen = {facet: role[facet]} if self.rng.random() < 1 / 3 else {}
        return Query(chosen, 0, words=self.words(role))

    def words(self, role: sqlite3.Row) -> str:
        """One or two that it holds, rare ones as often as common ones."""
        words = sorted(set(role["text"].lower().replace(".", "").split()))
        return " ".join(self.rng.sample(words, self.rng.randint(1, 2)))

    def begun(self) -> str:
        """The first two to five letters of a word in a title."""
        return self.rng.choice(self.any()["title"].lower().split())[: self.rng.randint(2, 5)]

    def slugs(self, table: str) -> list[str]:
        return [slug for (slug,) in self._connection.execute(f"SELECT slug FROM {table}")]  # noqa: S608


def drawn_roles(database: Path) -> list[tuple[int, str]]:
    """Keys and slugs, by which the other servers are asked for the page of one."""
    roles = Roles(database, seed=3)
    return [(role["id"], role["slug"]) for role in (roles.any() for _ in range(ADDRESSES))]


def queries(database: Path) -> dict[str, list[Query]]:
    roles = Roles(database, seed=1)
    draws = {"filtered": roles.filtered, "search": roles.search}
    return {workload: [draw() for _ in range(QUERIES)] for workload, draw in draws.items()}


def addresses(database: Path, asked: dict[str, list[str]], size: int) -> dict[str, list[str]]:
    """Of each kind of page that is measured at this size. `asked` has the addresses of the queries to lists of roles;
    a kind of which there is one page alone has one address."""
    roles = Roles(database, seed=2)
    pools = asked | {name: roles.slugs(table) for name, table in TABLES.items()}
    pools["words"] = [quote_plus(roles.words(roles.any())) for _ in range(ADDRESSES)]
    pools["begun"] = [quote_plus(roles.begun()) for _ in range(ADDRESSES)]

    def drawn(address: str) -> str:
        names = re.findall(r"{(\w+)}", address)
        values = {name: iter(roles.rng.sample(pools[name], names.count(name))) for name in names}
        return re.sub(r"{(\w+)}", lambda name: next(values[name[1]]), address)

    pages = {name: page for name, page in PAGES.items() if size <= LARGE or name in AT_ANY_SIZE}
    several = {name: ADDRESSES if "{" in page.address and not page.kept else 1 for name, page in pages.items()}
    return {name: [drawn(page.address) for _ in range(several[name])] for name, page in pages.items()} | asked

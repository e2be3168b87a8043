"""A synthetic catalogue of any number of roles, the same on each run, and the table that the peers read it from."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate, chain, count
from random import Random
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction
from django.utils.text import slugify

from careerguide.content.models import Cited, ContentVersion, Section, Source
from pathways.models import Pathway, StartingPoint
from roles.models import Duty, Market, OccupationCode, Outlook, Role, RoleAlias, RoleSkill, SalaryBand, Topic
from skills.models import Domain, Skill

BATCH = 1_000  # roles in memory at once

DOMAINS = ("clinical", "technical", "professional")
EDUCATIONS = (
    "High school diploma or equivalent",
    "Postsecondary nondegree award",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)
CURRENCIES = ("USD", "GBP", "EUR", "INR", "ZAR")
TOPICS = ("employer-type",) * 6 + ("application-area",) * 8
NOUNS = ("Specialist", "Analyst", "Engineer", "Scientist", "Informaticist", "Consultant", "Architect", "Nurse")
REAL_WORDS = (
    "patient",
    "data",
    "clinical",
    "model",
    "hospital",
    "care",
    "nurse",
    "software",
    "safety",
    "image",
    "machine",
)

FLAT = """
CREATE TABLE flat_role (
    id INTEGER PRIMARY KEY, slug TEXT, title TEXT, summary TEXT,
    kind TEXT, domain TEXT, education TEXT, main_skill TEXT, text TEXT
);
CREATE INDEX flat_role_kind ON flat_role (kind, domain, education, title);
CREATE INDEX flat_role_domain ON flat_role (domain, education, kind);
CREATE INDEX flat_role_education ON flat_role (education, kind, domain);
CREATE INDEX flat_role_main_skill ON flat_role (main_skill, kind, domain, education);
CREATE INDEX flat_role_title ON flat_role (title, kind, domain, education);
CREATE VIRTUAL TABLE flat_role_fts USING fts5(
    title, summary, text, content="flat_role", content_rowid="id", tokenize="porter"
);
"""
FINISH = "INSERT INTO flat_role_fts (flat_role_fts) VALUES ('rebuild'); ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);"

Row = tuple[Any, dict[str, Any]]  # a model, or the name of a table; and values by column


class Words:
    """Some 5,000 words, a few of them real, of which the one at rank n comes 1/n as often as the first."""

    def __init__(self, rng: Random, size: int = 5_000) -> None:
        self.rng = rng
        self.all = list(dict.fromkeys(self._invented() for _ in range(size)))
        for number, word in enumerate(REAL_WORDS):
            self.all.insert(8 * number, word)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self.all) + 1)))

    def _invented(self) -> str:
        syllables = (self.rng.choice("bcdfghlmnprstv") + self.rng.choice("aeiou") for _ in range(3))
        return "".join(syllables)[: self.rng.choice((4, 5, 6))] + self.rng.choice("nrstl")

    def text(self, length: int) -> str:
        """Sentences of a dozen words, `length` words in all."""
        drawn = self.rng.choices(self.all, cum_weights=self._weights, k=length)
        sentences = (" ".join(drawn[start : start + 12]) for start in range(0, length, 12))
        return ". ".join(sentence.capitalize() for sentence in sentences) + "."

    def name(self, length: int) -> str:
        """`length` words in title case, rare ones as often as common ones."""
        return " ".join(self.rng.choices(self.all, k=length)).title()


class Catalogue:
    def __init__(self, size: int) -> None:
        self.size = size
        self.rng = Random(size)  # noqa: S311  (no secret)
        self.words = Words(self.rng)
        self.skills: list[str] = []  # their slugs; the domain of the one at n is n % 3

    def entry(self, slug: str, title: str = "", **values: Any) -> dict[str, Any]:
        summary = self.words.text(18)
        return {"slug": slug, "title": title or self.words.name(2), "summary": summary, "body": "", **values}

    def ground(self) -> Iterator[Row]:
        """All that the roles refer to; primary keys count from 1."""
        for number, kind in enumerate(Source.Kind.values, 1):
            yield Source, self.entry(f"source-{number}", id=number, kind=kind, short_title=f"Source {number}")
            for key, second_hand in ("seen", False), ("quoted", True):
                yield Section, {"source_id": number, "key": key, "label": key.title(), "second_hand": second_hand}
        for number, slug in enumerate(DOMAINS, 1):
            yield Domain, self.entry(slug, slug.title(), id=number, hue=slug, order=number)
        for number in range(500):
            title = self.words.name(2)
            self.skills.append(f"{title.replace(' ', '-').lower()}-{number}")
            yield Skill, self.entry(self.skills[number], title, domain_id=number % 3 + 1)
        for number, currency in enumerate(CURRENCIES, 1):
            yield Market, self.entry(f"market-{number}", id=number, currency=currency)
        for number, kind in enumerate(TOPICS, 1):
            yield Topic, self.entry(f"topic-{number}", id=number, kind=kind)
        for number in range(1, 9):
            yield StartingPoint, self.entry(f"starting-point-{number}", id=number)
        for number in range(1, 31):
            yield Pathway, self.entry(f"pathway-{number}", id=number, kind=self.rng.choice(Pathway.Kind.values))
            for point in self.rng.sample(range(1, 9), 2):
                yield Pathway.starting_points.through, {"pathway_id": number, "startingpoint_id": point}

    def role(self, number: int) -> Iterator[Row]:
        """A role with all its parts; its occupation code has the same primary key."""
        rng, words = self.rng, self.words
        domain = rng.randrange(3)
        education = rng.choice(EDUCATIONS)
        kind = "specialism" if number % 3 == 0 else "profession"
        title = f"{words.name(rng.randint(1, 3))} {rng.choice(NOUNS)}"
        role = self.entry(f"{slugify(title)}-{number}", title, id=number, kind=kind)
        role["broader_id"] = number - 1 if kind == "specialism" else None
        role["body"] = f"{words.text(100)}\n\n{words.text(100)}"
        yield Role, role

        own = {"role_id": number}
        duties = [words.text(24) for _ in range(3)]
        for position, text in enumerate(duties, 1):
            yield Duty, own | {"title": f"{position}. {words.name(2)}", "text": text, "position": position}
        yield RoleAlias, own | {"name": words.name(2)}

        of_domain = [rng.sample(range(other, 500, 3), 5 if other == domain else 2) for other in range(3)]
        essential = [*of_domain.pop(domain), *chain(*of_domain)][:8]
        useful = [skill for skill in rng.sample(range(500), 12) if skill not in essential][:4]
        for position, skill in enumerate(essential + useful):
            requirement = "essential" if position < 8 else "useful"
            yield RoleSkill, own | {"skill_id": skill + 1, "requirement": requirement, "position": position}

        year = rng.randint(2019, 2025)
        code = {"scheme": "soc", "version": "2018", "code": f"15-{number}"}
        stated = {"title": title, "entry_education": education, "education_year": year}
        match = rng.choice(OccupationCode.Match.values)
        yield OccupationCode, own | code | stated | {"id": number, "match": match}
        own["occupation_code_id"] = number
        for market, currency in enumerate(CURRENCIES, 1):
            median = rng.randrange(30_000, 180_000, 10)
            pay = {"low": median * 6 // 10, "median": median, "high": median * 2, "currency": currency, "year": year}
            yield SalaryBand, own | pay | {"market_id": market, "level": "all", "measure": "percentiles"}
        change = {"start_year": 2024, "end_year": 2034, "change_percent": rng.randrange(-100, 400) / 10}
        yield Outlook, own | change | {"market_id": rng.randint(1, 5)}

        for topic in rng.randint(1, 6), rng.randint(7, 14):
            yield Topic.roles.through, {"role_id": number, "topic_id": topic}
        yield Pathway.roles.through, {"role_id": number, "pathway_id": rng.randint(1, 30)}

        facets = {"domain": DOMAINS[domain], "education": slugify(education), "main_skill": self.skills[essential[0]]}
        told = {name: role[name] for name in ("id", "slug", "title", "summary", "kind")}
        yield "flat_role", told | facets | {"text": " ".join([role["body"], *duties])}

    def batches(self) -> Iterator[Iterator[Row]]:
        yield self.ground()
        for start in range(1, self.size + 1, BATCH):
            yield chain.from_iterable(map(self.role, range(start, min(start + BATCH, self.size + 1))))


class Loader:
    """Writes rows without making objects of them, as each role has some fifty; each fact cites one section."""

    def __init__(self, rng: Random) -> None:
        self.rng = rng
        self._keys: defaultdict[Any, Iterator[int]] = defaultdict(lambda: count(1))

    def load(self, rows: Iterator[Row]) -> None:
        tables: defaultdict[Any, list[dict[str, Any]]] = defaultdict(list)
        for model, row in rows:
            tables[model].append(row)
            if model != "flat_role" and issubclass(model, Cited):
                row.setdefault("id", next(self._keys[model]))
                link = {f"{model._meta.model_name}_id": row["id"], "section_id": self.rng.randint(1, 12)}
                tables[model.citations.through].append(link)
        for model, rows_of_model in tables.items():
            self._insert(model, rows_of_model)

    def _insert(self, model: Any, rows: list[dict[str, Any]]) -> None:
        blank = {} if model == "flat_role" else self._blank(model)
        columns = list(blank | rows[0])
        table = model if model == "flat_role" else model._meta.db_table
        names, places = ", ".join(map('"{}"'.format, columns)), ", ".join(["%s"] * len(columns))
        with connection.cursor() as cursor:
            written = [[*(blank | row).values()] for row in rows]
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", written)  # noqa: S608

    def _blank(self, model: Any) -> dict[str, Any]:
        """What each field holds by default, as the database has it."""
        fields = model._meta.concrete_fields
        return {field.attname: field.get_db_prep_save(field.get_default(), connection) for field in fields}


def generate(size: int) -> None:
    """Fills the empty database."""
    call_command("migrate", verbosity=0)
    connection.connection.executescript(FLAT)
    catalogue = Catalogue(size)
    loader = Loader(catalogue.rng)
    for batch in catalogue.batches():
        with transaction.atomic():
            loader.load(batch)
    ContentVersion.bump()
    connection.connection.executescript(FINISH)

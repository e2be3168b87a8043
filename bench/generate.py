"""Makes the documents of a synthetic catalogue, and the flat table that the peers read it from."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection, transaction

from careerguide.content.dump import dump
from careerguide.content.models import Cited
from careerguide.kinds import KINDS

from .synthetic import Catalogue, Row

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
FINISH = """
UPDATE flat_role SET id = -id;
UPDATE flat_role SET id = (SELECT role.id FROM roles_role AS role WHERE role.slug = flat_role.slug);
INSERT INTO flat_role_fts (flat_role_fts) VALUES ('rebuild'); ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);
"""


class Loader:
    """Writes rows without making objects of them. Each fact cites one or two sections, and some have a note."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.rng, self.words = catalogue.rng, catalogue.words
        self._sections = range(1, catalogue.sections + 1)
        self._keys: defaultdict[Any, Iterator[int]] = defaultdict(lambda: count(1))

    def load(self, rows: Iterator[Row]) -> None:
        tables: defaultdict[Any, list[dict[str, Any]]] = defaultdict(list)
        for model, row in rows:
            tables[model].append(row)
            if model != "flat_role" and issubclass(model, Cited):
                row.setdefault("id", next(self._keys[model]))
                is_noted = self.rng.random() < 0.2 or row.get("basis") == "inferred"
                row["note"] = self.words.text(12) if is_noted else ""
                for section in self.rng.sample(self._sections, self.rng.randint(1, 2)):
                    link = {f"{model._meta.model_name}_id": row["id"], "section_id": section}
                    tables[model.citations.through].append(link)
        for model, rows_of_model in tables.items():
            self._insert(model, rows_of_model)

    def _insert(self, model: Any, rows: list[dict[str, Any]]) -> None:
        blank = dict.fromkeys(rows[0]) if model == "flat_role" else self._blank(model)
        table = model if model == "flat_role" else model._meta.db_table
        names, places = ", ".join(map('"{}"'.format, blank)), ", ".join(["%s"] * len(blank))
        with connection.cursor() as cursor:
            written = [[*(blank | row).values()] for row in rows]
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", written)  # noqa: S608

    def _blank(self, model: Any) -> dict[str, Any]:
        """What each field holds by default, as the database has it."""
        fields = model._meta.concrete_fields
        return {field.attname: field.get_db_prep_save(field.get_default(), connection) for field in fields}


def generate(size: int, documents: Path) -> None:
    """Fills the empty database, writes its documents, and empties it again but for the flat table."""
    call_command("migrate", verbosity=0)
    connection.connection.executescript(FLAT)
    catalogue = Catalogue(size)
    loader = Loader(catalogue)
    with transaction.atomic():
        for batch in catalogue.batches():
            loader.load(batch)
    if problems := dump(documents, KINDS, take="database").problems:
        raise SystemExit("\n".join(map(str, problems)))
    call_command("flush", interactive=False, verbosity=0)


def finish() -> None:
    """Gives the rows of the flat table the keys that their roles have, once the documents are loaded."""
    connection.ensure_connection()
    connection.connection.executescript(FINISH)

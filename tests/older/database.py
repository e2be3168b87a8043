"""Databases of older releases, kept as files, and brought up to the present one.

    python -m tests.older.database keep tests/older/2026-11-28.json.gz    all content of DATABASE_URL, as it stands
    python -m tests.older.database tables kept.json.gz                    makes its tables in DATABASE_URL
    python -m tests.older.database bring-up kept.json.gz seeds            into DATABASE_URL, empty or with these tables

A kept database names the migrations that it has had, and holds the rows of each model as they stood.
"""

import gc
import gzip
import json
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import django

Kept = dict[str, Any]
APPS = ("content", "skills", "roles", "pathways")


def read(path: Path) -> Kept:
    kept: Kept = json.loads(gzip.decompress(path.read_bytes()))
    return kept


def write(kept: Kept, path: Path) -> None:
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), default=str)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))


def keep() -> Kept:
    from django.apps import apps
    from django.db.migrations.recorder import MigrationRecorder

    models = [model for app in APPS for model in apps.get_app_config(app).get_models(include_auto_created=True)]
    done = sorted(MigrationRecorder.Migration.objects.filter(app__in=APPS).values_list("app", "name"))
    rows = {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}
    return {"migrations": dict(done), "rows": rows}


def tables(kept: Kept) -> Any:
    """Makes the tables as they stood, where they are missing, and returns their models."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    return MigrationExecutor(connection).migrate([*kept["migrations"].items()]).apps


def restore(kept: Kept) -> None:
    from django.core.management.color import no_style
    from django.db import connection, transaction

    apps = tables(kept)
    with transaction.atomic():
        for label, rows in kept["rows"].items():
            model = apps.get_model(label)
            model._base_manager.all().delete()
            model._base_manager.bulk_create(model(**row) for row in rows)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(
            no_style(), [apps.get_model(label) for label in kept["rows"]]
        ):
            cursor.execute(statement)


def bring_up(seeds: str) -> dict[str, Any]:
    """Does what `make run` does to a database. Returns what it said, and the rows as they are now, as documents."""
    from django.core.management import CommandError, call_command

    from careerguide.content.rows import read_database
    from careerguide.content.versions import text_of
    from careerguide.kinds import KINDS

    call_command("migrate", verbosity=0)
    said, complained, code = StringIO(), StringIO(), 0
    try:
        call_command("load_seeds", seeds=Path(seeds), stdout=said, stderr=complained)
    except CommandError as error:
        code = error.returncode
        complained.write(str(error))
    documents = {str(name): text_of(document) for name, document in read_database(KINDS)[0].items()}
    return {"code": code, "said": said.getvalue(), "complained": complained.getvalue(), "documents": documents}


def main(command: str, path: str, *seeds: str) -> None:
    gc.disable()  # historical models are made by the thousand: the collector takes a third of the time
    django.setup()
    if command == "keep":
        write(keep(), Path(path))
    elif command == "tables":
        tables(read(Path(path)))
    else:
        restore(read(Path(path)))
        sys.stdout.write(json.dumps(bring_up(*seeds)))


if __name__ == "__main__":
    main(*sys.argv[1:])

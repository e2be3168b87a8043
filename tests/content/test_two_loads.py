"""Two loads at once, as when two machines are deployed: on PostgreSQL, as SQLite has writers wait."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.databases import POSTGRESQL, TEMPLATE, content_tables, new_database

from .seeds_copy import CIRCUS, SeedsCopy


@pytest.mark.skipif(not POSTGRESQL, reason="needs PostgreSQL (make test-postgres)")
def test_second_load_waits_and_finds_nothing_to_do(databases: Path, tmp_path: Path) -> None:
    import psycopg  # needed for PostgreSQL alone

    copy = SeedsCopy(tmp_path / "seeds")
    for name, text in CIRCUS.items():
        copy.write(name, text)
    address = new_database("two_loads", tmp_path, TEMPLATE)
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"TRUNCATE content_loadrecord, {', '.join(content_tables())} CASCADE")
    own = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "careerguide.settings", "SECRET_KEY": "x"}
    loads = [
        subprocess.Popen(  # noqa: S603
            [sys.executable, "manage.py", "load_seeds", "--seeds", copy.folder],
            cwd=settings.BASE_DIR,
            env=os.environ | own,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    said = sorted(load.communicate()[0] for load in loads)
    assert [load.returncode for load in loads] == [0, 0]
    assert [line.partition(" created")[0] for line in said] == ["seeds: 0", f"seeds: {len(CIRCUS)}"]

"""Changes of content in a row: how soon the site shows each, and how long its answers take meanwhile."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from secrets import token_hex

from .report import Change
from .servers import Running, WrongAnswer

LONGEST = 120  # seconds until a change must show

_hosts = (f"change{number}.bench" for number in count())  # a new one each time, so that no kept answer can serve


def changes(site: Running, database: Path, how_many: int) -> Iterator[Change]:
    """Changes the first role's summary again and again, each time as soon as the site shows the last change."""
    with closing(sqlite3.connect(database, timeout=20)) as connection:
        (slug,) = connection.execute("SELECT slug FROM roles_role WHERE id = 1").fetchone()
        for _ in range(how_many):
            word = f"new{token_hex(8)}"
            with connection:
                connection.execute("UPDATE roles_role SET summary = ? WHERE id = 1", [word])
                connection.execute("UPDATE content_contentversion SET stamp = ?", [token_hex(8)])
            yield shown(site, page=(f"/roles/{slug}/", word), list=(f"/roles/?q={word}", f"<p>{word}</p>"))


def shown(site: Running, **signs: tuple[str, str]) -> Change:
    """Asks for all pages, by their names, until each holds the sign of the change; WrongAnswer if one never does."""
    begun, slowest = time.monotonic(), 0.0
    seconds: dict[str, float] = {}
    while len(seconds) < len(signs):
        for name, (path, sign) in signs.items():
            before = time.monotonic()
            answer = site.fetch(path, next(_hosts))
            now = time.monotonic()
            slowest = max(slowest, now - before)
            if sign in answer:
                seconds.setdefault(name, now - begun)
        if now - begun > LONGEST:
            raise WrongAnswer(f"{site.name} does not show a change at {path}")
        time.sleep(0.02)
    return Change(**seconds, slowest=slowest, resident=site.resident_bytes())

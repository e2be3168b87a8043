"""The same page by hand, as the limit: SQL over covering indexes, and no framework.

BENCH_DATABASE names the generated database; the query string has the columns' names.
"""

import os
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable
from html import escape
from typing import Any
from urllib.parse import parse_qsl

FACETS = ("kind", "domain", "education")
COLUMNS = (*FACETS, "main_skill")
CARD = "slug, flat_role.title, flat_role.summary, kind, domain, education"

_kept = threading.local()


def connection() -> sqlite3.Connection:
    if not hasattr(_kept, "connection"):
        _kept.connection = sqlite3.connect(f"file:{os.environ['BENCH_DATABASE']}?mode=ro", uri=True)
        _kept.connection.execute("PRAGMA mmap_size=134217728")
    return _kept.connection


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
    asked = dict(parse_qsl(environ["QUERY_STRING"]))
    chosen = {column: asked[column] for column in COLUMNS if column in asked}
    answer = page(chosen, asked.get("q", "").split(), int(asked.get("page", 1))).encode()
    start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(answer)))])
    return [answer]


def page(chosen: dict[str, str], words: list[str], number: int) -> str:
    conditions, values = [f"{column} = ?" for column in chosen], [*chosen.values()]
    table, order = "flat_role", "flat_role.title"
    if words:
        table, order = "flat_role_fts JOIN flat_role ON id = flat_role_fts.rowid", "bm25(flat_role_fts)"
        conditions.append("flat_role_fts MATCH ?")
        values.append(" ".join(f'"{word}"' for word in words))
    source = f"{table} WHERE {' AND '.join(conditions) or 'true'}"
    cards = f"SELECT {CARD} FROM {source} ORDER BY {order} LIMIT 20 OFFSET {20 * (number - 1)}"  # noqa: S608
    counts = f"SELECT count(*), {', '.join(FACETS)} FROM {source} GROUP BY 2, 3, 4"  # noqa: S608
    database = connection()
    return html(database.execute(counts, values).fetchall(), database.execute(cards, values).fetchall())


def html(counts: list[tuple[Any, ...]], cards: list[tuple[Any, ...]]) -> str:
    """`counts` has the number of roles for each combination of the facets' values."""
    parts = ["<!doctype html><html lang=en><meta charset=utf-8><title>Roles</title>"]
    parts.append(f"<h1>{sum(count for count, *_ in counts)} roles</h1>")
    for place, facet in enumerate(FACETS, 1):
        by_value: Counter[str] = Counter()
        for row in counts:
            by_value[row[place]] += row[0]
        items = "".join(f"<li>{escape(value)} ({count})" for value, count in by_value.items())
        parts.append(f"<h2>{facet}</h2><ul>{items}</ul>")
    for slug, title, summary, *facets in cards:
        parts.append(f'<article><h2><a href="/roles/{slug}/">{escape(title)}</a></h2><p>{escape(summary)}')
        parts.append(f"<p>{escape(', '.join(facets))}</article>")
    return "".join(parts)

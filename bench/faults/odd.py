"""What is asked: every kind of page, with all parameters that pages name, and with values that nobody expects."""

import os
import re
import socket
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from lxml.html import HtmlElement, document_fromstring

from .site import Site, a_site, promise
from .trial import run

ROUNDS = int(os.environ.get("ROUNDS", "50"))  # requests of each kind of page
ODD = (
    *("", " ", "0", "-1", "1", "9" * 40, "1e9", "nan", "٣", "true", "moon", "a" * 5_000, "é" * 300, "𝔘", "🩺"),
    *("\0", "a\0b", "'", '"', "<b>", "{{7*7}}", "%s", "../../etc/passwd", "\u202e", "*", "\\", "\r\nX: y", "=1+1"),
    *("ai-engineer,nurse", "title:(a OR b)~2^3", "[a TO b]", b"\xff\xfe", b"\xed\xa0\x80"),
)
WORN = 0.2  # of the paths end in something odd
CHARSETS = ("=idna", "=undefined", "=zlib", "=utf-16", "=", "*=idna'en'%ff", "*=moon'en'%ff")
TARGETS = ("finder", "results", "plan", "verdict", "fits", "\x7f<>", "")
TWO = "role=ai-engineer&role=machine-learning-engineer"
START = (
    *("/", "/sitemap.xml", "/robots.txt", "/search/", "/search/suggestions/", "/admin/login/", "/roles/ai-engineer/"),
    *(f"/roles/compare{view}?{TWO}" for view in ("/", "/sheet/", ".csv", ".json")),
    "/roles/salaries.csv",
)


def addresses() -> str:
    """Whatever is asked of whatever page, the site never fails."""
    chance = Random(1)  # noqa: S311  (no secret)
    with a_site() as site, site.running(), ThreadPoolExecutor(4) as pool:
        pages, known = _explored(site)
        asked = [(_odd(chance, path, known), _headers(chance)) for path in pages * ROUNDS]
        statuses = [*pool.map(lambda one: _status(site, *one), asked)]
    failed = [one for one, status in zip(asked, statuses, strict=True) if status >= 500]
    told = ", ".join(f"{count} × {status}" for status, count in sorted(Counter(statuses).items()))
    promise(not failed, f"{told}; first {failed[:1]}")
    return f"{len(pages)} kinds of page, {len(known)} parameters: {told}"


def _explored(site: Site) -> tuple[list[str], dict[str, list[str]]]:
    """An address of each kind of page, and all parameters that they name, with values."""
    found: dict[tuple[str, int], str] = {}
    known: dict[str, list[str]] = {}
    waiting = [*START]
    while waiting:
        path = waiting.pop(0)
        kind = (path, 0) if path in START else (path.split("/")[1], path.count("/"))
        if kind in found:
            continue
        found[kind] = path
        text = site.ask(path)[1]
        waiting += re.findall(r"<loc>https?://[^/]+(/[^<]*)</loc>", text)
        for address, name, value in _named(text):
            waiting += [address] if address else []
            known.setdefault(name, []).append(value)
    return [*found.values()], known


def _named(text: str) -> Iterator[tuple[str, str, str]]:
    """Paths that a page leads to, and the names and values of parameters in links and forms."""
    page: HtmlElement = document_fromstring(text.encode() or b"<p>")
    for link in page.cssselect("a[href^='/'], [hx-get^='/'], a[href^='?']"):
        address = urlsplit(link.get("href") or link.get("hx-get"))
        for name, value in parse_qsl(address.query) or [("", "")]:
            yield address.path, name, value
    for field in page.cssselect("main [name], header [name]"):
        yield "", field.get("name"), field.get("value", "")


def _odd(chance: Random, address: str, known: dict[str, list[str]]) -> str:
    """An address with more parameters, and now and then with more at the end of its path."""
    path, _, query = address.partition("?")
    end = quote(chance.choice(ODD)) if chance.random() < WORN else ""
    return f"{path}{end}?{'&'.join(filter(None, (query, _query(chance, known))))}"


def _query(chance: Random, known: dict[str, list[str]]) -> str:
    names = chance.choices([*known, "zz"], k=chance.randint(1, 4))
    pairs = [(name, chance.choice([*ODD, *known.get(name, ())[:20]])) for name in names]
    return urlencode(pairs) + chance.choice(("", "", "&%zz=%", "&=&", "&amp;role=x", "&q=🩺"))


def _headers(chance: Random) -> dict[str, str]:
    odd_type = {"Content-Type": f"text/html; charset{chance.choice(CHARSETS)}"}
    return chance.choice(({}, odd_type, {"HX-Request": "true", "HX-Target": quote(chance.choice(TARGETS))}))


def _status(site: Site, address: str, headers: dict[str, str]) -> int:
    """The status of an answer. Letters that an address does not escape go as they are; http.client refuses them."""
    lines = [f"GET {address} HTTP/1.1", "Host: localhost", "Connection: close", *map(": ".join, headers.items())]
    with socket.create_connection(("127.0.0.1", site.port), timeout=30) as line, line.makefile("rb") as answer:
        line.sendall("\r\n".join([*lines, "", ""]).encode())
        text = answer.read()
    promise(bool(text), f"nothing at all for {address}")
    return int(text.split(maxsplit=2)[1])


FAULTS = [addresses]

if __name__ == "__main__":
    run(*FAULTS)

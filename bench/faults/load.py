"""What lasts: many visitors, for ten minutes, at four fifths of what the site can answer."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice

from .grows import megabytes
from .people import PAGES, Editor
from .site import Site, a_site, promise, workers
from .trial import run

SECONDS = float(os.environ.get("SECONDS", "600"))
TRIED = 5.0  # seconds in which the site shows what it can do
SHARE = 0.8  # of that
AT_ONCE = 8  # visitors
EDITED = 10.0  # seconds from one save to the next
SLOWEST = 10.0  # seconds, for a page
MOST_GROWTH = 30  # MB of all workers, after a fifth of the time
MORE = ("/roles/compare/?role=ai-engineer&role=clinical-informatician", "/plan/", "/fit/", "/sitemap.xml", "/nowhere/")


def mixed_load() -> str:
    """Under a steady load of all kinds of pages, while editors save, no request fails and memory stays."""
    with a_site() as site, site.running() as server:
        capacity = sum(_visitors(site, TRIED, rest=0)) / TRIED
        rest = AT_ONCE / (SHARE * capacity)
        with ThreadPoolExecutor(1) as pool:
            saved = pool.submit(_edit, site)
            answered = sum(_visitors(site, SECONDS / 5, rest))
            before = sum(map(megabytes, workers(server)))
            answered += sum(_visitors(site, SECONDS * 4 / 5, rest))
            after = sum(map(megabytes, workers(server)))
    told = f"{answered} pages in {SECONDS:.0f} s at {SHARE * capacity:.0f} a second, {saved.result()} saves"
    promise(after - before < MOST_GROWTH, f"{told}; workers grew from {before} to {after} MB")
    return f"{told}; none failed; workers had {before} MB after a fifth of the time, {after} MB at the end"


def _visitors(site: Site, seconds: float, rest: float) -> list[int]:
    """How many pages each of them got. `rest` is how many seconds lie between the beginnings of two."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return [*pool.map(lambda first: _visit(site, first, seconds, rest), range(AT_ONCE))]


def _visit(site: Site, first: int, seconds: float, rest: float) -> int:
    begun = time.monotonic()
    for number, path in enumerate(islice(cycle(PAGES + MORE), first, None)):
        time.sleep(max(0.0, begun + number * rest - time.monotonic()))
        if time.monotonic() - begun > seconds:
            return number
        status, _ = site.ask(path, patience=SLOWEST)
        promise(status == (404 if path == "/nowhere/" else 200), f"{status} at {path}")
    raise AssertionError("paths never end")


def _edit(site: Site) -> int:
    """Saves now and then for nearly as long; how often."""
    editor, saves = Editor(site), int(SECONDS / EDITED)
    editor.sign_in()
    for number in range(saves):
        promise(editor.save(f"Edit {number}."), f"save {number} was not taken")
        time.sleep(EDITED * 0.8)
    return saves


FAULTS = [mixed_load]

if __name__ == "__main__":
    run(*FAULTS)

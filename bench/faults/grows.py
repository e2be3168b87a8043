"""What grows: the memory of a worker over hundreds of changes, and over addresses that somebody makes up."""

import os
from pathlib import Path
from random import Random

from .site import a_site, promise, workers
from .trial import run

CHANGES = int(os.environ.get("CHANGES", "500"))
SETTLED = CHANGES // 5  # changes within which memory has reached its height
MADE_UP = 3_000  # addresses
MOST_BY_CHANGES = 15  # MB, from there on
MOST_BY_ADDRESSES = 40  # MB; the answers that are kept take 16 at most
PAGES = ("/", "/roles/", "/roles/ai-engineer/", "/search/?q=nurse")


def changes() -> str:
    """However often the content changes, a worker does not grow, and each change shows."""
    heights = []
    with a_site(WORKERS="1") as site, site.running() as server:
        for number in range(1, CHANGES + 1):
            site.write("UPDATE skills_domain SET summary = ? WHERE id = 1", f"Change {number}.")
            site.wait_for("/skills/", 20, f"Change {number}.")
            for path in PAGES:
                site.ask(path)
            heights.append(megabytes(*workers(server)))
    before, after = max(heights[:SETTLED]), max(heights[-SETTLED:])
    told = f"at most {before} MB within {SETTLED} changes, {after} MB within the last {SETTLED} of {CHANGES}"
    promise(after - before < MOST_BY_CHANGES, told)
    return told


def made_up_addresses() -> str:
    """Addresses that somebody makes up fill no memory."""
    chance = Random(1)  # noqa: S311  (no secret)
    with a_site(WORKERS="1") as site, site.running() as server:
        for path in PAGES:
            site.ask(path)
        before = megabytes(*workers(server))
        for number in range(MADE_UP):
            path = chance.choice((*PAGES[:3], "/about/", "/plan/", "/roles/salaries/"))
            site.ask(f"{path}?zz={number}", **{"HX-Request": "true", "HX-Target": f"made-up-{number}"})
        after = megabytes(*workers(server))
    promise(after - before < MOST_BY_ADDRESSES, f"{before} MB before {MADE_UP} addresses, {after} MB after them")
    return f"{before} MB before {MADE_UP} of them, {after} MB after"


def megabytes(worker: int) -> int:
    """What of a process is in memory."""
    status = Path(f"/proc/{worker}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024


FAULTS = [changes, made_up_addresses]

if __name__ == "__main__":
    run(*FAULTS)

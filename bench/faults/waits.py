"""What waits: for a lock, for the rest of a body, for a password's hash, or for a process that was stopped."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

from .people import AT_ONCE, Editor, filled, visitors
from .site import Site, a_site, promise, workers
from .trial import run

SOON = 5.0  # seconds, for a visitor's page on a busy machine
BODIES = 64
BODIES_WAIT = 8.0  # seconds; the site takes none that is later than ten
GUESSERS, GUESSES = 8, 6
STOPPED = 20.0  # seconds
PATIENCE = 5.0  # seconds of a visitor; all could have been taken by the stopped one


def write_lock() -> str:
    """While a writer holds the lock, visitors read on, and editors lose nothing of what they typed."""
    with a_site(SECONDS_TO_WRITE="6") as site, site.running(), ThreadPoolExecutor() as pool:
        editors = [Editor(site) for _ in range(4)]
        for editor in editors:
            editor.sign_in()
        with visitors(site) as seen, site.locked():
            answers = [saved.result() for saved in [pool.submit(one.send_summary, f"Text {one}.") for one in editors]]
        seen.must_be_whole(SOON)
        promise({status for status, _ in answers} == {503}, f"editors got {[status for status, _ in answers]}")
        again = editors[0].open("/admin/skills/domain/1/change/", filled(answers[0][1]))
        kept = site.read("SELECT summary FROM skills_domain WHERE id = 1") == f"Text {editors[0]}."
        promise(kept, f"what an editor sent again was not saved: {again[0]}")
        return f"{seen}; 4 editors got 503, and the one who sent again has saved"


def slow_bodies() -> str:
    """Bodies that never arrive keep nobody waiting."""
    with a_site() as site, site.running(), visitors(site) as seen, _unfinished(site):
        time.sleep(BODIES_WAIT)
        status, _ = site.ask("/admin/login/", patience=SOON)
    seen.must_be_whole(SOON)
    promise(status == 200, f"the form to sign in got {status}")
    return f"{seen}, beside {BODIES} bodies"


@contextmanager
def _unfinished(site: Site) -> Iterator[None]:
    with ExitStack() as senders:
        for _ in range(BODIES):
            sender = senders.enter_context(socket.create_connection(("127.0.0.1", site.port)))
            sender.sendall(b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc")
        yield


def password_hashes() -> str:
    """Who guesses passwords slows no visitor, and is kept out."""
    with a_site() as site, site.running():
        with visitors(site) as seen, ThreadPoolExecutor(GUESSERS) as pool:
            guessed = list(pool.map(lambda number: _guess(site, f"10.0.1.{number}"), range(GUESSERS)))
        seen.must_be_whole(SOON)
        promise({statuses[-1] for statuses in guessed} == {429}, f"guessers got {guessed}")
        return f"{seen}, beside {GUESSERS * GUESSES} wrong passwords; after five each was refused"


def _guess(site: Site, address: str) -> list[int]:
    editor = Editor(site, address)
    return [editor.sign_in(password=f"wrong {number}") for number in range(GUESSES)]


def stopped_worker() -> str:
    """Where one of two workers is stopped, as by a machine that swaps, visitors are served by the other."""
    with a_site() as site, site.running() as server:
        with visitors(site, PATIENCE) as seen:
            time.sleep(1)
            os.kill(workers(server)[0], signal.SIGSTOP)
            time.sleep(STOPPED)
        hung = len(seen.failed)
        promise(hung <= AT_ONCE and seen.silence < PATIENCE + SOON, f"{seen}; first {seen.failed[:1]}")
        return f"{seen}; failed were those that had just been taken by the stopped one"


FAULTS = [write_lock, slow_bodies, password_hashes, stopped_worker]

if __name__ == "__main__":
    run(*FAULTS)

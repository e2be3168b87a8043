"""What becomes of the database: its disk is full or can't be written, its file is replaced, its server is away."""

import os
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests import postgres

from .people import Editor, visitors
from .site import FILE, NotRun, Site, a_site, fill, promise, template
from .trial import run

DISK = "8m"  # so small that it is soon filled
SLOWEST = 10.0  # seconds, for a page on a busy machine
AWAY = 4.0  # seconds
SUMMARY = "SELECT summary FROM skills_domain WHERE id = 1"
SOUND = "PRAGMA integrity_check(1)"


def full_disk() -> str:
    """On a full disk visitors read on, and no save passes for one that was made; once there is room, one is."""
    with _small_disk() as site, site.running(), visitors(site) as seen:
        editor = Editor(site)
        editor.sign_in()
        filler = _fill(site.folder)
        passed = [(editor.save(text), site.read(SUMMARY) == text) for text in ("First.", "Second.", "Third.")]
        filler.unlink()
        saved = editor.save("There is room again."), site.read(SUMMARY), site.read(SOUND)
    seen.must_be_whole(SLOWEST)
    promise(all(told == made for told, made in passed), f"saves that were told and made: {passed}")
    promise(saved == (True, "There is room again.", "ok"), f"the save after that: {saved}")
    return f"{seen}; {sum(made for _, made in passed)} of 3 saves found room, the others were told that they failed"


def _fill(folder: Path) -> Path:
    """A file that takes all the room there is."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (2**20, 2**10, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def read_only_disk() -> str:
    """A server whose disk can't be written says so in words, and shows all as soon as it can."""
    with _small_disk() as site:
        _mount("-o", "remount,ro", site.folder)
        with site.running():
            status, page = site.ask("/")
            promise((status, "not ready yet" in page) == (503, True), f"a visitor got {status}")
            _mount("-o", "remount,rw", site.folder)
            begun = time.monotonic()
            site.wait_for("/", SLOWEST)
    return f"Visitors got 503 with words, and pages {time.monotonic() - begun:.1f} s after it could be written"


@contextmanager
def _small_disk() -> Iterator[Site]:
    """A site whose folder is a disk of its own."""
    if os.geteuid():
        raise NotRun("Only root can mount a disk.")
    with a_site() as site:
        _mount("-t", "tmpfs", "-o", f"size={DISK}", "none", site.folder)
        try:
            shutil.copy(template() / FILE, site.file)
            yield site
        finally:
            subprocess.run(["umount", site.folder], check=True)  # noqa: S607


def _mount(*arguments: str | Path) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True)  # noqa: S607
    if done.returncode:
        raise NotRun(f"No disk can be mounted: {done.stderr.strip()}")


def replaced_file() -> str:
    """Where another file takes the place of the database, visitors read on, and what editors save is in that file."""
    with a_site() as site, site.running(), visitors(site) as seen:
        editor = Editor(site)
        editor.sign_in()
        copy = site.folder / "copy"
        with closing(sqlite3.connect(site.file)) as own, closing(sqlite3.connect(copy)) as other:
            own.backup(other)
        for end in ("-wal", "-shm"):
            Path(f"{site.file}{end}").unlink(missing_ok=True)
        copy.rename(site.file)
        told = editor.save("In the new file.")
        saved, sound = site.read(SUMMARY), site.read(SOUND)
        site.wait_for("/skills/", SLOWEST, "In the new file.")
    seen.must_be_whole(SLOWEST)
    promise((told, saved, sound) == (True, "In the new file.", "ok"), f"saved: {told}; there stands: {saved}")
    return f"{seen}; the save is in the new file, and shows"


def database_away() -> str:
    """While PostgreSQL is away visitors read on, and once it is back an editor can save."""
    if not find_spec("psycopg") or not Path(postgres.program("initdb")).exists():
        raise NotRun("It needs PostgreSQL (on Debian: apt install postgresql) and psycopg.")
    with a_site() as site, postgres.server() as site.url:
        folder = unquote(urlsplit(site.url).netloc.rpartition("@")[2])
        fill(site)
        with site.running(), visitors(site) as seen:
            editor = Editor(site)
            editor.sign_in()
            postgres.stop(folder, "fast")
            time.sleep(AWAY)
            ready = site.ask("/readyz")[0]
            refused = editor.open("/admin/")[0]
            postgres.start(folder)
            told = editor.save("It is back.")
            site.wait_for("/skills/", SLOWEST, "It is back.")
    seen.must_be_whole(SLOWEST)
    promise((ready, told) == (503, True), f"/readyz told {ready}; a save after that: {told}")
    return f"{seen}; the admin got {refused} meanwhile; after {AWAY:.0f} s a save was taken, and shows"


FAULTS = [full_disk, read_only_disk, replaced_file, database_away]

if __name__ == "__main__":
    run(*FAULTS)

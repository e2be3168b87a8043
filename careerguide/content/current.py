"""The published whole of the present content version, kept in the memory of each worker."""

import logging
from collections.abc import Collection
from contextlib import suppress
from threading import Lock, Thread
from time import monotonic, sleep
from weakref import ref

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.utils.module_loading import import_string

from .collector import give_back, without_collector
from .models import Guide
from .versioning import has_changed
from .whole import Key, Whole, present_version, read_whole

PAUSE = 1.0  # seconds until a database that did not answer is asked again
MOST_LEFT_OUT = 10  # entries
FIRST_WAIT, LONGEST_WAIT = 10.0, 320.0  # seconds until content that could not be made is made again; they double

WAITS_FOR_ANSWERS = 0.1, 1.0, 5.0  # seconds


class NoContentError(Exception):
    """No whole could be read since the worker started, so no page can be made."""


class Keeper:
    """Keeps the newest whole. It reads a new one when the content version moves.

    The first request that meets a new version waits for a small whole (settings.ENTRIES_READ_AT_ONCE). A thread reads a
    large one, and so the old one answers meanwhile. While the database is away, or a new whole can't be made, the last
    one goes on answering. Entries that can't be listed are left out of all pages, as one of them may break any; where
    they are more than MOST_LEFT_OUT, the fault is the program's, and only lists and search lack them.
    """

    def __init__(self, *kept: Whole) -> None:
        self._kept = [*kept]  # the newest last
        self._reading = Lock()
        self._wait = FIRST_WAIT
        self.paused_until = 0.0
        self.read_at = 0.0  # when the newest was, by `monotonic`
        self.error = ""  # what kept a newer one from being made, if anything

    def current(self) -> Whole:
        """The whole that a page is made from. Raises NoContentError where there is none yet and none can be made.

        In a transaction that may yet be rolled back, such as that of a preview, it is read anew and not kept.
        """
        if _is_unsettled():
            return read_whole()
        if monotonic() >= self.paused_until:
            try:
                return self._present()
            except Exception as error:
                self._pause(error)
        if not self._kept:
            raise NoContentError(self.error)
        return self._newest()

    def kept(self) -> Whole | None:
        """The whole that pages are made from so far; None before the first."""
        return self._newest() if self._kept else None

    def exact(self) -> Whole:
        """The whole of just the rows that are there now, broken ones among them; one that pages are made from, where it
        is that."""
        kept = None if has_changed() else self._find(present_version())
        return kept if kept and not kept.left_out else read_whole()

    def _present(self) -> Whole:
        if settings.DEBUG:  # templates change under the running server
            return read_whole()
        if kept := self._find(present_version()):
            self.error = ""
            return kept
        if self._kept and self._newest().entry_count > settings.ENTRIES_READ_AT_ONCE:
            if self._reading.acquire(blocking=False):
                Thread(target=self._read_in_background, name="published whole", daemon=True).start()
            return self._newest()
        with self._reading:
            if kept := self._find(present_version()):  # another thread may have read it before this one got the lock
                return kept
            with without_collector():
                whole = self._read()
                give_back()
            return whole

    def _read_in_background(self) -> None:
        try:
            if not self._find(present_version()):
                old = ref(self._kept[0])
                with without_collector():
                    self._read()
                    self._let_go(old)
        except Exception as error:
            self._pause(error)
        finally:
            connection.close()
            self._reading.release()

    def _read(self) -> Whole:
        """Reads a whole, and makes all that pages are made from before it takes the place of the old one."""
        whole = _made()
        if 0 < len(whole.left_out) <= MOST_LEFT_OUT:
            whole = _made(whole.left_out)
        self._kept = [*self._kept, whole][-settings.WHOLES_KEPT :]
        self._wait, self.error, self.read_at = FIRST_WAIT, "", monotonic()
        return whole

    def _let_go(self, old: ref[Whole]) -> None:
        """Waits for the answers that are still made from a whole that is kept no longer, so that never three are alive.

        Rows refer to each other in circles, so no counting of references frees them; a look for circles takes long.
        """
        for seconds in WAITS_FOR_ANSWERS:
            if old() not in (None, *self._kept):
                sleep(seconds)
                give_back()

    def _newest(self) -> Whole:
        return self._kept[-1]

    def _find(self, version: str) -> Whole | None:
        return next((whole for whole in self._kept if whole.version == version), None)

    def _pause(self, error: Exception) -> None:
        self.error = type(error).__name__
        is_away = isinstance(error, DatabaseError | InterfaceError)
        self.paused_until = monotonic() + (PAUSE if is_away else self._wait)
        self._wait = self._wait if is_away else min(2 * self._wait, LONGEST_WAIT)
        message = "The content can't be read; pages show it as it was before: %r"
        logging.getLogger(__name__).error(message, error, exc_info=None if is_away else error)


def _made(without: Collection[Key] = ()) -> Whole:
    whole = read_whole(without)
    for path in settings.DERIVED_FROM_CONTENT:
        whole.derive(import_string(path))
    return whole


def _is_unsettled() -> bool:
    """Whether a transaction that may yet be rolled back is open. One that a test case rolls back at its end is not."""
    blocks = connection.atomic_blocks
    return bool(blocks) and not getattr(blocks[-1], "_from_testcase", False)


keeper = Keeper()
current = keeper.current


def last_guide() -> Guide:
    """The guide as pages last had it, without a query where there was one; for pages that tell of failures, too."""
    with suppress(Exception):
        return (keeper.kept() or keeper.current()).guide
    return Guide.neutral()

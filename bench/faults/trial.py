"""Runs faults one after the other, with a line for each: its promise, what visitors saw, and what was lost."""

import signal
import sys
import time
from collections.abc import Callable, Iterable

from .site import BrokenPromise, NotRun

Fault = Callable[[], str]


def run(*faults: Fault) -> None:
    """Ends with 1 where a promise was broken."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell has those in its background ignore it
    broken = [fault for fault in faults if not _holds(fault)]
    sys.exit(f"{len(broken)} of {len(faults)} promises are broken" if broken else 0)


def _holds(fault: Fault) -> bool:
    begun = time.monotonic()
    told, holds = _told(fault)
    print(f"{told} [{fault.__name__}, {time.monotonic() - begun:.0f} s]", flush=True)
    return holds


def _told(fault: Fault) -> tuple[str, bool]:
    promised = (fault.__doc__ or "").partition("\n")[0]
    try:
        return f"ok       {promised} {fault()}", True
    except NotRun as reason:
        return f"not run  {promised} {reason}", True
    except BrokenPromise as broken:
        return f"BROKEN   {promised} {broken}", False
    except Exception as broken:  # whatever it met, the others are tried
        return f"BROKEN   {promised} {broken!r}", False


def named(faults: Iterable[Fault], names: list[str]) -> list[Fault]:
    """Those whose function or module has one of the names; all, where there is none."""
    found = [one for one in faults if not names or {one.__name__, one.__module__.rpartition(".")[2]} & {*names}]
    return found or sys.exit(f"There is no fault called {' or '.join(names)}")

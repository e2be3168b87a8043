"""The production server: `python -m careerguide.server`.

HOST and PORT say where it listens (127.0.0.1, 8000), WORKERS how many processes answer (2).
"""

import ctypes
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.db import DatabaseError
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.utils.proxies import wrap_wsgi_with_proxy_headers

M_ARENA_MAX = -8  # of malloc.h
ADDRESS = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8000"))
URL = "http://{}:{}/".format(*ADDRESS)


def application() -> Callable[..., Any]:
    """What each process runs: the site, with its content read before the first visitor asks for it."""
    from careerguide import wsgi

    _share_memory_between_threads()
    try:
        from careerguide.content.current import current

        current()
    except DatabaseError as error:
        logging.getLogger(__name__).error("No content yet: %s", error)
    wrapped: Callable[..., Any] = wrap_wsgi_with_proxy_headers(wsgi.application)
    return wrapped


def _share_memory_between_threads() -> None:
    """Has glibc keep two pools of free memory. Else each thread that builds an index gets one, which lasts for good."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 2)


def serve(target: str, *, factory: bool = False) -> None:
    """Serves a WSGI application, or what a factory makes, until it is told to stop."""
    try:
        socket.create_server(ADDRESS).close()  # the processes share the port, so they would share it with others too
    except OSError as error:
        sys.exit(f"{URL} can't be used: {error}")
    server = Granian(
        target,
        *ADDRESS,
        factory=factory,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=int(os.environ.get("WORKERS", "2")),
        blocking_threads=1,  # more would wait for each other
        respawn_failed_workers=True,
        log_level=LogLevels.warning,
    )
    server.on_startup(threading.Thread(target=_announce, daemon=True).start)
    server.serve()


def _announce() -> None:
    """Says where the site is once it answers. It sleeps first, so that no thread holds a lock when workers fork."""
    while True:
        time.sleep(0.1)
        with suppress(OSError):
            socket.create_connection(ADDRESS).close()
            print(f"CareerGuide is at {URL} (Ctrl+C stops it)", flush=True)
            return


if __name__ == "__main__":
    serve("careerguide.server:application", factory=True)

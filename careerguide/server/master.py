"""The production server: `python -m careerguide.server`.

HOST and PORT say where it listens (127.0.0.1, 8000), WORKERS how many processes answer (2). This process starts them
and watches over them. It imports nothing of the site but the form of JSON lines, as what it has imported outlasts a
reload.
"""

import os
import signal
import socket
import sys
import threading
import time
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from importlib import import_module
from ipaddress import ip_address
from multiprocessing import Process
from typing import Any

from granian._granian import SocketHolder
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import MPServer

SECONDS_TO_START = 5  # for so long a reload lets the old process answer beside the new one
SECONDS_TO_STOP = 10  # then a process is killed
BACKLOG = 1024  # connections that nobody has taken yet
SHORTEST_KEY = 50  # letters, as Django's own check asks for
ENDING = {signal.SIGTERM, signal.SIGINT}


class Server(MPServer):
    """Its processes take connections from one queue, so what comes while one of them hangs goes to the others.

    By itself granian gives each a queue of its own, where the system can.
    """

    def __init__(self, *arguments: Any, queue: socket.socket, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._queue = queue

    def _init_shared_socket(self) -> None:
        self._ssp, self._sso = None, self._queue
        self._shd: SocketHolder | None = SocketHolder(self._queue.fileno(), False, BACKLOG)  # type: ignore


def serve(target: str) -> None:
    """Serves the RSGI application that a factory makes, until it is told to stop."""
    _end_at_signals()
    os.register_at_fork(before=_hold_signals, after_in_parent=_let_signals_in, after_in_child=_end_at_signals)
    _refuse_odd_settings()
    host, port, workers = _host(), _number("PORT", 8000, 65_535), _number("WORKERS", 2, 100)
    url = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    server = Server(
        target,
        host,
        port,
        queue=_queue(host, port, url),
        factory=True,
        interface=Interfaces.RSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=workers,
        workers_kill_timeout=SECONDS_TO_STOP,
        respawn_failed_workers=True,
        respawn_interval=SECONDS_TO_START,
        log_level=LogLevels.warning,
        log_dictconfig=_log(),
    )
    server.on_startup(threading.Thread(target=_announce, args=(host, port, url), daemon=True).start)
    server.serve()


def _end_at_signals() -> None:
    """Lets a signal end this process from its first moment on.

    The exception that Python makes of Ctrl+C is lost where it comes during a fork; and a new process inherits handlers
    that only note a signal.
    """
    for sign in ENDING:
        signal.signal(sign, signal.SIG_DFL)
    _let_signals_in()


def _hold_signals() -> None:
    """Keeps signals that come during a fork until each process knows what to do."""
    signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)


def _let_signals_in() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)


def _refuse_odd_settings() -> None:
    """Ends with a line in words where a setting makes no sense. A process of its own reads them."""
    reader = Process(target=_read_settings)
    reader.start()
    reader.join()
    if reader.exitcode:
        sys.exit(1)


def _read_settings() -> None:
    settings = import_module(os.environ.setdefault("DJANGO_SETTINGS_MODULE", "careerguide.settings"))
    for name, keys in (("SECRET_KEY", [settings.SECRET_KEY]), ("SECRET_KEY_FALLBACKS", settings.SECRET_KEY_FALLBACKS)):
        if any(len(key) < SHORTEST_KEY for key in keys):
            sys.exit(f"{name} is too short: it needs {SHORTEST_KEY} letters or more, or who guesses it can sign in.")


def _queue(host: str, port: int, url: str) -> socket.socket:
    """What the system puts new connections into, for whichever process is the first to take them."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        queue = socket.create_server((host, port), family=family, backlog=BACKLOG)
    except OSError as error:
        sys.exit(f"{url} can't be used: {error}")
    queue.setblocking(False)
    return queue


def _host() -> str:
    host = os.environ.get("HOST", "127.0.0.1")
    try:
        return str(ip_address(host))
    except ValueError:
        sys.exit(f"HOST is “{host}”: an address is needed, such as 127.0.0.1, or 0.0.0.0 for all of this machine.")


def _number(name: str, usual: int, most: int) -> int:
    text = os.environ.get(name) or str(usual)
    if text.isdecimal() and 1 <= int(text) <= most:
        return int(text)
    sys.exit(f"{name} is “{text}”: a number from 1 to {most} is needed.")


def _log() -> dict[str, Any] | None:
    """How the server itself writes lines. Their form asks nothing of the site."""
    lines = {"()": "careerguide.web.log.JsonLines"}
    return {"formatters": {"generic": lines, "access": lines}} if os.environ.get("LOG_FORMAT") == "json" else None


def _announce(host: str, port: int, url: str) -> None:
    """Says where the site is once it answers. It sleeps first, so that no thread holds a lock when workers fork."""
    while True:
        time.sleep(0.1)
        with suppress(OSError, HTTPException), closing(HTTPConnection(host, port)) as probe:
            probe.request("GET", "/healthz")
            probe.getresponse()
            print(f"The site is at {url} (Ctrl+C stops it)", flush=True)
            return

"""Stands between the HTTP server and the site, so that nothing that waits stops visitors' pages.

One thread answers visitors: their pages are made from memory, and Python lets only one thread run anyway. Anything else
may wait: for the rest of a body, for a password's hash, for the database's write lock. The event loop reads bodies, as
waiting costs nothing there, and threads for editors answer.
"""

import asyncio
import sys
from concurrent.futures import Executor, ThreadPoolExecutor
from io import BytesIO
from typing import Any
from wsgiref.types import WSGIEnvironment

from granian.rsgi import Scope

from careerguide.web.problems import REFUSED

EDITORS_AT_ONCE = 4
MOST_QUEUED = 20  # requests that editors' threads answer, or have yet to answer
LARGEST_BODY = 2_621_440  # bytes; the most that Django takes
MOST_UNREAD = 16 * LARGEST_BODY  # bytes of all bodies that have not arrived in full
PATIENCE = 10.0  # seconds in which a body has to arrive

Reply = tuple[int, list[tuple[str, str]], bytes]


class RefusalError(Exception):
    """A request that the site does not get to see; its page has this status."""

    def __init__(self, status: int) -> None:
        self.status = status


class Gateway:
    """Answers the requests of one worker by a WSGI application."""

    def __init__(self, site: Any) -> None:
        self._site = site
        self._visitors = ThreadPoolExecutor(1, "visitors")
        self._editors = ThreadPoolExecutor(EDITORS_AT_ONCE, "editors")
        self._queued = 0
        self._unread = 0

    async def __rsgi__(self, scope: Scope, proto: Any) -> None:
        environ = environ_of(scope)
        try:
            answer = await (self._of_editors(environ, proto) if may_wait(scope) else self._of_visitors(environ))
        except RefusalError as refusal:
            answer = await self._of_visitors(environ | {REFUSED: refusal.status})
        proto.response_bytes(*answer)

    async def _of_visitors(self, environ: WSGIEnvironment) -> Reply:
        return await self._answer(self._visitors, environ)

    async def _of_editors(self, environ: WSGIEnvironment, proto: Any) -> Reply:
        body = await self._body(proto)
        if len(body) < int(environ.get("CONTENT_LENGTH", 0)):  # the sender hung up
            raise RefusalError(400)
        if self._queued == MOST_QUEUED:
            raise RefusalError(503)
        self._queued += 1
        try:
            received = {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
            return await self._answer(self._editors, environ | received)
        finally:
            self._queued -= 1

    async def _body(self, proto: Any) -> bytes:
        body = bytearray()
        try:
            async with asyncio.timeout(PATIENCE):
                async for chunk in proto:
                    body += chunk
                    self._unread += len(chunk)
                    if len(body) > LARGEST_BODY:
                        raise RefusalError(413)
                    if self._unread > MOST_UNREAD:
                        raise RefusalError(503)
        except TimeoutError:
            raise RefusalError(408) from None
        finally:
            self._unread -= len(body)
        return bytes(body)

    async def _answer(self, threads: Executor, environ: WSGIEnvironment) -> Reply:
        return await asyncio.get_running_loop().run_in_executor(threads, respond, self._site, environ)


def may_wait(scope: Scope) -> bool:
    return scope.method not in ("GET", "HEAD") or scope.path.startswith(("/admin/", "/readyz"))


def respond(site: Any, environ: WSGIEnvironment) -> Reply:
    started: list[tuple[int, list[tuple[str, str]]]] = []
    response = site(environ, lambda status, headers, exc_info=None: started.append((int(status[:3]), headers)))
    try:
        body = b"".join(response)
    finally:
        if hasattr(response, "close"):
            response.close()
    return *started[0], body


def environ_of(scope: Scope) -> WSGIEnvironment:
    """The request as WSGI has it, without its body. Headers with “_” are dropped: they could pass for others."""
    host, _, port = scope.server.rpartition(":")
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": _as_latin_1(scope.path),
        "QUERY_STRING": _as_latin_1(scope.query_string),
        "SERVER_NAME": host.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope.headers.items():
        if "_" not in name:
            key = name.upper().replace("-", "_")
            key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
            environ[key] = f"{environ[key]}{'; ' if name == 'cookie' else ','}{value}" if key in environ else value
    return environ


def _as_latin_1(text: str) -> str:
    """The bytes of a text in UTF-8, each as a letter of its own, as WSGI has them."""
    return text.encode().decode("latin-1")

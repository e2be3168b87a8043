"""Another site, which answers as its addresses say; and people who sign in to the admin."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client

ALWAYS = {"/found": 200, "/moved": 301, "/for-now": 302, "/missing": 404, "/broken": 500, "/circle": 301}
TARGETS = {"/moved": "/found", "/for-now": "/found", "/circle": "/circle", "/file": "file:///etc/hostname"}


class Strangers(ThreadingHTTPServer):
    """Another site, which remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Page)
        self.asked: list[tuple[str, str, str]] = []
        self.stopped = Event()

    def at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class Page(BaseHTTPRequestHandler):
    server: Strangers

    def do_HEAD(self) -> None:  # noqa: N802  (of http.server)
        self.answer()

    def do_GET(self) -> None:  # noqa: N802  (of http.server)
        self.answer()

    def answer(self) -> None:
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        if self.path == "/silent":
            self.server.stopped.wait()
            return
        code = 302 if self.path in TARGETS else 404
        if self.path == "/no-head":
            code = 405 if self.command == "HEAD" else 200
        self.send_response(ALWAYS.get(self.path, code))
        if self.path in TARGETS:
            self.send_header("Location", TARGETS[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@pytest.fixture
def strangers() -> Iterator[Strangers]:
    with Strangers() as site:
        Thread(target=site.serve_forever, args=[0.01], daemon=True).start()
        yield site
        site.stopped.set()
        site.shutdown()


LOOKER = "somebody who may look"  # at everything, by no group

SignedIn = Callable[[str], Client]


@pytest.fixture
def signed_in(db: None) -> SignedIn:
    """The browser of a member of a group, or of LOOKER."""

    def sign_in(group: str) -> Client:
        user = User.objects.create_user(group, is_staff=True)
        if group == LOOKER:
            user.user_permissions.set(Permission.objects.filter(codename__startswith="view"))
        else:
            user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def writer(signed_in: SignedIn) -> Client:
    return signed_in("Writer")


@pytest.fixture
def publisher(signed_in: SignedIn) -> Client:
    return signed_in("Publisher")


@pytest.fixture
def chief(signed_in: SignedIn) -> Client:
    return signed_in("Chief")

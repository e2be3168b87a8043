"""What stands between the HTTP server and the site: bodies that are late, large or cut off; what WSGI gets to see."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import pytest

from careerguide.server import gateway
from careerguide.server.gateway import LARGEST_BODY, MOST_QUEUED, Gateway, environ_of
from careerguide.web.problems import REFUSED
from careerguide.wsgi import application


@dataclass
class Request:
    """A request of granian's, the parts of its body and the seconds before its end; and the answer that it gets."""

    method: str = "POST"
    path: str = "/admin/"
    headers: list[tuple[str, str]] = field(default_factory=list)
    parts: list[bytes] = field(default_factory=list)
    late: float = 0
    answer: tuple[int, Any, bytes] = (0, [], b"")

    @property
    def scope(self) -> Any:
        names = {"method": self.method, "path": self.path, "query_string": "q=é", "http_version": "1.1"}
        headers = SimpleNamespace(items=lambda: self.headers)
        return SimpleNamespace(**names, headers=headers, scheme="http", server="[::1]:80", client="10.0.0.7:5000")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self.parts:
            yield part
        await asyncio.sleep(self.late)

    def response_bytes(self, *answer: Any) -> None:
        self.answer = answer


def echo(environ: dict[str, Any], start_response: Any) -> Iterator[bytes]:
    """A site that sends bodies back; a refusal becomes the status."""
    start_response(f"{environ.get(REFUSED, 200)} Word", [])
    return iter([environ["wsgi.input"].read()])


def answers(*requests: Request) -> list[int]:
    async def send() -> None:
        site = Gateway(echo)
        await asyncio.gather(*(site.__rsgi__(request.scope, request) for request in requests))

    asyncio.run(send())
    return [request.answer[0] for request in requests]


def test_body_reaches_the_site_whole() -> None:
    request = Request(parts=[b"name=", b"value"], headers=[("content-length", "10")])
    answers(request)
    assert request.answer == (200, [], b"name=value")


def test_body_that_is_late_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gateway, "PATIENCE", 0.01)
    assert answers(Request(late=60), Request()) == [408, 200]


def test_body_may_be_as_large_as_django_allows() -> None:
    assert answers(Request(parts=[b"x" * LARGEST_BODY])) == [200]


def test_larger_body_is_refused() -> None:
    assert answers(Request(parts=[b"x" * LARGEST_BODY, b"x"])) == [413]


def test_body_that_was_cut_off_is_refused() -> None:
    assert answers(Request(parts=[b"name="], headers=[("content-length", "10")])) == [400]


def test_bodies_that_are_not_complete_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gateway, "MOST_UNREAD", 5)
    assert answers(Request(parts=[b"four"], late=0.1), Request(parts=[b"two"])) == [200, 503]


def test_requests_beyond_the_queue_of_editors_are_refused() -> None:
    assert answers(*[Request() for _ in range(MOST_QUEUED + 1)]) == [200] * MOST_QUEUED + [503]


def test_page_for_visitors_is_answered_without_its_body(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gateway, "PATIENCE", 0.01)
    assert answers(Request("GET", "/roles/", parts=[b"x"], late=60)) == [200]


def test_application_gets_address_and_path_as_wsgi_has_them() -> None:
    environ = environ_of(Request(path="/rôles/").scope)
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/rôles/"
    assert environ["QUERY_STRING"].encode("latin-1").decode() == "q=é"
    assert (environ["REMOTE_ADDR"], environ["SERVER_NAME"], environ["SERVER_PORT"]) == ("10.0.0.7", "::1", "80")


def test_repeated_headers_are_joined_as_their_grammar_asks() -> None:
    headers = [("cookie", "a=b"), ("cookie", "c=d"), ("x-forwarded-for", "1.1.1.1"), ("x-forwarded-for", "2.2.2.2")]
    environ = environ_of(Request(headers=headers).scope)
    assert (environ["HTTP_COOKIE"], environ["HTTP_X_FORWARDED_FOR"]) == ("a=b; c=d", "1.1.1.1,2.2.2.2")


def test_header_with_an_underscore_is_dropped() -> None:
    assert "HTTP_X_REAL" not in environ_of(Request(headers=[("x_real", "other")]).scope)


@pytest.mark.parametrize(
    "charset", ["=idna", "=undefined", "=zlib", "=utf-16", "*=idna'en'%ff", "*=moon'en'%ff", "*=rot13'en'%ff"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_request_is_read_as_utf_8_whatever_charset_it_names(method: str, charset: str, db: None) -> None:
    kind = ("content-type", f"application/x-www-form-urlencoded; charset{charset}")
    asked = Request(method, "/admin/login/", [kind, ("host", "localhost"), ("content-length", "12")])
    body = BytesIO("username=né".encode())
    status, *_ = gateway.respond(application, environ_of(asked.scope) | {"wsgi.input": body})
    assert status == {"GET": 200, "POST": 403}[method]  # it has no token

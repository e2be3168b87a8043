"""Asks addresses of other sites whether they still answer: one at a time, and each site with pauses."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from itertools import chain, zip_longest
from time import monotonic, sleep
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from django.utils.encoding import iri_to_uri

FOR_EVER = {301, 308}  # redirections to where the page is from now on
METHODS = ("HEAD", "GET")  # some sites refuse the first


@dataclass(frozen=True)
class Reached:
    """What came of asking an address: why it failed, if it did, and where the page moved for ever, if it did."""

    address: str
    failure: str = ""
    moved_to: str = ""


class _Redirections(HTTPRedirectHandler):
    """Follows redirections, and remembers their codes."""

    def __init__(self) -> None:
        self.codes: list[int] = []

    def redirect_request(self, req: Request, fp: Any, code: int, *args: Any) -> Request | None:
        self.codes.append(code)
        return super().redirect_request(req, fp, code, *args)


@dataclass
class Caller:
    """Asks as the `agent`; waits so many seconds for an answer, and between two questions to one host."""

    agent: str
    timeout: float = 20.0
    pause: float = 5.0
    _asked: dict[str, float] = field(default_factory=dict)  # when each host was last asked

    def ask_all(self, addresses: Iterable[str]) -> Iterator[Reached]:
        return map(self.ask, in_turns(addresses))

    def ask(self, address: str) -> Reached:
        for method in METHODS:
            self._wait_for(urlsplit(address).netloc)
            try:
                return Reached(address, moved_to=self._moved(address, method))
            except HTTPError as error:
                error.close()
                failure = f"answers {error.code}"
            except (OSError, HTTPException, ValueError) as error:
                failure = why_failed(error)
        return Reached(address, failure)

    def _moved(self, address: str, method: str) -> str:
        """Where redirections for ever led. Raises an exception where there is no page."""
        redirections = _Redirections()
        request = Request(iri_to_uri(address), method=method, headers={"User-Agent": self.agent})  # noqa: S310
        with _opener(redirections).open(request, timeout=self.timeout) as answer:
            is_for_ever = redirections.codes and FOR_EVER.issuperset(redirections.codes)
            return answer.geturl() if is_for_ever else ""

    def _wait_for(self, host: str) -> None:
        sleep(max(0.0, self._asked.get(host, -self.pause) + self.pause - monotonic()))
        self._asked[host] = monotonic()


def _opener(redirections: _Redirections) -> OpenerDirector:
    """Opens http and https alone, wherever a redirection leads: no files."""
    opener = OpenerDirector()
    handlers = (ProxyHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPErrorProcessor, UnknownHandler)
    for handler in (*(one() for one in handlers), redirections):
        opener.add_handler(handler)
    return opener


def why_failed(error: Exception) -> str:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return "does not answer in time"
    return f"can't be reached: {getattr(reason, 'strerror', None) or reason or type(reason).__name__}"


def in_turns(addresses: Iterable[str]) -> list[str]:
    """The addresses in turns, with one of each host in a turn, so that no host is asked twice in a row needlessly."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in sorted({*addresses}):
        by_host[urlsplit(address).netloc].append(address)
    return [address for address in chain.from_iterable(zip_longest(*by_host.values())) if address]

"""Who comes to a site while something goes wrong: visitors, who ask for pages all the time, and editors, who save."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from http.cookiejar import CookieJar
from itertools import cycle
from threading import Event
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, build_opener

from lxml.html import FormElement, document_fromstring

from .site import PASSWORD, Site, promise

PAGES = (
    "/",
    "/roles/",
    "/roles/?q=data",
    "/roles/ai-engineer/",
    "/skills/?q=python",
    "/pathways/",
    "/search/?q=nurse",
    "/roles/salaries/",
)
AT_ONCE = 3  # visitors, each with a new connection for each page
REST = 0.02  # seconds between a visitor's pages
SUMMARY = "/admin/skills/domain/1/change/"  # a short form, with a text that visitors see


@dataclass
class Seen:
    """What visitors saw."""

    answered: int = 0
    failed: list[str] = field(default_factory=list)
    slowest: float = 0.0  # seconds, of an answer
    silence: float = 0.0  # seconds, the longest time in which nobody got a page
    last: float = field(default_factory=time.monotonic)

    def add(self, begun: float) -> None:
        now = time.monotonic()
        self.answered += 1
        self.slowest = max(self.slowest, now - begun)
        self.silence = max(self.silence, now - self.last)
        self.last = now

    def __str__(self) -> str:
        failed = f"{len(self.failed)} failed" if self.failed else "none failed"
        return f"{self.answered} pages, {failed}, slowest {self.slowest:.1f} s, silence {self.silence:.1f} s at most"

    def must_be_whole(self, slowest: float) -> None:
        """Raises BrokenPromise where a page failed, or took longer than so many seconds."""
        promise(not self.failed, f"{self}; first {self.failed[:1]}")
        promise(self.answered > 0 and self.slowest < slowest, f"{self}; promised below {slowest} s")


@contextmanager
def visitors(site: Site, patience: float = 30) -> Iterator[Seen]:
    """They come and go until the block ends; whoever waits longer for a page than their patience, in seconds, fails."""
    seen, stop = Seen(), Event()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for number in range(AT_ONCE):
            pool.submit(_visit, site, seen, stop, patience, number)
        try:
            yield seen
        finally:
            stop.set()
    seen.silence = max(seen.silence, time.monotonic() - seen.last)


def _visit(site: Site, seen: Seen, stop: Event, patience: float, first: int) -> None:
    for path in cycle(PAGES[first:] + PAGES[:first]):
        begun = time.monotonic()
        try:
            status, _ = site.ask(path, patience=patience)
            seen.add(begun) if status == 200 else seen.failed.append(f"{status} {path}")
        except (OSError, HTTPException) as error:
            seen.failed.append(f"{error!r} {path}")
        if stop.wait(REST):
            break


class Editor:
    """Keeps cookies, fills in forms and sends them; as a proxy says, from an address of its own."""

    def __init__(self, site: Site, address: str = "10.0.0.1") -> None:
        self._site = f"http://127.0.0.1:{site.port}"
        self._browser = build_opener(ProxyHandler({}), HTTPCookieProcessor(CookieJar()))
        self._browser.addheaders = [("X-Forwarded-For", address)]

    def open(self, path: str, fields: list[tuple[str, str]] | None = None) -> tuple[int, str]:
        """The status and the text of the page; with fields a form is sent to it."""
        data = urlencode(fields).encode() if fields else None
        try:
            with self._browser.open(self._site + path, data, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def form(self, path: str, **changes: str) -> list[tuple[str, str]]:
        """What the form of a page would send, filled in anew."""
        return filled(self.open(path)[1], **changes)

    def sign_in(self, name: str = "editor", password: str = PASSWORD) -> int:
        """The status of the page that follows."""
        path = "/admin/login/?next=/admin/"
        return self.open(path, self.form(path, username=name, password=password))[0]

    def send_summary(self, text: str) -> tuple[int, str]:
        """The answer to a change of the summary of a domain, which stands on the page of skills."""
        return self.open(SUMMARY, self.form(SUMMARY, summary=text))

    def save(self, summary: str) -> bool:
        """Whether the admin says that it has taken a new summary."""
        return "was changed successfully" in self.send_summary(summary)[1]


def filled(page: str, **changes: str) -> list[tuple[str, str]]:
    form: FormElement
    (form,) = document_fromstring(page).cssselect("form[method=post]:not([id=logout-form])")
    for name, value in changes.items():
        form.fields[name] = value
    return form.form_values()

"""Firefox and WebKit, the engine of Safari, driven as a visitor drives them: by the commands of WebDriver.

Firefox takes them over a socket, as Marionette; WebKit over HTTP, from its own driver, on a screen that nobody sees.
Debian has all of it: firefox-esr, webkit2gtk-driver and xvfb.
"""

import json
import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from .site import free_port

PATIENCE = 30  # seconds: the machine may be busy with other tests
PHONE = {"width": 500, "height": 900}  # as narrow as a window of WebKit's gets
TABLET = {"width": 820, "height": 1024}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # by the standard, what every engine calls a reference to one
TIMEOUTS = {"implicit": 0, "script": 2_000, "pageLoad": 60_000}  # milliseconds
PATHS = {
    "Navigate": "url",
    "Back": "back",
    "FindElement": "element",
    "ElementClick": "element/{id}/click",
    "ElementSendKeys": "element/{id}/value",
    "ExecuteScript": "execute/sync",
    "SetWindowRect": "window/rect",
}
MINI_BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))

Order = Callable[..., Any]  # the name of a command and its values; what the engine answers


class RefusedError(Exception):
    """A command that could not be carried out, such as a click on what is not there yet."""


def patiently(deed: Callable[[], Any]) -> Any:
    """Does it again until it is not refused any more."""
    end = monotonic() + PATIENCE
    while True:
        try:
            return deed()
        except RefusedError:
            if monotonic() > end:
                raise
        sleep(0.1)


class Visitor:
    """Somebody at a browser, who waits for what is not there yet."""

    def __init__(self, order: Order, base_url: str) -> None:
        self._order, self._base_url = order, base_url
        self.take(PHONE)

    def take(self, screen: dict[str, int]) -> None:
        self._order("SetWindowRect", **screen)

    def goto(self, path: str) -> None:
        self._order("Navigate", url=self._base_url + path)

    def back(self) -> None:
        self._order("Back")

    def click(self, selector: str) -> None:
        patiently(lambda: self._order("ElementClick", id=self._found(selector)))

    def type(self, selector: str, text: str) -> None:
        patiently(lambda: self._order("ElementSendKeys", id=self._found(selector), text=text))

    def tell(self, expression: str) -> Any:
        """What an expression in JavaScript is in the page."""
        return patiently(lambda: self._value(expression))

    def sees(self, condition: str) -> None:
        """Waits until something holds in the page."""

        def look() -> None:
            if not self._value(condition):
                raise RefusedError(f"not so at {self._value('location.href')}: {condition}")

        patiently(look)

    def _value(self, expression: str) -> Any:
        return self._order("ExecuteScript", script=f"return {expression}", args=[])

    def _found(self, selector: str) -> str:
        """A reference to an element, brought to where nothing that sticks to an edge of the screen covers it."""
        reference = self._order("FindElement", using="css selector", value=selector)[ELEMENT]
        self._value(f"document.querySelector(`{selector}`).scrollIntoView({{block: 'center', behavior: 'instant'}})")
        return str(reference)


@contextmanager
def running(*command: str, **options: Any) -> Iterator["subprocess.Popen[str]"]:
    """A program, until it is needed no more."""
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, text=True, **quiet | options) as program:  # noqa: S603
        try:
            yield program
        finally:
            program.terminate()


@contextmanager
def firefox(folder: Path) -> Iterator[Order]:
    """Firefox with a profile in a folder, where it writes the port that it listens at."""
    (folder / "user.js").write_text('user_pref("marionette.port", 0);')
    with running("firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", str(folder)):
        port = patiently(lambda: _port_in(folder / "MarionetteActivePort"))
        with socket.create_connection(("127.0.0.1", port)) as line, line.makefile("rb") as answers:
            _message(answers)  # it introduces itself
            numbers = count(1)

            def order(name: str, **values: Any) -> Any:
                sent = json.dumps([0, next(numbers), f"WebDriver:{name}", values]).encode()
                line.sendall(b"%d:%b" % (len(sent), sent))
                _, _, error, answer = _message(answers)
                if error:
                    raise RefusedError(error["message"])
                return answer.get("value", answer)

            order("NewSession", capabilities={"alwaysMatch": {"timeouts": TIMEOUTS}})
            yield order


def _port_in(file: Path) -> int:
    try:
        return int(file.read_text())
    except (FileNotFoundError, ValueError):
        raise RefusedError("Firefox does not listen") from None


def _message(answers: Any) -> Any:
    """The next one: its length, a colon, and so many bytes."""
    length = b"".join(iter(lambda: answers.read(1), b":"))
    return json.loads(answers.read(int(length)))


@contextmanager
def webkit(folder: Path) -> Iterator[Order]:
    """The small browser of WebKitGTK; what it keeps, it keeps in a folder."""
    port = free_port()
    root = f"http://127.0.0.1:{port}/session"
    with running("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", stdout=subprocess.PIPE) as screen:
        number = screen.stdout.readline().strip() if screen.stdout else ""
        env = os.environ | {"DISPLAY": f":{number}", "XDG_DATA_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
        with running("WebKitWebDriver", f"--port={port}", env=env):
            browser = {"binary": str(MINI_BROWSERS[-1]), "args": ["--automation"]}
            wanted = {"timeouts": TIMEOUTS, "webkitgtk:browserOptions": browser}
            made = patiently(lambda: _sent(root, capabilities={"alwaysMatch": wanted}))
            own = f"{root}/{made['sessionId']}"
            try:
                yield lambda name, **values: _sent(f"{own}/{PATHS[name].format(**values)}", **values)
            finally:
                with suppress(RefusedError):
                    _sent(own, "DELETE")


def _sent(address: str, method: str = "POST", **values: Any) -> Any:
    request = Request(address, json.dumps(values).encode(), {"Content-Type": "application/json"}, method=method)  # noqa: S310
    try:
        with urlopen(request, timeout=90) as answer:  # noqa: S310  (a driver on this machine)
            return json.load(answer)["value"]
    except URLError as error:
        told = error.read().decode() if hasattr(error, "read") else str(error)
        raise RefusedError(told) from error

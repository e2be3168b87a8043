"""The production server, by itself and behind a proxy."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from http.client import HTTPResponse
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from careerguide.content.current import Keeper
from careerguide.content.whole import Whole
from careerguide.server.gateway import PATIENCE
from careerguide.server.master import SECONDS_TO_STOP
from careerguide.worker import read_content, read_templates
from tests.browser.site import Site, free_port

from .conftest import PASSWORD

COMMAND = [sys.executable, "-m", "careerguide.server"]
SOON = PATIENCE / 2  # seconds; whatever waits for an unfinished body takes twice as long


@pytest.fixture(scope="module")
def served(site: Site) -> Iterator[Site]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SECONDS_TO_WRITE", "3")
        with site.served():
            yield site


def ask(site: Site, path: str, *, patience: float = 30, **headers: str) -> str:
    request = Request(f"http://127.0.0.1:{site.port}{path}", headers=headers)  # noqa: S310  (always http)
    with urlopen(request, timeout=patience) as answer:  # noqa: S310
        return answer.read().decode()


class Browser:
    """Keeps cookies and sends forms; a proxy says which address it has."""

    def __init__(self, site: Site, address: str) -> None:
        self._site = f"http://127.0.0.1:{site.port}"
        self._address = address
        self._opener = build_opener(HTTPCookieProcessor(CookieJar()))

    def open(self, path: str, **fields: str) -> HTTPResponse | HTTPError:
        data = urlencode(fields).encode() if fields else None
        request = Request(self._site + path, data, {"X-Forwarded-For": self._address})  # noqa: S310  (always http)
        try:
            return self._opener.open(request, timeout=60)
        except HTTPError as error:
            return error

    def token(self, path: str) -> str:
        """What a form has to hold to be taken."""
        return re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', self.open(path).read().decode())[0]

    def sign_in(self, password: str = PASSWORD) -> HTTPResponse | HTTPError:
        path = "/admin/login/?next=/admin/"
        return self.open(path, csrfmiddlewaretoken=self.token(path), username="editor", password=password)


def unfinished(site: Site) -> socket.socket:
    sender = socket.create_connection(("127.0.0.1", site.port))
    sender.sendall(b"POST /admin/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nabc")
    return sender


def no_content(whole: Whole) -> None:
    raise ZeroDivisionError("no content")


def test_process_starts_though_its_content_can_not_be_made(
    db: None, settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings.DERIVED_FROM_CONTENT = [f"{__name__}.no_content"]
    monkeypatch.setattr("careerguide.content.current.current", Keeper().current)  # as in a new process
    read_content()
    assert [record.exc_text and "no content" in record.exc_text for record in caplog.records] == [True]


def test_process_keeps_the_templates_that_it_started_with(settings, tmp_path: Path) -> None:
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": [tmp_path]}]
    (page := tmp_path / "page.html").write_text("as it was")
    (tmp_path / "broken.html").write_text("{% nothing %}")
    read_templates()
    page.unlink()
    assert render_to_string("page.html") == "as it was"


def test_address_of_fifty_kilobytes_gets_a_page_that_says_what_was_ignored(served: Site) -> None:
    assert "Ignored" in ask(served, f"/roles/?kind={'a' * 50_000}")


def test_proxy_on_this_machine_says_how_the_site_is_reached(served: Site) -> None:
    headers = {"Host": "localhost", "X-Forwarded-For": "10.1.1.1", "X-Forwarded-Proto": "https"}
    assert "https://localhost/sitemap.xml" in ask(served, "/robots.txt", **headers)


def test_header_with_an_underscore_does_not_pass_for_a_proxy_s(served: Site) -> None:
    headers = {"Host": "localhost", "X_Forwarded_For": "10.1.1.1", "X_Forwarded_Proto": "https"}
    assert "http://localhost/sitemap.xml" in ask(served, "/robots.txt", **headers)


def test_second_server_does_not_share_the_port_of_the_first(served: Site) -> None:
    second = subprocess.run(  # noqa: S603
        COMMAND, cwd=settings.BASE_DIR, env=served.env, capture_output=True, text=True, check=False, timeout=30
    )
    assert (second.returncode, "Address already in use" in second.stderr) == (1, True)


def test_health_is_told_whatever_name_the_server_is_called_by(served: Site) -> None:
    assert '"ok"' in ask(served, "/healthz", Host="10.0.0.7:8103")


# Whatever waits does not stop visitors


def test_unfinished_requests_of_strangers_hold_up_nobody(served: Site) -> None:
    with ExitStack() as senders:
        for _ in range(64):
            senders.enter_context(unfinished(served))
        assert '"ok"' in ask(served, "/healthz", patience=SOON)
        assert "<h1" in ask(served, "/", patience=SOON)
        assert "Log in" in ask(served, "/admin/login/", patience=SOON)


def test_visitors_are_answered_while_editors_wait_for_another_writer(served: Site) -> None:
    editor, form, pages = Browser(served, "10.0.0.9"), "/admin/skills/domain/add/", []
    editor.sign_in()
    fields = {"csrfmiddlewaretoken": editor.token(form), "title": "“Typed” & kept"}
    with closing(sqlite3.connect(served.folder / "careerguide.sqlite3", isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        with ThreadPoolExecutor(8) as pool:
            saves = [pool.submit(editor.open, form, **fields) for _ in range(8)]
            while not any(save.done() for save in saves):
                pages.append(ask(served, "/roles/"))
        writer.execute("ROLLBACK")
    assert len(pages) > 10
    assert {save.result().status for save in saves} == {503}
    assert 'name="title" value="“Typed” &amp; kept"' in saves[0].result().read().decode()


def test_what_is_written_goes_to_the_file_that_took_the_place_of_the_database(served: Site) -> None:
    Browser(served, "10.0.0.6").sign_in()
    file = served.folder / "careerguide.sqlite3"
    with closing(sqlite3.connect(file)) as own, closing(sqlite3.connect(served.folder / "other")) as copy:
        own.backup(copy)
    for end in ("-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
    (served.folder / "other").rename(file)
    with closing(sqlite3.connect(file)) as database:
        before = database.execute("SELECT count(*) FROM django_session").fetchone()[0]
        Browser(served, "10.0.0.6").sign_in()
        assert database.execute("SELECT count(*) FROM django_session").fetchone()[0] == before + 1


# Signing in


def test_guesser_is_kept_out_whatever_worker_answers_and_others_are_let_in(served: Site) -> None:
    guesses = [Browser(served, f"203.0.113.{number}, 10.0.0.7").sign_in(f"wrong {number}") for number in range(30)]
    assert {guess.status for guess in guesses[5:]} == {429}
    assert Browser(served, "10.0.0.7").sign_in().status == 429
    assert Browser(served, "10.0.0.8").sign_in().url.endswith("/admin/")


# Start and end


@contextmanager
def started(site: Site, *command: str, **env: str) -> Iterator["subprocess.Popen[str]"]:
    """It is killed in the end, so that a test can't wait for ever."""
    with subprocess.Popen(  # noqa: S603
        command or COMMAND,
        cwd=settings.BASE_DIR,
        env=site.env | {"PORT": str(free_port())} | env,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        try:
            yield server
        finally:
            server.kill()


def port_of(server: subprocess.Popen[str]) -> int:
    """Once it answers."""
    assert server.stdout
    return int(re.findall(r":(\d+)/", server.stdout.readline())[0])


@pytest.mark.parametrize("seconds", [0.3, 0.8, 1.3, 2])
@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_server_that_is_still_starting_ends_when_told(seconds: float, sign: signal.Signals, site: Site) -> None:
    with started(site) as server:
        time.sleep(seconds)
        server.send_signal(sign)
        assert server.wait(15) is not None


@pytest.mark.parametrize(
    ("moment", "ends"), [("before", -signal.SIGINT), ("after_in_parent", -signal.SIGINT), ("after_in_child", 1)]
)
def test_server_that_is_told_to_stop_amid_a_fork_ends(moment: str, ends: int, site: Site) -> None:
    told = f"import os, signal; os.register_at_fork({moment}=lambda: os.kill(os.getpid(), signal.SIGINT))"
    serve = "from careerguide.server.master import serve; serve('careerguide.worker:application')"
    with started(site, sys.executable, "-c", f"{told}; {serve}") as server:
        assert server.wait(SECONDS_TO_STOP) == ends


def test_process_that_reads_its_program_ends_when_told(site: Site, tmp_path: Path) -> None:
    (tmp_path / "slow.py").write_text("import time\n\nprint('http://slow:0/', flush=True)\ntime.sleep(60)\n")
    serve = "from careerguide.server.master import serve; serve('slow:application')"
    with started(site, sys.executable, "-c", serve, PYTHONPATH=str(tmp_path)) as server:
        port_of(server)
        server.terminate()
        assert server.wait(SECONDS_TO_STOP / 2) is not None


def hang(process: int) -> None:
    """Stops it. Until its last thread has stopped, which takes a while on a busy machine, it takes connections."""
    os.kill(process, signal.SIGSTOP)
    while {state(thread) for thread in Path(f"/proc/{process}/task").iterdir()} != {"T"}:
        time.sleep(0.01)


def state(thread: Path) -> str:
    """A letter, such as T for stopped; the name before it is in brackets."""
    return (thread / "stat").read_text().rpartition(") ")[2][0]


def test_visitors_are_answered_while_a_process_hangs(site: Site) -> None:
    with started(site) as server:
        other = replace(site, port=port_of(server))
        hang(int(Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()[0]))
        assert {ask(other, "/healthz", patience=SOON) for _ in range(12)} == {'{"status": "ok"}'}


def test_processes_end_with_their_master(site: Site) -> None:
    with started(site) as server:
        port = port_of(server)
        server.kill()
    for _ in range(50):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return
        time.sleep(0.1)
    pytest.fail("the port is still answered")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "abc", "PORT is “abc”: a number from 1 to 65535 is needed."),
        ("PORT", "99999", "PORT is “99999”: a number from 1 to 65535 is needed."),
        ("WORKERS", "0", "WORKERS is “0”: a number from 1 to 100 is needed."),
        ("HOST", "localhost", "HOST is “localhost”: an address is needed"),
        ("SECRET_KEY", "short", "SECRET_KEY is too short"),
        ("SECRET_KEY_FALLBACKS", f"{'x' * 50},short", "SECRET_KEY_FALLBACKS is too short"),
        ("ALLOWED_HOSTS", "https://a.org/", "ALLOWED_HOSTS names “https://a.org/”"),
        ("DATABASE_URL", "mysql://a:secret@b/c", "DATABASE_URL can't be used."),
    ],
)
def test_setting_that_makes_no_sense_is_refused_in_a_line(name: str, value: str, words: str, site: Site) -> None:
    refused = subprocess.run(  # noqa: S603
        COMMAND, cwd=settings.BASE_DIR, env=site.env | {name: value}, capture_output=True, text=True, check=False
    )
    assert (refused.returncode, len(refused.stderr.splitlines())) == (1, 1)
    assert refused.stderr.startswith(words)
    assert "secret@" not in refused.stderr

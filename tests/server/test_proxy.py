"""nginx before the site, as docs/deploy/nginx.conf has it: what it keeps, and what it hides of the site's troubles."""

import os
import shutil
import signal
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import RemoteDisconnected
from pathlib import Path
from threading import Event
from urllib.request import HTTPSHandler, ProxyHandler, Request, build_opener

import pytest
from django.conf import settings

from careerguide.server.master import SECONDS_TO_START, SECONDS_TO_STOP
from tests.browser.site import Site, free_port

NAME = "guide.example.org"
KEPT = 2.5  # seconds after which nginx asks again: it counts whole ones
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
opener = build_opener(ProxyHandler({}), HTTPSHandler(context=ssl._create_unverified_context()))  # noqa: S323  (our own)


def installed(name: str) -> str:
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if not found:
        missing = f"There is no {name} (on Debian: apt install nginx-light openssl)."
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    return str(found)


def get(address: str) -> tuple[int, str | None]:
    """The status of an answer, and what nginx says of its cache."""
    request = Request(address, headers={"Host": NAME, "Accept-Encoding": "gzip"})  # noqa: S310  (always http or https)
    with opener.open(request, timeout=60) as answer:
        answer.read()
        return answer.status, answer.headers["X-Cache-Status"]


def configuration(site: Site, folder: Path, port: int) -> str:
    """That of docs/deploy, with the ports and folders of this test."""
    own = (settings.BASE_DIR / "docs/deploy/nginx.conf").read_text()
    for old, new in {
        "127.0.0.1:8000": f"127.0.0.1:{site.port}",
        "listen 80;": f"listen 127.0.0.1:{free_port()};",
        "listen 443 ": f"listen 127.0.0.1:{port} ",
        "/var/cache/careerguide": str(folder / "cache"),
        f"/etc/letsencrypt/live/{NAME}": str(folder),
    }.items():
        assert old in own
        own = own.replace(old, new)
    temporary = " ".join(f"{name}_temp_path {folder}/{name};" for name in TEMPORARY)
    user = "user root;" if os.geteuid() == 0 else ""
    return (
        f"{user} daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/errors;"
        f"events {{}} http {{ access_log off; {temporary} {own} }}"
    )


@contextmanager
def nginx(site: Site, folder: Path) -> Iterator[str]:
    """Runs it, and gives its address."""
    program, port = installed("nginx"), free_port()
    files = ("-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem")
    key = [installed("openssl"), "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={NAME}", *files]
    subprocess.run(key, check=True, capture_output=True)  # noqa: S603
    (folder / "nginx.conf").write_text(configuration(site, folder, port))
    with subprocess.Popen([program, "-e", folder / "errors", "-c", folder / "nginx.conf"]) as server:  # noqa: S603
        try:
            for _ in range(100):
                if (folder / "pid").exists():
                    break
                time.sleep(0.1)
            yield f"https://127.0.0.1:{port}"
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def before(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running site, and the address of nginx before it."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("HTTPS", "1")
        environment.setenv("ALLOWED_HOSTS", NAME)
        with site.running() as server, nginx(site, tmp_path_factory.mktemp("nginx")) as address:
            yield server, address


def workers(server: "subprocess.Popen[str]") -> set[str]:
    return {*Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()}


def failures(ask: Callable[[], object], stop: Event) -> list[str]:
    """Asks again and again until it shall stop; what went wrong."""
    wrong = []
    while not stop.is_set():
        try:
            ask()
        except OSError as error:
            wrong.append(repr(error))
    return wrong


def test_page_is_kept_and_asked_for_again(before) -> None:
    _, address = before
    first = get(f"{address}/about/")[1]
    time.sleep(KEPT)
    assert (first, get(f"{address}/about/")[1], get(f"{address}/about/")[1]) == ("MISS", "REVALIDATED", "HIT")


def test_style_sheet_is_kept_for_as_long_as_it_says(before, site: Site) -> None:
    name = next(path.name for path in (site.folder / "static/css").glob("base.*.css"))
    statuses = []
    for _ in range(2):
        statuses.append(get(f"{before[1]}/static/css/{name}")[1])
        time.sleep(KEPT)
    assert statuses == ["MISS", "HIT"]


def test_admin_is_not_kept(before) -> None:
    assert [get(f"{before[1]}/admin/login/") for _ in range(2)] == [(200, None)] * 2


def test_reload_fails_no_request_and_replaces_all_processes(before, site: Site) -> None:
    server, address = before
    old, stop = workers(server), Event()
    directly = {"X-Forwarded-For": "10.0.0.1", "X-Forwarded-Proto": "https"}

    def read() -> None:
        with opener.open(Request(f"http://127.0.0.1:{site.port}/about/", headers=directly), timeout=60) as answer:  # noqa: S310
            answer.read()

    def ask_the_site() -> None:
        """Asks again, as any client may (RFC 9110), where a process has just taken the connection and ends."""
        try:
            read()
        except RemoteDisconnected:
            read()

    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(failures, ask, stop) for ask in (ask_the_site, lambda: get(f"{address}/roles/"))]
        server.send_signal(signal.SIGHUP)
        for _ in range(20 * SECONDS_TO_START):
            if not workers(server) & old:
                break
            time.sleep(0.5)
        stop.set()
    assert [one.result() for one in asked] == [[], []]
    assert len(workers(server) - old) == 2


def test_visitors_read_on_while_the_site_is_down(before) -> None:
    server, address = before
    get(f"{address}/skills/")
    server.terminate()
    server.wait(SECONDS_TO_STOP + 5)
    time.sleep(KEPT)
    assert get(f"{address}/skills/") == (200, "STALE")

"""The production server, by itself and behind a proxy."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from urllib.request import Request, urlopen

import pytest
from django.conf import settings

from tests.browser.site import Site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = Site(tmp_path_factory.mktemp("server"), port)
    site.manage("migrate")
    site.manage("collectstatic", "--noinput")
    return site


@pytest.fixture(scope="module")
def served(site: Site) -> Iterator[Site]:
    with site.served():
        yield site


def ask(site: Site, path: str, **headers: str) -> str:
    request = Request(f"http://127.0.0.1:{site.port}{path}", headers=headers)  # noqa: S310  (always http)
    with urlopen(request, timeout=30) as answer:  # noqa: S310
        return answer.read().decode()


def test_address_of_fifty_kilobytes_gets_a_page_that_says_what_was_ignored(served: Site) -> None:
    assert "Ignored" in ask(served, f"/roles/?kind={'a' * 50_000}")


def test_proxy_on_this_machine_says_how_the_site_is_reached(served: Site) -> None:
    headers = {"Host": "localhost", "X-Forwarded-For": "10.1.1.1", "X-Forwarded-Proto": "https"}
    assert "https://localhost/sitemap.xml" in ask(served, "/robots.txt", **headers)


def test_second_server_does_not_share_the_port_of_the_first(served: Site) -> None:
    command = [sys.executable, "-m", "careerguide.server"]
    second = subprocess.run(  # noqa: S603
        command, cwd=settings.BASE_DIR, env=served.env, capture_output=True, text=True, check=False, timeout=30
    )
    assert (second.returncode, "Address already in use" in second.stderr) == (1, True)

"""Environment variables: what is taken of them, and what is refused in words."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from careerguide.server import environment
from tests.browser.site import Site

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": "usual", "OPTIONS": {"timeout": 5}}


def test_host_names_are_trimmed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " a.org , b.org,, [::1]")
    assert environment.host_names() == ["a.org", "b.org", "[::1]"]


def test_addresses_and_networks_of_proxies_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", "10.0.0.1, 172.16.0.0/12, 2001:db8::/32")
    assert environment.trusted_proxies() == ["10.0.0.1", "172.16.0.0/12", "2001:db8::/32"]


@pytest.mark.parametrize(
    ("read", "name", "value"),
    [
        (environment.host_names, "ALLOWED_HOSTS", "https://a.org"),
        (environment.host_names, "ALLOWED_HOSTS", "a.org, b.org/guide"),
        (environment.host_names, "ALLOWED_HOSTS", "a.org:8000"),
        (environment.host_names, "ALLOWED_HOSTS", "a.org b.org"),
        (lambda: environment.is_on("HTTPS"), "HTTPS", "yes"),
        (environment.trusted_proxies, "TRUSTED_PROXIES", "*"),
        (environment.trusted_proxies, "TRUSTED_PROXIES", "proxy.example.org"),
        (environment.trusted_proxies, "TRUSTED_PROXIES", "10.0.0.1/8"),
        (environment.seconds_to_write, "SECONDS_TO_WRITE", "soon"),
        (environment.log_format, "LOG_FORMAT", "xml"),
    ],
)
def test_what_makes_no_sense_ends_the_program(
    read: Callable[[], Any], name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit, match=name):
        read()


def test_missing_key_ends_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY")
    with pytest.raises(SystemExit, match="No secret key"):
        environment.secret_key(tmp_path / "secret-key", debug=False)


@pytest.mark.parametrize(
    "url", ["nonsense", "mysql://u:secret@h/n", "postgres://u:se/cret@h:port/n", "postgres://u:secret@h", "sqlite://"]
)
def test_database_that_can_not_be_used_ends_the_program_without_its_password(url: str) -> None:
    with pytest.raises(SystemExit, match="DATABASE_URL") as ended:
        environment.database(url, SQLITE)
    assert "cret@" not in str(ended.value)


def test_missing_package_for_postgresql_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "find_spec", lambda name: None)
    with pytest.raises(SystemExit, match=r"requirements/scale\.txt"):
        environment.database("postgres://u:p@h/n", SQLITE)


def test_database_in_another_file_is_used_like_the_usual_one() -> None:
    assert environment.database("sqlite:////tmp/other", SQLITE) == SQLITE | {"NAME": "/tmp/other"}  # noqa: S108


def test_lost_postgresql_is_given_up_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "find_spec", lambda name: name)
    options = environment.database("postgres://u:p@h/n?sslmode=require", SQLITE)["OPTIONS"]
    assert options == {"connect_timeout": 2, "sslmode": "require"}


def test_this_machine_s_names_and_proxies_are_always_taken() -> None:
    assert {"localhost", "127.0.0.1"} <= {*settings.ALLOWED_HOSTS}
    assert "127.0.0.1" in settings.TRUSTED_PROXIES


def test_settings_for_https_pass_the_checks_of_a_deployment(site: Site) -> None:
    site.manage("check", "--deploy", "--fail-level=WARNING", HTTPS="1")

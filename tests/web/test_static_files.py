"""Static files that are collected while pages name them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client

from careerguide.server.health import _missing_files, know_release

STORAGE = "careerguide.web.static_files.ReplacingStorage"


@pytest.fixture
def source(tmp_path: Path, settings: Any) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    (source / "image.svg").write_text("<svg/>")
    settings.STATICFILES_DIRS, settings.STATIC_ROOT = [source], tmp_path / "collected"
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": STORAGE}}
    return source


def collect(source: Path, style: str) -> dict[str, tuple[int, bytes]]:
    """The files after a style sheet was collected: the number of each on the disk, and what it holds."""
    (source / "page.css").write_text(style)
    call_command("collectstatic", "--noinput", verbosity=0)
    return {path.name: (path.stat().st_ino, path.read_bytes()) for path in files(source.parent / "collected")}


def files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def style(colour: str) -> str:
    return f"a {{ color: {colour}; background: url('image.svg') }}" * 20


def test_files_that_earlier_pages_name_stay(source: Path) -> None:
    before = collect(source, style("red"))
    after = collect(source, style("blue"))
    hashed = [name for name in before if re.match(r"page\.[0-9a-f]{12}\.", name)]
    assert len(hashed) >= 3  # as it is, and compressed in two ways
    assert {name: after[name][1] for name in hashed} == {name: before[name][1] for name in hashed}


def test_file_takes_its_place_in_one_go(source: Path) -> None:
    before = collect(source, style("red"))
    after = collect(source, style("red"))
    written = [name for name in after if after[name] != before[name]]
    assert {"page.css.br", "page.css.gz"} <= {*written}  # a file that is written into keeps its number
    assert [name for name in written if after[name][1] != before[name][1]] == []


def test_nothing_half_written_is_left(source: Path) -> None:
    assert [name for name in collect(source, style("red")) if name.endswith(".partial")] == []


def test_file_that_nobody_has_collected_is_a_fault_of_the_deployment(source: Path) -> None:
    collect(source, style("red"))
    call_command("check", "--deploy", "--fail-level=ERROR")
    (source / "new.css").write_text(style("red"))
    with pytest.raises(SystemCheckError, match="1 static files have not been collected"):
        call_command("check", "--deploy", "--fail-level=ERROR")


@pytest.fixture
def started() -> Iterator[Callable[[], None]]:
    """Lets this process know what a program has that starts now."""

    def started() -> None:
        _missing_files.cache_clear()
        know_release()

    yield started
    _missing_files.cache_clear()


def test_server_that_lacks_a_file_is_not_ready(
    source: Path, started: Callable[[], None], db: None, client: Client
) -> None:
    collect(source, style("red"))
    (source / "new.css").write_text(style("red"))
    started()
    assert client.get("/readyz").json()["problems"] == ["1 static files have not been collected"]


def test_server_stays_ready_where_the_next_release_has_a_file_more(
    source: Path, started: Callable[[], None], db: None, client: Client
) -> None:
    collect(source, style("red"))
    started()
    (source / "new.css").write_text(style("red"))
    assert client.get("/readyz").status_code == 200

"""The log: the form of its lines, the request that each belongs to, and what visitors asked for in vain."""

import io
import json
import logging
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client

from careerguide.web.asked import NOTHING_FOUND, PAGE_MISSING, note_in_vain, read_in_vain
from careerguide.web.log import JsonLines, TextLines

Log = Callable[[], str]


@pytest.fixture(params=[TextLines, JsonLines])
def log(request: pytest.FixtureRequest) -> Iterator[Log]:
    """All that was logged since."""
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(request.param())
    logging.getLogger().addHandler(handler)
    yield lambda: handler.stream.getvalue()
    logging.getLogger().removeHandler(handler)


def in_vain(log: Log) -> list[tuple[str, str]]:
    return [(one.outcome, one.asked) for one in read_in_vain(log().splitlines())]


def record_of_a_failure() -> logging.LogRecord:
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError:
        return logging.LogRecord("django", logging.ERROR, "", 0, "A “%s”\nfailed", ("page",), sys.exc_info())


def test_line_of_json_holds_message_and_traceback() -> None:
    line = JsonLines().format(record_of_a_failure())
    told = json.loads(line)
    assert "\n" not in line
    assert (told["level"], told["logger"], told["message"]) == ("ERROR", "django", "A “page”\nfailed")
    assert "ZeroDivisionError" in told["error"]


def test_line_in_words_names_time_level_logger_and_request() -> None:
    assert re.match(
        r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00 ERROR django \S+: A “page”", TextLines().format(record_of_a_failure())
    )


def test_lines_of_one_request_share_its_id_and_others_have_another(log: Log, client: Client, db: None) -> None:
    client.get("/nowhere/", headers={"X-Request-ID": "from-the-proxy"})
    client.get("/nowhere/", headers={"X-Request-ID": "forged\nline"})
    first, second = log().splitlines()
    assert "from-the-proxy" in first
    assert "forged" not in second


def test_page_that_fails_names_its_request(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    client.raise_request_exception = False
    monkeypatch.setattr("careerguide.front.addresses.nearest", lambda *_: 1 / 0)
    monkeypatch.setattr("careerguide.front.views.nearest", lambda *_: 1 / 0)
    answer = client.get("/nowhere/", headers={"X-Request-ID": "17"})
    assert (answer.status_code, answer["X-Request-ID"]) == (500, "17")


@pytest.mark.parametrize(
    ("ask", "named"),
    [
        (lambda client: client.get("/", headers={"host": "elsewhere.example"}), "elsewhere.example"),
        (lambda client: client.get("/admin/", {"q": "x" * 20_000}), "DisallowedRedirect"),
        (lambda client: client.post("/admin/login/", {"x": ["1"] * 10_001}), "TooManyFieldsSent"),
    ],
    ids=["host", "length", "fields"],
)
def test_odd_request_is_refused_with_a_short_warning(
    ask: Callable[[Client], HttpResponse], named: str, log: Log, client: Client, db: None
) -> None:
    assert ask(client).status_code in (400, 413)
    assert (log().count("\n"), "WARNING" in log(), named in log()) == (1, True, True)


def test_missing_page_is_a_line_and_knows_no_visitor(log: Log, client: Client, db: None) -> None:
    client.get("/roles/astronaut/?q=secret", REMOTE_ADDR="203.0.113.9", headers={"User-Agent": "Phone"})
    assert in_vain(log) == [(PAGE_MISSING, "/roles/astronaut/")]
    assert not re.search(r"203\.0|Phone|secret", log())


@pytest.mark.parametrize("page", ["/search/", "/roles/"])
def test_search_that_finds_nothing_is_a_line(page: str, log: Log, client: Client, empty: None) -> None:
    client.get(f"{page}?q=astronaut")
    assert in_vain(log) == [(NOTHING_FOUND, "astronaut")]


@pytest.mark.parametrize(
    ("asked", "noted"),
    [
        ("write to me@example.org today", "write to … today"),
        ("call +49 (030) 123-4567", "call …"),
        ("pay in 2024", "pay in 2024"),
        ("two\nlines 'quoted' “é”", "two\nlines 'quoted' “é”"),
        ("x" * 300, "x" * 200),
    ],
)
def test_what_was_asked_is_read_back_without_what_is_personal(asked: str, noted: str, log: Log) -> None:
    note_in_vain(NOTHING_FOUND, asked)
    assert log().count("\n") == 1
    assert in_vain(log) == [(NOTHING_FOUND, noted)]


def test_search_counts_once_while_it_is_typed(log: Log) -> None:
    for text in ("astro", "astron", "astronaut", "astronaut", "moon"):
        note_in_vain(NOTHING_FOUND, text)
    assert [asked for _, asked in in_vain(log)] == ["astronaut", "astronaut", "moon"]


def test_other_lines_are_passed_over() -> None:
    lines = ["", "Traceback {", '{"logger": "django", "message": "page missing: 1"}', "{", "[]"]
    assert [*read_in_vain(lines)] == []


def test_weeks_are_counted_from_files_and_what_was_asked_most_comes_first(tmp_path: Path) -> None:
    line = "journal[1]: {}T08:00:00.000+00:00 INFO careerguide.asked 1f: {}: {!r}\n"
    asked = [("2026-11-28", PAGE_MISSING, "/x/"), *[("2026-11-29", NOTHING_FOUND, "moon")] * 2]
    asked += [("2026-11-29", NOTHING_FOUND, "sun"), ("2026-11-30", NOTHING_FOUND, "sun")]
    (tmp_path / "log").write_text("".join(line.format(*one) for one in asked))
    call_command("asked", tmp_path / "log", stdout=(told := io.StringIO()))
    assert told.getvalue().splitlines() == [
        "2026-W48 (from 2026-11-23), nothing found: 3",
        "     2  'moon'",
        "     1  'sun'",
        "2026-W48 (from 2026-11-23), page missing: 1",
        "     1  '/x/'",
        "2026-W49 (from 2026-11-30), nothing found: 1",
        "     1  'sun'",
    ]


def test_log_that_is_not_there_is_named() -> None:
    with pytest.raises(CommandError, match="nowhere"):
        call_command("asked", "nowhere/log")

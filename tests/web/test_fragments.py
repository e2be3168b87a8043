"""A whole page, or the part of it that htmx asks for."""

import re

import pytest
from django.conf import settings as project
from django.test import Client

from tests.build import a_role
from tests.web.asking import VARY, htmx

FRAGMENTS = [
    ("/search/", "results"),
    ("/search/?q=nurse", "results"),
    ("/search/?q=no+such+thyng", "results"),
    ("/search/?q=nurse&colour=red", "results"),
    ("/search/?q=%3Cb%3E%22%27%26", "results"),
    ("/roles/compare/?role=nurse&role=coder&w-pay=3&colour=red", "verdict"),
    ("/fit/", "fits"),
    ("/fit/?like=making&study=4&country=other&colour=red", "fits"),
    ("/plan/", "plan"),
    ("/plan/?role=nurse&role=coder&time=part&country=other&colour=red", "plan"),
    ("/roles/", "finder"),
    ("/roles/?q=%3Cb%3E%22%27%26&sort=growth&market=moon&show=skill&colour=red", "finder"),
    ("/skills/?domain=technical&page=2", "finder"),
    ("/pathways/?start=nurse&start=physician&months=6", "finder"),
]


@pytest.mark.parametrize(("url", "target"), FRAGMENTS)
def test_fragment_is_a_substring_of_its_page(url: str, target: str, guide: None, client: Client) -> None:
    for slug in ("nurse", "coder"):
        a_role(slug=slug, title=slug)
    whole, part = client.get(url).content.decode(), client.get(url, headers=htmx(target)).content.decode()
    assert re.match(rf'<(div|form)\s+id="{target}"', part.strip())
    assert part in whole
    assert len(part) < len(whole)


def test_the_law_of_fragments_is_tested_for_every_target() -> None:
    templates = [path.read_text() for path in (project.BASE_DIR / "templates").rglob("*.html")]
    targets = {target for text in templates for target in re.findall(r'hx-target="#([\w-]+)"', text)}
    assert targets == {target for _, target in FRAGMENTS}


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param(htmx("main"), id="an unknown target"),
        pytest.param({"HX-Request": "true"}, id="no target"),
        pytest.param({"HX-Target": "results"}, id="not htmx"),
        pytest.param(htmx("results", **{"HX-History-Restore-Request": "true"}), id="back in history"),
    ],
)
def test_whole_page_answers(headers: dict[str, str], client: Client, db: None) -> None:
    assert client.get("/search/?q=nurse", headers=headers).content == client.get("/search/?q=nurse").content


@pytest.mark.parametrize("headers", [{}, htmx("results")], ids=["page", "fragment"])
def test_answer_varies_on_what_htmx_says(headers: dict[str, str], client: Client, db: None) -> None:
    assert client.get("/search/?q=nurse", headers=headers)["Vary"].split(", ") == VARY


def test_target_that_the_page_does_not_know_gets_the_page_whatever_it_is_called(client: Client, db: None) -> None:
    answer = client.get("/roles/", headers=htmx("x" * 5000))
    assert (answer.status_code, b"<h1>Roles</h1>" in answer.content) == (200, True)

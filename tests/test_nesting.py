"""Elements stand where they may: on pages with a query, with texts of several paragraphs, and what the check knows."""

import pytest
from django.test import Client

from tests.browser.pages import MISSING, PAGES
from tests.build import (
    a_band,
    a_credential,
    a_duty,
    a_nearest_way,
    a_pair,
    a_pathway,
    a_pathway_between,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_stage,
    a_starting_point,
    a_statement,
    a_step,
    a_way,
    a_work_statement,
    an_alias,
    an_employer,
    an_entry_education,
    an_item,
    an_occupation,
    an_occupation_link,
    an_outlook,
    education_held,
)
from tests.nesting import misplaced

LONG = "One.\n\nTwo.\n\n- a\n- b\n\n| a | b |\n| - | - |\n| 1 | 2 |\n"


@pytest.mark.parametrize("address", [*PAGES, MISSING, "/roles/ai-enginer/"])
def test_every_element_stands_where_it_may(address: str, client: Client, db: None) -> None:
    assert misplaced(client.get(address).content.decode()) == []


def test_long_texts_stand_where_they_may(empty: None, client: Client) -> None:
    role, skill, source = a_role(body=LONG, note=LONG), a_skill(body=LONG, note=LONG), a_source(body=LONG)
    sections = [a_section(source=source, note=LONG)]
    occupation, noted = an_occupation(body=LONG, note=LONG), {"note": LONG, "citations": sections}
    for build in (an_alias, a_duty, an_outlook, a_band):
        build(role, **noted)
    for build in (an_outlook, a_band, an_entry_education, education_held, an_employer):
        build(occupation, **noted)
    for of in (role, occupation):
        a_work_statement(of, text=LONG, **noted)
    an_occupation_link(role, occupation, why=LONG, **noted)
    a_role_skill(role, skill, note=LONG, citations=sections)
    pair = a_pair(role, a_role(), note=LONG, body=LONG)
    a_statement(pair, text=LONG, note=LONG)
    credential = a_credential(requires=LONG, body=LONG, note=LONG)
    pathway = a_pathway(body=LONG, note=LONG)
    a_step(pathway, text=LONG, note=LONG)
    stage = a_stage(body=LONG, note=LONG, requires=LONG, cost=LONG)
    start, goal = a_starting_point(body=LONG, note=LONG), a_role()
    between = a_pathway_between(start, role, body=LONG, note=LONG)
    an_item(a_way(between, stop_at=LONG, note=LONG), stage, a_stage(note=LONG))
    a_nearest_way(start, role=goal, text=LONG)
    for entry in (role, goal, occupation, skill, source, pair, credential, pathway, between, start, stage):
        assert misplaced(client.get(entry.get_absolute_url().partition("#")[0]).content.decode()) == []


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ("<span>a<div>b</div></span>", ["<div> in <span>"]),
        ("<p><em>a<hr></em></p>", ["<hr> in <em>", "<hr> in <p>"]),
        ("<a href=x>a <b><a href=y>b</a></b></a>", ["<a> in <a>"]),
        ("<a href=x><button>a</button></a>", ["<button> in <a>"]),
        ("<ul><a href=x>a</a></ul>", ["<a> in <ul>"]),
        ("<table><tr><td>a</td></tr></table>", ["<tr> in <table>"]),
        ("<h2><p>a</p></h2>", ["<p> in <h2>"]),
        ("<p>a</span></p>", ["</span> in <p>"]),
        ("<div>", ["<div> is never closed"]),
        ("<a href=x><div><h3>a</h3><p>b</p></div></a>", []),
        ("<summary><h3>a</h3></summary>", []),
        ("<li><p>a</p><ul><li>b</li></ul></li>", []),
        ("<svg><path d=x /><use href=y></use></svg>", []),
        ("<ul><template><li>a</li></template></ul>", []),
    ],
)
def test_check_knows_what_may_stand_in_what(html: str, wrong: list[str]) -> None:
    assert misplaced(html) == wrong

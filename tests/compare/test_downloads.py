"""The comparison as a table to keep, and as data for programs."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from django.test import Client

from careerguide.content.current import current
from roles.models import Market, Role
from tests.build import a_band, a_section, a_source
from tests.compare.pages import BOTH, page_of, rows_told

ODD = f"{BOTH}&role=zzz&colour=red"
NOTES = ["role “zzz” (unknown)", "“colour” (unknown)"]


def data_of(client: Client, query: str = BOTH) -> dict[str, Any]:
    return json.loads(client.get(f"/roles/compare.json?{query}").content)


def rows_of(client: Client, query: str = BOTH) -> list[list[str]]:
    return list(csv.reader(StringIO(client.get(f"/roles/compare.csv?{query}").content.decode("utf-8-sig"))))


def test_csv_names_its_columns_and_is_saved_as_a_file(pair: None, client: Client) -> None:
    answer = client.get(f"/roles/compare.csv?{BOTH}")
    assert answer["Content-Disposition"] == 'attachment; filename="career-guide-comparison.csv"'
    assert rows_of(client)[0] == ["group", "question", "role", "answer", "grade", "why this grade", "sources"]


def test_csv_holds_every_answer_of_each_role(pair: None, utopia: Market, client: Client) -> None:
    cells = {(point, role) for group, point, role, *_ in rows_of(client) if group == "Comparison"}
    assert cells == {(point, role) for point in rows_told(page_of(client)) for role in ("Nurse", "Coder")}


def test_csv_holds_every_level(skills: None, client: Client) -> None:
    levels = {(skill, role, level) for group, skill, role, level, *_ in rows_of(client) if group == "Skills"}
    assert ("Care", "Nurse", "4 expert") in levels
    assert len(levels) == 6


def test_csv_states_answers_with_grade_and_sources(nurse: Role, coder: Role, utopia: Market, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide"), label="Pay")]
    a_band(nurse, utopia, citations=cited)
    paid, unpaid = [row for row in rows_of(client) if row[1] == "Pay, Utopia"]
    claimed = ["US$50,000 to US$90,000", "D", "A claim, without a source or a method.", "Guide: Pay"]
    assert (paid[2:], unpaid[2:]) == (["Nurse", *claimed], ["Coder", "not known yet", "", "", ""])


def test_json_holds_roles_answers_and_skills(skills: None, client: Client) -> None:
    data = data_of(client)
    assert [role["slug"] for role in data["roles"]] == ["nurse", "coder"]
    assert {(one["role"], one["skill"], one["requirement"], one["level"]) for one in data["skills"]} == {
        ("nurse", "care", "essential", 4),
        ("nurse", "code", "not-needed", 0),
        ("nurse", "ethics", "useful", 2),
        ("coder", "care", "not-needed", 0),
        ("coder", "code", "essential", 3),
        ("coder", "ethics", "essential", 4),
    }
    assert {"question": "Employers", "role": "coder", "answer": "not known yet", "known": False} in [
        {name: one[name] for name in ("question", "role", "answer", "known")} for one in data["answers"]
    ]


def test_csv_says_first_what_it_ignored(pair: None, client: Client) -> None:
    rows = rows_of(client, ODD)
    assert [row for row in rows if row[0] == "Ignored"] == rows[1:3]
    assert [row[3] for row in rows[1:3]] == NOTES
    assert {len(row) for row in rows} == {7}


def test_json_says_what_it_ignored_as_the_page_does(pair: None, client: Client) -> None:
    assert data_of(client, ODD)["ignored"] == NOTES
    assert page_of(client, ODD).texts(".note") == [f"Ignored {'; '.join(NOTES)}."]


def test_json_that_ignored_nothing_says_so(pair: None, client: Client) -> None:
    assert data_of(client)["ignored"] == []


@pytest.mark.parametrize("name", ["compare.csv", "compare.json"])
def test_download_takes_1_query(name: str, skills: None, client: Client, django_assert_num_queries) -> None:
    current()
    with django_assert_num_queries(1):
        assert client.get(f"/roles/{name}?{BOTH}").status_code == 200

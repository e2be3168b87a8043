"""A database of an older release, brought up: what nobody edited follows its document, and editors' changes stay."""

from collections.abc import Callable
from pathlib import Path

import pytest

from careerguide.content.checking import read_seeds
from careerguide.content.versions import text_of
from careerguide.kinds import KINDS

from .conftest import DAYS, FIRST, Outcome
from .database import Kept
from .rows import Rows

# Nobody edited anything


def nothing(kept: Kept) -> None:
    """No edit."""


@pytest.fixture(params=DAYS)
def untouched(request: pytest.FixtureRequest, bringing_up: Callable[..., Outcome]) -> Outcome:
    return bringing_up(nothing, request.param)


@pytest.fixture
def documents(seeds: Path) -> dict[str, str]:
    return {str(name): text_of(document) for name, document in read_seeds(seeds, KINDS).documents.items()}


def test_untouched_entries_follow_their_documents(untouched: Outcome, documents: dict[str, str]) -> None:
    assert untouched.documents == documents


def test_where_nothing_was_edited_nothing_asks(untouched: Outcome) -> None:
    assert (untouched.code, untouched.conflicts, untouched.waiting) == (0, set(), set())


# Editors changed something

START = "pathways.StartingPoint"
EDITED = {  # an entry of each kind that had a page
    "sources/rsna": "content.Source",
    "domains/clinical": "skills.Domain",
    "skills/python": "skills.Skill",
    "markets/asia": "roles.Market",
    "roles/ai-engineer": "roles.Role",
    "pairs/specialist-or-ai-engineer": "roles.RolePair",
    "topics/medical-imaging": "roles.Topic",
    "starting-points/nurse": "pathways.StartingPoint",
    "credentials/achip": "pathways.Credential",
    "pathways/technical-route": "pathways.Pathway",
}
FIGURES = {  # with an edited figure, or an edited name or match of their own
    "occupations/soc-17-2031",
    "occupations/soc-15-2051",
    "occupations/soc-29-1141",
    "occupations/soc-29-1229",
    "occupations/soc-11-9111",
    "occupations/esco-2149-5-1",
    "occupations/soc-15-1221",
}
NAMING = {"roles/clinical-informaticist", "roles/ai-regulatory-science"}  # an edited code, and one of an editor's own
CAREER = "pathways/nurse-to-ai-healthcare-specialist"
OWN = {"occupations/soc-99-9999", "pathways/own-way"}
SUMMARY = "An editor’s own words."


def work_of_editors(kept: Kept) -> None:
    rows = Rows(kept)
    figures(rows)
    ways(rows)
    for name, label in EDITED.items():
        rows.find(label, slug=name.split("/")[1])["summary"] = SUMMARY


def figures(rows: Rows) -> None:
    rows.figure("roles.SalaryBand", "biomedical-engineer", "17-2031")["median"] = 111_111
    rows.figure("roles.Outlook", "healthcare-data-scientist", "15-2051", start_year=2024)["change_percent"] = "44.4"
    rows.code("clinical-informaticist", "2133")["match"] = "exact"
    rows.find("pathways.StartingPay", code="29-1141")["median"] = 123_456
    rows.find("pathways.StartingPay", code="29-1229")["title"] = "Doctors of an editor"
    rows.code("clinical-informaticist", "11-9111")["entry_education"] = "Master's degree"
    rows.code("biomedical-engineer", "2149.5.1")["title"] = "engineer of an editor"
    band = rows.figure("roles.SalaryBand", "machine-learning-engineer", "15-1221")
    rows.add_like("roles.SalaryBand", band, year=2019, median=99_999)
    own = rows.add_like("roles.OccupationCode", rows.code("ai-regulatory-science", "13-1041"), code="99-9999")
    rows.add_like("roles.SalaryBand", band, role_id=own["role_id"], occupation_code_id=own["id"], median=88_888)


def ways(rows: Rows) -> None:
    nurse = rows.key("pathways.Pathway", "nurse-transition")
    rows.find("pathways.Step", pathway_id=nurse, kind="network")["text"] = "Ask an editor."
    route = rows.find("pathways.Pathway", slug="technical-route")
    own = rows.add_like("pathways.Pathway", route, slug="own-way", title="Own way", body="By us.")
    step = rows.find("pathways.Step", pathway_id=route["id"])
    rows.add_like("pathways.Step", step, pathway_id=own["id"], text="An own step.")
    rows.link("pathways.Pathway_starting_points", pathway_id=own["id"], startingpoint_id=rows.key(START, "nurse"))
    rows.link("pathways.Pathway_starting_points", pathway_id=own["id"], startingpoint_id=rows.key(START, "physician"))
    rows.link("pathways.Pathway_roles", pathway_id=own["id"], role_id=rows.key("roles.Role", "ai-engineer"))


@pytest.fixture
def edited(bringing_up: Callable[..., Outcome]) -> Outcome:
    return bringing_up(work_of_editors, FIRST)


def test_edit_of_any_kind_asks_or_waits_and_nothing_else(edited: Outcome) -> None:
    assert edited.code == 3
    assert edited.conflicts | edited.waiting == {*EDITED, *FIGURES, *NAMING, CAREER, *OWN}


def test_entries_beside_edited_ones_follow_their_documents(edited: Outcome, documents: dict[str, str]) -> None:
    assert edited.unedited == {name: documents[name] for name in documents.keys() - edited.conflicts - edited.waiting}


def test_edit_of_any_kind_stands(edited: Outcome) -> None:
    assert {name for name, text in edited.documents.items() if SUMMARY in text} == EDITED.keys()


def test_edited_figures_and_names_ask_with_what_holds_them_now(edited: Outcome) -> None:
    assert {*FIGURES, *NAMING} - edited.conflicts == set()


def test_edited_figure_stands_once_for_all_roles(edited: Outcome) -> None:
    assert edited.documents["occupations/soc-15-2051"].count("start_year: 2024") == 1


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("occupations/soc-17-2031", "median: 111111"),
        ("occupations/soc-15-2051", "change_percent: 44.4"),
        ("roles/clinical-informaticist", "occupation: uk-soc-2133\n    match: exact"),
        ("occupations/soc-29-1141", "median: 123456"),
        ("occupations/soc-29-1229", "title: Doctors of an editor"),
        ("occupations/soc-11-9111", "education: Master's degree"),
        ("occupations/esco-2149-5-1", "title: engineer of an editor"),
        ("occupations/soc-15-1221", "median: 99999"),
        ("occupations/soc-15-1221", "median: 140300"),
    ],
)
def test_edited_figure_stands(edited: Outcome, name: str, words: str) -> None:
    assert words in edited.documents[name]


def test_what_only_an_editor_named_stays(edited: Outcome) -> None:
    assert edited.waiting >= OWN
    assert "median: 88888" in edited.documents["occupations/soc-99-9999"]


def test_change_of_career_with_an_edited_step_asks_as_the_pathway_of_its_pair(edited: Outcome) -> None:
    assert CAREER in edited.conflicts
    found = edited.documents[CAREER]
    assert ("starting_point: nurse\nrole: ai-healthcare-specialist\n" in found, "Ask an editor." in found) == (
        True,
        True,
    )


def test_pathway_of_an_editor_is_for_everyone_and_tells_what_it_was_for(edited: Outcome) -> None:
    found = edited.documents["pathways/own-way"]
    assert ("starting_point:" in found, "An own step." in found) == (False, True)
    assert found.endswith(
        "By us.\n\nFor: [Physician](../starting-points/physician.md), [Nurse](../starting-points/nurse.md). "
        "Leads to: [AI engineer](../roles/ai-engineer.md).\n"
    )

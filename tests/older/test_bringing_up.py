"""A database of an older release, brought up: what nobody edited follows its document, and editors' changes stay."""

from collections.abc import Callable
from pathlib import Path

import pytest

from careerguide.content.checking import read_seeds
from careerguide.content.versions import text_of
from careerguide.kinds import KINDS

from .conftest import Outcome
from .database import Kept
from .rows import Rows

# Nobody edited anything


def nothing(kept: Kept) -> None:
    """No edit."""


@pytest.fixture
def untouched(bringing_up: Callable[..., Outcome]) -> Outcome:
    return bringing_up(nothing)


def test_untouched_entries_follow_their_documents(untouched: Outcome, seeds: Path) -> None:
    documents = {str(name): text_of(document) for name, document in read_seeds(seeds, KINDS).documents.items()}
    assert untouched.documents == documents


def test_where_nothing_was_edited_nothing_asks(untouched: Outcome) -> None:
    assert (untouched.code, untouched.conflicts, untouched.waiting) == (0, set(), set())


# Editors changed something


def a_band_an_outlook_and_a_code(kept: Kept) -> None:
    rows = Rows(kept)
    rows.figure("roles.SalaryBand", "biomedical-engineer", "17-2031")["median"] = 111_111
    rows.figure("roles.Outlook", "healthcare-data-scientist", "15-2051", start_year=2024)["change_percent"] = "44.4"
    rows.code("clinical-informaticist", "2133")["match"] = "exact"


@pytest.fixture
def three_edits(bringing_up: Callable[..., Outcome]) -> Outcome:
    return bringing_up(a_band_an_outlook_and_a_code)


def test_three_edits_of_figures_and_codes_ask_and_nothing_else(three_edits: Outcome) -> None:
    asked = {"occupations/soc-17-2031", "occupations/soc-15-2051", "roles/clinical-informaticist"}
    assert (three_edits.code, three_edits.conflicts, three_edits.waiting) == (3, asked, set())


def test_three_edits_of_figures_and_codes_stand(three_edits: Outcome) -> None:
    found = three_edits.documents
    assert "median: 111111" in found["occupations/soc-17-2031"]
    assert "change_percent: 44.4" in found["occupations/soc-15-2051"]
    assert "occupation: uk-soc-2133\n    match: exact" in found["roles/clinical-informaticist"]


def test_edited_figure_stands_once_for_all_roles(three_edits: Outcome) -> None:
    assert three_edits.documents["occupations/soc-15-2051"].count("start_year: 2024") == 1


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
SUMMARY = "An editor’s own words."


def a_summary_of_each_kind(kept: Kept) -> None:
    for name, label in EDITED.items():
        Rows(kept).find(label, slug=name.split("/")[1])["summary"] = SUMMARY


@pytest.fixture
def each_kind(bringing_up: Callable[..., Outcome]) -> Outcome:
    return bringing_up(a_summary_of_each_kind)


def test_edit_of_any_kind_stands_or_asks_and_nothing_else(each_kind: Outcome) -> None:
    assert each_kind.conflicts | each_kind.waiting == EDITED.keys()
    assert {name for name, text in each_kind.documents.items() if SUMMARY in text} == EDITED.keys()


def figures_of_all_sorts(kept: Kept) -> None:
    rows = Rows(kept)
    rows.find("pathways.StartingPay", code="29-1141")["median"] = 123_456
    rows.find("pathways.StartingPay", code="29-1229")["title"] = "Doctors of an editor"
    rows.code("clinical-informaticist", "11-9111")["entry_education"] = "Master's degree"
    rows.code("biomedical-engineer", "2149.5.1")["title"] = "engineer of an editor"
    band = rows.figure("roles.SalaryBand", "machine-learning-engineer", "15-1221")
    rows.add_like("roles.SalaryBand", band, year=2019, median=99_999)
    own = rows.add_like("roles.OccupationCode", rows.code("ai-regulatory-science", "13-1041"), code="99-9999")
    rows.add_like("roles.SalaryBand", band, role_id=own["role_id"], occupation_code_id=own["id"], median=88_888)


@pytest.fixture
def all_sorts(bringing_up: Callable[..., Outcome]) -> Outcome:
    return bringing_up(figures_of_all_sorts)


def test_edited_figures_ask_with_their_occupations_and_an_own_code_with_its_role(all_sorts: Outcome) -> None:
    figures = {
        "occupations/soc-29-1141",
        "occupations/soc-29-1229",
        "occupations/soc-11-9111",
        "occupations/esco-2149-5-1",
        "occupations/soc-15-1221",
    }
    assert all_sorts.conflicts == {*figures, "roles/ai-regulatory-science"}


def test_occupation_that_only_an_editor_named_stays(all_sorts: Outcome) -> None:
    assert all_sorts.waiting == {"occupations/soc-99-9999"}
    assert "median: 88888" in all_sorts.documents["occupations/soc-99-9999"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("soc-29-1141", "median: 123456"),
        ("soc-29-1229", "title: Doctors of an editor"),
        ("soc-11-9111", "education: Master's degree"),
        ("esco-2149-5-1", "title: engineer of an editor"),
        ("soc-15-1221", "median: 99999"),
        ("soc-15-1221", "median: 140300"),
    ],
)
def test_edited_figure_stands(all_sorts: Outcome, name: str, words: str) -> None:
    assert words in all_sorts.documents[f"occupations/{name}"]


START = "pathways.StartingPoint"


def ways_of_editors(kept: Kept) -> None:
    rows = Rows(kept)
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
def own_ways(bringing_up: Callable[..., Outcome]) -> Outcome:
    return bringing_up(ways_of_editors)


def test_change_of_career_with_an_edited_step_asks_as_the_pathway_of_its_pair(own_ways: Outcome) -> None:
    assert own_ways.conflicts == {"pathways/nurse-to-ai-healthcare-specialist"}
    found = own_ways.documents["pathways/nurse-to-ai-healthcare-specialist"]
    assert ("starting_point: nurse\nrole: ai-healthcare-specialist\n" in found, "Ask an editor." in found) == (
        True,
        True,
    )


def test_pathway_of_an_editor_is_for_everyone_and_tells_what_it_was_for(own_ways: Outcome) -> None:
    found = own_ways.documents["pathways/own-way"]
    assert own_ways.waiting == {"pathways/own-way"}
    assert ("starting_point:" in found, "An own step." in found) == (False, True)
    assert found.endswith(
        "By us.\n\nFor: [Physician](../starting-points/physician.md), [Nurse](../starting-points/nurse.md). "
        "Leads to: [AI engineer](../roles/ai-engineer.md).\n"
    )

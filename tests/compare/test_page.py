"""Two to four roles side by side, as a page, a sheet and downloads."""

import csv
import json
from collections.abc import Iterator
from io import StringIO

import pytest
from django.test import Client

from careerguide.content.models import Entry
from roles.models import Role, RoleSkill
from skills.models import Skill
from tests.build import (
    a_band,
    a_duty,
    a_market,
    a_pair,
    a_pathway,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_starting_point,
)
from tests.reading import Document, visit
from tests.roles.parts import a_code

USEFUL = RoleSkill.Requirement.USEFUL


@pytest.fixture
def pair(empty: None) -> None:
    """Two roles of which little is known."""
    for slug in ("nurse", "coder"):
        a_role(slug=slug, title=slug.title(), summary=f"A {slug}.")


def page_of(client: Client, query: str) -> Document:
    return visit(client, f"/roles/compare/?{query}")


def answers(page: Document) -> dict[str, list[str]]:
    """What the table answers, by its question; without the group headings."""
    table = page.find(".side-by-side")[0]
    rows = [row for row in page.find("tr") if row.parent and row.parent.parent is table and row.parent.tag == "tbody"]
    cells = [[cell.text for cell in page.elements if cell.tag in ("th", "td") and cell.parent is row] for row in rows]
    return {first: rest for first, *rest in cells if rest}


# Which roles


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Choose two roles to begin with."),
        ("role=", "Choose two roles to begin with."),
        ("role=nurse", "One role is chosen. Add a second one to compare it with."),
    ],
)
def test_too_few_roles_are_asked_for_more(query: str, words: str, pair: None, client: Client) -> None:
    page = page_of(client, query)
    assert words in page.text
    assert page.find(".side-by-side") == []
    assert [option.attributes["value"] for option in page.find("option")].count("coder") >= 1


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("role=nurse&role=coder", []),
        ("role=nurse&role=coder&role=nurse", ["Ignored a role that was named twice."]),
        ("role=nurse&role=zzz", ["Ignored “zzz”, as we describe no such role."]),
        ("role=nurse&role=%00", ["Ignored “�”, as we describe no such role."]),
        ("role=nurse&role=coder&colour=red", ["Ignored “colour”, which this page does not know."]),
        ("role=nurse&role=coder&start=zzz&goal=", ["Ignored role to start from “zzz”."]),
        ("role=nurse&role=coder&column=zzz", ["Ignored role to show in a column “zzz”."]),
        ("role=nurse&role=coder&skills=zzz", ["Ignored skills to show “zzz”."]),
    ],
)
def test_page_says_what_it_ignored(query: str, note: list[str], pair: None, client: Client) -> None:
    assert page_of(client, query).texts(".note") == note


def test_draft_is_no_role_to_compare(pair: None, client: Client) -> None:
    a_role(slug="draft", title="Draft", status=Entry.Status.DRAFT)
    page = page_of(client, "role=nurse&role=coder&role=draft")
    assert page.texts(".note") == ["Ignored “draft”, as we describe no such role."]
    assert "draft" not in [option.attributes["value"] for option in page.find("option")]


def test_fifth_role_is_left_out_and_named(empty: None, client: Client) -> None:
    for number in range(5):
        a_role(slug=f"r{number}", title=f"Role {number}")
    page = page_of(client, "&".join(f"role=r{number}" for number in range(5)))
    assert page.texts(".note") == ["Ignored Role 4, as no more than 4 roles fit side by side."]
    assert "Four roles are as many as fit." in page.text


def test_roles_stand_in_the_order_given(pair: None, client: Client) -> None:
    page = page_of(client, "role=coder&role=nurse")
    heads = [cell.text for cell in page.find("th") if cell.attributes.get("scope") == "col"]
    assert heads[:3] == ["Question", "Coder", "Nurse"]


def test_removed_role_can_be_brought_back_to_its_place(empty: None, client: Client) -> None:
    for slug in ("a", "b", "c"):
        a_role(slug=slug, title=slug.upper())
    chips = [link for link in page_of(client, "role=a&role=b&role=c").links if "removed=b" in link]
    assert chips == ["/roles/compare/?role=a&role=c&removed=b&place=1"]
    page = visit(client, chips[0])
    assert page.texts(".note") == ["Removed B. Undo"]
    assert "/roles/compare/?role=a&role=b&role=c" in page.links


# Side by side


def test_every_cell_is_filled(empty: None, client: Client) -> None:
    full, bare = a_role(slug="full"), a_role(slug="bare")
    a_duty(full, title="Do it")
    a_band(full, a_market(title="Utopia"))
    a_role_skill(full)
    found = answers(page_of(client, "role=full&role=bare"))
    assert {question: cells for question, cells in found.items() if not all(cells)} == {}
    assert found["Pay, Utopia"][1] == "Not stated: no source that we hold states pay for this role there"
    assert bare.slug == "bare"


def test_match_names_its_classification(pair: None, client: Client) -> None:
    nurse, coder = Role.objects.order_by("-slug")
    a_code(nurse, scheme="onet-soc", code="1.00", title="Nurses", match="close", citations=[])
    a_code(nurse, scheme="soc", code="1", title="Nurses", match="broad", citations=[])
    a_code(coder, scheme="esco", code="2", title="coder", match="exact", citations=[])
    nurses, coders = answers(page_of(client, "role=nurse&role=coder"))["Official occupations"]
    assert nurses == (
        "In O*NET-SOC, Nurses (1.00): close In SOC 2018 (United States), Nurses (1): broad, a wider occupation "
        "“Nurses” has more than one match, as each classification draws its own line around it"
    )
    assert coders == "In ESCO, coder (2): exact"


def test_answer_names_its_source_and_grade(empty: None, client: Client) -> None:
    role = a_role(slug="a")
    a_role(slug="b")
    cited = [a_section(source=a_source(short_title="Guide"), label="Pay")]
    a_band(role, a_market(title="Utopia"), citations=cited)
    assert answers(page_of(client, "role=a&role=b"))["Pay, Utopia"][0].endswith("Evidence grade D Source: Guide: Pay")


def test_rows_that_do_not_differ_can_be_left_out(pair: None, client: Client) -> None:
    every = answers(page_of(client, "role=nurse&role=coder"))
    page = page_of(client, "role=nurse&role=coder&differences=1")
    left = answers(page)
    assert set(left) == {question for question, (first, second) in every.items() if first != second}
    assert f"{len(every) - len(left)} rows in which the roles do not differ are left out." in page.text


def test_phone_shows_the_first_two_of_three_unless_asked(empty: None, client: Client) -> None:
    for slug in ("a", "b", "c"):
        a_role(slug=slug, title=slug.upper())
    heads = [
        page_of(client, query).texts(".off-phone")[0]
        for query in (
            "role=a&role=b&role=c",
            "role=a&role=b&role=c&column=a&column=c",
        )
    ]
    assert heads == ["C", "B"]


def test_table_is_told_to_a_screen_reader(pair: None, client: Client) -> None:
    page = page_of(client, "role=nurse&role=coder")
    heads = page.find("th")
    assert page.texts("caption")[0] == "The roles side by side: Nurse, Coder"
    assert [head.text for head in heads if not head.text or "scope" not in head.attributes] == []


# Skill by skill


@pytest.fixture
def skills(pair: None) -> Iterator[None]:
    nurse, coder = Role.objects.get(slug="nurse"), Role.objects.get(slug="coder")
    care, code, ethics = (a_skill(slug=slug, title=slug.title()) for slug in ("care", "code", "ethics"))
    a_role_skill(nurse, care, proficiency=4)
    a_role_skill(coder, code, proficiency=3)
    a_role_skill(nurse, ethics, proficiency=2)
    a_role_skill(coder, ethics, proficiency=4, requirement=USEFUL)
    return


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["Care", "Code", "Ethics"]),
        ("&skills=shared", ["Ethics"]),
        ("&skills=one", ["Care", "Code"]),
        ("&skills=differs", ["Ethics"]),
        ("&skills=one&skills=shared", ["Care", "Code", "Ethics"]),
    ],
)
def test_matrix_is_filtered(query: str, shown: list[str], skills: None, client: Client) -> None:
    page = page_of(client, f"role=nurse&role=coder{query}")
    table = page.find(".skills-matrix")[0]
    rows = [element for element in page.find("th") if element.attributes.get("scope") == "row"]
    assert [row.text for row in rows if row.parent and row.parent.parent and row.parent.parent.parent is table] == shown


def test_shared_skills_are_counted_in_words(skills: None, client: Client) -> None:
    assert "0 of 3 essential skills shared" in page_of(client, "role=nurse&role=coder").text


def test_levels_are_explained(skills: None, client: Client) -> None:
    page = page_of(client, "role=nurse&role=coder")
    assert "Levels: 1 Aware: follows a conversation about it; 2 Working" in page.text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ["To learn 1 Code", "To raise 1 Ethics from level 2 to 4, by 2", "Not asked for there 1 Care"]),
        (
            "&start=coder&goal=nurse",
            ["To learn 1 Care", "More than you will need 1 Ethics", "Not asked for there 1 Code"],
        ),
    ],
)
def test_way_from_one_role_to_the_other(query: str, words: list[str], skills: None, client: Client) -> None:
    section = page_of(client, f"role=nurse&role=coder{query}").texts("#way")[0]
    assert [one for one in words if one not in section] == []


def test_step_that_teaches_a_skill_is_named(skills: None, client: Client) -> None:
    pathway = a_pathway(title="The route")
    step = pathway.steps.get()
    step.skills.add(Skill.objects.get(slug="code"))
    pathway.roles.add(Role.objects.get(slug="coder"))
    said = f"Gained on the way to coder: {step.title} (The route)"
    assert said in page_of(client, "role=nurse&role=coder").texts("#way")[0]


def test_pathway_to_another_role_says_where_it_leads(skills: None, client: Client) -> None:
    code = Skill.objects.get(slug="code")
    for title, roles in (("Elsewhere", ["Doctor", "AI engineer"]), ("Somewhere", [])):
        pathway = a_pathway(title=title)
        pathway.roles.set(a_role(title=role) for role in roles)
        pathway.steps.get().skills.add(code)
    said = page_of(client, "role=nurse&role=coder").texts(".gained")
    assert [words.partition(":")[0] for words in said] == [
        "Gained on the way to AI engineer and doctor",
        "Gained on the way to another role",
        "No step of a pathway that we describe names it.",
    ]


def test_role_without_a_pathway_has_links_onward(pair: None, client: Client) -> None:
    page = page_of(client, "role=nurse&role=coder")
    onward = [(link.text, link.attributes["href"]) for link in page.find("a") if link.is_within(".absent-ways")]
    assert "No pathway that we describe leads to coder." in page.texts("#way")[0]
    assert (
        answers(page)["Pathways"]
        == ["Not stated: no source that we hold describes one that leads here. See all pathways or the role’s profile"]
        * 2
    )
    assert onward == [("all pathways", "/pathways/"), ("what the role is", "/roles/coder/")]


def test_same_role_twice_is_no_way(skills: None, client: Client) -> None:
    page = page_of(client, "role=nurse&role=coder&start=nurse&goal=nurse")
    assert "That is the same role twice" in page.texts("#way")[0]


def test_pair_that_is_easily_confused_is_linked(pair: None, client: Client) -> None:
    nurse, coder = Role.objects.order_by("-slug")
    pair_page = a_pair(nurse, coder, title="Nurse or coder?").get_absolute_url()
    assert pair_page in page_of(client, "role=coder&role=nurse").links


# The sheet, and downloads


def test_sheet_has_five_questions_at_most(db: None, client: Client) -> None:
    page = visit(client, "/roles/compare/sheet/?role=ai-engineer&role=clinical-informaticist")
    asked = [item.text for item in page.find("li") if item.parent and item.parent.tag == "ol" and "?" in item.text]
    assert len(asked) == 5


def test_sheet_asks_each_question_once_and_says_about_which_role(pair: None, client: Client) -> None:
    a_pathway().roles.add(Role.objects.get(slug="nurse"))
    page = visit(client, "/roles/compare/sheet/?role=nurse&role=coder")
    asked = [item.text.partition(": ") for item in page.find("li") if item.text.endswith("?")]
    assert [whom for whom, _, _ in asked] == ["Both", "Both", "Both", "Coder", "Both"]
    assert len({question for _, _, question in asked}) == 5


@pytest.mark.parametrize(
    ("query", "heading"), [("", "If everything matters the same"), ("&w-code=4", "What matters to you")]
)
def test_sheet_says_whose_weights_it_shows(query: str, heading: str, pair: None, client: Client) -> None:
    page = visit(client, f"/roles/compare/sheet/?role=nurse&role=coder{query}")
    assert page.texts("h2")[0] == heading
    assert ("Equal weights, until you change them" in page.text) == (not query)


def test_sheet_names_what_no_source_states(pair: None, client: Client) -> None:
    a_band(Role.objects.get(slug="nurse"), a_market(title="Utopia"))
    page = visit(client, "/roles/compare/sheet/?role=nurse&role=coder")
    assert "Pay, Utopia (coder); Projected growth (both)" in page.text


def test_sheet_names_the_essential_skills(skills: None, client: Client) -> None:
    a_role_skill(Role.objects.get(slug="nurse"), a_skill(slug="law", title="Law"))
    a_role_skill(Role.objects.get(slug="coder"), Skill.objects.get(slug="law"))
    page = visit(client, "/roles/compare/sheet/?role=nurse&role=coder")
    said = "1 of 4 essential skills shared Both: Law. Nurse only: Care, Ethics. Coder only: Code."
    assert said in page.text


def test_sheet_says_what_it_ignored(pair: None, client: Client) -> None:
    page = visit(client, "/roles/compare/sheet/?role=nurse&role=coder&w-pay=9&zzz=1")
    assert page.texts(".note") == [
        "Ignored the weight “9” of median pay, which is no whole number from 0 to 5; "
        "“zzz”, which this page does not know."
    ]


def test_sheet_of_one_role_leads_back(pair: None, client: Client) -> None:
    page = visit(client, "/roles/compare/sheet/?role=nurse")
    assert "/roles/compare/?role=nurse" in page.links


def test_csv_holds_every_cell(pair: None, client: Client) -> None:
    text = client.get("/roles/compare.csv?role=nurse&role=coder").content.decode()
    rows = list(csv.DictReader(StringIO(text)))
    asked = answers(page_of(client, "role=nurse&role=coder"))
    assert {row["question"] for row in rows} == set(asked)
    assert {row["role"] for row in rows} == {"Nurse", "Coder"}


def test_json_holds_roles_answers_and_skills(skills: None, client: Client) -> None:
    data = json.loads(client.get("/roles/compare.json?role=nurse&role=coder").content)
    assert [role["slug"] for role in data["roles"]] == ["nurse", "coder"]
    assert {(one["role"], one["skill"], one["level"]) for one in data["skills"]} == {
        ("nurse", "care", 4),
        ("nurse", "ethics", 2),
        ("coder", "code", 3),
        ("coder", "ethics", 4),
    }
    assert {answer["question"] for answer in data["answers"]} >= {"Kind", "Pathways"}


ODD = "role=nurse&role=coder&role=zzz&role=nurse&colour=red"
NOTES = ["“zzz”, as we describe no such role", "a role that was named twice", "“colour”, which this page does not know"]


def test_csv_says_first_what_it_ignored(pair: None, client: Client) -> None:
    rows = list(csv.reader(StringIO(client.get(f"/roles/compare.csv?{ODD}").content.decode())))
    assert [row for row in rows if row[0] == "Ignored"] == rows[1:4]
    assert [row[3] for row in rows[1:4]] == NOTES
    assert {len(row) for row in rows} == {7}


def test_json_says_what_it_ignored_as_the_page_does(pair: None, client: Client) -> None:
    data = json.loads(client.get(f"/roles/compare.json?{ODD}").content)
    assert data["ignored"] == NOTES
    assert page_of(client, ODD).texts(".note") == [f"Ignored {'; '.join(NOTES)}."]


def test_json_that_ignored_nothing_says_so(pair: None, client: Client) -> None:
    data = json.loads(client.get("/roles/compare.json?role=nurse&role=coder").content)
    assert data["ignored"] == []


# Queries


@pytest.mark.parametrize("count", [2, 4])
def test_comparison_takes_24_queries(count: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for number in range(count):
        role = a_role(slug=f"r{number}")
        for _ in range(number + 1):
            a_duty(role)
            a_band(role)
            asked = a_role_skill(role, proficiency=2)
            pathway = a_pathway()
            pathway.roles.add(role)
            pathway.starting_points.add(a_starting_point())
            pathway.steps.get().skills.add(asked.skill)
    with django_assert_num_queries(24):
        client.get("/roles/compare/?" + "&".join(f"role=r{number}" for number in range(count)))

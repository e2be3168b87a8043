"""Two to four roles side by side, as a page."""

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from roles.models import Role
from skills.models import Skill
from tests.build import (
    a_band,
    a_duty,
    a_gain,
    a_market,
    a_pair,
    a_pathway_between,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_stage,
    a_way,
    an_entry_education,
    an_occupation,
    an_occupation_link,
    an_official_section,
    an_outlook,
)
from tests.compare.pages import BOTH, answers, page_of
from tests.reading import visit

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
    assert page.find("option[value=coder]") != []


@pytest.mark.parametrize(
    ("query", "note"),
    [
        (BOTH, []),
        (f"{BOTH}&role=nurse", []),
        ("role=nurse&role=zzz", ["Ignored role “zzz” (unknown)."]),
        ("role=nurse&role=%00", ["Ignored role “�” (unknown)."]),
        (f"{BOTH}&colour=red", ["Ignored “colour” (unknown)."]),
        (f"{BOTH}&start=zzz&goal=", ["Ignored start of the way “zzz” (unknown)."]),
        (f"{BOTH}&column=zzz", ["Ignored role in a column “zzz” (unknown)."]),
        (f"{BOTH}&skills=zzz", ["Ignored skills to show “zzz” (unknown)."]),
        (f"{BOTH}&place=9", ["Ignored place of the removed role “9” (not a whole number from 0 to 3)."]),
    ],
)
def test_page_says_what_it_ignored(query: str, note: list[str], pair: None, client: Client) -> None:
    assert page_of(client, query).texts(".note") == note


def test_draft_is_no_role_to_compare(pair: None, client: Client) -> None:
    a_role(slug="draft", title="Draft", status=Entry.Status.DRAFT)
    page = page_of(client, f"{BOTH}&role=draft")
    assert page.texts(".note") == ["Ignored role “draft” (unknown)."]
    assert page.find("option[value=draft]") == []


def test_fifth_role_is_left_out_and_named(empty: None, client: Client) -> None:
    for number in range(5):
        a_role(slug=f"r{number}", title=f"Role {number}")
    page = page_of(client, "&".join(f"role=r{number}" for number in range(5)))
    assert page.texts(".note") == ["Ignored role “Role 4” (no more than 4 fit side by side)."]
    assert "Four roles are as many as fit." in page.text


@pytest.mark.parametrize(
    "query",
    [
        "role=coder&role=nurse",
        "role=coder&role=nurse&role=coder",
        "role=coder,nurse",
        "role=coder&amp;role=nurse.",
        "role=coder&role=nurse&utm_source=letter&fbclid=1",
    ],
)
def test_roles_stand_once_in_the_order_given_however_worn_the_address_is(
    query: str, pair: None, client: Client
) -> None:
    page = page_of(client, query)
    assert (page.texts("th[scope=col]")[:3], page.texts(".note")) == (["Question", "Coder", "Nurse"], [])


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
    full, _ = a_role(slug="full"), a_role(slug="bare")
    a_duty(full, title="Do it")
    a_band(full, a_market(title="Utopia"))
    a_role_skill(full)
    found = answers(page_of(client, "role=full&role=bare"))
    assert {question: cells for question, cells in found.items() if not all(cells)} == {}
    assert found["Pay, Utopia"][1] == "Not stated: no pay figure for this role there"


def test_match_names_its_classification(nurse: Role, coder: Role, client: Client) -> None:
    nurses = an_occupation(scheme="onet-soc", code="1.00", title="Nurses")
    an_occupation_link(nurse, nurses, match="close", citations=[])
    an_occupation_link(nurse, an_occupation(scheme="soc", code="1", title="Nurses"), match="broad", citations=[])
    an_occupation_link(coder, an_occupation(scheme="esco", code="2", title="coder"), match="exact", citations=[])
    nurses, coders = answers(page_of(client, BOTH))["Official occupations"]
    assert nurses == (
        "In O*NET-SOC, Nurses (1.00): close In SOC 2018 (United States), Nurses (1): broad, a wider group "
        "“Nurses” has more than one match, as each classification draws its own line around it"
    )
    assert coders == "In ESCO, coder (2): exact"


def test_pay_is_what_a_source_states_with_its_grade(nurse: Role, coder: Role, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide"), label="Pay")]
    a_band(nurse, a_market(title="Utopia"), citations=cited, approximate=True)
    assert answers(page_of(client, BOTH))["Pay, Utopia"][0] == (
        "About US$50,000 to US$90,000 a year, all levels, undated, basis not stated Evidence grade D Source: Guide: Pay"
    )


def test_pay_is_the_best_graded_median_where_there_is_one(nurse: Role, coder: Role, client: Client) -> None:
    utopia = a_market(title="Utopia")
    a_band(nurse, utopia)
    a_band(nurse, utopia, measure="percentiles", median=70_000, year=2019, citations=[an_official_section()])
    assert answers(page_of(client, BOTH))["Pay, Utopia"][0] == (
        "US$70,000 median a year, 2019, basis not stated Evidence grade B Source: BLS: Wages"
    )


def test_growth_openings_and_education_stand_with_place_and_occupation(
    nurse: Role, coder: Role, client: Client
) -> None:
    cited = [an_official_section("Jobs")]
    utopia = a_market(title="Utopia")
    occupation = an_occupation(nurse, title="Nurses, official", market=utopia)
    an_entry_education(occupation, education="Master's degree", year=2019, citations=cited)
    an_outlook(occupation, market=utopia, openings=1_200, start_year=2019, citations=cited)
    found = answers(page_of(client, BOTH))
    graded = "for nurses, official Evidence grade B Source: BLS: Jobs"
    assert [found[question][0] for question in ("Projected growth", "Openings a year", "Usual qualification")] == [
        f"+12.5% jobs, Utopia, 2019 to 2035, {graded}",
        f"About 1,200 a year, Utopia, {graded}",
        f"Master's degree, Utopia, 2019, {graded}",
    ]


def test_rows_that_do_not_differ_can_be_left_out(pair: None, client: Client) -> None:
    every = answers(page_of(client, BOTH))
    page = page_of(client, f"{BOTH}&differences=1")
    left = answers(page)
    assert set(left) == {question for question, (first, second) in every.items() if first != second}
    assert f"{len(every) - len(left)} rows are the same and left out." in page.text


def test_phone_shows_the_first_two_of_three_unless_asked(empty: None, client: Client) -> None:
    for slug in ("a", "b", "c"):
        a_role(slug=slug, title=slug.upper())
    queries = ("role=a&role=b&role=c", "role=a&role=b&role=c&column=a&column=c")
    assert [page_of(client, query).texts(".off-phone")[0] for query in queries] == ["C", "B"]


def test_table_is_told_to_a_screen_reader(pair: None, client: Client) -> None:
    page = page_of(client, BOTH)
    assert page.texts("caption")[0] == "The roles side by side: Nurse, Coder"
    assert "" not in page.texts("th")
    assert page.find("th:not([scope])") == []


# Skill by skill


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", ["Care", "Code", "Ethics"]),
        ("&skills=shared", ["Ethics"]),
        ("&skills=one", ["Care", "Code"]),
        ("&skills=differs", ["Care", "Code", "Ethics"]),
        ("&skills=one&skills=shared", ["Care", "Code", "Ethics"]),
    ],
)
def test_matrix_is_filtered(query: str, shown: list[str], skills: None, client: Client) -> None:
    page = page_of(client, f"{BOTH}{query}")
    assert page.texts(".skills-matrix th[scope=row]") == shown


def test_shared_skills_are_counted_in_words(skills: None, client: Client) -> None:
    assert "Of the 3 core skills that any role needs, all need 1" in page_of(client, BOTH).text


def test_levels_are_explained(skills: None, client: Client) -> None:
    page = page_of(client, BOTH)
    assert "Levels: 0 Not needed; 1 Aware: follows a conversation about it; 2 Working" in page.text


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            "",
            [
                "Learn 1 Code from level 0 to 3",
                "Improve 1 Ethics from level 2 to 4",
                "Hardly needed 1 Care",
            ],
        ),
        *(
            (
                query,
                [
                    "Learn 1 Care",
                    "Reuse 1 Ethics level 4, where 2 is asked for",
                    "Hardly needed 1 Code",
                ],
            )
            for query in ("&start=coder&goal=nurse", "&start=coder", "&goal=nurse")
        ),
    ],
)
def test_way_from_one_role_to_the_other(query: str, words: list[str], skills: None, client: Client) -> None:
    section = page_of(client, f"{BOTH}{query}").texts("#way")[0]
    assert [one for one in words if one not in section] == []


def test_role_that_asks_for_nothing_more_says_so(nurse: Role, coder: Role, client: Client) -> None:
    care = a_skill(core=True)
    for role in (nurse, coder):
        a_role_skill(role, care)
    pair_page = a_pair(nurse, coder, title="Nurse or coder?").get_absolute_url()
    page = page_of(client, BOTH)
    assert "Nothing is left to learn or improve" in page.texts("#way")[0]
    assert page.links_in("#way")["Nurse or coder?"] == pair_page


def test_skill_that_is_not_judged_for_both_says_so(nurse: Role, coder: Role, client: Client) -> None:
    a_role_skill(nurse, a_skill(title="Care", core=True), citations=[])
    page = page_of(client, BOTH)
    assert page.texts(".skills-matrix td") == ["Essential Level 3", "Not judged"]
    assert "Level not known for both 1 Care" in page.texts("#way")[0]


def test_skills_beyond_the_core_help_but_do_not_compare(skills: None, coder: Role, client: Client) -> None:
    before = page_of(client, BOTH)
    for number in range(10):
        a_role_skill(coder, a_skill(title=f"Hobby {number}"), proficiency=4)
    after = page_of(client, BOTH)
    for part in (".skills-matrix", "#matrix .measure", ".legs"):
        assert after.texts(part) == before.texts(part)
    assert "Also helps as coder: hobby 0, hobby 1" in after.texts("#way")[0]
    assert answers(after)["Also helps"][1].startswith("Hobby 0, Hobby 1")


def test_stages_that_teach_a_skill_are_those_on_the_way_to_the_goal(skills: None, coder: Role, client: Client) -> None:
    code, course = Skill.objects.get(slug="code"), a_stage(title="Take a course")
    for stage in (course, a_stage(title="Study elsewhere")):
        a_gain(stage, code)
    a_way(a_pathway_between(role=coder), course)
    assert page_of(client, BOTH).texts(".gained")[0] == "Gained by: take a course"


def test_stages_that_teach_a_skill_are_named_though_none_is_on_the_way(skills: None, client: Client) -> None:
    a_gain(a_stage(title="Study elsewhere"), Skill.objects.get(slug="code"))
    said = page_of(client, BOTH).texts(".gained")
    assert said == ["Gained by: study elsewhere", "We know no course that teaches it yet."]


def test_role_without_a_pathway_has_links_onward(pair: None, client: Client) -> None:
    page = page_of(client, BOTH)
    assert "We know no way to coder yet." in page.texts("#way")[0]
    said = "Not stated: no way known yet. See all pathways or the role’s profile"
    assert answers(page)["Pathways"] == [said, said]
    assert page.links_in(".absent-ways") == {"all pathways": "/pathways/", "what the role is": "/roles/coder/"}


def test_same_role_twice_is_no_way(skills: None, client: Client) -> None:
    page = page_of(client, f"{BOTH}&start=nurse&goal=nurse")
    assert "That is the same role twice" in page.texts("#way")[0]


def test_pair_that_is_easily_confused_is_linked(nurse: Role, coder: Role, client: Client) -> None:
    pair_page = a_pair(nurse, coder, title="Nurse or coder?").get_absolute_url()
    assert pair_page in page_of(client, "role=coder&role=nurse").links


@pytest.mark.parametrize("count", [2, 4])
def test_comparison_takes_1_query(count: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for number in range(count):
        role = a_role(slug=f"r{number}")
        for _ in range(number + 1):
            a_duty(role)
            a_band(role)
            asked = a_role_skill(role)
            a_way(a_pathway_between(role=role), stage := a_stage())
            a_gain(stage, asked.skill)
    query = "&".join(f"role=r{number}" for number in range(count))
    current()
    with django_assert_num_queries(1):
        assert client.get(f"/roles/compare/?{query}").status_code == 200

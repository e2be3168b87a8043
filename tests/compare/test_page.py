"""Two to four roles side by side, as a page."""

from itertools import product

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from roles.models import Market, PairPoint, Role
from skills.models import Skill
from tests.build import (
    a_band,
    a_duty,
    a_pair,
    a_pathway_between,
    a_role,
    a_role_skill,
    a_skill,
    a_starting_point,
    a_work_statement,
    an_employer,
    an_entry_education,
    an_occupation,
    an_official_section,
    an_outlook,
)
from tests.compare.pages import BOTH, page_of, rows_told
from tests.reading import visit

POINTS = [
    *("What you do", "You work with", "Pay, Utopia", "Jobs outlook", "Usual way in", "Time from school"),
    *("Day to day", "Employers", "Good if you"),
]


def official(role: Role, market: Market, median: int, **changes: object) -> None:
    """A median of an official occupation that stands for a role."""
    wages = {"measure": "percentiles", "low": None, "high": None, "year": 2025, "citations": [an_official_section()]}
    a_band(an_occupation(role, title=f"{role.title}s"), market, median=median, **wages | changes)


# Which roles


@pytest.mark.parametrize(
    ("query", "words"),
    [("", "Choose two roles"), ("role=", "Choose two roles"), ("role=nurse", "One role is chosen: Nurse")],
)
def test_too_few_roles_are_asked_for_more(query: str, words: str, pair: None, client: Client) -> None:
    page = page_of(client, query)
    assert words in page.text
    assert page.find(".versus") == []
    assert page.find("option[value=coder]") != []


@pytest.mark.parametrize(
    ("query", "note"),
    [
        (BOTH, []),
        (f"{BOTH}&role=nurse", []),
        ("role=nurse&role=zzz", ["Ignored role “zzz” (unknown)."]),
        ("role=nurse&role=%00", ["Ignored role “�” (unknown)."]),
        (f"{BOTH}&colour=red", ["Ignored “colour” (unknown)."]),
        (f"{BOTH}&w-code=99", ["Ignored weight of code “99” (not a whole number from 0 to 5)."]),
        (f"{BOTH}&market=atlantis", ["Ignored market “atlantis” (unknown)."]),
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
    assert page.find(".acts select") == []


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
    assert (page.links_in(".versus thead"), page.texts(".note")) == (
        {"Coder": "/roles/coder/", "Nurse": "/roles/nurse/"},
        [],
    )


def test_one_of_three_roles_can_be_left_out(pair: None, client: Client) -> None:
    a_role(slug="cook", title="Cook")
    links = page_of(client, f"{BOTH}&role=cook").links_in(".acts .chips")
    assert links["Without coder"] == "/roles/compare/?role=nurse&role=cook"


# Point by point


def test_points_are_always_the_same(pair: None, utopia: Market, client: Client) -> None:
    assert list(rows_told(page_of(client))) == POINTS


def test_neighbours_that_say_the_same_share_a_cell(pair: None, client: Client) -> None:
    a_role(slug="cook", title="Cook", summary="You write programs.")
    (row,) = page_of(client, f"{BOTH}&role=cook").find(".versus tbody tr:first-child")
    cells = [(cell.get("data-label"), cell.get("colspan"), cell.text_content().split()) for cell in row.cssselect("td")]
    assert cells == [("Nurse", None, ["care", "for", "people"]), ("Coder and cook", "2", ["write", "programs"])]


def test_answers_come_from_what_is_known_of_a_role(nurse: Role, coder: Role, utopia: Market, client: Client) -> None:
    occupation = an_occupation(nurse, title="Nurses", market=utopia)
    wages = {"measure": "percentiles", "low": None, "high": None, "year": 2025, "citations": [an_official_section()]}
    a_band(occupation, utopia, median=70_000, **wages)
    an_outlook(occupation, market=utopia, citations=[an_official_section()])
    an_entry_education(occupation, citations=[an_official_section()])
    an_employer(occupation, employer="Clinics")
    a_work_statement(nurse, kind="suits", text="You like people.")
    a_pathway_between(a_starting_point(), nurse)
    told = rows_told(page_of(client))
    assert {point: answers[0] for point, answers in told.items()} == {
        "What you do": "care for people",
        "You work with": "Both: not known yet",
        "Pay, Utopia": "half of nurses earn over US$70,000 2",
        "Jobs outlook": "Utopia by 2035: 12.5% more nurses 3",
        "Usual way in": "bachelor's degree, usual for Utopia nurses 4",
        "Time from school": "Anywhere, 12 to 24 months",
        "Day to day": "Both: not judged yet",
        "Employers": "Utopia nurses: clinics 5",
        "Good if you": "like people",
    }


def test_what_is_the_same_for_all_stands_once(pair: None, utopia: Market, client: Client) -> None:
    assert rows_told(page_of(client))["Pay, Utopia"] == ["Both: not known yet"]


def test_of_three_what_is_the_same_for_all_stands_once(pair: None, utopia: Market, client: Client) -> None:
    a_role(slug="cook")
    assert rows_told(page_of(client, f"{BOTH}&role=cook"))["Employers"] == ["All three: not known yet"]


def test_claim_says_that_it_is_one(nurse: Role, coder: Role, utopia: Market, client: Client) -> None:
    a_band(nurse, utopia)
    assert rows_told(page_of(client))["Pay, Utopia"] == [
        "US$50,000 to US$90,000 claim, no source 2",
        "not known yet",
    ]


def test_who_one_works_with_is_what_the_pairs_say(nurse: Role, coder: Role, client: Client) -> None:
    point = a_pair(coder, nurse).points.get()
    point.aspect, point.second_side = PairPoint.WORKS_WITH, "You work with doctors."
    point.save()
    assert rows_told(page_of(client))["You work with"][0] == "doctors"


def test_no_answer_has_more_than_twelve_words(nurse: Role, coder: Role, client: Client) -> None:
    nurse.summary = f"You {'care and ' * 20}rest."
    nurse.save()
    assert len(rows_told(page_of(client))["What you do"][0].split()) <= 12


# What tells them apart


def test_head_tells_what_is_written_about_two(nurse: Role, coder: Role, client: Client) -> None:
    pair = a_pair(nurse, coder, summary="One cares, the other codes.")
    page = page_of(client, "role=coder&role=nurse")
    assert page.texts("h1") == ["Coder or nurse?"]
    assert page.texts(".gist .lede") == ["One cares, the other codes."]
    same, confused = pair.same[0].text.removesuffix("."), pair.confused[0].text.removesuffix(".")
    assert page.texts(".gist li") == [f"Same: {same} 1", f"Why people mix them up: {confused} 2"]


def test_where_nothing_is_written_the_head_tells_what_one_does(pair: None, client: Client) -> None:
    assert page_of(client).texts(".gist .lede") == ["As a nurse you care for people; as a coder you write programs."]


def test_of_two_the_head_tells_in_which_the_days_hold_more(skills: None, client: Client) -> None:
    said = "Different: medicine counts more as a nurse, code and people as a coder"
    assert said in page_of(client).texts(".gist li")


def test_of_three_the_head_tells_where_each_thing_counts_most(skills: None, client: Client) -> None:
    a_role(slug="cook", title="Cook")
    assert page_of(client, f"{BOTH}&role=cook").texts(".gist .lede") == [
        "Of those we can judge, medicine counts most as a nurse; code as a coder; people as a coder."
    ]


def test_what_counts_for_three_of_four_is_told_by_the_fourth(skills: None, coder: Role, client: Client) -> None:
    others = [a_role(slug=slug, title=slug.title()) for slug in ("cook", "clerk")]
    for role, asked in product(others, coder.skills.all()):
        a_role_skill(role, asked.skill, proficiency=asked.proficiency)
    assert page_of(client, f"{BOTH}&role=cook&role=clerk").texts(".gist .lede") == [
        "Of these four, medicine counts most as a nurse; "
        "code everywhere but as a nurse; people everywhere but as a nurse."
    ]


def test_roles_that_share_a_statistic_are_told_so(nurse: Role, coder: Role, utopia: Market, client: Client) -> None:
    occupation = an_occupation(nurse, title="Workers")
    an_entry = {"measure": "percentiles", "low": None, "high": None, "year": 2025}
    a_band(occupation, utopia, median=70_000, citations=[an_official_section()], **an_entry)
    page_before = page_of(client)
    coder.occupations.create(occupation=occupation, match="broad", why="It is.")
    page = page_of(client)
    said = "Same figures: Utopia statistics count both among workers 1"
    assert (said in page_before.texts(".gist li"), said in page.texts(".gist li")) == (False, True)
    assert page.texts(".pay-line > :first-child") == ["Both, counted as workers"]


def test_medians_that_can_be_compared_are_told_with_whom_they_count(
    nurse: Role, coder: Role, utopia: Market, client: Client
) -> None:
    official(nurse, utopia, 70_000)
    official(coder, utopia, 80_000)
    assert page_of(client).texts(".gist li")[0] == (
        "Pay in Utopia: half earn over US$70,000 as a nurse (counted as nurses), "
        "US$80,000 as a coder (counted as coders) 1"
    )


def test_specialism_is_told_where_it_belongs(nurse: Role, client: Client) -> None:
    a_role(slug="wounds", title="Care of wounds", kind=Role.Kind.SPECIALISM, broader=nurse)
    said = "How they belong: Care of wounds is a new specialism of the nurse"
    assert page_of(client, "role=nurse&role=wounds").texts(".gist li")[0] == said


# Pay on one scale


def test_figures_that_can_be_compared_share_one_axis(nurse: Role, coder: Role, utopia: Market, client: Client) -> None:
    official(nurse, utopia, 70_000)
    official(coder, utopia, 80_000)
    page = page_of(client)
    assert page.texts(".pay-line > :first-child") == ["Nurse, counted as nurses", "Coder, counted as coders"]
    assert len(page.find(".pay-scale")) == 1


def test_figures_that_can_not_be_compared_are_not_drawn_side_by_side(
    nurse: Role, coder: Role, utopia: Market, client: Client
) -> None:
    official(nurse, utopia, 70_000)
    official(coder, utopia, 80_000, year=2024)
    page = page_of(client)
    assert "We don’t draw pay in Utopia side by side: it is not measured alike." in page.text
    assert "Pay in Utopia is not measured alike: different years (2024, 2025)." in page.texts("#sure li")
    assert page.find(".pay-drawing") == []


def test_figure_is_marked_in_the_table_and_not_again_where_it_is_drawn(
    nurse: Role, coder: Role, utopia: Market, client: Client
) -> None:
    official(nurse, utopia, 70_000)
    official(coder, utopia, 80_000)
    page = page_of(client)
    assert (len(page.find(".versus .ref")), page.find(".pay .ref")) == (2, [])


# Skills


def test_skills_stand_by_who_needs_them(skills: None, client: Client) -> None:
    page = page_of(client)
    lists = zip(page.texts(".trio h3"), page.texts(".trio .tags"), strict=True)
    assert dict(lists) == {"Both · 1": "Ethics", "Only the nurse · 1": "Care", "Only the coder · 1": "Code"}


def test_of_three_only_those_who_need_a_skill_alone_are_named(skills: None, client: Client) -> None:
    cook = a_role(slug="cook", title="Cook")
    for skill in Skill.objects.all():
        a_role_skill(cook, skill, proficiency=0)
    assert page_of(client, f"{BOTH}&role=cook").texts(".trio h3") == [
        "All three · 0",
        "Some · 1",
        "Only the nurse · 1",
        "Only the coder · 1",
    ]


def test_who_needs_no_skill_alone_has_a_word_and_no_list(skills: None, client: Client) -> None:
    cook = a_role(slug="cook", title="Cook")
    for skill in Skill.objects.all():
        a_role_skill(cook, skill, proficiency=0)
    nobody_s, *others = page_of(client, f"{BOTH}&role=cook").find(".trio > div")
    assert ([part.tag for part in nobody_s], {other[1].tag for other in others}) == (["h3", "p"], {"ul"})


def test_levels_stand_behind_a_fold(skills: None, client: Client) -> None:
    cells = dict(
        zip(*[page_of(client).texts(f"#levels tbody {cell}") for cell in ("th", "td:last-child")], strict=True)
    )
    assert cells == {"Care": "not needed", "Code": "skilled", "Ethics": "expert"}


def test_skill_that_is_not_judged_for_both_stands_in_no_list(nurse: Role, coder: Role, client: Client) -> None:
    a_role_skill(nurse, a_skill(title="Care", core=True))
    page = page_of(client)
    assert page.find(".trio") == []
    assert "0 of 1 are judged for both." in page.text
    assert page.texts("#levels td") == ["skilled", "not judged"]


def test_skills_beyond_the_core_do_not_compare(skills: None, coder: Role, client: Client) -> None:
    before = page_of(client)
    for _ in range(10):
        a_role_skill(coder, a_skill(), proficiency=4)
    after = page_of(client)
    assert after.texts(".trio, #levels, .verdict") == before.texts(".trio, #levels, .verdict")


# As a page


def test_table_is_told_to_a_screen_reader(pair: None, client: Client) -> None:
    page = page_of(client)
    assert page.texts(".versus caption") == ["The roles, point by point"]
    assert "" not in page.texts("th")
    assert page.find("th:not([scope])") == []


def test_what_is_not_known_is_told_once(nurse: Role, coder: Role, utopia: Market, client: Client) -> None:
    official(nurse, utopia, 70_000)
    assert "Pay, Utopia (coder); Jobs outlook (both)" in page_of(client).texts("#sure")[0]


@pytest.mark.parametrize("query", [BOTH, "role=nurse"])
def test_comparison_is_not_for_search_engines(query: str, pair: None, client: Client) -> None:
    assert [meta.get("content") for meta in page_of(client, query).find("meta[name=robots]")] == ["noindex"]


def test_page_without_roles_is_for_search_engines(pair: None, client: Client) -> None:
    assert page_of(client, "").find("meta[name=robots]") == []


def test_of_two_with_a_page_of_their_own_that_is_the_one_to_find(nurse: Role, coder: Role, client: Client) -> None:
    pair = a_pair(nurse, coder)
    (canonical,) = page_of(client).find("link[rel=canonical]")
    assert canonical.get("href") == f"http://testserver{pair.get_absolute_url()}"


def test_of_two_with_a_page_of_their_own_search_engines_may_follow_to_it(
    nurse: Role, coder: Role, client: Client
) -> None:
    a_pair(nurse, coder)
    assert page_of(client).find("meta[name=robots]") == []


def test_links_that_only_change_the_choice_are_not_to_be_followed(pair: None, client: Client) -> None:
    a_role(slug="cook")
    page = page_of(client, f"{BOTH}&role=cook")
    changing = page.find("main a[href*='?']")
    assert {link.get("rel") for link in changing} == {"nofollow"}


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "/roles/compare/"),
        ("?role=nurse&role=coder&w-pay=3", "/roles/compare/?role=nurse&role=coder&w-pay=3"),
        ("?role=nurse&w-patients=5", "/roles/compare/?role=nurse&w-medicine=5"),
    ],
)
def test_former_page_that_weighed_leads_on(query: str, address: str, client: Client) -> None:
    answer = client.get(f"/roles/compare/decide/{query}")
    assert (answer.status_code, answer["Location"]) == (301, address)


@pytest.mark.parametrize("count", [2, 4])
def test_comparison_takes_1_query(count: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for number in range(count):
        role = a_role(slug=f"r{number}")
        for _ in range(number + 1):
            a_duty(role)
            a_band(role)
            a_role_skill(role)
            a_pathway_between(role=role)
    query = "&".join(f"role=r{number}" for number in range(count))
    current()
    with django_assert_num_queries(1):
        assert visit(client, f"/roles/compare/?{query}").find(".versus")

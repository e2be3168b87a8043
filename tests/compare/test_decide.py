"""The decision table: what it counts, what it leaves out and why, and the order that the weights give."""

from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from roles.models import Market, Role
from tests.build import (
    a_band,
    a_domain,
    a_market,
    a_pathway_between,
    a_role,
    a_role_skill,
    a_skill,
    a_stage,
    a_way,
    an_entry_education,
    an_occupation,
    an_official_section,
    an_outlook,
    an_unknown_stage,
)
from tests.compare.pages import BOTH
from tests.reading import Document, text_of, visit

PAGE = "/roles/compare/decide/"
EQUAL = "With equal weights, until you change them"


@pytest.fixture
def utopia(empty: None) -> Market:
    return a_market(slug="utopia", title="Utopia")


def a_median(role: Role, market: Market, median: int, **changes: Any) -> None:
    occupation = an_occupation(role, "broad", title=f"{role.title}s, official")
    stated = {"measure": "percentiles", "low": None, "high": None, "year": 2024}
    a_band(occupation, market, median=median, citations=[an_official_section()], **stated | changes)


@pytest.fixture
def paid(nurse: Role, coder: Role, utopia: Market) -> None:
    """The coder is paid more, and that is all one knows."""
    a_median(nurse, utopia, 60_000)
    a_median(coder, utopia, 90_000)


@pytest.fixture
def torn(paid: None, nurse: Role, coder: Role, utopia: Market) -> None:
    """The coder is paid more; the nurse's occupation grows faster."""
    an_outlook(nurse, market=utopia, change_percent="12.5")
    an_outlook(coder, market=utopia, change_percent="2.5")


def decide(client: Client, query: str = BOTH) -> Document:
    return visit(client, f"{PAGE}?{query}")


def order(page: Document) -> list[str]:
    return page.texts(".result-count")


def scores(page: Document, heading: str) -> list[str]:
    """The cells of a row of the scores, by the words that it begins with."""
    return next(row[1:] for row in page.rows if row[0].startswith(heading))


def left_out(page: Document) -> str:
    """What is left out and why, or nothing."""
    after = page.texts("#decision")[0].partition("These do not count for any of the roles: ")[2]
    return after.partition(" What would change the result")[0].partition(" Back to the roles")[0]


# The order


def test_role_with_more_pay_comes_first(paid: None, client: Client) -> None:
    page = decide(client)
    assert order(page) == [f"{EQUAL}: 1st Coder, 2nd Nurse"]
    assert page.rows[:2] == [["1st", "Coder", "10", "(1 × 10) ÷ 1 = 10"], ["2nd", "Nurse", "0", "(1 × 0) ÷ 1 = 0"]]


def test_weights_stand_in_the_address(torn: None, client: Client) -> None:
    page = decide(client, f"{BOTH}&w-pay=1&w-growth=3")
    assert order(page) == ["By your weights: 1st Nurse, 2nd Coder"]
    assert page.rows[:2] == [
        ["1st", "Nurse", "7.5", "(1 × 0 + 3 × 10) ÷ 4 = 7.5"],
        ["2nd", "Coder", "2.5", "(1 × 10 + 3 × 0) ÷ 4 = 2.5"],
    ]


def test_roles_with_the_same_total_share_a_place(torn: None, client: Client) -> None:
    assert order(decide(client)) == [f"{EQUAL}: joint 1st Nurse and Coder"]


def test_all_weights_zero_give_no_ranking(torn: None, client: Client) -> None:
    page = decide(client, f"{BOTH}&w-pay=0&w-growth=0")
    said = "No ranking: each criterion that could count has the weight 0, so nothing counts."
    assert (order(page), page.find(".order"), len(page.find(".scores"))) == ([said], [], 1)


def test_roles_without_any_figure_get_no_ranking(nurse: Role, coder: Role, client: Client) -> None:
    page = decide(client)
    said = "No ranking: no criterion has a value for each of these roles, so nothing can be weighed."
    assert (order(page), page.find("table")) == ([said], [])


def test_order_is_announced(paid: None, client: Client) -> None:
    assert decide(client).texts("[data-announce]") == [f"{EQUAL}: 1st Coder, 2nd Nurse"]


# What turns it


def test_turning_point_is_stated(torn: None, client: Client) -> None:
    page = decide(client, f"{BOTH}&w-pay=3&w-growth=1")
    assert "Nurse comes before Coder once the weight of median pay is below 1. It is 3 now. Try 0" in page.text


def test_link_beside_a_turning_point_leads_to_the_other_order(torn: None, client: Client) -> None:
    query = f"{BOTH}&w-pay=3&w-growth=1&market=utopia"
    links = [link.get("href") for link in decide(client, query).find("a") if text_of(link).startswith("Try")]
    turned = [order(decide(client, urlsplit(link).query)) for link in links]
    assert turned == [["By your weights: 1st Nurse, 2nd Coder"]] * 2


def test_order_that_no_weight_turns_says_so(paid: None, client: Client) -> None:
    assert (
        "Coder and Nurse Changing one weight alone, anywhere from 0 to 5, would not make these two change places."
        in decide(client).text
    )


# What counts


def test_pay_names_occupation_year_grade_and_source(paid: None, client: Client) -> None:
    assert scores(decide(client), "Median pay")[0] == (
        "US$60,000 for nurses, official "
        "Score 0 (60,000 − 60,000) ÷ (90,000 − 60,000) × 10 = 0 "
        "US$60,000 a year, Utopia, 2024, basis not stated, for nurses, official "
        "Evidence grade B Source: BLS: Wages"
    )


def test_lower_of_two_medians_counts_and_both_are_shown(
    paid: None, nurse: Role, utopia: Market, client: Client
) -> None:
    a_median(nurse, utopia, 80_000, position=1000)
    said = scores(decide(client), "Median pay")[0]
    assert said.startswith("US$60,000")
    assert "The lower of these counts: US$60,000 a year" in said
    assert "US$80,000 a year, Utopia, 2024" in said


def test_pay_is_that_of_the_chosen_market(paid: None, nurse: Role, coder: Role, client: Client) -> None:
    erewhon = a_market(slug="erewhon", title="Erewhon")
    a_median(nurse, erewhon, 70_000)
    a_median(coder, erewhon, 50_000)
    assert order(decide(client, f"{BOTH}&market=erewhon")) == [f"{EQUAL}: 1st Nurse, 2nd Coder"]


def test_first_market_that_pays_each_role_is_chosen_unasked(paid: None, nurse: Role, client: Client) -> None:
    a_median(nurse, a_market(slug="atlantis", title="Atlantis", order=1), 70_000)
    markets = [option.get("value") for option in decide(client).find("option")]
    assert markets == ["utopia", "atlantis"]


def test_market_without_pay_for_one_role_leaves_pay_out(paid: None, nurse: Role, client: Client) -> None:
    a_median(nurse, a_market(slug="atlantis", title="Atlantis"), 70_000)
    assert left_out(decide(client, f"{BOTH}&market=atlantis")).startswith(
        "Median pay: no median figure in Atlantis (Coder)."
    )


def test_medians_that_share_no_scale_do_not_count(nurse: Role, coder: Role, utopia: Market, client: Client) -> None:
    a_median(nurse, utopia, 60_000)
    a_median(coder, utopia, 90_000, year=2023)
    assert left_out(decide(client)).startswith(
        "Median pay: these medians can't be compared: different years (2023, 2024)."
    )


def test_growth_names_occupation_period_grade_and_source(
    nurse: Role, coder: Role, utopia: Market, client: Client
) -> None:
    for role, percent in ((nurse, "-2.5"), (coder, "2.5")):
        stated = {"change_percent": percent, "citations": [an_official_section("Growth")]}
        an_outlook(an_occupation(role, title="Official hands"), market=utopia, **stated)
    assert scores(decide(client), "Projected growth")[0] == (
        "−2.5% for official hands "
        "Score 0 (−2.5 − (−2.5)) ÷ (2.5 − (−2.5)) × 10 = 0 "
        "−2.5% jobs, Utopia, 2025 to 2035, for official hands "
        "Evidence grade A Source: BLS: Growth"
    )


def test_projections_for_other_years_do_not_count(nurse: Role, coder: Role, utopia: Market, client: Client) -> None:
    an_outlook(nurse, market=utopia)
    an_outlook(coder, market=utopia, start_year=2024, end_year=2034)
    assert (
        "Projected growth: these projections are for different places or years: "
        "Utopia, 2024 to 2034; Utopia, 2025 to 2035."
    ) in left_out(decide(client))


def test_less_education_scores_higher(nurse: Role, coder: Role, client: Client) -> None:
    an_entry_education(an_occupation(nurse), education="Bachelor's degree")
    an_entry_education(an_occupation(coder), education="Master's degree")
    assert [cell.split(" × ")[0] for cell in scores(decide(client), "Usual qualification")] == [
        "Level 3: Bachelor's degree for data scientists Score 10 (4 − 3) ÷ (4 − 3)",
        "Level 4: Master's degree for data scientists Score 0 (4 − 4) ÷ (4 − 3)",
    ]


def test_education_outside_our_levels_does_not_count(nurse: Role, coder: Role, client: Client) -> None:
    an_entry_education(an_occupation(nurse), education="High school diploma")
    an_entry_education(an_occupation(coder), education="Master's degree")
    said = "Usual qualification: “High school diploma” does not fit our order of levels (Nurse)."
    assert said in left_out(decide(client))


@pytest.mark.parametrize("axis", ["medicine", "code"])
def test_axis_is_the_mean_level_of_its_skills(axis: str, nurse: Role, coder: Role, client: Client) -> None:
    near, far = (a_domain(axis=name) for name in (axis, "people"))
    first, second = (a_skill(title=title, domain=near, core=True) for title in ("Care", "SQL"))
    other, beyond = a_skill(domain=far, core=True), a_skill(domain=near)
    for role, level in ((nurse, 3), (coder, 0)):
        a_role_skill(role, first, proficiency=level)
        a_role_skill(role, second, proficiency=2)
        a_role_skill(role, other, proficiency=4)
    a_role_skill(coder, beyond, proficiency=4)
    found = [cell.split(" Score ")[0] for cell in scores(decide(client), f"{axis.title()} in the work")]
    assert found == [f"{mean} of 4, the mean level of care and SQL" for mean in ("2.5", "1")]


def test_role_that_is_not_judged_leaves_an_axis_out(nurse: Role, coder: Role, client: Client) -> None:
    a_role_skill(nurse, a_skill(domain=a_domain(axis="code"), core=True))
    assert "Code in the work: the level of a skill is not known (Coder)." in left_out(decide(client))


def test_criterion_that_tells_nobody_apart_says_so(nurse: Role, coder: Role, utopia: Market, client: Client) -> None:
    for role in (nurse, coder):
        a_median(role, utopia, 60_000)
    (heading,) = [row[0] for row in decide(client).rows if row[0].startswith("Median pay")]
    assert heading.endswith("No difference: this does not tell these roles apart.")


# Time


def a_way_to(role: Role, *months: int | None) -> None:
    """A way of stages with these lengths."""
    cited = {"citations": [an_official_section("Courses")]}
    stages = [a_stage(min_months=1, max_months=most, **cited) if most else an_unknown_stage() for most in months]
    pathway = a_pathway_between(role=role)
    pathway.ways.all().delete()
    a_way(pathway, *stages)


def test_time_is_left_out_where_it_is_not_known(nurse: Role, coder: Role, client: Client) -> None:
    a_way_to(nurse, 12, None)
    said = "Time to get there: the length of a stage is not known (Nurse); no way known yet (Coder)."
    assert said in left_out(decide(client))


def test_time_is_that_of_the_quickest_way_whose_length_is_known(nurse: Role, coder: Role, client: Client) -> None:
    a_way_to(nurse, 12, 24)
    a_way_to(nurse, 48)
    a_way_to(nurse, 6, None)
    a_way_to(coder, 60)
    found = scores(decide(client), "Time to get there")
    assert [cell.split(" Score ")[0] for cell in found] == ["Up to 3 years", "Up to 5 years"]
    assert "1 of 3 ways are not counted, as their length is not known." in found[0]


def test_ticked_skills_take_the_place_of_time(nurse: Role, coder: Role, client: Client) -> None:
    for role, months in ((nurse, 12), (coder, 24)):
        a_way_to(role, months)
        a_role_skill(role, a_skill(slug=f"skill-of-{role.slug}", core=True))
    page = decide(client, f"{BOTH}&have=skill-of-nurse")
    assert "Time to get there: more than six are hard to weigh" in left_out(page)
    assert scores(page, "Skills you already have")


# Own skills


@pytest.fixture
def skilled(nurse: Role, coder: Role) -> None:
    """The nurse asks for two skills; the coder for one, finds one useful, and one beyond the core helps."""
    for title in ("Nursing", "Triage"):
        a_role_skill(nurse, a_skill(slug=title.lower(), title=title, core=True))
    a_role_skill(coder, a_skill(slug="coding", title="Coding", core=True))
    a_role_skill(coder, a_skill(slug="maths", title="Maths", core=True), proficiency=2)
    a_role_skill(coder, a_skill(slug="chess", title="Chess"), proficiency=4)


def test_skills_are_left_out_until_some_are_ticked(skilled: None, client: Client) -> None:
    assert "Skills you already have: you have not ticked any." in left_out(decide(client))


def test_part_of_the_essential_skills_that_one_has_counts(skilled: None, client: Client) -> None:
    page = decide(client, f"{BOTH}&have=nursing&have=coding")
    found = [cell.split(" Score ")[0] for cell in scores(page, "Skills you already have")]
    assert found == ["50% of its essential skills: Nursing", "100% of its essential skills: Coding"]
    assert order(page) == [f"{EQUAL}: 1st Coder, 2nd Nurse"]


def test_skills_that_are_essential_for_a_role_can_be_ticked(skilled: None, client: Client) -> None:
    boxes = decide(client, f"{BOTH}&have=coding").find("input[name=have][id]")
    offered = {box.get("value"): box.checked for box in boxes}
    assert offered == {"coding": True, "nursing": False, "triage": False}


# The form


def fields(page: Document) -> dict[str, str]:
    return {field.name: field.value for field in page.find("input[name^=w-]")}


def test_each_criterion_has_a_weight_of_1_unasked(paid: None, client: Client) -> None:
    names = ["w-pay", "w-growth", "w-education", "w-patients", "w-code", "w-time", "w-skills"]
    assert fields(decide(client)) == dict.fromkeys(names, "1")


def test_form_shows_the_weights_of_the_address(paid: None, client: Client) -> None:
    found = fields(decide(client, f"{BOTH}&w-pay=5&w-code=0"))
    assert (found["w-pay"], found["w-code"]) == ("5", "0")


def test_form_keeps_the_roles_and_works_without_script(paid: None, client: Client) -> None:
    page = decide(client)
    (form,) = page.find(".weighing")
    hidden = [field.value for field in page.find("input[type=hidden]")]
    assert (form.get("method"), form.get("action"), hidden) == ("get", PAGE, ["nurse", "coder"])
    assert "Weigh" in page.texts("button")


def test_every_field_has_a_label(paid: None, client: Client) -> None:
    page = decide(client)
    labelled = {label.get("for") for label in page.find("label")}
    fields = {field.get("id") for field in page.find("[name^=w-], [name=market]")}
    assert (len(fields), fields - labelled) == (8, set())


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("w-pay=99", "weight of median pay “99” (not a whole number from 0 to 5)"),
        ("w-pay=-1", "weight of median pay “-1” (not a whole number from 0 to 5)"),
        ("w-pay=a", "weight of median pay “a” (not a whole number from 0 to 5)"),
        ("w-pay=٣", "weight of median pay “٣” (not a whole number from 0 to 5)"),
        ("w-pay=1&w-pay=2", "weight of median pay “1” (only the last one counts)"),
        ("market=atlantis", "market “atlantis” (unknown)"),
        ("have=flying", "skill “flying” (unknown)"),
        ("colour=red", "“colour” (unknown)"),
        ("role=astronaut", "role “astronaut” (unknown)"),
    ],
)
def test_odd_input_is_named_and_left_out(query: str, said: str, paid: None, client: Client) -> None:
    page = decide(client, f"{BOTH}&{query}")
    assert page.texts(".note") == [f"Ignored {said}."]
    assert order(page)[0].endswith(": 1st Coder, 2nd Nurse")


@pytest.mark.parametrize("weight", ["99", ""])
def test_weight_that_is_none_counts_as_1(weight: str, paid: None, client: Client) -> None:
    assert fields(decide(client, f"{BOTH}&w-pay={weight}"))["w-pay"] == "1"


@pytest.mark.parametrize("query", ["w-pay=", "market=", "have=", "role=nurse"])
def test_what_is_empty_or_repeated_needs_no_note(query: str, paid: None, client: Client) -> None:
    assert decide(client, f"{BOTH}&{query}").texts(".note") == []


@pytest.mark.parametrize("value", ["\x00", "9" * 5000, "1e1", "½", " 1", "<script>"])
@pytest.mark.parametrize("name", ["w-pay", "w-", "market", "have", "role"])
def test_odd_value_gets_a_page(name: str, value: str, paid: None, client: Client) -> None:
    assert client.get(f"{PAGE}?{BOTH}&{name}={quote(value)}").status_code == 200


def test_draft_role_is_no_role(paid: None, client: Client) -> None:
    a_role(slug="hermit", status=Entry.Status.DRAFT)
    assert decide(client, f"{BOTH}&role=hermit").texts(".note") == ["Ignored role “hermit” (unknown)."]


# Fewer than two roles, and more than four


def test_without_roles_the_page_says_where_to_choose_them(empty: None, client: Client) -> None:
    page = decide(client, "")
    assert "No role is chosen yet. Choose two to four roles to compare, then come back." in page.text
    assert (page.find(".weighing"), "/roles/compare/" in page.links) == ([], True)


def test_one_role_is_taken_along_to_choose_another(nurse: Role, client: Client) -> None:
    page = decide(client, "role=nurse")
    assert "Only one role is chosen, and an order needs two. Add a role to compare with Nurse" in page.text
    assert "/roles/compare/?role=nurse" in page.links


def test_fifth_role_is_named_and_left_out(paid: None, client: Client) -> None:
    others = [a_role(title=f"Role {number}") for number in range(3)]
    page = decide(client, "&".join([BOTH, *(f"role={role.slug}" for role in others)]))
    assert page.texts(".note") == ["Ignored role “Role 2” (no more than 4 fit side by side)."]


# As a page


@pytest.mark.parametrize("query", ["", "role=nurse", BOTH, f"{BOTH}&w-pay=0&w-x=%3Cb%3E"])
def test_decision_alone_is_a_part_of_the_page(query: str, paid: None, client: Client) -> None:
    url = f"{PAGE}?{query}"
    part = client.get(url, headers={"HX-Request": "true", "HX-Target": "decision"}).content.decode()
    assert part.strip().startswith('<div id="decision" class="decision">')
    assert part in client.get(url).content.decode()


def test_tables_have_captions_and_no_empty_heading(torn: None, client: Client) -> None:
    page = decide(client)
    assert len(page.find("caption")) == len(page.find("table")) == 2
    assert "" not in page.texts("th")
    assert page.find("th:not([scope])") == []


def test_page_says_that_an_order_is_no_advice(paid: None, client: Client) -> None:
    assert "This is arithmetic on your answers, not advice." in decide(client).text


@pytest.mark.parametrize("count", [2, 4])
@pytest.mark.parametrize("skills", [1, 3])
def test_page_takes_1_query(count: int, skills: int, utopia: Market, client: Client, django_assert_num_queries) -> None:
    roles = [a_role() for _ in range(count)]
    asked = [a_skill(core=True) for _ in range(skills)]
    for role in roles:
        a_median(role, utopia, 60_000)
        an_outlook(role, market=utopia)
        an_entry_education(an_occupation(role))
        a_way_to(role, 12)
        for skill in asked:
            a_role_skill(role, skill)
    query = "&".join([*(f"role={role.slug}" for role in roles), *(f"have={skill.slug}" for skill in asked)])
    current()
    with django_assert_num_queries(1):
        assert client.get(f"{PAGE}?{query}").status_code == 200

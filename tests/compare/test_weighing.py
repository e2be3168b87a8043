"""What matters to a visitor: what is offered, what is left out and why, and the result in words."""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from pathways.models import Stage
from roles.models import Market, Role, RoleSkill
from skills.models import Skill
from tests.build import (
    a_band,
    a_domain,
    a_duty,
    a_market,
    a_pathway_between,
    a_role_skill,
    a_skill,
    a_starting_point,
    a_work_statement,
    an_occupation,
    an_official_section,
    an_outlook,
)
from tests.compare.pages import BOTH, page_of
from tests.reading import Document


def a_median(role: Role, market: Market, median: int, **changes: Any) -> None:
    wages = {"measure": "percentiles", "low": None, "high": None, "year": 2025, "citations": [an_official_section()]}
    a_band(an_occupation(role), market, median=median, **wages | changes)


def offered(page: Document) -> list[str]:
    return page.texts(".weigh legend")


def left_out(page: Document) -> list[str]:
    return [said for said in page.texts("#sure li") if said.startswith("Not weighed")]


# What is offered


def test_what_tells_the_roles_apart_is_offered(skills: None, client: Client) -> None:
    assert offered(page_of(client)) == ["Medicine in the work", "Code in the work", "People in the work"]


def test_what_is_the_same_for_all_is_not_offered(
    skills: None, nurse: Role, coder: Role, utopia: Market, client: Client
) -> None:
    for role in (nurse, coder):
        a_median(role, utopia, 70_000)
    page = page_of(client)
    assert "Pay" not in offered(page)
    assert "Not weighed: pay, the same for all." in left_out(page)


def test_what_is_not_known_of_one_is_not_offered(skills: None, nurse: Role, client: Client) -> None:
    an_outlook(an_occupation(nurse), citations=[an_official_section()])
    page = page_of(client)
    assert "More jobs ahead" not in offered(page)
    assert "Not weighed: more jobs ahead, nothing known for coder." in left_out(page)


def test_pay_that_can_not_be_compared_is_not_offered(nurse: Role, coder: Role, utopia: Market, client: Client) -> None:
    a_median(nurse, utopia, 70_000)
    a_median(coder, utopia, 80_000, year=2024)
    assert "Pay" not in offered(page_of(client))


def test_projections_of_other_years_are_not_weighed(nurse: Role, coder: Role, utopia: Market, client: Client) -> None:
    for role, start in ((nurse, 2024), (coder, 2025)):
        an_outlook(an_occupation(role), market=utopia, start_year=start, citations=[an_official_section()])
    (said,) = [said for said in left_out(page_of(client)) if "jobs" in said]
    assert "counted for different places or years (Utopia, 2024 to 2035; Utopia, 2025 to 2035)" in said


def test_where_nothing_can_be_weighed_the_page_says_so(pair: None, client: Client) -> None:
    page = page_of(client)
    assert "nothing can be weighed" in page.text
    assert page.find(".big, .weigh fieldset") == []


def test_short_way_in_is_counted_from_where_one_holds_nothing(nurse: Role, coder: Role, client: Client) -> None:
    start = a_starting_point(order=1)
    a_pathway_between(start, nurse)
    a_pathway_between(start, coder)
    Stage.objects.filter(items__way__pathway__role=coder).update(min_months=36, max_months=48)
    page = page_of(client)
    assert (offered(page), page.texts(".big")) == (["A short way in"], ["The nurse fits clearly better."])


def test_market_whose_pay_counts_can_be_chosen(nurse: Role, coder: Role, utopia: Market, client: Client) -> None:
    erewhon = a_market(slug="erewhon", title="Erewhon", order=2)
    a_median(nurse, utopia, 70_000)
    a_median(nurse, erewhon, 90_000)
    a_median(coder, utopia, 90_000)
    a_median(coder, erewhon, 70_000)
    firsts = [page_of(client, f"{BOTH}{more}").texts(".big")[0] for more in ("", "&market=erewhon")]
    assert firsts == ["The coder fits clearly better.", "The nurse fits clearly better."]


# The result


@pytest.mark.parametrize(
    ("query", "verdict", "because"),
    [
        (
            "",
            "The coder fits better.",
            "What speaks for it most: code in the work.",
        ),
        ("&w-medicine=3", "The nurse fits clearly better.", "What speaks for it most: medicine in the work."),
        ("&w-medicine=3&w-code=5", "The nurse is just ahead: it is close.", ""),
        ("&w-medicine=0&w-code=0&w-people=0", "Nothing matters yet: choose “some” or “a lot”", ""),
    ],
)
def test_result_follows_what_matters(query: str, verdict: str, because: str, skills: None, client: Client) -> None:
    page = page_of(client, f"{BOTH}{query}")
    assert page.texts(".big")[0].startswith(verdict)
    assert because in page.texts(".verdict")[0]


@pytest.mark.parametrize(("query", "labels"), [("", ["If all of this matters the same"]), ("&w-medicine=3", [])])
def test_result_nobody_chose_yet_says_what_it_supposes(
    query: str, labels: list[str], skills: None, client: Client
) -> None:
    assert page_of(client, f"{BOTH}{query}").texts("#verdict .label") == labels


def test_tie_is_told(nurse: Role, coder: Role, client: Client) -> None:
    care, code = (a_skill(core=True, domain=a_domain(axis=axis)) for axis in ("medicine", "code"))
    for role, levels in ((nurse, (3, 1)), (coder, (1, 3))):
        for skill, level in zip((care, code), levels, strict=True):
            a_role_skill(role, skill, proficiency=level)
    assert page_of(client).texts(".big") == ["It is a tie between the nurse and the coder."]


def test_what_would_change_the_result_is_told(skills: None, client: Client) -> None:
    assert page_of(client).texts(".verdict .dashes li") == [
        "If medicine in the work mattered a lot, or code in the work or people in the work did not matter much, "
        "the nurse would come first."
    ]


def test_sums_are_shown(skills: None, client: Client) -> None:
    sums = page_of(client, f"{BOTH}&w-medicine=3").texts("#sums > ul > li")
    assert sums == ["Nurse: (3 × 10 + 1 × 0 + 1 × 5) ÷ 5 = 7", "Coder: (3 × 0 + 1 × 7.5 + 1 × 10) ÷ 5 = 3.5"]


@pytest.mark.parametrize("adding", ["a duty", "a text", "a skill beyond the core", "a note"])
def test_more_text_about_one_role_does_not_change_its_score(
    adding: str, skills: None, coder: Role, client: Client
) -> None:
    before = page_of(client).texts("#sums")
    add = {
        "a duty": lambda: a_duty(coder),
        "a text": lambda: a_work_statement(coder, kind="suits", text="You like code."),
        "a skill beyond the core": lambda: a_role_skill(coder, a_skill(), proficiency=4),
        "a note": lambda: RoleSkill.objects.filter(role=coder).update(note="A long note."),
    }
    add[adding]()
    assert page_of(client).texts("#sums") == before


def test_score_changes_with_a_level_of_the_core(skills: None, coder: Role, client: Client) -> None:
    before = page_of(client).texts("#sums")
    asked = RoleSkill.objects.get(role=coder, skill=Skill.objects.get(slug="code"))
    asked.proficiency = 4
    asked.save()
    assert page_of(client).texts("#sums") != before


# The form


def test_form_shows_the_weights_of_the_address(skills: None, client: Client) -> None:
    checked = page_of(client, f"{BOTH}&w-code=5&w-people=0").find(".weigh input[checked]")
    assert {box.get("name"): box.get("value") for box in checked} == {"w-medicine": "1", "w-code": "3", "w-people": "0"}


def test_form_keeps_the_roles_and_works_without_script(skills: None, client: Client) -> None:
    page = page_of(client)
    (form,) = page.find("#weigh")
    hidden = [field.get("value") for field in page.find("#weigh > input[type=hidden]")]
    assert (form.get("method"), form.get("action"), hidden) == ("get", "/roles/compare/", ["nurse", "coder"])
    assert page.texts("noscript button") == ["Show the result"]


def test_sheet_takes_the_weights_along(skills: None, client: Client) -> None:
    (button,) = page_of(client).find("button[formaction]")
    assert (button.get("form"), button.get("formaction")) == ("weigh", "/roles/compare/sheet/")


@pytest.mark.parametrize("query", [BOTH, f"{BOTH}&w-medicine=0&w-x=%3Cb%3E"])
def test_verdict_alone_is_a_part_of_the_page(query: str, skills: None, client: Client) -> None:
    url = f"/roles/compare/?{query}"
    part = client.get(url, headers={"HX-Request": "true", "HX-Target": "verdict"}).content.decode()
    assert part.strip().startswith('<div id="verdict" class="verdict">')
    assert part in client.get(url).content.decode()


@pytest.mark.parametrize("value", ["\x00", "9" * 5000, "1e1", "½", " 1", "<script>"])
def test_odd_value_gets_a_page(value: str, skills: None, client: Client) -> None:
    for name in ("w-pay", "w-", "market", "role"):
        assert client.get(f"/roles/compare/?{BOTH}&{name}={quote(value)}").status_code == 200

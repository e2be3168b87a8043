"""What a form refuses: the message stands at the field, or at the part, and nothing that was typed is lost."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import models
from django.test import Client

from careerguide.content.checking import Name
from pathways.models import Pathway
from roles.models import Role, RolePair, SalaryBand, WorkStatement
from tests.admin.form import filled, form_in, save, send
from tests.admin.rows import change_page, documents, page_of
from tests.build import (
    a_band,
    a_disagreement,
    a_duty,
    a_market,
    a_pair,
    a_pathway,
    a_pathway_between,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_work_statement,
    an_outlook,
)


def a_paid_role() -> Role:
    role = a_role()
    a_duty(role)
    a_duty(role)
    a_band(role)
    return role


def a_role_beside_another() -> Role:
    a_role(slug="taken")
    return a_role()


def some_interests() -> WorkStatement:
    return a_work_statement(a_role(), kind="interests", text="IC")


def a_paid_band() -> SalaryBand:
    return a_band(a_role())


def two_roles_told_apart() -> RolePair:
    return a_pair(a_role(), a_role())


def a_whole_pathway() -> Pathway:
    return a_pathway()


@dataclass(frozen=True)
class Mistake:
    """What is typed into the form of a row, and the field that must say so."""

    row: Callable[[], models.Model]
    typed: dict[str, str | list[str]]
    at: str


MISTAKES = {
    "entry without citation": Mistake(a_paid_role, {"citations": []}, "citations"),
    "part without citation": Mistake(a_paid_role, {"duties-0-citations": []}, "duties-0-citations"),
    "slug with a blank": Mistake(a_paid_role, {"slug": "AI specialist"}, "slug"),
    "slug with capitals": Mistake(a_paid_role, {"slug": "AI-specialist"}, "slug"),
    "slug with two dashes": Mistake(a_paid_role, {"slug": "ai--specialist"}, "slug"),
    "slug that is taken": Mistake(a_role_beside_another, {"slug": "taken"}, "slug"),
    "slug that is reserved among roles": Mistake(a_paid_role, {"slug": "salaries"}, "slug"),
    "slug that is reserved among pathways": Mistake(a_whole_pathway, {"slug": "credentials"}, "slug"),
    "low above high": Mistake(a_paid_role, {"salary_bands-0-low": "900000"}, "salary_bands-0"),
    "low above high on the band's own page": Mistake(a_paid_band, {"low": "900000"}, ""),
    "band without amounts": Mistake(a_paid_band, {"low": "", "median": "", "high": ""}, ""),
    "band of nobody": Mistake(a_paid_band, {"role": ""}, ""),
    "interests in words": Mistake(some_interests, {"text": "Finding out"}, "text"),
    "currency of a band": Mistake(a_paid_role, {"salary_bands-0-currency": "usd"}, "salary_bands-0-currency"),
    "currency of a market": Mistake(a_market, {"currency": "usd"}, "currency"),
    "year before statistics": Mistake(a_paid_band, {"year": "1066"}, "year"),
    "year to come": Mistake(a_paid_band, {"year": "2091"}, "year"),
    "year of a part to come": Mistake(a_paid_role, {"salary_bands-0-year": "2091"}, "salary_bands-0-year"),
    "review to come": Mistake(a_paid_role, {"reviewed_on": "2062-01-01"}, "reviewed_on"),
    "reading to come": Mistake(lambda: a_section().source, {"accessed": "2062-01-01"}, "accessed"),
    "publication to come": Mistake(lambda: a_section().source, {"published": "2062"}, "published"),
    "projection that begins in a year to come": Mistake(
        lambda: an_outlook(a_role(), end_year=2099), {"start_year": "2091"}, "start_year"
    ),
    "amount in thousands": Mistake(a_paid_band, {"low": "60"}, "low"),
    "amount of a part by the hour": Mistake(a_paid_role, {"salary_bands-0-low": "35"}, "salary_bands-0-low"),
    "amount with a letter": Mistake(a_paid_band, {"low": "60k"}, "low"),
    "negative amount": Mistake(a_paid_band, {"low": "-1"}, "low"),
    "amount in groups of digits": Mistake(a_paid_band, {"low": "60.000"}, "low"),
    "amount of a part in groups of digits": Mistake(
        a_paid_role, {"salary_bands-0-low": "60,000"}, "salary_bands-0-low"
    ),
    "amount in digits of another script": Mistake(a_paid_band, {"low": "６０"}, "low"),
    "percentage with a comma": Mistake(lambda: an_outlook(a_role()), {"change_percent": "33,5"}, "change_percent"),
    "amount beyond its column": Mistake(a_paid_band, {"high": "3000000000000"}, "high"),
    "body that can't be read as Markdown": Mistake(a_paid_role, {"body": "[" * 5000}, "body"),
    "body without end": Mistake(a_paid_role, {"body": "x" * 50_001}, "body"),
    "note without end": Mistake(a_paid_role, {"duties-0-note": "x" * 5_001}, "duties-0-note"),
    "longer at least than at most": Mistake(
        a_whole_pathway, {"steps-0-min_months": "12", "steps-0-max_months": "6"}, "steps-0"
    ),
    "pathway that starts nowhere": Mistake(a_pathway_between, {"starting_point": ""}, ""),
    "tool of 300 characters": Mistake(a_skill, {"tools": "PyTorch\r\n" + "x" * 300}, "tools"),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_mistake_is_named_at_its_field_and_nothing_typed_is_lost(
    empty: None, mistake: Mistake, admin_client: Client
) -> None:
    url = change_page(mistake.row())
    before = documents()
    typed = filled(admin_client, url, **mistake.typed)
    refused = form_in(send(admin_client, url, typed))
    assert set(refused.errors) == {mistake.at}
    assert refused.values == typed
    assert documents() == before


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("entry without citation", "This field is required."),
        ("slug with capitals", "Use lower-case letters, digits and single dashes."),
        ("slug that is reserved among roles", "Another page has this address; choose another slug."),
        ("low above high", "Low is above high."),
        ("band without amounts", "State at least one amount."),
        ("band of nobody", "It belongs to an occupation or to a role: choose one of them, not both."),
        ("interests in words", "Of interests write their letters as published, such as IC."),
        (
            "amount in groups of digits",
            "Write plain digits, such as 60000: no commas, points, blanks or letters between them.",
        ),
        (
            "amount in thousands",
            "60 can't be a year's pay: write 60000 for 60 thousand a year, and no pay by the hour, day or week",
        ),
        (
            "percentage with a comma",
            "Write plain digits with at most one point, such as 33.5: no commas, blanks or letters between them.",
        ),
        ("body that can't be read as Markdown", "has more than 20 “[” before a “]” closes one"),
        ("body without end", "should have at most 50,000 letters, and has 50,001"),
        ("longer at least than at most", "The shortest duration is above the longest."),
    ],
)
def test_message_is_in_plain_words(empty: None, name: str, message: str, admin_client: Client) -> None:
    mistake = MISTAKES[name]
    refused = form_in(save(admin_client, change_page(mistake.row()), **mistake.typed))
    assert refused.errors == {mistake.at: [message]}


def test_new_entry_without_citation_is_refused(empty: None, admin_client: Client) -> None:
    typed = {"title": "Clinical AI nurse", "slug": "clinical-ai-nurse", "summary": "A nurse.", "kind": "profession"}
    refused = form_in(save(admin_client, page_of(Role, "add"), **typed))
    assert refused.errors == {"citations": ["This field is required."]}
    assert refused.values["title"] == ["Clinical AI nurse"]


def test_pair_of_a_role_with_itself_is_refused(empty: None, admin_client: Client) -> None:
    pair = two_roles_told_apart()
    refused = form_in(save(admin_client, change_page(pair), second=str(pair.first.pk)))
    assert refused.errors == {"": ["A role can't be paired with itself."]}


def test_pair_that_there_is_already_is_refused_in_the_other_order_too(empty: None, admin_client: Client) -> None:
    pair = two_roles_told_apart()
    again = a_pair(pair.second, a_role())
    refused = form_in(save(admin_client, change_page(again), second=str(pair.first.pk)))
    assert refused.errors == {"": ["These two roles are a pair already; one page serves both orders."]}


def test_pair_that_lacks_what_a_choice_needs_is_refused_by_name(empty: None, admin_client: Client) -> None:
    pair = two_roles_told_apart()
    typed = {"points-0-aspect": "Focus", "statements-1-DELETE": "on", "statements-2-kind": "same"}
    response = save(admin_client, change_page(pair), **typed)
    complaints = [list(shown.formset.non_form_errors()) for shown in response.context["inline_admin_formsets"]]
    assert complaints == [
        ["Of these, none has the aspect “What you produce”."],
        ["Of these, none says “Why they are confused”, “Choose the first role if”."],
    ]
    assert documents()[Name("pairs", pair.slug)].points[0].aspect == "What you produce"


def test_published_profession_is_judged_on_the_core(empty: None, admin_client: Client) -> None:
    role = a_role()
    asked = a_role_skill(role, a_skill(title="SQL", core=True))
    a_skill(title="Law", core=True)
    typed = {"skills-0-proficiency": "", "skills-0-basis": "inferred"}
    response = save(admin_client, change_page(role), **typed)
    complaints = [list(shown.formset.non_form_errors()) for shown in response.context["inline_admin_formsets"]]
    assert [told for told in complaints if told] == [
        [f"“{skill}” is of the core, so a profession has a level on it; 0 is “not needed”." for skill in ("Law", "SQL")]
    ]
    save(admin_client, change_page(role), status="draft", **typed)
    asked.refresh_from_db()
    assert asked.proficiency is None


def test_two_duties_of_one_title_are_refused(empty: None, admin_client: Client) -> None:
    role = a_paid_role()
    first, _ = role.duties.all()
    refused = form_in(save(admin_client, change_page(role), **{"duties-1-title": first.title}))
    assert "duties-1" in refused.errors


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        (lambda: a_section().source, "sections"),
        (a_whole_pathway, "steps"),
        (two_roles_told_apart, "points"),
        (two_roles_told_apart, "statements"),
        (lambda: a_disagreement(a_role()), "positions"),
    ],
    ids=[
        "source without sections",
        "pathway without steps",
        "pair without points",
        "pair without statements",
        "disagreement without positions",
    ],
)
def test_entry_without_the_parts_it_needs_is_refused(
    empty: None, row: Callable[[], models.Model], parts: str, admin_client: Client
) -> None:
    entry = row()
    gone = {f"{parts}-{number}-DELETE": "on" for number in range(getattr(entry, parts).count())}
    assert save(admin_client, change_page(entry), **gone).status_code == 200


def test_disagreement_without_positions_is_not_added_to_a_role(empty: None, admin_client: Client) -> None:
    role = a_role()
    added = {"question": "Is it a job?", "difference": "One says so.", "position": "0", "id": "", "role": str(role.pk)}
    forged = {f"disagreements-0-{name}": value for name, value in added.items()} | {"disagreements-TOTAL_FORMS": "1"}
    send(admin_client, change_page(role), filled(admin_client, change_page(role)) | forged)
    assert list(role.disagreements.all()) == []


def test_citation_chosen_for_a_new_entry_lets_it_through(empty: None, admin_client: Client) -> None:
    typed = {"title": "Clinical AI nurse", "slug": "clinical-ai-nurse", "summary": "A nurse.", "kind": "profession"}
    save(admin_client, page_of(Role, "add"), **typed, citations=[str(a_section().pk)])
    assert Role.objects.get(slug="clinical-ai-nurse").title == "Clinical AI nurse"


def test_pay_may_be_in_a_currency_of_large_numbers(empty: None, admin_client: Client) -> None:
    band = a_band(a_role())
    save(admin_client, change_page(band), low="300000000", high="1900000000", currency="IDR")
    band.refresh_from_db()
    assert (band.low, band.high) == (300_000_000, 1_900_000_000)


def test_circle_of_broader_roles_is_refused_at_its_field(empty: None, admin_client: Client) -> None:
    top = a_role()
    middle = a_role(broader=top)
    low = a_role(broader=middle)
    refused = form_in(save(admin_client, change_page(top), broader=str(low.pk)))
    assert refused.errors == {"broader": [f"“{low}” is itself a specialism of this role."]}
    assert Role.objects.get(pk=top.pk).broader is None


def test_circle_of_editions_is_refused_at_its_field(empty: None, admin_client: Client) -> None:
    newest = a_section().source
    older = a_section(source=a_source(superseded_by=newest)).source
    oldest = a_section(source=a_source(superseded_by=older)).source
    refused = form_in(save(admin_client, change_page(newest), superseded_by=str(oldest.pk)))
    assert refused.errors == {"superseded_by": [f"“{oldest}” is itself superseded by this source."]}

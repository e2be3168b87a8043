"""What a form refuses: the message stands at the field, or at the part, and nothing that was typed is lost."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import models
from django.test import Client

from careerguide.content.checking import Name
from pathways.models import Pathway
from roles.models import Disagreement, Market, Role, RolePair, SalaryBand
from skills.models import Skill
from tests.admin.form import filled, form_in, save, send
from tests.admin.rows import change_page, documents, page_of
from tests.build import a_band, a_duty, a_pair, a_role, a_section


def a_paid_role() -> Role:
    role = a_role()
    a_duty(role)
    a_duty(role)
    a_band(role)
    return role


def six_steps() -> Pathway:
    return Pathway.objects.get(slug="six-steps")


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
    "slug that is taken": Mistake(a_paid_role, {"slug": "ai-engineer"}, "slug"),
    "slug that is reserved among roles": Mistake(a_paid_role, {"slug": "salaries"}, "slug"),
    "slug that is reserved among pathways": Mistake(six_steps, {"slug": "credentials"}, "slug"),
    "low above high": Mistake(a_paid_role, {"salary_bands-0-low": "900000"}, "salary_bands-0"),
    "low above high on the band's own page": Mistake(SalaryBand.objects.first, {"low": "900000"}, ""),
    "band without amounts": Mistake(SalaryBand.objects.first, {"low": "", "median": "", "high": ""}, ""),
    "currency of a band": Mistake(a_paid_role, {"salary_bands-0-currency": "usd"}, "salary_bands-0-currency"),
    "currency of a market": Mistake(Market.objects.first, {"currency": "usd"}, "currency"),
    "year before statistics": Mistake(SalaryBand.objects.first, {"year": "1066"}, "year"),
    "negative amount": Mistake(SalaryBand.objects.first, {"low": "-1"}, "low"),
    "longer at least than at most": Mistake(
        six_steps, {"steps-0-min_months": "12", "steps-0-max_months": "6"}, "steps-0"
    ),
    "pathway that leads nowhere": Mistake(six_steps, {"roles": []}, "roles"),
    "tool of 300 characters": Mistake(Skill.objects.first, {"tools": "PyTorch\r\n" + "x" * 300}, "tools"),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_mistake_is_named_at_its_field_and_nothing_typed_is_lost(
    db: None, mistake: Mistake, admin_client: Client
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
        ("band without amounts", "State at least one of low, median and high."),
        ("longer at least than at most", "The shortest duration is above the longest."),
    ],
)
def test_message_is_in_plain_words(db: None, name: str, message: str, admin_client: Client) -> None:
    mistake = MISTAKES[name]
    refused = form_in(save(admin_client, change_page(mistake.row()), **mistake.typed))
    assert refused.errors == {mistake.at: [message]}


def test_new_entry_without_citation_is_refused(admin_client: Client) -> None:
    typed = {"title": "Clinical AI nurse", "slug": "clinical-ai-nurse", "summary": "A nurse.", "kind": "profession"}
    refused = form_in(save(admin_client, page_of(Role, "add"), **typed))
    assert refused.errors == {"citations": ["This field is required."]}
    assert refused.values["title"] == ["Clinical AI nurse"]


def test_pair_of_a_role_with_itself_is_refused(admin_client: Client) -> None:
    pair = RolePair.objects.first()
    refused = form_in(save(admin_client, change_page(pair), second=str(pair.first.pk)))
    assert refused.errors == {"": ["A role can't be paired with itself."]}


def test_pair_that_there_is_already_is_refused_in_the_other_order_too(admin_client: Client, db: None) -> None:
    pair = a_pair(a_role(), a_role())
    again = a_pair(pair.second, a_role())
    refused = form_in(save(admin_client, change_page(again), second=str(pair.first.pk)))
    assert refused.errors == {"": ["These two roles are a pair already; one page serves both orders."]}


def test_pair_that_lacks_what_a_choice_needs_is_refused_by_name(admin_client: Client, db: None) -> None:
    pair = a_pair(a_role(), a_role())
    typed = {"points-0-aspect": "Focus", "statements-1-DELETE": "on", "statements-2-kind": "same"}
    response = save(admin_client, change_page(pair), **typed)
    complaints = [list(shown.formset.non_form_errors()) for shown in response.context["inline_admin_formsets"]]
    assert complaints == [
        ["Of these, none has the aspect “What it delivers”."],
        ["Of these, none says “Why they are confused”, “Choose the first role if”."],
    ]
    assert documents()[Name("pairs", pair.slug)].points[0].aspect == "What it delivers"


def test_two_duties_of_one_title_are_refused(admin_client: Client, db: None) -> None:
    role = a_paid_role()
    first, _ = role.duties.all()
    refused = form_in(save(admin_client, change_page(role), **{"duties-1-title": first.title}))
    assert "duties-1" in refused.errors


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        (lambda: a_section().source, "sections"),
        (six_steps, "steps"),
        (RolePair.objects.first, "points"),
        (RolePair.objects.first, "statements"),
        (Disagreement.objects.first, "positions"),
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
    db: None, row: Callable[[], models.Model], parts: str, admin_client: Client
) -> None:
    entry = row()
    gone = {f"{parts}-{number}-DELETE": "on" for number in range(getattr(entry, parts).count())}
    assert save(admin_client, change_page(entry), **gone).status_code == 200


def test_disagreement_without_positions_is_not_added_to_a_role(admin_client: Client) -> None:
    role = a_role()
    added = {"question": "Is it a job?", "difference": "One says so.", "position": "0", "id": "", "role": str(role.pk)}
    typed = {f"disagreements-0-{name}": value for name, value in added.items()}
    save(admin_client, change_page(role), **typed, **{"disagreements-TOTAL_FORMS": "1"})
    assert list(role.disagreements.all()) == []


def test_citation_chosen_for_a_new_entry_lets_it_through(admin_client: Client) -> None:
    typed = {"title": "Clinical AI nurse", "slug": "clinical-ai-nurse", "summary": "A nurse.", "kind": "profession"}
    save(admin_client, page_of(Role, "add"), **typed, citations=[str(a_section().pk)])
    assert Role.objects.get(slug="clinical-ai-nurse").title == "Clinical AI nurse"


def test_circle_of_broader_roles_is_refused_at_its_field(empty: None, admin_client: Client) -> None:
    top = a_role()
    middle = a_role(broader=top)
    low = a_role(broader=middle)
    refused = form_in(save(admin_client, change_page(top), broader=str(low.pk)))
    assert refused.errors == {"broader": [f"“{low}” is itself a specialism of this role."]}
    assert Role.objects.get(pk=top.pk).broader is None

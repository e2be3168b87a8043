"""The page of a credential: all that is known, what gives it, and who asks for it."""

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from tests.build import (
    a_credential,
    a_gain,
    a_need,
    a_pathway,
    a_place,
    a_section,
    a_source,
    a_stage,
    a_starting_point,
    a_step,
)
from tests.reading import visit

DRAFT = Entry.Status.DRAFT


@pytest.mark.parametrize("rows", [1, 3])
def test_credential_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    credential = a_credential()
    for _ in range(rows):
        a_pathway().steps.get().credentials.add(credential)
        a_gain(a_stage(), credential), a_need(a_stage(), credential)
    current()
    with django_assert_num_queries(1):
        assert client.get(credential.get_absolute_url()).status_code == 200


def test_credential_tells_all_that_is_known(empty: None, client: Client) -> None:
    known = {"awarded_by": "A board", "requires": "A *degree*", "renewal": "Every year", "min_months": 24}
    credential = a_credential(url="https://board.example/", cost="US$5", min_age=16, **known)
    credential.places.add(a_place(title="Utopia"))
    page = visit(client, credential.get_absolute_url())
    assert page.facts == {
        "Awarded by": "A board",
        "Who may take it": "A degree",
        "How long": "At least 24 months",
        "Renewal": "Every year",
        "Official page": "board.example ↗ not opened by us yet",
        "Cost": "US$5",
        "Your age at the start": "16 or older",
        "Where": "Utopia",
    }
    assert page.texts(".absent") == []


def test_credential_says_once_what_is_not_known(empty: None, client: Client) -> None:
    page = visit(client, a_credential().get_absolute_url())
    assert (page.facts, page.texts(".absent")) == (
        {},
        ["Not covered yet: who awards it, who may take it, how long it takes, cost, renewal."],
    )


def test_credential_stands_with_its_sources_and_note(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide"), label="Degrees")]
    values = {"title": "Master", "min_months": 12, "max_months": 36}
    page = visit(client, a_credential(note="For **physicians**.", citations=cited, **values).get_absolute_url())
    assert page.texts("#s1") == [
        "What it is 1 to 3 years: master For physicians. Claim, no source Guide, not read by us "
        "About this source ↩ back to the text"
    ]


def test_credential_tells_what_gives_it(empty: None, client: Client) -> None:
    credential = a_credential()
    a_gain(a_stage(title="Study", summary="You learn."), credential)
    a_gain(a_stage(title="Hidden", status=DRAFT), credential)
    a_step(a_pathway(title="Shown"), title="Train").credentials.add(credential)
    a_step(a_pathway(title="Hidden", status=DRAFT), title="Rest").credentials.add(credential)
    page = visit(client, credential.get_absolute_url())
    assert page.texts(".ways") == ["Study You learn. 12 to 24 months Train A step of shown"]
    assert page.texts("h2") == ["What it is", "How to get it", "Sources"]


def test_credential_tells_who_asks_for_it_and_who_has_it(empty: None, client: Client) -> None:
    credential = a_credential()
    a_need(a_stage(title="Study", order=1, summary="A."), credential)
    a_need(a_stage(title="Train", summary="B."), credential, a_credential())
    a_starting_point(title="Nurse").holds.add(credential)
    page = visit(client, credential.get_absolute_url())
    assert page.texts(".ways") == ["Study A. Train B. this or another"]
    assert page.texts(".inline-list") == ["Who has it already Nurse"]
    assert page.texts("h2") == ["What it is", "Who asks for it", "Sources"]


def test_seventh_stage_that_gives_a_credential_is_folded(empty: None, client: Client) -> None:
    credential = a_credential()
    for number in range(7):
        stage = a_stage(title=f"Study {number}", order=number)
        a_gain(stage, credential), a_need(stage, credential)
    page = visit(client, credential.get_absolute_url())
    assert page.texts(".fold .ways a") == ["Study 6", "Study 6"]

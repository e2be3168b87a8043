"""What a question about the pay of people gets who have none of the roles."""

import pytest
from django.test import Client

from tests.build import a_start_pay, a_starting_point, an_answer, an_answer_door
from tests.reading import Document, visit


@pytest.fixture
def vets(empty: None) -> None:
    pay = an_answer(title="What does it pay?", slug="pay", phrasings=["salary", "wages"])
    pay.go_to.all().delete()
    an_answer_door(pay, address="/roles/salaries/")
    a_start_pay(a_starting_point(title="Vet", slug="vet"))
    an_answer(title="From teaching?", slug="from-teaching", phrasings=["teacher"])


def asked(client: Client, text: str) -> Document:
    return visit(client, f"/search/?q={text}")


def test_pay_of_those_who_are_asked_about_is_told(vets: None, client: Client) -> None:
    page = asked(client, "vet salary")
    assert page.texts(".verdict h2") == ["Nurses"]
    assert "US$70,000 a year" in page.texts(".verdict p")[1]


def test_card_leads_to_where_they_can_go_and_to_the_pay_of_roles(vets: None, client: Client) -> None:
    assert asked(client, "how much salary do vets get").links_in(".verdict .acts") == {
        "Starting as a vet": "/pathways/from/vet/",
        "Pay of our roles": "/roles/salaries/",
    }


def test_pay_of_others_is_announced_as_an_answer(vets: None, client: Client) -> None:
    assert asked(client, "vet salary").texts(".result-count")[0].startswith("An answer, and")


@pytest.mark.parametrize("text", ["vet", "i am a vet what salary do i get", "vet union", "teacher salary"])
def test_nobody_else_gets_their_pay(text: str, vets: None, client: Client) -> None:
    assert "Nurses" not in asked(client, text).texts(".verdict h2")


def test_question_about_pay_is_not_answered_by_what_does_not_speak_of_it(vets: None, client: Client) -> None:
    found = [asked(client, text).texts(".verdict h2") for text in ("teacher", "teacher salary")]
    assert ["From teaching?" in titles for titles in found] == [True, False]

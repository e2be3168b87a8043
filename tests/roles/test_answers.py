"""Answers to questions: what editors may not type, and what the pages show."""

from django.test import Client

from careerguide.content.current import current
from roles.models import Answer
from tests.admin.form import form_in, save
from tests.admin.rows import change_page
from tests.build import a_role, an_answer, an_answer_door
from tests.reading import visit

# In the admin


def test_form_refuses_a_phrasing_of_another_answer(admin_client: Client) -> None:
    other, answer = an_answer(phrasings=["pay"]), an_answer()
    page = save(admin_client, change_page(answer), phrasings="money\r\npay")
    assert form_in(page).errors["phrasings"] == [f"“pay” is a phrasing of “{other}” already."]


def test_form_refuses_an_answer_that_cites_nothing(admin_client: Client) -> None:
    page = save(admin_client, change_page(an_answer()), citations=[])
    (error,) = form_in(page).errors["citations"]
    assert error.startswith("An answer cites what it is taken from")


def test_form_refuses_a_door_that_leads_nowhere(admin_client: Client) -> None:
    page = save(admin_client, change_page(an_answer()), **{"go_to-0-address": "../roles/moon.md"})
    assert form_in(page).errors["go_to-0-address"] == ["“../roles/moon.md” leads nowhere: there is no role “moon”"]


# On pages


def test_door_follows_a_page_that_moves(empty: None, client: Client) -> None:
    a_role(slug="registered-nurse", former_slugs=["nurse"])
    answer = an_answer()
    an_answer_door(answer, label="Nurse", address="../roles/nurse.md")
    links = visit(client, answer.get_absolute_url()).links_in("main")
    assert links["Nurse"] == "/roles/registered-nurse/"


def test_of_a_door_to_a_page_off_the_site_the_words_are_left(empty: None, client: Client) -> None:
    role = a_role(slug="nurse", status="draft")
    answer = an_answer()
    an_answer_door(answer, label="Nurse", address=f"../roles/{role.slug}.md")
    page = visit(client, answer.get_absolute_url())
    assert (page.texts("main .doors li"), "Nurse" in page.links_in("main")) == (["All roles", "Nurse"], False)


def test_whole_holds_the_present_address_of_a_door(empty: None) -> None:
    a_role(slug="nurse")
    an_answer_door(an_answer(), address="../roles/nurse.md")
    (answer,) = current()[Answer]
    assert [door.address for door in answer.go_to.all()] == ["/roles/", "/roles/nurse/"]

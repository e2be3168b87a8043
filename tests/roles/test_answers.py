"""Answers to questions: what editors may not type, and what the pages show."""

import pytest
from django.test import Client

from careerguide.content.current import current
from roles.models import Answer
from tests.admin.form import filled, form_in, save, send
from tests.admin.rows import change_page
from tests.build import a_role, a_section, an_answer, an_answer_door
from tests.reading import visit

# In the admin


def test_form_refuses_a_phrasing_of_another_answer(admin_client: Client) -> None:
    other, answer = an_answer(phrasings=["pay on the moon"]), an_answer()
    page = save(admin_client, change_page(answer), phrasings="money\r\npay on the moon")
    assert form_in(page).errors["phrasings"] == [f"“pay on the moon” is a phrasing of “{other}” already."]


def test_form_refuses_an_answer_that_cites_nothing(admin_client: Client) -> None:
    page = save(admin_client, change_page(an_answer()), citations=[])
    (error,) = form_in(page).errors["citations"]
    assert error.startswith("An answer cites what it is taken from")


def test_form_refuses_a_door_that_leads_nowhere(admin_client: Client) -> None:
    page = save(admin_client, change_page(an_answer()), **{"go_to-0-address": "../roles/moon.md"})
    assert form_in(page).errors["go_to-0-address"] == ["“../roles/moon.md” leads nowhere: there is no role “moon”"]


def test_form_refuses_a_fourth_page_to_go_on_to(admin_client: Client) -> None:
    answer = an_answer()
    for number in range(2):
        an_answer_door(answer, address=f"https://example.org/{number}")
    values = filled(admin_client, change_page(answer))
    fourth = {"go_to-TOTAL_FORMS": ["4"], "go_to-3-label": ["More"], "go_to-3-address": ["/skills/"]}
    send(admin_client, change_page(answer), values | fourth)
    assert answer.go_to.count() == 3


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
    assert (page.texts("main .acts li"), "Nurse" in page.links_in("main")) == (["All roles", "Nurse"], False)


def test_whole_holds_the_present_address_of_a_door(empty: None) -> None:
    a_role(slug="nurse")
    an_answer_door(an_answer(), address="../roles/nurse.md")
    (answer,) = current()[Answer]
    assert [door.address for door in answer.go_to.all()] == ["/roles/", "/roles/nurse/"]


def test_list_has_each_question_with_its_short_answer(empty: None, client: Client) -> None:
    answer = an_answer(title="Do I need a degree?", summary="Mostly yes.", order=1)
    an_answer(title="What does it pay?", summary="Well.", order=2)
    page = visit(client, "/questions/")
    assert page.texts("#jobs li") == ["Do I need a degree? Mostly yes.", "What does it pay? Well."]
    assert page.links_in("#jobs")["Do I need a degree?"] == answer.get_absolute_url()


def test_page_answers_first_and_leads_on(empty: None, client: Client) -> None:
    section = a_section()
    answer = an_answer(body="*Yes*, for most.", note="Only *two* of three.", citations=[section])
    page = visit(client, answer.get_absolute_url())
    assert page.texts(".band .lede") == ["Yes, for most."]
    assert page.links_in(".band .acts") == {"All roles": "/roles/"}
    assert page.texts("#sources .note") == ["Only two of three."]
    assert section.get_absolute_url() in page.links_in("#sources").values()


def test_questions_stand_by_where_their_answers_lead_first(empty: None, client: Client) -> None:
    for slug, address in (("pay", "/roles/salaries/"), ("fit", "/roles/"), ("way", "/pathways/"), ("top", "/topics/")):
        answer = an_answer(slug=slug, title=slug, summary="It is so.")
        answer.go_to.all().delete()
        an_answer_door(answer, address=address)
    page = visit(client, "/questions/")
    assert page.texts("main section") == [
        f"{theme} {slug} It is so."
        for theme, slug in (("The jobs", "fit"), ("Pay", "pay"), ("Study and ways in", "way"), ("The field", "top"))
    ]
    assert page.links_in(".doors") == {
        "The jobs 1": "#jobs",
        "Pay 1": "#pay",
        "Study and ways in 1": "#ways",
        "The field 1": "#field",
    }


def test_page_leads_to_the_other_questions_of_its_theme(empty: None, client: Client) -> None:
    answer, other, way = (an_answer(title=title) for title in ("Pay?", "Hours?", "Way in?"))
    way.go_to.all().delete()
    an_answer_door(way, address="/pathways/")
    links = visit(client, answer.get_absolute_url()).links_in("article")
    assert (other.get_absolute_url() in links.values(), way.get_absolute_url() in links.values()) == (True, False)


def test_list_without_questions_leads_to_the_search(empty: None, client: Client) -> None:
    assert visit(client, "/questions/").links_in(".absent") == {"Search the guide": "/search/"}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"coverage": "full"}, []),
        ({"coverage": "partly"}, ["Partly answered."]),
        ({"coverage": "none"}, ["We hold nothing on this."]),
    ],
)
def test_page_says_how_far_it_holds_an_answer(
    changes: dict[str, str], told: list[str], empty: None, client: Client
) -> None:
    assert visit(client, an_answer(**changes).get_absolute_url()).texts(".band .small") == told


def test_page_says_the_answer_once(empty: None, client: Client) -> None:
    page = visit(client, an_answer(title="Is it so?", summary="Yes.", body="Yes, it is.").get_absolute_url())
    assert (page.texts("h1"), page.texts(".lede, .prose")) == (["Is it so?"], ["Yes, it is."])


def test_page_says_until_when_the_answer_is_true(empty: None, client: Client) -> None:
    answer = an_answer(holds_until="2026-12-03")
    assert "True until 3 December 2026; check the page after that." in visit(client, answer.get_absolute_url()).text


def test_question_is_found_by_how_people_put_it(empty: None, client: Client) -> None:
    answer = an_answer(title="What does it pay?", phrasings=["how much money is in it"])
    links = visit(client, "/search/?q=money").links_in(".result-list")
    assert links == {"What does it pay?": answer.get_absolute_url()}


def test_questions_have_a_heading_of_their_own_in_the_search(empty: None, client: Client) -> None:
    an_answer(title="What does it pay?")
    an_answer(title="Does pay rise?")
    assert "Questions 1" in visit(client, "/search/?q=pay").texts("#results h2")


def test_questions_are_suggested_after_roles(empty: None, client: Client) -> None:
    an_answer(title="Nurse?"), a_role(title="The very best of all the nurse roles that there are")
    found = client.get("/search/suggestions/?q=nurse").json()
    assert [one["heading"] for one in found] == ["Roles", "Questions"]


@pytest.mark.parametrize("page", ["/", "/roles/"])
def test_questions_are_a_step_away(page: str, empty: None, client: Client) -> None:
    assert "/questions/" in visit(client, page).links

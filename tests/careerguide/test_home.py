"""The start page: ways in by role, by starting point, by skill, by pay and by search."""

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from roles.models import Topic
from skills.models import Domain
from tests.build import a_domain, a_market, a_role, a_skill, a_starting_point, a_topic
from tests.reading import visit

DRAFT = Entry.Status.DRAFT


@pytest.mark.parametrize("rows", [1, 3])
def test_home_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for hue in list(Domain.Hue)[:rows]:
        a_skill(domain=a_domain(hue=hue))
        a_role(kind="specialism", broader=a_role())
        a_starting_point()
        a_market()
        a_topic()
    current()
    with django_assert_num_queries(1):
        assert client.get("/").status_code == 200


def test_home_counts_the_roles(empty: None, client: Client) -> None:
    for status in (DRAFT, Entry.Status.PUBLISHED, Entry.Status.PUBLISHED):
        a_role(status=status)
    assert "All roles (2)" in visit(client, "/").links_in("#roles")


def test_home_has_a_search_that_needs_no_script(empty: None, client: Client) -> None:
    page = visit(client, "/")
    (form,) = page.find(".hero-search")
    assert (form.get("action"), form.get("method")) == ("/search/", "get")
    assert [element.get("name") for element in page.find("#q")] == ["q"]


def test_home_opens_every_door(empty: None, client: Client) -> None:
    page = visit(client, "/")
    assert page.texts(".hero .doors") == [
        "Start with a role Start from where you are Start with a skill Start with pay"
    ]
    assert [anchor for anchor in ("#roles", "#start", "#skills", "#pay") if not page.find(anchor)] == []


def test_home_shows_professions_as_cards_and_specialisms_as_links(empty: None, client: Client) -> None:
    a_role(title="Nurse", summary="Cares.")
    a_role(title="Coder", kind="specialism")
    page = visit(client, "/")
    assert page.texts(".card") == ["Nurse Cares."]
    assert page.texts("#roles .linked-list") == ["Coder"]


def test_home_shows_the_first_six_skills_of_a_domain(empty: None, client: Client) -> None:
    domain = a_domain(title="Technical", summary="It matters.")
    for number in range(7):
        a_skill(domain=domain, title=f"Skill {number}", order=number)
    assert visit(client, "/").texts(".domain") == [
        "Technical It matters. Skill 0 Skill 1 Skill 2 Skill 3 Skill 4 Skill 5"
    ]


def test_home_lists_questions_and_no_other_topics(empty: None, client: Client) -> None:
    a_topic(title="Which degree?")
    a_topic(title="Bias", kind=Topic.Kind.CHALLENGE)
    assert visit(client, "/").texts(".linked-list") == ["Which degree?"]


def test_home_leads_to_no_draft(empty: None, client: Client) -> None:
    a_domain(slug="shown")
    drafts = [build(status=DRAFT) for build in (a_role, a_starting_point, a_market, a_topic, a_skill)]
    drafts.append(a_domain(hue=Domain.Hue.TECHNICAL, status=DRAFT))
    links = visit(client, "/").links
    assert "/skills/#shown" in links
    assert [entry for entry in drafts if entry.get_absolute_url() in links] == []

"""The lists of roles, pairs and topics, and the pages of pairs and topics."""

import pytest
from django.test import Client

from careerguide.catalogue.current import current
from careerguide.content.models import Entry
from roles.models import PairPoint, RolePair, Topic
from tests.build import a_pair, a_role, a_section, a_skill, a_source, a_topic
from tests.reading import visit

DRAFT = Entry.Status.DRAFT


def a_point(pair: RolePair, **changes: str) -> PairPoint:
    point = {"aspect": "Scope", "first_side": "Narrow.", "second_side": "Wide."}
    row = PairPoint.objects.create(pair=pair, **point | changes)
    row.citations.set([a_section(source=a_source(short_title="Guide", title="The Guide"), label="Roles")])
    return row


# Roles


@pytest.mark.parametrize("rows", [1, 3])
def test_role_list_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_role(kind="specialism", broader=a_role())
    current()
    with django_assert_num_queries(1):
        assert client.get("/roles/").status_code == 200


def test_roles_stand_by_title_with_their_kind(empty: None, client: Client) -> None:
    a_role(title="Nurse", order=1, summary="Cares.")
    a_role(title="doctor", order=2, summary="Cures.")
    a_role(title="Coder", order=3, summary="Codes.", kind="specialism")
    assert visit(client, "/roles/").texts(".card") == [
        "Emerging specialism Coder Codes.",
        "Profession doctor Cures.",
        "Profession Nurse Cares.",
    ]


def test_list_without_roles_says_so(empty: None, client: Client) -> None:
    assert "There are no roles yet." in visit(client, "/roles/").text


def test_role_list_holds_no_drafts(empty: None, client: Client) -> None:
    shown, draft = a_role(), a_role(status=DRAFT)
    links = visit(client, "/roles/").links
    assert [entry for entry in (shown, draft) if entry.get_absolute_url() in links] == [shown]


# Pairs


@pytest.mark.parametrize("rows", [1, 3])
def test_pair_list_takes_2_queries(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_pair(a_role(), a_role())
    with django_assert_num_queries(2):
        assert client.get("/roles/pairs/").status_code == 200


def test_pairs_stand_with_what_tells_them_apart(empty: None, client: Client) -> None:
    a_pair(a_role(), a_role(), title="Nurse or doctor?", summary="One cures.")
    assert visit(client, "/roles/pairs/").texts(".card") == ["Nurse or doctor? One cures."]


def test_list_without_pairs_says_so(empty: None, client: Client) -> None:
    assert "There are no pairs yet." in visit(client, "/roles/pairs/").text


def test_pair_list_holds_no_drafts(empty: None, client: Client) -> None:
    shown, draft = a_role(), a_role(status=DRAFT)
    pairs = [a_pair(shown, a_role()), a_pair(shown, draft), a_pair(shown, a_role(), status=DRAFT)]
    links = visit(client, "/roles/pairs/").links
    assert [pair for pair in pairs if pair.get_absolute_url() in links] == pairs[:1]


@pytest.mark.parametrize("rows", [1, 3])
def test_pair_takes_5_queries(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    pair = a_pair(a_role(), a_role())
    for number in range(rows - 1):
        a_point(pair, aspect=f"Aspect {number}")
    with django_assert_num_queries(5):
        assert client.get(pair.get_absolute_url()).status_code == 200


def test_pair_sets_the_roles_side_by_side_with_sources_and_notes(empty: None, client: Client) -> None:
    pair = a_pair(a_role(title="Nurse"), a_role(title="Doctor"))
    pair.points.all().delete()
    PairPoint.objects.filter(pk=a_point(pair).pk).update(note="Only one **source**.")
    page = visit(client, pair.get_absolute_url())
    assert page.texts("thead") == ["Aspect Nurse Doctor"]
    assert page.rows == [["Scope", "Narrow.", "Wide. Source: Guide: Roles Editors’ note Only one source."]]


def test_pair_lists_the_sources_of_its_points(empty: None, client: Client) -> None:
    pair = a_pair(a_role(), a_role())
    a_point(pair)
    assert "The Guide, undated: Roles." in visit(client, pair.get_absolute_url()).texts(".sources-used")[0]


def test_pair_leads_to_both_roles(empty: None, client: Client) -> None:
    pair = a_pair(a_role(slug="nurse"), a_role(slug="doctor"))
    assert {"/roles/nurse/", "/roles/doctor/"} <= set(visit(client, pair.get_absolute_url()).links)


@pytest.mark.parametrize("drafted", ["first", "second", "pair"])
def test_pair_with_a_draft_has_no_page(drafted: str, empty: None, client: Client) -> None:
    pair = a_pair(a_role(), a_role())
    entry = pair if drafted == "pair" else getattr(pair, drafted)
    entry.status = DRAFT
    entry.save()
    assert client.get(pair.get_absolute_url()).status_code == 404


# Topics


@pytest.mark.parametrize("rows", [1, 3])
def test_topic_list_takes_2_queries(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_topic()
    with django_assert_num_queries(2):
        assert client.get("/topics/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_topic_takes_6_queries(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    topic = a_topic()
    for _ in range(rows):
        topic.roles.add(a_role())
        topic.skills.add(a_skill())
        a_topic()
    with django_assert_num_queries(6):
        assert client.get(topic.get_absolute_url()).status_code == 200


def test_topics_stand_by_kind(empty: None, client: Client) -> None:
    a_topic(kind=Topic.Kind.QUESTION, title="Which degree?", summary="It depends.")
    a_topic(kind=Topic.Kind.CHALLENGE, title="Bias", summary="It harms.")
    page = visit(client, "/topics/")
    assert page.texts(".doors") == ["Challenges 1 Questions people ask 1"]
    assert page.texts("section") == ["Challenges Bias It harms.", "Questions people ask Which degree? It depends."]


def test_list_without_topics_says_so(empty: None, client: Client) -> None:
    assert "There are no topics yet." in visit(client, "/topics/").text


def test_topic_stands_with_its_sources_and_note(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide"), label="Bias")]
    page = visit(client, a_topic(body="It **harms**.", note="Seen *often*.", citations=cited).get_absolute_url())
    assert (page.texts(".prose"), page.texts(".note")) == (["It harms."], ["Editors’ note Seen often."])
    assert page.texts(".cites") == ["Source: Guide: Bias"]


def test_topic_leads_to_its_published_roles_skills_and_siblings(empty: None, client: Client) -> None:
    topic = a_topic(kind=Topic.Kind.CHALLENGE)
    roles, skills = [a_role(), a_role(status=DRAFT)], [a_skill(), a_skill(status=DRAFT)]
    topic.roles.set(roles)
    topic.skills.set(skills)
    siblings = [a_topic(kind=Topic.Kind.CHALLENGE), a_topic(kind=Topic.Kind.CHALLENGE, status=DRAFT), a_topic()]
    links = visit(client, topic.get_absolute_url()).links
    found = [entry for entry in (*roles, *skills, *siblings) if entry.get_absolute_url() in links]
    assert found == [roles[0], skills[0], siblings[0]]


def test_draft_topic_is_nowhere(empty: None, client: Client) -> None:
    topic = a_topic(status=DRAFT)
    assert client.get(topic.get_absolute_url()).status_code == 404
    assert topic.get_absolute_url() not in visit(client, "/topics/").links

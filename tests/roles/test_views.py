"""The lists of roles, pairs and topics, and the pages of pairs and topics."""

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry, Section
from roles.models import PairPoint, RolePair, Topic
from roles.pair_table import MOST_ROLES
from tests.build import a_pair, a_role, a_section, a_skill, a_source, a_statement, a_topic
from tests.reading import Document, visit

DRAFT = Entry.Status.DRAFT


def leads_to(page: Document, section: Section) -> bool:
    """Whether an entry of the page's list of sources leads to a section."""
    return section.get_absolute_url() in [link.get("href") for link in page.find("#sources a")]


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


def test_roles_stand_by_kind_and_title(empty: None, client: Client) -> None:
    a_role(title="Nurse", order=1, summary="Cares.")
    a_role(title="doctor", order=2, summary="Cures.")
    a_role(title="Coder", order=3, summary="Codes.", kind="specialism")
    page = visit(client, "/roles/")
    assert list(page.links_in(".card")) == ["doctor", "Nurse", "Coder"]


def test_list_without_roles_says_so(empty: None, client: Client) -> None:
    assert "There are no roles yet." in visit(client, "/roles/").text


def test_role_list_holds_no_drafts(empty: None, client: Client) -> None:
    shown, draft = a_role(), a_role(status=DRAFT)
    links = visit(client, "/roles/").links
    assert [entry for entry in (shown, draft) if entry.get_absolute_url() in links] == [shown]


# Pairs


@pytest.mark.parametrize("rows", [1, 3])
def test_pair_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    pair = a_pair(a_role(), a_role())
    for number in range(rows - 1):
        a_point(pair, aspect=f"Aspect {number}")
        a_statement(pair)
    current()
    with django_assert_num_queries(1):
        assert client.get(pair.get_absolute_url()).status_code == 200


def test_pair_sets_the_roles_side_by_side_with_sources_and_notes(empty: None, client: Client) -> None:
    pair = a_pair(a_role(title="Nurse"), a_role(title="Doctor"))
    pair.points.all().delete()
    point = a_point(pair)
    PairPoint.objects.filter(pk=point.pk).update(note="Only one **source**.")
    page = visit(client, pair.get_absolute_url())
    assert page.texts("thead") == ["Aspect Nurse Doctor"]
    assert page.rows == [["Scope", "Narrow.", "Wide."]]
    assert "Scope. Nurse: Narrow. Doctor: Wide." in page.texts("#sources .said")
    assert "Only one source." in page.texts("#sources .note")
    assert leads_to(page, point.citations.get())


def test_pair_says_what_is_the_same_why_they_are_confused_and_when_to_choose_which(empty: None, client: Client) -> None:
    pair = a_pair(a_role(title="Data nurse"), a_role(title="AI nurse"))
    pair.statements.all().delete()
    for kind, text in [("confused", "Both nurse."), ("choose-second", "You like *AI*."), ("same", "Both care.")]:
        a_statement(pair, kind=kind, text=text, citations=[])
    a_statement(pair, kind="choose-first", text="You like data.", citations=[])
    page = visit(client, pair.get_absolute_url())
    assert page.texts("h2")[:4] == [
        "Which one to choose",
        "What differs",
        "What is the same",
        "Why they are confused",
    ]
    assert page.texts("h3") == ["Choose data nurse if", "Choose AI nurse if"]
    assert page.texts(".dashes") == ["You like data.", "You like AI.", "Both care.", "Both nurse."]


def test_statement_of_a_pair_stands_with_its_source_and_note(empty: None, client: Client) -> None:
    pair = a_pair(a_role(), a_role())
    pair.statements.filter(kind="same").delete()
    guide = a_section(source=a_source(short_title="Guide", title="The Guide"), label="Roles")
    a_statement(pair, text="Both care.", note="Our *inference*.", citations=[guide])
    page = visit(client, pair.get_absolute_url())
    assert page.texts("#same-title ~ .dashes") == ["Both care."]
    assert page.texts("#sources .note") == ["Our inference."]
    assert leads_to(page, guide)


def test_pair_without_statements_says_so(empty: None, client: Client) -> None:
    pair = a_pair(a_role(), a_role())
    pair.statements.all().delete()
    page = visit(client, pair.get_absolute_url())
    assert page.texts(".dashes") == ["Nobody has written this yet."] * 4


def test_note_of_a_pair_stands_with_its_sources(empty: None, client: Client) -> None:
    page = visit(client, a_pair(a_role(), a_role(), note="Nobody compares them.").get_absolute_url())
    assert page.texts(".note") == page.texts("#sources .note") == ["Nobody compares them."]


def test_pair_leads_to_both_roles_and_to_all_pairs(empty: None, client: Client) -> None:
    pair = a_pair(a_role(slug="nurse"), a_role(slug="doctor"))
    links = visit(client, pair.get_absolute_url()).links
    assert {"/roles/nurse/", "/roles/doctor/", "/roles/pairs/"} <= set(links)


def test_pair_leads_to_the_comparison_of_its_roles(empty: None, client: Client) -> None:
    pair = a_pair(a_role(slug="nurse"), a_role(slug="doctor"))
    assert "/roles/compare/?role=nurse&role=doctor" in visit(client, pair.get_absolute_url()).links


@pytest.mark.parametrize("drafted", ["first", "second", "pair"])
def test_pair_with_a_draft_has_no_page(drafted: str, empty: None, client: Client) -> None:
    pair = a_pair(a_role(), a_role())
    entry = pair if drafted == "pair" else getattr(pair, drafted)
    entry.status = DRAFT
    entry.save()
    assert client.get(pair.get_absolute_url()).status_code == 404


# All pairs in one table


@pytest.mark.parametrize("rows", [1, 3])
def test_table_of_pairs_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_pair(a_role(), a_role())
    current()
    with django_assert_num_queries(1):
        assert client.get("/roles/pairs/").status_code == 200


def test_each_pair_stands_once_in_the_row_of_the_role_that_comes_first(empty: None, client: Client) -> None:
    doctor, nurse, coder = (a_role(title=title, order=n) for n, title in enumerate(["Doctor", "Nurse", "Coder"]))
    a_pair(nurse, doctor, title="Nurse or doctor?")
    a_pair(doctor, coder, title="Doctor or coder?")
    a_pair(nurse, coder, title="Nurse or coder?")
    page = visit(client, "/roles/pairs/")
    assert page.texts("thead") == ["Nurse Coder"]
    assert page.rows == [["Doctor", "Nurse or doctor?", "Doctor or coder?"], ["Nurse", "", "Nurse or coder?"]]


def test_table_of_pairs_names_its_rows_columns_and_itself(empty: None, client: Client) -> None:
    a_pair(a_role(), a_role())
    page = visit(client, "/roles/pairs/")
    assert [cell.get("scope") for cell in page.find("th")] == ["col", "row"]
    assert page.texts("caption") == ["Each pair is listed once."]


def test_profession_without_a_pair_is_shown_with_what_is_missing(empty: None, client: Client) -> None:
    for number, title in enumerate(["Doctor", "Data nurse"]):
        a_role(title=title, order=number)
    a_role(title="Coder", order=3, kind="specialism")
    pair = a_pair(a_role(order=4, title="Tutor"), a_role(order=5, title="Writer", kind="specialism"))
    page = visit(client, "/roles/pairs/")
    assert page.texts("thead") == ["Data nurse Tutor Writer"]
    assert page.rows[0][1] == "No page yet about this role and data nurse"
    assert page.rows[2] == ["Tutor", "", pair.title]


def test_table_of_pairs_counts_and_links_them(empty: None, client: Client) -> None:
    pairs = [a_pair(a_role(), a_role()) for _ in range(2)]
    page = visit(client, "/roles/pairs/")
    assert page.texts(".lede")[0][:17] == "2 pairs of roles."
    assert [page.links.count(pair.get_absolute_url()) for pair in pairs] == [1, 1]


def test_pairs_of_many_roles_stand_in_a_list(empty: None, client: Client) -> None:
    pair = a_pair(a_role(), a_role())
    for _ in range(MOST_ROLES):
        a_role()
    page = visit(client, "/roles/pairs/")
    assert page.rows == []
    assert page.links_in(".linked-list") == {pair.title: pair.get_absolute_url()}


def test_table_of_pairs_holds_no_drafts(empty: None, client: Client) -> None:
    shown = a_role(title="Doctor")
    a_pair(shown, a_role(title="Nurse", status=DRAFT))
    a_pair(shown, a_role(title="Coder", kind="specialism"), status=DRAFT)
    page = visit(client, "/roles/pairs/")
    assert "There are no pairs yet." in page.text
    assert page.rows == []


# Topics


@pytest.mark.parametrize("rows", [1, 3])
def test_topic_list_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_topic()
    current()
    with django_assert_num_queries(1):
        assert client.get("/topics/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_topic_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    topic = a_topic()
    for _ in range(rows):
        topic.roles.add(a_role())
        topic.skills.add(a_skill())
        a_topic()
    current()
    with django_assert_num_queries(1):
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
    assert page.texts(".prose") == ["It harms. How we know"]
    assert page.texts(".note") == page.texts("#sources .note") == ["Seen often."]
    assert leads_to(page, cited[0])


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

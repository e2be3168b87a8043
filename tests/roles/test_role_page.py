"""A role's profile as a page: what it costs, what is missing, where it leads."""

from collections.abc import Callable

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from roles.models import Role
from tests.build import (
    a_band,
    a_disagreement,
    a_duty,
    a_market,
    a_nearest_way,
    a_pair,
    a_pathway_between,
    a_place,
    a_role,
    a_role_skill,
    a_skill,
    a_starting_point,
    a_topic,
    a_way,
    a_work_statement,
    an_alias,
    an_entry_education,
    an_exam,
    an_occupation,
    an_official_section,
    an_outlook,
)
from tests.reading import Document, visit

DRAFT = Entry.Status.DRAFT


def a_full_role(rows: int) -> Role:
    """A role with so many rows of everything that its page shows."""
    role = a_role()
    for _ in range(rows):
        occupation = an_occupation(role)
        an_entry_education(occupation)
        for build in (a_band, an_outlook, a_work_statement):
            build(occupation)
        for build in (an_alias, a_duty, a_role_skill, a_disagreement, a_band, an_outlook, a_work_statement):
            build(role)
        a_pair(role, a_role())
        a_pair(a_role(), role)
        a_role(broader=role)
        a_topic().roles.add(role)
        a_pathway_between(role=role)
        a_nearest_way(a_starting_point(), role=role)
    return role


@pytest.mark.parametrize("rows", [1, 3])
def test_profile_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    role = a_full_role(rows)
    current()
    with django_assert_num_queries(1):
        assert client.get(role.get_absolute_url()).status_code == 200


# What is missing


def test_role_without_facts_has_no_quick_ones(read: Callable[[], Document]) -> None:
    facts = ["Median pay", "Outlook", "Usual qualification", "Top skills", "Routes in", "Employers"]
    assert read().facts == dict.fromkeys(facts, "Not stated") | {"Routes in": "None known yet"}


def test_role_without_bands_says_so(read: Callable[[], Document]) -> None:
    assert read().texts("#pay") == ["Pay We found no pay figures for this role. See the pay of other roles."]


def test_role_without_skills_says_so(read: Callable[[], Document]) -> None:
    assert read().texts("#skills") == ["Skills No skills are known for this role yet."]


def test_role_tells_where_it_is_reached_from_and_how_long_that_takes(role: Role, read: Callable[[], Document]) -> None:
    pathway = a_pathway_between(a_starting_point(title="Nurse"), role)
    a_way(pathway, an_exam(), place=a_place(title="Utopia"), strength="weak")
    said = "Nurse Anywhere, 12 to 24 months; Utopia, length not known (weak)"
    assert read().texts("#pathways .linked-list") == [said]


def test_role_tells_what_comes_nearest_where_no_way_leads(role: Role, read: Callable[[], Document]) -> None:
    start, other = a_starting_point(title="Nurse"), a_role(title="Analyst")
    a_nearest_way(start, role=role, nearest=other, text="Begin as one.")
    assert read().texts("#pathways .linked-list") == ["Nurse Begin as one. Nearest: analyst"]


def test_role_without_ways_says_so(read: Callable[[], Document]) -> None:
    assert read().texts("#pathways .absent") == ["We know no way to this role yet."]


@pytest.mark.parametrize(
    ("section", "words"),
    [
        ("#duties", "What you do is not described yet."),
        ("#outlook", "We found no figure for how the number of these jobs will change."),
    ],
)
def test_role_says_what_no_source_tells_of_it(section: str, words: str, read: Callable[[], Document]) -> None:
    assert read().texts(section)[0].endswith(words)


def test_specialism_without_facts_points_to_the_broader_role(role: Role, client: Client) -> None:
    narrower = visit(client, a_role(kind="specialism", broader=role).get_absolute_url())
    anchors = {link for link in narrower.links if link.startswith("/roles/informaticist/")}
    assert anchors == {f"/roles/informaticist/{anchor}" for anchor in ("", "#duties", "#pay", "#pathways")}


@pytest.mark.parametrize("section", ["#disagreements", "#occupations", "#contrasts", "#fit", "#in-short"])
def test_section_that_would_be_empty_is_left_out(section: str, read: Callable[[], Document]) -> None:
    page = read()
    assert (page.find(section), section in page.links) == ([], False)


# In the reader's order


def test_profile_tells_its_parts_in_the_order_of_questions(client: Client, empty: None) -> None:
    role = a_full_role(1)
    for kind in ("in-short", "suits", "future"):
        a_work_statement(role, kind=kind)
    headings = visit(client, role.get_absolute_url()).texts("h2")
    assert headings[:7] == [
        *("In short", "What you do", "Is it for me?", "How to get in", "Skills", "Pay", "Future"),
    ]


def test_profile_begins_with_what_it_is_in_short(role: Role, read: Callable[[], Document]) -> None:
    for text in ("You listen.", "You test.", "You explain."):
        a_work_statement(role, kind="in-short", text=text, citations=[])
    assert read().texts("#in-short li") == ["You listen.", "You test.", "You explain."]


def test_profile_tells_where_and_when_under_one_label(role: Role, read: Callable[[], Document]) -> None:
    a_work_statement(role, kind="schedule", text="By day.", citations=[])
    a_work_statement(role, kind="setting", text="In a zoo.", citations=[])
    assert read().facts["Where and when"] == "In a zoo. By day."


def test_profile_tells_what_comes_before_where_one_gets_in(role: Role, read: Callable[[], Document]) -> None:
    a_work_statement(role, kind="preparation", text="A degree.", citations=[])
    assert read().texts("#pathways dt") == ["Preparation"]


def test_future_is_that_of_the_role_and_no_occupation(role: Role, read: Callable[[], Document]) -> None:
    a_work_statement(role, kind="future", text="More of it.", citations=[])
    a_work_statement(an_occupation(role), kind="future", text="Less of it.", citations=[])
    assert read().texts("#outlook li") == ["More of it."]


def test_pay_of_a_market_begins_with_a_sentence(role: Role, read: Callable[[], Document]) -> None:
    band = {"measure": "percentiles", "low": None, "high": None, "median": 120_230, "year": 2025}
    a_band(an_occupation(role), a_market(title="United States"), citations=[an_official_section()], **band)
    said = "In the United States, half of all data scientists earn more than US$120,230 a year (2025)."
    assert read().texts("#pay h3 + p") == [said]


# Where it leads


def test_profile_links_to_what_belongs_to_it(role: Role, read: Callable[[], Document]) -> None:
    linked = [
        a_role(broader=role),
        a_pair(role, a_role()),
        a_pair(a_role(), role),
        a_topic(),
        a_pathway_between(role=role),
    ]
    linked[3].roles.add(role)
    assert [entry for entry in linked if entry.get_absolute_url() not in read().links] == []


def test_profile_links_to_no_draft(role: Role, read: Callable[[], Document]) -> None:
    drafts = [
        a_role(broader=role, status=DRAFT),
        a_pair(role, a_role(), status=DRAFT),
        a_pair(role, a_role(status=DRAFT)),
        a_topic(status=DRAFT),
        a_pathway_between(role=role, status=DRAFT),
        a_skill(status=DRAFT),
    ]
    drafts[3].roles.add(role)
    a_role_skill(role, drafts[5])
    page = read()
    assert [entry for entry in drafts if entry.get_absolute_url() in page.links] == []
    assert (page.facts["Top skills"], page.facts["Routes in"]) == ("Not stated", "None known yet")


def test_draft_has_no_page(role: Role, client: Client) -> None:
    role.status = DRAFT
    role.save()
    assert client.get(role.get_absolute_url()).status_code == 404


def test_profile_tells_when_it_was_reviewed_and_how_to_cite_it(role: Role, read: Callable[[], Document]) -> None:
    role.reviewed_on = "2026-11-22"
    role.save()
    assert read().texts(".entry-foot") == [
        "Last reviewed on 22 November 2026. To cite this page Career guide, “Informaticist”, "
        "reviewed 22 November 2026. http://testserver/roles/informaticist/"
    ]


def test_address_to_cite_holds_nothing_that_others_added(role: Role, client: Client) -> None:
    page = visit(client, f"{role.get_absolute_url()}?utm_source=letter&fbclid=1&colour=red")
    assert page.texts(".entry-foot")[0].endswith(" http://testserver/roles/informaticist/")


def test_profile_that_nobody_reviewed_says_so(read: Callable[[], Document]) -> None:
    assert read().texts(".entry-foot")[0].startswith("Not reviewed yet.")

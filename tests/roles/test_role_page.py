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


def test_role_without_facts_says_once_what_is_missing(read: Callable[[], Document]) -> None:
    page = read()
    assert page.texts("main .absent") == [
        "Not covered yet: what you do each day, who it suits, ways in, skills, pay, how many jobs there will be, "
        "similar roles, who the employers are."
    ]
    assert page.facts == {}


def test_role_with_all_facts_misses_nothing(client: Client, empty: None) -> None:
    role = a_full_role(1)
    a_topic(kind="employer-type").roles.add(role)
    a_work_statement(role, kind="suits")
    assert visit(client, role.get_absolute_url()).texts("main .absent") == []


SECTIONS = ["#fit", "#pathways", "#skills", "#pay", "#outlook", "#contrasts", "#elsewhere"]


@pytest.mark.parametrize("section", SECTIONS)
def test_section_that_would_be_empty_is_left_out(section: str, read: Callable[[], Document]) -> None:
    page = read()
    assert (page.find(section), section in page.links) == ([], False)


def test_role_tells_where_it_is_reached_from_and_how_long_that_takes(role: Role, read: Callable[[], Document]) -> None:
    pathway = a_pathway_between(a_starting_point(title="Nurse"), role, summary="You take an exam.")
    a_way(pathway, an_exam(), place=a_place(title="Utopia"), strength="weak")
    assert read().texts("#pathways .ways > li") == ["Nurse 12 to 24 months You take an exam."]


def test_starts_beyond_the_first_four_wait_to_be_opened(role: Role, read: Callable[[], Document]) -> None:
    for number in range(6):
        a_pathway_between(a_starting_point(title=f"Nurse {number}", order=number), role)
    page = read()
    assert page.texts("#pathways summary") == ["2 more starts nurse 4, nurse 5"]
    assert page.texts("#pathways details .ways > li > a") == ["Nurse 4", "Nurse 5"]


def test_starting_points_keep_their_order_whether_or_not_a_way_leads_from_there(
    role: Role, read: Callable[[], Document]
) -> None:
    first, second, third = (a_starting_point(title=title, order=order) for order, title in enumerate("ABC"))
    a_pathway_between(third, role)
    a_pathway_between(first, role)
    a_nearest_way(second, role=role)
    assert read().texts("#pathways .ways > li > a") == ["A", "B", "C"]


def test_role_tells_what_comes_nearest_where_no_way_leads(role: Role, read: Callable[[], Document]) -> None:
    start, other = a_starting_point(title="Nurse"), a_role(title="Analyst")
    a_nearest_way(start, role=role, nearest=other, text="Begin as one.")
    assert read().texts("#pathways li") == ["Nurse No direct way that we know. Nearest: analyst"]


def test_role_tells_what_to_do_where_nothing_comes_nearest(role: Role, read: Callable[[], Document]) -> None:
    a_nearest_way(a_starting_point(title="Nurse"), role=role, text="You are *there*.")
    assert read().texts("#pathways li") == ["Nurse You are there."]


def test_role_leads_on_to_a_plan(role: Role, read: Callable[[], Document]) -> None:
    assert read().links_in(".band .acts")["Plan my way"] == f"/plan/?role={role.slug}"


def test_specialism_leads_to_the_broader_role(role: Role, client: Client) -> None:
    narrower = visit(client, a_role(kind="specialism", broader=role).get_absolute_url())
    assert narrower.links_in("#sure .absent") == {"Informaticist": role.get_absolute_url()}


# In the reader's order


def test_profile_tells_its_parts_in_the_order_of_questions(client: Client, empty: None) -> None:
    role = a_full_role(1)
    for kind in ("in-short", "suits", "future"):
        a_work_statement(role, kind=kind)
    headings = visit(client, role.get_absolute_url()).texts("h2")
    assert headings == [
        *("In short", "What you do", "Is it for me?", "How to get in", "Skills", "Pay", "Future"),
        *("Similar roles", "Sources"),
    ]


def test_profile_begins_with_what_it_is_in_short(role: Role, read: Callable[[], Document]) -> None:
    for text in ("You listen.", "You test.", "You explain."):
        a_work_statement(role, kind="in-short", text=text)
    assert read().texts(".in-short li") == ["You listen.", "You test.", "You explain."]


def test_profile_tells_where_and_when_under_one_label(role: Role, read: Callable[[], Document]) -> None:
    a_work_statement(role, kind="schedule", text="By day.")
    a_work_statement(role, kind="setting", text="In a zoo.")
    assert read().texts("#fit .trio > div") == ["Where and when In a zoo. By day."]


def test_second_statement_of_a_kind_waits_to_be_opened(role: Role, read: Callable[[], Document]) -> None:
    for text in ("You like to ask.", "You like to listen."):
        a_work_statement(role, kind="suits", text=text)
    page = read()
    assert page.texts("#fit .trio > div") == ["You may like it if You like to ask."]
    assert page.texts("#fit details") == ["More on who it suits You may like it if You like to listen."]


def test_profile_tells_what_comes_before_where_one_gets_in(role: Role, read: Callable[[], Document]) -> None:
    a_work_statement(role, kind="preparation", text="A degree.")
    assert read().facts["Preparation"] == "A degree."


def test_future_is_that_of_the_role_and_no_occupation(role: Role, read: Callable[[], Document]) -> None:
    a_work_statement(role, kind="future", text="More of it.", citations=[an_official_section()])
    a_work_statement(an_occupation(role), kind="future", text="Less of it.", citations=[an_official_section()])
    assert read().texts("#outlook li") == ["More of it."]


def test_claim_about_the_future_says_that_it_is_one(role: Role, read: Callable[[], Document]) -> None:
    a_work_statement(role, kind="future", text="Ever more of it.")
    assert read().texts("#outlook details") == ["Claims without a source Ever more of it."]


def test_pay_of_a_market_is_told_in_a_sentence(role: Role, read: Callable[[], Document]) -> None:
    band = {"measure": "percentiles", "low": None, "high": None, "median": 120_230, "year": 2025}
    a_band(an_occupation(role), a_market(title="United States"), citations=[an_official_section()], **band)
    said = "In the United States, half of all data scientists earn more than US$120,230 a year (2025)."
    assert read().texts("#pay figcaption") == [said]


@pytest.mark.parametrize(
    ("match", "words"),
    [
        ("exact", "US statistics count this job by name."),
        ("close", "US statistics count this job within a wider group."),
        ("broad", "US statistics count this job within a wider group."),
        ("none", "US statistics do not count this job. This group comes nearest."),
    ],
)
def test_who_was_counted_is_said_before_the_pay(
    match: str, words: str, role: Role, read: Callable[[], Document]
) -> None:
    a_band(an_occupation(role, match), a_market(title="United States"), median=70_000)
    assert read().texts("#pay .from") == [words]


def test_markets_with_claims_alone_stand_apart(role: Role, read: Callable[[], Document]) -> None:
    a_band(an_occupation(role), a_market(title="Utopia"), median=70_000, citations=[an_official_section()])
    a_band(role, a_market(title="Erewhon"))
    page = read()
    assert (page.texts("#pay h3"), page.texts("#pay details h3")) == (["Utopia", "Erewhon"], ["Erewhon"])


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
    assert (page.find("#skills"), page.find("#pathways"), page.find("#contrasts")) == ([], [], [])


def test_draft_has_no_page(role: Role, client: Client) -> None:
    role.status = DRAFT
    role.save()
    assert client.get(role.get_absolute_url()).status_code == 404


def test_profile_tells_when_it_was_reviewed_and_how_to_cite_it(role: Role, read: Callable[[], Document]) -> None:
    role.reviewed_on = "2026-11-22"
    role.save()
    (foot,) = read().texts(".entry-foot")
    assert foot.startswith("Last reviewed 22 November 2026.")
    assert foot.endswith("“Informaticist”, reviewed 22 November 2026. http://testserver/roles/informaticist/")


def test_address_to_cite_holds_nothing_that_others_added(role: Role, client: Client) -> None:
    page = visit(client, f"{role.get_absolute_url()}?utm_source=letter&fbclid=1&colour=red")
    assert page.texts(".entry-foot")[0].endswith(" http://testserver/roles/informaticist/")


def test_profile_that_nobody_reviewed_says_so(read: Callable[[], Document]) -> None:
    assert read().texts(".entry-foot")[0].startswith("Not reviewed yet.")

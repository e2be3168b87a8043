"""The list of sources, and the page of one: what was taken from each section, and where it errs."""

import pytest
from django.test import Client

from careerguide.content.models import Correction, Entry, Section, Source
from tests.build import (
    a_band,
    a_credential,
    a_disagreement,
    a_domain,
    a_duty,
    a_market,
    a_pair,
    a_pathway,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_stage,
    a_starting_point,
    a_statement,
    a_step,
    a_topic,
    a_work_statement,
    an_alias,
    an_employer,
    an_entry_education,
    an_occupation,
    an_occupation_link,
    an_outlook,
    education_held,
)
from tests.reading import visit

DRAFT = Entry.Status.DRAFT


def a_correction(section: Section, citations: list[Section], **changes: str) -> Correction:
    claim = {"says": "It is from *2019*.", "right": "It is from **2020**."}
    correction = Correction.objects.create(source=section.source, section=section, **claim | changes)
    correction.citations.set(citations)
    return correction


def everything_citing(section: Section) -> None:
    """A fact of every kind, each taken from one section."""
    cited = {"citations": [section]}
    domain = a_domain(**cited)
    skill, role, market = a_skill(domain=domain, **cited), a_role(**cited), a_market(**cited)
    for build in (an_alias, a_duty, a_disagreement, an_occupation_link, an_outlook, a_work_statement):
        build(role, **cited)
    occupation = an_occupation(**cited)
    for build in (a_band, an_outlook, a_work_statement, an_entry_education, education_held, an_employer):
        build(occupation, **cited)
    a_role_skill(role, skill, **cited)
    a_band(role, market, **cited)
    pair = a_pair(role, a_role(), **cited)
    pair.points.get().citations.set([section])
    a_statement(pair, **cited)
    for build in (a_topic, a_credential, a_starting_point, a_stage):
        build(**cited)
    a_step(a_pathway(**cited), **cited)
    a_correction(section, [section])


@pytest.mark.parametrize("rows", [1, 3])
def test_source_list_and_source_take_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    source = a_source()
    for _ in range(rows):
        everything_citing(a_section(source=source))
    visit(client, "/about/")
    for url in ("/sources/", source.get_absolute_url()):
        with django_assert_num_queries(1):
            assert client.get(url).status_code == 200


# The list


def test_source_stands_below_its_kind_with_author_and_date(empty: None, client: Client) -> None:
    a_source(title="The Guide", authors="A. Author", publisher="A press", published="2024-09-29")
    a_source(title="A count", publisher="A bureau", published="2025", kind=Source.Kind.OFFICIAL_STATISTICS)
    assert visit(client, "/sources/").texts("main > section") == [
        "Official statistics 1 A count A bureau · 2025",
        "Article without peer review 1 The Guide A. Author · 2024-09-29",
    ]


def test_sources_after_the_sixth_of_a_kind_are_folded_away(empty: None, client: Client) -> None:
    for number in range(8):
        a_source(title=f"Work {number}", order=number)
    page = visit(client, "/sources/")
    assert [*page.links_in("main details")] == ["Work 6", "Work 7"]
    assert len(page.find(".linked-list > li")) == 8


def test_source_without_author_and_date_says_so(empty: None, client: Client) -> None:
    a_source()
    assert visit(client, "/sources/").texts(".byline") == ["No author named · undated"]


def test_draft_source_is_nowhere(empty: None, client: Client) -> None:
    source = a_source(status=DRAFT)
    assert source.get_absolute_url() not in visit(client, "/sources/").links
    assert client.get(source.get_absolute_url()).status_code == 404


# The page


def test_source_tells_what_is_known_of_the_work(empty: None, client: Client) -> None:
    known = {"authors": "A. Author", "publisher": "A press", "published": "2019", "licence": "CC BY", "doi": "10.1/x"}
    source = a_source(url="https://guide.example/", cited_as="Author, 2018", accessed="2026-11-22", **known)
    page = visit(client, source.get_absolute_url())
    assert page.facts == {
        "Kind": "Article without peer review",
        "Authors": "A. Author",
        "Publisher": "A press",
        "Published": "2019",
        "Read by us": "22 November 2026",
        "DOI": "10.1/x",
        "Licence": "CC BY",
        "Cited elsewhere as": "Author, 2018",
    }
    assert page.links_in(".band .acts") == {"Open it ↗": "https://guide.example/"}
    assert page.links_in(".facts") == {"10.1/x": "https://doi.org/10.1/x"}


def test_source_says_what_the_work_does_not(empty: None, client: Client) -> None:
    facts = visit(client, a_source().get_absolute_url()).facts
    assert facts["It does not say"] == "who wrote it, when it was published"


def test_every_kind_of_fact_is_found_at_its_section(empty: None, client: Client) -> None:
    section = a_section(key="here")
    everything_citing(section)
    page = visit(client, section.get_absolute_url().partition("#")[0])
    assert page.texts("#section-here dt") == [
        "Corrections",
        "Domains",
        "Skills",
        "Roles",
        "Role aliases",
        "Duties",
        "Skills of roles",
        "Positions in disagreements",
        "Markets",
        "Occupations",
        "Occupations of roles",
        "Education at entry",
        "Education held",
        "Employers",
        "Salary bands",
        "Outlooks",
        "Statements about work",
        "Role pairs",
        "Points of contrast",
        "Statements about pairs",
        "Topics",
        "Credentials",
        "Starting points",
        "Stages",
        "Pathways",
        "Steps",
    ]


def test_facts_stand_at_the_section_they_were_taken_from(empty: None, client: Client) -> None:
    source = a_source()
    first, second = (a_section(source=source, key=key, label=key.capitalize()) for key in ("one", "two"))
    a_duty(a_role(title="Nurse", slug="nurse", citations=[second]), title="Validate", citations=[first])
    page = visit(client, source.get_absolute_url())
    assert page.texts("#section-one") == ["Duties Nurse: Validate"]
    assert page.texts("#section-two") == ["Roles Nurse"]
    assert page.texts("#taken ~ details summary") == ["One 1 fact", "Two 1 fact"]
    assert page.links.count("/roles/nurse/") == 2


def test_section_that_nothing_was_taken_from_says_so(empty: None, client: Client) -> None:
    section = a_section(key="one", label="One")
    assert visit(client, section.source.get_absolute_url()).texts("#section-one") == ["Nothing so far."]


def test_section_tells_its_note_and_that_it_is_second_hand(empty: None, client: Client) -> None:
    section = a_section(key="one", label="One", second_hand=True, note="Breaks *off*.")
    page = visit(client, section.source.get_absolute_url())
    assert page.texts("#section-one") == ["Breaks off. Nothing so far."]
    assert page.texts("#taken ~ details summary") == ["One second-hand 0 facts"]


def test_fact_of_a_draft_is_not_among_those_taken(empty: None, client: Client) -> None:
    section = a_section(key="one", label="One")
    draft = a_role(status=DRAFT, citations=[section])
    a_duty(draft, citations=[section])
    a_step(a_pathway(status=DRAFT), citations=[section])
    assert visit(client, section.source.get_absolute_url()).texts("#section-one") == ["Nothing so far."]


def test_fact_of_a_pair_with_a_draft_is_not_among_those_taken(empty: None, client: Client) -> None:
    section = a_section(key="one", label="One")
    a_pair(a_role(), a_role(status=DRAFT), citations=[section])
    assert visit(client, section.source.get_absolute_url()).texts("#section-one") == ["Nothing so far."]


def test_correction_sets_what_is_said_beside_what_is_right(empty: None, client: Client) -> None:
    section = a_section(key="date", label="Dates", source=a_source(slug="guide"))
    proof = a_section(source=a_source(short_title="Register"), label="Entry 7")
    a_correction(section, [proof], note="We *asked*.")
    page = visit(client, "/sources/guide/")
    assert page.texts(".corrections") == ["Dates It says It is from 2019. What we found 1 It is from 2020."]
    assert (page.texts("#corrections + small"), page.texts("#s1 .note")) == (["1"], ["We asked."])
    assert proof.get_absolute_url() in page.links_in("#s1").values()
    assert "#section-date" in page.links


def test_source_without_corrections_has_no_heading_for_them(empty: None, client: Client) -> None:
    assert visit(client, a_source().get_absolute_url()).find("#corrections") == []


def test_attribution_that_the_licence_asks_for_is_given(empty: None, client: Client) -> None:
    assert "Includes data by A." in visit(client, a_source(attribution="Includes data by A.").get_absolute_url()).text


@pytest.mark.parametrize("key", ["taken", "corrections", "main"])
def test_key_of_a_section_never_repeats_an_id(key: str, empty: None, client: Client) -> None:
    section = a_section(key=key)
    a_correction(section, [section])
    assert len(visit(client, section.source.get_absolute_url()).find(f"#{key}")) == 1


def test_kinds_of_sources_are_said_in_words(empty: None, client: Client) -> None:
    page = visit(client, a_source(kind=Source.Kind.OFFICIAL_STATISTICS).get_absolute_url())
    assert page.facts["Kind"] == "Official statistics"

"""What a choice finds: each facet of the lists, and words."""

import pytest
from django.test import Client

from careerguide.catalogue.current import catalogue_of
from careerguide.content.current import current
from careerguide.content.models import Source, this_day
from roles.models import Role, Topic
from tests.build import (
    a_band,
    a_credential,
    a_domain,
    a_gain,
    a_market,
    a_pathway,
    a_pathway_between,
    a_place,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_stage,
    a_starting_point,
    a_topic,
    a_way,
    an_alias,
    an_entry_education,
    an_occupation,
)
from tests.catalogue.lists import DRAFT, LISTS, a_way_taking, answers, boxes, counted, found
from tests.reading import visit

# What a choice finds


@pytest.mark.parametrize("url", LISTS)
def test_each_facet_of_the_seeds_has_a_choice_that_finds_as_much_as_it_says(url: str, client: Client, db: None) -> None:
    facets = [fieldset.get("id") for fieldset in visit(client, url).find("fieldset")]
    assert facets
    most = catalogue_of(current()).indexes[url.strip("/")].listing.page
    for name in (facet.removeprefix("facet-") for facet in facets):
        page = visit(client, f"{url}?show={name}")
        values = [box.get("value") for box in page.find(f"#facet-{name} input")]
        counts = [int(label.rpartition(" ")[2]) for label in boxes(page, name)]
        count, value = max(zip(counts, values, strict=True))
        there = visit(client, f"{url}?{name}={value}")
        assert (len(found(there)), counted(there).split()[0]) == (min(count, most), str(count)), name
        assert count, name


@pytest.fixture
def pilot(empty: None) -> Role:
    """A role that gives an answer to each question, and another one that gives none."""
    a_role(title="Cook")
    role = a_role(title="Pilot", slug="pilot", kind=Role.Kind.SPECIALISM)
    technical = a_domain(slug="technical", axis="code")
    a_role_skill(role, a_skill(title="Navigation", slug="navigation", domain=technical, core=True))
    an_entry_education(an_occupation(role), education="Bachelor's degree")
    for kind, slug in ((Topic.Kind.EMPLOYER_TYPE, "airlines"), (Topic.Kind.APPLICATION_AREA, "freight")):
        a_topic(kind=kind, slug=slug).roles.add(role)
    official = a_section(source=a_source(kind=Source.Kind.OFFICIAL_STATISTICS))
    utopia = a_market(slug="utopia", currency="USD")
    a_band(role, utopia, median=80_000, citations=[official], year=this_day().year)
    pathway = a_pathway_between(a_starting_point(slug="sailor"), role, title="Flying school")
    a_way(pathway, stage := a_stage(), place=a_place(slug="sky"))
    a_gain(stage, a_credential(slug="licence"))
    a_pathway(title="Cookery school")
    return role


@pytest.mark.parametrize(
    ("address", "titles"),
    [
        ("/roles/?kind=specialism", ["Pilot"]),
        ("/roles/?skill=navigation", ["Pilot"]),
        ("/roles/?domain=technical", ["Pilot"]),
        ("/roles/?education=bachelors-degree", ["Pilot"]),
        ("/roles/?employer=airlines", ["Pilot"]),
        ("/roles/?area=freight", ["Pilot"]),
        ("/roles/?pay=utopia-80000", ["Pilot"]),
        ("/roles/?evidence=A", ["Pilot"]),
        ("/roles/?start=sailor", ["Pilot"]),
        ("/roles/?kind=profession&skill=navigation", []),
        ("/skills/?domain=technical", ["Navigation"]),
        ("/skills/?role=pilot", ["Navigation"]),
        ("/pathways/?start=sailor", ["Flying school"]),
        ("/pathways/?role=pilot", ["Flying school"]),
        ("/pathways/?credential=licence", ["Flying school"]),
        ("/pathways/?start=everyone", ["Cookery school"]),
        ("/pathways/?place=sky", ["Flying school"]),
        ("/pathways/?place=anywhere", ["Flying school"]),
    ],
)
def test_choice_finds_the_entries_that_give_this_answer(
    address: str, titles: list[str], pilot: Role, client: Client
) -> None:
    assert found(visit(client, address)) == titles


def test_skill_is_found_by_the_tools_that_it_names(empty: None, client: Client) -> None:
    a_skill(title="Imaging", tools=["DICOM", "C++"])
    a_skill(title="Law")
    assert found(visit(client, "/skills/?tool=c-plus-plus")) == ["Imaging"]


def test_role_is_deep_in_the_domains_in_which_it_has_the_most_dots(empty: None, client: Client) -> None:
    role = a_role()
    for name, axis, level in (("Clinical", "medicine", 3), ("Technical", "code", 4), ("Professional", "people", 2)):
        domain = a_domain(title=name, axis=axis)
        a_role_skill(role, a_skill(domain=domain, core=True), proficiency=level)
        a_role_skill(role, a_skill(domain=domain), proficiency=4)
    assert answers("roles", "domain") == {"Clinical": 1, "Technical": 1, "Professional": 0}


def test_role_that_is_not_judged_is_deep_in_nothing(empty: None, client: Client) -> None:
    a_role_skill(a_role(), a_skill(domain=a_domain(title="Technical", axis="code"), core=True), proficiency=None)
    assert answers("roles", "domain") == {"Technical": 0}


def test_role_is_not_found_by_a_skill_that_it_does_not_need(empty: None, client: Client) -> None:
    role, needed, not_needed = a_role(slug="nurse"), a_skill(title="Care"), a_skill(title="Code")
    a_role_skill(role, needed, proficiency=None)
    a_role_skill(role, not_needed, proficiency=0)
    assert answers("roles", "skill") == {"Care": 1, "Code": 0}
    assert found(visit(client, "/skills/?role=nurse")) == ["Care"]


def test_lower_of_two_medians_of_a_role_counts(empty: None, client: Client) -> None:
    role, utopia = a_role(), a_market(title="Utopia", slug="utopia")
    for median in (80_000, 130_000):
        a_band(role, utopia, low=None, median=median, high=None)
    assert answers("roles", "pay") == {"Utopia, $60k or more": 1, "Utopia, $80k or more": 1}


def test_best_grade_counts_where_a_role_has_several(empty: None, client: Client) -> None:
    role, utopia = a_role(), a_market()
    official = a_section(source=a_source(kind=Source.Kind.OFFICIAL_STATISTICS))
    a_band(role, utopia)
    a_band(role, utopia, citations=[official], year=1999)
    assert answers("roles", "evidence") == {"B: official, with a doubt": 1}


def test_best_graded_occupations_tell_the_education_at_entry(empty: None, client: Client) -> None:
    role, official = a_role(), a_section(source=a_source(kind=Source.Kind.OFFICIAL_STATISTICS))
    an_entry_education(an_occupation(role), education="Doctoral degree")
    for education in ("Master's degree", "Bachelor's degree"):
        stated = {"education": education, "year": this_day().year, "citations": [official]}
        an_entry_education(an_occupation(role), **stated)
    assert answers("roles", "education") == {"Bachelor's degree": 1, "Master's degree": 1}


@pytest.mark.parametrize(
    ("educations", "count"),
    [
        (["Bachelor's degree"], 1),
        (["Associate's degree", "Bachelor's degree"], 1),
        (["Master's degree"], 0),
        (["Bachelor's degree", "Master's degree"], 0),
        (["Some training"], 0),
    ],
)
def test_no_master_is_needed_where_all_that_is_usual_stands_below_it(
    educations: list[str], count: int, empty: None
) -> None:
    role = a_role()
    for education in educations:
        an_entry_education(an_occupation(role), education=education)
    assert answers("roles", "education").get("No master’s needed", 0) == count


def test_pathways_are_narrowed_down_by_the_longest_time_they_may_take(empty: None, client: Client) -> None:
    for months in ([6, 6], [6, 7], [6, None]):
        pathway = a_pathway_between()
        pathway.ways.all().delete()
        a_way_taking(pathway, *months)
    assert boxes(visit(client, "/pathways/"), "months") == {
        "up to 12 months 1": "",
        "up to 24 months 2": "",
        "time not known 1": "",
    }


def test_list_finds_words_in_all_that_its_entries_say(empty: None, client: Client) -> None:
    an_alias(a_role(title="By another name"), name="Quokka")
    a_role(title="By its text", body="Feeds a quokka.")
    a_role(title="Not at all")
    a_skill(title="Quokka")
    assert found(visit(client, "/roles/?q=quokkas")) == ["By another name", "By its text"]


def test_list_says_how_words_were_understood(empty: None, client: Client) -> None:
    a_role(title="Quokka")
    page = visit(client, "/roles/?q=quoka")
    assert (found(page), page.texts(".understood")) == (
        ["Quokka"],
        ["Did you mean “quokka”? That is what you see here, as no entry has “quoka”."],
    )


def test_list_finds_some_of_the_words_though_another_list_has_them_all(empty: None, client: Client) -> None:
    a_role(title="Nurse")
    a_pathway(title="From nurse to quokka")
    assert found(visit(client, "/roles/?q=nurse+quokka")) == ["Nurse"]


def test_drafts_are_no_choices(empty: None, client: Client) -> None:
    role, draft = a_role(), {"slug": "hidden", "status": DRAFT}
    a_role_skill(role, a_skill(**draft))
    a_role_skill(hidden := a_role(**draft), a_skill())
    a_band(role, a_market(**draft), median=70_000)
    a_topic(kind=Topic.Kind.EMPLOYER_TYPE, **draft).roles.add(role)
    start = a_starting_point(**draft)
    a_pathway_between(start, role), a_pathway_between(role=hidden)
    a_way(a_pathway_between(role=role), stage := a_stage(), place=a_place(**draft))
    a_gain(stage, a_credential(**draft))
    a_role_skill(role, a_skill(domain=a_domain(**draft), slug="hidden-with-its-domain"))
    offered = [box.get("value", "") for url in LISTS for box in visit(client, url).find("input")]
    assert [value for value in offered if value.startswith("hidden")] == []


def test_draft_of_a_pathway_leads_nowhere(empty: None, client: Client) -> None:
    a_pathway_between(a_starting_point(title="Nurse", slug="nurse"), status=DRAFT)
    assert answers("roles", "start") == {"Nurse": 0}

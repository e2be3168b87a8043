"""Facts on a role's profile, each with what it rests on."""

from collections.abc import Callable

import pytest

from careerguide.content.models import Section, Source
from roles.models import Role
from tests.build import (
    a_band,
    a_disagreement,
    a_domain,
    a_duty,
    a_market,
    a_pathway_between,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_starting_point,
    a_topic,
    a_work_statement,
    an_alias,
    an_entry_education,
    an_occupation,
    an_official_section,
    an_outlook,
)
from tests.reading import Document


def a_cited_section(short_title: str, label: str) -> Section:
    return a_section(source=a_source(short_title=short_title), label=label)


# Quick facts


def test_quick_facts_sum_the_profile_up(role: Role, read: Callable[[], Document]) -> None:
    utopia, cited = a_market(title="Utopia"), [a_cited_section("Guide", "Facts")]
    figures = {"measure": "percentiles", "median": 70_000, "year": 2024}
    a_band(role, utopia, citations=cited, **figures)
    an_outlook(role, market=utopia, citations=cited)
    an_entry_education(an_occupation(role, title="Clerks", market=utopia), citations=cited)
    a_role_skill(role, a_skill(title="SQL", core=True))
    a_pathway_between(a_starting_point(title="Nurse"), role)
    a_topic(title="Hospitals", kind="employer-type").roles.add(role)
    assert read().facts == {
        "Median pay": "US$70,000 a year, Utopia, 2024, basis not stated Evidence grade D Source: Guide: Facts",
        "Outlook": "+12.5% jobs, Utopia, 2025 to 2035 Evidence grade D Source: Guide: Facts",
        "Usual qualification": ("Bachelor's degree, Utopia, 2024, for Clerks Evidence grade D Source: Guide: Facts"),
        "Top skills": "SQL All, with sources",
        "Routes in": "From nurse",
        "Employers": "Hospitals",
    }


def test_quick_fact_without_a_year_says_undated(role: Role, read: Callable[[], Document]) -> None:
    a_band(role, a_market(title="Utopia"), median=70_000)
    assert read().facts["Median pay"].startswith("US$70,000 a year, Utopia, undated, basis not stated Evidence grade D")


def test_band_without_a_median_is_no_quick_fact(role: Role, read: Callable[[], Document]) -> None:
    a_band(role)
    assert read().facts["Median pay"] == "Not stated"


def test_quick_fact_is_the_best_graded_one(role: Role, read: Callable[[], Document]) -> None:
    a_band(role, median=70_000)
    studied = a_section(source=a_source(kind=Source.Kind.PEER_REVIEWED))
    a_band(role, median=80_000, citations=[studied], position=1)
    assert read().facts["Median pay"].startswith("US$80,000")


def test_outlook_without_a_number_is_no_quick_fact(role: Role, read: Callable[[], Document]) -> None:
    an_outlook(role, change_percent=None, statement="much faster than average")
    assert read().facts["Outlook"] == "Not stated"


def test_outlook_of_no_change_is_a_quick_fact(role: Role, read: Callable[[], Document]) -> None:
    an_outlook(role, market=a_market(title="Utopia"), change_percent="0.0")
    assert read().facts["Outlook"].startswith("0.0% jobs, Utopia, 2025 to 2035")


@pytest.mark.parametrize("fact", ["Median pay", "Outlook"])
def test_quick_fact_names_the_occupation_it_was_taken_over(fact: str, role: Role, read: Callable[[], Document]) -> None:
    occupation = an_occupation(role, "broad", title="Data scientists")
    a_band(occupation, median=70_000)
    an_outlook(occupation)
    assert "for Data scientists" in read().facts[fact]


def test_top_skills_are_the_first_two_essential_ones_of_each_domain(role: Role, read: Callable[[], Document]) -> None:
    for domain in (a_domain(title="Technical"), a_domain(title="Clinical")):
        a_role_skill(role, a_skill(title=f"{domain} chess", domain=domain), proficiency=4)
        a_role_skill(role, a_skill(title=f"{domain} zeal", domain=domain, core=True), proficiency=2)
        for position, name in enumerate(["one", "two", "three"], 1):
            a_role_skill(role, a_skill(title=f"{domain} {name}", domain=domain, core=True), position=position)
    found = read().facts["Top skills"]
    assert found == "Technical one Technical two Clinical one Clinical two All, with sources"


# Facts, with what they rest on


BY_GUIDE, OURS = "Source: Guide: Skills", "Note Ours."


def test_duty_stands_with_its_sources_and_note(role: Role, read: Callable[[], Document]) -> None:
    cited = [a_cited_section("Guide", "Chapter 2")]
    a_duty(role, title="Validate", text="You *test* models.", citations=cited, note="Only one **source** says so.")
    assert read().texts(".duties > li") == [
        "Validate You test models. Source: Guide: Chapter 2 Note Only one source says so."
    ]


def test_citation_leads_to_the_section_of_the_source(role: Role, read: Callable[[], Document]) -> None:
    section = a_section(source=a_source(slug="guide"), key="chapter-2")
    a_duty(role, citations=[section])
    assert "/sources/guide/#section-chapter-2" in read().links


def test_second_hand_citation_says_so(role: Role, read: Callable[[], Document]) -> None:
    a_duty(role, citations=[a_section(source=a_source(short_title="BLS"), label="Wages", second_hand=True)])
    assert "Source: BLS: Wages (second-hand)" in read().texts("#duties")[0]


def test_sections_of_one_source_stand_together(role: Role, read: Callable[[], Document]) -> None:
    source = a_source(short_title="Guide")
    a_duty(role, citations=[a_section(source=source, label=label, position=n) for n, label in enumerate("AB")])
    assert "Source: Guide: A, B" in read().texts("#duties")[0]


def test_skills_stand_by_domain_with_what_they_rest_on(role: Role, read: Callable[[], Document]) -> None:
    technical = a_domain(title="Technical", hue="technical")
    cited = [a_cited_section("Guide", "Skills")]
    sql, python = (a_skill(title=title, domain=technical, core=True) for title in ("SQL", "Python"))
    chess = a_skill(title="Chess", domain=technical)
    a_role_skill(role, sql, citations=cited, basis="inferred", proficiency=2, note="Ours.")
    a_role_skill(role, python, citations=cited)
    a_role_skill(role, chess, citations=cited, proficiency=None)
    page = read()
    assert page.texts(".t-shape-column") == ["Technical Python essential SQL useful inferred Chess also helps"]
    assert page.rows == [
        ["Python", "Essential", "3, skilled: uses it alone and explains it", "Stated", BY_GUIDE],
        ["SQL", "Useful", "2, working: uses it with guidance", "Our estimate", f"{BY_GUIDE} {OURS}"],
        ["Chess", "Also helps", "Not judged", "Stated", BY_GUIDE],
    ]


def test_skill_that_is_not_needed_is_told_from_one_that_is_not_judged(role: Role, read: Callable[[], Document]) -> None:
    a_role_skill(role, a_skill(title="Care", core=True), proficiency=0)
    a_role_skill(role, a_skill(title="Law", core=True), proficiency=None)
    a_skill(title="Tact", core=True)
    page = read()
    assert [row[:3] for row in page.rows] == [
        ["Care", "Not needed", "0, not needed"],
        ["Law", "Not judged", "Not judged"],
    ]
    assert "Level not known: law, tact." in page.text


AXES = (("medicine", 0), ("code", 3), ("people", 2))


def test_axes_and_place_are_shown_with_their_rules(role: Role, read: Callable[[], Document]) -> None:
    for order, (axis, level) in enumerate(AXES):
        domain = a_domain(axis=axis, order=order)
        for leaning in ("use", "build"):
            skill = a_skill(title=f"{axis.title()} to {leaning}", domain=domain, core=True, leaning=leaning)
            a_role_skill(role, skill, proficiency=level)
    page = read()
    assert [page.facts[name] for name in ("Medicine", "Code", "People", "From medicine to code")] == [
        "○○○ 0 of 3, hardly any",
        "●●● 3 of 3, a lot",
        "●●○ 2 of 3, some",
        "3.0 towards code",
    ]
    assert page.facts["Builds, or brings into use"] == "Builds"
    assert "People: one dot for each whole level of the mean of people to" in page.text


def test_axes_of_a_role_that_is_not_judged_say_so(role: Role, read: Callable[[], Document]) -> None:
    a_skill(domain=a_domain(axis="code"), core=True, leaning="build")
    facts = read().facts
    assert {facts[name] for name in ("Code", "From medicine to code", "Builds, or brings into use")} == {"Not judged"}


def test_ten_skills_beyond_the_core_change_no_dot(role: Role, read: Callable[[], Document]) -> None:
    for axis, level in AXES:
        a_role_skill(role, a_skill(domain=a_domain(axis=axis), core=True), proficiency=level)
    before = read().facts
    for number in range(10):
        a_role_skill(role, a_skill(title=f"Hobby {number}"), proficiency=4)
    assert read().facts == before


def test_band_stands_with_all_that_it_depends_on(role: Role, read: Callable[[], Document]) -> None:
    occupation = an_occupation(role, "broad", code="15-2051")
    figures = {"measure": "percentiles", "median": 70_000, "year": 2019, "basis": "gross-base", "level": "senior"}
    a_band(occupation, citations=[an_official_section()], note="The whole country.", upper_quartile=80_000, **figures)
    page = read()
    assert page.texts(".pay-title") == ["Senior · 10th to 90th percentile · 2019 · gross base pay · USD a year"]
    assert page.rows[:2] == [
        [
            "Data scientists official occupation, SOC 2018 (United States) 15-2051",
            "US$50,000 to US$90,000, median US$70,000 A quarter earns more than US$80,000",
            "2019; gross base pay",
            "Evidence grade B Official, but for a wider group, and more than 2 years old.",
            "Source: BLS: Wages",
        ],
        ["Note The whole country."],
    ]


def test_band_without_year_and_basis_says_so(role: Role, read: Callable[[], Document]) -> None:
    a_band(role)
    (row,) = read().rows
    assert row[2] == "undated; basis not stated"


def test_each_market_has_an_axis_of_its_own(role: Role, read: Callable[[], Document]) -> None:
    a_band(role, a_market(title="Utopia"))
    a_band(role, a_market(title="Erewhon", currency="EUR"), currency="EUR")
    page = read()
    assert (len(page.find(".pay")), len(page.find(".pay-axis"))) == (2, 2)


def test_outlook_stands_with_its_period_occupation_and_source(role: Role, read: Callable[[], Document]) -> None:
    an_outlook(
        an_occupation(role, title="Data scientists"),
        market=a_market(title="Utopia"),
        statement="much faster than average",
        openings=2300,
        citations=[a_cited_section("BLS", "Projections")],
        note="For the whole occupation.",
    )
    assert read().texts("#outlook") == [
        "Future Claimed, without a source: in Utopia, jobs of data scientists are projected to grow by 12.5%, "
        "2025 to 2035 (much faster than average). "
        "Utopia, 2025 to 2035 · Data scientists +12.5% jobs, much faster than average; "
        "about 2,300 openings a year. Evidence grade D A claim: the document names neither a source nor a method "
        "for it. Source: BLS: Projections Note For the whole occupation."
    ]


def test_both_sides_of_a_disagreement_stand_with_the_difference(role: Role, read: Callable[[], Document]) -> None:
    a_disagreement(role, "You build.", "You do not.", citations=[a_cited_section("Guide", "Role")])
    assert read().texts(".sides") == ["You build. Source: Guide: Role You do not. Source: Guide: Role"]
    assert read().texts(".disagreement")[0].endswith("The difference One says no.")


def test_alias_stands_with_its_note(role: Role, read: Callable[[], Document]) -> None:
    an_alias(role, name="AI specialist", note="Wider outside healthcare.")
    assert "Wider outside healthcare." in read().text


def test_official_occupation_of_the_role_is_shown(role: Role, read: Callable[[], Document]) -> None:
    occupation = an_occupation(role, code="15-2051", title="Data scientists")
    page = read()
    assert "15-2051" in page.text
    assert page.links_in("#occupations")["Data scientists"] == occupation.get_absolute_url()


def test_statement_about_the_work_says_whose_it_is(role: Role, read: Callable[[], Document]) -> None:
    cited = {"citations": [a_cited_section("Guide", "Work")]}
    a_work_statement(role, kind="suits", text="You like to ask.", **cited)
    a_work_statement(an_occupation(role, title="Clerks"), kind="interests", text="IC", **cited)
    facts = read().facts
    assert facts["You may like it if"] == "You like to ask. Source: Guide: Work"
    assert facts["Interests"] == (
        "Finding out how things work (investigative), then keeping things in order (conventional) "
        "Said of Clerks. Source: Guide: Work"
    )


def test_lower_quarter_stands_in_for_the_pay_of_a_first_job(role: Role, read: Callable[[], Document]) -> None:
    occupation, stated = an_occupation(role, title="Clerks"), {"basis": "straight-time", "year": 2019}
    a_band(occupation, a_market(title="Utopia"), lower_quartile=60_000, median=70_000, **stated)
    said = "A quarter earns less than US$60,000 a year, Utopia, 2019, gross pay without overtime, for "
    assert read().facts["Lower quarter of pay"].startswith(said)


def test_sources_of_the_page_are_listed_once_with_their_sections(role: Role, read: Callable[[], Document]) -> None:
    role.citations.clear()
    source = a_source(title="The Guide", authors="A. Author", published="2024-09-29", short_title="Guide")
    sections = [a_section(source=source, label=label, position=n) for n, label in enumerate(["One", "Two"])]
    a_duty(role, citations=sections)
    a_duty(role, citations=sections[:1])
    assert read().texts(".sources-used") == ["The Guide, A. Author, 2024: One; Two."]


def test_sources_of_the_page_include_those_of_disagreements(role: Role, read: Callable[[], Document]) -> None:
    a_disagreement(role, citations=[a_section(source=a_source(title="The Dissent"))])
    assert "The Dissent" in read().texts("#sources")[0]

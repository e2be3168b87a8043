"""Facts on a role's profile, each with what it rests on."""

from collections.abc import Callable
from typing import Any

from careerguide.content.models import Section
from roles.models import Role
from tests.build import (
    a_band,
    a_disagreement,
    a_domain,
    a_duty,
    a_market,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
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


def entries(page: Document) -> list[str]:
    """The list of sources, entry by entry."""
    return page.texts(".sources li")


# Tiles


def tiles(page: Document) -> dict[str, str]:
    """What the tiles say below each heading, without the numbers of their marks."""
    for mark in page.find(".tiles sup"):
        mark.drop_tree()
    return dict(zip(page.texts(".tiles dt"), page.texts(".tiles dd"), strict=True))


def official(**stated: Any) -> dict[str, Any]:
    return {"measure": "percentiles", "low": None, "high": None, "citations": [an_official_section()]} | stated


def test_tiles_sum_the_profile_up(role: Role, read: Callable[[], Document]) -> None:
    states = a_market(title="United States")
    clerks = an_occupation(role, "broad", title="Clerks", market=states)
    a_band(clerks, states, **official(median=105_850))
    an_outlook(clerks, market=states, citations=[an_official_section()])
    an_entry_education(clerks)
    a_role_skill(role, a_skill(domain=a_domain(axis="code"), core=True), proficiency=2)
    assert tiles(read()) == {
        "Pay a year": "$106k US: half of clerks earn more",
        "US jobs by 2035": "12.5% more clerks",
        "Usual way in": "Bachelor's degree usual for US clerks",
        "Day to day": "code: some",
    }


def test_tile_shows_the_figure_of_the_nearest_occupation_alone(role: Role, read: Callable[[], Document]) -> None:
    utopia = a_market(title="Utopia")
    for title, median in (("Clerks", 60_000), ("Nurses", 90_000)):
        a_band(an_occupation(role, "broad", title=title), utopia, **official(median=median))
    assert tiles(read())["Pay a year"] == "$60k Utopia: half of clerks earn more"


def test_pay_scale_goes_before_an_occupation_that_does_not_match(role: Role, read: Callable[[], Document]) -> None:
    utopia, scale = a_market(title="Utopia"), {"measure": "pay-scale", "scale": "NHS scale, band 6", "level": "entry"}
    a_band(an_occupation(role, "none"), utopia, **official(median=60_000))
    a_band(role, utopia, **official(low=39_959, high=48_117, currency="GBP", **scale))
    assert tiles(read())["Pay a year"] == "£40k NHS: first posts start here"


def test_occupation_that_matches_goes_before_a_pay_scale(role: Role, read: Callable[[], Document]) -> None:
    utopia = a_market(title="Utopia")
    a_band(an_occupation(role, "broad", title="Clerks"), utopia, **official(median=60_000))
    a_band(role, utopia, **official(low=39_959, measure="pay-scale", scale="NHS scale"))
    assert tiles(read())["Pay a year"] == "$60k Utopia: half of clerks earn more"


def test_third_market_has_no_tile(role: Role, read: Callable[[], Document]) -> None:
    occupation = an_occupation(role, title="Clerks")
    for order, title in enumerate(("Utopia", "Erewhon", "Laputa")):
        a_band(occupation, a_market(title=title, order=order), **official(median=60_000))
    assert tiles(read())["Pay a year"] == "$60k Utopia: half of clerks earn more $60k Erewhon: half of clerks earn more"


def test_claim_is_no_tile(role: Role, read: Callable[[], Document]) -> None:
    a_band(role, median=70_000)
    an_outlook(role)
    assert tiles(read()) == {}


def test_outlook_without_a_number_is_no_tile(role: Role, read: Callable[[], Document]) -> None:
    an_outlook(an_occupation(role), change_percent=None, statement="faster", citations=[an_official_section()])
    assert tiles(read()) == {}


def test_outlook_of_no_change_is_a_tile(role: Role, read: Callable[[], Document]) -> None:
    clerks, utopia = an_occupation(role, title="Clerks"), a_market(title="Utopia")
    an_outlook(clerks, market=utopia, change_percent="0.0", citations=[an_official_section()])
    assert tiles(read()) == {"Utopia jobs by 2035": "no change clerks"}


def test_all_jobs_of_the_same_years_stand_beside(role: Role, read: Callable[[], Document]) -> None:
    clerks, utopia = an_occupation(role, title="Clerks"), a_market(title="Utopia")
    every = an_occupation(title="All jobs", scheme="soc", code="00-0000")
    for occupation, change in ((clerks, "7.9"), (every, "3.5")):
        an_outlook(occupation, market=utopia, change_percent=change, citations=[an_official_section()])
    an_outlook(every, market=utopia, change_percent="9.9", start_year=2020, end_year=2030)
    page = read()
    assert tiles(page) == {"Utopia jobs by 2035": "7.9% more clerks; all jobs: 3.5% more"}
    assert [text.rpartition(" ")[0] for text in page.texts(".bars b")] == ["7.9% more", "3.5% more"]


# Facts, with what they rest on


def test_duty_is_told_with_its_source_and_note(role: Role, read: Callable[[], Document]) -> None:
    cited = [a_cited_section("Guide", "Chapter 2")]
    a_duty(role, title="Validate", text="You *test* models.", citations=cited, note="Only one **source** says so.")
    page = read()
    assert page.texts("#duties .dashes > li") == ["Validate"]
    assert "Validate You test models." in page.texts("#duties details")[0]
    (entry,) = entries(page)
    for words in ("What you do", "Validate", "Guide", "Only one source says so."):
        assert words in entry


def test_entry_leads_to_the_section_of_the_source(role: Role, read: Callable[[], Document]) -> None:
    section = a_section(source=a_source(slug="guide"), key="chapter-2")
    a_duty(role, citations=[section])
    assert "/sources/guide/#section-chapter-2" in read().links


def test_skills_stand_by_domain(role: Role, read: Callable[[], Document]) -> None:
    technical = a_domain(title="Technical", hue="technical")
    cited = [a_cited_section("Guide", "Skills")]
    sql, python = (a_skill(title=title, domain=technical, core=True) for title in ("SQL", "Python"))
    a_role_skill(role, sql, citations=cited, basis="inferred", proficiency=2, note="Ours.")
    a_role_skill(role, python, citations=cited, proficiency=3)
    a_role_skill(role, a_skill(title="Chess", domain=technical), citations=cited, proficiency=None)
    page = read()
    assert page.texts("#skills > .areas") == ["Technical Python , skilled"]
    assert page.texts("#skills details .areas") == ["Technical SQL , working Chess"]
    (entry,) = [entry for entry in entries(page) if "Skills" in entry]
    for words in ("python: level 3, skilled", "level 2, working", "Guide", "Ours."):
        assert words in entry


def test_three_essential_skills_of_an_area_stand_in_the_open(role: Role, read: Callable[[], Document]) -> None:
    domain = a_domain(title="Technical")
    for position, title in enumerate(("One", "Two", "Three", "Four")):
        a_role_skill(role, a_skill(title=title, domain=domain, core=True), proficiency=3, position=position)
    a_role_skill(role, a_skill(title="Five", domain=domain, core=True), proficiency=2)
    page = read()
    assert page.texts("#skills > .areas") == ["Technical One , skilled Two , skilled Three , skilled"]
    assert page.texts("#skills summary") == ["1 more that you need, 1 that helps"]
    assert page.texts("#skills details .areas") == ["Technical Four , skilled Five , working"]
    assert "4 you need, 1 more helps." in page.text


def test_skill_that_is_not_needed_is_told_from_one_that_is_not_judged(role: Role, read: Callable[[], Document]) -> None:
    a_role_skill(role, a_skill(title="Care", core=True), proficiency=0)
    a_role_skill(role, a_skill(title="Law", core=True), proficiency=None)
    a_role_skill(role, a_skill(title="SQL", core=True), proficiency=2)
    a_skill(title="Tact", core=True)
    assert read().texts("#skills details .inline-list") == [
        "Hardly or not needed Care",
        "Level not known Law Tact",
    ]


AXES = (("medicine", 0), ("code", 3), ("people", 2))


def test_axes_and_place_are_shown_with_their_rules(role: Role, read: Callable[[], Document]) -> None:
    for order, (axis, level) in enumerate(AXES):
        domain = a_domain(axis=axis, order=order)
        for leaning in ("use", "build"):
            skill = a_skill(title=f"{axis.title()} to {leaning}", domain=domain, core=True, leaning=leaning)
            a_role_skill(role, skill, proficiency=level)
    page = read()
    assert page.texts(".axes > span") == ["medicine: hardly any,", "code: a lot,", "people: some"]
    assert [len(axis.cssselect(".full")) for axis in page.find(".axes > span")] == [0, 3, 2]
    assert page.links_in("#sure")["Where it stands on the map of roles"] == "/roles/"
    assert "People: people to" in page.text


def test_axes_of_a_role_that_is_not_judged_say_so(role: Role, read: Callable[[], Document]) -> None:
    a_skill(domain=a_domain(axis="code"), core=True, leaning="build")
    page = read()
    assert page.find(".axes") == []
    assert "map of roles" not in page.text
    assert "what your days are made of" in page.texts("#sure .absent")[0]


def test_ten_skills_beyond_the_core_change_no_axis(role: Role, read: Callable[[], Document]) -> None:
    for axis, level in AXES:
        a_role_skill(role, a_skill(domain=a_domain(axis=axis), core=True), proficiency=level)
    before = read().texts(".axes > span")
    for number in range(10):
        a_role_skill(role, a_skill(title=f"Hobby {number}"), proficiency=4)
    assert read().texts(".axes > span") == before


def test_entry_of_a_band_tells_all_that_it_depends_on(role: Role, read: Callable[[], Document]) -> None:
    occupation = an_occupation(role, "broad", code="15-2051")
    figures = {"measure": "percentiles", "median": 70_000, "year": 2019, "basis": "gross-base", "level": "senior"}
    a_band(
        occupation, a_market(title="Utopia"), citations=[an_official_section()], note="The whole country.", **figures
    )
    page = read()
    assert page.texts("#pay .pay-line") == ["Data scientists, senior half earn over US$70,000 1"]
    entry = entries(page)[0]
    for words in (
        "US$70,000",
        "one in ten earns less than US$50,000 and one in ten earns more than US$90,000",
        "senior, Utopia, 2019, gross base pay, for Data scientists (15-2051)",
        "for a wider group, and more than 2 years old",
        "BLS",
        "The whole country.",
    ):
        assert words in entry


def test_table_of_figures_has_all_of_them(role: Role, read: Callable[[], Document]) -> None:
    occupation, utopia = an_occupation(role, title="Clerks"), a_market(title="Utopia")
    for year, median in ((2025, 60_000), (2024, 50_000)):
        a_band(occupation, utopia, **official(median=median, year=year, upper_quartile=80_000))
    a_band(role, utopia)
    page = read()
    assert len(page.find("#pay .pay-line")) == 2
    assert [[cell.partition(" ")[0], *rest] for cell, _, *rest in page.rows] == [
        ["Informaticist", "undated, basis not stated"],
        ["Clerks", "2025, basis not stated"],
        ["Clerks", "2024, basis not stated"],
    ]
    assert "US$50,000 to US$90,000" in page.rows[0][1]
    assert page.rows[0][1].endswith("claim, no source")
    assert "A quarter earns more than US$80,000" in page.rows[1][1]


def test_claim_about_pay_says_that_it_is_one(role: Role, read: Callable[[], Document]) -> None:
    a_band(role)
    assert read().texts("#pay .pay-line.claim > :first-child") == ["Claim, no source"]


def test_claim_for_one_level_is_drawn_where_there_is_none_for_all(role: Role, read: Callable[[], Document]) -> None:
    utopia = a_market(title="Utopia")
    a_band(role, utopia, level="entry", low=10_000)
    assert read().texts("#pay .pay-line.claim > :first-child") == ["Claim, no source, entry"]
    a_band(role, utopia)
    assert read().texts("#pay .pay-line.claim > :first-child") == ["Claim, no source"]


def test_each_market_has_an_axis_of_its_own(role: Role, read: Callable[[], Document]) -> None:
    a_band(role, a_market(title="Utopia"))
    a_band(role, a_market(title="Erewhon", currency="EUR"), currency="EUR")
    page = read()
    assert (len(page.find(".pay")), len(page.find(".pay-scale"))) == (2, 2)


def test_outlook_is_told_with_its_bar_and_its_entry(role: Role, read: Callable[[], Document]) -> None:
    an_outlook(
        an_occupation(role, title="Data scientists", code="15-2051"),
        market=a_market(title="Utopia"),
        statement="much faster than average",
        openings=2300,
        citations=[an_official_section()],
        note="For the whole occupation.",
    )
    page = read()
    assert page.texts(".bars p") == ["Data scientists 2,300 openings a year 12.5% more 1"]
    said = "In Utopia, jobs of data scientists are projected to grow by 12.5%, 2025 to 2035 (much faster than average)."
    assert said in page.texts("#outlook")[0]
    entry = entries(page)[0]
    for words in (
        "+12.5%",
        "much faster than average, Utopia, 2025 to 2035, for Data scientists (15-2051), about 2,300 openings a year",
        "For the whole occupation.",
    ):
        assert words in entry


def test_claimed_outlook_says_that_it_is_one(role: Role, read: Callable[[], Document]) -> None:
    an_outlook(role, market=a_market(title="Utopia"), change_percent=None, statement="faster")
    assert read().texts("#outlook details") == ["Claims without a source Utopia, 2025 to 2035: faster 2"]


def test_both_sides_of_a_disagreement_stand_with_the_difference(role: Role, read: Callable[[], Document]) -> None:
    a_disagreement(role, "You build.", "You do not.", citations=[a_cited_section("Guide", "Role")])
    page = read()
    assert page.texts("#sure .sides") == ["You build. 2 You do not. 3"]
    assert "One says no." in page.texts("#sure details")[0]
    assert ["Guide" in entry for entry in entries(page)[1:]] == [True, True]


def test_claim_about_pay_is_set_against_an_official_figure(role: Role, read: Callable[[], Document]) -> None:
    utopia = a_market(title="Utopia")
    a_band(an_occupation(role), utopia, **official(median=60_000))
    a_band(role, utopia, low=70_000)
    page = read()
    assert "Utopia: the claim against official figures" in page.texts("#sure h3")
    assert "The claimed range starts US$10,000 above the median of US$60,000." in page.texts("#sure")[0]


def test_alias_is_told_with_its_note(role: Role, read: Callable[[], Document]) -> None:
    an_alias(role, name="AI specialist", note="Wider outside healthcare.")
    page = read()
    assert "Other titles How we know AI specialist" in page.texts("#sure details")[0]
    assert "Wider outside healthcare." in entries(page)[-1]


def test_official_occupation_of_the_role_is_told(role: Role, read: Callable[[], Document]) -> None:
    occupation = an_occupation(role, "broad", code="15-2051", title="Data scientists")
    page = read()
    assert page.links_in("#sure li")["Data scientists"] == occupation.get_absolute_url()
    assert page.texts("#sure li")[0] == "Data scientists 15-2051, SOC 2018 (United States) · broad: a wider group"


def test_entry_of_a_statement_says_of_whom_it_is(role: Role, read: Callable[[], Document]) -> None:
    cited = {"citations": [a_cited_section("Guide", "Work")]}
    a_work_statement(role, kind="suits", text="You like to ask.", **cited)
    a_work_statement(an_occupation(role, title="Clerks", code="4-1"), kind="interests", text="IC", **cited)
    page = read()
    assert page.texts("#fit .trio > div") == [
        "You may like it if You like to ask. "
        "You like finding out how things work (investigative), then keeping things in order (conventional)."
    ]
    assert "Said of clerks (4-1)." in entries(page)[1]


def test_lower_quarter_stands_in_for_the_pay_of_a_first_job(role: Role, read: Callable[[], Document]) -> None:
    a_band(an_occupation(role, title="Clerks"), **official(lower_quartile=60_000, median=70_000))
    said = "First job? As a rough guide, a quarter of clerks earn under US$60,000."
    assert said in read().texts("#pay")[0]


def test_fact_that_stands_twice_has_one_entry(role: Role, read: Callable[[], Document]) -> None:
    a_band(an_occupation(role, title="Clerks"), **official(median=70_000))
    page = read()
    marks = [mark.get("href") for mark in page.find(".tiles .ref, .pay-line .ref, #pay td .ref")]
    assert marks == ["#s1"] * 3


def test_area_without_an_essential_skill_says_so(role: Role, read: Callable[[], Document]) -> None:
    a_role_skill(role, a_skill(domain=a_domain(title="Technical"), core=True), proficiency=2)
    a_role_skill(role, a_skill(title="Care", domain=a_domain(title="Clinical"), core=True), proficiency=4)
    areas = read().texts("#skills > .areas > div")
    assert areas == ["Clinical Care , expert", "Technical none you must have; 1 that helps"]


def test_skills_stand_in_the_open_where_none_is_essential(role: Role, read: Callable[[], Document]) -> None:
    a_role_skill(role, a_skill(title="SQL", domain=a_domain(title="Technical"), core=True), proficiency=2)
    page = read()
    assert page.texts("#skills > .areas") == ["Technical SQL , working"]
    assert "No skill is a must; 1 helps." in page.text

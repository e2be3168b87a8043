"""The lists of roles, skills and pathways: narrowed down, sorted, paged, and never a dead end."""

from typing import Any

import pytest
from django.test import Client
from lxml.html import InputElement

from careerguide.catalogue.current import catalogue_of
from careerguide.content.current import current
from careerguide.content.models import Entry, Source, this_day
from pathways.models import Pathway
from roles.models import Role, Topic
from skills.models import Skill
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
    an_item,
    an_occupation,
    an_outlook,
    an_unknown_stage,
)
from tests.reading import Document, text_of, visit

DRAFT = Entry.Status.DRAFT
LISTS = ["/roles/", "/skills/", "/pathways/"]


def found(page: Document) -> list[str]:
    """The titles in the list, as cards or lines."""
    return [*page.links_in("#results .card"), *page.links_in("#results .ways")]


def counted(page: Document) -> str:
    return page.texts(".result-count")[0]


def boxes(page: Document, facet: str) -> dict[str, str]:
    """The label of each box of a facet, with its count, and whether it is checked or disabled."""
    labels, inputs = page.texts(f"#facet-{facet} label"), page.find(f"#facet-{facet} input")
    return {label: _state(box) for label, box in zip(labels, inputs, strict=True)}


def answers(name: str, facet: str) -> dict[str, int]:
    """How many entries of a list give each answer to a facet, whether the page offers it or not."""
    panel = catalogue_of(current()).indexes[name].panels[facet]
    return {value.label: len(value.entries) for value in panel.values.values()}


def _state(box: InputElement) -> str:
    return " ".join(name for name in ("checked", "disabled") if name in box.attrib)


def official() -> dict[str, Any]:
    """What makes a band one of official statistics."""
    cited = [a_section(source=a_source(kind=Source.Kind.OFFICIAL_STATISTICS))]
    return {"measure": "percentiles", "low": None, "high": None, "year": this_day().year, "citations": cited}


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


def a_way_taking(pathway: Pathway, *months: int | None) -> None:
    stages = [a_stage(min_months=1, max_months=most) if most else an_unknown_stage() for most in months]
    an_item(a_way(pathway, *stages), a_stage(), optional=True)


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


# Choices on the page


def test_each_box_tells_what_one_finds_with_it_and_is_disabled_for_nothing(empty: None, client: Client) -> None:
    for title, role in (("Care", a_role()), ("Code", a_role(kind="specialism"))):
        a_role_skill(role, a_skill(title=title))
    page = visit(client, "/roles/?kind=specialism")
    assert boxes(page, "kind") == {"New specialism 1": "checked", "Profession 2": ""}
    assert boxes(page, "skill") == {"Care 0": "disabled", "Code 1": ""}


def test_choice_that_finds_nothing_can_be_taken_back(empty: None, client: Client) -> None:
    a_role()
    a_role(kind="specialism", title="Quokka")
    page = visit(client, "/roles/?kind=profession&q=quokka")
    assert boxes(page, "kind") == {"New specialism 1": "", "Profession 0": "checked"}


def test_facet_is_shown_where_its_choices_lead_to_different_lists(empty: None, client: Client) -> None:
    a_role_skill(a_role(), a_skill())
    a_role(kind="specialism")
    assert visit(client, "/roles/").texts("legend") == ["Kind"]


def test_choice_without_a_box_stays_chosen_in_the_form(empty: None, client: Client) -> None:
    a_role_skill(a_role(), a_skill(slug="python"))
    page = visit(client, "/roles/?skill=python")
    assert [box.attrib for box in page.find("#facets input[type=hidden]")] == [
        {"type": "hidden", "name": "skill", "value": "python"}
    ]


@pytest.fixture
def nine_skills(empty: None) -> Role:
    role, other = a_role(), a_role()
    for number in range(1, 10):
        skill = a_skill(title=f"Skill {number}", slug=f"skill-{number}")
        a_role_skill(role, skill)
        if number == 1:
            a_role_skill(other, skill)
    return role


def test_long_facet_is_cut_and_shown_at_length_by_a_link(nine_skills: Role, client: Client) -> None:
    page = visit(client, "/roles/?sort=title")
    there = "/roles/?sort=title&show=skill#filters"
    assert list(boxes(page, "skill")) == ["Skill 1 2", *(f"Skill {number} 1" for number in range(2, 9))]
    assert page.links_in("#facet-skill") == {"Show all 9: Skills used": there}
    whole = visit(client, there)
    assert len(boxes(whole, "skill")) == 9
    assert whole.links_in("#facet-skill") == {"Show fewer: Skills used": "/roles/?sort=title#filters"}


def test_choice_stays_in_sight_where_its_facet_is_cut(nine_skills: Role, client: Client) -> None:
    assert boxes(visit(client, "/roles/?skill=skill-9"), "skill")["Skill 9 1"] == "checked"


def test_facet_of_eight_needs_no_link(nine_skills: Role, client: Client) -> None:
    nine_skills.skills.get(skill__slug="skill-9").delete()
    Skill.objects.filter(slug="skill-9").delete()
    page = visit(client, "/roles/")
    assert (len(boxes(page, "skill")), page.links_in("#facet-skill")) == (8, {})


def test_draft_of_a_pathway_leads_nowhere(empty: None, client: Client) -> None:
    a_pathway_between(a_starting_point(title="Nurse", slug="nurse"), status=DRAFT)
    assert answers("roles", "start") == {"Nurse": 0}


def test_skill_that_no_role_asks_for_is_a_choice_that_finds_nothing(empty: None, client: Client) -> None:
    a_skill(title="Python", slug="python")
    a_role()
    page = visit(client, "/roles/?skill=python")
    assert (found(page), page.texts(".note")) == ([], [])
    assert page.texts(".chips")[0].startswith("Remove Python")


def test_filter_tells_how_much_is_chosen_and_found(empty: None, client: Client) -> None:
    a_role()
    page = visit(client, "/roles/?kind=profession&skill=none")
    assert (page.texts("#to-filters"), page.texts(".show-results button")) == (["Filter 1 chosen"], ["Show 1 role"])


def test_chip_removes_its_choice_alone(empty: None, client: Client) -> None:
    a_role_skill(a_role(title="Quokka"), a_skill(title="Python", slug="python"))
    a_role(kind="specialism")
    more = "sort=growth"
    page = visit(client, f"/roles/?q=quokka&kind=specialism&kind=profession&skill=python&{more}")
    assert page.links_in(".chips") == {
        "Remove “quokka” ×": f"/roles/?kind=specialism&kind=profession&skill=python&{more}",
        "Remove Profession ×": f"/roles/?q=quokka&kind=specialism&skill=python&{more}",
        "Remove New specialism ×": f"/roles/?q=quokka&kind=profession&skill=python&{more}",
        "Remove Python ×": f"/roles/?q=quokka&kind=specialism&kind=profession&{more}",
        "Clear all": "/roles/",
    }


def test_list_without_choices_has_no_chips(client: Client, db: None) -> None:
    assert visit(client, "/roles/?sort=growth").texts(".chips") == []


@pytest.mark.parametrize("url", LISTS)
def test_list_is_a_plain_form(url: str, client: Client, db: None) -> None:
    page = visit(client, f"{url}?q=title%22&show=role&show=skill")
    (form,) = page.find("#finder")
    assert (form.get("action"), form.get("method")) == (f"{url}#results", "get")
    assert page.find("#words")[0].value == 'title"'
    assert {box.get("name") for box in page.find("#facets input[type=hidden]")} == {"show"}


LONG = "/roles/?page=1&sort=kind&skill=nonsense&amp;kind=profession&q=&utm_source=x"


def test_htmx_is_told_the_shortest_address(client: Client, db: None) -> None:
    headers = {"HX-Request": "true", "HX-Target": "finder"}
    assert client.get(LONG, headers=headers)["HX-Push-Url"] == "/roles/?kind=profession"


def test_canonical_link_of_a_list_is_its_shortest_address(client: Client, db: None) -> None:
    canonical = [link.get("href") for link in visit(client, LONG).find("link[rel=canonical]")]
    assert canonical == ["http://testserver/roles/?kind=profession"]


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("", "Roles"),
        ("?kind=profession&sort=title", "Roles: Profession"),
        ("?q=%3Cnurse%3E&kind=profession", "Roles: “<nurse>”, Profession"),
    ],
)
def test_title_tells_the_choices(query: str, title: str, empty: None, client: Client) -> None:
    a_role()
    page = visit(client, f"/roles/{query}")
    (tally,) = page.find("#tally")
    assert (page.texts("title"), tally.get("data-title")) == ([f"{title} · Career guide"], f"{title} · Career guide")


# Sorted


@pytest.mark.parametrize("url", LISTS)
def test_seeds_that_state_nothing_to_sort_by_come_last(url: str, client: Client, db: None) -> None:
    orders = [option.get("value") for option in visit(client, url).find("#sort option")]
    assert len(orders) > 1
    for order in orders:
        stated = [not key.endswith("not stated") for key in visit(client, f"{url}?sort={order}").texts(".card-key")]
        assert stated == sorted(stated, reverse=True), order


def test_roles_are_sorted_by_title_without_regard_to_case(empty: None, client: Client) -> None:
    for title in ("Cook", "astronaut", "Baker"):
        a_role(title=title)
    assert found(visit(client, "/roles/")) == ["astronaut", "Baker", "Cook"]


def test_roles_are_sorted_by_projected_growth_from_the_highest(empty: None, client: Client) -> None:
    utopia = a_market()
    for title, change in (("Falls", "-3.5"), ("Grows", "33.5"), ("Stays", "0")):
        an_outlook(a_role(title=title), market=utopia, change_percent=change)
    a_role(title="Nobody knows")
    assert found(visit(client, "/roles/?sort=growth")) == ["Grows", "Stays", "Falls", "Nobody knows"]


def test_skills_stand_by_domain_and_in_it_by_their_order(empty: None, client: Client) -> None:
    second, first = a_domain(title="Second", order=2), a_domain(title="First", order=1)
    for title, domain, order in (("Z", second, 1), ("A", first, 2), ("B", first, 1)):
        a_skill(title=title, domain=domain, order=order)
    assert found(visit(client, "/skills/")) == ["B", "A", "Z"]
    assert found(visit(client, "/skills/?sort=title")) == ["A", "B", "Z"]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Common", "Road", "Change"]),
        ("?sort=title", ["Change", "Common", "Road"]),
        ("?sort=time", ["Change", "Road", "Common"]),
    ],
)
def test_pathways_are_sorted_by(query: str, titles: list[str], empty: None, client: Client) -> None:
    a_pathway(title="Common")
    for order, (title, months) in enumerate((("Road", [12]), ("Change", [3, 6]))):
        pathway = a_pathway_between(a_starting_point(order=order), title=title)
        pathway.ways.all().delete()
        a_way_taking(pathway, *months)
    assert found(visit(client, f"/pathways/{query}")) == titles


@pytest.fixture
def paid(empty: None) -> None:
    """Three roles, of which one has no pay and another one falls."""
    utopia = a_market(title="Utopia", slug="utopia")
    for title, median in (("Cook", 50_000), ("Nurse", None), ("Pilot", 90_000)):
        role = a_role(title=title, summary="Works.")
        if median:
            a_band(role, utopia, median=median, year=2019)
    an_outlook(role, market=utopia, change_percent="-3.5")


def test_every_card_shows_what_the_list_is_sorted_by(paid: None, client: Client) -> None:
    page = visit(client, "/roles/?sort=pay-utopia")
    assert found(page) == ["Pilot", "Cook", "Nurse"]
    assert page.texts(".card-key") == [
        "Median pay, Utopia US$90,000; 2019, grade D",
        "Median pay, Utopia US$50,000; 2019, grade D",
        "Median pay, Utopia not stated",
    ]


def test_card_of_a_role_states_its_facts_or_that_they_are_not_stated(empty: None, client: Client) -> None:
    market = a_market()
    occupation = an_occupation(a_role(title="Pilot"), short_title="those who fly", market=market)
    a_role(title="Waiter")
    a_band(occupation, market, median=90_000, **official())
    an_entry_education(occupation, education="BSc")
    assert visit(client, "/roles/").texts(".card-end") == [
        "$90k those who fly BSc Compare Pilot",
        "No official figure here Compare Waiter",
    ]


def test_card_of_a_pathway_states_where_it_leads_and_how_long_it_takes(empty: None, client: Client) -> None:
    a_pathway_between(role=a_role(title="Pilot"))
    assert visit(client, "/pathways/").texts(".time") == ["Anywhere, 12 to 24 months"]


def test_pay_in_another_currency_than_its_market_s_is_not_taken_for_it(empty: None, client: Client) -> None:
    a_band(a_role(), a_market(slug="utopia", currency="GBP"), median=70_000, currency="EUR")
    assert "£70,000" not in visit(client, "/roles/?sort=pay-utopia").texts(".card")[0]


@pytest.mark.parametrize("url", LISTS)
def test_card_does_not_repeat_what_it_shows_anyway(url: str, client: Client, db: None) -> None:
    assert visit(client, url).texts(".card-key") == []


def test_list_is_sorted_by_what_is_stated_somewhere(paid: None, client: Client) -> None:
    a_market(title="Nowhere")
    options = visit(client, "/roles/?sort=growth").find("option")
    assert [(text_of(option), option.get("value"), "selected" in option.attrib) for option in options] == [
        ("Professions first", "", False),
        ("Title", "title", False),
        ("Projected growth", "growth", True),
    ]


def test_best_match_comes_first_where_words_are_looked_for(empty: None, client: Client) -> None:
    for title, text in (("A mention", "Quokka."), ("The quokka", "")):
        a_role(title=title, body=text)
    page = visit(client, "/roles/?q=quokka")
    assert (found(page), page.texts("option")[0]) == (["The quokka", "A mention"], "Best match")
    assert found(visit(client, "/roles/?q=quokka&sort=title")) == ["A mention", "The quokka"]


# Seen by market


@pytest.fixture
def two_markets(empty: None) -> None:
    """A role that is paid in two markets, and another one in none."""
    occupation = an_occupation(a_role(title="Pilot"), short_title="those who fly")
    for order, (slug, currency) in enumerate((("utopia", "USD"), ("eden", "GBP"))):
        market = a_market(title=slug.title(), slug=slug, currency=currency, order=order)
        a_band(occupation, market, median=90_000, currency=currency, **official())
    a_role(title="Waiter")


def test_cards_tell_pay_in_the_first_market_and_the_other_is_a_choice(two_markets: None, client: Client) -> None:
    page = visit(client, "/roles/")
    assert page.texts(".card-end b") == ["$90k"]
    assert [(text_of(option), option.get("value")) for option in page.find("#lens option")] == [
        ("Utopia pay", "utopia"),
        ("Eden pay", "eden"),
    ]


def test_cards_tell_pay_in_the_market_of_the_address(two_markets: None, client: Client) -> None:
    page = visit(client, "/roles/?market=eden")
    assert (page.texts(".card-end b"), page.texts("#lens [selected]")) == (["£90k"], ["Eden pay"])


def test_line_below_the_list_says_what_the_bars_mean(two_markets: None, client: Client) -> None:
    said = "Pay a year, Eden: half of the group named earn more. Bars run from £0 to £100k."
    assert visit(client, "/roles/?market=eden").texts(".about") == [said]


def test_market_narrows_nothing_down(two_markets: None, client: Client) -> None:
    assert found(visit(client, "/roles/?market=eden")) == ["Pilot", "Waiter"]


def test_sorting_by_pay_is_offered_for_the_market_that_is_seen(two_markets: None, client: Client) -> None:
    page = visit(client, "/roles/?market=eden")
    assert page.texts("#sort option") == ["Professions first", "Title", "Median pay, Eden", "Projected growth"]


def test_sorting_by_pay_is_not_offered_where_only_a_draft_has_a_figure(two_markets: None, client: Client) -> None:
    a_band(a_role(status=DRAFT), a_market(title="Nowhere", slug="nowhere"), median=70_000)
    Role.objects.filter(title="Pilot").update(status=DRAFT)
    assert visit(client, "/roles/").texts("#sort option") == ["Professions first", "Title", "Projected growth"]


# In pages


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("url", LISTS)
def test_list_takes_1_query(url: str, rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_role_skill(role := a_role())
        a_pathway_between(role=role)
    visit(client, url)
    with django_assert_num_queries(1):
        page = visit(client, f"{url}?sort=title")
    assert len(found(page)) == rows


@pytest.fixture
def many(empty: None) -> None:
    """Forty-five roles: “Role 01” to “Role 45”."""
    for number in range(1, 46):
        a_role(title=f"Role {number:02}", citations=[])


def test_links_lead_through_all_pages(many: None, client: Client) -> None:
    pages = [visit(client, f"/roles/?kind=profession&page={number}") for number in (1, 2, 3)]
    assert [page.links_in(".pages") for page in pages] == [
        {"Next page": "/roles/?kind=profession&page=2#results"},
        {
            "Previous page": "/roles/?kind=profession#results",
            "Next page": "/roles/?kind=profession&page=3#results",
        },
        {"Previous page": "/roles/?kind=profession&page=2#results"},
    ]
    assert [title for page in pages for title in found(page)] == [f"Role {number:02}" for number in range(1, 46)]


def test_page_tells_which_it_is(many: None, client: Client) -> None:
    assert counted(visit(client, "/roles/?page=2")) == "45 roles, page 2 of 3"


def test_page_beyond_the_last_is_the_last_and_says_so(many: None, client: Client) -> None:
    page = visit(client, "/roles/?page=1000000000")
    assert page.texts(".note") == ["Ignored page “1000000000” (there are 3)."]
    assert found(page) == [f"Role {number}" for number in range(41, 46)]


def test_twenty_entries_are_one_page(many: None, client: Client) -> None:
    Role.objects.filter(title__gt="Role 20").update(status=DRAFT)
    page = visit(client, "/roles/")
    assert (counted(page), page.texts(".pages")) == ("20 roles", [])


# Ways on


def test_nothing_found_tells_what_each_choice_excludes(empty: None, client: Client) -> None:
    a_topic(title="Clinics", slug="clinics", kind=Topic.Kind.EMPLOYER_TYPE).roles.add(a_role(kind="profession"))
    for _ in range(2):
        a_role(kind="specialism")
    page = visit(client, "/roles/?kind=specialism&employer=clinics")
    assert (counted(page), found(page), page.texts("h3")) == ("0 of 3 roles", [], ["No role matches all of this"])
    assert page.links_in(".ways-on") == {
        "Drop “New specialism” to see 1 role": "/roles/?employer=clinics",
        "Also allow “Profession” to see 1 role": "/roles/?kind=specialism&kind=profession&employer=clinics",
        "Drop “Clinics” to see 2 roles": "/roles/?kind=specialism",
    }


def test_short_list_tells_how_to_find_more(empty: None, client: Client) -> None:
    for kind in ("specialism", "profession", "profession"):
        a_role(title="Quokka", kind=kind)
    page = visit(client, "/roles/?kind=specialism&q=quokka")
    assert (counted(page), page.texts("h3")[1:]) == ("1 of 3 roles", ["To see more"])
    assert page.links_in(".ways-on") == {
        "Drop “New specialism” to see 2 more": "/roles/?q=quokka",
        "Also allow “Profession” to see 2 more": "/roles/?q=quokka&kind=specialism&kind=profession",
    }


@pytest.mark.parametrize(("count", "ways"), [(3, 1), (4, 0)])
def test_list_of_four_is_long_enough(count: int, ways: int, empty: None, client: Client) -> None:
    for kind in ("specialism", *["profession"] * count):
        a_role(kind=kind)
    page = visit(client, "/roles/?kind=profession")
    assert (counted(page), len(page.texts(".ways-on"))) == (f"{count} of {count + 1} roles", ways)


def test_words_that_find_nothing_lead_back_to_all(client: Client, db: None) -> None:
    page = visit(client, "/skills/?q=zzxqzz")
    assert (page.links_in("#results")["Show all skills"], page.texts(".ways-on")) == ("/skills/", [])


def test_words_that_a_list_lacks_lead_to_the_search_of_everything(empty: None, client: Client) -> None:
    a_skill(title="C++")
    links = visit(client, "/roles/?q=C%2B%2B").links_in("#results")
    assert links["Look for “C++” on the whole site"] == "/search/?q=C%2B%2B"


# What is ignored, and what is only text


@pytest.mark.parametrize("url", LISTS)
def test_list_says_what_it_ignored(url: str, client: Client, db: None) -> None:
    page = visit(client, f"{url}?colour=red&sort=taste&page=-1&q=a&q=")
    assert page.texts(".note")[0] == (
        "Ignored text “a” (only the last one counts); sort “taste” (unknown); "
        "page “-1” (not a whole number from 1 to 1,000,000,000); “colour” (unknown)."
    )


def test_list_that_ignores_nothing_says_nothing(client: Client, db: None) -> None:
    page = visit(client, "/roles/?q=&kind=profession&sort=&market=united-states&show=skill&page=1&utm_source=x")
    assert page.texts(".note") == []


def test_what_editors_write_is_text_and_never_markup(empty: None, client: Client) -> None:
    role = a_role(title="<i>R&D</i>", summary="<b>Bold</b>.")
    a_band(role, a_market(title="<b>U</b>", slug="u"), median=70_000)
    cards = visit(client, "/roles/?sort=pay-u&pay=u-60000")
    assert cards.texts(".card")[0].startswith("<i>R&D</i> <b>Bold</b>.")
    assert cards.texts(".card-key") == ["Median pay, <b>U</b> US$70,000; undated, grade D"]
    assert cards.texts(".chips li")[0] == "Remove <b>U</b>, $60k or more ×"


def test_what_a_visitor_writes_is_text_and_never_markup(client: Client, db: None) -> None:
    text = '"><script>alert(1)</script>'
    page = visit(client, f"/roles/?q={text}&kind={text}&{text}=1")
    assert page.find("#words")[0].value == text
    assert page.texts(".note") == [f"Ignored kind “{text}” (unknown); “{text}” (unknown)."]


# Groups


@pytest.mark.parametrize(("most", "folds"), [(8, []), (7, ["Nurse 5", "Pilot 3"])])
def test_groups_of_a_long_list_are_folded(
    most: int, folds: list[str], empty: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("careerguide.catalogue.html.FOLDED_ABOVE", most)
    for order, (title, count) in enumerate((("Nurse", 5), ("Pilot", 3))):
        start = a_starting_point(title=title, order=order)
        for _ in range(count):
            a_pathway_between(start)
    page = visit(client, "/pathways/")
    assert page.texts("#results .fold > summary") == folds
    assert page.texts("#results .fold[open] > summary") == folds[1:]

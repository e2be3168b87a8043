"""The page of a pathway: its ways or steps, how long they take, and what one earns before and after."""

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry, this_day
from tests.build import (
    a_band,
    a_credential,
    a_gain,
    a_market,
    a_need,
    a_pathway,
    a_pathway_between,
    a_place,
    a_role,
    a_section,
    a_skill,
    a_source,
    a_stage,
    a_start_pay,
    a_starting_point,
    a_step,
    a_way,
    an_exam,
    an_item,
    an_occupation,
    an_occupation_link,
    an_official_section,
)
from tests.reading import visit

DRAFT = Entry.Status.DRAFT


@pytest.mark.parametrize("rows", [1, 3])
def test_pathway_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    pathway = a_pathway_between()
    for _ in range(rows):
        stage, place = a_stage(), a_place()
        a_need(stage, a_credential(), a_credential())
        a_gain(stage, a_skill()), a_gain(stage, a_credential())
        an_item(a_way(pathway, stage, place=place), a_stage(places=[place]), a_stage())
        a_step(pathway).skills.add(a_skill())
    current()
    with django_assert_num_queries(1):
        assert client.get(pathway.get_absolute_url()).status_code == 200


def test_pathway_tells_from_where_to_where_it_leads_and_how_long_that_takes(empty: None, client: Client) -> None:
    pathway = a_pathway_between(a_starting_point(title="Nurse"), a_role(title="Informaticist"))
    a_way(pathway, an_exam(), place=a_place(title="Utopia"))
    page = visit(client, pathway.get_absolute_url())
    assert page.texts(".span p") == [
        "Anywhere: about 12 to 24 months; one stage",
        "Utopia: length not known; one stage",
    ]
    assert page.texts(".done h3, .goal h3") == ["Nurse", "Informaticist"] * 2


def test_length_that_we_reckoned_is_called_ours(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    ours = {"basis": "estimate", "reason": "two terms"}
    an_item(pathway.ways.get(), a_stage(**ours))
    a_way(pathway, a_stage(**ours), place=a_place(title="Utopia"))
    assert visit(client, pathway.get_absolute_url()).texts(".span b") == [
        "about 2 to 4 years, partly our estimate",
        "about 12 to 24 months, our estimate",
    ]


def test_bars_of_a_pathway_are_on_one_scale(empty: None, client: Client) -> None:
    pathway = a_pathway_between(a_starting_point(), status=Entry.Status.PUBLISHED)
    way = pathway.ways.get()
    an_item(way, a_stage(kind="job"), position=1)
    an_item(way, a_stage(min_months=6, max_months=6), position=2, beside=True)
    a_way(pathway, a_stage(min_months=12, max_months=12), place=a_place())
    page = visit(client, pathway.get_absolute_url())
    drawn = [(bar.get("class"), bar.get("x"), bar.get("width")) for bar in page.find(".span svg svg")]
    assert drawn == [("study", "0.0%", "50.0%"), ("work", "50.0%", "50.0%"), ("study", "0.0%", "25.0%")]
    named = ["".join(bar.itertext()).strip() for bar in page.find(".span svg svg text")]
    assert named == ["Stage 1: education", "Stage 2 + 3: job", "1"]
    assert [bar.get("aria-label") for bar in page.find(".span > svg")] == [
        "Stage 1, up to 24 months; stages 2 and 3, up to 24 months",
        "Stage 1, up to 12 months",
    ]


def test_drawn_bar_is_spoken_by_its_name_alone(empty: None, client: Client) -> None:
    page = visit(client, a_pathway_between().get_absolute_url())
    (bar,) = page.find(".span > svg")
    assert {part.get("aria-hidden") for part in bar} == {"true"}


def test_third_way_is_folded(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    for title in ("Utopia", "Erewhon"):
        a_way(pathway, place=a_place(title=title))
    page = visit(client, pathway.get_absolute_url())
    assert (page.texts("h2")[:3], page.texts(".fold > summary")) == (
        ["Anywhere", "Utopia", "Erewhon"],
        ["Erewhon about 12 to 24 months", "Sources 4 entries"],
    )


def test_second_way_in_a_place_is_told_from_the_first(empty: None, client: Client) -> None:
    pathway, place = a_pathway_between(), a_place(title="Utopia")
    pathway.ways.all().delete()
    a_way(pathway, place=place), a_way(pathway, place=place)
    assert visit(client, pathway.get_absolute_url()).texts(".span a") == ["Utopia", "Utopia, way 2"]


def test_pathway_tells_of_pay_before_and_after_by_who_is_counted(empty: None, client: Client) -> None:
    start, role, market = a_starting_point(), a_role(), a_market(title="Utopia")
    cited = [an_official_section()]
    a_start_pay(start, market=market, year=this_day().year, citations=cited)
    an_analyst = an_occupation(role, title="Analysts", match="close")
    a_band(an_analyst, market, measure="percentiles", median=80_000, year=this_day().year, citations=cited)
    page = visit(client, a_pathway_between(start, role).get_absolute_url())
    said, key = page.texts("section[aria-labelledby=pay] > p")
    told = "A year in Utopia. Today you are counted among nurses; afterwards among analysts."
    assert (said, bool(key)) == (told, True)
    assert page.texts(".pay-line") == [
        "Nurses half earn over US$70,000 3",
        "Analysts half earn over US$80,000 4",
    ]


@pytest.mark.parametrize("match", ["none", "same occupation"])
def test_pathway_compares_no_pay_of_jobs_counted_together(match: str, empty: None, client: Client) -> None:
    start, role, market = a_starting_point(), a_role(), a_market()
    band = a_start_pay(start, market=market)
    if match == "none":
        a_band(an_occupation(role, match=match), market, measure="percentiles", median=80_000)
    else:
        an_occupation_link(role, band.occupation)
    page = visit(client, a_pathway_between(start, role).get_absolute_url())
    assert page.texts(".pay-line") == []


def test_step_stands_with_all_that_belongs_to_it(empty: None, client: Client) -> None:
    pathway, cited = a_pathway(), [a_section(source=a_source(short_title="Guide"), label="Steps")]
    pathway.steps.all().delete()
    values = {"title": "Learn Python", "text": "You *code*.\n\nEvery day.", "note": "Or **R**.", "optional": True}
    step = a_step(pathway, citations=cited, min_months=6, max_months=12, position=2, **values)
    step.skills.add(a_skill(title="Python"))
    step.credentials.add(a_credential(title="Bootcamp"))
    page = visit(client, pathway.get_absolute_url())
    assert page.texts("#step-2") == [
        "1 Learn Python optional, 6 to 12 months 1 You code. You can get Bootcamp Python "
        "More on this step (learn Python) Every day."
    ]
    assert page.texts("#step-2 details") == ["More on this step (learn Python) Every day."]
    assert page.texts("#s1") == [
        "6 to 12 months: learn Python Or R. Claim, no source Guide, not read by us About this source ↩ back to the text"
    ]


def test_steps_without_duration_say_so_once(empty: None, client: Client) -> None:
    pathway = a_pathway()
    a_step(pathway)
    assert visit(client, pathway.get_absolute_url()).texts(".band .small") == [
        "Two steps. How long they take is not known."
    ]


def test_pathway_stands_with_its_sources_and_note(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide", kind="professional-body"), label="Routes")]
    told = {"body": "You *go*.", "summary": "You go.", "note": "Not for **all**."}
    pathway = a_pathway(title="Six steps", citations=cited, **told)
    page = visit(client, pathway.get_absolute_url())
    assert page.texts(".from") == ["From Guide · how we know"]
    assert page.texts("#s2") == [
        "Before you choose You go. Not for all. Guide, professional body, not read by us "
        "About this source ↩ back to the text"
    ]


def test_pathway_leads_to_no_draft(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    skill, credential, stage = a_skill(status=DRAFT), a_credential(status=DRAFT), a_stage(status=DRAFT)
    shown = a_stage()
    a_gain(shown, skill), a_gain(shown, credential), a_need(shown, credential), a_need(shown, skill)
    an_item(pathway.ways.get(), shown, stage)
    page = visit(client, pathway.get_absolute_url())
    assert [entry for entry in (skill, credential, stage) if entry.get_absolute_url() in page.links] == []
    assert [entry for entry in (skill, credential, stage) if entry.title in page.text] == []

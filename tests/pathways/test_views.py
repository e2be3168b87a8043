"""The lists of pathways and credentials, and the pages of pathways, starting points and credentials."""

from typing import Any

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry, this_day
from pathways.models import Credential, StartingPoint, Way
from roles.models import Role, SalaryBand
from skills.models import Skill
from tests.build import (
    a_band,
    a_credential,
    a_gain,
    a_market,
    a_nearest_way,
    a_need,
    a_pathway,
    a_pathway_between,
    a_place,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_source,
    a_stage,
    a_starting_occupation,
    a_starting_point,
    a_starting_skill,
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
START_AND_ROLE = "start={0.starting_point.slug}&role={0.role.slug}"


def a_start_pay(start: StartingPoint, **changes: Any) -> SalaryBand:
    occupation = an_occupation(title="Nurses")
    a_starting_occupation(start, occupation)
    pay = {"measure": "percentiles", "median": 70_000, "year": 2019, "basis": "gross"}
    return a_band(occupation, **pay | changes)


@pytest.mark.parametrize("rows", [1, 3])
def test_pathway_list_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_starting_point()
        a_pathway()
    current()
    with django_assert_num_queries(1):
        assert client.get("/pathways/").status_code == 200


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


@pytest.mark.parametrize("rows", [1, 3])
def test_starting_point_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    start = a_starting_point()
    for _ in range(rows):
        a_starting_skill(start)
        a_pathway_between(start)
        a_nearest_way(start, role=a_role(), nearest=a_role())
        a_start_pay(start)
    current()
    with django_assert_num_queries(1):
        assert client.get(start.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_credential_list_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_credential()
    current()
    with django_assert_num_queries(1):
        assert client.get("/pathways/credentials/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_credential_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    credential = a_credential()
    for _ in range(rows):
        a_pathway().steps.get().credentials.add(credential)
        a_gain(a_stage(), credential), a_need(a_stage(), credential)
    current()
    with django_assert_num_queries(1):
        assert client.get(credential.get_absolute_url()).status_code == 200


# Lists


@pytest.mark.parametrize("rows", [1, 3])
def test_stage_list_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        stage = a_stage(places=[a_place()])
        a_gain(stage, a_skill()), a_need(stage, a_credential())
    current()
    with django_assert_num_queries(1):
        assert client.get("/pathways/stages/").status_code == 200


def test_pathways_stand_below_the_starting_points_those_for_everyone_first(empty: None, client: Client) -> None:
    a_pathway_between(a_starting_point(title="Nurse"), title="Nurse to analyst", summary="Change.", order=1)
    a_pathway(title="Six steps", summary="Begin.", order=2)
    page = visit(client, "/pathways/")
    assert list(page.links_in(".ways")) == ["Six steps", "Nurse to analyst"]
    assert page.texts(".cards-title") == ["For everyone", "Nurse"]


def test_list_without_pathways_says_so(empty: None, client: Client) -> None:
    assert "There are no pathways yet." in visit(client, "/pathways/").text


def test_credentials_stand_by_kind(empty: None, client: Client) -> None:
    a_credential(kind=Credential.Kind.DEGREE, title="Master", summary="Two years.", min_months=36, max_months=36)
    a_credential(kind=Credential.Kind.LICENCE, title="Nursing", summary="By the state.")
    page = visit(client, "/pathways/credentials/")
    assert page.texts("section") == [
        "Degree 1 Master Two years. 3 years",
        "Licence to practise 1 Nursing By the state.",
    ]


@pytest.mark.parametrize(("build", "path"), [(a_credential, "/pathways/credentials/"), (a_stage, "/pathways/stages/")])
def test_six_of_a_kind_are_shown_and_the_rest_folded(build, path: str, empty: None, client: Client) -> None:
    for number in range(8):
        build(title=f"No. {number}", order=number)
    page = visit(client, path)
    assert page.texts(".fold > summary")[-1 if build is a_credential else 6] == "2 more"
    assert "No. 6" in page.texts(".fold:not(.entry)")[0]
    assert "No. 5" not in page.texts(".fold:not(.entry)")[0]


def test_list_without_credentials_says_so(empty: None, client: Client) -> None:
    assert "There are no credentials yet." in visit(client, "/pathways/credentials/").text


@pytest.mark.parametrize("build", [a_pathway, a_starting_point, a_credential])
def test_draft_is_nowhere(build, empty: None, client: Client) -> None:
    shown, draft = build(), build(status=DRAFT)
    links = visit(client, "/pathways/").links + visit(client, "/pathways/credentials/").links
    assert (shown.get_absolute_url() in links, draft.get_absolute_url() in links) == (True, False)
    assert client.get(draft.get_absolute_url()).status_code == 404


# A pathway


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


def test_stage_stands_with_all_that_belongs_to_it(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide"), label="Degrees")]
    length = {"basis": "estimate", "reason": "two terms", "min_months": 6, "max_months": 12}
    told = {
        "cost": "None.",
        "requires": "A *test*.",
        "beside_job": "yes",
        "url": "https://example.org/",
        "note": "Rare.",
    }
    stage = a_stage(
        slug="course",
        title="Study",
        summary="You learn.",
        places=[a_place(title="Utopia")],
        citations=cited,
        **length,
        **told,
    )
    a_need(stage, a_credential(title="Diploma"), a_credential(title="Licence"))
    a_need(stage, a_skill(title="Python"), proficiency=2)
    a_gain(stage, a_skill(title="SQL"), proficiency=3)
    a_gain(stage, a_credential(title="Master"))
    page = visit(client, "/pathways/stages/")
    assert page.texts(".entry summary") == ["Study 6 to 12 months, our estimate · There"]
    assert page.texts("#course") == [
        "You learn. 1 Cost None. You get Master "
        "Who may enter A test. You need diploma or licence Python, level 2 "
        "Beside a job Yes Why so long Our estimate: two terms Official page example.org ↗ not opened by us yet "
        "You learn (levels are our estimate) SQL, level 3"
    ]
    assert page.texts("#s1") == [
        "6 to 12 months: study (our estimate: two terms). Cost: None. Rare. Our estimate Guide, not read by us "
        "About this source ↩ back to the text"
    ]


def test_way_tells_its_stages_in_order_with_alternatives_and_lengths(empty: None, client: Client) -> None:
    pathway = a_pathway_between(a_starting_point(title="Nurse"), a_role(title="Analyst"))
    pathway.ways.all().delete()
    way = a_way(
        pathway, a_stage(title="Study"), key="here", stop_at="After a year.", strength="weak", note="Few places."
    )
    an_item(way, a_stage(title="Train"), a_stage(title="Work", min_months=6), position=1)
    an_item(way, an_exam(title="Write"), position=2, optional=True, beside=True)
    page = visit(client, pathway.get_absolute_url())
    assert page.texts("#way-here .stage-head") == [
        "Nurse where you start",
        "Study 12 to 24 months 1",
        "Choose one of two",
        "Write optional, at the same time as stage 2 4",
        "Analyst where you arrive",
    ]
    assert page.texts("#way-here .either h4") == ["Train", "Or: work"]
    assert page.texts("#way-here .time") == ["12 to 24 months, part of the total time 2", "6 to 24 months 3"]
    assert page.facts == {
        "Shorter or longer": "From 18 months with the quickest choices",
        "Where you can stop and work": "After a year.",
        "How well founded": "Weak: mostly put together by us, or we saw no rule on who may enter",
        "Good to know": "Few places.",
    }


def test_stage_that_may_be_skipped_is_dashed(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    an_item(pathway.ways.get(), a_stage(title="Write"), optional=True)
    assert visit(client, pathway.get_absolute_url()).texts(".free h3") == ["Write"]


def test_study_that_a_way_begins_with_and_that_may_be_done_is_not_called_optional(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    pathway.ways.all().delete()
    way = a_way(pathway, a_stage(title="Finish school"), key="here")
    way.items.update(optional=True)
    an_item(way, a_stage(title="Study"), position=1)
    page = visit(client, pathway.get_absolute_url())
    assert page.texts("#way-here .free .stage-head") == ["Finish school if it is still ahead of you, 12 to 24 months 1"]
    assert "12 to 24 months, counted from stage 2 on; two stages" in page.texts(".span")[0]


def test_stage_gives_and_asks_nothing_that_one_has_already(empty: None, client: Client) -> None:
    start, pathway = a_starting_point(), a_pathway_between()
    held, new = a_credential(title="Licence"), a_credential(title="Master")
    known, better, learnt = a_skill(title="Care"), a_skill(title="Safety"), a_skill(title="Python")
    pathway.starting_point = start
    pathway.save()
    start.holds.add(held)
    a_starting_skill(start, known, proficiency=3), a_starting_skill(start, better, proficiency=2)
    stage = a_stage()
    a_need(stage, held, a_credential()), a_need(stage, a_credential(title="Degree"), a_credential(title="Diploma"))
    for gained in (held, new, known, better, learnt):
        a_gain(stage, gained)
    an_item(pathway.ways.get(), stage, position=1)
    page = visit(client, pathway.get_absolute_url())
    assert page.texts(".stage > p")[2:] == ["You need degree or diploma", "You get Master"]
    assert page.texts(".stage .tags") == ["Safety Python"]


def test_stage_tells_of_no_more_than_three_skills(empty: None, client: Client) -> None:
    pathway, stage = a_pathway_between(), a_stage()
    for number in range(6):
        a_gain(stage, a_skill(title=f"Skill {number}", order=number))
    an_item(pathway.ways.get(), stage)
    assert visit(client, pathway.get_absolute_url()).texts(".tags") == ["Skill 0 Skill 1 Skill 2 and 3 more"]


def test_rules_of_a_stage_wait_to_be_opened(empty: None, client: Client) -> None:
    stage = a_stage(title="Study", slug="study", requires="A *test*.", cost="US$5", url="https://www.example.org/a/")
    pathway = a_pathway_between()
    an_item(pathway.ways.get(), stage)
    page = visit(client, pathway.get_absolute_url())
    assert page.texts(".rules summary") == ["Who may enter, and where (study)"]
    assert page.texts(".rules dl") == ["Who may enter A test. Official page example.org ↗ not opened by us yet"]
    assert page.links_in(".rules")["This stage among all stages"] == "/pathways/stages/#study"
    assert page.texts(".stage .term") == ["Cost US$5"]


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


def test_way_for_anywhere_tells_of_a_place_at_each_choice(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    there = a_stage(title="Study there", places=[a_place(title="Utopia", short_title="UT")])
    an_item(pathway.ways.get(), a_stage(), there)
    times = visit(client, pathway.get_absolute_url()).texts(".time")
    assert times == ["12 to 24 months, part of the total time 2", "12 to 24 months, UT 3"]


def test_way_with_a_stage_that_is_a_draft_says_so(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    an_item(pathway.ways.get(), a_stage(title="Hidden", status=DRAFT))
    page = visit(client, pathway.get_absolute_url())
    assert page.texts(".stage .absent") == ["This stage is being rewritten, so how long the way takes is not known."]
    assert "Hidden" not in page.text


def test_places_stand_below_the_stages(empty: None, client: Client) -> None:
    a_place(slug="utopia", title="Utopia", summary="Nowhere.")
    page = visit(client, "/pathways/stages/")
    assert page.texts("#utopia") == ["Utopia Nowhere. Its pathways: Utopia"]
    assert "There are no stages yet." in page.text


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


# A starting point


def test_starting_point_tells_what_one_brings_and_the_ways_on(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(kind="standard", short_title="BLS"), label="Wages")]
    start = a_starting_point(title="Nurse", summary="You care.", note="In *most* states.", citations=cited)
    for skill in (a_skill(title="Empathy"), a_skill(title="Hidden", status=DRAFT)):
        a_starting_skill(start, skill)
    start.holds.set([a_credential(title="Licence"), a_credential(title="Hidden", status=DRAFT)])
    pathway = a_pathway_between(start, a_role(title="Analyst", summary="You find answers."), summary="You learn.")
    a_way(pathway, a_stage(title="Study here"), place=a_place(short_title="UT"))
    a_pathway_between(start, a_role(title="Hidden"), status=DRAFT)
    page = visit(client, start.get_absolute_url())
    assert page.texts("h1") == ["Starting as a nurse"]
    assert page.texts(".card > p:not(.times)") == ["You find answers.", "You learn."]
    assert page.texts(".times span")[-1] == "UT, 12 to 24 months. First: study here"
    assert page.texts(".have") == ["Licence", "Empathy"]
    assert page.texts("#s1") == [
        "Before you choose You care. In most states. BLS, not read by us About this source ↩ back to the text"
    ]


def a_move(start: StartingPoint, *levels: int, **changes: Any) -> Role:
    """A role that a pathway from there leads to, with a level on each of the first skills of the core."""
    role = a_role(**changes)
    for number, level in enumerate(levels):
        skill = Skill.objects.filter(title=f"Skill {number}").first() or a_skill(title=f"Skill {number}", core=True)
        a_role_skill(role, skill, proficiency=level, citations=[a_section()])
    a_pathway_between(start, role)
    return role


def test_starting_point_tells_how_close_each_profession_is(empty: None, client: Client) -> None:
    start = a_starting_point()
    a_move(start, 3, 3, title="Far", order=1)
    a_move(start, 3, title="Near", order=2)
    a_starting_skill(start, Skill.objects.get(title="Skill 0"), proficiency=3)
    page = visit(client, start.get_absolute_url())
    assert list(page.links_in(".card h3")) == ["Near", "Far"]
    assert page.texts(".gap") == [
        "1 of 1 essential skills 1 Nothing left to learn",
        "1 of 2 essential skills 2 To learn: skill 1",
    ]
    assert [len(boxes) for boxes in page.find(".gap .level")] == [1, 2]
    assert [said.partition(" ·")[0] for said in page.texts("#s2 .said")] == [
        "Far, skill 0: level 3, skilled",
        "Far, skill 1: level 3, skilled",
    ]
    assert page.texts(".fold > summary")[0] == "How we count"


def test_starting_point_that_brings_nothing_tells_of_no_gap(empty: None, client: Client) -> None:
    start = a_starting_point()
    a_move(start, 3, title="Far")
    page = visit(client, start.get_absolute_url())
    assert (page.texts(".card h3"), page.texts(".gap")) == (["Far"], [])
    assert page.texts(".fold > summary") == ["Sources 1 entry"]


def test_new_specialisms_wait_to_be_opened_as_nobody_can_tell_how_close_they_are(empty: None, client: Client) -> None:
    start = a_starting_point()
    a_move(start, 3, title="Near")
    a_move(start, 3, title="New", kind="specialism")
    a_starting_skill(start, Skill.objects.get(title="Skill 0"), proficiency=3)
    page = visit(client, start.get_absolute_url())
    assert page.texts(".fold > summary") == ["New specialisms 1", "How we count", "Sources 2 entries"]
    assert page.texts(".fold .card h3") == ["New"]
    assert page.texts(".fold > p") == ["We have not judged all their skills yet, so we can’t say how close you are."]


@pytest.mark.parametrize(
    ("build", "named"), [(a_starting_point, "start={0.slug}"), (a_pathway_between, START_AND_ROLE)]
)
def test_page_leads_on_to_a_plan(build, named: str, empty: None, client: Client) -> None:
    entry = build()
    (plan,) = visit(client, entry.get_absolute_url()).links_in(".band .acts").values()
    assert plan == f"/plan/?{named.format(entry)}"


def test_seventh_role_to_move_to_is_folded(empty: None, client: Client) -> None:
    start = a_starting_point()
    for number in range(7):
        a_pathway_between(start, a_role(title=f"Role {number}"), order=number)
    page = visit(client, start.get_absolute_url())
    assert page.texts(".fold h3") == ["Role 6"]
    assert page.texts(".fold > summary")[0] == "1 more"


def test_starting_point_without_a_pathway_says_so(empty: None, client: Client) -> None:
    page = visit(client, a_starting_point().get_absolute_url())
    assert "We know no way from here yet." in page.text


def test_nothing_comes_nearest_where_a_way_has_come_since(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    a_nearest_way(pathway.starting_point, role=pathway.role, text="No way leads there.")
    for entry in (pathway.starting_point, pathway.role):
        assert "No way leads there." not in visit(client, entry.get_absolute_url()).text


def test_nearest_role_is_reached_by_the_pathway_from_here(empty: None, client: Client) -> None:
    pathway = a_pathway_between()
    a_nearest_way(pathway.starting_point, role=a_role(), nearest=pathway.role)
    links = visit(client, pathway.starting_point.get_absolute_url()).find("a")
    assert [link.get("href") for link in links if link.text == f"Nearest: {pathway.role.title.lower()}"] == [
        pathway.get_absolute_url()
    ]


def found(client: Client, query: str) -> list[str]:
    return sorted(visit(client, f"/pathways/?{query}").texts(".ways a"))


def test_time_in_a_place_is_that_of_its_ways_and_of_those_for_anywhere(empty: None, client: Client) -> None:
    near, far = a_place(slug="near"), a_place(slug="far")
    slow, quick, free = (a_pathway_between(title=title) for title in ("Slow", "Quick", "Free"))
    Way.objects.all().delete()
    year, years = a_stage(min_months=12, max_months=12), a_stage(min_months=40, max_months=40)
    a_way(slow, years, place=near), a_way(slow, year, place=far)
    a_way(quick, year, place=near), a_way(free, year)
    assert found(client, "months=near-24") == ["Free", "Quick"]
    assert found(client, "months=24") == ["Free", "Quick", "Slow"]
    assert found(client, "place=far") == ["Free", "Slow"]


def test_starting_point_tells_what_comes_nearest_where_no_way_leads(empty: None, client: Client) -> None:
    start = a_starting_point()
    a_nearest_way(start, role=a_role(title="Engineer"), nearest=a_role(title="Analyst"), text="Begin *there*.")
    a_nearest_way(start, role=a_role(title="Doctor"), text="None.", position=1000)
    page = visit(client, start.get_absolute_url())
    assert page.texts(".nearest li") == ["Engineer Begin there. Nearest: analyst", "Doctor None."]
    assert page.texts(".fold > summary")[0] == "Roles without a direct way 2"


def test_starting_point_tells_what_one_earns_today(empty: None, client: Client) -> None:
    start, official = a_starting_point(), a_source(kind="official-statistics", short_title="BLS")
    cited = [a_section(source=official, label="Wages")]
    a_start_pay(start, market=a_market(title="Utopia"), citations=cited, note="The *whole* country.")
    page = visit(client, start.get_absolute_url())
    assert page.texts(".pay-line") == ["Nurses half earn over US$70,000 2"]
    assert "The whole country. Official, but more than 2 years old BLS" in page.texts("#s2")[0]


def test_starting_point_without_pay_says_nothing_of_it(empty: None, client: Client) -> None:
    page = visit(client, a_starting_point().get_absolute_url())
    assert "What you earn today" not in page.text


def test_starting_point_shows_no_pay_of_a_draft_market(empty: None, client: Client) -> None:
    start = a_starting_point()
    a_start_pay(start, market=a_market(status=DRAFT))
    assert visit(client, start.get_absolute_url()).texts(".pay-line") == []


# A credential


def test_credential_tells_all_that_is_known(empty: None, client: Client) -> None:
    known = {"awarded_by": "A board", "requires": "A *degree*", "renewal": "Every year", "min_months": 24}
    credential = a_credential(url="https://board.example/", cost="US$5", min_age=16, **known)
    credential.places.add(a_place(title="Utopia"))
    page = visit(client, credential.get_absolute_url())
    assert page.facts == {
        "Awarded by": "A board",
        "Who may take it": "A degree",
        "How long": "At least 24 months",
        "Renewal": "Every year",
        "Official page": "board.example ↗ not opened by us yet",
        "Cost": "US$5",
        "Your age at the start": "16 or older",
        "Where": "Utopia",
    }
    assert page.texts(".absent") == []


def test_credential_says_once_what_is_not_known(empty: None, client: Client) -> None:
    page = visit(client, a_credential().get_absolute_url())
    assert (page.facts, page.texts(".absent")) == (
        {},
        ["Not covered yet: who awards it, who may take it, how long it takes, cost, renewal."],
    )


def test_credential_stands_with_its_sources_and_note(empty: None, client: Client) -> None:
    cited = [a_section(source=a_source(short_title="Guide"), label="Degrees")]
    values = {"title": "Master", "min_months": 12, "max_months": 36}
    page = visit(client, a_credential(note="For **physicians**.", citations=cited, **values).get_absolute_url())
    assert page.texts("#s1") == [
        "What it is 1 to 3 years: master For physicians. Claim, no source Guide, not read by us "
        "About this source ↩ back to the text"
    ]


def test_credential_tells_what_gives_it(empty: None, client: Client) -> None:
    credential = a_credential()
    a_gain(a_stage(title="Study", summary="You learn."), credential)
    a_gain(a_stage(title="Hidden", status=DRAFT), credential)
    a_step(a_pathway(title="Shown"), title="Train").credentials.add(credential)
    a_step(a_pathway(title="Hidden", status=DRAFT), title="Rest").credentials.add(credential)
    page = visit(client, credential.get_absolute_url())
    assert page.texts(".ways") == ["Study You learn. 12 to 24 months Train A step of shown"]
    assert page.texts("h2") == ["What it is", "How to get it", "Sources"]


def test_credential_tells_who_asks_for_it_and_who_has_it(empty: None, client: Client) -> None:
    credential = a_credential()
    a_need(a_stage(title="Study", order=1, summary="A."), credential)
    a_need(a_stage(title="Train", summary="B."), credential, a_credential())
    a_starting_point(title="Nurse").holds.add(credential)
    page = visit(client, credential.get_absolute_url())
    assert page.texts(".ways") == ["Study A. Train B. this or another"]
    assert page.texts(".inline-list") == ["Who has it already Nurse"]
    assert page.texts("h2") == ["What it is", "Who asks for it", "Sources"]


def test_seventh_stage_that_gives_a_credential_is_folded(empty: None, client: Client) -> None:
    credential = a_credential()
    for number in range(7):
        stage = a_stage(title=f"Study {number}", order=number)
        a_gain(stage, credential), a_need(stage, credential)
    page = visit(client, credential.get_absolute_url())
    assert page.texts(".fold .ways a") == ["Study 6", "Study 6"]

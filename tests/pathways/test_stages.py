"""Stages, among all stages and in the ways that take them."""

from django.test import Client

from careerguide.content.models import Entry
from tests.build import (
    a_credential,
    a_gain,
    a_need,
    a_pathway_between,
    a_place,
    a_role,
    a_section,
    a_skill,
    a_source,
    a_stage,
    a_starting_point,
    a_starting_skill,
    a_way,
    an_exam,
    an_item,
)
from tests.reading import visit

DRAFT = Entry.Status.DRAFT


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
    assert "12 to 24 months, after you finish school; two stages" in page.texts(".span")[0]


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

"""The way that a plan tells: how long it takes, what it gives, and where it holds."""

import pytest
from django.test import Client

from pathways.models import Pathway, Stage, StartingPoint
from roles.models import Role
from skills.models import Skill
from tests.build import a_gain, a_nearest_way, a_place, a_role, a_skill, a_stage, a_way, an_item
from tests.plan.pages import a_course, plan

# The way


def test_plan_tells_from_where_how_long_and_what_is_lacking(pathway: Pathway, sacks: Skill, client: Client) -> None:
    a_way(pathway, a_course(sacks))
    page = plan(client, "start=baker&role=miller&time=part&country=other")
    assert (page.texts(".answered"), page.texts("#plan .lede"), page.texts(".gap b"), page.texts(".gap small")) == (
        ["Baker · 1 role · part time · another country"],
        ["From baker: about 12 to 24 months part time."],
        ["0 of 1 essential skill"],
        ["1 to learn"],
    )


def test_course_that_one_knows_is_ticked_and_counts_no_more(pathway: Pathway, sacks: Skill, client: Client) -> None:
    a_way(pathway, a_course(sacks), a_stage(title="A job", kind=Stage.Kind.JOB, min_months=3, max_months=6))
    page = plan(client, "start=baker&role=miller&have=sacks")
    assert page.texts("#plan .stage.done h3") == ["A course"]
    assert page.texts("#plan .lede") == ["From baker: about 3 to 6 months."]


def test_stage_tells_what_it_gives_of_what_is_lacking_alone(pathway: Pathway, sacks: Skill, client: Client) -> None:
    course = a_course(sacks)
    a_gain(course, a_skill(title="Singing"))
    a_way(pathway, course)
    assert plan(client, "start=baker&role=miller").texts("#plan .stage .tags") == ["Sacks"]


def test_what_no_stage_teaches_is_told_with_a_link(pathway: Pathway, sacks: Skill, client: Client) -> None:
    a_way(pathway, a_stage())
    links = plan(client, "start=baker&role=miller").links_in("#plan section > p")
    assert links["sacks"] == f"{sacks.get_absolute_url()}#gain"


def test_way_that_can_be_gone_in_the_evenings_comes_first(pathway: Pathway, client: Client) -> None:
    for position, (slug, beside_job) in enumerate((("utopia", "no"), ("arcadia", "yes"))):
        place = a_place(slug=slug, title=slug.title(), short_title=slug.title())
        a_way(pathway, a_stage(beside_job=beside_job), place=place, key=slug, position=position)
    assert plan(client, "start=baker&role=miller&time=evenings").texts("#plan .lede") == [
        "From baker: at least 12 months in the evenings (Arcadia); "
        "at least 12 months, but not all of it in the evenings (Utopia)."
    ]


@pytest.mark.parametrize(("years", "told"), [(4, ""), (2, " (may take more than 2 years)"), (1, " (more than 1 year)")])
def test_way_that_takes_longer_than_one_would_give_says_so(
    years: int, told: str, pathway: Pathway, client: Client
) -> None:
    a_way(pathway, a_stage(min_months=24, max_months=48, basis="cited"))
    page = plan(client, f"start=baker&role=miller&country=other&years={years}")
    assert page.texts("#plan .lede") == [f"From baker: about 2 to 4 years{told}."]


def test_way_within_the_time_that_one_gives_comes_first(pathway: Pathway, client: Client) -> None:
    for slug, months in (("utopia", 36), ("arcadia", 12), ("laputa", 24)):
        place = a_place(slug=slug, title=slug.title())
        a_way(pathway, a_stage(min_months=12, max_months=months), place=place)
    page = plan(client, "start=baker&role=miller&years=1")
    assert page.texts("#plan section > .span > p")[0].startswith("Arcadia")


def test_option_that_holds_nowhere_where_one_lives_is_not_counted(pathway: Pathway, client: Client) -> None:
    way = a_way(pathway, a_stage(min_months=6, max_months=6))
    an_item(way, a_stage(places=[a_place(title="Arcadia")], min_months=9, max_months=9), optional=True, position=1)
    told = [
        any("everything optional" in text for text in plan(client, f"start=baker&role=miller{country}").texts("dd"))
        for country in ("", "&country=other")
    ]
    assert told == [True, False]


def test_weak_way_is_called_weak_beside_its_time(pathway: Pathway, client: Client) -> None:
    a_way(pathway, a_stage(), strength="weak", place=a_place(title="Utopia"))
    assert plan(client, "start=baker&role=miller").texts("#plan .lede") == [
        "From baker: about 12 to 24 months (Utopia, weak)."
    ]


def test_evenings_name_what_can_not_be_done_beside_a_job(pathway: Pathway, sacks: Skill, client: Client) -> None:
    a_way(pathway, a_course(sacks, beside_job="no"), a_stage(beside_job="unknown"), a_stage(beside_job="yes"))
    page = plan(client, "start=baker&role=miller&time=evenings")
    assert [text for text in page.texts("#plan .stage p b") if "beside" in text] == [
        "You can’t do this beside the job you have.",
        "Nobody says whether you can do this beside the job you have.",
    ]
    assert page.texts("#plan .lede") == ["From baker: at least 3 years, but not all of it in the evenings."]


def test_optional_stage_says_so(pathway: Pathway, client: Client) -> None:
    an_item(a_way(pathway, a_stage()), a_stage(title="A walk"), optional=True, position=1)
    assert any("optional" in text for text in plan(client, "start=baker&role=miller").texts("#plan .stage-head p"))


def test_where_one_can_stop_and_how_well_founded_the_way_is_are_told(pathway: Pathway, client: Client) -> None:
    a_way(pathway, a_stage(), stop_at="As a carter.", strength="weak")
    facts = plan(client, "start=baker&role=miller").texts("#plan section > .lines dd")
    assert (facts[0], facts[1].partition(":")[0]) == ("As a carter.", "Weak")


# Where one lives


def test_way_that_holds_elsewhere_leads_to_the_plan_there(pathway: Pathway, client: Client) -> None:
    for slug in ("utopia", "arcadia"):
        a_way(pathway, a_stage(), place=a_place(slug=slug, title=slug.title(), short_title=slug.title()))
    page = plan(client, "start=baker&role=miller&country=utopia")
    assert len(page.find("#plan .line")) == 1
    assert page.links_in("#plan .ways") == {"Arcadia": "/plan/?start=baker&role=miller&country=arcadia"}


def test_where_no_way_holds_it_is_said(pathway: Pathway, client: Client) -> None:
    a_way(pathway, a_stage(), place=a_place(title="Utopia"))
    page = plan(client, "start=baker&role=miller&country=other")
    assert page.texts("#plan .lede") == ["We know no way for a baker where you live."]


def test_stage_that_does_not_hold_where_one_lives_says_so_and_its_alternative_counts(
    pathway: Pathway, client: Client
) -> None:
    utopia, arcadia = (a_place(slug=slug, title=slug.title()) for slug in ("utopia", "arcadia"))
    here, there = a_stage(title="Here", min_months=3, max_months=3), a_stage(title="There", places=[arcadia])
    way = a_way(pathway, there)
    way.items.get().alternatives.set([here])
    page = plan(client, f"start=baker&role=miller&country={utopia.slug}")
    assert page.texts("#plan .lede") == ["From baker: about 3 months."]
    assert page.texts("#plan .either p > b") == ["Only in Arcadia, not in Utopia."]


@pytest.mark.parametrize(("country", "told"), [("", 1), ("arcadia", 1), ("other", 0)])
def test_what_to_do_instead_is_told_of_no_other_country(
    country: str, told: int, start: StartingPoint, role: Role, client: Client
) -> None:
    a_place(slug="arcadia", title="Arcadia")
    a_nearest_way(start, role=role, nearest=a_role(slug="porter", title="Porter"), text="Carry first, in Arcadia.")
    page = plan(client, f"start=baker&role=miller&country={country}")
    assert page.texts("#plan .note > p:not(:has(a))") == ["Carry first, in Arcadia."] * told


def test_without_a_way_the_nearest_role_can_be_planned_instead(
    start: StartingPoint, role: Role, client: Client
) -> None:
    a_nearest_way(start, role=role, nearest=a_role(slug="porter", title="Porter"), text="Carry first.")
    page = plan(client, "start=baker&role=miller&have=&time=part")
    assert page.links_in("#plan .note") == {"Plan for porter instead": "/plan/?start=baker&role=porter&time=part"}

"""The page of a plan, as a visitor reads it."""

import pytest
from django.test import Client

from careerguide.content.models import Entry
from careerguide.content.whole import Whole
from pathways.models import Pathway, Stage, StartingPoint
from roles.models import Role
from skills.models import Skill, SkillOutsideLink
from tests.build import (
    a_credential,
    a_gain,
    a_nearest_way,
    a_pathway_between,
    a_place,
    a_role,
    a_role_skill,
    a_skill,
    a_stage,
    a_starting_point,
    a_starting_skill,
    a_way,
    an_item,
    an_outside_link,
)
from tests.reading import Document, visit

NURSE = "start=nurse&role=clinical-informaticist"


@pytest.fixture
def start(empty: None) -> StartingPoint:
    return a_starting_point(slug="baker", title="Baker")


@pytest.fixture
def role(empty: None) -> Role:
    return a_role(slug="miller", title="Miller")


@pytest.fixture
def pathway(start: StartingPoint, role: Role) -> Pathway:
    """From baker to miller, by a way that a test builds."""
    pathway = a_pathway_between(start, role)
    pathway.ways.all().delete()
    return pathway


@pytest.fixture
def sacks(role: Role) -> Skill:
    """An essential skill of a miller."""
    skill = a_skill(slug="sacks", title="Sacks", core=True)
    a_role_skill(role, skill, proficiency=3)
    return skill


def plan(client: Client, query: str) -> Document:
    return visit(client, f"/plan/?{query}")


def a_course(skill: Skill, **changes: object) -> Stage:
    course = a_stage(title="A course", kind=Stage.Kind.TRAINING, **changes)
    a_gain(course, skill)
    return course


# Nothing, or not everything, asked


def test_without_answers_the_form_is_open(client: Client, db: None) -> None:
    page = plan(client, "")
    assert (len(page.find("#asked[open]")), page.find("#plan h2")) == (1, [])


def test_answered_form_is_closed(client: Client, db: None) -> None:
    assert plan(client, NURSE).find("#asked[open]") == []


def test_button_of_the_form_leads_to_the_answer_and_a_change_keeps_the_form_open(client: Client, db: None) -> None:
    (form,) = plan(client, "").find("#asked form")
    assert (form.get("method"), form.get("action"), form.get("hx-trigger")) == ("get", "/plan/", "change")


def test_form_holds_what_was_answered(client: Client, db: None) -> None:
    page = plan(client, f"{NURSE}&have=sql&time=part&years=4&country=uk")
    chosen = [field.get("value") for field in page.find("#asked :checked, #asked [selected]")]
    assert chosen == ["nurse", "clinical-informaticist", "sql", "part", "4", "uk"]


def test_without_a_role_all_are_ranked_and_lead_to_their_plans(client: Client, db: None) -> None:
    links = plan(client, "start=nurse&have=sql").links_in("#plan .ways")
    assert links["Clinical informaticist"] == "/plan/?start=nurse&role=clinical-informaticist&have=sql"


def test_roles_of_which_one_has_the_same_share_have_the_same_place(empty: None, client: Client) -> None:
    skill = a_skill(slug="sacks", core=True)
    for title in ("Miller", "Porter"):
        a_role_skill(a_role(title=title), skill, proficiency=3)
    a_role(title="Singer")
    told = [text.split(" essential")[0] for text in plan(client, "have=sacks").texts("#plan .says")]
    assert told[:2] == ["Joint 1st: 1 of 1", "Joint 1st: 1 of 1"]
    assert told[2].startswith("3rd: no skill is judged to be")


def test_new_specialisms_have_no_place(client: Client, db: None) -> None:
    page = plan(client, "have=python&have=sql")
    assert {"Clinical NLP for ambient scribing"} <= {*page.links_in("[aria-labelledby=specialisms]")}
    assert page.find("[aria-labelledby=specialisms] .level") == []


def test_without_a_start_the_ways_in_lead_to_plans_that_begin_there(
    pathway: Pathway, sacks: Skill, client: Client
) -> None:
    a_way(pathway, a_course(sacks))
    page = plan(client, "role=miller&time=part")
    assert page.links_in("#plan .ways") == {"Baker": "/plan/?start=baker&role=miller&time=part"}
    assert page.texts(".gap b") == ["0 of 1 essential skill"]


def test_roles_with_a_way_come_first_and_the_others_name_what_is_nearest(
    pathway: Pathway, start: StartingPoint, sacks: Skill, client: Client
) -> None:
    a_way(pathway, a_stage(), strength="weak")
    porter = a_role(slug="porter", title="Porter")
    a_starting_skill(start, sacks)
    a_role_skill(porter, sacks, proficiency=3)
    a_nearest_way(start, role=porter, nearest=pathway.role)
    page = plan(client, "start=baker")
    assert page.texts("#plan section h2") == ["Where you could go", "No direct way that we know"]
    assert page.links_in("#plan section:first-of-type .ways") == {"Miller": "/plan/?start=baker&role=miller"}
    assert page.links_in("#plan section + section .ways") == {
        "Porter": "/plan/?start=baker&role=porter",
        "miller": "/plan/?start=baker&role=miller",
    }
    assert page.texts("#plan .time") == ["Anywhere, 12 to 24 months (weak)"]


def test_role_whose_ways_hold_elsewhere_says_where(pathway: Pathway, client: Client) -> None:
    a_way(pathway, a_stage(), place=a_place(title="Utopia", short_title="Utopia"))
    (says,) = plan(client, "start=baker&country=other").texts("#plan .says")
    assert "We know a way elsewhere only: Utopia, 12 to 24 months." in says


def test_role_that_one_is_already_is_not_offered(role: Role, client: Client) -> None:
    a_starting_point(slug="miller", title="Miller")
    a_role(slug="porter", title="Porter")
    assert plan(client, "start=miller").texts("#plan .ways a") == ["Porter"]


def test_skills_to_raise_are_told_where_one_has_none_at_the_level_that_is_asked(
    start: StartingPoint, sacks: Skill, client: Client
) -> None:
    a_starting_skill(start, sacks, proficiency=2)
    (says,) = plan(client, "start=baker").texts("#plan .says")
    assert "one of 1 essential skill at the level asked yet; 1 to raise" in says


@pytest.mark.parametrize(("query", "told"), [("have=sacks", 1), ("start=baker", 0)])
def test_list_asks_where_one_stands_if_that_is_open(
    query: str, told: int, start: StartingPoint, sacks: Skill, client: Client
) -> None:
    texts = plan(client, query).texts("#plan section > p")
    assert texts.count("Say where you stand to see how long it takes.") == told


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
    assert page.texts("#plan .lede") == ["We know no way from baker that holds where you live."]


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


def test_role_can_be_where_one_starts_and_nothing_is_lacking_then(role: Role, sacks: Skill, client: Client) -> None:
    a_starting_point(slug="miller", title="Miller")
    page = plan(client, "start=miller&role=miller")
    assert (page.texts("#plan .lede"), page.find("#plan .gap")) == (["You are a miller already."], [])


# The skills


def test_what_helps_besides_and_is_lacking_is_shown_by_level_and_six_at_most_in_the_open(
    role: Role, client: Client
) -> None:
    for level in (1, 2, 3, 4, 1, 1, 1):
        a_role_skill(role, a_skill(), proficiency=level)
    highest = a_skill(title="Grinding")
    a_role_skill(role, highest, proficiency=4)
    page = plan(client, "role=miller")
    (shown,) = [text for text in page.texts("#plan p.small") if text.startswith("Also helps, to learn:")]
    assert (shown.count("·"), page.texts("#plan .rules summary")[0]) == (5, "2 more that help (miller)")
    assert shown.index("grinding") < shown.index("·", shown.index("·") + 1)


@pytest.mark.parametrize(("held", "told"), [(0, "to learn, to level 3"), (2, "from level 2 to 3")])
def test_each_skill_tells_what_it_takes(
    held: int, told: str, start: StartingPoint, sacks: Skill, client: Client
) -> None:
    a_starting_skill(start, sacks, proficiency=held)
    assert plan(client, "start=baker&role=miller").texts("#plan .rules dd") == [told]


def test_form_finds_a_skill_by_its_other_names_and_its_tools(empty: None, client: Client) -> None:
    a_skill(slug="sacks", aliases=["bags"], tools=["Rope"])
    (label,) = plan(client, "").find("[data-words]")
    assert label.get("data-words") == "bags, Rope"


# The first step


@pytest.mark.parametrize(("holds_something", "level"), [(True, "beginner"), (False, "school")])
def test_first_step_is_a_link_for_what_the_first_stage_teaches(
    holds_something: bool, level: str, pathway: Pathway, sacks: Skill, client: Client
) -> None:
    if holds_something:
        pathway.starting_point.holds.set([a_credential()])
    for one in SkillOutsideLink.Level.values:
        an_outside_link(sacks, title=one, level=one, url=f"https://example.org/{one}")
    a_way(pathway, a_course(sacks))
    links = plan(client, "start=baker&role=miller").links_in(".first-step")
    assert links == {f"{level} ↗": f"https://example.org/{level}"}


def test_first_step_is_for_the_first_skill_of_the_stage_that_has_a_link(
    pathway: Pathway, sacks: Skill, client: Client
) -> None:
    pathway.starting_point.holds.set([a_credential()])
    helping = a_skill(slug="helping", title="Helping")
    a_role_skill(pathway.role, helping, proficiency=2)
    stage = a_stage()
    for skill in (a_skill(slug="other"), helping, sacks):
        a_gain(stage, skill)
        an_outside_link(skill, title=skill.slug, level="beginner", url=f"https://example.org/{skill.slug}")
    a_way(pathway, stage)
    assert plan(client, "start=baker&role=miller").links_in(".first-step") == {
        "helping ↗": "https://example.org/helping"
    }


def test_first_step_without_a_link_is_the_first_stage(pathway: Pathway, sacks: Skill, client: Client) -> None:
    course = a_course(sacks)
    a_way(pathway, course)
    assert plan(client, "start=baker&role=miller").links_in(".first-step") == {"a course": course.get_absolute_url()}


# Several roles


def test_what_serves_both_roles_is_told(start: StartingPoint, role: Role, sacks: Skill, client: Client) -> None:
    a_role_skill(a_role(slug="porter"), sacks, proficiency=3)
    page = plan(client, "start=baker&role=miller&role=porter")
    assert page.links_in("#plan section:last-of-type .tags") == {"Sacks": sacks.get_absolute_url()}


def test_first_role_is_open_and_the_others_are_folded(client: Client, db: None) -> None:
    page = plan(client, f"{NURSE}&role=healthcare-data-scientist&country=uk")
    assert (page.texts("#plan > section > h2")[0], page.texts("#plan > .fold[id^=to-] h2")) == (
        "Clinical informaticist",
        ["Healthcare data scientist"],
    )


def test_roles_can_be_compared(client: Client, db: None) -> None:
    page = plan(client, f"{NURSE}&role=ai-engineer")
    assert page.links_in(".acts") == {
        "Compare these roles": "/roles/compare/?role=clinical-informaticist&role=ai-engineer"
    }


# Odd answers


def test_all_skills_ticked_leave_a_sensible_plan(whole: Whole, client: Client) -> None:
    every = "&".join(f"have={skill.slug}" for skill in whole[Skill])
    assert plan(client, f"{NURSE}&{every}").texts("#plan > section > h2")[0] == "Clinical informaticist"


def test_draft_is_unknown(start: StartingPoint, role: Role, client: Client) -> None:
    a_role(slug="ghost", status=Entry.Status.DRAFT)
    page = plan(client, "start=baker&role=ghost")
    assert page.texts("#plan .note") == ["Ignored role “ghost” (unknown)."]


def test_former_slug_leads_to_the_present_address(start: StartingPoint, client: Client) -> None:
    a_role(slug="miller", former_slugs=["grinder"])
    answer = client.get("/plan/?start=baker&role=grinder")
    assert (answer.status_code, answer["Location"]) == (301, "/plan/?start=baker&role=miller")


def test_what_one_brings_from_the_start_counts(start: StartingPoint, role: Role, sacks: Skill, client: Client) -> None:
    a_starting_skill(start, sacks)
    assert plan(client, "start=baker&role=miller").texts(".gap b") == ["1 of 1 essential skill"]


def test_nobody_is_told_a_length_that_is_not_known(pathway: Pathway, client: Client) -> None:
    a_way(pathway, a_stage(basis="unknown", reason="not found", min_months=None, max_months=None))
    assert plan(client, "start=baker&role=miller").texts("#plan .lede") == ["From baker: length not known."]


def test_degrees_of_two_subjects_do_not_count_for_both_roles(client: Client, db: None) -> None:
    roles = "role=healthcare-data-scientist&role=biomedical-engineer"
    serving = plan(client, f"start=school-student&{roles}&country=uk").texts("[aria-labelledby=options] .tags a")
    assert [one for one in serving if "degree" in one.lower()] == []


def test_of_a_choice_only_the_course_that_one_knows_is_ticked(whole: Whole, client: Client) -> None:
    known = "have=machine-learning&have=deep-learning&have=statistical-analysis&have=model-validation"
    page = plan(client, f"start=software-engineer&role=machine-learning-engineer&country=uk&{known}")
    ticked = {*page.texts("#plan .stage.done:has(.rules) h3")}
    course = whole.get(Stage, "ml-depth")
    assert ticked == {course and course.title}

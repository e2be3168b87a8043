"""The page of a plan: the skills, the first step, several roles, and odd answers."""

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
    a_role,
    a_role_skill,
    a_skill,
    a_stage,
    a_starting_point,
    a_starting_skill,
    a_way,
    an_outside_link,
)
from tests.plan.pages import NURSE, a_course, plan


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


@pytest.mark.parametrize(("count", "told"), [(7, "1 more that helps (miller)"), (8, "2 more that help (miller)")])
def test_skills_that_are_folded_are_counted(count: int, told: str, role: Role, client: Client) -> None:
    for _ in range(count):
        a_role_skill(role, a_skill(), proficiency=1)
    assert plan(client, "role=miller").texts("#plan .rules summary")[0] == told


@pytest.mark.parametrize(("held", "told"), [(0, "to learn, to level 3"), (2, "from level 2 to 3")])
def test_each_skill_tells_what_it_takes(
    held: int, told: str, start: StartingPoint, sacks: Skill, client: Client
) -> None:
    a_starting_skill(start, sacks, proficiency=held)
    assert plan(client, "start=baker&role=miller").texts("#plan .rules dd") == [told]


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


def test_each_skill_is_named_as_it_is(start: StartingPoint, sacks: Skill, client: Client) -> None:
    """The style sheet puts a colon behind it."""
    assert plan(client, "start=baker&role=miller").texts(".rules .lines dt") == ["Sacks"]


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

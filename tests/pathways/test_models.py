"""Durations in words, and rows that can't be."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from careerguide.content.whole import read_whole
from pathways.models import Credential, Pathway, StageGain, StageNeed, StartingPoint, Step, Way, WayItem
from skills.models import Skill
from tests.build import (
    a_credential,
    a_nearest_way,
    a_pathway,
    a_pathway_between,
    a_role,
    a_section,
    a_skill,
    a_source,
    a_stage,
    a_starting_point,
    a_step,
    a_way,
    an_item,
)


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (None, None, ""),
        (6, 12, "6 to 12 months"),
        (12, 12, "12 months"),
        (6, None, "at least 6 months"),
        (None, 6, "at most 6 months"),
        (1, 1, "1 month"),
        (1, None, "at least 1 month"),
        (None, 1, "at most 1 month"),
    ],
)
def test_duration_reads(least: int | None, most: int | None, words: str) -> None:
    assert Step(min_months=least, max_months=most).duration == words


def test_step_does_not_last_longer_at_least_than_at_most(db: None) -> None:
    pathway = a_pathway()
    with pytest.raises(IntegrityError, match="step_months_ordered"), transaction.atomic():
        a_step(pathway, min_months=12, max_months=6)


def test_credential_does_not_last_longer_at_least_than_at_most(db: None) -> None:
    with pytest.raises(IntegrityError, match="credential_months_ordered"), transaction.atomic():
        a_credential(min_months=12, max_months=6)


@pytest.mark.parametrize(("least", "most"), [(None, None), (6, None), (None, 6), (6, 6), (6, 12)])
def test_possible_durations_are_taken(least: int | None, most: int | None, db: None) -> None:
    step = a_step(a_pathway(), min_months=least, max_months=most)
    step.refresh_from_db()
    assert (step.min_months, step.max_months) == (least, most)


def test_pathway_names_a_step_once(db: None) -> None:
    pathway = a_pathway()
    a_step(pathway, title="Learn")
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(pathway=pathway, title="Learn", kind=Step.Kind.TRAINING, text="Again.")


def test_pathway_goes_with_its_ways_and_leaves_what_they_name(db: None) -> None:
    start, role, stage = a_starting_point(), a_role(), a_stage()
    pathway = a_pathway_between(start, role)
    way = a_way(pathway, stage)
    pathway.delete()
    assert (Way.objects.filter(key=way.key).count(), WayItem.objects.filter(stage=stage).count()) == (0, 0)
    assert [type(row).objects.filter(pk=row.pk).count() for row in (stage, start, role)] == [1, 1, 1]


def test_section_that_a_step_cites_is_not_deleted(db: None) -> None:
    section = a_section()
    a_step(a_pathway(), citations=[section])
    with pytest.raises(RestrictedError):
        section.delete()


def test_steps_of_a_skill_are_those_of_published_pathways_in_their_order(empty: None) -> None:
    later, sooner, draft = a_pathway(order=2), a_pathway(order=1), a_pathway(status=Pathway.Status.DRAFT)
    first, skill = a_step(sooner, position=1), a_skill(slug="python")
    skill.steps.set([draft.steps.get(), later.steps.get(), sooner.steps.last(), first])
    shown = read_whole().get_or_404(Skill, "python")
    assert list(shown.steps.all()) == [first, sooner.steps.last(), later.steps.get()]


def test_starting_point_brings_its_published_pathways_alone(empty: None) -> None:
    start = a_starting_point()
    shown, _ = a_pathway_between(start), a_pathway_between(start, status=Pathway.Status.DRAFT)
    (found,) = read_whole()[StartingPoint]
    assert list(found.pathways.all()) == [shown]


@pytest.mark.parametrize("end", ["starting_point", "role"])
def test_pathway_with_a_draft_at_one_end_is_not_shown(end: str, empty: None) -> None:
    pathway = a_pathway_between()
    type(getattr(pathway, end)).objects.filter(pk=getattr(pathway, end).pk).update(status="draft")
    assert read_whole()[Pathway] == ()


def test_way_with_a_stage_that_is_a_draft_is_of_unknown_length(empty: None) -> None:
    pathway = a_pathway_between()
    an_item(pathway.ways.get(), a_stage(status="draft"))
    (way,) = read_whole()[Way]
    assert (way.length.in_words, way.length.is_at_least) == ("at least 12 months", True)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"min_months": 12, "max_months": 6}, "stage_months_ordered"),
        ({"min_months": None, "max_months": None}, "stage_length_has_its_basis"),
        ({"min_months": 12, "max_months": None}, "stage_length_has_its_basis"),
        ({"basis": "none", "reason": "an exam"}, "stage_length_has_its_basis"),
        ({"basis": "unknown", "reason": "not found"}, "stage_length_has_its_basis"),
        ({"basis": "estimate"}, "stage_length_has_its_reason"),
        ({"part_time_factor": "0.5"}, "stage_part_time_not_shorter"),
    ],
)
def test_stage_that_can_not_be_is_refused(wrong: dict[str, Any], name: str, db: None) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        a_stage(**wrong)


def test_need_or_gain_has_a_skill_with_a_level(db: None) -> None:
    stage, skill = a_stage(), a_skill()
    with pytest.raises(IntegrityError, match="stage_need_skill_with_level"), transaction.atomic():
        StageNeed.objects.create(stage=stage, skill=skill)
    with pytest.raises(IntegrityError, match="stage_gives_credential_or_skill"), transaction.atomic():
        StageGain.objects.create(stage=stage, skill=skill)


def test_gain_is_a_credential_or_a_skill_and_not_both_or_none(db: None) -> None:
    stage, both = a_stage(), {"credential": a_credential(), "skill": a_skill(), "proficiency": 3}
    for wrong in (both, {}):
        with pytest.raises(IntegrityError, match="stage_gives_credential_or_skill"), transaction.atomic():
            StageGain.objects.create(stage=stage, **wrong)


@pytest.mark.parametrize("end", ["starting_point", "role"])
def test_pathway_with_one_end_is_refused(end: str, db: None) -> None:
    ends = {"starting_point": a_starting_point(), "role": a_role()}
    with pytest.raises(IntegrityError, match="pathway_has_both_ends_or_none"), transaction.atomic():
        Pathway.objects.create(slug="x", title="X", summary="X.", **{end: ends[end]})


def test_second_pathway_of_a_pair_is_refused(db: None) -> None:
    first = a_pathway_between()
    with pytest.raises(IntegrityError), transaction.atomic():
        Pathway.objects.create(slug="x", starting_point=first.starting_point, role=first.role)


def test_nearest_role_is_another_one(db: None) -> None:
    role = a_role()
    with pytest.raises(IntegrityError, match="nearest_way_is_another_role"), transaction.atomic():
        a_nearest_way(a_starting_point(), role=role, nearest=role)


@pytest.mark.parametrize(
    ("ages", "words"),
    [((16, 21), "16 to 21"), ((16, None), "16 or older"), ((None, 21), "21 or younger"), ((None, None), "")],
)
def test_ages_read(ages: tuple[int | None, int | None], words: str) -> None:
    assert Credential(min_age=ages[0], max_age=ages[1]).ages == words


def test_page_that_there_is_none_of_was_not_opened(empty: None) -> None:
    with pytest.raises(IntegrityError, match="stage_opened_at_an_address"), transaction.atomic():
        a_stage(opened_on="2026-11-29")


def test_page_of_a_stage_is_its_publishers_where_a_cited_source_has_the_same_host(empty: None) -> None:
    cited = [a_section(source=a_source(url="https://www.school.example/rules/", publisher="A school"))]
    urls = ("https://school.example/study/", "https://elsewhere.example/")
    assert [a_stage(url=url, citations=cited).publisher for url in urls] == ["A school", ""]

"""Durations in words, and rows that can't be."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import RestrictedError

from careerguide.content.whole import read_whole
from pathways.models import Pathway, StartingPoint, Step
from roles.models import Role
from skills.models import Skill
from tests.build import a_credential, a_pathway, a_role, a_section, a_skill, a_starting_point, a_step


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


def test_pathway_goes_with_its_steps_and_leaves_what_they_name(db: None) -> None:
    pathway, role, skill = a_pathway(), a_role(), a_skill()
    pathway.roles.add(role)
    pathway.steps.get().skills.add(skill)
    pathway.delete()
    assert not Step.objects.filter(pathway_id=pathway.pk).exists()
    assert (Role.objects.filter(pk=role.pk).exists(), Skill.objects.filter(pk=skill.pk).exists()) == (True, True)


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
    shown, draft = a_pathway(), a_pathway(status=Pathway.Status.DRAFT)
    start.pathways.set([shown, draft])
    (found,) = read_whole()[StartingPoint]
    assert list(found.pathways.all()) == [shown]


@pytest.mark.parametrize(
    ("months", "longest"),
    [([12, 24], 36), ([12, None], None), ([], None)],
    ids=["stated for each step", "not stated for one", "no required step"],
)
def test_pathway_takes_as_long_as_its_required_steps_together(
    months: list[int | None], longest: int | None, db: None
) -> None:
    pathway = a_pathway()
    pathway.steps.all().delete()
    for most in months:
        a_step(pathway, max_months=most)
    a_step(pathway, max_months=60, optional=True)
    assert pathway.longest_months == longest

"""The plan and what fits as a visitor reads them, and what tests build for one."""

from django.test import Client

from pathways.models import Stage
from skills.models import Skill
from tests.build import a_gain, a_stage
from tests.reading import Document, visit

NURSE = "start=nurse&role=clinical-informaticist"


def plan(client: Client, query: str) -> Document:
    return visit(client, f"/plan/?{query}")


def fits(client: Client, query: str) -> Document:
    return visit(client, f"/fit/?{query}")


def headings(page: Document) -> list[str]:
    return page.texts("#fits h2:not(.sources h2)")


def a_course(skill: Skill, **changes: object) -> Stage:
    """A stage that gives a skill, and that who has the skill may leave out."""
    course = a_stage(title="A course", kind=Stage.Kind.TRAINING, **changes)
    a_gain(course, skill)
    return course

"""The picture of the data model in CONTRIBUTING.md shows the relations that the models have."""

import re
from collections import Counter

from django.apps import apps
from django.conf import settings
from django.db import models

from careerguide.content.models import Citations, Content, Entry, Part

LINE = re.compile(r"^    (\w+) (\S\S)--(\S\S) (\w+) : ", re.MULTILINE)
PICTURE = LINE.findall((settings.BASE_DIR / "CONTRIBUTING.md").read_text())
MODELS = [model for model in apps.get_models() if issubclass(model, Content)]
CITING = "Cited"


def relations() -> Counter[tuple[str, ...]]:
    """(left model, its mark, right model) of each relation but citations; “||” is exactly one, “|o” at most one."""
    found: Counter[tuple[str, ...]] = Counter()
    for model in MODELS:
        for field in model._meta.get_fields():
            if isinstance(field, models.ForeignKey):
                found[field.related_model.__name__, "|o" if field.null else "||", model.__name__] += 1
            elif isinstance(field, models.ManyToManyField) and not isinstance(field, Citations):
                found[model.__name__, "}o", field.related_model.__name__] += 1
    return found


def test_picture_shows_each_relation_of_the_models() -> None:
    shown = Counter((left, mark, right) for left, mark, _, right in PICTURE if left != CITING)
    assert shown == relations()


def test_models_that_cite_are_all_but_those_that_are_named() -> None:
    drawn = {name for left, _, _, right in PICTURE for name in (left, right)} - {CITING}
    citing = {
        model.__name__ for model in MODELS if any(isinstance(field, Citations) for field in model._meta.many_to_many)
    }
    of_the_guide = {"Door", "ListedDomain", "ListedMarket"}
    outside = {"SkillOutsideLink", "RoleOutsideLink", "AnswerDoor"}
    of_starting_points = {"StartingSkill", "NearestWay"}
    of_stages_and_ways = {"StageNeed", "StageGain", "Way", "WayItem"}
    uncited = {"Source", "Section", "Disagreement", "Place"} | outside
    assert drawn - citing == uncited | of_the_guide | of_starting_points | of_stages_and_ways


def test_model_is_an_entry_or_a_part() -> None:
    assert [model for model in MODELS if not issubclass(model, Entry | Part)] == []

"""The admin's models, a row of each, and the addresses of their pages."""

from collections.abc import Iterable
from functools import cache

import pytest
from django.apps import apps
from django.contrib.admin.utils import quote
from django.db import models
from django.urls import reverse

from careerguide.content.checking import Documents
from careerguide.content.models import Content, Entry
from careerguide.content.rows import read_database
from careerguide.content.versions import text_of
from careerguide.kinds import KINDS

APPS = ("content", "skills", "roles", "pathways")
MODELS = [model for label in APPS for model in apps.get_app_config(label).get_models()]
EDITED = [model for model in MODELS if issubclass(model, Content)]
ENTRIES = [kind.model for kind in KINDS]


def each(models_: Iterable[type[models.Model]]) -> pytest.MarkDecorator:
    """Runs a test for each model."""
    return pytest.mark.parametrize("model", [pytest.param(model, id=model.__name__) for model in models_])


def page_of(model: type[models.Model], view: str, *rows: models.Model) -> str:
    """The address of a page of the admin: changelist or add, or change, delete or history of a row."""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}"
    return reverse(name, args=[quote(row.pk) for row in rows])


def change_page(row: models.Model) -> str:
    return page_of(type(row), "change", row)


def documents() -> Documents:
    """What `dump_seeds` would write, by name."""
    found, problems = read_database(KINDS)
    assert problems == {}
    return found


def row_of(model: type[models.Model]) -> models.Model:
    """A row of the seeds."""
    return model._default_manager.first()


@cache
def longest() -> dict[str, str]:
    """The slug of the longest document of each kind, by its folder: read once, as each test finds the seeds."""
    found: dict[str, tuple[int, str]] = {}
    for name, document in documents().items():
        found[name.folder] = max(found.get(name.folder, (0, "")), (len(text_of(document)), name.slug))
    return {folder: slug for folder, (_, slug) in found.items()}


def richest(model: type[models.Model]) -> models.Model:
    """The entry with the longest document; of parts any."""
    if not issubclass(model, Entry):
        return row_of(model)
    folder = next(kind.folder for kind in KINDS if kind.model is model)
    return model._default_manager.get(slug=longest()[folder])

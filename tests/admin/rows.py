"""The admin's models, a row of each, and the addresses of their pages."""

from collections.abc import Iterable

import pytest
from django.apps import apps
from django.contrib.admin.utils import quote
from django.db import models
from django.urls import reverse

from careerguide.content.checking import Documents
from careerguide.content.models import Content, Door, Draft, Guide, ListedDomain, ListedMarket
from careerguide.content.rows import read_database
from careerguide.kinds import KINDS
from pathways.models import StageGain, StageNeed, WayItem
from roles.models import AnswerDoor

APPS = ("content", "skills", "roles", "pathways")
# Are edited in the form of their entry alone.
WITH_THEIR_ENTRY = [AnswerDoor, Door, Draft, ListedDomain, ListedMarket, StageGain, StageNeed, WayItem]
MODELS = [model for label in APPS for model in apps.get_app_config(label).get_models() if model not in WITH_THEIR_ENTRY]
EDITED = [model for model in MODELS if issubclass(model, Content)]
ENTRIES = [kind.model for kind in KINDS if not kind.only]
ADDED = [model for model in EDITED if model is not Guide]


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
    """The first row of a model, as its list has them."""
    return model._default_manager.first()

"""What all tests share: a database that holds the seeds, and ways to start from an empty one."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from hypothesis import settings as settings_of_hypothesis

from careerguide.content.current import current
from careerguide.content.models import Content, ContentVersion, LoadRecord
from careerguide.content.whole import Whole

settings_of_hypothesis.register_profile("careerguide", deadline=None)  # a busy machine is no failure
settings_of_hypothesis.load_profile("careerguide")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:
    """The seeds are loaded once, before all tests; each test's own changes are rolled back."""
    with django_db_blocker.unblock():
        call_command("load_seeds", verbosity=0)


@pytest.fixture
def empty(db: None) -> None:
    """No content at all, under a version of its own, for tests that build what they are about."""
    models = [model for model in apps.get_models() if issubclass(model, Content)]
    for model in models:
        for field in model._meta.many_to_many:
            field.remote_field.through._default_manager.all()._raw_delete("default")
    for model in reversed(models):
        model._default_manager.all()._raw_delete("default")
    LoadRecord.objects.all().delete()
    ContentVersion.bump()


@pytest.fixture
def whole(db: None) -> Whole:
    """The published whole as the test finds it; `read_whole()` reads it again after a change."""
    return current()


@pytest.fixture
def seeds() -> Path:
    return settings.SEEDS_DIR

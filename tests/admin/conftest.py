"""What editors find."""

import pytest

from careerguide.content.models import LoadRecord, Revision


@pytest.fixture
def rows(guide: None) -> None:
    """A row of each model; the first one of a kind has most to say."""
    LoadRecord.objects.create(kind="roles", slug="nurse", digest="0")
    Revision.objects.create(kind="roles", row=0, slug="nurse", title="Nurse", origin="load")

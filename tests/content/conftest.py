"""What the tests of documents and of loading them share."""

import shutil
from pathlib import Path

import pytest

from .seeds_copy import JUGGLING, SKILL, SeedsCopy


@pytest.fixture
def copy(db: None, seeds: Path, tmp_path: Path) -> SeedsCopy:
    """The seeds that the database holds, in a folder of the test's own."""
    return SeedsCopy(shutil.copytree(seeds, tmp_path / "seeds"))


@pytest.fixture
def juggling(copy: SeedsCopy) -> SeedsCopy:
    """The copy with a document more, which is loaded: the skill JUGGLING."""
    copy.write(JUGGLING, SKILL)
    assert copy.load().created == [JUGGLING]
    return copy

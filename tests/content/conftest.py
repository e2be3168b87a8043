"""What the tests of documents and of loading them share."""

from pathlib import Path
from shutil import copytree

import pytest

from .seeds_copy import JUGGLING, SKILL, SeedsCopy, circus


@pytest.fixture
def copy(fresh: None, tmp_path: Path) -> SeedsCopy:
    """The few documents of CIRCUS, which are loaded, in a folder of the test's own."""
    return circus(tmp_path / "seeds")


@pytest.fixture
def all_seeds(db: None, seeds: Path, tmp_path: Path) -> SeedsCopy:
    """All documents of the seeds, which are loaded, in a folder of the test's own."""
    return SeedsCopy(Path(copytree(seeds, tmp_path / "seeds")))


@pytest.fixture
def juggling(copy: SeedsCopy) -> SeedsCopy:
    """The copy with a document more, which is loaded: the skill JUGGLING."""
    copy.write(JUGGLING, SKILL)
    return copy

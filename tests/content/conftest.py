"""What the tests of documents and of loading them share."""

from pathlib import Path
from shutil import copytree

import pytest

from .seeds_copy import CIRCUS, JUGGLING, SKILL, SeedsCopy


@pytest.fixture
def copy(empty: None, tmp_path: Path) -> SeedsCopy:
    """The few documents of CIRCUS, which are loaded, in a folder of the test's own."""
    copy = SeedsCopy(tmp_path / "seeds")
    for name, text in CIRCUS.items():
        copy.write(name, text)
    assert len(copy.load().created) == len(CIRCUS)
    return copy


@pytest.fixture
def all_seeds(db: None, seeds: Path, tmp_path: Path) -> SeedsCopy:
    """All documents of the seeds, which are loaded, in a folder of the test's own."""
    return SeedsCopy(Path(copytree(seeds, tmp_path / "seeds")))


@pytest.fixture
def juggling(copy: SeedsCopy) -> SeedsCopy:
    """The copy with a document more, which is loaded: the skill JUGGLING."""
    copy.write(JUGGLING, SKILL)
    assert copy.load().created == [JUGGLING]
    return copy

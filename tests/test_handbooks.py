"""Each file that a handbook names is there."""

import re
from pathlib import Path

import pytest
from django.conf import settings

ROOT = settings.BASE_DIR
HANDBOOKS = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "bench/README.md"]
FOLDERS = "bench|careerguide|docs|pathways|requirements|roles|seeds|skills|static|templates|tests"
NAMED = re.compile(rf"(?<![\w/.-])(?:{FOLDERS})/[\w/-]*\.\w+")
YET_TO_BE_WRITTEN = {"careerguide/content/migrations/0013_records.json"}


@pytest.mark.parametrize("handbook", HANDBOOKS, ids=lambda path: path.name)
def test_file_that_a_handbook_names_is_there(handbook: Path) -> None:
    named = set(NAMED.findall(handbook.read_text())) - YET_TO_BE_WRITTEN
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []

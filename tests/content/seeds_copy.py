"""A copy of the seeds that a test may break, change, load and dump, and documents to put into it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from careerguide.content.checking import Name
from careerguide.content.dump import dump
from careerguide.content.load import load
from careerguide.content.models import ContentVersion
from careerguide.content.rows import read_database
from careerguide.content.schema import EntryDocument
from careerguide.content.sync import Report, last_agreed
from careerguide.kinds import KINDS

JUGGLING = Name("skills", "juggling")
SKILL = """\
---
title: Juggling
summary: Keeping three balls in the air.
order: 7
citations: [career-paths#opening]
domain: technical
tools: [balls, clubs]
---

Throw, catch, repeat.
"""

ROLE = """\
---
title: Juggler
summary: Keeps things in the air.
citations: [career-paths#opening]
kind: profession
---
"""

SOURCE = """\
---
title: The art of throwing
summary: A book about balls.
short_title: Throwing
kind: article
sections:
  - key: balls
    label: Balls
  - key: clubs
    label: Clubs
---
"""


@dataclass(frozen=True)
class SeedsCopy:
    """A folder of documents; they are named as `roles/ai-engineer`."""

    folder: Path

    def path(self, name: object) -> Path:
        return self.folder / f"{name}.md"

    def text(self, name: object) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: object, text: str | bytes) -> None:
        path = self.path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)

    def change(self, name: object, old: str, new: str) -> None:
        text = self.text(name)
        assert text.count(old) == 1
        self.write(name, text.replace(old, new))

    def load(self, **options: Any) -> Report:
        return load(self.folder, KINDS, **options)

    def dump(self, **options: Any) -> Report:
        return dump(self.folder, KINDS, **options)

    def problems(self) -> list[str]:
        """What a load finds wrong, as it is printed."""
        return [str(problem) for problem in self.load().problems]

    def files(self) -> dict[str, tuple[bytes, int]]:
        """Each file's bytes, and the time it was last written."""
        return {
            str(path.relative_to(self.folder)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in self.folder.rglob("*.md")
        }


def database() -> dict[Name, EntryDocument]:
    """All rows as documents."""
    found, problems = read_database(KINDS)
    assert problems == {}
    return found


def state() -> tuple[str, dict[Name, str], dict[Name, EntryDocument]]:
    """All that a load might change: the content version, the records and the rows."""
    return ContentVersion.current(), last_agreed(), database()

"""Documents that a test may break, change, load and dump, and others to put beside them."""

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
citations: [handbook#opening]
domain: technical
tools: [balls, clubs]
---

Throw, catch, repeat.
"""

ROLE = """\
---
title: Juggler
summary: Keeps things in the air.
citations: [handbook#opening]
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


CIRCUS = {
    "guide": """\
---
title: The circus
summary: All that one can become under the big top.
tagline: jobs in the ring
subject: the circus
headline: Find your place in the ring
lede: Some fly, some fall.
---
""",
    "sources/handbook": """\
---
title: The handbook of the circus
summary: A book about what one does there.
short_title: Handbook
kind: article
sections:
  - {key: opening, label: Opening}
  - {key: pay, label: Pay}
---
""",
    "domains/technical": """\
---
title: Technical
summary: What you do with things.
citations: [handbook#opening]
hue: technical
---
""",
    "skills/balance": SKILL.replace("Juggling", "Balance"),
    "markets/utopia": """\
---
title: Utopia
summary: Nobody has been there.
citations: [handbook#pay]
currency: USD
---
""",
    "roles/clown": ROLE.replace("Juggler", "Clown"),
    "roles/tamer": ROLE.replace("Juggler", "Tamer"),
    "pairs/clown-or-tamer": """\
---
title: Clown or tamer?
summary: One is laughed at.
citations: [handbook#opening]
first: clown
second: tamer
points:
  - {aspect: What you produce, first_side: Laughter., second_side: Awe., citations: [handbook#opening]}
statements:
  - {kind: same, text: Both stand in the ring., citations: [handbook#opening]}
  - {kind: confused, text: Both wear red., citations: [handbook#opening]}
  - {kind: choose-first, text: You like to fall., citations: [handbook#opening]}
  - {kind: choose-second, text: You like lions., citations: [handbook#opening]}
---
""",
    "starting-points/school": """\
---
title: School
summary: Where everyone begins.
citations: [handbook#opening]
---
""",
    "credentials/diploma": """\
---
title: Diploma
summary: Says that one can fall.
citations: [handbook#opening]
kind: certificate
---
""",
    "pathways/circus-school": """\
---
title: Circus school
summary: Three years of falling.
citations: [handbook#opening]
starting_point: school
role: clown
steps:
  - title: Learn
    kind: education
    text: Fall.
    credentials: [diploma]
    citations: [handbook#opening]
---
""",
}


@dataclass(frozen=True)
class SeedsCopy:
    """A folder of documents; they are named as `roles/clown`."""

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


def circus(folder: Path) -> SeedsCopy:
    """A folder with the few documents of CIRCUS."""
    copy = SeedsCopy(folder)
    for name, text in CIRCUS.items():
        copy.write(name, text)
    return copy


def database() -> dict[Name, EntryDocument]:
    """All rows as documents."""
    found, problems = read_database(KINDS)
    assert problems == {}
    return found


def state() -> tuple[str, dict[Name, str], dict[Name, EntryDocument]]:
    """All that a load might change: the content version, the records and the rows."""
    return ContentVersion.current(), last_agreed(), database()


def explained(report: Report) -> dict[Name, str]:
    """The conflicts, each with what a person is told of it."""
    return {name: explain() for name, explain in report.conflicts.items()}

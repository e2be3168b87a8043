"""What the seeds call things, as tests in a browser have to name some of them."""

from collections import Counter
from typing import Any

from django.conf import settings

from careerguide.content.documents import parse


def documents(folder: str) -> dict[str, dict[str, Any]]:
    """The front matter of the documents in a folder, by slug; in the order of their titles."""
    found = {path.stem: parse(path.read_bytes())[0] for path in (settings.SEEDS_DIR / folder).rglob("*.md")}
    return dict(sorted(found.items(), key=lambda named: named[1]["title"].lower()))


def titles(folder: str) -> list[str]:
    return [document["title"] for document in documents(folder).values()]


def longest(folder: str) -> list[str]:
    """Slugs, of those first that have most to say."""
    sizes = {path.stem: path.stat().st_size for path in (settings.SEEDS_DIR / folder).rglob("*.md")}
    return sorted(sizes, key=lambda slug: -sizes[slug])


def words(folder: str) -> list[str]:
    """The longer words of the titles."""
    return [word for title in titles(folder) for word in title.lower().split() if word.isalpha() and len(word) > 5]


ROLE, *_, POOR_ROLE = longest("roles")
SKILL, OTHER_SKILL, *_ = longest("skills")
WORDS = Counter(word for folder in ("skills", "roles", "credentials") for word in words(folder))
(WORD, _), (OTHER_WORD, _) = WORDS.most_common(2)

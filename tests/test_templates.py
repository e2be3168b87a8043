"""Templates: lines that one can read without scrolling sideways, and drawings that every browser draws alike."""

import re

from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
WIDEST = 120  # characters


def test_no_line_is_wider_than_120_characters() -> None:
    widest = {
        str(path.relative_to(TEMPLATES)): max(map(len, path.read_text().splitlines()), default=0)
        for path in TEMPLATES.rglob("*.html")
    }
    assert {name: width for name, width in widest.items() if width > WIDEST} == {}


def test_no_text_of_a_drawing_is_placed_in_rem() -> None:
    """WebKit takes such a place for pixels, and the text is cut away."""
    placed = re.compile(r'<text[^>]*\b[xy]="[\d.]+rem"')
    assert [path.name for path in TEMPLATES.rglob("*.html") if placed.search(path.read_text())] == []

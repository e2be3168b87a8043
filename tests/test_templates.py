"""Templates: lines that one can read without scrolling sideways."""

from django.conf import settings

TEMPLATES = settings.BASE_DIR / "templates"
WIDEST = 120  # characters


def test_no_line_is_wider_than_120_characters() -> None:
    widest = {
        str(path.relative_to(TEMPLATES)): max(map(len, path.read_text().splitlines()), default=0)
        for path in TEMPLATES.rglob("*.html")
    }
    assert {name: width for name, width in widest.items() if width > WIDEST} == {}

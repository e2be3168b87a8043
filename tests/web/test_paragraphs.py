"""What of a text stands open, and what waits behind it."""

import pytest

from careerguide.web.templatetags.web import after_first_paragraph, first_paragraph, markdown


@pytest.mark.parametrize(
    ("source", "first", "rest"),
    [
        ("", "", ""),
        ("One.", "<p>One.</p>", ""),
        ("One.\n\nTwo.", "<p>One.</p>", "<p>Two.</p>"),
        ("One.\n\n- a", "<p>One.</p>", "<ul><li>a</li></ul>"),
        ("One:\n\n- a\n- b\n\nTwo.", "<p>One:</p><ul><li>a</li><li>b</li></ul>", "<p>Two.</p>"),
        ("One:\n\n1. a\n\nTwo:\n\n1. b", "<p>One:</p><ol><li>a</li></ol>", "<p>Two:</p><ol><li>b</li></ol>"),
        ("One:\n\nTwo.\n\n- a", "<p>One:</p>", "<p>Two.</p><ul><li>a</li></ul>"),
        ("One:\n\n- a\n    - b\n- c", "<p>One:</p><ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", ""),
        ("One:\n\n- a\n\n- b\n\nTwo.", "<p>One:</p><ul><li><p>a</p></li><li><p>b</p></li></ul>", "<p>Two.</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>", ""),
    ],
)
def test_list_stands_with_the_paragraph_that_announces_it(source: str, first: str, rest: str) -> None:
    html = markdown(source)
    found = (first_paragraph(html), after_first_paragraph(html))
    assert tuple("".join(part.splitlines()) for part in found) == (first, rest)

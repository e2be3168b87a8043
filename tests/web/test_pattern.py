"""Templates that are rendered once, and filled by each answer."""

from html import unescape

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from hypothesis import given
from hypothesis import strategies as st

from careerguide.catalogue.listing import SortOrder
from careerguide.web.pattern import OPEN, Finished, fill, finish

TWO_HOLES = Finished("<p>%s & 100 %% of %s</p>")


def test_template_is_left_open_at_its_holes() -> None:
    order = SortOrder("size", "Size <b> in %s", lambda entry: None)
    filled = finish("catalogue/_key.html", "words", order=order).filled("large")
    assert filled == '<p class="card-key"><span class="label">Size &lt;b&gt; in %s</span> large</p>\n'


def test_values_are_put_in_their_order() -> None:
    assert TWO_HOLES.filled("one", "two") == "<p>one & 100 % of two</p>"


def test_value_is_escaped_unless_it_is_safe() -> None:
    assert TWO_HOLES.filled("<i>'", mark_safe("<b>")) == "<p>&lt;i&gt;&#x27; & 100 % of <b></p>"


@pytest.mark.parametrize("values", [(), ("one",), ("one", "two", "three")])
def test_each_hole_takes_one_value(values: tuple[str, ...]) -> None:
    with pytest.raises(TypeError, match="arguments"):
        TWO_HOLES.filled(*values)


def test_hole_can_stay_open_while_others_are_filled() -> None:
    assert TWO_HOLES.narrowed("50 % <i>", OPEN).filled("%s") == "<p>50 % &lt;i&gt; & 100 % of %s</p>"


def test_finished_template_is_ascii_and_reads_the_same() -> None:
    order = SortOrder("size", "Größe in €", lambda entry: None)
    filled = finish("catalogue/_key.html", "words", order=order).filled("100")
    assert filled.isascii()
    assert unescape(filled) == '<p class="card-key"><span class="label">Größe in €</span> 100</p>\n'


# By shape

TEXTS = st.text(max_size=5) | st.sampled_from(["%s", "%(page)s", "<b>", "&amp;"]) | st.just(SafeString("<i>"))
FIELDS = ("path", "nouns", "chosen", "panels", "counted", "count", "page", "pages", "ignored", "entries", "options")
FINDERS = st.fixed_dictionaries(
    dict.fromkeys(FIELDS, TEXTS)
    | {
        "table": st.booleans(),
        "chips": st.lists(st.tuples(TEXTS, TEXTS), max_size=3),
        "unfolded": st.lists(st.tuples(TEXTS), max_size=3),
    }
)


@given(context=FINDERS)
def test_filled_template_is_what_the_template_renders(context: dict[str, str | bool | list[tuple[str, ...]]]) -> None:
    template = "catalogue/_finder.html"
    assert in_ascii(fill(template, **context)) == in_ascii(render_to_string(template, context))


def in_ascii(text: str) -> bytes:
    return text.encode("ascii", "xmlcharrefreplace")


def test_one_shape_is_rendered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rendered = []
    monkeypatch.setattr("careerguide.web.pattern.render_to_string", lambda *given: rendered.append(given) or "")
    for path, chips in (("/a/", []), ("/b/", []), ("/c/", [("d", "e")]), ("/f/", [("g", "h")])):
        fill("catalogue/_never.html", path=path, chips=chips)
    assert len(rendered) == 2

"""Templates that are rendered once, and filled by name for each answer."""

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from hypothesis import given
from hypothesis import strategies as st

from careerguide.web.pattern import Pattern, Value, fill

KEY = "catalogue/_key.html"  # a label and words


def key(label: str, words: str) -> bytes:
    return f'<p class="card-key"><span class="label">{label}</span> {words}</p>\n'.encode()


def test_template_is_filled_by_name() -> None:
    pattern = Pattern(KEY, {"label": "Size <b> in %s"}, ["words"])
    assert [pattern.fill(words=words) for words in ("large", "small")] == [
        key("Size &lt;b&gt; in %s", "large"),
        key("Size &lt;b&gt; in %s", "small"),
    ]


def test_value_is_escaped_unless_it_is_safe_or_bytes() -> None:
    pattern = Pattern(KEY, {}, ["label", "words"])
    assert pattern.fill(words="<i>'\" &amp; 5 %", label=mark_safe("<b>")) == key(
        "<b>", "&lt;i&gt;&#x27;&quot; &amp;amp; 5 %"
    )
    assert pattern.fill(words=b"<i>%(label)b", label="%(words)b") == key("%(words)b", "<i>%(label)b")


def test_signs_of_any_language_stay_as_they_are() -> None:
    assert Pattern(KEY, {"label": "Größe in €"}, ["words"]).fill(words="統計") == key("Größe in €", "統計")


def test_each_open_name_needs_a_value() -> None:
    with pytest.raises(KeyError, match="label"):
        Pattern(KEY, {}, ["label", "words"]).fill(words="large")


# By shape

TEXTS = st.text(max_size=5) | st.sampled_from(["%s", "%(page)b", "<b>", "&amp;"]) | st.just(SafeString("<i>"))
FIELDS = (
    *(
        "path",
        "noun",
        "nouns",
        "heading",
        "title",
        "tally",
        "page",
        "pages",
        "options",
        "text",
        "encoded_text",
        "chosen",
    ),
    *("lens_name", "lens_label", "lenses", "panels", "counted", "ignored", "understood", "entries", "about"),
    *("previous", "next"),
)
FINDERS = st.fixed_dictionaries(
    dict.fromkeys(FIELDS, TEXTS)
    | {
        "chips": st.lists(st.tuples(TEXTS, TEXTS), max_size=3),
        "kept": st.lists(st.tuples(TEXTS, TEXTS), max_size=3),
        "ways": st.lists(st.tuples(TEXTS, TEXTS), max_size=3),
    }
)


@given(context=FINDERS)
def test_filled_template_is_what_the_template_renders(context: dict[str, Value]) -> None:
    template = "catalogue/_finder.html"
    assert fill(template, **context) == render_to_string(template, context).encode()


def filled(*counts: int) -> None:
    for number, count in enumerate(counts):
        fill("catalogue/_options.html", options=[(f"{number}", "A", "")] * count)


def test_one_shape_is_rendered_once(rendered: list[str]) -> None:
    filled(1001, 1001, 1002, 1001, 1002)
    assert rendered == ["catalogue/_options.html"] * 2


def test_template_is_rendered_each_time_while_developing(rendered: list[str], settings) -> None:
    settings.DEBUG = True
    filled(1003, 1003)
    assert rendered == ["catalogue/_options.html"] * 2

"""Figures that texts quote: typed once, where they stand, and told wherever a text refers to them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.content.markup import LinkedText, to_html, to_texts
from careerguide.content.quotation import Quotable, Quote, named_by, references, why_nothing

from .seeds_copy import SeedsCopy

OCCUPATION = """\
---
title: Acrobats
summary: Those who fly.
citations: [handbook#pay]
scheme: soc
version: '2018'
code: 27-2099
market: utopia
salary_bands:
  - market: utopia
    level: all
    measure: percentiles
    median: 120230
    currency: USD
    year: 2024
    citations: [handbook#pay]
---
"""
ALL, ENTRY, UTOPIA, ATLANTIS = ("all",), ("entry",), ("utopia", "nowhere"), ("atlantis",)
MEDIAN = Quotable((UTOPIA, ALL), "median", "US$2", 2024)


@pytest.mark.parametrize(
    ("words", "held", "found"),
    [
        ("median", [MEDIAN], ["US$2"]),
        ("utopia median", [MEDIAN], ["US$2"]),
        ("all utopia median", [MEDIAN], ["US$2"]),
        ("nowhere median", [MEDIAN], ["US$2"]),
        ("atlantis median", [MEDIAN], []),
        ("low", [MEDIAN], []),
        ("", [MEDIAN], []),
        ("median", [Quotable((UTOPIA, ALL), "median", "US$1", 2023), MEDIAN], ["US$2"]),
        ("median", [MEDIAN, Quotable((ATLANTIS, ALL), "median", "US$3", 2024)], ["US$2", "US$3"]),
        ("utopia median", [MEDIAN, Quotable((ATLANTIS, ALL), "median", "US$3", 2024)], ["US$2"]),
        ("entry median", [MEDIAN, Quotable((UTOPIA, ENTRY), "median", "US$1", 2020)], ["US$1"]),
        ("median", [MEDIAN, Quotable((ATLANTIS, ALL), "median", "US$2", 2024)], ["US$2"]),
    ],
)
def test_words_mean(words: str, held: list[Quotable], found: list[str]) -> None:
    assert [one.words for one in named_by(words.split(), held)] == found


@pytest.mark.parametrize(
    ("words", "held", "why"),
    [
        ("median", [MEDIAN], ""),
        ("low", [MEDIAN], "there is “utopia all median”"),
        ("median", [], "there is no figure"),
        (
            "median",
            [MEDIAN, Quotable((ATLANTIS, ALL), "median", "US$3", 2024)],
            "it may be any of “utopia all median”, “atlantis all median” at the same date",
        ),
    ],
)
def test_words_that_name_no_single_figure_are_told_why(words: str, held: list[Quotable], why: str) -> None:
    assert why_nothing(words.split(), held) == why


# In Markdown


def quoting_text(text: str) -> LinkedText:
    """A text whose figures are all US$2, and stand on the page /pay/."""
    return LinkedText(text, str, lambda reference: Quote("US$2", "/pay/#a"))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("{roles/a median}", '<p><a href="/pay/#a">US$2</a></p>'),
        ("*{roles/a lower_quartile} to {roles/a upper_quartile}*", None),
        ("{roles/a\nmedian }", '<p><a href="/pay/#a">US$2</a></p>'),
        ("[pay {roles/a low}](/x/)", '<p><a href="/x/" rel="noopener">pay US$2</a></p>'),
        ("`{roles/a low}`", "<p><code>US$2</code></p>"),
        ("| a |\n| --- |\n| {roles/a low} |", None),
        ("{a} and {}", "<p>{a} and {}</p>"),
    ],
)
def test_markdown_has_figures_as_links(text: str, html: str | None) -> None:
    shown = to_html(quoting_text(text))
    assert html is None or shown == html
    assert "{roles" not in shown


def test_text_alone_has_the_words() -> None:
    text = quoting_text("Pay is {roles/a median}.")
    assert (str(text), to_texts(text)) == ("Pay is US$2.", ["Pay is US$2."])


def test_figure_that_nobody_states_is_plain_words() -> None:
    assert to_html(LinkedText("{roles/a low}", str, lambda _: Quote("(none)"))) == "<p>(none)</p>"


@given(st.text("{}/ a\n[]()*_`<>|", max_size=40))
def test_any_text_with_braces_is_read(text: str) -> None:
    quoted = quoting_text(text)
    to_html(quoted)
    assert [*references(quoted)] == []


@given(st.lists(st.sampled_from(["{roles/a median}", "Pay", "*so*", "- x", "\n", "## H"]), max_size=8))
def test_each_reference_is_told_once(pieces: list[str]) -> None:
    html = to_html(quoting_text(" ".join(pieces)))
    assert html.count("US$2") == pieces.count("{roles/a median}")


# In documents


def problems(copy: SeedsCopy, text: str) -> list[str]:
    copy.write("occupations/acrobats", OCCUPATION)
    copy.write("roles/clown", copy.path("roles/clown").read_text() + f"\n{text}\n")
    return copy.problems()


@pytest.mark.parametrize(
    ("reference", "why"),
    [
        ("occupations/acrobats median", None),
        ("occupations/acrobats utopia all year", None),
        ("occupations/acrobats low", "there is “utopia all median”, “utopia all year”"),
        ("occupations/moon median", "there is no occupation “moon”"),
        ("roles/tamer median", "there is no figure"),
        ("moons/moon median", "write {folder/name figure}, such as {occupations/nurse median}"),
    ],
)
def test_load_says_of_a_figure(copy: SeedsCopy, reference: str, why: str | None) -> None:
    told = f"seeds/roles/clown.md: body: the figure {{{reference}}} points nowhere: {why}"
    assert problems(copy, f"It is {{{reference}}}.") == ([told] if why else [])


def test_load_says_of_a_figure_in_a_summary(copy: SeedsCopy) -> None:
    copy.change("roles/clown", "Keeps things in the air.", "Earns {roles/tamer low}.")
    assert copy.problems() == [
        "seeds/roles/clown.md: summary: the figure {roles/tamer low} points nowhere: there is no figure"
    ]

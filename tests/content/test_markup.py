"""Markdown as clean HTML: what editors may write, and what never reaches a page."""

import inspect
import re
import sys
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.content.markup import _PLAIN, _PLAIN_TERMS, _to_html, to_html, to_inline_html


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Some *text*, **strong**.", "<p>Some <em>text</em>, <strong>strong</strong>.</p>"),
        ("`code`", "<p><code>code</code></p>"),
        ("## Heading", "<h2>Heading</h2>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("3. three\n4. four", '<ol start="3">\n<li>three</li>\n<li>four</li>\n</ol>'),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("Term\n: Meaning", "<dl>\n<dt>Term</dt>\n<dd>Meaning</dd>\n</dl>"),
        ("[AMIA](https://amia.org/)", '<p><a href="https://amia.org/" rel="noopener">AMIA</a></p>'),
        ("[roles](/roles/ 'All')", '<p><a href="/roles/" title="All" rel="noopener">roles</a></p>'),
        ("[us](mailto:us@example.org)", '<p><a href="mailto:us@example.org" rel="noopener">us</a></p>'),
        (
            "AI helps.\n\n*[AI]: artificial intelligence",
            '<p><abbr title="artificial intelligence">AI</abbr> helps.</p>',
        ),
        ("5 < 6 & 7", "<p>5 &lt; 6 &amp; 7</p>"),
        ("", ""),
    ],
)
def test_markdown_becomes(source: str, html: str) -> None:
    assert to_html(source) == html


def test_table_keeps_its_cells_and_their_alignment() -> None:
    html = to_html("| Role | Pay |\n| --- | ---: |\n| Nurse | 5 |").replace("\n", "")
    assert html == (
        '<table><thead><tr><th>Role</th><th align="right">Pay</th></tr></thead>'
        '<tbody><tr><td>Nurse</td><td align="right">5</td></tr></tbody></table>'
    )


@pytest.mark.parametrize(
    ("source", "html"),
    [
        pytest.param("Hi<script>alert(1)</script>", "<p>Hi</p>", id="script"),
        pytest.param("<script src=//evil.example/x.js></script>", "", id="script from elsewhere"),
        pytest.param("Hi<style>p { display: none }</style>", "<p>Hi</p>", id="style"),
        pytest.param("<b onclick='x()' style='color: red'>Hi</b>", "<p>Hi</p>", id="handler and style"),
        pytest.param("<img src=x onerror=alert(1)>", "<p></p>", id="picture with a handler"),
        pytest.param("![a](https://evil.example/a.png)", "<p></p>", id="picture from elsewhere"),
        pytest.param("<iframe src='https://evil.example/'></iframe>", "", id="frame"),
        pytest.param("<svg onload=alert(1)></svg>Hi", "<p>Hi</p>", id="svg"),
        pytest.param("<form action='/x'><input name=q></form>", "", id="form"),
        pytest.param("[x](javascript:alert(1))", "<p>x</p>", id="javascript"),
        pytest.param("[x](JaVaScRiPt:alert(1))", "<p>x</p>", id="javascript in capitals"),
        pytest.param("[x](java&#09;script:alert(1))", "<p>x</p>", id="javascript with a tab"),
        pytest.param("[x](data:text/html,<b>)", "<p>x</p>", id="data"),
        pytest.param("<a href='/roles/' id='main' class='brand' onclick='x()'>x</a>",
                     '<p><a href="/roles/" rel="noopener">x</a></p>', id="attributes of a link"),
        pytest.param("<h1>Mine</h1>", "<h2>Mine</h2>", id="second title"),
        pytest.param("<!-- hidden -->Hi", "<p>Hi</p>", id="comment"),
    ],
)  # fmt: skip
def test_cleaned_of(source: str, html: str) -> None:
    assert to_html(source).strip() == html


TANGLED = {
    "300 nested lists": "\n".join("    " * depth + "- x" for depth in range(300)),
    "300 nested lists of two kinds": "- 1. " * 300 + "x",
    "open brackets": "[" * 5000,
    "open pictures": "![" * 5000,
    "open tags": "<a " * 5000,
    "open addresses": "[a](" * 5000,
    "abbreviations": "\n".join(f"*[a{number}]: x" for number in range(2000)),
    "headings": "# a\n" * 5000,
    "definitions": "a\n: b\n" * 5000,
}


@pytest.mark.parametrize("source", TANGLED.values(), ids=TANGLED.keys())
def test_text_that_can_not_be_read_is_shown_as_it_was_typed(source: str) -> None:
    shown = unescape(re.sub("</?p>|<br>", "", to_html(source)))
    assert "".join(shown.split()) == "".join(source.split())


DEEP = "\n".join("    " * depth + "- <b>x</b>" for depth in range(20))


def read_with_little_room(source: str) -> str:
    """What becomes of a text when Python may call no deeper than it takes to begin."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(len(inspect.stack(0)) + 70)
    try:
        return to_html(source)
    finally:
        sys.setrecursionlimit(limit)


def test_failure_of_the_reader_fails_no_page(caplog: pytest.LogCaptureFixture) -> None:
    assert to_html(DEEP).startswith("<ul>")
    assert read_with_little_room(f"{DEEP} again").startswith("<p>- &lt;b&gt;x&lt;/b&gt;<br>")
    assert "A text can't be read as Markdown: - <b>x</b>" in caplog.text


def test_text_after_one_that_failed_is_read() -> None:
    read_with_little_room(f"{DEEP} once more")
    assert to_html("This *is* read.") == "<p>This <em>is</em> read.</p>"


@pytest.mark.parametrize(("top", "ranks"), [(2, "2234566"), (3, "3345666"), (4, "4456666"), (5, "5566666")])
def test_headings_start_below_the_one_that_the_text_stands_under(top: int, ranks: str) -> None:
    source = "\n\n".join([*("#" * rank + " Heading" for rank in range(1, 7)), "<h6>Heading</h6>"])
    assert re.findall(r"<h(\d)>Heading</h\d>", to_html(source, top)) == list(ranks)


def test_heading_in_a_note_is_below_those_of_any_part() -> None:
    assert to_inline_html("# Heading\n\n## Heading") == "<h5>Heading</h5>\n<h5>Heading</h5>"


@given(st.from_regex(_PLAIN, fullmatch=True))
def test_plain_line_reads_as_markdown_would_read_it(line: str) -> None:
    assert to_html(line) == _to_html(line)


@given(st.lists(st.from_regex(_PLAIN, fullmatch=True), min_size=2, max_size=3))
def test_plain_paragraphs_read_as_markdown_would_read_them(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    assert to_html(text) == _to_html(text)


@given(st.from_regex(_PLAIN_TERMS, fullmatch=True))
def test_terms_of_a_figure_read_as_markdown_would_read_them(terms: str) -> None:
    assert f"<p>{to_inline_html(terms)}</p>" == _to_html(terms)


def test_asterisk_in_code_stays_as_it_is() -> None:
    assert to_html("`a*b*c`") == "<p><code>a*b*c</code></p>"


def test_abbreviation_holds_for_its_own_text_alone() -> None:
    to_html("*[AI]: artificial intelligence\n\nAI is *here*.")
    assert to_html("AI is *there*.") == "<p>AI is <em>there</em>.</p>"


def test_protocol_relative_link_goes_nowhere() -> None:
    assert to_html("[x](//evil.example/)") == "<p>x</p>"


def test_markdown_heading_of_first_rank_never_becomes_a_second_title() -> None:
    assert "<h1" not in to_html("# Mine")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        pytest.param("one *paragraph*", "one <em>paragraph</em>", id="a paragraph loses its tags"),
        pytest.param("one\n\ntwo", "<p>one</p>\n<p>two</p>", id="two keep theirs"),
        pytest.param("- item", "<ul>\n<li>item</li>\n</ul>", id="a list stays"),
        pytest.param("Hi<script>alert(1)</script>", "Hi", id="and is cleaned too"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_inline(source: str, html: str) -> None:
    assert to_inline_html(source) == html


@pytest.mark.parametrize("address", ["/&#9;/evil.example", "/&#10;\\evil.example", "&#32;//evil.example"])
def test_hidden_protocol_relative_link_goes_nowhere(address: str) -> None:
    assert "evil.example" not in to_html(f'<a href="{address}">x</a>')

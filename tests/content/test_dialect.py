"""Lists and tables as GitHub reads them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.content.dialect import DEEPEST, in_our_form
from careerguide.content.markup import to_html

A, B, C = "<li>a</li>", "<li>b</li>", "<li>c</li>"
TABLE = "| a | b |\n| - | - |\n| c | d |"
ROWS = "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>"


def html(source: str) -> str:
    return re.sub(r"(?<=>)\s+|\s+(?=<)", "", to_html(source))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        pytest.param("- a\n  - b", f"<ul><li>a<ul>{B}</ul></li></ul>", id="two blanks nest"),
        pytest.param("- a\n\n  - b", f"<ul><li><p>a</p><ul>{B}</ul></li></ul>", id="after a blank line too"),
        pytest.param("- a\n    - b", f"<ul><li>a<ul>{B}</ul></li></ul>", id="four blanks as before"),
        pytest.param("- a\n - b", f"<ul>{A}{B}</ul>", id="one blank nests nothing"),
        pytest.param("1. a\n   - b\n2. c", f"<ol><li>a<ul>{B}</ul></li>{C}</ol>", id="below a number"),
        pytest.param("10. a\n    - b", f'<ol start="10"><li>a<ul>{B}</ul></li></ol>', id="below a longer number"),
        pytest.param("- a\n  - b\n    1. c", f"<ul><li>a<ul><li>b<ol>{C}</ol></li></ul></li></ul>", id="three deep"),
        pytest.param("- a\n  - b\n- c", f"<ul><li>a<ul>{B}</ul></li>{C}</ul>", id="and back"),
        pytest.param(
            "- a\n\n    - b\n- c",
            f"<ul><li><p>a</p><ul>{B}</ul></li><li><p>c</p></li></ul>",
            id="back after a blank line",
        ),
        pytest.param("1) a\n2) b", f"<ol>{A}{B}</ol>", id="numbers with a bracket"),
    ],
)
def test_list_within_a_list(source: str, shown: str) -> None:
    assert html(source) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        pytest.param("So:\n- a\n- b", f"<p>So:</p><ul>{A}{B}</ul>", id="list"),
        pytest.param("So:\n1. a\n2. b", f"<p>So:</p><ol>{A}{B}</ol>", id="numbers"),
        pytest.param("> So:\n> - a", f"<blockquote><p>So:</p><ul>{A}</ul></blockquote>", id="list in a quotation"),
        pytest.param("> So\n- a", f"<blockquote><p>So</p></blockquote><ul>{A}</ul>", id="list below a quotation"),
        pytest.param("- a\n1. b", f"<ul>{A}</ul><ol>{B}</ol>", id="numbers below a list"),
        pytest.param("- a\n\n  So:\n  - b", f"<ul><li><p>a</p><p>So:</p><ul>{B}</ul></li></ul>", id="in an item"),
        pytest.param(f"So:\n{TABLE}", f"<p>So:</p>{ROWS}", id="table"),
        pytest.param(f"> So:\n{TABLE}", f"<blockquote><p>So:</p></blockquote>{ROWS}", id="table below a quotation"),
        pytest.param(
            "- a\n" + re.sub("^", "  ", TABLE, flags=re.MULTILINE),
            f"<ul><li><p>a</p>{ROWS}</li></ul>",
            id="table in an item",
        ),
        pytest.param(f"{TABLE}\n- a", f"{ROWS}<ul>{A}</ul>", id="list below a table"),
        pytest.param(f"{TABLE}\n> a", f"{ROWS}<blockquote><p>a</p></blockquote>", id="quotation below a table"),
        pytest.param("- a\n> b", f"<ul>{A}</ul><blockquote><p>b</p></blockquote>", id="quotation below a list"),
    ],
)
def test_begins_without_a_blank_line(source: str, shown: str) -> None:
    assert html(source) == shown


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("It began in\n2020. Then it grew.", id="a year that ends a sentence"),
        pytest.param("It costs\n-5 or\n*much* or\n+5.", id="marks without a blank"),
        pytest.param("Either a | b\nor c | d.", id="bars without a row of dashes"),
        pytest.param("So\n    - deep", id="four blanks below a paragraph"),
    ],
)
def test_paragraph_stays_one(source: str) -> None:
    assert html(source).startswith("<p>")
    assert html(source).count("<p>") == 1
    assert not re.search("<(ul|ol|table)", to_html(source))


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("- a\n\n    more\n\n- b\n    - c\n        - d", id="lists"),
        pytest.param("- a\nlazy\n\n        code", id="what follows an item"),
        pytest.param(f"So:\n\n{TABLE}\n\nEnd", id="table"),
        pytest.param(f"{TABLE}\n| - | - |\n| e | f |", id="row of dashes in a table"),
        pytest.param("a | b\n- | -\n- | c", id="table without outer bars"),
        pytest.param("Title\n---\n\n* * *\n\n## Part\n- a", id="headings and rules"),
        pytest.param("Term\n: Meaning\n\n    - a\n\n*[AI]: artificial", id="definitions"),
        pytest.param("> a\nlazy\n\n> b", id="quotations"),
        pytest.param("```\nSo:\n- a\n  - b\n\n> c\n- d\n```", id="code between fences"),
        pytest.param("- ~~~\n  So:\n  - b\n  ```\n  ~~~", id="code in an item"),
        pytest.param("```\nSo:\n- a", id="code that nothing ends"),
    ],
)
def test_well_formed_text_stays_as_it_is(source: str) -> None:
    assert in_our_form(source.split("\n")) == source.split("\n")


def test_list_goes_on_after_code() -> None:
    assert in_our_form(["```", "- a", "```", "So:", "- b"])[-2:] == ["", "- b"]


def test_backslash_at_the_end_breaks_a_line() -> None:
    assert to_html("one\\\ntwo") == "<p>one<br>\ntwo</p>"


def test_lists_within_lists_end_somewhere() -> None:
    source = "\n".join("  " * depth + "- a" for depth in range(39))
    assert to_html(source).count("<ul>") == DEEPEST + 1


LINES = st.lists(st.text("-*+1).|>:`~# ab\\", max_size=12), max_size=12)


@given(LINES)
def test_any_lines_keep_all_that_is_no_blank(lines: list[str]) -> None:
    kept = "".join(in_our_form(lines)).replace(" ", "").replace(")", ".")
    assert kept == "".join(lines).replace(" ", "").replace(")", ".")


@given(LINES)
def test_our_form_stays_as_it_is(lines: list[str]) -> None:
    once = in_our_form(lines)
    assert in_our_form(once) == once


@given(LINES)
def test_any_text_is_read(lines: list[str]) -> None:
    assert isinstance(to_html("\n".join(lines)), str)

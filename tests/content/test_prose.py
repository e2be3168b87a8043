"""Which texts can be read as Markdown in good time, and what is said of the others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.content.prose import MOST_MARKED, MOST_OPEN, WIDEST_NESTING, most_open, tangle

MARKS = {"[": "]", "(": ")", "<": ">"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("One [link](/roles/) and a <b>tag</b>. " * 500, id="many links and tags"),
        pytest.param("Ranges such as [0, 1) and p < 0.05.", id="brackets that stay open"),
        pytest.param("1) one 2) two 3) three\n" * 200, id="brackets that nothing opened"),
        pytest.param("- item\n    - within it\n        - and within that\n" * 100, id="lists within lists"),
        pytest.param("\n\n".join(f"## {number}\n\nText." for number in range(MOST_MARKED)), id="many headings"),
        pytest.param("-" * 200, id="a long rule"),
        pytest.param("| a | b |\n| --- | --- |\n" + "| c | d |\n" * 300, id="a long table"),
    ],
)
def test_plain_enough(text: str) -> None:
    assert tangle(text) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * (MOST_OPEN + 1), "has more than 20 “[” before a “]” closes one"),
        ("![a](" * (MOST_OPEN + 1), "has more than 20 “(” before a “)” closes one"),
        ("<a " * (MOST_OPEN + 1), "has more than 20 “<” before a “>” closes one"),
        (
            " " * WIDEST_NESTING + "- x",
            "nests lists or quotations too deeply: a line begins with more than 80 blanks and marks",
        ),
        (
            "*[a]: b\n" * (MOST_MARKED + 1),
            "has more than 150 headings, rules, definitions and abbreviations",
        ),
    ],
)
def test_tangled_text_is_told_why(text: str, said: str) -> None:
    assert tangle(text) == said


@given(depth=st.integers(0, 60), pair=st.sampled_from(list(MARKS.items())), pairs=st.integers(0, 5))
def test_open_brackets_are_counted_where_most_are_open(depth: int, pair: tuple[str, str], pairs: int) -> None:
    opening, closing = pair
    assert most_open((opening * depth + "x" + closing * depth) * pairs, opening, closing) == (depth if pairs else 0)


@given(st.text("[]x", max_size=60))
def test_closing_what_nothing_opened_opens_nothing(text: str) -> None:
    assert most_open("]" * 9 + text, "[", "]") == most_open(text, "[", "]") <= text.count("[")

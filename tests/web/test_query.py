"""Query strings as forms read them: what is taken, and what is said to be left out."""

import pytest
from django.http import QueryDict

from careerguide.web.query import Choices, QueryForm, Text


class FruitForm(QueryForm):
    q = Text(longest=10)
    fruit = Choices(label="Fruit", choices=[("fig", "Fig"), ("kiwi", "Kiwi")])
    colour = Choices(label="Colour")


def asked(query: str) -> FruitForm:
    return FruitForm(QueryDict(query), colour=[("red", "Red")])


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("q=nurse", "nurse"),
        ("q=++nurse+", "nurse"),
        ("q=a%00b%0Ac", "a b c"),
        ("q=%00", ""),
        ("q=0123456789abc", "0123456789"),
        ("q=one&q=two", "two"),
        ("q=", ""),
        ("", ""),
    ],
)
def test_text_is_taken_as(query: str, text: str) -> None:
    assert asked(query).cleaned_data["q"] == text


@pytest.mark.parametrize(
    ("query", "chosen"),
    [
        ("fruit=kiwi", ["kiwi"]),
        ("fruit=kiwi&fruit=fig", ["kiwi", "fig"]),
        ("fruit=fig&fruit=fig", ["fig"]),
        ("fruit=fig&fruit=stone", ["fig"]),
        ("fruit=FIG", []),
        ("fruit=fig%00", []),
        ("fruit=", []),
        ("", []),
    ],
)
def test_choices_are_taken_as(query: str, chosen: list[str]) -> None:
    assert asked(query).cleaned_data["fruit"] == chosen


def test_choices_of_content_are_given_with_the_query() -> None:
    assert asked("colour=red&colour=blue").cleaned_data["colour"] == ["red"]


@pytest.mark.parametrize(
    ("query", "ignored"),
    [
        ("", []),
        ("q=nurse&fruit=fig&colour=red", []),
        ("fruit=fig&fruit=fig", []),
        ("q=0123456789", []),
        ("q=0123456789a", ["everything after the first 10 characters"]),
        ("q=one&q=two", ["all but the last of several texts"]),
        ("fruit=stone", ["fruit “stone”"]),
        ("fruit=fig&fruit=stone&fruit=brick", ["fruit “stone”, “brick”"]),
        ("fruit=a&fruit=b&fruit=c&fruit=d", ["fruit “a”, “b”, “c” and 1 more"]),
        (f"fruit={'x' * 50}", [f"fruit “{'x' * 40}”"]),
        ("size=1&shape=2", ["“size”, “shape”, which this page does not know"]),
        ("fruit=stone&colour=blue", ["fruit “stone”", "colour “blue”"]),
        ("fruit=&fruit=+&=x", []),
        ("fruit=a%00b%E2%80%AE&%07=1", ["fruit “a�b�”", "“�”, which this page does not know"]),
    ],
)
def test_what_is_left_out_is_named(query: str, ignored: list[str]) -> None:
    assert asked(query).ignored == ignored


def test_last_of_several_texts_is_said_to_be_cut_too() -> None:
    said = ["all but the last of several texts, and everything after the first 10 characters"]
    assert asked("q=one&q=0123456789abc").ignored == said


@pytest.mark.parametrize(("query", "number"), [("", 0), ("q=x", 1), ("q=x&fruit=fig&fruit=kiwi&fruit=stone", 3)])
def test_chosen_counts_the_values_taken(query: str, number: int) -> None:
    assert asked(query).chosen == number

"""What the whole catalogue holds on some words: by heading, with marks, and safe to show."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerguide.catalogue.current import catalogue_of
from careerguide.catalogue.words import ParsedWords
from careerguide.content.whole import read_whole
from careerguide.search.groups import FoundItem, ResultGroup, marked, result_groups
from tests.build import a_role, a_skill, a_stage, a_topic

ASKED = ParsedWords(("nurse", "c++", "zurich", "beg", "a"), begun="beg")


def searched(text: str, *headings: str) -> list[ResultGroup]:
    catalogue = catalogue_of(read_whole())
    return result_groups(catalogue, catalogue.words.search(text), headings)


def only(text: str) -> FoundItem:
    """The one entry that a text finds."""
    (group,) = searched(text)
    (found,) = group.found
    return found


# Marks


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("Nothing of that.", "Nothing of that."),
        ("A nurse", "<mark>A</mark> <mark>nurse</mark>"),
        ("NURSES, nursing", "<mark>NURSES</mark>, <mark>nursing</mark>"),
        ("C++ and C", "<mark>C++</mark> and C"),
        ("Zürich", "<mark>Zürich</mark>"),
        ("beginners beg", "<mark>beginners</mark> <mark>beg</mark>"),
        ("nurse-led", "<mark>nurse</mark>-led"),
        ("<b>nurse</b> & “R&D”", "&lt;b&gt;<mark>nurse</mark>&lt;/b&gt; &amp; “R&amp;D”"),
    ],
)
def test_words_are_marked(text: str, html: str) -> None:
    assert marked(text, ASKED) == html


@given(text=st.text() | st.lists(st.sampled_from(["nurse", "<mark>", "&amp;", " ", "'", "beg"])).map("".join))
def test_marked_text_says_what_the_text_says(text: str) -> None:
    assert unescape(re.sub("</?mark>", "", marked(text, ASKED))) == text


# What is shown of an entry


def test_title_and_summary_are_marked_and_need_no_snippet(empty: None) -> None:
    a_role(title="Quokka <b>", summary="A quokka & co.", body="The quokka sleeps.")
    found = only("quokka")
    assert (found.title, found.summary) == ("<mark>Quokka</mark> &lt;b&gt;", "A <mark>quokka</mark> &amp; co.")
    assert found.snippet == ""


def test_snippet_shows_the_words_where_title_and_summary_lack_them(empty: None) -> None:
    a_skill(title="Patience", summary="Waiting.", body="Long ago. " * 40 + "The quokkas sleep. " + "Later on. " * 40)
    snippet = only("quokka").snippet
    assert "The <mark>quokkas</mark> sleep" in snippet
    assert len(snippet) < 200


def test_snippet_is_text_and_never_markup(empty: None) -> None:
    a_skill(title="Patience", summary="Waiting.", body="`<script>quokka</script>` & <b>co</b>")
    assert only("quokka").snippet == "&lt;script&gt;<mark>quokka</mark>&lt;/script&gt; &amp; co"


def test_snippet_tells_the_other_name_that_holds_the_words(empty: None) -> None:
    a_skill(title="Patience", summary="Waiting.", body="It waits.", aliases=["Quokka skill"])
    assert only("quokka").snippet == "Also under “<mark>Quokka</mark> skill”."


# Headings


def counted(found: list[ResultGroup]) -> list[tuple[str, int, int]]:
    """(heading, how many there are, how many are shown) of each group."""
    return [(group.heading, group.count, len(group.found)) for group in found]


@pytest.fixture
def quokkas(empty: None) -> None:
    """Six roles, a skill that is named so, and a question that only mentions them."""
    for _ in range(6):
        a_role(title="Quokka keeper")
    a_skill(title="Quokka")
    a_topic(body="Is a quokka a keeper?")


def test_headings_stand_in_the_order_of_the_best_of_each(quokkas: None) -> None:
    assert [group.heading for group in searched("quokka")] == ["Skills", "Roles", "Questions"]


def test_each_heading_shows_its_first_three_and_counts_all(quokkas: None) -> None:
    found = searched("quokka")
    assert counted(found) == [("Skills", 1, 1), ("Roles", 6, 3), ("Questions", 1, 1)]
    assert [group.has_more for group in found] == [False, True, False]


def test_chosen_headings_show_more_and_no_other_is_shown(quokkas: None) -> None:
    assert counted(searched("quokka", "Skills", "Roles")) == [("Skills", 1, 1), ("Roles", 6, 6)]


def test_chosen_heading_shows_a_hundred_at_most(empty: None) -> None:
    for _ in range(101):
        a_role(title="Quokka", citations=[])
    assert counted(searched("quokka", "Roles")) == [("Roles", 101, 100)]


def test_nothing_found_makes_no_groups(quokkas: None) -> None:
    assert searched("zebra") == []


def test_stage_stands_behind_what_it_serves(empty: None) -> None:
    a_stage(title="Earn a licence")
    a_role(title="Quokka keeper", summary="You earn little.")
    assert [group.heading for group in searched("earn")] == ["Roles", "Stages"]

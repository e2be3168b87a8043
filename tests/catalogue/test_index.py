"""The search index: what finds what, how it is understood, and what a strange text can't do to it."""

from collections.abc import Callable, Iterator

import pytest
from pyroaring import BitMap

from careerguide.catalogue.current import catalogue_of
from careerguide.catalogue.index import TextIndex
from careerguide.catalogue.listing import Item
from careerguide.catalogue.words import ParsedWords, words
from careerguide.content.models import Entry
from careerguide.content.whole import read_whole
from tests.build import (
    a_credential,
    a_domain,
    a_market,
    a_pair,
    a_pathway,
    a_role,
    a_skill,
    a_source,
    a_stage,
    a_starting_point,
    a_topic,
)

NURSE = Item(
    "Roles", "Informatics nurse", "/nurse/", "Teaches wards.", ("NI", "Nursing informaticist"), ("She validates.",)
)
CPP = Item("Skills", "C++", "/cpp/", "A language.")
CSHARP = Item("Skills", "C#", "/csharp/", "Another language.")
R = Item("Skills", "R", "/r/", "Statistics.", ("R programming",))
PYTHON = Item("Skills", "Python", "/python/", "A programming language.", ("scikit-learn", "PyTorch"))
IMAGING = Item("Skills", "Medical imaging", "/imaging/", "Radiology and Python.", ("DICOM",), ("Café in Zürich.",))
LEARNING = Item("Topics", "Machine learning", "/learning/", "Models learn from data.")
QUESTION = Item("Questions", "What is seen?", "/seen/", "Much.", phrasings=("is endoscopy medicine",))

ITEMS = [NURSE, CPP, CSHARP, R, PYTHON, IMAGING, LEARNING, QUESTION]

Find = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def index() -> TextIndex:
    index = TextIndex()
    for number, item in enumerate(ITEMS):
        index.add(number, item)
    index.finish()
    return index


@pytest.fixture(scope="module")
def find(index: TextIndex) -> Find:
    """Finds titles in a small index."""
    return lambda text: [ITEMS[number].title for number in index.search(text).numbers]


def found(text: str) -> list[Item]:
    """Finds items among the content as it is now."""
    catalogue = catalogue_of(read_whole())
    return [catalogue.items[number] for number in catalogue.words.search(text).numbers]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("validate", ["Informatics nurse"], id="another form of a word in the text"),
        pytest.param("models", ["Machine learning"], id="the same form"),
        pytest.param("model", ["Machine learning"], id="the singular"),
        pytest.param("nurses", ["Informatics nurse"], id="the plural"),
        pytest.param("pyth", ["Python"], id="the beginning of a title"),
        pytest.param("dic", ["Medical imaging"], id="the beginning of another name"),
        pytest.param("informatics nur", ["Informatics nurse"], id="a last word not typed to its end"),
        pytest.param("DICOM", ["Medical imaging"], id="capitals"),
        pytest.param("ni", ["Informatics nurse"], id="an abbreviation"),
        pytest.param("pytorch", ["Python"], id="a tool"),
        pytest.param("scikit-learn", ["Python"], id="a tool with a hyphen"),
        pytest.param("zurich cafe", ["Medical imaging"], id="accents left out"),
        pytest.param("ZÜRICH", ["Medical imaging"], id="accents kept"),
        pytest.param("imagign", ["Medical imaging"], id="two letters swapped"),
        pytest.param("machne", ["Machine learning"], id="a letter missing"),
        pytest.param("dicomm", ["Medical imaging"], id="a letter too many"),
        pytest.param("infromatcis", ["Informatics nurse"], id="two errors in a long word"),
        pytest.param("C++", ["C++"], id="C++"),
        pytest.param("c#", ["C#"], id="C#"),
        pytest.param("R", ["R"], id="R"),
        pytest.param("such thyng", [], id="nothing of the kind"),
        pytest.param("what is a python", ["Python", "Medical imaging"], id="a question"),
        pytest.param(
            "radiology python language", ["Medical imaging", "Python"], id="few items with all of three words"
        ),
        pytest.param("machine imaging", ["Medical imaging", "Machine learning"], id="any word where no item has all"),
    ],
)
def test_search_finds(text: str, titles: list[str], find: Find) -> None:
    assert sorted(find(text)) == sorted(titles)


def test_all_spellings_of_a_word_are_meant_as_the_one_that_items_have(empty: None) -> None:
    a_skill(title="Diving", summary="You take a licence.")
    a_skill(title="Swimming", summary="You gain experience.")
    assert catalogue_of(read_whole()).words.meant("license licence experience") == ["licence", "licence", "experience"]


def test_title_comes_before_a_mention(find: Find) -> None:
    assert find("python") == ["Python", "Medical imaging"]


@pytest.mark.parametrize("text", ["EHR", "what is an ehr", "(EHR)"])
def test_whole_name_comes_before_longer_ones_that_hold_it(text: str, empty: None) -> None:
    a_skill(title="Records", aliases=["EHR"])
    a_skill(title="EHR workflow", aliases=["EHR EHR"])
    found = catalogue_of(read_whole()).words.search(text)
    assert [catalogue_of(read_whole()).items[number].title for number in found.numbers] == ["Records", "EHR workflow"]


def test_items_with_every_word_push_out_those_with_some(find: Find) -> None:
    assert find("radiology python") == ["Medical imaging"]


@pytest.mark.parametrize("text", ["", " ", "\x00", "\n\t", "…", "-", "()", "“”", "!?*", "\u200b", "🩺"])
def test_text_without_words_finds_nothing(text: str, find: Find) -> None:
    assert find(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("\x00python\x00", id="NUL"),
        pytest.param('"python', id="a quotation mark"),
        pytest.param("python'", id="an apostrophe"),
        pytest.param("title:python", id="a field"),
        pytest.param("item:python", id="the stored field"),
        pytest.param("+python -machine", id="plus and minus"),
        pytest.param("python^9", id="a boost"),
        pytest.param("python~2", id="a distance"),
        pytest.param("python* OR (", id="a wildcard and an operator"),
        pytest.param("[python TO zebra]", id="a range"),
        pytest.param("python\\", id="a backslash"),
        pytest.param("/python/", id="a regular expression"),
        pytest.param("{python}; DROP TABLE roles_role; --", id="another language"),
    ],
)
def test_query_syntax_is_only_words(text: str, find: Find) -> None:
    assert "Python" in find(text)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param("python " * 1500, ["Medical imaging", "Python"], id="one word over and over"),
        pytest.param(
            "radiology " + " ".join(f"w{n}" for n in range(3000)), ["Medical imaging"], id="thousands of words"
        ),
        pytest.param("x" * 10_000, [], id="one long word"),
        pytest.param("( " * 5000, [], id="brackets"),
    ],
)
def test_ten_kilobytes_are_searched_by_their_first_words(text: str, titles: list[str], find: Find) -> None:
    assert sorted(find(text)) == titles


def test_only_the_first_dozen_of_words_count() -> None:
    assert words(" ".join(f"w{n}" for n in range(20))) == [f"w{n}" for n in range(12)]


def test_word_counts_once() -> None:
    assert words("Python python PYTHON") == ["python"]


# How a text is understood


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        pytest.param("", ParsedWords(), id="no words"),
        pytest.param("Python", ParsedWords(("python",), begun="python"), id="a word"),
        pytest.param("nurse python", ParsedWords(("nurse", "python"), begun="python"), id="the last of two may go on"),
        pytest.param("pyth", ParsedWords(("pyth",), begun="pyth"), id="the beginning of a name"),
        pytest.param("r", ParsedWords(("r",)), id="one letter, which does not go on"),
        pytest.param("what is a nurse", ParsedWords(("nurse",), begun="nurse"), id="a question"),
        pytest.param("zebra", ParsedWords(unknown=("zebra",)), id="a word that nothing has"),
        pytest.param("machne", ParsedWords(("machine",), {"machne": "machine"}), id="a word with a typo"),
        pytest.param(
            "python machne", ParsedWords(("python", "machine"), {"machne": "machine"}), id="a typo after a word"
        ),
        pytest.param(
            "machine machne", ParsedWords(("machine",), {"machne": "machine"}), id="a word with and without a typo"
        ),
        pytest.param("zebra pythn", ParsedWords(("python",), {"pythn": "python"}, ("zebra",)), id="nothing and a typo"),
        pytest.param(
            "endoscpy", ParsedWords(("endoscopy",), {"endoscpy": "endoscopy"}), id="a typo in a word of a phrasing"
        ),
        pytest.param("emdicine", ParsedWords(("medicine",), {"emdicine": "medicine"}), id="its first letters swapped"),
        pytest.param("sendoscpy", ParsedWords(unknown=("sendoscpy",)), id="two typos, one of them at the beginning"),
        pytest.param("icom", ParsedWords(unknown=("icom",)), id="too short for a typo"),
        pytest.param("bython", ParsedWords(unknown=("bython",)), id="another word, which begins otherwise"),
        pytest.param("ypthon", ParsedWords(("python",), {"ypthon": "python"}), id="the first two letters swapped"),
        pytest.param("mchne", ParsedWords(unknown=("mchne",)), id="two typos in a short word"),
    ],
)
def test_text_is_understood_as(text: str, asked: ParsedWords, index: TextIndex) -> None:
    assert index.search(text).asked == asked


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        pytest.param("radiology python", True, id="one item has all words"),
        pytest.param("machine imaging", False, id="each item has some"),
        pytest.param("python zebra", True, id="one has all that are known"),
        pytest.param("zebra", True, id="there is nothing to hold"),
    ],
)
def test_ranking_tells_whether_its_items_hold_every_known_word(text: str, complete: bool, index: TextIndex) -> None:
    assert index.search(text).complete is complete


def test_search_among_some_items_finds_the_best_of_these(index: TextIndex) -> None:
    some = [ITEMS.index(NURSE), ITEMS.index(PYTHON)]
    ranking = index.search("radiology python", BitMap(some))
    assert (ranking.numbers, ranking.complete) == ([ITEMS.index(PYTHON)], False)


@pytest.mark.parametrize(
    ("word", "marked"),
    [("Python", True), ("pythons", True), ("Pyth", False), ("Café", True), ("models", True), ("nurses", True)],
)
def test_word_of_an_entry_is_one_that_was_looked_for(word: str, marked: bool, index: TextIndex) -> None:
    assert index.search("pythn cafe modeling nur").asked.marks(word) is marked


# The published content


def entries(status: Entry.Status) -> Iterator[Entry]:
    """One of each kind that can be found, all of them about quokkas."""
    values = {"title": "Quokka", "status": status}
    yield a_role(**values)
    yield a_skill(domain=a_domain(), **values)
    yield a_market(**values)
    yield a_topic(**values)
    yield a_pair(a_role(), a_role(), **values)
    yield a_pathway(**values)
    yield a_starting_point(**values)
    yield a_credential(**values)
    yield a_stage(**values)
    yield a_source(**values)


def test_every_kind_of_entry_is_found(empty: None) -> None:
    built = list(entries(Entry.Status.PUBLISHED))
    items = found("quokka")
    assert {item.url for item in items} == {entry.get_absolute_url() for entry in built}
    assert {item.title for item in items} == {"Quokka", "Pay: Quokka"}


def test_drafts_are_not_found(empty: None) -> None:
    assert list(entries(Entry.Status.DRAFT))
    assert found("quokka") == []


def test_pair_with_a_draft_is_not_found(empty: None) -> None:
    a_pair(a_role(), a_role(status=Entry.Status.DRAFT), title="Quokka")
    assert found("quokka") == []

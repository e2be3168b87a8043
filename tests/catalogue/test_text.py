"""The search index: what finds what, and what a strange text can't do to it."""

from collections.abc import Callable, Iterator

import pytest

from careerguide.catalogue import index
from careerguide.catalogue.index import Item
from careerguide.content.models import ContentVersion, Entry
from careerguide.items import all_items
from roles.models import Role
from tests.build import (
    a_credential,
    a_domain,
    a_market,
    a_pair,
    a_pathway,
    a_role,
    a_skill,
    a_source,
    a_starting_point,
    a_topic,
)

NURSE = Item(
    "Roles", "Informatics nurse", "/nurse/", "Teaches wards.", ("NI", "Nursing informaticist"), "She validates."
)
CPP = Item("Skills", "C++", "/cpp/", "A language.")
CSHARP = Item("Skills", "C#", "/csharp/", "Another language.")
R = Item("Skills", "R", "/r/", "Statistics.", ("R programming",))
PYTHON = Item("Skills", "Python", "/python/", "A programming language.", ("scikit-learn", "PyTorch"))
IMAGING = Item("Skills", "Medical imaging", "/imaging/", "Radiology and Python.", ("DICOM",), "Café in Zürich.")
LEARNING = Item("Topics", "Machine learning", "/learning/", "Models learn from data.")

Find = Callable[[str], list[str]]


@pytest.fixture(scope="module")
def find() -> Find:
    """Finds titles in a small index."""
    built = index.build([NURSE, CPP, CSHARP, R, PYTHON, IMAGING, LEARNING])
    return lambda text: [item.title for item in index.search(built, text)]


@pytest.fixture
def found(db: None) -> Find:
    """Finds titles among the content of the present moment."""
    return lambda text: [item.title for item in index.search(index.current(all_items), text)]


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
        pytest.param("no such thyng", [], id="nothing of the kind"),
        pytest.param("machine imaging", ["Medical imaging", "Machine learning"], id="any word where no item has all"),
    ],
)
def test_search_finds(text: str, titles: list[str], find: Find) -> None:
    assert sorted(find(text)) == sorted(titles)


def test_title_comes_before_a_mention(find: Find) -> None:
    assert find("python") == ["Python", "Medical imaging"]


def test_items_with_every_word_push_out_those_with_some(find: Find) -> None:
    assert find("radiology python") == ["Medical imaging"]


def test_item_comes_back_with_all_that_is_shown_of_it(find: Find) -> None:
    (item,) = index.search(index.build([NURSE, PYTHON]), "nurse")
    assert item == Item("Roles", "Informatics nurse", "/nurse/", "Teaches wards.")


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
        pytest.param("[python TO radiology]", id="a range"),
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
    assert index.words(" ".join(f"w{n}" for n in range(20))) == [f"w{n}" for n in range(12)]


def test_word_counts_once() -> None:
    assert index.words("Python python PYTHON") == ["python"]


def test_kinds_stand_in_the_order_of_their_best_item() -> None:
    groups = index.grouped([PYTHON, NURSE, CPP, LEARNING])
    assert list(groups.items()) == [("Skills", [PYTHON, CPP]), ("Roles", [NURSE]), ("Topics", [LEARNING])]


def test_no_items_make_no_groups() -> None:
    assert index.grouped([]) == {}


# The content of the present moment


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
    yield a_source(**values)


def test_every_kind_of_entry_is_found(empty: None) -> None:
    built = list(entries(Entry.Status.PUBLISHED))
    found = index.search(index.current(all_items), "quokka")
    assert {item.url for item in found} == {entry.get_absolute_url() for entry in built}
    assert {item.title for item in found} == {"Quokka", "Pay: Quokka"}


def test_drafts_are_not_found(empty: None, found: Find) -> None:
    assert list(entries(Entry.Status.DRAFT))
    assert found("quokka") == []


def test_pair_with_a_draft_is_not_found(empty: None, found: Find) -> None:
    a_pair(a_role(), a_role(status=Entry.Status.DRAFT), title="Quokka")
    assert found("quokka") == []


def test_new_entry_is_found(found: Find) -> None:
    assert found("quokka") == []
    a_role(title="Quokka")
    assert found("quokka") == ["Quokka"]


def test_edit_is_followed(found: Find) -> None:
    role = a_role(title="Quokka")
    assert found("quokka") == ["Quokka"]
    role.title = "Wombat"
    role.save()
    assert (found("quokka"), found("wombat")) == ([], ["Wombat"])


def test_bulk_edit_is_followed(found: Find) -> None:
    role = a_role(title="Quokka")
    assert found("quokka") == ["Quokka"]
    Role.objects.filter(pk=role.pk).update(status=Entry.Status.DRAFT)
    assert found("quokka") == []


def test_index_is_kept_until_the_content_changes(db: None) -> None:
    kept = index.current(all_items)
    assert index.current(all_items) is kept
    ContentVersion.bump()
    assert index.current(all_items) is not kept


def test_asking_a_kept_index_costs_one_query(db: None, django_assert_num_queries) -> None:
    index.current(all_items)
    with django_assert_num_queries(1):
        index.current(all_items)

"""Lists that grow: a long kind has pages of its own, on which each of its entries is found."""

from collections.abc import Callable, Iterator
from urllib.parse import urljoin

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from careerguide.web.shelves import ON_A_PAGE
from roles.pair_table import MOST_ROLES
from tests.build import a_credential, a_pair, a_role, a_source, a_stage, a_topic, an_answer, an_occupation
from tests.reading import Document, visit

MANY = 2 * ON_A_PAGE + 1
LISTS = [
    (a_topic, "/topics/"),
    (a_credential, "/pathways/credentials/"),
    (a_source, "/sources/"),
    (an_answer, "/questions/"),
    (an_occupation, "/occupations/"),
]


def built(build: Callable[..., Entry], count: int) -> set[str]:
    """The addresses of so many new entries of one kind."""
    return {build(title=f"No. {number}", order=number).get_absolute_url() for number in range(count)}


def pages_of(client: Client, path: str) -> Iterator[Document]:
    """A list and all its pages, as its links lead to them."""
    waiting, seen = [path], {path}
    while waiting:
        page = visit(client, waiting.pop())
        yield page
        led = {urljoin(path, link) for link in page.links if link.startswith("?")} - seen
        seen |= led
        waiting += led


def entries_on(page: Document, known: set[str]) -> list[str]:
    return [link for link in page.links if link in known]


@pytest.fixture
def many_pairs(empty: None) -> set[str]:
    """Pairs of more roles than a table has room for."""
    return {a_pair(a_role(), a_role()).get_absolute_url() for _ in range(max(ON_A_PAGE, MOST_ROLES) + 1)}


# Few of a kind


@pytest.mark.parametrize(("build", "path"), LISTS)
def test_kind_that_fits_on_a_page_has_none_of_its_own(build, path: str, empty: None, client: Client) -> None:
    known = built(build, ON_A_PAGE)
    (page,) = pages_of(client, path)
    assert {*entries_on(page, known)} == known
    assert page.texts("main details > summary") == [f"{ON_A_PAGE - 6} more"]


# Many of a kind


@pytest.mark.parametrize(("build", "path"), LISTS)
def test_list_shows_the_first_six_of_a_long_kind(build, path: str, empty: None, client: Client) -> None:
    known = built(build, ON_A_PAGE + 1)
    assert len(entries_on(visit(client, path), known)) == 6


@pytest.mark.parametrize(("build", "path"), LISTS)
def test_links_lead_to_every_entry_of_a_long_kind(build, path: str, empty: None, client: Client) -> None:
    known = built(build, MANY)
    found = [entries_on(page, known) for page in pages_of(client, path)]
    assert set().union(*found) == known
    assert max(map(len, found)) == ON_A_PAGE


@pytest.mark.parametrize(("build", "path"), LISTS)
def test_page_of_a_kind_takes_1_query(build, path: str, empty: None, client: Client, django_assert_num_queries) -> None:
    built(build, MANY)
    (link,) = {link for link in visit(client, path).links if link.startswith("?kind=")}
    current()
    with django_assert_num_queries(1):
        assert client.get(f"{path}{link}&page=2").status_code == 200


def test_page_of_a_kind_shows_no_other(empty: None, client: Client) -> None:
    built(a_topic, MANY)
    other = a_topic(kind="outlook").get_absolute_url()
    page = visit(client, "/topics/?kind=question")
    assert (len(page.texts("h2")), other in page.links) == (1, False)


def test_each_page_of_a_kind_has_its_own_title_and_canonical_address(empty: None, client: Client) -> None:
    built(a_topic, MANY)
    told = [
        (page.texts("title"), [link.get("href") for link in page.find("link[rel=canonical]")])
        for page in (visit(client, f"/topics/?kind=question&page={number}") for number in (1, 2))
    ]
    assert told == [
        (["Topics: Questions people ask · Career guide"], ["http://testserver/topics/?kind=question"]),
        (["Topics: Questions people ask, page 2 · Career guide"], ["http://testserver/topics/?kind=question&page=2"]),
    ]


def test_kind_that_does_not_exist_is_named_as_ignored(empty: None, client: Client) -> None:
    known = built(a_topic, 2)
    page = visit(client, "/topics/?kind=nonsense")
    assert page.texts(".note") == ["Ignored kind “nonsense” (unknown)."]
    assert {*entries_on(page, known)} == known


def test_page_behind_the_last_is_named_as_ignored(empty: None, client: Client) -> None:
    built(a_topic, MANY)
    page = visit(client, "/topics/?kind=question&page=9")
    assert page.texts(".note") == ["Ignored page “9” (not a whole number from 1 to 3)."]


# Stages, whose addresses are headings of their list


def test_list_of_many_stages_shows_the_first_of_each_kind(empty: None, client: Client) -> None:
    built(a_stage, MANY)
    page = visit(client, "/pathways/stages/")
    assert len(page.find(".entry")) == 4
    assert f"All {MANY}: Education" in page.links_in("main section")


def test_stage_that_is_asked_for_is_found_on_its_page(empty: None, client: Client) -> None:
    built(a_stage, MANY)
    stage = a_stage(title="The last", order=MANY, former_slugs=["once"])
    for slug in (stage.slug, "once"):
        answer = client.get(f"/pathways/stages/?stage={slug}", follow=True)
        address, _ = answer.redirect_chain[-1]
        assert len(Document(answer.content.decode()).find(f".entry #{address.partition('#')[2]}")) == 1


def test_stage_of_a_short_list_is_found_there(empty: None, client: Client) -> None:
    a_stage(slug="course")
    assert client.get("/pathways/stages/?stage=course")["Location"] == "/pathways/stages/#course"


def test_links_lead_to_all_that_is_told_of_many_stages(empty: None, client: Client) -> None:
    known = {address.partition("#")[2] for address in built(a_stage, MANY)}
    pages = pages_of(client, "/pathways/stages/")
    assert {told for page in pages for told in page.root.xpath("//details[contains(@class, 'entry')]/div/@id")} == known


# Pairs


def test_links_lead_to_every_pair(many_pairs: set[str], client: Client) -> None:
    found = [entries_on(page, many_pairs) for page in pages_of(client, "/roles/pairs/")]
    assert {*map(len, found)} == {len(many_pairs) - ON_A_PAGE, ON_A_PAGE}
    assert set().union(*found) == many_pairs

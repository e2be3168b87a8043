"""The catalogue of the present moment: when it is rebuilt, and what is answered meanwhile."""

import gc
import threading
from collections.abc import Iterator
from weakref import ref

import pytest
from django.db.models import QuerySet
from django.test import Client

from careerguide.catalogue.current import current
from careerguide.catalogue.listing import Listing
from careerguide.content.models import ContentVersion, Source
from careerguide.sources.catalogue import source_item
from tests.build import (
    a_band,
    a_duty,
    a_market,
    a_pair,
    a_pathway,
    a_role,
    a_role_skill,
    a_source,
    a_starting_point,
    a_topic,
)
from tests.roles.parts import a_code, a_disagreement, an_alias, an_outlook

AT_ONCE = "careerguide.catalogue.current.AT_ONCE"


# A small catalogue


def test_catalogue_is_kept_until_the_content_changes(db: None) -> None:
    kept = current()
    assert current() is kept
    ContentVersion.bump()
    assert current() is not kept


def test_small_catalogue_is_new_with_the_next_request(db: None) -> None:
    current()
    source = a_source(title="Quokka")
    assert [item.url for item in current().items if item.title == "Quokka"] == [source.get_absolute_url()]


def test_old_catalogue_is_forgotten_without_a_walk_of_the_collector(db: None, client: Client) -> None:
    """As what was frozen for speed is walked through no more, nothing in it may refer to itself."""
    client.get("/roles/?kind=profession")
    old = ref(current().finders["roles"])
    gc.disable()
    try:
        ContentVersion.bump()
        current()
        assert old() is None
    finally:
        gc.enable()


def test_catalogue_is_built_each_time_while_developing(db: None, settings) -> None:
    settings.DEBUG = True
    assert current() is not current()


@pytest.mark.parametrize("rows", [1, 3])
def test_first_request_after_a_change_takes_49_queries(rows: int, empty: None, django_assert_num_queries) -> None:
    for _ in range(rows):
        role, market, pathway = a_role(), a_market(), a_pathway()
        for part in (an_alias, a_duty, a_disagreement, a_role_skill, an_outlook, a_code):
            part(role)
        a_band(role, market)
        a_pair(role, a_role())
        a_topic().roles.add(role)
        pathway.roles.add(role)
        pathway.starting_points.add(a_starting_point())
    with django_assert_num_queries(49):
        current()


def test_next_request_takes_1_query(db: None, django_assert_num_queries) -> None:
    current()
    with django_assert_num_queries(1):
        current()


# A large one


@pytest.fixture
def large(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Present, and from now on too large to be rebuilt at once."""
    current()
    monkeypatch.setattr(AT_ONCE, 0)


def builders() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "catalogue"]


def wait_for_the_builder() -> None:
    for thread in builders():
        thread.join()


def test_large_catalogue_is_replaced_soon(large: None) -> None:
    old = current()
    ContentVersion.bump()
    assert current() is old
    wait_for_the_builder()
    new = current()
    assert (new.stamp, new.items) == (ContentVersion.current(), old.items)


def test_answer_from_an_old_catalogue_is_kept_under_the_old_version(large: None, client: Client) -> None:
    old = client.get("/roles/")["ETag"]
    ContentVersion.bump()
    assert client.get("/roles/")["ETag"] == old
    wait_for_the_builder()
    known = client.get("/roles/", headers={"If-None-Match": old})
    assert (known.status_code, known["ETag"] == old) == (200, False)


may_finish = threading.Event()


def slow() -> QuerySet[Source]:
    may_finish.wait()
    return Source.objects.none()


SLOW = [Listing("slow", slow, source_item)]


@pytest.fixture
def building(large: None, settings) -> Iterator[None]:
    """While a new catalogue is built, which takes as long as the test likes."""
    settings.CATALOGUE = f"{__name__}.SLOW"
    may_finish.clear()
    ContentVersion.bump()
    current()
    yield
    may_finish.set()
    wait_for_the_builder()


def test_old_catalogue_goes_on_answering_while_the_new_one_is_built(building: None) -> None:
    assert current().stamp != ContentVersion.current()
    may_finish.set()
    wait_for_the_builder()
    assert current().stamp == ContentVersion.current()


def test_new_catalogue_is_built_once_however_many_ask(building: None) -> None:
    for _ in range(3):
        current()
    assert len(builders()) == 1


def broken() -> QuerySet[Source]:
    raise RuntimeError


BROKEN = [Listing("broken", broken, source_item)]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_catalogue_that_could_not_be_built_is_tried_again(large: None, settings) -> None:
    works, settings.CATALOGUE = settings.CATALOGUE, f"{__name__}.BROKEN"
    ContentVersion.bump()
    old = current()
    wait_for_the_builder()
    settings.CATALOGUE = works
    assert current() is old
    wait_for_the_builder()
    assert current().stamp == ContentVersion.current()

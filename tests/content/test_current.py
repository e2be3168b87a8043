"""Which whole answers: kept for its content version, replaced when that moves, and the last one while there is none."""

import gc
import threading
from collections.abc import Callable, Iterator
from time import monotonic, sleep
from typing import Any
from weakref import ref

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client

from careerguide.content.current import LONGEST_WAIT, PAUSE, Keeper, NoContentError, current
from careerguide.content.models import ContentVersion, Section
from careerguide.content.whole import Whole, present_version, read_whole
from roles.models import Role
from tests.build import a_role

OLD = "another version"


@pytest.fixture
def keeper(guide: None) -> Keeper:
    return Keeper()


# A small whole


def test_whole_is_kept_until_the_content_changes(keeper: Keeper) -> None:
    kept = keeper.current()
    assert keeper.current() is kept
    ContentVersion.bump()
    assert keeper.current() is not kept


def test_change_is_in_the_next_whole(keeper: Keeper) -> None:
    keeper.current()
    role = a_role()
    assert role in keeper.current()[Role]


def test_whole_bears_the_version_that_it_was_read_at(keeper: Keeper) -> None:
    assert keeper.current().version == present_version()


def test_kept_whole_costs_one_query(keeper: Keeper, django_assert_num_queries: Callable) -> None:
    keeper.current()
    with django_assert_num_queries(1):
        keeper.current()


def test_as_many_wholes_are_kept_as_the_settings_say(keeper: Keeper, settings) -> None:
    settings.WHOLES_KEPT = 1
    first = keeper.current()
    savepoint = transaction.savepoint()
    ContentVersion.bump()
    keeper.current()
    transaction.savepoint_rollback(savepoint)
    assert keeper.current() is not first


def test_whole_of_a_version_that_comes_back_is_still_kept(keeper: Keeper, settings) -> None:
    settings.WHOLES_KEPT = 2
    first = keeper.current()
    savepoint = transaction.savepoint()
    ContentVersion.bump()
    keeper.current()
    transaction.savepoint_rollback(savepoint)
    assert keeper.current() is first


def test_whole_is_read_each_time_while_developing(keeper: Keeper, settings) -> None:
    settings.DEBUG = True
    assert keeper.current() is not keeper.current()


# In a transaction


def test_whole_of_an_open_transaction_is_not_kept(keeper: Keeper) -> None:
    before = keeper.current()
    with transaction.atomic():
        role = a_role()
        seen = role in keeper.current()[Role]
        transaction.set_rollback(True)
    assert (seen, keeper.current() is before) == (True, True)


# A large one


def test_exact_whole_is_the_kept_one_where_it_is_of_this_version(keeper: Keeper) -> None:
    kept = keeper.current()
    assert keeper.exact() is kept


def test_exact_whole_has_the_last_change_though_an_older_one_answers(failing: Keeper) -> None:
    role = a_role()
    assert role in failing.exact()[Role]


def test_exact_whole_has_entries_that_pages_leave_out(keeper: Keeper) -> None:
    role = a_role()
    keeper.current().left_out.add((Role, role.pk))
    assert keeper.exact().left_out == set()


@pytest.fixture
def large(db: None, settings) -> Keeper:
    """Keeps a whole of another version that is too large to be read while a request waits."""
    settings.ENTRIES_READ_AT_ONCE = 0
    return Keeper(Whole(OLD, 2026))


def readers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "published whole"]


def wait_for_the_reader() -> None:
    for thread in readers():
        thread.join()


def test_large_whole_is_replaced_soon(large: Keeper) -> None:
    assert large.current().version == OLD
    wait_for_the_reader()
    assert large.current().version == present_version()


may_finish = threading.Event()


def slow(whole: Whole) -> None:
    may_finish.wait()


@pytest.fixture
def reading(large: Keeper, settings) -> Iterator[Keeper]:
    """While a new whole is made, which takes as long as the test likes."""
    settings.DERIVED_FROM_CONTENT = [f"{__name__}.slow"]
    may_finish.clear()
    large.current()
    yield large
    may_finish.set()
    wait_for_the_reader()


def test_old_whole_goes_on_answering_while_the_new_one_is_made(reading: Keeper) -> None:
    assert reading.current().version == OLD
    may_finish.set()
    wait_for_the_reader()
    assert reading.current().version == present_version()


def test_new_whole_is_read_once_however_many_ask(reading: Keeper) -> None:
    for _ in range(3):
        reading.current()
    assert len(readers()) == 1


def broken(whole: Whole) -> None:
    raise ValueError("broken")


def test_whole_that_could_not_be_made_is_tried_again(large: Keeper, settings, caplog) -> None:
    works, settings.DERIVED_FROM_CONTENT = settings.DERIVED_FROM_CONTENT, [f"{__name__}.broken"]
    large.current()
    wait_for_the_reader()
    settings.DERIVED_FROM_CONTENT = works
    assert (large.current().version, readers()) == (OLD, [])  # not at once
    large.paused_until = 0.0
    large.current()
    wait_for_the_reader()
    assert large.current().version == present_version()
    assert "broken" in caplog.text


# A whole that can't be made


@pytest.fixture
def failing(keeper: Keeper, settings) -> Keeper:
    """Keeps a whole, and can't make the one of the present version."""
    keeper.current()
    ContentVersion.bump()
    settings.DERIVED_FROM_CONTENT = [f"{__name__}.broken"]
    return keeper


def test_last_whole_answers_while_a_new_one_can_not_be_made(failing: Keeper, caplog) -> None:
    kept = failing.kept()
    assert failing.current() is kept
    assert "ValueError('broken')" in caplog.text


def test_whole_that_can_not_be_made_is_tried_again_after_10_seconds_then_20_then_40(failing: Keeper, caplog) -> None:
    for wait in (10, 20, 40):
        for _ in range(3):
            failing.current()
        failing.paused_until -= wait - 1
        failing.current()
        failing.paused_until -= 1
    assert len(caplog.records) == 3


def test_wait_has_an_end(failing: Keeper) -> None:
    for _ in range(20):
        failing.paused_until = 0.0
        failing.current()
    assert failing.paused_until - monotonic() <= LONGEST_WAIT


def test_whole_that_can_be_made_again_is_shown_and_the_wait_begins_anew(failing: Keeper, settings) -> None:
    works, broken = ["careerguide.catalogue.current.catalogue_of"], settings.DERIVED_FROM_CONTENT
    for derived in (broken, broken, works):
        settings.DERIVED_FROM_CONTENT = derived
        failing.paused_until = 0.0
        failing.current()
    assert failing.current().version == present_version()
    ContentVersion.bump()
    settings.DERIVED_FROM_CONTENT = broken
    failing.current()
    assert failing.paused_until - monotonic() <= 10


def test_whole_that_can_not_be_made_and_has_none_before_it_is_an_error(keeper: Keeper, settings) -> None:
    settings.DERIVED_FROM_CONTENT = [f"{__name__}.broken"]
    with pytest.raises(NoContentError, match="ValueError"):
        keeper.current()
    assert keeper.kept() is None


# Memory


def test_each_change_leaves_no_rows_behind(client: Client, db: None, settings) -> None:
    settings.WHOLES_KEPT = 1
    sections = []
    for _ in range(5):
        ContentVersion.bump()
        for address in ("/", "/roles/", "/roles/ai-engineer/", "/roles/salaries/", "/skills/", "/search/?q=nurse"):
            assert client.get(address).status_code == 200
        sections.append([ref(section) for section in current()[Section]])
    gc.collect()
    assert [sum(row() is not None for row in rows) for rows in sections] == [0, 0, 0, 0, Section.objects.count()]


def test_old_whole_goes_once_the_answers_made_from_it_are_done(large: Keeper, settings) -> None:
    settings.WHOLES_KEPT = 1
    answering = large.current()
    old = ref(answering)
    while large.kept() is answering:
        sleep(0.01)
    sleep(0.1)
    del answering
    wait_for_the_reader()
    assert old() is None


# While the database is away


class Away:
    """Refuses every query, as a database does that is away, and counts them."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, execute: Any, *query: Any) -> None:
        self.asked += 1
        raise OperationalError("the database is away")


def test_last_whole_answers_while_the_database_is_away(keeper: Keeper) -> None:
    kept = keeper.current()
    with connection.execute_wrapper(Away()):
        assert keeper.current() is kept


def test_database_that_is_away_is_asked_once_a_second(keeper: Keeper) -> None:
    keeper.current()
    with connection.execute_wrapper(away := Away()):
        for _ in range(3):
            keeper.current()
        assert away.asked == 1
        keeper.paused_until -= PAUSE
        keeper.current()
        assert away.asked == 2


def test_database_that_is_back_is_asked_again(keeper: Keeper) -> None:
    keeper.current()
    with connection.execute_wrapper(Away()):
        keeper.current()
    role = a_role()
    keeper.paused_until -= PAUSE
    assert role in keeper.current()[Role]


def test_without_database_and_whole_there_is_no_answer(keeper: Keeper) -> None:
    with connection.execute_wrapper(Away()), pytest.raises(NoContentError):
        keeper.current()


def test_change_that_can_not_be_read_leaves_the_last_whole(keeper: Keeper) -> None:
    kept = keeper.current()
    ContentVersion.bump()

    def rows_are_away(execute: Any, sql: str, *rest: Any) -> Any:
        if "contentversion" in sql:
            return execute(sql, *rest)
        raise OperationalError("the database is away")

    with connection.execute_wrapper(rows_are_away):
        assert keeper.current() is kept


def test_whole_reads_version_and_rows_of_one_moment(empty: None) -> None:
    role = a_role()
    whole = read_whole()
    assert (whole.version, role in whole[Role]) == (present_version(), True)

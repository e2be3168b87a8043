"""Addresses of others are asked politely, and each answer is told apart."""

import socket
from itertools import pairwise
from time import monotonic
from urllib.parse import urlsplit

import pytest

from careerguide.desk.reaching import Caller, Reached, in_turns

from .conftest import Strangers


@pytest.fixture
def caller() -> Caller:
    return Caller("guide-links/1.0", timeout=0.5, pause=0)


@pytest.mark.parametrize(
    ("path", "failure"),
    [
        ("/found", ""),
        ("/moved", ""),
        ("/for-now", ""),
        ("/no-head", ""),
        ("/missing", "answers 404"),
        ("/broken", "answers 500"),
        ("/circle", "answers 301"),
        ("/silent", "does not answer in time"),
    ],
)
def test_answer_is_told_apart(path: str, failure: str, strangers: Strangers, caller: Caller) -> None:
    assert caller.ask(strangers.at(path)).failure == failure


def test_refused_connection_is_a_failure(caller: Caller) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        assert caller.ask(address) == Reached(address, "can't be reached: Connection refused")


def test_host_that_there_is_not_is_a_failure(caller: Caller) -> None:
    assert caller.ask("http://nobody.invalid/").failure.startswith("can't be reached: ")


def test_letters_beyond_ascii_are_asked_for(strangers: Strangers, caller: Caller) -> None:
    assert caller.ask(strangers.at("/straße")).failure == "answers 404"


def test_redirection_to_a_file_is_not_followed(strangers: Strangers, caller: Caller) -> None:
    assert caller.ask(strangers.at("/file")).failure != ""


def test_page_that_moved_for_ever_is_told_with_its_new_address(strangers: Strangers, caller: Caller) -> None:
    assert caller.ask(strangers.at("/moved")).moved_to == strangers.at("/found")
    assert caller.ask(strangers.at("/for-now")).moved_to == ""


def test_page_is_fetched_only_where_its_head_is_refused(strangers: Strangers, caller: Caller) -> None:
    for path in ("/found", "/no-head"):
        caller.ask(strangers.at(path))
    assert [one[:2] for one in strangers.asked] == [("HEAD", "/found"), ("HEAD", "/no-head"), ("GET", "/no-head")]


def test_caller_says_who_it_is(strangers: Strangers, caller: Caller) -> None:
    caller.ask(strangers.at("/missing"))
    assert {agent for *_, agent in strangers.asked} == {"guide-links/1.0"}


def test_calls_to_one_host_are_apart(strangers: Strangers) -> None:
    began = []
    caller = Caller("guide-links/1.0", pause=0.2)
    for _ in range(3):
        caller.ask(strangers.at("/found"))
        began.append(monotonic())
    assert min(after - before for before, after in pairwise(began)) > 0.15


def test_hosts_take_turns() -> None:
    asked = in_turns(["https://a.org/1", "https://a.org/2", "https://a.org/1", "https://b.org/1"])
    assert [urlsplit(address).netloc for address in asked] == ["a.org", "b.org", "a.org"]

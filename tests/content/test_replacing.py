"""A row that says what a document says is checked beside all others, however many there are."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from careerguide.content.hyperlinks import kinds
from careerguide.content.replacing import RefusedError, replace
from careerguide.content.rows import read_rows
from careerguide.content.versions import Values, values_of_document
from roles.models import Role
from tests.build import a_role

pytestmark = pytest.mark.usefixtures("empty")

DEAD = "[gone](../roles/gone.md)"


@contextmanager
def counted_collections() -> Iterator[list[str]]:
    begun: list[str] = []

    def note(phase: str, info: dict[str, Any]) -> None:
        begun.extend([phase] if phase == "start" else [])

    gc.callbacks.append(note)
    usual = gc.get_threshold()
    gc.set_threshold(100)
    try:
        yield begun
    finally:
        gc.set_threshold(*usual)
        gc.callbacks.remove(note)


def said(role: Role) -> Values:
    kind = kinds()["roles"]
    return values_of_document(read_rows(kind, [role.pk])[role.pk][1])


def test_the_collector_does_not_walk_through_what_is_read() -> None:
    roles = [a_role() for _ in range(30)]
    values = said(roles[0])
    gc.collect()
    with counted_collections() as begun:
        replace(kinds()["roles"], roles[0], values)
    assert len(begun) <= 1  # once it may again


def test_what_another_entry_says_wrong_already_refuses_nothing() -> None:
    a_role(body=DEAD)
    role = a_role()
    assert replace(kinds()["roles"], role, said(role) | {"title": "Nurse"}).title == "Nurse"


def test_what_it_would_say_wrong_is_refused() -> None:
    a_role(body=DEAD)
    role = a_role()
    with pytest.raises(RefusedError, match=f"{role.slug}: body"):
        replace(kinds()["roles"], role, said(role) | {"body": DEAD})

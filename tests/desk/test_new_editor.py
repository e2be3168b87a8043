"""The command that makes accounts for the admin."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

PASSWORD = "a phrase that is long"

Typing = Callable[..., None]


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch, db: None) -> Typing:
    """Types words where the command asks, passwords last."""

    def type_in(*words: str, passwords: tuple[str, ...] = (PASSWORD, PASSWORD)) -> None:
        asked: Iterator[str] = iter(words)
        hidden = iter(passwords)
        monkeypatch.setattr("builtins.input", lambda _: next(asked))
        monkeypatch.setattr("careerguide.management.commands.new_editor.getpass", lambda _: next(hidden))

    return type_in


def test_it_asks_for_name_group_and_password(typing: Typing) -> None:
    typing("grace", "publisher")
    call_command("new_editor")
    grace = User.objects.get()
    assert (grace.username, grace.is_superuser, grace.groups.get().name) == ("grace", False, "Publisher")
    client = Client()
    client.post("/admin/login/", {"username": "grace", "password": PASSWORD})
    assert client.get("/admin/").status_code == 200


def test_it_asks_for_no_more_than_it_was_not_told(typing: Typing) -> None:
    typing()
    call_command("new_editor", "grace", "--group=Chief")
    assert User.objects.get().groups.get().name == "Chief"


@pytest.mark.parametrize(
    ("words", "passwords", "said"),
    [
        (("grace", "king"), (), "There is no such group; choose one of Writer, Publisher, Chief."),
        (("grace", "writer"), ("short", "short"), "This password is too short."),
        (("grace", "writer"), (PASSWORD, PASSWORD + "er"), "These were two different passwords."),
        (("", "writer"), (PASSWORD, PASSWORD), "This field cannot be blank."),
        (("gra ce", "writer"), (PASSWORD, PASSWORD), "Enter a valid username."),
        (("taken", "writer"), (PASSWORD, PASSWORD), "A user with that username already exists."),
    ],
)
def test_what_will_not_do_is_refused_in_words(
    words: tuple[str, ...], passwords: tuple[str, ...], said: str, typing: Typing
) -> None:
    User.objects.create_user("taken")
    typing(*words, passwords=passwords)
    with pytest.raises(CommandError, match=said):
        call_command("new_editor")
    assert User.objects.count() == 1

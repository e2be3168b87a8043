"""The second factor: what a password alone opens, how an app is set up, and who is kept out."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from lxml.html import document_fromstring

PASSWORD = "a phrase that is long"
PAGE = "/admin/second-factor/"


@pytest.fixture(autouse=True)
def _required(settings: Any) -> None:
    settings.SECOND_FACTOR = True
    settings.AXES_RESET_ON_SUCCESS = False


@pytest.fixture
def editor(db: None) -> User:
    return User.objects.create_superuser("editor", password=PASSWORD)


def half_way(client: Client) -> HttpResponse:
    """Signs in with the password alone."""
    return client.post("/admin/login/?next=/admin/roles/", {"username": "editor", "password": PASSWORD})


@pytest.fixture
def client(editor: User, client: Client) -> Client:
    half_way(client)
    return client


@pytest.fixture
def codes(client: Client) -> list[str]:
    """The recovery codes of the editor, who has set up the app just now and signed out again."""
    client.get(PAGE)
    shown = client.post(PAGE, {"code": code_of(TOTPDevice.objects.get())})
    client.post("/admin/logout/")
    half_way(client)
    return [code.text for code in document_fromstring(shown.content.decode()).cssselect("li code")]


def code_of(app: TOTPDevice, steps: int = 0) -> str:
    """What the app shows, or shows so many half minutes later."""
    totp = TOTP(app.bin_key, app.step, app.t0, app.digits, app.drift)
    totp.time = time.time() + steps * app.step
    return f"{totp.token():06}"


def next_code() -> str:
    """A code that was not used yet."""
    app = TOTPDevice.objects.get()
    TOTPDevice.objects.update(last_t=-1)
    return code_of(app)


def is_in(client: Client) -> bool:
    return client.get("/admin/").status_code == 200


def test_password_opens_no_page_but_that_for_codes(client: Client) -> None:
    for address in ("/admin/", "/admin/roles/role/", "/admin/auth/user/", "/admin/jsi18n/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}?next={address.replace('/', '%2F')}")
    assert client.get(PAGE).status_code == 200


def test_password_changes_nothing(client: Client, editor: User) -> None:
    client.post(f"/admin/auth/user/{editor.pk}/delete/", {"post": "yes"})
    assert User.objects.filter(pk=editor.pk).exists()


def test_stranger_is_led_to_sign_in(db: None) -> None:
    assert Client().get(PAGE)["Location"] == f"/admin/login/?next={PAGE}"


def test_without_the_setting_a_password_is_enough(client: Client, settings: Any) -> None:
    settings.SECOND_FACTOR = False
    assert is_in(client)


def test_visitors_pages_ask_for_nothing(client: Client) -> None:
    answer = client.get("/roles/")
    assert (answer.status_code, "Cookie" in answer.get("Vary", ""), len(answer.cookies)) == (200, False, 0)


# Setting up an app


def test_page_shows_a_key_and_its_picture(client: Client) -> None:
    page = document_fromstring(client.get(PAGE).content.decode())
    (key,) = page.cssselect("figcaption code")
    assert key.text.replace(" ", "") in TOTPDevice.objects.get().config_url
    assert len(page.cssselect("figure svg path")) == 1
    assert page.cssselect("#content [style], #content script, #content style") == []


def test_key_that_was_seen_before_is_not_used(client: Client) -> None:
    client.get(PAGE)
    seen = TOTPDevice.objects.get().key
    client.get(PAGE)
    assert TOTPDevice.objects.get().key != seen


def test_wrong_code_sets_up_nothing_and_keeps_the_key(client: Client) -> None:
    client.get(PAGE)
    key = TOTPDevice.objects.get().key
    answer = client.post(PAGE, {"code": "000000" if code_of(TOTPDevice.objects.get()) != "000000" else "111111"})
    assert "That is not the code" in answer.content.decode()
    assert (TOTPDevice.objects.get().key, TOTPDevice.objects.get().confirmed, is_in(client)) == (key, False, False)


def test_first_code_lets_in_and_shows_recovery_codes(client: Client) -> None:
    client.get(PAGE)
    shown = client.post(PAGE, {"code": code_of(TOTPDevice.objects.get())}).content.decode()
    assert [code for code in StaticToken.objects.values_list("token", flat=True) if code not in shown] == []
    assert is_in(client)


# Signing in with it


def test_key_is_never_shown_again(codes: list[str], client: Client) -> None:
    assert "Key:" not in client.get(PAGE).content.decode()


def test_code_leads_on_to_where_one_wanted_to_go(codes: list[str], client: Client) -> None:
    answer = client.post(f"{PAGE}?next=/admin/roles/", {"code": next_code()})
    assert answer["Location"] == "/admin/roles/"
    assert is_in(client)


def test_code_leads_to_no_other_site(codes: list[str], client: Client) -> None:
    assert client.post(f"{PAGE}?next=//evil.example/", {"code": next_code()})["Location"] == "/admin/"


def test_code_is_good_once(codes: list[str], client: Client) -> None:
    client.post(PAGE, {"code": (code := next_code())})
    client.post("/admin/logout/")
    half_way(client)
    client.post(PAGE, {"code": code})
    assert not is_in(client)


def test_recovery_code_is_good_once(codes: list[str], client: Client) -> None:
    client.post(PAGE, {"code": codes[0].upper()})
    assert is_in(client)
    client.post("/admin/logout/")
    half_way(client)
    client.post(PAGE, {"code": codes[0]})
    assert not is_in(client)


def test_twenty_codes_of_the_app_lock_no_recovery_code(codes: list[str], client: Client) -> None:
    for _ in range(20):
        client.post(PAGE, {"code": next_code()})
        client.post("/admin/logout/")
        half_way(client)
    client.post(PAGE, {"code": codes[-1]})
    assert is_in(client)


def test_code_of_somebody_else_does_not_do(codes: list[str], client: Client) -> None:
    other = TOTPDevice.objects.create(user=User.objects.create_superuser("other"), name="App")
    client.post(PAGE, {"code": code_of(other)})
    assert not is_in(client)


# New recovery codes

RENEWAL = f"{PAGE}codes/"


@pytest.fixture
def inside(codes: list[str], client: Client) -> Client:
    client.post(PAGE, {"code": codes[0]})
    return client


def recovery_codes() -> set[str]:
    return set(StaticToken.objects.values_list("token", flat=True))


def test_recovery_code_tells_how_many_are_left(inside: Client) -> None:
    page = inside.get("/admin/").content.decode()
    assert "Recovery codes that are left: 9." in page
    assert f'href="{RENEWAL}"' in page


def test_code_makes_ten_new_recovery_codes_and_shows_them(inside: Client, codes: list[str]) -> None:
    shown = inside.post(RENEWAL, {"code": next_code()}).content.decode()
    assert (len(recovery_codes()), recovery_codes() & {*codes}) == (10, set())
    assert all(code in shown for code in recovery_codes())


def test_recovery_code_makes_new_ones_and_one_stays_in(inside: Client, codes: list[str]) -> None:
    inside.post(RENEWAL, {"code": codes[1]})
    assert (len(recovery_codes()), is_in(inside)) == (10, True)


def test_wrong_code_leaves_recovery_codes_alone(inside: Client, codes: list[str]) -> None:
    answer = inside.post(RENEWAL, {"code": "wrong"})
    assert "That is not the code" in answer.content.decode()
    assert recovery_codes() == {*codes[1:]}


def test_too_many_wrong_codes_make_no_new_ones(inside: Client, codes: list[str]) -> None:
    assert [inside.post(RENEWAL, {"code": "wrong"}).status_code for _ in range(5)] == [200] * 4 + [429]
    inside.post(RENEWAL, {"code": next_code()})
    assert recovery_codes() == {*codes[1:]}


def test_password_alone_makes_no_recovery_codes(codes: list[str], client: Client) -> None:
    client.post(RENEWAL, {"code": next_code()})
    assert recovery_codes() == {*codes}


# Who tries and tries


def tries(client: Client, number: int, code: Callable[[int], str] = lambda number: f"wrong{number}") -> list[int]:
    return [client.post(PAGE, {"code": code(one)}).status_code for one in range(number)]


def test_too_many_wrong_codes_keep_out(codes: list[str], client: Client) -> None:
    assert tries(client, 6) == [200, 200, 200, 200, 429, 429]
    assert client.post(PAGE, {"code": next_code()}).status_code == 429
    assert half_way(Client()).status_code == 429


def test_right_password_in_between_makes_no_room_for_more(codes: list[str], client: Client) -> None:
    tries(client, 3)
    half_way(client)
    assert tries(client, 2) == [200, 429]


def test_right_code_forgets_wrong_ones(codes: list[str], client: Client) -> None:
    tries(client, 4)
    TOTPDevice.objects.update(throttling_failure_timestamp=None, throttling_failure_count=0)
    client.post(PAGE, {"code": next_code()})
    client.post("/admin/logout/")
    half_way(client)
    assert tries(client, 4) == [200] * 4


def test_wrong_code_is_in_the_log_without_the_code(codes: list[str], client: Client, caplog: Any) -> None:
    tries(client, 1)
    assert "'editor' at 127.0.0.1" in caplog.text
    assert "wrong0" not in caplog.text


# When the phone is gone


def test_operator_takes_it_away(codes: list[str], client: Client) -> None:
    client.post(PAGE, {"code": next_code()})
    call_command("forget_second_factor", "editor")
    assert not is_in(client)
    assert "Key:" in client.get(PAGE).content.decode()


def test_operator_hears_of_a_name_that_nobody_has(db: None) -> None:
    with pytest.raises(CommandError, match="There is nobody called “nobody”"):
        call_command("forget_second_factor", "nobody")

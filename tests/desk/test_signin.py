"""Signing in to the admin: who is kept out, for how long, and what they read."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.timezone import now
from hypothesis import given
from hypothesis import strategies as st

from careerguide.desk.signin import address, described

PASSWORD = "a phrase that is long"
LIMIT = settings.AXES_FAILURE_LIMIT

SignIn = Callable[..., HttpResponse]


@pytest.fixture
def sign_in(db: None, client: Client) -> SignIn:
    User.objects.create_superuser("editor", password=PASSWORD)

    def sign_in(password: str = PASSWORD, name: str = "editor", sender: str = "10.0.0.7") -> HttpResponse:
        fields = {"username": name, "password": password}
        return client.post("/admin/login/?next=//evil.example/", fields, REMOTE_ADDR=sender)

    return sign_in


@pytest.fixture
def locked(sign_in: SignIn) -> SignIn:
    for number in range(LIMIT):
        sign_in(f"wrong {number}")
    return sign_in


def test_fewer_wrong_passwords_keep_nobody_out(sign_in: SignIn) -> None:
    assert [sign_in("wrong").status_code for _ in range(LIMIT - 1)] == [200] * (LIMIT - 1)
    assert sign_in().status_code == 302


def test_right_password_is_refused_after_too_many_wrong_ones(locked: SignIn) -> None:
    assert locked().status_code == 429


def test_page_says_when_to_try_again(locked: SignIn) -> None:
    refused = locked()
    assert "You can try again in 15 minutes." in refused.content.decode()
    assert refused["Retry-After"] == "900"


def test_trying_on_does_not_prolong_the_wait(locked: SignIn) -> None:
    AccessAttempt.objects.update(attempt_time=now() - timedelta(minutes=14, seconds=30))
    assert "You can try again in a minute." in locked("wrong").content.decode()


def test_wait_ends(locked: SignIn) -> None:
    AccessAttempt.objects.update(attempt_time=now() - timedelta(minutes=15))
    assert locked().status_code == 302


def test_other_address_is_let_in(locked: SignIn) -> None:
    assert locked(sender="10.0.0.8").status_code == 302


def test_other_editor_at_the_same_address_is_let_in(locked: SignIn) -> None:
    User.objects.create_superuser("colleague", password=PASSWORD)
    assert locked(name="colleague").status_code == 302


def test_success_forgets_failures(sign_in: SignIn) -> None:
    for password in [*["wrong"] * (LIMIT - 1), PASSWORD] * 2:
        answer = sign_in(password)
    assert answer.status_code == 302


def test_operator_lets_an_editor_in_before(locked: SignIn) -> None:
    call_command("axes_reset_username", "editor", verbosity=0)
    assert locked().status_code == 302


@pytest.mark.parametrize("name", ["", " ", "x" * 10_000, "edi\0tor", "ｅｄｉｔｏｒ２", "\u202eeditor", "a\nb", "🙂"])
def test_odd_name_gets_the_form_and_keeps_nobody_out(name: str, sign_in: SignIn) -> None:
    assert {sign_in("wrong", name).status_code for _ in range(LIMIT - 1)} == {200}
    assert sign_in().status_code == 302


def test_failure_is_one_line_in_the_log_without_the_password(sign_in: SignIn, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        sign_in("my secret", "a\nb")
    assert len(caplog.messages) == 1
    assert r"'a\nb' at 10.0.0.7" in caplog.text
    assert "my secret" not in caplog.text


@given(st.text())
def test_name_stays_within_its_line_of_the_log(name: str) -> None:
    assert len(described(name, "10.0.0.7", "", "", RequestFactory().get("/")).splitlines()) == 1


# Addresses that count as one


def address_of(sender: str) -> str | None:
    return address(RequestFactory().get("/", REMOTE_ADDR=sender))


@given(st.ip_addresses(v=4).map(str))
def test_each_ipv4_address_counts_by_itself(sender: str) -> None:
    assert address_of(sender) == address_of(f"::ffff:{sender}") == sender


def test_ipv6_network_of_one_customer_counts_as_one() -> None:
    assert address_of("2001:db8:0:1::1") == address_of("2001:db8:0:1:ffff::2") != address_of("2001:db8:0:2::1")


@pytest.mark.parametrize("sender", ["", "unknown", "10.0.0.7:80", "\0"])
def test_what_is_no_address_counts_as_none(sender: str) -> None:
    assert address_of(sender) is None


# Passwords, forms and sessions


@pytest.mark.parametrize("password", ["1", "eleven char", "administrator", "123456789012345", "editor-in-chief"])
def test_weak_password_is_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password, User(username="editor-in-chief"))


def test_foreign_address_to_go_on_to_leads_to_the_admin(sign_in: SignIn) -> None:
    assert sign_in()["Location"] == "/admin/"


def test_form_that_is_out_of_date_gets_a_page_that_leads_on(db: None) -> None:
    client = Client(enforce_csrf_checks=True)
    refused = client.post("/admin/login/", {"username": "editor", "password": PASSWORD})
    assert refused.status_code == 403
    assert b"Nothing was saved" in refused.content
    assert b'href="/admin/login/">Open the page again</a>' in refused.content


@pytest.fixture
def session(admin_client: Client) -> Session:
    admin_client.get("/admin/")
    return Session.objects.get()


def test_session_ends_eight_hours_after_the_last_page(session: Session, admin_client: Client) -> None:
    held = session.get_decoded()
    Session.objects.update(
        expire_date=now() + timedelta(hours=1),
        session_data=Session.get_session_store_class()().encode(held | {"seen": held["seen"] - 7 * 3600}),
    )
    admin_client.get("/admin/")
    left = Session.objects.get().expire_date - now()
    assert timedelta(hours=7, minutes=59) < left <= timedelta(hours=8)


def test_session_is_not_written_with_each_page(session: Session, admin_client: Client) -> None:
    admin_client.get("/admin/")
    assert Session.objects.get().expire_date == session.expire_date


def test_page_for_visitors_leaves_an_editor_s_session_alone(session: Session, admin_client: Client) -> None:
    assert not admin_client.get("/roles/").cookies


# Over https


def test_health_is_told_without_https(client: Client, db: None, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200
    assert client.get("/roles/")["Location"] == "https://testserver/roles/"

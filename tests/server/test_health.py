"""What whoever watches the server is told, and that an entry that is broken takes nothing else with it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from careerguide.catalogue.listing import Item, Listing
from careerguide.content.current import keeper
from careerguide.content.models import ContentVersion
from careerguide.content.whole import Whole, present_version
from careerguide.listings import LISTINGS
from roles.catalogue import role_item
from roles.models import Role
from roles.pay_cards import PayCard
from tests.build import a_role, an_occupation


def away(*_: Any) -> None:
    raise OperationalError("the database is away")


def broken(whole: Whole) -> None:
    raise ZeroDivisionError("broken")


@pytest.fixture
def fresh(db: None) -> Iterator[None]:
    """What the keeper noted of a failure ends with the test."""
    yield
    keeper.paused_until, keeper.error = 0.0, ""


def test_process_is_alive_without_the_database(db: None, client: Client, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_health_is_told_by_whatever_address_and_without_https(path: str, db: None, client: Client, settings) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(path, headers={"host": "10.0.0.7:8103"}).status_code == 200


def test_ready_process_tells_its_content_and_the_age_of_it(fresh: None, client: Client) -> None:
    ContentVersion.bump()
    answer = client.get("/readyz")
    told = answer.json()
    assert answer.status_code == 200
    assert 0 <= told.pop("age") < 60
    assert told == {"status": "ok", "problems": [], "content": present_version(), "left_out": 0}


def test_process_without_its_database_is_not_ready(fresh: None, client: Client) -> None:
    with connection.execute_wrapper(away):
        answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["problems"]) == (
        503,
        ["the database does not answer", "the content can't be read: OperationalError"],
    )


def test_process_with_an_older_database_is_not_ready(fresh: None, client: Client) -> None:
    MigrationRecorder(connection).record_unapplied("content", "0001_initial")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["problems"]) == (503, ["1 migrations have not been applied"])


def test_process_that_can_not_make_its_content_is_not_ready_until_it_can(fresh: None, client: Client, settings) -> None:
    works = settings.DERIVED_FROM_CONTENT
    settings.DERIVED_FROM_CONTENT = [f"{__name__}.broken"]
    ContentVersion.bump()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["problems"]) == (503, ["the content can't be read: ZeroDivisionError"])
    settings.DERIVED_FROM_CONTENT, keeper.paused_until = works, 0.0
    assert client.get("/readyz").status_code == 200


# An entry that is broken


def broken_listings() -> tuple[Listing, ...]:
    """The site's listings, where a role called “Broken” has no item."""

    def item(role: Role) -> Item:
        if "Broken" in role.title:
            raise ValueError("no item")
        return role_item(role)

    return tuple(replace(one, item=item) if one.name == "roles" else one for one in LISTINGS)


BROKEN = broken_listings()


@pytest.fixture
def one_broken(empty: None, settings) -> None:
    settings.LISTINGS = f"{__name__}.BROKEN"
    for title in ("Broken", "Clown"):
        a_role(title=title, slug=title.lower())


@pytest.mark.parametrize("page", ["/", "/roles/", "/roles/compare/", "/search/?q=broken", "/sitemap.xml"])
def test_broken_entry_is_on_no_page(page: str, one_broken: None, client: Client) -> None:
    answer = client.get(page)
    assert (answer.status_code, "roles/broken" in answer.content.decode()) == (200, False)


def test_broken_card_takes_no_list_down(empty: None, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for title in ("Broken", "Clown"):
        a_role(title=title, slug=title.lower())
    works = PayCard.qualification.fget
    monkeypatch.setattr(
        PayCard, "qualification", property(lambda self: works(self) if self.role.slug == "clown" else 1 / 0)
    )
    answer = client.get("/roles/")
    shown = [slug for slug in ("broken", "clown") if f"/roles/{slug}/" in answer.content.decode()]
    assert (answer.status_code, shown) == (200, ["clown"])


def test_broken_entry_is_counted_and_named_once(
    one_broken: None, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        client.get("/roles/")
    assert client.get("/readyz").json()["left_out"] == 1
    assert [record.getMessage() for record in caplog.records] == [
        "roles/broken is broken: left out until the content changes"
    ]


def test_where_many_entries_are_broken_only_lists_lack_them(one_broken: None, client: Client) -> None:
    for number in range(10):
        a_role(title=f"Broken {number}", slug=f"broken-{number}")
    assert "broken" not in client.get("/roles/").content.decode()
    assert client.get("/roles/broken/").status_code == 200


def test_text_that_quotes_a_broken_entry_lacks_the_figure(
    empty: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    occupation = an_occupation(a_role())
    a_role(slug="clown", title="Clown", summary=f"It pays {{occupations/{occupation.slug} median}}.")
    monkeypatch.setattr(type(occupation), "quotables", property(lambda self: 1 / 0))
    page = client.get("/roles/clown/")
    assert (page.status_code, "(figure missing)" in page.content.decode()) == (200, True)

"""The page of what stands between documents and rows, and what one can do there."""

import io
import zipfile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from careerguide.desk.seeds import ENTRIES_SHOWN, look
from skills.models import Skill
from tests.build import a_skill
from tests.content.conftest import copy, juggling  # noqa: F401  (fixtures)
from tests.content.seeds_copy import JUGGLING, SeedsCopy
from tests.reading import Document

URL = reverse("admin:content_loadrecord_changelist")


@pytest.fixture
def seeds_copy(juggling: SeedsCopy, settings) -> SeedsCopy:  # noqa: F811
    settings.SEEDS_DIR = juggling.folder
    return juggling


def change_both(seeds_copy: SeedsCopy) -> None:
    Skill.objects.filter(slug="juggling").update(title="Edited")
    seeds_copy.change(JUGGLING, "title: Juggling", "title: Rewritten")


def title() -> str:
    return Skill.objects.get(slug="juggling").title


def headings(client: Client) -> list[str]:
    return [one.heading for one in client.get(URL).context["board"].pending]


def test_where_both_agree_nothing_is_shown(seeds_copy: SeedsCopy, admin_client: Client) -> None:
    assert "Both sides agree." in admin_client.get(URL).content.decode()


def test_conflict_is_shown_word_by_word(seeds_copy: SeedsCopy, admin_client: Client) -> None:
    change_both(seeds_copy)
    shown = admin_client.get(URL).content.decode()
    assert headings(admin_client) == ["In conflict"]
    assert "<del>Edited" in shown
    assert "<ins>Rewritten" in shown


@pytest.mark.parametrize(("side", "kept"), [("seeds", "Rewritten"), ("database", "Edited")])
def test_conflict_is_settled(seeds_copy: SeedsCopy, admin_client: Client, side: str, kept: str) -> None:
    change_both(seeds_copy)
    admin_client.post(URL, {"entry": "skills/juggling", "take": side})
    assert title() == kept
    assert "In conflict" not in headings(admin_client)


def test_what_waits_is_loaded(seeds_copy: SeedsCopy, admin_client: Client) -> None:
    seeds_copy.change(JUGGLING, "title: Juggling", "title: Rewritten")
    assert headings(admin_client) == ["Changed in seeds/"]
    assert title() == "Juggling"
    admin_client.post(URL)
    assert title() == "Rewritten"


def test_changed_documents_are_downloaded(seeds_copy: SeedsCopy, admin_client: Client) -> None:
    Skill.objects.filter(slug="juggling").update(title="Edited")
    archive = zipfile.ZipFile(io.BytesIO(admin_client.get(URL, {"archive": "1"}).content))
    assert archive.namelist() == ["seeds/skills/juggling.md"]
    seeds_copy.dump()
    assert archive.read("seeds/skills/juggling.md").decode() == seeds_copy.text(JUGGLING)


def test_broken_document_is_named(seeds_copy: SeedsCopy, admin_client: Client) -> None:
    seeds_copy.change(JUGGLING, "title: Juggling", "titel: Juggling")
    assert "seeds/skills/juggling.md: titel: unknown key" in admin_client.get(URL).content.decode()


@pytest.fixture
def many(seeds_copy: SeedsCopy) -> list[str]:
    """The names of one skill more than a page shows, all of which are new in the database."""
    return [f"skills/{a_skill(slug=f'skill-{number:02}').slug}" for number in range(ENTRIES_SHOWN + 1)]


def shown(client: Client, **query: str) -> list[str]:
    return [entry.get("id") for entry in Document(client.get(URL, query).content.decode()).find(".entry")]


def test_page_tells_the_differences_of_its_own_entries_alone(many: list[str], admin_client: Client) -> None:
    assert [*shown(admin_client), shown(admin_client, page="2")[0]] == many


def test_entry_is_found_by_its_name(many: list[str], admin_client: Client) -> None:
    assert shown(admin_client, find="ll-07") == ["skills/skill-07"]


def test_looking_writes_nothing(seeds_copy: SeedsCopy) -> None:
    seeds_copy.change(JUGGLING, "title: Juggling", "title: Rewritten")
    with CaptureQueriesContext(connection) as asked:
        look()
    assert {query["sql"].split()[0] for query in asked} == {"SELECT"}


def test_renamed_row_is_shown_beside_its_document(seeds_copy: SeedsCopy, admin_client: Client) -> None:
    Skill.objects.filter(slug="juggling").update(slug="tossing", former_slugs=["juggling"])
    assert shown(admin_client) == ["skills/juggling"]
    assert "Nothing differs" not in admin_client.get(URL).content.decode()


def test_document_of_a_renamed_row_is_downloaded(seeds_copy: SeedsCopy, admin_client: Client) -> None:
    Skill.objects.filter(slug="juggling").update(slug="tossing", former_slugs=["juggling"])
    archive = zipfile.ZipFile(io.BytesIO(admin_client.get(URL, {"archive": "1"}).content))
    assert archive.namelist() == ["seeds/skills/tossing.md", "deleted.txt"]


def test_nothing_is_read_again_while_nothing_changes(seeds_copy: SeedsCopy, admin_client: Client) -> None:
    seeds_copy.change(JUGGLING, "title: Juggling", "title: Rewritten")
    shown(admin_client)
    with CaptureQueriesContext(connection) as asked:
        assert shown(admin_client) == ["skills/juggling"]
    assert "skills_skill" not in str(asked.captured_queries)


def test_document_that_changes_again_is_shown_as_it_is_now(seeds_copy: SeedsCopy, admin_client: Client) -> None:
    seeds_copy.change(JUGGLING, "title: Juggling", "title: Rewritten")
    shown(admin_client)
    seeds_copy.change(JUGGLING, "title: Rewritten", "title: Reworded")
    assert "<ins>Reworded" in admin_client.get(URL).content.decode()

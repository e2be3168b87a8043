"""The page on the health of the content: links that lead to the very field, and a click that notes a review."""

from collections.abc import Iterator
from urllib.parse import urldefrag

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.http import HttpResponse
from django.test import Client
from lxml.html import HtmlElement, document_fromstring

from careerguide.content.models import ContentVersion, this_day
from careerguide.content.revisions import history
from careerguide.desk.content_health import FINDINGS_SHOWN, anchor_of
from pathways.models import Pathway
from roles.models import Role
from tests.admin.actions import run
from tests.build import a_band, a_domain, a_duty, a_role, a_role_skill, a_skill, an_outside_link, the_guide

PAGE = "/admin/health/"


def visited(client: Client, rule: str) -> list[HtmlElement]:
    """The findings of a rule."""
    page = document_fromstring(client.get(PAGE).content.decode())
    return page.cssselect(f"#{rule} li")


def an_editor(client: Client, *permissions: str) -> Client:
    user = User.objects.create_user("somebody", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    client.force_login(user)
    return client


def check(client: Client, name: str) -> HttpResponse:
    return client.post(PAGE, {"checked": name})


def test_visitor_is_sent_to_log_in(client: Client, db: None) -> None:
    a_role(slug="nurse")
    answers = [client.get(PAGE), check(client, "roles/nurse")]
    assert [answer["Location"] for answer in answers] == [f"/admin/login/?next={PAGE}"] * 2
    assert Role.objects.get(slug="nurse").reviewed_on is None


@pytest.mark.parametrize("right", ["view_role", "view_skill"])
def test_number_of_findings_is_that_of_the_page(right: str, client: Client, empty: None) -> None:
    a_skill()
    editor = an_editor(client, right)
    for slug in ("one", "two"):
        a_role(slug=slug)
        listed = document_fromstring(editor.get(PAGE).content.decode()).cssselect(".rule li")
        assert editor.get(f"{PAGE}?number").content.decode() == f"0 errors, {len(listed)} pieces of advice"


def test_index_leads_to_the_page(admin_client: Client) -> None:
    assert f'href="{PAGE}"' in admin_client.get("/admin/").content.decode()


def test_findings_are_counted_by_rule(empty: None, admin_client: Client) -> None:
    a_role(), a_role()
    page = document_fromstring(admin_client.get(PAGE).content.decode())
    assert page.cssselect("#role-without-pay .count")[0].text == "2"


def test_editor_sees_the_kinds_that_he_may_look_at(empty: None, client: Client) -> None:
    a_role(title="Nurse")
    a_skill(title="Sewing")
    an_editor(client, "view_skill")
    assert [one.cssselect("a")[0].text for one in visited(client, "unreviewed")] == ["Sewing"]


@pytest.fixture
def flawed(empty: None) -> None:
    """Entries with a finding of each form: an entry, a field, a list of parts, a field of a part."""
    the_guide()
    role = a_role(slug="nurse")
    a_duty(role, text="See [it](nobody.md).")
    a_role_skill(role, a_skill(status="draft"))
    an_outside_link(a_skill(domain=a_domain(status="draft")))
    a_band(a_role())


def addresses(client: Client) -> Iterator[str]:
    page = document_fromstring(client.get(PAGE).content.decode())
    return (link.get("href") for link in page.cssselect(".rule li a"))


@pytest.mark.usefixtures("flawed")
def test_each_finding_leads_to_its_field(admin_client: Client) -> None:
    missing, anchors = [], set()
    for address in addresses(admin_client):
        form, anchor = urldefrag(address)
        page = document_fromstring(admin_client.get(form).content.decode())
        missing += [address] if anchor and not page.cssselect(f"#{anchor}") else []
        anchors.add(anchor)
    assert missing == []
    assert {"", "id_reviewed_on", "salary_bands-group", "id_duties-0-text", "id_outside_links-0-seen"} <= anchors


@pytest.mark.parametrize(
    ("model", "path", "anchor"),
    [
        (Role, (), ""),
        (Role, ("citations", 2), "id_citations"),
        (Role, ("duties",), "duties-group"),
        (Role, ("duties", 3), "duties-3"),
        (Role, ("duties", 3, "citations", 1), "id_duties-3-citations"),
        (Role, ("disagreements", 1, "positions", 0, "statement"), "disagreements-1"),
        (Pathway, ("ways", 0, "items", 2), "ways-0"),
    ],
)
def test_path_leads_as_far_as_the_form_goes(model: type, path: tuple, anchor: str) -> None:
    assert anchor_of(model, path) == anchor


# Checked today


def test_click_dates_the_review(empty: None, admin_client: Client) -> None:
    role = a_role(slug="nurse")
    (one,) = [one for one in visited(admin_client, "unreviewed") if "role" in one.text_content()]
    answer = check(admin_client, one.cssselect("button")[0].get("value"))
    role.refresh_from_db()
    assert (answer["Location"], role.reviewed_on) == (f"{PAGE}#unreviewed", this_day())


def test_click_takes_the_entry_off_the_list(empty: None, admin_client: Client) -> None:
    a_role(slug="nurse")
    before = len(visited(admin_client, "unreviewed"))
    check(admin_client, "roles/nurse")
    assert len(visited(admin_client, "unreviewed")) == before - 1


def test_click_stands_in_the_history_and_replaces_the_content_version(empty: None, admin_client: Client) -> None:
    a_role(slug="nurse")
    before = ContentVersion.current()
    check(admin_client, "roles/nurse")
    assert LogEntry.objects.get().change_message == f"Checked on {this_day()}."
    assert ContentVersion.current() != before


def test_click_leaves_a_revision(empty: None, admin_client: Client) -> None:
    role = a_role(slug="nurse")
    check(admin_client, "roles/nurse")
    assert [(one.author, one.stated["reviewed_on"]) for one in history(role)[:1]] == [("admin", str(this_day()))]


def test_click_on_the_guide_dates_its_review(empty: None, admin_client: Client) -> None:
    guide = the_guide()
    check(admin_client, "guide")
    guide.refresh_from_db()
    assert guide.reviewed_on == this_day()


def test_click_on_what_there_is_not_is_refused(empty: None, admin_client: Client) -> None:
    assert check(admin_client, "nothing/nurse").status_code == 404


def test_who_may_only_look_checks_nothing(empty: None, client: Client) -> None:
    role = a_role(slug="nurse")
    an_editor(client, "view_role")
    (one,) = visited(client, "unreviewed")
    refusal = check(client, "roles/nurse")
    role.refresh_from_db()
    assert (one.cssselect("button"), refusal.status_code, role.reviewed_on) == ([], 403, None)


def test_action_dates_the_chosen_entries(empty: None, admin_client: Client) -> None:
    old, new = a_role(), a_role(reviewed_on=this_day())
    assert run(admin_client, "checked_today", old, new)[:1] == ["Checked today: 1 role."]
    old.refresh_from_db()
    assert (old.reviewed_on, LogEntry.objects.get().object_id) == (this_day(), str(old.pk))


def links(page: HtmlElement) -> list[str]:
    return [link.get("href") for link in page.cssselect("#unreviewed li a")]


def test_rule_with_many_findings_shows_the_first_and_leads_to_all(admin_client: Client, empty: None) -> None:
    for _ in range(FINDINGS_SHOWN + 1):
        a_skill()
    first = document_fromstring(admin_client.get(PAGE).content.decode())
    (way,) = first.cssselect("#unreviewed > p > a")
    second = document_fromstring(admin_client.get(f"{PAGE}{way.get('href')}&page=2").content.decode())
    assert (len(links(first)), {*links(first)} & {*links(second)}) == (FINDINGS_SHOWN, set())
    assert links(second)

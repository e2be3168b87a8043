"""Outside links in the admin: who opens one dates it with a click, wherever its address stands."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client

from careerguide.content.models import UNDATED, ContentVersion, OutsideLink, this_day
from skills.models import SkillOutsideLink
from tests.admin.actions import run
from tests.admin.form import form_in, save
from tests.admin.rows import change_page
from tests.build import a_role, a_skill, an_outside_link

ADDRESS = "https://example.org/course"


@pytest.fixture
def links(empty: None) -> list[OutsideLink]:
    """A skill's link, a role's to the same address, and one to another."""
    skill, role = a_skill(title="Sewing"), a_role()
    return [an_outside_link(skill, url=ADDRESS), an_outside_link(role, url=ADDRESS), an_outside_link(skill)]


def seen(links: list[OutsideLink]) -> list[tuple]:
    for link in links:
        link.refresh_from_db()
    return [(link.seen, link.seen_on) for link in links]


def test_click_dates_the_link_wherever_its_address_stands(links: list[OutsideLink], admin_client: Client) -> None:
    told = run(admin_client, "opened_today", links[0])
    assert told[:1] == ["Opened today: 2 outside links; an address counts wherever it stands."]
    assert seen(links) == [("opened", this_day()), ("opened", this_day()), ("address", None)]


def test_click_stands_in_the_history_of_each_link(links: list[OutsideLink], admin_client: Client) -> None:
    run(admin_client, "opened_today", links[0])
    logged = [(entry.get_edited_object(), entry.change_message) for entry in LogEntry.objects.order_by("pk")]
    assert sorted(logged, key=str) == sorted(((link, f"Opened on {this_day()}.") for link in links[:2]), key=str)


def test_click_replaces_the_content_version(links: list[OutsideLink], admin_client: Client) -> None:
    before = ContentVersion.current()
    run(admin_client, "opened_today", links[2])
    assert ContentVersion.current() != before


def test_click_leaves_alone_what_the_user_may_not_publish(links: list[OutsideLink], client: Client) -> None:
    user = User.objects.create_user("somebody", is_staff=True)
    allowed = ["view_skilloutsidelink", "publish_skill", "view_roleoutsidelink", "change_roleoutsidelink"]
    user.user_permissions.set(Permission.objects.filter(codename__in=allowed))
    client.force_login(user)
    run(client, "opened_today", links[0])
    assert seen(links) == [("opened", this_day()), ("address", None), ("address", None)]


def test_form_refuses_a_day_for_a_link_that_nobody_opened(links: list[OutsideLink], admin_client: Client) -> None:
    answer = save(admin_client, change_page(links[0]), seen_on="2026-11-22")
    assert form_in(answer).errors == {"": [UNDATED]}


def test_form_refuses_a_day_to_come(links: list[OutsideLink], admin_client: Client) -> None:
    answer = save(admin_client, change_page(links[0]), seen="opened", seen_on="2999-01-01")
    assert [*form_in(answer).errors] == ["seen_on"]


def test_form_of_a_skill_adds_a_link(links: list[OutsideLink], admin_client: Client) -> None:
    skill = links[0].owner
    link = {"title": "Course", "publisher": "School", "url": "https://example.org/new", "what_you_do": "Sew."}
    typed = link | {"level": "school", "seen": "opened", "seen_on": "2026-11-22"}
    form = typed | {"id": "", "skill": str(skill.pk), "position": "2"}
    named = {f"outside_links-2-{name}": value for name, value in form.items()}
    assert save(admin_client, change_page(skill), **named, **{"outside_links-TOTAL_FORMS": "3"}).status_code == 302
    added = SkillOutsideLink.objects.filter(position=2).values(*typed).get()
    assert {name: str(value) for name, value in added.items()} == typed

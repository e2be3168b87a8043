"""What members of each group may do, and what they are refused, in words and without losing what they typed."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.core.management.sql import emit_post_migrate_signal
from django.http import HttpResponse
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from careerguide.content.models import Draft, LoadRecord, Revision
from careerguide.content.revisions import keep_present
from careerguide.desk.people import CHIEF, GROUPS, PUBLISHER, WRITER
from careerguide.kinds import KINDS
from pathways.models import Place
from roles.models import Duty, Role
from skills.models import Skill
from tests.admin.actions import offered, run
from tests.admin.form import filled, form_in, save, send
from tests.admin.rows import change_page, page_of
from tests.build import a_duty, a_role, a_skill
from tests.reading import Document

pytestmark = pytest.mark.usefixtures("empty")

REFUSED = "Nothing has been saved: visitors see “{}”"


def rights(group: str) -> set[str]:
    return set(Group.objects.get(name=group).permissions.values_list("codename", flat=True))


def new_place(client: Client, **typed: str) -> Place:
    needed = {"title": "Utopia", "slug": "utopia", "summary": "Far away.", "short_title": "U"}
    assert save(client, page_of(Place, "add"), **needed, **typed).status_code == 302
    return Place.objects.get()


# Groups


def test_each_group_has_all_rights_of_the_one_before() -> None:
    assert rights(WRITER) < rights(PUBLISHER) < rights(CHIEF)


def test_publisher_has_the_right_to_publish_each_kind_beside_those_of_a_writer() -> None:
    more = rights(PUBLISHER) - rights(WRITER) - {"view_loadrecord", "change_loadrecord"}
    assert more == {f"publish_{kind.model._meta.model_name}" for kind in KINDS}


def test_chief_sees_to_people_besides() -> None:
    assert rights(CHIEF) - rights(PUBLISHER) > {"add_user", "change_user", "delete_user", "view_group"}


def bring_up_to_date() -> None:
    """What `flush` does at its end; `migrate` sends more with the same signal."""
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")


def test_rights_of_a_group_are_put_right_after_a_migration_or_flush() -> None:
    before = {group: rights(group) for group in GROUPS}
    Group.objects.get(name=PUBLISHER).permissions.clear()
    Group.objects.get(name=WRITER).permissions.add(Permission.objects.get(codename="publish_role"))
    Group.objects.get(name=CHIEF).delete()
    bring_up_to_date()
    assert {group: rights(group) for group in GROUPS} == before


def test_group_of_one_s_own_is_left_alone() -> None:
    Group.objects.create(name="Proofreaders").permissions.add(Permission.objects.get(codename="view_role"))
    bring_up_to_date()
    assert rights("Proofreaders") == {"view_role"}


# A Writer


def test_new_entry_of_a_writer_is_a_draft_whatever_he_sends(writer: Client) -> None:
    assert "status" not in form_in(writer.get(page_of(Place, "add"))).element.fields
    assert new_place(writer).status == "draft"
    form = filled(writer, page_of(Place, "add"), title="Erewhon", slug="erewhon", summary="Too.", short_title="E")
    send(writer, page_of(Place, "add"), form | {"status": ["published"]})
    assert Place.objects.get(slug="erewhon").status == "draft"


def test_writer_saves_a_draft(writer: Client) -> None:
    role = a_role(status="draft")
    assert save(writer, change_page(role), title="Ward engineer").status_code == 302
    role.refresh_from_db()
    assert (role.title, role.status) == ("Ward engineer", "draft")


def test_writer_changes_no_status(writer: Client) -> None:
    role = a_role(status="draft")
    form = form_in(writer.get(change_page(role)))
    writer.post(change_page(role), form.values | {"status": ["published"], "_save": ["Save"]})
    assert Role.objects.get().status == "draft"


def test_writer_does_not_save_what_visitors_see_and_loses_nothing(writer: Client) -> None:
    role = a_role(title="Nurse")
    refused = form_in(save(writer, change_page(role), title="Ward engineer"))
    assert refused.errors[""][0].startswith(REFUSED.format("Nurse"))
    assert refused.values["title"] == ["Ward engineer"]
    assert Role.objects.get().title == "Nurse"


def test_writer_adds_a_part_to_a_draft_and_removes_one(writer: Client) -> None:
    role = a_role(status="draft")
    a_duty(role, title="Mend the scanner")
    assert save(writer, change_page(role), **{"duties-0-DELETE": "on"}).status_code == 302
    assert not Duty.objects.exists()


@pytest.mark.parametrize(("status", "saved"), [("draft", True), ("published", False)])
def test_writer_changes_a_part_by_itself_where_its_entry_is_a_draft(status: str, saved: bool, writer: Client) -> None:
    duty = a_duty(a_role(status=status, title="Nurse"), title="Mend the scanner")
    answer = save(writer, change_page(duty), title="Clean the scanner")
    assert (Duty.objects.get().title == "Clean the scanner") == saved
    assert saved or form_in(answer).errors[""][0].startswith(REFUSED.format("Nurse"))


def test_writer_moves_no_part_into_what_visitors_see(writer: Client) -> None:
    duty, published = a_duty(a_role(status="draft")), a_role(title="Nurse")
    refused = form_in(save(writer, change_page(duty), role=str(published.pk)))
    assert refused.errors[""][0].startswith(REFUSED.format("Nurse"))
    assert Duty.objects.get().role != published


@pytest.mark.parametrize(("status", "left"), [("draft", 0), ("published", 1)])
def test_writer_deletes_drafts_alone(status: str, left: int, writer: Client) -> None:
    role = a_role(status=status)
    writer.post(page_of(Role, "delete", role), {"post": "yes"})
    assert Role.objects.count() == left


@pytest.mark.parametrize(("status", "left"), [("draft", 0), ("published", 1)])
def test_writer_deletes_parts_of_drafts_alone(status: str, left: int, writer: Client) -> None:
    duty = a_duty(a_role(status=status))
    writer.post(
        page_of(Duty, "changelist"), {"action": "delete_selected", "_selected_action": [duty.pk], "post": "yes"}
    )
    assert Duty.objects.count() == left


# A Publisher


def test_new_entry_starts_as_a_draft(publisher: Client) -> None:
    assert form_in(publisher.get(page_of(Place, "add"))).values["status"] == ["draft"]
    assert new_place(publisher).status == "draft"


def test_publisher_publishes_a_new_entry_at_once(publisher: Client) -> None:
    assert new_place(publisher, status="published").status == "published"


def test_publisher_saves_what_visitors_see(publisher: Client) -> None:
    assert save(publisher, change_page(a_role()), title="Ward engineer").status_code == 302
    assert Role.objects.get().title == "Ward engineer"


def test_right_to_publish_one_kind_is_none_for_another(writer: Client) -> None:
    Group.objects.get(name=WRITER).permissions.add(Permission.objects.get(codename="publish_role"))
    assert offered(writer, Role) >= {"publish", "unpublish"}
    assert offered(writer, Skill).isdisjoint({"publish", "unpublish"})
    assert save(writer, change_page(a_skill(title="Sewing")), title="Knitting").status_code == 200
    assert Skill.objects.get().title == "Sewing"


# A Chief


@pytest.mark.parametrize("name", [WRITER, PUBLISHER])
def test_people_are_nobody_else_s(name: str, request: pytest.FixtureRequest) -> None:
    client = request.getfixturevalue(name.lower())
    own = User.objects.get(username=name)
    pages = [page_of(User, "changelist"), change_page(own), page_of(Group, "changelist"), page_of(User, "add")]
    assert {client.get(page).status_code for page in pages} == {403}


def test_chief_puts_somebody_into_a_group(chief: Client) -> None:
    new, writers = User.objects.create_user("new"), Group.objects.get(name=WRITER)
    assert save(chief, change_page(new), groups=[str(writers.pk)], is_staff="on").status_code == 302
    new.refresh_from_db()
    assert (new.is_staff, [*new.groups.all()]) == (True, [writers])


def test_chief_gives_a_group_no_other_rights(chief: Client) -> None:
    assert chief.post(change_page(Group.objects.get(name=WRITER)), {"name": "Mine"}).status_code == 403


def test_chief_makes_nobody_mightier_than_himself(chief: Client) -> None:
    own = User.objects.get(username=CHIEF)
    form = form_in(chief.get(change_page(own)))
    chief.post(change_page(own), form.values | {"is_superuser": ["on"], "_save": ["Save"]})
    own.refresh_from_db()
    assert not own.is_superuser


def test_chief_has_no_hand_on_who_may_do_everything(chief: Client) -> None:
    mighty = User.objects.create_superuser("mighty", password="a long phrase")
    password = {"password1": "another long phrase", "password2": "another long phrase"}
    assert chief.post(f"/admin/auth/user/{mighty.pk}/password/", password).status_code == 403
    assert chief.post(change_page(mighty), {"username": "weak"}).status_code == 403
    assert chief.post(page_of(User, "delete", mighty), {"post": "yes"}).status_code == 403
    mighty.refresh_from_db()
    assert (mighty.username, mighty.check_password("a long phrase")) == ("mighty", True)


# Drafts of what is published, and earlier versions


def into_draft(client: Client, entry: Role, **typed: str) -> HttpResponse:
    return client.post(change_page(entry), filled(client, change_page(entry), **typed) | {"_draft": ["1"]})


def test_writer_is_offered_no_save_that_would_be_refused(writer: Client) -> None:
    published, own = a_role(title="Sailor"), a_role(title="Pilot", status="draft")
    buttons = [
        {
            button.get("name")
            for button in Document(writer.get(change_page(role)).content.decode()).find("[type=submit][name]")
        }
        for role in (published, own)
    ]
    assert buttons[0] == {"_draft", "_preview"}
    assert {"_save", "_preview"} < buttons[1]


def test_writer_keeps_a_draft_beside_what_visitors_see(writer: Client) -> None:
    role = a_role(title="Nurse")
    assert into_draft(writer, role, title="Ward engineer")["Location"] == f"{change_page(role)}?draft=1"
    assert (Draft.objects.get().stated["title"], Role.objects.get().title) == ("Ward engineer", "Nurse")


def test_writer_looks_at_what_his_change_would_be(writer: Client) -> None:
    role = a_role(title="Nurse")
    values = filled(writer, change_page(role), title="Ward engineer")
    assert "Ward engineer" in writer.post(change_page(role), values | {"_preview": ["1"]}).content.decode()
    assert Role.objects.get().title == "Nurse"


@pytest.mark.parametrize(("name", "title"), [("writer", "Nurse"), ("publisher", "Ward engineer")])
def test_draft_is_published_by_a_publisher_alone(name: str, title: str, request: pytest.FixtureRequest) -> None:
    client, role = request.getfixturevalue(name), a_role(title="Nurse")
    into_draft(client, role, title="Ward engineer")
    draft = f"{change_page(role)}?draft=1"
    assert ("_publish" in client.get(draft).content.decode()) == (name == "publisher")
    client.post(draft, filled(client, draft) | {"_draft": ["1"], "_publish": ["1"]})
    assert Role.objects.get().title == title


def test_button_for_drafts_opens_no_part_to_a_writer(writer: Client) -> None:
    duty = a_duty(a_role(), title="Mend the scanner")
    for button in ("_draft", "_preview"):
        writer.post(change_page(duty), filled(writer, change_page(duty), title="Clean it") | {button: ["1"]})
        writer.post(f"{change_page(duty)}?draft=1", filled(writer, change_page(duty), title="Clean it"))
    assert Duty.objects.get().title == "Mend the scanner"


def test_writer_s_form_that_was_opened_at_a_draft_changes_nothing_once_that_is_published(writer: Client) -> None:
    role = a_role(title="Nurse", status="draft")
    values = filled(writer, change_page(role), title="Ward engineer")
    Role.objects.update(status="published")
    assert "your account changes drafts alone" in send(writer, change_page(role), values).content.decode()
    assert Role.objects.get().title == "Nurse"


@pytest.mark.parametrize(
    ("then", "now", "back"), [("draft", "draft", True), ("draft", "published", False), ("published", "draft", False)]
)
def test_writer_brings_back_drafts_as_drafts_alone(then: str, now: str, back: bool, writer: Client) -> None:
    role = a_role(title="Nurse", status=then)
    keep_present([role])
    Role.objects.update(title="Ward engineer", status=now)
    writer.post(page_of(Revision, "change", Revision.objects.get()))
    assert (Role.objects.get().title == "Nurse") == back


def test_publisher_brings_back_what_visitors_saw(publisher: Client) -> None:
    keep_present([a_role(title="Nurse")])
    Role.objects.update(title="Ward engineer")
    publisher.post(page_of(Revision, "change", Revision.objects.get()))
    assert Role.objects.get().title == "Nurse"


@pytest.mark.parametrize(("name", "status"), [("writer", 403), ("publisher", 302), ("chief", 302)])
def test_seeds_are_settled_by_a_publisher(name: str, status: int, request: pytest.FixtureRequest) -> None:
    client = request.getfixturevalue(name)
    nowhere = {"entry": "roles/nobody", "take": "database"}
    assert client.post(page_of(LoadRecord, "changelist"), nowhere).status_code == status


# A phone that is lost


@pytest.fixture
def phones(db: None) -> dict[str, TOTPDevice]:
    """The apps of a Writer, and of somebody who may do everything."""
    people = User.objects.create_user("somebody"), User.objects.create_superuser("mighty")
    return {one.username: TOTPDevice.objects.create(user=one, name="App") for one in people}


def test_chief_takes_away_a_second_factor_but_not_of_who_may_do_everything(
    chief: Client, phones: dict[str, TOTPDevice]
) -> None:
    (told,) = run(chief, "forget", *(app.user for app in phones.values()))
    assert told.startswith("Forgotten: that of somebody.")
    assert [app.user.username for app in TOTPDevice.objects.all()] == ["mighty"]
    assert LogEntry.objects.get().object_repr == "somebody"


def test_chief_is_told_whose_second_factor_there_was_none_of(chief: Client) -> None:
    assert run(chief, "forget", User.objects.create_user("somebody"))[0].startswith("Forgotten: that of nobody.")

"""Two editors at one entry: nothing that either typed is lost, and whoever saves second is told."""

import pytest
from django.test import Client

from careerguide.content.models import Draft, Revision
from roles.models import Role
from tests.admin.form import Values, filled, form_in, send
from tests.admin.rows import change_page
from tests.build import a_duty, a_role


@pytest.fixture
def role(empty: None) -> Role:
    role = a_role(title="Analyst", summary="Looks into data.")
    for title in ("One", "Two", "Three"):
        a_duty(role, title=title)
    return role


@pytest.fixture
def url(role: Role) -> str:
    return change_page(role)


def typed(client: Client, url: str, **changes: str) -> Values:
    return filled(client, url, **changes)


def titles(role: Role) -> list[str]:
    return list(role.duties.values_list("title", flat=True))


def settle(client: Client, page, **choices: str):
    form = form_in(page)
    for name, side in choices.items():
        form.fill(name, side)
    return client.post(page.wsgi_request.get_full_path(), form.values)


def test_second_save_is_told_and_saves_both(role: Role, url: str, admin_client: Client) -> None:
    first = typed(admin_client, url, title="Data analyst")
    second = typed(admin_client, url, summary="Reads data.")
    assert send(admin_client, url, first).status_code == 302
    page = send(admin_client, url, second)
    assert "Somebody else saved this in the meantime" in page.content.decode()
    role.refresh_from_db()
    assert role.summary == "Looks into data."
    settle(admin_client, page)
    role.refresh_from_db()
    assert (role.title, role.summary) == ("Data analyst", "Reads data.")


def test_second_save_says_who_saved_and_what(role: Role, url: str, admin_client: Client, client: Client) -> None:
    first, second = typed(admin_client, url, title="Data analyst"), typed(admin_client, url, summary="Reads data.")
    send(admin_client, url, first)
    told = send(admin_client, url, second).content.decode()
    assert "<ins>Data analyst" in told.replace("\n", "")
    assert "admin: form" in told


def test_reason_that_was_typed_is_kept_with_both_changes(role: Role, url: str, admin_client: Client) -> None:
    first, second = typed(admin_client, url, title="Data analyst"), typed(admin_client, url, summary="Reads data.")
    send(admin_client, url, first)
    settle(admin_client, send(admin_client, url, second | {"_message": ["As the board decided."]}))
    assert Revision.objects.first().message == "As the board decided."


def test_where_both_changed_the_same_somebody_chooses(role: Role, url: str, admin_client: Client) -> None:
    first, second = typed(admin_client, url, summary="Reads data."), typed(admin_client, url, summary="Counts data.")
    send(admin_client, url, first)
    page = send(admin_client, url, second)
    unsettled = settle(admin_client, page)
    assert "Where both of you changed the same" in unsettled.content.decode()
    settle(admin_client, page, **{"choice-0": "mine"})
    role.refresh_from_db()
    assert role.summary == "Counts data."


def test_parts_that_both_added_changed_and_took_out_are_kept(role: Role, url: str, admin_client: Client) -> None:
    first = typed(admin_client, url, **{"duties-0-DELETE": "on", "duties-2-text": "Theirs."})
    second = typed(admin_client, url, **{"duties-1-title": "Second"})
    send(admin_client, url, first)
    settle(admin_client, send(admin_client, url, second))
    assert [(duty.title, duty.text) for duty in role.duties.all()] == [("Second", "Does it."), ("Three", "Theirs.")]


def test_form_that_is_saved_twice_is_saved_once(role: Role, url: str, admin_client: Client) -> None:
    sent = typed(admin_client, url, title="Data analyst")
    assert send(admin_client, url, sent).status_code == 302
    admin_client.get(url)  # which tells of that
    assert send(admin_client, url, sent).status_code == 302
    assert "“Data analyst” says all this already." in admin_client.get(url).content.decode()
    assert [one.origin for one in Revision.objects.all()] == ["form", "found"]


def test_third_save_while_the_second_is_asked_is_told_of_too(role: Role, url: str, admin_client: Client) -> None:
    forms = [typed(admin_client, url, **{f"duties-{place}-title": f"New {place}"}) for place in range(3)]
    send(admin_client, url, forms[0])
    asked = send(admin_client, url, forms[1])
    settle(admin_client, send(admin_client, url, forms[2]))
    settle(admin_client, settle(admin_client, asked))
    assert titles(role) == ["New 0", "New 1", "New 2"]


def test_mistake_is_told_before_the_change_of_another(role: Role, url: str, admin_client: Client) -> None:
    send(admin_client, url, typed(admin_client, url, title="Data analyst"))
    stale = typed(admin_client, url, summary="Reads data.")
    send(admin_client, url, typed(admin_client, url, title="Analyst of data"))
    refused = form_in(send(admin_client, url, stale | {"slug": ["No Slug"]}))
    assert "slug" in refused.errors
    assert refused.values["summary"] == ["Reads data."]
    corrected = refused.values | {"slug": [role.slug]}
    settle(admin_client, send(admin_client, url, corrected))
    role.refresh_from_db()
    assert (role.title, role.summary) == ("Analyst of data", "Reads data.")


def test_rows_made_anew_under_an_open_form_are_no_matter(role: Role, url: str, admin_client: Client) -> None:
    opened = typed(admin_client, url, **{"duties-1-title": "Second"})
    for duty in role.duties.all():
        citations = list(duty.citations.all())
        duty.delete()
        duty.pk = None
        duty.save()
        duty.citations.set(citations)
    assert send(admin_client, url, opened).status_code == 302
    assert titles(role) == ["One", "Second", "Three"]


def test_unchanged_save_leaves_no_revision(role: Role, url: str, admin_client: Client) -> None:
    send(admin_client, url, typed(admin_client, url))
    send(admin_client, url, typed(admin_client, url))
    assert [one.origin for one in Revision.objects.all()] == ["found"]


# Drafts


def draft(client: Client, url: str, **changes: str):
    return client.post(url, typed(client, url, **changes) | {"_draft": ["1"]})


def test_reason_to_publish_a_draft_is_kept(role: Role, url: str, admin_client: Client) -> None:
    draft(admin_client, url, title="Data analyst")
    form = typed(admin_client, f"{url}?draft=1") | {"_publish": ["1"], "_message": ["As the board decided."]}
    admin_client.post(f"{url}?draft=1", form)
    assert Revision.objects.first().message == "As the board decided."


def test_mistake_keeps_the_reason(role: Role, url: str, admin_client: Client) -> None:
    sent = typed(admin_client, url, title="") | {"_message": ["As the board decided."]}
    assert form_in(send(admin_client, url, sent)).values["_message"] == ["As the board decided."]


def test_reason_for_a_draft_is_shown_with_it_and_kept_once_it_is_published(
    role: Role, url: str, admin_client: Client
) -> None:
    sent = typed(admin_client, url, title="Data analyst") | {"_draft": ["1"], "_message": ["As the board decided."]}
    admin_client.post(url, sent)
    assert "“As the board decided.”" in admin_client.get(url).content.decode()
    assert "“As the board decided.”" in admin_client.get("/admin/").content.decode()
    admin_client.post(f"{url}?draft=1", typed(admin_client, f"{url}?draft=1") | {"_publish": ["1"]})
    assert Revision.objects.first().message == "As the board decided."


def test_form_of_a_draft_shows_what_that_changes(role: Role, url: str, admin_client: Client) -> None:
    draft(admin_client, url, title="Data analyst")
    form = admin_client.get(f"{url}?draft=1").content.decode()
    assert "<ins>Data analyst" in form.replace("\n", "")


def test_draft_leaves_the_entry_as_it_is(role: Role, url: str, admin_client: Client) -> None:
    answer = draft(admin_client, url, title="Data analyst", **{"duties-0-title": "First"})
    assert answer["Location"] == f"{url}?draft=1"
    role.refresh_from_db()
    assert (role.title, titles(role)[0]) == ("Analyst", "One")
    assert not Revision.objects.exclude(origin="found").exists()


def test_draft_opens_as_it_was_left(role: Role, url: str, admin_client: Client) -> None:
    draft(admin_client, url, **{"duties-0-title": "First"})
    assert filled(admin_client, f"{url}?draft=1")["duties-0-title"] == ["First"]
    assert filled(admin_client, url)["duties-0-title"] == ["One"]


def test_draft_is_gone_on_with(role: Role, url: str, admin_client: Client) -> None:
    draft(admin_client, url, title="Data analyst")
    draft(admin_client, f"{url}?draft=1", **{"duties-2-title": "Third"})
    assert Draft.objects.get().stated["title"] == "Data analyst"
    assert Draft.objects.get().stated["duties"][2]["title"] == "Third"


def publish(client: Client, url: str, **changes: str):
    return client.post(f"{url}?draft=1", typed(client, f"{url}?draft=1", **changes) | {"_publish": ["1"]})


def test_published_draft_is_the_entry(role: Role, url: str, admin_client: Client) -> None:
    draft(admin_client, url, title="Data analyst")
    publish(admin_client, url, **{"duties-0-title": "First"})
    role.refresh_from_db()
    assert (role.title, titles(role)[0]) == ("Data analyst", "First")
    assert not Draft.objects.exists()
    assert Revision.objects.first().origin == "draft"


def test_draft_of_a_role_that_was_renamed_meanwhile_is_published(role: Role, url: str, admin_client: Client) -> None:
    former = role.slug
    draft(admin_client, url, summary="Reads data.")
    send(admin_client, url, typed(admin_client, url, slug="data-analyst", title="Data analyst"))
    settle(admin_client, publish(admin_client, url))
    role.refresh_from_db()
    assert (role.slug, role.title, role.summary) == ("data-analyst", "Data analyst", "Reads data.")
    assert role.former_slugs == [former]


def test_draft_is_thrown_away(role: Role, url: str, admin_client: Client) -> None:
    draft(admin_client, url, title="Data analyst")
    admin_client.post(f"{url}?draft=1", {"_discard": "1"})
    assert not Draft.objects.exists()

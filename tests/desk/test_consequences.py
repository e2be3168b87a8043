"""What publishing, taking back and deleting would do is shown before it happens."""

import pytest
from django.db import connection, models
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml.html import document_fromstring

from careerguide.content.models import ContentVersion, Entry, Source
from careerguide.desk.consequences import Consequences, foresee
from pathways.models import Place
from roles.models import Duty, Market, Role, RolePair
from skills.models import Domain, Skill
from tests.admin.form import filled, form_in, save
from tests.admin.rows import change_page, documents, page_of
from tests.build import (
    a_band,
    a_domain,
    a_duty,
    a_market,
    a_pair,
    a_pathway_between,
    a_role,
    a_role_skill,
    a_section,
    a_skill,
    a_stage,
    a_starting_point,
)
from tests.reading import text_of

pytestmark = pytest.mark.usefixtures("empty")


def ask(client: Client, action: str, *rows: models.Model, **confirmed: str) -> HttpResponse:
    chosen = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(page_of(type(rows[0]), "changelist"), chosen | confirmed)


def told(response: HttpResponse) -> dict[str, list[str]]:
    """What stands below each heading of a page that asks."""
    content = document_fromstring(response.content.decode()).get_element_by_id("content")
    return {
        text_of(heading): [text_of(item) for item in heading.xpath("following-sibling::ul[1]/li")]
        for heading in content.cssselect("h2")
    }


def taking_back(entry: Entry) -> Consequences:
    return foresee(lambda: type(entry).objects.filter(pk=entry.pk).update(status="draft"))


GOES, COMES, UNLINKED = "What goes off the site", "What comes to the site", "What stays, without its link to what goes"


def test_taking_back_a_market_names_its_amounts_first(admin_client: Client) -> None:
    market, role = a_market(title="Utopia"), a_role(title="Nurse")
    a_band(role, market=market)
    page = ask(admin_client, "unpublish", market)
    assert told(page) == {GOES: ["1 market: Utopia", "1 salary band: Nurse"]}
    assert Market.objects.get().is_published


def test_taking_back_a_role_names_its_pairs_and_pathways(admin_client: Client) -> None:
    role = a_role(title="Nurse")
    a_pair(role, a_role(), title="Nurse or coder?")
    a_pathway_between(a_starting_point(), role, title="From school to nurse")
    page = ask(admin_client, "unpublish", role)
    assert told(page)[GOES] == ["1 role: Nurse", "1 role pair: Nurse or coder?", "1 pathway: From school to nurse"]


def test_parts_go_with_their_entry_without_saying(admin_client: Client) -> None:
    duty = a_duty(a_role(title="Nurse"))
    assert told(ask(admin_client, "unpublish", duty.role))[GOES] == ["1 role: Nurse"]


def test_taking_back_a_domain_names_its_skills_though_they_stay_published() -> None:
    a_role_skill(a_role(title="Nurse"), a_skill(domain=(domain := a_domain()), title="Sewing"))
    assert [(one.rows, one.names) for one in taking_back(domain).goes] == [
        ("1 domain", [domain.title]),
        ("1 skill", ["Sewing"]),
        ("1 role skill", ["Nurse"]),
    ]


def test_entry_that_only_loses_a_link_stays(admin_client: Client) -> None:
    place = Place.objects.create(title="Utopia", slug="utopia", summary="Far.", short_title="U")
    a_stage(title="Master's").places.add(place)
    assert told(ask(admin_client, "unpublish", place))[UNLINKED] == ["1 stage: Master's"]


def test_role_that_names_a_broader_one_stays_without_it() -> None:
    broad = a_role()
    a_role(title="Nurse", broader=broad)
    assert [one.names for one in taking_back(broad).unlinked] == [["Nurse"]]


def test_draft_source_is_still_named_so_nothing_loses_it() -> None:
    a_duty(a_role(), citations=[section := a_section()])
    assert taking_back(section.source).unlinked == []


def test_long_list_is_cut() -> None:
    market = a_market()
    for number in range(14):
        a_band(a_role(title=f"Role {number:02}"), market=market)
    bands = taking_back(market).goes[-1]
    assert (bands.rows, bands.names[-1], bands.more) == ("14 salary bands", "Role 11", 2)


def test_publishing_names_what_comes_along(admin_client: Client) -> None:
    role = a_role(title="Nurse", status="draft")
    a_pair(role, a_role(), title="Nurse or coder?")
    page = ask(admin_client, "publish", role)
    assert told(page) == {COMES: ["1 role: Nurse", "1 role pair: Nurse or coder?"]}


def test_asking_changes_nothing(admin_client: Client) -> None:
    a_pair(role := a_role(), a_role())
    before = (ContentVersion.current(), documents())
    ask(admin_client, "unpublish", role)
    ask(admin_client, "delete_selected", RolePair.objects.get())
    assert (ContentVersion.current(), documents()) == before


def test_page_that_asks_confirms_by_its_form(admin_client: Client) -> None:
    roles = [a_role(), a_role()]
    page = ask(admin_client, "unpublish", *roles)
    (form,) = document_fromstring(page.content.decode()).cssselect("#content form")
    fields = [(name, value) for name, value in form.form_values() if name != "csrfmiddlewaretoken"]
    sent: dict[str, list[str]] = {name: [two for one, two in fields if one == name] for name, _ in fields}
    admin_client.post(page_of(Role, "changelist"), sent)
    assert {role.status for role in Role.objects.all()} == {"draft"}


def test_nothing_is_asked_where_nothing_would_change(admin_client: Client) -> None:
    assert ask(admin_client, "publish", a_role()).status_code == 302


def test_form_takes_nothing_else_along(admin_client: Client) -> None:
    a_pair(role := a_role(), a_role())
    refused = form_in(save(admin_client, change_page(role), status="draft"))
    assert refused.errors["status"][0].startswith("This would go off the site too: 1 role pair.")
    assert Role.objects.filter(status="published").count() == 2


def test_form_takes_back_what_nothing_hangs_on(admin_client: Client) -> None:
    role = a_role()
    assert save(admin_client, change_page(role), status="draft").status_code == 302
    assert Role.objects.get().status == "draft"


def test_draft_of_what_is_published_takes_nothing_along(admin_client: Client) -> None:
    a_pair(role := a_role(), a_role())
    values = filled(admin_client, change_page(role), status="draft")
    assert admin_client.post(change_page(role), values | {"_draft": ["1"]}).status_code == 302


# What documents would not say


def test_page_that_asks_tells_what_would_contradict_itself(admin_client: Client) -> None:
    role = a_role(slug="nurse")
    a_skill(title="Sewing", slug="sewing", body="As [nurses](../roles/nurse.md) do.")
    assert told(ask(admin_client, "unpublish", role))["What would contradict itself"] == [
        "skills/sewing.md: body: the link to “../roles/nurse.md” leads nowhere: the role “nurse” is a draft"
    ]


def test_draft_that_its_form_would_not_publish_is_not_published_by_the_list_either(admin_client: Client) -> None:
    a_skill(core=True, slug="sewing")
    role = a_role(status="draft", kind=Role.Kind.PROFESSION, slug="nurse")
    answer = admin_client.post(
        page_of(Role, "changelist"), {"action": "publish", "_selected_action": [role.pk], "post": "yes"}, follow=True
    )
    (message,) = map(str, answer.context["messages"])
    assert message.startswith("Nothing was published. roles/nurse.md: skills: ")
    assert Role.objects.get().status == "draft"


def test_documents_are_read_again_only_where_something_is_wrong_with_them() -> None:
    role, linked = a_role(), a_role(slug="nurse")
    a_skill(body="As [nurses](../roles/nurse.md) do.")
    counts = []
    for entry in (role, linked):
        with CaptureQueriesContext(connection) as asked:
            taking_back(entry)
        counts.append(len(asked))
    assert counts[0] < counts[1]


def test_what_contradicts_itself_already_is_not_told() -> None:
    a_skill(body="As [nurses](../roles/nurse.md) do.")
    assert taking_back(a_role()).contradictions == []


# Deleting


def test_deleting_one_names_what_visitors_lose(admin_client: Client) -> None:
    duty = a_duty(a_role(title="Nurse"))
    assert told(admin_client.get(page_of(Duty, "delete", duty)))[GOES] == ["1 duty: Nurse"]
    assert Duty.objects.exists()


def test_deleting_several_names_what_visitors_lose(admin_client: Client) -> None:
    pair = a_pair(a_role(), a_role(), title="Nurse or coder?")
    assert told(ask(admin_client, "delete_selected", pair))[GOES] == ["1 role pair: Nurse or coder?"]


def test_what_can_t_be_deleted_foresees_nothing(admin_client: Client) -> None:
    a_duty(a_role(), citations=[section := a_section()])
    assert GOES not in told(admin_client.get(page_of(Source, "delete", section.source)))


def test_deleting_a_draft_takes_nothing_off_the_site(admin_client: Client) -> None:
    assert GOES not in told(admin_client.get(page_of(Role, "delete", a_role(status="draft"))))


def test_domain_and_skill_stand_as_they_are(admin_client: Client) -> None:
    a_skill(domain=(domain := a_domain()))
    ask(admin_client, "unpublish", domain, post="yes")
    assert (Domain.objects.get().status, Skill.objects.get().status) == ("draft", "published")

"""Links in texts: those between documents become links to pages, and a dead one is named where it is typed."""

from typing import Any

import pytest
from django.db import models
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careerguide.content.current import current
from careerguide.content.hyperlinks import dead_links, folder_of, leads_to, look_among_rows
from careerguide.content.markup import links, to_html
from careerguide.content.models import Entry
from careerguide.content.whole import read_whole
from careerguide.kinds import KINDS
from roles.models import Duty, Position, Role, SalaryBand
from skills.models import Skill
from tests.admin.form import filled, form_in, save, send
from tests.admin.rows import change_page
from tests.build import a_domain, a_duty, a_market, a_role, a_skill
from tests.reading import visit

from .seeds_copy import JUGGLING, SKILL, SeedsCopy

DRAFT = Entry.Status.DRAFT
HOW = "write ../roles/name.md for a document, /roles/name/ for a page, and https://… for another site"


@pytest.fixture
def nurse(empty: None) -> Role:
    return a_role(slug="nurse", former_slugs=["matron"])


def shown(client: Client, text: str, **changes: Any) -> dict[str, str]:
    """The links of a text as the page of a role shows them."""
    role = a_role(body=text, **changes)
    return visit(client, role.get_absolute_url()).links_in(".prose")


# On pages


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("../roles/nurse.md", "/roles/nurse/"),
        ("nurse.md", "/roles/nurse/"),
        ("./nurse.md", "/roles/nurse/"),
        ("../../roles/nurse.md", "/roles/nurse/"),
        ("nurse.md#pay", "/roles/nurse/#pay"),
        ("../roles/matron.md#pay", "/roles/nurse/#pay"),
        ("/roles/matron/?q=1#pay", "/roles/nurse/?q=1#pay"),
        ("/roles/nurse/", "/roles/nurse/"),
        ("/roles/", "/roles/"),
        ("/roles/compare/?role=nurse&role=x", "/roles/compare/?role=nurse&role=x"),
        ("#pay", "#pay"),
        ("https://example.org/nurse.md", "https://example.org/nurse.md"),
        ("mailto:us@example.org", "mailto:us@example.org"),
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "[x][y]\n\n[y]: {}", "<a title='>' href='{}'>x</a>"])
def test_link_leads_to(form: str, typed: str, address: str, nurse: Role, client: Client) -> None:
    assert shown(client, form.format(typed)) == {"x": address}


@pytest.mark.parametrize(
    "typed",
    ["moon.md", "../moons/nurse.md", "/roles/moon/", "/moon", "www.example.org", "javascript:x()", "//x.org", ""],
)
def test_of_a_dead_link_the_words_are_left(typed: str, nurse: Role, client: Client) -> None:
    page = visit(client, a_role(body=f"See [this *one*]({typed}) too.").get_absolute_url())
    assert (page.texts(".prose"), page.links_in(".prose")) == (["See this one too."], {})


def test_link_dies_and_comes_back_with_its_page(nurse: Role, client: Client) -> None:
    role = a_role(body="[x](nurse.md)")
    found = []
    for status in (DRAFT, Entry.Status.PUBLISHED):
        nurse.status = status
        nurse.save()
        found.append(visit(client, role.get_absolute_url()).links_in(".prose"))
    assert found == [{}, {"x": "/roles/nurse/"}]


def test_link_follows_a_page_that_moves(nurse: Role, client: Client) -> None:
    role = a_role(body="[x](nurse.md)")
    nurse.slug, nurse.former_slugs = "registered-nurse", ["nurse"]
    nurse.save()
    assert visit(client, role.get_absolute_url()).links_in(".prose") == {"x": "/roles/registered-nurse/"}


def test_document_without_a_page_is_led_to_its_heading(empty: None, client: Client) -> None:
    a_domain(slug="care"), a_market(slug="utopia")
    assert shown(client, "[a](../domains/care.md) [b](../markets/utopia.md#top)") == {
        "a": "/skills/#care",
        "b": "/roles/salaries/?market=utopia#top",
    }


def test_name_alone_is_that_of_a_document_beside_the_text(nurse: Role, client: Client) -> None:
    a_skill(slug="nurse")
    role = a_role()
    a_duty(role, text="[x](nurse.md)"), a_duty(role, text="Plain.", note="[y](../skills/nurse.md)")
    skill = a_skill(body="[x](nurse.md)")
    links_of = visit(client, role.get_absolute_url()).links_in("main")
    assert (links_of["x"], links_of["y"]) == ("/roles/nurse/", "/skills/nurse/")
    assert visit(client, skill.get_absolute_url()).links_in(".prose p:not(.from)") == {"x": "/skills/nurse/"}


def test_links_in_code_are_text(nurse: Role, client: Client) -> None:
    page = visit(client, a_role(body="`[x](moon.md)`").get_absolute_url())
    assert page.texts(".prose") == ["[x](moon.md)"]


def test_list_that_is_rendered_once_has_its_links_too(nurse: Role, client: Client) -> None:
    a_domain(body="[x](../roles/nurse.md)")
    assert visit(client, "/skills/").links_in(".prose") == {"x": "/roles/nurse/"}


def test_links_cost_no_query(nurse: Role, client: Client, django_assert_num_queries) -> None:
    role = a_role(body="[x](nurse.md) [y](moon.md) [z](/roles/matron/)")
    current()
    with django_assert_num_queries(1):
        client.get(role.get_absolute_url())


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.only], ids=str)
def test_every_document_can_be_led_to(kind, guide: None) -> None:
    entry = read_whole()[kind.model][0]
    folder, found = kind.folder, {kind.folder: entry}
    address = leads_to(f"../{folder}/{entry.slug}.md", "roles", lambda name: found.get(name.folder))
    assert address == entry.get_absolute_url()
    assert [*dead_links(f"[x](../{folder}/{entry.slug}.md) [y]({address})", "roles", look_among_rows)] == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    address=st.text(st.sampled_from("abm./#?-:&%@ <>\"'\\é(["), max_size=12)
    | st.from_regex(r"[./]*roles/nurse[./md#x?]*")
)
def test_whatever_is_let_through_is_no_dead_link_on_the_page(address: str, nurse: Role) -> None:
    text = f"[x](<{address}>)"
    find = {"roles/nurse": nurse}
    if links(text) and not [*dead_links(text, "roles", look_among_rows)]:
        for typed, _ in links(text):
            assert leads_to(typed, "roles", lambda name: find.get(str(name)))


def test_texts_that_are_no_part_of_the_whole_show_links_as_typed() -> None:
    assert to_html("[x](nurse.md)") == '<p><a href="nurse.md" rel="noopener">x</a></p>'


@pytest.mark.parametrize(
    ("row", "folder"),
    [
        (Role(), "roles"),
        (Duty(), "roles"),
        (Position(), "roles"),
        (SalaryBand(occupation_id=1), "occupations"),
        (SalaryBand(role_id=1), "roles"),
    ],
    ids=["role", "duty", "position", "pay of an occupation", "pay of a role"],
)
def test_row_stands_in_the_folder_of_its_entry(row: models.Model, folder: str) -> None:
    assert folder_of(row) == folder


# Where they are typed

WRONG = {
    "clown.md": "there is no skill “clown”",
    "../roles/moon.md#pay": "there is no role “moon”",
    "../roles/fool.md": "the role “fool” is called “clown” now",
    "/roles/fool/": "the role “fool” is called “clown” now",
    "../roles/tamer.md": "the role “tamer” is a draft",
    "/roles/tamer/": "the role “tamer” is a draft",
    "/roles/nothing/": "there is no role “nothing”",
    "/rules/": HOW,
    "/roles/clown": HOW,
    "/roles/clown.md": HOW,
    "../moons/clown.md": HOW,
    "www.example.org": HOW,
    "clown": HOW,
    "?q=1": HOW,
    "#nowhere": "name the document or page too, as in ../roles/name.md#nowhere",
}
EMPTIED = "the link “x” leads nowhere: it may lead to https, http and mailto, and to pages here"
MESSAGES = [(typed, f"the link to “{typed}” leads nowhere: {why}") for typed, why in WRONG.items()] + [
    ("javascript:alert(1)", EMPTIED),
    ("//example.org", EMPTIED),
    ("ftp://example.org", EMPTIED),
]
RIGHT = [
    "../roles/clown.md",
    "../roles/clown.md#pay",
    "balance.md",
    "/roles/clown/#pay",
    "/roles/compare/?role=clown",
    "/about/",
    "https://example.org",
    "mailto:us@example.org",
]


@pytest.fixture
def circus(copy: SeedsCopy) -> SeedsCopy:
    """The copy with a role that has been renamed, and one that is a draft."""
    copy.change("roles/tamer", "kind: profession", "status: draft\nkind: profession")
    copy.change("roles/clown", "kind: profession", "former_slugs: [fool]\nkind: profession")
    assert copy.problems() == []
    return copy


@pytest.mark.parametrize(("typed", "message"), MESSAGES)
def test_dead_link_is_named_by_load_and_form_alike(
    typed: str, message: str, circus: SeedsCopy, admin_client: Client
) -> None:
    circus.write(JUGGLING, SKILL.replace("Throw, catch", f"[x]({typed})"))
    assert circus.problems() == [f"seeds/skills/juggling.md: body: {message}"]
    url = change_page(a_skill())
    values = filled(admin_client, url, body=f"[x]({typed})")
    refused = form_in(send(admin_client, url, values))
    assert (refused.errors, refused.values) == ({"body": [message]}, values)


@pytest.mark.parametrize("typed", RIGHT)
def test_link_that_leads_somewhere_is_let_through(typed: str, circus: SeedsCopy, admin_client: Client) -> None:
    circus.write(JUGGLING, SKILL.replace("Throw, catch", f"[x]({typed})"))
    assert circus.problems() == []
    skill = a_skill()
    assert save(admin_client, change_page(skill), body=f"[x]({typed})").status_code == 302


def test_dead_link_of_a_part_is_named_by_its_field(circus: SeedsCopy, admin_client: Client) -> None:
    why = "the link to “moon.md” leads nowhere: there is no pathway “moon”"
    circus.change("pathways/circus-school", "text: Fall.", 'text: "[x](moon.md)"')
    assert circus.problems() == [f"seeds/pathways/circus-school.md: steps.0.text: {why}"]
    role = a_role()
    a_duty(role)
    refused = form_in(save(admin_client, change_page(role), **{"duties-0-text": "[x](moon.md)"}))
    assert refused.errors == {"duties-0-text": [why.replace("pathway", "role")]}


def test_every_dead_link_is_named(circus: SeedsCopy) -> None:
    circus.write(JUGGLING, SKILL.replace("Throw, catch", "[x](a.md) [y](b.md)"))
    assert len(circus.problems()) == 2


def test_link_to_a_document_that_can_not_be_read_is_no_error_of_its_own(circus: SeedsCopy) -> None:
    circus.write("skills/a", "no document"), circus.write(JUGGLING, SKILL.replace("Throw, catch", "[x](a.md)"))
    assert [problem.partition(":")[0] for problem in circus.problems()] == ["seeds/skills/a.md"]


def test_link_that_died_later_keeps_no_editor_from_saving_something_else(empty: None, admin_client: Client) -> None:
    skill = a_skill(body="[x](moon.md)")
    save(admin_client, change_page(skill), title="Other")
    skill.refresh_from_db()
    assert skill.title == "Other"


def test_dead_link_of_a_row_keeps_it_from_being_dumped_and_is_named(circus: SeedsCopy) -> None:
    Skill.objects.filter(slug="balance").update(body="[x](moon.md)")
    before = circus.files()
    assert [str(problem) for problem in circus.dump().problems] == [
        "seeds/skills/balance.md: body: the link to “moon.md” leads nowhere: there is no skill “moon”",
    ]
    assert circus.files() == before

"""Lists in pages and in groups, and never a dead end."""

import pytest
from django.test import Client

from roles.models import Role, Topic
from tests.build import a_band, a_market, a_pathway_between, a_role, a_role_skill, a_skill, a_starting_point, a_topic
from tests.catalogue.lists import DRAFT, LISTS, counted, found
from tests.reading import visit

# In pages


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("url", LISTS)
def test_list_takes_1_query(url: str, rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for _ in range(rows):
        a_role_skill(role := a_role())
        a_pathway_between(role=role)
    visit(client, url)
    with django_assert_num_queries(1):
        page = visit(client, f"{url}?sort=title")
    assert len(found(page)) == rows


@pytest.fixture
def many(empty: None) -> None:
    """Forty-five roles: “Role 01” to “Role 45”."""
    for number in range(1, 46):
        a_role(title=f"Role {number:02}", citations=[])


def test_links_lead_through_all_pages(many: None, client: Client) -> None:
    pages = [visit(client, f"/roles/?kind=profession&page={number}") for number in (1, 2, 3)]
    assert [page.links_in(".pages") for page in pages] == [
        {"Next page": "/roles/?kind=profession&page=2#results"},
        {
            "Previous page": "/roles/?kind=profession#results",
            "Next page": "/roles/?kind=profession&page=3#results",
        },
        {"Previous page": "/roles/?kind=profession&page=2#results"},
    ]
    assert [title for page in pages for title in found(page)] == [f"Role {number:02}" for number in range(1, 46)]


def test_page_tells_which_it_is(many: None, client: Client) -> None:
    assert counted(visit(client, "/roles/?page=2")) == "45 roles, page 2 of 3"


def test_page_beyond_the_last_is_the_last_and_says_so(many: None, client: Client) -> None:
    page = visit(client, "/roles/?page=1000000000")
    assert page.texts(".note") == ["Ignored page “1000000000” (there are 3)."]
    assert found(page) == [f"Role {number}" for number in range(41, 46)]


def test_twenty_entries_are_one_page(many: None, client: Client) -> None:
    Role.objects.filter(title__gt="Role 20").update(status=DRAFT)
    page = visit(client, "/roles/")
    assert (counted(page), page.texts(".pages")) == ("20 roles", [])


# Ways on


def test_nothing_found_tells_what_each_choice_excludes(empty: None, client: Client) -> None:
    a_topic(title="Clinics", slug="clinics", kind=Topic.Kind.EMPLOYER_TYPE).roles.add(a_role(kind="profession"))
    for _ in range(2):
        a_role(kind="specialism")
    page = visit(client, "/roles/?kind=specialism&employer=clinics")
    assert (counted(page), found(page), page.texts("h3")) == ("0 of 3 roles", [], ["No role matches all of this"])
    assert page.links_in(".ways-on") == {
        "Drop “New specialism” to see 1 role": "/roles/?employer=clinics",
        "Also allow “Profession” to see 1 role": "/roles/?kind=specialism&kind=profession&employer=clinics",
        "Drop “Clinics” to see 2 roles": "/roles/?kind=specialism",
    }


def test_short_list_tells_how_to_find_more(empty: None, client: Client) -> None:
    for kind in ("specialism", "profession", "profession"):
        a_role(title="Quokka", kind=kind)
    page = visit(client, "/roles/?kind=specialism&q=quokka")
    assert (counted(page), page.texts("h3")[1:]) == ("1 of 3 roles", ["To see more"])
    assert page.links_in(".ways-on") == {
        "Drop “New specialism” to see 2 more": "/roles/?q=quokka",
        "Also allow “Profession” to see 2 more": "/roles/?q=quokka&kind=specialism&kind=profession",
    }


@pytest.mark.parametrize(("count", "ways"), [(3, 1), (4, 0)])
def test_list_of_four_is_long_enough(count: int, ways: int, empty: None, client: Client) -> None:
    for kind in ("specialism", *["profession"] * count):
        a_role(kind=kind)
    page = visit(client, "/roles/?kind=profession")
    assert (counted(page), len(page.texts(".ways-on"))) == (f"{count} of {count + 1} roles", ways)


def test_words_that_find_nothing_lead_back_to_all(client: Client, db: None) -> None:
    page = visit(client, "/skills/?q=zzxqzz")
    assert (page.links_in("#results")["Show all skills"], page.texts(".ways-on")) == ("/skills/", [])


def test_words_that_a_list_lacks_lead_to_the_search_of_everything(empty: None, client: Client) -> None:
    a_skill(title="C++")
    links = visit(client, "/roles/?q=C%2B%2B").links_in("#results")
    assert links["Look for “C++” on the whole site"] == "/search/?q=C%2B%2B"


# What is ignored, and what is only text


@pytest.mark.parametrize("url", LISTS)
def test_list_says_what_it_ignored(url: str, client: Client, db: None) -> None:
    page = visit(client, f"{url}?colour=red&sort=taste&page=-1&q=a&q=")
    assert page.texts(".note")[0] == (
        "Ignored text “a” (only the last one counts); sort “taste” (unknown); "
        "page “-1” (not a whole number from 1 to 1,000,000,000); “colour” (unknown)."
    )


def test_list_that_ignores_nothing_says_nothing(client: Client, db: None) -> None:
    page = visit(client, "/roles/?q=&kind=profession&sort=&market=united-states&show=skill&page=1&utm_source=x")
    assert page.texts(".note") == []


def test_what_editors_write_is_text_and_never_markup(empty: None, client: Client) -> None:
    role = a_role(title="<i>R&D</i>", summary="<b>Bold</b>.")
    a_band(role, a_market(title="<b>U</b>", slug="u"), median=70_000)
    cards = visit(client, "/roles/?sort=pay-u&pay=u-60000")
    assert cards.texts(".card")[0].startswith("<i>R&D</i> <b>Bold</b>.")
    assert cards.texts(".card-key") == ["Median pay, <b>U</b> US$70,000; undated, grade D"]
    assert cards.texts(".chips li")[0] == "Remove <b>U</b>, $60k or more ×"


def test_what_a_visitor_writes_is_text_and_never_markup(client: Client, db: None) -> None:
    text = '"><script>alert(1)</script>'
    page = visit(client, f"/roles/?q={text}&kind={text}&{text}=1")
    assert page.find("#words")[0].value == text
    assert page.texts(".note") == [f"Ignored kind “{text}” (unknown); “{text}” (unknown)."]


# Groups


@pytest.mark.parametrize(("most", "folds"), [(8, []), (7, ["Nurse 5", "Pilot 3"])])
def test_groups_of_a_long_list_are_folded(
    most: int, folds: list[str], empty: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("careerguide.catalogue.html.FOLDED_ABOVE", most)
    for order, (title, count) in enumerate((("Nurse", 5), ("Pilot", 3))):
        start = a_starting_point(title=title, order=order)
        for _ in range(count):
            a_pathway_between(start)
    page = visit(client, "/pathways/")
    assert page.texts("#results .fold > summary") == folds
    assert page.texts("#results .fold[open] > summary") == folds[1:]

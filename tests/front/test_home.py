"""The start page: what to do next, for pupils, for those who work, and for those who choose; roles and questions."""

from collections import Counter

import pytest
from django.test import Client

from careerguide.content.current import current
from careerguide.content.models import Entry
from careerguide.content.whole import Whole
from careerguide.front.start import OF_A_KIND
from roles.models import Answer, RolePair
from roles.themes import theme_of
from skills.models import Domain
from tests.build import a_domain, a_market, a_role, a_skill, a_starting_point, a_topic
from tests.reading import visit

DRAFT = Entry.Status.DRAFT


@pytest.mark.parametrize("rows", [1, 3])
def test_home_takes_1_query(rows: int, empty: None, client: Client, django_assert_num_queries) -> None:
    for hue in list(Domain.Hue)[:rows]:
        a_skill(domain=a_domain(hue=hue))
        a_role(kind="specialism", broader=a_role())
        a_starting_point()
        a_market()
        a_topic()
    current()
    with django_assert_num_queries(1):
        assert client.get("/").status_code == 200


def test_home_counts_the_roles(empty: None, client: Client) -> None:
    for status in (DRAFT, Entry.Status.PUBLISHED, Entry.Status.PUBLISHED):
        a_role(status=status)
    assert "All roles (2)" in visit(client, "/").links_in("#roles")


def test_home_has_a_search_that_needs_no_script(empty: None, client: Client) -> None:
    page = visit(client, "/")
    (form,) = page.find(".hero-search")
    assert (form.get("action"), form.get("method")) == ("/search/", "get")
    assert [element.get("name") for element in page.find("[type=search]")] == ["q"]


def test_home_opens_three_ways_on(empty: None, client: Client) -> None:
    links = [link.get("href") for link in visit(client, "/").find(".entrances a")]
    assert links == ["/fit/", "/plan/", "/roles/compare/"]


def test_pupils_need_not_say_again_where_they_start(empty: None, client: Client) -> None:
    a_starting_point(title="Pupil", slug="pupil")
    assert visit(client, "/").links_in(".entrances")["I’m still at school"] == "/fit/?start=pupil"


def test_home_shows_professions_as_cards_and_specialisms_as_links(empty: None, client: Client) -> None:
    a_role(title="Nurse", summary="Cares.")
    a_role(title="Coder", kind="specialism")
    page = visit(client, "/")
    assert page.texts("#roles .card h3") == ["Nurse"]
    assert [*page.links_in("#roles")] == ["All roles (2)", "Nurse", "Coder"]


def test_home_tells_starting_points(empty: None, client: Client) -> None:
    a_starting_point(title="Nurse")
    assert visit(client, "/").texts("#start .doors") == ["Nurse"]


def test_role_without_an_official_figure_says_so(empty: None, client: Client) -> None:
    a_role()
    assert visit(client, "/").texts(".card-end") == ["No official figure here"]


def test_card_shows_the_pay_of_the_first_market_and_whom_it_counts(client: Client, db: None) -> None:
    cards = dict(zip(*(visit(client, "/").texts(f"#roles .card {part}") for part in ("h3", ".card-end")), strict=True))
    said = "Pay: $106k, half of systems analysts earn more Usual qualification: Bachelor's degree"
    assert cards["Clinical informaticist"] == said


def test_other_market_is_a_choice_in_the_address(client: Client, db: None) -> None:
    page = visit(client, "/?market=united-kingdom")
    cards = dict(zip(*(page.texts(f"#roles .card {part}") for part in ("h3", ".card-end")), strict=True))
    assert cards["Clinical informaticist"] == "Pay: £40k, NHS England: first posts start here"
    assert "Show US" in page.links_in("#roles")


def test_unknown_market_is_named(client: Client, db: None) -> None:
    assert "market “moon” (unknown)" in visit(client, "/?market=moon").texts(".note")[0]


def test_pairs_on_the_start_page_name_no_role_more_than_twice(whole: Whole, client: Client) -> None:
    titles = [link.text or "" for link in visit(client, "/").find("[aria-labelledby=pairs-title] .ways a")]
    pairs = [pair for pair in whole[RolePair] if pair.title in titles]
    named = Counter(role for pair in pairs for role in (pair.first, pair.second))
    assert (len(titles), max(named.values())) == (4, 2)


def test_home_asks_one_question_of_each_theme(whole: Whole, client: Client) -> None:
    shown = visit(client, "/").texts("[aria-labelledby=questions-title] .ways a")
    assert len(shown) == len({theme_of(answer) for answer in whole[Answer]})


def test_large_site_shows_a_choice_of_each(empty: None, client: Client) -> None:
    for _ in range(OF_A_KIND + 1):
        a_role(), a_role(kind="specialism"), a_starting_point()
    page = visit(client, "/")
    shown = ("#roles .card", "#roles > .small a", "#start .doors a")
    assert [len(page.find(each)) for each in shown] == [OF_A_KIND] * 3


def test_home_leads_to_no_draft(empty: None, client: Client) -> None:
    drafts = [build(status=DRAFT) for build in (a_role, a_starting_point)]
    links = visit(client, "/").links
    assert [entry for entry in drafts if entry.get_absolute_url() in links] == []

"""Cards of the lists: what they state, and pay in the market of the address."""

from typing import Any

import pytest
from django.test import Client

from careerguide.content.models import Source, this_day
from roles.models import Role
from tests.build import (
    a_band,
    a_market,
    a_pathway_between,
    a_role,
    a_section,
    a_source,
    an_entry_education,
    an_occupation,
)
from tests.catalogue.lists import DRAFT, LISTS, found
from tests.reading import text_of, visit


def official() -> dict[str, Any]:
    """What makes a band one of official statistics."""
    cited = [a_section(source=a_source(kind=Source.Kind.OFFICIAL_STATISTICS))]
    return {"measure": "percentiles", "low": None, "high": None, "year": this_day().year, "citations": cited}


def test_card_of_a_role_states_its_facts_or_that_they_are_not_stated(empty: None, client: Client) -> None:
    market = a_market()
    occupation = an_occupation(a_role(title="Pilot"), short_title="those who fly", market=market)
    a_role(title="Waiter")
    a_band(occupation, market, median=90_000, **official())
    an_entry_education(occupation, education="BSc")
    assert visit(client, "/roles/").texts(".card-end") == [
        "Pay: $90k, half of those who fly earn more Usual qualification: BSc Compare Pilot",
        "No official figure here Compare Waiter",
    ]


def test_card_of_a_pathway_states_where_it_leads_and_how_long_it_takes(empty: None, client: Client) -> None:
    a_pathway_between(role=a_role(title="Pilot"))
    assert visit(client, "/pathways/").texts(".time") == ["Anywhere, 12 to 24 months"]


def test_pay_in_another_currency_than_its_market_s_is_not_taken_for_it(empty: None, client: Client) -> None:
    a_band(a_role(), a_market(slug="utopia", currency="GBP"), median=70_000, currency="EUR")
    assert "£70,000" not in visit(client, "/roles/?sort=pay-utopia").texts(".card")[0]


@pytest.mark.parametrize("url", LISTS)
def test_card_does_not_repeat_what_it_shows_anyway(url: str, client: Client, db: None) -> None:
    assert visit(client, url).texts(".card-key") == []


# Seen by market


@pytest.fixture
def two_markets(empty: None) -> None:
    """A role that is paid in two markets, and another one in none."""
    occupation = an_occupation(a_role(title="Pilot"), short_title="those who fly")
    for order, (slug, currency) in enumerate((("utopia", "USD"), ("eden", "GBP"))):
        market = a_market(title=slug.title(), slug=slug, currency=currency, order=order)
        a_band(occupation, market, median=90_000, currency=currency, **official())
    a_role(title="Waiter")


def test_cards_tell_pay_in_the_first_market_and_the_other_is_a_choice(two_markets: None, client: Client) -> None:
    page = visit(client, "/roles/")
    assert page.texts(".card-end b") == ["$90k"]
    assert [(text_of(option), option.get("value")) for option in page.find("#lens option")] == [
        ("Utopia pay", "utopia"),
        ("Eden pay", "eden"),
    ]


def test_cards_tell_pay_in_the_market_of_the_address(two_markets: None, client: Client) -> None:
    page = visit(client, "/roles/?market=eden")
    assert (page.texts(".card-end b"), page.texts("#lens [selected]")) == (["£90k"], ["Eden pay"])


def test_line_below_the_list_says_what_the_bars_mean(two_markets: None, client: Client) -> None:
    said = "Pay a year, Eden: half of the group named earn more. Bars run from £0 to £100k."
    assert visit(client, "/roles/?market=eden").texts(".about") == [said]


def test_market_narrows_nothing_down(two_markets: None, client: Client) -> None:
    assert found(visit(client, "/roles/?market=eden")) == ["Pilot", "Waiter"]


def test_sorting_by_pay_is_offered_for_the_market_that_is_seen(two_markets: None, client: Client) -> None:
    page = visit(client, "/roles/?market=eden")
    assert page.texts("#sort option") == ["Professions first", "Title", "Median pay, Eden", "Projected growth"]


def test_sorting_by_pay_is_not_offered_where_only_a_draft_has_a_figure(two_markets: None, client: Client) -> None:
    a_band(a_role(status=DRAFT), a_market(title="Nowhere", slug="nowhere"), median=70_000)
    Role.objects.filter(title="Pilot").update(status=DRAFT)
    assert visit(client, "/roles/").texts("#sort option") == ["Professions first", "Title", "Projected growth"]
